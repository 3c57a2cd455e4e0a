"""The order that is made here is the one that the engine makes, and what is not ours to order is left to it."""

from __future__ import annotations

import doctest
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from kg.store import XSD, Store, Table, Term, open_store
from kg.stores import ordering
from kg.stores.ordering import Key, apart, in_order
from tests.kg.test_store import A

NAME, SIZE, KIND = (f"urn:t:{name}" for name in ("name", "size", "kind"))
WORDS = ("甲", "乙", "a", "B", "", "甲乙", "\U00020000", "～", "z")


def own(document: str, thing: str, name: str, value: str) -> str:
    return f"<{thing}> <{name}> {value} <{document}> .\n"


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Store]:
    """Give a store of two hundred things with names, sizes of two types of number, kinds; some lack one."""
    random, lines = Random(7), []
    for n in range(200):
        thing = f"{A}:thing:{n}"
        lines.append(own(A, thing, NAME, Term.literal(random.choice(WORDS)).ntriples()))
        number = random.choice((Term.literal("2.50", XSD + "decimal"), Term.literal(str(n % 12), XSD + "integer")))
        if random.random() < 0.8:
            lines.append(own(A, thing, SIZE, number.ntriples()))
        if random.random() < 0.8:
            lines.append(own(A, thing, KIND, f"<urn:t:{random.choice('abc')}>"))
    with open_store(tmp_path / "store", write=True) as store:
        store.bulk_load(["".join(lines)])
    with open_store(tmp_path / "store") as store:
        yield store


BODY = f"{{ ?x <{NAME}> ?name OPTIONAL {{ ?x <{SIZE}> ?size }} OPTIONAL {{ ?x <{KIND}> ?kind }} }}"


@pytest.mark.parametrize(
    "keys", ["?name ?x", "DESC(?name) ?x", "?size ?x", "DESC(?size) ASC(?name) ?x", "?kind DESC(?x)", "desc( ?kind )?x"]
)
def test_it_is_the_order_of_the_engine(many: Store, keys: str) -> None:
    query = f"SELECT ?x ?name ?size ?kind WHERE {BODY} ORDER BY {keys}"
    bare, found = apart(query)
    assert found
    assert in_order(many.select(bare), found) == many.select(query) == many.select(f"{query} LIMIT 1000")


def test_texts_of_languages_and_dates_are_left_to_the_engine() -> None:
    for term in (Term.literal("甲", language="zh"), Term.literal("2031-03-02", XSD + "date"), Term("bnode", "b")):
        assert in_order(Table(("x",), ((term,),)), (Key("x", falling=False),)) is None
    mixed = Table(("x",), ((Term.literal("1"),), (Term.literal("1", XSD + "integer"),)))
    assert in_order(mixed, (Key("x", falling=False),)) is None
    broken = Table(("x",), ((Term.literal("one", XSD + "integer"),),))
    assert in_order(broken, (Key("x", falling=False),)) is None


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { ?x ?p ?o } ORDER BY ?x LIMIT 3",
        "SELECT ?x { ?x ?p ?o } ORDER BY STRLEN(STR(?x))",
        "SELECT ?x { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } }",
        "SELECT ?x { ?x ?p ?o } # ORDER BY ?x",
        'SELECT ?x { ?x ?p ?o } HAVING (?x = "} ") ORDER BY ?x',
        "SELECT ?x { ?x ?p ?o }",
    ],
)
def test_other_queries_stay_as_they_are(query: str) -> None:
    assert apart(query) == (query, ())


def test_what_is_not_shown_can_be_ordered_by(many: Store) -> None:
    found = many.select(f"SELECT ?x WHERE {{ ?x <{NAME}> ?name ; <{SIZE}> ?size }} ORDER BY DESC(?size) ?x")
    sizes = [
        many.select(f"SELECT ?size {{ <{cell.value}> <{SIZE}> ?size }}").rows[0][0] for (cell,) in found.rows if cell
    ]
    numbers = [float(str(size.python())) for size in sizes if size]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) > 100


def test_examples() -> None:
    assert doctest.testmod(ordering).failed == 0
