"""The columns of a table of indicators: which names them, which hold units, values to reach or values of the past."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg.extractors.deadlines import year_named
from kg.extractors.table_grid import Grid
from ontology.tables import indicator_words

Kind = Literal["name", "unit", "value", "rate", "past"]
_COMPARES = re.compile("[≥≤＞＜><≧≦]|以上|以下|以内|左右|不低于|不少于|不超过|达到")
_BLANK = re.compile(r"\s+")
_ASIDE = re.compile(r"[（(〔［\[][^（()）]*[）)〕］\]]")
_LONGEST_HEADER = 30
_LONGEST_YEAR = len("2021—2025年底")
_HEADER_ROWS = 4  # a header stands among the first rows of a table


@dataclass(frozen=True, slots=True)
class IndicatorColumn:
    """What a column holds, told by its header (`printed`); `year` if it names one, `bare` if it says nothing else."""

    kind: Kind
    printed: str
    year: int | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorHeader:
    """Where the rows begin, the columns that name an indicator and its unit, and those of values, in order.

    `rate` is a column of growth a year or over all years, which says what shall be reached where no value does.
    """

    first: int
    name: int
    unit: int | None
    values: tuple[tuple[int, IndicatorColumn], ...]
    rate: int | None


def indicator_header(grid: Grid, issued: int, begins: int = 0) -> IndicatorHeader | None:
    """Return the header of a table of indicators, one row or two; None if the table is of another kind.

    A year before that of the document (`issued`) is past, and so is the first of two bare years (2020年、2025年) where
    the document is no older, nor its plan `begins` in it, and no value of that year is told as an aim (200以上).
    """
    for row in range(min(_HEADER_ROWS, len(grid.rows) - 1)):
        deep = row + 2 < len(grid.rows) and _goes_on(grid, row)
        found = _header(grid, row, 2 if deep else 1, issued, begins)
        if found:
            return found
    return None


def _goes_on(grid: Grid, row: int) -> bool:
    """Tell whether a header has a second row: some cells reach into it, and one above has several below it."""
    upper, lower = grid.cells[row], grid.cells[row + 1]
    shared = any(above == below and above is not None for above, below in zip(upper, lower, strict=True))
    wide = any(upper.count(above) > 1 and above != below for above, below in zip(upper, lower, strict=True))
    return shared and wide


def _header(grid: Grid, row: int, depth: int, issued: int, begins: int) -> IndicatorHeader | None:
    count = grid.placed.table.columns
    printed = ["".join(dict.fromkeys(grid.words(row + at, column) for at in range(depth))) for column in range(count)]
    told = [column_of_indicators(words) for words in printed]
    aimed = {at for at in range(count) if any(_COMPARES.search(cell) for cell in _cells(grid, row + depth, at))}
    columns = _without_past(told, issued, begins, aimed)
    names = [index for index, column in enumerate(columns) if column and column.kind == "name"]
    values = tuple((index, column) for index, column in enumerate(columns) if column and column.kind == "value")
    if not names or not values or values[-1][0] < names[-1]:
        return None
    unit = next((index for index, column in enumerate(columns) if column and column.kind == "unit"), None)
    rate = next((index for index, column in enumerate(columns) if column and column.kind == "rate"), None)
    return IndicatorHeader(row + depth, names[-1], unit, values, rate)


def _cells(grid: Grid, first: int, column: int) -> list[str]:
    return [grid.words(row, column) for row in range(first, len(grid.rows))]


def _without_past(
    columns: Sequence[IndicatorColumn | None], issued: int, begins: int, aimed: set[int]
) -> list[IndicatorColumn | None]:
    bare = sorted((column.year, at) for at, column in enumerate(columns) if column and column.bare and column.year)
    base, place = bare[0] if len(bare) == 2 else (0, 0)
    told = any(column and column.kind == "past" for column in columns) or place in aimed or 0 < begins <= base
    base = 0 if told or base > (issued or base) else base
    return [None if column and _is_past(column, base, issued) else column for column in columns]


def _is_past(column: IndicatorColumn, base: int, issued: int) -> bool:
    """Tell whether a column holds values of a year before the document, or of the first of two years side by side."""
    year = column.year or issued
    return column.kind == "value" and (year < issued or (column.bare and year == base))


def column_of_indicators(printed: str) -> IndicatorColumn | None:
    """Return what a header names, None if it is no header that we know."""
    header = _BLANK.sub("", printed)
    if not header or len(header) > _LONGEST_HEADER:
        return None
    plain, year = _ASIDE.sub("", header), year_named(header)
    kind = _kind(header, plain)
    if kind is None and year and len(plain) <= _LONGEST_YEAR:
        return IndicatorColumn("value", header, year, bare=True)
    return IndicatorColumn(kind, header, year) if kind else None


def _kind(header: str, plain: str) -> Kind | None:
    known = indicator_words()
    told: tuple[tuple[Kind, bool], ...] = (
        ("past", any(word in header for word in known["pastWord"])),
        ("rate", any(word in plain for word in known["rateWord"])),
        ("value", plain.endswith(known["valueWord"])),
        ("unit", plain in known["measureWord"]),
        ("name", plain.endswith(known["indicatorWord"])),
    )
    return next((kind for kind, holds in told if holds), None)
