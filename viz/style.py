"""How the picture looks: roles by colour (colour-blind safe), dash, corner and letter, so that grey print tells."""

from __future__ import annotations

from dataclasses import dataclass

from kg.facts import Role
from viz.model import Edge, GraphView, Node, NodeKind, Words

FONTS = '"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","SimHei",sans-serif'
INK = "#1b1f24"
MUTED = "#59636e"
PAPER = "#ffffff"
CARD = "#f4f6f8"
CARD_EDGE = "#d5dbe1"
PLAIN_LINE = "#9aa4ae"
STRONG_LINE = "#5c7f9e"


@dataclass(frozen=True, slots=True)
class RoleStyle:
    """A role's looks. `dash` is on and off lengths in pixels (empty: a full line), `corner` a radius."""

    letter: str
    name: Words
    stroke: str
    fill: str
    text: str
    width: float
    dash: tuple[int, ...]
    corner: int


ROLE_STYLES: dict[Role, RoleStyle] = {
    "lead": RoleStyle("牵", Words("牵头", "leads"), "#005a8d", "#005a8d", "#ffffff", 3.0, (), 3),
    "responsible": RoleStyle(
        "责", Words("共同负责（无牵头）", "jointly responsible, no lead"), "#b84700", "#fff4ec", INK, 2.6, (9, 3), 3
    ),
    "participate": RoleStyle("参", Words("参与", "participates"), "#007a5a", "#ffffff", INK, 1.6, (), 10),
    "cooperate": RoleStyle("配", Words("配合", "cooperates"), "#8a5a00", "#fffaf0", INK, 1.8, (2, 3), 10),
}
"""Okabe and Ito's blue, vermilion, bluish green and orange, darkened until text of the colour reads on white."""

ROLE_ORDER: tuple[Role, ...] = ("lead", "responsible", "participate", "cooperate")


@dataclass(frozen=True, slots=True)
class KindStyle:
    """The size of a kind's text and the room around it, in pixels; what has no box is a line of text."""

    size: int
    margin_x: int
    margin_y: int
    boxed: bool = True


KIND_STYLES: dict[NodeKind, KindStyle] = {
    "organization": KindStyle(13, 7, 4),
    "task": KindStyle(14, 9, 6),
    "target": KindStyle(13, 2, 2, boxed=False),
    "milestone": KindStyle(13, 2, 2, boxed=False),
    "project": KindStyle(13, 2, 2, boxed=False),
    "company": KindStyle(13, 7, 4),
    "mention": KindStyle(13, 2, 2, boxed=False),
    "part": KindStyle(14, 2, 2),
}
MARKS: dict[NodeKind, str] = {"target": "●", "milestone": "◇", "project": "▪", "mention": "·"}


@dataclass(frozen=True, slots=True)
class Look:
    """All that a box needs to be drawn: colours, border, corner radius and inner margins in pixels."""

    fill: str
    stroke: str
    text: str
    width: float
    dash: tuple[int, ...]
    corner: int
    margin_x: int
    margin_y: int
    boxed: bool


def look(node: Node, view: GraphView) -> Look:
    """Return the looks of a node: by its role if it has one, dark if it is the middle of the picture."""
    kind = KIND_STYLES[node.kind]
    if node.id == view.centre:
        return Look(INK, INK, PAPER, 2, (), 8, kind.margin_x, kind.margin_y, True)
    if node.hub:
        return Look(INK, INK, PAPER, 1.2, (), 4, kind.margin_x, kind.margin_y, True)
    if node.role is None and view.kind == "matrix":
        return Look(PAPER, PAPER, INK, 0, (), 0, kind.margin_x, kind.margin_y, False)
    if node.role is None:
        return Look(PAPER, INK, INK, 1.2, (), 4, kind.margin_x, kind.margin_y, kind.boxed)
    role = ROLE_STYLES[node.role]
    return Look(
        role.fill, role.stroke, role.text, role.width, role.dash, role.corner, kind.margin_x, kind.margin_y, kind.boxed
    )


@dataclass(frozen=True, slots=True)
class Line:
    """All that a line needs to be drawn."""

    stroke: str
    width: float
    dash: tuple[int, ...]


def line(edge: Edge) -> Line:
    """Return the looks of an edge: by its role if it has one, else the stronger the thicker and darker."""
    if edge.role:
        style = ROLE_STYLES[edge.role]
        return Line(style.stroke, style.width, style.dash)
    if edge.weight == 1:
        return Line(PLAIN_LINE, 1, ())
    return Line(STRONG_LINE, min(1 + 0.5 * (edge.weight - 1), 6), ())
