"""One question in, one answer out: the whole way from words to evidence."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.store import Store, Table
from ontology.namespaces import ZRV
from query import evidence, notes, render
from query.answer import Answer, Evidence, Item, Status
from query.described_check import described
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon
from query.logic import ALL_ROLES, InPart, Logic, NumberIn, TargetIs, TaskIn, UnitIs
from query.patterns import OF_THING
from query.names import read_lexicon
from query.parse import parse
from query.session import Session, carried_over
from query.sparql import compile_logic
from query.suggest_offer import suggestions

if TYPE_CHECKING:
    from query.described import Described

_TYPES = {
    "Company": "Company",
    "Institute": "Institution",
    "University": "Institution",
    "Place": "Place",
    "Brand": "Text",
    "CitedDocument": "Document",
}
_COMPARED = {"=": operator.eq, ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}
_SIGNS = {"equal": "=", "at-least": ">=", "at-most": "<=", "about": "~"}


@dataclass(slots=True)
class Asker:
    """A store with its lexicon read once, for many questions; sessions are kept by name."""

    store: Store
    lexicon: Lexicon = field(init=False)
    sessions: dict[str, Session] = field(default_factory=dict)
    described: Described | None = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = read_lexicon(self.store)
        self.described = described(self.store, self.lexicon)

    def ask(self, question: str, *, session: str | None = None, id: str | None = None) -> Answer:  # noqa: A002 - the contract's name
        """Return the answer to one question; with `session`, in the light of the question before it."""
        told = self.described.answer(question) if self.described else None
        if told is not None:
            return replace(told, id=id)
        memory = self.sessions.setdefault(session, Session()) if session else Session()
        language = render.language_of(question)
        try:
            logic = carried_over(question, self.lexicon, memory) if session and memory.logic else None
            logic = logic or parse(question, self.lexicon)
        except (NotInDocuments, NotUnderstood) as e:
            memory.forget()
            return self._without_answer(question, e, id)
        answer = replace(answer_logic(self.store, logic, question), id=id)
        if logic.expected and answer.answers and len(answer.answers) != logic.expected:
            memory.forget()
            counted = (str(logic.expected), str(len(answer.answers)))
            return self._without_answer(question, NotUnderstood("number", counted), id)
        memory.keep(logic, answer)
        return replace(answer, note=notes.beside(logic, answer, self.lexicon, language))

    def _without_answer(self, question: str, error: NotInDocuments | NotUnderstood, id: str | None) -> Answer:  # noqa: A002 - the contract's name
        language = render.language_of(question)
        status: Status = "empty" if isinstance(error, NotInDocuments) else "not_understood"
        offered = suggestions(self.lexicon, language, question)
        return Answer(question, status, "", "", (), notes.why(error, language), id=id, suggestions=offered)


def ask(store: Store, question: str, *, session: str | None = None, id: str | None = None) -> Answer:  # noqa: A002 - the contract's name
    """Return the answer to one question. For many questions on one store keep an `Asker`."""
    return Asker(store).ask(question, session=session, id=id)


def answer_logic(store: Store, logic: Logic, question: str) -> Answer:
    """Run a logical form and put its answer together with evidence."""
    language = render.language_of(question)
    sparql = compile_logic(logic)
    table = store.select(sparql)
    items = _items(logic, table)
    said = render.reading(logic, language)
    if not items:
        return _empty(store, logic, question, said, sparql)
    proofs = _evidence(store, logic, table) or evidence.of_documents(store)
    if logic.operation in ("count", "exists") and logic.kind == "task":
        table = store.select(compile_logic(replace(logic, operation="select")))
    tasks = (
        tuple(dict.fromkeys(_cells(table, "x")))
        if logic.kind == "task"
        else tuple(dict.fromkeys(_cells(table, "task")))
    )
    return Answer(
        question, "answered", said, sparql, items, render.sentence(logic, items, language), proofs, tasks=tasks
    )


def _empty(store: Store, logic: Logic, question: str, said: str, sparql: str) -> Answer:
    """Say that nothing fits; where nobody has the role asked for, name the units that share the task instead."""
    language = render.language_of(question)
    text = render.nothing(logic, language)
    if logic.kind == "unit" and logic.roles != ALL_ROLES:
        others = replace(logic, roles=ALL_ROLES)
        table = store.select(compile_logic(others))
        text += notes.shared([item["label"] for item in _items(others, table)], language)
        return Answer(question, "empty", said, sparql, (), text, _evidence(store, others, table))
    return Answer(question, "empty", said, sparql, (), text, _about(store, logic))


def _cells(table: Table, variable: str) -> list[str]:
    return [cell.value for cell in table.column(variable) if cell] if variable in table.variables else []


def _items(logic: Logic, table: Table) -> tuple[Item, ...]:
    reader = _READERS.get(logic.operation)
    return reader(logic, table) if reader else tuple(_once([_item_reader(logic)(row) for row in table.records()]))


def _count_item(_logic: Logic, table: Table) -> tuple[Item, ...]:
    return ({"type": "Number", "value": int(str(table.records()[0]["n"]))},)


def _exists_item(logic: Logic, table: Table) -> tuple[Item, ...]:
    if logic.total is not None:
        sign, number = logic.total
        found = len(set(_cells(table, "x")))
        return ({"type": "Boolean", "value": _COMPARED[sign](found, number)},)
    return ({"type": "Boolean", "value": bool(table.rows) != (logic.attribute == "not")},)


def _group_items(_logic: Logic, table: Table) -> tuple[Item, ...]:
    return tuple(
        {"type": "Row", "cells": [row.get("number") or row["label"], int(str(row["n"]))]} for row in table.records()
    )


def _rank_items(logic: Logic, table: Table) -> tuple[Item, ...]:
    return tuple(_ranked(logic, row) for row in _top(table.records(), logic.limit))


def _attribute_items(logic: Logic, table: Table) -> tuple[Item, ...]:
    return tuple(_attribute_item(logic, row) for row in table.records())


def _compared_items(logic: Logic, table: Table) -> tuple[Item, ...]:
    rows = table.records()
    counts = [float(str(rows[0][f"n{i}"])) for i in range(len(logic.others))] if len(rows) == 1 else []
    return _compared(logic, counts) if counts else ()


def _once(items: list[Item]) -> list[Item]:
    """Keep one item of each thing; a unit that appears in several roles keeps its first."""
    first: dict[str, Item] = {}
    for item in items:
        key = item["label"] if item["type"] == "Organization" else item.get("iri") or str(item)
        first.setdefault(str(key), item)
    return list(first.values())


def _top(rows: Sequence[Mapping[str, object]], limit: int | None) -> Sequence[Mapping[str, object]]:
    """Return the first `limit` ranks with every tie; without a limit all rows."""
    if limit is None or len(rows) <= limit:
        return rows
    last = rows[limit - 1]["n"]
    return [row for index, row in enumerate(rows) if index < limit or row["n"] == last]


def _compared(logic: Logic, counts: list[float]) -> tuple[Item, ...]:
    if logic.operation == "compare":
        best = max(counts) if logic.descending else min(counts)
        return tuple(_side_item(logic, side) for side, n in zip(logic.others, counts, strict=True) if n == best)
    if logic.operation in ("more", "same"):
        first, second = counts
        holds = (
            first == second if logic.operation == "same" else (first > second) == logic.descending and first != second
        )
        return ({"type": "Boolean", "value": holds},)
    if logic.operation == "difference":
        return ({"type": "Number", "value": _number(round(abs(counts[0] - counts[1]), 4))},)
    if counts[1] == 0:
        return ()
    value = counts[0] / counts[1]
    return ({"type": "Number", "value": round(value * 100, 1) if logic.operation == "ratio" else round(value, 4)},)


def _side_item(logic: Logic, side: Logic) -> Item:
    """Return what a side of a comparison stands for: its unit, task, part or year."""
    for constraint in reversed(side.where):
        if isinstance(constraint, UnitIs) and logic.kind == "unit":
            return {"type": "Organization", "label": constraint.label}
        if isinstance(constraint, NumberIn) and logic.kind == "task":
            return {"type": "Task", "number": constraint.numbers[0], "label": constraint.numbers[0]}
        if isinstance(constraint, TaskIn) and logic.kind == "task":
            number, _, label = constraint.label.partition(" ")
            return {"type": "Task", "number": number, "label": label, "iri": constraint.tasks[0]}
        if isinstance(constraint, InPart) and logic.kind == "part":
            return {"type": "Text", "label": constraint.label}
        if isinstance(constraint, TargetIs) and logic.kind == "year":
            return {"type": "Number", "value": constraint.deadlines[0]}
    return {"type": "Text", "label": ""}


def _ranked(logic: Logic, row: Mapping[str, object]) -> Item:
    if logic.limit == 1 and logic.kind in ("task", "target"):
        return _item_reader(logic)(row)
    if logic.kind == "task":
        return {"type": "Row", "cells": [row.get("number") or row["label"], int(str(row["n"]))]}
    if logic.kind == "target":
        return {"type": "Row", "cells": [row["label"], _number(row["n"])]}
    if logic.kind == "part" and logic.limit == 1:
        return {"type": "Text", "label": row["label"], "iri": row["x"]}
    if logic.limit == 1:
        return {"type": "Organization", "label": row["label"], "iri": row["x"]}
    return {"type": "Row", "cells": [row["label"], int(str(row["n"]))]}


def _attribute_item(logic: Logic, row: Mapping[str, object]) -> Item:
    if logic.attribute == "implements":
        return {"type": "Document", "label": row["label"], "number": row.get("number"), "iri": row["x"]}
    return {"type": "Text", "label": str(row["label"])}


def _task_item(row: Mapping[str, object]) -> Item:
    return {"type": "Task", "number": row.get("number"), "label": row["label"], "iri": row["x"]}


def _unit_item(row: Mapping[str, object]) -> Item:
    return {"type": "Organization", "label": row["label"], "role": str(row["role"]).removeprefix(ZRV), "iri": row["x"]}


def _target_item(row: Mapping[str, object]) -> Item:
    comparator = str(row["comparator"]).removeprefix(ZRV) if "comparator" in row else None
    return {
        "type": "Target",
        "indicator": row["label"],
        "value": _number(row.get("value")),
        "value_max": _number(row.get("max")),
        "unit": row.get("unit"),
        "comparator": _SIGNS.get(comparator or ""),
        "deadline": row.get("deadline"),
        "baseline": row.get("baseline"),
        "change": str(row["change"]).removeprefix(ZRV) if "change" in row else None,
        "task": row.get("task_number"),
        "iri": row["x"],
    }


def _number(value: object) -> float | int | None:
    if value is None:
        return None
    number = float(str(value))
    return int(number) if number == int(number) else number


def _thing_item(row: Mapping[str, object]) -> Item:
    return {
        "type": _TYPES.get(str(row.get("class", "")).rpartition("#")[2], "Text"),
        "label": row["label"],
        "iri": row["x"],
    }


def _project_item(row: Mapping[str, object]) -> Item:
    return {"type": "Project", "label": row["label"], "iri": row["x"]}


_ITEMS = {"task": _task_item, "unit": _unit_item, "target": _target_item, "project": _project_item}
_READERS: dict[str, Callable[[Logic, Table], tuple[Item, ...]]] = {
    "count": _count_item,
    "exists": _exists_item,
    "group": _group_items,
    "rank": _rank_items,
    "attribute": _attribute_items,
    **dict.fromkeys(("ratio", "times", "compare", "difference", "more", "same"), _compared_items),
}


def _item_reader(logic: Logic) -> Callable[[Mapping[str, object]], Item]:
    return _ITEMS.get(logic.kind, _thing_item)


def _evidence(store: Store, logic: Logic, table: Table) -> tuple[Evidence, ...]:
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
        "more",
        "same",
    ) and (
        logic.operation,
        logic.kind,
    ) != ("rank", "target"):
        return _evidence_of_counted(store, logic)
    if logic.kind == "unit":
        return evidence.of_subjects(store, _cells(table, "r"))
    if logic.kind == "task":
        return evidence.of_tasks(store, _cells(table, "x"))
    if logic.kind in ("target", "project", "box", "part"):
        return evidence.of_subjects(store, _cells(table, "x"))
    return evidence.of_things(store, _cells(table, "x"))


def _evidence_of_counted(store: Store, logic: Logic) -> tuple[Evidence, ...]:
    sides = logic.others or (logic,)
    found: list[Evidence] = []
    for side in sides[:1] if logic.operation == "ratio" else sides:
        kind = "task" if side.operation in ("group", "rank") else side.kind
        chosen = Logic("select", kind, side.where, side.roles)
        if side.operation in ("group", "rank"):
            chosen = Logic("select", "task", tuple(c for c in side.where if not _of_things(c)))
        found += _evidence(store, chosen, store.select(compile_logic(chosen)))
    return tuple(dict.fromkeys(found))


def _of_things(constraint: object) -> bool:
    return isinstance(constraint, (*OF_THING, TargetIs))


def _about(store: Store, logic: Logic) -> tuple[Evidence, ...]:
    """For an empty answer, show the clauses of the tasks that the question names."""
    tasks = [task for c in logic.where if isinstance(c, TaskIn) for task in c.tasks]
    return evidence.of_tasks(store, tasks)
