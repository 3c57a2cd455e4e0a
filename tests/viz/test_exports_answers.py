"""Briefings and answers to keep: what was asked, what was answered, and where it says so, nothing of it unescaped."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pytest
from pptx import Presentation
from pptx.util import Cm
from selectolax.lexbor import LexborHTMLParser

from kg.store import Store, open_store
from query.answer import Answer, Evidence
from viz.exports import asked, briefing, bundle, deck, slides
from viz.exports.asked import Topic
from viz.exports.figures import figures
from viz.exports.fitting import lines_in

NOW = datetime(2025, 3, 1, 8, tzinfo=UTC)
QUESTIONS = ("区经济信息委牵头哪些任务", "区经济信息委牵头多少项任务", "天气怎么样")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "</script><img src=x onerror=alert(1)>&\"'"


@pytest.fixture(scope="module")
def plan(shipped_store: Path) -> Iterator[Store]:
    with open_store(shipped_store) as store:
        yield store


@pytest.fixture(scope="module")
def found(plan: Store) -> tuple[Topic, ...]:
    return asked.ask_all(plan, QUESTIONS)


@pytest.fixture
def hostile(store: Store) -> tuple[Topic, ...]:
    proof = Evidence(HOSTILE, HOSTILE, HOSTILE + "\x01", 1, 2)
    items = ({"type": "Company", "label": HOSTILE, "iri": HOSTILE},)
    return asked.topics(
        store, [Answer(HOSTILE, "answered", HOSTILE, HOSTILE, items, HOSTILE, (proof,), (HOSTILE,), note=HOSTILE)]
    )


def page_of(content: bytes) -> LexborHTMLParser:
    return LexborHTMLParser(content.decode("utf-8"))


def test_each_item_has_its_roles_and_its_own_quotes(found: tuple[Topic, ...]) -> None:
    tasks = found[0]
    assert len(tasks.entries) == len(tasks.answer.answers) > 1
    for entry, item in zip(tasks.entries, tasks.answer.answers, strict=True):
        assert "牵头：" in entry.roles
        assert "区经济信息委" in entry.roles
        assert [proof.task for proof in entry.proofs] == [item["number"]]
    shown = [proof for entry in tasks.entries for proof in entry.proofs] + list(tasks.proofs)
    assert sorted(map(repr, shown)) == sorted(map(repr, tasks.answer.evidence))


def test_a_page_holds_all_that_an_answer_rests_on(plan: Store, found: tuple[Topic, ...]) -> None:
    there = bundle.sources(plan)
    page = page_of(bundle.write(found, there, NOW, "zh"))
    text = page.body.text() if page.body else ""
    for topic in found:
        assert topic.answer.question in text
        assert topic.answer.reading in text
        assert topic.answer.sparql in text
        assert all(
            proof.quote in text and f"第 {proof.start}–{proof.end} 字" in text for proof in topic.answer.evidence
        )
    assert there[0].digest in text
    assert "2025-03-01T08:00:00Z" in text


def test_a_page_says_the_same_to_programs(plan: Store, found: tuple[Topic, ...]) -> None:
    there = bundle.sources(plan)
    node = page_of(bundle.write(found, there, NOW, "en")).css_first("script#answer")
    record = json.loads(node.text() if node else "")
    assert record["answers"] == [topic.answer.as_dict() for topic in found]
    assert record["documents"][0]["sha256"] == there[0].digest
    assert record["store"]["sha256"] == hashlib.sha256(f"{there[0].digest}\n".encode()).hexdigest()


def test_a_query_of_a_page_gives_the_answers_again(plan: Store, found: tuple[Topic, ...]) -> None:
    node = page_of(bundle.write(found, (), NOW, "zh")).css_first("pre")
    assert len(plan.select(node.text() if node else "")) == len(found[0].answer.answers)


def test_a_page_needs_nothing_else_and_runs_nothing(found: tuple[Topic, ...], hostile: tuple[Topic, ...]) -> None:
    for topics in (found, hostile):
        page = page_of(bundle.write(topics, (), NOW, "zh"))
        assert not page.css("img, link, iframe, object, [src], [href], [onerror]")
        assert [node.attributes.get("type") for node in page.css("script")] == ["application/json"]
        policy = page.css_first("meta[http-equiv]")
        assert policy is not None
        assert "default-src 'none'" in str(policy.attributes["content"])


def test_hostile_words_are_shown_as_words(hostile: tuple[Topic, ...]) -> None:
    page = page_of(bundle.write(hostile, (bundle.Source(HOSTILE, HOSTILE, HOSTILE),), NOW, "zh"))
    heading = page.css_first("h1")
    assert heading is not None
    assert heading.text() == HOSTILE
    for content in (briefing.write(hostile, NOW), slides.write(hostile, NOW)):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    ET.fromstring(package.read(name))
    assert HOSTILE in "".join(p.text for p in docx.Document(io.BytesIO(briefing.write(hostile, NOW))).paragraphs)


def test_a_briefing_has_a_footnote_for_every_quote(found: tuple[Topic, ...]) -> None:
    content = briefing.write(found, NOW)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        notes = ET.fromstring(package.read("word/footnotes.xml"))
        body = ET.fromstring(package.read("word/document.xml"))
        assert "footnotes+xml" in package.read("[Content_Types].xml").decode()
    ids = [node.get(f"{W}id") for node in notes.iter(f"{W}footnote") if node.get(f"{W}type") is None]
    assert [node.get(f"{W}id") for node in body.iter(f"{W}footnoteReference")] == ids
    words = "".join(notes.itertext())
    assert all(" ".join(proof.quote.split()) in words for proof in found[0].answer.evidence)
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert [text for text in paragraphs if re.match("[一二三]、", text)] == [
        f"{ordinal}、{question}" for ordinal, question in zip("一二三", QUESTIONS, strict=True)
    ]
    assert "2025年3月1日" in paragraphs


def test_a_briefing_tells_what_it_could_not_understand(found: tuple[Topic, ...]) -> None:
    lost = found[2]
    assert lost.answer.status != "answered"
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(briefing.write([lost], NOW))).paragraphs)
    assert lost.answer.text in text
    assert all(suggestion in text for suggestion in lost.answer.suggestions)


def test_a_quote_is_told_once_in_a_briefing_and_referred_to_after(found: tuple[Topic, ...]) -> None:
    with zipfile.ZipFile(io.BytesIO(briefing.write(found, NOW))) as package:
        notes = ET.fromstring(package.read("word/footnotes.xml"))
    told = ["".join(note.itertext()).strip() for note in notes.iter(f"{W}footnote")][2:]
    assert len(told) == len(found[0].entries) + 1
    assert re.match(r"同注1–\d+", told[-1])
    for proof in found[0].answer.evidence:
        assert sum(f"第 {proof.start}–{proof.end} 字" in note for note in told) == 1


def test_a_briefing_sets_who_leads_apart_from_who_helps(found: tuple[Topic, ...]) -> None:
    (table,) = docx.Document(io.BytesIO(briefing.write(found, NOW))).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["任务", "牵头单位", "配合（责任）单位"]
    for row, entry in zip(rows[1:], found[0].entries, strict=True):
        assert row == [entry.words, entry.lead, entry.beside]
        assert "区经济信息委" in row[1]
        assert "牵头" not in row[2]


def tables_of(content: bytes) -> list[tuple[Any, Any]]:
    show: Any = Presentation(io.BytesIO(content))
    return [(slide, shape) for slide in show.slides for shape in slide.shapes if shape.has_table]


def test_slides_hold_every_item_once_and_its_source_in_the_notes(found: tuple[Topic, ...]) -> None:
    content = slides.write(found, NOW)
    rows = [[cell.text for cell in row.cells] for _, shape in tables_of(content) for row in list(shape.table.rows)[1:]]
    assert rows == [[entry.words, entry.lead, entry.beside or "—"] for entry in found[0].entries]
    show: Any = Presentation(io.BytesIO(content))
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in show.slides)
    assert all(" ".join(proof.quote.split()) in notes for proof in found[0].answer.evidence)
    text = "\n".join(s.text_frame.text for slide in show.slides for s in slide.shapes if s.has_text_frame)
    assert found[1].said in text
    assert all(suggestion in text for suggestion in found[2].answer.suggestions)
    assert "出处：" in text


def many(found: tuple[Topic, ...], length: int) -> Topic:
    """A topic of sixty items, each as long as `length` tells."""
    entry = found[0].entries[0]
    one = replace(
        entry, words="推动转型" * length, lead="区经济信息委、" * length, beside="参与：甲局、乙局\n" * length
    )
    return replace(found[0], entries=(one,) * 60)


@pytest.mark.parametrize("length", [1, 3, 8])
@pytest.mark.parametrize("tabled", [True, False])
def test_nothing_runs_off_a_slide(found: tuple[Topic, ...], length: int, tabled: bool) -> None:
    topic = many(found, length)
    if not tabled:
        topic = replace(topic, entries=tuple(replace(entry, roles="") for entry in topic.entries))
    content = slides.write([topic], NOW)
    tables = tables_of(content)
    assert bool(tables) == tabled
    bottom = Cm(deck.BOTTOM + 0.01)
    for _, shape in tables:
        assert shape.top + sum(row.height for row in shape.table.rows) <= bottom
        for row in shape.table.rows:
            lines = max(
                lines_in(cell.text, column.width / Cm(1) / (slides.SMALL * 0.03528 / 2))
                for cell, column in zip(row.cells, shape.table.columns, strict=True)
            )
            assert row.height >= Cm(lines * slides.SMALL * 0.03528)
    show: Any = Presentation(io.BytesIO(content))
    for slide in list(show.slides)[1:]:
        for shape in slide.shapes:
            if shape.has_text_frame:
                high = sum(
                    lines_in(p.text, shape.width / Cm(1) / (p.runs[0].font.size.pt * 0.03528 / 2)) * p.runs[0].font.size
                    for p in shape.text_frame.paragraphs
                    if p.runs
                )
                assert shape.top + high <= Cm(deck.HIGH)


def test_pictures_of_a_briefing_keep_their_shape_and_name_their_documents(plan: Store) -> None:
    shown = figures(plan, [("task", "9"), ("together", None)], "zh")
    document = docx.Document(io.BytesIO(briefing.write((), NOW, shown)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert len(document.inline_shapes) == len(shown)
    for place, (figure, shape) in enumerate(zip(shown, document.inline_shapes, strict=True), 1):
        assert abs(shape.width / shape.height - figure.wide / figure.high) < 0.01
        assert f"图{place}　{figure.caption}" in text
        assert "巴南府发〔2022〕37号" in figure.source
    show: Any = Presentation(io.BytesIO(slides.write((), NOW, shown)))
    pictures = [shape for slide in show.slides for shape in slide.shapes if shape.shape_type == 13]
    assert [hashlib.sha256(each.image.blob).digest() for each in pictures] == [
        hashlib.sha256(figure.content).digest() for figure in shown
    ]
    for shape in pictures:
        assert 0 <= shape.left < shape.left + shape.width <= Cm(deck.WIDE)
        assert 0 <= shape.top < shape.top + shape.height <= Cm(deck.BOTTOM + 0.01)
