"""A task table as PDF and OFD draw it: ruled lines, words wrapped in narrow columns, merged cells, several pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from tests.corpus.ofd_maker import drawn, make_ofd
from tests.corpus.pdf_maker import Mark, Rule, Words, make_pdf
from tests.strategies.task_tables import TaskTable

_LEFT, _TOP, _BOTTOM, _WIDTH = 50.0, 90.0, 780.0, 500.0
_SIZE, _PITCH, _EDGE = 10.0, 13.0, 4.0
_PIECE = re.compile(r"(?:[A-Za-z0-9.%]+|[^A-Za-z0-9.%])[，。；：、）”]*")
"""What no line end parts: a word of letters or figures, and no line begins with a mark."""
_WEIGHTS = {"序号": 0.5, "编号": 0.5}


def as_pdf(given: TaskTable) -> bytes:
    """Return a PDF with the title and the table."""
    return make_pdf(_pages(given))


def as_ofd(given: TaskTable) -> bytes:
    """Return an OFD file with the title and the table."""
    return make_ofd(*map(drawn, _pages(given)))


def _pages(given: TaskTable) -> list[list[Mark]]:
    """Return what the pages show; a page ends between two tasks, and the header is not said again."""
    across = _across([cell.text if cell else "" for cell in given.rows[0]])
    pages: list[list[Mark]] = [[Words(given.title, 120, 60, 14)]]
    top = _TOP
    for block in _blocks(given):
        marks, bottom = _drawn(given, block, across, top)
        if bottom > _BOTTOM and top > _TOP:
            pages.append([])
            top = _TOP
            marks, bottom = _drawn(given, block, across, top)
        pages[-1] += marks
        top = bottom
    return pages


def _across(header: Sequence[str]) -> list[float]:
    weights = [_WEIGHTS.get(word, 1.0) for word in header]
    share = _WIDTH / sum(weights)
    return [_LEFT + share * sum(weights[:at]) for at in range(len(weights) + 1)]


def _blocks(given: TaskTable) -> list[range]:
    """Return the rows of the header, and those of each run of tasks that a merged cell holds together."""
    ends = [0]
    for at, row in enumerate(given.rows):
        reach = max(at + cell.rows for cell in row if cell)
        if at == ends[-1]:
            ends.append(reach)
        ends[-1] = max(ends[-1], reach)
    return [range(start, end) for start, end in pairwise(ends)]


def _wrapped(text: str, width: float) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, room = "", width - 2 * _EDGE
        for piece in _PIECE.findall(paragraph):
            wide = sum(_SIZE * (0.5 if char.isascii() else 1.0) for char in piece)
            if line and wide > room:
                lines.append(line)
                line, room = "", width - 2 * _EDGE
            line, room = line + piece, room - wide
        lines.append(line)
    return lines


def _drawn(given: TaskTable, block: range, across: Sequence[float], top: float) -> tuple[list[Mark], float]:
    """Return the marks of some rows, and where they end."""
    words = {
        (row, column): _wrapped(cell.text, across[column + 1] - across[column])
        for row in block
        for column, cell in enumerate(given.rows[row])
        if cell
    }
    high = {row: _PITCH * max(len(words[row, c]) for c, cell in enumerate(given.rows[row]) if cell and cell.rows == 1)
            + 2 * _EDGE for row in block}  # fmt: skip
    for (row, column), lines in words.items():
        cell = given.rows[row][column]
        lack = _PITCH * len(lines) + 2 * _EDGE - sum(high[row + n] for n in range(cell.rows if cell else 1))
        high[row] += max(0.0, lack)
    tops = {row: top + sum(high[above] for above in block if above < row) for row in block}
    bottom = top + sum(high.values())
    marks: list[Mark] = [Rule(x, top, x, bottom) for x in across]
    marks += [Rule(across[0], y, across[-1], y) for y in (top, bottom)]
    for (row, column), lines in words.items():
        marks.append(Rule(across[column], tops[row], across[column + 1], tops[row]))
        marks += [
            Words(line, across[column] + _EDGE, tops[row] + _EDGE + _PITCH * n + _SIZE, _SIZE)
            for n, line in enumerate(lines)
        ]
    return marks, bottom


DRAWN: dict[str, Callable[[TaskTable], bytes]] = {".pdf": as_pdf, ".ofd": as_ofd}
"""Ending → how a table becomes a file of a kind that only draws it."""
