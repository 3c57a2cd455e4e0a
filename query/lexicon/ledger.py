"""The ledger of a library: tasks, units and targets by number, who has which role in which task, what targets state.

What counts all units of a province reads no text from the store for it (`query/quick.py`). The ledger is made with the
library that it is part of, and is good for the same state of the store. A store that says of a thing more than one
label, order or value, as files of others may, has none.
"""

from __future__ import annotations

import sqlite3

from kg.store import XSD, Store
from ontology.namespaces import PREFIXES, ZRV
from query.constraints import ALL_ROLES
from query.whole import in_a_row, tabled

SCHEMA = """
CREATE TABLE ledger_task (id INTEGER PRIMARY KEY, iri TEXT, number TEXT, label TEXT, place INTEGER);
CREATE TABLE ledger_unit (id INTEGER PRIMARY KEY, iri TEXT, name TEXT);
CREATE TABLE ledger_duty (role TEXT, unit INTEGER, task INTEGER, PRIMARY KEY (role, unit, task)) WITHOUT ROWID;
CREATE INDEX duty_of_task ON ledger_duty (task, role, unit);
CREATE UNIQUE INDEX task_of_name ON ledger_task (iri);
CREATE INDEX task_of_number ON ledger_task (number);
CREATE UNIQUE INDEX unit_of_name ON ledger_unit (iri);
CREATE TABLE ledger_clause (
  id INTEGER PRIMARY KEY, iri TEXT, task INTEGER, unit INTEGER, role TEXT, name TEXT, rank INTEGER
);
CREATE INDEX clause_of_task ON ledger_clause (task);
CREATE INDEX clause_of_unit ON ledger_clause (unit);
CREATE TABLE ledger_within (part TEXT, task INTEGER, PRIMARY KEY (part, task)) WITHOUT ROWID;
CREATE TABLE ledger_inside (part TEXT, target INTEGER, PRIMARY KEY (part, target)) WITHOUT ROWID;
CREATE TABLE ledger_mention (thing TEXT, task INTEGER, PRIMARY KEY (thing, task)) WITHOUT ROWID;
CREATE TABLE ledger_target (
  id INTEGER PRIMARY KEY, iri TEXT, label TEXT, place INTEGER, value TEXT, max TEXT, unit TEXT, deadline INTEGER,
  baseline INTEGER, comparator TEXT, change TEXT, quantity INTEGER, milestone INTEGER, task INTEGER
);
CREATE INDEX target_of_task ON ledger_target (task);
CREATE UNIQUE INDEX target_of_name ON ledger_target (iri);
"""
_PROLOGUE = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("zr", "rdfs", "skos", "org"))
_TASKS = (
    "?x ?number ?label ?order",
    ("?x a zr:Task", "?x rdfs:label ?label", "?x zr:order ?order"),
    ("?x zr:number ?number",),
    "?x",
)
_TARGETS = (
    "?x ?label ?order ?value ?max ?unit ?deadline ?baseline ?comparator ?change ?quantity ?milestone ?task",
    ("?x a zr:Target", "?x zr:indicator ?label", "?x zr:order ?order"),
    (
        "?x zr:value ?value",
        "?x zr:valueMax ?max",
        "?x zr:unit ?unit",
        "?x zr:deadlineYear ?deadline",
        "?x zr:baselineYear ?baseline",
        "?x zr:comparator ?comparator",
        "?x zr:change ?change",
        "?x a zr:QuantitativeTarget . BIND(1 AS ?quantity)",
        "?x a zr:Milestone . BIND(1 AS ?milestone)",
        "?x zr:ofTask ?task",
    ),
    "?x",
)
_CLAUSES = (
    "?x ?task ?who ?role ?name ?rank",
    (
        "?x zr:onTask ?task",
        "?x org:organization ?who",
        "?x org:role ?role",
        "?x zr:printedName ?name",
        "?x zr:rank ?rank",
    ),
    (),
    "?x",
)
_UNITS = "{ SELECT DISTINCT ?x WHERE { ?task zr:responsibleUnit ?x } }"
_ANY = in_a_row("?task zr:responsibleUnit ?x")
_NO_ROLE = f"MINUS {{ ?task {'|'.join(f'zr:{role}' for role in sorted(ALL_ROLES))} ?x }}"
_UNLIKE = f"SELECT (COUNT(*) AS ?n) WHERE {{ {_ANY} {_NO_ROLE} }}"
_RESPONSIBLE = "SELECT (COUNT(*) AS ?n) WHERE { ?task zr:responsibleUnit ?x }"
_ALL = "SELECT (COUNT(?x) AS ?n) WHERE { ?x a zr:%s }"
_TYPES = {"order": "integer", "deadline": "integer", "baseline": "integer", "value": "decimal", "max": "decimal"}
_TYPES |= {"quantity": "integer", "milestone": "integer", "rank": "integer"}
_NAMES = ("x", "task", "who", "role", "part", "whole", "comparator", "change")
Values = tuple[str | None, ...]


class _Irregular(Exception):
    """A store says otherwise than a ledger can keep."""


def write_ledger(library: sqlite3.Connection, store: Store) -> None:
    """Write the ledger of a store into the empty tables of its library, nothing where the store has none."""
    try:
        task_rows = _things(store, "Task", tabled(*_TASKS, whole=True))
        target_rows = _things(store, "Target", tabled(*_TARGETS, whole=True))
        duties = _duties(store)
        clause_rows = _clauses(store, duties)
        names = _least_names(store)
        within, mentions = _within(store), _rows(store, "SELECT ?x ?task WHERE { ?task zr:mentions ?x }")
        inside = _rows(store, "SELECT ?part ?x WHERE { ?x (zr:inBox|zr:inSection|zr:inChapter) ?part }")
    except _Irregular:
        return
    tasks = {row[0]: number for number, row in enumerate(task_rows)}
    units = {unit: number for number, unit in enumerate(sorted({unit for _, unit, _ in duties}))}
    if not tasks.keys() >= {task for _, _, task in duties} | {row[-1] for row in target_rows if row[-1]}:
        return
    insert = library.executemany
    insert("INSERT INTO ledger_task VALUES (?, ?, ?, ?, ?)", ((number, *row) for number, row in enumerate(task_rows)))
    insert(
        "INSERT INTO ledger_unit VALUES (?, ?, ?)", ((number, unit, names.get(unit)) for unit, number in units.items())
    )
    insert(
        "INSERT INTO ledger_duty VALUES (?, ?, ?)",
        sorted((role, units[unit], tasks[task]) for role, unit, task in duties),
    )
    insert(
        "INSERT INTO ledger_target VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, *row[:-1], tasks.get(str(row[-1]))) for number, row in enumerate(target_rows)),
    )
    insert(
        "INSERT INTO ledger_clause VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (number, name, tasks[task], units[str(unit)], *rest)
            for number, (name, task, unit, *rest) in enumerate(clause_rows)
        ),
    )
    targets = {row[0]: number for number, row in enumerate(target_rows)}
    for table, found, known in (("within", within, tasks), ("mention", mentions, tasks), ("inside", inside, targets)):
        kept = sorted({(str(name), known[thing]) for name, thing in found if thing in known})
        insert(f"INSERT INTO ledger_{table} VALUES (?, ?)", kept)  # noqa: S608 - one of three names
    library.execute("INSERT INTO fact VALUES ('ledger', '')")


def _things(store: Store, kind: str, query: str) -> list[Values]:
    """Return what describes each thing of a class; all are described, and once."""
    rows = _rows(store, query)
    if not _number(store, _ALL % kind) == len({row[0] for row in rows}) == len(rows):
        raise _Irregular
    return rows


def _duties(store: Store) -> list[tuple[str, str, str]]:
    """Return roles, each with a unit and the task in which it has that role; who is responsible has one of them."""
    found = [
        (role, str(unit), str(task))
        for role in sorted(ALL_ROLES)
        for unit, task in _rows(store, f"SELECT ?x ?task WHERE {{ ?task zr:{role} ?x }}")
    ]
    pairs = {(unit, task) for _, unit, task in found}
    if len(set(found)) < len(found) or _number(store, _RESPONSIBLE) != len(pairs) or _number(store, _UNLIKE):
        raise _Irregular
    return found


def _clauses(store: Store, duties: list[tuple[str, str, str]]) -> list[Values]:
    """Return what describes each responsibility; they say of roles what the tasks say."""
    rows = _things(store, "Responsibility", tabled(*_CLAUSES, whole=True))
    said = {(str(role).removeprefix(ZRV), unit, task) for _, task, unit, role, *_ in rows}
    if said != set(duties):
        raise _Irregular
    return rows


def _within(store: Store) -> set[tuple[str, str]]:
    """Return all that things stand below, each with the thing: a part, the part of that, and so on."""
    above: dict[str, set[str]] = {}
    for part, whole in _rows(store, "SELECT ?part ?whole WHERE { ?part zr:partOf ?whole }"):
        above.setdefault(str(part), set()).add(str(whole))
    found: set[tuple[str, str]] = set()
    for thing, wholes in above.items():
        left = [*wholes]
        while left:
            whole = left.pop()
            if (whole, thing) not in found:
                found.add((whole, thing))
                left += above.get(whole, ())
    return found


def _least_names(store: Store) -> dict[str, str]:
    """Return the first in order of the names of each unit."""
    found: dict[str, str] = {}
    for unit, name in _rows(store, f"SELECT ?x ?name WHERE {{ {_UNITS} {in_a_row('?x skos:prefLabel ?name')} }}"):
        found[str(unit)] = min(found.get(str(unit), str(name)), str(name))
    return found


def _number(store: Store, query: str) -> int:
    ((found,),) = store.select(_PROLOGUE + query).rows
    return int(found.value) if found else 0


def _rows(store: Store, query: str) -> list[Values]:
    """Return the values of a table each of whose columns has terms of its own sort alone."""
    table = store.select(_PROLOGUE + query)
    for name in table.variables:
        sort = ("iri" if name in _NAMES else "literal", f"{XSD}{_TYPES[name]}" if name in _TYPES else None, None)
        if {(cell.kind, cell.datatype, cell.language) for cell in table.column(name) if cell} - {sort}:
            raise _Irregular
    return [tuple([cell and cell.value for cell in row]) for row in table.rows]
