"""Milestones: what shall be so by when, without a number (到2035年，全面建成甲体系)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.span import Span
from kg.extractors.deadlines import YearMention
from kg.extractors.target_patterns import patterns
from kg.facts import Target

_FULLY = re.compile("全部|全面|均")
_UP_TO_END = re.compile(r"^(?:力争|争取|确保|全面|完成|基本实现|实现)+")


def whole_before(text: str, stretch: Span, deadlines: list[YearMention]) -> Iterator[Target]:
    """Yield the milestone in front of a quantity that shares its subject: 全部达到甲、30%以上达到乙."""
    head = stretch.of(text).rstrip()
    if head.endswith("、") and _FULLY.search(head) and patterns().milestone.search(head):
        yield from milestone(text, Span(stretch.start, stretch.start + len(head) - 1), deadlines)


def milestone(text: str, segment: Span, deadlines: list[YearMention]) -> Iterator[Target]:
    """Yield a milestone where a deadline of this sentence governs a segment that names no number but an end."""
    before = [d for d in deadlines if d.span.start < segment.end]
    if not before or not patterns().milestone.search(segment.of(text)):
        return
    inner = [d.span.end for d in before if segment.start <= d.span.start]
    start = max([segment.start, *inner])
    words = text[start : segment.end].strip(" \t\u3000")
    if len(words) < 4 or patterns().history.search(words):
        return
    start = text.index(words, start)
    indicator = _UP_TO_END.sub("", words) or words
    yield Target(
        indicator=indicator,
        value=None,
        value_max=None,
        unit=None,
        comparator=None,
        change=None,
        baseline=None,
        deadline=before[-1].years[-1],
        qualitative=True,
        span=Span(start, start + len(words)),
        rule="milestone",
    )
