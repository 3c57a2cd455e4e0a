"""Tasks as a picture needs them, read from the graph: their units with roles, their targets, and where it says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from weakref import WeakKeyDictionary

from kg.facts import Role
from kg.store import Store, Term
from ontology.namespaces import ZRV
from viz.gather import Record, Things, gather
from viz.gather import texts as labels
from viz.model import Proof
from viz.quoting import Texts, read_texts

_TASKS = Things(
    "task",
    "?task a zr:Task ; zr:inDocument ?document .",
    ("document",),
    "?task a zr:Task .",
    {"number": "zr:number", "title": "rdfs:label", "order": "zr:order", "deadline": "zr:deadlineText",
     "chapter": "zr:inChapter/zr:heading", "section": "zr:inSection/zr:heading"},
)  # fmt: skip
_PARTS = Things(
    "part",
    "?part zr:onTask ?task ; org:organization ?unit ; org:role ?role .",
    ("task", "unit", "role"),
    "?part org:role ?any .",
    {"printed": "zr:printedName", "rank": "zr:rank"},
)
_MEASURES = {
    "value": "zr:value", "maximum": "zr:valueMax", "unit": "zr:unit", "comparator": "zr:comparator",
    "change": "zr:change", "deadline": "zr:deadlineYear", "order": "zr:order",
}  # fmt: skip
_AIM = "?target zr:indicator ?indicator ."
_TARGETS = Things("target", f"{_AIM} ?target zr:ofTask ?task .", ("task", "indicator"), _AIM, _MEASURES)
_LOOSE = Things(
    "target",
    f"{_AIM} ?target zr:inDocument ?document . FILTER NOT EXISTS {{ ?target zr:ofTask ?any }}",
    ("document", "indicator"),
    _AIM,
    _MEASURES,
)

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


_kept: WeakKeyDictionary[Store, tuple[TaskRecord, ...]] = WeakKeyDictionary()


def read_tasks(store: Store, which: str = ALL_TASKS, subject: Term | None = None) -> tuple[TaskRecord, ...]:
    """Return the tasks that the pattern `which` picks, by document and place in it.

    All tasks are kept as long as the store is open, where it cannot change meanwhile: every picture wants them.
    """
    if which != ALL_TASKS or store.writable or "://" in store.location:
        return _read_tasks(store, which, subject)
    found = _kept.get(store)
    if found is None:
        found = _kept[store] = _read_tasks(store, which, subject)
    return found


def keep_tasks(store: Store, tasks: Iterable[TaskRecord]) -> None:
    """Take all tasks of a store as another process has read them."""
    _kept[store] = tuple(tasks)


def _read_tasks(store: Store, which: str, subject: Term | None) -> tuple[TaskRecord, ...]:
    bindings = {"subject": subject} if subject is not None else None
    rows, parts, goals = (gather(store, things, only=which, bindings=bindings) for things in (_TASKS, _PARTS, _TARGETS))
    names = labels(store, (part["unit"] for part in parts), "skos:prefLabel")
    parts = [part | {"name": names[part["unit"]]} for part in parts if part["unit"] in names]
    texts = read_texts(store, {str(row["document"]) for row in rows})
    rows.sort(key=lambda row: (texts.name(row["document"]), row["document"], row.get("order", 0), row["task"]))
    parts_of, goals_of = _by_task(parts), _by_task(goals)
    return tuple(_task(row, parts_of.get(row["task"], []), goals_of.get(row["task"], []), texts) for row in rows)


def read_loose_goals(store: Store) -> tuple[LooseGoal, ...]:
    """Return the targets that belong to no task, by document and place in it."""
    rows = gather(store, _LOOSE)
    texts = read_texts(store, {str(row["document"]) for row in rows})
    rows.sort(key=lambda row: (texts.name(row["document"]), row["document"], row.get("order", 0), row["target"]))
    return tuple(_loose(row, texts) for row in rows)


def _loose(row: Record, texts: Texts) -> LooseGoal:
    document = str(row["document"])
    known = "start" in row and "end" in row
    proof = texts.proof(document, None, row["start"], row["end"]) if known else None
    return LooseGoal(_goal(row, proof), document, texts.name(document), texts.all_names(document))


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
