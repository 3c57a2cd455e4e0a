"""A band for each year from the first to the last, its targets on cards that fill rows as lines of text do.

The picture is never wider than a screen shows at once: many targets make it longer, and it is read downwards.
"""

from __future__ import annotations

from viz.layout import LINE, Box, Caption, Layout, Panel, Placed, box
from viz.measure import shorten
from viz.model import GraphView, Group, Node, Words
from viz.style import KIND_STYLES

CARD, GAP, PAD, INSET, AXIS, BAND, SMALL = 310.0, 12.0, 9.0, 8.0, 172.0, 32.0, 12
SHAPE = 1.6
MOST_COLUMNS = 5


def arrange(view: GraphView) -> Layout:
    """Place the targets; the bands have as many columns as give the whole a good shape, within limits."""
    nodes = {node.id: node for node in view.nodes}
    bands = [
        (group, [box(nodes[row.node], CARD - 2 * INSET, fixed=True, most=2) for row in group.rows])
        for group in view.groups
    ]
    count = min(range(1, MOST_COLUMNS + 1), key=lambda count: _misfit([boxes for _, boxes in bands], count))
    placed, panels, captions = list[Placed](), list[Panel](), list[Caption]()
    y = 0.0
    for group, boxes in bands:
        y = _band(group, boxes, count, y, placed, panels, captions) + BAND
    return Layout(view, tuple(placed), (), tuple(panels), tuple(captions))


def _rows(boxes: list[Box], count: int) -> list[list[Box]]:
    return [boxes[place : place + count] for place in range(0, len(boxes), count)]


def _row_height(row: list[Box]) -> float:
    return max(item.height for item in row) + SMALL * LINE + 2 * PAD


def _misfit(bands: list[list[Box]], count: int) -> float:
    high = sum(_row_height(row) + GAP for boxes in bands for row in _rows(boxes, count)) + BAND * len(bands)
    shape = (AXIS + count * (CARD + GAP)) / high
    return max(shape / SHAPE, SHAPE / shape)


def _band(
    group: Group, boxes: list[Box], count: int, y: float,
    placed: list[Placed], panels: list[Panel], captions: list[Caption],
) -> float:  # fmt: skip
    top = y
    title = _parts(group.title)
    back = len(panels)
    for row in _rows(boxes, count):
        high = _row_height(row)
        for place, item in enumerate(row):
            left = AXIS + place * (CARD + GAP)
            panels.append(Panel(left, round(y, 1), CARD, round(high, 1), paper=True))
            placed.append(item.at(left + CARD / 2, y + PAD + item.height / 2))
            captions.append(_small(item.node, left, y + high - PAD - SMALL * LINE / 2))
        y += high + GAP
    y -= GAP
    panels.insert(
        back,
        Panel(-12, round(top - 10, 1), AXIS + count * (CARD + GAP) + 12, round(y - top + 20, 1), words=group.title),
    )
    captions.append(Caption(6, top + 22, title[0], size=26, align="start"))
    captions.append(Caption(6, top + 50, title[1], size=14, align="start", bold=False))
    return y


def _parts(title: Words) -> tuple[Words, Words]:
    """Part the year from the count."""
    chinese, _, count = title.zh.partition(" · ")
    english, _, counted = title.en.partition(" · ")
    return Words(chinese, english), Words(count, counted)


def _small(node: Node, left: float, y: float) -> Caption:
    x = left + INSET + KIND_STYLES[node.kind].margin_x
    room = CARD - 2 * (x - left)
    words = Words(shorten(node.detail.zh, SMALL, room), shorten(node.detail.en, SMALL, room))
    return Caption(x, y, words, size=SMALL, align="start", bold=False)
