"""The matrix as a sheet: units down the side, tasks across, their titles written downwards, letters where they meet."""

from __future__ import annotations

from viz.layout import Box, Layout, Panel, Placed
from viz.layouts.sections import Piece, assemble
from viz.measure import shorten, width
from viz.model import Edge, GraphView, Group, Node
from viz.style import KIND_STYLES

CELL, ROW, NAME, TITLE = 34.0, 27.0, 200.0, 14
"""Width of a column, height of a row, room for a unit's name, characters of a task's title."""
SIZE = 13


def arrange(view: GraphView) -> Layout:
    """Place the matrix, a section for each document."""
    nodes = {node.id: node for node in view.nodes}
    tasks = [node for node in view.nodes if node.kind == "task"]
    column = {edge.target: edge.source for edge in view.edges if nodes[edge.source].kind == "task"}
    pieces = [(group.title, _sheet(group, nodes, tasks, column)) for group in view.groups]
    edges: tuple[Edge, ...] = ()
    return assemble(view, pieces, edges)


def _sheet(group: Group, nodes: dict[str, Node], tasks: list[Node], column: dict[str, str]) -> Piece:
    used = {column[row.node] for row in group.rows if row.depth}
    heads = [_head(task) for task in tasks if task.id in used]
    top = max(head.height for head in heads) + 8
    x = {head.node.id: NAME + (place + 0.5) * CELL for place, head in enumerate(heads)}
    placed = [head.at(x[head.node.id], top - 4 - head.height / 2) for head in heads]
    panels: list[Panel] = []
    wide, y = NAME + len(heads) * CELL, top - ROW / 2
    for row in group.rows:
        node = nodes[row.node]
        if not row.depth:
            y += ROW
            item = _name(node)
            placed.append(item.at(NAME - 6 - item.width / 2, y))
            if round((y - top) / ROW - 0.5) % 2 == 0:
                panels.append(Panel(0, round(y - ROW / 2, 1), wide, ROW))
        else:
            placed.append(_cell(node, x[column[row.node]], y))
    return Piece(wide, y + ROW / 2, tuple(placed), tuple(panels))


def _head(task: Node) -> Box:
    """Stack the number and the characters of the title; dashes and brackets would lie down, so they are left out."""
    number = (task.number or "").strip("（）()、.．")
    title = task.label.removeprefix(task.number or "").strip()
    signs = [sign for sign in title if sign.isalnum()]
    lines = [number] if number and width(number, SIZE) <= CELL else list(number)
    lines += signs[:TITLE] + (["⋮"] if len(signs) > TITLE else [])
    return Box(task, CELL - 4, round(len(lines) * SIZE * 1.28 + 8, 1), tuple(lines), SIZE)


def _name(unit: Node) -> Box:
    margin = KIND_STYLES["organization"].margin_x
    line = shorten(unit.label, SIZE, NAME - 8 - 2 * margin)
    return Box(unit, round(width(line, SIZE) + 2 * margin, 1), ROW - 4, (line,), SIZE)


def _cell(part: Node, x: float, y: float) -> Placed:
    return Box(part, CELL - 6, ROW - 6, (part.label,), SIZE if len(part.label) < 2 else SIZE - 2).at(x, y)
