"""The matrix of units and tasks: a letter says the role (牵, 责, 参, 配), so that it prints in black and white."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby

from kg.store import Store
from viz.exports.chosen import chosen_documents, chosen_tasks
from viz.exports.cleaning import one_line
from viz.exports.tables import Column, Report, Table, Value
from viz.names import units
from viz.reading import TaskRecord
from viz.style import ROLE_STYLES
from viz.wording import letters

MOST = 16
"""Characters of a title that stand above each other over a column."""
LEGEND = "牵＝牵头　责＝共同负责（无牵头）　参＝参与　配＝配合"


def matrix_report(store: Store, *, document: str | None = None) -> Report:
    """Return a matrix for each document: a row a unit, the ones with most leads first, a column a task."""
    tasks = chosen_tasks(store, document)
    shown = {unit.iri: unit.shown for unit in units(store)}
    titles = {row.iri: row.title for row in chosen_documents(store, document)}
    grouped = [(iri, tuple(group)) for iri, group in groupby(tasks, key=lambda task: task.document)]
    tables = tuple(_table(group, shown, titles.get(iri, "")) for iri, group in grouped)
    return Report("单位任务矩阵", tables, (LEGEND,))


def _table(tasks: tuple[TaskRecord, ...], shown: dict[str, str], title: str) -> Table:
    marks: dict[str, dict[int, str]] = {}
    for place, task in enumerate(tasks):
        for unit in dict.fromkeys(part.unit for part in task.parts):
            marks.setdefault(unit, {})[place] = letters(task, unit)
    names = {part.unit: shown.get(part.unit, part.name) for task in tasks for part in task.parts}
    order = sorted(marks, key=lambda unit: (*_weight(marks[unit].values()), names[unit], unit))
    rows = tuple(_row(names[unit], marks[unit], len(tasks)) for unit in order)
    columns = (Column("单位", 24), *_SUMS, *(Column(_number(task), 4.4, "mark", _upright(task)) for task in tasks))
    source = f"依据：《{title}》" + (f"（{tasks[0].source}）" if tasks[0].source != title else "")
    return Table(tasks[0].source, columns, rows, (source,), frozen=3)


_SUMS = (Column("牵头", 6, "short"), Column("合计", 6, "short"))


def _weight(marks: Collection[str]) -> tuple[int, int]:
    return (-_leads(marks), -len(marks))


def _leads(marks: Collection[str]) -> int:
    return sum(ROLE_STYLES["lead"].letter in mark for mark in marks)


def _row(name: str, marks: dict[int, str], count: int) -> tuple[Value, ...]:
    return (name, _leads(marks.values()), len(marks), *(marks.get(place) for place in range(count)))


def _number(task: TaskRecord) -> str:
    """Return a task's number without its brackets, for a narrow column."""
    return task.number.strip("（）().．、 ")


def _upright(task: TaskRecord) -> str:
    title = one_line(task.title)
    return title if len(title) <= MOST else title[: MOST - 1] + "…"
