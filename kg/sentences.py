"""The stretch of a text around a place, from one mark to the next."""

from __future__ import annotations

from corpus.span import Span


def around(text: str, span: Span, stops: str = "。！？") -> Span:
    """Return what stands around a span between two of `stops`, on its line: the whole sentence.

    >>> around("甲。乙丙丁！", Span(3, 4)).of("甲。乙丙丁！")
    '乙丙丁'
    """
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    end = len(text) if end < 0 else end
    for stop in stops:
        start = max(start, text.rfind(stop, start, span.start) + 1)
        found = text.find(stop, span.end, end)
        end = end if found < 0 else found
    return Span(start, end)
