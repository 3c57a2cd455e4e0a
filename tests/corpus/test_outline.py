"""The outline gives back the tree that a text was printed from."""

from __future__ import annotations

import pytest
from hypothesis import given

from corpus.model import Document, Node
from corpus.parse import parse
from corpus.read import text_as_raw
from tests.corpus.laws import assert_nested
from tests.corpus.strategies import STEADY, Plan, Shape, plans, scraps


def read(*lines: str) -> Document:
    return parse(text_as_raw("\n".join(lines)))


def shape(node: Node) -> Shape:
    children = tuple(shape(child) for child in node.children if child.kind != "paragraph")
    return node.kind, node.number, node.title, children


def brief(node: Node) -> list[object]:
    """Return the numbers below `node` as nested lists."""
    return [[child.number, *brief(child)] for child in node.children if child.kind not in ("paragraph", "box")]


@STEADY
@given(plans(clauses=True, running=False))
def test_numbers_that_begin_anew_in_each_section(plan: Plan) -> None:
    document = parse(text_as_raw(plan.text))
    assert shape(document.root)[3] == plan.shape
    assert document.warnings == ()
    assert_nested(document)


@STEADY
@given(plans(clauses=False, running=True))
def test_numbers_that_run_through_the_plan(plan: Plan) -> None:
    document = parse(text_as_raw(plan.text))
    assert shape(document.root)[3] == plan.shape
    assert_nested(document)


@STEADY
@given(scraps)
def test_spans_nest_whatever_the_text(text: str) -> None:
    assert_nested(parse(text_as_raw(text)))


def test_levels_follow_nesting_not_style() -> None:
    document = read("一、甲方面", "（一）乙方面", "1.丙方面", "二、丁方面", "2.戊方面")
    levels = [(node.number, node.level) for node in document.root.walk() if node.kind == "division"]
    assert levels == [("一", 1), ("（一）", 2), ("1", 3), ("二", 1), ("2", 2)]


def test_styles_of_a_law() -> None:
    document = read(
        "第一章　总则", "第一条　为了发展。", "（一）甲；", "（二）乙。", "第二章　附则", "第二条　自公布之日起施行。"
    )
    assert brief(document.root) == [
        ["第一章", ["第一条", ["（一）"], ["（二）"]]],
        ["第二章", ["第二条"]],
    ]


def test_decimal_numbers_nest_by_their_figures() -> None:
    document = read("1. 总体要求", "1.1 原则", "1.1.1 安全", "1.1.2 高效", "1.2 目标", "2. 任务", "2.1 建设")
    assert brief(document.root) == [
        ["1", ["1.1", ["1.1.1"], ["1.1.2"]], ["1.2"]],
        ["2", ["2.1"]],
    ]


def test_a_list_inside_an_item_that_uses_the_same_style() -> None:
    document = read("1.甲工作。", "2.乙工作。包括：", "1.子项甲", "2.子项乙", "3.子项丙", "3.丙工作。", "4.丁工作。")
    assert brief(document.root) == [["1"], ["2", ["1"], ["2"], ["3"]], ["3"], ["4"]]


@pytest.mark.parametrize("numbers", [("一", "二", "四"), ("一", "二", "二")])
def test_a_break_in_the_numbers_is_kept_and_doubted(numbers: tuple[str, ...]) -> None:
    document = read(*(f"{number}、加强工作" for number in numbers))
    assert [node.number for node in document.root.children] == list(numbers)
    (doubt,) = document.warnings
    assert doubt.span.of(document.text) == f"{numbers[-1]}、加强工作"


def test_a_figure_far_out_of_sequence_is_body_text() -> None:
    document = read("1.甲工作。", "内容。", "500、一千米跑道", "2.乙工作。")
    assert brief(document.root) == [["1"], ["2"]]


def test_a_box_keeps_its_own_numbers_and_ends_where_the_outer_ones_go_on() -> None:
    lines = [
        "1.甲工作。（责任单位：甲局）",
        "专栏1 重点项目",
        "1.子项甲。",
        "2.子项乙。",
        "3.子项丙。",
        "2.乙工作。（责任单位：乙局）",
    ]
    document = read(*lines)
    first, second = document.root.children
    (box,) = (child for child in first.children if child.kind == "box")
    assert [item.number for item in box.children] == ["1", "2", "3"]
    assert (box.number, box.title) == ("1", "重点项目")
    assert second.title == "乙工作"


def test_two_boxes_of_one_item_stand_side_by_side() -> None:
    document = read("1.甲工作。", "专栏：甲类", "子项甲：建设平台。", "专栏：乙类", "子项乙：建设园区。", "2.乙工作。")
    first = document.root.children[0]
    assert [(box.kind, box.title, box.children[0].title) for box in first.children] == [
        ("box", "甲类", "子项甲"),
        ("box", "乙类", "子项乙"),
    ]


def test_a_table_of_contents_is_no_outline() -> None:
    document = read("目　录", "一、总体要求", "二、主要任务", "一、总体要求", "内容。", "二、主要任务", "内容。")
    assert brief(document.root) == [["一"], ["二"]]
    assert read("一、总体要求……3", "二、主要任务……5", "一、总体要求").root.children[-1].number == "一"


def test_an_annex_begins_anew() -> None:
    document = read("一、甲方面", "（一）乙方面", "附件", "任务清单", "一、丙方面", "（一）丁方面")
    assert brief(document.root) == [["一", ["（一）"]], ["一", ["（一）"]]]
    assert document.warnings == ()


def test_a_list_of_annexes_is_no_outline() -> None:
    document = read("一、甲方面", "内容。", "附件：1.任务清单", "2.责任清单", "3.项目清单")
    assert brief(document.root) == [["一"]]


def test_text_without_numbers_is_a_document_with_a_doubt() -> None:
    document = read("没有编号的一段话。", "又一段话。")
    assert [node.kind for node in document.root.children] == ["paragraph", "paragraph"]
    assert "没有找到编号" in document.warnings[0].message


def test_a_number_without_a_stop_is_a_heading_where_its_first_part_follows() -> None:
    document = parse(
        text_as_raw(
            "某市方案\n1 总体要求\n1.1 推进改造\n做好工作。\n2 保障措施\n2.1 加强组织\n3 家企业参加\n做好工作。\n"
        )
    )
    tops = [node for node in document.root.children if node.kind == "division"]
    assert [(node.number, node.title) for node in tops] == [("1", "总体要求"), ("2", "保障措施")]
    assert [child.number for node in tops for child in node.children if child.kind == "division"] == ["1.1", "2.1"]
    assert not document.warnings
