"""The script of a question: a pattern of Chinese words is not tried on letters, nor one of English words on Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

Script = Literal["han", "latin", "both"]
Kinds = tuple[tuple[str, re.Pattern[str]], ...]
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
    needed = {"han": _HAN, "latin": _WORD}.get(script)
    return tuple((kind, pattern) for kind, pattern in patterns if needed is None or needed.search(pattern.pattern))
