"""Laws of the generator itself: a test that checks a reader against it needs a truth that is one."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.profile import FIXED
from tests.strategies import departments, indicators, measures, prose
from tests.strategies.clauses import Clause, clauses
from tests.strategies.departments import Place, places
from tests.strategies.measures import Sentence, sentences
from tests.strategies.plans import Plan, from_seed, narrow, plans

COUNTED = re.compile(r"[0-9０-９%％]|[两二三四五六七八九十百千万][家个处项座条张所户间辆套亩]")
SEEDS = st.integers(0, 2**32 - 1)


@FIXED
@given(SEEDS)
def test_a_seed_always_gives_the_same_plan(seed: int) -> None:
    assert from_seed(seed) == from_seed(seed)


def test_seeds_give_different_plans() -> None:
    assert len({from_seed(seed).text for seed in range(50)}) == 50


@FIXED
@given(plans())
def test_each_clause_stands_where_the_truth_says(plan: Plan) -> None:
    for task in plan.tasks:
        assert plan.text[task.clause_start : task.clause_end] == task.clause.text


@FIXED
@given(plans())
def test_headings_stand_before_their_clause_in_order(plan: Plan) -> None:
    for task in plan.tasks:
        at = 0
        for words in (*task.path, task.number, task.title):
            at = plan.text.find(words, at, task.clause_start) + len(words)
            assert at >= len(words), words


@FIXED
@given(clauses())
def test_units_stand_in_their_clause_in_order(clause: Clause) -> None:
    at = 0
    for part in clause.parts:
        at = clause.text.find(part.unit, at) + len(part.unit)
        assert at >= len(part.unit), part.unit


@FIXED
@given(clauses())
def test_a_clause_names_each_unit_once(clause: Clause) -> None:
    names = [part.unit for part in clause.parts]
    assert len(names) == len(set(names)) > 0


@FIXED
@given(clauses())
def test_units_are_responsible_exactly_where_nobody_leads(clause: Clause) -> None:
    roles = {part.role for part in clause.parts}
    assert ("lead" in roles) != ("responsible" in roles)
    assert not {"participate", "responsible"} <= roles


@FIXED
@given(sentences())
def test_a_sentence_prints_the_numbers_it_sets(sentence: Sentence) -> None:
    for aim in sentence.aims:
        assert aim.core in sentence.text
        digits = {f"{aim.value:g}", f"{aim.value:.2f}", f"{aim.value:.1f}", f"{aim.value:.4f}", str(int(aim.value))}
        counted = {indicators.chinese(int(aim.value))} if 2 <= aim.value <= 99 else set()
        assert any(form in sentence.text for form in digits | counted)


@FIXED
@given(sentences())
def test_a_sentence_prints_its_years_and_units(sentence: Sentence) -> None:
    ends = {2025: "十四五", 2030: "十五五"}
    for aim in sentence.aims:
        assert aim.deadline is None or str(aim.deadline) in sentence.text or ends[aim.deadline] in sentence.text
        assert aim.baseline is None or f"{aim.baseline}年" in sentence.text
        assert (aim.unit or "") in sentence.text


@pytest.mark.parametrize(
    "vocabulary",
    [
        prose.FILLERS,
        prose.THINGS,
        prose.CHAPTERS,
        prose.PREFACES,
        prose.GOALS,
        prose.BOXES,
        prose.BOX_TOPICS,
        prose.SUBJECTS,
    ],
)
def test_words_that_fill_set_no_target(vocabulary: tuple[str, ...]) -> None:
    assert [words for words in vocabulary if COUNTED.search(words)] == []


@FIXED
@given(plans())
def test_a_plan_sets_nothing_but_its_aims(plan: Plan) -> None:
    """Every number with a percent sign belongs to an aim or to a sentence about the past."""
    aims = [*plan.aims, *(aim for task in plan.tasks for aim in task.aims)]
    values = {value for aim in aims for value in (aim.value, aim.value_max)}
    present = re.sub(r"截至\d+年底[，,][^。]*。", "", plan.text)
    assert {float(number) for number in re.findall(r"([\d.]+)%", present)} <= values


@FIXED
@given(plans())
def test_half_width_moves_no_offset(plan: Plan) -> None:
    half = narrow(plan)
    assert len(half.text) == len(plan.text)
    assert not set("（），：；") & set(half.text)
    for task in half.tasks:
        assert half.text[task.clause_start : task.clause_end] == task.clause.text


@FIXED
@given(places(), SEEDS)
def test_units_are_different_and_named(where: Place, seed: int) -> None:
    units = departments.units(Random(seed), where, 6)
    assert len({unit.name for unit in units}) == 6
    assert all(re.fullmatch(r"[^{}、，；（）]+(（[^（）]+）[^{}、，；（）]*)*", unit.name) for unit in units)


def test_every_form_of_sentence_is_written() -> None:
    seen = {form for seed in range(400) for form in measures.sentence(Random(seed)).forms}
    assert seen == {form.__name__ for form in measures.FORMS} | {"stepwise"}


@pytest.mark.parametrize(("number", "words"), [(2, "两"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")])
def test_chinese_numerals(number: int, words: str) -> None:
    assert indicators.chinese(number) == words


def test_chinese_numerals_differ() -> None:
    assert len({indicators.chinese(number) for number in range(2, 100)}) == 98
