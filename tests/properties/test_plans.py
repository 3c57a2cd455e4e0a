"""What a random plan says is what the reader gives back: tasks, units with roles, targets, and the place of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module

import pytest
from hypothesis import given

from corpus.model import RawText
from corpus.span import Span
from kg.facts import Extraction, Target, Task
from tests.properties.profile import FIXED
from tests.strategies.clauses import Clause, clauses
from tests.strategies.measures import Aim, Sentence, sentences
from tests.strategies.plans import Plan, narrow, plans, single

Reader = Callable[[str], Extraction]
Quantity = tuple[float, float | None, str | None, str | None, str | None, int | None, int | None]
CLAUSE = Clause("（责任单位：区教委）", (), "given")


@pytest.fixture(scope="module")
def read() -> Reader:
    """The whole way from text to facts; imported late, so that the generator can be tested without it."""
    parse, extract = import_module("corpus.parse").parse, import_module("kg.extract").extract

    def read(text: str) -> Extraction:
        raw = RawText(text=text, digest=sha256(text.encode()).hexdigest(), name="plan.txt")
        extraction: Extraction = extract(parse(raw))
        return extraction

    return read


def measure(unit: str | None) -> str | None:
    """Return a unit without the measure word before another word: 个百分点 and 百分点 are one."""
    return unit.removeprefix("个") or unit if unit else unit


def wanted(aim: Aim) -> Quantity:
    return aim.value, aim.value_max, measure(aim.unit), aim.comparator, aim.change, aim.baseline, aim.deadline


def found(target: Target) -> Quantity:
    assert target.value is not None
    unit = measure(target.unit)
    return target.value, target.value_max, unit, target.comparator, target.change, target.baseline, target.deadline


def quantities(targets: tuple[Target, ...]) -> Counter[Quantity]:
    return Counter(found(target) for target in targets if not target.qualitative)


def given_out(task: Task) -> list[tuple[str, str]]:
    return [(each.unit, each.role) for each in task.responsibilities]


def wanted_parts(clause: Clause) -> list[tuple[str, str]]:
    return [(part.unit, part.role) for part in clause.parts]


@FIXED
@given(clauses())
def test_a_clause_gives_its_units_with_their_roles(read: Reader, clause: Clause) -> None:
    (task,) = read(single_plan(clause).text).tasks
    assert given_out(task) == wanted_parts(clause)
    assert task.deadline == clause.deadline


@FIXED
@given(clauses())
def test_a_clause_of_half_width_says_the_same(read: Reader, clause: Clause) -> None:
    plan = narrow(single_plan(clause))
    (task,) = read(plan.text).tasks
    assert given_out(task) == wanted_parts(plan.tasks[0].clause)


@FIXED
@given(clauses())
def test_collectives_are_told_from_units(read: Reader, clause: Clause) -> None:
    (task,) = read(single_plan(clause).text).tasks
    assert {each.unit for each in task.responsibilities if each.group} == {
        part.unit for part in clause.parts if part.group
    }


@FIXED
@given(sentences())
def test_a_sentence_gives_its_targets(read: Reader, sentence: Sentence) -> None:
    (task,) = read(sentence_plan(sentence).text).tasks
    assert quantities(task.targets) == Counter(map(wanted, sentence.aims))


@FIXED
@given(sentences())
def test_an_indicator_names_what_is_measured(read: Reader, sentence: Sentence) -> None:
    (task,) = read(sentence_plan(sentence).text).tasks
    names = [target.indicator for target in task.targets if not target.qualitative]
    assert [aim.core for aim in sentence.aims if not any(aim.core in name for name in names)] == []


@FIXED
@given(plans())
def test_a_plan_gives_its_tasks(read: Reader, plan: Plan) -> None:
    tasks = read(plan.text).tasks
    assert [(task.number, task.title, task.path) for task in tasks] == [
        (truth.number, truth.title, truth.path) for truth in plan.tasks
    ]


@FIXED
@given(plans())
def test_a_plan_gives_its_responsibilities_in_order(read: Reader, plan: Plan) -> None:
    tasks = read(plan.text).tasks
    assert [given_out(task) for task in tasks] == [wanted_parts(truth.clause) for truth in plan.tasks]
    assert [task.deadline for task in tasks] == [truth.clause.deadline for truth in plan.tasks]


@FIXED
@given(plans())
def test_a_plan_gives_its_targets_where_they_belong(read: Reader, plan: Plan) -> None:
    extraction = read(plan.text)
    assert [quantities(task.targets) for task in extraction.tasks] == [
        Counter(map(wanted, truth.due)) for truth in plan.tasks
    ]
    assert quantities(extraction.targets) == Counter(map(wanted, plan.aims))


@FIXED
@given(plans())
def test_a_plan_gives_its_letterhead(read: Reader, plan: Plan) -> None:
    head = read(plan.text).document.letterhead
    assert (head.title, head.number, head.issuer) == (plan.title, plan.number, plan.issuer)
    assert (head.signed, head.period) == (plan.signed, plan.period)


@FIXED
@given(plans())
def test_every_unit_is_anchored_in_its_clause(read: Reader, plan: Plan) -> None:
    for task, truth in zip(read(plan.text).tasks, plan.tasks, strict=True):
        for each in task.responsibilities:
            assert each.span.of(plan.text) == each.unit
            assert each.span in Span(truth.clause_start, truth.clause_end)


@FIXED
@given(plans())
def test_every_fact_is_anchored_in_its_task(read: Reader, plan: Plan) -> None:
    extraction = read(plan.text)
    assert extraction.document.text == plan.text
    for task in extraction.tasks:
        assert task.title in task.span.of(plan.text)
        spans = [each.span for each in task.responsibilities] + [each.span for each in task.targets]
        spans += [each.span for each in task.mentions] + [each.span for each in task.projects]
        assert [span.of(plan.text) for span in spans if span not in task.span] == []
        assert [each for each in task.mentions if each.name not in each.span.of(plan.text)] == []


@FIXED
@given(plans())
def test_a_target_quotes_its_number(read: Reader, plan: Plan) -> None:
    extraction = read(plan.text)
    for target in (*extraction.targets, *(target for task in extraction.tasks for target in task.targets)):
        assert target.qualitative or any(sign in target.span.of(plan.text) for sign in "0123456789两三四五六八十")


@FIXED
@given(plans())
def test_reading_twice_reads_the_same(read: Reader, plan: Plan) -> None:
    assert read(plan.text) == read(plan.text)


def single_plan(clause: Clause) -> Plan:
    return single(clause, title="改善公共服务供给", body="加强政策宣传解读，营造良好氛围。")


def sentence_plan(sentence: Sentence) -> Plan:
    return single(
        CLAUSE, title="改善公共服务供给", body=f"{sentence.text}加强政策宣传解读，营造良好氛围。", aims=sentence.aims
    )
