"""One task in the middle: its units by role on the left, its targets, projects and names on the right."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts import Role
from viz.layout import Box, Caption, Layout, Placed, box
from viz.model import GraphView, NodeKind, Words
from viz.style import ROLE_ORDER, ROLE_STYLES

MIDDLE, UNITS, FACTS, FAN, CAPTION, ROW = 250.0, 260.0, 460.0, 130.0, 32.0, 7.0
_SECTIONS: tuple[tuple[tuple[NodeKind, ...], Words], ...] = (
    (("target", "milestone"), Words("目标", "Targets")),
    (("project",), Words("项目", "Projects")),
    (("mention",), Words("提到的企业、机构、地点和文件", "Companies, institutions, places and documents named")),
)

Group = tuple[Words, Role | None, list[Box]]


def arrange(view: GraphView) -> Layout:
    """Place a task's view."""
    middle = box(view.node(view.centre or ""), MIDDLE, most=6, size=18)
    others = [node for node in view.nodes if node.id != view.centre]
    units: list[Group] = []
    for role in ROLE_ORDER:
        items = [box(node, UNITS, size=14) for node in others if node.kind == "organization" and node.role == role]
        units.append((_count(ROLE_STYLES[role].name, len(items)), role, items))
    facts: list[Group] = []
    for kinds, words in _SECTIONS:
        items = [box(node, FACTS, fixed=True, size=14) for node in others if node.kind in kinds]
        facts.append((_count(words, len(items)), None, items))
    away = middle.width / 2 + FAN
    placed, captions = [middle.at(0, 0)], list[Caption]()
    _column(units, -away - UNITS / 2, UNITS, -1, placed, captions)
    _column(facts, away + FACTS / 2, FACTS, 1, placed, captions)
    return Layout(view, tuple(placed), view.edges, (), tuple(captions))


def _count(words: Words, count: int) -> Words:
    return Words(f"{words.zh} {count}", f"{words.en}: {count}")


def _column(
    groups: Sequence[Group], x: float, wide: float, side: int, placed: list[Placed], captions: list[Caption]
) -> None:
    """Stack the groups around the height of the middle; boxes stand flush with the side that faces it."""
    shown = [group for group in groups if group[2]]
    y = -sum(CAPTION + sum(item.height + ROW for item in items) for _, _, items in shown) / 2
    for words, role, items in shown:
        captions.append(
            Caption(x - side * wide / 2, y + CAPTION / 2, words, role, align="start" if side > 0 else "end")
        )
        y += CAPTION
        for item in items:
            placed.append(item.at(x - side * (wide - item.width) / 2, y + item.height / 2))
            y += item.height + ROW
