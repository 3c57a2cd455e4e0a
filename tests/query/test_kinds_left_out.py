"""Laws of units that are left out by their kind, and of units all of whose tasks another unit leads."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells

LEADS = ("经信委", "农委", "发改委", "文旅委")
ASKS = (
    "哪些单位的任务全部由{}牵头",
    "任务全是{}牵头的单位有哪几家",
    "只在{}牵头的任务里出现的单位有哪些",
    "所有任务都由{}牵头的单位有哪些",
)


def _units(asker: Asker, question: str) -> set[str]:
    return set(cells(asker, question, "label"))


def _tasks(asker: Asker, question: str) -> set[str]:
    return {str(item["number"]) for item in asker.ask(question).answers}


def _collectives(units: set[str]) -> set[str]:
    return {unit for unit in units if unit.startswith(("各", "有关")) or unit in ("镇街", "区属国有公司")}


@pytest.mark.parametrize("number", [3, 9, 12, 23, 25, 26])
@pytest.mark.parametrize("said", ["统称不算", "“各部门”这类统称不算", "各类统称都不算", "只看点了名的，统称不算"])
def test_collectives_are_left_out(asker: Asker, number: int, said: str) -> None:
    listed = _units(asker, f"第{number}条有哪些责任单位")
    left = _units(asker, f"第{number}条有哪些责任单位，{said}")
    assert left == listed - _collectives(listed)


@pytest.mark.parametrize("number", [5, 10, 19, 20])
@pytest.mark.parametrize("said", ["，公司不算", "（公司不算）", "，公司不要"])
def test_companies_are_left_out_of_units(asker: Asker, number: int, said: str) -> None:
    listed = {unit for unit in _units(asker, f"第{number}条有哪些参与单位") if not unit.endswith("公司")}
    assert _units(asker, f"第{number}条的参与单位有哪些{said}") == listed


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("asks", ASKS)
def test_units_all_of_whose_tasks_another_leads(asker: Asker, lead: str, asks: str) -> None:
    led = _tasks(asker, f"{lead}牵头哪些任务")
    found = _units(asker, asks.format(lead) + "，统称不算")
    named = {unit for number in led for unit in _units(asker, f"第{number}条有哪些责任单位")}
    for unit in named - _collectives(named):
        assert (unit in found) is (_tasks(asker, f"{unit}负责哪些任务") <= led), (unit, asks)
