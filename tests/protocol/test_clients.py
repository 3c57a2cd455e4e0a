"""The endpoint as people use it: from rdflib, from SPARQLWrapper, from curl."""

from __future__ import annotations

import json
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, RDFXML, TURTLE, XML, SPARQLWrapper

from tests.viz.serving import served

NUMBERS = "PREFIX zr: <urn:zeren:ontology#> SELECT ?t ?n { ?t a zr:Task ; zr:number ?n }"
LABELS = "PREFIX zr: <urn:zeren:ontology#> CONSTRUCT { ?t zr:number ?n } { ?t a zr:Task ; zr:number ?n }"


@pytest.fixture(scope="module")
def endpoint(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield f"{address}/sparql"


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_the_endpoint_as_a_graph(endpoint: str, method: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of its own store
        graph = Graph(SPARQLStore(endpoint, method=method))
        rows: Any = graph.query(NUMBERS)
        found = {str(row[1]) for row in rows}
        task = next(graph.subjects(URIRef("urn:zeren:ontology#number"), None))
    assert found == {"1", "2", "3", "4"}
    assert str(task).startswith("urn:zeren:document:")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("kind", [JSON, XML, CSV])
def test_sparqlwrapper_gets_solutions(endpoint: str, method: str, kind: str) -> None:
    wrapper = SPARQLWrapper(endpoint)
    wrapper.setQuery(NUMBERS)
    wrapper.setMethod(method)
    wrapper.setReturnFormat(kind)
    found: Any = wrapper.query().convert()
    if kind == JSON:
        assert len(found["results"]["bindings"]) == 4
    elif kind == XML:
        assert len(found.getElementsByTagName("result")) == 4
    else:
        assert len(found.decode().split()) == 5


@pytest.mark.parametrize("kind", [TURTLE, RDFXML])
def test_sparqlwrapper_gets_graphs(endpoint: str, kind: str) -> None:
    wrapper = SPARQLWrapper(endpoint)
    wrapper.setQuery(LABELS)
    wrapper.setReturnFormat(kind)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # SPARQLWrapper makes a graph of a class that rdflib drops
        found: Any = wrapper.query().convert()
    read = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    assert len(read) == 4


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_sends_queries_each_way(endpoint: str) -> None:
    ways = (
        ["-G", "--data-urlencode", f"query={NUMBERS}"],
        ["--data-urlencode", f"query={NUMBERS}"],
        ["-H", "Content-Type: application/sparql-query", "--data-binary", NUMBERS],
    )
    for way in ways:
        command = ["curl", "--silent", "--fail", "--noproxy", "*", "-H", "Accept: application/sparql-results+json"]
        told = subprocess.check_output([*command, *way, endpoint])
        assert len(json.loads(told)["results"]["bindings"]) == 4
