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
