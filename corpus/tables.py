"""Tables: cells on a grid, and how a table is written into the plain text.

Every reader that meets a table (Word, sheets, PDF, HTML, OFD) makes a `Table` and lets `place` write it. A row is a
line, its cells stand behind each other with a tab between them; a cell's own line breaks stay line breaks. A merged
cell is written once, where it begins; `PlacedTable.at` finds it from every place that it covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.span import Span

BETWEEN_CELLS, BEHIND_ROW = "\t", "\n"
_BREAK = re.compile(r"\s*(?:\r|[\n\v\f\x1c-\x1e\x85\u2028\u2029])\s*")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text and its place on the grid, counted from 0; a merged cell spans several rows or columns.

    The text has no tabs and no white space at its ends (`cell_text` sees to that).
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    def __post_init__(self) -> None:
        if min(self.row, self.column) < 0 or min(self.row_span, self.column_span) < 1:
            raise ValueError(f"a cell stands on the grid and covers a place of it, not {self}")


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table, sorted by row and column; no two claim the same place."""

    cells: tuple[Cell, ...]

    def __post_init__(self) -> None:
        places = [(cell.row, cell.column) for cell in self.cells]
        if places != sorted(set(places)):
            raise ValueError("the cells of a table come row by row from left to right, one a place")

    @property
    def rows(self) -> int:
        """How many rows the grid has."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table in a plain text: `spans[i]` covers the text of `table.cells[i]`, `span` all of it."""

    table: Table
    spans: tuple[Span, ...]
    span: Span

    def grid(self) -> list[list[int | None]]:
        """Return the index of the cell that covers each place, row by row; None where there is no cell."""
        table = self.table
        columns = table.columns
        found: list[list[int | None]] = [[None] * columns for _ in range(table.rows)]
        for index, cell in enumerate(table.cells):
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    found[row][column] = index
        return found

    def row_spans(self) -> list[Span]:
        """Return the stretch of the plain text that each row has, empty for a row without words."""
        whole: list[Span | None] = [None] * self.table.rows
        for cell, span in zip(self.table.cells, self.spans, strict=True):
            if span:
                before = whole[cell.row] or span
                whole[cell.row] = Span(min(before.start, span.start), max(before.end, span.end))
        return [span or Span(self.span.start, self.span.start) for span in whole]


def cell_text(text: str) -> str:
    r"""Return a cell's words as they are written: tabs are spaces, no white space around lines, no empty lines.

    >>> cell_text(" 市财政局\t\n\n  市教育局 ")
    '市财政局\n市教育局'
    """
    return _BREAK.sub("\n", text).replace("\t", " ").strip()


def table_of(rows: Iterable[Sequence[str]]) -> Table:
    """Return the table of plain rows without merged cells."""
    return Table(tuple(Cell(cell_text(text), r, c) for r, row in enumerate(rows) for c, text in enumerate(row)))


def written(table: Table) -> tuple[str, tuple[Span, ...]]:
    r"""Return the text of a table, a line end behind every row, and the place of each cell's text in it.

    >>> written(table_of([["序号", "任务"], ["1", "植树"]]))[0]
    '序号\t任务\n1\t植树\n'
    """
    parts: list[str] = []
    spans: list[Span] = []
    position, row = 0, 0
    for index, cell in enumerate(table.cells):
        between = "" if index == 0 else BEHIND_ROW if cell.row > row else BETWEEN_CELLS
        start = position + len(between)
        spans.append(Span(start, start + len(cell.text)))
        parts += (between, cell.text)
        position, row = start + len(cell.text), cell.row
    return "".join((*parts, BEHIND_ROW)) if parts else "", tuple(spans)


def place(table: Table, start: int) -> tuple[str, PlacedTable]:
    """Return the text of a table and the table with its place, if the text is put at `start` of the plain text."""
    text, spans = written(table)
    moved = tuple(span.shift(start) for span in spans)
    words = [span for span in moved if span] or [Span(start, start)]
    return text, PlacedTable(table, moved, Span(words[0].start, words[-1].end))
