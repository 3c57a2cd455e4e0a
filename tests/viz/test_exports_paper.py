"""Tables on screen and on paper: what is printed, how wide and how high, in which faces, with which heads."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl  # type: ignore[import-untyped]
import pytest

from kg.store import Store, open_store
from tests.viz.plans import GREEN, HEALTH
from tests.viz.test_exports_tables import HEADERS, NOW, sheet, written
from viz.exports import fonts, word, workbook
from viz.exports.fitting import lines_in, widths
from viz.exports.tables import Column, Report, Table


@pytest.fixture(scope="module")
def shipped_plan(shipped_store: Path) -> Iterator[Store]:
    with open_store(shipped_store) as store:
        yield store


def test_the_workbook_is_ready_for_screen_and_paper(store: Store) -> None:
    page = sheet(written(store, "tasks", ".xlsx"))
    assert [cell.value for cell in page[3]] == HEADERS
    assert page.freeze_panes == "C4"
    assert page.auto_filter.ref == f"A3:H{3 + len(GREEN.tasks)}"
    assert page.print_title_rows == "$3:$3"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert all(cell.alignment.wrap_text for row in page.iter_rows(min_row=4) for cell in row)
    assert {cell.font.name for row in page.iter_rows(min_row=4) for cell in row} == {"宋体"}
    assert {cell.font.name for cell in page[3]} == {"黑体"}


def test_widths_follow_what_the_columns_hold(shipped_plan: Store) -> None:
    page = sheet(written(shipped_plan, "tasks", ".xlsx"))
    widths = {name: page.column_dimensions[letter].width for name, letter in zip(HEADERS, "ABCDEFGH", strict=True)}
    assert widths["主要内容"] == max(widths.values())
    assert widths["序号"] == min(widths.values())


@pytest.mark.parametrize("what", ["tasks", "targets", "gaps", "matrix"])
def test_every_row_is_as_high_as_its_words(shipped_plan: Store, what: str) -> None:
    for page in openpyxl.load_workbook(io.BytesIO(written(shipped_plan, what, ".xlsx"))).worksheets:
        header = 4 if what == "matrix" else 3
        for row in page.iter_rows(min_row=header + 1):
            lines = max(
                lines_in(str(cell.value), page.column_dimensions[cell.column_letter].width)
                for cell in row if cell.value is not None
            )  # fmt: skip
            assert lines * 12 < page.row_dimensions[row[0].row].height <= 409


def test_short_columns_grow_and_empty_ones_shrink() -> None:
    columns = (Column("序号", 6, "short"), Column("空栏", 30), Column("单位", 14), Column("牵", 4, "mark"))
    rows = (("（二十三）", None, "甲局", "牵"), (1, "", "乙局", None))
    number, empty, unit, mark = widths(Table("表", columns, rows))
    assert number >= 10
    assert empty < 10
    assert (unit, mark) == (14, 4)
    assert max(widths(Table("表", columns, (("一" * 500, "", "", ""),)))) <= 30


def test_a_column_for_paper_stands_before_those_that_are_not() -> None:
    with pytest.raises(ValueError, match="paper"):
        Table("表", (Column("甲", 6, paper=False), Column("乙", 6)), ())
    table = Table("表", (Column("甲", 6), Column("乙", 6, paper=False)), ((1, 2),))
    assert table.on_paper() == Table("表", (Column("甲", 6),), ((1,),))


def test_figures_to_count_with_are_in_workbooks_and_not_on_paper(shipped_plan: Store) -> None:
    (table,) = docx.Document(io.BytesIO(written(shipped_plan, "targets", ".docx"))).tables
    heads = [cell.text for cell in table.rows[0].cells]
    assert "数值" not in heads
    assert {"指标", "目标值", "目标年", "牵头单位", "原文", "出处"} <= set(heads)


def test_a_cell_too_high_to_show_is_cut_and_says_so() -> None:
    report = Report("表", (Table("表", (Column("栏", 10),), (("字" * 5000,),)),))
    assert str(sheet(workbook.write(report, NOW))["A4"].value).endswith("全文见出处）")


def test_the_word_table_repeats_its_header_on_landscape_pages(store: Store) -> None:
    document = docx.Document(io.BytesIO(written(store, "tasks", ".docx")))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == HEADERS
    assert len(table.rows) == 1 + len(GREEN.tasks)
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:tblHeader" not in table.rows[1]._tr.xml
    assert "PAGE" in section.footer._element.xml


def test_the_matrix_has_a_letter_for_every_role(two_plans: Store) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(two_plans, "matrix", ".xlsx")))
    assert sorted(book.sheetnames) == sorted([HEALTH.number, GREEN.number])
    page = book[GREEN.number]
    rows = {row[0]: row[1:] for row in page.iter_rows(min_row=5, values_only=True)}
    assert rows["市经信局"] == (2, 3, "牵", "牵", "责", None)
    assert rows["市财政局"] == (0, 3, "参", None, "责", "参")
    assert rows["市科技局"] == (0, 2, None, "配", None, "参")
    assert [cell.value for cell in page[3]][3:] == [task.title for task in GREEN.tasks]
    assert [cell.value for cell in page[4]][3:] == [task.number for task in GREEN.tasks]
    assert page.freeze_panes == "D5"
    assert page.print_title_rows == "$3:$4"
    assert all(page.cell(5, place).font.bold for place in (4, 5))


def test_a_word_file_says_that_it_is_chinese_and_what_may_stand_in_for_a_face() -> None:
    report = Report("表", (Table("表", (Column("栏", 10),), (("甲",),)),))
    with zipfile.ZipFile(io.BytesIO(word.write(report, NOW))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    assert 'w:eastAsia="zh-CN"' in parts["word/styles.xml"]
    assert "ja-JP" not in parts["word/settings.xml"]
    faces = set(re.findall('w:eastAsia="([^"]+)"', parts["word/document.xml"]))
    assert faces == {fonts.TITLE, fonts.FANG, fonts.HEI}
    for face in faces:
        assert f'<w:font w:name="{face}"><w:altName w:val="' in parts["word/fontTable.xml"]


def test_rows_that_fit_a_page_are_not_broken_and_longer_ones_may_be() -> None:
    report = Report("表", (Table("表", (Column("栏", 10),), (("甲",), ("甲" * 900,))),))
    (table,) = docx.Document(io.BytesIO(word.write(report, NOW))).tables
    assert ["w:cantSplit" in row._tr.xml for row in table.rows] == [True, True, False]


def test_a_matrix_of_many_tasks_is_printed_on_several_pages_side_by_side() -> None:
    columns = (Column("单位", 24), *(Column(str(n), 4.4, "mark", f"任务{n}") for n in range(100)))
    report = Report("矩阵", (Table("矩阵", columns, (("甲局", *["牵"] * 100),), frozen=1),), ("依据",))
    page: Any = sheet(workbook.write(report, NOW))
    assert page.page_setup.fitToWidth > 1
    assert page.print_title_cols == "$A:$A"
    merged = next(area for area in page.merged_cells.ranges if area.min_row == 1)
    assert merged.max_col < 100  # the title stands on the first page whole
