"""How wide text will be and where it breaks, without a font at hand: Chinese characters are one em, the others a share."""

from __future__ import annotations

import re
import unicodedata

NARROW = 0.58
"""Width of a Latin letter or digit in ems: a little more than in most sans-serif faces, so that boxes never cut."""

_PIECES = re.compile(r"[A-Za-z0-9.,%+/–≥≤-]+|.", re.DOTALL)
_NOT_FIRST = frozenset("，。、；：！？）》】〕”’…%")


def width(text: str, size: float) -> float:
    """Return the width of one line of text in pixels at this font size."""
    return size * sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else NARROW for c in text)


def wrap(text: str, size: float, limit: float, *, most: int = 3) -> tuple[str, ...]:
    """Break text into at most `most` lines no wider than `limit` pixels; what does not fit ends in ….

    >>> wrap("推进园区改造升级", 10, 45)
    ('推进园区', '改造升级')
    """
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if line and width(line + piece, size) > limit and piece not in _NOT_FIRST:
            lines.append(line.strip())
            line = ""
        line += piece
    lines.append(line.strip())
    kept = [line for line in lines if line] or [""]
    return tuple(kept) if len(kept) <= most else (*kept[: most - 1], shorten(kept[most - 1] + "…", size, limit))


def shorten(text: str, size: float, limit: float) -> str:
    """Return the text, or as much of it as fits `limit` pixels with … at its end."""
    if width(text, size) <= limit:
        return text
    text = text.removesuffix("…")
    while text and width(text + "…", size) > limit:
        text = text[:-1]
    return text + "…"
