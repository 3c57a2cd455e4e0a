"""Questions over everything, answered from the ledger of the store's library: the table that their SPARQL finds.

The engine takes 4 to 12 µs for each text of a result and 10 to 30 for each look-up, so that names and counts of all
units of ten thousand plans took it ten seconds; SQLite, which has them by number, takes a tenth of one. A form that is
not known here is left to the store, as are questions that name something. Laws hold the tables against the store's.
"""

# ruff: noqa: S608 - conditions are made of numbers, roles and quoted texts

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from kg.store import XSD, Store, Table, Term, state_of
from kg.stores.kept import KeptTables
from ontology.namespaces import ZRV
from query.lexicon.fulltext import Row, Texts
from query.lexicon.library import apart
from query.logic import ALL_ROLES, Constraint, Counted, HasTarget, Kind, Logic, RoleCount, TargetIs, TargetKind
from query.sparql import compile_found

_STATED = ("value", "max", "unit", "deadline", "baseline", "comparator", "change")
_OF_TARGET = {"x": "x.iri", "label": "x.label", "order": "x.place", **{name: f"x.{name}" for name in _STATED}}
_DESCRIBED = {
    "task": {"x": "t.iri", "number": "t.number", "label": "t.label", "order": "t.place"},
    "target": {**_OF_TARGET, "task_number": "o.number", "task": "o.iri"},
}
_FROM = {"task": "ledger_task t", "target": "ledger_target x LEFT JOIN ledger_task o ON o.id = x.task"}
_NAMES = ("x", "a", "b", "task", "comparator", "change")
_TYPES = {"order": "integer", "deadline": "integer", "baseline": "integer", "n": "integer"}
_TYPES |= {"value": "decimal", "max": "decimal"}
_PAIR = {"a": "a.iri", "b": "b.iri", "n": "p.n", "first": "a.name", "second": "b.name"}
_PAIRS = """FROM (
  SELECT one, other, n, MAX(n) OVER () AS most FROM (
    WITH duty AS (SELECT DISTINCT task, unit FROM ledger_duty)
    SELECT x.unit AS one, y.unit AS other, COUNT(*) AS n FROM duty x JOIN duty y ON y.task = x.task AND y.unit > x.unit
    GROUP BY x.unit, y.unit
  )
) p JOIN ledger_unit a ON a.id = p.one JOIN ledger_unit b ON b.id = p.other
WHERE p.n = p.most AND a.name IS NOT NULL AND b.name IS NOT NULL ORDER BY a.id, b.id"""
Columns = dict[str, str]
Select = Callable[[str], Table]


class NotTold(Exception):
    """The ledger does not tell what is asked: the store is asked."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The library of a store that shows one state as long as it is open, and the tables that it keeps of it."""

    texts: Texts
    kept: KeptTables


def ledger_of(store: Store, texts: Texts) -> Ledger | None:
    """Return the ledger of a store's library; none where the store may change, or what it says is too manifold."""
    from kg.stores.embedded import EmbeddedStore

    if not isinstance(store, EmbeddedStore) or store.writable or not state_of(store):
        return None
    known = texts.rows("SELECT 1 FROM fact WHERE name = 'ledger'")
    return Ledger(Texts(apart(texts.connection)), store.kept) if known else None


def find(ledger: Ledger | None, select: Select, logic: Logic, sparql: str, *, full_names: bool = False) -> Table:
    """Return what the SPARQL of a logical form finds: by the ledger where that tells, else from the store."""
    table = table_of(ledger, logic, full_names=full_names) if ledger else None
    return select(sparql) if table is None else table


def find_tasks(ledger: Ledger | None, select: Select, logic: Logic, most: int | None = None) -> Table:
    """Return the tasks that a selection finds, the first up to a number; of other things all."""
    table = _found(ledger.texts, logic, most) if ledger and logic.kind == "task" else None
    limit = f" LIMIT {most}" if most and logic.kind == "task" else ""
    return select(compile_found(logic) + limit) if table is None else table


def table_of(ledger: Ledger, logic: Logic, *, full_names: bool = False) -> Table | None:
    """Return the table of a form by the ledger, None where that does not tell."""
    try:
        return ledger.kept.table((logic, full_names), lambda: _told(ledger.texts, logic, full_names=full_names))
    except NotTold:
        return None


def pairs_of(ledger: Ledger) -> Table:
    """Return the pairs of units that share the most tasks, every tie among them, by their full names."""
    return ledger.kept.table("pairs", lambda: _table(ledger.texts, _PAIR, _PAIRS))


def _told(ledger: Texts, logic: Logic, *, full_names: bool) -> Table:
    counts = logic.operation in ("group", "rank") and logic.kind != "target" and logic.attribute != "order"
    if counts and logic.kind == "unit" and not full_names:
        raise NotTold
    return _counts(ledger, logic) if counts else _things(ledger, logic)


def _found(ledger: Texts, logic: Logic, most: int | None) -> Table | None:
    try:
        rest = f"WHERE {_tasks(logic.where, 't.id')} ORDER BY t.place, t.id LIMIT {most or -1}"
    except NotTold:
        return None
    return _table(ledger, {"x": "t.iri", "order": "t.place"}, f"FROM ledger_task t {rest}")


def _things(ledger: Texts, logic: Logic) -> Table:
    """Return tasks or targets, each described, or their number; of a ranking of targets all in its order."""
    kind, where = logic.kind, _wanted(logic)
    if logic.operation == "count":
        return _table(ledger, {"n": "COUNT(*)"}, f"FROM {_FROM[kind]} WHERE {where}")
    columns, alias = _DESCRIBED[kind], "t" if kind == "task" else "x"
    order = f"{alias}.place, {alias}.id"
    if logic.operation == "rank" and logic.attribute != "order":
        key = "x.deadline" if logic.attribute == "deadlineYear" else "x.value"
        columns, where = {**columns, "n": key}, f"{where} AND {key} IS NOT NULL"
        order = f"CAST({key} AS REAL) {'DESC' if logic.descending else 'ASC'}, {order}"
    elif logic.operation not in ("select", "exists"):
        raise NotTold(logic.operation)
    return _table(ledger, columns, f"FROM {_FROM[kind]} WHERE {where} ORDER BY {order}")


def _wanted(logic: Logic) -> str:
    """Return the condition on the tasks or targets that a form asks for; NotTold for other kinds."""
    if logic.kind == "task":
        return _tasks(logic.where, "t.id")
    if logic.kind != "target":
        raise NotTold(logic.kind)
    targets = [_target(c, "x") for c in logic.where if isinstance(c, TargetIs)]
    tasks = tuple(c for c in logic.where if not isinstance(c, TargetIs))
    of_task = [f"x.task IS NOT NULL AND {_tasks(tasks, 'x.task')}"] if tasks else []
    return " AND ".join([*targets, *of_task]) or "TRUE"


def _counts(ledger: Texts, logic: Logic) -> Table:
    """Return units, by their full names, with the number of their tasks, or tasks with that of units or targets."""
    listed = logic.kind == "task" and logic.limit is None and bool(logic.where)  # tasks that have none are among them
    if (logic.kind, logic.by) == ("unit", "task"):
        of_unit = f"d.role IN ({_roles(logic.roles)}) AND {_tasks(logic.where, 'd.task')}"
        counted = f"SELECT d.unit, COUNT(DISTINCT d.task) AS n FROM ledger_duty d WHERE {of_unit} GROUP BY d.unit"
        columns = {"x": "u.iri", "label": "u.name", "n": "c.n"}
        rest = f"FROM ({counted}) c CROSS JOIN ledger_unit u ON u.id = c.unit WHERE u.name IS NOT NULL"
        order = "u.name, u.id"
    elif logic.kind == "task":
        counted = f"{_counted(logic.by, logic.by_target, logic.roles)} GROUP BY m.task"
        columns = {"x": "t.iri", "number": "t.number", "label": "t.label", "n": "COALESCE(c.n, 0)", "order": "t.place"}
        join = f"{'LEFT' if listed else ''} JOIN (SELECT m.task, {counted}) c ON c.task = t.id"
        rest, order = f"FROM ledger_task t {join} WHERE {_tasks(logic.where, 't.id')}", "t.place, t.id"
    else:
        raise NotTold(logic.kind)
    if logic.operation == "rank":
        order = f"COALESCE(c.n, 0) {'DESC' if logic.descending else 'ASC'}, {order}"
    ranks = logic.limit if logic.operation == "rank" else None
    return _table(ledger, columns, f"{rest} ORDER BY {order}", ranks)


def _first_ranks(rows: Sequence[Row], place: int, limit: int) -> Sequence[Row]:
    """Return a ranking by the number at a place down to its last rank, with all that tie for it."""
    end = limit
    while end < len(rows) and rows[end][place] == rows[limit - 1][place]:
        end += 1
    return rows[:end]


def _tasks(where: Iterable[Constraint], task: str) -> str:
    """Return the condition that all constraints hold on a task; NotTold where one is not known."""
    return " AND ".join(_task(constraint, task) for constraint in where) or "TRUE"


def _task(constraint: Constraint, task: str) -> str:
    if isinstance(constraint, RoleCount):
        return f"{_number('unit', 'any', constraint.roles, task)} {constraint.comparator} {constraint.number}"
    if isinstance(constraint, Counted):
        number = _number(constraint.by, constraint.target, ALL_ROLES, task)
        return f"{number} {constraint.comparator} {constraint.number}"
    if isinstance(constraint, HasTarget):
        return f"{_number('target', constraint.kind, ALL_ROLES, task)} {'=' if constraint.negated else '>'} 0"
    if not isinstance(constraint, TargetIs) or constraint.undated:  # projects have no deadline of a target
        raise NotTold(constraint)
    return f"EXISTS (SELECT 1 FROM ledger_target y WHERE y.task = {task} AND {_target(constraint, 'y')})"


def _number(by: Kind, target: TargetKind, roles: frozenset[str], task: str) -> str:
    """Return how many units, or targets of a kind, a task has; NotTold for other kinds."""
    return f"(SELECT {_counted(by, target, roles)} AND m.task = {task})"


def _counted(by: Kind, target: TargetKind, roles: frozenset[str]) -> str:
    if by == "unit":
        return f"COUNT(DISTINCT m.unit) AS n FROM ledger_duty m WHERE m.role IN ({_roles(roles)})"
    if by != "target":
        raise NotTold(by)
    return f"COUNT(*) AS n FROM ledger_target m WHERE {'m.task IS NOT NULL' if target == 'any' else f'm.{target}'}"


def _roles(roles: frozenset[str]) -> str:
    return _texts(sorted(roles))


def _texts(texts: Collection[str]) -> str:
    """Return texts as SQL; NotTold for what no statement can hold."""
    if any("\0" in text for text in texts):
        raise NotTold(texts)
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts)


def _target(constraint: TargetIs, x: str) -> str:
    """Return the condition on a target that a constraint sets: what is not stated meets none."""
    if constraint.targets:
        raise NotTold(constraint)
    said = [f"{x}.{constraint.kind}"] if constraint.kind != "any" else []
    said += [f"{x}.deadline IN ({_years(constraint.deadlines)})"] if constraint.deadlines else []
    said += [f"{x}.baseline IN ({_years(constraint.baselines)})"] if constraint.baselines else []
    if constraint.value is not None and constraint.comparator:
        said.append(f"CAST({x}.value AS REAL) {constraint.comparator} {constraint.value:g}")
    said += [f"{x}.change = {_texts([ZRV + constraint.change])}"] if constraint.change else []
    said += [f"{x}.deadline < {constraint.before}"] if constraint.before else []
    said += [f"{x}.deadline > {constraint.after}"] if constraint.after else []
    said += [f"{x}.deadline NOT IN ({_years(constraint.other_than)})"] if constraint.other_than else []
    said += [f"{x}.iri NOT IN ({_texts(constraint.excluded)})"] if constraint.excluded else []
    said += [f"{x}.deadline IS NULL"] if constraint.undated else []
    said += [f"{x}.unit = {_texts([constraint.unit])}"] if constraint.unit else []
    return " AND ".join(said) or "TRUE"


def _years(years: Iterable[int]) -> str:
    return ", ".join(map(str, years))


def _table(ledger: Texts, columns: Columns, rest: str, ranks: int | None = None) -> Table:
    """Return the rows of a query as terms, each that comes again made once; of a ranking by `n` so many `ranks`."""
    rows: Sequence[Row] = ledger.rows(f"SELECT {', '.join(columns.values())} {rest}")
    rows = _first_ranks(rows, list(columns).index("n"), ranks) if ranks else rows
    sorts = ["value" if source == "x.value" else name for name, source in columns.items()]
    cells = [_terms(sort, column) for sort, column in zip(sorts, zip(*rows, strict=True), strict=False)]
    return Table(tuple(columns), tuple(zip(*cells, strict=True)))


def _terms(name: str, values: tuple[object, ...]) -> list[Term | None]:
    datatype = f"{XSD}{_TYPES[name]}" if name in _TYPES else None
    made = {each: Term("iri" if name in _NAMES else "literal", str(each), datatype) for each in set(values) - {None}}
    return [None if each is None else made[each] for each in values]
