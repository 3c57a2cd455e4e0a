"""Tables with ruled lines: the cells that the lines make, and the characters in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.level_rules import missing_rulings
from corpus.readers.paragraphs import is_numbered, is_open, seam
from corpus.readers.printed import Glyph, PrintedLine, lines_of
from corpus.readers.rulings import NEAR, Ruling, places
from corpus.tables import Cell, cell_text

_MOST = 4000  # lines: a page with more shows a drawing
_OPEN = 8.0  # points: so far lines run on where a row has no end
_UNIT_END = re.compile(r"[局委办部厅院署会社行司所站处队府团校心关][）)]?$")
_LAST_NAME = re.compile(
    r"(?:^|[、，,；;\n])(?P<level>自治区|[省市区县州盟旗])"
    r"(?:[^、，,；;\n省市区县州盟旗]|市场|城市|[社园]区|区域){1,20}(?:[局委办部厅院会]|中心|办公室)$"
)
_PLACE_BEGINS = re.compile(r"市[中北南辖郊直]|县[城直级域]|区[间域直属]|省[直级属]|州直")
_NAME_GOES_ON = re.compile(r"[门位][：:]|有限|股份|集团|分[局公行]|[（(等、，；]|直属")
STOPS = "。；;！？"


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
    drawn = [*rulings, *missing_rulings(rulings, glyphs)] if len(rulings) < _MOST else []
    found = (_table(group, glyphs, page) for group in _beside(_groups(drawn)))
    return sorted((table for table in found if table), key=lambda table: table.top)


def _groups(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """Put lines together that meet each other."""
    groups: list[list[Ruling]] = []
    for ruling in rulings:
        meeting = [group for group in groups if any(_meet(ruling, other) for other in group)]
        rest = [group for group in groups if all(group is not other for other in meeting)]
        groups = [*rest, [ruling, *(line for group in meeting for line in group)]]
    return groups


def _beside(groups: Sequence[list[Ruling]]) -> list[list[Ruling]]:
    """Put groups together that begin and end at one height: a merged cell over the whole page parts them."""
    found: list[list[Ruling]] = []
    for group in groups:
        other = next((each for each in found if _same_height(each, group)), None)
        if other is None:
            found.append(list(group))
        else:
            other.extend(group)
    return found


def _same_height(one: Sequence[Ruling], other: Sequence[Ruling]) -> bool:
    if any(sum(not line.level for line in group) < 2 for group in (one, other)):
        return False
    top = abs(min(line.top for line in one) - min(line.top for line in other))
    bottom = abs(max(line.bottom for line in one) - max(line.bottom for line in other))
    return top <= NEAR and bottom <= NEAR


def _meet(one: Ruling, other: Ruling) -> bool:
    return (
        one.left <= other.right + NEAR
        and other.left <= one.right + NEAR
        and one.top <= other.bottom + NEAR
        and other.top <= one.bottom + NEAR
    )


def _table(group: Sequence[Ruling], glyphs: Sequence[Glyph], page: int) -> RuledTable | None:
    level = [line for line in group if line.level and line.right - line.left > NEAR]
    upright = [line for line in group if not line.level and line.bottom - line.top > NEAR]
    across = places(
        [*(x for line in level for x in (line.left, line.right)), *((x.left + x.right) / 2 for x in upright)]
    )
    ends = [min(across), max(across)] if across else []
    across = places([*ends, *((line.left + line.right) / 2 for line in upright)])
    down = places((line.top + line.bottom) / 2 for line in level)
    if len(across) < 3 or len(down) < 2:
        return None
    down = _with_open_rows(down, across, upright)
    inside = [g for g in glyphs if across[0] < (g.left + g.right) / 2 < across[-1] and down[0] < g.middle < down[-1]]
    merged = _merged(across, down, level, upright)
    if len(set(merged.values())) < 2 or not inside:
        return None
    cells = tuple(_cells(merged, across, down, inside, page))
    return RuledTable(cells, tuple(inside), tuple(across), down[0], page)


def _with_open_rows(down: Sequence[float], across: Sequence[float], upright: Sequence[Ruling]) -> list[float]:
    """Return the places of the rows with those that a page's end cut: lines run down, and no line across shuts them."""
    above = [line.top for line in upright if down[0] - line.top > _OPEN]
    below = [line.bottom for line in upright if line.bottom - down[-1] > _OPEN]
    ends = [min(above)] if len(above) >= max(3, len(across) - 1) else []
    last = [max(below)] if len(below) >= max(3, len(across) - 1) else []
    return [*ends, *down, *last]


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
            abs((line.left + line.right) / 2 - right) <= NEAR and line.top <= y <= line.bottom for line in upright
        ):
            join((row, column), (row, column + 1))
        if row + 2 < len(down) and not any(
            abs((line.top + line.bottom) / 2 - below) <= NEAR and line.left <= x <= line.right for line in level
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
        ended = room > line.size and before.text[-1] in STOPS
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
    return line.startswith((name["level"], "各", "有关", "相关", "国网"))
