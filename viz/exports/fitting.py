"""How wide columns must be and how many lines a text takes in them; programs do not say until they show the file."""

from __future__ import annotations

import unicodedata
from math import ceil

from viz.exports.tables import Column, Table, Value

LATIN = 1.1
"""Halves of a Chinese character that a Latin letter or a figure is wide, in the widest of the usual faces."""
WIDEST_SHORT = 16
_ROOM_OF_BORDERS = 1.5


def halves(line: str) -> float:
    """Return the width of one line in halves of a Chinese character.

    >>> halves("甲局"), round(halves("12"), 1)
    (4, 2.2)
    """
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else LATIN for sign in line)


def lines_in(text: str, width: float) -> int:
    r"""Return the lines that a text takes in a column of this width, rather one too many than one too few.

    >>> lines_in("甲局\n乙局", 20), lines_in("甲" * 20, 20)
    (2, 3)
    """
    room = max(width - _ROOM_OF_BORDERS, 2)
    return sum(max(1, ceil(halves(line) / room)) for line in text.split("\n"))


def widths(table: Table) -> tuple[float, ...]:
    """Return the width of each column: a short one grows with what it holds, one without content shrinks."""
    cells = tuple(zip(*table.rows, strict=True)) if table.rows else ((),) * len(table.columns)
    return tuple(_width(column, values) for column, values in zip(table.columns, cells, strict=True))


def _width(column: Column, values: tuple[Value, ...]) -> float:
    if column.kind == "mark":
        return column.width
    head = halves(column.name) + 3
    told = [str(value) for value in values if value not in (None, "")]
    if column.kind == "text":
        return column.width if told else min(head, column.width)
    longest = max((halves(line) + 3 for text in told for line in text.split("\n")), default=0)
    return max(min(column.width, head), min(longest, max(column.width, WIDEST_SHORT)), min(head, WIDEST_SHORT))


def lines_of(row: tuple[Value, ...], wide: tuple[float, ...]) -> int:
    """Return the lines of a row: those of its highest cell."""
    return max((lines_in(str(value), width) for value, width in zip(row, wide, strict=True) if value), default=1)
