"""The evidence of a logical form: clauses for tasks and units, quotes for targets, sentences for named things."""

from __future__ import annotations

from collections.abc import Callable

from kg.store import Table
from query.answer import Evidence
from query.constraints import Constraint, TargetIs, TaskIn, UnitIs
from query.evidence import MOST, Quotes
from query.items import cells
from query.logic import Logic
from query.patterns import OF_THING
from query.quick import find_tasks

Select = Callable[[str], Table]


def proofs_of(quotes: Quotes, select: Select, logic: Logic, table: Table) -> tuple[Evidence, ...]:
    """Return the proofs: clauses for tasks and units, quotes for targets and projects, sentences for named things."""
    if logic.operation in (
        "count",
        "exists",
        "group",
        "rank",
        "ratio",
        "times",
        "compare",
        "difference",
        "sum",
        "more",
        "same",
    ) and (
        logic.operation,
        logic.kind,
    ) != ("rank", "target"):
        return _evidence_of_counted(quotes, select, logic, table)
    if logic.kind == "unit":
        return quotes.of_subjects(cells(table, "r"))
    if logic.kind == "task":
        return quotes.of_tasks(cells(table, "x"))
    if logic.kind in ("target", "project", "box", "part"):
        return quotes.of_subjects(cells(table, "x"))
    return quotes.of_things(cells(table, "x"))


def _evidence_of_counted(quotes: Quotes, select: Select, logic: Logic, table: Table) -> tuple[Evidence, ...]:
    sides = logic.others or (logic,)
    found: list[Evidence] = []
    for side in sides[:1] if logic.operation == "ratio" else sides:
        kind = "task" if side.operation in ("group", "rank") else side.kind
        chosen = Logic("select", kind, side.where, side.roles)
        if side.operation in ("group", "rank"):
            rest = tuple(c for c in side.where if not _of_things(c))
            chosen = Logic("select", "task", (*rest, *_of_the_first(side, table)))
        own = logic.operation == "exists" and not logic.every  # its rows are those of the selection
        found += proofs_of(quotes, select, chosen, table if own else find_tasks(quotes.ledger, select, chosen, MOST))
    return tuple(dict.fromkeys(found))


def _of_the_first(logic: Logic, table: Table) -> tuple[Constraint, ...]:
    """Return what narrows tasks to those that the first rows of a list of counts are about."""
    first = tuple(dict.fromkeys(cells(table, "x")))[:MOST]
    if first and logic.kind == "task":
        return (TaskIn(first, ""),)
    return (UnitIs(first, "", logic.roles),) if first and logic.kind == "unit" and logic.by == "task" else ()


def _of_things(constraint: object) -> bool:
    return isinstance(constraint, (*OF_THING, TargetIs))


def proofs_about(quotes: Quotes, logic: Logic) -> tuple[Evidence, ...]:
    """For an empty answer, show the clauses of the tasks that the question names."""
    tasks = [task for c in logic.where if isinstance(c, TaskIn) for task in c.tasks]
    return quotes.of_tasks(tasks)
