"""Laws of turns that leave something out, set a number against another, or ask for more: each is a question in full."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.store import Store
from query.ask import Asker
from tests.properties.profile import FIXED
from tests.query.sets_of_tasks import UNITS, Task, tasks_of

_SESSIONS = count()
_LEFT = ("不算{}呢", "除了{}呢", "{}除外呢", "{}以外呢", "把{}去掉呢", "去掉{}呢", "除{}外呢")
_VERBS = {"牵头": {"lead"}, "参与": {"participate", "cooperate", "responsible"}}


@pytest.fixture(scope="module")
def tasks(store: Store) -> list[Task]:
    return tasks_of(store)


def _told(asker: Asker, *turns: str) -> list[str]:
    """Return the numbers, values or names of what the last turn of a conversation is answered with."""
    session = f"left {next(_SESSIONS)}"
    answer = [asker.ask(turn, session=session) for turn in turns][-1]
    assert answer.status in ("answered", "empty"), (turns, answer.text)
    return sorted(str(i.get("number") or i.get("label") or i["value"]) for i in answer.answers)


@pytest.mark.parametrize("verb", ["牵头", "参与", "负责"])
def test_a_ranking_goes_on_without_its_first(asker: Asker, verb: str) -> None:
    first = f"{verb}任务最多的是哪个单位"
    (top,) = _told(asker, first)
    second = _told(asker, f"除{top}以外，{verb}任务最多的是哪家")
    for turn in (*(each.format(top) for each in _LEFT), "除了它呢", "不算它呢", "除它之外呢"):
        assert _told(asker, first, turn) == second, turn
    assert _told(asker, first, "有几条") == _told(asker, f"{top}{verb}几条任务")
    assert _told(asker, first, "都是哪些任务") == _told(asker, f"{top}{verb}哪些任务")
    assert _told(asker, first, "参与最多的呢") == _told(asker, "参与任务最多的是哪个单位")


@pytest.mark.parametrize("number", [1, 10])
def test_companies_without_one_of_them(asker: Asker, number: int) -> None:
    first = f"第{number}条提到哪些企业"
    every = _told(asker, first)
    for gone in every:
        for turn in (*_LEFT, "除了{}还有谁", "不算{}还有哪些", "除{}外还有哪几家"):
            assert _told(asker, first, turn.format(gone)) == [each for each in every if each != gone], turn
        assert _told(asker, first, f"{gone}不算，还有几家") == [str(len(every) - 1)]


@FIXED
@given(st.integers(1, 27))
def test_all_but_those_that_lead(asker: Asker, tasks: list[Task], number: int) -> None:
    task = next(each for each in tasks if each.number == str(number))
    left = sorted(set(task.roles) - task.leads)
    assume(task.leads and left)
    they = "它" if len(task.leads) == 1 else "它们"
    for turn in (f"除了{they}呢", f"不算{they}呢", "除此之外还有谁", "剩下的是哪几家", "牵头的除外呢"):
        assert _told(asker, f"第{number}条由谁牵头", turn) == left, turn


@FIXED
@given(st.permutations(sorted(UNITS)), st.sampled_from(("牵头", "参与", "负责")))
def test_a_number_is_set_against_that_of_another(asker: Asker, units: list[str], verb: str) -> None:
    one, other = units[:2]
    numbers = [int(_told(asker, f"{unit}{verb}几条任务")[0]) for unit in (one, other)]
    first, apart = f"{one}{verb}几条任务", numbers[0] - numbers[1]
    for turn in ("比{}多吗", "是不是比{}多", "有{}多吗", "是否多于{}"):
        assert _told(asker, first, turn.format(other)) == [str(apart > 0)], turn
    for turn in ("跟{}一样多吗", "和{}的数量相同吗", "{}也这么多吗", "As many as {}?"):
        assert _told(asker, first, turn.format(other)) == [str(apart == 0)], turn
    assert _told(asker, first, f"{other}呢", "比刚才那个多吗") == [str(apart < 0)]
    if apart:
        assert _told(asker, first, f"跟{other}差几条") == [str(abs(apart))]


@FIXED
@given(st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(_VERBS)))
def test_its_further_tasks_are_none_of_the_last(asker: Asker, tasks: list[Task], unit: str, verb: str) -> None:
    held = {t.number: t.roles.get(UNITS[unit], set()) for t in tasks}
    last = {number for number, roles in held.items() if roles & _VERBS[verb]}
    rest = sorted(number for number, roles in held.items() if roles and number not in last)
    assume(last and rest)
    for turn in ("它还负责哪些", "除此之外，它还负责哪些任务", f"除了这些，{unit}还负责哪几条", "还负责哪几条"):
        assert _told(asker, f"{unit}{verb}哪些任务", turn) == rest, turn
    assert _told(asker, f"{unit}{verb}哪些任务", "还有别的吗") == ["False"]


@pytest.mark.parametrize("verb", ["leads", "participates in"])
def test_an_english_ranking_goes_on_without_its_first(asker: Asker, verb: str) -> None:
    first = f"Which unit {verb} the most tasks?"
    (top,) = _told(asker, first)
    second = _told(asker, first, f"除了{top}呢")
    for turn in (f"Apart from {top}?", f"Not counting {top}?", f"Without {top}?", "And without it?", "Leaving it out?"):
        assert _told(asker, first, turn) == second, turn


@FIXED
@given(st.integers(1, 27))
def test_others_than_those_that_lead(asker: Asker, tasks: list[Task], number: int) -> None:
    task = next(each for each in tasks if each.number == str(number))
    left = sorted(set(task.roles) - task.leads)
    assume(task.leads and left)
    for turn in ("And the others?", "Apart from them?", "Which other units are involved?", "Who are the others?"):
        assert _told(asker, f"Who leads task {number}?", turn) == left, turn
    for turn in ("Excluding the lead?", "Not counting the leads?", "Which of them do not lead?"):
        assert _told(asker, f"Which units are involved in task {number}?", turn) == left, turn


@pytest.mark.parametrize("turn", ["跟它一起牵头的是谁", "除了它呢", "比它多吗", "And the others?", "How many is that?"])
def test_nobody_is_meant_of_whom_nothing_was_said(asker: Asker, turn: str) -> None:
    assert asker.ask(turn).status == "not_understood"
    session = f"left {next(_SESSIONS)}"
    asker.ask("第3条的预算是多少", session=session)
    assert asker.ask(turn, session=session).status == "not_understood"
