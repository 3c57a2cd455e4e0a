"""Constraints of a logical form as SPARQL graph patterns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import singledispatch

from kg.store import Term as RdfTerm
from query.constraints import (
    ALL_ROLES,
    AllOf,
    AnyOf,
    Constraint,
    Counted,
    DueIn,
    Elsewhere,
    HasTarget,
    InClause,
    InPart,
    Kind,
    LackedBy,
    Mentions,
    NameHolds,
    Not,
    NumberIn,
    RoleCount,
    TargetIs,
    TargetKind,
    TaskIn,
    TasksOfPart,
    TasksOfUnit,
    ThingIn,
    UnitIs,
)
from query.memberships import has_part, role_path, values
from query.whole import is_over_all, of_all

TARGET_CLASSES = {"any": "Target", "quantity": "QuantitativeTarget", "milestone": "Milestone"}
THING_CLASSES = {
    "company": ("Company",),
    "institution": ("Institute", "University"),
    "institute": ("Institute",),
    "university": ("University",),
    "place": ("Place",),
    "brand": ("Brand",),
    "document": ("CitedDocument",),
}
_HELD = {"in": "CONTAINS", "start": "STRSTARTS", "end": "STRENDS"}
OF_THING = (ThingIn, NameHolds, InClause, TasksOfUnit, Elsewhere, LackedBy, TasksOfPart)
"""Constraints on the thing asked for itself, `?x`, not on the tasks that bind it."""


def thing_filter(things: Sequence[Constraint]) -> str:
    """Return the filters on the thing asked for, `?x`: by name, from a list, by its tasks."""
    return "".join(_of_thing(thing, f"{index}") for index, thing in enumerate(things))


@singledispatch
def _of_thing(thing: Constraint, key: str) -> str:
    raise TypeError(f"no constraint on the thing asked for: {thing} ({key})")


@_of_thing.register
def _(thing: NameHolds, key: str) -> str:
    texts = map(RdfTerm.literal, (thing.text, *thing.others))
    held = " || ".join(f"{_HELD[thing.place]}(LCASE(?held{key}), {text.ntriples()})" for text in texts)
    named = f"?x rdfs:label ?held{key} . FILTER({held})"
    return f"  FILTER NOT EXISTS {{ {named} }}\n" if thing.negated else f"  {named}\n"


@_of_thing.register
def _(thing: ThingIn, _key: str) -> str:
    sign = "NOT IN" if thing.negated else "IN"
    return f"  FILTER(?x {sign} ({', '.join(f'<{iri}>' for iri in thing.things)}))\n"


@_of_thing.register
def _(thing: InClause, key: str) -> str:
    return f"  {values('clause' + key, thing.clauses)} ?r zr:inClause ?clause{key} ; org:organization ?x .\n"


@_of_thing.register
def _(thing: TasksOfUnit, key: str) -> str:
    body = task_patterns(thing.where) + f"  ?task {role_path(thing.roles)} ?x .\n"
    apart = re.sub(r"\?(?!x\b)(\w+)", rf"?h{key}_\1", body)
    total = f"SELECT ?x (COUNT(DISTINCT ?h{key}_task) AS ?has{key}) WHERE {{\n{apart}  }} GROUP BY ?x"
    return f"  {{ {total} }} FILTER(?has{key} {thing.comparator} {thing.number})\n"


@_of_thing.register
def _(thing: Elsewhere, key: str) -> str:
    body = task_patterns(thing.where) + (has_part(thing.roles) if thing.roles else "  ?task zr:mentions ?x .\n")
    apart = re.sub(r"\?(?!x\b)(\w+)", rf"?e{key}_\1", body)
    return f"  FILTER {'NOT EXISTS' if thing.negated else 'EXISTS'} {{\n{apart}  }}\n"


@_of_thing.register
def _(thing: LackedBy, key: str) -> str:
    if thing.sets:
        without = (Elsewhere(each, thing.roles, negated=True) for each in thing.sets)
        lacks = (_of_thing(each, f"{key}s{i}").strip().removeprefix("FILTER ") for i, each in enumerate(without))
        return f"  FILTER({' || '.join(lacks)})\n"
    body = task_patterns(thing.where) + f"  FILTER NOT EXISTS {{\n{has_part(thing.roles)}  }}\n"
    apart = re.sub(r"\?(?!x\b)(\w+)", rf"?l{key}_\1", body)
    return f"  FILTER EXISTS {{\n{apart}  }}\n"


@_of_thing.register
def _(thing: TasksOfPart, key: str) -> str:
    body = re.sub(r"\?(?!x\b)(\w+)", rf"?p{key}_\1", task_patterns(thing.where) + "  ?task zr:partOf ?x .\n")
    total = f"SELECT ?x (COUNT(DISTINCT ?p{key}_task) AS ?has{key}) WHERE {{\n{body}  }} GROUP BY ?x"
    return f"  OPTIONAL {{ {total} }} FILTER(COALESCE(?has{key}, 0) {thing.comparator} {thing.number})\n"


def counted(by: Kind, target: TargetKind, roles: frozenset[str], key: str = "") -> str:
    """Return the pattern that binds `?y` to what is counted of `?task`: units, targets, projects, named things."""
    if by == "task":
        return f"  BIND(?task AS ?y{key})\n"
    if by == "box":
        return f"  ?y{key} zr:partOf ?task ; a zr:Box .\n"
    if by in ("target", "project"):
        name = TARGET_CLASSES[target] if by == "target" else "Project"
        return f"  ?y{key} zr:ofTask ?task ; a zr:{name} .\n"
    if by in THING_CLASSES:
        classes = ", ".join(f"zr:{name}" for name in THING_CLASSES[by])
        kind = f"?y{key} a ?class{key} . FILTER(?class{key} IN ({classes}))"  # VALUES: the engine pairs all with all
        return f"  ?task zr:mentions ?y{key} . {kind}\n"
    return f"  ?task {role_path(roles)} ?y{key} .\n"


def task_patterns(where: tuple[Constraint, ...], *, typed: bool = True, whole: bool = False) -> str:
    """Return the patterns that bind `?task` to the tasks on which all constraints hold, some perhaps more than once.

    What a constraint names (units, things, tasks) comes first and leads to its tasks, however many the store has. Not
    `typed` they are for what follows and binds `?task` to tasks alone. Of a `whole` question, one that is asked once
    and not of each of many things, constraints that name nothing are met by all tasks at once.
    """
    patterns = [task_pattern(constraint, f"{index}") for index, constraint in enumerate(where)]
    if whole and where and is_over_all(where):
        patterns, typed = [of_all(pattern) for pattern in patterns], True
    body = "".join(patterns)
    if typed and any(isinstance(constraint, TaskIn) for constraint in where):  # the engine would pair all with all
        return body + "  FILTER EXISTS { ?task a zr:Task }\n"
    return ("  ?task a zr:Task .\n" if typed else "") + body


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
    parts = [_option(option, f"{key}x{i}") for i, option in enumerate(constraint.options)]
    return f"  {' UNION '.join(parts)}\n"


@task_pattern.register
def _(constraint: AllOf, key: str) -> str:
    return "".join(task_pattern(option, f"{key}a{i}") for i, option in enumerate(constraint.options))


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
def _(constraint: DueIn, key: str) -> str:
    named = " || ".join(f'CONTAINS(?until{key}, "{year}")' for year in constraint.years)
    month = f'REGEX(?until{key}, "(^|[^0-9]){constraint.month}")' if constraint.month else ""
    words = f"CONTAINS(?until{key}, {RdfTerm.literal(constraint.words).ntriples()})" if constraint.words else ""
    both = " && ".join(f"({bound})" for bound in (named, month, words) if bound)
    return f"  ?task zr:deadlineText ?until{key} . FILTER({both or 'true'})\n"


@task_pattern.register
def _(constraint: RoleCount, key: str) -> str:
    having = f"?task {role_path(constraint.roles)} ?y{key} ."
    return _by_number(having, constraint.comparator, constraint.number, key)


@task_pattern.register
def _(constraint: Counted, key: str) -> str:
    having = counted(constraint.by, constraint.target, ALL_ROLES, key)
    return _by_number(having, constraint.comparator, constraint.number, key)


@task_pattern.register
def _(constraint: Not, key: str) -> str:
    body = task_pattern(constraint.option, f"not{key}")
    return f"  FILTER NOT EXISTS {{ ?task a zr:Task .\n{body}  }}\n"


@task_pattern.register
def _(constraint: HasTarget, key: str) -> str:
    word = "NOT EXISTS" if constraint.negated else "EXISTS"
    return f"  FILTER {word} {{ ?t{key} zr:ofTask ?task ; a zr:{TARGET_CLASSES[constraint.kind]} }}\n"


@task_pattern.register
def _(constraint: TargetIs, key: str) -> str:
    if constraint.targets:
        return f"  ?tx{key} zr:ofTask ?task .\n{target_is(constraint, f'?tx{key}', key)}\n"
    return f"  FILTER EXISTS {{ ?tx{key} zr:ofTask ?task .\n{target_is(constraint, f'?tx{key}', key)} }}\n"


def _option(constraint: Constraint, key: str) -> str:
    """Return a group of its own for a constraint: where it is a filter alone, all tasks are what it filters."""
    pattern = task_pattern(constraint, key)
    tasks = "  ?task a zr:Task .\n" if pattern.lstrip().startswith("FILTER") else ""
    return f"{{\n{tasks}{pattern}}}"


def _by_number(having: str, comparator: str, number: int, key: str) -> str:
    """Return the pattern for tasks by how many `?y` a pattern finds of each: none and any need no counting.

    Where none is too few only tasks that have some are counted.
    """
    if (comparator, number) in {("=", 0), ("<", 1), ("<=", 0)}:
        return f"  FILTER NOT EXISTS {{ {having.strip()} }}\n"
    if (comparator, number) in {(">", 0), (">=", 1)}:
        return f"  FILTER EXISTS {{ {having.strip()} }}\n"
    too_few = number > 0 and comparator in {"=", ">", ">="}
    inner = having if too_few else f"?task a zr:Task . OPTIONAL {{{having}}}"
    total = f"SELECT ?task (COUNT(DISTINCT ?y{key}) AS ?count{key}) WHERE {{ {inner} }} GROUP BY ?task"
    return f"  {{ {total} }} FILTER(?count{key} {comparator} {number})\n"


def in_part(subject: str, constraint: InPart, key: str) -> str:
    """Return the pattern for what stands below a chapter, section or box."""
    path = "zr:partOf+" if subject == "?task" else "(zr:inBox|zr:inSection|zr:inChapter)"
    return f"  {values('part' + key, constraint.parts)} {subject} {path} ?part{key} .\n"


def target_is(constraint: TargetIs, subject: str, key: str) -> str:
    """Return the patterns that bind `subject` to targets of a kind, year, amount or direction."""
    return "".join(target_lines(constraint, subject, key))


def target_lines(constraint: TargetIs, subject: str, key: str) -> list[str]:
    """Return the patterns of `target_is`, each of which binds `subject` by itself or is a filter on it."""
    typed = constraint.kind != "any" or constraint.undated  # a project has no deadline either
    lines = [f"  {subject} a zr:{TARGET_CLASSES[constraint.kind]} .\n"] if typed else []
    if constraint.targets:
        lines.append(f"  {values(subject.removeprefix('?'), constraint.targets)}\n")
    lines.append(_in_years(subject, "deadlineYear", f"?due{key}", constraint.deadlines))
    lines.append(_in_years(subject, "baselineYear", f"?base{key}", constraint.baselines))
    if constraint.value is not None and constraint.comparator:
        lines.append(_compared(subject, "value", f"?amount{key}", f"{constraint.comparator} {constraint.value:g}"))
    if constraint.change:
        lines.append(f"  {subject} zr:change zrv:{constraint.change} .\n")
    if constraint.before:
        lines.append(_compared(subject, "deadlineYear", f"?until{key}", f"< {constraint.before}"))
    if constraint.after:
        lines.append(_compared(subject, "deadlineYear", f"?since{key}", f"> {constraint.after}"))
    if constraint.other_than:
        years = ", ".join(map(str, constraint.other_than))
        lines.append(f"  {subject} zr:deadlineYear ?else{key} . FILTER(?else{key} NOT IN ({years}))\n")
    if constraint.excluded:
        named = ", ".join(f"<{iri}>" for iri in constraint.excluded)
        lines.append(f"  FILTER({subject} NOT IN ({named}))\n")
    lines += [f"  {subject} zr:deadlineYear ?some{key} .\n"] * constraint.dated
    lines += [f"  {subject} zr:baselineYear ?base{key} .\n"] * constraint.based
    lines.append(f"  FILTER NOT EXISTS {{ {subject} zr:deadlineYear ?none{key} }}\n" if constraint.undated else "")
    lines.append(f"  {subject} zr:unit {RdfTerm.literal(constraint.unit).ntriples()} .\n" if constraint.unit else "")
    return [line for line in lines if line]


def _in_years(subject: str, path: str, variable: str, years: tuple[int, ...]) -> str:
    return f"  VALUES {variable} {{ {' '.join(map(str, years))} }} {subject} zr:{path} {variable} .\n" if years else ""


def _compared(subject: str, path: str, variable: str, bound: str) -> str:
    return f"  {subject} zr:{path} {variable} . FILTER({variable} {bound})\n"
