"""A build that a row's signs rule out finds nothing in that row: the glance at the signs changes no answer."""

from __future__ import annotations

import pytest

from query.ask import Asker
from query.errors import NotInDocuments, NotUnderstood
from query.parsing.form import FRAMES
from query.parsing.frames import signs_of
from query.reading.read import prepared
from tests.query.conftest import QUESTIONS, read_lines

EVERY = 25


@pytest.fixture(scope="module")
def questions() -> list[str]:
    lines = (line for path in sorted(QUESTIONS.glob("*.jsonl")) for line in read_lines(path))
    return list(dict.fromkeys(line["q"] for line in lines if "q" in line))[::EVERY]


def test_no_build_is_ruled_out_that_finds_a_form(asker: Asker, questions: list[str]) -> None:
    tried = ruled_out = 0
    for question in questions:
        try:
            row = prepared(question, asker.lexicon)
        except (NotInDocuments, NotUnderstood):
            continue
        for frame in FRAMES:
            tried += 1
            if not frame.may_fit(signs_of(row)):
                ruled_out += 1
                assert frame.find(row, asker.lexicon) is None, question
    assert ruled_out > tried / 2
