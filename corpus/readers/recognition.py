"""Scans: characters recognised in the pictures of pages by RapidOCR, which the extra `ocr` installs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from corpus.model import RawText
from corpus.readers.blocks import Paragraph, draft_of
from corpus.readers.furniture import without_furniture
from corpus.readers.paragraphs import frames, paragraphs
from corpus.readers.printed import PrintedLine
from corpus.span import Span

CONFIDENCE = 0.8
"""What a fact from a recognised page is worth: 98 of 100 characters are right, and a name has five to ten."""
_SAME_SIZE = 0.3
_LINE = 0.6  # of a line's height: boxes nearer than that are one line


def is_installed() -> bool:
    """Tell whether the recogniser is there."""
    return find_spec("rapidocr") is not None


def read_pages(path: Path, content: bytes, pictures: Sequence[Any]) -> RawText:
    """Return the text that stands in the pictures of pages, each a NumPy array; every page has a warning."""
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.log_level": "critical"})
    pages = [_one_size(list(_lines(engine(picture), number))) for number, picture in enumerate(pictures, 1)]
    bare = without_furniture(pages, [float(picture.shape[0]) for picture in pictures])
    found = frames(bare)
    blocks = paragraphs([line for page in bare for line in page], lambda number: found[number - 1])
    return _drafted(path, content, blocks)


def _drafted(path: Path, content: bytes, blocks: Sequence[Paragraph]) -> RawText:
    draft = draft_of(blocks)
    position = 0
    begun: dict[str, tuple[int, int]] = {}
    for block in blocks:
        for words, place in block.pieces:
            first, _ = begun.get(place, (position, position))
            begun[place] = (first, position + len(words))
            position += len(words)
        position += 1
    for place, (start, end) in begun.items():
        draft.doubt(f"{place}由图片识别，请核对（recognised from a picture; check it）", Span(start, end))
    return draft.raw(path, content, "application/pdf", confidence=CONFIDENCE)


def _lines(result: Any, page: int) -> Iterator[PrintedLine]:
    """Yield the printed lines of a result: boxes at one height are one line."""
    boxes = zip(result.boxes, result.txts, strict=True) if result.boxes is not None else ()
    found = sorted((_box(corners, words, page) for corners, words in boxes), key=lambda line: (line.top, line.left))
    row: list[PrintedLine] = []
    for line in found:
        if row and abs(line.top - row[0].top) > _LINE * (row[0].bottom - row[0].top):
            yield _joined(row)
            row = []
        row.append(line)
    if row:
        yield _joined(row)


def _one_size(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Give lines of nearly the usual size that size: it is only measured by how wide their characters are."""
    usual = median(line.size for line in lines) if lines else 0.0
    return [replace(line, size=usual) if abs(line.size - usual) < _SAME_SIZE * usual else line for line in lines]


def _box(corners: Iterable[Sequence[float]], words: str, page: int) -> PrintedLine:
    points = [(float(x), float(y)) for x, y in corners]
    across, down = [x for x, _ in points], [y for _, y in points]
    size = (max(across) - min(across)) / max(1, len(words))
    return PrintedLine(words, min(across), min(down), max(across), max(down), size, page)


def _joined(row: Sequence[PrintedLine]) -> PrintedLine:
    ordered = sorted(row, key=lambda line: line.left)
    words = sum(len(line.text) for line in ordered)
    return PrintedLine(
        text=" ".join(line.text for line in ordered),
        left=ordered[0].left,
        top=min(line.top for line in ordered),
        right=max(line.right for line in ordered),
        bottom=max(line.bottom for line in ordered),
        size=sum(line.size * len(line.text) for line in ordered) / max(1, words),
        page=ordered[0].page,
    )
