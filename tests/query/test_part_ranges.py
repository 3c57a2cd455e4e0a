"""Laws of parts from one to another, of a role that a rider widens, and of turns that say the opposite."""

from __future__ import annotations

from itertools import combinations

import pytest

from kg.store import Store
from query.ask import Asker
from tests.query.conftest import cells, numbers
from tests.query.sets_of_tasks import PARTS, UNITS, tasks_of

FIGURES = "一二三四五"
RANGES = ("（{0}）到（{1}）部分", "（{0}）至（{1}）部分里", "（{0}）到（{1}）这几个部分")
WIDENED = (
    "{0}参与的任务有哪些？牵头也算",
    "{0}参加的任务有哪些，牵头的也算",
    "{0}参与的任务（牵头也算）有哪些",
    "{0}参与的任务有哪些（包括牵头的）",
)
WITH_IT = ("那有{0}的呢", "有它的呢", "那有{0}的是哪几条")


@pytest.fixture(scope="module")
def sections(store: Store) -> dict[str, set[str]]:
    """Return the tasks of each section by the word that calls it, in their order."""
    return {part: {t.number for t in tasks_of(store) if any(part in p for p in t.parts)} for part in PARTS}


@pytest.mark.parametrize(("first", "last"), tuple(combinations(range(4), 2)))
def test_parts_from_one_to_another_are_all_between(
    asker: Asker, sections: dict[str, set[str]], first: int, last: int
) -> None:
    meant = set[str]().union(*(sections[part] for part in PARTS[first : last + 1]))
    for build in RANGES:
        assert numbers(asker, build.format(FIGURES[first], FIGURES[last]) + "有哪些任务") == meant, build
    named = f"从{PARTS[first]}部分到{PARTS[last]}部分"
    assert numbers(asker, f"{named}，有哪些任务") == meant
    rows = asker.ask(f"{named}，各有几条任务").as_dict()["answers"]
    assert [row["cells"][1] for row in rows] == [len(sections[part]) for part in PARTS[first : last + 1]]


def test_sections_named_by_their_numbers_alone_are_all_meant(asker: Asker, sections: dict[str, set[str]]) -> None:
    for listed, parts in (("（一）、（三）部分", (0, 2)), ("（一）、（二）和（四）部分", (0, 1, 3))):
        meant = set[str]().union(*(sections[PARTS[at]] for at in parts))
        assert numbers(asker, f"{listed}有哪些任务") == meant


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_what_is_led_counts_too_where_that_is_said(asker: Asker, store: Store, unit: str) -> None:
    meant = {task.number for task in tasks_of(store) if UNITS[unit] in task.roles}
    for build in WIDENED:
        assert numbers(asker, build.format(unit)) == meant, build


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("unit", sorted(UNITS))
def test_with_it_is_the_opposite_of_without_it(asker: Asker, store: Store, part: str, unit: str) -> None:
    there = [task for task in tasks_of(store) if any(part in name for name in task.parts)]
    meant = {task.number for task in there if UNITS[unit] in task.roles}
    for build in WITH_IT:
        session = f"{part}{unit}{build}"
        without = cells(asker, f"{part}部分没有{unit}的是哪几条", "number", session)
        assert set(without) == {task.number for task in there} - meant
        assert set(cells(asker, build.format(unit), "number", session)) == meant, build


def test_only_so_many_lead_it_and_no_third(asker: Asker) -> None:
    plain = numbers(asker, "只由发改委和经信委牵头的任务有哪些")
    assert plain
    for build in ("哪些任务只由发改委和经信委两家牵头", "哪些任务只由发改委和经信委两家牵头，没有第三家"):
        assert numbers(asker, build) == plain
