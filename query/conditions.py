"""Constraints on tasks and targets as conditions in SQL on the ledger of a library (`query/lexicon/ledger.py`)."""

# ruff: noqa: S608 - conditions are made of numbers, roles and quoted texts

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import singledispatch

from ontology.namespaces import ZRV
from query.constraints import (
    ALL_ROLES,
    AllOf,
    AnyOf,
    Constraint,
    Counted,
    HasTarget,
    InPart,
    Kind,
    Mentions,
    Not,
    NumberIn,
    RoleCount,
    TargetIs,
    TargetKind,
    TaskIn,
    UnitIs,
)

_TEXT = re.compile("'((?:[^']|'')*)'")
_NAMED = {
    NumberIn: ("ledger_task", "id", "number", "numbers"),
    TaskIn: ("ledger_task", "id", "iri", "tasks"),
    InPart: ("ledger_within", "task", "part", "parts"),
    Mentions: ("ledger_mention", "task", "thing", "things"),
}
"""Where the tasks stand that a constraint names: table, columns of task and name, and the field with the names."""
MOST_NAMED = 2000
"""The most names that a condition holds: a statement may have a million characters."""


class NotTold(Exception):
    """The ledger does not tell what is asked: the store is asked."""


def of_tasks(where: Iterable[Constraint], task: str) -> str:
    """Return the condition that all constraints hold on a task; NotTold where one is not known."""
    return " AND ".join(of_task(constraint, task) for constraint in where) or "TRUE"


@singledispatch
def of_task(constraint: Constraint, task: str) -> str:
    """Return the condition that a constraint holds on a task."""
    raise NotTold(constraint, task)


@of_task.register
def _(constraint: UnitIs, task: str) -> str:
    units = f"SELECT u.id FROM ledger_unit u WHERE u.iri IN ({texts(constraint.units)})"
    having = f"SELECT d.task FROM ledger_duty d WHERE d.role IN ({listed(constraint.roles)}) AND d.unit IN ({units})"
    return f"{task} {'NOT ' if constraint.negated else ''}IN ({having})"


@of_task.register
def _(constraint: NumberIn | TaskIn | InPart | Mentions, task: str) -> str:
    table, of_them, column, names = _NAMED[type(constraint)]
    having = f"SELECT w.{of_them} FROM {table} w WHERE w.{column} IN ({texts(getattr(constraint, names))})"
    return f"{task} IN ({having})"


@of_task.register
def _(constraint: AnyOf, task: str) -> str:
    return "(" + " OR ".join(f"({of_task(option, task)})" for option in constraint.options) + ")"


@of_task.register
def _(constraint: AllOf, task: str) -> str:
    return "(" + " AND ".join(of_task(option, task) for option in constraint.options) + ")"


@of_task.register
def _(constraint: Not, task: str) -> str:
    return f"NOT ({of_task(constraint.option, task)})"


@of_task.register
def _(constraint: RoleCount, task: str) -> str:
    return f"{_number('unit', 'any', constraint.roles, task)} {constraint.comparator} {constraint.number}"


@of_task.register
def _(constraint: Counted, task: str) -> str:
    number = _number(constraint.by, constraint.target, ALL_ROLES, task)
    return f"{number} {constraint.comparator} {constraint.number}"


@of_task.register
def _(constraint: HasTarget, task: str) -> str:
    return f"{_number('target', constraint.kind, ALL_ROLES, task)} {'=' if constraint.negated else '>'} 0"


@of_task.register
def _(constraint: TargetIs, task: str) -> str:
    return f"EXISTS (SELECT 1 FROM ledger_target y WHERE y.task = {task} AND {of_target(constraint, 'y')})"


def _number(by: Kind, target: TargetKind, roles: frozenset[str], task: str) -> str:
    """Return how many units, or targets of a kind, a task has; NotTold for other kinds."""
    return f"(SELECT {counted(by, target, roles)} AND m.task = {task})"


def counted(by: Kind, target: TargetKind, roles: frozenset[str]) -> str:
    """Return what counts units, or targets of a kind, of the tasks of some rows `m`; NotTold for other kinds."""
    if by == "unit":
        return f"COUNT(DISTINCT m.unit) AS n FROM ledger_duty m WHERE m.role IN ({listed(roles)})"
    if by != "target":
        raise NotTold(by)
    return f"COUNT(*) AS n FROM ledger_target m WHERE {'m.task IS NOT NULL' if target == 'any' else f'm.{target}'}"


def listed(roles: frozenset[str]) -> str:
    """Return roles as SQL."""
    return texts(sorted(roles))


def texts(said: Collection[str]) -> str:
    """Return texts as SQL; NotTold for what no statement can hold."""
    if len(said) > MOST_NAMED or any("\0" in text for text in said):
        raise NotTold(said)
    return ", ".join("'" + text.replace("'", "''") + "'" for text in said)


def bound(statement: str) -> tuple[str, list[str]]:
    """Return a statement with a place for each text in it, and the texts: SQLite plans those of one build once.

    >>> bound("SELECT 1 WHERE 'it''s' IN ('a', '')")
    ('SELECT 1 WHERE ? IN (?, ?)', ["it's", 'a', ''])
    """
    said = [text.replace("''", "'") for text in _TEXT.findall(statement)]
    return (_TEXT.sub("?", statement), said) if len(said) <= MOST_NAMED else (statement, [])


def of_target(constraint: TargetIs | InPart, x: str) -> str:
    """Return the condition on a target that a constraint sets: what is not stated meets none."""
    if isinstance(constraint, InPart):
        return f"{x}.id IN (SELECT w.target FROM ledger_inside w WHERE w.part IN ({texts(constraint.parts)}))"
    said = [f"{x}.{constraint.kind}"] if constraint.kind != "any" else []
    said += [f"{x}.iri IN ({texts(constraint.targets)})"] if constraint.targets else []
    said += [f"{x}.deadline IN ({_years(constraint.deadlines)})"] if constraint.deadlines else []
    said += [f"{x}.baseline IN ({_years(constraint.baselines)})"] if constraint.baselines else []
    if constraint.value is not None and constraint.comparator:
        said.append(f"CAST({x}.value AS REAL) {constraint.comparator} {constraint.value:g}")
    said += [f"{x}.change = {texts([ZRV + constraint.change])}"] if constraint.change else []
    said += [f"{x}.deadline < {constraint.before}"] if constraint.before else []
    said += [f"{x}.deadline > {constraint.after}"] if constraint.after else []
    said += [f"{x}.deadline NOT IN ({_years(constraint.other_than)})"] if constraint.other_than else []
    said += [f"{x}.iri NOT IN ({texts(constraint.excluded)})"] if constraint.excluded else []
    said += [f"{x}.deadline IS NULL"] if constraint.undated else []
    said += [f"{x}.deadline IS NOT NULL"] if constraint.dated else []
    said += [f"{x}.baseline IS NOT NULL"] if constraint.based else []
    said += [f"{x}.unit = {texts([constraint.unit])}"] if constraint.unit else []
    return " AND ".join(said) or "TRUE"


def _years(years: Iterable[int]) -> str:
    return ", ".join(map(str, years))
