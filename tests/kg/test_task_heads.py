"""Blocks of labelled lines: each is a task, called by what stands behind the label of its name."""

from __future__ import annotations

import pytest

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract

BLOCKS = (
    "序号：1\n任务名称：压减办事时限\n工作内容：推行联办，办理时间压减至2天以内。\n牵头单位：市教育局\n完成时限：2034年6月底\n",
    "序号：2\n任务名称：优化登记\n工作内容：新增服务点20个。\n牵头单位：市水利局\n配合单位：市财政局\n完成时限：2034年9月底\n",
)
Said = list[tuple[str | None, str, list[tuple[float | None, int | None]]]]


def said(text: str) -> Said:
    tasks = extract(parse(text_as_raw(f"某市重点工作清单\n\n{text}"))).tasks
    return [(task.number, task.title, [(t.value, t.deadline) for t in task.targets]) for task in tasks]


@pytest.mark.parametrize("between", ["", "\n"])
def test_a_block_has_its_number_its_name_and_its_targets(between: str) -> None:
    assert said(between.join(BLOCKS)) == [
        ("1", "压减办事时限", [(2, 2034)]),
        ("2", "优化登记", [(20, 2034)]),
    ]


def test_what_a_task_is_about_is_its_name_where_no_other_label_is() -> None:
    text = "任务内容：压减时限，推行联办。\n责任单位：市教育局\n任务内容：优化登记。\n责任单位：市水利局\n"
    assert [title for _, title, _ in said(text)] == ["压减时限", "优化登记"]


def test_a_number_may_stand_alone_on_the_line_above() -> None:
    text = "任务一\n任务内容：压减时限。\n责任单位：市教育局\n任务二\n任务内容：优化登记。\n责任单位：市水利局\n"
    assert [(number, title) for number, title, _ in said(text)] == [("任务一", "压减时限"), ("任务二", "优化登记")]


def test_behind_the_number_of_an_item_a_label_of_names_is_no_name() -> None:
    text = (
        "（一）任务名称：压减时限\n措施：推行联办。\n责任单位：市教育局\n（二）任务名称：优化登记\n责任单位：市水利局\n"
    )
    assert [(number, title) for number, title, _ in said(text)] == [("（一）", "压减时限"), ("（二）", "优化登记")]


def test_a_label_before_the_clause_of_another_task_names_nothing() -> None:
    text = "事项：压减时限。\n责任单位：市教育局\n\n推行联办。\n责任单位：市水利局\n"
    assert [title for _, title, _ in said(text)] == ["压减时限", "推行联办"]
