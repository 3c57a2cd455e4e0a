"""Tasks as a picture needs them, read from the graph: their units with roles, their targets, and where it says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kg.facts import Role
from kg.store import Store, Term
from ontology.namespaces import PREFIXES, ZRV
from viz.model import Proof
from viz.quoting import Texts, read_texts

Record = dict[str, Any]

_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_TASKS = """SELECT ?task ?number ?title ?document ?order ?deadline ?chapter ?section ?start ?end WHERE {
  ?task a zr:Task ; zr:inDocument ?document . %s
  OPTIONAL { ?task zr:number ?number } OPTIONAL { ?task rdfs:label ?title } OPTIONAL { ?task zr:order ?order }
  OPTIONAL { ?task zr:deadlineText ?deadline }
  OPTIONAL { ?task zr:inChapter/zr:heading ?chapter } OPTIONAL { ?task zr:inSection/zr:heading ?section }
  OPTIONAL { ?task zr:evidence/oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }
}"""
_PARTS = """SELECT ?task ?part ?unit (STR(?preferred) AS ?name) ?printed ?role ?rank ?start ?end WHERE {
  ?part zr:onTask ?task ; org:organization ?unit ; org:role ?role . %s
  ?unit skos:prefLabel ?preferred .
  OPTIONAL { ?part zr:printedName ?printed } OPTIONAL { ?part zr:rank ?rank }
  OPTIONAL { ?part zr:evidence/oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }
}"""
_TARGETS = """SELECT ?task ?target ?indicator ?value ?maximum ?unit ?comparator ?change ?deadline ?order ?start ?end
WHERE {
  ?target zr:ofTask ?task ; zr:indicator ?indicator . %s
  OPTIONAL { ?target zr:value ?value } OPTIONAL { ?target zr:valueMax ?maximum } OPTIONAL { ?target zr:unit ?unit }
  OPTIONAL { ?target zr:comparator ?comparator } OPTIONAL { ?target zr:change ?change }
  OPTIONAL { ?target zr:deadlineYear ?deadline } OPTIONAL { ?target zr:order ?order }
  OPTIONAL { ?target zr:evidence/oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }
}"""
_LOOSE = """SELECT ?document ?target ?indicator ?value ?maximum ?unit ?comparator ?change ?deadline ?order ?start ?end
WHERE {
  ?target zr:indicator ?indicator ; zr:inDocument ?document . FILTER NOT EXISTS { ?target zr:ofTask ?task }
  OPTIONAL { ?target zr:value ?value } OPTIONAL { ?target zr:valueMax ?maximum } OPTIONAL { ?target zr:unit ?unit }
  OPTIONAL { ?target zr:comparator ?comparator } OPTIONAL { ?target zr:change ?change }
  OPTIONAL { ?target zr:deadlineYear ?deadline } OPTIONAL { ?target zr:order ?order }
  OPTIONAL { ?target zr:evidence/oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }
}"""

ALL_TASKS = ""
TASKS_OF_UNIT = "?task zr:responsibleUnit ?subject ."
TASKS_OF_NUMBER = "?task zr:number ?subject ."


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's role in a task; `name` is the unit's own name, `printed` the name as it stands in the clause."""

    iri: str
    unit: str
    name: str
    printed: str
    role: Role
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class Goal:
    """One target of a task, as numbers where it has them."""

    iri: str
    indicator: str
    value: Decimal | None
    maximum: Decimal | None
    unit: str
    comparator: str
    change: str
    deadline: int | None
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class LooseGoal:
    """A target that belongs to no task, with the document it stands in and all names of that."""

    goal: Goal
    document: str
    source: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """One task with its parts in the order of the clause and its goals in the order of the text."""

    iri: str
    number: str
    title: str
    document: str
    source: str
    names: tuple[str, ...]
    path: tuple[str, ...]
    deadline: str
    parts: tuple[Part, ...]
    goals: tuple[Goal, ...]
    proof: Proof | None

    def roles_of(self, unit: str) -> tuple[Role, ...]:
        """Return the roles that the organisation of this IRI has in the task, in the order of the clause."""
        return tuple(dict.fromkeys(part.role for part in self.parts if part.unit == unit))


def read_tasks(store: Store, which: str = ALL_TASKS, subject: Term | None = None) -> tuple[TaskRecord, ...]:
    """Return the tasks that the pattern `which` picks, by document and place in it."""
    rows = _first_rows(_records(store, _TASKS, which, subject), "task")
    parts = _by_task(_first_rows(_records(store, _PARTS, which, subject), "part"))
    goals = _by_task(_first_rows(_records(store, _TARGETS, which, subject), "target"))
    texts = read_texts(store, {str(row["document"]) for row in rows})
    rows.sort(key=lambda row: (texts.name(row["document"]), row["document"], row.get("order", 0), row["task"]))
    return tuple(_task(row, parts.get(row["task"], []), goals.get(row["task"], []), texts) for row in rows)


def read_loose_goals(store: Store) -> tuple[LooseGoal, ...]:
    """Return the targets that belong to no task, by document and place in it."""
    rows = _first_rows(store.select(_PREFIXES + _LOOSE).records(), "target")
    texts = read_texts(store, {str(row["document"]) for row in rows})
    rows.sort(key=lambda row: (texts.name(row["document"]), row["document"], row.get("order", 0), row["target"]))
    return tuple(_loose(row, texts) for row in rows)


def _loose(row: Record, texts: Texts) -> LooseGoal:
    document = str(row["document"])
    known = "start" in row and "end" in row
    proof = texts.proof(document, None, row["start"], row["end"]) if known else None
    return LooseGoal(_goal(row, proof), document, texts.name(document), texts.all_names(document))


def _records(store: Store, query: str, which: str, subject: Term | None) -> list[Record]:
    bindings = {"subject": subject} if subject is not None else None
    return list(store.select(_PREFIXES + query % which, bindings=bindings).records())


def _first_rows(rows: Iterable[Record], key: str) -> list[Record]:
    """Keep one row for each thing: the one whose evidence stands first."""
    kept: dict[str, Record] = {}
    for row in sorted(rows, key=lambda row: (str(row[key]), row.get("start", 0), sorted(map(str, row.values())))):
        kept.setdefault(str(row[key]), row)
    return list(kept.values())


def _by_task(rows: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(row["task"], []).append(row)
    return found


def _task(row: Record, parts: list[Record], goals: list[Record], texts: Texts) -> TaskRecord:
    document, number = str(row["document"]), str(row.get("number", ""))

    def proof(fact: Record) -> Proof | None:
        return texts.proof(document, number, fact["start"], fact["end"]) if "start" in fact and "end" in fact else None

    parts = sorted(parts, key=lambda part: (part.get("rank", 0), part.get("start", 0), part["part"]))
    goals = sorted(goals, key=lambda goal: (goal.get("order", 0), goal.get("start", 0), goal["target"]))
    path = tuple(str(row[name]) for name in ("chapter", "section") if row.get(name))
    return TaskRecord(
        row["task"], number, str(row.get("title", "")), document, texts.name(document),
        texts.all_names(document), path,
        str(row.get("deadline", "")), tuple(_part(part, proof(part)) for part in parts),
        tuple(_goal(goal, proof(goal)) for goal in goals), proof(row),
    )  # fmt: skip


def _part(row: Record, proof: Proof | None) -> Part:
    role: Role = str(row["role"]).removeprefix(ZRV)  # type: ignore[assignment]
    return Part(row["part"], row["unit"], row["name"], str(row.get("printed", row["name"])), role, proof)


def _goal(row: Record, proof: Proof | None) -> Goal:
    return Goal(
        row["target"], str(row["indicator"]), _number(row.get("value")), _number(row.get("maximum")),
        str(row.get("unit", "")), _local(row.get("comparator")), _local(row.get("change")), row.get("deadline"), proof,
    )  # fmt: skip


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _local(iri: object) -> str:
    return "" if iri is None else str(iri).removeprefix(ZRV)
