"""Laws of composed questions: what is asked of sets of tasks is what the graph says of them, however they are put."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.store import Store
from query.answer import Item
from query.ask import Asker
from tests.properties.profile import FIXED
from tests.query.sets_of_tasks import ONE, UNITS, Task, Told, pairs, tasks_of

_KEYS = {"Task": "number", "Number": "value", "Boolean": "value", "Organization": "label"}
_BETWEEN = st.sampled_from(("、", "，", ""))

_UNIT = st.sampled_from(sorted(UNITS.items()))


@pytest.fixture(scope="module")
def tasks(store: Store) -> list[Task]:
    return tasks_of(store)


def _answer(asker: Asker, question: str) -> list[object]:
    """Return the numbers, values or names of an answer; a question that is not understood fails."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.text)
    return [item[_KEYS[str(item["type"])]] for item in answer.answers]


def _in_all(tasks: Iterable[Task], *sets: Told) -> list[Task]:
    return [task for task in tasks if all(told.holds(task) for told in sets)]


def _numbers(tasks: Iterable[Task]) -> set[object]:
    return {task.number for task in tasks}


def _names(names: Iterable[object]) -> set[str]:
    """Return names of units; a group is one under whichever of its names."""
    plain = {str(name) for name in names}
    return {
        name.removeprefix("有关").removeprefix("各") if name.endswith(("镇街", "国有公司")) else name for name in plain
    }


@FIXED
@given(pairs(), _BETWEEN)
def test_two_bounds_hold_together(asker: Asker, tasks: list[Task], sets: tuple[Told, Told], between: str) -> None:
    first, second = sets
    found, said = _in_all(tasks, first, second), f"{first.words}{between}{second.words}任务"
    for build in ("{}有哪些？", "请列出{}", "把{}列一下"):
        assert set(_answer(asker, build.format(said))) == _numbers(found), (build, said)
    assert _answer(asker, f"{said}一共有几条？") == [len(found)], said


@FIXED
@given(pairs())
def test_a_set_within_a_set_is_what_both_hold(asker: Asker, tasks: list[Task], sets: tuple[Told, Told]) -> None:
    first, second = sets
    found = _numbers(_in_all(tasks, first, second))
    for build in ("{}任务里，{}是哪几条？", "{}任务当中，{}有哪些？"):
        assert set(_answer(asker, build.format(first.words, second.words))) == found, (first.words, second.words)


@FIXED
@given(pairs())
def test_a_set_without_another_keeps_the_rest(asker: Asker, tasks: list[Task], sets: tuple[Told, Told]) -> None:
    first, second = sets
    assume("外的" not in second.words)
    found = _numbers(task for task in _in_all(tasks, first) if not second.holds(task))
    for build in ("{}任务，除去{}，还剩哪几条？", "{}任务里不算{}，有哪些", "{}任务扣除{}还剩哪几条"):
        assert set(_answer(asker, build.format(first.words, second.words))) == found, (first.words, second.words)


@FIXED
@given(pairs())
def test_sets_put_together_hold_what_either_has(asker: Asker, tasks: list[Task], sets: tuple[Told, Told]) -> None:
    first, second = sets
    found = _numbers(task for task in tasks if first.holds(task) or second.holds(task))
    for build in ("{}或者{}任务有哪些？", "{}和{}任务合在一起有哪几条？"):
        assert set(_answer(asker, build.format(first.words, second.words))) == found, (first.words, second.words)


@FIXED
@given(pairs())
def test_sets_are_set_against_each_other(asker: Asker, tasks: list[Task], sets: tuple[Told, Told]) -> None:
    first, second = sets
    one, other = (len(_in_all(tasks, told)) for told in (first, second))
    verb = "多" if one >= other else "少"
    assert _answer(asker, f"{first.words}任务比{second.words}任务{verb}几条？") == [abs(one - other)]
    assert _answer(asker, f"{first.words}任务比{second.words}任务多吗？") == [one > other]
    assume(one)
    both = round(100 * len(_in_all(tasks, first, second)) / one, 1)
    assert _answer(asker, f"{first.words}任务里，{second.words}占百分之几？") == [both]


@FIXED
@given(ONE, _UNIT)
def test_units_of_a_set_are_those_of_its_tasks(
    asker: Asker, tasks: list[Task], told: Told, unit: tuple[str, str]
) -> None:
    left_out, name = unit
    found = _in_all(tasks, told)
    assume(found)
    units = _names(unit for task in found for unit in task.roles)
    assert _names(_answer(asker, f"{told.words}任务涉及哪些单位？")) == units, told.words
    leads = _names(unit for task in found for unit in task.leads)
    assert _names(_answer(asker, f"{told.words}任务，牵头单位都有哪些？")) == leads, told.words
    assume(left_out not in told.words)
    assert _names(_answer(asker, f"除{left_out}以外，{told.words}任务还有哪些责任单位？")) == units - {name}, told.words
    share = round(100 * sum(name in task.roles for task in found) / len(found), 1)
    assert _answer(asker, f"{left_out}负责的任务占{told.words}任务的百分之几？") == [share], told.words


@FIXED
@given(ONE)
def test_units_in_each_task_of_a_set(asker: Asker, tasks: list[Task], told: Told) -> None:
    found = _in_all(tasks, told)
    assume(len(found) > 1 and not told.words.startswith("不在"))  # 在不在 asks whether
    every = set.intersection(*(_names(task.roles) for task in found))
    assert _names(_answer(asker, f"哪些单位在{told.words}所有任务里都有？")) == every, told.words


@FIXED
@given(st.permutations(sorted(UNITS.items())))
def test_one_of_two_units_is_not_both(asker: Asker, tasks: list[Task], units: list[tuple[str, str]]) -> None:
    (one, first), (other, second) = units[:2]
    found = _numbers(task for task in tasks if (first in task.roles) != (second in task.roles))
    for build in ("{}和{}只有一家负责的任务有哪些？", "{}、{}两家中恰好一家有份的任务是哪几条？"):
        assert set(_answer(asker, build.format(one, other))) == found


_BOUNDS = (
    ("2025年到期的", lambda target: target.get("deadline") == 2025),
    ("2022年的", lambda target: target.get("deadline") == 2022),
    ("超过60%的", lambda target: target.get("unit") == "%" and float(str(target.get("value") or 0)) > 60),
    ("百分比的", lambda target: target.get("unit") == "%"),
    ("没写年份的", lambda target: target.get("deadline") is None),
)


@FIXED
@given(ONE, st.sampled_from(_BOUNDS))
def test_targets_of_a_set_are_those_of_its_tasks(
    asker: Asker, tasks: list[Task], told: Told, bound: tuple[str, Callable[[Item], bool]]
) -> None:
    words, holds = bound
    found = [
        target
        for task in _in_all(tasks, told)
        for target in asker.ask(f"第{task.number}条有哪些量化目标").answers
        if holds(target)
    ]
    listed = asker.ask(f"{told.words}任务有哪些{words}量化目标？").answers
    assert {target["iri"] for target in listed} == {target["iri"] for target in found}, told.words
    assert _answer(asker, f"{told.words}任务里，{words}量化目标有几个？") == [len(found)], told.words
    having = {str(target["task"]) for target in found}
    for build in ("{}任务里，有{}量化目标的是哪几条？", "{}任务中，哪几条定了{}量化目标？"):
        assert set(_answer(asker, build.format(told.words, words))) == having, (told.words, words)
