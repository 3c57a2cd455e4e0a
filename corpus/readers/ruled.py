"""Tables with ruled lines: the cells that the lines make, the characters in each, and tables over several pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.blocks import PlacedRows
from corpus.readers.paragraphs import is_numbered, is_open, seam
from corpus.readers.printed import Glyph, PrintedLine, lines_of
from corpus.tables import Cell, Table, cell_text

_MOST = 4000  # lines: a page with more shows a drawing
_NEAR = 3.0  # points: lines so near meet, and places so near are one
_UNIT_END = re.compile(r"[局委办部厅院署会社行司所站处队府团校心关][）)]?$")
_LAST_NAME = re.compile(
    r"(?:^|[、，,；;\n])(?P<level>自治区|[省市区县州盟旗])[^、，,；;\n省市区县州盟旗]{2,20}(?:[局委办部厅院会]|中心|办公室)$"
)
_PLACE_BEGINS = re.compile(r"市[中北南辖郊直]|县[城直级域]|区[间域直属]|省[直级属]|州直")
_NAME_GOES_ON = re.compile(r"[门位][：:]|有限|股份|集团|分[局公行]|[（(等、，；]|直属")
_STOPS = "。；;！？"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line, as a thin box in points from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right; else from top to bottom."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table on one page: its cells, the characters in it, and the places of the lines between its columns."""

    cells: tuple[Cell, ...]
    glyphs: tuple[Glyph, ...]
    columns: tuple[float, ...]
    top: float
    page: int


def ruled_tables(glyphs: Sequence[Glyph], rulings: Sequence[Ruling], page: int) -> list[RuledTable]:
    """Return the tables that ruled lines make on a page, from the top down; a frame around one text is none."""
    found = (_table(group, glyphs, page) for group in _groups(rulings if len(rulings) < _MOST else ()))
    return sorted((table for table in found if table), key=lambda table: table.top)


def _groups(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """Put lines together that meet each other."""
    groups: list[list[Ruling]] = []
    for ruling in rulings:
        meeting = [group for group in groups if any(_meet(ruling, other) for other in group)]
        rest = [group for group in groups if all(group is not other for other in meeting)]
        groups = [*rest, [ruling, *(line for group in meeting for line in group)]]
    return groups


def _meet(one: Ruling, other: Ruling) -> bool:
    return (
        one.left <= other.right + _NEAR
        and other.left <= one.right + _NEAR
        and one.top <= other.bottom + _NEAR
        and other.top <= one.bottom + _NEAR
    )


def _places(values: Iterable[float]) -> list[float]:
    """Return the places that some values mark, those near each other as one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= _NEAR:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


def _table(group: Sequence[Ruling], glyphs: Sequence[Glyph], page: int) -> RuledTable | None:
    level = [line for line in group if line.level and line.right - line.left > _NEAR]
    upright = [line for line in group if not line.level and line.bottom - line.top > _NEAR]
    across = _places(
        [*(x for line in level for x in (line.left, line.right)), *((x.left + x.right) / 2 for x in upright)]
    )
    ends = [min(across), max(across)] if across else []
    across = _places([*ends, *((line.left + line.right) / 2 for line in upright)])
    down = _places((line.top + line.bottom) / 2 for line in level)
    if len(across) < 3 or len(down) < 2:
        return None
    inside = [g for g in glyphs if across[0] < (g.left + g.right) / 2 < across[-1] and down[0] < g.middle < down[-1]]
    merged = _merged(across, down, level, upright)
    if len(set(merged.values())) < 2 or not inside:
        return None
    cells = tuple(_cells(merged, across, down, inside, page))
    return RuledTable(cells, tuple(inside), tuple(across), down[0], page)


_Place = tuple[int, int]


def _merged(
    across: Sequence[float], down: Sequence[float], level: Sequence[Ruling], upright: Sequence[Ruling]
) -> dict[_Place, _Place]:
    """Return for each place of the grid the first place of its cell: places with no line between are one cell."""
    above = {(row, column): (row, column) for row in range(len(down) - 1) for column in range(len(across) - 1)}

    def first(place: _Place) -> _Place:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    def join(one: _Place, other: _Place) -> None:
        keep, drop = sorted((first(one), first(other)))
        above[drop] = keep

    for row, column in above:
        x, y = (across[column] + across[column + 1]) / 2, (down[row] + down[row + 1]) / 2
        right, below = across[column + 1], down[row + 1]
        if column + 2 < len(across) and not any(
            abs((line.left + line.right) / 2 - right) <= _NEAR and line.top <= y <= line.bottom for line in upright
        ):
            join((row, column), (row, column + 1))
        if row + 2 < len(down) and not any(
            abs((line.top + line.bottom) / 2 - below) <= _NEAR and line.left <= x <= line.right for line in level
        ):
            join((row, column), (row + 1, column))
    return {place: first(place) for place in above}


def _cells(
    merged: dict[_Place, _Place], across: Sequence[float], down: Sequence[float], glyphs: Sequence[Glyph], page: int
) -> Iterator[Cell]:
    """Yield the cells with their words, in order; a column or row of the grid that no cell begins in stays empty."""
    by_cell: dict[_Place, list[Glyph]] = {head: [] for head in merged.values()}
    covered: dict[_Place, list[_Place]] = {head: [] for head in merged.values()}
    for place, head in merged.items():
        covered[head].append(place)
    for glyph in glyphs:
        column = _interval(across, (glyph.left + glyph.right) / 2)
        row = _interval(down, glyph.middle)
        by_cell[merged[row, column]].append(glyph)
    for head in sorted(by_cell):
        rows = max(row for row, _ in covered[head]) - head[0] + 1
        columns = max(column for _, column in covered[head]) - head[1] + 1
        width = across[head[1] + columns] - across[head[1]]
        yield Cell(cell_words(lines_of(by_cell[head], page), width), head[0], head[1], rows, columns)


def _interval(places: Sequence[float], value: float) -> int:
    return max(index for index in range(len(places) - 1) if places[index] <= value or index == 0)


def cell_words(lines: Sequence[PrintedLine], width: float) -> str:
    """Return the words of a cell `width` points wide: lines joined, but for paragraphs and names each on a line."""
    words = lines[0].text if lines else ""
    for before, line in pairwise(lines):
        room = width - (before.right - before.left) - 1.2 * line.size
        ended = room > line.size and before.text[-1] in _STOPS
        listed = (
            room > line.size and _UNIT_END.search(before.text) and _UNIT_END.search(line.text)
        ) and not _NAME_GOES_ON.match(line.text)
        named = _begins_name(words, line.text)
        opened = is_numbered(line.text) and before.text[-1] in "。；;：:）)"
        apart = (ended or listed or named or opened) and not is_open(words)
        words += ("\n" if apart else seam(before.text, line.text)) + line.text
    return cell_text(words)


def _begins_name(words: str, line: str) -> bool:
    """Tell whether a line begins a name beside the one before it, which is whole: 区甲委⏎区乙局.

    In a list with marks between the names a mark would stand here; 市公安局⏎市中区分局 is one name.
    """
    name = _LAST_NAME.search(words)
    if name is None or _NAME_GOES_ON.match(line) or _PLACE_BEGINS.match(line):
        return False
    return line.startswith((name["level"], "各", "有关", "相关"))


def joined_tables(tables: Sequence[RuledTable]) -> Iterator[PlacedRows]:
    """Yield the tables that follow each other with no text between; those on the next page go on with the last."""
    group: list[RuledTable] = []
    for table in tables:
        if group and not _goes_on(group[-1], table):
            yield _joined(group)
            group = []
        group.append(table)
    if group:
        yield _joined(group)


def _goes_on(last: RuledTable, table: RuledTable) -> bool:
    if table.page != last.page + 1 or len(last.columns) != len(table.columns):
        return False
    return all(
        abs((a - last.columns[0]) - (b - table.columns[0])) <= 2 * _NEAR
        for a, b in zip(last.columns, table.columns, strict=True)
    )


def _joined(group: Sequence[RuledTable]) -> PlacedRows:
    """Return one table of several pages: the header once, a cell that a page's end broke joined again."""
    cells = list(group[0].cells)
    pages = [group[0].page] * _rows(cells)
    for table in group[1:]:
        fresh = _without_header(group[0].cells, table.cells)
        start = _rows(cells)
        if fresh and _is_rest(cells, fresh):
            cells, fresh = _with_rest(cells, fresh)
        cells = _behind(cells, fresh, start)
        pages += [table.page] * (_rows(cells) - len(pages))
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    return PlacedRows(Table(tuple(ordered)), tuple(f"第{page}页" for page in pages))


def _rows(cells: Sequence[Cell]) -> int:
    return max((cell.row + cell.row_span for cell in cells), default=0)


def _row(cells: Sequence[Cell], row: int) -> list[str]:
    return ["".join(cell.text.split()) for cell in cells if cell.row == row]


def _without_header(first: Sequence[Cell], cells: Sequence[Cell]) -> list[Cell]:
    """Take off the rows at the top that the table's first page begins with too."""
    same = 0
    while same < _rows(cells) and any(_row(cells, same)) and _row(first, same) == _row(cells, same):
        same += 1
    return [
        Cell(c.text, max(0, c.row - same), c.column, c.row_span - max(0, same - c.row), c.column_span)
        for c in cells
        if c.row + c.row_span > same
    ]


def _is_rest(cells: Sequence[Cell], fresh: Sequence[Cell]) -> bool:
    """Tell whether the first row of a page is the rest of the last row of the page before: its number is missing."""
    last = _rows(cells) - 1
    above = [cell for cell in cells if cell.row == last]
    below = [cell for cell in fresh if cell.row == 0]
    if not above or not below or len(below) < 2:
        return False
    bare = below[0].column == 0 and not below[0].text
    return (
        bare
        and any(cell.text for cell in below)
        and not any(c.text and c.row_span > 1 and c.row + c.row_span > last and c.column == 0 for c in cells)
    )


def _with_rest(cells: list[Cell], fresh: list[Cell]) -> tuple[list[Cell], list[Cell]]:
    """Put the words of the first row of a page behind those of the row that it goes on with."""
    last = _rows(cells) - 1
    rest = {cell.column: cell.text for cell in fresh if cell.row == 0}
    joined = [
        Cell(cell.text + rest.pop(cell.column, ""), cell.row, cell.column, cell.row_span, cell.column_span)
        if cell.row + cell.row_span > last
        else cell
        for cell in cells
    ]
    below = [Cell(c.text, max(0, c.row - 1), c.column, c.row_span - (c.row == 0), c.column_span) for c in fresh
             if c.row + c.row_span > 1]  # fmt: skip
    return joined, below


def _behind(cells: list[Cell], fresh: Sequence[Cell], start: int) -> list[Cell]:
    """Put the rows of a page behind those before it; a merged cell that both pages print is one."""
    found = list(cells)
    for cell in fresh:
        above = next(
            (
                c
                for c in found
                if cell.row == 0 and c.column == cell.column and c.row + c.row_span == start and c.text == cell.text
            ),
            None,
        )
        if above and cell.text and (above.row_span > 1 or cell.row_span > 1) and cell.column_span == above.column_span:
            found[found.index(above)] = Cell(
                above.text, above.row, above.column, above.row_span + cell.row_span, above.column_span
            )
        else:
            found.append(Cell(cell.text, cell.row + start, cell.column, cell.row_span, cell.column_span))
    return found
