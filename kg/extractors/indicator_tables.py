"""Tables of indicators: a value to be reached in each row, under the year (指标│单位│2020年│2025年) or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Document
from corpus.span import Span
from kg.extractors.deadlines import year_mentions
from kg.extractors.table_grid import Grid, grid_of, unwrapped
from kg.facts import Change, Target
from kg.measures import Quantity, comparator, quantities

_NAMES = re.compile(r"(?:指标|指标名称|指标内容|指标项|目标名称|目标任务|目标)$")
_OTHER_NAMES = re.compile(r"(?:项目|名称|内容|任务|事项)$")
_NO_NAME = re.compile(r"(?:具体|主要|创建|工作|年度|总体)*(?:目标|指标)值?")
_ASIDE = re.compile(r"[（(\[〔【][^（()）\]〕】]*[）)\]〕】]")
_UNIT_HEAD = re.compile(r"^(?:计量|指标)?单位$")
_AIM = re.compile(r"目标|计划|预期|规划值|任务|力争|要求|指标值")
_PAST = re.compile(r"现状|基[数准期础]|实际|完成|实绩|当前|目前|上年|去年|已|实现值|达到值|责任|备注|属性|来源|投资|资金|金额|预算|经费")
_MEAN = re.compile(r"年均|累计|增速|增长|[升下]降|提高|变化")
_VALUES = re.compile(r"(?:目标值?|计划值?|预期值?|规划值|预期目标|任务数?|指标值|年度目标|工作目标)$")
_YEAR = re.compile("20[0-9]{2}")
_YEAR_CELL = re.compile(r"(?P<year>20[0-9]{2})\s*年?(?:底|末|度)?")
_BEFORE = re.compile(r"[\s\[〔【（(]*(?P<verb>[≥≤＞＜><≧≦～~约]|[\u4e00-\u9fff]{0,4})[\s\[〔【（(]*")
_BEHIND = re.compile(r"[\s\]〕】）)]*(?:[\u4e00-\u9fff/／·0-9A-Za-z²³%％]{0,10})[\s\]〕】）)*＊①-⑨]*")
_UNIT_IN_NAME = re.compile(r"[（(\[](?P<unit>[^（()）\[\]：:，,。]{1,12})[）)\]]$")
_NUMBER = re.compile(r"^[\s\u3000]*(?:[0-9]{1,3}[.．、]|[（(][0-9一二三四五六七八九十]{1,3}[）)])\s*")
_DOWN, _UP = re.compile(r"(?:下降|降低|减少|压减)[率幅度]?$"), re.compile(r"(?:增长|提高|增加)$")
_HEADER_ROWS = 3
_FEWEST_YEARS, _HEADER_LENGTH = 2, 80


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a table is read: the row of its first value, the name's column, the unit's, and the values' with their year."""

    first: int
    name: int
    unit: int | None
    values: tuple[tuple[int, int | None], ...]


def table_targets(document: Document) -> Iterator[Target]:
    """Yield the targets of every table of indicators, row by row."""
    for placed in document.source.tables:
        grid = grid_of(document.text, placed)
        top = _titles(grid)
        if len(grid.rows) - top < 2 or placed.table.columns < 2:
            continue
        title = _title_year(document.text, Span(max(0, placed.span.start - 60), grid.rows[top].start))
        frame = _frame(grid, top, title)
        if turned := _turned(grid, top):
            yield from _by_years(grid, turned)
        elif frame:
            yield from _by_rows(grid, frame)


def _titles(grid: Grid) -> int:
    """Return how many rows at the top are one cell alone."""
    top = 0
    while top < len(grid.rows) - 1 and len(set(grid.cells[top])) == 1:
        top += 1
    return top


def _title_year(text: str, span: Span) -> int | None:
    years = [year.years[-1] for year in year_mentions(text, span) if not year.baseline]
    return years[-1] if years else None


def _head(grid: Grid, top: int, first: int, column: int) -> str:
    """Return what the header says of a column: the words of all its rows, those of merged cells once."""
    cells = dict.fromkeys(grid.cells[row][column] for row in range(top, first))
    spans = (grid.placed.spans[index] for index in cells if index is not None)
    return "".join("".join(span.of(grid.text).split()) for span in spans)


def _frame(grid: Grid, top: int, title: int | None) -> _Frame | None:
    """Return how a table with a column of names and columns of values is read, None if it is no such table."""
    for first in range(top + 1, min(top + _HEADER_ROWS, len(grid.rows) - 1) + 1):
        heads = [_head(grid, top, first, column) for column in range(grid.placed.table.columns)]
        bare = [_ASIDE.sub("", head) for head in heads]
        above = [grid.span(first - 1, column) for column in range(len(heads))]
        if any(_read(grid.text, span) and not _YEAR.search(span.of(grid.text)) for span in above):
            return None
        name = _name_column(grid, first, bare)
        if name is None:
            continue
        values = _value_columns(grid, first, heads, name, title)
        if values:
            unit = next((i for i, head in enumerate(bare) if _UNIT_HEAD.search(head)), None)
            return _Frame(first, name, unit, values)
    return None


def _name_column(grid: Grid, first: int, heads: list[str]) -> int | None:
    """Return the last column of words that is called by what is to be reached, or else by other names of rows."""
    told = [_NAMES] if not any(_VALUES.search(head) for head in heads) else [_NAMES, _OTHER_NAMES]
    return next(
        (
            column
            for names in told
            for column in reversed(range(len(heads)))
            if names.search(heads[column]) and _named(grid, first, column)
        ),
        None,
    )


def _named(grid: Grid, first: int, column: int) -> bool:
    """Tell whether the cells of a column are words."""
    cells = [span.of(grid.text) for span in grid.filled(first, column)]
    return bool(cells) and sum(_read(grid.text, span) is None for span in grid.filled(first, column)) * 2 > len(cells)


def _value_columns(
    grid: Grid, first: int, heads: list[str], name: int, title: int | None
) -> tuple[tuple[int, int | None], ...]:
    """Return the columns that say what shall be reached, with their years; what was or is, is none of them."""
    dated, plain = [], []
    for column, head in enumerate(heads):
        bare = _ASIDE.sub("", head) or head
        if column == name or not _holds_values(grid, first, column):
            continue
        year = _title_year(head, Span(0, len(head)))
        if (_PAST.search(bare) and not _AIM.search(bare)) or (_MEAN.search(bare) and not _AIM.search(bare)):
            continue
        if year:
            dated.append((column, year, bool(_AIM.search(bare))))
        elif _VALUES.search(bare):
            plain.append((column, title))
    earliest = min((year for _, year, _ in dated), default=0)
    later = [(c, year) for c, year, aim in dated if aim or len(dated) != _FEWEST_YEARS or year != earliest]
    return tuple(later or plain)


def _holds_values(grid: Grid, first: int, column: int) -> bool:
    cells = grid.filled(first, column)
    return bool(cells) and sum(_read(grid.text, span) is not None for span in cells) * 2 >= len(cells)


def _read(text: str, span: Span) -> tuple[Quantity, str] | None:
    """Return the number that a cell holds and nothing else beside its unit, with the word that compares before it."""
    if not span or len(span) > 24:
        return None
    found = list(quantities(text, span))
    if len(found) != 1:
        return None
    before = _BEFORE.fullmatch(text, span.start, found[0].span.start)
    behind = _BEHIND.fullmatch(text, found[0].span.end, span.end)
    return (found[0], before["verb"]) if before and behind else None


def _by_rows(grid: Grid, frame: _Frame) -> Iterator[Target]:
    done: set[int | None] = set()
    for row in range(frame.first, len(grid.rows)):
        for column, year in frame.values:
            index = grid.cells[row][column]
            if index in done or index == grid.cells[row][frame.name]:
                continue
            done.add(index)
            unit = grid.words(row, frame.unit) if frame.unit is not None else ""
            target = _target(grid, grid.words(row, frame.name), unit, (row, column), grid.span(row, frame.name), year)
            if target:
                yield target


def _turned(grid: Grid, top: int) -> tuple[int, int] | None:
    """Return the first row and the column of years where years stand in a column: 2023年│80%│35%."""
    for column in range(min(2, grid.placed.table.columns - 1)):
        rows = [row for row in range(top, len(grid.rows)) if _YEAR_CELL.fullmatch(grid.words(row, column))]
        if len(rows) >= _FEWEST_YEARS and rows == list(range(rows[0], rows[0] + len(rows))) and rows[0] > top:
            heads = _head(grid, top, rows[0], column) + _head(grid, top, rows[0], column + 1)
            return (rows[0], column) if _AIM.search(heads) or _goes_on(grid, top) else None
    return None


def _goes_on(grid: Grid, top: int) -> bool:
    """Tell whether the header of aims stands above a table that a page's end cut off from it."""
    start = grid.rows[top].start
    return re.search(r"目标[^。]*$", grid.text[max(0, start - _HEADER_LENGTH) : start]) is not None


def _by_years(grid: Grid, turned: tuple[int, int]) -> Iterator[Target]:
    first, years = turned
    top = _titles(grid)
    for row in range(first, len(grid.rows)):
        year = _YEAR_CELL.fullmatch(grid.words(row, years))
        for column in range(years + 1, grid.placed.table.columns):
            heads = [_head(grid, above, above + 1, column) for above in range(top, first)]
            named = [words for words in dict.fromkeys(heads) if words and not _NO_NAME.fullmatch(words)]
            unit = next((found["unit"] for words in named if (found := _UNIT_IN_NAME.search(words))), "")
            name = "".join(_UNIT_IN_NAME.sub("", words) for words in named)
            if year and name:
                target = _target(grid, name, unit, (row, column), grid.span(row, years), int(year["year"]))
                if target:
                    yield target


def _target(
    grid: Grid, name: str, unit: str, place: tuple[int, int], beside: Span, year: int | None
) -> Target | None:
    """Return the target of one cell; its quote goes from the name (or the year) of its row to the value."""
    span = grid.span(*place)
    read = _read(grid.text, span)
    printed = _NUMBER.sub("", unwrapped(name)).strip()
    if read is None or not printed:
        return None
    quantity, verb = read
    in_name = _UNIT_IN_NAME.search(printed)
    indicator = printed[: in_name.start()] if in_name else printed
    change: Change | None = "decrease" if _DOWN.search(indicator) else "increase" if _UP.search(indicator) else None
    return Target(
        indicator=indicator,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit or unit.strip("—-－/ ") or (in_name["unit"] if in_name else None),
        comparator=comparator(verb, quantity.suffix),
        change=change,
        baseline=None,
        deadline=year,
        qualitative=False,
        span=Span(beside.start, span.end) if beside and beside.start < span.start else span,
        rule="indicator-table",
    )
