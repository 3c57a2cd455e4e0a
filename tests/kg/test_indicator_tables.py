"""Laws of tables of indicators: what shall be reached is a target by its column's year; what was is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.parse import parse
from corpus.readers.draft import Draft
from corpus.tables import Cell, Table, table_of
from kg.extract import extract
from kg.extractors.indicator_columns import column_of_indicators
from kg.facts import Extraction
from tests.properties.profile import FIXED

Row = list[str]
Said = tuple[str, float | None, str | None, str | None, int | None]
TITLE = "甲市2031—2035年发展规划"
NUMBER = "甲政发〔2031〕5号"


def extracted(table: Table, caption: str = "主要指标") -> Extraction:
    draft = Draft()
    for line in (TITLE, NUMBER, "各县人民政府：", "一、主要目标", caption):
        draft.paragraph(line)
    draft.table(table, "表1")
    draft.paragraph("二、保障措施")
    return extract(parse(draft.raw(Path("plan.docx"), b"", "text/plain")))


def said(*rows: Row, caption: str = "主要指标") -> list[Said]:
    found = extracted(table_of(rows), caption)
    assert all(t.indicator in t.span.of(found.document.text) for t in found.targets)
    return [(t.indicator, t.value, t.unit, t.comparator, t.deadline) for t in found.targets]


@pytest.mark.parametrize(
    ("header", "kind", "year"),
    [
        ("指标名称", "name", None),
        ("二级指标", "name", None),
        ("计量\n单位", "unit", None),
        ("2030年现状值", "past", 2030),
        ("2034年实际完成", "past", 2034),
        ("2035年目标值", "value", 2035),
        ("目标（2035年）", "value", 2035),
        ("2035年", "value", 2035),
        ("“十五五”目标", "value", 2030),
        ("年均增长〔累计〕", "rate", None),
    ],
)
def test_headers_are_known_by_meaning(header: str, kind: str, year: int | None) -> None:
    column = column_of_indicators(header)
    assert column is not None
    assert (column.kind, column.year) == (kind, year)


@pytest.mark.parametrize("header", ["属性", "备注", "责任单位", "序号", ""])
def test_other_headers_say_nothing(header: str) -> None:
    assert column_of_indicators(header) is None


def test_values_to_reach_are_targets_and_values_of_the_past_are_none() -> None:
    assert said(
        ["序号", "指标名称", "单位", "2030年现状值", "2033年目标值", "2035年目标值", "属性"],
        ["1", "森林覆盖率", "%", "24.1", "24.8", "25.5", "约束性"],
        ["2", "高新技术企业数", "家", "300", "400", "＞500", "预期性"],
        ["3", "其中：甲类失业率", "％", "3.2", "—", "≤4.5", "预期性"],
        ["4", "充电桩", "万个", "0.5", "", "1.2以上", "预期性"],
        ["5", "改革任务", "—", "—", "—", "完成国家下达任务", "预期性"],
        ["6", "智慧农场", "家", "20", "—", "新增30", "预期性"],
    ) == [
        ("森林覆盖率", 24.8, "%", "=", 2033),
        ("森林覆盖率", 25.5, "%", "=", 2035),
        ("高新技术企业数", 400, "家", "=", 2033),
        ("高新技术企业数", 500, "家", ">=", 2035),
        ("甲类失业率", 4.5, "%", "<=", 2035),
        ("充电桩", 1.2, "万个", ">=", 2035),
        ("智慧农场", 30, "家", "=", 2035),
    ]


@pytest.mark.parametrize(("cell", "told"), [("约束性", "约束性"), ("预期", "预期性"), ("", None), ("力争", None)])
def test_what_a_row_says_of_its_indicator_is_kept(cell: str, told: str | None) -> None:
    rows = (["指标名称", "单位", "2035年目标值", "属性"], ["森林覆盖率", "%", "25.5", cell])
    assert [target.nature for target in extracted(table_of(rows)).targets] == [told]


def test_a_bracket_behind_the_value_says_it_too() -> None:
    rows = (["指标名称", "2035年目标值"], ["森林覆盖率（%）", "25.5〔约束性〕"], ["托位数（个）", "4.5（预期性）"])
    assert [target.nature for target in extracted(table_of(rows)).targets] == ["约束性", "预期性"]


def test_the_unit_may_stand_behind_the_indicator_or_in_the_cell() -> None:
    assert said(
        ["指标", "2030年", "2035年"],
        ["城镇化率（%）", "60", "65"],
        ["托位数", "2个", "4.5个左右"],
        ["（三）人均预期寿命（岁）", "78.1", "80"],
    ) == [
        ("城镇化率", 65, "%", "=", 2035),
        ("托位数", 4.5, "个", "~", 2035),
        ("人均预期寿命", 80, "岁", "=", 2035),
    ]


def test_where_no_value_is_printed_growth_over_the_plan_is_the_target() -> None:
    found = extracted(
        table_of(
            [
                ["指标", "2030年", "2035年", "年均增长〔累计〕"],
                ["单位能耗降低（%）", "—", "—", "〔13.5〕"],
                ["总产值（亿元）", "100", "150", "8.4"],
                ["劳动生产率（万元/人）", "12", "—", "＞6.5"],
            ]
        )
    )
    assert [(t.indicator, t.value, t.unit, t.change, t.deadline) for t in found.targets] == [
        ("单位能耗降低", 13.5, "%", "decrease", 2035),
        ("总产值", 150, "亿元", None, 2035),
        ("劳动生产率", 6.5, "%", "increase", 2035),
    ]


def test_the_first_of_two_years_is_no_past_where_the_plan_begins_in_it_or_its_values_are_aims() -> None:
    assert said(["指标", "单位", "2031年", "2035年"], ["床位", "张", "20", "30"]) == [
        ("床位", 20, "张", "=", 2031),
        ("床位", 30, "张", "=", 2035),
    ]


@pytest.mark.parametrize(
    ("caption", "year"), [("表2 到2033年主要指标", 2033), ("主要指标", 2035), ("“十六五”主要指标", 2035)]
)
def test_a_value_without_year_is_due_as_the_caption_says_or_at_the_end_of_the_plan(caption: str, year: int) -> None:
    assert said(["指标", "目标值"], ["床位（张）", "30"], caption=caption) == [("床位", 30, "张", "=", year)]


def test_a_header_of_two_rows() -> None:
    cells = (
        Cell("类别", 0, 0, row_span=2),
        Cell("指标", 0, 1, row_span=2),
        Cell("单位", 0, 2, row_span=2),
        Cell("目标值", 0, 3, column_span=2),
        Cell("2033年", 1, 3),
        Cell("2035年", 1, 4),
        Cell("生态", 2, 0, row_span=2),
        Cell("覆盖率", 2, 1),
        Cell("%", 2, 2),
        Cell("20", 2, 3),
        Cell("25", 2, 4),
        Cell("蓄积量", 3, 1),
        Cell("万立方米", 3, 2),
        Cell("", 3, 3),
        Cell("90", 3, 4),
    )
    found = extracted(Table(cells)).targets
    assert [(t.indicator, t.value, t.unit, t.deadline) for t in found] == [
        ("覆盖率", 20, "%", 2033),
        ("覆盖率", 25, "%", 2035),
        ("蓄积量", 90, "万立方米", 2035),
    ]


def test_a_table_of_tasks_has_the_targets_of_its_rows() -> None:
    rows = [
        ["序号", "指标", "单位", "2035年目标", "责任单位"],
        ["1", "森林覆盖率", "%", "25", "市林业局"],
        ["2", "新建床位", "张", "300", "市卫生健康委"],
    ]
    found = extracted(table_of(rows))
    assert [(t.title, [(g.indicator, g.value) for g in t.targets]) for t in found.tasks] == [
        ("森林覆盖率", [("森林覆盖率", 25)]),
        ("新建床位", [("新建床位", 300)]),
    ]
    assert found.targets == ()


def test_years_may_stand_in_a_column_and_names_in_two_rows_above() -> None:
    cells = (
        Cell("时间（年）", 0, 0, row_span=3),
        Cell("具体目标", 0, 1, column_span=3),
        Cell("绿色建筑占比（%）", 1, 1, column_span=2),
        Cell("星级占比（%）", 1, 3),
        *(Cell(words, 2, column) for column, words in enumerate(("甲区", "乙区", "全市"), start=1)),
        *(Cell(words, 3, column) for column, words in enumerate(("2034", "80%", "85", "-"))),
        *(Cell(words, 4, column) for column, words in enumerate(("2035", "90%", "≥95", "35左右"))),
    )
    found = extracted(Table(cells)).targets
    assert [(t.indicator, t.value, t.unit, t.comparator, t.deadline) for t in found] == [
        ("绿色建筑占比甲区", 80, "%", "=", 2034),
        ("绿色建筑占比乙区", 85, "%", "=", 2034),
        ("绿色建筑占比甲区", 90, "%", "=", 2035),
        ("绿色建筑占比乙区", 95, "%", ">=", 2035),
        ("星级占比全市", 35, "%", "~", 2035),
    ]


def test_the_words_of_a_cell_end_where_the_cell_ends() -> None:
    rows = [["序号", "项目", "内容", "责任单位"], ["1", "就业", "新增就业5万人，其中高校毕业生1万人", "市人社局"]]
    (task,) = extracted(table_of([*rows, ["2", "改造", "改造小区50个", "市住建局"]])).tasks[:1]
    assert [(t.indicator, t.value) for t in task.targets] == [("就业", 5), ("高校毕业生", 1)]


@pytest.mark.parametrize(
    "rows",
    [
        [["年份", "甲率（%）"], ["2028", "20"], ["2029", "21"]],
        [["指标", "2028年", "2029年"], ["甲率（%）", "20", "25"]],
        [["姓名", "单位", "电话"], ["张甲", "市财政局", "12345678"]],
        [["指标", "说明"], ["甲率", "20"]],
        [["指标", "目标值"], ["甲工作", "建成3个平台，培训20人"], ["乙工作", "完成"]],
    ],
)
def test_other_tables_give_none(rows: list[Row]) -> None:
    assert [found.rule for found in extracted(table_of(rows)).targets if found.rule == "indicator-table"] == []


@FIXED
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("青岚率", "云霁量", "松涛数")),
            st.sampled_from(("%", "万亩", "家")),
            st.integers(1, 9999),
            st.sampled_from(
                (("", "", "="), ("≥", "", ">="), ("", "以上", ">="), ("", "以内", "<="), ("", "左右", "~"))
            ),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_a_table_says_is_read_back(rows: list[tuple[str, str, int, tuple[str, str, str]]]) -> None:
    printed = [[name, unit, f"{sign}{value}{behind}"] for name, unit, value, (sign, behind, _) in rows]
    wanted = [(name, value, unit, mark, 2035) for name, unit, value, (_, _, mark) in rows]
    assert said(["指标", "单位", "2035年目标值"], *printed) == wanted


def test_a_header_that_a_page_cut_off_names_the_groups_of_columns_below_it() -> None:
    draft = Draft()
    for line in (TITLE, NUMBER, "各县人民政府：", "一、主要目标", "具体目标如下："):
        draft.paragraph(line)
    draft.table(table_of([["时间（年）", "绿色占比（%）", "星级占比（%）"]]), "表1")
    rows = [["", "全市", "甲区", "乙区", "全市"], ["2034", "80", "81", "82", "-"], ["2035", "90", "91", "92", "35"]]
    draft.table(table_of(rows), "表2")
    found = extract(parse(draft.raw(Path("plan.docx"), b"", "text/plain"))).targets
    assert {(t.indicator, t.value, t.unit) for t in found if t.deadline == 2035} == {
        ("绿色占比全市", 90, "%"),
        ("绿色占比甲区", 91, "%"),
        ("绿色占比乙区", 92, "%"),
        ("星级占比全市", 35, "%"),
    }
