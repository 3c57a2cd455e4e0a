"""One unit's sheet (责任清单): what it leads, shares and takes part in; apart from these, what may concern it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.facts import Role
from kg.store import Store
from viz.exports.chosen import chosen_documents, chosen_tasks, short_names, source_note
from viz.exports.clauses import by_clause
from viz.exports.collectives import Loose, may_mean
from viz.exports.contents import clause, clause_place
from viz.exports.errors import NothingToExport
from viz.exports.tables import Column, Report, Table, Value
from viz.exports.tasks import deadline, goal_words, names_of, number
from viz.names import Unit, find_unit
from viz.quoting import read_texts
from viz.reading import TaskRecord
from viz.style import ROLE_ORDER, ROLE_STYLES

_SHARED = (
    Column("任务", 20),
    Column("目标值", 28),
    Column("完成时限", 10, "short"),
    Column("其他单位", 28),
    Column("责任分工原文", 38),
    Column("出处", 20),
)
COLUMNS = (Column("编号", 6, "short"), *_SHARED)
LOOSE_COLUMNS = (Column("编号", 6, "short"), Column("泛指单位", 16), Column("角色", 8, "short"), *_SHARED)
LOOSE_NAME = "可能涉及（泛指单位）"
LOOSE_NOTE = "原文只写泛指单位，没有点名本单位；是否包含本单位须核实，不计入上列任务。"


@dataclass(frozen=True, slots=True)
class _Words:
    """The plain texts of the documents, and what a cell calls them, by IRI."""

    whole: dict[str, str]
    names: dict[str, str]


def unit_report(store: Store, name: str, *, document: str | None = None) -> Report:
    """Return the tables of the unit that `name` means: one for each role it has, one of collectives it may fall under.

    A task stands under the unit's strongest role. `UnknownName` and `AmbiguousName` as in `viz.names`.
    """
    chosen = chosen_documents(store, document)
    tasks = chosen_tasks(store, document)
    among = None if document is None else {part.unit for task in tasks for part in task.parts}
    unit = find_unit(store, name, among=among)
    own = [task for task in by_clause(store, tasks)[0] if task.roles_of(unit.iri)]
    if not own:
        raise NothingToExport(f"“{unit.name}”没有任务", f"{unit.name} has no task")
    plans = {task.document for task in own}  # whom the collectives of other plans mean is not known
    mine = tuple(row for row in chosen if row.iri in plans)
    texts = _Words(read_texts(store, plans).texts, short_names(mine))
    tables = [_role_table(role, unit, own, texts) for role in ROLE_ORDER]
    loose = may_mean(store, unit, [task for task in tasks if task.document in plans])
    tables.append(_loose_table(loose, unit, texts))
    told = "，".join(f"{table.name} {len(table.rows)} 项" for table in tables[:-1] if table.rows)
    notes = (source_note(mine), f"{told}。")
    full = () if unit.name == unit.shown else (f"单位全称：{unit.name}",)
    return Report(f"{unit.shown}责任清单", tuple(table for table in tables if table.rows), (*full, *notes))


def _role_table(role: Role, unit: Unit, tasks: list[TaskRecord], texts: _Words) -> Table:
    mine = [task for task in tasks if min(task.roles_of(unit.iri), key=ROLE_ORDER.index) == role]
    rows = tuple((number(task.number), *_shared(task, unit, texts)) for task in mine)
    return Table(f"{ROLE_STYLES[role].name.zh.partition('（')[0]}任务", COLUMNS, rows)


def _loose_table(loose: tuple[Loose, ...], unit: Unit, texts: _Words) -> Table:
    rows = tuple(
        (number(o.task.number), o.part.printed, ROLE_STYLES[o.part.role].name.zh.partition("（")[0],
         *_shared(o.task, unit, texts))
        for o in loose
    )  # fmt: skip
    return Table(LOOSE_NAME, LOOSE_COLUMNS, rows, (LOOSE_NOTE,))


def _shared(task: TaskRecord, unit: Unit, texts: _Words) -> tuple[Value, ...]:
    goals = "\n".join(map(goal_words, task.goals))
    words, place = clause(task, texts.whole), clause_place(task, texts.names[task.document])
    return (task.title, goals, deadline(task), _others(task, unit), words, place)


def _others(task: TaskRecord, unit: Unit) -> str:
    """Return the task's other units by role."""
    own = {part.printed for part in task.parts if part.unit == unit.iri}
    lines = []
    for role in ROLE_ORDER:
        names = [name for name in names_of(task, role).split("、") if name and name not in own]
        if names:
            lines.append(f"{ROLE_STYLES[role].name.zh.partition('（')[0]}：{'、'.join(names)}")
    return "\n".join(lines)
