"""Blanks between numbers and words (到 2035 年, 85 % 以上): the text without them, and where each character stood."""

from __future__ import annotations

import re
from functools import lru_cache

_BLANKS = re.compile("[ \u3000\xa0\u2002-\u200a]+")
_WORDS, _NUMBERS, _SIGNS = "\u4e00-\u9fff，、。；：“”（）", "0-9０-９%％‰≥≤＞＜><", "%％‰"
_BETWEEN = re.compile(rf"(?:[{_WORDS}][{_NUMBERS}]|[{_NUMBERS}][{_WORDS}{_SIGNS}])")
"""What stands before and behind the blanks."""


@lru_cache(maxsize=1)
def tightened(text: str) -> tuple[str, tuple[int, ...]] | None:
    """Return a text without blanks around its numbers, and the place of each character; None if it has none.

    >>> tightened("到 2035 年")
    ('到2035年', (0, 2, 3, 4, 5, 7, 8))
    """
    places: list[int] = []
    parts: list[str] = []
    start = 0
    for match in _BLANKS.finditer(text):
        if match.start() and _BETWEEN.match(text[match.start() - 1] + text[match.end() : match.end() + 1]):
            parts.append(text[start : match.start()])
            places.extend(range(start, match.start()))
            start = match.end()
    if not parts:
        return None
    places.extend(range(start, len(text) + 1))
    return "".join((*parts, text[start:])), tuple(places)
