"""Binding terms to variables means what SEP-0007 says, and never touches what only looks like a variable."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.store import Store, Term, open_store
from kg.stores.binding import bind, says_from
from tests.kg.test_store import LABEL, ZR, A, B, described, organization, own

UNIT = Term.iri(organization(1))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("binding") / "s", write=True) as opened:
        opened.replace_graph(A, own(A, (1, 2)) + described(1, 2))
        opened.replace_graph(B, own(B, (1,)) + described(1))
        yield opened


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        (f"SELECT ?t WHERE {{ ?t <{ZR}lead> ?u }}", 2),
        (f"SELECT ?t ?u WHERE {{ ?t <{ZR}lead> ?u }}", 2),
        (f"SELECT DISTINCT ?u WHERE {{ ?t <{ZR}lead> ?u }} ORDER BY ?u LIMIT 5", 1),
        (f"SELECT (COUNT(?t) AS ?n) ?u WHERE {{ ?t <{ZR}lead> ?u }} GROUP BY ?u", 1),
        (
            f"SELECT ?t {{ {{ SELECT ?t ?u {{ ?t <{ZR}lead> ?u }} }} ?u <{LABEL}> ?name }} ORDER BY DESC(?u)",
            2,
        ),
        (f"SELECT ?t WHERE {{ ?t <{ZR}lead> ?o FILTER EXISTS {{ ?t <{ZR}lead> ?u }} FILTER(?o != ?u) }}", 1),
        (f"SELECT ?t WHERE {{ ?t <{LABEL}> ?x FILTER NOT EXISTS {{ ?t <{ZR}lead> $u }} }}", 4),
    ],
)
def test_a_bound_variable_is_a_constant(store: Store, query: str, rows: int) -> None:
    table = store.select(query, bindings={"u": UNIT})
    assert len(table) == rows
    if "u" in table.variables:
        assert set(table.column("u")) == {UNIT}


def test_only_variables_are_touched() -> None:
    query = """# ?u here
    SELECT ?s { ?s <urn:?u> "?u \\" ?u", '''?u ' ?u''' ; ex:order ?uu . FILTER(?s < 3 && ?u > 1) }"""
    assert bind(query, {"u": Term.literal("甲")}) == query.replace("&& ?u >", '&& "甲" >')
    assert bind(query, None) == query


def test_from_is_seen_as_a_keyword_only() -> None:
    assert says_from("SELECT * FROM <urn:g> {}")
    assert says_from("select * from named ex:g {}")
    assert not says_from('SELECT * { ?from ex:from "FROM" ; :from <urn:from> } # FROM')


@pytest.mark.parametrize(
    "term", [Term.iri("urn:x> ?p"), Term.iri(""), Term("bnode", "b"), Term.literal("x", language="en . }")]
)
def test_malformed_terms_are_refused(store: Store, term: Term) -> None:
    with pytest.raises(QueryError):
        store.select("SELECT ?p WHERE { ?s ?p ?o }", bindings={"o": term})


@settings(max_examples=100, derandomize=True, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_can_be_bound(store: Store, text: str) -> None:
    term = Term.literal(text)
    assert store.select("SELECT ?x WHERE { BIND(?t AS ?x) }", bindings={"t": term}).column("x") == (term,)
