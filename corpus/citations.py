"""Documents named in a text: 《title》 and the 发文字号 in brackets behind it (GB/T 9704-2012, 7.3.3 引用公文)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.model import Citation
from corpus.span import Span

NUMBER = r"[\u4e00-\u9fffA-Za-z]{1,15}[ ]?[〔［\[（(﹝【][12][0-9]{3}[〕］\]）)﹞】][ ]?第?[ ]?[0-9]{1,5}[ ]?号"
"""A 发文字号: 机关代字, the year in brackets, the serial number."""
_NUMBER_BEHIND = re.compile(rf"[ ]?[（(][ ]?({NUMBER})[^（()）]{{0,20}}[）)]")
_MARK = re.compile("[《》]")
_LONGEST = 400


def citations(text: str, start: int = 0, end: int | None = None) -> tuple[Citation, ...]:
    """Return the cited documents of `text[start:end]` in order.

    A span covers 《title》 and, where there is one, the bracketed number. A title inside a title is part of it.
    """
    stop = len(text) if end is None else end
    return tuple(_citation(text, span, stop) for span in _titles(text, start, stop))


def _titles(text: str, start: int, stop: int) -> Iterator[Span]:
    depth, opened = 0, start
    for match in _MARK.finditer(text, start, stop):
        if match[0] == "《":
            if depth and match.start() - opened > _LONGEST:  # the closing mark was forgotten
                depth = 0
            opened = match.start() if depth == 0 else opened
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and match.end() - opened <= _LONGEST and match.end() - opened > 2:
                yield Span(opened, match.end())


def _citation(text: str, span: Span, stop: int) -> Citation:
    title = "".join(text[span.start + 1 : span.end - 1].split())
    behind = _NUMBER_BEHIND.match(text, span.end, stop)
    if behind is None:
        return Citation(title, None, span)
    return Citation(title, behind[1], Span(span.start, behind.end()))
