"""Laws of conversations about sets of tasks: a turn narrows, drops, counts or asks of each of the tasks before it."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.store import Store
from query.ask import Asker
from tests.properties.profile import FIXED
from tests.query.sets_of_tasks import ONE, UNITS, Task, Told, pairs, tasks_of

_SESSIONS = count()
_FIRST = st.sampled_from(("{}任务有哪些？", "列一下{}任务", "{}是哪几条"))

_UNIT = st.sampled_from(sorted(UNITS.items()))


@pytest.fixture(scope="module")
def tasks(store: Store) -> list[Task]:
    return tasks_of(store)


def _after(asker: Asker, first: str, turn: str) -> list[object]:
    """Return the numbers or values of the answer to a turn behind a first question."""
    session = f"sets {next(_SESSIONS)}"
    assert asker.ask(first, session=session).status == "answered", first
    answer = asker.ask(turn, session=session)
    assert answer.status in ("answered", "empty"), (first, turn, answer.text)
    return [item["number"] if item["type"] == "Task" else item["value"] for item in answer.answers]


@FIXED
@given(pairs(), _FIRST)
def test_a_turn_keeps_or_drops_what_is_in_a_set(
    asker: Asker, tasks: list[Task], sets: tuple[Told, Told], build: str
) -> None:
    first, second = sets
    before = [task for task in tasks if first.holds(task)]
    kept = {task.number for task in before if second.holds(task)}
    left = {task.number for task in before} - kept
    assume(len(before) > 1 and kept and left and "外的" not in second.words)
    question = build.format(first.words)
    for turn in ("其中{}有哪些？", "这里面{}是哪几条", "只看{}"):
        assert set(_after(asker, question, turn.format(second.words))) == kept, (question, turn, second.words)
    for turn in ("去掉{}，还剩哪些？", "除去{}还有哪几条？"):
        assert set(_after(asker, question, turn.format(second.words))) == left, (question, turn, second.words)


@FIXED
@given(ONE, _UNIT, _FIRST)
def test_a_turn_asks_of_each_of_them(
    asker: Asker, tasks: list[Task], told: Told, unit: tuple[str, str], build: str
) -> None:
    short, name = unit
    before = [task for task in tasks if told.holds(task)]
    assume(len(before) > 1 and short not in told.words)
    question = build.format(told.words)
    for turn in ("是不是都有{}？", "这些任务都涉及{}吗"):
        assert _after(asker, question, turn.format(short)) == [all(name in task.roles for task in before)], question
    total = sum(name in task.roles for task in before)
    for turn in ("{}在其中几条里有份？", "这里面有几条涉及{}？"):
        assert _after(asker, question, turn.format(short)) == [total], (question, turn)
