"""Laws of tables that deal out aims to places or units: each value is a target of its place, column and year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.tables import Cell, Table, table_of
from tests.kg.test_indicator_tables import Row, Said, extracted
from tests.properties.profile import FIXED

PLACES = ("甲县", "乙县", "丙区", "丁市", "戊旗", "己镇", "庚街道", "辛开发区")
CAPTION = "2033年造林任务分解表\n单位：万亩"


def said(*rows: Row, caption: str) -> list[Said]:
    found = extracted(table_of(rows), caption).targets
    return [(t.indicator, t.value, t.unit, t.comparator, t.deadline) for t in found]


def test_places_in_rows_and_what_is_to_be_done_in_columns() -> None:
    assert said(
        ["序号", "县区", "人工造林", "新建苗圃（个）", "备注"],
        ["1", "甲县", "1.2", "3", "含5处"],
        ["2", "乙区", "2.5以上", "—", ""],
        ["", "合计", "3.7", "3", ""],
        caption=CAPTION,
    ) == [
        ("甲县人工造林", 1.2, "万亩", "=", 2033),
        ("甲县新建苗圃", 3, "个", "=", 2033),
        ("乙区人工造林", 2.5, "万亩", ">=", 2033),
        ("人工造林", 3.7, "万亩", "=", 2033),
        ("新建苗圃", 3, "个", "=", 2033),
    ]


def test_places_in_columns() -> None:
    assert said(
        ["指标", "全市", "甲区", "乙县"],
        ["高新技术企业（家）", "300", "180", "120"],
        ["优良率（%）", "≥88", "90", "86"],
        caption="各区县2034年目标任务分解",
    ) == [
        ("高新技术企业", 300, "家", "=", 2034),
        ("甲区高新技术企业", 180, "家", "=", 2034),
        ("乙县高新技术企业", 120, "家", "=", 2034),
        ("优良率", 88, "%", ">=", 2034),
        ("甲区优良率", 90, "%", "=", 2034),
        ("乙县优良率", 86, "%", "=", 2034),
    ]


def test_years_below_what_is_to_be_done() -> None:
    cells = (
        Cell("乡镇", 0, 0, row_span=2),
        Cell("新建（亩）", 0, 1, column_span=2),
        Cell("改造（亩）", 0, 3, column_span=2),
        *(Cell(words, 1, column) for column, words in enumerate(("2032年", "2033年") * 2, start=1)),
        *(Cell(words, 2, column) for column, words in enumerate(("甲镇", "30", "20", "10", "0"))),
        *(Cell(words, 3, column) for column, words in enumerate(("乙乡", "15", "18", "", "6"))),
    )
    found = extracted(Table(cells), "各乡镇建设任务").targets
    assert [(t.indicator, t.value, t.unit, t.deadline) for t in found] == [
        ("甲镇新建", 30, "亩", 2032),
        ("甲镇新建", 20, "亩", 2033),
        ("甲镇改造", 10, "亩", 2032),
        ("乙乡新建", 15, "亩", 2032),
        ("乙乡新建", 18, "亩", 2033),
        ("乙乡改造", 6, "亩", 2033),
    ]


def test_beside_columns_of_aims_others_tell_what_is() -> None:
    assert said(
        ["县区", "人口（万人）", "2030年现状", "2034年目标（张）"],
        ["甲县", "30", "100", "200"],
        ["乙县", "40", "110", "300"],
        caption="床位任务分解表",
    ) == [("甲县床位", 200, "张", "=", 2034), ("乙县床位", 300, "张", "=", 2034)]


@pytest.mark.parametrize("caption", ["各县造林完成情况", "各县基本情况", "各县2033年任务完成情况统计表"])
def test_tables_of_what_was_done_give_none(caption: str) -> None:
    assert said(["县区", "造林（亩）"], ["甲县", "30"], ["乙县", "40"], caption=caption) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["姓名", "年龄"], ["张某", "30"], ["李某", "40"]],
        [["县区", "联系电话"], ["甲县", "12345678"], ["乙县", "87654321"]],
        [["县区", "任务"], ["甲县", "建成3个平台，培训20人"], ["乙县", "完成"]],
    ],
)
def test_other_tables_give_none(rows: list[Row]) -> None:
    found = extracted(table_of(rows), "任务分解表").targets
    assert [target for target in found if target.rule == "place-table"] == []


@FIXED
@given(
    st.lists(st.sampled_from(PLACES), min_size=2, max_size=6, unique=True),
    st.lists(st.sampled_from(("青岚", "云霁", "松涛")), min_size=1, max_size=3, unique=True),
    st.integers(2031, 2035),
    st.data(),
)
def test_what_is_dealt_out_is_read_back_either_way(
    places: list[str], names: list[str], year: int, data: st.DataObject
) -> None:
    values = {(p, n): data.draw(st.integers(1, 9999)) for p in places for n in names}
    wanted = {(p + n, float(value), "亩", "=", year) for (p, n), value in values.items()}
    caption = f"{year}年任务分解表（单位：亩）"
    in_rows = [["县区", *names], *([p, *(str(values[p, n]) for n in names)] for p in places)]
    in_columns = [["指标", *places], *([n, *(str(values[p, n]) for p in places)] for n in names)]
    assert set(said(*in_rows, caption=caption)) == wanted
    assert set(said(*in_columns, caption=caption)) == wanted
