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
from viz.exports.fitting import lines_in, widths
from viz.exports.package import packed
from viz.exports.tables import Column, Report, Table, Value

SONG, HEI = "宋体", "黑体"
TITLE_ROW, NOTE_ROW, HEADER_ROW = 1, 2, 3
LINE, ROOM_ABOVE = 13.0, 6.0
"""Points of a line of 10 points, and of a row beside its lines; programs do not make rows fit when they open a file."""
MOST_LINES = 30
"""A row cannot be higher than 409 points: the end of a longer text would be lost on screen and in print."""
_CUT = "……（原文较长，全文见出处）"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_HEADER_FILL, _MARK_FILL, _LINE = "E7E6E6", "D9D9D9", "7F7F7F"
_A4 = 9  # ECMA-376 part 1, 18.3.1.63: paperSize
_PAGE = 170
"""Halves of a Chinese character of 10 points across landscape A4, printed at four fifths of their size."""
_STACKED = 12.5
"""Points of a character that stands above another."""
STRONG = "牵"


def write(report: Report, now: datetime) -> bytes:
    """Return the bytes of the workbook; `now` is the time of its making."""
    book = Workbook()
    book.remove(book.active)
    _usual_font(book)
    book.properties.title, book.properties.creator = one_line(report.title), "zeren"
    names: set[str] = set()
    for table in report.tables:
        sheet = book.create_sheet(_sheet_name(table.name, names))
        wide = widths(table)
        _fill(sheet, report, table, wide)
        _heads(sheet, table, wide)
        _body(sheet, table, wide)
        _for_paper(sheet, table, wide, now)
    made = io.BytesIO()
    book.save(made)
    return packed(made.getvalue(), now)


def _usual_font(book: Any) -> None:
    """Make 宋体 the font of the style Normal, whose figures are the measure of widths (ECMA-376 part 1, 18.3.1.13)."""
    book._named_styles["Normal"].font = Font(name=SONG, size=10)  # noqa: SLF001 the library has no other way


def _sheet_name(name: str, taken: set[str]) -> str:
    r"""Return a name that a sheet may have: at most 31 characters, none of `[]:*?/\`, no other's."""
    stem = _NOT_IN_NAMES.sub(" ", one_line(name)).strip(" '")[:28].strip(" '") or "表"
    found, count = stem, 1
    while found.casefold() in taken:
        count += 1
        found = f"{stem}{count}"
    taken.add(found.casefold())
    return found


def _header_row(table: Table) -> int:
    """Return the row of the headers, below the words that stand over them."""
    return HEADER_ROW + any(column.over for column in table.columns)


def _fill(sheet: Any, report: Report, table: Table, wide: tuple[float, ...]) -> None:
    title = report.title if len(report.tables) == 1 else f"{report.title}：{table.name}"
    header = _header_row(table)
    _put(sheet.cell(TITLE_ROW, 1), title)
    _put(sheet.cell(NOTE_ROW, 1), "\n".join((*report.notes, *table.notes)))
    for place, column in enumerate(table.columns, 1):
        _put(sheet.cell(header, place), column.name)
        if column.over:
            _put(sheet.cell(HEADER_ROW, place), column.over)
    for number, row in enumerate(table.rows, header + 1):
        for place, (value, width) in enumerate(zip(row, wide, strict=True), 1):
            _put(sheet.cell(number, place), _shown(value, width))


def _shown(value: Value, width: float) -> Value:
    """Return a value as a cell can show it: a text of too many lines is cut and says so."""
    if not isinstance(value, str) or lines_in(value, width) <= MOST_LINES:
        return value
    short, long = 0, len(value)
    while long - short > 1:
        middle = (short + long) // 2
        fits = lines_in(value[:middle] + _CUT, width) <= MOST_LINES
        short, long = (middle, long) if fits else (short, middle)
    return value[:short] + _CUT


def _put(cell: Any, value: Value) -> None:
    """Write a value; a text is a text, whatever it begins with."""
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = clean(value)
    cell.data_type = "s"
    cell.quotePrefix = is_formula(cell.value)


def _heads(sheet: Any, table: Table, wide: tuple[float, ...]) -> None:
    header = _header_row(table)
    first = _on_first_page(table, wide)
    last, room = get_column_letter(max(first, 1)), sum(wide[:first])
    for row, font in ((TITLE_ROW, Font(name=HEI, size=18)), (NOTE_ROW, Font(name=SONG, size=10))):
        sheet.merge_cells(f"A{row}:{last}{row}")
        sheet.cell(row, 1).font = font
        sheet.cell(row, 1).alignment = Alignment(
            horizontal="center" if row == TITLE_ROW else "left", vertical="center", wrap_text=True
        )
    sheet.row_dimensions[TITLE_ROW].height = 26.0 * lines_in(str(sheet.cell(TITLE_ROW, 1).value), room / 1.8)
    sheet.row_dimensions[NOTE_ROW].height = LINE * lines_in(str(sheet.cell(NOTE_ROW, 1).value or ""), room) + 2
    for place, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = wide[place - 1]
        for row in range(HEADER_ROW, header + 1):
            _head(sheet.cell(row, place), upright=bool(column.over) and row < header)
        if header > HEADER_ROW and not column.over:
            _put(sheet.cell(HEADER_ROW, place), column.name)
            sheet.merge_cells(start_row=HEADER_ROW, end_row=header, start_column=place, end_column=place)
    longest = max((len(column.over) for column in table.columns), default=0)
    if longest:
        sheet.row_dimensions[HEADER_ROW].height = _STACKED * longest + 10
    names = max((lines_in(c.name, w) for c, w in zip(table.columns, wide, strict=True) if not c.over), default=1)
    sheet.row_dimensions[header].height = LINE * (1 if longest else names) + 6
    sheet.freeze_panes = sheet.cell(header + 1, table.frozen + 1)
    end = get_column_letter(max(len(table.columns), 1))
    sheet.auto_filter.ref = f"A{header}:{end}{header + len(table.rows)}"


def _pages_across(table: Table, wide: tuple[float, ...]) -> int:
    return max(1, round(sum(wide[: table.printed]) / _PAGE))


def _on_first_page(table: Table, wide: tuple[float, ...]) -> int:
    """Return the number of columns that stand on the first of the pages side by side."""
    pages, count, room = _pages_across(table, wide), table.printed, sum(wide[: table.printed])
    if pages == 1:
        return count
    repeated = sum(wide[: table.frozen])
    page = (room - repeated) / pages + repeated
    while count > 1 and sum(wide[:count]) > page * 0.95:
        count -= 1
    return count


def _head(cell: Any, *, upright: bool) -> None:
    cell.font = Font(name=HEI, size=9 if upright else 10.5)
    cell.fill = PatternFill("solid", fgColor=_HEADER_FILL)
    cell.alignment = Alignment(
        horizontal="center", vertical="center", wrap_text=not upright, text_rotation=255 if upright else 0
    )  # 255: characters above each other
    cell.border = _border()


def _body(sheet: Any, table: Table, wide: tuple[float, ...]) -> None:
    for number, row in enumerate(table.rows, _header_row(table) + 1):
        for place, column in enumerate(table.columns, 1):
            _style(sheet.cell(number, place), column)
        told = [lines_in(str(value), width) for value, width in zip(row, wide, strict=True) if value is not None]
        sheet.row_dimensions[number].height = min(LINE * min(max(told, default=1), MOST_LINES) + ROOM_ABOVE, 409.0)


def _style(cell: Any, column: Column) -> None:
    lead = column.kind == "mark" and isinstance(cell.value, str) and STRONG in cell.value
    cell.font = Font(name=HEI if lead else SONG, size=10, bold=lead)
    middle = column.kind != "text"
    cell.alignment = Alignment(horizontal="center" if middle else "left", vertical="center", wrap_text=True)
    cell.border = _border()
    if lead:
        cell.fill = PatternFill("solid", fgColor=_MARK_FILL)


def _border() -> Any:
    side = Side(style="thin", color=_LINE)
    return Border(left=side, right=side, top=side, bottom=side)


def _for_paper(sheet: Any, table: Table, wide: tuple[float, ...], now: datetime) -> None:
    header = _header_row(table)
    setup = sheet.page_setup
    setup.orientation, setup.paperSize, setup.pageOrder = "landscape", _A4, "overThenDown"
    setup.fitToWidth, setup.fitToHeight = _pages_across(table, wide), 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_area = f"A1:{get_column_letter(max(table.printed, 1))}{header + len(table.rows)}"
    sheet.print_title_rows = f"{HEADER_ROW}:{header}"
    if table.frozen and setup.fitToWidth > 1:
        sheet.print_title_cols = f"A:{get_column_letter(table.frozen)}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.footer = 0.6, 0.7, 0.3
    sheet.oddFooter.center.text = "第 &P 页 共 &N 页"
    sheet.oddFooter.right.text = f"{now:%Y-%m-%d}"
