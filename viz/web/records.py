"""Lists for the API: tasks, units and targets of the store as the shapes have them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from viz.model import Proof
from viz.quoting import Texts
from viz.reading import Goal, Part, TaskRecord
from viz.web.holdings.model import Aim
from viz.web.models import PartShape, Quote, TargetShape, TaskShape, UnitShape

_SIGNS = {"equal": "=", "at-least": ">=", "at-most": "<=", "about": "~"}


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
        targets=[_shape(goal, task.number, task.source) for goal in task.goals],
        evidence=_quote(task.proof),
    )


def _shape(goal: Goal, task: str, document: str) -> TargetShape:
    return TargetShape(
        iri=goal.iri,
        indicator=goal.indicator,
        value=None if goal.value is None else float(goal.value),
        value_max=None if goal.maximum is None else float(goal.maximum),
        unit=goal.unit or None,
        comparator=_SIGNS.get(goal.comparator),
        change=goal.change or None,
        deadline=goal.deadline,
        task=task or None,
        document=document,
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


def targets(aims: Iterable[Aim], texts: Texts) -> list[TargetShape]:
    """Return targets, also those that belong to no task, in their order."""
    return [_shape(aim.goal, aim.task.number if aim.task else "", texts.name(aim.document)) for aim in aims]
