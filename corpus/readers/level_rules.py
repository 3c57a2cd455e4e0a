"""Tables ruled only between their rows, a line below each cell: the lines between their columns follow from those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.readers.printed import Glyph
from corpus.readers.rulings import NEAR, Ruling, places

_FEWEST_ENDS = 4  # three columns
_FEWEST_ROWS = 3  # lines below each other with the same ends


def missing_rulings(rulings: Sequence[Ruling], glyphs: Sequence[Glyph]) -> Iterator[Ruling]:
    """Yield the lines that such tables leave out: between columns, and above a header that has none over it.

    Web pages print tables so. Where a line from top to bottom stands among those between rows, nothing is left out.
    """
    upright = [line for line in rulings if not line.level]
    for run in _runs(rulings):
        (top, ends), (bottom, _) = run[0], run[-1]
        if len(run) < _FEWEST_ROWS or any(
            ends[0] - NEAR < line.left < ends[-1] + NEAR and top < line.bottom and line.top < bottom for line in upright
        ):
            continue
        tallest = max(below - above for (above, _), (below, _) in pairwise(run))
        header = [g for g in glyphs if top - tallest < g.top and g.bottom <= top and ends[0] < g.left < ends[-1]]
        if _fills(header, ends):
            top = min(glyph.top for glyph in header) - 1
            yield Ruling(ends[0], top, ends[-1], top)
        yield from (Ruling(end, top, end, bottom) for end in ends)


def _runs(rulings: Sequence[Ruling]) -> Iterator[list[tuple[float, list[float]]]]:
    """Yield runs of heights, from the top down, at which lines begin and end at the same places."""
    level = [line for line in rulings if line.level and line.right - line.left > NEAR]
    run: list[tuple[float, list[float]]] = []
    for height in places(line.top for line in level):
        here = [line for line in level if abs(line.top - height) <= NEAR]
        ends = places(x for line in here for x in (line.left, line.right))
        if run and not _same(run[-1][1], ends):
            yield run
            run = []
        if len(ends) >= _FEWEST_ENDS:
            run.append((height, ends))
    if run:
        yield run


def _same(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def _fills(header: Sequence[Glyph], ends: Sequence[float]) -> bool:
    """Tell whether characters stand in every column and none over the place between two."""
    crossed = any(glyph.left < end - 1 and end + 1 < glyph.right for glyph in header for end in ends)
    filled = (any(left < glyph.left < right for glyph in header) for left, right in pairwise(ends))
    return not crossed and all(filled)
