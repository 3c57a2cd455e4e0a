"""How many targets a task has bounds it, however it is said; of two targets the years differ."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import numbers

KINDS = {"量化目标": "量化目标", "目标": "目标"}
EXACTLY = ("恰好定了{n}个{kind}的任务", "定了{n}个{kind}的任务", "{kind}有{n}个的任务", "{kind}正好{n}个的任务")
ASKED = ("{}有哪些", "{}是第几条")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("n", "said"), [(2, "两"), (3, "三"), (5, "五")])
def test_so_many_targets_bound_their_tasks(asker: Asker, kind: str, n: int, said: str) -> None:
    """恰好定了三个量化目标的: those with at least three that have no more than three."""
    least = numbers(asker, f"{kind}不少于{n}个的任务有哪些")
    exactly = least - numbers(asker, f"{kind}超过{n}个的任务有哪些")
    assert exactly < least
    for tasks in EXACTLY:
        for asked in ASKED:
            question = asked.format(tasks.format(n=said, kind=kind))
            assert numbers(asker, question) == exactly, question
    for question in (f"哪些任务有{said}个{kind}", f"哪几条任务恰好设了{said}个{kind}"):
        assert numbers(asker, question) == exactly, question
    of_unit = numbers(asker, "科技局负责的任务有哪些")
    assert numbers(asker, f"科技局负责、恰好定了{said}个{kind}的任务有哪些") == exactly & of_unit


@pytest.mark.parametrize("asked", ["没有数字、只写节点的目标，哪一条任务里最多", "只写时间节点的目标，哪条任务里最多"])
def test_the_kind_of_the_targets_that_are_most_is_kept(asker: Asker, asked: str) -> None:
    assert numbers(asker, asked) == numbers(asker, "节点目标最多的任务是哪条")


@pytest.mark.parametrize(
    "asked", ["第22条的5个目标分别是多少", "第22条那5个目标各是多少", "第22条有5个目标，分别是多少"]
)
def test_a_number_of_targets_that_is_told_asks_for_none(asker: Asker, asked: str) -> None:
    assert asker.ask(asked).answers == asker.ask("第22条的目标分别是多少").answers


@pytest.mark.parametrize(
    "asked",
    [
        "{b}比{a}要晚几年完成",
        "{a}比{b}早几年建成",
        "{a}比{b}提前几年完成",
        "{a}和{b}完成年份相差几年",
        "{b}比{a}晚多少年",
    ],
)
def test_years_of_two_targets_are_set_against_each_other(asker: Asker, asked: str) -> None:
    answer = asker.ask(asked.format(a="平台数据中心机房", b="区域互联网服务中心"))
    assert [item["value"] for item in answer.answers] == [2], asked


@pytest.mark.parametrize("asked", ["{a}是不是比{b}早完成", "{a}比{b}怎么样"])
def test_a_comparison_that_is_not_read_is_refused(asker: Asker, asked: str) -> None:
    assert not asker.ask(asked.format(a="平台数据中心机房", b="区域互联网服务中心")).answers


@pytest.mark.parametrize(
    ("turn", "year"),
    [
        ("比它早一年到期的是哪个？", 2023),
        ("早两年的是什么", 2022),
        ("那比它晚一年完成的有哪些", 2025),
        ("提前一年完成的节点是哪个", 2023),
        ("which one is due two years earlier?", 2022),
    ],
)
def test_years_are_counted_from_the_last_target(asker: Asker, turn: str, year: int) -> None:
    """比它早一年的: what the same task sets down for that year."""
    asker.ask("区域互联网服务中心要在哪年建成", session=turn)
    answer = asker.ask(turn, session=turn)
    assert {(item["deadline"], item["task"]) for item in answer.answers} == {(year, "17")}


@pytest.mark.parametrize("turn", ["比它早一年到期的那个由谁负责", "比平台数据中心机房晚几年"])
def test_years_that_are_not_counted_are_no_small_talk(asker: Asker, turn: str) -> None:
    asker.ask("区域互联网服务中心要在哪年建成", session=turn)
    assert not asker.ask(turn, session=turn).answers


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        ("秸秆和畜禽粪污综合利用率各是多少", {92, 90}),
        ("秸秆、畜禽粪污的综合利用率分别要达到多少", {92, 90}),
        ("How many tonnes of ammonia nitrogen and nitrogen oxides each must be cut?", {120.91, 513.8}),
        ("能耗和用水量分别下降多少", set()),
        ("智慧医院和绿色医院各多少家", set()),
    ],
)
def test_each_of_two_indicators_is_found_or_none(asker: Asker, asked: str, values: set[float]) -> None:
    assert {item["value"] for item in asker.ask(asked).answers} == values, asked


@pytest.mark.parametrize("what", ["高标准农田", "智慧医院", "小巨人企业"])
@pytest.mark.parametrize(
    "asked", ["{}每亩补助几块钱", "{}要花几百万元", "给{}多少补助", "{}的奖励标准是多少", "{}多少吨"]
)
def test_a_value_in_a_measure_that_is_not_the_plans_is_none(asker: Asker, what: str, asked: str) -> None:
    """高标准农田每亩补助几块钱: its area is no answer."""
    assert not asker.ask(asked.format(what)).answers


@pytest.mark.parametrize("said", ["不属于任何一条任务", "不归任何任务", "没有落到任务里", "没有对应任务"])
@pytest.mark.parametrize(("kind", "counted"), [("", 6), ("量化", 4), ("没有数字的", 2)])
def test_targets_may_belong_to_no_task(asker: Asker, said: str, kind: str, counted: int) -> None:
    """不属于任何一条任务的量化目标: those that the plan sets down outside its tasks."""
    for asked in (
        f"{said}的{kind}目标有哪些",
        f"{said}、{kind}的目标有哪些" if kind == "没有数字的" else f"哪些{kind}目标{said}",
    ):
        answers = asker.ask(asked.replace("的的", "的")).answers
        assert len(answers) == counted, asked
        assert not any(item["task"] for item in answers), asked
