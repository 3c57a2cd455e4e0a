"""Laws of what is said along with a question: what adds nothing, what is told one by one, what a whole includes."""

from __future__ import annotations

import itertools

import pytest

from kg.store import Store
from query.ask import Asker
from query.lexicon.topics import tasks_with
from query.sparql import PROLOGUE
from tests.query.conftest import cells
from tests.query.sets_of_tasks import PARTS, UNITS, tasks_of

ONE_BY_ONE = (
    "第{0}条、第{1}条的牵头单位都有谁",
    "第{0}条和第{1}条的牵头单位都报一下",
    "{0}号任务、{1}号任务的牵头单位都列出来",
)
WITH_A_PART = (
    "各部分各有几条任务，含{}",
    "各部分各有几条任务（包括{}）",
    "请按部分统计任务条数，{}也作为一个部分",
)
TIES = ("", "？并列全要", "？一样多的都要", "，并列的都列出来")
NAMED = ("名称里带“{}”的指标有哪些", "指标名称里带“{}”三个字的目标有哪些", "名称含{}的指标有哪些")
CO_LEADS = (
    "Which units jointly lead a task with {}?",
    "Who jointly leads tasks with {}?",
    "Which units lead tasks together with {}?",
)
WORDS = ("建设", "物流", "智能", "智慧", "平台", "改造")
INDICATORS = "SELECT DISTINCT ?t ?label {?t a ?kind ; zr:indicator ?label . ?kind rdfs:subClassOf* zr:Target}"


@pytest.mark.parametrize(("one", "other"), [(1, 4), (3, 24), (9, 16), (8, 12)])
def test_lists_told_one_by_one_are_those_of_either(asker: Asker, store: Store, one: int, other: int) -> None:
    leads = set[str]().union(*(task.leads for task in tasks_of(store) if task.number in (str(one), str(other))))
    for build in ONE_BY_ONE:
        assert set(cells(asker, build.format(one, other))) == leads, build


@pytest.mark.parametrize("part", ["保障措施", *(f"{part}部分" for part in PARTS)])
def test_a_part_that_is_said_along_with_all_parts_bounds_nothing(asker: Asker, part: str) -> None:
    plain = cells(asker, "各部分各有几条任务", "cells")
    assert len(plain) > len(PARTS)
    for build in WITH_A_PART:
        assert cells(asker, build.format(part), "cells") == plain, build


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(PARTS, 2)))
def test_two_parts_that_share_their_noun_are_both_meant(asker: Asker, one: str, other: str) -> None:
    apart = {number for part in (one, other) for number in cells(asker, f"{part}部分有哪些任务", "number")}
    for joiner in "和与":
        assert set(cells(asker, f"{one}{joiner}{other}部分有哪些任务", "number")) == apart


@pytest.mark.parametrize("question", ["责任单位最多的是哪条", "谁负责的任务最多", "农业部分里，责任单位最少的是哪条"])
def test_ties_are_listed_whether_or_not_that_is_said(asker: Asker, question: str) -> None:
    plain = cells(asker, question)
    assert all(cells(asker, question + said) == plain for said in TIES)


@pytest.mark.parametrize("words", ["覆盖率", "用量", "面积"])
def test_targets_by_what_their_names_hold(asker: Asker, store: Store, words: str) -> None:
    rows = store.select(PROLOGUE + INDICATORS).records()
    named = sorted(str(row["label"]) for row in rows if words in str(row["label"]))
    assert named
    for build in NAMED:
        assert sorted(cells(asker, build.format(words), "indicator")) == named, build


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_whoever_leads_together_with_a_unit_leads_one_of_its_tasks(asker: Asker, store: Store, unit: str) -> None:
    beside = set[str]().union(*(t.leads for t in tasks_of(store) if UNITS[unit] in t.leads)) - {UNITS[unit]}
    for build in CO_LEADS:
        assert set(cells(asker, build.format(UNITS[unit]))) == beside, build


@pytest.mark.parametrize("role", ["牵头", "负责"])
@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(sorted(UNITS), 2))[:6])
def test_what_two_units_have_is_left_out_together(asker: Asker, role: str, one: str, other: str) -> None:
    plain = cells(asker, f"除了{one}{role}的和{other}{role}的，还有哪些任务", "number")
    assert cells(asker, f"除了{one}{role}的、{other}{role}的，还有哪些", "number") == plain


def test_a_kind_that_is_denied_leaves_targets_open(asker: Asker) -> None:
    assert asker.ask("不属于下降的指标有哪些").status == "not_understood"


@pytest.mark.parametrize("words", list(itertools.combinations(WORDS, 3)))
def test_several_tasks_hold_all_the_words_or_none_is_found(asker: Asker, words: tuple[str, ...]) -> None:
    lexicon = asker.lexicon
    bags = [(word,) for word in words]
    found = tasks_with(bags, lexicon)
    titles = [sum(word in lexicon.tasks[task].title for word in words) for task in found]
    holding = [set(lexicon.texts.holding(word, "task")) for word in words]
    assert len(found) < 2 or min(titles) > 1 or all(set(found) <= tasks for tasks in holding)


@pytest.mark.parametrize("said", ["两条都有的", "两边都有的", "两边都出现的", "都有的"])
@pytest.mark.parametrize(("one", "other"), [(1, 2), (3, 12), (5, 10), (9, 16)])
def test_what_is_in_both_lists_is_not_told_one_by_one(
    asker: Asker, store: Store, one: int, other: int, said: str
) -> None:
    each = [set(task.roles) for task in tasks_of(store) if task.number in (str(one), str(other))]
    found = cells(asker, f"第{one}条和第{other}条的责任单位，{said}是哪些")
    assert set(found) == each[0] & each[1]


def test_units_that_were_counted_are_those_meant_next(asker: Asker) -> None:
    for number in (4, 5, 10, 15):
        named = cells(asker, f"第{number}条的责任单位有哪些", session=f"listed {number}")
        assert cells(asker, f"第{number}条的责任单位有几家", "value", session=f"counted {number}") == [str(len(named))]
        told = [cells(asker, "其中是公司的有哪些", session=f"{way} {number}") for way in ("listed", "counted")]
        assert told[0] == told[1]
        assert all("公司" in name for name in told[0])


@pytest.mark.parametrize("unit", sorted(UNITS.values()))
@pytest.mark.parametrize("what", ["电话", "联系电话", "预算", "负责人姓名"])
def test_what_no_plan_holds_is_asked_for_whatever_is_said_behind(asker: Asker, unit: str, what: str) -> None:
    for said in ("", "，给一个", "，麻烦给一个", "，报一下", "，请提供"):
        assert asker.ask(f"{unit}的{what}{said}").status == "not_understood", said
