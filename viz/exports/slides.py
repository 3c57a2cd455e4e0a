"""A briefing as slides (.pptx): each question with its answer, then the pictures; sources below and in the notes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from query.answer import Evidence
from query.language import Language
from viz.exports import deck
from viz.exports.asked import LABELS, Entry, Topic, cited, day, language_of_all
from viz.exports.cleaning import clean
from viz.exports.deck import Line
from viz.exports.figures import Figure
from viz.exports.fitting import lines_in
from viz.exports.package import packed

WIDTHS = (10.6, 7.4, deck.ROOM - 18.0)
"""Centimetres of the columns of tasks: the task, who leads, who else."""
SMALL = 14.0
_POINT = 0.03528
"""Centimetres."""


@dataclass(slots=True)
class _Page:
    """What stands on one slide; `room` is what is left of it, in centimetres."""

    lines: list[Line] = field(default_factory=list)
    rows: list[Entry] = field(default_factory=list)
    proofs: list[Evidence] = field(default_factory=list)
    room: float = deck.BOTTOM - deck.TOP

    @property
    def used(self) -> bool:
        """Whether anything stands on it."""
        return bool(self.lines or self.rows)


def write(found: Sequence[Topic], now: datetime, shown: Sequence[Figure] = ()) -> bytes:
    """Return the bytes of the slides; `now` is the day on the first of them."""
    language = language_of_all(found)
    labels = LABELS[language]
    show = deck.new_show(labels["title"])
    deck.cover(show, labels["title"], day(now, language))
    if len(found) + len(shown) > 1:
        titles = [*(topic.answer.question for topic in found), *(figure.caption for figure in shown)]
        for page in _filled([(Line(f"{n}. {title}", 20), ()) for n, title in enumerate(titles, 1)]):
            deck.words(deck.slide(show, labels["contents"], ""), page.lines)
    for topic in found:
        pages = list(_pages(topic))
        for number, page in enumerate(pages, 1):
            count = f"（{number}/{len(pages)}）" if len(pages) > 1 else ""
            _show(show, f"{topic.answer.question}{count}", page, topic.language)
    for place, figure in enumerate(shown, 1):
        slide = deck.slide(show, f"{labels['figure']}{place}　{figure.caption}", figure.source)
        deck.picture(slide, figure.content, *figure.fitted(deck.ROOM, deck.BOTTOM - deck.TOP + 0.3))
    for slide in show.slides:
        slide.notes_slide.notes_text_frame.text = slide.notes_slide.notes_text_frame.text or ""
    made = io.BytesIO()
    show.save(made)
    return packed(made.getvalue(), now)


def _show(show: Any, title: str, page: _Page, language: Language) -> None:
    slide = deck.slide(show, title, _places(page.proofs, language))
    if page.lines:
        deck.words(slide, page.lines)
    if page.rows:
        labels = LABELS[language]
        head = (labels["task"], labels["lead"], labels["beside"])
        above = sum(_high(line) for line in page.lines)
        rows = [head, *((entry.words, entry.lead or "—", entry.beside or "—") for entry in page.rows)]
        deck.table(slide, WIDTHS, [(row, _row_high(row)) for row in rows], top=deck.TOP + above, size=SMALL)
    slide.notes_slide.notes_text_frame.text = clean(_sources(page.proofs, language))


def _pages(topic: Topic) -> Iterator[_Page]:
    """Yield what stands on each slide; what does not fit goes on the next."""
    labels = LABELS[topic.language]
    head: list[tuple[Line, tuple[Evidence, ...]]] = []
    if topic.answer.reading:
        head.append((Line(f"{labels['reading']}：{topic.answer.reading}", SMALL, quiet=True), ()))
    head.append((Line(topic.said, 20 if topic.entries or len(topic.said) > 20 else 32), topic.proofs))
    if any(entry.roles for entry in topic.entries):
        yield from _tabled(head, topic.entries)
        return
    lines = [*head, *((Line(f"· {entry.words}"), entry.proofs) for entry in topic.entries)]
    if topic.answer.suggestions:
        lines += [(Line(f"{labels['near']}：", quiet=True), ())]
        lines += [(Line(f"· {suggestion}"), ()) for suggestion in topic.answer.suggestions]
    yield from _filled(lines)


def _filled(lines: Sequence[tuple[Line, tuple[Evidence, ...]]]) -> Iterator[_Page]:
    page = _Page()
    for line, proofs in lines:
        need = _high(line)
        if page.used and need > page.room:
            yield page
            page = _Page()
        page.lines.append(line)
        page.proofs += proofs
        page.room -= need
    yield page


def _tabled(head: Sequence[tuple[Line, tuple[Evidence, ...]]], entries: Sequence[Entry]) -> Iterator[_Page]:
    (page,) = _filled(head) if sum(_high(line) for line, _ in head) < 6 else (_Page([line for line, _ in head]),)
    page.room -= _row_high(("", "", ""))
    for entry in entries:
        need = _row_high((entry.words, entry.lead, entry.beside))
        if page.rows and need > page.room:
            yield page
            page = _Page()
            page.room -= _row_high(("", "", ""))
        page.rows.append(entry)
        page.proofs += entry.proofs
        page.room -= need
    yield page


def _high(line: Line) -> float:
    """Return the centimetres that a line takes with all its breaks."""
    return lines_in(line.words, deck.ROOM / (line.size * _POINT / 2)) * line.size * _POINT * 1.45 + 0.15


def _row_high(cells: Sequence[str]) -> float:
    """Return the centimetres that a row of a table takes."""
    half = SMALL * _POINT / 2
    most = max(lines_in(text, (width - 0.5) / half) for text, width in zip(cells, WIDTHS, strict=True))
    return most * SMALL * _POINT * 1.4 + 0.3


def _places(proofs: Sequence[Evidence], language: Language) -> str:
    """Return in one line which documents and tasks a slide rests on."""
    found: dict[str, dict[str, None]] = {}
    for proof in proofs:
        found.setdefault(proof.document, {}).update({proof.task: None} if proof.task else {})
    if not found:
        return ""
    labels = LABELS[language]
    comma, colon = ("、", "：") if language == "zh" else (", ", ": ")
    told = [document + (f" 第{comma.join(tasks)}条" if tasks and language == "zh" else "") for document, tasks in
            found.items()]  # fmt: skip
    return f"{labels['sources']}{colon}{'；'.join(told)}（{labels['notes']}）"


def _sources(proofs: Sequence[Evidence], language: Language) -> str:
    told = [f"{number}. {cited(proof, language)}" for number, proof in enumerate(dict.fromkeys(proofs), 1)]
    return "\n".join([f"{LABELS[language]['sources']}：", *told] if told else [])
