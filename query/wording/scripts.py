"""Which patterns may be found in a question: those of its script that need no character which it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _parser  # the only way to ask a pattern what it holds
from typing import Any, Literal

Script = Literal["han", "latin", "both"]
Kinds = tuple[tuple[str, re.Pattern[str], frozenset[str]], ...]
"""Patterns with what they stand for and the characters of which every match of them holds one (`needed`)."""
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
    yield from ((kind, pattern) for kind, pattern, some in kinds if not (some and some.isdisjoint(characters)))


def needed(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return characters of which whatever a pattern matches holds one at least; none where nothing is known of it.

    >>> sorted(needed(re.compile("最(?:多|少)|(?:一样)?持平")))
    ['持', '最']
    """
    return frozenset() if pattern.flags & re.IGNORECASE else _needed(_parser.parse(pattern.pattern, pattern.flags))


def _needed(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Return the fewest characters of which one is needed by a part of a pattern that has to be there."""
    return min((some for item in items if (some := _of_item(*item))), key=len, default=frozenset())


def _of_item(what: Any, value: Any) -> frozenset[str]:
    name = str(what)
    if name == "LITERAL":
        return frozenset(chr(value))
    if name == "IN" and all(str(each) == "LITERAL" for each, _ in value):
        return frozenset(chr(code) for _, code in value)
    if name == "SUBPATTERN":
        return _needed(value[-1])
    if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0]:
        return _needed(value[-1])
    if name == "BRANCH":
        each = [_needed(branch) for branch in value[1]]
        return frozenset().union(*each) if all(each) else frozenset()
    return frozenset()
