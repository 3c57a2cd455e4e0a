"""Questions about tasks, their units and targets, answered from the ledger of the store's library.

What is found is the table that the SPARQL of the form finds. The engine takes 4 to 12 µs for each text of a result and
10 to 30 for each look-up, so that names and counts of all units of ten thousand plans took it ten seconds; SQLite,
which has them by number, takes a tenth of one. For the tasks of one unit the engine takes half a millisecond, most of
it to plan, SQLite a tenth. A form that is not known here is left to the store. Laws hold the tables to the store's.
"""

# ruff: noqa: S608 - conditions are made of numbers, roles and quoted texts

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kg.store import XSD, Store, Table, Term, state_of
from kg.stores.kept import KeptTables
from ontology.namespaces import ZRV
from query.conditions import NotTold, bound, counted, listed, of_target, of_tasks, texts
from query.constraints import ALL_ROLES, InPart, TargetIs, ThingIn
from query.lexicon.fulltext import Row, Texts
from query.lexicon.library import apart
from query.logic import Logic
from query.sparql import compile_found
from query.tallies import named_units

_STATED = ("value", "max", "unit", "deadline", "baseline", "comparator", "change")
_OF_TARGET = {"x": "x.iri", "label": "x.label", "order": "x.place", **{name: f"x.{name}" for name in _STATED}}
_DESCRIBED = {
    "task": {"x": "t.iri", "number": "t.number", "label": "t.label", "order": "t.place"},
    "target": {**_OF_TARGET, "task_number": "o.number", "task": "o.iri"},
    "unit": {"x": "u.iri", "label": "c.name", "role": "c.role", "task": "k.iri", "rank": "c.rank", "r": "c.iri"},
}
_FROM = {
    "task": "ledger_task t",
    "target": "ledger_target x LEFT JOIN ledger_task o ON o.id = x.task",
    "unit": "ledger_clause c CROSS JOIN ledger_unit u ON u.id = c.unit CROSS JOIN ledger_task k ON k.id = c.task",
}
_NUMBER = {"task": "COUNT(*)", "target": "COUNT(*)", "unit": "COUNT(DISTINCT c.unit)"}
_ORDER = {"task": "t.place, t.id", "target": "x.place, x.id", "unit": "c.task, c.rank, c.unit"}
_NAMES = ("x", "a", "b", "task", "comparator", "change", "role", "r")
_TYPES = {"order": "integer", "deadline": "integer", "baseline": "integer", "n": "integer", "rank": "integer"}
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
_SETS_COUNTED = ("ratio", "times", "difference", "sum", "more", "same")
Columns = dict[str, str]
Select = Callable[[str], Table]


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
    if logic.kind != "task":
        return find(ledger, select, replace(logic, operation="select"), compile_found(logic))
    table = _found(ledger.texts, logic, most) if ledger else None
    return select(compile_found(logic) + (f" LIMIT {most}" if most else "")) if table is None else table


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
    if counts and logic.kind == "unit" and (not full_names or named_units(logic)):
        raise NotTold
    return _counts(ledger, logic) if counts else _things(ledger, logic)


def _found(ledger: Texts, logic: Logic, most: int | None) -> Table | None:
    try:
        rest = f"WHERE {of_tasks(logic.where, 't.id')} ORDER BY t.place, t.id LIMIT {most or -1}"
    except NotTold:
        return None
    return _table(ledger, {"x": "t.iri", "order": "t.place"}, f"FROM ledger_task t {rest}")


def _things(ledger: Texts, logic: Logic) -> Table:
    """Return tasks, targets or units, each described, or their number; of a ranking of targets all in its order."""
    if logic.operation in _SETS_COUNTED:
        return _sides(ledger, logic)
    kind, where = logic.kind, _wanted(logic)
    if logic.operation == "count":
        return _table(ledger, {"n": _NUMBER[kind]}, _rest(kind, where))
    columns, order = _DESCRIBED[kind], _ORDER[kind]
    if logic.operation == "rank" and logic.attribute != "order":
        key = "x.deadline" if logic.attribute == "deadlineYear" else "x.value"
        columns, where = {**columns, "n": key}, f"{where} AND {key} IS NOT NULL"
        order = f"CAST({key} AS REAL) {'DESC' if logic.descending else 'ASC'}, {order}"
    elif logic.operation not in ("select", "exists"):
        raise NotTold(logic.operation)
    return _table(ledger, columns, f"{_rest(kind, where)} ORDER BY {order}")


def _rest(kind: str, where: str) -> str:
    return f"FROM {_FROM[kind]} WHERE {where}"


def _sides(ledger: Texts, logic: Logic) -> Table:
    """Return how many tasks, targets or units there are on each side of two or more that are set against each other."""
    if any(side.operation != "count" or side.kind not in _NUMBER for side in logic.others):
        raise NotTold(logic.operation)
    counts = {f"n{i}": f"(SELECT {_NUMBER[s.kind]} {_rest(s.kind, _wanted(s))})" for i, s in enumerate(logic.others)}
    return _table(ledger, counts, "")


def _wanted(logic: Logic) -> str:
    """Return the condition on the tasks, targets or units that a form asks for; NotTold for other kinds."""
    if logic.kind == "task":
        return of_tasks(logic.where, "t.id")
    if logic.kind == "unit":
        return _units(logic)
    if logic.kind != "target":
        raise NotTold(logic.kind)
    targets = [of_target(c, "x") for c in logic.where if isinstance(c, TargetIs | InPart)]
    tasks = tuple(c for c in logic.where if not isinstance(c, TargetIs | InPart))
    of_task = [f"x.task IS NOT NULL AND {of_tasks(tasks, 'x.task')}"] if tasks else []
    return " AND ".join([*targets, *of_task]) or "TRUE"


def _units(logic: Logic) -> str:
    """Return the condition on the clauses of the units in some roles in some tasks, some of the units perhaps alone."""
    if logic.every:
        raise NotTold
    among = [c for c in logic.where if isinstance(c, ThingIn)]
    tasks = tuple(c for c in logic.where if not isinstance(c, ThingIn))
    named = [f"u.iri {'NOT ' if c.negated else ''}IN ({texts(c.things)})" for c in among]
    role = [f"c.role IN ({texts(sorted(ZRV + role for role in logic.roles))})"] if logic.roles != ALL_ROLES else []
    return " AND ".join([*named, *role, of_tasks(tasks, "c.task")])


def _counts(ledger: Texts, logic: Logic) -> Table:
    """Return units, by their full names, with the number of their tasks, or tasks with that of units or targets."""
    of_all = logic.kind == "task" and logic.limit is None and bool(logic.where)  # tasks that have none are among them
    if (logic.kind, logic.by) == ("unit", "task"):
        of_unit = f"d.role IN ({listed(logic.roles)}) AND {of_tasks(logic.where, 'd.task')}"
        number = f"SELECT d.unit, COUNT(DISTINCT d.task) AS n FROM ledger_duty d WHERE {of_unit} GROUP BY d.unit"
        columns = {"x": "u.iri", "label": "u.name", "n": "c.n"}
        rest = f"FROM ({number}) c CROSS JOIN ledger_unit u ON u.id = c.unit WHERE u.name IS NOT NULL"
        order = "u.name, u.id"
    elif logic.kind == "task":
        number = f"{counted(logic.by, logic.by_target, logic.roles)} GROUP BY m.task"
        columns = {"x": "t.iri", "number": "t.number", "label": "t.label", "n": "COALESCE(c.n, 0)", "order": "t.place"}
        join = f"{'LEFT' if of_all else ''} JOIN (SELECT m.task, {number}) c ON c.task = t.id"
        rest, order = f"FROM ledger_task t {join} WHERE {of_tasks(logic.where, 't.id')}", "t.place, t.id"
    else:
        raise NotTold(logic.kind)
    if logic.operation == "rank":
        order = f"COALESCE(c.n, 0) {'DESC' if logic.descending else 'ASC'}, {order}"
    ranks = logic.limit if logic.operation == "rank" else None
    return _table(ledger, columns, f"{rest} ORDER BY {order}", ranks, logic.place)


def _first_ranks(rows: Sequence[Row], place: int, limit: int, rank: int) -> Sequence[Row]:
    """Return a ranking by the number at a place down to its last rank, with all that tie for it; or one rank alone."""
    if rank > 1:
        numbers = list(dict.fromkeys(row[place] for row in rows))[rank - 1 : rank]
        return [row for row in rows if row[place] in numbers]
    end = limit
    while end < len(rows) and rows[end][place] == rows[limit - 1][place]:
        end += 1
    return rows[:end]


def _table(ledger: Texts, columns: Columns, rest: str, ranks: int | None = None, rank: int = 1) -> Table:
    """Return the rows of a query as terms, each that comes again made once; of a ranking by `n` so many `ranks`."""
    rows: Sequence[Row] = ledger.rows(*bound(f"SELECT {', '.join(columns.values())} {rest}"))
    rows = _first_ranks(rows, list(columns).index("n"), ranks, rank) if ranks else rows
    sorts = ["value" if source == "x.value" else name.rstrip("0123456789") for name, source in columns.items()]
    cells = [_terms(sort, column) for sort, column in zip(sorts, zip(*rows, strict=True), strict=False)]
    return Table(tuple(columns), tuple(zip(*cells, strict=True)))


def _terms(name: str, values: tuple[object, ...]) -> list[Term | None]:
    datatype = f"{XSD}{_TYPES[name]}" if name in _TYPES else None
    made = {each: Term("iri" if name in _NAMES else "literal", str(each), datatype) for each in set(values) - {None}}
    return [None if each is None else made[each] for each in values]
