"""A briefing as slides (.pptx): each question with its answer, the sources among the speaker's notes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Cm, Pt

from query.answer import Evidence
from query.language import Language
from viz.exports.asked import LABELS, Topic, cited, language_of_all
from viz.exports.cleaning import clean
from viz.exports.package import packed

HEI, SONG = "黑体", "宋体"
WIDE, HIGH, EDGE = 33.867, 19.05, 1.8
"""Centimetres of a slide in the shape 16:9, and of its margin."""
LINES, CHARACTERS = 13, 44
"""What fits on a slide: lines, and Chinese characters in a line of 18 points."""
_TITLE_ONLY = 5
_Line = tuple[str, tuple[Evidence, ...]]
"""A line of a slide, roles behind a line end, and the quotes that prove it."""


def write(found: Sequence[Topic], now: datetime) -> bytes:
    """Return the bytes of the slides; `now` is the day on the first of them."""
    labels = LABELS[language_of_all(found)]
    show: Any = Presentation()
    show.slide_width, show.slide_height = Cm(WIDE), Cm(HIGH)
    show.core_properties.title, show.core_properties.author = labels["title"], "zeren"
    first = _slide(show, labels["title"], [f"{now:%Y-%m-%d}", *(f"· {t.answer.question}" for t in found)])
    first.notes_slide.notes_text_frame.text = ""
    for topic in found:
        pages = list(_pages(topic))
        for number, page in enumerate(pages, 1):
            count = f"（{number}/{len(pages)}）" if len(pages) > 1 else ""
            slide = _slide(show, f"{topic.answer.question}{count}", [line for line, _ in page])
            slide.notes_slide.notes_text_frame.text = clean(_sources(page, topic.language))
    made = io.BytesIO()
    show.save(made)
    return packed(made.getvalue(), now)


def _pages(topic: Topic) -> Iterator[list[_Line]]:
    """Yield the lines of each slide; what does not fit goes on the next."""
    page, room = list[_Line](), LINES
    for line, proofs in _lines(topic):
        need = sum(1 + len(part) // CHARACTERS for part in line.split("\n"))
        if page and need > room:
            yield page
            page, room = [], LINES
        page.append((line, proofs))
        room -= need
    yield page


def _lines(topic: Topic) -> Iterator[_Line]:
    labels = LABELS[topic.language]
    if topic.answer.reading:
        yield f"{labels['reading']}：{topic.answer.reading}", ()
    yield topic.said, topic.proofs
    for entry in topic.entries:
        yield f"· {entry.words}" + (f"\n{entry.roles}" if entry.roles else ""), entry.proofs
    if topic.answer.suggestions:
        yield f"{labels['near']}：", ()
        yield from ((f"· {suggestion}", ()) for suggestion in topic.answer.suggestions)


def _sources(page: Sequence[_Line], language: Language) -> str:
    proofs = dict.fromkeys(proof for _, found in page for proof in found)
    told = [f"{number}. {cited(proof, language)}" for number, proof in enumerate(proofs, 1)]
    return "\n".join([f"{LABELS[language]['sources']}：", *told] if told else [])


def _slide(show: Any, title: str, lines: Sequence[str]) -> Any:

    slide = show.slides.add_slide(show.slide_layouts[_TITLE_ONLY])
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = Cm(EDGE), Cm(0.8), Cm(WIDE - 2 * EDGE), Cm(2.4)
    head.text_frame.word_wrap = True
    _write(head.text_frame.paragraphs[0], title, Pt(28 if len(title) <= 30 else 22), HEI)
    body = slide.shapes.add_textbox(Cm(EDGE), Cm(3.6), Cm(WIDE - 2 * EDGE), Cm(HIGH - 5.0)).text_frame
    body.word_wrap = True
    for place, line in enumerate(lines):
        first, _, roles = line.partition("\n")
        where = body.paragraphs[0] if place == 0 else body.add_paragraph()
        _write(where, first, Pt(18), SONG)
        if roles:
            _write(body.add_paragraph(), f"　{roles}", Pt(14), SONG)
    return slide


def _write(where: Any, text: str, size: Any, face: str) -> None:

    run = where.add_run()
    run.text = clean(text)
    run.font.size, run.font.name = size, face
    where.alignment = 1
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 the library sets no East Asian fonts
    asian = properties.makeelement(qn("a:ea"), {"typeface": face})
    properties.append(asian)
