"""Laws of units beside others: who leads with whom, who supports whom, and what holds of every task in a set."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells

LEADING = {
    "经信委": "区经济信息委",
    "发改委": "区发展改革委",
    "农委": "区农业农村委",
    "环保局": "区生态环境局",
    "商务委": "区商务委",
}
CO_LEADS = (
    "谁和{}一起牵头",
    "与{}共同牵头的单位有哪些",
    "哪些单位跟{}联合牵头",
    "{}和哪些单位一起牵头",
    "跟{}联合牵头的都有谁",
    "{}牵头的任务里，其他牵头单位有哪些",
)
SUPPORTERS = ("谁给{}打配合", "哪些单位配合{}", "给{}打配合的单位有哪些", "{}的配合单位有哪些", "协助{}的有哪几家")
SUPPORTED = ("科技局", "财政局", "大数据发展局", "水利局")
LEADS_SUPPORTED = ("{}配合谁", "{}给谁打配合", "{}配合过哪些单位")
BASES = (
    "没有牵头单位的任务",
    "牵头单位超过1家的任务",
    "经信委牵头的任务",
    "科技局参与的任务",
    "没有量化目标的任务",
    "2025年到期的任务",
)
SAID = {
    "发改委参与": "发改委参与",
    "由经信委牵头": "经信委牵头",
    "在保障措施里": "保障措施里",
    "有牵头单位": "有牵头单位",
}
EVERY = ("{}都{}吗", "{}是不是都{}", "{}，是不是全都{}")


def _tasks(asker: Asker, question: str) -> set[str]:
    return set(cells(asker, question, "number"))


def _units(asker: Asker, question: str) -> set[str]:
    return set(cells(asker, question, "label"))


def _in_role(asker: Asker, question: str, tasks: set[str]) -> set[str]:
    return {unit for number in tasks for unit in _units(asker, question.format(number))}


@pytest.mark.parametrize("unit", LEADING)
def test_who_leads_with_a_unit_leads_its_tasks_and_is_another(asker: Asker, unit: str) -> None:
    led = _tasks(asker, f"{unit}牵头哪些任务")
    leads = _in_role(asker, "第{}条的牵头单位是谁", led)
    for build in CO_LEADS:
        assert _units(asker, build.format(unit)) == leads - {LEADING[unit]}, build


@pytest.mark.parametrize("unit", LEADING)
def test_who_supports_a_unit_has_its_part_in_the_tasks_that_it_leads(asker: Asker, unit: str) -> None:
    led = _tasks(asker, f"{unit}牵头哪些任务")
    expected = _in_role(asker, "第{}条的配合单位有哪些", led)
    for build in SUPPORTERS:
        assert _units(asker, build.format(unit)) == expected, build


@pytest.mark.parametrize("unit", SUPPORTED)
def test_whom_a_unit_supports_leads_the_tasks_in_which_it_does(asker: Asker, unit: str) -> None:
    expected = _in_role(asker, "第{}条的牵头单位是谁", _tasks(asker, f"{unit}配合哪些任务"))
    for build in LEADS_SUPPORTED:
        assert _units(asker, build.format(unit)) == expected, build


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("base", BASES)
def test_what_holds_of_every_task_holds_of_all_that_are_listed(asker: Asker, base: str, said: str) -> None:
    every = _tasks(asker, f"{base}有哪些") <= _tasks(asker, f"{SAID[said]}的任务有哪些")
    for build in EVERY:
        answer = asker.ask(build.format(base, said))
        assert [item["value"] for item in answer.answers] == [every], (build, base, said, answer.text)


@pytest.mark.parametrize("unit", SUPPORTED)
def test_a_helper_in_front_of_whose_task_it_is_has_its_own_part(asker: Asker, unit: str) -> None:
    led = _tasks(asker, "经信委牵头哪些任务")
    expected = led & _tasks(asker, f"{unit}配合哪些任务")
    for build in (
        "{}给经信委牵头的任务配合的是哪几条",
        "{}一共给经信委牵头的哪些任务打配合",
        "经信委牵头、{}配合的任务有哪些",
    ):
        assert _tasks(asker, build.format(unit)) == expected, build


@pytest.mark.parametrize("number", ["two", "three", "five"])
def test_tasks_are_counted_in_the_role_that_the_question_names(asker: Asker, number: str) -> None:
    chinese = {"two": "2", "three": "3", "five": "5"}[number]
    expected = _units(asker, f"牵头{chinese}条以上任务的单位有哪些")
    assert _units(asker, f"Which units lead at least {number} tasks?") == expected
    assert _units(asker, f"牵头的任务不少于{chinese}条的单位有哪些") == expected
