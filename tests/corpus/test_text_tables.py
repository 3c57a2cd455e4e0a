"""Laws of tables in plain text: the text stays as it is, and every cell is where it says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.text_tables import text_tables
from tests.properties.profile import FIXED

ROWS = [["序号", "任务", "责任单位"], ["1", "修路", "市甲局、市乙局"], ["2", "造林", "市丙局"]]


def cells(text: str) -> list[list[list[str]]]:
    found = text_tables(text)
    for table in found:
        assert [span.of(text) for span in table.spans] == [cell.text for cell in table.table.cells]
    grids = [(table, table.grid()) for table in found]
    return [[[t.table.cells[i].text for i in row if i is not None] for row in grid] for t, grid in grids]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("\t".join(row) for row in ROWS),
        "\n".join(f"| {' | '.join(row)} |" for row in ROWS),
        "\n".join(f"│{'│'.join(row)}│" for row in ROWS).replace("\n", "\n├──┼──┼──┤\n", 1),
        "\n".join("\n".join(row) for row in ROWS),
        "\n".join(" ".join(row) for row in ROWS),
        "\n".join("\u3000".join(row) for row in ROWS),
        " ".join(" ".join(row) for row in ROWS),
    ],
)
def test_rows_between_tabs_or_strokes_or_cell_by_cell(text: str) -> None:
    assert cells(f"某市方案\n{text}\n二、要求\n") == [ROWS]


def test_wide_gaps_part_cells_with_blanks_inside() -> None:
    head, first, second = ["序号", "任务", "责任单位"], ["1", "修 路", "市甲局 市乙局"], ["2", "造林", "市丙局"]
    text = "\n".join("   ".join(row) for row in (head, first, second))
    assert cells(text) == [[head, first, second]]


@pytest.mark.parametrize(
    "text",
    [
        "指标 体系 建设\n指标 体系 完善\n",
        "序号 任务 单位\n1 修路\n2 造林 市甲局 市乙局\n",
        "类别 一 二\n做好工作。\n一是 二是 三是\n",
        "序号 任务 单位 1 修路 市甲局 3 造林 市乙局\n",
    ],
)
def test_words_with_blanks_between_are_no_table_without_rows_alike(text: str) -> None:
    assert cells(text) == []


def test_a_short_row_has_fewer_cells() -> None:
    assert cells("甲\t乙\t丙\t丁\n1\t2\t3\n") == [[["甲", "乙", "丙", "丁"], ["1", "2", "3"]]]


@pytest.mark.parametrize(
    "text",
    ["甲\t乙\n丙\t丁\n", "\t一、总体要求\t\n\t做好工作。\t\n", "只有一行\t甲\t乙\n", "序号\n1\n2\n", "甲|乙\n丙|丁\n"],
)
def test_other_lines_are_no_table(text: str) -> None:
    assert cells(text) == []


@FIXED
@given(st.text(alphabet="\t|\n│ 序号12甲", max_size=60))
def test_no_text_breaks_it_and_no_table_stands_over_another(text: str) -> None:
    found = text_tables(text)
    cells(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
