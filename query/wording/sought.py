"""Patterns that are looked for in many texts: the characters of a text tell at once which of them all it may hold.

Thousands of patterns are looked for in each question, of which a few are found. Each has a bit of its own in the number
that stands by each character which it needs; a text is asked once for its characters, however many tables follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from re import _parser  # the only way to ask a pattern what it holds
from threading import Lock
from typing import Any

Needs = tuple[frozenset[str], ...]
MOST_NEEDED = 4
"""The most sets of characters that are looked for before a pattern is."""
_COMMON = frozenset("的任务单位部门条项哪些几个家谁有没不是在里中都牵头负责参与配合,")
"""Characters of every other question, which rule few patterns out."""
_LOCK = Lock()


class _All:
    """The bits of all patterns by the characters that they need: of the first set of each, of the second, and so on."""

    def __init__(self) -> None:
        self.size = 0
        self.free = [0] * MOST_NEEDED
        self.needs: dict[str, list[int]] = {}

    def add(self, patterns: Sequence[re.Pattern[str]]) -> int:
        """Return the bit of the first of some new patterns; the others have the next ones."""
        each = [needed(pattern) for pattern in patterns]
        with _LOCK:
            first = self.size
            for bit, sets in enumerate(each, first):
                for place in range(MOST_NEEDED):
                    if place >= len(sets):
                        self.free[place] |= 1 << bit
                    for character in sets[place] if place < len(sets) else ():
                        self.needs.setdefault(character, [0] * MOST_NEEDED)[place] |= 1 << bit
            self.size += len(each)  # last: until then nobody asks for these bits
        return first


_ALL = _All()


@lru_cache(maxsize=64)
def _possible(text: str, _size: int) -> int:
    """Return the bits of the patterns that a text may hold; those that came since so many were known do not count."""
    a, b, c, d = _ALL.free
    for character in set(text) & _ALL.needs.keys():
        e, f, g, h = _ALL.needs[character]
        a, b, c, d = a | e, b | f, c | g, d | h
    return a & b & c & d


class Sought:
    """Some patterns that are looked for, in their order."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = patterns

    @cached_property
    def _bits(self) -> tuple[int, int]:
        """The bit of the first pattern, and as many bits as there are."""
        return _ALL.add(self._patterns), (1 << len(self._patterns)) - 1

    def possible(self, text: str, after: int = -1) -> Iterator[int]:
        """Yield the places of the patterns that a text may hold, in order, those behind a place."""
        first, own = self._bits
        bits = (_possible(text, _ALL.size) >> first & own) >> after + 1 << after + 1
        while bits:
            lowest = bits & -bits
            yield lowest.bit_length() - 1
            bits ^= lowest


def needed(pattern: re.Pattern[str]) -> Needs:
    """Return sets of characters, rare and few ones first: whatever a pattern matches holds one at least of each.

    >>> [sorted(some) for some in needed(re.compile("最(?:多|少)的|(?:一样)?持平的"))]
    [['持', '最']]
    """
    if pattern.flags & re.IGNORECASE:
        return ()
    found = set(_needed(_parser.parse(pattern.pattern, pattern.flags)))
    return tuple(sorted(found, key=_rarity)[:MOST_NEEDED])


def _rarity(some: frozenset[str]) -> tuple[bool, int, str]:
    """Return the key of a set of characters by how few questions it leaves."""
    return not some.isdisjoint(_COMMON), len(some), min(some)


def _needed(items: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    """Return for each part of a pattern that has to be there the characters of which it holds one."""
    return [some for item in items for some in _of_item(*item)]


def _of_item(what: Any, value: Any) -> list[frozenset[str]]:
    name = str(what)
    if name == "LITERAL":
        return [frozenset(chr(value))]
    if name == "IN" and all(str(each) == "LITERAL" for each, _ in value):
        return [frozenset(chr(code) for _, code in value)]
    if name in ("SUBPATTERN", "ATOMIC_GROUP") or (name in ("MAX_REPEAT", "MIN_REPEAT") and value[0]):
        return _needed(value[-1])
    if name == "ASSERT":
        return _needed(value[1])
    if name == "BRANCH":
        each = [min(_needed(branch), key=len, default=frozenset[str]()) for branch in value[1]]
        return [frozenset[str]().union(*each)] if all(each) else []
    return []
