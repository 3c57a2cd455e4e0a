"""Laws of tables of indicators: which columns say what shall be reached, by when, in which unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.parse import parse
from corpus.read import text_as_raw
from corpus.span import Span
from corpus.tables import Cell, Table, place, table_of
from kg.extract import extract
from kg.facts import Target

Said = tuple[str, float, str | None, int | None]


def read(table: Table, above: str = "某市规划\n一、主要指标\n") -> list[Target]:
    written, placed = place(table, len(above))
    raw = text_as_raw(above + written)
    found = extract(parse(replace(raw, tables=(placed,))))
    targets = [*found.targets, *(target for task in found.tasks for target in task.targets)]
    assert all(target.span in Span(0, len(raw.text)) for target in targets)
    return targets


def said(targets: list[Target]) -> list[Said]:
    return [(target.indicator, target.value or 0, target.unit, target.deadline) for target in targets]


YEARS = [["序号", "指标名称", "单位", "2030年", "2035年"], ["1", "森林覆盖率", "%", "24.1", "≥25.5"]]


def test_of_two_years_the_first_is_where_one_stands() -> None:
    (target,) = read(table_of(YEARS))
    assert said([target]) == [("森林覆盖率", 25.5, "%", 2035)]
    assert target.comparator == ">="


def test_every_year_of_three_is_an_aim() -> None:
    rows = [["主要指标", "2033年", "2034年", "2035年"], ["基站数（万个）", "3", "4", "5左右"]]
    assert said(read(table_of(rows))) == [("基站数", n, "万个", 2030 + n) for n in (3, 4, 5)]


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (["2030年基数", "2035年目标值"], [2035]),
        (["2030年实际", "2034年目标", "2035年目标"], [2034, 2035]),
        (["2035年", "年均增长"], [2035]),
        (["投资（万元）", "备注"], []),
    ],
)
def test_what_is_or_was_is_no_aim(head: list[str], wanted: list[int]) -> None:
    row = ["基站数", *(str(n) for n in range(3, 3 + len(head)))]
    assert [target.deadline for target in read(table_of([["指标", *head], row]))] == wanted


def test_without_a_year_the_title_of_the_table_dates_it() -> None:
    rows = [["指标", "目标值"], ["优良天数比率", "85%以上"], ["单位能耗降低（%）", "[13.5]"]]
    targets = read(table_of(rows), "某市规划\n一、主要指标\n表1：2035年主要目标\n")
    assert said(targets) == [("优良天数比率", 85, "%", 2035), ("单位能耗降低", 13.5, "%", 2035)]
    assert [target.change for target in targets] == [None, "decrease"]


def test_years_may_stand_in_a_column_and_names_in_two_rows_above() -> None:
    cells = (
        Cell("时间（年）", 0, 0, row_span=3),
        Cell("具体目标", 0, 1, column_span=3),
        Cell("绿色建筑占比（%）", 1, 1, column_span=2),
        Cell("星级占比（%）", 1, 3),
        *(Cell(words, 2, column) for column, words in enumerate(("甲区", "乙区", "全市"), start=1)),
        *(Cell(words, 3, column) for column, words in enumerate(("2034", "80%", "85", "-"))),
        *(Cell(words, 4, column) for column, words in enumerate(("2035", "90%", "95", "35"))),
    )
    assert said(read(Table(cells))) == [
        ("绿色建筑占比甲区", 80, "%", 2034),
        ("绿色建筑占比乙区", 85, "%", 2034),
        ("绿色建筑占比甲区", 90, "%", 2035),
        ("绿色建筑占比乙区", 95, "%", 2035),
        ("星级占比全市", 35, "%", 2035),
    ]


def test_the_aim_of_a_row_with_units_belongs_to_its_task_and_counts_once() -> None:
    rows = [["序号", "目标任务", "目标值", "责任单位"], ["1", "空气优良天数比率", "≥85%", "市生态环境局"]]
    assert said(read(table_of(rows))) == [("空气优良天数比率", 85, "%", None)]


@pytest.mark.parametrize(
    "rows",
    [
        [["地区", "2034年产量（万吨）", "2035年产量（万吨）"], ["甲县", "10", "12"], ["乙县", "20", "22"]],
        [["序号", "姓名", "2035年考核"], ["1", "张三", "优"], ["2", "李四", "良"]],
        [["项目名称", "总投资（万元）", "2035年计划投资"], ["甲路", "100", "20"], ["乙路", "100", "20"]],
    ],
)
def test_other_tables_set_no_aim(rows: list[list[str]]) -> None:
    assert read(table_of(rows)) == []
