"""Laws of units of a sort, as their names say (哪些局), and of English bounds that count their own year."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells, numbers

SORTS = ("局", "委")
KINDS = ("局", "委", "公司", "中心")
OF_A_TASK = {
    "list": ("第{n}条的责任单位里哪些是{k}", "哪几个{k}参与第{n}条", "列出第{n}条的责任单位中的{k}"),
    "count": ("第{n}条的责任单位里有几家是{k}", "第{n}条有几个{k}负责", "负责第{n}条的{k}有几个"),
    "exists": ("第{n}条的责任单位里有没有{k}", "第{n}条有{k}负责吗"),
    "others": (
        "{k}不算，第{n}条有哪些责任单位",
        "除了{k}，第{n}条还有哪些责任单位",
        "第{n}条的责任单位有哪些？{k}不算",
        "第{n}条的责任单位（{k}除外）有哪些",
        "第{n}条的责任单位里，{k}不算，还有哪些",
    ),
    "other number": ("{k}不算，第{n}条有几家责任单位", "第{n}条的责任单位有几家，{k}不计"),
}
LED_BY = ("由{k}牵头的任务有哪些", "哪些任务有{k}牵头", "没有{k}牵头的任务有哪些")
LEADS = ("几个{k}牵头任务", "牵头任务的{k}有几个", "牵头单位里有几家是{k}", "有多少个{k}牵头了任务")
EACH = ("各{k}牵头几条任务", "各{k}的牵头任务数", "每个{k}各牵头多少条任务", "按{k}统计牵头任务数")
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


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", ["3", "10", "18"])
def test_units_of_a_kind_in_a_task(asker: Asker, kind: str, number: str) -> None:
    units = {str(i["label"]): i["role"] for i in asker.ask(f"第{number}条的责任单位有哪些").answers}
    mine = {unit for unit in units if unit.endswith(kind)}
    wanted = {"exists": bool(mine), "count": len(mine), "other number": len(units) - len(mine)}
    for way, builds in OF_A_TASK.items():
        for build in builds:
            question = build.format(k=kind, n=number)
            if way in wanted:
                assert asker.ask(question).answers[0]["value"] == wanted[way], question
            else:
                taking_part = {unit for unit in mine if units[unit] != "lead"} if "参与" in question else mine
                assert _units(asker, question) == (units.keys() - mine if way == "others" else taking_part), question


@pytest.mark.parametrize("kind", KINDS)
def test_tasks_that_units_of_a_kind_lead(asker: Asker, kind: str) -> None:
    every = {str(i["number"]) for i in asker.ask("第1条到第27条有哪些任务").answers}
    leads = {n: {str(i["label"]) for i in asker.ask(f"第{n}条的牵头单位有哪些").answers} for n in every}
    led = {n for n, units in leads.items() if any(unit.endswith(kind) for unit in units)}
    for build in LED_BY:
        question = build.format(k=kind)
        assert numbers(asker, question) == (every - led if "没有" in build else led), question
    mine = {unit for units in leads.values() for unit in units if unit.endswith(kind)}
    for build in LEADS:
        assert asker.ask(build.format(k=kind)).answers[0]["value"] == len(mine), build
    for build in EACH if mine else ():
        rows = {tuple(item["cells"]) for item in asker.ask(build.format(k=kind)).answers}
        assert rows == {(unit, sum(unit in units for units in leads.values())) for unit in mine}, build


def test_names_with_the_ending_of_a_kind_are_no_kind(asker: Asker) -> None:
    for said in ("两个局牵头的任务", "由三个委参与的任务"):
        assert asker.ask(said).status == "not_understood", said
    assert numbers(asker, "区属国有公司参与的任务有哪些") == numbers(asker, "有区属国有公司参与的任务")
    assert numbers(asker, "商务委牵头的任务") == {"16"}
    companies = {item["type"] for item in asker.ask("第10条的专栏里提到哪些公司").answers}
    assert companies == {"Company"}
