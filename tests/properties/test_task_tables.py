"""A task table says the same as workbook, comma-separated values, web page, Word or Markdown file, and drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from corpus.parse import parse
from corpus.read import read
from kg.extract import extract
from tests.properties.profile import FIXED
from tests.strategies.ruled_tables import DRAWN
from tests.strategies.task_tables import KINDS, TaskTable, task_tables


@pytest.mark.parametrize("ending", KINDS)
@settings(FIXED, max_examples=40)
@given(table=task_tables())
def test_each_row_is_a_task_with_its_units(tmp_path: Path, ending: str, table: TaskTable) -> None:
    path = tmp_path / f"table{ending}"
    path.write_bytes(KINDS[ending](table))
    tasks = extract(parse(read(path))).tasks
    assert [
        (task.number, task.title, tuple((each.unit, each.role) for each in task.responsibilities), task.deadline)
        for task in tasks
    ] == [(truth.number, truth.title, truth.given, truth.deadline) for truth in table.tasks]


@pytest.mark.parametrize("ending", DRAWN)
@settings(FIXED, max_examples=40)
@given(table=task_tables())
def test_a_drawn_table_says_the_same(tmp_path: Path, ending: str, table: TaskTable) -> None:
    assume(not any(cell and "\n" in cell.text for row in table.rows for cell in row))  # names that fill their line
    path = tmp_path / f"table{ending}"
    path.write_bytes(DRAWN[ending](table))
    tasks = extract(parse(read(path))).tasks
    assert [
        (task.number, task.title, tuple((each.unit, each.role) for each in task.responsibilities), task.deadline)
        for task in tasks
    ] == [(truth.number, truth.title, truth.given, truth.deadline) for truth in table.tasks]
