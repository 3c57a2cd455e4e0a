"""Laws of answers as tables: every item has a row with its values, and the quote that proves it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from kg.store import Store, open_snapshot
from query.answer import Answer
from query.ask import Asker
from viz.exports.answers import answer_report
from viz.exports.catalogue import Known, Order, make

NOW = datetime(2025, 3, 1, 8, tzinfo=UTC)
QUESTIONS = (
    "区经济信息委牵头哪些任务",
    "2025年的目标有哪些",
    "每个单位牵头几项任务",
    "第9条谁负责",
    "一共有多少项任务",
    "区发展改革委是不是牵头第1条",
    "完全无关的话",
    "Who is responsible for task 3?",
)


@pytest.fixture(scope="module")
def plan(shipped_store: Path) -> Iterator[Store]:
    with open_snapshot(shipped_store) as store:
        yield store


@pytest.fixture(scope="module")
def answers(plan: Store) -> tuple[Answer, ...]:
    asker = Asker(plan)
    return tuple(asker.ask(question) for question in QUESTIONS)


def test_every_item_has_a_row(plan: Store, answers: tuple[Answer, ...]) -> None:
    for answer, table in zip(answers, answer_report(plan, answers).tables, strict=True):
        assert len(table.rows) == max(1, len(answer.answers))
        assert len({column.name for column in table.columns}) == len(table.columns)
        cells = [set(row) for row in table.rows]
        for item, row in zip(answer.answers, cells, strict=False):
            kept = item.get("cells", [item.get(name) for name in ("label", "indicator", "value", "deadline", "number")])
            said = {value for value in kept if value is not None and not isinstance(value, bool)}
            assert said <= row, answer.question


def test_figures_are_figures_and_words_are_in_the_language_of_the_question(
    plan: Store, answers: tuple[Answer, ...]
) -> None:
    tasks, targets, counts, units, number, truth, unread, english = answer_report(plan, answers).tables
    assert [column.name for column in tasks.columns] == ["编号", "任务", "牵头单位", "配合（责任）单位", "出处"]
    assert all(isinstance(row[1], (int, float, type(None))) for row in targets.rows)
    assert sum(row[1] for row in counts.rows if isinstance(row[1], int)) == 31
    assert {row[1] for row in units.rows} == {"牵头", "参与"}
    assert [row for table in (number, truth) for row in table.rows] == [(27,), ("是",)]
    assert unread.rows == ((answers[6].text,),)
    assert [column.name for column in english.columns] == ["Name", "Role", "Sources"]
    assert {row[1] for row in english.rows} == {"leads", "participates"}


def test_the_files_hold_what_the_tables_do(plan: Store, answers: tuple[Answer, ...]) -> None:
    known = Known(answers=answers)
    report = answer_report(plan, answers)
    book = openpyxl.load_workbook(io.BytesIO(make(plan, Order("answer", ".xlsx", NOW, questions=QUESTIONS), known)))
    assert [sheet.max_row - 3 for sheet in book] == [len(table.rows) for table in report.tables]
    content = make(plan, Order("answer", ".csv", NOW, questions=QUESTIONS[2:3]), Known(answers=answers[2:3]))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[1:] == [[str(cell) for cell in row] for row in report.tables[2].rows]
