"""Rows of things: what may be missing is read apart, and many things are read as few are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.store import Store, Term, open_store
from tests.viz.plans import GREEN, HEALTH, put
from viz import gather, reading

if TYPE_CHECKING:
    import pytest

TARGETS = gather.Things(
    "x",
    "?x zr:ofTask ?task ; zr:indicator ?indicator .",
    ("indicator",),
    "?x zr:indicator ?any .",
    {"value": "zr:value", "deadline": "zr:deadlineYear"},
)
OPTIONAL = """PREFIX zr: <urn:zeren:ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?x ?indicator ?value ?deadline ?start ?end {
  ?x zr:ofTask ?task ; zr:indicator ?indicator .
  OPTIONAL { ?x zr:value ?value } OPTIONAL { ?x zr:deadlineYear ?deadline }
  OPTIONAL { ?x zr:evidence/oa:hasSelector ?at . ?at oa:start ?start ; oa:end ?end }
} ORDER BY ?x"""


def test_rows_are_those_of_one_query_with_optional_parts(store: Store) -> None:
    expected = list(store.select(OPTIONAL).records())
    assert gather.gather(store, TARGETS) == expected
    assert any("value" not in row for row in expected)
    assert any("deadline" not in row for row in expected)


def test_many_things_are_read_as_few_are(two_plans: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    few = gather.gather(two_plans, TARGETS)
    tasks = reading._read_tasks(two_plans, reading.ALL_TASKS, None)
    monkeypatch.setattr(gather, "FEW", 1)
    assert gather.gather(two_plans, TARGETS) == few
    assert reading._read_tasks(two_plans, reading.ALL_TASKS, None) == tasks


def test_a_pattern_picks_among_them(store: Store) -> None:
    numbered = {task.number: task for task in reading.read_tasks(store)}
    (picked,) = reading.read_tasks(store, reading.TASKS_OF_NUMBER, Term.literal("2"))
    assert picked == numbered["2"]


def test_of_several_values_the_first_in_order_is_kept(tmp_path: Path) -> None:
    name = "urn:zeren:document:0123456789ab"
    line = f"<{name}:project:1> <urn:zeren:ontology#year> %s <{name}> .\n"
    number = '"{}"^^<http://www.w3.org/2001/XMLSchema#integer>'
    with open_store(tmp_path / "store", write=True) as store:
        store.replace_graph(name, "".join(line % number.format(year) for year in (2030, 2027)))
    with open_store(tmp_path / "store") as store:
        things = gather.Things("x", "?x zr:year ?any .", (), "", {"year": "zr:year"}, {})
        assert gather.gather(store, things) == [{"x": f"{name}:project:1", "year": 2027}]


def test_tasks_are_kept_only_where_the_store_cannot_change(tmp_path: Path) -> None:
    place = tmp_path / "store"
    with open_store(place, write=True) as store:
        put(store, GREEN)
        before = reading.read_tasks(store)
        put(store, HEALTH)
        assert len(reading.read_tasks(store)) > len(before)
    with open_store(place) as store:
        assert reading.read_tasks(store) is reading.read_tasks(store)
