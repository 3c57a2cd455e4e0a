"""Workbooks and CSV files: every cell as the sheet shows it, titles above, offsets exact."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import CorpusError, DamagedFileError, MisnamedFileError, NoTextError
from corpus.read import read
from corpus.readers import sheet
from corpus.tables import cell_text
from tests.corpus.strategies import STEADY

PATH = Path("tasks.xlsx")
words = st.sampled_from(["市财政局", "推动转型", "1", "甲、乙", "第一行\n第二行", "“引”,号", "12;3"])
grids = st.integers(2, 4).flatmap(lambda n: st.lists(st.lists(words, min_size=n, max_size=n), min_size=1, max_size=5))


def book(*sheets: tuple[str, Sequence[Sequence[Any]]], merged: tuple[str, ...] = ()) -> bytes:
    whole = openpyxl.Workbook()
    whole.remove(whole.active)
    for name, rows in sheets:
        page = whole.create_sheet(name)
        for row in rows:
            page.append(row)
        for area in merged:
            page.merge_cells(area)
    buffer = io.BytesIO()
    whole.save(buffer)
    return buffer.getvalue()


@settings(STEADY, max_examples=20)
@given(grids)
def test_every_cell_stands_in_the_text(rows: list[list[str]]) -> None:
    raw = sheet.read(PATH, book(("Sheet1", rows)))
    (placed,) = raw.tables
    assert [span.of(raw.text) for span in placed.spans] == [text for row in rows for text in row]
    places = {anchor.place: anchor.span.of(raw.text) for anchor in raw.anchors}
    assert places[f"第{len(rows)}行 第2列"] == rows[-1][1]


@STEADY
@given(grids, st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]), st.sampled_from(",\t"))
def test_csv_in_every_encoding(rows: list[list[str]], encoding: str, delimiter: str) -> None:
    header = [f"栏目{delimiter}{place}" if delimiter == "," else f"栏目{place}" for place in range(len(rows[0]))]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows([header, *rows, *rows, *rows, header, header])
    raw = sheet.read_csv(Path("tasks.csv"), buffer.getvalue().encode(encoding))
    (placed,) = raw.tables
    cells = [text for row in (header, *rows, *rows, *rows, header, header) for text in row]
    assert [span.of(raw.text) for span in placed.spans] == [cell_text(text) for text in cells]
    assert raw.media_type == "text/csv"


def test_titles_stand_above_and_merged_cells_cover_their_places() -> None:
    rows: list[list[object]] = [
        ["任务分解表"],
        ["填报单位：甲局"],
        ["序号", "任务", "单位"],
        [1, "植树", "乙局"],
        [2, "修路", None],
    ]
    raw = sheet.read(PATH, book(("Sheet1", rows), merged=("A1:C1", "C4:C5")))
    assert raw.text == "任务分解表\n填报单位：甲局\n序号\t任务\t单位\n1\t植树\t乙局\n2\t修路\n"
    (placed,) = raw.tables
    index = placed.grid()[2][2]
    assert index is not None
    assert placed.spans[index].of(raw.text) == "乙局"
    assert {anchor.place: anchor.span.of(raw.text) for anchor in raw.anchors}["第5行 第2列"] == "修路"


def test_several_sheets_are_told_apart_and_hidden_ones_left_out() -> None:
    rows = [["序号", "任务"], ["1", "植树"]]
    content = book(("工业", rows), ("Sheet2", rows), ("空", []), ("表3", rows))
    raw = sheet.read(PATH, content)
    assert raw.text == "工业\n" + "序号\t任务\n1\t植树\n" * 3
    assert raw.anchors[1].place == "表1“工业” 第1行 第1列"
    whole = openpyxl.load_workbook(io.BytesIO(content))
    whole["工业"].sheet_state = "hidden"
    buffer = io.BytesIO()
    whole.save(buffer)
    assert "工业" not in sheet.read(PATH, buffer.getvalue()).text


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        (3, "General", "3"),
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (0.855, "0.0%", "85.5%"),
        (True, "General", "是"),
        (datetime(2025, 12, 31), "yyyy-mm-dd", "2025年12月31日"),  # noqa: DTZ001 sheets know no zones
        (date(2025, 12, 1), 'yyyy"年"m"月"', "2025年12月"),
        (" 甲\t乙 ", "General", "甲 乙"),
    ],
)
def test_values_are_shown_as_the_sheet_shows_them(value: object, style: str, shown: str) -> None:
    whole = openpyxl.Workbook()
    whole.active.append(["项", value])
    whole.active["B1"].number_format = style
    buffer = io.BytesIO()
    whole.save(buffer)
    assert sheet.read(PATH, buffer.getvalue()).text == f"项\t{shown}\n"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"PK\x03\x04....", DamagedFileError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, MisnamedFileError),
        (book(("Sheet1", [])), NoTextError),
        (book(("Sheet1", [["甲"]])).replace(b"xl/workbook.xml", b"xl/workbook.xxx"), DamagedFileError),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, error: type[CorpusError]) -> None:
    with pytest.raises(error, match="请"):
        sheet.read(PATH, content)


def test_a_cell_far_out_costs_nothing() -> None:
    whole = openpyxl.Workbook()
    whole.active["A1"], whole.active["B1"], whole.active["XFD1048576"] = "甲", "乙", "丙"
    buffer = io.BytesIO()
    whole.save(buffer)
    assert sheet.read(PATH, buffer.getvalue()).text == "甲\t乙\n"


def test_a_field_too_long_is_said(tmp_path: Path) -> None:
    path = tmp_path / "tasks.csv"
    path.write_text('甲,"' + "乙" * 200_000 + '"\n', encoding="utf-8")
    with pytest.raises(DamagedFileError, match="line"):
        read(path)
