"""Columns checked against their cells: where a table's header stands, and whether the cells are what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.span import Span
from kg.extractors.columns import TEXT_KINDS, Column, header_of
from kg.extractors.responsibilities import read_cells
from kg.extractors.table_grid import Grid
from ontology.tables import column_words

HEADER_ROWS = 6  # a header stands among the first rows of a table
SHORTEST = 4  # characters: what tasks are called
_MORE_UNITS = re.compile(
    "(?!.*(?:报|数据|来源|受益|服务对象|原|被|所在|所属|隶属|对应|评价|评估|审批|批准|发文|计量|推荐|使用|申请|建设|业主|设计|施工|监理))"
    "(?:.{2,8}(?:单位|部门|机构)|属地)"
)
"""Headers that say which units a column names, in words that name no role we know."""
SENTENCE = 12  # characters: words that say what a unit does are at least so long on average


def header_in(grid: Grid) -> tuple[int, list[Column | None]] | None:
    """Return the row behind the header, and the columns; None if none of the first rows is a header."""
    count = grid.placed.table.columns
    texts = [
        [grid.words(row, column) for column in range(count)] for row in range(min(HEADER_ROWS + 1, len(grid.rows)))
    ]
    for row in range(min(HEADER_ROWS, len(texts))):
        found = header_of(texts[row:])
        if found:
            return row + found[0], found[1]
    return None


def checked(grid: Grid, first: int, columns: list[Column | None]) -> list[Column | None] | None:
    """Return the columns as their cells bear them out, None if the table holds no tasks.

    Where no column names units, one of duties (职责分工) may hold whole clauses: 市甲局牵头，市乙局配合.
    """
    proven = [_borne_out(grid, first, index, column) for index, column in enumerate(columns)]
    if not any(column and column.kind in ("role", "unit") for column in proven):
        proven = [
            replace(column, kind="role")
            if column and column.kind == "duty" and _names_units(grid, first, index)
            else column
            for index, column in enumerate(proven)
        ]
    if any(column and column.kind == "role" for column in proven):
        proven = [replace(column, kind="role") if column and _tells_units(column) else column for column in proven]
        return proven if text_columns(proven) else _with_longest_named(grid, first, proven)
    unit = next((column for column in proven if column and column.kind == "unit"), None)
    if unit is None or not any(grid.length(first, i) >= SENTENCE for i in text_columns(proven)):
        return None
    return [replace(column, kind="role") if column is unit else column for column in proven]


def _tells_units(column: Column) -> bool:
    """Tell whether a column beside one of roles names more units of a task (服务部门), and not whose data they are."""
    return column.kind == "unit" and _MORE_UNITS.fullmatch(column.printed) is not None


def _with_longest_named(grid: Grid, first: int, columns: list[Column | None]) -> list[Column | None] | None:
    """Return the columns with the longest of those whose header says nothing we know as the tasks; None if none is."""
    unknown = [(grid.length(first, i), -i) for i, column in enumerate(columns) if column is None]
    length, place = max(unknown, default=(0.0, 0))
    if length < SHORTEST:
        return None
    return [Column("title", "") if i == -place else column for i, column in enumerate(columns)]


def _borne_out(grid: Grid, first: int, index: int, column: Column | None) -> Column | None:
    """Return a column if its cells are what its header says; long cells hold what is to be done."""
    if column is None:
        return Column("content", "") if grid.length(first, index) >= 2 * SENTENCE else None
    if column.kind in ("role", "unit"):
        return column if _names_units(grid, first, index) else None
    if column.kind in ("group", "other") and grid.length(first, index) >= 2 * SENTENCE:
        return replace(column, kind="content")
    return column


def text_columns(columns: Sequence[Column | None]) -> list[int]:
    """Return the columns that say what is to be done."""
    return [i for i, column in enumerate(columns) if column and column.kind in TEXT_KINDS]


def _names_units(grid: Grid, first: int, column: int) -> bool:
    cells = grid.filled(first, column)
    return bool(cells) and sum(_has_unit(grid.text, span) for span in cells) * 2 >= len(cells)


def _has_unit(text: str, span: Span) -> bool:
    if span.of(text).strip() in column_words().ditto:
        return True
    clause = read_cells(text, [(span, "responsible", "")])
    if clause is None:
        return False
    return any(fact.confidence == 1.0 and not fact.unit.isascii() for fact in clause.responsibilities)
