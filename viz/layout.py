"""Places for everything in a picture, worked out beforehand so that it stands still: the same view, the same places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kg.facts import Role
from viz.measure import width, wrap
from viz.model import Edge, GraphView, Node, Words
from viz.style import KIND_STYLES, MARKS, ROLE_STYLES

LINE = 1.28
"""Height of a line of text in font sizes."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A node with the centre and size of its box in pixels, and its label broken into lines.

    `facing` is the side that its lines leave from: 1 right, -1 left, 0 whichever faces the other end.
    """

    node: Node
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: int
    align: Literal["center", "left"] = "center"
    facing: int = 0

    def moved(self, x: float, y: float) -> Placed:
        """Return the node so much further right and down."""
        return replace(self, x=round(self.x + x, 1), y=round(self.y + y, 1))


@dataclass(frozen=True, slots=True)
class Panel:
    """A card behind nodes that belong together: its upper left corner and size.

    `words` are shown over it instead of the nodes where the picture is so small that they cannot be read. `paper` is
    for a card that lies on another: it is white.
    """

    x: float
    y: float
    width: float
    height: float
    role: Role | None = None
    words: Words | None = None
    paper: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """Words beside the nodes; `y` is the middle of the line, `x` where it starts, its middle or where it ends."""

    x: float
    y: float
    words: Words
    role: Role | None = None
    size: int = 16
    align: Literal["start", "center", "end"] = "center"
    bold: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """A view with its places. `edges` are those drawn as lines: what stands on one card needs none."""

    view: GraphView
    placed: tuple[Placed, ...]
    edges: tuple[Edge, ...]
    panels: tuple[Panel, ...] = ()
    captions: tuple[Caption, ...] = ()

    def bounds(self, margin: float = 24) -> tuple[float, float, float, float]:
        """Return left, top, width and height of all there is, with a margin around."""
        boxes = [(p.x - p.width / 2, p.y - p.height / 2, p.width, p.height) for p in self.placed]
        boxes += [(p.x, p.y, p.width, p.height) for p in self.panels]
        boxes += [_caption_box(caption) for caption in self.captions]
        left, top = min(box[0] for box in boxes) - margin, min(box[1] for box in boxes) - margin
        right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
        return left, top, right + margin - left, bottom + margin - top


def _caption_box(caption: Caption) -> tuple[float, float, float, float]:
    wide = max(width(caption.words.zh, caption.size), width(caption.words.en, caption.size))
    left = {"start": 0.0, "center": wide / 2, "end": wide}[caption.align]
    return caption.x - left, caption.y - caption.size, wide, caption.size * 2


Curve = tuple[float, float, float, float, float, float, float, float]
"""A cubic Bézier curve: where it starts, its two control points, where it ends."""


def curve(source: Placed, target: Placed) -> Curve:
    """Return the line between two boxes: level where it leaves the one and level where it meets the other.

    It joins the middles of the sides that face each other, or the sides that `facing` names.
    """
    side = source.facing or (1 if target.x >= source.x else -1)
    other = target.facing or (-1 if target.x >= source.x else 1)
    x, to_x = source.x + side * source.width / 2, target.x + other * target.width / 2
    pull = abs(to_x - x) / 2 if side != other else 30 + min(abs(target.y - source.y) * 0.45, 240)
    return _rounded(x, source.y, x + side * pull, source.y, to_x + other * pull, target.y, to_x, target.y)


def _rounded(*places: float) -> Curve:
    a, b, c, d, e, f, g, h = (round(place, 1) for place in places)
    return a, b, c, d, e, f, g, h


@dataclass(frozen=True, slots=True)
class Box:
    """A node that knows its size and not yet its place."""

    node: Node
    width: float
    height: float
    lines: tuple[str, ...]
    size: int
    align: Literal["center", "left"] = "center"

    def at(self, x: float, y: float, *, facing: int = 0) -> Placed:
        """Give the box its place by its centre."""
        x, y = round(x, 1), round(y, 1)
        return Placed(self.node, x, y, self.width, self.height, self.lines, self.size, self.align, facing)


def box(node: Node, limit: float, *, fixed: bool = False, most: int = 3, size: int | None = None) -> Box:
    """Measure a node whose text may be `limit` pixels wide; `fixed` boxes are that wide whatever the text."""
    style = KIND_STYLES[node.kind]
    size = size or style.size
    letter = f"{ROLE_STYLES[node.role].letter}｜" if node.role else ""
    mark = f"{MARKS[node.kind]} " if node.kind in MARKS else ""
    lines = wrap(letter + mark + node.label, size, limit - 2 * style.margin_x, most=most)
    wide = limit if fixed else max(width(line, size) for line in lines) + 2 * style.margin_x
    high = len(lines) * size * LINE + 2 * style.margin_y
    return Box(node, round(wide, 1), round(high, 1), lines, size, "left" if mark else "center")


def arrange(view: GraphView) -> Layout:
    """Give every node of the view its place."""
    from importlib import import_module

    layout: Layout = import_module(f"viz.layouts.{view.kind}").arrange(view)
    return layout
