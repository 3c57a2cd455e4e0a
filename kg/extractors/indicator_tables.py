"""Tables of indicators (指标、单位、现状值、目标值): each value to be reached is a target of the row's indicator."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from corpus.model import Document
from corpus.span import Span
from kg.extractors.deadlines import year_named
from kg.extractors.indicator_columns import IndicatorHeader, indicator_header
from kg.extractors.place_tables import by_places
from kg.extractors.table_grid import Grid, grid_of
from kg.extractors.target_patterns import patterns, without
from kg.extractors.year_tables import by_years, head_cut_off
from kg.facts import Change, Target
from kg.measures import Quantity, comparator, quantities
from ontology.tables import indicator_words
from ontology.vocabularies import units_by_name

_NOTHING = re.compile(r"[—－\-–/／\s*〔〕\[\]［］（）()无]*")
_NUMBER = re.compile(r"^\s*(?:[0-9０-９]{1,3}[.．、]|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[①-⑳])\s*(?![0-9])")
_AMONG = re.compile(r"^(?:其中|#)[:：，,]?\s*|[*＊]+$")
_UNIT_BEHIND = re.compile(r"[（(〔［\[【](?P<unit>[^（()）〔〕［］\[\]【】]{1,12})[）)〕］\]】]$")
_MARKS = re.compile(r"[〔〕［］\[\]（()）<>＜＞≥≤±+＋*\s]|预期性?|约束性?|累计|年均|平均|每年|的|在")
_STATED = re.compile(r"^\s*([\u4e00-\u9fff]{2,5})\s*$|[（(〔［\[]([\u4e00-\u9fff]{2,5})[）)〕］\]]")
_LONGEST_CAPTION = 80
_SHARE_OF_VALUES = 2  # one cell in so many holds a number


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """A table of indicators: the targets in it, and the cells that were read and need no reading as prose."""

    targets: tuple[Target, ...]
    cells: tuple[Span, ...]


def indicator_tables(document: Document, issued: int, tasks: Collection[Span] = ()) -> tuple[IndicatorTable, ...]:
    """Return what the tables of a document set; `issued` is the year of the document, before which all is past.

    `tasks` are the tables of tasks among them, which deal out nothing to places.
    """
    found: list[IndicatorTable] = []
    before: Grid | None = None
    period = document.letterhead.period
    for placed in document.source.tables:
        grid = grid_of(document.text, placed)
        above = head_cut_off(before, grid) if before else []
        before = grid
        header = indicator_header(grid, issued, period[0] if period else 0)
        table = _read(document, grid, header) if header else None
        if table and table.targets:
            found.append(table)
        elif placed.span not in tasks and (dealt := by_places(grid, issued, period)):
            found.append(IndicatorTable(tuple(dealt), tuple(grid.placed.spans)))
        elif turned := by_years(grid, above):
            found.append(IndicatorTable(tuple(turned), tuple(target.span for target in turned)))
    return tuple(found)


def _read(document: Document, grid: Grid, header: IndicatorHeader) -> IndicatorTable | None:
    due = _due(document, grid, header)
    targets: list[Target] = []
    cells: list[Span] = []
    filled = 0
    for row in range(header.first, len(grid.rows)):
        name = grid.span(row, header.name)
        if not name or len(set(grid.cells[row])) == 1:
            continue
        read = list(_row(grid, row, header, due))
        filled += any(not _NOTHING.fullmatch(grid.words(row, column)) for column, _ in header.values)
        targets += [target for target, _ in read]
        cells += [name, *(cell for _, cell in read)] if read else []
    return IndicatorTable(tuple(targets), tuple(cells)) if len(targets) * _SHARE_OF_VALUES >= filled else None


def _due(document: Document, grid: Grid, header: IndicatorHeader) -> int | None:
    """Return by when values without a year of their own are due: as the caption says, else at the end of the plan."""
    start = grid.placed.span.start
    before = document.text[max(0, start - 2 * _LONGEST_CAPTION) : start].rstrip()
    caption = before[before.rfind("\n") + 1 :]
    named = year_named(caption) if len(caption) <= _LONGEST_CAPTION else None
    period = document.letterhead.period
    years = [column.year for _, column in header.values if column.year]
    return named or (max(years) if years else None) or (period[1] if period else None)


def _row(grid: Grid, row: int, header: IndicatorHeader, due: int | None) -> Iterator[tuple[Target, Span]]:
    """Yield the targets of a row, each with the cell of its value."""
    name, printed = _named(grid.words(row, header.name))
    own = grid.words(row, header.unit).replace("％", "%") if header.unit is not None else ""
    unit = printed if _NOTHING.fullmatch(own) else own
    nature = _nature(grid, row)
    stated = [(column, told.year or due, unit or _unit_of(told.printed)) for column, told in header.values]
    grows = header.rate is not None and all(_NOTHING.fullmatch(grid.words(row, each)) for each, _, _ in stated)
    if grows and header.rate is not None:
        stated = [(header.rate, due, "%")]
    for column, year, unit_here in stated:
        cell = grid.span(row, column)
        read = _value(grid, cell)
        if read:
            change = _change(name) or ("increase" if grows else None)
            place = Span(grid.span(row, header.name).start, cell.end)
            yield replace(_target(place, name, unit_here, year, change, read), nature=nature), cell


def _nature(grid: Grid, row: int) -> str | None:
    """Return what a row says of its indicator in a cell or bracket of its own: 约束性, 预期性."""
    cells = (grid.words(row, column) for column in range(grid.placed.table.columns))
    words = (found[1] or found[2] for cell in cells for found in _STATED.finditer(cell))
    found = {_natures()[word] for word in words if word in _natures()}
    return found.pop() if len(found) == 1 else None


@cache
def _natures() -> dict[str, str]:
    """Return what stands in cells for each nature of an indicator: 约束, 约束性 and 约束性指标 for 约束性."""
    words = indicator_words()["natureWord"]
    return {word + ending: f"{word}性" for word in words for ending in ("", "性", "性指标")}


def _value(grid: Grid, cell: Span) -> tuple[Quantity, re.Match[str]] | None:
    """Return the one number of a cell with the words before it; None if it says more than a number."""
    found = list(quantities(grid.text, cell)) if cell else []
    if len(found) != 1:
        return None
    quantity = found[0]
    before = patterns().before.match(grid.text[cell.start : quantity.span.start])
    rest = (without(patterns().lead, before["subject"]) if before else "") + grid.text[quantity.span.end : cell.end]
    return (quantity, before) if before and not _MARKS.sub("", rest) else None


def _target(
    place: Span,
    name: str,
    unit: str | None,
    year: int | None,
    change: Change | None,
    read: tuple[Quantity, re.Match[str]],
) -> Target:
    quantity, before = read
    told: Change | None = "decrease" if before["down"] else "increase" if before["up"] else change
    end = quantity.span.end
    return Target(
        indicator=name,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit or unit,
        comparator=comparator(before["compare"] or before["level"] or "", quantity.suffix),
        change=told,
        baseline=None,
        deadline=year,
        qualitative=False,
        span=Span(place.start, end) if place.start < end else quantity.span,
        rule="indicator-table",
    )


def _named(words: str) -> tuple[str, str | None]:
    """Return the name of an indicator without number and 其中, and the unit in brackets behind it."""
    name = _AMONG.sub("", _NUMBER.sub("", words)).strip()
    unit = _unit_of(name)
    return (_UNIT_BEHIND.sub("", name).strip() if unit else name), unit


def _unit_of(words: str) -> str | None:
    """Return the unit of measure in brackets at the end: 森林覆盖率（%）."""
    behind = _UNIT_BEHIND.search(words)
    if behind is None:
        return None
    unit = behind["unit"].removeprefix("单位：").strip().replace("％", "%")
    parts = re.split("[/／]", unit)
    return unit if unit in units_by_name() or parts[0] in units_by_name() else None


def _change(name: str) -> Change | None:
    """Return the direction of an indicator that is a change itself: 单位能耗降低."""
    bare = re.sub(r"(?:率|幅度|比例|值)$", "", re.sub(r"[（(〔［\[].*$", "", name))
    for verb in ("decrease", "increase"):
        if bare.endswith(patterns().change_ends[verb]):
            return verb
    return None
