"""Patterns that are looked for in many texts: the signs of a text tell at once which of them all it may hold.

A sign is a character, or two that stand together. A thousand patterns are looked for in each question, of which a few
are found. Each has a bit of its own in the number that stands by a sign which it needs; a text is asked once for its
signs, however many tables follow.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from re import _parser  # the only way to ask a pattern what it holds
from threading import Lock
from typing import Any

Needs = tuple[frozenset[str], ...]
MOST_NEEDED = 4
"""The most sets of signs that are looked for before a pattern is."""
_COMMON = frozenset("的任务单位部门条项哪些几个家谁有没不是在里中都牵头负责参与配合, abcdefghijklmnopqrstuvwxyz")
"""Characters of every other question, which rule few patterns out."""
_OFTEN, _SELDOM = 0.3, 0.02
_OF_NO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
_LOCK = Lock()


class _All:
    """The bits of all patterns by the signs that they need: of the first set of each, of the second, and so on."""

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
                    for sign in sets[place] if place < len(sets) else ():
                        self.needs.setdefault(sign, [0] * MOST_NEEDED)[place] |= 1 << bit
            self.size += len(each)  # last: until then nobody asks for these bits
        return first


_ALL = _All()


@lru_cache(maxsize=64)
def _possible(text: str, _size: int) -> int:
    """Return the bits of the patterns that a text may hold; those that came since so many were known do not count."""
    a, b, c, d = _ALL.free
    for sign in {*text, *map(str.__add__, text, text[1:])} & _ALL.needs.keys():
        e, f, g, h = _ALL.needs[sign]
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


class Rare:
    """A pattern that few texts hold: it is looked for in those that have the signs for it."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)

    @cached_property
    def _bit(self) -> int:
        """The bit of the pattern, which is to be asked for before a text's: none counts that came later."""
        return 1 << _ALL.add([self.pattern])

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """Return where the pattern is found first."""
        return self.pattern.search(text, *bounds) if self._bit & _possible(text, _ALL.size) else None

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        """Return how the pattern is found at the beginning."""
        return self.pattern.match(text, *bounds) if self._bit & _possible(text, _ALL.size) else None

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """Return each place where the pattern is found."""
        return self.pattern.finditer(text) if self._bit & _possible(text, _ALL.size) else ()

    def sub(self, said: str, text: str) -> str:
        """Return a text with something else for the pattern."""
        return self.pattern.sub(said, text) if self._bit & _possible(text, _ALL.size) else text


def needed(pattern: re.Pattern[str]) -> Needs:
    """Return sets of signs, rare ones first: whatever a pattern matches holds one at least of each.

    >>> [sorted(some) for some in needed(re.compile("最(?:多|少)的|(?:一样)?持平的"))]
    [['持平', '最多', '最少']]
    """
    if pattern.flags & re.IGNORECASE:
        return ()
    found = set(_needed(_parser.parse(pattern.pattern, pattern.flags)))
    return tuple(sorted(found, key=lambda some: (_frequency(some), min(some)))[:MOST_NEEDED])


def _frequency(some: Iterable[str]) -> float:
    """Return roughly how often one of some signs stands in a question."""
    return sum(math.prod(_OFTEN if c in _COMMON else _SELDOM for c in sign) for sign in some)


def _needed(items: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    """Return what each part of a pattern that has to be there needs; characters that stand together, in pairs."""
    found: list[frozenset[str]] = []
    run: list[frozenset[str]] = []
    for what, value in items:
        if own := _characters(str(what), value):
            run.append(own)
            continue
        if str(what) not in _OF_NO_WIDTH:
            found += _together(run)
            run = []
        found += _of_item(str(what), value)
    return found + _together(run)


def _together(run: list[frozenset[str]]) -> list[frozenset[str]]:
    """Return the pairs of characters that stand one behind the other; one that stands alone is its own."""
    return [frozenset(a + b for a in some for b in others) for some, others in pairwise(run)] or run


def _characters(name: str, value: Any) -> frozenset[str]:
    """Return the characters of which a part of a pattern is one, none where it may be any or several."""
    if name == "LITERAL":
        return frozenset(chr(value))
    if name == "IN" and all(str(each) == "LITERAL" for each, _ in value):
        return frozenset(chr(code) for _, code in value)
    return frozenset()


def _of_item(name: str, value: Any) -> list[frozenset[str]]:
    if name in ("SUBPATTERN", "ATOMIC_GROUP") or (name in ("MAX_REPEAT", "MIN_REPEAT") and value[0]):
        return _needed(value[-1])
    if name == "ASSERT":
        return _needed(value[1])
    if name == "BRANCH":
        each = [min(_needed(branch), key=_frequency, default=frozenset[str]()) for branch in value[1]]
        return [frozenset[str]().union(*each)] if all(each) else []
    return []
