"""Sheets (.xlsx, .xlsm, .csv): every visible sheet as a table, the lines above it as titles.

ECMA-376 part 1, 18 (SpreadsheetML); RFC 4180 (CSV).
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from corpus.errors import DamagedFileError, TooLargeError
from corpus.model import RawText
from corpus.readers import plain
from corpus.readers.draft import Draft
from corpus.readers.package import Package
from corpus.tables import Cell, Table, cell_text

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_CHARACTERS = 2_000_000
LAST_ROW, LAST_COLUMN = 100_000, 400  # what lies farther out is no task table
_NAMELESS = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
_DELIMITERS = ",\t;|，"
_QUOTED = re.compile('"[^"]*"?')
Place = tuple[int, int]


def read(path: Path, content: bytes) -> RawText:
    """Return the text of a workbook, a line a row, with a place for every cell (表1“分工” 第3行 第2列).

    Values are those the program last computed. Raises EncryptedFileError, MisnamedFileError, DamagedFileError,
    OversizedFileError or NoTextError.
    """
    package = Package(path, content, old=".xls")
    package.check_sizes()
    package.refuse_doctypes()
    book = _workbook(path, content)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    filled = [(sheet.title, dict(cells)) for sheet, cells in _bounded(path, shown)]
    filled = [(name, cells) for name, cells in filled if cells]
    draft = Draft()
    for count, (name, cells) in enumerate(filled, start=1):
        if len(filled) > 1 and not _NAMELESS.fullmatch(name.strip()):
            draft.paragraph(name.strip(), f"表{count}")
        _write(draft, cells, f"表{count}“{name}”" if len(filled) > 1 else "")
    return draft.raw(path, content, MEDIA_TYPE)


def read_csv(path: Path, content: bytes) -> RawText:
    """Return the text of a file of comma separated values, in whatever encoding plain text may be.

    Raises what `corpus.readers.plain.read` does, and DamagedFileError where a quotation has no end.
    """
    source = plain.read(path, content)
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=_delimiter(source.text))
    cells: dict[Place, Cell] = {}
    try:
        for row, line in enumerate(reader):
            for column, text in enumerate(line[:LAST_COLUMN]):
                if row < LAST_ROW and (words := cell_text(text)):
                    cells[row, column] = Cell(words, row, column)
    except csv.Error as e:
        raise DamagedFileError(path, f"第{reader.line_num}行 / line {reader.line_num}: {e}") from e
    draft = Draft()
    _write(draft, cells, "")
    return draft.raw(path, content, "text/csv", source.encoding)


def _delimiter(text: str) -> str:
    """Return the delimiter that stands in most of the first lines, outside quotations, and there most often."""
    head = _QUOTED.sub("", text[:5000])
    return max(_DELIMITERS, key=lambda sign: (sum(sign in line for line in head.splitlines()), head.count(sign)))


def _workbook(path: Path, content: bytes) -> Any:
    import openpyxl  # type: ignore[import-untyped]

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that it does not know
            return openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    except Exception as e:  # the library lets out whatever breaks inside: KeyError, TypeError, ParseError
        raise DamagedFileError(path, f"{type(e).__name__}: {e}") from e


def _bounded(path: Path, sheets: Iterable[Any]) -> Iterator[tuple[Any, list[tuple[Place, Cell]]]]:
    """Yield the cells of each sheet; TooLargeError for more characters than any document has.

    A text is stored once, however many cells show it: a small file could stand for a library.
    """
    characters = 0
    for sheet in sheets:
        found: list[tuple[Place, Cell]] = []
        for place, cell in _cells_of(sheet):
            found.append((place, cell))
            characters += len(cell.text)
            if characters > MOST_CHARACTERS:
                raise TooLargeError(path, characters=MOST_CHARACTERS)
        yield sheet, found


def _cells_of(sheet: Any) -> Iterator[tuple[Place, Cell]]:
    """Yield the cells with words of a sheet with their places; a merged one spans what its range covers."""
    merged: Mapping[Place, Place] = {
        (area.min_row - 1, area.min_col - 1): (area.size["rows"], area.size["columns"])
        for area in sheet.merged_cells.ranges
    }
    for row, column in sorted(sheet._cells):  # noqa: SLF001 the public way makes a cell of every place
        place = (row - 1, column - 1)
        if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
            continue
        cell = sheet._cells[row, column]  # noqa: SLF001
        text = cell_text(_shown(cell.value, cell.number_format))
        if text:
            rows, columns = merged.get(place, (1, 1))
            yield place, Cell(text, *place, min(rows, LAST_ROW - row + 1), min(columns, LAST_COLUMN - column + 1))


def _shown(value: object, style: str) -> str:
    """Return a value as the sheet shows it: whole numbers without a point, per cents, dates in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date):
        return _day(value, style)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, int | float):
        return _figure(value, style or "")
    return str(value)


def _day(value: datetime | date, style: str) -> str:
    if "d" not in style.lower() and "日" not in style:
        return f"{value.year}年{value.month}月" if "m" in style.lower() else f"{value.year}年"
    return f"{value.year}年{value.month}月{value.day}日"


def _figure(value: float, style: str) -> str:
    shown = style.partition(";")[0]
    percent = "%" in shown
    number = round(value * 100 if percent else value, 10)
    digits = f"{number:.10f}".rstrip("0").rstrip(".") if number != int(number) else str(int(number))
    return digits + ("%" if percent else "")


def _write(draft: Draft, cells: Mapping[Place, Cell], where: str) -> None:
    """Write title rows as paragraphs and the rest as one table, without the rows and columns that nothing fills."""
    titles = set(_titles(cells.values()))
    for row in sorted(titles):
        for cell in (each for each in cells.values() if each.row == row):
            draft.paragraph(cell.text, f"{where} 第{row + 1}行".strip())
    body = [cell for cell in cells.values() if cell.row not in titles]
    if not body:
        return
    top = min(cell.row for cell in body)
    left = min(cell.column for cell in body)
    moved = [Cell(c.text, c.row - top, c.column - left, c.row_span, c.column_span) for c in body]
    draft.table(Table(tuple(moved)), where, (top + 1, left + 1))


def _titles(cells: Iterable[Cell]) -> Iterator[int]:
    """Yield the rows at the top that hold one cell alone: the title, the unit that made the table, a note."""
    rows: dict[int, int] = {}
    for cell in cells:
        rows[cell.row] = rows.get(cell.row, 0) + 1
    for row in sorted(rows):
        if rows[row] > 1:
            return
        yield row
