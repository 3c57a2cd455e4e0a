"""Logical forms become SPARQL 1.1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.store import Term
from ontology.namespaces import PREFIXES
from query.constraints import Constraint, InPart, InProject, NumberIn, TargetIs, TaskCount, TaskIn, UnitIs
from query.logic import Logic
from query.memberships import has_part, role_path, roles_of, values
from query.patterns import (
    OF_THING,
    THING_CLASSES,
    in_part,
    target_lines,
    task_patterns,
    thing_filter,
)
from query.tallies import by_count
from query.whole import all_in_a_row, in_a_row, is_over_all, joined

_USED = ("zr", "zrv", "rdfs", "skos", "org", "oa", "xsd")
PROLOGUE = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in _USED)


def compile_logic(logic: Logic, *, full_names: bool = False) -> str:
    """Return the SPARQL of a logical form; equal forms give equal text. Units in rows have their `full_names` if asked.

    Each row holds `?x` (the thing asked for) and what describes it; counts are one row with `?n`.
    """
    counts = logic.kind != "target" and logic.attribute != "order"
    if logic.operation == "group" or (logic.operation == "rank" and counts):
        direction = "DESC" if logic.descending else "ASC"
        order = f"{direction}(?n) " if logic.operation == "rank" else ""
        return PROLOGUE + by_count(logic, order, full_names=full_names)
    return PROLOGUE + _BODIES[logic.operation](logic)


def compile_found(logic: Logic) -> str:
    """Return the SPARQL of what a selection finds, in its order; tasks without what describes them."""
    if logic.kind == "task":
        found = f"{_core(logic)}  ?x zr:order ?order .\n"
        return f"{PROLOGUE}SELECT DISTINCT ?x ?order WHERE {{\n{found}}} ORDER BY ?order ?x"
    return compile_logic(replace(logic, operation="select"))


def compile_any(logic: Logic) -> str:
    """Return the SPARQL that asks whether a selection finds anything."""
    return f"{PROLOGUE}ASK WHERE {{\n{_described(logic)[1]}}}"


def _select(logic: Logic) -> str:
    columns, body, order = _described(logic)
    return f"SELECT DISTINCT {columns} WHERE {{\n{body}}} ORDER BY {order} ?x"


def _count(logic: Logic) -> str:
    return f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{\n{_core(logic)}}}"


def _exists(logic: Logic) -> str:
    return _select(replace(logic, operation="select"))


def _rank(logic: Logic) -> str:
    """Return targets by value or year, or tasks by their place in the document."""
    direction = "DESC" if logic.descending else "ASC"
    columns, body, _ = _described(logic)
    if logic.attribute == "order":
        return f"SELECT DISTINCT {columns} (?order AS ?n) WHERE {{\n{body}}} ORDER BY {direction}(?order) ?x"
    key = "?deadline" if logic.attribute == "deadlineYear" else "?value"
    found = f"SELECT DISTINCT {columns} ({key} AS ?n) WHERE {{\n{body}  FILTER(BOUND({key}))\n}}"
    return f"{found} ORDER BY {direction}({key}) ?order ?x"


def _several(logic: Logic) -> str:
    if logic.others[0].kind == "target" and logic.others[0].operation == "select":
        own = logic.attribute or "value"
        sides = [
            f"{{ SELECT ?n{i} WHERE {{\n{_core(side)}  ?x zr:{own} ?n{i} .\n}} }}"
            for i, side in enumerate(logic.others)
        ]
        return "SELECT " + " ".join(f"?n{i}" for i in range(len(sides))) + " WHERE {\n" + "\n".join(sides) + "\n}"
    counts = [
        f"{{ SELECT (COUNT(DISTINCT ?x) AS ?n{i}) WHERE {{\n{_core(side)}}} }}" for i, side in enumerate(logic.others)
    ]
    return "SELECT " + " ".join(f"?n{i}" for i in range(len(counts))) + " WHERE {\n" + "\n".join(counts) + "\n}"


def _compared(logic: Logic) -> str:
    """Return a row for each side of a comparison, the greater first: what it stands for, and its number."""
    sides = []
    for index, side in enumerate(logic.others):
        counted = f"{{ SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{\n{_core(side)}}} }}"
        sides.append(f"{{ {counted} {_stands_for(side)} BIND({index} AS ?side) }}")
    direction = "DESC" if logic.descending else "ASC"
    return "SELECT ?x ?n ?side WHERE {\n" + "\nUNION\n".join(sides) + f"\n}} ORDER BY {direction}(?n) ?side"


def _stands_for(side: Logic) -> str:
    """Return the pattern that binds `?x` to the unit, task or part that a side of a comparison stands for."""
    for constraint in reversed(side.where):
        if isinstance(constraint, UnitIs):
            return values("x", constraint.units[:1])
        if isinstance(constraint, NumberIn):
            number = Term.literal(constraint.numbers[0]).ntriples()
            return f"{{ SELECT (MIN(?one) AS ?x) WHERE {{ ?one a zr:Task ; zr:number {number} }} }}"
        if isinstance(constraint, TaskIn):
            return values("x", constraint.tasks[:1])
        if isinstance(constraint, InPart):
            return values("x", constraint.parts[:1])
        if isinstance(constraint, TargetIs) and constraint.deadlines:
            return f"BIND({constraint.deadlines[0]} AS ?x)"
    return ""


def _attribute(logic: Logic) -> str:
    if logic.kind == "task":
        columns = "?x ?number ?title ?label ?order"
        own = "  ?x rdfs:label ?title ; zr:order ?order ; zr:deadlineText ?label . OPTIONAL { ?x zr:number ?number }\n"
        return f"SELECT DISTINCT {columns} WHERE {{\n{_core(logic)}{own}}} ORDER BY ?order ?x"
    if logic.attribute == "period":
        years = "?x zr:periodStart ?start ; zr:periodEnd ?end"
        label = 'CONCAT(STR(?start), "—", STR(?end))'
        return f"SELECT ?x ({label} AS ?label) WHERE {{ ?x a zr:Document . {years} }} ORDER BY ?x"
    if logic.attribute == "implements":
        cited = "?d zr:implements ?x . ?x rdfs:label ?label . OPTIONAL { ?x zr:documentNumber ?number }"
        return f"SELECT ?x ?label ?number WHERE {{ {cited} }} ORDER BY ?x"
    path = "rdfs:label" if logic.attribute == "title" else f"zr:{logic.attribute}"
    return f"SELECT ?x ?label WHERE {{ ?x a zr:Document ; {path} ?label }} ORDER BY ?x"


_BODIES = {
    "select": _select,
    "count": _count,
    "exists": _exists,
    "rank": _rank,
    "compare": _compared,
    "ratio": _several,
    "times": _several,
    "difference": _several,
    "sum": _several,
    "more": _several,
    "same": _several,
    "attribute": _attribute,
}


_SAID = ("?x zr:indicator ?label", "?x zr:order ?order")
_PERHAPS_SAID = {
    "?value": "?x zr:value ?value",
    "?max": "?x zr:valueMax ?max",
    "?unit": "?x zr:unit ?unit",
    "?deadline": "?x zr:deadlineYear ?deadline",
    "?baseline": "?x zr:baselineYear ?baseline",
    "?comparator": "?x zr:comparator ?comparator",
    "?change": "?x zr:change ?change",
}
_TASK = "  OPTIONAL { ?x zr:ofTask ?task . OPTIONAL { ?task zr:number ?task_number } }\n"
"""What describes a target: always, perhaps, and by its task."""
_COLUMNS = {"?amount0": "?value", "?due0": "?deadline", "?base0": "?baseline"}


def _in_its_column(line: str) -> str:
    """Return a pattern on targets with what its first constraint binds in the column that describes it."""
    line = re.sub(r"\?(?:amount|due|base)0\b", lambda name: _COLUMNS[name[0]], line)
    return re.sub(r'\?x zr:unit (".*") \.', r"VALUES ?unit { \1 } ?x zr:unit ?unit .", line)


def _left_to_say(core: str) -> list[str]:
    """Return what may describe a target beyond what the patterns that find it bind already."""
    return [said for column, said in _PERHAPS_SAID.items() if not re.search(rf"\{column}\b", core)]


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
        body = core + joined(_SAID, _left_to_say(core), whole=is_over_all(logic.where)) + _TASK
        described = "?x ?label ?order ?value ?max ?unit ?deadline ?baseline ?comparator ?change ?task_number ?task"
        return described, body, "?order"
    if logic.kind in ("project", "box", "part"):
        return "?x ?label ?order", core + "  ?x rdfs:label ?label ; zr:order ?order .\n", "?order"
    body = core + "  ?x rdfs:label ?label ; a ?class .\n"
    if logic.kind == "document":
        return "?x ?label ?class ?number", body + "  OPTIONAL { ?x zr:documentNumber ?number }\n", "?label"
    return "?x ?label ?class", body, "?label"


def _core(logic: Logic) -> str:
    """Return the patterns that bind `?x` to the things asked for."""
    things = [c for c in logic.where if isinstance(c, OF_THING)]
    rest = tuple(c for c in logic.where if not isinstance(c, OF_THING))
    tasks = tuple(c for c in rest if not isinstance(c, TargetIs))
    if logic.kind == "task":
        found = task_patterns(rest, whole=True)
        if "FILTER" in found:  # before what describes a task is looked up, not after it
            found = f"  {{\n{found}  }}\n"
        return found + "  BIND(?task AS ?x)\n" + thing_filter(things)
    if logic.kind == "unit":
        core = task_patterns(rest, whole=True) + f"  ?task {role_path(logic.roles)} ?x .\n"
        return core + (_in_each(rest, logic.roles) if logic.every else "") + thing_filter(things)
    if logic.kind == "target":
        return _targets(rest)
    if logic.kind == "project":
        due = [c for c in rest if isinstance(c, TargetIs) and c.deadlines]
        years = "".join(f"  VALUES ?due {{ {' '.join(map(str, c.deadlines))} }} ?x zr:year ?due .\n" for c in due[:1])
        parts = [c for c in tasks if isinstance(c, InPart)]
        others = tuple(c for c in tasks if not isinstance(c, InPart))
        join = "  ?x zr:ofTask ?task .\n" + task_patterns(others) if others else ""
        return (
            "  ?x a zr:Project .\n"
            + "".join(in_part("?x", c, f"p{i}") for i, c in enumerate(parts))
            + years
            + join
            + thing_filter(things)
        )
    if logic.kind in ("box", "part"):
        kinds = "zr:Box" if logic.kind == "box" else "zr:Chapter zr:Section"
        path = "?x zr:partOf* ?task" if logic.kind == "box" else "?task zr:partOf ?x"
        below = f"  {path} .\n" + task_patterns(tasks) if tasks or things else ""
        return f"  VALUES ?kind {{ {kinds} }} ?x a ?kind .\n" + below + thing_filter(things)
    classes = " ".join(f"zr:{name}" for name in THING_CLASSES[logic.kind])
    return _named_things(classes, tasks, things)


def _in_each(where: tuple[Constraint, ...], roles: frozenset[str]) -> str:
    """Return the filter that keeps `?x` only if no task of the constraints is without it."""
    lacking = task_patterns(where) + f"  FILTER NOT EXISTS {{\n{has_part(roles)}  }}\n"
    apart = re.sub(r"\?(?!x\b)(\w+)", r"?each_\1", lacking)
    return f"  FILTER NOT EXISTS {{\n{apart}  }}\n"


def _named_things(classes: str, tasks: tuple[Constraint, ...], things: Sequence[Constraint]) -> str:
    body = f"  VALUES ?wanted {{ {classes} }} ?x a ?wanted .\n"
    parts = [c for c in tasks if isinstance(c, InPart)]
    others = tuple(c for c in tasks if not isinstance(c, InPart | InProject | TaskCount))
    for index, constraint in enumerate(tasks):
        if isinstance(constraint, InProject):
            body += f"  {values(f'project{index}', constraint.projects)} ?project{index} zr:involves|zr:concerns ?x .\n"
        elif isinstance(constraint, TaskCount):
            times = (
                "SELECT ?x (COUNT(DISTINCT ?named) AS ?times) WHERE { ?named a zr:Task ; zr:mentions ?x } GROUP BY ?x"
            )
            body += f"  {{ {times} }} FILTER(?times {constraint.comparator} {constraint.number})\n"
    body += "  ?m a zr:Mention ; zr:of ?x .\n" + "".join(in_part("?m", c, f"p{i}") for i, c in enumerate(parts))
    apart = [c for c in others if isinstance(c, NumberIn)]
    for index, each in enumerate(apart if len(apart) > 1 else ()):
        number = Term.literal(each.numbers[0]).ntriples()
        body += f"  ?m{index} a zr:Mention ; zr:of ?x ; zr:onTask/zr:number {number} .\n"
    others = tuple(c for c in others if c not in apart) if len(apart) > 1 else others
    if others:
        body += "  ?m zr:onTask ?task .\n" + task_patterns(others)
    return body + thing_filter(things)


def _targets(where: tuple[Constraint, ...]) -> str:
    wanted = [c for c in where if isinstance(c, TargetIs)]
    parts = [c for c in where if isinstance(c, InPart)]
    tasks = tuple(c for c in where if not isinstance(c, TargetIs | InPart))
    lines = [line for i, c in enumerate(wanted) for line in target_lines(c, "?x", str(i))]
    if is_over_all(where):
        body = all_in_a_row(("?x a zr:Target .", *map(_in_its_column, lines)))
        return body + (f"  {in_a_row('?x zr:ofTask ?task')}\n" + task_patterns(tasks, whole=True) if tasks else "")
    body = "  ?x a zr:Target .\n" + "".join(in_part("?x", c, f"p{i}") for i, c in enumerate(parts)) + "".join(lines)
    return body + ("  ?x zr:ofTask ?task .\n" + task_patterns(tasks) if tasks else "")
