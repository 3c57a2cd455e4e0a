"""Plain text wrapped at a margin: the same text with whole lines, and where each of its characters stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from corpus.readers.paragraphs import is_numbered, is_open
from corpus.span import Span

_LINE = re.compile(r"[^\n]+")
_PAGE = re.compile(r"[\s\u3000]*[-—–－―·]{0,2}\s*[0-9０-９]{1,4}\s*[-—–－―·]{0,2}[\s\u3000]*")
_BLANK = " \t\u3000\xa0\r"
_STOPS = "。！？；：!?;:"
_FEWEST, _NARROWEST = 12, 40
_SLACK = 4  # columns: no line begins with a comma, so that some end a character or two early
_TAIL = 700  # characters looked back for an open bracket


def unwrapped(text: str, tables: Sequence[Span] = ()) -> tuple[str, list[int]] | None:
    """Return a wrapped text with whole lines and the place of each character; None if the text is not wrapped.

    Lines of tables stay as they are.
    """
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    margin = _margin(text, lines)
    if margin is None:
        return None
    parts: list[Span] = []
    held, full, end = "", False, 0
    for line in lines:
        words = line.of(text).strip(_BLANK)
        if not words or any(line in table or table in line for table in tables):
            parts.append(Span(end, line.end))
            held, full, end = "", False, line.end
            continue
        goes_on = full or is_open(held)
        if _PAGE.fullmatch(words) and goes_on:
            end = line.end
            continue
        starts = is_numbered(words)
        numbered = starts and held[-1:] in _STOPS
        indented = text[line.start] in _BLANK and (not is_open(held) or (starts and not full))
        if goes_on and not numbered and not indented and not text[end : line.start].strip("\n" + _BLANK):
            start = text.index(words, line.start)
            parts.append(Span(start, line.end))
            held = held[-_TAIL:] + words
        else:
            parts.append(Span(end, line.end))
            held = words
        whole = line.of(text).rstrip(_BLANK)
        full, end = _is_full(_width(whole), len(whole), margin), line.end
    parts.append(Span(end, len(text)))
    places = [place for part in parts for place in range(part.start, part.end)]
    return "".join(part.of(text) for part in parts), [*places, len(text)]


class _Widths(dict[str, int]):
    """The columns of each character; kept, since asking Unicode takes longer than all else here."""

    def __missing__(self, character: str) -> int:
        self[character] = found = 2 if east_asian_width(character) in "WFA" else 1
        return found


_WIDTHS = _Widths()


def _width(words: str) -> int:
    return sum(map(_WIDTHS.__getitem__, words))


def _is_full(columns: int, characters: int, margin: tuple[int, int]) -> bool:
    """Tell whether a line reaches the margin, in columns or, as some programs wrap, in characters."""
    return columns >= margin[0] - _SLACK or characters >= margin[1] - 1


def _margin(text: str, lines: Sequence[Span]) -> tuple[int, int] | None:
    """Return the width, in columns and in characters, that most lines have and hardly any goes beyond; None without."""
    words = [line for each in lines if (line := each.of(text).rstrip(_BLANK))]
    if len(words) < _FEWEST:
        return None
    last = -1 - len(words) // 50
    characters = [*map(len, words)]
    nearly = min(map(_width, sorted(words, key=len)[last:])) - _SLACK
    if sum(2 * count >= nearly for count in characters) * 5 < len(words) * 2:  # no character takes more than 2 columns
        return None
    columns = [*map(_width, words)]
    margin = (sorted(columns)[last], sorted(characters)[last])
    full = sum(_is_full(*sizes, margin) for sizes in zip(columns, characters, strict=True))
    return margin if margin[0] >= _NARROWEST and full * 5 >= len(words) * 2 else None
