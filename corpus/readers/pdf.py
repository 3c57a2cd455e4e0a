"""PDF (ISO 32000): each page's characters with their places, as PDFium reads them, become paragraphs and tables."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw as pdfium

from corpus.errors import DamagedFileError, EncryptedFileError, ScanError, TooLargeError
from corpus.model import RawText
from corpus.readers.blocks import draft_of
from corpus.readers.pages import MOST_CHARACTERS, MOST_PAGES, Page, blocks_of, bounded
from corpus.readers.printed import Glyph, plain_character
from corpus.readers.rulings import Ruling
from corpus.span import Span

_QUARTER = math.pi / 2
_ASKEW = 0.06  # quarters
_SCANNED = 10  # characters: a page with fewer is a picture


def read(path: Path, content: bytes) -> RawText:
    """Return the text of a PDF file: paragraphs joined, page numbers and running headers left out, tables as tables.

    Raises EncryptedFileError, DamagedFileError for a damaged file, ScanError where the pages are pictures only and
    the extra `ocr` is not installed.
    """
    with _opened(path, content) as document:
        if len(document) > MOST_PAGES:
            raise TooLargeError(path, characters=MOST_CHARACTERS)
        pages = bounded(path, (_page_at(path, document, index) for index in range(len(document))))
        bare = [page for page in pages if len(page.glyphs) < _SCANNED]
        if 2 * len(bare) > len(pages) and all(not page.glyphs or _has_picture(document, page) for page in bare):
            return _recognised(path, content, document)
    draft = draft_of(blocks_of(pages))
    for number in _bare(pages):
        draft.doubt(f"第{number}页没有文字，可能是图片（page {number} has no text）", Span(0, 0))
    return draft.raw(path, content, "application/pdf")


def _page_at(path: Path, document: pypdfium2.PdfDocument, index: int) -> Page:
    try:
        return _page(document[index], index + 1)
    except pypdfium2.PdfiumError as e:
        raise DamagedFileError(path, f"第{index + 1}页: {e}") from e


def _has_picture(document: pypdfium2.PdfDocument, page: Page) -> bool:
    pictures = document[page.number - 1].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2)
    return next(iter(pictures), None) is not None


def _bare(pages: Sequence[Page]) -> Iterator[int]:
    return (page.number for page in pages if not page.glyphs)


def _opened(path: Path, content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as e:
        if e.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise EncryptedFileError(path) from e
        raise DamagedFileError(path, str(e)) from e


def _recognised(path: Path, content: bytes, document: pypdfium2.PdfDocument) -> RawText:
    from corpus.readers import recognition

    if not recognition.is_installed():
        raise ScanError(path)
    return recognition.read_pages(path, content, [page.render(scale=2).to_numpy() for page in document])


def _page(page: pypdfium2.PdfPage, number: int) -> Page:
    width, height = page.get_size()
    if page.get_rotation() in (90, 270):
        width, height = height, width  # what stands on the page is not turned with it
    textpage = page.get_textpage()
    found = list(_glyphs(textpage))
    textpage.close()
    usual = Counter(quarters for _, quarters in found).most_common(1)
    turned = _Turned(width, height, (4 - usual[0][0]) % 4 if usual else 0)
    glyphs = tuple(turned.glyph(glyph) for glyph, quarters in found if quarters == usual[0][0])
    return Page(number, turned.seen_height, glyphs, tuple(turned.ruling(ruling) for ruling in _rulings(page)))


@dataclass(frozen=True, slots=True)
class _Turned:
    """A page turned by quarters with the clock until its lines are level; heights count from the top."""

    width: float
    height: float
    quarters: int

    @property
    def seen_height(self) -> float:
        return self.width if self.quarters % 2 else self.height

    def _box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom as seen."""
        (x1, y1), (x2, y2) = self._point(left, bottom), self._point(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return (
            (x, self.height - y),
            (y, x),
            (self.width - x, y),
            (self.height - y, self.width - x),
        )[self.quarters]

    def glyph(self, glyph: Glyph) -> Glyph:
        left, top, right, bottom = self._box(glyph.left, glyph.bottom, glyph.right, glyph.top)
        return Glyph(glyph.char, left, top, right, bottom, bottom - top or glyph.size)

    def ruling(self, ruling: Ruling) -> Ruling:
        return Ruling(*self._box(ruling.left, ruling.top, ruling.right, ruling.bottom))


def _glyphs(textpage: pypdfium2.PdfTextPage) -> Iterator[tuple[Glyph, int]]:
    """Yield each character with the quarters by which it is turned with the clock; boxes as PDF counts, from below."""
    box = pdfium.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        char = plain_character(chr(code)) if code < 0x110000 else ""
        if not char.strip() or not pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
            continue
        quarters = pdfium.FPDFText_GetCharAngle(textpage, index) / _QUARTER
        if abs(quarters - round(quarters)) > _ASKEW:
            continue  # a watermark across the page
        size = pdfium.FPDFText_GetFontSize(textpage, index)
        yield Glyph(char, box.left, box.top, box.right, box.bottom, size), round(quarters) % 4


def _rulings(page: pypdfium2.PdfPage) -> Iterator[Ruling]:
    """Yield the straight lines that a page draws: thin boxes, and the four sides of stroked ones."""
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2):
        left, bottom, right, top = drawn.get_bounds()
        if min(right - left, top - bottom) < 3:
            yield Ruling(left, bottom, right, top)
        elif _is_stroked(drawn):
            yield Ruling(left, bottom, right, bottom)
            yield Ruling(left, top, right, top)
            yield Ruling(left, bottom, left, top)
            yield Ruling(right, bottom, right, top)


def _is_stroked(drawn: pypdfium2.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)
