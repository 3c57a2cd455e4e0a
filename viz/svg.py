"""A view as an SVG picture for a briefing: its own title and legend inside, readable in black and white."""

from __future__ import annotations

from typing import Any, Literal

from viz.layout import LINE, Caption, Layout, Placed, arrange, curve
from viz.measure import width, wrap
from viz.model import Edge, GraphView, Words
from viz.style import CARD, CARD_EDGE, FONTS, INK, MUTED, PAPER, ROLE_STYLES, Look, line, look
from viz.templating import environment

Language = Literal["zh", "en"]
HEAD, LEGEND, NOTE = 60.0, 36.0, 22.0
LEAST_WIDTH = 720.0


def render(view: GraphView, *, lang: Language = "zh") -> str:
    """Draw the view as the text of an SVG 1.1 file."""
    return draw(arrange(view), lang=lang)


def draw(layout: Layout, *, lang: Language = "zh") -> str:
    """Draw a view that has its places already."""
    left, top, wide, high = layout.bounds()
    if wide < LEAST_WIDTH:
        left, wide = left - (LEAST_WIDTH - wide) / 2, LEAST_WIDTH
    head = HEAD + (LEGEND if layout.view.legend else 0)
    notes = [line for note in layout.view.notes for line in wrap(_say(note, lang), 14, wide - 48, most=6)]
    return environment().get_template("picture.svg.j2").render(
        left=left, top=top - head, width=wide, height=high + head + NOTE * len(notes) + 12, lang=lang, fonts=FONTS,
        paper=PAPER, ink=INK, muted=MUTED, card=CARD, card_edge=CARD_EDGE, title=_say(layout.view.title, lang),
        title_y=top - head + 44, legend=_legend(layout, left + 24, top - head + 74, lang),
        panels=layout.panels, captions=[_caption(caption, lang) for caption in layout.captions],
        edges=_edges(layout), nodes=[_node(item, look(item.node, layout.view)) for item in layout.placed],
        notes=[(left + 24, top + high + NOTE * (place + 0.5), line) for place, line in enumerate(notes)],
    )  # fmt: skip


def _say(words: Words, lang: Language) -> str:
    return words.zh if lang == "zh" else words.en


def _legend(layout: Layout, x: float, y: float, lang: Language) -> list[dict[str, Any]]:
    entries = []
    for entry in layout.view.legend:
        style = ROLE_STYLES[entry.role]
        words = f"{_say(style.name, lang)} {entry.count}"
        entries.append({"x": x, "y": y, "style": style, "words": words})
        x += 74 + width(words, 14)
    return entries


def _caption(caption: Caption, lang: Language) -> dict[str, Any]:
    colour = ROLE_STYLES[caption.role].stroke if caption.role else MUTED
    return {
        "x": caption.x,
        "y": caption.y + caption.size * 0.36,
        "size": caption.size,
        "words": _say(caption.words, lang),
        "fill": colour,
        "weight": 700 if caption.bold else 400,
        "anchor": "middle" if caption.align == "center" else caption.align,
    }


def _edges(layout: Layout) -> list[dict[str, Any]]:
    places = {item.node.id: item for item in layout.placed}
    return [_edge(edge, places[edge.source], places[edge.target]) for edge in layout.edges]


def _edge(edge: Edge, source: Placed, target: Placed) -> dict[str, Any]:
    x, y, *controls = curve(source, target)
    drawn = line(edge)
    return {
        "d": f"M{x:g} {y:g}C" + " ".join(f"{place:g}" for place in controls),
        "stroke": drawn.stroke,
        "width": drawn.width,
        "dash": " ".join(map(str, drawn.dash)),
    }


def _node(item: Placed, style: Look) -> dict[str, Any]:
    left = item.align == "left"
    first = item.y - (len(item.lines) - 1) * item.size * LINE / 2 + item.size * 0.36
    return {
        "x": item.x - item.width / 2, "y": item.y - item.height / 2, "width": item.width, "height": item.height,
        "style": style, "dash": " ".join(map(str, style.dash)), "size": item.size,
        "anchor": "start" if left else "middle",
        "text_x": item.x - item.width / 2 + style.margin_x if left else item.x,
        "lines": [(round(first + place * item.size * LINE, 1), line) for place, line in enumerate(item.lines)],
        "label": item.node.label,
    }  # fmt: skip
