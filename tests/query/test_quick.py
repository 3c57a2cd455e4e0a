"""What the ledger tells of everything is what the store finds, term by term; what it cannot tell the store is asked."""

from __future__ import annotations

import doctest
import gc
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bench import scale
from bench.invented import plans
from kg.build import load
from kg.store import Store, Table, open_store
from query import conditions
from query.ask import Asker
from query.constraints import (
    ALL_ROLES,
    AnyOf,
    Constraint,
    Counted,
    DueIn,
    Elsewhere,
    HasTarget,
    NameHolds,
    RoleCount,
    TargetIs,
    TaskIn,
    ThingIn,
)
from query.lexicon.names import read_lexicon
from query.logic import Logic
from query.quick import Ledger, _found, find_tasks, ledger_of, table_of
from query.sparql import compile_found, compile_logic
from query.uncollected import uncollected
from tests.kg.plans import plan_file
from tests.query.test_tallies import LEAD, OVER_ALL, SETS, SHIPPED, SIGNS

OVER_HALF = TargetIs(deadlines=(2025,), comparator=">", value=50, unit="%")
RANKS: tuple[dict[str, Any], ...] = tuple(
    {"descending": descending, "limit": limit} for descending, limit in product((True, False), (1, 3, 40, 100_000))
)
TOLD = (
    Logic("select", "task", (TargetIs(undated=True),)),
    *(logic for logic in OVER_ALL if logic.kind != "unit" or logic.operation == "group"),
    *(Logic("group", "unit", (), roles) for roles in SETS),
    *(Logic("group", "task", (), roles, by="unit") for roles in SETS),
    *(Logic("group", "task", by="target", by_target=kind) for kind in ("any", "quantity", "milestone")),
    *(
        replace(
            Logic("rank", "unit", (), roles, "task") if of_unit else Logic("rank", "task", (), roles, "unit"), **kept
        )
        for of_unit, roles, kept in product((True, False), SETS, RANKS)
    ),
    Logic("rank", "target", (TargetIs(),), attribute="deadlineYear", descending=False, limit=2),
    Logic("rank", "target", (TargetIs(unit="%"),), attribute="order", limit=2),
    *(Logic("select", "task", (RoleCount(roles, sign, 2),)) for roles, sign in product(SETS, SIGNS)),
    *(Logic("count", "task", (Counted("target", sign, number),)) for sign, number in product(SIGNS, (0, 1, 3))),
    Logic("select", "task", (HasTarget("milestone"),)),
    Logic("count", "task"),
    Logic("ratio", "task", others=(Logic("count", "task", (HasTarget(),)), Logic("count", "task"))),
    Logic("select", "unit", (RoleCount(LEAD, "=", 0),)),
    Logic("select", "task", (AnyOf((HasTarget(), RoleCount(LEAD, "=", 0))),)),
    Logic("exists", "task", (RoleCount(LEAD, "=", 0),)),
    Logic("select", "target", (TargetIs(baselines=(2020,), value=12.345678, comparator="<"),)),
)
TASKS = "SELECT ?t { ?t a <urn:zeren:ontology#Task> }"
LEFT = (
    Logic("rank", "task", attribute="order", limit=2),
    Logic("group", "task", by="project"),
    Logic("select", "unit", (RoleCount(LEAD, "=", 0),), every=True),
    Logic("select", "unit", (HasTarget(), NameHolds("局"))),
    Logic("select", "unit", (HasTarget(), Elsewhere((HasTarget(),)))),
    Logic("group", "year", by="task"),
    Logic("select", "task", (AnyOf((HasTarget(), DueIn((2025,)))),)),
    Logic("select", "task", (Counted("project", ">=", 1),)),
    Logic("difference", "target", others=(Logic("select", "target"), Logic("count", "target"))),
    Logic("group", "unit", (ThingIn(("urn:x",), ""),)),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store of thirty invented plans and the shipped one."""
    folder: Path = tmp_path_factory.mktemp("quick") / "store"
    with open_store(folder, write=True) as made:
        scale.load(made, [*(plan.text for plan in plans(30)), SHIPPED.read_text("utf-8")])
    return folder


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[Store]:
    with open_store(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def ledger(store: Store) -> Ledger:
    found = ledger_of(store, read_lexicon(store).texts)
    assert found
    return found


def ids(logics: tuple[Logic, ...]) -> list[str]:
    return [f"{place}-{logic.operation}-{logic.kind}" for place, logic in enumerate(logics)]


@pytest.mark.parametrize("logic", TOLD, ids=ids(TOLD))
def test_the_ledger_tells_what_the_store_finds(store: Store, ledger: Ledger, logic: Logic) -> None:
    for full_names in (False, True):
        told = table_of(ledger, logic, full_names=full_names)
        if told is None:
            of_units = logic.kind == "unit" and not full_names
            assert of_units or {type(c) for c in logic.where} & {Counted} or logic.attribute == "order"
        else:
            assert told == store.select(compile_logic(logic, full_names=full_names))


def test_most_of_them_are_told_and_find_something(ledger: Ledger) -> None:
    told = [table_of(ledger, logic, full_names=True) for logic in TOLD]
    assert sum(table is not None for table in told) > len(TOLD) - 4
    assert sum(bool(table and table.rows) for table in told) > len(TOLD) * 0.9


@pytest.mark.parametrize("logic", LEFT, ids=ids(LEFT))
def test_what_it_does_not_know_is_left_to_the_store(ledger: Ledger, logic: Logic) -> None:
    assert table_of(ledger, logic, full_names=True) is None
    if logic.kind == "task":
        assert _found(ledger.texts, logic, None) is None or not {type(c) for c in logic.where} & {TargetIs, AnyOf}


@pytest.mark.parametrize("most", [None, 1, 7])
def test_the_first_tasks_that_are_found(store: Store, ledger: Ledger, most: int | None) -> None:
    for where in ((), (RoleCount(LEAD, "=", 0),), (HasTarget(negated=True), RoleCount(ALL_ROLES, ">=", 2))):
        logic = Logic("select", "task", tuple[Constraint, ...](where))
        wanted = store.select(compile_found(logic)).rows[:most]
        assert wanted
        assert find_tasks(ledger, unused, logic, most).rows == wanted


def test_texts_of_a_question_are_texts_only(store: Store, ledger: Ledger) -> None:
    for unit in ("'", "' OR 1 --", '"', "\\", "a''b"):
        logic = Logic("select", "target", (TargetIs(unit=unit),))
        assert table_of(ledger, logic) == Table(tuple(store.select(compile_logic(logic)).variables), ())
    assert table_of(ledger, Logic("select", "target", (TargetIs(unit="a\0b"),))) is None
    many = tuple(f"urn:{number}" for number in range(100_000))  # more than a statement may hold
    assert table_of(ledger, Logic("select", "task", (TaskIn(many, ""),))) is None


def test_the_texts_of_a_statement_are_handed_over_apart() -> None:
    assert doctest.testmod(conditions).failed == 0
    many = ", ".join(f"'{number}'" for number in range(conditions.MOST_NAMED + 1))
    assert conditions.bound(f"SELECT {many}") == (f"SELECT {many}", [])


def unused(_query: str) -> Table:
    raise AssertionError


def test_answers_are_the_same_without_a_ledger(store: Store) -> None:
    quick, slow = Asker(store), Asker(store)
    slow.quotes.ledger = None
    assert quick.quotes.ledger
    for question in (
        "每个单位牵头几项任务？",
        "2025年超过50%的目标有哪些？",
        "哪些任务没有牵头单位？",
        "哪个任务的参与单位最多？",
        "有多少任务没有目标？",
    ):
        answer = quick.ask(question)
        assert answer.status == "answered"
        assert answer == slow.ask(question)


def test_who_looks_up_a_name_waits_for_no_count(store: Store) -> None:
    texts = read_lexicon(store).texts
    found = ledger_of(store, texts)
    assert found
    with found.texts._lock:
        assert texts.rows("SELECT COUNT(*) FROM ledger_task") == [(len(store.select(TASKS)),)]


def test_python_looks_for_garbage_again_whoever_ends_first() -> None:
    first, second = uncollected(), uncollected()
    assert gc.isenabled()
    first.__enter__()
    second.__enter__()
    assert not gc.isenabled()
    first.__exit__(None, None, None)
    second.__exit__(None, None, None)
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), uncollected():
        _ = 1 / 0
    assert gc.isenabled()


def test_a_writer_has_none_and_a_reader_that_of_its_state(tmp_path: Path) -> None:
    folder, asked = tmp_path / "store", "每个单位牵头几项任务？"
    for name, number, unit in (
        ("first", "甲府发〔2031〕6号", "市水利局"),
        ("first", "甲府发〔2031〕6号", "市教育局"),
    ):
        with open_store(folder, write=True) as store:
            load(store, [plan_file(tmp_path, f"{name}.txt", number=number, unit=unit)])
            assert ledger_of(store, unused) is None  # type: ignore[arg-type]  # a library is not even looked at
        with open_store(folder) as store:
            asker = Asker(store)
            assert asker.quotes.ledger
            plain = asker.ask(asked)
            asker.quotes.ledger = None
            assert plain == asker.ask(asked)
            assert plain.answers


def test_a_store_that_says_two_things_of_one_has_no_ledger(tmp_path: Path) -> None:
    said = tmp_path / "more.ttl"
    said.write_text(
        """@prefix zr: <urn:zeren:ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<urn:x:task> a zr:Task ; rdfs:label "甲", "乙" ; zr:order 1 .""",
        encoding="utf-8",
    )
    with open_store(tmp_path / "store", write=True) as store:
        load(store, [plan_file(tmp_path, "first.txt"), said])
    with open_store(tmp_path / "store") as store:
        asker = Asker(store)
        assert asker.quotes.ledger is None
        assert asker.ask("每个单位牵头几项任务？").answers
