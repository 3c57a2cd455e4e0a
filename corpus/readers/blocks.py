"""Paragraphs and tables of a laid-out page become one plain text: what readers of printed formats end with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.readers.draft import Draft
from corpus.tables import Table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, each with the place where people find it (第3页); several if it runs over a page."""

    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlacedRows:
    """A table with the place of each of its rows."""

    table: Table
    places: tuple[str, ...]


Block = Paragraph | PlacedRows


def draft_of(blocks: Iterable[Block]) -> Draft:
    """Return the draft of some blocks: a line for each paragraph, rows and cells as `corpus.tables` writes them."""
    draft = Draft()
    for block in blocks:
        if isinstance(block, Paragraph):
            draft.pieces(block.pieces)
        else:
            draft.table(block.table, "", pages=block.places)
    return draft
