"""A view as one HTML page that needs nothing else: script, style and data are inside, nothing is fetched."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from viz.layout import Layout, Placed, arrange, curve
from viz.model import Edge, GraphView, Node, Words
from viz.style import CARD, CARD_EDGE, FONTS, MUTED, ROLE_STYLES, Look, line, look
from viz.svg import Language, draw
from viz.templating import environment, script_json, static

_SCHEME = re.compile(r"https?://(?!www\.w3\.org/)")
_CLEAR = "rgba(255,255,255,0)"
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "dragNodes": False, "keyboard": False, "tooltipDelay": 100000},
    "nodes": {"labelHighlightBold": False, "chosen": False, "scaling": {"label": {"drawThreshold": 1}}},
}


def render(view: GraphView, *, lang: Language = "zh") -> str:
    """Write the view as a self-contained HTML page, which opens in the language `lang` and can switch."""
    layout = arrange(view)
    nodes, edges, options = _network(layout)
    places = {item.node.id: item for item in layout.placed}
    data = {
        "nodes": nodes,
        "edges": edges,
        "options": options,
        "lines": [_line(edge, places[edge.source], places[edge.target]) for edge in layout.edges],
        "links": [[edge.source, edge.target] for edge in view.edges],
        "info": {node.id: _info(node) for node in view.nodes},
        "panels": [[p.x, p.y, p.width, p.height] for p in layout.panels],
        "captions": [
            [c.x, c.y, c.size, ROLE_STYLES[c.role].stroke if c.role else MUTED, _both(c.words), c.align]
            for c in layout.captions
        ],
        "bounds": layout.bounds(),
        "look": {"fonts": FONTS, "card": CARD, "cardEdge": CARD_EDGE},
    }
    return environment().get_template("page.html.j2").render(
        view=view, lang=lang, roles=ROLE_STYLES, data=script_json(data), picture=draw(layout, lang=lang),
        style=static("page.css"), program=static("page.js"), library=_library(),
    )  # fmt: skip


def _network(layout: Layout) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Hand the picture to pyvis and take back what vis-network wants: nodes, edges, options.

    The edges are hidden there and drawn by our own program: vis-network would lead them to the middles of the boxes.
    """
    from pyvis.network import Network

    network = Network(directed=True)
    for item in layout.placed:
        network.add_node(item.node.id, **_vis_node(item, look(item.node, layout.view)))
    for edge in layout.edges:
        network.add_edge(edge.source, edge.target, hidden=True)
    network.options = _OPTIONS
    nodes, edges, _, _, _, options = network.get_network_data()
    return nodes, edges, json.loads(options)


def _vis_node(item: Placed, style: Look) -> dict[str, Any]:
    fill, stroke = (style.fill, style.stroke) if style.boxed else (_CLEAR, _CLEAR)
    x, y = style.margin_x, style.margin_y
    return {
        "label": "\n".join(item.lines), "shape": "box", "x": item.x, "y": item.y, "physics": False,
        "color": {"background": fill, "border": stroke, "hover": {"background": fill, "border": stroke}},
        "borderWidth": style.width if style.boxed else 0,
        "font": {"face": FONTS, "size": item.size, "color": style.text, "align": item.align},
        "margin": {"top": y, "bottom": y, "left": x, "right": x},
        "widthConstraint": {"minimum": item.width - 2 * x},
        "heightConstraint": {"minimum": item.height - 2 * y},
        "shapeProperties": {"borderDashes": list(style.dash) or False, "borderRadius": style.corner},
    }  # fmt: skip


def _line(edge: Edge, source: Placed, target: Placed) -> dict[str, Any]:
    drawn = line(edge)
    return {
        "from": edge.source,
        "to": edge.target,
        "curve": curve(source, target),
        "colour": drawn.stroke,
        "width": drawn.width,
        "dash": drawn.dash,
    }


def _info(node: Node) -> dict[str, Any]:
    return {
        "label": node.label,
        "kind": node.kind,
        "role": _both(ROLE_STYLES[node.role].name) if node.role else None,
        "letter": ROLE_STYLES[node.role].letter if node.role else "",
        "thing": node.thing,
        "detail": _both(node.detail),
        "proofs": [
            {"quote": p.quote, "before": p.before, "after": p.after, "document": p.document, "task": p.task,
             "start": p.start, "end": p.end}
            for p in node.proofs
        ],
    }  # fmt: skip


def _both(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


@cache
def _library() -> str:
    """Return the vis-network script that pyvis ships, fit to stand in a page: no addresses, no closing script tag."""
    import pyvis

    folder = Path(pyvis.__file__).parent / "lib"
    newest = max(folder.glob("vis-*/vis-network.min.js"), key=_version)
    text = newest.read_text(encoding="utf-8")
    return _SCHEME.sub("", text).replace("</script", "<\\/script")


def _version(path: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", path.parent.name))
