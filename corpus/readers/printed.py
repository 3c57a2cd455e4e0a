"""Printed characters become printed lines: for formats that say where each character stands and not what a line is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_LETTER = re.compile(r"[A-Za-z0-9]")
_LONE = re.compile(r"(?<![^\s])([\u4e00-\u9fff])(?: ([\u4e00-\u9fff]))+(?![^\s])")
_SAME_LINE = 0.5  # of the lower line's height: two characters whose heights overlap so far stand on one line
_WORD_GAP, _GAP = 0.15, 0.7  # of the character size: a space between two Latin words, and between any two words
_DOUBLED = 0.3  # of the size: the same character so near is one, printed twice to look bold


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character with its box, in points from the upper left corner of the page; `size` is the font's."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """The height at which the middle of the character stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed, with its box in points from the upper left corner and the number of its page from 1."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    page: int


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[PrintedLine]:
    """Return the lines that some characters of one page make, from the top down; blanks count for nothing."""
    rows: list[list[Glyph]] = []
    top = bottom = 0.0
    for glyph in sorted((g for g in glyphs if g.char.strip()), key=lambda g: (g.middle, g.left)):
        shared = min(bottom, glyph.bottom) - max(top, glyph.top)
        if rows and shared > _SAME_LINE * min(bottom - top, glyph.bottom - glyph.top):
            rows[-1].append(glyph)
            if glyph.size > (bottom - top) * 0.8:
                top, bottom = min(top, glyph.top), max(bottom, glyph.bottom)
        else:
            rows.append([glyph])
            top, bottom = glyph.top, glyph.bottom
    return [_line(_single(sorted(row, key=lambda g: g.left)), page) for row in rows]


def _single(row: Sequence[Glyph]) -> list[Glyph]:
    """Take a character that is printed twice at one place for one."""
    kept: list[Glyph] = []
    for glyph in row:
        twice = (g for g in kept[-3:] if g.char == glyph.char and abs(g.left - glyph.left) < _DOUBLED * glyph.size)
        if next(twice, None) is None:
            kept.append(glyph)
    return kept


def _line(row: Sequence[Glyph], page: int) -> PrintedLine:
    return PrintedLine(
        text=_words(row),
        left=row[0].left,
        top=min(g.top for g in row),
        right=max(g.right for g in row),
        bottom=max(g.bottom for g in row),
        size=median(g.size for g in row),
        page=page,
    )


def _words(row: Sequence[Glyph]) -> str:
    """Return the characters of a line with a space where words stand apart, none where letters only stand wide."""
    parts = [row[0].char]
    for before, glyph in pairwise(row):
        latin = _LETTER.match(before.char) and _LETTER.match(glyph.char)
        parts.append(" " if glyph.left - before.right > glyph.size * (_WORD_GAP if latin else _GAP) else "")
        parts.append(glyph.char)
    return close_letters("".join(parts))


def close_letters(text: str) -> str:
    """Return a text without the spaces by which single letters stand apart, as in a narrow head of a table.

    >>> close_letters("主 要 内 容"), close_letters("王 强 教育局 科技局")
    ('主要内容', '王强 教育局 科技局')
    """
    return _LONE.sub(lambda match: match[0].replace(" ", ""), text)


def plain_character(char: str) -> str:
    r"""Return a character as people type it: radicals that fonts give for Han characters are those characters.

    >>> plain_character("⾏"), plain_character("Ａ"), plain_character("\x02")
    ('行', 'Ａ', '-')
    """
    if "\u2e80" <= char <= "\u2fdf":
        return unicodedata.normalize("NFKC", char)
    return {"\x02": "-", "\xad": "", "\x00": "", "\ufffe": "", "\uffff": ""}.get(char, char)
