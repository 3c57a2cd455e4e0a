"""Constraints of a logical form as SPARQL graph patterns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch

from kg.store import Term as RdfTerm
from query.logic import (
    ALL_ROLES,
    AnyOf,
    Constraint,
    HasTarget,
    InPart,
    Mentions,
    NameHolds,
    NumberIn,
    RoleCount,
    TargetIs,
    TaskIn,
    ThingIn,
    UnitIs,
)

TARGET_CLASSES = {"any": "Target", "quantity": "QuantitativeTarget", "milestone": "Milestone"}


def thing_filter(things: Sequence[ThingIn | NameHolds]) -> str:
    """Return the filters on the thing asked for, `?x`: by name or from a list."""
    lines = []
    for index, thing in enumerate(things):
        if isinstance(thing, NameHolds):
            text = RdfTerm.literal(thing.text).ntriples()
            lines.append(f"  ?x rdfs:label ?held{index} . FILTER(CONTAINS(LCASE(?held{index}), {text}))\n")
        else:
            sign = "NOT IN" if thing.negated else "IN"
            lines.append(f"  FILTER(?x {sign} ({', '.join(f'<{iri}>' for iri in thing.things)}))\n")
    return "".join(lines)


def role_path(roles: frozenset[str]) -> str:
    """Return the property of one role, of any role, or the alternatives of several."""
    if roles == ALL_ROLES:
        return "zr:responsibleUnit"
    names = [f"zr:{role}" for role in ("lead", "participate", "cooperate", "responsible") if role in roles]
    return names[0] if len(names) == 1 else f"({'|'.join(names)})"


def roles_of(roles: frozenset[str]) -> str:
    """Return the filter on `?role`, nothing where any role will do."""
    if roles == ALL_ROLES:
        return ""
    return f"  FILTER(?role IN ({', '.join(f'zrv:{role}' for role in sorted(roles))}))\n"


def task_patterns(where: tuple[Constraint, ...]) -> str:
    """Return the patterns that bind `?task` to the tasks on which all constraints hold, some perhaps more than once.

    What a constraint names (units, things, tasks) comes first and leads to its tasks, however many the store has.
    """
    body = "".join(task_pattern(constraint, f"{index}") for index, constraint in enumerate(where))
    return "  ?task a zr:Task .\n" + body


def values(variable: str, iris: tuple[str, ...]) -> str:
    """Return a VALUES block of IRIs for one variable."""
    return f"VALUES ?{variable} {{ {' '.join(f'<{iri}>' for iri in iris)} }}"


@singledispatch
def task_pattern(constraint: Constraint, key: str) -> str:
    """Return the pattern by which a constraint binds `?task`; `key` keeps its variables apart from others'."""
    raise TypeError(f"no constraint on tasks: {constraint} ({key})")


@task_pattern.register
def _(constraint: UnitIs, key: str) -> str:
    pattern = f"{values('u' + key, constraint.units)} ?task {role_path(constraint.roles)} ?u{key} ."
    return f"  FILTER NOT EXISTS {{ {pattern} }}\n" if constraint.negated else f"  {pattern}\n"


@task_pattern.register
def _(constraint: AnyOf, key: str) -> str:
    units = [option for option in constraint.options if isinstance(option, UnitIs)]
    parts = [
        f"{{ {values(f'u{key}x{index}', unit.units)} ?task {role_path(unit.roles)} ?u{key}x{index} }}"
        for index, unit in enumerate(units)
    ]
    return f"  {' UNION '.join(parts)}\n"


@task_pattern.register
def _(constraint: NumberIn, key: str) -> str:
    numbers = " ".join(RdfTerm.literal(number).ntriples() for number in constraint.numbers)
    return f"  VALUES ?number{key} {{ {numbers} }} ?task zr:number ?number{key} .\n"


@task_pattern.register
def _(constraint: TaskIn, _key: str) -> str:
    return f"  {values('task', constraint.tasks)}\n"


@task_pattern.register
def _(constraint: InPart, key: str) -> str:
    return in_part("?task", constraint, key)


@task_pattern.register
def _(constraint: Mentions, key: str) -> str:
    return f"  {values('m' + key, constraint.things)} ?task zr:mentions ?m{key} .\n"


@task_pattern.register
def _(constraint: RoleCount, key: str) -> str:
    inner = f"?task a zr:Task . OPTIONAL {{ ?task {role_path(constraint.roles)} ?c{key} }}"
    counted = f"SELECT ?task (COUNT(DISTINCT ?c{key}) AS ?count{key}) WHERE {{ {inner} }} GROUP BY ?task"
    return f"  {{ {counted} }} FILTER(?count{key} {constraint.comparator} {constraint.number})\n"


@task_pattern.register
def _(constraint: HasTarget, key: str) -> str:
    word = "NOT EXISTS" if constraint.negated else "EXISTS"
    return f"  FILTER {word} {{ ?t{key} zr:ofTask ?task ; a zr:{TARGET_CLASSES[constraint.kind]} }}\n"


@task_pattern.register
def _(constraint: TargetIs, key: str) -> str:
    if constraint.targets:
        return f"  ?tx{key} zr:ofTask ?task .\n{target_is(constraint, f'?tx{key}', key)}\n"
    return f"  FILTER EXISTS {{ ?tx{key} zr:ofTask ?task .\n{target_is(constraint, f'?tx{key}', key)} }}\n"


def in_part(subject: str, constraint: InPart, key: str) -> str:
    """Return the pattern for what stands below a chapter, section or box."""
    path = "zr:partOf+" if subject == "?task" else "(zr:inBox|zr:inSection|zr:inChapter)"
    return f"  {values('part' + key, constraint.parts)} {subject} {path} ?part{key} .\n"


def target_is(constraint: TargetIs, subject: str, key: str) -> str:
    """Return the patterns that bind `subject` to targets of a kind, year, amount or direction."""
    lines = []
    if constraint.kind != "any":
        lines.append(f"  {subject} a zr:{TARGET_CLASSES[constraint.kind]} .\n")
    if constraint.targets:
        lines.append(f"  {values(subject.removeprefix('?'), constraint.targets)}\n")
    for variable, years, path in (
        ("due", constraint.deadlines, "deadlineYear"),
        ("base", constraint.baselines, "baselineYear"),
    ):
        if years:
            lines.append(
                f"  VALUES ?{variable}{key} {{ {' '.join(map(str, years))} }} {subject} zr:{path} ?{variable}{key} .\n"
            )
    if constraint.value is not None and constraint.comparator:
        lines.append(
            f"  {subject} zr:value ?amount{key} . FILTER(?amount{key} {constraint.comparator} {constraint.value:g})\n"
        )
    if constraint.change:
        lines.append(f"  {subject} zr:change zrv:{constraint.change} .\n")
    if constraint.before:
        lines.append(f"  {subject} zr:deadlineYear ?until{key} . FILTER(?until{key} < {constraint.before})\n")
    if constraint.undated:
        lines.append(f"  FILTER NOT EXISTS {{ {subject} zr:deadlineYear ?none{key} }}\n")
    if constraint.unit:
        lines.append(f"  {subject} zr:unit {RdfTerm.literal(constraint.unit).ntriples()} .\n")
    return "".join(lines)
