"""A table's text holds every cell exactly; merged cells cover their places; in the tree a table is rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import RawText
from corpus.parse import parse
from corpus.readers.draft import Draft
from corpus.tables import Cell, Table, cell_text, place, table_of
from tests.corpus.laws import assert_nested
from tests.corpus.strategies import STEADY

texts = st.lists(st.sampled_from(["市财政局", "一、任务", "\n", " ", "\t", "1", "（甲）", ""]), max_size=4).map("".join)
grids = st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(texts, min_size=n, max_size=n), min_size=1, max_size=6))


def drafted(*blocks: str | Table) -> RawText:
    draft = Draft()
    for block in blocks:
        if isinstance(block, str):
            draft.paragraph(block, "第1段")
        else:
            draft.table(block, "表1")
    return draft.raw(Path("plan.docx"), b"", "text/plain")


@STEADY
@given(grids, st.integers(0, 9))
def test_every_cell_stands_in_the_text(rows: list[list[str]], start: int) -> None:
    table = table_of(rows)
    text, placed = place(table, start)
    whole = "x" * start + text
    assert [span.of(whole) for span in placed.spans] == [cell_text(text) for row in rows for text in row]
    assert all(span in placed.span for span in placed.spans if span)
    assert text.endswith("\n")


@STEADY
@given(grids)
def test_rows_are_nodes_and_nest(rows: list[list[str]]) -> None:
    raw = drafted("一、重点任务", table_of(rows), "二、组织保障", "加强领导。")
    document = parse(raw)
    assert_nested(document)
    assert [node.title for node in document.root.children if node.kind == "division"] == ["重点任务", "组织保障"] or (
        len(rows[0]) == 1 or len(rows) == 1
    )


def test_merged_cells_cover_what_they_span() -> None:
    cells = (Cell("类", 0, 0, 2), Cell("甲", 0, 1), Cell("乙", 0, 2), Cell("丙丁", 1, 1, 1, 2))
    _, placed = place(Table(cells), 0)
    assert placed.grid() == [[0, 1, 2], [0, 3, 3]]
    assert (placed.table.rows, placed.table.columns) == (2, 3)


def test_a_table_in_a_part_belongs_to_it_and_numbers_in_it_open_nothing() -> None:
    table = table_of([["序号", "任务"], ["1", "一、总则"], ["2", "附件"]])
    document = parse(drafted("一、重点任务", table, "二、组织保障", "加强领导。"))
    first, second = document.root.children
    assert (first.title, second.title) == ("重点任务", "组织保障")
    (node,) = [child for child in first.children if child.kind == "table"]
    assert [row.span.of(document.text) for row in node.children] == ["序号\t任务", "1\t一、总则", "2\t附件"]


def test_a_frame_around_lines_is_no_table() -> None:
    document = parse(drafted(table_of([["一、重点任务"], ["二、组织保障"]])))
    assert [node.title for node in document.root.children] == ["重点任务", "组织保障"]


def test_cells_out_of_order_or_off_the_grid_are_refused() -> None:
    with pytest.raises(ValueError, match="row by row"):
        Table((Cell("乙", 1, 0), Cell("甲", 0, 0)))
    with pytest.raises(ValueError, match="grid"):
        Cell("甲", -1, 0)
