"""Tables that deal out aims to places or units, in rows or in columns: 甲县│1.2│0.8 under 人工造林、封山育林."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.span import Span
from kg.clause_grammar import clause_grammar
from kg.extractors.deadlines import year_named
from kg.extractors.table_grid import Grid
from kg.extractors.target_patterns import patterns
from kg.extractors.units import is_group, is_unit
from kg.facts import Target
from kg.measures import comparator, quantities
from ontology.tables import indicator_words
from ontology.vocabularies import units_by_name

_AIMS = re.compile(r"目标|任务|计划|分解|分配|指标|下达|安排表")
_TELLS = re.compile(r"完成情况|统计表|现状|台账|一览表|评分|得分|考核结果|实际|汇总表|花名册|名单")
_SUM = re.compile(r"合计|总计|小计|总数|全[省市区县州盟旗]|[省市县州区](?:本级|直属?)(?:单位)?")
_PLACE = re.compile(
    r"[\u4e00-\u9fff·]{1,12}(?:[省市县区旗州盟镇乡]|街道|新区|开发区|园区|农场|林场)(?:办事处|管委会)?(?:[（(][^（()）]*[)）])?"
)
_NUMBERS = re.compile(r"(?:序号|编号|项次|序|No\.?|NO\.?)$")
_ASIDE = re.compile(r"备注|说明|排名|名次|权重|分值|联系|电话|责任")
_UNIT_BEHIND = re.compile(r"[（(〔［\[](?:单位[：:])?(?P<unit>[^（()）〔〕［］\[\]：:，,。]{1,12})[）)〕］\]]$")
_UNIT_ABOVE = re.compile(r"单位[：:]\s*(?P<unit>[^\s，,、；;）)]{1,10})[）)]?\s*$")
_NO_CAPTION = re.compile(r"\s*(?:[（(]?(?:计量)?单位[：:].*|附[件表][0-9一二三四五六七八九十]*[：:]?)\s*")
_BEFORE_SUBJECT = re.compile(
    r"^(?:附[件表][0-9一二三四五六七八九十]*[：:]?\s*)?(?:20[0-9]{2}(?:[—－-]20[0-9]{2})?年度?)?(?:全[省市区县州]|各[省市县区州乡镇街道、（）()]*)?(?:20[0-9]{2}年度?)?"
)
_BEHIND_SUBJECT = re.compile(r"(?:年度)?(?:目标|任务|计划|指标)*(?:分解|分配|安排|下达)*[一明]?[览细]?表?$")
_ABOVE = 160  # characters
_FEWEST = 2
_HEADER = 3  # rows


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the header and the rows of values begin, the column that names these, and whether it names the places.

    `measure` is the column of units of measure, if there is one.
    """

    top: int
    first: int
    name: int
    places_in_rows: bool
    measure: int | None = None


def by_places(grid: Grid, issued: int, period: tuple[int, int] | None) -> list[Target]:
    """Return the targets of a table that deals out aims to places or units, none if it is no such table.

    A column whose header names a year before that of the document (`issued`) is past.
    """
    above = _above(grid)
    layout = _layout(grid) if _AIMS.search(above) and not _TELLS.search(above) else None
    if layout is None:
        return []
    shared = _UNIT_ABOVE.search(above)
    unit = shared["unit"] if shared else None
    due = year_named(above) or (period[1] if period else None)
    what = _subject(above) if layout.places_in_rows else ""
    columns = _values(grid, layout, issued)
    return [target for column in columns for target in _column(grid, layout, column, what, unit, due)]


def _subject(above: str) -> str:
    """Return what a caption says that is dealt out: 2033年各县造林任务分解表 → 造林."""
    words = _UNIT_BEHIND.sub("", above.split("\n", maxsplit=1)[0].strip())
    return _BEHIND_SUBJECT.sub("", _BEFORE_SUBJECT.sub("", words))


def _above(grid: Grid) -> str:
    """Return what stands right above the rows: caption, unit line, and rows of the table over its whole width."""
    start = grid.placed.span.start
    top = _top(grid)
    rows = "\n".join(grid.words(row, 0) for row in range(top))
    lines = [line for line in grid.text[max(0, start - _ABOVE) : start].split("\n") if line.strip()]
    caption = next((at for at in range(len(lines) - 1, -1, -1) if not _NO_CAPTION.fullmatch(lines[at])), len(lines))
    return "\n".join([*(line for line in lines[caption:] if "。" not in line), rows]).rstrip()


def _top(grid: Grid) -> int:
    """Return the first row that does not run over the whole width."""
    return next((row for row in range(len(grid.rows)) if len(set(grid.cells[row])) > 1), 0)


def _layout(grid: Grid) -> _Layout | None:
    count, top = grid.placed.table.columns, _top(grid)
    rows = range(top + 1, min(top + 1 + _HEADER, len(grid.rows)))
    first = next((row for row in rows if any(_read(grid, row, column) for column in range(1, count))), None)
    if first is None:
        return None
    names = [column for column in range(min(3, count)) if not _NUMBERS.match(grid.words(first - 1, column))]
    for column in names[:2]:
        cells = [grid.words(row, column) for row in range(first, len(grid.rows))]
        if _all_places(cells):
            return _Layout(top, first, column, places_in_rows=True)
    heads = [grid.words(first - 1, column) for column in range(count) if not _ASIDE.search(grid.words(top, column))]
    placed = [head for head in heads if _is_place(head)]
    named = names and not any(_read(grid, row, names[0]) for row in range(first, len(grid.rows)))
    if named and len(set(placed)) >= _FEWEST and len(placed) * 2 > len(heads) - 1:
        words = indicator_words()["measureWord"]
        measure = next((column for column in range(count) if grid.words(first - 1, column) in words), None)
        return _Layout(top, first, names[0], places_in_rows=False, measure=measure)
    return None


def _all_places(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    placed = [cell for cell in filled if _is_place(cell)]
    named = {cell for cell in placed if not _SUM.fullmatch(cell)}
    return len(named) >= _FEWEST and len(placed) * 5 >= len(filled) * 4


@cache
def _is_place(words: str) -> bool:
    name = re.sub(r"\s", "", words)
    known = _PLACE.fullmatch(name) or _SUM.fullmatch(name)
    return bool(known) or (len(name) > 2 and is_unit(name, clause_grammar()) and not is_group(name, clause_grammar()))


def _values(grid: Grid, layout: _Layout, issued: int) -> Iterator[int]:
    """Yield the columns that hold values to be reached."""
    count = grid.placed.table.columns
    known = indicator_words()
    heads = {column: _head(grid, layout, column) for column in range(layout.name + 1, count)}
    kept = {
        column: head
        for column, head in heads.items()
        if head
        and not _ASIDE.search(head)
        and not any(word in head for word in known["pastWord"])
        and (year_named(head) or issued) >= issued
        and head not in known["measureWord"]
    }
    aims = [column for column, head in kept.items() if re.search("目标|任务|计划", head)]
    yield from aims if aims and layout.places_in_rows else kept


def _head(grid: Grid, layout: _Layout, column: int) -> str:
    return "".join(dict.fromkeys(grid.words(row, column) for row in range(layout.top, layout.first)))


def _column(
    grid: Grid, layout: _Layout, column: int, subject: str, unit: str | None, due: int | None
) -> Iterator[Target]:
    heads = [grid.words(row, column) for row in range(layout.top, layout.first)]
    own = next((found for head in reversed(heads) if (found := _unit_of(head))), None)
    year = year_named("".join(heads)) or due
    what = "".join(dict.fromkeys(_plain(head) for head in heads)) or subject
    for row in range(layout.first, len(grid.rows)):
        read, name = _read(grid, row, column), grid.words(row, layout.name)
        if read is None or not name or read.value == 0:
            continue
        of_row = None if layout.places_in_rows else _unit_of(name)
        in_row = grid.words(row, layout.measure) if layout.measure is not None else None
        place, indicator = (name, what) if layout.places_in_rows else (what, _plain(name))
        cell, start = grid.span(row, column), grid.span(row, layout.name).start
        yield Target(
            indicator=indicator if _SUM.fullmatch(place) else place + indicator,
            value=read.value,
            value_max=read.value_max,
            unit=read.unit or own or of_row or in_row or unit,
            comparator=comparator(read.verb, read.suffix),
            change=None,
            baseline=None,
            deadline=year,
            qualitative=False,
            span=Span(start, cell.end) if start < cell.end else cell,
            rule="place-table",
        )


def _plain(head: str) -> str:
    """Return a header without unit and year, which are told apart."""
    return re.sub(r"^(?:20[0-9]{2}年度?)?(?:目标|任务|计划)?[值数量]?$", "", _UNIT_BEHIND.sub("", head))


def _unit_of(words: str) -> str | None:
    behind = _UNIT_BEHIND.search(words)
    unit = behind["unit"].replace("％", "%") if behind else None
    return unit if unit and (unit in units_by_name() or re.split("[/／]", unit)[0] in units_by_name()) else None


@dataclass(frozen=True, slots=True)
class _Read:
    value: float
    value_max: float | None
    unit: str | None
    suffix: str
    verb: str


def _read(grid: Grid, row: int, column: int) -> _Read | None:
    """Return the one number of a cell, None if it says more than a number."""
    cell = grid.span(row, column)
    found = list(quantities(grid.text, cell)) if cell and len(cell) < 24 else []
    if len(found) != 1:
        return None
    before = patterns().before.match(grid.text[cell.start : found[0].span.start].strip())
    behind = grid.text[found[0].span.end : cell.end].strip()
    if before is None or before["subject"].strip() or behind:
        return None
    one = found[0]
    return _Read(one.value, one.value_max, one.unit, one.suffix, before["compare"] or before["level"] or "")
