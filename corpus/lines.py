"""The lines of a text with what white space around them tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.span import Span

_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WORDS = re.compile(r"[^\W_]")
_BLANK = " \t\u3000\xa0\u2002\u2003\u2009\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words on it, without the white space around it; `gap` counts the lines without words before it."""

    start: int
    end: int
    gap: int
    text: str

    @property
    def span(self) -> Span:
        """The line's characters without its line end."""
        return Span(self.start, self.end)


def lines(text: str) -> list[Line]:
    """Return the lines of `text` in order that hold a letter or a figure; rules (---, //, ****) count as blank."""
    found: list[Line] = []
    behind = 0
    for match in _LINE.finditer(text):
        printed = match[0].strip(_BLANK)
        if not _WORDS.search(printed):
            continue
        start = match.start() + match[0].index(printed[0])
        between = text[behind:start]
        breaks = between.count("\n") or between.count("\r") or between.count("\u2028")  # \r\n is one
        found.append(Line(start, start + len(printed), max(0, breaks - 1), printed))
        behind = start + len(printed)
    return found
