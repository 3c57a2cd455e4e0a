"""A report as a workbook (.xlsx, ECMA-376): a sheet a table, ready to filter and to print on A4."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from viz.exports.cleaning import clean, is_formula, one_line
from viz.exports.package import packed
from viz.exports.tables import Column, Report, Table, Value

SONG, HEI = "宋体", "黑体"
TITLE_ROW, NOTE_ROW, HEADER_ROW = 1, 2, 3
LONGEST = 1000
"""Characters of a cell: a row higher than 409 points cannot be shown, and its end would be lost in print."""
_CUT = "……（原文较长，全文见出处）"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_HEADER_FILL, _MARK_FILL, _LINE = "E7E6E6", "D9D9D9", "7F7F7F"
_A4 = 9  # ECMA-376 part 1, 18.3.1.63: paperSize
STRONG = "牵"


def write(report: Report, now: datetime) -> bytes:
    """Return the bytes of the workbook; `now` is the time of its making."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = one_line(report.title), "zeren"
    names: set[str] = set()
    for table in report.tables:
        sheet = book.create_sheet(_sheet_name(table.name, names))
        _fill(sheet, report, table)
        _for_screen(sheet, table)
        _for_paper(sheet, table, now)
    made = io.BytesIO()
    book.save(made)
    return packed(made.getvalue(), now)


def _sheet_name(name: str, taken: set[str]) -> str:
    r"""Return a name that a sheet may have: at most 31 characters, none of `[]:*?/\`, no other's."""
    stem = _NOT_IN_NAMES.sub(" ", one_line(name)).strip(" '")[:28].strip(" '") or "表"
    found, count = stem, 1
    while found.casefold() in taken:
        count += 1
        found = f"{stem}{count}"
    taken.add(found.casefold())
    return found


def _fill(sheet: Any, report: Report, table: Table) -> None:
    title = report.title if len(report.tables) == 1 else f"{report.title}：{table.name}"
    _put(sheet.cell(TITLE_ROW, 1), title)
    _put(sheet.cell(NOTE_ROW, 1), "\n".join((*report.notes, *table.notes)))
    for place, column in enumerate(table.columns, 1):
        _put(sheet.cell(HEADER_ROW, place), column.name)
    for number, row in enumerate(table.rows, HEADER_ROW + 1):
        for place, value in enumerate(row, 1):
            _put(sheet.cell(number, place), value)


def _put(cell: Any, value: Value) -> None:
    """Write a value; a text is a text, whatever it begins with."""
    if not isinstance(value, str):
        cell.value = value
        return
    text = clean(value)
    cell.value = text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT
    cell.data_type = "s"
    cell.quotePrefix = is_formula(text)


def _for_screen(sheet: Any, table: Table) -> None:
    last = get_column_letter(max(len(table.columns), 1))
    end = HEADER_ROW + len(table.rows)
    for row, font in ((TITLE_ROW, Font(name=HEI, size=16)), (NOTE_ROW, Font(name=SONG, size=10))):
        sheet.merge_cells(f"A{row}:{last}{row}")
        sheet.cell(row, 1).font = font
        sheet.cell(row, 1).alignment = Alignment(
            horizontal="center" if row == TITLE_ROW else "left", vertical="center", wrap_text=True
        )
    sheet.row_dimensions[TITLE_ROW].height = 30
    sheet.row_dimensions[NOTE_ROW].height = _note_height(str(sheet.cell(NOTE_ROW, 1).value or ""), table)
    for place, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
        head = sheet.cell(HEADER_ROW, place)
        head.font = Font(name=HEI, size=10 if column.kind == "mark" else 11)
        head.fill = PatternFill("solid", fgColor=_HEADER_FILL)
        head.alignment = _alignment(column, header=True)
        head.border = _border()
        for row in range(HEADER_ROW + 1, end + 1):
            _style(sheet.cell(row, place), column)
    if any(column.kind == "mark" for column in table.columns):
        sheet.row_dimensions[HEADER_ROW].height = 170
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, table.frozen + 1)
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{end}"


def _note_height(notes: str, table: Table) -> float:
    room = max(sum(column.width for column in table.columns), 20)
    lines = sum(1 + int(2 * len(line) / room) for line in notes.split("\n"))
    return 15.0 * max(lines, 1)


def _style(cell: Any, column: Column) -> None:
    lead = column.kind == "mark" and isinstance(cell.value, str) and STRONG in cell.value
    cell.font = Font(name=HEI if lead else SONG, size=10, bold=lead)
    cell.alignment = _alignment(column, header=False)
    cell.border = _border()
    if lead:
        cell.fill = PatternFill("solid", fgColor=_MARK_FILL)


def _alignment(column: Column, *, header: bool) -> Any:
    upright = 255 if header and column.kind == "mark" else 0  # 255: characters below each other
    middle = header or column.kind != "text"
    return Alignment(
        horizontal="center" if middle else "left", vertical="center" if middle else "top", wrap_text=not upright,
        text_rotation=upright,
    )  # fmt: skip


def _border() -> Any:
    side = Side(style="thin", color=_LINE)
    return Border(left=side, right=side, top=side, bottom=side)


def _for_paper(sheet: Any, table: Table, now: datetime) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    if table.frozen:
        sheet.print_title_cols = f"A:{get_column_letter(table.frozen)}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.footer = 0.6, 0.7, 0.3
    sheet.oddFooter.center.text = "第 &P 页 共 &N 页"
    sheet.oddFooter.right.text = f"{now:%Y-%m-%d}"
