"""Marked-up text becomes lines and tables as a browser would show them (HTML Living Standard, 15 Rendering)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.readers.paragraphs import is_numbered, is_open
from corpus.readers.printed import close_letters
from corpus.tables import Cell, Table, cell_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_GROUPS = (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form",
    "h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre section summary ul",
    "table caption thead tbody tfoot tr td th",
)
BLOCKS = frozenset(name for group in _GROUPS for name in group.split())
"""Elements that begin and end a line."""
_LONGEST_CELL = 600  # characters
_WIDEST = 1000  # columns or rows: HTML allows a cell to claim so many at most
_MOST_PLACES = 500_000  # of a table: a few cells that claim thousands each would take all memory
_BLANK = re.compile(r"[ \t\r\n\f\xa0\u2002\u2003\u3000\u200b\ufeff]+")
_EAST = r"[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…]"
_BETWEEN_EAST = re.compile(rf"(?<={_EAST})[ \t\r\n\f]*[\r\n][ \t\r\n\f]*(?={_EAST})")
_LINE_END = re.compile(r"\r\n?|\n")
_PRE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_LABEL_END = re.compile(r"\s*\x1f\s*")
_LABEL = re.compile(r"[^：:。；，]{2,12}[：:]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or a table; `linked` tells a line whose words are all words of links."""

    content: str | Table
    linked: bool = False


def pieces_of(node: LexborNode, until: LexborNode | None = None) -> Iterator[Piece]:
    """Yield the lines and tables of a part of a page in order, up to where the part `until` begins."""
    writer = _Writer()
    stop = until.mem_id if until is not None else None
    for event, each in _walk(node):
        if event == "enter" and each.mem_id == stop:
            break
        yield from writer.take(event, each)
    yield from writer.line()


def _walk(root: LexborNode) -> Iterator[tuple[str, LexborNode]]:
    """Yield every node as it begins and as it ends; a real table only as a whole. No recursion: pages nest deep."""
    stack: list[tuple[str, LexborNode]] = [("enter", root)]
    while stack:
        event, node = stack.pop()
        if event == "enter" and node.tag == "table" and is_grid(node):
            yield "table", node
            continue
        yield event, node
        if event == "enter" and node.tag not in ("-text", "-comment"):
            stack.append(("leave", node))
            stack.extend(("enter", child) for child in reversed(list(node.iter(include_text=True))))


class _Writer:
    """Gathers the words of a line until a block begins or ends."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.own = False
        self.links = 0
        self.kept = 0  # elements around that keep the line ends of their source

    def take(self, event: str, node: LexborNode) -> Iterator[Piece]:
        """Take one event of the walk, and yield the line or table that it completes."""
        if event != "table" and _keeps_lines(node):
            self.kept += 1 if event == "enter" else -1
        if event == "table":
            yield from self.line()
            yield Piece(_grid(node))
        elif node.tag == "-text":
            words = node.text_content or ""
            self.words.append(_LINE_END.sub("\x1e", words) if self.kept else words)
            self.own |= bool(words.strip()) and not self.links
        elif node.tag == "br" and event == "enter":
            self.words.append("\x1e")
        elif node.tag == "a" and node.attributes.get("href"):
            self.links += 1 if event == "enter" else -1
        elif node.tag in ("td", "th") and event == "leave" and _LABEL.fullmatch(_plain("".join(self.words))):
            self.words.append("\x1f")
        elif node.tag in BLOCKS and not (node.tag in ("td", "th") and self.words[-1:] == ["\x1f"]):
            yield from () if event == "enter" and "\x1f" in self.words else self.line()

    def line(self) -> Iterator[Piece]:
        """End the line, and yield what it has; a <br> inside an open bracket breaks nothing."""
        linked = not self.own
        parts = [_plain(part) for part in _LABEL_END.sub("", "".join(self.words)).split("\x1e")]
        self.words, self.own = [], False
        held = ""
        for part in filter(None, parts):
            if held and is_open(held) and not is_numbered(part):
                held += part
                continue
            if held:
                yield Piece(held, linked)
            held = part
        if held:
            yield Piece(held, linked)


def _keeps_lines(node: LexborNode) -> bool:
    """Tell whether an element shows the line ends of its source: <pre>, or white-space: pre."""
    if node.tag in ("-text", "-comment"):
        return False
    return node.tag in ("pre", "xmp", "listing") or bool(_PRE.search(node.attributes.get("style") or ""))


def _plain(words: str) -> str:
    """Return words with one space for a run of white space, none where a source line ends between Han characters."""
    return close_letters(_BLANK.sub(" ", _BETWEEN_EAST.sub("", words)).strip())


def is_grid(table: LexborNode) -> bool:
    """Tell whether a table holds data: rows with several cells, no table inside, not labels with their values."""
    if table.tag != "table" or any(inner.tag == "table" for inner in table.traverse() if inner.mem_id != table.mem_id):
        return False
    rows = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in table.css("tr")]
    if sum(len(row) > 1 for row in rows) < 2:
        return False
    cells = [_plain(cell.text(deep=True)) for row in rows for cell in row]
    longest = max(map(len, cells))
    if longest > _LONGEST_CELL and longest > 0.7 * sum(map(len, cells)):
        return False  # a page laid out by a table: the article stands in one cell
    labels = sum(bool(_LABEL.fullmatch(words)) for words in cells)
    return labels * 3 < sum(bool(words) for words in cells)


def _grid(table: LexborNode) -> Table:
    """Return a table by the algorithm of the standard (4.9.12): a cell goes to the first free place of its row."""
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    rows = table.css("tr")
    for number, row in enumerate(rows):
        column = 0
        for node in (each for each in row.iter() if each.tag in ("td", "th")):
            while (number, column) in taken:
                column += 1
            down = min(_span(node, "rowspan") or len(rows), len(rows) - number)
            across = max(1, _span(node, "colspan"))
            if len(taken) + down * across > _MOST_PLACES:
                down = across = 1
            free = next((c for c in range(across) if (number, column + c) in taken), across)
            places = {(number + r, column + c) for r in range(down) for c in range(free)}
            if places & taken:
                down, places = 1, {(number, column + c) for c in range(free)}
            taken |= places
            words = "\n".join(piece.content for piece in pieces_of(node) if isinstance(piece.content, str))
            cells.append(Cell(cell_text(words), number, column, down, free))
            column += free
    return Table(tuple(cells))


def _span(node: LexborNode, name: str) -> int:
    value = (node.attributes.get(name) or "1").strip()
    return min(int(value), _WIDEST) if value.isdecimal() else 1
