"""A plan says the same whatever file it comes in: tasks, units with roles, deadlines and targets are read back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.parse import parse
from corpus.read import read
from kg.extract import extract
from kg.facts import Extraction
from tests.properties.profile import FIXED
from tests.properties.test_plans import given_out, quantities, wanted, wanted_parts
from tests.strategies.files import KINDS
from tests.strategies.plans import Plan, plans

FEW = settings(FIXED, max_examples=25)


def read_as(folder: Path, plan: Plan, ending: str, seed: int) -> Extraction:
    path = folder / f"plan{ending}"
    path.write_bytes(KINDS[ending](plan.text, Random(seed)))
    return extract(parse(read(path)))


@pytest.mark.parametrize("ending", KINDS)
@FEW
@given(plan=plans(), seed=st.integers(0, 999))
def test_a_plan_says_the_same_in_every_kind_of_file(tmp_path: Path, ending: str, plan: Plan, seed: int) -> None:
    extraction = read_as(tmp_path, plan, ending, seed)
    assert [(task.number, task.title, given_out(task), task.deadline) for task in extraction.tasks] == [
        (truth.number, truth.title, wanted_parts(truth.clause), truth.clause.deadline) for truth in plan.tasks
    ]
    assert [quantities(task.targets) for task in extraction.tasks] == [
        Counter(map(wanted, truth.due)) for truth in plan.tasks
    ]


@pytest.mark.parametrize("ending", KINDS)
@FEW
@given(plan=plans(), seed=st.integers(0, 999))
def test_every_unit_stands_where_the_reader_put_it(tmp_path: Path, ending: str, plan: Plan, seed: int) -> None:
    extraction = read_as(tmp_path, plan, ending, seed)
    text = extraction.document.text
    for task in extraction.tasks:
        assert ["".join(each.span.of(text).split()) for each in task.responsibilities] == [
            each.unit for each in task.responsibilities
        ]
