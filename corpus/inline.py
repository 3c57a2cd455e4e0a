"""Numbers inside a line: a whole document pressed into one line, and lists such as 1.…。2.…。 in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.lines import Line
from corpus.numerals import parse_ordinal
from corpus.span import Span
from corpus.titles import has_clause

PRESSED = 800  # characters: no paragraph is so long that it needs headings of its own, and few are longer
_H = "[一二三四五六七八九十]{1,3}"
_PART = re.compile(rf"(?P<han>{_H})、|[（(](?P<han_paren>{_H})[）)]")
_FIRST, _SECOND = re.compile(r"(?<=[。！）)])[ \t\u3000]*一、"), re.compile(r"[ \t\u3000]*二、")
_ENDS = "。）)：:；;!！”"
_ITEM = re.compile(r"(?:(?<=[。；;：:）)])|^)[ \t\u3000]*([0-9０-９]{1,2})[.．﹒、](?![0-9０-９])")
_YEAR = re.compile(r"(?:(?<=[。；;：:])|^)[ \t\u3000]*((?:19|20)[0-9]{2})年(?!度?[-—–~至])")
_SIGNED = re.compile(
    r"(?<=[。）)])([\u4e00-\u9fff]{4,30}?(?:政府|委员会|办公厅|办公室|委|局|厅|部))?"
    r"([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)(（[^（）]*）)?$"
)


def unpressed(text: str, rows: list[Line]) -> list[Line]:
    """Return `rows` with each overlong line cut before the numbered headings that stand in it.

    Numbers count only in sequence: 一、 二、 三、 from the first on, and （一） （二） either anew in each part or on.
    """
    opened = (part for row, below in pairwise([*rows, None]) if row for part in _opened(text, row, below))
    return [part for line in opened for part in (_cut(text, line) if line.end - line.start > PRESSED else [line])]


def _opened(text: str, line: Line, below: Line | None) -> list[Line]:
    """Return a line cut before 一、 behind a full stop in it, if 二、 opens the line below."""
    second = below is not None and _SECOND.match(text, below.start, below.end)
    first = _FIRST.search(text, line.start, line.end) if second else None
    if first is None:
        return [line]
    end, start = first.start(), first.end() - len("一、")
    head, rest = text[line.start : end], text[start : line.end]
    return [Line(line.start, end, line.gap, head), Line(start, line.end, 0, rest)]


def _cut(text: str, line: Line) -> list[Line]:
    cuts = list(_sequence(text, line))
    if len(cuts) < 2:
        return [line]
    tail = _tail(text, cuts[-1], line.end, cuts)
    signed = _SIGNED.search(text, max(cuts[-1], tail or 0), line.end)
    if tail is not None:
        cuts.append(tail)
    if signed:
        cuts += [signed.start(group) for group in (1, 2, 3) if signed[group] and signed.start(group) not in cuts]
    if line.start not in cuts:
        cuts.insert(0, line.start)
    ends = [*cuts[1:], line.end]
    return [Line(a, b, line.gap if a == line.start else 0, text[a:b]) for a, b in zip(cuts, ends, strict=True)]


def _sequence(text: str, line: Line) -> Iterator[int]:
    last = {"han": 0, "han_paren": 0}
    title_from = (
        -1
    )  # where the last accepted heading began: a 一、 heading may be followed by （一） with no stop between
    for match in _PART.finditer(text, line.start, line.end):
        style = str(match.lastgroup)
        ordinal = parse_ordinal(match[style])
        after_stop = match.start() == line.start or text[match.start() - 1] in _ENDS
        after_title = style == "han_paren" and title_from >= 0 and match.start() - title_from <= 45
        fits = ordinal == last[style] + 1 or (style == "han_paren" and ordinal == 1)
        if not fits or not (after_stop or after_title):
            continue
        last[style] = ordinal or 0
        title_from = match.start() if style == "han" else -1
        yield match.start()


def _tail(text: str, start: int, end: int, cuts: list[int]) -> int | None:
    """Return where the closing words begin behind the last part, if every part ends in a responsibility bracket."""
    bracketed = [has_clause(text, a, b) for a, b in pairwise(cuts)]
    if sum(bracketed) * 2 < len(bracketed):
        return None
    for index in range(start, end - 1):
        if text[index] in "）)" and has_clause(text, start, index + 1) and text[index + 1] not in "。（(":
            return index + 1
    return None


def item_starts(text: str, span: Span, first: int = 1) -> list[int]:
    """Return where the items `first`, `first`+1, … of a list inside one paragraph begin; fewer than two are no list."""
    starts: list[int] = []
    for match in _ITEM.finditer(text[span.start : span.end]):
        if parse_ordinal(match[1]) == first + len(starts):
            starts.append(span.start + match.start(1))
    return starts if len(starts) > 1 else []


def year_starts(text: str, span: Span) -> list[int]:
    """Return where the sentences 2022年…；2023年… of a paragraph begin, if there are at least two and years ascend."""
    found: list[tuple[int, int]] = []
    for match in _YEAR.finditer(text[span.start : span.end]):
        if not found or int(match[1]) > found[-1][1]:
            found.append((span.start + match.start(1), int(match[1])))
    return [start for start, _ in found] if len(found) > 1 else []
