"""What repeats on the pages of a print and is no text of the document: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.readers.chrome import is_browser_line, is_chrome
from corpus.readers.printed import PrintedLine

_DASH = "-–—―－一‐‑﹣・·•~～.|/_=＿ "
_NUMBER = re.compile(
    rf"[{_DASH}]*(?:第\s*)?[0-9０-９]{{1,4}}(?:\s*页)?[{_DASH}，,]*(?:(?:共|of)?\s*[0-9０-９]{{1,4}}\s*页?)?[{_DASH}]*"
    r"|[ivxIVX]{1,5}|第\s*[一二三四五六七八九十]{1,3}\s*页(?:\s*共\s*[一二三四五六七八九十]{1,3}\s*页)?"
)
_PLAIN = re.compile(r"[0-9０-９]{1,4}")
_EDGE = 3  # lines: a header or footer is among so many at the top and at the bottom of a page
_SAME_HEIGHT = 6.0  # points
_FIGURE = re.compile(r"[0-9０-９]+|\s+")


def without_furniture(pages: Sequence[Sequence[PrintedLine]], heights: Sequence[float]) -> list[list[PrintedLine]]:
    """Return the lines of each page without page numbers, running headers and footers, and a web page's buttons."""
    running = _running(pages)
    bare = [[line for line in _without(page, running) if not _is_web(line)] for page in pages]
    return [_without_numbers(page, height) for page, height in zip(bare, heights, strict=True)]


def _without(page: Sequence[PrintedLine], running: set[tuple[str, int]]) -> list[PrintedLine]:
    edge = {id(line) for line in (*page[:_EDGE], *page[-_EDGE:])}
    return [line for line in page if not (id(line) in edge and _near(line, running))]


def _near(line: PrintedLine, running: set[tuple[str, int]]) -> bool:
    words, height = _mask(line.text), round(line.top / _SAME_HEIGHT)
    return any((words, height + step) in running for step in (-1, 0, 1))


def _is_web(line: PrintedLine) -> bool:
    return is_chrome(line.text) or is_browser_line(line.text)


def _mask(text: str) -> str:
    return _FIGURE.sub("#", text)


def _running(pages: Sequence[Sequence[PrintedLine]]) -> set[tuple[str, int]]:
    """Return the words and heights of lines that come again at the edge of several pages, figures aside."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        edge = {(_mask(line.text), round(line.top / _SAME_HEIGHT)) for line in (*page[:_EDGE], *page[-_EDGE:])}
        seen.update(edge)
    least = 2 if len(pages) < 4 else 3
    return {key for key, count in seen.items() if count >= least and len(key[0].strip("#")) > 1}


def _without_numbers(page: Sequence[PrintedLine], height: float) -> list[PrintedLine]:
    """Leave out the page's number: the outermost line at the top or the bottom, if it is one."""
    kept = list(page)
    for end in (0, -1):
        if kept and _NUMBER.fullmatch(kept[end].text.strip()) and _at_edge(kept, end, height):
            del kept[end]
    return kept


def _at_edge(page: Sequence[PrintedLine], end: int, height: float) -> bool:
    """A bare figure is a page's number only at the page's edge, apart from the text; one between dashes always."""
    line = page[end]
    if not _PLAIN.fullmatch(line.text.strip()):
        return True
    if len(page) == 1:
        return True
    gap = page[1].top - line.bottom if end == 0 else line.top - page[-2].bottom
    margin = line.bottom if end == 0 else height - line.top
    return margin < 0.13 * height and gap > 0.5 * line.size
