"""The matrix as tables for a page: heads that stay in sight, one cell for each responsibility, gaps in one piece."""

from __future__ import annotations

from dataclasses import dataclass

from viz.model import GraphView, Group, Node, Words


@dataclass(frozen=True, slots=True)
class Line:
    """A unit and its row: a cell, or the number of empty columns until the next."""

    unit: Node
    cells: tuple[Node | int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table of one document."""

    title: Words
    tasks: tuple[Node, ...]
    lines: tuple[Line, ...]


def sheets(view: GraphView) -> tuple[Sheet, ...]:
    """Return a table for each document of a matrix."""
    nodes = {node.id: node for node in view.nodes}
    column = {edge.target: edge.source for edge in view.edges if nodes[edge.source].kind == "task"}
    return tuple(_sheet(group, nodes, column) for group in view.groups)


def _sheet(group: Group, nodes: dict[str, Node], column: dict[str, str]) -> Sheet:
    used = {column[row.node] for row in group.rows if row.depth}
    tasks = tuple(node for key, node in nodes.items() if key in used)
    place = {node.id: number for number, node in enumerate(tasks)}
    lines: list[tuple[Node, list[Node]]] = []
    for row in group.rows:
        if row.depth:
            lines[-1][1].append(nodes[row.node])
        else:
            lines.append((nodes[row.node], []))
    return Sheet(
        group.title, tasks, tuple(Line(unit, _cells(own, place, column, len(tasks))) for unit, own in lines)
    )  # fmt: skip


def _cells(own: list[Node], place: dict[str, int], column: dict[str, str], count: int) -> tuple[Node | int, ...]:
    cells: list[Node | int] = []
    free = 0
    for node in own:
        at = place[column[node.id]]
        cells += [at - free, node] if at > free else [node]
        free = at + 1
    return (*cells, count - free) if free < count else tuple(cells)
