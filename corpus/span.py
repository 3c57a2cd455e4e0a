"""A stretch of a text: a half-open interval of code points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """Characters `start` to `end` (exclusive) of one text, counted in Unicode code points.

    >>> Span(2, 4).of("二〇二二年")
    '二二'
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"a span runs forward from zero, not {start}..{end}")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def shift(self, offset: int) -> Span:
        """Return this span moved by `offset` characters."""
        return Span(self.start + offset, self.end + offset)


_slots: Mapping[str, Any] = vars(Span)  # a document has thousands of spans: setting slots takes half the time
_set_start, _set_end = _slots["start"].__set__, _slots["end"].__set__
