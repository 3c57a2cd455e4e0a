"""What a store for reading has found once it need not look for again; what is asked of a store for writing it does."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from kg.errors import StoreUnavailable
from kg.store import Table, Term, open_snapshot, open_store
from kg.stores import kept
from kg.stores.kept import KeptTables
from tests.kg.test_store import LABEL, A, B, own

ALL = "SELECT ?s ?o WHERE { ?s ?p ?o }"
OF = f"SELECT ?o WHERE {{ ?s <{LABEL}> ?o }}"


def table(rows: int) -> Table:
    return Table(("x",), tuple((Term.literal(str(row)),) for row in range(rows)))


class Finding:
    """Find a table, and count how often."""

    def __init__(self, rows: int) -> None:
        self.rows, self.times = rows, 0

    def __call__(self) -> Table:
        self.times += 1
        return table(self.rows)


def test_what_took_long_is_found_once_and_what_did_not_each_time() -> None:
    for long, times in ((0.0, 1), (60.0, 3)):
        held, finding = KeptTables(long=long), Finding(2)
        assert [held.table("q", finding) for _ in range(3)] == [table(2)] * 3
        assert finding.times == times


def test_other_questions_are_other_tables() -> None:
    held = KeptTables(long=0.0)
    assert [len(held.table(rows, Finding(rows))) for rows in (3, 4, 3)] == [3, 4, 3]


def test_those_not_asked_for_the_longest_go_first_and_what_is_too_large_is_never_kept() -> None:
    held, findings = KeptTables(cells=20, long=0.0), {name: Finding(5) for name in "abcd"}
    for name in "abcacdad":
        held.table(name, findings[name])
    assert {name: finding.times for name, finding in findings.items()} == {"a": 1, "b": 1, "c": 1, "d": 1}
    held.table("b", findings["b"])
    assert findings["b"].times == 2
    large = Finding(10)
    for _ in range(2):
        held.table("large", large)
    assert large.times == 2


def test_a_reader_keeps_and_a_writer_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept.KeptTables.__init__, "__defaults__", (kept.CELLS, 0.0))
    with open_store(tmp_path / "s", write=True) as store:
        store.replace_graph(A, own(A))
        before = store.select(ALL)
        store.replace_graph(B, own(B))
        assert len(store.select(ALL)) == len(before) + 1
    for opened in (open_store, open_snapshot):
        with opened(tmp_path / "s") as reader:
            assert reader.select(ALL) is reader.select(ALL)
            one, other = (reader.select(OF, bindings={"s": Term.iri(name)}) for name in (A, "urn:none"))
            assert (len(one), len(other)) == (1, 0)
            by_chance = "SELECT (RAND() AS ?r) {}"
            assert reader.select(by_chance) != reader.select(by_chance)
        with pytest.raises(StoreUnavailable):
            reader.select(ALL)


def test_examples() -> None:
    assert doctest.testmod(kept).failed == 0
