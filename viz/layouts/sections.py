"""A picture of several sections, each with a title on a card of its own: cards fill shelves, the tallest first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from viz.layout import Caption, Layout, Panel, Placed
from viz.measure import shorten
from viz.model import Edge, GraphView, Words

SHAPE = 1.6
"""Width to height that a picture on a screen or a sheet should have."""
PAD, BETWEEN, TITLE = 18.0, 30.0, 44.0


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands together, with places counted from its upper left corner."""

    width: float
    height: float
    placed: tuple[Placed, ...]
    panels: tuple[Panel, ...] = ()
    captions: tuple[Caption, ...] = ()

    def moved(self, x: float, y: float) -> Piece:
        """Return the piece so much further right and down."""
        return Piece(
            self.width,
            self.height,
            tuple(item.moved(x, y) for item in self.placed),
            tuple(replace(p, x=round(p.x + x, 1), y=round(p.y + y, 1)) for p in self.panels),
            tuple(replace(c, x=round(c.x + x, 1), y=round(c.y + y, 1)) for c in self.captions),
        )


def assemble(view: GraphView, pieces: Sequence[tuple[Words, Piece]], edges: tuple[Edge, ...]) -> Layout:
    """Put the pieces side by side; one alone needs no title."""
    if len(pieces) == 1:
        only = pieces[0][1]
        return Layout(view, only.placed, edges, only.panels, only.captions)
    cards = [_card(words, piece) for words, piece in pieces]
    moved = [card.moved(x, y) for card, (x, y) in zip(cards, _places(cards), strict=True)]
    return Layout(
        view,
        tuple(item for card in moved for item in card.placed),
        edges,
        tuple(card.panels[0] for card in moved) + tuple(panel for card in moved for panel in card.panels[1:]),
        tuple(caption for card in moved for caption in card.captions),
    )


def _card(words: Words, piece: Piece) -> Piece:
    inner = piece.moved(PAD, TITLE)
    width, height = piece.width + 2 * PAD, piece.height + TITLE + PAD
    back = Panel(0, 0, round(width, 1), round(height, 1), words=words)
    shown = Words(shorten(words.zh, 20, piece.width), shorten(words.en, 20, piece.width))
    head = Caption(PAD, TITLE / 2, shown, size=20, align="start")
    return Piece(width, height, inner.placed, (back, *inner.panels), (head, *inner.captions))


def _places(cards: Sequence[Piece]) -> list[tuple[float, float]]:
    """Return the upper left corners: the shelf width is the one that gives the best shape."""
    order = sorted(range(len(cards)), key=lambda place: (-cards[place].height, place))
    area = sum((card.width + BETWEEN) * (card.height + BETWEEN) for card in cards)
    least = max(card.width for card in cards)
    widths = [max(least, (area * SHAPE) ** 0.5 * factor / 10) for factor in range(7, 16)]
    best = min((list(_shelves(cards, order, width)) for width in widths), key=lambda found: _misfit(cards, found))
    return [place for _, place in sorted(best)]


def _shelves(cards: Sequence[Piece], order: list[int], width: float) -> Iterator[tuple[int, tuple[float, float]]]:
    """Fill shelves from the left; a card that is less than half as high as its shelf may stand below another."""
    x = y = high = 0.0
    column = (0.0, 0.0, 0.0)  # left, next free height, width of the column that still takes cards
    for place in order:
        card = cards[place]
        left, free, wide = column
        if high and card.width <= wide and free + card.height <= y + high:
            yield place, (left, free)
            column = (left, free + card.height + BETWEEN, wide)
            continue
        if x and x + card.width > width:
            x, y, high = 0.0, y + high + BETWEEN, 0.0
        yield place, (x, y)
        column = (x, y + card.height + BETWEEN, card.width)
        x, high = x + card.width + BETWEEN, max(high, card.height)


def _misfit(cards: Sequence[Piece], found: Sequence[tuple[int, tuple[float, float]]]) -> float:
    wide = max(x + cards[place].width for place, (x, _) in found)
    high = max(y + cards[place].height for place, (_, y) in found)
    return max(wide / high / SHAPE, SHAPE * high / wide) * math.sqrt(wide * high)
