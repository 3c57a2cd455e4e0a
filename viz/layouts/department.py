"""One organisation in the middle, its tasks as cards on both sides: role by role, in the order of their numbers."""

from __future__ import annotations

from dataclasses import dataclass

from kg.facts import Role
from viz.layout import Box, Caption, Layout, Panel, Placed, box
from viz.model import GraphView, Node, Words
from viz.style import ROLE_ORDER, ROLE_STYLES

TITLE, BODY, PAD, GAP = 200.0, 500.0, 9.0, 12.0
CARD_WIDTH = TITLE + BODY + GAP + 2 * PAD
FAN = 120.0
"""Room for the lines between the middle and the cards."""
CAPTION = 34.0


@dataclass(frozen=True, slots=True)
class _Card:
    """A task's box and the rows of what belongs to it."""

    task: Box
    rows: tuple[tuple[Box, ...], ...]

    @property
    def role(self) -> Role:
        return self.task.node.role or "responsible"

    @property
    def body_height(self) -> float:
        return sum(max(item.height for item in row) + 4 for row in self.rows) - 4 if self.rows else 0.0

    @property
    def height(self) -> float:
        return max(self.task.height, self.body_height) + 2 * PAD


def arrange(view: GraphView) -> Layout:
    """Place a department's view; tasks stand on the left first, then on the right."""
    middle = box(view.node(view.centre or ""), 190, size=26)
    cards = sorted(_cards(view), key=lambda card: ROLE_ORDER.index(card.role))
    cut = _cut(cards)
    away = middle.width / 2 + FAN
    placed, panels, captions = [middle.at(0, 0)], list[Panel](), list[Caption]()
    for side, column, continued in ((-1, cards[:cut], None), (1, cards[cut:], cards[cut - 1].role if cut else None)):
        _place_column(column, side, away, _counts(cards), continued, placed, panels, captions)
    edges = tuple(edge for edge in view.edges if edge.source == view.centre)
    return Layout(view, tuple(placed), edges, tuple(panels), tuple(captions))


def _cards(view: GraphView) -> list[_Card]:
    nodes = {node.id: node for node in view.nodes}
    belongings: dict[str, list[Node]] = {}
    for edge in view.edges:
        belongings.setdefault(edge.source, []).append(nodes[edge.target])
    return [_card(node, belongings.get(node.id, [])) for node in belongings.get(view.centre or "", [])]


def _card(task: Node, belongings: list[Node]) -> _Card:
    units = [box(node, BODY, most=1) for node in belongings if node.kind == "organization"]
    goals = [box(node, BODY, fixed=True, most=2) for node in belongings if node.kind != "organization"]
    return _Card(box(task, TITLE, fixed=True, most=4), (*_rows(units), *((goal,) for goal in goals)))


def _rows(items: list[Box]) -> list[tuple[Box, ...]]:
    """Fill rows of at most the body's width."""
    rows: list[list[Box]] = []
    used = 0.0
    for item in items:
        if not rows or used + item.width > BODY:
            rows.append([])
            used = 0.0
        rows[-1].append(item)
        used += item.width + 6
    return [tuple(row) for row in rows]


def _counts(cards: list[_Card]) -> dict[Role, int]:
    return {role: sum(card.role == role for card in cards) for role in ROLE_ORDER}


def _cut(cards: list[_Card]) -> int:
    """Choose how many cards stand on the left: sides alike in height, rather between two roles than inside one."""

    def cost(place: int) -> tuple[float, int]:
        left, right = (sum(card.height + GAP for card in part) for part in (cards[:place], cards[place:]))
        inside = 0 < place < len(cards) and cards[place - 1].role == cards[place].role
        return max(left, right) * (1.25 if inside else 1.0), place

    return min(range(1, len(cards) + 1), key=cost) if cards else 0


def _column_height(cards: list[_Card]) -> float:
    groups = len({card.role for card in cards})
    return sum(card.height + GAP for card in cards) + groups * CAPTION


def _place_column(
    cards: list[_Card],
    side: int,
    away: float,
    counts: dict[Role, int],
    continued: Role | None,
    placed: list[Placed],
    panels: list[Panel],
    captions: list[Caption],
) -> None:
    y, role = -_column_height(cards) / 2, None
    left = away if side > 0 else -away - CARD_WIDTH
    for card in cards:
        if card.role != role:
            role = card.role
            words = _caption(role, counts[role], continued=role == continued)
            captions.append(Caption(left + CARD_WIDTH / 2, y + CAPTION / 2, words, role))
            y += CAPTION
        panels.append(Panel(round(left, 1), round(y, 1), CARD_WIDTH, round(card.height, 1), role))
        _place_card(card, side, left, y, placed)
        y += card.height + GAP


def _caption(role: Role, count: int, *, continued: bool) -> Words:
    name = ROLE_STYLES[role].name
    if continued:
        return Words(f"{name.zh}（续）", f"{name.en} (continued)")
    return Words(f"{name.zh} {count} 项", f"{name.en}: {count}")


def _place_card(card: _Card, side: int, left: float, top: float, placed: list[Placed]) -> None:
    title_x = left + PAD + TITLE / 2 if side > 0 else left + CARD_WIDTH - PAD - TITLE / 2
    body_x = left + PAD + TITLE + GAP if side > 0 else left + PAD
    placed.append(card.task.at(title_x, top + card.height / 2))
    y = top + (card.height - card.body_height) / 2
    for row in card.rows:
        x, high = body_x, max(item.height for item in row)
        for item in row:
            placed.append(item.at(x + item.width / 2, y + high / 2))
            x += item.width + 6
        y += high + 4
