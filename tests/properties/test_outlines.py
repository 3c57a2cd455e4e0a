"""Whatever the outline and the kind of file, each clause is found in its item, below the headings above it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from corpus.parse import parse
from corpus.read import read, text_as_raw
from kg.extract import extract
from kg.facts import Extraction
from tests.properties.profile import FIXED
from tests.strategies.files import KINDS
from tests.strategies.outlines import FORMS, Outlined, outlined, outlines

Found = tuple[str | None, str, tuple[str, ...], tuple[tuple[str, str], ...]]


def _bare(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return headings without their blanks, which prints keep or lose."""
    return tuple("".join(words.split()) for words in path)


def found(extraction: Extraction) -> list[Found]:
    return [
        (task.number, task.title, _bare(task.path), tuple((each.unit, each.role) for each in task.responsibilities))
        for task in extraction.tasks
    ]


def wanted(plan: Outlined) -> list[Found]:
    return [
        (item.number, item.title, _bare(item.path), tuple((part.unit, part.role) for part in item.given))
        for item in plan.items
    ]


@settings(FIXED, max_examples=150)
@given(outlines())
def test_each_item_stands_in_its_place(plan: Outlined) -> None:
    assert found(extract(parse(text_as_raw(plan.text)))) == wanted(plan)


@pytest.mark.parametrize("ending", KINDS)
@settings(FIXED, max_examples=25)
@given(plan=outlines())
def test_every_kind_of_file_keeps_the_outline(tmp_path: Path, ending: str, plan: Outlined) -> None:
    path = tmp_path / f"plan{ending}"
    path.write_bytes(KINDS[ending](plan.text, Random(3)))
    assert found(extract(parse(read(path)))) == wanted(plan)


def test_every_outline_is_written() -> None:
    assert {outlined(Random(seed)).style for seed in range(100)} == {form.__name__ for form in FORMS}
