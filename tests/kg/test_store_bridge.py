"""Scripts written with rdflib read and write the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDFS, Dataset, Graph, Literal, URIRef

from kg.errors import StoreLocked
from kg.store import open_store
from kg.stores.bridge import as_rdflib
from tests.kg.test_store import A, B, described, own
from tests.kg.test_store_service import service

# rdflib 7.6 itself still uses the name that it deprecates
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")


def filled(folder: Path) -> Path:
    with open_store(folder, write=True) as store:
        store.replace_graph(A, own(A, (1,)) + described(1))
    return folder


def test_rdflib_reads_the_union(tmp_path: Path) -> None:
    with as_rdflib(filled(tmp_path / "s")) as dataset:
        assert {str(label) for label in dataset.objects(None, RDFS.label)} == {"任务", "单位1"}
        rows = list(dataset.query("SELECT ?o WHERE { ?s rdfs:label ?o }", initNs={"rdfs": str(RDFS)}))
        assert len(rows) == 2
        assert len(Graph(dataset.store, URIRef(A))) == 2


def test_what_rdflib_writes_is_in_the_store(tmp_path: Path) -> None:
    with as_rdflib(filled(tmp_path / "s"), write=True) as dataset:
        dataset.graph(URIRef(B)).add((URIRef(B), RDFS.label, Literal("新")))
    with open_store(tmp_path / "s") as store:
        assert store.contents(B) == own(B, label="新")
        assert store.graphs() == (A, B)


def test_three_lines_of_oxrdflib_do_it_too(tmp_path: Path) -> None:
    dataset = Dataset(store="Oxigraph", default_union=True)
    dataset.open(str(filled(tmp_path / "s")))
    assert len(list(dataset.objects(None, RDFS.label))) == 2
    dataset.close()


def test_the_bridge_keeps_the_lock(tmp_path: Path) -> None:
    with as_rdflib(filled(tmp_path / "s"), write=True), pytest.raises(StoreLocked):
        open_store(tmp_path / "s", wait=0)
    open_store(tmp_path / "s", wait=0).close()


def test_rdflib_reads_a_service(tmp_path: Path) -> None:
    with service(tmp_path / "s") as url:
        with open_store(url, write=True) as store:
            store.replace_graph(A, own(A))
        with as_rdflib(url) as dataset:
            assert len(list(dataset.objects(URIRef(A), RDFS.label))) == 1
