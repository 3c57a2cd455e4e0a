"""Where a task begins and what it is called where no numbered heading says so."""

from __future__ import annotations

import re

from corpus.headings import Heading, find_heading
from corpus.lines import Line
from corpus.model import Document, Node
from corpus.span import Span
from corpus.titles import NAME_LABELS

_LONGEST_HEADING = 40
_HEADING_ABOVE = re.compile(
    r"\n[ \t\u3000]*(?P<words>[^\s。；;：:，,、（(）)][^\n。；;：:，,）)]"
    rf"{{2,{_LONGEST_HEADING - 1}}})(?<![年月日号])[ \t\u3000]*\n\s*\Z"
)
"""A line of its own above a paragraph that ends in no mark."""
_FIRST_CLAUSE = re.compile(r"[\s\u3000]*(?P<title>(?:《[^》\n]*》|[^，。；：！？\n（(])+)")
_LABELLED = re.compile(
    r"^[ \t\u3000]*(?:(?:任务|项目|事项)?(?:序号|编号)[ \t\u3000]*[：:][ \t\u3000]*"
    r"(?P<number>[0-9一二三四五六七八九十]{1,4})[ \t\u3000]*\n\s*)?"
    rf"(?P<label>{'|'.join(sorted(NAME_LABELS))})[：:][ \t\u3000]*(?P<title>[^\n]+)$",
    re.MULTILINE,
)
"""The head of a block of labelled lines: 序号：1⏎任务名称：…⏎责任单位：…."""


def block_head(text: str, start: int, clause: int, end: int) -> Node | None:
    """Return the part up to `end` that the last label of a task's name between `start` and its clause begins.

    What tells only what a task is about (工作内容：…) is its name where no other label is.
    """
    found = [*_LABELLED.finditer(text, start, clause)] if "：" in text[start:clause] else []
    named = [match for match in found if not match["label"].endswith("内容")] or found
    if not named:
        return None
    last = named[-1]
    title = first_clause(text, Span(*last.span("title"))) or last["title"].strip()
    return Node("division", Span(last.start(), end), 0, None, last["number"], title)


def paragraph_start(document: Document, position: int) -> int:
    """Return where the paragraph at `position` begins, with a heading without number on the line above it."""
    text = document.text
    start = text.rfind("\n", 0, position) + 1
    above = _HEADING_ABOVE.search(text, max(0, start - _LONGEST_HEADING - 8), start)
    if above is None or above["words"] in (document.letterhead.title or ""):
        return start
    return above.start("words")


def behind(text: str, position: int, end: int) -> int:
    """Return where the words begin that follow a clause, behind the stop and blanks after it."""
    while position < end and text[position] in "。；; \t\u3000\n":
        position += 1
    return position


def inner_heading(text: str, span: Span) -> Heading | None:
    """Return the heading of an item that begins inside a paragraph, behind the clause of the item before it."""
    start = behind(text, span.start, span.end)
    heading = find_heading(text, Line(start, span.end, 0, text[start : span.end])) if start < span.end else None
    return heading if heading and heading.title and "\n" not in heading.title else None


def first_clause(text: str, span: Span) -> str:
    """Return the words of a stretch up to its first mark or bracket; a title in 《》 may hold marks."""
    match = _FIRST_CLAUSE.match(text, span.start, span.end)
    return match["title"].strip() if match else ""
