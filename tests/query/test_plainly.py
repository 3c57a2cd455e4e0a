"""A turn of speech is a plain question: who helps whom, whose workload is bigger, what else it leads."""

from __future__ import annotations

from itertools import combinations

import pytest

from query.ask import Asker

LEADS = ("区农业农村委", "区文化旅游委", "区经济信息委", "区住房城乡建委")
UNITS = ("区科技局", "区水利局", "区大数据发展局", "区城市管理局", "区教委")
PAIRS = tuple(combinations(UNITS, 2))
SECTIONS = ("制造业", "农业", "新兴产业", "公共服务")
HELPS = ("给{}打配合的是哪几家", "哪些单位给{}打下手", "为{}提供协助的单位有哪些", "帮{}打下手的有哪些单位")
SECTION = ("讲{}的那一节有哪些任务", "关于{}的那一部分里有哪些任务", "涉及{}的那个板块有哪些任务")
NUMBERS = ("{}牵头的任务编号是多少", "{}牵头的任务，编号分别是多少", "{}牵头，这样的任务序号是多少")
EITHER = ("{}、{}，随便哪一家有份的任务都算上", "{}和{}，不管哪一家有份的任务都算上，列编号")
BIGGER = (
    "{} or {}, whose workload is bigger?",
    "which has the heavier workload, {} or {}?",
    "Which of {} and {} has the larger number of tasks?",
    "{}或{}，谁的任务量更大",
)
SMALLER = ("{} or {}, whose workload is smaller?",)
ELSE = (
    "第{}条的牵头单位还牵头哪些任务",
    "第{}条的牵头部门还牵头了别的什么任务？",
    "第{}条，其牵头单位另外还牵头了哪些任务",
)
RANKED = ("{}、{}两家，谁的任务多谁排前头", "{}、{}，谁摊到的任务多谁在前，排个名次")
ISSUER = (
    "What is the full name of the body that issued this plan?",
    "印发通知的单位是哪家",
    "印发这份行动计划的机关全称是什么",
    "发布本计划的单位是谁",
    "制定该方案的机关叫什么",
    "出台这份文件的是哪个机关",
)
KINDS = ("第{}条的目标，数字的、节点的都别漏", "第{}条的目标全给我，年度节点也别漏掉")
COUNTED = ("按部分统计{}承担的任务数，没有任务的部分不用列", "{}在各部分分别承担几条任务？为零的不必列")
LEFT_OUT = ("负责任务最多的部门是哪个（{}不计）", "全文里出现次数最多的单位是谁（{}除外）")

FOUNDED = ("{}哪年成立的", "In what year was {} founded?", "When was {} established?", "{}是什么时候创办的")
THINGS = ("宗申", "芸中鹰", "惠科金渝", "智慧农机研究院")
NUMBERED = (
    "第二部分带数字的有哪些",
    "计划第二部分“主要目标”里带具体数字的有哪几个？",
    "主要目标里有具体数字的是哪几个",
)

WANTED = ("第{}条的责任单位一个别漏", "列出第{}条的责任单位，一个都别漏", "第{}条的责任单位都不要漏掉")
LED_BY_EITHER = ("{}和{}，不管哪家牵头的都算", "{}、{}，任何一家牵头的任务都算上")


def said(asker: Asker, question: str) -> list[object]:
    """Return what answers a question: labels, values and counts."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.note)
    return [item.get("number") or item.get("label") or item.get("value", item.get("text")) for item in answer.answers]


def counts(asker: Asker, question: str) -> list[tuple[object, object]]:
    """Return the rows of an answer that counts, each with its count."""
    return [(item.get("label"), item.get("count", item.get("value"))) for item in asker.ask(question).answers]


@pytest.mark.parametrize("unit", LEADS)
def test_who_helps_a_unit_supports_it(asker: Asker, unit: str) -> None:
    plain = set(said(asker, f"哪些单位配合{unit}"))
    assert plain
    assert unit not in plain
    for build in HELPS:
        assert set(said(asker, build.format(unit))) == plain, build


@pytest.mark.parametrize("section", SECTIONS)
def test_what_a_section_is_about_names_it(asker: Asker, section: str) -> None:
    plain = said(asker, f"{section}部分有哪些任务")
    assert plain
    for build in SECTION:
        assert said(asker, build.format(section)) == plain, build


@pytest.mark.parametrize("unit", LEADS)
def test_what_the_numbers_are_asks_which(asker: Asker, unit: str) -> None:
    plain = said(asker, f"{unit}牵头哪些任务")
    for build in NUMBERS:
        assert said(asker, build.format(unit)) == plain, build


@pytest.mark.parametrize("pair", PAIRS)
def test_units_set_against_each_other(asker: Asker, pair: tuple[str, str]) -> None:
    tasks = [set(said(asker, f"{unit}负责哪些任务")) for unit in pair]
    sizes = [len(each) for each in tasks]
    for build in EITHER:
        assert set(said(asker, build.format(*pair))) == tasks[0] | tasks[1], build
    led = {n for unit in pair for n in said(asker, f"{unit}牵头哪些任务")}
    for build in LED_BY_EITHER:
        assert set(said(asker, build.format(*pair))) == led, build
    for builds, chosen in ((BIGGER, max(sizes)), (SMALLER, min(sizes))):
        for build in builds:
            winners = {unit for unit, size in zip(pair, sizes, strict=True) if size == chosen}
            assert set(said(asker, build.format(*pair))) == winners, build
    for build in RANKED:
        assert counts(asker, build.format(*pair)) == counts(asker, f"{pair[0]}、{pair[1]}按任务数从多到少排名"), build


@pytest.mark.parametrize("number", range(1, 28))
def test_what_else_the_lead_of_a_task_leads(asker: Asker, number: int) -> None:
    leads = said(asker, f"第{number}条由谁牵头")
    for build in ELSE:
        answer = asker.ask(build.format(number))
        rest = {n for lead in leads for n in said(asker, f"{lead}牵头哪些任务")} - {str(number)}
        assert answer.answers or len(leads) != 1 or not rest, build
        assert {item["number"] for item in answer.answers} in (rest, set()), (build, answer.reading)


def test_the_targets_of_what_else_a_lead_leads_are_not_guessed(asker: Asker) -> None:
    for noun in ("指标", "目标", "单位"):
        assert not asker.ask(f"第9条的牵头单位还负责哪些{noun}").answers, noun


@pytest.mark.parametrize("question", ISSUER)
def test_who_has_issued_a_plan_is_its_issuer(asker: Asker, question: str) -> None:
    assert said(asker, question) == said(asker, "发文机关是谁")


@pytest.mark.parametrize("number", [3, 13, 17, 18])
def test_no_kind_of_target_is_to_be_missed(asker: Asker, number: int) -> None:
    for build in KINDS:
        assert said(asker, build.format(number)) == said(asker, f"第{number}条有哪些目标"), build


@pytest.mark.parametrize("unit", UNITS)
def test_parts_without_a_task_are_not_listed(asker: Asker, unit: str) -> None:
    plain = counts(asker, f"各部分{unit}分别承担几条任务")
    assert plain
    for build in COUNTED:
        assert counts(asker, build.format(unit)) == plain, build


@pytest.mark.parametrize("kind", ["镇街"])
def test_a_bracket_behind_the_greatest_leaves_out(asker: Asker, kind: str) -> None:
    for build in LEFT_OUT:
        assert said(asker, build.format(kind)) == said(asker, f"不算{kind}，负责任务最多的部门是哪个"), build


@pytest.mark.parametrize("thing", THINGS)
def test_no_plan_says_when_a_company_was_founded(asker: Asker, thing: str) -> None:
    for build in FOUNDED:
        answer = asker.ask(build.format(thing))
        assert (answer.status, answer.answers) == ("not_understood", ()), build


def test_what_has_a_number_in_a_part_without_tasks_is_a_target(asker: Asker) -> None:
    plain = said(asker, "主要目标里有哪些量化指标")
    assert len(plain) > 1
    for build in NUMBERED:
        assert said(asker, build) == plain, build
    assert said(asker, "主要目标这一章里带具体数字的有几个") == [len(plain)]
    assert not asker.ask("主要目标这一章里带具体数字的任务有哪些").answers


@pytest.mark.parametrize("number", range(1, 28, 3))
def test_all_units_are_wanted(asker: Asker, number: int) -> None:
    for build in WANTED:
        assert said(asker, build.format(number)) == said(asker, f"第{number}条有哪些责任单位"), build
