"""Printed pages, of whatever format, become paragraphs and tables in the order of reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from corpus.errors import TooLargeError
from corpus.readers.blocks import Block
from corpus.readers.furniture import without_furniture
from corpus.readers.paragraphs import Frame, frames, paragraphs
from corpus.readers.printed import Glyph, PrintedLine, lines_of
from corpus.readers.ruled import RuledTable, ruled_tables
from corpus.readers.ruled_pages import joined_tables
from corpus.readers.rulings import Ruling

MOST_PAGES, MOST_CHARACTERS = 5_000, 2_000_000
"""What no document has: a page may be named any number of times, so that a small file could stand for a library."""
_SMALL = 0.8  # of the usual size: footnotes are set no larger
_FAR = 1_000_000.0  # points, 350 metres: files may say any figure, infinite ones too, but no sheet is so large


@dataclass(frozen=True, slots=True)
class Page:
    """The characters and ruled lines of a page, upright, in points from its upper left corner."""

    number: int
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]


def bounded(path: Path, pages: Iterable[Page]) -> list[Page]:
    """Return the pages; TooLargeError for more of them, or of their characters, than any document has."""
    found: list[Page] = []
    characters = 0
    for page in pages:
        found.append(page)
        characters += len(page.glyphs)
        if len(found) > MOST_PAGES or characters > MOST_CHARACTERS:
            raise TooLargeError(path, characters=MOST_CHARACTERS)
    return found


def blocks_of(pages: Sequence[Page]) -> Iterator[Block]:
    """Yield the paragraphs and tables of some pages in the order in which they are printed."""
    pages = [_on_paper(page) for page in pages]
    tables = [ruled_tables(page.glyphs, page.rulings, page.number) for page in pages]
    inside = [{id(glyph) for table in found for glyph in table.glyphs} for found in tables]
    printed = [
        lines_of((g for g in page.glyphs if id(g) not in taken), page.number)
        for page, taken in zip(pages, inside, strict=True)
    ]
    bare = without_furniture(printed, [page.height for page in pages])
    found = frames(bare)
    items: list[PrintedLine | RuledTable] = []
    bare, notes = _without_notes(bare, found)
    for lines, ruled in zip(bare, tables, strict=True):
        page: list[PrintedLine | RuledTable] = [*lines, *ruled]
        items += sorted(page, key=lambda item: item.top)
    for kind, group in groupby(items, key=lambda item: isinstance(item, PrintedLine)):
        if kind:
            run = [item for item in group if isinstance(item, PrintedLine)]
            yield from paragraphs(run, lambda number: found[number - 1])
        else:
            yield from joined_tables([item for item in group if isinstance(item, RuledTable)])
    yield from paragraphs(notes, lambda number: found[number - 1])


def _on_paper(page: Page) -> Page:
    """Leave out what stands beyond any sheet of paper, or nowhere (not a number)."""
    return replace(
        page,
        glyphs=tuple(glyph for glyph in page.glyphs if _is_near(glyph) and abs(glyph.size) < _FAR),
        rulings=tuple(ruling for ruling in page.rulings if _is_near(ruling)),
    )


def _is_near(box: Glyph | Ruling) -> bool:
    return abs(box.left) + abs(box.top) + abs(box.right) + abs(box.bottom) < _FAR


def _without_notes(
    pages: Sequence[Sequence[PrintedLine]], found: Sequence[Frame]
) -> tuple[list[list[PrintedLine]], list[PrintedLine]]:
    """Return the pages without their footnotes, and these: small print below a text that goes on on the next page."""
    bodies: list[list[PrintedLine]] = []
    notes: list[PrintedLine] = []
    for number, (page, frame) in enumerate(zip(pages, found, strict=True), 1):
        end = len(page)
        while number < len(pages) and end and page[end - 1].size < _SMALL * frame.size:
            end -= 1
        end = end or len(page)
        bodies.append(list(page[:end]))
        notes += page[end:]
    return bodies, notes
