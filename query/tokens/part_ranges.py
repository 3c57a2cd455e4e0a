"""从甲部分到丙部分, （一）到（三）部分, 第二章至第四章: all parts from one to another."""

from __future__ import annotations

from itertools import product

from query.errors import NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.layout import parts_between

_TO = {"到", "至", "一直到", "直到", "-", "~", "—"}
_FROM = {"从", "自", "由"}


def with_part_ranges(row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Return the tokens with a list of parts for two that 到 joins: both, and all that stand between them.

    Raises NotUnderstood where it cannot be told which these are.
    """
    for place in range(1, len(row) - 1):
        first, to, last = row[place - 1 : place + 2]
        if to.text not in _TO or {first.kind, last.kind} != {"part"}:
            continue
        ends = product(first.entry.iris, last.entry.iris)
        rows = [between for one, other in ends if (between := parts_between(one, other, lexicon))]
        if len(rows) != 1:
            raise NotUnderstood("words", (first.text, last.text))
        front = row[: place - 1]
        front = front[:-1] if front and front[-1].text in _FROM else front
        listed = [_part(part, to, lexicon) for part in rows[0]]
        comma = Mark(Entry("filler"), to.start, to.end, "、")
        return [*front, listed[0], *(m for part in listed[1:] for m in (comma, part)), *row[place + 2 :]]
    return row


def _part(part: str, to: Mark, lexicon: Lexicon) -> Mark:
    return Mark(Entry("part", "named", (part,)), to.start, to.end, lexicon.parts[part])
