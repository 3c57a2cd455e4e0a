"""Laws of conversations about tasks: a turn is answered as the question that says the same in full."""

from __future__ import annotations

from itertools import count, permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.store import Store
from query.ask import Asker
from tests.properties.profile import FIXED
from tests.query.sets_of_tasks import UNITS, Task, Told, pairs, tasks_of

_SESSIONS = count()
_NUMBERS = st.integers(2, 26)
_ASKED = st.sampled_from(("由谁牵头", "的责任单位有哪些", "有哪些目标", "涉及哪些单位"))
_SETS = {
    "Which tasks are in the agriculture part?": "农业部分有哪些任务",
    "Which tasks have no lead unit?": "没有牵头单位的任务有哪些",
    "Which tasks involve the Ecology and Environment Bureau?": "环保局负责的任务有哪些",
    "Which tasks does the Economy and Informatization Commission lead?": "经信委牵头的任务有哪些",
}
_SAID = {
    "with quantified targets": "有量化目标的任务有哪些",
    "that name companies": "提到企业的任务有哪些",
    "involving the Science and Technology Bureau": "科技局负责的任务有哪些",
    "led by the Agriculture and Rural Affairs Commission": "农委牵头的任务有哪些",
}


@pytest.fixture(scope="module")
def tasks(store: Store) -> list[Task]:
    return tasks_of(store)


def _told(asker: Asker, *turns: str) -> list[str]:
    """Return the numbers, values or names of what the last turn of a conversation is answered with."""
    session = f"talk {next(_SESSIONS)}"
    for turn in turns[:-1]:
        assert asker.ask(turn, session=session).status == "answered", turns
    answer = asker.ask(turns[-1], session=session)
    assert answer.status in ("answered", "empty"), (turns, answer.text)
    return sorted(str(i.get("number") or i.get("label") or i.get("indicator") or i["value"]) for i in answer.answers)


@FIXED
@given(pairs())
def test_a_turn_asks_for_the_rest_of_them(asker: Asker, tasks: list[Task], sets: tuple[Told, Told]) -> None:
    first, second = sets
    before = [task for task in tasks if first.holds(task)]
    left = sorted(task.number for task in before if not second.holds(task))
    assume(left and len(before) > len(left) + 1 and "外的" not in second.words)
    turns = (f"{first.words}任务有哪些？", f"其中{second.words}有哪些？")
    for turn in ("其余的呢", "另外的呢", "剩下的是哪些？", "其他的是哪几条", "其余任务有哪些"):
        assert _told(asker, *turns, turn) == left, (turns, turn)
    assert _told(asker, *turns, "其余的有几条") == [str(len(left))], turns


@FIXED
@given(st.sampled_from(sorted(_SETS)), st.sampled_from(sorted(_SAID)))
def test_ones_that_are_so_are_of_the_last_tasks(asker: Asker, first: str, said: str) -> None:
    before, so = set(_told(asker, _SETS[first])), set(_told(asker, _SAID[said]))
    for turn in ("And the ones {}?", "Keep only the ones {}.", "What about those {}?"):
        assert set(_told(asker, first, turn.format(said))) == before & so, (first, turn)
    for turn in ("Leave out those {}.", "Excluding those {}?", "Apart from the ones {}, which are left?"):
        assert set(_told(asker, first, turn.format(said))) == before - so, (first, turn)
    assert _told(asker, first, f"How many {said}?") == [str(len(before & so))], first


@FIXED
@given(_NUMBERS, _ASKED)
def test_the_next_task_is_the_one_printed_behind(asker: Asker, number: int, asked: str) -> None:
    first = f"第{number}条{asked}"
    assume(asker.ask(first).status == "answered")
    for turn, other in (("下一条呢", 1), ("接下来那条呢", 1), ("前一条呢", -1), ("那上一条呢", -1)):
        assert _told(asker, first, turn) == _told(asker, f"第{number + other}条{asked}"), (first, turn)


@FIXED
@given(pairs())
def test_a_turn_asks_whether_one_of_them_is_so(asker: Asker, tasks: list[Task], sets: tuple[Told, Told]) -> None:
    first, second = sets
    before = [task for task in tasks if first.holds(task)]
    assume(len(before) > 1 and not second.words.startswith(("没", "有", "不", "跟", "与", "只", "属")))
    question, there = f"{first.words}任务有哪些？", [str(any(map(second.holds, before)))]
    for turn in ("其中有{}吗？", "里面有没有{}", "其中是否有{}？"):
        assert _told(asker, question, turn.format(second.words)) == there, (question, turn, second.words)


@FIXED
@given(st.permutations(sorted(UNITS)), st.sampled_from(("牵头", "负责")))
def test_two_numbers_are_set_against_each_other(asker: Asker, units: list[str], verb: str) -> None:
    one, other = units[:2]
    each = [int(_told(asker, f"{unit}{verb}几条任务")[0]) for unit in (one, other)]
    assume(each[0] != each[1])
    more = UNITS[one if each[0] > each[1] else other]
    turns = (f"{one}{verb}几条任务", f"{other}呢")
    for turn in ("谁更多", "哪家多？", "它们谁的多"):
        assert _told(asker, *turns, turn) == [more], (turns, turn)
    assert _told(asker, turns[0], f"{other}呢，哪家多") == [more], turns
    assert _told(asker, *turns, "相差几条") == [str(abs(each[0] - each[1]))], turns
    assert _told(asker, *turns, f"比{one}多吗") == [str(each[1] > each[0])], turns
    assert _told(asker, turns[0], "第9条由谁牵头", f"回到第一个问题，{other}呢") == [str(each[1])], turns


@FIXED
@given(_NUMBERS)
def test_targets_with_a_number_are_some_of_the_last(asker: Asker, number: int) -> None:
    plain = _told(asker, f"第{number}条有哪些量化目标")
    first = f"第{number}条有哪些目标"
    assume(plain)
    for turn in ("其中量化的有哪些", "只要量化的", "哪些是带数字的"):
        assert _told(asker, first, turn) == plain, (first, turn)
    assert _told(asker, first, "有几个") == [str(len(_told(asker, first)))], first


@pytest.mark.parametrize("order", list(permutations(("经信委", "发改委", "科技局"))))
def test_all_units_asked_alike_are_set_against_each_other(asker: Asker, order: tuple[str, str, str]) -> None:
    turns = (f"{order[0]}牵头几条任务", *(f"{unit}呢" for unit in order[1:]))
    counts = {unit: int(_told(asker, f"{unit}牵头几条任务")[0]) for unit in order}
    for asks, best in (("谁更多", max(counts.values())), ("哪家更少", min(counts.values()))):
        (found,) = _told(asker, *turns, asks)
        assert int(_told(asker, f"{found}牵头几条任务")[0]) == best
    (apart,) = _told(asker, *turns[:2], "相差几条")
    assert int(apart) == abs(counts[order[0]] - counts[order[1]])
    session = f"talk {next(_SESSIONS)}"
    for turn in turns:
        asker.ask(turn, session=session)
    assert asker.ask("相差几条", session=session).status == "not_understood"  # which two of the three?
