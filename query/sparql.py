"""Logical forms become SPARQL 1.1, and SPARQL typed by people is run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.store import Term as RdfTerm
from ontology.namespaces import PREFIXES
from query.logic import (
    ALL_ROLES,
    AnyOf,
    Constraint,
    HasTarget,
    InPart,
    InProject,
    Logic,
    Mentions,
    NameHolds,
    NumberIn,
    RoleCount,
    TargetIs,
    TaskCount,
    TaskIn,
    ThingIn,
    UnitIs,
)

_USED = ("zr", "zrv", "rdfs", "skos", "org", "oa", "xsd")
PROLOGUE = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in _USED)
_THING_CLASSES = {
    "company": ("Company",),
    "institution": ("Institute", "University"),
    "institute": ("Institute",),
    "university": ("University",),
    "place": ("Place",),
    "brand": ("Brand",),
    "document": ("CitedDocument",),
}
_TARGET_CLASSES = {"any": "Target", "quantity": "QuantitativeTarget", "milestone": "Milestone"}


def compile_logic(logic: Logic) -> str:
    """Return the SPARQL of a logical form; equal forms give equal text.

    Each row holds `?x` (the thing asked for) and what describes it; counts are one row with `?n`.
    """
    return PROLOGUE + _BODIES[logic.operation](logic)


def _select(logic: Logic) -> str:
    columns, body, order = _described(logic)
    return f"SELECT DISTINCT {columns} WHERE {{\n{body}}} ORDER BY {order}"


def _count(logic: Logic) -> str:
    return f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{\n{_core(logic)}}}"


def _exists(logic: Logic) -> str:
    return _select(replace(logic, operation="select"))


def _group(logic: Logic) -> str:
    if logic.kind == "part":
        return (
            "SELECT ?x ?label (COUNT(DISTINCT ?task) AS ?n) WHERE {\n"
            + _task_patterns(logic.where)
            + "  ?task zr:partOf ?x . ?x zr:heading ?label ; zr:order ?order .\n} GROUP BY ?x ?label ?order ORDER BY ?order"
        )
    return _units_by_tasks(logic)


def _units_by_tasks(logic: Logic) -> str:
    things = [c for c in logic.where if isinstance(c, ThingIn)]
    rest = tuple(c for c in logic.where if not isinstance(c, ThingIn))
    direction = "DESC" if logic.descending else "ASC"
    body = _task_patterns(rest) + f"  ?task {_path(logic.roles)} ?x .\n" + _thing_filter(things)
    return (
        f"SELECT ?x (MIN(?name) AS ?label) (COUNT(DISTINCT ?task) AS ?n) WHERE {{\n{body}  ?x rdfs:label ?name .\n}} "
        f"GROUP BY ?x ORDER BY {direction}(?n) ?label"
    )


def _rank(logic: Logic) -> str:
    if logic.kind == "unit":
        return _units_by_tasks(logic)
    direction = "DESC" if logic.descending else "ASC"
    if logic.kind == "target":
        columns, body, _ = _described(logic)
        key = "?deadline" if logic.attribute == "deadlineYear" else "?value"
        return f"SELECT DISTINCT {columns} ({key} AS ?n) WHERE {{\n{body}  FILTER(BOUND({key}))\n}} ORDER BY {direction}({key}) ?order"
    kinds = [c.kind for c in logic.where if isinstance(c, TargetIs)] or ["any"]
    rest = tuple(c for c in logic.where if not isinstance(c, TargetIs))
    counted = (
        f"  ?y zr:ofTask ?task ; a zr:{_TARGET_CLASSES[kinds[0]]} .\n"
        if logic.by == "target"
        else f"  ?task {_path(logic.roles)} ?y .\n"
    )
    return (
        "SELECT ?x ?number ?label (COUNT(DISTINCT ?y) AS ?n) WHERE {\n"
        + _task_patterns(rest)
        + counted
        + "  BIND(?task AS ?x) ?task rdfs:label ?label ; zr:order ?order . OPTIONAL { ?task zr:number ?number }\n"
        f"}} GROUP BY ?x ?number ?label ?order ORDER BY {direction}(?n) ?order"
    )


def _several(logic: Logic) -> str:
    if logic.others[0].kind == "target":
        sides = [
            f"{{ SELECT ?n{i} WHERE {{\n{_core(side)}  ?x zr:value ?n{i} .\n}} }}"
            for i, side in enumerate(logic.others)
        ]
        return "SELECT " + " ".join(f"?n{i}" for i in range(len(sides))) + " WHERE {\n" + "\n".join(sides) + "\n}"
    counts = [
        f"{{ SELECT (COUNT(DISTINCT ?x) AS ?n{i}) WHERE {{\n{_core(side)}}} }}" for i, side in enumerate(logic.others)
    ]
    return "SELECT " + " ".join(f"?n{i}" for i in range(len(counts))) + " WHERE {\n" + "\n".join(counts) + "\n}"


def _attribute(logic: Logic) -> str:
    if logic.attribute == "implements":
        return "SELECT ?x ?label ?number WHERE { ?d zr:implements ?x . ?x rdfs:label ?label . OPTIONAL { ?x zr:documentNumber ?number } } ORDER BY ?x"
    path = "rdfs:label" if logic.attribute == "title" else f"zr:{logic.attribute}"
    return f"SELECT ?x ?label WHERE {{ ?x a zr:Document ; {path} ?label }} ORDER BY ?x"


_BODIES = {
    "select": _select,
    "count": _count,
    "exists": _exists,
    "group": _group,
    "rank": _rank,
    "compare": _several,
    "ratio": _several,
    "times": _several,
    "difference": _several,
    "attribute": _attribute,
}


def _described(logic: Logic) -> tuple[str, str, str]:
    """Return the columns, the body and the order of a selection with what describes the thing asked for."""
    core = _core(logic)
    if logic.kind == "task":
        return (
            "?x ?number ?label ?order",
            core + "  ?x rdfs:label ?label ; zr:order ?order . OPTIONAL { ?x zr:number ?number }\n",
            "?order",
        )
    if logic.kind == "unit":
        membership = (
            "  ?r zr:onTask ?task ; org:organization ?x ; org:role ?role ; zr:printedName ?label ; zr:rank ?rank .\n"
        )
        return "?x ?label ?role ?task ?rank ?r", core + membership + _roles_of(logic.roles), "?task ?rank"
    if logic.kind == "target":
        body = core + (
            "  ?x zr:indicator ?label ; zr:order ?order . OPTIONAL { ?x zr:value ?value } OPTIONAL { ?x zr:valueMax ?max }\n"
            "  OPTIONAL { ?x zr:unit ?unit } OPTIONAL { ?x zr:deadlineYear ?deadline } OPTIONAL { ?x zr:baselineYear ?baseline }\n"
            "  OPTIONAL { ?x zr:comparator ?comparator } OPTIONAL { ?x zr:change ?change }\n"
            "  OPTIONAL { ?x zr:ofTask/zr:number ?task_number }\n"
        )
        return "?x ?label ?order ?value ?max ?unit ?deadline ?baseline ?comparator ?change ?task_number", body, "?order"
    if logic.kind in ("project", "box", "part"):
        return "?x ?label ?order", core + "  ?x rdfs:label ?label ; zr:order ?order .\n", "?order"
    return "?x ?label ?class", core + "  ?x rdfs:label ?label ; a ?class .\n", "?label"


def _core(logic: Logic) -> str:
    """Return the patterns that bind `?x` to the things asked for."""
    things = [c for c in logic.where if isinstance(c, ThingIn | NameHolds)]
    rest = tuple(c for c in logic.where if not isinstance(c, ThingIn | NameHolds))
    tasks = tuple(c for c in rest if not isinstance(c, TargetIs))
    if logic.kind == "task":
        return _task_patterns(rest) + "  BIND(?task AS ?x)\n" + _thing_filter(things)
    if logic.kind == "unit":
        return _task_patterns(rest) + f"  ?task {_path(logic.roles)} ?x .\n" + _thing_filter(things)
    if logic.kind == "target":
        return _targets(rest)
    if logic.kind == "project":
        parts = [c for c in tasks if isinstance(c, InPart)]
        others = tuple(c for c in tasks if not isinstance(c, InPart))
        join = "  ?x zr:ofTask ?task .\n" + _task_patterns(others) if others else ""
        return (
            "  ?x a zr:Project .\n"
            + "".join(_in_part("?x", c, f"p{i}") for i, c in enumerate(parts))
            + join
            + _thing_filter(things)
        )
    if logic.kind in ("box", "part"):
        kinds = "zr:Box" if logic.kind == "box" else "zr:Chapter zr:Section"
        below = "  ?x zr:partOf* ?task .\n" + _task_patterns(tasks) if tasks else ""
        return f"  VALUES ?kind {{ {kinds} }} ?x a ?kind .\n" + below
    classes = " ".join(f"zr:{name}" for name in _THING_CLASSES[logic.kind])
    return _named_things(logic, classes, tasks, things)


def _named_things(logic: Logic, classes: str, tasks: tuple[Constraint, ...], things: list[ThingIn | NameHolds]) -> str:
    body = f"  VALUES ?wanted {{ {classes} }} ?x a ?wanted .\n"
    parts = [c for c in tasks if isinstance(c, InPart)]
    others = tuple(c for c in tasks if not isinstance(c, InPart | InProject | TaskCount))
    for index, constraint in enumerate(tasks):
        if isinstance(constraint, InProject):
            body += f"  {_values(f'project{index}', constraint.projects)} ?project{index} zr:involves ?x .\n"
        elif isinstance(constraint, TaskCount):
            counted = (
                "SELECT ?x (COUNT(DISTINCT ?named) AS ?times) WHERE { ?named a zr:Task ; zr:mentions ?x } GROUP BY ?x"
            )
            body += f"  {{ {counted} }} FILTER(?times {constraint.comparator} {constraint.number})\n"
    body += "  ?m a zr:Mention ; zr:of ?x .\n" + "".join(_in_part("?m", c, f"p{i}") for i, c in enumerate(parts))
    if others:
        body += "  ?m zr:onTask ?task .\n" + _task_patterns(others)
    return body + _thing_filter(things)


def _thing_filter(things: list[ThingIn | NameHolds] | list[ThingIn]) -> str:
    lines = []
    for index, thing in enumerate(things):
        if isinstance(thing, NameHolds):
            text = RdfTerm.literal(thing.text).ntriples()
            lines.append(f"  ?x rdfs:label ?held{index} . FILTER(CONTAINS(LCASE(?held{index}), {text}))\n")
        else:
            sign = "NOT IN" if thing.negated else "IN"
            lines.append(f"  FILTER(?x {sign} ({', '.join(f'<{iri}>' for iri in thing.things)}))\n")
    return "".join(lines)


def _path(roles: frozenset[str]) -> str:
    """Return the property of one role, of any role, or the alternatives of several."""
    if roles == ALL_ROLES:
        return "zr:responsibleUnit"
    names = [f"zr:{role}" for role in ("lead", "participate", "cooperate", "responsible") if role in roles]
    return names[0] if len(names) == 1 else f"({'|'.join(names)})"


def _roles_of(roles: frozenset[str]) -> str:
    if roles == ALL_ROLES:
        return ""
    return f"  FILTER(?role IN ({', '.join(f'zrv:{role}' for role in sorted(roles))}))\n"


def _task_patterns(where: tuple[Constraint, ...]) -> str:
    body = "".join(_task_pattern(constraint, f"{index}") for index, constraint in enumerate(where))
    return "  ?task a zr:Task .\n" + body


def _values(variable: str, iris: tuple[str, ...]) -> str:
    return f"VALUES ?{variable} {{ {' '.join(f'<{iri}>' for iri in iris)} }}"


def _task_pattern(constraint: Constraint, key: str) -> str:
    if isinstance(constraint, UnitIs):
        pattern = f"{_values('u' + key, constraint.units)} ?task {_path(constraint.roles)} ?u{key} ."
        return f"  FILTER {'NOT EXISTS' if constraint.negated else 'EXISTS'} {{ {pattern} }}\n"
    if isinstance(constraint, AnyOf):
        parts = [
            f"{{ {_values(f'u{key}x{i}', o.units)} ?task {_path(o.roles)} ?u{key}x{i} }}"
            for i, o in enumerate(constraint.options)
            if isinstance(o, UnitIs)
        ]
        return f"  FILTER EXISTS {{ {' UNION '.join(parts)} }}\n"
    if isinstance(constraint, NumberIn):
        numbers = " ".join(RdfTerm.literal(number).ntriples() for number in constraint.numbers)
        return f"  VALUES ?number{key} {{ {numbers} }} ?task zr:number ?number{key} .\n"
    if isinstance(constraint, TaskIn):
        return f"  {_values('task', constraint.tasks)}\n"
    return "".join(_other_pattern(constraint, key))


def _other_pattern(constraint: Constraint, key: str) -> Iterator[str]:
    if isinstance(constraint, InPart):
        yield _in_part("?task", constraint, key)
    elif isinstance(constraint, Mentions):
        yield f"  FILTER EXISTS {{ {_values('m' + key, constraint.things)} ?task zr:mentions ?m{key} . }}\n"
    elif isinstance(constraint, RoleCount):
        counted = f"{{ SELECT ?task (COUNT(DISTINCT ?c{key}) AS ?count{key}) WHERE {{ ?task a zr:Task . OPTIONAL {{ ?task {_path(constraint.roles)} ?c{key} }} }} GROUP BY ?task }}"
        yield f"  {counted} FILTER(?count{key} {constraint.comparator} {constraint.number})\n"
    elif isinstance(constraint, HasTarget):
        word = "NOT EXISTS" if constraint.negated else "EXISTS"
        yield f"  FILTER {word} {{ ?t{key} zr:ofTask ?task ; a zr:{_TARGET_CLASSES[constraint.kind]} }}\n"
    elif isinstance(constraint, TargetIs):
        yield f"  FILTER EXISTS {{ ?tx{key} zr:ofTask ?task .\n{_target_is(constraint, f'?tx{key}', key)} }}\n"


def _in_part(subject: str, constraint: InPart, key: str) -> str:
    path = "zr:partOf+" if subject == "?task" else "(zr:inBox|zr:inSection|zr:inChapter)"
    return f"  {_values('part' + key, constraint.parts)} {subject} {path} ?part{key} .\n"


def _targets(where: tuple[Constraint, ...]) -> str:
    wanted = [c for c in where if isinstance(c, TargetIs)]
    parts = [c for c in where if isinstance(c, InPart)]
    tasks = tuple(c for c in where if not isinstance(c, TargetIs | InPart))
    body = (
        "  ?x a zr:Target .\n"
        + "".join(_in_part("?x", c, f"p{i}") for i, c in enumerate(parts))
        + "".join(_target_is(c, "?x", str(i)) for i, c in enumerate(wanted))
    )
    return body + ("  ?x zr:ofTask ?task .\n" + _task_patterns(tasks) if tasks else "")


def _target_is(constraint: TargetIs, subject: str, key: str) -> str:
    lines = []
    if constraint.kind != "any":
        lines.append(f"  {subject} a zr:{_TARGET_CLASSES[constraint.kind]} .\n")
    if constraint.targets:
        lines.append(f"  {_values(subject.removeprefix('?'), constraint.targets)}\n")
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
