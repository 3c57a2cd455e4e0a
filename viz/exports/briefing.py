"""A briefing as a Word file: each question with its answer, the roles beside the tasks, the sources as footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from query.answer import Evidence
from viz.exports.asked import LABELS, Topic, cited, language_of_all
from viz.exports.footnotes import Footnotes
from viz.exports.word import heading, new_document, paragraph, run, saved

if TYPE_CHECKING:
    from docx.document import Document

MOST = 10
"""Footnotes of one place; what is beyond is counted in the last of them."""


def write(found: Sequence[Topic], now: datetime) -> bytes:
    """Return the bytes of the Word file; `now` is the day at its head."""
    labels = LABELS[language_of_all(found)]
    document = new_document(labels["title"], landscape=False)
    heading(document, labels["title"], size=18, centred=True)
    paragraph(document, f"{now:%Y-%m-%d}", size=10.5).alignment = 1
    notes = Footnotes()
    for place, topic in enumerate(found, 1):
        _topic(document, notes, topic, place)
    notes.finish(document)
    return saved(document, now)


def _topic(document: Document, notes: Footnotes, topic: Topic, place: int) -> None:
    labels = LABELS[topic.language]
    heading(document, f"{place}. {topic.answer.question}", size=14)
    if topic.answer.reading:
        paragraph(document, f"{labels['reading']}：{topic.answer.reading}", size=9.5)
    said = paragraph(document, topic.said, size=12)
    _refer(said, notes, topic.proofs, topic)
    for number, entry in enumerate(topic.entries, 1):
        ordinal = "" if entry.words.startswith("第") else f"（{number}）"  # a task has its own number
        line = paragraph(document, f"{ordinal}{entry.words}", size=12)
        if entry.roles:
            run(line, f"　{entry.roles}", size=10.5)
        _refer(line, notes, entry.proofs, topic)
    if topic.answer.suggestions:
        paragraph(document, f"{labels['near']}：", size=10.5)
        for suggestion in topic.answer.suggestions:
            paragraph(document, suggestion, size=10.5, style="List Bullet")


def _refer(where: object, notes: Footnotes, proofs: Sequence[Evidence], topic: Topic) -> None:
    shown, rest = proofs[:MOST], len(proofs) - MOST
    for place, proof in enumerate(shown, 1):
        more = f"（另有 {rest} 处 / {rest} more）" if rest > 0 and place == MOST else ""
        notes.add(where, cited(proof, topic.language) + more)
