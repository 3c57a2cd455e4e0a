"""Pages of Word files after GB/T 9704-2012: A4, the faces of official documents, headings, page numbers."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from viz.exports.cleaning import clean, one_line
from viz.exports.fonts import FANG, HEI, SONG, TITLE, dress, set_face
from viz.exports.package import packed

if TYPE_CHECKING:
    from docx.document import Document


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size and margins in centimetres, and the words around the page number."""

    wide: float
    high: float
    left: float
    right: float
    top: float
    bottom: float
    number: tuple[str, str, str]


LANDSCAPE = Sheet(29.7, 21.0, 1.8, 1.8, 1.8, 1.8, ("第 ", " 页 共 ", " 页"))
OFFICIAL = Sheet(21.0, 29.7, 2.8, 2.6, 3.7, 3.5, ("— ", "", " —"))
"""The page of official documents (GB/T 9704-2012, 5.2.1 and 7.5)."""


def new_document(title: str, sheet: Sheet) -> Document:
    """Return an empty document with Chinese faces and page numbers."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = one_line(title), "zeren"
    document.core_properties.comments = ""
    dress(document)
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    set_face(normal.element.get_or_add_rPr(), FANG)
    _lay_out(document.sections[0], sheet)
    _page_numbers(document.sections[0].footer.paragraphs[0], sheet)
    return document


def turn(document: Document, sheet: Sheet) -> None:
    """Go on with a new page of this kind; the page numbers go on as they were."""
    _lay_out(document.add_section(WD_SECTION.NEW_PAGE), sheet)


def _lay_out(section: Any, sheet: Sheet) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.wide > sheet.high else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(sheet.wide), Cm(sheet.high)
    section.left_margin, section.right_margin = Cm(sheet.left), Cm(sheet.right)
    section.top_margin, section.bottom_margin = Cm(sheet.top), Cm(sheet.bottom)


def saved(document: Document, now: datetime) -> bytes:
    """Return the bytes of a document."""
    made = io.BytesIO()
    document.save(made)
    return packed(made.getvalue(), now)


def heading(document: Document, text: str, *, level: int, size: float | None = None) -> Any:
    """Add a heading: the title of the document (1) in the middle, in the face of titles; others in 黑体."""
    added: Any = document.add_heading(level=level)
    face, points = (TITLE, 22.0) if level == 1 else (HEI, 16.0)
    words = run(added, text, size=size or points, face=face)
    words.font.color.rgb = RGBColor(0, 0, 0)
    added.alignment = 1 if level == 1 else 0
    added.paragraph_format.space_before = Pt(0 if level == 1 else 12)
    added.paragraph_format.space_after = Pt(12 if level == 1 else 6)
    return added


def paragraph(
    document: Document, text: str, *, size: float, face: str = FANG, indent: float = 0, line: float | None = None
) -> Any:
    """Add a paragraph, its first line set in by `indent` characters, its lines `line` points apart."""
    added: Any = document.add_paragraph()
    form = added.paragraph_format
    form.space_after = Pt(0 if line else 4)
    form.first_line_indent = Pt(size * indent)
    if line:
        form.line_spacing = Pt(line)
    run(added, text, size=size, face=face)
    return added


def run(where: Any, text: str, *, size: float, face: str = FANG) -> Any:
    """Add words to a paragraph."""
    added = where.add_run(clean(text))
    added.font.size, added.font.bold = Pt(size), False
    set_face(added._r.get_or_add_rPr(), face)  # noqa: SLF001 the library sets no East Asian faces
    return added


def _page_numbers(where: Any, sheet: Sheet) -> None:
    where.alignment = 1
    size = 14 if sheet is OFFICIAL else 9
    before, between, after = sheet.number
    told = ((before, "PAGE"), (between, "NUMPAGES"), (after, "")) if between else ((before, "PAGE"), (after, ""))
    for words, field in told:
        run(where, words, size=size, face=SONG)
        if field:
            added = run(where, "", size=size, face=SONG)
            for part in _field(field):
                added._r.append(part)  # noqa: SLF001 the library has no fields


def _field(instruction: str) -> Iterable[Any]:
    for kind in ("begin", "", "end"):
        part: Any = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = instruction
        yield part
