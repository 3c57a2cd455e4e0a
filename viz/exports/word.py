"""A report as a Word file (.docx, ECMA-376): tables on landscape A4, headers on every page, page numbers."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from viz.exports.cleaning import clean, one_line
from viz.exports.package import packed
from viz.exports.tables import Column, Report, Table, Value

if TYPE_CHECKING:
    from docx.document import Document

SONG, HEI = "宋体", "黑体"
LATIN = "Times New Roman"
ROOM = 26.7
"""Centimetres between the margins of landscape A4."""


def write(report: Report, now: datetime) -> bytes:
    """Return the bytes of the Word file; `now` is the time of its making."""
    document = new_document(report.title, landscape=True)
    heading(document, report.title, size=16, centred=True)
    for note in report.notes:
        paragraph(document, note, size=10)
    for table in report.tables:
        if len(report.tables) > 1:
            heading(document, table.name, size=13)
        for note in table.notes:
            paragraph(document, note, size=10)
        if table.rows:
            _table(document, table)
    return saved(document, now)


def new_document(title: str, *, landscape: bool) -> Document:
    """Return an empty document on A4 with Chinese fonts and page numbers."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = one_line(title), "zeren"
    document.core_properties.comments = ""
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    _fonts(normal.element.get_or_add_rPr(), SONG)
    section = document.sections[0]
    long, short = Cm(29.7), Cm(21.0)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = Cm(1.5 if landscape else 2.6)
    section.top_margin = section.bottom_margin = Cm(1.8 if landscape else 2.6)
    _page_numbers(section.footer.paragraphs[0])
    return document


def saved(document: Document, now: datetime) -> bytes:
    """Return the bytes of a document."""
    made = io.BytesIO()
    document.save(made)
    return packed(made.getvalue(), now)


def heading(document: Document, text: str, *, size: float, centred: bool = False) -> Any:
    """Add a heading (outline level 1 for the centred title, 2 for the others) in 黑体."""
    added: Any = document.add_heading(level=1 if centred else 2)
    run = added.add_run(clean(text))
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), False, RGBColor(0, 0, 0)
    _fonts(run._r.get_or_add_rPr(), HEI)  # noqa: SLF001 the library sets no East Asian fonts
    added.alignment = 1 if centred else 0
    added.paragraph_format.space_before, added.paragraph_format.space_after = Pt(8), Pt(6)
    return added


def paragraph(document: Document, text: str, *, size: float, style: str | None = None) -> Any:
    """Add a paragraph in 宋体."""
    added: Any = document.add_paragraph(style=style)
    added.paragraph_format.space_after = Pt(4)
    run(added, text, size=size)
    return added


def run(where: Any, text: str, *, size: float, bold: bool = False) -> Any:
    """Add words to a paragraph."""
    added = where.add_run(clean(text))
    added.font.size, added.font.bold = Pt(size), bold
    _fonts(added._r.get_or_add_rPr(), HEI if bold else SONG)  # noqa: SLF001 as above
    return added


def _fonts(properties: Any, name: str) -> None:

    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind, font in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", name)):
        fonts.set(qn(f"w:{kind}"), font)


def _page_numbers(where: Any) -> None:
    where.alignment = 1
    for words, field in (("第 ", "PAGE"), (" 页 共 ", "NUMPAGES"), (" 页", None)):
        run(where, words, size=9)
        if field:
            added = run(where, "", size=9)
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


def _table(document: Document, table: Table) -> None:

    made: Any = document.add_table(rows=1 + len(table.rows), cols=len(table.columns))
    made.style, made.autofit, made.alignment = "Table Grid", False, 1
    total = sum(column.width for column in table.columns)
    widths = [Cm(ROOM * column.width / total) for column in table.columns]
    for grid, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):  # noqa: SLF001 `columns` is slow
        grid.w = width
    _repeated(made.rows[0])
    lines: list[tuple[Value, ...]] = [tuple(column.name for column in table.columns), *table.rows]
    for number, (row, line) in enumerate(zip(made.rows, lines, strict=True)):
        for cell, value, column, width in zip(row.cells, line, table.columns, widths, strict=True):
            cell.width = width
            _cell(cell, value, column, header=number == 0)


def _repeated(row: Any) -> None:
    """Print the row again on every page (ECMA-376 part 1, 17.4.78), and do not break it in two."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 the library has no such setting
    properties.append(OxmlElement("w:cantSplit"))
    properties.append(OxmlElement("w:tblHeader"))


def _cell(cell: Any, value: Value, column: Column, *, header: bool) -> None:
    where = cell.paragraphs[0]
    where.alignment = 1 if header or column.kind != "text" else 0
    if header:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "E7E6E6")
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 as above
    run(where, "" if value is None else str(value), size=10 if header else 9, bold=header)
