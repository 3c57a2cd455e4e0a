"""Tables of aims with a year in each row: 2034年│80%│35%, under the names of what shall be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.span import Span
from kg.extractors.table_grid import Grid
from kg.facts import Target
from kg.measures import Quantity, comparator, quantities

_YEAR = re.compile(r"(?P<year>20[0-9]{2})\s*年?(?:底|末|度)?")
_AIMS = re.compile(r"目标|计划|任务|预期|规划")
_ONLY_AIMS = re.compile(r"(?:具体|主要|创建|工作|年度|总体|发展)*(?:目标|指标|计划|任务)值?")
_COMPARES = re.compile(r"(?P<verb>[≥≤＞＜><≧≦～~约]?|[\u4e00-\u9fff]{0,4})")
_UNIT = re.compile(r"[（(\[](?P<unit>[^（()）\[\]：:，,。]{1,12})[）)\]]$")
_ABOVE = 80  # characters
_FEWEST = 2  # rows
_HEADER = 3  # rows


def by_years(grid: Grid, above: Sequence[str] = ()) -> list[Target]:
    """Return the targets of a table whose rows are years, none if it is no such table.

    `above` are the names in the last row of a header that the end of a page cut off.
    """
    found = _years(grid)
    return list(_targets(grid, *found, above)) if found else []


def head_cut_off(before: Grid, grid: Grid) -> list[str]:
    """Return the last row of a table that is only a header and stands right above another one, without its first."""
    between = grid.text[before.placed.span.end : grid.placed.span.start]
    last = len(before.rows) - 1
    words = [before.words(last, column) for column in range(1, before.placed.table.columns)]
    figures = any(_YEAR.fullmatch(before.words(row, 0)) for row in range(last + 1))
    return [] if between.strip() or figures or last >= _HEADER or not all(words) else words


def _years(grid: Grid) -> tuple[int, int, int] | None:
    """Return the row of the header, the first row of years, and their column, where the header speaks of aims."""
    top = 0
    while top < len(grid.rows) - 1 and len(set(grid.cells[top])) == 1:
        top += 1
    for column in range(min(2, grid.placed.table.columns - 1)):
        rows = [row for row in range(top, len(grid.rows)) if _YEAR.fullmatch(grid.words(row, column))]
        if len(rows) >= _FEWEST and rows[0] > top and rows == list(range(rows[0], rows[0] + len(rows))):
            heads = [grid.words(row, each) for row in range(top, rows[0]) for each in (column, column + 1)]
            return (top, rows[0], column) if _AIMS.search("".join(heads)) or _goes_on(grid, top) else None
    return None


def _goes_on(grid: Grid, top: int) -> bool:
    """Tell whether a header of aims stands above a table that the end of a page cut off from it."""
    start = grid.rows[top].start
    return re.search(r"目标[^。]*$", grid.text[max(0, start - _ABOVE) : start]) is not None


def _targets(grid: Grid, top: int, first: int, years: int, above: Sequence[str]) -> Iterator[Target]:
    groups = _groups([grid.words(first - 1, column) for column in range(years + 1, grid.placed.table.columns)], above)
    for row in range(first, len(grid.rows)):
        year = _YEAR.fullmatch(grid.words(row, years))
        for column in range(years + 1, grid.placed.table.columns):
            name, unit = _name(grid, top, first, column)
            if groups:
                shared = _UNIT.search(groups[column - years - 1])
                name = _UNIT.sub("", groups[column - years - 1]) + name
                unit = unit or (shared["unit"] if shared else None)
            read = _value(grid.text, grid.span(row, column))
            if year and name and read:
                quantity, verb = read
                yield Target(
                    indicator=name,
                    value=quantity.value,
                    value_max=quantity.value_max,
                    unit=quantity.unit or unit,
                    comparator=comparator(verb, quantity.suffix),
                    change=None,
                    baseline=None,
                    deadline=int(year["year"]),
                    qualitative=False,
                    span=Span(grid.span(row, years).start, grid.span(row, column).end),
                    rule="indicator-table",
                )


def _groups(names: Sequence[str], above: Sequence[str]) -> list[str]:
    """Return for each column the name above it where these are as many as groups of columns: 全市 begins a new one."""
    starts = [at for at, name in enumerate(names) if at == 0 or name in names[:at]]
    if len(starts) != len(above) or len(above) < 2:
        return []
    return [above[sum(start <= at for start in starts) - 1] for at in range(len(names))]


def _name(grid: Grid, top: int, first: int, column: int) -> tuple[str, str | None]:
    """Return what the rows of the header call a column, and the unit in brackets behind one of its names."""
    words = dict.fromkeys(grid.words(row, column) for row in range(top, first))
    named = [each for each in words if each and not _ONLY_AIMS.fullmatch(each)]
    unit = next((found["unit"] for each in named if (found := _UNIT.search(each))), None)
    return "".join(_UNIT.sub("", each) for each in named), unit


def _value(text: str, span: Span) -> tuple[Quantity, str] | None:
    """Return the number that a cell holds and nothing else, with the word that compares before it."""
    found = list(quantities(text, span)) if span else []
    before = _COMPARES.fullmatch(text[span.start : found[0].span.start].strip()) if len(found) == 1 else None
    return (found[0], before["verb"]) if before and not text[found[0].span.end : span.end].strip() else None
