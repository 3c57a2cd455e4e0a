"""Boxes (专栏): the line that opens one, and the items that its paragraphs hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.headings import MARKUP, find_heading
from corpus.inline import item_starts, year_starts
from corpus.lines import Line
from corpus.model import Node
from corpus.span import Span

_NUMBER = r"[0-9０-９]{1,3}(?:[-—.．][0-9]{1,2})?|[一二三四五六七八九十]{1,3}"
_BOX = re.compile(
    rf"{MARKUP}[【\[]?专[ \u3000]?栏[ \t\u3000]*(?P<number>{_NUMBER})?[】\]]?[ \t\u3000]*"
    r"(?P<mark>[：:．.、|])?[ \t\u3000]*"
)
_LABEL = re.compile(r"[^：:。，；,;！？]{2,24}?[：:](?=\S)")
_NO_LABEL = re.compile("责任|牵头|配合|完成时限|来源|备注|注$|说明|内容包括|其中")
_LONGEST = 60
_TRIM = " \t\u3000；;"


@dataclass(frozen=True, slots=True)
class BoxLine:
    """The line that opens a box: 专栏, its number and its title as printed."""

    number: str | None
    title: str | None
    span: Span


def find_box(text: str, line: Line) -> BoxLine | None:
    """Return the opening of a box if `line` is one: a short line that begins with 专栏 and is no sentence."""
    if "专" not in line.text[:12] or len(line.text) > _LONGEST:
        return None
    match = _BOX.match(text, line.start, line.end)
    if match is None or "。" in line.text[:-1]:
        return None
    title = text[match.end() : line.end].strip("*_：:。|】 \t\u3000")
    spaced = match["number"] or match["mark"] or not title or text[match.end() - 1] in " \t\u3000】]"
    return BoxLine(match["number"], title or None, line.span) if spaced else None


def paragraph_items(text: str, span: Span) -> list[Node]:
    """Return what a paragraph inside a box holds, in order: numbered items, a labelled item or one for each year.

    Words that stand before the first item are a paragraph of their own. Items of a labelled paragraph are its children.
    """
    label = _LABEL.match(text, span.start, span.end)
    if label and not _NO_LABEL.search(label[0]):
        title = Span(label.start(), label.end() - 1)
        inner = _items(text, Span(label.end(), span.end))
        return [Node("box_item", span, title=title.of(text), heading=title, children=tuple(inner))]
    return _items(text, span) or [Node("paragraph", span)]


def _items(text: str, span: Span) -> list[Node]:
    numbered = item_starts(text, span)
    starts = numbered or year_starts(text, span)
    if not starts:
        return []
    before = _trimmed(text, span.start, starts[0])
    nodes = [Node("paragraph", before)] if len(before) else []
    for start, end in zip(starts, [*starts[1:], span.end], strict=True):
        part = _trimmed(text, start, end)
        nodes.append(numbered_item(text, part) if numbered else Node("box_item", part))
    return nodes


def numbered_item(text: str, span: Span) -> Node:
    """Return the item of a box that begins with its number at `span.start`."""
    heading = find_heading(text, Line(span.start, span.end, 0, span.of(text)))
    if heading is None:
        return Node("box_item", span)
    return Node(
        "box_item", span, style=heading.style, number=heading.number, title=heading.title or None, heading=heading.span
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    while start < end and text[start] in _TRIM:
        start += 1
    return Span(start, end)
