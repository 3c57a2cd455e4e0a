"""The task behind another, in front of it, or counted from the end is the one with that number; what is only there."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells

LAST = 27
BEHIND = (
    "第{n}条后面那一条由谁牵头",
    "第{n}条的下一条由谁牵头",
    "第{n}条之后紧挨着的一条由谁牵头",
    "who leads the task right after task {n}?",
)
BEFORE = ("第{n}条前面那条由谁牵头", "第{n}条的上一条由谁牵头", "who leads the task immediately before task {n}?")
FROM = ("从第{n}条看起，后面哪些任务由经信委牵头", "第{n}条及以后哪些任务由经信委牵头")
UNTIL = ("到第{n}条为止，哪些任务由经信委牵头", "第{n}条及以前哪些任务由经信委牵头")


def _leads(asker: Asker, number: int) -> list[str]:
    return cells(asker, f"第{number}条由谁牵头")


@pytest.mark.parametrize("number", range(2, LAST))
def test_the_task_next_to_another_has_the_number_next_to_it(asker: Asker, number: int) -> None:
    for build in BEHIND:
        assert cells(asker, build.format(n=number)) == _leads(asker, number + 1), build
    for build in BEFORE:
        assert cells(asker, build.format(n=number)) == _leads(asker, number - 1), build
    assert cells(asker, f"倒数第{number}条任务由谁牵头") == _leads(asker, LAST + 1 - number)


@pytest.mark.parametrize("number", [3, 12, 20])
def test_tasks_from_one_on_and_up_to_one_have_it(asker: Asker, number: int) -> None:
    led = {int(str(n)) for n in cells(asker, "经信委牵头哪些任务", "number")}
    for build in FROM:
        assert {int(str(n)) for n in cells(asker, build.format(n=number), "number")} == {n for n in led if n >= number}
    for build in UNTIL:
        assert {int(str(n)) for n in cells(asker, build.format(n=number), "number")} == {n for n in led if n <= number}


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Which units appear only in tasks without a lead unit?", "只在没有牵头单位的任务里出现的单位有哪些"),
        ("Which units are involved only in the agriculture section?", "只在农业部分出现的单位有哪些"),
        ("Which units work on task 9 only?", "只在第9条出现的单位有哪些"),
    ],
)
def test_units_only_in_a_set_are_the_same_in_both_languages(asker: Asker, english: str, chinese: str) -> None:
    found = set(cells(asker, english))
    assert found
    assert found == set(cells(asker, chinese))
