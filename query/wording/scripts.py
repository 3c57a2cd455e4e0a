"""Which patterns may be found in a question: those of its script that need no character which it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _parser  # the only way to ask a pattern what it holds
from typing import Any, Literal

Script = Literal["han", "latin", "both"]
Needs = tuple[frozenset[str], ...]
Kinds = tuple[tuple[str, re.Pattern[str], Needs], ...]
"""Patterns with what they stand for and the sets of characters of which every match holds one each (`needed`)."""
MOST_NEEDED = 4
"""The most sets of characters that are looked for before a pattern is."""
_COMMON = frozenset("的任务单位部门条项哪些几个家谁有没不是在里中都牵头负责参与配合,")
"""Characters of every other question, which rule few patterns out."""
_LETTER = re.compile("[a-z]")
_HAN = re.compile("[\u4e00-\u9fff]")
_WORD = re.compile("[a-z]{3}")  # a class of characters ([a-z]) and a group's name are none


def script_of(text: str) -> Script:
    """Return what a normal question is written in.

    >>> script_of("谁负责"), script_of("who leads"), script_of("任务no.9")
    ('han', 'latin', 'both')
    """
    if text.isascii():
        return "latin"
    return "both" if _LETTER.search(text) else "han"


def written_in(script: Script, patterns: Iterable[tuple[str, re.Pattern[str]]]) -> Kinds:
    """Return the patterns that may be found in a question of a script: each holds a word of it, whatever it matches."""
    word = {"han": _HAN, "latin": _WORD}.get(script)
    own = ((kind, pattern) for kind, pattern in patterns if word is None or word.search(pattern.pattern))
    return tuple((kind, pattern, needed(pattern)) for kind, pattern in own)


def possible(text: str, kinds: Kinds) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns that may be found in a text."""
    characters = set(text)
    yield from ((kind, pattern) for kind, pattern, needs in kinds if not any(map(characters.isdisjoint, needs)))


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
