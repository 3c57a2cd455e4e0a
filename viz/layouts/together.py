"""Circles of partners: units stand on both sides of a ring, lines run inside it and never behind a name."""

from __future__ import annotations

from collections import defaultdict

from viz.layout import Box, Layout, Panel, box
from viz.layouts.sections import Piece, assemble
from viz.model import Edge, GraphView, Group, Node

NAME, ROW, INNER, BULGE, PAD, SIZE = 210.0, 9.0, 300.0, 110.0, 14.0, 15
"""Room for a name, between two names, between the sides where they are nearest, and how far the sides bend outwards."""
MOST_LINES = 1.6
"""Lines for each unit at most, the strongest first, so that single ones can be followed."""


def arrange(view: GraphView) -> Layout:
    """Place each circle of the view and choose the lines that are drawn."""
    nodes = {node.id: node for node in view.nodes}
    ties: dict[str, dict[str, int]] = defaultdict(dict)
    for edge in view.edges:
        ties[edge.source][edge.target] = ties[edge.target][edge.source] = edge.weight
    pieces = [(group.title, _ring(group, nodes, ties)) for group in view.groups]
    circle = {row.node: place for place, group in enumerate(view.groups) for row in group.rows}
    inside = [edge for edge in view.edges if circle[edge.source] == circle[edge.target]]
    return assemble(view, pieces, _main_ties(inside, circle))


def _main_ties(edges: list[Edge], circle: dict[str, int]) -> tuple[Edge, ...]:
    """Keep each unit's strongest tie, then the strongest of each circle; the thin ones come first, to lie below."""
    strongest: dict[str, Edge] = {}
    for edge in sorted(edges, key=lambda edge: (-edge.weight, edge.source, edge.target)):
        strongest.setdefault(edge.source, edge)
        strongest.setdefault(edge.target, edge)
    kept = set(strongest.values())
    room: dict[int, float] = defaultdict(float)
    for place in circle.values():
        room[place] += MOST_LINES
    for edge in kept:
        room[circle[edge.source]] -= 1
    for edge in sorted(edges, key=lambda edge: (-edge.weight, edge.source, edge.target)):
        if edge not in kept and edge.weight > 1 and room[circle[edge.source]] >= 1:
            kept.add(edge)
            room[circle[edge.source]] -= 1
    return tuple(sorted(kept, key=lambda edge: (edge.weight, edge.source, edge.target)))


def _ring(group: Group, nodes: dict[str, Node], ties: dict[str, dict[str, int]]) -> Piece:
    """Put the strongest first, in turn on the side where fewer of its close partners stand already."""
    left, right = list[Box](), list[Box]()
    sides: dict[str, int] = {}
    half = (len(group.rows) + 1) // 2
    for row in group.rows:
        item = box(nodes[row.node], NAME, most=2, size=SIZE)
        pull = sum(count * sides.get(other, 0) for other, count in ties[row.node].items())
        side = -1 if pull > 0 or (not pull and len(left) <= len(right)) else 1
        if len(left if side < 0 else right) >= half:
            side = -side
        sides[row.node] = side
        (left if side < 0 else right).append(item)
    left, right = _settled(left, right, ties), _settled(right, left, ties)
    return _placed(left, right)


def _settled(column: list[Box], other: list[Box], ties: dict[str, dict[str, int]]) -> list[Box]:
    """Order one side by where the partners on the other stand, the strongest in the middle of the ring's height."""
    at = {item.node.id: place / max(1, len(other) - 1) for place, item in enumerate(other)}

    def height(pair: tuple[int, Box]) -> tuple[float, int]:
        weights = {key: count for key, count in ties[pair[1].node.id].items() if key in at}
        total = sum(weights.values())
        return (sum(at[key] * count for key, count in weights.items()) / total if total else 0.5), pair[0]

    return [item for _, item in sorted(enumerate(column), key=height)]


def _placed(left: list[Box], right: list[Box]) -> Piece:
    high = max(sum(item.height + ROW for item in column) for column in (left, right))
    wide = 2 * NAME + INNER + 2 * BULGE + 2 * PAD
    middle = wide / 2
    placed = []
    for side, column in ((-1, left), (1, right)):
        y = (high - sum(item.height + ROW for item in column)) / 2 + PAD
        for item in column:
            at = y + item.height / 2
            away = INNER / 2 + BULGE * _round((at - PAD) / high)
            placed.append(item.at(middle + side * (away + item.width / 2), at, facing=-side))
            y += item.height + ROW
    back = Panel(0, 0, wide, round(high + 2 * PAD - ROW, 1))
    return Piece(wide, high + 2 * PAD - ROW, tuple(placed), (back,))


def _round(height: float) -> float:
    """Return how far a ring bends outwards at this part of its height: 0 at its ends, 1 in the middle."""
    return float(max(0.0, 1 - (2 * height - 1) ** 2) ** 0.5)
