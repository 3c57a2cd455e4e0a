"""Laws of task tables: a task in each row, roles by column; a unit in each row with its duties; nothing from others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.parse import parse
from corpus.readers.draft import Draft
from corpus.tables import Cell, Table, cell_text, table_of
from kg.extract import extract
from kg.extractors.columns import column_of
from kg.facts import Extraction, Task
from tests.properties.profile import FIXED

UNITS = ["市财政局", "市教育局", "区规划和自然资源局", "各镇街", "市发展改革委", "甲集团公司"]
Row = list[str]


def extracted(*tables: Table) -> Extraction:
    draft = Draft()
    draft.paragraph("甲市2035年工作任务分解表")
    for count, table in enumerate(tables, start=1):
        draft.table(table, f"表{count}")
    return extract(parse(draft.raw(Path("tasks.docx"), b"", "text/plain")))


def tasks(*rows: Row) -> tuple[Task, ...]:
    return extracted(table_of(rows)).tasks


def said(task: Task) -> list[tuple[str, str]]:
    return [(fact.unit, fact.role) for fact in task.responsibilities]


def test_a_column_of_unknown_name_holds_the_tasks_where_no_other_does() -> None:
    found = tasks(["序号", "攻坚内核", "牵头单位"], ["1", "建设平台", "市财政局"], ["2", "培训人员", "市教育局"])
    assert [(task.number, task.title, said(task)) for task in found] == [
        ("1", "建设平台", [("市财政局", "lead")]),
        ("2", "培训人员", [("市教育局", "lead")]),
    ]
    assert tasks(["序号", "责任单位", "联系电话"], ["1", "市财政局", "12345678"]) == ()


@pytest.mark.parametrize(
    ("header", "kind", "role"),
    [
        ("牵头单位", "role", "lead"),
        ("责任（牵头）单位", "role", "lead"),
        ("市级责任单位", "role", "responsible"),
        ("配合部门（单位）", "role", "cooperate"),
        ("参与单位", "role", "participate"),
        ("责 任\n分 工", "role", "responsible"),
        ("责任单位及责任人", "role", "responsible"),
        ("序号", "number", "responsible"),
        ("2035年重点任务", "title", "responsible"),
        ("主要职责", "duty", "responsible"),
        ("完成时限", "deadline", "responsible"),
        ("计量单位", "other", "responsible"),
        ("责任领导", "other", "responsible"),
    ],
)
def test_headers_are_known_by_meaning(header: str, kind: str, role: str) -> None:
    column = column_of(header)
    assert column is not None
    assert (column.kind, column.role) == (kind, role)


@FIXED
@given(st.lists(st.tuples(*[st.lists(st.sampled_from(UNITS), max_size=2, unique=True)] * 3), min_size=1, max_size=5))
def test_each_row_is_a_task_with_the_roles_of_its_columns(cells: list[tuple[list[str], list[str], list[str]]]) -> None:
    header = ["序号", "重点任务", "牵头单位", "责任单位", "配合单位", "完成时限"]
    rows = [
        [str(number), f"完善第{number}项服务", *("、".join(units) for units in row), f"{number}月底"]
        for number, row in enumerate(cells, start=1)
    ]
    extraction = extracted(table_of([header, *rows]))
    expected = []
    for lead, others, helpers in cells:
        role = "participate" if lead else "responsible"
        beside = [(unit, role) for unit in others if unit not in lead]
        expected.append([*((u, "lead") for u in lead), *beside, *((u, "cooperate") for u in helpers)])
    assert [said(task) for task in extraction.tasks] == [each for each in expected if each]
    for task in extraction.tasks:
        assert task.title == f"完善第{task.number}项服务"
        assert task.deadline == f"{task.number}月底"
        assert task.node.kind == "row"
        for fact in task.responsibilities:
            assert fact.span.of(extraction.document.text) == fact.unit
            assert fact.span in task.span


def test_without_a_lead_column_all_are_responsible() -> None:
    (task,) = tasks(["序号", "工作任务", "责任单位"], ["1", "植树造林", "市财政局 市教育局"])
    assert said(task) == [("市财政局", "responsible"), ("市教育局", "responsible")]


def test_a_header_may_say_who_leads() -> None:
    (task,) = tasks(["任务", "责任单位（排名第一的为牵头单位）"], ["植树造林", "市财政局、市教育局"])
    assert said(task) == [("市财政局", "lead"), ("市教育局", "participate")]


def test_labels_and_verbs_in_a_cell_say_more_than_its_column() -> None:
    first, second = tasks(
        ["任务", "责任分工"], ["植树", "牵头单位：市财政局\n配合单位：市教育局"], ["修路", "市教育局牵头，市财政局配合"]
    )
    assert said(first) == [("市财政局", "lead"), ("市教育局", "cooperate")]
    assert said(second) == [("市教育局", "lead"), ("市财政局", "cooperate")]


def test_a_unit_in_each_row_with_its_duties() -> None:
    first, second = tasks(
        ["部　门", "重点领域"],
        ["市财政局", "加大投入，保障重点支出，健全绩效管理制度和监督机制。"],
        ["各镇街", "落实属地责任，健全工作网络，动员居民广泛参与。"],
    )
    assert (said(first), first.title, first.number) == ([("市财政局", "responsible")], "加大投入", None)
    assert (said(second), second.responsibilities[0].group) == ([("各镇街", "responsible")], True)


@pytest.mark.parametrize(
    "rows",
    [
        [["姓名", "单位", "职务"], ["张三", "市财政局", "局长"], ["李四", "市教育局", "副局长"]],
        [["序号", "单位", "联系人"], ["1", "市财政局", "张三"], ["2", "市教育局", "李四"]],
        [["指标", "单位", "2035年"], ["绿地率", "%", "40"], ["林地面积", "万亩", "30"]],
        [["地区", "产值", "增速"], ["甲区", "100", "5"], ["乙区", "90", "6"]],
        [["序号", "责任单位"], ["1", "市财政局"], ["2", "市教育局"]],
    ],
)
def test_lists_and_statistics_give_nothing(rows: list[Row]) -> None:
    assert tasks(*rows) == ()


def test_section_rows_are_the_path_and_repeated_headers_nothing() -> None:
    header = ["序号", "任务", "责任单位"]
    found = tasks(
        header, ["一、生态", "", ""], ["1", "植树", "市财政局"], header, ["2", "种草", "市教育局"],
        ["二、交通", "", ""], ["3", "修路", "市财政局"],
    )  # fmt: skip
    assert [(task.number, task.path) for task in found] == [
        ("1", ("一、生态",)),
        ("2", ("一、生态",)),
        ("3", ("二、交通",)),
    ]


def cells(*places: tuple[str, int, int, int, int]) -> Table:
    return Table(tuple(Cell(cell_text(text), *place) for text, *place in places))


def test_merged_cells_hold_for_every_row_they_cover() -> None:
    table = cells(
        ("领域（牵头单位：市财政局）", 0, 0, 1, 1), ("任务", 0, 1, 1, 1), ("责任单位", 0, 2, 1, 1),
        ("生态（牵头单位：市教育局）", 1, 0, 2, 1), ("植树", 1, 1, 1, 1), ("市财政局", 1, 2, 2, 1),
        ("种草", 2, 1, 1, 1),
    )  # fmt: skip
    found = extracted(table).tasks
    assert [task.title for task in found] == ["植树", "种草"]
    assert [said(task) for task in found] == [[("市教育局", "lead"), ("市财政局", "participate")]] * 2


def test_rows_of_one_number_and_the_same_units_are_one_task() -> None:
    table = cells(
        ("序号", 0, 0, 1, 1), ("任务", 0, 1, 1, 1), ("措施", 0, 2, 1, 1), ("责任单位", 0, 3, 1, 1),
        ("1", 1, 0, 2, 1), ("植树", 1, 1, 2, 1), ("新增绿地30万亩。", 1, 2, 1, 1), ("市财政局", 1, 3, 2, 1),
        ("新建公园5个。", 2, 2, 1, 1),
    )  # fmt: skip
    (task,) = extracted(table).tasks
    assert (task.number, task.title) == ("1", "植树")
    assert [(target.value, target.unit) for target in task.targets] == [(30, "万亩"), (5, "个")]


def test_a_header_over_two_rows() -> None:
    table = cells(
        ("序号", 0, 0, 2, 1), ("任务", 0, 1, 2, 1), ("责任分工", 0, 2, 1, 2),
        ("牵头单位", 1, 2, 1, 1), ("配合单位", 1, 3, 1, 1),
        ("1", 2, 0, 1, 1), ("植树", 2, 1, 1, 1), ("市财政局", 2, 2, 1, 1), ("市教育局", 2, 3, 1, 1),
    )  # fmt: skip
    (task,) = extracted(table).tasks
    assert said(task) == [("市财政局", "lead"), ("市教育局", "cooperate")]


def test_a_table_without_header_goes_on_with_the_one_before() -> None:
    head = table_of([["序号", "任务", "责任单位"], ["1", "植树", "市财政局"]])
    rest = table_of([["2", "种草", "市教育局"], ["3", "修路", "同上"]])
    found = extracted(head, rest).tasks
    assert [(task.number, said(task)[0][0]) for task in found] == [
        ("1", "市财政局"),
        ("2", "市教育局"),
        ("3", "市教育局"),
    ]


def test_a_unit_over_several_rows_has_a_task_in_each() -> None:
    table = cells(
        ("单位", 0, 0, 1, 1), ("主要职责", 0, 1, 1, 1),
        ("市财政局", 1, 0, 2, 1), ("加大投入，保障重点支出需要。", 1, 1, 1, 1),
        ("健全绩效管理制度，强化监督检查。", 2, 1, 1, 1),
    )  # fmt: skip
    found = extracted(table).tasks
    assert [(task.title, said(task)) for task in found] == [
        ("加大投入", [("市财政局", "responsible")]),
        ("健全绩效管理制度", [("市财政局", "responsible")]),
    ]


HEADERS = ["序号", "任务", "主要内容", "目标值", "牵头单位", "完成时限"]


def test_a_row_states_a_target_once_though_its_text_and_its_column_of_targets_tell_it() -> None:
    text = "到2036年，固废利用率达到85%以上，建成绿色工厂20家。"
    (one,) = tasks(HEADERS, ["1", "推动转型", text, "2036年 固废利用率 ≥85%\n2036年 绿色工厂 20家", "市财政局", ""])
    assert sorted((target.value, target.deadline) for target in one.targets) == [(20.0, 2036), (85.0, 2036)]


def test_of_two_tellings_in_a_row_the_one_with_a_year_stays_and_other_values_are_others() -> None:
    draft = Draft()
    draft.paragraph("甲市工作任务分解表")
    rows = [
        ["1", "推动转型", "固废利用率达到85%以上。", "2036年 固废利用率 ≥85%", "市财政局", ""],
        ["2", "推动升级", "固废利用率达到85%以上。", "2036年 固废利用率 ≥90%", "市财政局", ""],
    ]
    draft.table(table_of([HEADERS, *rows]), "表1")
    found = extract(parse(draft.raw(Path("tasks.docx"), b"", "text/plain")))
    assert [[(target.value, target.deadline) for target in task.targets] for task in found.tasks] == [
        [(85.0, 2036)],
        [(85.0, None), (90.0, 2036)],
    ]
    assert found.targets == ()


def test_years_that_a_table_takes_from_targets_are_no_deadline() -> None:
    rows = [
        ["1", "甲", "扎实推进甲。", "", "市财政局", "2036年（按目标）"],
        ["2", "乙", "推进乙。", "", "市教育局", "2035年底前"],
    ]
    assert [task.deadline for task in tasks(HEADERS, *rows)] == [None, "2035年底前"]


def test_what_a_cell_adds_to_a_column_of_leads_changes_no_role_and_nobody_is_no_unit() -> None:
    header = ["序号", "任务", "牵头单位", "配合单位"]
    both = ["1", "植树造林", "市财政局、市教育局按职责分工负责", "无"]
    (task,) = tasks(header, both, ["2", "修路", "市财政局", "市教育局"])[:1]
    assert said(task) == [("市财政局", "lead"), ("市教育局", "lead")]


def test_what_a_column_of_targets_counts_is_set_for_the_year_of_its_header() -> None:
    header = ["序号", "任务", "2035年工作目标", "牵头单位"]
    rows = [["1", "完善布局", "移交配套幼儿园4所，撤并教学点12个", "市财政局"], ["2", "修路", "全面完工", "市教育局"]]
    first, second = tasks(header, *rows)
    assert [(target.value, target.deadline) for target in first.targets] == [(4, 2035), (12, 2035)]
    assert [target for target in second.targets if not target.qualitative] == []


def test_a_year_in_the_header_is_nearer_than_when_the_row_is_due() -> None:
    header = ["序号", "任务", "2037年工作目标", "牵头单位", "完成时限"]
    (task,) = tasks(header, ["1", "完善布局", "移交配套幼儿园4所", "市财政局", "2036年底"])
    assert [(target.value, target.deadline) for target in task.targets] == [(4, 2037)]


@pytest.mark.parametrize("header", ["2036年目标", "2036年度工作目标", "2036年目标任务"])
def test_a_number_alone_in_its_cell_is_called_by_what_the_row_is_about(header: str) -> None:
    found = tasks(
        ["序号", "任务", header, "牵头单位"],
        ["1", "改造老旧小区", "30个", "市财政局"],
        ["2", "新建农村公路", "不少于120公里", "市教育局"],
    )
    assert [(t.indicator, t.value, t.unit, t.deadline) for task in found for t in task.targets] == [
        ("老旧小区", 30, "个", 2036),
        ("农村公路", 120, "公里", 2036),
    ]


def test_columns_of_several_years_set_their_numbers_for_each() -> None:
    header = ["任务", "2036年目标", "2037年目标", "责任单位"]
    (first, second) = tasks(
        header, ["修路", "30公里", "40公里", "市财政局"], ["办学", "移交2所", "新建3所", "市教育局"]
    )
    assert [(t.value, t.deadline) for t in first.targets] == [(30, 2036), (40, 2037)]
    assert [(t.value, t.deadline) for t in second.targets] == [(2, 2036), (3, 2037)]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("要素保障部门", "cooperate"),
        ("技术支撑单位", "cooperate"),
        ("服务部门", "participate"),
        ("联动单位", "participate"),
    ],
)
def test_a_column_beside_the_lead_names_more_units_whatever_it_is_called(header: str, role: str) -> None:
    (task,) = tasks(["序号", "工作任务", "牵头单位", header], ["1", "建设平台", "市财政局", "市教育局"])
    assert said(task) == [("市财政局", "lead"), ("市教育局", role)]


@pytest.mark.parametrize("header", ["填报单位", "数据来源部门", "计量单位", "受益单位", "建设单位", "审批部门"])
def test_a_column_of_other_units_gives_nobody_a_role(header: str) -> None:
    (task,) = tasks(["序号", "工作任务", "牵头单位", header], ["1", "建设平台", "市财政局", "市教育局"])
    assert said(task) == [("市财政局", "lead")]


def test_columns_of_a_role_alone_stand_below_one_word() -> None:
    rows = ["编号", "攻坚内容", "牵头", "主要参与", "属地"], ["1", "开展宣贯工作。", "市财政局", "市教育局", "各镇街"]
    (task,) = tasks(*map(list, rows))
    assert said(task) == [("市财政局", "lead"), ("市教育局", "participate"), ("各镇街", "participate")]
