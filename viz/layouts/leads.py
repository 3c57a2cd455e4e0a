"""Who leads what: organisations that share tasks stand in one block, leaders left, tasks right; blocks fill columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from viz.layout import Box, Layout, Panel, Placed, box
from viz.model import GraphView

UNIT, TASK, FAN, PAD, ROW = 170.0, 330.0, 130.0, 12.0, 8.0
BLOCK = UNIT + FAN + TASK + 2 * PAD
BETWEEN = 36.0
SHAPE = 1.5
"""Width to height that a picture on a screen or a sheet should have."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Leaders and their tasks that no one outside shares, with the places of their centres counted from the top."""

    units: tuple[tuple[Box, float], ...]
    tasks: tuple[tuple[Box, float], ...]
    height: float


def arrange(view: GraphView) -> Layout:
    """Place the view of all leads."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in view.nodes)
    graph.add_edges_from((edge.source, edge.target) for edge in view.edges)
    order = {node.id: place for place, node in enumerate(view.nodes)}
    columns = _columns([_block(view, graph, part) for part in _parts(graph, order)])
    placed, panels = list[Placed](), list[Panel]()
    for place, column in enumerate(columns):
        y = 0.0
        for block in column:
            _place_block(block, place * (BLOCK + BETWEEN), y, placed, panels)
            y += block.height + ROW + 4
    return Layout(view, tuple(placed), view.edges, tuple(panels))


def _parts(graph: nx.Graph[str], order: dict[str, int]) -> list[list[str]]:
    """Return what hangs together, the largest part first."""
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), order[part[0]]))


def _block(view: GraphView, graph: nx.Graph[str], ids: list[str]) -> _Block:
    nodes = [view.node(key) for key in ids]
    tasks = [box(node, TASK, fixed=True, most=2) for node in nodes if node.kind == "task"]
    centres, y = dict[str, float](), PAD
    for item in tasks:
        centres[item.node.id] = y + item.height / 2
        y += item.height + ROW
    height = y - ROW + PAD
    units = [box(node, UNIT, most=2, size=14) for node in nodes if node.kind == "organization"]
    pulled = [(sum(centres[t] for t in graph[u.node.id]) / len(graph[u.node.id]), u) for u in units]
    pulled.sort(key=lambda pair: (pair[0], pair[1].node.id))
    spread, height = _spread([unit for _, unit in pulled], [at for at, _ in pulled], height)
    shift = (height - (y - ROW + PAD)) / 2
    return _Block(tuple(spread), tuple((item, centres[item.node.id] + shift) for item in tasks), height)


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


def _columns(blocks: list[_Block]) -> list[list[_Block]]:
    """Share blocks out, the tallest first to the shortest column, into as many columns as give the best shape."""

    def shared(count: int) -> list[list[_Block]]:
        columns: list[list[_Block]] = [[] for _ in range(count)]
        for block in blocks:
            min(columns, key=_height).append(block)
        return columns

    def misfit(count: int) -> float:
        shape = count * (BLOCK + BETWEEN) / max(map(_height, shared(count)))
        return max(shape / SHAPE, SHAPE / shape)

    return shared(min(range(1, len(blocks) + 1), key=misfit))


def _height(column: list[_Block]) -> float:
    return sum(block.height + ROW + 4 for block in column)


def _place_block(block: _Block, x: float, y: float, placed: list[Placed], panels: list[Panel]) -> None:
    panels.append(Panel(round(x, 1), round(y, 1), BLOCK, round(block.height, 1)))
    for item, at in block.units:
        placed.append(item.at(x + PAD + item.width / 2, y + at))
    for item, at in block.tasks:
        placed.append(item.at(x + BLOCK - PAD - TASK / 2, y + at))
