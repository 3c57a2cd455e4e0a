"""A view as a PNG for slides and messages: the SVG in pixels, with the Chinese fonts of this machine."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from viz.errors import NoChineseFont
from viz.layout import Layout, arrange
from viz.model import GraphView
from viz.style import FONTS, PAPER
from viz.svg import draw

SHARP = 2.0
"""Pixels for each unit of the drawing, so that print is sharp."""
MOST_PIXELS = 36_000_000
LONGEST = 16_000
"""Larger pictures get fewer pixels a unit: many programs refuse to open more, and phones do much earlier."""
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


def render(view: GraphView, *, lang: Literal["zh", "en"] = "zh") -> bytes:
    """Draw the view as the bytes of a PNG file; `NoChineseFont` where its words could not be shown."""
    return pixels(arrange(view), lang=lang)


def pixels(layout: Layout, *, lang: Literal["zh", "en"] = "zh") -> bytes:
    """Draw a view that has its places already."""
    import resvg_py

    if not has_chinese_font():
        raise NoChineseFont
    text = draw(layout, lang=lang)
    found = _SIZE.search(text)
    assert found
    wide, high = float(found[1]), float(found[2])
    zoom = min(SHARP, (MOST_PIXELS / (wide * high)) ** 0.5, LONGEST / max(wide, high))
    size = {"width": round(wide * zoom), "height": round(high * zoom)}
    return bytes(resvg_py.svg_to_bytes(svg_string=text, background=PAPER, **size))


@cache
def has_chinese_font() -> bool:
    """Whether two Chinese characters look different here: without a font both are the same nothing."""
    return _drawn("责") != _drawn("任")


def _drawn(sign: str) -> bytes:
    import resvg_py

    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">'
        f'<text x="2" y="20" font-size="18" font-family=\'{FONTS}\'>{sign}</text></svg>'
    )
    return bytes(resvg_py.svg_to_bytes(svg_string=text))
