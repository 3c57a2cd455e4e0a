"""Chains: for each task a block with its companies, its projects, itself and its leads from left to right."""

from __future__ import annotations

from collections.abc import Sequence

from viz.layout import Box, Layout, Panel, Placed, box
from viz.layouts.blocks import fill_columns
from viz.layouts.sections import Piece, assemble
from viz.model import GraphView, Group, Node, NodeKind, Words

COMPANY, PROJECT, TASK, UNIT, FAN, PAD, ROW = 170.0, 290.0, 210.0, 170.0, 64.0, 12.0, 6.0
WIDTHS: dict[NodeKind, float] = {"company": COMPANY, "project": PROJECT, "task": TASK, "organization": UNIT}
BLOCK = sum(WIDTHS.values()) + 3 * FAN + 2 * PAD


def arrange(view: GraphView) -> Layout:
    """Place all chains, a section for each document, in the order of the tasks."""
    nodes = {node.id: node for node in view.nodes}
    partners: dict[str, list[str]] = {}
    for edge in view.edges:
        partners.setdefault(edge.target, []).append(edge.source)
    pieces = []
    for group in view.groups:
        blocks = [_block([nodes[key] for key in keys], partners) for keys in _chains(group)]
        pieces.append((group.title, fill_columns(blocks, keep_order=True)))
    return assemble(view, pieces, view.edges)


def _chains(group: Group) -> list[list[str]]:
    """Return the rows of each task: a row of depth 0 begins a new one."""
    found: list[list[str]] = []
    for row in group.rows:
        if not row.depth:
            found.append([])
        found[-1].append(row.node)
    return found


def _block(nodes: Sequence[Node], partners: dict[str, list[str]]) -> Piece:
    boxes = {kind: [_box(node) for node in nodes if node.kind == kind] for kind in WIDTHS}
    height = max(_height(column) for column in boxes.values()) + 2 * PAD
    projects = _ordered(boxes["project"], partners)
    placed: list[Placed] = []
    x = PAD
    for kind, wide in WIDTHS.items():
        column = projects if kind == "project" else boxes[kind]
        placed += _stack(column, kind, x, wide, height)
        x += wide + FAN
    task = boxes["task"][0].node
    back = Panel(0, 0, BLOCK, round(height, 1), words=Words(task.label, task.label))
    return Piece(BLOCK, height, tuple(placed), (back,))


def _box(node: Node) -> Box:
    wide = WIDTHS[node.kind]
    return box(node, wide, fixed=node.kind in ("task", "project"), most=3 if node.kind == "task" else 2)


def _height(column: Sequence[Box]) -> float:
    return sum(item.height + ROW for item in column) - ROW if column else 0.0


def _ordered(projects: list[Box], partners: dict[str, list[str]]) -> list[Box]:
    """Keep projects of one company together, at the place of the first: lines then cross less."""
    first: dict[str, int] = {}
    for place, item in enumerate(projects):
        for company in partners.get(item.node.id, ()):
            first.setdefault(company, place)
    places = {
        item.node.id: min([first[c] for c in partners.get(item.node.id, ())] or [place])
        for place, item in enumerate(projects)
    }
    return sorted(projects, key=lambda item: places[item.node.id])


def _stack(column: Sequence[Box], kind: NodeKind, x: float, wide: float, height: float) -> list[Placed]:
    y = (height - _height(column)) / 2
    placed = []
    for item in column:
        at = x + wide - item.width / 2 if kind == "company" else x + item.width / 2
        placed.append(item.at(at, y + item.height / 2))
        y += item.height + ROW
    return placed
