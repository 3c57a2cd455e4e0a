"""The script of a question, and the patterns that may be found in one of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from query.wording.sought import Sought

Script = Literal["han", "latin", "both"]
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
    return Kinds((kind, pattern) for kind, pattern in patterns if word is None or word.search(pattern.pattern))


class Kinds:
    """Patterns that are looked for with what they stand for."""

    def __init__(self, patterns: Iterable[tuple[str, re.Pattern[str]]]) -> None:
        self._patterns = tuple(patterns)
        self._sought = Sought([pattern for _, pattern in self._patterns])

    def possible(self, text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
        """Yield the patterns that a text may hold."""
        return map(self._patterns.__getitem__, self._sought.possible(text))
