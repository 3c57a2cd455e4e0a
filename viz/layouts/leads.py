"""Who leads what: organisations that share tasks stand in one block, leaders left, tasks right; blocks fill columns."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx

from viz.layout import Box, Layout, Panel, box
from viz.layouts.blocks import fill_columns
from viz.layouts.sections import Piece, assemble
from viz.model import GraphView, Node, Words

UNIT, TASK, FAN, PAD, ROW = 170.0, 330.0, 130.0, 12.0, 8.0
BLOCK = UNIT + FAN + TASK + 2 * PAD


def arrange(view: GraphView) -> Layout:
    """Place the view of all leads, a section for each document."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in view.nodes)
    graph.add_edges_from((edge.source, edge.target) for edge in view.edges)
    nodes = {node.id: node for node in view.nodes}
    order = {key: place for place, key in enumerate(nodes)}
    whole = [(view.title, list(nodes))]
    sections = [(group.title, [row.node for row in group.rows]) for group in view.groups] or whole
    pieces = []
    for words, keys in sections:
        parts = _parts(graph.subgraph(keys), order)
        pieces.append((words, fill_columns([_block(nodes, graph, part) for part in parts])))
    return assemble(view, pieces, view.edges)


def _parts(graph: nx.Graph[str], order: dict[str, int]) -> list[list[str]]:
    """Return what hangs together, the largest part first."""
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), order[part[0]]))


def _block(nodes: dict[str, Node], graph: nx.Graph[str], ids: list[str]) -> Piece:
    tasks = [box(nodes[key], TASK, fixed=True, most=2) for key in ids if nodes[key].kind == "task"]
    centres, y = dict[str, float](), PAD
    for item in tasks:
        centres[item.node.id] = y + item.height / 2
        y += item.height + ROW
    height = y - ROW + PAD
    units = [box(nodes[key], UNIT, most=2, size=14) for key in ids if nodes[key].kind == "organization"]
    pulled = [(sum(centres[t] for t in graph[u.node.id]) / len(graph[u.node.id]), u) for u in units]
    pulled.sort(key=lambda pair: (pair[0], pair[1].node.id))
    spread, height = _spread([unit for _, unit in pulled], [at for at, _ in pulled], height)
    shift = (height - (y - ROW + PAD)) / 2
    placed = [item.at(PAD + item.width / 2, at) for item, at in spread]
    placed += [item.at(BLOCK - PAD - TASK / 2, centres[item.node.id] + shift) for item in tasks]
    back = Panel(0, 0, BLOCK, round(height, 1), words=_named([item.node for item in units], len(tasks)))
    return Piece(BLOCK, height, tuple(placed), (back,))


def _named(units: list[Node], tasks: int) -> Words:
    first = units[0].label
    more = f" 等 {len(units)} 个单位" if len(units) > 1 else ""
    others = f" and {len(units) - 1} more" if len(units) > 1 else ""
    return Words(f"{first}{more} · {tasks} 项", f"{first}{others} · {tasks}")


def _spread(units: list[Box], wanted: list[float], height: float) -> tuple[list[tuple[Box, float]], float]:
    """Keep leaders near the middle of their tasks, one below the other without touching."""
    room = sum(unit.height + ROW for unit in units) - ROW + 2 * PAD
    height = max(height, room)
    places: list[float] = []
    for unit, at in zip(units, wanted, strict=True):
        floor = (
            places[-1] + (units[len(places) - 1].height + unit.height) / 2 + ROW if places else PAD + unit.height / 2
        )
        places.append(max(at, floor))
    ceiling = height - PAD
    for place in range(len(units) - 1, -1, -1):
        places[place] = min(places[place], ceiling - units[place].height / 2)
        ceiling = places[place] - units[place].height / 2 - ROW
    assert all(upper < lower for upper, lower in pairwise(places))
    return list(zip(units, places, strict=True)), height
