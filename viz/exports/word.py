"""A report as a Word file (.docx, ECMA-376): tables on landscape A4, headers on every page, page numbers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from viz.exports.fitting import lines_of, widths
from viz.exports.fonts import FANG, HEI
from viz.exports.paper import LANDSCAPE, heading, new_document, paragraph, run, saved
from viz.exports.tables import Column, Report, Table, Value

if TYPE_CHECKING:
    from docx.document import Document

ROOM = 26.1
"""Centimetres between the margins of landscape A4."""
_WHOLE = 15
"""A row of no more lines stands on one page; a higher one may go on on the next."""
_ORDINALS = "一二三四五六七八九十"


def write(report: Report, now: datetime) -> bytes:
    """Return the bytes of the Word file; `now` is the time of its making."""
    document = new_document(report.title, LANDSCAPE)
    heading(document, report.title, level=1)
    for note in report.notes:
        paragraph(document, note, size=10.5)
    for place, table in enumerate(report.tables):
        if len(report.tables) > 1:
            ordinal = f"{_ORDINALS[place]}、" if place < len(_ORDINALS) else ""
            heading(document, f"{ordinal}{table.name}", level=2, size=14)
        for note in table.notes:
            paragraph(document, note, size=10.5)
        if table.rows:
            add_table(document, table.on_paper(), ROOM)
    return saved(document, now)


def add_table(document: Document, table: Table, room: float, *, size: float = 10) -> Any:
    """Add a table that is `room` centimetres wide, its header repeated on every page; return it."""
    made: Any = document.add_table(rows=1 + len(table.rows), cols=len(table.columns))
    made.style, made.autofit, made.alignment = "Table Grid", False, 1
    _margins(made)
    halves = widths(table)
    centimetres = [Cm(room * width / sum(halves)) for width in halves]
    for grid, width in zip(made._tbl.tblGrid.gridCol_lst, centimetres, strict=True):  # noqa: SLF001 `columns` is slow
        grid.w = width
    _set(made.rows[0], "w:cantSplit", "w:tblHeader")
    lines: list[tuple[Value, ...]] = [tuple(column.name for column in table.columns), *table.rows]
    for number, (row, line) in enumerate(zip(made.rows, lines, strict=True)):
        if number and lines_of(line, halves) <= _WHOLE:
            _set(row, "w:cantSplit")
        for cell, value, column, width in zip(row.cells, line, table.columns, centimetres, strict=True):
            cell.width = width
            _cell(cell, value, column, size + 0.5 if number == 0 else size, header=number == 0)
    return made


def _margins(table: Any) -> None:
    """Set the room between words and borders (ECMA-376 part 1, 17.4.42), in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for side, room in (("top", 40), ("left", 70), ("bottom", 40), ("right", 70)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(room))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr  # noqa: SLF001 the library has no such setting
    look = properties.find(qn("w:tblLook"))
    properties.insert(len(properties) if look is None else list(properties).index(look), margins)


def _set(row: Any, *settings: str) -> None:
    """Print a row again on every page (ECMA-376 part 1, 17.4.78), or do not break it in two (17.4.6)."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 the library has no such settings
    for setting in settings:
        properties.append(OxmlElement(setting))


def _cell(cell: Any, value: Value, column: Column, size: float, *, header: bool) -> None:
    cell.vertical_alignment = 1  # in the middle
    where = cell.paragraphs[0]
    where.alignment = 1 if header or column.kind != "text" else 0
    if header:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "E7E6E6")
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 as above
    run(where, "" if value is None else str(value), size=size, face=HEI if header else FANG)
