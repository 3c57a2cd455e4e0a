"""The same question in Chinese and English gives the same SPARQL."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import QUESTIONS, read_lines

PAIRS = {line["id"]: (line["zh"], line["en"]) for line in read_lines(QUESTIONS / "pairs.jsonl")}


@pytest.mark.parametrize("key", sorted(PAIRS))
def test_both_languages_give_one_sparql(asker: Asker, key: str) -> None:
    chinese, english = (asker.ask(question) for question in PAIRS[key])
    assert (chinese.status, chinese.sparql) == (english.status, english.sparql)
