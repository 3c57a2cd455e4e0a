"""The page of a marked document: all of its text, every fact named, nothing from elsewhere."""

from __future__ import annotations

import re
from html import unescape

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract
from kg.facts import Extraction
from kg.nlp import annotated
from viz.marked import NAMES, render


def test_every_fact_is_a_span_of_the_spacy_document(shipped: Extraction) -> None:
    doc = annotated(shipped)
    facts = doc.spans["facts"]
    units = [span.text for span in facts if span.label_ in ("lead", "participate", "cooperate", "responsible")]
    assert sorted(units) == sorted(fact.unit for task in shipped.tasks for fact in task.responsibilities)
    assert {span.label_ for span in facts} <= set(NAMES)


def test_the_page_holds_the_whole_text_and_loads_nothing(shipped: Extraction) -> None:
    page = render(shipped)
    assert not re.search(r"https?:|src=|@import", page)
    words = re.sub(r"\s", "", unescape(re.sub(r"<span[^>]*>[^<]*</span>|<[^>]+>", "", page.split("<main>")[1])))
    assert words == re.sub(r"\s", "", shipped.document.text)


def test_doubts_are_listed_and_nothing_of_a_document_becomes_markup() -> None:
    text = "一、甲\n\n1.做好甲事<script>alert(1)</script>。（市甲某乙牵头，市教育局配合，市财政局配合）\n"
    extraction = extract(parse(text_as_raw(text)))
    page = render(extraction)
    assert "<script>" not in page
    assert ("疑点" in page) == bool(extraction.warnings)
