"""A briefing as a Word file: each question with its answer, then the pictures; the sources as footnotes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from docx.shared import Cm

from viz.exports.asked import LABELS, Topic, cited, day, language_of_all
from viz.exports.figures import Figure
from viz.exports.fonts import KAI
from viz.exports.footnotes import Footnotes
from viz.exports.paper import OFFICIAL, Sheet, heading, new_document, paragraph, saved, turn
from viz.exports.tables import Column, Table
from viz.exports.word import add_table

if TYPE_CHECKING:
    from docx.document import Document

ROOM = 15.6
"""Centimetres between the margins."""
SIZE, LINE = 16.0, 28.0
"""Points of the text and between its lines (GB/T 9704-2012, 5.2.2 and 5.2.3)."""
UPRIGHT = replace(OFFICIAL, left=1.8, right=1.8, top=2.0, bottom=2.4)
ACROSS = replace(UPRIGHT, wide=OFFICIAL.high, high=OFFICIAL.wide)
"""Pages of pictures."""
_CAPTION = 2.6
"""Centimetres for the caption and its footnote."""
_ORDINALS = "一二三四五六七八九十"


def write(found: Sequence[Topic], now: datetime, shown: Sequence[Figure] = ()) -> bytes:
    """Return the bytes of the Word file; `now` is the day at its head."""
    language = language_of_all(found)
    labels = LABELS[language]
    document = new_document(labels["title"], OFFICIAL)
    heading(document, labels["title"], level=1)
    paragraph(document, day(now, language), size=SIZE, face=KAI, line=LINE).alignment = 1
    notes = Footnotes()
    for place, topic in enumerate(found, 1):
        _topic(document, notes, topic, place)
    for place, figure in enumerate(shown, 1):
        _figure(document, notes, figure, f"{labels['figure']}{place}　{figure.caption}")
    notes.finish(document)
    return saved(document, now)


def _topic(document: Document, notes: Footnotes, topic: Topic, place: int) -> None:
    labels = LABELS[topic.language]
    chinese = topic.language == "zh" and place <= len(_ORDINALS)
    ordinal = f"{_ORDINALS[place - 1]}、" if chinese else f"{place}. "
    heading(document, f"{ordinal}{topic.answer.question}", level=2)
    if topic.answer.reading:
        reading = paragraph(document, f"{labels['reading']}：{topic.answer.reading}", size=12, face=KAI, indent=2)
        reading.paragraph_format.keep_with_next = True
    said = paragraph(document, topic.said, size=SIZE, indent=2, line=LINE)
    notes.add(said, [cited(proof, topic.language) for proof in topic.proofs], topic.language)
    if any(entry.roles for entry in topic.entries):
        said.paragraph_format.keep_with_next = True
        _table(document, notes, topic)
    else:
        for number, entry in enumerate(topic.entries, 1):
            line = paragraph(document, f"（{number}）{entry.words}", size=14, indent=2, line=24)
            notes.add(line, [cited(proof, topic.language) for proof in entry.proofs], topic.language)
    if topic.answer.suggestions:
        paragraph(document, f"{labels['near']}：", size=14, indent=2, line=24)
        for suggestion in topic.answer.suggestions:
            paragraph(document, f"· {suggestion}", size=14, indent=2, line=24)


def _table(document: Document, notes: Footnotes, topic: Topic) -> None:
    """Add the tasks of an answer as a table, so that who leads stands apart from who helps."""
    labels = LABELS[topic.language]
    columns = (Column(labels["task"], 26), Column(labels["lead"], 16), Column(labels["beside"], 30))
    rows = tuple((entry.words, entry.lead, entry.beside) for entry in topic.entries)
    table = add_table(document, Table(labels["task"], columns, rows), ROOM, size=12)
    for row, entry in zip(list(table.rows)[1:], topic.entries, strict=True):
        notes.add(row.cells[0].paragraphs[-1], [cited(proof, topic.language) for proof in entry.proofs], topic.language)


def _within(sheet: Sheet) -> tuple[float, float]:
    return sheet.wide - sheet.left - sheet.right, sheet.high - sheet.top - sheet.bottom - _CAPTION


def _figure(document: Document, notes: Footnotes, figure: Figure, caption: str) -> None:
    """Add a picture on a page of its own, upright or across, whichever shows it larger."""
    upright, across = figure.fitted(*_within(UPRIGHT)), figure.fitted(*_within(ACROSS))
    wide, high = max(upright, across)
    turn(document, ACROSS if across > upright else UPRIGHT)
    where = paragraph(document, "", size=SIZE)
    where.alignment, where.paragraph_format.keep_with_next = 1, True
    where.add_run().add_picture(io.BytesIO(figure.content), width=Cm(wide), height=Cm(high))
    below = paragraph(document, caption, size=12, face=KAI)
    below.alignment = 1
    notes.add(below, [figure.source] if figure.source else [])
