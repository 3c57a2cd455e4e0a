"""Laws of the store, the same for a folder and for a service."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kg.errors import InvalidQuads, KnownDocument, QueryError, StoreReadOnly, TargetExists, UnknownDocument
from kg.store import SHARED, STORE, VOCABULARY, XSD, Store, Term, open_store
from tests.kg.test_store_service import service

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ZR = "urn:zeren:ontology#"
A, B, C = (f"urn:zeren:document:00000000000{letter}" for letter in "abc")
EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


@pytest.fixture(params=["embedded", "remote"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "embedded":
        with open_store(tmp_path / "store", write=True) as opened:
            yield opened
    else:
        with service(tmp_path / "store") as url, open_store(url, write=True) as opened:
            yield opened


def organization(number: int) -> str:
    return f"urn:zeren:organization:{number:012x}"


def own(document: str, units: tuple[int, ...] = (), label: str = "任务") -> str:
    lines = [f'<{document}> <{LABEL}> "{label}" <{document}> .']
    lines += [f"<{document}:task:1> <{ZR}lead> <{organization(unit)}> <{document}> ." for unit in units]
    return "".join(f"{line}\n" for line in sorted(lines))


def described(*units: int) -> str:
    return "".join(f'<{organization(unit)}> <{LABEL}> "单位{unit}" <{SHARED}> .\n' for unit in units)


def test_replacing_twice_is_replacing_once(store: Store) -> None:
    store.replace_graph(A, own(A, (1, 2)) + described(1, 2))
    once = store.contents()
    store.replace_graph(A, own(A, (1, 2)) + described(1, 2))
    assert store.contents() == once
    assert own(A)[:-1] in once


def test_what_comes_last_stays(store: Store) -> None:
    store.replace_graph(A, own(A, (1,), "旧") + described(1))
    store.replace_graph(A, own(A, (2,), "新") + described(2))
    assert store.contents(A) == own(A, (2,), "新")
    assert store.contents(SHARED) == described(2)


def test_a_shared_description_is_replaced_with_its_only_document(store: Store) -> None:
    store.replace_graph(A, own(A, (1,)) + f'<{organization(1)}> <{LABEL}> "旧名" <{SHARED}> .\n')
    store.replace_graph(A, own(A, (1,)) + described(1))
    assert store.contents(SHARED) == described(1)


def test_removing_undoes(store: Store) -> None:
    store.replace_graph(A, own(A, (1, 2)) + described(1, 2))
    before = store.contents()
    store.replace_graph(B, own(B, (2, 3)) + described(2, 3))
    assert store.contents(SHARED) == described(1, 2, 3)
    store.remove_graph(B)
    assert store.contents() == before
    assert store.graphs() == (A,)


def test_shared_things_live_as_long_as_one_document_needs_them(store: Store) -> None:
    ring = f"<{organization(1)}> <{ZR}probablySameAs> <{organization(2)}> <{SHARED}> .\n"
    ring += f"<{organization(2)}> <{ZR}probablySameAs> <{organization(1)}> <{SHARED}> .\n"
    store.replace_graph(A, own(A, (1,)) + ring)
    store.replace_graph(B, own(B, (2,)) + ring)
    store.remove_graph(A)
    assert store.contents(SHARED) == ring
    store.remove_graph(B)
    assert store.contents(SHARED) == ""


def test_an_unknown_document_cannot_be_removed(store: Store) -> None:
    with pytest.raises(UnknownDocument, match=A):
        store.remove_graph(A)
    for reserved in (SHARED, STORE, VOCABULARY):
        with pytest.raises(UnknownDocument):
            store.remove_graph(reserved)


def test_the_union_is_a_set(store: Store) -> None:
    store.replace_graph(A, own(A, (1, 2)) + described(1, 2))
    store.bulk_load([own(B, (1,)) + described(1), own(C, (2,)) + described(2)])
    rows = store.select(EVERYTHING).rows
    assert len(rows) == len(set(rows)) == len(store.contents().splitlines())
    count = store.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ ?s <{ZR}lead> ?unit . ?unit <{LABEL}> ?name }}")
    assert count.records() == ({"n": 4},)


def test_graph_patterns_and_from_still_say_where(store: Store) -> None:
    store.replace_graph(A, own(A, (1,)) + described(1))
    store.replace_graph(B, own(B))
    named = store.select(f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s <{LABEL}> ?o }} }} ORDER BY ?g")
    assert [cell.value for cell in named.column("g") if cell] == [A, B, SHARED]
    assert len(store.select(f"SELECT ?s FROM <{B}> WHERE {{ ?s ?p ?o }}")) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        "这不是三元组\n",
        f'<{A}> <{LABEL}> "x" .\n',
        f'_:b <{LABEL}> "x" <{A}> .\n',
        f'<{A}> <{LABEL}> "x" <{B}> .\n',
        f'<{B}> <{LABEL}> "x" <{A}> .\n',
        f'<{A}> <{LABEL}> "x" <{SHARED}> .\n',
        f'<{A}> <{LABEL}> "x" <{VOCABULARY}> .\n',
        f'<{A}> <{LABEL}> "\\uD800" <{A}> .\n',
        f"<{A}> <{LABEL}> <urn:x\\u003E> <{A}> .\n",
    ],
)
def test_quads_out_of_place_are_refused_whole(store: Store, wrong: str) -> None:
    before = store.contents()
    with pytest.raises(InvalidQuads) as caught:
        store.replace_graph(A, own(A) + wrong)
    assert caught.value.line == 2
    assert store.contents() == before


def test_a_name_cannot_smuggle_an_update(store: Store) -> None:
    store.replace_graph(A, own(A))
    with pytest.raises(InvalidQuads):
        store.replace_graph(f"{A}> ; CLEAR ALL #", "")
    with pytest.raises(QueryError):
        store.select("SELECT ?o { ?s ?p ?o }", bindings={"s": Term.iri("urn:x> ?p ?o } #")})
    assert store.graphs() == (A,)


TEXTS = ['"', "\\", "\\u4e2d", "\\\\U0001F600", "C:\\users", "a\nb\r\tc\b\f", "\x00\x1f\x7f\x85\u2028", "}'''\"\"\" ;"]


@pytest.mark.parametrize("text", TEXTS)
def test_text_comes_back_as_it_went_in(store: Store, text: str) -> None:
    line = f"<{A}> <{LABEL}> {Term.literal(text).ntriples()} <{A}> .\n"
    store.replace_graph(A, line)
    assert store.contents(A) == line
    found = store.select("SELECT ?o WHERE { ?s ?p ?o FILTER(?o = ?wanted) }", bindings={"wanted": Term.literal(text)})
    assert found.records() == ({"o": text},)


def test_terms_become_python_values(store: Store) -> None:
    query = """SELECT * WHERE { VALUES (?i ?d ?f ?b ?day ?odd ?s ?zh ?iri ?none) {
        (85 8.5 1e3 true "2022-10-08"^^<http://www.w3.org/2001/XMLSchema#date>
         "x"^^<http://www.w3.org/2001/XMLSchema#integer> "甲" "乙"@zh <urn:x> UNDEF) } }"""
    (record,) = store.select(query).records()
    expected = {"i": 85, "d": Decimal("8.5"), "f": 1000.0, "b": True, "day": date(2022, 10, 8), "odd": "x", "s": "甲"}
    assert record == expected | {"zh": "乙", "iri": "urn:x"}
    assert {name: type(value) for name, value in record.items()}["b"] is bool
    assert store.select(query).column("zh") == (Term.literal("乙", language="zh"),)


def test_both_stores_give_equal_tables(tmp_path: Path) -> None:
    nquads = own(A, (1, 2)) + described(1, 2) + f'<{A}> <{ZR}value> "8.50"^^<{XSD}decimal> <{A}> .\n'
    nquads += f'<{A}> <{LABEL}> "plan"@en <{A}> .\n'
    with (
        service(tmp_path / "far") as url,
        open_store(url, write=True) as far,
        open_store(tmp_path / "near", write=True) as near,
    ):
        for each in (near, far):
            each.replace_graph(A, nquads)
        assert near.contents() == far.contents()
        for query in (
            EVERYTHING + " ORDER BY ?s ?p ?o",
            "SELECT ?s ?x WHERE { ?s ?p ?o OPTIONAL { ?s <urn:none> ?x } } ORDER BY ?s",
        ):
            assert near.select(query) == far.select(query)
        build = "CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o FILTER(isIRI(?o)) }"
        assert near.construct(build) == far.construct(build) != ""
        assert near.query_serialized(EVERYTHING, "csv") == far.query_serialized(EVERYTHING, "csv")


def test_asking_and_serializing(store: Store) -> None:
    store.replace_graph(A, own(A))
    assert store.ask(f"ASK {{ <{A}> ?p ?o }}")
    assert not store.ask("ASK { ?s ?p ?o }", bindings={"s": Term.iri(B)})
    found = json.loads(store.query_serialized(f"SELECT ?o {{ <{A}> ?p ?o }}", "json"))
    assert found["results"]["bindings"][0]["o"]["value"] == "任务"
    assert store.query_serialized(f"SELECT ?o {{ <{A}> ?p ?o }}", "csv") == "o\r\n任务\r\n".encode()
    graph = store.query_serialized(f"CONSTRUCT WHERE {{ <{A}> ?p ?o }}", "nt")
    assert graph.decode() == f'<{A}> <{LABEL}> "任务" .\n'


def test_wrong_queries_are_told_with_their_place(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        store.select("SELECT * WHERE {\n ?s ?p }")
    assert (caught.value.line, caught.value.column) == (2, 9)
    assert "\n" not in str(caught.value)
    with pytest.raises(QueryError):
        store.select("ASK {}")
    with pytest.raises(QueryError):
        store.ask(EVERYTHING)
    with pytest.raises(QueryError):
        store.construct(EVERYTHING)


def test_a_bulk_load_takes_new_documents_only(store: Store) -> None:
    store.bulk_load([own(A, (1,)) + described(1), own(B)])
    before = store.contents()
    assert store.graphs() == (A, B)
    with pytest.raises(KnownDocument, match=B):
        store.bulk_load([own(B)])
    with pytest.raises(InvalidQuads):
        store.bulk_load([f'<urn:x> <{LABEL}> "x" <{C}> .\n'])
    store.optimize()
    assert store.contents() == before


def test_the_vocabulary_keeps_step(store: Store) -> None:
    old, new = f'<{ZR}Task> <{LABEL}> "旧" .\n', f'<{ZR}Task> <{LABEL}> "任务"@zh .\n'
    assert store.put_vocabulary(old, "1")
    assert not store.put_vocabulary(new, "1")
    assert store.put_vocabulary(new, "2")
    assert store.vocabulary_digest() == "2"
    assert store.contents(VOCABULARY) == new.replace(" .", f" <{VOCABULARY}> .")
    assert store.graphs() == ()
    with pytest.raises(InvalidQuads):
        store.put_vocabulary(f'<{organization(1)}> <{LABEL}> "x" .\n', "3")


def test_a_reader_changes_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        store.replace_graph(A, own(A))
        before = store.contents()
    with open_store(tmp_path / "s") as reader:
        for change in (
            lambda: reader.replace_graph(A, own(A, (1,))),
            lambda: reader.remove_graph(A),
            lambda: reader.bulk_load([own(B)]),
            lambda: reader.put_vocabulary("", "1"),
            reader.optimize,
        ):
            with pytest.raises(StoreReadOnly):
                change()
        assert reader.contents() == before


@pytest.mark.parametrize("write", [True, False])
def test_a_backup_is_a_store(tmp_path: Path, write: bool) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        store.replace_graph(A, own(A))
    with open_store(tmp_path / "s", write=write) as store:
        store.backup(tmp_path / "copy")
        with pytest.raises(TargetExists):
            store.backup(tmp_path / "copy")
        with open_store(tmp_path / "copy", write=True) as copy:
            assert copy.contents() == store.contents()


def test_tables_made_in_one_thread_are_read_in_another(store: Store) -> None:
    store.replace_graph(A, own(A, tuple(range(50))))
    tables = []
    threads = [threading.Thread(target=lambda: tables.append(store.select(EVERYTHING))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(tables) == 4
    for table in tables:
        assert all(type(row) is tuple and all(type(cell) is Term for cell in row) for row in table.rows)
        assert set(table.rows) == set(store.select(EVERYTHING).rows)
