"""Targets of a set that are so: their share, whether all are, which tasks have some or none, in every build."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from query.ask import Asker

SETS = ("农业部分", "园区部分", "涉及镇街的任务", "没有牵头单位的任务", "第2条到第8条", "区水利局参与的任务")
BOUNDS = (
    "2025年到期的",
    "2025年以前到期的",
    "没写完成年份的",
    "量化的",
    "没有数字的",
    "单位是家的",
    "不低于80%的",
    "要求下降的",
)
LISTED = ("{}的目标中{}是哪几个", "{}定的目标，{}有哪几项", "{}都定了哪些{}目标", "{}所有目标里{}有哪些")
COUNTED = (
    "{}的目标里，{}有几项",
    "{}的指标里{}占几个",
    "{}{}目标数量是多少",
    "{}的目标有多少是{}",
    "{}共设多少项{}目标",
)
SHARE = ("{}里{}目标占百分之几", "{}的目标里，{}占比是多少", "{}的目标中{}占多大比例", "{}的目标有百分之多少是{}")
EVERY = ("{}的目标都是{}吗", "{}的目标是不是全是{}", "{}是不是所有目标都是{}", "{}每个目标都是{}吗")
HAVING = ("{}里哪些任务有{}目标", "{}里定了{}目标的是哪几条", "{}中有{}目标的任务是哪些")
LACKING = ("{}里哪些任务没有{}目标", "{}里没定{}目标的任务是哪些", "{}里哪几条没有{}指标")


def targets(asker: Asker, question: str) -> dict[str, object]:
    """Return the targets that answer a question, each with the number of its task."""
    return {str(t["iri"]): t.get("task") for t in asker.ask(question).answers}


def numbers(asker: Asker, question: str) -> set[object]:
    """Return the numbers of the tasks that answer a question, or the one value."""
    return {item.get("number", item.get("value")) for item in asker.ask(question).answers}


def said(builds: Iterable[str], group: str, bound: str) -> list[str]:
    """Return the questions of some builds."""
    return [build.format(group, bound) for build in builds]


@pytest.mark.parametrize("bound", BOUNDS)
@pytest.mark.parametrize("group", SETS)
def test_targets_that_are_so_within_a_set(asker: Asker, group: str, bound: str) -> None:
    every, some = targets(asker, f"{group}有哪些目标"), targets(asker, f"{bound}目标有哪些")
    both = {iri: task for iri, task in every.items() if iri in some}
    tasks, having = numbers(asker, f"{group}有哪些"), set(both.values())
    for question in said(LISTED, group, bound):
        assert targets(asker, question) == both, question
    for question in said(COUNTED, group, bound):
        assert numbers(asker, question) == {len(both)}, question
    for question in said(HAVING, group, bound):
        assert numbers(asker, question) == having, question
    for question in said(LACKING, group, bound) if tasks else ():
        assert numbers(asker, question) == tasks - having, question
    for question in said(SHARE, group, bound) if both else ():
        assert numbers(asker, question) == {round(100 * len(both) / len(every), 1)}, question
    for question in said(EVERY, group, bound) if both else ():
        assert numbers(asker, question) == {both == every}, question


def test_a_share_of_targets_is_no_list_of_them(asker: Asker) -> None:
    assert asker.ask("农业部分2025年到期的目标占全部目标的比例").status == "not_understood"
    assert numbers(asker, "农业部分的目标占全部目标的百分之几") == {26.9}
