"""Logical forms become SPARQL 1.1."""

from __future__ import annotations

import re
from dataclasses import replace

from ontology.namespaces import PREFIXES
from query.logic import Constraint, InPart, InProject, Logic, NameHolds, TargetIs, TaskCount, ThingIn
from query.patterns import TARGET_CLASSES, in_part, role_path, roles_of, target_is, task_patterns, thing_filter, values

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
            + task_patterns(logic.where)
            + "  ?task zr:partOf ?x . ?x zr:heading ?label ; zr:order ?order .\n"
            "} GROUP BY ?x ?label ?order ORDER BY ?order"
        )
    return _units_by_tasks(logic)


def _parts_by_tasks(logic: Logic) -> str:
    direction = "DESC" if logic.descending else "ASC"
    return (
        "SELECT ?x ?label (COUNT(DISTINCT ?task) AS ?n) WHERE {\n"
        + task_patterns(logic.where)
        + "  ?task zr:partOf ?x . ?x zr:heading ?label ; zr:order ?order .\n"
        f"}} GROUP BY ?x ?label ?order ORDER BY {direction}(?n) ?order"
    )


def _counted(logic: Logic, target_class: str) -> str:
    """Return the pattern of what a ranking of tasks counts: their targets, projects, names of a class, or units."""
    if logic.by in ("target", "project"):
        return f"  ?y zr:ofTask ?task ; a zr:{target_class if logic.by == 'target' else 'Project'} .\n"
    if logic.by in _THING_CLASSES:
        classes = " ".join(f"zr:{name}" for name in _THING_CLASSES[logic.by])
        return f"  VALUES ?class {{ {classes} }} ?task zr:mentions ?y . ?y a ?class .\n"
    return f"  ?task {role_path(logic.roles)} ?y .\n"


def _units_by_tasks(logic: Logic) -> str:
    things = [c for c in logic.where if isinstance(c, ThingIn)]
    rest = tuple(c for c in logic.where if not isinstance(c, ThingIn))
    direction = "DESC" if logic.descending else "ASC"
    body = task_patterns(rest) + f"  ?task {role_path(logic.roles)} ?x .\n" + thing_filter(things)
    return (
        f"SELECT ?x (MIN(?name) AS ?label) (COUNT(DISTINCT ?task) AS ?n) WHERE {{\n{body}  ?x rdfs:label ?name .\n}} "
        f"GROUP BY ?x ORDER BY {direction}(?n) ?label"
    )


def _rank(logic: Logic) -> str:
    if logic.kind == "unit":
        return _units_by_tasks(logic)
    if logic.kind == "part":
        return _parts_by_tasks(logic)
    direction = "DESC" if logic.descending else "ASC"
    if logic.kind == "target":
        columns, body, _ = _described(logic)
        key = "?deadline" if logic.attribute == "deadlineYear" else "?value"
        found = f"SELECT DISTINCT {columns} ({key} AS ?n) WHERE {{\n{body}  FILTER(BOUND({key}))\n}}"
        return f"{found} ORDER BY {direction}({key}) ?order"
    kinds = [c.kind for c in logic.where if isinstance(c, TargetIs)] or ["any"]
    rest = tuple(c for c in logic.where if not isinstance(c, TargetIs))
    counted = _counted(logic, TARGET_CLASSES[kinds[0]])
    return (
        "SELECT ?x ?number ?label (COUNT(DISTINCT ?y) AS ?n) WHERE {\n"
        + task_patterns(rest)
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
        cited = "?d zr:implements ?x . ?x rdfs:label ?label . OPTIONAL { ?x zr:documentNumber ?number }"
        return f"SELECT ?x ?label ?number WHERE {{ {cited} }} ORDER BY ?x"
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
        return "?x ?label ?role ?task ?rank ?r", core + membership + roles_of(logic.roles), "?task ?rank"
    if logic.kind == "target":
        body = core + (
            "  ?x zr:indicator ?label ; zr:order ?order .\n"
            "  OPTIONAL { ?x zr:value ?value } OPTIONAL { ?x zr:valueMax ?max } OPTIONAL { ?x zr:unit ?unit }\n"
            "  OPTIONAL { ?x zr:deadlineYear ?deadline } OPTIONAL { ?x zr:baselineYear ?baseline }\n"
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
        return task_patterns(rest) + "  BIND(?task AS ?x)\n" + thing_filter(things)
    if logic.kind == "unit":
        core = task_patterns(rest) + f"  ?task {role_path(logic.roles)} ?x .\n"
        return core + (_in_each(rest, logic.roles) if logic.every else "") + thing_filter(things)
    if logic.kind == "target":
        return _targets(rest)
    if logic.kind == "project":
        parts = [c for c in tasks if isinstance(c, InPart)]
        others = tuple(c for c in tasks if not isinstance(c, InPart))
        join = "  ?x zr:ofTask ?task .\n" + task_patterns(others) if others else ""
        return (
            "  ?x a zr:Project .\n"
            + "".join(in_part("?x", c, f"p{i}") for i, c in enumerate(parts))
            + join
            + thing_filter(things)
        )
    if logic.kind in ("box", "part"):
        kinds = "zr:Box" if logic.kind == "box" else "zr:Chapter zr:Section"
        below = "  ?x zr:partOf* ?task .\n" + task_patterns(tasks) if tasks else ""
        return f"  VALUES ?kind {{ {kinds} }} ?x a ?kind .\n" + below
    classes = " ".join(f"zr:{name}" for name in _THING_CLASSES[logic.kind])
    return _named_things(classes, tasks, things)


def _in_each(where: tuple[Constraint, ...], roles: frozenset[str]) -> str:
    """Return the filter that keeps `?x` only if no task of the constraints is without it."""
    lacking = task_patterns(where) + f"  FILTER NOT EXISTS {{ ?task {role_path(roles)} ?x }}\n"
    apart = re.sub(r"\?(?!x\b)(\w+)", r"?each_\1", lacking)
    return f"  FILTER NOT EXISTS {{\n{apart}  }}\n"


def _named_things(classes: str, tasks: tuple[Constraint, ...], things: list[ThingIn | NameHolds]) -> str:
    body = f"  VALUES ?wanted {{ {classes} }} ?x a ?wanted .\n"
    parts = [c for c in tasks if isinstance(c, InPart)]
    others = tuple(c for c in tasks if not isinstance(c, InPart | InProject | TaskCount))
    for index, constraint in enumerate(tasks):
        if isinstance(constraint, InProject):
            body += f"  {values(f'project{index}', constraint.projects)} ?project{index} zr:involves|zr:concerns ?x .\n"
        elif isinstance(constraint, TaskCount):
            counted = (
                "SELECT ?x (COUNT(DISTINCT ?named) AS ?times) WHERE { ?named a zr:Task ; zr:mentions ?x } GROUP BY ?x"
            )
            body += f"  {{ {counted} }} FILTER(?times {constraint.comparator} {constraint.number})\n"
    body += "  ?m a zr:Mention ; zr:of ?x .\n" + "".join(in_part("?m", c, f"p{i}") for i, c in enumerate(parts))
    if others:
        body += "  ?m zr:onTask ?task .\n" + task_patterns(others)
    return body + thing_filter(things)


def _targets(where: tuple[Constraint, ...]) -> str:
    wanted = [c for c in where if isinstance(c, TargetIs)]
    parts = [c for c in where if isinstance(c, InPart)]
    tasks = tuple(c for c in where if not isinstance(c, TargetIs | InPart))
    body = (
        "  ?x a zr:Target .\n"
        + "".join(in_part("?x", c, f"p{i}") for i, c in enumerate(parts))
        + "".join(target_is(c, "?x", str(i)) for i, c in enumerate(wanted))
    )
    return body + ("  ?x zr:ofTask ?task .\n" + task_patterns(tasks) if tasks else "")
