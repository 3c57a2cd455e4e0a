"""What is extracted from invented plans is what is true of them, all of it and nothing else."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.invented import BOX, MANNERS, Invented, plans
from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract
from kg.facts import Extraction
from tests.properties.test_plans import given_out, quantities, wanted, wanted_parts

NUMBER = 40
INVENTED = tuple(plans(NUMBER))


@pytest.fixture(scope="module")
def read() -> list[tuple[Invented, Extraction]]:
    return [(each, extract(parse(text_as_raw(each.text)))) for each in INVENTED]


Read = list[tuple[Invented, Extraction]]


def test_tasks_and_their_deadlines(read: Read) -> None:
    for truth, found in read:
        assert [(task.number, task.title, task.path, task.deadline) for task in found.tasks] == [
            (task.number, task.title, task.path, task.clause.deadline) for task in truth.plan.tasks
        ]


def test_units_with_their_roles(read: Read) -> None:
    for truth, found in read:
        assert [given_out(task) for task in found.tasks] == [wanted_parts(task.clause) for task in truth.plan.tasks]


def test_targets_where_they_belong(read: Read) -> None:
    for truth, found in read:
        assert [quantities(task.targets) for task in found.tasks] == [
            Counter(map(wanted, task.due)) for task in truth.plan.tasks
        ]
        assert quantities(found.targets) == Counter(map(wanted, truth.plan.aims))


def test_projects_of_boxes(read: Read) -> None:
    for truth, found in read:
        projects = [[(p.name, p.companies) for p in task.projects if p.box == BOX] for task in found.tasks]
        assert projects == [[(name, truth.firms) for name in names] for names in truth.projects]


def test_firms_of_tasks(read: Read) -> None:
    for truth, found in read:
        firms = [{m.name for m in task.mentions if m.kind == "company"} & set(truth.firms) for task in found.tasks]
        assert firms == [set(truth.firms) if named else set() for named in truth.named]


def test_letterheads(read: Read) -> None:
    for truth, found in read:
        head, plan = found.document.letterhead, truth.plan
        assert (head.title, head.number, head.issuer) == (plan.title, plan.number, plan.issuer)
        assert (head.signed, head.period) == (plan.signed, plan.period)


def test_nothing_is_in_doubt(read: Read) -> None:
    assert [(truth.region, found.warnings) for truth, found in read if found.warnings] == []


def test_plans_are_all_different_and_stay_the_same() -> None:
    assert len({each.text for each in INVENTED}) == len({each.region for each in INVENTED}) == NUMBER
    assert tuple(plans(3)) == INVENTED[:3]


def test_each_clause_stands_where_the_truth_says() -> None:
    for each in INVENTED:
        for task in each.plan.tasks:
            assert each.text[task.clause_start : task.clause_end] == task.clause.text


def test_every_manner_is_written() -> None:
    styles = {task.clause.style for each in INVENTED for task in each.plan.tasks}
    assert styles >= {*MANNERS, "led", "helped", "three", "led_only", "shared", "plain", "labelled", "lines"}
    assert any(each.projects for each in INVENTED)
