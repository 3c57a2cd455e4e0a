"""Laws of units of a sort, as their names say (哪些局), and of English bounds that count their own year."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells

SORTS = ("局", "委")
NEVER_LED = ("从没牵头过的{}有哪些", "哪些{}没有牵头任务", "名称叫“{}”的单位里，没有牵头过的是哪几家")
MOST = ("负责任务最多的{}是哪一家", "负责任务最多的是哪个{}", "名字带“{}”的单位中，负责的任务最多的是哪家")
LATER = ("which milestones are due in {} or later", "which milestones are due from {} onwards")


def _units(asker: Asker, question: str) -> set[str]:
    return set(cells(asker, question, "label"))


def _targets(asker: Asker, question: str) -> set[str]:
    return set(cells(asker, question, "indicator"))


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("said", NEVER_LED)
def test_units_of_a_sort_that_never_led(asker: Asker, sort: str, said: str) -> None:
    never = {unit for unit in _units(asker, "哪些单位从没牵头过") if sort in unit}
    assert _units(asker, said.format(sort)) == never


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("said", MOST)
def test_the_unit_of_a_sort_with_most_tasks(asker: Asker, sort: str, said: str) -> None:
    units = {unit for unit in _units(asker, "负责任务不少于一条的单位有哪些") if sort in unit}
    counts = {unit: len(asker.ask(f"{unit}负责哪些任务").answers) for unit in units}
    most = {unit for unit, count in counts.items() if count == max(counts.values())}
    assert _units(asker, said.format(sort)) == most
    assert _units(asker, f"{said.format(sort)}，哪怕不牵头也算") == most


def test_whichever_unit_a_task_belongs_to(asker: Asker) -> None:
    assert _units(asker, "第9条归哪个局管") == _units(asker, "第9条谁负责")


@pytest.mark.parametrize("year", [2022, 2024])
@pytest.mark.parametrize("said", LATER)
def test_a_year_or_later_counts_the_year(asker: Asker, year: int, said: str) -> None:
    assert _targets(asker, said.format(year)) == _targets(asker, f"{year}年及以后到期的节点有哪些")
    after = _targets(asker, f"which milestones are due after {year}")
    assert after == _targets(asker, f"{year}年以后到期的节点有哪些")
