"""What goes out comes back: an exported task table, loaded into a new store, gives the facts that it was made of."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kg.build import load
from kg.store import Store, open_store
from viz.exports.catalogue import Order, make
from viz.reading import Goal, TaskRecord, read_tasks

NOW = datetime(2025, 3, 1, 8, tzinfo=UTC)
SHARED = Path(__file__).parents[3] / "shared" / "documents"
ENDINGS = [".xlsx", ".docx", ".csv"]
HARD = [
    ("36_zhejiang_ai_datasets_table.pdf", ".xlsx"),
    ("38_jiangxi_health_in_all.docx", ".docx"),
    ("59_jiyuan_economy_100.txt", ".xlsx"),
]


def responsibilities(tasks: tuple[TaskRecord, ...]) -> list[Any]:
    return [(t.number, t.title, sorted({(part.printed, part.role) for part in t.parts})) for t in tasks]


def goals(tasks: tuple[TaskRecord, ...]) -> list[Any]:
    def told(goal: Goal) -> Any:
        return (goal.indicator, goal.value, goal.maximum, goal.unit, goal.comparator, goal.change, goal.deadline)

    return [(task.number, sorted(map(told, task.goals), key=str)) for task in tasks]


def returned(store: Store, folder: Path, ending: str) -> tuple[TaskRecord, ...]:
    """Export the task table and load it into a new store; return the tasks there."""
    table = folder / f"任务分解表{ending}"
    table.write_bytes(make(store, Order("tasks", ending, NOW)))
    with open_store(folder / "new", write=True) as new:
        load(new, [table])
        return read_tasks(new)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_shipped_plan_comes_back_whole(shipped_store: Path, tmp_path: Path, ending: str) -> None:
    with open_store(shipped_store) as store:
        sent, back = read_tasks(store), returned(store, tmp_path, ending)
    assert sum(len(task.parts) for task in sent) > 100
    assert responsibilities(back) == responsibilities(sent)
    assert goals(back) == goals(sent)
    assert [task.deadline for task in back] == [task.deadline for task in sent]


@pytest.mark.parametrize(("name", "ending"), HARD)
def test_who_answers_for_what_comes_back_from_other_plans(tmp_path: Path, name: str, ending: str) -> None:
    if not (SHARED / name).exists():
        pytest.skip(f"the documents beside the checkout are not there: {SHARED}")
    with open_store(tmp_path / "store", write=True) as store:
        load(store, [SHARED / name])
        sent, back = read_tasks(store), returned(store, tmp_path, ending)
    assert len(sent) > 10
    assert responsibilities(back) == responsibilities(sent)
    assert [task.deadline for task in back] == [task.deadline for task in sent]
