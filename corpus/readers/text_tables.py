"""Tables in plain text, which stays as it is: cells between tabs, strokes or blanks, or each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.span import Span
from corpus.tables import Cell, PlacedTable, Table

_LINE = re.compile(r"[^\r\n]+")
_BETWEEN = {"\t": re.compile(r"\t"), "|": re.compile(r"[|｜│┃]")}
_RULE = re.compile(r"[\s|｜│┃+:=\-─━┄┈┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝═]+")
_BLANK = " \u3000\xa0\t"
_NUMBER_HEAD = re.compile(r"序号|编号|项次")
_HEAD = re.compile(
    r"[ \u3000\xa0]*(?:序号|编号|(?:主要)?指标(?:名称)?|类别|县区|区县|县（市、区）|地区|乡镇|镇街)[ \u3000\xa0]"
)
_WORD = re.compile(r"[^ \u3000\xa0\t\r\n]+")
_WIDE = re.compile(r"[^ \u3000\xa0\t\r\n]+(?: [^ \u3000\xa0\t\r\n]+)*")
_STOP = re.compile("[。；，]")
_FIGURE = re.compile("[0-9]{1,4}")
_FEWEST_COLUMNS, _MOST_COLUMNS, _FEWEST_ROWS = 3, 12, 2
_LONGEST_HEAD = 12  # characters


def text_tables(text: str) -> tuple[PlacedTable, ...]:
    """Return the tables that stand in a plain text, in order, none over another."""
    found: list[PlacedTable] = []
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    drawn = (*_drawn(text, lines, "\t"), *_drawn(text, lines, "|"))
    listed, pressed = (_listed(text, lines), _pressed(text, lines)) if _NUMBER_HEAD.search(text) else ((), ())
    for rows in (*drawn, *listed, *_spaced(text, lines), *pressed):
        table = _placed(text, rows)
        if not any(table.span.start < other.span.end and other.span.start < table.span.end for other in found):
            found.append(table)
    return tuple(sorted(found, key=lambda table: table.span))


def _drawn(text: str, lines: Sequence[Span], mark: str) -> Iterator[list[list[Span]]]:
    """Yield runs of lines that a mark parts into as many cells as the first; lines that only draw are passed over.

    A line that begins with 序号 heads a table of its own.
    """
    rows: list[list[Span]] = []
    for line in lines if _BETWEEN[mark].search(text) else ():
        if not (rows or _BETWEEN[mark].search(text, line.start, line.end)):
            continue
        if mark == "|" and rows and _RULE.fullmatch(line.of(text)):
            continue
        cells = _cells(text, line, mark)
        fits = rows and _FEWEST_COLUMNS <= len(cells) <= len(rows[0])
        if rows and (not fits or _NUMBER_HEAD.fullmatch(cells[0].of(text))):
            yield from [rows] if len(rows) >= _FEWEST_ROWS else []
            rows = []
        if rows or (_FEWEST_COLUMNS <= len(cells) <= _MOST_COLUMNS and all(cells)):
            rows.append(cells)
    yield from [rows] if len(rows) >= _FEWEST_ROWS else []


def _cells(text: str, line: Span, mark: str) -> list[Span]:
    marks = [*_BETWEEN[mark].finditer(text, line.start, line.end)]
    starts = [line.start, *(match.end() for match in marks)]
    ends = [*(match.start() for match in marks), line.end]
    cells = [_trimmed(text, Span(start, end)) for start, end in zip(starts, ends, strict=True)]
    if mark == "|" and marks:
        cells = cells[0 if cells[0] else 1 : len(cells) if cells[-1] else -1]
    return cells


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_BLANK))
    return Span(start, start + len(words.strip(_BLANK)))


def _listed(text: str, lines: Sequence[Span]) -> Iterator[list[list[Span]]]:
    """Yield tables of which each cell is a line: 序号⏎任务⏎责任单位⏎1⏎…⏎…⏎2⏎…⏎…, as pasting from a page gives them."""
    trimmed = [span for line in lines if (span := _without_stroke(text, _trimmed(text, line)))]
    words = [span.of(text) for span in trimmed]
    for head in (place for place, word in enumerate(words) if _NUMBER_HEAD.fullmatch(word)):
        width = _width(words[head : head + 2 * _MOST_COLUMNS])
        if not width or any(len(word) > _LONGEST_HEAD for word in words[head : head + width]):
            continue
        rows, place = [trimmed[head : head + width]], head + width
        first = int(words[place])
        while place + width <= len(words) and words[place] == str(first + len(rows) - 1):
            rows.append(trimmed[place : place + width])
            place += width
        if len(rows) > _FEWEST_ROWS:
            yield rows


def _spaced(text: str, lines: Sequence[Span]) -> Iterator[list[list[Span]]]:
    """Yield runs of lines below a header that blanks part into as many words as that: 指标 单位 2030年 2035年."""
    rows: list[list[Span]] = []
    for line in lines:
        heads = _HEAD.match(text, line.start, line.end) is not None
        words = _words(text, line, len(rows[0]) if rows else 0) if rows or heads else []
        if rows and (heads or len(words) != len(rows[0])):
            yield from [rows] if len(rows) > _FEWEST_ROWS else []
            rows = []
        if rows or (heads and _is_head(text, words)):
            rows.append(words)
    yield from [rows] if len(rows) > _FEWEST_ROWS else []


def _pressed(text: str, lines: Sequence[Span]) -> Iterator[list[list[Span]]]:
    """Yield tables that were pressed onto one line: 序号 任务 责任单位 1 … … 2 … …, every n-th word a number."""
    for line in lines:
        if not _NUMBER_HEAD.match(text, line.start, line.end):
            continue
        words = _words(text, line, 0)
        width = words and _width([word.of(text) for word in words[: 2 * _MOST_COLUMNS]])
        if not width or not _is_head(text, words[:width]):
            continue
        rows = [words[:width]]
        for place in range(width, len(words) - width + 1, width):
            if words[place].of(text) != str(len(rows)):
                break
            rows.append(words[place : place + width])
        if len(rows) > _FEWEST_ROWS:
            yield rows


def _words(text: str, line: Span, wanted: int) -> list[Span]:
    """Return the words of a line, or what wide gaps part if that makes as many as `wanted`."""
    wide = [Span(*match.span()) for match in _WIDE.finditer(text, line.start, line.end)]
    if len(wide) == wanted:
        return wide
    return [Span(*match.span()) for match in _WORD.finditer(text, line.start, line.end)]


def _is_head(text: str, words: Sequence[Span]) -> bool:
    short = all(len(word) <= _LONGEST_HEAD and not _STOP.search(word.of(text)) for word in words)
    return short and _FEWEST_COLUMNS <= len(words) <= _MOST_COLUMNS


def _width(words: Sequence[str]) -> int:
    """Return how many columns lines have that begin with a head: so many stand before 1, or between n and n + 1."""
    for width in range(_FEWEST_COLUMNS, min(_MOST_COLUMNS, len(words))):
        following = words[2 * width : 2 * width + 1]
        if words[width] == "1" or (_FIGURE.fullmatch(words[width]) and following == [str(int(words[width]) + 1)]):
            return width
    return 0


def _without_stroke(text: str, span: Span) -> Span:
    """Return a line without the stroke behind it, which some programs leave of a cell's border."""
    return _trimmed(text, Span(span.start, span.end - 1)) if span.of(text).endswith("|") else span


def _placed(text: str, rows: Sequence[Sequence[Span]]) -> PlacedTable:
    cells = [(Cell(span.of(text), r, c), span) for r, row in enumerate(rows) for c, span in enumerate(row)]
    filled = [span for _, span in cells if span]
    table = Table(tuple(cell for cell, _ in cells))
    return PlacedTable(table, tuple(span for _, span in cells), Span(filled[0].start, filled[-1].end))
