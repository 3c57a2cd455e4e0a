"""How wide text will be and where it breaks, without a font at hand: a Chinese character is one em, others less."""

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
    """Break text into at most `most` lines no wider than `limit` pixels alike in width; what does not fit ends in ….

    >>> wrap("推进园区改造升级", 10, 45)
    ('推进园区', '改造升级')
    """
    lines = _filled(text, size, limit)
    if 1 < len(lines) <= most:
        alike = _filled(text, size, min(limit, width(text, size) / len(lines) + size))
        return alike if len(alike) == len(lines) else lines
    return lines if len(lines) <= most else (*lines[: most - 1], shorten(lines[most - 1] + "…", size, limit))


def _filled(text: str, size: float, limit: float) -> tuple[str, ...]:
    lines, line = list[str](), ""
    for piece in _PIECES.findall(text):
        if line and width(line + piece, size) > limit and piece not in _NOT_FIRST:
            lines.append(line.strip())
            line = ""
        line += piece
    lines.append(line.strip())
    return tuple(line for line in lines if line) or ("",)


def shorten(text: str, size: float, limit: float) -> str:
    """Return the text, or as much of it as fits `limit` pixels with … at its end."""
    if width(text, size) <= limit:
        return text
    text = text.removesuffix("…")
    while text and width(text + "…", size) > limit:
        text = text[:-1]
    return text + "…"
