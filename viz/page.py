"""A view as one HTML page that needs nothing else: script, style and data are inside, nothing is fetched."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from viz.layout import Layout, Placed, arrange, curve
from viz.model import Edge, GraphView, Node, Proof, Words
from viz.sheets import sheets
from viz.style import CARD, CARD_EDGE, FONTS, MUTED, PAPER, ROLE_STYLES, STRONG_LINE, Look, line, look
from viz.svg import Language, draw
from viz.templating import environment, script_json, static

_SCHEME = re.compile(r"https?://(?!www\.w3\.org/)")
_CLEAR = "rgba(255,255,255,0)"
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "dragNodes": False, "keyboard": False, "tooltipDelay": 100000},
    "nodes": {"labelHighlightBold": False, "chosen": False, "scaling": {"label": {"drawThreshold": 7}}},
}
SHEET = (3400, 2300)
"""What can be read on one sheet of A3; of a larger picture the page holds no drawing for print: it opens sooner."""
WHOLE = 120
"""Nodes up to which vis-network gets all at once, with the edges between them; of more it gets those in sight."""
_PLACE = ("id", "label", "x", "y", "widthConstraint", "heightConstraint")


@dataclass(frozen=True, slots=True)
class Site:
    """A page that a server gives: scripts and styles are at `files`, the way back leads to `home`.

    `proof` gives the link to a quote in its document, `other` that to the same picture as `svg` or `png`.
    """

    files: str
    library: str
    home: str
    proof: Callable[[Proof], str]
    other: Callable[[Literal["svg", "png"]], str]


def render(view: GraphView, *, lang: Language = "zh", site: Site | None = None) -> str:
    """Write the view as an HTML page, which opens in the language `lang` and can switch.

    It is self-contained, unless a `site` is named: then scripts and styles are links, as a strict policy wants it.
    """
    table = sheets(view) if view.kind == "matrix" else ()
    layout = arrange(view)
    data = {
        "kind": view.kind,
        "info": {node.id: _info(node, site) for node in view.nodes},
        "links": [[edge.source, edge.target, edge.weight] for edge in view.edges],
        "groups": [[_both(g.title), [[row.node, row.depth] for row in g.rows]] for g in view.groups],
        **({} if table else _canvas(layout)),
    }
    return environment().get_template("page.html.j2").render(
        view=view, lang=lang, roles=ROLE_STYLES, data=script_json(data), sheets=table, site=site,
        picture=draw(layout, lang=lang) if not table and _fits(layout) else "",
        style=static("page.css"), program=static("page.js"),
        canvas=static("canvas.js"), library="" if table or site else library(),
    )  # fmt: skip


def _fits(layout: Layout) -> bool:
    _, _, width, height = layout.bounds()
    return width <= SHEET[0] and height <= SHEET[1]


def _canvas(layout: Layout) -> dict[str, Any]:
    """Return all that is drawn on the canvas; looks stand once, nodes name them by their place in the list."""
    nodes, edges, options = _network(layout)
    places = {item.node.id: item for item in layout.placed}
    looks: dict[str, int] = {}
    rows = []
    for node in nodes:
        own = json.dumps({key: value for key, value in node.items() if key not in _PLACE}, sort_keys=True)
        sizes = [node["widthConstraint"]["minimum"], node["heightConstraint"]["minimum"]]
        rows.append([node["id"], node["label"], node["x"], node["y"], *sizes, looks.setdefault(own, len(looks))])
    return {
        "nodes": rows,
        "looks": [json.loads(own) for own in looks],
        "edges": [[edge["from"], edge["to"]] for edge in edges],
        "options": options,
        "whole": len(rows) <= WHOLE,
        "lines": [_line(edge, places[edge.source], places[edge.target]) for edge in layout.edges],
        "panels": [[p.x, p.y, p.width, p.height, p.paper, _both(p.words) if p.words else None] for p in layout.panels],
        "captions": [
            [c.x, c.y, c.size, ROLE_STYLES[c.role].stroke if c.role else MUTED, _both(c.words), c.align, c.bold]
            for c in layout.captions
        ],
        "bounds": layout.bounds(),
        "look": {"fonts": FONTS, "card": CARD, "cardEdge": CARD_EDGE, "paper": PAPER, "tie": STRONG_LINE},
    }


def _network(layout: Layout) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Hand the picture to pyvis and take back what vis-network wants: nodes, edges, options.

    The edges are hidden there and drawn by our own program: vis-network would lead them to the middles of the boxes.
    """
    from pyvis.network import Network

    network = Network(directed=True)
    for item in layout.placed:
        network.add_node(item.node.id, **_vis_node(item, look(item.node, layout.view)))
    for edge in layout.edges if len(layout.placed) <= WHOLE else ():
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
        "widthConstraint": {"minimum": round(item.width - 2 * x, 1)},
        "heightConstraint": {"minimum": round(item.height - 2 * y, 1)},
        "shapeProperties": {"borderDashes": list(style.dash) or False, "borderRadius": style.corner},
    }  # fmt: skip


def _line(edge: Edge, source: Placed, target: Placed) -> list[Any]:
    drawn = line(edge)
    return [edge.source, edge.target, curve(source, target), drawn.stroke, drawn.width, drawn.dash]


def _info(node: Node, site: Site | None) -> dict[str, Any]:
    return {
        "label": node.label,
        "kind": node.kind,
        "role": node.role,
        "thing": node.thing,
        "detail": _both(node.detail),
        "proofs": [_proof(proof, site) for proof in node.proofs],
    }


def _proof(proof: Proof, site: Site | None) -> dict[str, Any]:
    told = {
        "quote": proof.quote, "before": proof.before, "after": proof.after, "document": proof.document,
        "task": proof.task, "start": proof.start, "end": proof.end,
    }  # fmt: skip
    return told if site is None or not proof.iri else {**told, "href": site.proof(proof)}


def _both(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


@cache
def library() -> str:
    """Return the vis-network script that pyvis ships, fit to stand in a page: no addresses, no closing script tag."""
    import pyvis

    folder = Path(pyvis.__file__).parent / "lib"
    newest = max(folder.glob("vis-*/vis-network.min.js"), key=_version)
    text = newest.read_text(encoding="utf-8")
    return _SCHEME.sub("", text).replace("</script", "<\\/script")


def _version(path: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", path.parent.name))
