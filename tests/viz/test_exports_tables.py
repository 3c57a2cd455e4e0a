"""Tables that people take away: what is written is what is read back, by the libraries and by our own reader."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.build import extract_file
from kg.facts import Role
from kg.store import Store, open_store
from tests.viz.plans import GREEN, HEALTH, Plan, Work, put
from viz.errors import UnknownName
from viz.exports import comma, word, workbook
from viz.exports.catalogue import ENDINGS, NOTHING, Order, _report, make
from viz.exports.chosen import chosen_documents, short_names
from viz.exports.contents import clause, clause_place
from viz.exports.errors import NothingToExport, UnknownPlan
from viz.exports.tables import Column, Report, Table
from viz.exports.tasks import COLUMNS, _row, task_report
from viz.exports.unit import LOOSE_NAME, unit_report
from viz.model import Proof
from viz.names import units
from viz.reading import Part, TaskRecord, read_tasks
from viz.style import ROLE_ORDER
from viz.web.holdings.read import read_holdings

NOW = datetime(2025, 3, 1, 8, tzinfo=UTC)
HEADERS = [column.name for column in COLUMNS]
Told = list[tuple[str, str, frozenset[tuple[str, str]]]]


@pytest.fixture(scope="module")
def shipped_plan(shipped_store: Path) -> Any:
    with open_store(shipped_store) as store:
        yield store


def sheet(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]


def written(store: Store, what: str, ending: str, **options: Any) -> bytes:
    return make(store, Order(what, ending, NOW, **options))


def told(tasks: tuple[TaskRecord, ...]) -> Told:
    return [(t.number, t.title, frozenset((part.printed, part.role) for part in t.parts)) for t in tasks]


def read_back(path: Path, content: bytes) -> Told:
    path.write_bytes(content)
    return [
        (task.number or "", task.title, frozenset((fact.unit, fact.role) for fact in task.responsibilities))
        for task in extract_file(path).tasks
    ]


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".docx"])
def test_the_task_table_reads_back_as_the_same_tasks(
    shipped_plan: Store, two_plans: Store, tmp_path: Path, ending: str
) -> None:
    for store in (shipped_plan, two_plans):
        assert read_back(tmp_path / f"table{ending}", written(store, "tasks", ending)) == told(read_tasks(store))


UNITS = ("市财政局", "市教育局", "市发展改革委", "市卫生健康委", "市住房城乡建设局", "市水利局", "有关部门", "各镇街")
BESIDE: tuple[Role, ...] = ("participate", "cooperate")


@st.composite
def tasks(draw: st.DrawFn) -> TaskRecord:
    names = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=5, unique=True))
    led = draw(st.booleans())
    roles: list[Role] = ["lead", *(draw(st.sampled_from(("lead", *BESIDE))) for _ in names[1:])]
    parts = [
        Part(f"urn:p{i}", f"urn:{name}", name, name, roles[i] if led else "responsible", None)
        for i, name in enumerate(names)
    ]
    number = draw(st.sampled_from(("1", "12", "（三）", "二", "")))
    title = draw(st.sampled_from(("", "=", "+", "-", "@"))) + draw(
        st.sampled_from(("办好学校", "修建水渠", "减轻负担"))
    )
    return TaskRecord(
        "urn:t", number, title, "urn:d", "甲府发〔2024〕1号", (), ("一、任务",), "", tuple(parts), (), None
    )


@settings(deadline=None, derandomize=True, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(tasks(), min_size=1, max_size=5))
def test_any_roles_and_numbers_survive_a_workbook(tmp_path: Path, drawn: list[TaskRecord]) -> None:
    rows = tuple(_row(task, "先做好各项准备工作，再扎实推进。", task.source) for task in drawn)
    report = Report("任务分解表", (Table("任务分解表", COLUMNS, rows),), ("依据：《甲方案》（甲府发〔2024〕1号）",))
    found = read_back(tmp_path / "table.xlsx", workbook.write(report, NOW))
    assert [each[2] for each in found] == [each[2] for each in told(tuple(drawn))]
    assert [each[0] for each in found] == [task.number for task in drawn]
    assert [each[1].lstrip("=+-@") for each in found] == [task.title.lstrip("=+-@") for task in drawn]


def test_commas_in_the_text_do_not_part_the_cells_of_a_csv_file(store: Store, tmp_path: Path) -> None:
    drawn = read_tasks(store)
    rows = tuple(_row(task, '甲，乙，丙，丁，“戊"”，己。' * 40, task.source) for task in drawn)
    content = comma.write(Report("表", (Table("表", COLUMNS, rows),)))
    assert read_back(tmp_path / "table.csv", content) == told(drawn)


def test_a_table_is_no_edition_of_the_plan_it_was_made_from(shipped_plan: Store, tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(written(shipped_plan, "tasks", ".xlsx"))
    assert extract_file(path).document.letterhead.number is None


def test_a_table_of_one_document_does_not_repeat_its_title(two_plans: Store, shipped_plan: Store) -> None:
    for store in (two_plans, shipped_plan):
        (table,) = task_report(store).tables
        tasks = read_tasks(store)
        for row, task in zip(table.rows, tasks, strict=True):
            assert str(row[-1]).split("\n")[0] == task.source
    rows = tuple(replace(row, number=None) for row in chosen_documents(two_plans))
    assert set(short_names(rows).values()) == {GREEN.title, HEALTH.title}
    assert set(short_names(rows[:1]).values()) == {""}


def test_units_that_a_cell_lends_from_afar_do_not_stretch_the_clause() -> None:
    text = "市财政局\t任务甲" + "很长的内容" * 40 + "\t市水利局、市教育局"
    parts = tuple(
        Part(f"urn:{name}", f"urn:{name}", name, name, "lead",
             Proof(name, "甲", "1", text.index(name), text.index(name) + len(name)))
        for name in ("市财政局", "市水利局", "市教育局")
    )  # fmt: skip
    task = TaskRecord("urn:t", "1", "任务甲", "urn:d", "甲", (), ("一、重点任务", "（二）其他"), "", parts, (), None)
    assert clause(task, {"urn:d": text}) == "市财政局 …… 市水利局、市教育局"
    far = text.index("市水利局")
    assert clause_place(task, "甲") == f"甲\n一（二）其他\n第1条\n第0–4、{far}–{far + 9}字"


def test_cells_say_who_what_and_by_when(store: Store) -> None:
    rows = [dict(zip(HEADERS, row, strict=True)) for row in sheet(written(store, "tasks", ".xlsx")).values][3:]
    first, second, third, _ = rows
    assert (first["序号"], first["任务"]) == (1, "推动能源转型")
    assert first["牵头单位"] == "市发展改革委、市经信局"
    assert first["配合（责任）单位"] == "参与单位：市财政局、有关区县"
    assert first["目标值"].split("\n")[0] == "2027年 单位产值能耗 下降14.5%"
    assert first["完成时限"] == "2027年\n（按目标）"
    assert first["出处"].startswith(GREEN.number)
    assert second["配合（责任）单位"] == "配合单位：市科技局"
    assert (third["牵头单位"], third["配合（责任）单位"]) == (None, "责任单位：市财政局、市经信局")


def test_the_main_content_is_the_text_without_heading_and_clause(shipped_plan: Store) -> None:
    (table,) = task_report(shipped_plan).tables
    contents = [str(row[HEADERS.index("主要内容")]) for row in table.rows]
    assert all(len(words) > 20 for words in contents)
    assert not any("责任单位" in words or "。。" in words for words in contents)
    assert not any(words.startswith(str(row[1])) for words, row in zip(contents, table.rows, strict=True))


def test_comma_separated_values_have_a_mark_and_a_header(store: Store) -> None:
    content = written(store, "tasks", ".csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0] == HEADERS
    assert [row[0] for row in rows[1:]] == [task.number for task in GREEN.tasks]


DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(A1)", "＝1", "\t=1", "\n=1"]


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_text_becomes_a_formula(words: str) -> None:
    report = Report(words, (Table(words, (Column(words, 10),), ((words,),), (words,)),), (words,))
    page = sheet(workbook.write(report, NOW))
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) == 4
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if str(cell.value)[0] in "=+-@＝")
    rows = list(csv.reader(io.StringIO(comma.write(report).decode("utf-8-sig"), newline="")))
    assert [row[0][0] for row in rows] == ["'", "'"]  # the names of columns may come from documents: units in a matrix


def test_markup_and_control_characters_do_no_harm() -> None:
    words = "<b>&\"'</b>\x00\x0b甲\ufffe]]>"
    report = Report(words, (Table("[甲]:*?/\\乙", (Column("栏", 10),), ((words,),)), Table("甲乙", (), ())), (words,))
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(report, NOW)))
    assert book.worksheets[0]["A4"].value == "<b>&\"'</b>\n甲]]>"
    assert len({name.casefold() for name in book.sheetnames}) == 2
    document = docx.Document(io.BytesIO(word.write(report, NOW)))
    assert document.tables[0].cell(1, 0).text == "<b>&\"'</b>\n甲]]>"


@pytest.mark.parametrize(("what", "ending"), [(what, ending) for what in ENDINGS for ending in ENDINGS[what]])
def test_the_same_store_and_time_give_the_same_bytes(store: Store, what: str, ending: str) -> None:
    options = {
        "name": "市财政局" if what == "unit" else None,
        "questions": ("哪些任务没有牵头单位",) if what in ("briefing", "answer") else (),
    }
    assert written(store, what, ending, **options) == written(store, what, ending, **options)


def test_a_unit_has_each_task_once_under_its_strongest_role(shipped_plan: Store) -> None:
    report = unit_report(shipped_plan, "区经济信息委")
    own = [table for table in report.tables if table.name != LOOSE_NAME]
    numbers = [row[0] for table in own for row in table.rows]
    held = [task for task in read_tasks(shipped_plan) if any(part.printed == "区经济信息委" for part in task.parts)]
    assert sorted(map(str, numbers)) == sorted(task.number for task in held)
    lead = next(table for table in own if table.name == "牵头任务")
    led = [t.number for t in held if any(p.printed == "区经济信息委" and p.role == "lead" for p in t.parts)]
    assert [str(row[0]) for row in lead.rows] == led
    assert all("区经济信息委" in str(row[5]) for row in lead.rows)


def test_collectives_are_kept_apart_and_fit_the_unit(shipped_plan: Store) -> None:
    for name, fits in (("区经济信息委", "部门"), ("数智产业园公司", "公司")):
        report = unit_report(shipped_plan, name)
        (loose,) = [table for table in report.tables if table.name == LOOSE_NAME]
        own = {row[0] for table in report.tables if table is not loose for row in table.rows}
        assert loose.rows
        assert {row[0] for row in loose.rows}.isdisjoint(own)
        assert all(fits in str(row[1]) for row in loose.rows)
        assert loose.notes


def test_a_unit_s_files_hold_every_table(shipped_plan: Store) -> None:
    report = unit_report(shipped_plan, "区经济信息委")
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(report, NOW)))
    assert [page.max_row - 3 for page in book.worksheets] == [len(table.rows) for table in report.tables]
    document = docx.Document(io.BytesIO(word.write(report, NOW)))
    assert [len(table.rows) - 1 for table in document.tables] == [len(table.rows) for table in report.tables]


def test_an_unknown_unit_is_told_with_names_near_it(store: Store) -> None:
    with pytest.raises(UnknownName) as raised:
        unit_report(store, "市经信委员")
    assert "市经信局" in raised.value.near


def test_targets_are_figures_in_the_order_of_the_text(shipped_plan: Store) -> None:
    page = sheet(written(shipped_plan, "targets", ".xlsx"))
    head = [cell.value for cell in page[3]]
    rows = [dict(zip(head, row, strict=True)) for row in page.values][3:]
    count = shipped_plan.select("SELECT ?t WHERE { ?t a <urn:zeren:ontology#Target> }")
    assert len(rows) == len(count)
    shown = page.print_area.rpartition("!")[2].replace("$", "")
    assert [cell.value for cell in page[shown][2]][-1] == "出处"
    assert page.auto_filter.ref.startswith("A3:P")
    for row in rows:
        assert (row["目标值"] is None) == (row["数值"] is None)
        assert row["数值"] is None or f"{row['数值']:g}" in row["目标值"]
        assert (row["类型"] == "定量") == isinstance(row["数值"], int | float)
        assert row["目标年"] is None or 2000 < row["目标年"] < 2100
        assert row["原文"]


def test_gaps_are_listed_with_their_words(shipped_plan: Store) -> None:
    rows = list(csv.reader(io.StringIO(written(shipped_plan, "gaps", ".csv").decode("utf-8-sig"))))
    kinds = {row[1] for row in rows[1:]}
    assert {"无牵头单位", "泛指单位"} <= kinds
    assert not kinds & set("abcdefghijklmnopqrstuvwxyz-")


def test_a_document_narrows_the_table(two_plans: Store) -> None:
    assert len(task_report(two_plans, document=HEALTH.number).tables[0].rows) == len(HEALTH.tasks)
    assert len(task_report(two_plans).tables[0].rows) == len(HEALTH.tasks) + len(GREEN.tasks)
    with pytest.raises(UnknownPlan) as raised:
        task_report(two_plans, document="丁府发")
    assert set(raised.value.known) == {GREEN.number, HEALTH.number}


def test_an_empty_store_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", write=True) as empty:
        for what, endings in ENDINGS.items():
            with pytest.raises(NothingToExport):
                written(empty, what, endings[0], name="甲局", questions=("谁",))


def test_a_store_without_targets_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", write=True) as store:
        put(store, Plan("甲府发〔2024〕7号", "甲市方案", [Work("1", "办好学校", [("市教育局", "lead")])]))
        with pytest.raises(NothingToExport, match="目标"):
            written(store, "targets", ".xlsx")


def test_several_tables_stand_in_one_file_of_comma_separated_values(two_plans: Store) -> None:
    name = next(unit for unit in units(two_plans) if unit.shown == "市财政局").name
    for order in (Order("matrix", ".csv", NOW), Order("unit", ".csv", NOW, name=name)):
        content = make(two_plans, order).decode("utf-8-sig")
        header, *rows = csv.reader(io.StringIO(content, newline=""))
        tables = _report(two_plans, order, NOTHING).tables
        assert len(tables) > 1
        assert [row[0] for row in rows] == [table.name for table in tables for _ in table.rows]
        assert {len(row) for row in rows} == {len(header)} == {len(dict.fromkeys(header))}
        for table in tables:
            for row in table.rows:
                told = ["" if cell is None else str(cell) for cell in row]
                assert any([cell for cell in found[1:] if cell] == [cell for cell in told if cell] for found in rows)


def test_the_lists_hold_every_unit_and_project_of_the_store(shipped_plan: Store) -> None:
    holdings = read_holdings(shipped_plan)
    (table,) = _report(shipped_plan, Order("units", ".csv", NOW), NOTHING).tables
    assert {row[1:] for row in table.rows} == {
        (body.full_name, *(body.counts[role] for role in ROLE_ORDER), len(body.tasks))
        for body in holdings.bodies.values()
    }
    assert [row[-1] for row in table.rows] == sorted((int(str(row[-1])) for row in table.rows), reverse=True)
    (table,) = _report(shipped_plan, Order("projects", ".csv", NOW), NOTHING).tables
    assert {(row[1], row[3], row[5].partition(" ")[0]) for row in table.rows if isinstance(row[5], str)} == {
        (project.name, project.year, project.task.number if project.task else "")
        for project in holdings.projects.values()
    }
    assert len(table.rows) == len(holdings.projects)
    named = {named for row in table.rows for named in str(row[4]).split("、") if named}
    assert named == {holdings.names[iri].name for each in holdings.projects.values() for iri in each.involves}
