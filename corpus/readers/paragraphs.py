"""Printed lines become paragraphs: what was wrapped at the margin, or broken by a page's end, is joined again.

A new paragraph shows by its indented first line, by a short line before it, by a wider gap, by another size of type or
by a heading's number behind a full stop. Nothing ends inside a bracket that is still open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.boxes import find_box
from corpus.closing import is_annex
from corpus.headings import find_heading
from corpus.lines import Line
from corpus.readers.blocks import Paragraph
from corpus.readers.printed import PrintedLine

_INDENT = 1.2  # of the type's size: a line that begins so far to the right of the margin opens a paragraph
_WIDE_GAP = 1.5  # of the usual distance of lines
_OTHER_SIZE = 0.12
_LATIN = re.compile(r"[A-Za-z0-9.%℃,/\-]+")
_STOPS = "。！？；：!?;:）)］]】》”"
_NO_START = "，。、；：！？）］】〕》”’%％,.;:!?)]"
_OPENERS, _CLOSERS = "（(［[〔【", "）)］]〕】"
_OPEN_FOR = 600  # characters: a bracket open for longer is a slip of the pen
_LATIN_END = re.compile(r"[A-Za-z][,.;:)]?$")
_CHAPTER_INSIDE = re.compile(r"(?<=[。）)］\]]) +(?=[一二三四五六七八九十]{1,3}、[^，。；]{2,30}(?:$|。))")
_LATIN_START = re.compile(r"[A-Za-z(]")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the lines of a page's text begin and end, how far apart they stand, in points, and their type's size."""

    left: float
    right: float
    pitch: float
    size: float


def frames(pages: Sequence[Sequence[PrintedLine]]) -> list[Frame]:
    """Return the frame of each page; a page with few lines has that of its document."""
    every = [line for page in pages for line in page]
    whole = _frame(every, None)
    return [_frame(page, whole) for page in pages]


def _frame(page: Sequence[PrintedLine], whole: Frame | None) -> Frame:
    if not page:
        return whole or Frame(0, 0, 0, 1)
    size = whole.size if whole else _commonest((line.size, len(line.text)) for line in page)
    body = [line for line in page if abs(line.size - size) <= _OTHER_SIZE * size] or list(page)
    widest = max(line.right - line.left for line in body)
    wide = [line for line in body if line.right - line.left > 0.75 * widest]
    usual = (whole.right - whole.left) if whole else 0.0
    if whole and (len(wide) < 4 or widest < 0.85 * usual):
        return whole
    steps = [b.top - a.top for a, b in pairwise(wide) if a.page == b.page and 0.5 * size < b.top - a.top < 4 * size]
    return Frame(_edge([line.left for line in wide], size, min), _edge([line.right for line in wide], size, max),
                 median(steps) if steps else 2 * size, size)  # fmt: skip


def _commonest(weighed: Iterable[tuple[float, int]]) -> float:
    count: Counter[float] = Counter()
    for value, weight in weighed:
        count[max(round(value, 1), 0.1)] += weight  # text may be printed with no size at all
    return count.most_common(1)[0][0]


def _edge(values: Sequence[float], size: float, outer: Callable[[Iterable[float]], float]) -> float:
    """Return the outermost place at which several lines begin or end, one tenth of them at least."""
    steps = Counter(round(value / (size / 2)) for value in values)
    enough = [step for step, count in steps.items() if count >= max(2, len(values) // 10)]
    place = outer(enough) if enough else outer(steps)
    return median(value for value in values if round(value / (size / 2)) == place)


def paragraphs(lines: Sequence[PrintedLine], frame_of: Callable[[int], Frame]) -> list[Paragraph]:
    """Return the paragraphs of some lines that follow each other; `frame_of` gives a page's frame by its number."""
    found: list[list[PrintedLine]] = []
    for line in lines:
        if found and _goes_on(found[-1], line, frame_of):
            found[-1].append(line)
        else:
            found.append([line])
    return [part for group in found for part in _parts(Paragraph(tuple(_pieces(group))))]


def _parts(paragraph: Paragraph) -> Iterable[Paragraph]:
    """Cut a paragraph before a chapter's number that is printed on the line on which the text before ends."""
    pieces: list[tuple[str, str]] = []
    for words, place in paragraph.pieces:
        first, *further = _CHAPTER_INSIDE.split(words)
        pieces.append((first, place))
        for part in further:
            yield Paragraph(tuple(pieces))
            pieces = [(part, place)]
    yield Paragraph(tuple(pieces))


def _pieces(group: Sequence[PrintedLine]) -> Iterable[tuple[str, str]]:
    page, words = group[0].page, group[0].text
    for before, line in pairwise(group):
        words += seam(before.text, line.text)
        if line.page != page:
            yield words, f"第{page}页"
            page, words = line.page, ""
        words += line.text
    yield words, f"第{page}页"


def seam(before: str, behind: str) -> str:
    """Return what stands between two lines of one paragraph: a space between Latin words, else nothing.

    >>> seam("中国", "人民"), seam("in the", "middle"), seam("5G", "基站")
    ('', ' ', '')
    """
    return " " if _LATIN_END.search(before) and _LATIN_START.match(behind) else ""


def _goes_on(group: Sequence[PrintedLine], line: PrintedLine, frame_of: Callable[[int], Frame]) -> bool:
    """Tell whether `line` goes on with the paragraph that `group` has so far."""
    last = group[-1]
    frame, before = frame_of(line.page), frame_of(last.page)
    if _opens(line) or _stands_apart(last, line, before, frame):
        return False
    numbered = is_numbered(line.text)
    if is_open("".join(each.text for each in group)):
        return not numbered or last.text[-1] not in _STOPS
    if line.left - frame.left > _INDENT * line.size:
        return not numbered and _breaks_off(last, line, before)
    if _is_short(last, line, before):
        running = last.right - last.left > 0.6 * (before.right - before.left) and last.text[-1] not in _STOPS
        return (running or last.text[-1] in "、，,") and not numbered
    return not (numbered and last.text[-1] in _STOPS)


def is_open(words: str) -> bool:
    """Tell whether a bracket that began in these words is still open, and for not too long."""
    depth = 0
    for position, character in enumerate(reversed(words[-_OPEN_FOR:])):
        depth += (character in _CLOSERS) - (character in _OPENERS)
        if depth < 0:
            return position < _OPEN_FOR
    return False


def is_numbered(words: str) -> bool:
    """Tell whether a line begins with a heading's number."""
    return find_heading(words, Line(0, len(words), 0, words)) is not None


def _stands_apart(last: PrintedLine, line: PrintedLine, before: Frame, frame: Frame) -> bool:
    """Tell whether two lines differ in size, stand farther apart than lines do, or on pages of another width."""
    if abs(line.size - last.size) > _OTHER_SIZE * last.size:
        return True
    if abs((frame.right - frame.left) - (before.right - before.left)) > 0.2 * before.right:
        return True
    return line.page == last.page and line.top - last.top > _WIDE_GAP * max(frame.pitch, last.bottom - last.top)


def _breaks_off(last: PrintedLine, line: PrintedLine, frame: Frame) -> bool:
    """Tell whether a line inside a paragraph, full and without a stop at its end, goes on in one set in by mistake."""
    inside = last.left - frame.left < _INDENT * line.size and not _is_short(last, line, frame)
    return inside and last.text[-1] not in _STOPS and last.right - last.left > 0.6 * (frame.right - frame.left)


def _opens(line: PrintedLine) -> bool:
    """Tell whether a line opens an annex or a box."""
    words = Line(0, len(line.text), 0, line.text)
    return is_annex(words) or find_box(line.text, words) is not None


def _is_short(last: PrintedLine, line: PrintedLine, frame: Frame) -> bool:
    """Tell whether a line ends before the margin though the first word of the next would have had room in it."""
    word = _LATIN.match(line.text)
    width = len(word[0]) * 0.55 if word else 1.0
    for character in line.text[word.end() if word else 1 :]:
        if character not in _NO_START:
            break
        width += 1
    return frame.right - last.right > (width + 0.6) * last.size
