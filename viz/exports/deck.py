"""What stands on a slide (.pptx): title and line, words, a table, a picture, the sources and the number of the page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Cm, Pt

from viz.exports.cleaning import clean

HEI, BODY = "黑体", "微软雅黑"
WIDE, HIGH, EDGE = 33.867, 19.05, 1.6
"""Centimetres of a slide in the shape 16:9, and of its margin."""
ROOM, TOP, BOTTOM = WIDE - 2 * EDGE, 3.5, 17.2
"""Where the body of a slide stands."""
_COLOURS: Any = RGBColor  # its functions are not typed
INK, BLUE, GREY, BAND, PAPER = map(_COLOURS.from_string, ("1B1F24", "1F4E79", "59636E", "EAF0F6", "FFFFFF"))
_TITLE_ONLY, _RECTANGLE = 5, 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a slide: its words, their size in points, their colour."""

    words: str
    size: float = 18
    quiet: bool = False


def new_show(title: str) -> Any:
    """Return an empty show."""
    show: Any = Presentation()
    show.slide_width, show.slide_height = Cm(WIDE), Cm(HIGH)
    show.core_properties.title, show.core_properties.author = clean(title), "zeren"
    return show


def cover(show: Any, title: str, below: str) -> Any:
    """Add the first slide."""
    slide = show.slides.add_slide(show.slide_layouts[_TITLE_ONLY])
    _bar(slide, 0, 0, 1.0, HIGH)
    head = _title(slide, title, 44, top=6.4, high=2.6)
    head.left = Cm(2 * EDGE)
    _write(_box(slide, 2 * EDGE, 9.6, ROOM - EDGE, 1.4).paragraphs[0], below, 20, GREY)
    _bar(slide, 2 * EDGE + 0.25, 9.2, 9.0, 0.08)
    return slide


def slide(show: Any, title: str, sources: str) -> Any:
    """Add a slide with its title, its number and its sources; the body is free."""
    added = show.slides.add_slide(show.slide_layouts[_TITLE_ONLY])
    _title(added, title, 28 if len(title) <= 32 else 22, top=0.8, high=1.8)
    _bar(added, EDGE, 2.8, ROOM, 0.08)
    if sources:
        _write(_box(added, EDGE, 17.5, ROOM - 2.5, 1.1).paragraphs[0], sources, 11, GREY)
    number = _box(added, WIDE - EDGE - 2.2, 17.5, 2.2, 1.1).paragraphs[0]
    number.alignment = 3  # on the right
    _write(number, str(len(show.slides)), 11, GREY)
    return added


def words(where: Any, lines: Sequence[Line]) -> None:
    """Write lines below each other from the top of the body."""
    body = _box(where, EDGE, TOP - 0.2, ROOM, BOTTOM - TOP)
    for place, line in enumerate(lines):
        paragraph = body.paragraphs[0] if place == 0 else body.add_paragraph()
        paragraph.line_spacing, paragraph.space_after = 1.1, Pt(3)
        _write(paragraph, line.words, line.size, GREY if line.quiet else INK)


def table(
    where: Any, widths: Sequence[float], rows: Sequence[tuple[Sequence[str], float]], *, top: float, size: float
) -> None:
    """Put a table on a slide, the first row its header; each row with its height, all measures in centimetres."""
    high = sum(each for _, each in rows)
    shape = where.shapes.add_table(len(rows), len(widths), Cm(EDGE), Cm(top), Cm(sum(widths)), Cm(high))
    made = shape.table
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    for number, (line, (row, high)) in enumerate(zip(made.rows, rows, strict=True)):
        line.height = Cm(high)
        for cell, text in zip(line.cells, row, strict=True):
            cell.fill.solid()
            cell.fill.fore_color.rgb = BLUE if number == 0 else BAND if number % 2 == 0 else PAPER
            cell.margin_top = cell.margin_bottom = Cm(0.1)
            cell.vertical_anchor = 3  # in the middle
            colour = PAPER if number == 0 else INK
            for place, part in enumerate(text.split("\n")):
                paragraphs = cell.text_frame.paragraphs
                paragraph = paragraphs[0] if place == 0 else cell.text_frame.add_paragraph()
                _write(paragraph, part, size, colour)


def picture(where: Any, content: bytes, wide: float, high: float) -> None:
    """Put a picture in the middle of the body."""
    left, top = (WIDE - wide) / 2, TOP - 0.3 + (BOTTOM - TOP + 0.3 - high) / 2
    where.shapes.add_picture(io.BytesIO(content), Cm(left), Cm(top), Cm(wide), Cm(high))


def _title(where: Any, text: str, size: float, *, top: float, high: float) -> Any:
    head = where.shapes.title
    head.left, head.top, head.width, head.height = Cm(EDGE), Cm(top), Cm(ROOM), Cm(high)
    head.text_frame.word_wrap, head.text_frame.vertical_anchor = True, 3
    _write(head.text_frame.paragraphs[0], text, size, BLUE, face=HEI)
    return head


def _box(where: Any, left: float, top: float, wide: float, high: float) -> Any:
    frame = where.shapes.add_textbox(Cm(left), Cm(top), Cm(wide), Cm(high)).text_frame
    frame.word_wrap = True
    return frame


def _bar(where: Any, left: float, top: float, wide: float, high: float) -> None:
    bar = where.shapes.add_shape(_RECTANGLE, Cm(left), Cm(top), Cm(wide), Cm(high))
    bar.fill.solid()
    bar.fill.fore_color.rgb = BLUE
    bar.line.fill.background()
    bar.shadow.inherit = False


def _write(where: Any, text: str, size: float, colour: Any, *, face: str = BODY) -> None:
    run = where.add_run()
    run.text = clean(text)
    run.font.size, run.font.name, run.font.color.rgb = Pt(size), face, colour
    if where.alignment is None:
        where.alignment = 1  # on the left
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 the library sets no East Asian faces
    properties.set("lang", "zh-CN")  # or programs draw the Japanese forms of characters
    asian = properties.makeelement(qn("a:ea"), {"typeface": face})
    properties.find(qn("a:latin")).addnext(asian)  # in the order of the schema (ECMA-376 part 1, 21.1.2.3.9)
