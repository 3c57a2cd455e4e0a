"""Who works with whom: units that answer for the same tasks, and which of them hold the net together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from kg.store import Store
from ontology.namespaces import ZR
from viz.errors import NothingToDraw
from viz.model import Edge, GraphView, Group, Node, Proof, Row, Words
from viz.names import shown_names
from viz.reading import TaskRecord, read_tasks
from viz.style import ROLE_ORDER
from viz.views.nodes import sources, within

if TYPE_CHECKING:
    import networkx as nx

MOST_PROOFS = 6
"""Quotes for one unit: enough to check it, few enough for a page of thousands of units."""
SAMPLE = 120
"""Units that shortest ways are counted from where there are more: exact counting takes minutes for thousands."""
CIRCLE = 44
"""Units that stand on one ring at most, if they fall into groups at all."""
_COLLECTIVES = f"SELECT DISTINCT ?unit WHERE {{ ?unit a <{ZR.term('Collective')}> }}"


def together(store: Store, *, document: str | None = None) -> GraphView:
    """Show which units share tasks: an edge's weight is the number of tasks that both answer for.

    Collectives (有关镇街) are left out: nobody knows who they are. Groups are circles of partners, in each the unit
    with most shared tasks first.
    """
    import networkx as nx

    tasks = within(read_tasks(store), document)
    collectives = {str(row["unit"]) for row in store.select(_COLLECTIVES).records()}
    members = [[unit for unit in dict.fromkeys(p.unit for p in t.parts) if unit not in collectives] for t in tasks]
    order = {unit: place for place, unit in enumerate(dict.fromkeys(unit for own in members for unit in own))}
    shared = Counter((order[a], order[b]) for own in members for a, b in combinations(sorted(own, key=order.get), 2))  # type: ignore[arg-type]
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from((a, b, count) for (a, b), count in sorted(shared.items()))
    if not graph:
        raise NothingToDraw("没有两个单位共同负责的任务", "no task has two units")
    circles = _circles(graph)
    nodes = _nodes(store, graph, tasks, list(order))
    edges = tuple(Edge(f"u{a}", f"u{b}", None, data["weight"]) for a, b, data in sorted(graph.edges(data=True)))
    groups = tuple(_group(circle, nodes) for circle in circles)
    title = Words("谁与谁合作", "Who works with whom")
    ordered = tuple(nodes[key] for circle in circles for key in circle)
    return GraphView("together", title, ordered, edges, (), (*sources(tasks), *_NOTES), groups=groups)


_NOTES = (
    Words(
        "连线越粗，共同任务越多；每个单位只画主要联系，点按单位看全部。深色为枢纽单位（中介中心性最高）。"
        "“有关镇街”等集合称谓不计入。",
        "The thicker a line, the more tasks are shared; only main ties are drawn, select a unit for all. Dark units "
        "hold the net together (highest betweenness). Collectives are not counted.",
    ),
)


def _circles(graph: nx.Graph[int]) -> list[list[int]]:
    """Return the parts of the net, the largest first; a part too large for one ring falls into its communities."""
    import networkx as nx

    parts: list[list[int]] = []
    for part in nx.connected_components(graph):
        if len(part) <= CIRCLE:
            parts.append(sorted(part))
        else:
            own: nx.Graph[int] = nx.Graph()
            own.add_nodes_from(sorted(part))
            own.add_edges_from(sorted(graph.subgraph(part).edges(data=True)))
            parts += [sorted(each) for each in nx.community.louvain_communities(own, weight="weight", seed=1)]
    strength = dict(graph.degree(weight="weight"))
    parts.sort(key=lambda part: (-len(part), part[0]))
    return [sorted(part, key=lambda unit: (-strength[unit], unit)) for part in parts]


def _nodes(store: Store, graph: nx.Graph[int], tasks: Sequence[TaskRecord], iris: list[str]) -> dict[int, Node]:
    """Return a node for each unit; hubs are those that most shortest ways between others go through."""
    import networkx as nx

    sample = None if len(graph) <= SAMPLE else SAMPLE
    between = nx.betweenness_centrality(graph, k=sample, seed=1)
    shown = shown_names(store)
    held: dict[str, list[TaskRecord]] = {}
    for task in tasks:
        for unit in dict.fromkeys(part.unit for part in task.parts):
            held.setdefault(unit, []).append(task)
    hubs = _hubs(graph, between)
    made: dict[int, Node] = {}
    for key in graph:
        iri = iris[key]
        label = shown.get(iri) or next(part.name for task in held[iri] for part in task.parts if part.unit == iri)
        detail = _detail(graph.degree(key), held[iri], iri, between[key])
        proofs = _proofs(held[iri], iri)
        made[key] = Node(f"u{key}", "organization", label, iri, detail=detail, proofs=proofs, hub=key in hubs)
    return made


def _hubs(graph: nx.Graph[int], between: dict[int, float]) -> set[int]:
    """Choose one unit in twelve, at most five of each part of the net: those between most others."""
    import networkx as nx

    hubs: set[int] = set()
    for part in nx.connected_components(graph):
        best = sorted((unit for unit in part if between[unit] > 0), key=lambda unit: (-between[unit], unit))
        hubs |= set(best[: min(5, -(-len(part) // 12))])
    return hubs


def _detail(partners: int, tasks: Sequence[TaskRecord], unit: str, between: float) -> Words:
    leads = sum("lead" in task.roles_of(unit) for task in tasks)
    return Words(
        f"合作单位 {partners} 个；任务 {len(tasks)} 项，其中牵头 {leads} 项；中介中心性 {between:.3f}",
        f"{partners} partners; {len(tasks)} tasks, leads {leads}; betweenness {between:.3f}",
    )


def _proofs(tasks: Iterable[TaskRecord], unit: str) -> tuple[Proof, ...]:
    """Return where the unit is named, the tasks that it leads first."""
    parts = [part for task in tasks for part in task.parts if part.unit == unit and part.proof]
    parts.sort(key=lambda part: ROLE_ORDER.index(part.role))
    return tuple(part.proof for part in parts[:MOST_PROOFS] if part.proof)


def _group(circle: Sequence[int], nodes: dict[int, Node]) -> Group:
    first = nodes[circle[0]].label
    title = Words(f"{first} 等 {len(circle)} 个单位", f"{first} and {len(circle) - 1} others")
    return Group(title, tuple(Row(nodes[key].id) for key in circle))
