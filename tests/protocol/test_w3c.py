"""The protocol tests of the SPARQL 1.1 test suite (W3C, data-sparql11/protocol) for queries, by their names there.

The suite sends its requests to an endpoint with four graphs of one triple each; here they are documents of a store.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest

from kg.store import open_store
from viz.web.app import create_app

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the test client about its own dependency
    from starlette.testclient import TestClient

Client = Any
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
DATA = [f"urn:zeren:document:00000000000{n}" for n in (1, 2, 3)]
ASK_TWO = f"ASK WHERE {{ <{DATA[0]}> ?p ?o . <{DATA[1]}> ?q ?r }}"
ASK_FIRST = f"ASK WHERE {{ <{DATA[0]}> ?p ?o }}"
ASK_ALL_NAMED = "ASK { " + " ".join(f"GRAPH ?g{n} {{ <{name}> ?p{n} ?o{n} }}" for n, name in enumerate(DATA)) + " }"
ASK_FULL = f"""ASK {{ <{DATA[2]}> ?p ?o . GRAPH ?g {{ <{DATA[0]}> ?q ?r }} GRAPH ?h {{ <{DATA[1]}> ?s ?t }}
  FILTER NOT EXISTS {{ GRAPH ?i {{ <{DATA[2]}> ?p ?o }} }} }}"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    place = tmp_path_factory.mktemp("protocol") / "store"
    with open_store(place, write=True) as store:
        for name in DATA:
            store.replace_graph(name, f'<{name}> <http://purl.org/dc/terms/title> "甲" <{name}> .\n')
    with open_store(place) as store, TestClient(create_app(store)) as made:
        yield made


def _get(client: Client, query: str, accept: str = "*/*", **graphs: list[str]) -> Any:
    pairs = [("query", query), *((f"{kind}-graph-uri", name) for kind, names in graphs.items() for name in names)]
    return client.get(f"/sparql?{urlencode(pairs)}", headers={"Accept": accept})


def _post(client: Client, query: str, **graphs: list[str]) -> Any:
    pairs = [("query", query), *((f"{kind}-graph-uri", name) for kind, names in graphs.items() for name in names)]
    return client.post("/sparql", content=urlencode(pairs), headers={"Content-Type": FORM})


def _truth(reply: Any) -> bool:
    assert reply.status_code == 200, reply.text
    if "xml" in reply.headers["content-type"]:
        found = ET.fromstring(reply.text).find("{*}boolean")
        assert found is not None
        return found.text == "true"
    return bool(reply.json()["boolean"])


def test_query_get(client: Client) -> None:
    assert _truth(_get(client, "ASK {}"))


def test_query_post_form(client: Client) -> None:
    assert _truth(_post(client, "ASK {}"))


def test_query_post_direct(client: Client) -> None:
    assert _truth(client.post("/sparql", content="ASK {}", headers={"Content-Type": DIRECT}))


@pytest.mark.parametrize("send", [_get, _post])
def test_query_dataset_default_graph(client: Client, send: Any) -> None:
    assert _truth(send(client, ASK_FIRST, default=DATA[:1]))
    assert not _truth(send(client, ASK_FIRST, default=DATA[1:2]))


@pytest.mark.parametrize("send", [_get, _post])
def test_query_dataset_default_graphs(client: Client, send: Any) -> None:
    assert _truth(send(client, ASK_TWO, default=DATA[:2]))
    assert not _truth(send(client, ASK_TWO, default=DATA[:1]))


@pytest.mark.parametrize("send", [_get, _post])
def test_query_dataset_named_graphs(client: Client, send: Any) -> None:
    assert _truth(send(client, ASK_ALL_NAMED, named=DATA))
    assert not _truth(send(client, ASK_ALL_NAMED, named=DATA[:2]))
    assert not _truth(send(client, ASK_FIRST, named=DATA))


@pytest.mark.parametrize("send", [_get, _post])
def test_query_dataset_full(client: Client, send: Any) -> None:
    assert _truth(send(client, ASK_FULL, default=DATA[2:], named=DATA[:2]))


def test_query_multiple_dataset(client: Client) -> None:
    """The dataset of the request wins over that of the query (section 2.1.4)."""
    query = ASK_FIRST.replace("WHERE", f"FROM <{DATA[1]}> WHERE")
    assert not _truth(_get(client, query))
    assert _truth(_get(client, query, default=DATA[:1]))


@pytest.mark.parametrize(
    "kind",
    ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"],
)
def test_query_content_type_select(client: Client, kind: str) -> None:
    reply = _get(client, "SELECT (1 AS ?value) {}", kind)
    assert reply.headers["content-type"].partition(";")[0] == kind
    assert "value" in reply.text


@pytest.mark.parametrize("kind", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_query_content_type_ask(client: Client, kind: str) -> None:
    reply = _get(client, "ASK {}", kind)
    assert reply.headers["content-type"].partition(";")[0] == kind
    assert _truth(reply)


@pytest.mark.parametrize("query", [f"DESCRIBE <{DATA[0]}>", "CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}"])
@pytest.mark.parametrize("kind", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"])
def test_query_content_type_describe_and_construct(client: Client, query: str, kind: str) -> None:
    reply = _get(client, query, kind)
    assert reply.status_code == 200
    assert reply.headers["content-type"].partition(";")[0] == kind
    assert reply.text.strip()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_bad_query_method(client: Client, method: str) -> None:
    assert client.request(method, "/sparql", params={"query": "ASK {}"}).status_code == 405


def test_bad_multiple_queries(client: Client) -> None:
    two = urlencode([("query", "ASK {}"), ("query", "SELECT * {}")])
    assert client.get(f"/sparql?{two}").status_code == 400
    assert client.post("/sparql", content=two, headers={"Content-Type": FORM}).status_code == 400


def test_bad_query_wrong_media_type(client: Client) -> None:
    assert client.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"}).status_code == 415


def test_bad_query_missing_form_type(client: Client) -> None:
    assert client.post("/sparql", content=urlencode({"query": "ASK {}"})).status_code == 415


def test_bad_query_missing_direct_type(client: Client) -> None:
    assert client.post("/sparql", content="ASK {}").status_code == 415


def test_bad_query_non_utf8(client: Client) -> None:
    text = "ASK {}".encode("utf-16")
    assert (
        client.post("/sparql", content=text, headers={"Content-Type": f"{DIRECT}; charset=UTF-16"}).status_code == 400
    )


def test_bad_query_syntax(client: Client) -> None:
    assert _get(client, "ASK { ?s ?p").status_code == 400


def test_results_say_what_the_store_holds(client: Client) -> None:
    reply = _get(client, "SELECT ?g { GRAPH ?g { ?s a ?nothing } }", "application/json")
    assert json.loads(reply.text)["head"]["vars"] == ["g"]
