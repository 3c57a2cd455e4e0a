"""Whatever the manner of printing, each clause gives its units with their roles."""

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
from tests.strategies.styles import FORMS, Styled, plans_in_style, pressed_plans, styled

MANY = settings(FIXED, max_examples=100)


def parts(extraction: Extraction) -> list[tuple[tuple[str, str], ...]]:
    return [tuple((each.unit, each.role) for each in task.responsibilities) for task in extraction.tasks]


def wanted(plan: Styled) -> list[tuple[tuple[str, str], ...]]:
    return [tuple((part.unit, part.role) for part in given) for given in plan.given]


@MANY
@given(plans_in_style())
def test_each_clause_gives_its_units(plan: Styled) -> None:
    assert parts(extract(parse(text_as_raw(plan.text)))) == wanted(plan)


@FIXED
@given(pressed_plans())
def test_a_plan_on_one_line_gives_all_its_tasks(plan: Styled) -> None:
    extraction = extract(parse(text_as_raw(plan.text)))
    assert parts(extraction) == wanted(plan)
    assert [task.number for task in extraction.tasks] == [f"（{n}）" for n in "一二三四五六七八九"]


@pytest.mark.parametrize("ending", KINDS)
@settings(FIXED, max_examples=25)
@given(plan=plans_in_style())
def test_every_kind_of_file_keeps_the_manner(tmp_path: Path, ending: str, plan: Styled) -> None:
    path = tmp_path / f"plan{ending}"
    path.write_bytes(KINDS[ending](plan.text, Random(7)))
    assert parts(extract(parse(read(path)))) == wanted(plan)


def test_every_manner_is_written() -> None:
    assert {styled(Random(seed)).style for seed in range(200)} == {form.__name__ for form in FORMS}
