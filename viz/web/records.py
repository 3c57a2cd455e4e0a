"""Lists for the API: tasks, units and targets of the store as the shapes have them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kg.store import Store
from ontology.namespaces import PREFIXES, ZRV
from viz.model import Proof
from viz.reading import Goal, Part, TaskRecord
from viz.web.models import PartShape, Quote, TargetShape, TaskShape, UnitShape

_SIGNS = {"equal": "=", "at-least": ">=", "at-most": "<=", "about": "~"}
_TARGETS = (
    "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    + """
SELECT ?x ?indicator ?value ?max ?unit ?comparator ?change ?year ?task ?document ?quote ?start ?end WHERE {
  ?x a zr:Target ; zr:indicator ?indicator ; zr:inDocument ?d ; zr:order ?order .
  OPTIONAL { ?x zr:value ?value } OPTIONAL { ?x zr:valueMax ?max } OPTIONAL { ?x zr:unit ?unit }
  OPTIONAL { ?x zr:comparator ?comparator } OPTIONAL { ?x zr:change ?change } OPTIONAL { ?x zr:deadlineYear ?year }
  OPTIONAL { ?x zr:ofTask/zr:number ?task }
  OPTIONAL { ?d zr:documentNumber ?printed } OPTIONAL { ?d dcterms:title ?title }
  BIND(COALESCE(?printed, ?title, STR(?d)) AS ?document)
  OPTIONAL { ?x zr:evidence/oa:hasSelector ?at . ?at oa:start ?start ; oa:end ?end }
  OPTIONAL { ?x zr:evidence/oa:hasSelector/oa:exact ?quote }
} ORDER BY ?document ?order ?x ?start"""
)


def task_shape(task: TaskRecord) -> TaskShape:
    """Return a task as the API gives it."""
    return TaskShape(
        iri=task.iri,
        number=task.number,
        title=task.title,
        document=task.source,
        path=list(task.path),
        deadline=task.deadline or None,
        responsibilities=[
            PartShape(unit=p.printed, full_name=p.name, role=p.role, iri=p.unit, evidence=_quote(p.proof))
            for p in task.parts
        ],
        targets=[_goal_shape(goal, task) for goal in task.goals],
        evidence=_quote(task.proof),
    )


def _goal_shape(goal: Goal, task: TaskRecord) -> TargetShape:
    return TargetShape(
        iri=goal.iri,
        indicator=goal.indicator,
        value=None if goal.value is None else float(goal.value),
        value_max=None if goal.maximum is None else float(goal.maximum),
        unit=goal.unit or None,
        comparator=_SIGNS.get(goal.comparator),
        change=goal.change or None,
        deadline=goal.deadline,
        task=task.number or None,
        document=task.source,
        evidence=_quote(goal.proof),
    )


def _quote(proof: Proof | None) -> Quote | None:
    if proof is None:
        return None
    return Quote(document=proof.document, task=proof.task, quote=proof.quote, start=proof.start, end=proof.end)


def units(tasks: Iterable[TaskRecord]) -> list[UnitShape]:
    """Return the units of some tasks, those with the most tasks first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    parts: dict[str, Part] = {}
    for task in tasks:
        for part in task.parts:
            parts.setdefault(part.unit, part)
        for unit in dict.fromkeys(part.unit for part in task.parts):
            counts[unit].update([*task.roles_of(unit), "tasks"])
    found = [_unit_shape(parts[iri], count) for iri, count in counts.items()]
    return sorted(found, key=lambda unit: (-unit.tasks, unit.name, unit.iri))


def _unit_shape(part: Part, count: Counter[str]) -> UnitShape:
    return UnitShape(
        iri=part.unit,
        name=part.printed,
        full_name=part.name,
        lead=count["lead"],
        participate=count["participate"],
        cooperate=count["cooperate"],
        responsible=count["responsible"],
        tasks=count["tasks"],
    )


def targets(store: Store) -> list[TargetShape]:
    """Return every target of a store, also those that belong to no task, in the order of the documents."""
    found: dict[str, TargetShape] = {}
    for row in store.select(_TARGETS).records():
        iri = str(row["x"])
        if iri not in found:
            found[iri] = TargetShape(
                iri=iri,
                indicator=str(row["indicator"]),
                value=_float(row.get("value")),
                value_max=_float(row.get("max")),
                unit=_text(row.get("unit")),
                comparator=_SIGNS.get(str(row.get("comparator", "")).removeprefix(ZRV)),
                change=str(row["change"]).removeprefix(ZRV) if "change" in row else None,
                deadline=int(str(row["year"])) if "year" in row else None,
                task=_text(row.get("task")),
                document=str(row["document"]),
                evidence=_evidence(row) if "start" in row and "quote" in row else None,
            )
    return list(found.values())


def _evidence(row: Mapping[str, object]) -> Quote:
    return Quote(
        document=str(row["document"]),
        task=_text(row.get("task")),
        quote=str(row["quote"]),
        start=int(str(row["start"])),
        end=int(str(row["end"])),
    )


def _float(value: object) -> float | None:
    return None if value is None else float(str(value))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
