"""A document: its text, its letterhead and the tree of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from corpus.span import Span
from corpus.tables import PlacedTable

NodeKind = Literal["document", "division", "paragraph", "box", "box_item", "table", "row"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reader doubts, with its place in the text."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a stretch of the plain text stands in the file as people see it: a page, a paragraph or a table cell."""

    span: Span
    place: str


@dataclass(frozen=True, slots=True)
class RawText:
    """A file as plain text. `digest` is the SHA-256 of the file's bytes in hexadecimal, `name` the file's name.

    `confidence` is below 1 where the characters were recognised in pictures, and no fact of the text is surer.
    """

    text: str
    digest: str
    name: str
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    anchors: tuple[Anchor, ...] = ()
    warnings: tuple[Doubt, ...] = ()
    tables: tuple[PlacedTable, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Node:
    """One part of a document.

    A `division` is a numbered part of any depth (第X章, 一、, （一）, 1., （1）…): `level` counts divisions from the
    top (1 = chapter), `style` names its numbering. `number` is the number as printed without the closing 、 or full
    stop (`三`, `（一）`, `1`), `title` the heading's words without number and closing full stop. `heading` covers
    number and title as printed. `span` covers the whole part with all its children.
    """

    kind: NodeKind
    span: Span
    level: int = 0
    style: str | None = None
    number: str | None = None
    title: str | None = None
    heading: Span | None = None
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it in the order of the text."""
        left = [self]
        while left:
            node = left.pop()
            yield node
            left.extend(reversed(node.children))


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in the text: 《title》 and, where printed, its 发文字号."""

    title: str
    number: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What GB/T 9704-2012 prints around a document's body: 标题, 发文字号, 发文机关, 成文日期, 主送机关, 印发日期."""

    title: str | None = None
    number: str | None = None
    issuer: str | None = None
    signed: date | None = None
    published: date | None = None
    printed: date | None = None
    period: tuple[int, int] | None = None
    addressees: tuple[str, ...] = ()
    based_on: tuple[Citation, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A read document. `source.text[node.span.start:node.span.end]` is the only truth about a node."""

    source: RawText
    letterhead: Letterhead
    root: Node
    warnings: tuple[Doubt, ...] = ()

    @property
    def text(self) -> str:
        """The plain text, which every span counts in."""
        return self.source.text

    @property
    def grids(self) -> list[Span]:
        """Where the tables of the text stand."""
        return [node.span for node in self.root.walk() if node.kind == "table"] if self.source.tables else []
