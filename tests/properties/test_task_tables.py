"""A task table says the same as a workbook, as comma-separated values, on a web page and in Word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from corpus.parse import parse
from corpus.read import read
from kg.extract import extract
from tests.properties.profile import FIXED
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
