"""Turns of speech have the answer of the plain question: counts for each unit, the first three, whether A is in B's."""

from __future__ import annotations

from itertools import pairwise

import pytest

from query.ask import Asker

UNITS = ("区经济信息委", "区发展改革委", "区农业农村委", "区水利局", "区教委")
PAIRS = tuple(pairwise(UNITS))
FOR_EACH = (
    "谁{}了几条",
    "哪些单位{0}，各{0}几条",
    "各部门{}的任务分别有多少条",
    "请按部门分列{}任务的条数",
    "哪个部门{}了多少条，列个表",
)
FIRST = (
    "{}任务最多的三家单位是谁",
    "{}任务数第一、第二、第三是谁",
    "{}条数排名，头三名是哪些单位",
    "各部门{}任务数排名，只要前三",
)
NOT_COUNTED = ("{}不纳入统计，", "{}先撇开，", "别把{}算进去，")
WHETHER = (
    "{0}是否被列入{1}某项牵头任务的责任单位",
    "{0}跟{1}牵头的任务有没有关系",
    "我们{0}想问，{1}牵头的任务里有没有涉及我们局的",
)
IN_EACH = ("哪些单位在所有{}中都负有责任", "{}里，逐条都列入的单位是哪几家", "哪些单位贯穿全部{}")
QUOTIENT = ("{1}牵头的条数乘以几才等于{0}牵头的条数", "倍数：牵头任务数，{0}÷{1}", "ratio of tasks led, {0} to {1}")
NEITHER = (
    "责任单位里，{}和{}都没被点名的任务有哪些",
    "What tasks leave both {} and {} off their list of responsible units?",
)


def said(asker: Asker, question: str) -> list[tuple[object, ...]]:
    """Return what answers a question, without the words around it."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.note)
    return sorted((str(i.get("label") or i.get("number")), str(i.get("value", i.get("count")))) for i in answer.answers)


@pytest.mark.parametrize("role", ["牵头", "参与", "负责"])
def test_tasks_are_counted_for_each_unit(asker: Asker, role: str) -> None:
    plain = said(asker, f"每个单位各{role}几条任务")
    assert all(said(asker, build.format(role)) == plain for build in FOR_EACH)


@pytest.mark.parametrize("role", ["牵头", "参与", "负责"])
def test_so_many_of_a_ranking_are_the_first(asker: Asker, role: str) -> None:
    plain = said(asker, f"{role}任务最多的前三个单位")
    assert all(said(asker, build.format(role)) == plain for build in FIRST)
    for build in NOT_COUNTED:
        left = said(asker, build.format("区科技局、区发展改革委") + f"{role}任务最多的是哪家")
        assert left == said(asker, f"除区科技局、区发展改革委以外，{role}任务最多的是哪家"), build


@pytest.mark.parametrize("pair", PAIRS)
def test_whether_one_is_in_tasks_that_another_leads(asker: Asker, pair: tuple[str, str]) -> None:
    plain = asker.ask(f"{pair[1]}牵头的任务里有没有{pair[0]}").answers
    assert all(asker.ask(build.format(*pair)).answers == plain for build in WHETHER)


@pytest.mark.parametrize("tasks", ["没有牵头单位的任务", "区农业农村委牵头的任务"])
def test_units_in_each_of_the_tasks(asker: Asker, tasks: str) -> None:
    plain = said(asker, f"{tasks}里，哪些单位每条都负责")
    assert all(said(asker, build.format(tasks)) == plain for build in IN_EACH)


@pytest.mark.parametrize("pair", [("区经济信息委", "区农业农村委"), ("区经济信息委", "区发展改革委")])
def test_how_many_times_one_leads_what_another_does(asker: Asker, pair: tuple[str, str]) -> None:
    plain = said(asker, "{}牵头的任务是{}牵头的任务的几倍".format(*pair))
    assert all(said(asker, build.format(*pair)) == plain for build in QUOTIENT)


@pytest.mark.parametrize("pair", PAIRS)
def test_neither_of_two_is_responsible(asker: Asker, pair: tuple[str, str]) -> None:
    plain = said(asker, "既没有{}也没有{}的任务有哪些".format(*pair))
    assert all(said(asker, build.format(*pair)) == plain for build in NEITHER)
