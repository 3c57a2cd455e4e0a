"""Whole clauses said otherwise: those without a lead left out, other years, neither leads, each has it, its part."""

from __future__ import annotations

from itertools import permutations

import pytest

from query.ask import Asker
from tests.query.conftest import cells
from tests.query.test_plain_turns import said

UNITS = ("区经济信息委", "区发展改革委", "区农业农村委")
PAIRS = tuple(permutations(UNITS, 2))
NO_LEAD_OUT = ("{}？没有牵头单位的不算", "{}（无牵头的不计）", "{}，没定牵头单位的任务除外", "{}？没有牵头的别算进来")
OTHER_YEARS = (
    "{}年到期的不看，别的年份到期的目标有哪些",
    "不少目标是{}年完成，哪些目标定的是其他年份",
    "{}年的不要，其余年份到期的目标有哪些",
)
NEITHER = (
    "牵头的不是{0}也不是{1}、但{2}有份的任务有哪些",
    "牵头单位里{0}、{1}都没有，{2}有份的任务有哪些",
    "牵头的既无{0}也无{1}、{2}有份的任务有哪些",
)
EACH_HAS = ("{0}在哪几条、{1}就也在哪几条，对吗", "{1}是否出现在{0}所在的每一条任务里")


@pytest.mark.parametrize("asked", ["没有目标的任务有哪些", "区发展改革委有几条任务", "区经济信息委参与的任务有哪些"])
def test_tasks_without_a_lead_are_left_out(asker: Asker, asked: str) -> None:
    plain = said(asker, f"有牵头单位的任务中，{asked}")
    assert all(said(asker, build.format(asked)) == plain for build in NO_LEAD_OUT)


@pytest.mark.parametrize("year", [2022, 2025, 2030])
def test_other_years(asker: Asker, year: int) -> None:
    plain = said(asker, f"除{year}年以外，其他年份到期的目标有哪些")
    assert all(said(asker, build.format(year)) == plain for build in OTHER_YEARS)


@pytest.mark.parametrize("units", tuple(permutations(UNITS)))
def test_neither_of_two_leads(asker: Asker, units: tuple[str, str, str]) -> None:
    plain = said(asker, "{}不牵头、{}也不牵头、{}有份的任务有哪些".format(*units))
    assert all(said(asker, build.format(*units)) == plain for build in NEITHER)


@pytest.mark.parametrize("pair", PAIRS)
def test_whether_each_task_has_another_unit_too(asker: Asker, pair: tuple[str, str]) -> None:
    plain = asker.ask("{}的任务是不是都有{}".format(*pair)).answers
    assert all(asker.ask(build.format(*pair)).answers == plain for build in EACH_HAS)


@pytest.mark.parametrize("number", [1, 10, 21])
def test_the_part_of_a_task_holds_it(asker: Asker, number: int) -> None:
    (part,) = cells(asker, f"第{number}条在哪个部分")
    assert str(number) in cells(asker, f"“{part}”有哪些任务", "number")


@pytest.mark.parametrize("build", ["{}是哪几家？", "请给出{}的名单", "那几家{}叫什么名字"])
@pytest.mark.parametrize("counted", ["智慧医院", "“小巨人”企业", "节水型示范标杆企业"])
def test_the_bodies_that_a_target_counts_are_not_named(asker: Asker, counted: str, build: str) -> None:
    assert asker.ask(build.format(counted)).status == "not_understood"


@pytest.mark.parametrize(
    "question", ["Rank the parts from most tasks to fewest", "How many tasks does each section have, ranked"]
)
def test_parts_are_put_in_order(asker: Asker, question: str) -> None:
    assert asker.ask(question).answers == asker.ask("rank each section by number of tasks").answers


RIDERS = (
    "{}? Skip tasks with no lead.",
    "{}, not counting those without a lead?",
    "{}, leaving out tasks that have no lead unit?",
)


@pytest.mark.parametrize("asked", ["which tasks{} have no targets", "how many tasks{} have no targets"])
def test_english_riders_leave_out_tasks_without_a_lead(asker: Asker, asked: str) -> None:
    plain = asker.ask(asked.format(" with a lead unit") + "?").answers
    assert plain
    assert all(asker.ask(rider.format(asked.format(""))).answers == plain for rider in RIDERS)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("least", [10, 50])
def test_the_unit_of_measure_does_not_matter(asker: Asker, unit: str, least: int) -> None:
    asked = f"{unit}负责的任务里，哪些量化目标在{least}及以上"
    assert said(asker, f"{asked}？不论计量单位") == said(asker, f"{asked}（不管单位是什么）") == said(asker, asked)


@pytest.mark.parametrize("number", [1, 10, 21])
def test_what_is_asked_of_the_part_of_a_task(asker: Asker, number: int) -> None:
    (part,) = cells(asker, f"第{number}条在哪个部分")
    for asked in ("没有牵头单位的任务有哪些", "哪些任务有量化目标"):
        plain = cells(asker, f"{part}部分里，{asked}", "number")
        assert cells(asker, f"第{number}条所在的部分里，{asked}", "number") == plain
        assert cells(asker, f"第{number}条属于的章节，{asked}", "number") == plain


def test_the_task_before_a_named_one_is_not_lost(asker: Asker) -> None:
    for rest in ("，连同它的上一条，分别由谁牵头", "和它前头那条分别由谁牵头"):
        assert asker.ask(f"绿色文旅那条{rest}").status == "not_understood"
