"""A plain text under construction: paragraphs and tables in the order of the file, each with its place for people."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.errors import NoTextError
from corpus.model import Anchor, Doubt, RawText
from corpus.span import Span
from corpus.tables import PlacedTable, Table, place


class Draft:
    """What a reader has written so far. `length` is where the next paragraph will begin."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._anchors: list[Anchor] = []
        self._tables: list[PlacedTable] = []
        self._doubts: list[Doubt] = []
        self.length = 0

    def paragraph(self, text: str, where: str = "") -> Span:
        """Write a paragraph and the line end behind it; an empty one is a blank line."""
        span = Span(self.length, self.length + len(text))
        self._write(text + "\n")
        if where and text.strip():
            self._anchors.append(Anchor(span, where))
        return span

    def pieces(self, parts: Iterable[tuple[str, str]]) -> Span:
        """Write one paragraph whose parts are found at different places: it runs over the end of a page."""
        start = self.length
        for text, where in parts:
            if where and text.strip():
                self._anchors.append(Anchor(Span(self.length, self.length + len(text)), where))
            self._write(text)
        self._write("\n")
        return Span(start, self.length - 1)

    def table(self, table: Table, where: str, first: tuple[int, int] = (1, 1), pages: Sequence[str] = ()) -> None:
        """Write a table; its cells are found at `where` (表1), rows and columns counted from those of `first`.

        `pages` says for each row where people find it, if the table runs over the end of a page.
        """
        text, placed = place(table, self.length)
        self._write(text)
        if not placed.span:
            return
        self._tables.append(placed)
        for cell, span in zip(table.cells, placed.spans, strict=True):
            if span:
                there = f"第{cell.row + first[0]}行 第{cell.column + first[1]}列"
                page = pages[cell.row] if cell.row < len(pages) else where
                self._anchors.append(Anchor(span, f"{page} {there}".strip()))

    def doubt(self, message: str, span: Span) -> None:
        """Note something doubtful about a place."""
        self._doubts.append(Doubt(message, span))

    def raw(
        self, path: Path, content: bytes, media_type: str, encoding: str = "utf-8", confidence: float = 1.0
    ) -> RawText:
        """Return what has been written as the text of the file at `path`, whose bytes are `content`.

        Raises NoTextError if it is nothing but white space.
        """
        text = "".join(self._parts)
        if not text.strip():
            raise NoTextError(path)
        return RawText(
            text=text,
            digest=hashlib.sha256(content).hexdigest(),
            name=path.name,
            media_type=media_type,
            encoding=encoding,
            anchors=tuple(self._anchors),
            warnings=tuple(self._doubts),
            tables=tuple(self._tables),
            confidence=confidence,
        )

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
