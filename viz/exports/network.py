"""The graph for other programs: RDF as it is kept, or a network of units, tasks, targets, projects and companies."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import networkx as nx

from kg.store import SHARED, Store
from ontology.namespaces import PREFIXES
from viz.exports.chosen import chosen_documents, chosen_tasks
from viz.exports.cleaning import one_line
from viz.names import units
from viz.reading import Goal, TaskRecord, read_loose_goals
from viz.style import ROLE_ORDER, ROLE_STYLES
from viz.wording import amount, target

_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_PROJECTS = """SELECT DISTINCT ?thing (STR(?name) AS ?label) ?task ?company WHERE {
  ?thing a zr:Project ; zr:ofTask ?task ; rdfs:label ?name . OPTIONAL { ?thing zr:involves ?company }
}"""
_COMPANIES = """SELECT DISTINCT ?thing (STR(?name) AS ?label) ?task WHERE {
  ?thing a zr:Company ; skos:prefLabel ?name . ?task zr:mentions ?thing
}"""
_IRI = re.compile(r"<(urn:zeren:[^>]+)>")
_GEXF_DAY = re.compile(rb'lastmodifieddate="[^"]*"')
_COLOURS = {
    "单位": (0, 90, 141),
    "任务": (27, 31, 36),
    "目标": (184, 71, 0),
    "项目": (0, 122, 90),
    "企业": (138, 90, 0),
}
_SIZES = {"单位": 14.0, "任务": 12.0, "目标": 6.0, "项目": 7.0, "企业": 8.0}


def nquads(store: Store, *, document: str | None = None) -> str:
    """Return the graphs of the chosen documents, and what of the shared things they refer to, as sorted N-Quads."""
    own = [store.contents(row.iri) for row in chosen_documents(store, document)]
    lines = [line for part in own for line in part.splitlines()]
    return "\n".join(sorted({*lines, *_referred(lines, store.contents(SHARED).splitlines())})) + "\n"


def _referred(lines: Iterable[str], shared: Iterable[str]) -> Iterator[str]:
    """Yield the lines about shared things that are named in `lines`, or in lines so found."""
    about: dict[str, list[str]] = {}
    for line in shared:
        about.setdefault(line.partition(" ")[0].strip("<>"), []).append(line)
    waiting = {iri for line in lines for iri in _IRI.findall(line)}
    while waiting:
        found = [line for iri in waiting for line in about.pop(iri, ())]
        yield from found
        waiting = {iri for line in found for iri in _IRI.findall(line)} & about.keys()


def network(store: Store, *, document: str | None = None) -> nx.DiGraph[str]:
    """Return the network; nodes have `label` and `kind`, edges `kind`, and where a unit has a task `role`, `roles`.

    `role` is the strongest of a unit's roles in a task, `roles` all of them; both are code values (`lead`).
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    tasks = chosen_tasks(store, document)
    shown = {unit.iri: unit.shown for unit in units(store)}
    for task in tasks:
        _add_task(graph, task, shown)
    plans = {row.iri for row in chosen_documents(store, document)}
    for loose in read_loose_goals(store):  # nobody answers for them: they stand alone
        if loose.document in plans:
            _add_goal(graph, loose.goal, loose.source)
    chosen = {task.iri for task in tasks}
    for row in _records(store, _COMPANIES):
        if row["task"] in chosen:
            _node(graph, row["thing"], row["label"], "企业")
            graph.add_edge(row["task"], row["thing"], kind="提到", role="", roles="", label="提到")
    for row in _records(store, _PROJECTS):
        if row["task"] in chosen:
            _node(graph, row["thing"], row["label"], "项目")
            graph.add_edge(row["task"], row["thing"], kind="项目", role="", roles="", label="项目")
            if row.get("company") in graph:
                graph.add_edge(row["thing"], row["company"], kind="参加", role="", roles="", label="参加")
    return graph


def _records(store: Store, query: str) -> list[dict[str, Any]]:
    rows = store.select(_PREFIXES + query).records()
    return sorted(rows, key=lambda row: sorted((key, str(value)) for key, value in row.items()))


def _node(graph: nx.DiGraph[str], key: str, label: str, kind: str, **facts: str) -> None:
    told = {"number": "", "document": "", "value": "", "deadline": "", **facts}
    if key not in graph:
        graph.add_node(key, label=one_line(label), kind=kind, **{name: one_line(text) for name, text in told.items()})


def _add_task(graph: nx.DiGraph[str], task: TaskRecord, shown: dict[str, str]) -> None:
    label = f"{task.number} {task.title}".strip()
    _node(graph, task.iri, label, "任务", number=task.number, document=task.source, deadline=task.deadline)
    for part in task.parts:
        _node(graph, part.unit, shown.get(part.unit, part.name), "单位")
        held = task.roles_of(part.unit)
        roles = [role for role in ROLE_ORDER if role in held]
        name = ROLE_STYLES[roles[0]].name.zh
        graph.add_edge(part.unit, task.iri, kind="责任", role=roles[0], roles=" ".join(roles), label=name)
    for goal in task.goals:
        _add_goal(graph, goal, task.source)
        graph.add_edge(task.iri, goal.iri, kind="目标", role="", roles="", label="目标")


def _add_goal(graph: nx.DiGraph[str], goal: Goal, source: str) -> None:
    year = str(goal.deadline or "")
    _node(graph, goal.iri, target(goal), "目标", document=source, value=amount(goal), deadline=year)


def graphml(graph: nx.DiGraph[str]) -> bytes:
    """Write the network as GraphML 1.0."""
    made = io.BytesIO()
    nx.write_graphml_xml(graph, made, encoding="utf-8", prettyprint=True)
    return made.getvalue()


def gexf(graph: nx.DiGraph[str], now: datetime) -> bytes:
    """Write the network as GEXF 1.2, which Gephi opens, with a colour and a size for each kind of node."""
    coloured = graph.copy()
    for _, facts in coloured.nodes(data=True):
        red, green, blue = _COLOURS[facts["kind"]]
        facts["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}, "size": _SIZES[facts["kind"]]}
    made = io.BytesIO()
    nx.write_gexf(coloured, made, encoding="utf-8", prettyprint=True, version="1.2draft")
    return _GEXF_DAY.sub(f'lastmodifieddate="{now:%Y-%m-%d}"'.encode(), made.getvalue())
