"""Made-up sentences in the styles of plans, each with what it sets: value, unit, year, comparator and change."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from corpus.span import Span
from kg.extractors.targets import targets

_NUMBER_EDGE = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9%])(?=[\u4e00-\u9fff])")
SENTENCES = [
    json.loads(line)
    for line in Path(__file__).with_name("target_sentences.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["words"][:16])
def test_a_sentence_sets_what_a_reader_says(case: dict[str, Any]) -> None:
    words = case["words"]
    found = [target for target in targets(words, [Span(0, len(words))]) if not target.qualitative]
    assert [[t.value, t.unit, t.deadline, t.comparator, t.change] for t in found] == case["targets"]
    assert all(t.indicator and t.span.of(words) for t in found)


def test_blanks_around_numbers_change_nothing() -> None:
    for case in SENTENCES:
        words = _NUMBER_EDGE.sub(" ", case["words"])
        found = [target for target in targets(words, [Span(0, len(words))]) if not target.qualitative]
        said = [[t.value, (t.unit or "").replace(" ", "") or None, t.deadline, t.comparator, t.change] for t in found]
        assert said == case["targets"], words
        assert all(t.span.of(words) == t.span.of(words).strip() for t in found)


def test_sentences_that_set_nothing_are_among_them() -> None:
    assert sum(not case["targets"] for case in SENTENCES) > len(SENTENCES) / 10
