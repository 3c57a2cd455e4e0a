"""The same question in Chinese and English gives the same SPARQL."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import QUESTIONS, read_lines

PAIRS = {line["id"]: (line["zh"], line["en"]) for line in read_lines(QUESTIONS / "pairs.jsonl")}
OPEN = {
    "P014": "sub-bureau is no name of a department in the vocabulary",
    "P021": "waits for a deadline with the amount of a topic",
    "P023": "the glossary lacks a word",
    "P026": "two single words of the glossary make one topic",
    "P037": "no word for the day of issue",
}


@pytest.mark.parametrize("key", sorted(set(PAIRS) - set(OPEN)))
def test_both_languages_give_one_sparql(asker: Asker, key: str) -> None:
    chinese, english = (asker.ask(question) for question in PAIRS[key])
    assert (chinese.status, chinese.sparql) == (english.status, english.sparql)


@pytest.mark.parametrize("key", sorted(OPEN))
def test_an_open_pair_is_left_open_in_one_language_at_least(asker: Asker, key: str) -> None:
    answers = [asker.ask(question) for question in PAIRS[key]]
    assert any(answer.status != "answered" for answer in answers)
