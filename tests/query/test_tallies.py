"""Groups and rankings count what plain Python counts of the same triples, ties and all."""

from __future__ import annotations

import doctest
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from bench import scale
from bench.invented import plans
from kg.store import Store, open_store
from ontology import terms
from ontology.namespaces import ZR
from query import patterns, sparql, whole
from query.constraints import ALL_ROLES, AnyOf, Constraint, Counted, HasTarget, RoleCount, TargetIs
from query.logic import Logic
from query.sparql import compile_found, compile_logic

SHIPPED = Path(__file__).parents[2] / "corpus" / "documents" / "banan-2022-37.txt"
LEAD, OTHERS = frozenset({"lead"}), ALL_ROLES - {"lead"}
SETS = (LEAD, OTHERS, ALL_ROLES)
SIGNS: dict[str, Callable[[int, int], bool]] = {
    "=": int.__eq__,
    ">=": int.__ge__,
    "<=": int.__le__,
    ">": int.__gt__,
    "<": int.__lt__,
}
Pairs = Mapping[str, set[str]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store of thirty invented plans and the shipped one."""
    folder: Path = tmp_path_factory.mktemp("tallies") / "store"
    with open_store(folder, write=True) as made:
        scale.load(made, [*(plan.text for plan in plans(30)), SHIPPED.read_text("utf-8")])
    with open_store(folder) as opened:
        yield opened


def pairs(store: Store, *properties: str) -> Pairs:
    """Return what each thing has by any of some properties."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in properties:
        for subject, value in store.select(f"SELECT ?s ?o {{ ?s <{name}> ?o }}").rows:
            if subject and value:
                found[subject.value].add(value.value)
    return found


def units_of(store: Store, roles: frozenset[str]) -> Pairs:
    return pairs(store, *(ZR + role for role in roles))


def turned(found: Pairs) -> Pairs:
    back: dict[str, set[str]] = defaultdict(set)
    for thing, values in found.items():
        for value in values:
            back[value].add(thing)
    return back


def tasks(store: Store) -> set[str]:
    return {thing for thing, kinds in pairs(store, terms.RDF_TYPE).items() if ZR + "Task" in kinds}


def counted(store: Store, logic: Logic) -> dict[str, int]:
    table = store.select(compile_logic(logic))
    found = {str(row["x"]): int(str(row["n"])) for row in table.records()}
    assert len(found) == len(table)
    return found


def sizes(found: Pairs) -> dict[str, int]:
    return {thing: len(values) for thing, values in found.items()}


def selected(store: Store, *where: Constraint) -> set[str]:
    return {str(row["x"]) for row in store.select(compile_found(Logic("select", "task", where))).records()}


@pytest.mark.parametrize("roles", SETS)
def test_units_by_their_tasks_and_tasks_by_their_units(store: Store, roles: frozenset[str]) -> None:
    truth = units_of(store, roles)
    assert len(truth) > 100
    assert counted(store, Logic("group", "unit", roles=roles)) == sizes(turned(truth))
    assert counted(store, Logic("group", "task", roles=roles, by="unit")) == sizes(truth)


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("limit", [1, 3, 40])
def test_a_ranking_ends_with_all_that_tie_for_its_last_rank(store: Store, limit: int, *, descending: bool) -> None:
    for kind, truth in (("unit", sizes(turned(units_of(store, LEAD)))), ("task", sizes(units_of(store, LEAD)))):
        logic = Logic("rank", "unit" if kind == "unit" else "task", (), LEAD, "task" if kind == "unit" else "unit")
        last = sorted(truth.values(), reverse=descending)[limit - 1]
        wanted = {x: n for x, n in truth.items() if (n >= last if descending else n <= last)}
        ranked = Logic("rank", logic.kind, (), LEAD, logic.by, descending=descending, limit=limit)
        assert counted(store, ranked) == wanted
        numbers = list(counted(store, ranked).values())
        assert numbers == sorted(numbers, reverse=descending)


def test_targets_of_tasks_of_years_and_of_parts(store: Store) -> None:
    of_task, years = pairs(store, ZR + "ofTask"), pairs(store, ZR + "deadlineYear")
    kinds, part_of = pairs(store, terms.RDF_TYPE), pairs(store, ZR + "partOf")
    aims = {target: owners for target, owners in of_task.items() if ZR + "Target" in kinds[target]}
    assert counted(store, Logic("group", "task", by="target")) == sizes(turned(aims))
    by_year: dict[str, set[str]] = defaultdict(set)
    for target, owners in aims.items():
        for year in years.get(target, ()):
            by_year[year] |= owners
    assert counted(store, Logic("group", "year", by="task")) == sizes(by_year)
    due = {target: years[target] for target in aims if target in years}
    assert counted(store, Logic("group", "year", by="target")) == sizes(turned(due))
    parts, headed = turned({task: part_of[task] for task in tasks(store)}), pairs(store, terms.HEADING)
    wanted = {part: len(inside) for part, inside in parts.items() if part in headed}
    assert counted(store, Logic("group", "part", by="task")) == wanted


@pytest.mark.parametrize("roles", SETS)
@pytest.mark.parametrize("number", [0, 1, 2, 5])
@pytest.mark.parametrize("sign", SIGNS)
def test_tasks_by_how_many_units_they_have(store: Store, roles: frozenset[str], sign: str, number: int) -> None:
    truth, holds = units_of(store, roles), SIGNS[sign]
    wanted = {task for task in tasks(store) if holds(len(truth.get(task, ())), number)}
    assert selected(store, RoleCount(roles, sign, number)) == wanted


@pytest.mark.parametrize("number", [0, 1, 3])
@pytest.mark.parametrize("sign", SIGNS)
def test_tasks_by_how_many_targets_they_have(store: Store, sign: str, number: int) -> None:
    kinds = pairs(store, terms.RDF_TYPE)
    aims = turned({t: owners for t, owners in pairs(store, ZR + "ofTask").items() if ZR + "Target" in kinds[t]})
    wanted = {task for task in tasks(store) if SIGNS[sign](len(aims.get(task, ())), number)}
    assert selected(store, Counted("target", sign, number)) == wanted


def test_either_of_two_filters(store: Store) -> None:
    aims, leads = selected(store, HasTarget(negated=True)), selected(store, RoleCount(LEAD, "=", 0))
    assert aims - leads
    assert leads - aims
    assert selected(store, AnyOf((HasTarget(negated=True), RoleCount(LEAD, "=", 0)))) == aims | leads


OVER_ALL = (
    Logic("select", "target"),
    Logic("select", "target", (TargetIs(deadlines=(2025, 2027), comparator=">", value=50, unit="%"),)),
    Logic("select", "target", (TargetIs("milestone"),)),
    Logic("select", "target", (TargetIs("quantity", undated=True),)),
    Logic("select", "target", (TargetIs(before=2027, after=2024, other_than=(2025,)),)),
    Logic("select", "target", (TargetIs(comparator="<=", value=30), HasTarget(), RoleCount(LEAD, "=", 0))),
    Logic("select", "target", (TargetIs(change="increase"), TargetIs(deadlines=(2025,)))),
    Logic("rank", "target", (TargetIs(unit="%"),), limit=3, attribute="value"),
    Logic("select", "task", (RoleCount(LEAD, "=", 0), HasTarget(negated=True))),
    Logic("select", "task", (RoleCount(OTHERS, ">=", 1), Counted("project", "=", 0), TargetIs(deadlines=(2025,)))),
    Logic("select", "task", (TargetIs(deadlines=(2025,), comparator=">", value=50),)),
    Logic("select", "unit", (RoleCount(LEAD, "=", 0),)),
    Logic("group", "unit", (RoleCount(LEAD, ">=", 1),), LEAD),
    Logic("group", "task", (HasTarget(negated=True),), by="unit"),
    Logic("count", "target", (TargetIs(deadlines=(2025,)), RoleCount(LEAD, "=", 0))),
)


@pytest.mark.parametrize(
    "logic", OVER_ALL, ids=[f"{i}-{logic.operation}-{logic.kind}" for i, logic in enumerate(OVER_ALL)]
)
def test_a_question_over_everything_finds_what_its_plain_patterns_find(
    store: Store, logic: Logic, monkeypatch: pytest.MonkeyPatch
) -> None:
    for full_names in (False, True):
        quick = compile_logic(logic, full_names=full_names)
        with monkeypatch.context() as patched:
            for module in (patterns, sparql):
                patched.setattr(module, "is_over_all", lambda _where: False)
            plain = compile_logic(logic, full_names=full_names)
        assert quick != plain
        found, wanted = store.select(quick), store.select(plain)
        assert wanted.rows
        assert found == wanted


def test_examples() -> None:
    assert doctest.testmod(whole).failed == 0


def test_targets_over_half_by_a_year(store: Store) -> None:
    values, years, units = (pairs(store, ZR + name) for name in ("value", "deadlineYear", "unit"))
    wanted = {
        target
        for target, found in values.items()
        if "2025" in years.get(target, ()) and "%" in units.get(target, ()) and any(float(n) > 50 for n in found)
    }
    logic = Logic("select", "target", (TargetIs(deadlines=(2025,), comparator=">", value=50, unit="%"),))
    assert len(wanted) > 20
    assert {str(row["x"]) for row in store.select(compile_logic(logic)).records()} == wanted
