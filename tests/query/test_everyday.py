"""Everyday builds of questions have the answer of the plain question."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from query.ask import Asker

UNITS = ("区经济信息委", "区农业农村委", "区生态环境局")
OF_UNIT = {
    "只有{}一家牵头的任务有哪些": ("哪些任务是只有{}一个牵头单位的", "哪些任务就{}一个单位牵头"),
    "{}负责但不牵头的任务有哪些": (
        "Which tasks is {} responsible for but does not lead?",
        "Which tasks does {} have a part in without being the lead unit?",
        "Which tasks does {} work on but not lead?",
        "{}牵头的不算，其余负责的任务",
        "{}牵头的不要，剩下它负责的条目编号发我一份",
    ),
    "{}一家牵头的任务有吗": ("Does {} have even one task where it's the only lead?",),
    "{}牵头的任务里有哪些目标": ("In the tasks led by {}, which targets are there?",),
    "{}牵头的任务占全部任务的百分之几": (
        "{}牵头条数除以总条数，换算成百分比，小数点后留一位",
        "{}的牵头率是多少？就是它牵头的任务占总任务的比重",
    ),
    "没有牵头单位的任务里，哪些有{}": ("我们是{}，想了解无牵头单位的任务中哪些有我们的责任",),
    "区发展改革委牵头的任务里有没有{}": ("{}想确认：由区发展改革委牵头的任务当中，是否有我局的责任",),
}
PLAIN = {
    "出现在每一条没有牵头单位的任务里的单位有哪些": (
        "哪些单位出现在所有没有牵头单位的任务里",
        "凡是没有牵头单位的任务，责任单位里都有它，这样的单位是哪几个",
        "Which units appear in every single task that lacks a lead?",
    ),
    "农业板块有多少个量化指标": ("帮我数哈农业板块有好多个量化指标",),
    "全文有几个专栏": ("计划全文一共设了多少个专栏？", "这份文件插了几处专栏，给我个数"),
    "量化指标最多的任务": ("量化指标数量排第一的任务",),
    "每个单位牵头几条任务": (
        "按牵头单位统计任务数",
        "谁牵头几条，分单位给个数",
        "For each unit, how many tasks does it lead?",
    ),
    "第13条的目标": (
        "13条的目标，不管有没有数字，全部给我",
        "List all targets of task 13, both quantitative and qualitative.",
    ),
    "农业部分哪些指标达到90%以上": ("农业那块，哪些指标要达到90%或更高",),
    "2023年、2024年的目标": ("二三年、二四年的目标",),
}


def said(asker: Asker, question: str) -> list[str]:
    """Return what answers a question, without the words around it."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.note)
    return sorted(
        str(i.get("number") or i.get("label") or i.get("indicator") or i.get("value")) for i in answer.answers
    )


@pytest.mark.parametrize("plain", PLAIN)
def test_everyday_builds_say_what_the_plain_question_says(asker: Asker, plain: str) -> None:
    expected = said(asker, plain)
    assert all(said(asker, build) == expected for build in PLAIN[plain])


@pytest.mark.parametrize(("plain", "unit"), tuple(product(OF_UNIT, UNITS)))
def test_so_do_those_about_a_unit(asker: Asker, plain: str, unit: str) -> None:
    expected = said(asker, plain.format(unit))
    assert all(said(asker, build.format(unit)) == expected for build in OF_UNIT[plain])


def test_the_amount_that_is_so_many_times_another_is_divided_by_it(asker: Asker) -> None:
    for first, second in permutations(UNITS, 2):
        plain = said(asker, f"{first}牵头的任务数是{second}牵头的任务数的几倍")
        of_each = said(asker, f"{first}负责的任务数是{second}牵头的任务数的几倍")
        counts = [asker.ask(f"{u}的任务有几条").answers[0]["value"] for u in (f"{first}负责", f"{second}牵头")]
        assert of_each == [str(round(counts[0] / counts[1], 4))], (first, second)
        for build in ("{1}牵头的任务数的几倍才是{0}牵头的任务数", "{1}牵头的任务数算一份的话，{0}牵头的是它的多少倍"):
            assert said(asker, build.format(first, second)) == plain, build


def test_listed_units_are_ranked(asker: Asker) -> None:
    plain = said(asker, f"{'、'.join(UNITS)}按负责任务数从多到少排名")
    for build in ("Rank these three by number of tasks: {}", "Rank the following by how many tasks they have: {}."):
        assert said(asker, build.format(", ".join(UNITS))) == plain, build


def test_a_skipped_verb_of_a_closing_question_is_no_topic(asker: Asker) -> None:
    assert all(asker.ask(q).status == "not_understood" for q in ("巴南明天下雨不", "巴南后天刮风没"))
