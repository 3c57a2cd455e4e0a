"""What the ledger tells of named units, tasks, parts and things is what the store finds, however they are put together.

The forms are built from random names of the store, so that no wording decides which of them are tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from bench import scale
from bench.invented import plans
from kg.store import Store, open_store
from ontology.namespaces import ZR
from query.constraints import (
    ALL_ROLES,
    AllOf,
    AnyOf,
    Constraint,
    Counted,
    HasTarget,
    InPart,
    Kind,
    Mentions,
    Not,
    NumberIn,
    RoleCount,
    TargetIs,
    TaskIn,
    ThingIn,
    UnitIs,
)
from query.lexicon.names import read_lexicon
from query.logic import Logic, Operation
from query.quick import Ledger, _found, find_tasks, ledger_of, table_of
from query.sparql import compile_found, compile_logic
from tests.query.test_tallies import SHIPPED

FORMS, AT_ONCE = 400, 40
ROLES = (ALL_ROLES, frozenset({"lead"}), frozenset({"participate"}), frozenset({"cooperate", "participate"}))
NAMES = {
    "unit": f"SELECT DISTINCT ?x {{ ?t <{ZR}responsibleUnit> ?x }} ORDER BY ?x",
    "task": f"SELECT DISTINCT ?x {{ ?x a <{ZR}Task> }} ORDER BY ?x",
    "number": f"SELECT DISTINCT ?x {{ ?t a <{ZR}Task> ; <{ZR}number> ?x }} ORDER BY ?x",
    "part": f"SELECT DISTINCT ?x {{ ?t <{ZR}partOf>|<{ZR}inBox>|<{ZR}inSection> ?x }} ORDER BY ?x",
    "thing": f"SELECT DISTINCT ?x {{ ?t a <{ZR}Task> ; <{ZR}mentions> ?x }} ORDER BY ?x",
    "target": f"SELECT DISTINCT ?x {{ ?x a <{ZR}Target> }} ORDER BY ?x",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store of ten invented plans and the shipped one."""
    folder: Path = tmp_path_factory.mktemp("names") / "store"
    with open_store(folder, write=True) as made:
        scale.load(made, [*(plan.text for plan in plans(10)), SHIPPED.read_text("utf-8")])
    with open_store(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def ledger(store: Store) -> Ledger:
    found = ledger_of(store, read_lexicon(store).texts)
    assert found
    return found


@pytest.fixture(scope="module")
def names(store: Store) -> dict[str, list[str]]:
    return {kind: [row[0].value for row in store.select(query).rows if row[0]] for kind, query in NAMES.items()}


class Forms:
    """Random forms of one run over the names of a store."""

    def __init__(self, names: dict[str, list[str]], seed: int) -> None:
        self.names, self.random = names, Random(seed)

    def some(self, kind: str) -> tuple[str, ...]:
        few = self.random.choice((1, 1, 2, 5))
        return tuple(sorted(self.random.sample([*self.names[kind], "urn:x:it's" if kind != "number" else "'"], few)))

    def constraint(self, depth: int = 2) -> Constraint:
        pick = self.random
        plain = (
            lambda: UnitIs(self.some("unit"), "", pick.choice(ROLES), negated=pick.random() < 0.3),
            lambda: NumberIn(self.some("number")),
            lambda: TaskIn(self.some("task"), ""),
            lambda: InPart(self.some("part"), ""),
            lambda: Mentions(self.some("thing"), ""),
            lambda: RoleCount(pick.choice(ROLES), pick.choice(("=", ">=", "<")), pick.choice((0, 1, 2))),
            lambda: HasTarget("any", negated=pick.random() < 0.5),
            lambda: Counted("target", ">=", 2),
            lambda: TargetIs("quantity", deadlines=(2025,)),
            lambda: TargetIs(targets=self.some("target")),
        )
        joined = (
            lambda: AnyOf((self.constraint(depth - 1), self.constraint(depth - 1))),
            lambda: Not(self.constraint(depth - 1)),
            lambda: Not(AllOf((self.constraint(depth - 1), self.constraint(depth - 1)))),
        )
        return pick.choice(joined if depth and pick.random() < 0.3 else plain)()

    def form(self) -> Logic:
        kinds: tuple[Kind, ...] = ("task", "unit", "target")
        kind = self.random.choice(kinds)
        steps: tuple[Operation, ...] = ("select", "select", "count", "exists", "ratio")
        step = self.random.choice(steps)
        where: list[Constraint] = [self.constraint() for _ in range(self.random.choice((1, 1, 2)))]
        if kind == "target" and self.random.random() < 0.5:
            own: list[Constraint] = [TargetIs("any", targets=self.some("target")), InPart(self.some("part"), "")]
            where = own[: self.random.randint(1, 2)]
        if kind == "unit" and self.random.random() < 0.3:
            where.append(ThingIn(self.some("unit"), "", negated=self.random.random() < 0.5))
        logic = Logic(step, kind, tuple(where), self.random.choice(ROLES))
        if step != "ratio":
            return logic
        both = (Logic("count", kind, tuple(where), logic.roles), Logic("count", kind, tuple(where[:1]), logic.roles))
        return Logic(step, kind, others=both)


@pytest.mark.parametrize("seed", range(FORMS // AT_ONCE))
def test_named_things_are_told_as_the_store_finds_them(
    store: Store, ledger: Ledger, names: dict[str, list[str]], seed: int
) -> None:
    forms, filled = Forms(names, seed), 0
    for logic in (forms.form() for _ in range(AT_ONCE)):
        told, found = table_of(ledger, logic), store.select(compile_logic(logic))
        assert told == found, logic
        filled += bool(found.rows)
        if logic.kind == "task" and not logic.others:
            assert _found(ledger.texts, logic, None) == store.select(compile_found(logic))
        elif not logic.others:
            assert find_tasks(ledger, store.select, logic) == store.select(compile_found(logic))
    assert filled > AT_ONCE / 3
