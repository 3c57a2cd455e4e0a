"""The plan that ships: 27 numbered items, five boxes, each where the printed plan has it."""

from __future__ import annotations

from pathlib import Path

import pytest

import corpus
from corpus.model import Document, Node
from corpus.parse import parse
from corpus.read import read
from tests.corpus.laws import assert_nested

PLAN = Path(corpus.__file__).parent / "documents" / "banan-2022-37.txt"


@pytest.fixture(scope="module")
def document() -> Document:
    return parse(read(PLAN))


def paths(node: Node, above: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Return the numbers above each item that has an Arabic number."""
    found: dict[str, tuple[str, ...]] = {}
    for child in node.children:
        if child.kind == "division":
            if child.style == "arabic":
                found[str(child.number)] = above
            found |= paths(child, (*above, str(child.number)))
    return found


def test_items_1_to_27_stand_in_their_chapters_and_sections(document: Document) -> None:
    sections = {
        "（一）": range(1, 5),
        "（二）": range(5, 12),
        "（三）": range(12, 16),
        "（四）": range(16, 19),
        "（五）": range(19, 23),
    }
    expected: dict[str, tuple[str, ...]] = {
        str(n): ("三", section) for section, numbers in sections.items() for n in numbers
    }
    expected |= {str(n): ("四",) for n in range(23, 28)}
    assert paths(document.root) == expected
    assert document.warnings == ()


def test_each_item_ends_with_its_responsibilities_or_its_box(document: Document) -> None:
    for node in document.root.walk():
        if node.kind == "division" and node.style == "arabic" and all(child.kind != "box" for child in node.children):
            assert node.span.of(document.text).rstrip("。").endswith("）"), node.number


def test_boxes_belong_to_their_items_and_hold_their_items(document: Document) -> None:
    boxes = {
        node.number: [
            (item.number, item.title, len(item.children)) for item in child.children if item.kind == "box_item"
        ]
        for node in document.root.walk()
        for child in node.children
        if child.kind == "box"
    }
    assert {number: len(items) for number, items in boxes.items()} == {"1": 2, "2": 1, "3": 1, "10": 6, "17": 4}
    assert boxes["1"] == [(None, "节能减碳项目", 0), (None, "综合利用项目", 0)]
    assert boxes["3"] == [(None, "综合利用重点项目", 4)]
    assert [number for number, _, _ in boxes["10"]] == ["1", "2", "3", "4", "5", "6"]
    assert boxes["10"][4][1] == "推动“城市大管家”示范项目建设"


def test_the_box_of_years_has_a_sentence_for_each(document: Document) -> None:
    box = next(node for node in document.root.walk() if node.title == "全民健康信息化建设项目")
    years = [item.span.of(document.text)[:5] for item in box.children if item.kind == "box_item"]
    assert years == ["2022年", "2023年", "2024年", "2025年"]
    assert box.children[0].kind == "paragraph"


def test_spans_nest_and_the_imprint_belongs_to_no_item(document: Document) -> None:
    assert_nested(document)
    last = document.root.children[-1]
    assert last.kind == "paragraph"
    assert last.span.of(document.text).endswith("印发")
