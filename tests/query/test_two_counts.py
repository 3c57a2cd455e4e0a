"""Laws of two numbers beside each other, whatever sets they count, and of names that stand for each other."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

from kg.store import Store
from query.ask import Asker
from query.lexicon.sounds import same_sound
from query.lexicon.topics import held
from query.sparql import PROLOGUE
from tests.properties.profile import FIXED
from tests.query.conftest import cells, numbers
from tests.query.sets_of_tasks import UNITS, Told, pairs, tasks_of

TIMES = ("{0}任务数是{1}任务数的几倍？", "{0}任务的数量是{1}任务数量的多少倍", "{0}任务是{1}任务的几倍？")
MORE = ("{0}任务比{1}任务多几条？", "{0}任务数比{1}任务数多多少")
JOINED = ("{0}不牵头、但它和{1}都有份的任务是哪些", "{0}不牵头，可是它跟{1}都有份的任务有哪些")
CALLED = {"宗申": "Company", "研究院": "Institute"}
BOTH_PROJECTS = ("{0}、{1}由谁牵头", "分别说说{0}、{1}是谁牵头的", "{0}和{1}各归谁牵头？")


def number(asker: Asker, question: str) -> float | None:
    """Return the number that answers a question, None where it has no answer; one not understood fails."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.text)
    return float(str(answer.answers[0]["value"])) if answer.answers else None


@FIXED
@given(pairs())
def test_one_number_by_another(asker: Asker, store: Store, sets: tuple[Told, Told]) -> None:
    first, second = (sum(map(told.holds, tasks_of(store))) for told in sets)
    assume(first and second and first != second)
    for build in TIMES:
        found = number(asker, build.format(*(told.words for told in sets)))
        assert found == pytest.approx(first / second, abs=5e-5), build
    larger, smaller = sorted(((first, sets[0].words), (second, sets[1].words)), reverse=True)
    for build in MORE:
        question = build.format(larger[1], smaller[1])
        assert number(asker, question) == larger[0] - smaller[0], question


@pytest.mark.parametrize("first", sorted(UNITS))
def test_it_beside_another_unit_is_the_unit_in_front(asker: Asker, store: Store, first: str) -> None:
    for second in set(UNITS) - {first}:
        both = (task for task in tasks_of(store) if {UNITS[first], UNITS[second]} <= task.roles.keys())
        meant = {task.number for task in both if UNITS[first] not in task.leads}
        for build in JOINED:
            assert numbers(asker, build.format(first, second)) == meant, build


@pytest.mark.parametrize(("held_words", "kind"), CALLED.items())
def test_what_is_called_so_is_of_the_class_that_is(asker: Asker, store: Store, held_words: str, kind: str) -> None:
    asked = f'{{ ?x a zr:{kind} ; rdfs:label ?l FILTER(CONTAINS(?l, "{held_words}")) }}'
    rows = store.select(f"{PROLOGUE}SELECT DISTINCT ?l {asked}")
    named = {str(row["l"]) for row in rows.records()}
    assert named
    assert set(cells(asker, f"名字带{held_words}的是哪几家")) == named


def test_the_leads_of_two_projects_are_those_of_each(asker: Asker, store: Store) -> None:
    projects = ("现代建筑产业园", "森林康养基地", "专业市场智慧物流平台")
    led = {project: set(cells(asker, f"{project}由谁牵头")) for project in projects}
    assert all(led.values())
    for first in projects:
        for second in set(projects) - {first}:
            for build in BOTH_PROJECTS:
                assert set(cells(asker, build.format(first, second))) == led[first] | led[second], build


def test_a_character_that_sounds_alike_changes_no_indicator(asker: Asker) -> None:
    """A slip in an indicator's name is read as that name, or refused; no other target is answered."""
    names = sorted({t.indicator for t in asker.lexicon.targets.values() if len(t.indicator) > 6})
    read = 0
    for name in names:
        meant = cells(asker, f"{name}的目标是多少", "indicator")
        for at in range(1, len(name) - 1):
            other = name[:at] + same_sound(name[at])[:1] + name[at + 1 :]
            if len(other) < len(name) or other[at] in "谁哪几" or held(other[max(0, at - 1) : at + 2], asker.lexicon):
                continue
            answer = asker.ask(f"{other}的目标是多少")
            read += answer.status == "answered"
            found = {str(item.get("indicator")) for item in answer.answers}
            assert not found or found & set(meant), (other, answer.reading)
    assert read > len(names)
