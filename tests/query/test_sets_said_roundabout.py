"""Sets of tasks said roundabout are those said plainly: neither has a part, what is taken away, in each of them."""

from __future__ import annotations

from itertools import combinations

import pytest

from query.ask import Asker
from tests.query.conftest import numbers

UNITS = ("区经济信息委", "区发展改革委", "区农业农村委", "区生态环境局", "区科技局", "区教委", "区水利局")
PAIRS = tuple(combinations(UNITS, 2))[::3]
NEITHER = (
    "责任单位里{}、{}两家都不在的任务",
    "责任单位名单上{}、{}一个都没出现的任务有哪些",
    "{}、{}均未列为责任单位的任务",
    "{}和{}都没列进责任单位的是哪些任务",
    "{}、{}均不作为责任单位的任务有哪些",
    "{}和{}都没有列入责任单位，且有责任单位的任务有哪几条",
    "把涉及{}的和涉及{}的都去掉，还剩哪些任务",
    "除去有{}的和有{}的，剩下的任务是哪些",
)
TAKEN_AWAY = (
    "{}牵头的任务，把有{}的排除，还剩哪些",
    "从{}牵头的任务里减去有{}的，剩下哪几项",
    "{}牵头的任务里，把{}有份的划掉，还剩哪几条",
)
WHETHER = (
    "{1}有没有出现在{0}牵头的任务里",
    "{0}牵头的各项任务中有没有把{1}列为责任单位的",
    "我是{1}的，{0}牵头的任务里有我们单位的事吗",
    "{1}是不是{0}牵头的某项任务的责任单位",
    "Does {1} appear in any task led by {0}?",
)
ANY_OF = ("哪些任务的责任单位至少包含{}、{}中的一家", "{}、{}，两家里面有一家参与就算，是哪几条任务")
IN_BOTH = (
    "{}负责的任务与{}负责的任务，交叉的是哪几条",
    "责任单位里{}、{}一个不缺的任务",
    "{}和{}负责的任务有哪些是重合的",
)
OTHERS_LEAD = (
    "{}承担的任务，去掉牵头的，还有哪些",
    "把{}牵头的那些从它负责的任务里拿掉，还剩第几条",
    "除了自己牵头的，{}还要负责哪几条",
)
EVER_LED = (
    "{}在计划里当牵头单位没有",
    "{}是不是有任务要牵头？",
    "{}牵头不牵头任务",
    "{}当过牵头单位没有",
    "{}在本计划中是否承担牵头任务",
    "{}担任过牵头单位吗",
    "{}是否承担牵头职责",
)
LEFT_OUT = ("{1}牵头的任务里，哪条没带上{0}？", "{1}牵头的任务里哪几条漏了{0}", "{1}牵头的任务里，哪些没把{0}列进去")
ENOUGH = ("{}、{}，这两家里只要沾上一家的任务就算，有哪些？", "{}、{}，沾一家就算，涉及哪些任务")
BASES = ("没有牵头单位的任务", "区水利局参与的任务", "农业部分的任务")
IN_EACH = (
    "{}里，条条不缺席的是谁",
    "{}，一条不落全都有份的单位是哪些",
    "{}，责任单位名单里都重复出现、一条不缺的是哪些单位",
    "{}里，哪些单位一条都没落下",
    "{}共有的责任单位",
    "{}都有哪些共同的责任单位",
)
WITHOUT_LEAD = (
    "哪些任务没有设牵头单位",
    "没有配牵头单位的任务是哪几条",
    "没落实牵头单位的任务有哪些",
    "牵头单位缺位的任务是哪几条",
    "没有谁来牵头的任务编号",
    "未指明由谁牵头的任务",
    "Show me every task where no unit is designated as lead.",
    "tasks for which no lead unit has been specified",
)
FIRST = (
    "牵头任务最多的前{}名",
    "牵头任务数的前{}名",
    "牵头任务前{}强",
    "牵头任务数排第一到第{}的单位分别是谁",
)
IN_FIGURES = {"三": "3", "四": "4"}
FEWEST = (
    "Of the 27 tasks, which one has the fewest units working on it?",
    "Find the task that involves the least number of responsible units.",
    "If we rank tasks by how many responsible units they have, which comes last?",
    "The task with the lowest count of responsible units – which one is it?",
    "责任单位数量倒数第一的任务",
)
TAKES_PART = (
    "牵头的任务不算，谁参与的任务条数最多",
    "只看参与、不看牵头，任务最多的是哪家",
    "论参与的任务数量，不含牵头任务，排在首位的是哪个部门",
    "不算自己牵头的，光参与，哪个单位摊上的任务最多",
)


def units(asker: Asker, question: str) -> list[str]:
    """Return the units that answer a question, in their order."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.note)
    return [str(item["cells"][0] if "cells" in item else item["label"]) for item in answer.answers]


@pytest.mark.parametrize("pair", PAIRS)
def test_tasks_that_neither_has_are_all_but_those_of_both(asker: Asker, pair: tuple[str, str]) -> None:
    all_of_them = {str(number) for number in range(1, 28)}
    left = all_of_them.difference(*(numbers(asker, f"{unit}负责哪些任务") for unit in pair))
    for build in NEITHER:
        assert numbers(asker, build.format(*pair)) == left, build


@pytest.mark.parametrize("pair", PAIRS)
def test_what_is_taken_away_is_no_longer_there(asker: Asker, pair: tuple[str, str]) -> None:
    left = numbers(asker, f"{pair[0]}牵头哪些任务") - numbers(asker, f"{pair[1]}负责哪些任务")
    for build in TAKEN_AWAY:
        assert numbers(asker, build.format(*pair)) == left, build


@pytest.mark.parametrize("pair", PAIRS)
def test_what_lacks_a_unit(asker: Asker, pair: tuple[str, str]) -> None:
    left = numbers(asker, f"{pair[1]}牵头哪些任务") - numbers(asker, f"{pair[0]}负责哪些任务")
    for build in LEFT_OUT:
        assert numbers(asker, build.format(*pair)) == left, build


@pytest.mark.parametrize("pair", PAIRS)
def test_one_of_the_units_is_enough(asker: Asker, pair: tuple[str, str]) -> None:
    either = set.union(*(numbers(asker, f"{unit}负责哪些任务") for unit in pair))
    for build in (ANY_OF[0], *ENOUGH):
        assert numbers(asker, build.format(*pair)) == either, build
    part = set.union(*(numbers(asker, f"{unit}参与哪些任务") for unit in pair))
    assert numbers(asker, ANY_OF[1].format(*pair)) == part


@pytest.mark.parametrize("pair", PAIRS)
def test_tasks_of_both(asker: Asker, pair: tuple[str, str]) -> None:
    both = set.intersection(*(numbers(asker, f"{unit}负责哪些任务") for unit in pair))
    for build in IN_BOTH:
        assert numbers(asker, build.format(*pair)) == both, build


@pytest.mark.parametrize("unit", UNITS)
def test_tasks_that_others_lead(asker: Asker, unit: str) -> None:
    left = numbers(asker, f"{unit}负责哪些任务") - numbers(asker, f"{unit}牵头哪些任务")
    for build in OTHERS_LEAD:
        assert numbers(asker, build.format(unit)) == left, build


@pytest.mark.parametrize("unit", UNITS)
def test_tasks_with_a_lead_that_is_another(asker: Asker, unit: str) -> None:
    left = numbers(asker, f"{unit}负责哪些任务") - numbers(asker, f"{unit}牵头哪些任务")
    led = left - numbers(asker, "没有牵头单位的任务有哪些")
    assert numbers(asker, f"{unit}有责任但牵头单位是别人的任务") == led


@pytest.mark.parametrize("pair", PAIRS)
def test_whether_a_unit_is_in_the_tasks_of_another(asker: Asker, pair: tuple[str, str]) -> None:
    both = numbers(asker, f"{pair[0]}牵头哪些任务") & numbers(asker, f"{pair[1]}负责哪些任务")
    for build in WHETHER:
        answer = asker.ask(build.format(*pair))
        assert [item["value"] for item in answer.answers] == [bool(both)], (build, answer.reading)


@pytest.mark.parametrize("unit", [*UNITS, "区财政局"])
def test_whether_a_unit_leads_anything(asker: Asker, unit: str) -> None:
    led = bool(numbers(asker, f"{unit}牵头哪些任务"))
    for build in EVER_LED:
        answer = asker.ask(build.format(unit))
        assert [item["value"] for item in answer.answers] == [led], (build, answer.reading)


@pytest.mark.parametrize("base", BASES)
def test_units_of_each_task(asker: Asker, base: str) -> None:
    plain = units(asker, f"{base}里，哪些单位每条都有份")
    for build in IN_EACH:
        assert set(units(asker, build.format(base))) == set(plain), build


@pytest.mark.parametrize("question", WITHOUT_LEAD)
def test_tasks_without_a_lead(asker: Asker, question: str) -> None:
    assert numbers(asker, question) == numbers(asker, "没有牵头单位的任务有哪些")


@pytest.mark.parametrize("many", "三四")
def test_firsts_in_a_role_are_units(asker: Asker, many: str) -> None:
    plain = units(asker, f"牵头任务最多的{many}家单位")
    for build in FIRST:
        assert units(asker, build.format(many)) == plain, build
    assert units(asker, f"牵头任务最多的{IN_FIGURES[many]}家单位") == plain


@pytest.mark.parametrize("question", FEWEST)
def test_the_fewest_units(asker: Asker, question: str) -> None:
    assert numbers(asker, question) == numbers(asker, "责任单位最少的任务是哪条")


@pytest.mark.parametrize("question", TAKES_PART)
def test_what_is_led_is_no_taking_part(asker: Asker, question: str) -> None:
    assert units(asker, question) == units(asker, "参与任务最多的是哪个单位")
