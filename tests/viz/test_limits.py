"""Nothing gets stuck: queries and files without end are ended, and the pages answer meanwhile."""

from __future__ import annotations

import itertools
import socket
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest

from kg.store import open_snapshot
from tests.viz.serving import served
from viz.web import patience
from viz.web.app import create_app
from viz.web.limits import BadSetting, Limits, limits_of
from viz.web.settings import Settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the test client about its own dependency
    from starlette.testclient import TestClient

Client = Any
TOKEN = "open sesame, please"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?l ?i ?f"
EVERYTHING = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
TIGHT = Limits(
    query_seconds=5, query_memory=300, result_size=1, upload_seconds=20, upload_memory=400, uploads_waiting=2
)
NESTED = 60_000


@pytest.fixture
def client(place: Path) -> Iterator[Client]:
    with open_snapshot(place) as store, TestClient(create_app(store, token=TOKEN, settings=Settings(TIGHT))) as made:
        yield made


def sparql(client: Client, query: str) -> Any:
    return client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"})


def test_a_query_without_end_is_stopped(client: Client) -> None:
    began = time.monotonic()
    reply = sparql(client, CARTESIAN)
    assert (reply.status_code, "stopped after 5 s" in reply.text) == (400, True)
    assert time.monotonic() - began < 60
    assert sparql(client, "ASK { ?s ?p ?o }").json()["boolean"]


def test_a_query_that_wants_all_memory_is_stopped(place: Path) -> None:
    patient = Limits(query_seconds=60, query_memory=200)
    with open_snapshot(place) as store, TestClient(create_app(store, settings=Settings(patient))) as client:
        reply = sparql(client, SORTED)
        assert (reply.status_code, "memory" in reply.text) == (400, True)
        assert sparql(client, "ASK { ?s ?p ?o }").json()["boolean"]


def test_a_result_without_end_is_refused(client: Client) -> None:
    reply = sparql(client, EVERYTHING)
    assert reply.status_code == 413
    assert "LIMIT" in reply.text
    assert sparql(client, f"{EVERYTHING} LIMIT 100").status_code == 200


@pytest.mark.parametrize("kind", ["json", "xml", "csv", "tsv", "ttl", "nt", "jsonld", "rdf"])
def test_a_result_has_so_many_rows_and_no_more(place: Path, kind: str) -> None:
    few = Limits(result_rows=7)
    query = "SELECT ?s ?o { ?s ?p ?o }" if kind in ("json", "xml", "csv", "tsv") else "CONSTRUCT WHERE { ?s ?p ?o }"
    with open_snapshot(place) as store, TestClient(create_app(store, settings=Settings(few))) as client:
        for number, status in ((7, 200), (8, 413)):
            told = {"query": f"{query} LIMIT {number}", "format": kind}
            assert client.get("/sparql", params=told).status_code == status
        assert "rows" in client.get("/sparql", params={"query": query, "format": kind}).text


@pytest.mark.parametrize(
    "query",
    [
        "ASK { FILTER(" + "(" * NESTED + "1" + ")" * NESTED + ") }",
        "ASK " + "{" * NESTED + "}" * NESTED,
        "ASK { ?s <urn:p> " + "[" * NESTED + "]" * NESTED + " }",
        "ASK { ?s ?p " + '"' + "(" * NESTED,
    ],
)
def test_brackets_without_end_are_refused(client: Client, query: str) -> None:
    assert sparql(client, query).status_code == 400


@pytest.mark.parametrize(
    "query", ["ASK { FILTER(" + "!" * NESTED + "true) }", "ASK { FILTER(" + "1+" * NESTED + "1 > 0) }"]
)
def test_a_query_that_would_bring_the_engine_down_is_stopped(client: Client, query: str) -> None:
    assert sparql(client, query).status_code == 400
    assert client.get("/health").json()["status"] == "ok"


def test_brackets_in_strings_are_no_nesting(client: Client) -> None:
    reply = sparql(client, f'ASK {{ FILTER("{"(" * 1000}" != "") }}')
    assert reply.json() == {"head": {}, "boolean": True}


def test_pages_answer_while_twenty_queries_without_end_come_in(place: Path) -> None:
    slow: list[float] = []
    limits = Limits(query_seconds=3, queries_waiting=8)
    with served(place, limits=limits) as address, httpx.Client(base_url=address, timeout=60) as pages:
        for path in ("/", "/tasks", "/health"):
            assert pages.get(path).status_code == 200
        replies: list[int] = []

        def ask() -> None:
            replies.append(httpx.get(f"{address}/sparql", params={"query": CARTESIAN}, timeout=60).status_code)

        crowd = [threading.Thread(target=ask) for _ in range(20)]
        for thread in crowd:
            thread.start()
        while any(thread.is_alive() for thread in crowd):
            for path in ("/", "/tasks", "/health", "/api/ask?q=第1条谁负责"):
                began = time.monotonic()
                assert pages.get(path).status_code == 200
                slow.append(time.monotonic() - began)
            time.sleep(0.1)
        assert len(replies) == 20
        assert set(replies) == {400, 503}
        assert sorted(slow)[len(slow) // 2] < 1
        assert httpx.get(f"{address}/sparql", params={"query": "ASK {}"}, timeout=60).status_code == 200


def test_pages_answer_while_twenty_large_files_are_asked_for(place: Path) -> None:
    slow: list[float] = []
    questions = [("q", f"第{n}条谁负责") for n in range(1, 16)]
    order = urlencode([*questions, *(("draw", each) for each in ("leads", "matrix", "together", "timeline"))])
    limits = Limits(questions_waiting=400, files_waiting=4)
    with served(place, token=TOKEN, limits=limits) as address, httpx.Client(base_url=address, timeout=120) as pages:
        for path in ("/", "/tasks", "/api/ask?q=第1条谁负责", "/export/tasks.csv"):
            assert pages.get(path).status_code == 200
        replies: list[int] = []

        def carry_away() -> None:
            replies.append(httpx.get(f"{address}/export/briefing.pptx?{order}", timeout=120).status_code)

        crowd = [threading.Thread(target=carry_away) for _ in range(20)]
        for thread in crowd:
            thread.start()
        while any(thread.is_alive() for thread in crowd):
            for path in ("/", "/tasks", "/health"):
                began = time.monotonic()
                assert pages.get(path).status_code == 200
                slow.append(time.monotonic() - began)
            time.sleep(0.1)
        assert len(replies) == 20
        assert set(replies) == {200, 503}
        assert sorted(slow)[len(slow) // 2] < 1


def _half_sent(address: str, words: bytes) -> socket.socket:
    host, _, port = address.removeprefix("http://").partition(":")
    half = socket.create_connection((host, int(port)), timeout=30)
    half.sendall(words)
    return half


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        (
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 100\r\n\r\nASK"
        ),
    ],
)
def test_connections_that_send_no_whole_request_are_ended(
    place: Path, words: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "LOOK", 0.3)
    with served(place, limits=Limits(connections=8)) as address:
        crowd = [_half_sent(address, words) for _ in range(8)]
        if not words.endswith(b"ASK"):  # of those whose head has come the last is refused already
            assert httpx.get(f"{address}/health").status_code == 503
        began = time.monotonic()
        for half in crowd:
            with suppress(ConnectionResetError):
                while half.recv(1000):
                    pass
            half.close()
        assert time.monotonic() - began < 20
        assert httpx.get(f"{address}/health").status_code == 200


def test_a_client_that_waits_for_a_slow_answer_is_not_ended(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "LOOK", 0.2)
    with served(place, limits=Limits(query_seconds=2)) as address, httpx.Client(base_url=address, timeout=60) as client:
        reply = client.get("/sparql", params={"query": CARTESIAN})
        assert (reply.status_code, "stopped" in reply.text) == (400, True)


def test_an_answer_that_is_not_taken_is_given_up(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "LOOK", 0.5)
    query = quote("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 60000")
    with served(place) as address:
        asked = f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n"
        idle = _half_sent(address, asked.encode())
        time.sleep(8)
        taken = 0
        with idle, suppress(ConnectionResetError):
            while piece := idle.recv(65536):
                taken += len(piece)
        whole = httpx.get(f"{address}/sparql?query={query}", timeout=60)
        assert whole.status_code == 200
        assert taken < len(whole.content)


def test_one_client_may_not_hold_all_connections(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "HERE", ())
    with served(place, limits=Limits(connections_each=3)) as address:
        crowd = [_half_sent(address, b"GET / HTTP/1.1\r\n") for _ in range(3)]
        with pytest.raises(httpx.HTTPError):
            httpx.get(f"{address}/health")
        for half in crowd:
            half.close()
        time.sleep(0.5)
        assert httpx.get(f"{address}/health").status_code == 200


def test_what_is_too_large_is_refused_with_the_headers_of_every_response(place: Path) -> None:
    with served(place, limits=Limits(upload_size=1)) as address:
        files = {"file": ("a.txt", b"x" * 3 * 2**20)}
        reply = httpx.post(f"{address}/upload", files=files)
        assert reply.status_code == 413
        assert [value for name, value in reply.headers.multi_items() if name == "x-frame-options"] == ["DENY"]
        assert httpx.get(f"{address}/health").headers.get_list("x-frame-options") == ["DENY"]


@pytest.mark.parametrize(
    "path", ["/api/ask?q={}", "/?q={}", "/?q=a&after={}", "/export/answer.html?q={}", "/api/suggest?q={}"]
)
def test_a_question_has_so_many_characters_and_no_more(client: Client, path: str) -> None:
    assert client.get(path.format("a" * 2001)).status_code == 422


def _done(client: Client, name: str) -> dict[str, Any]:
    for _ in range(3000):
        job: dict[str, Any] = client.get(f"/api/uploads/{name}").json()
        if job["step"] in ("done", "failed"):
            return job
        time.sleep(0.05)
    raise AssertionError("the upload does not end")


def _laughs(deep: int) -> str:
    names = "abcdefghij"[:deep]
    entities = [f'<!ENTITY {names[0]} "哈哈哈哈哈哈哈哈哈哈">']
    entities += [f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise(names)]
    return (
        f'<?xml version="1.0"?><!DOCTYPE r [{"".join(entities)}]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">'
        f'<rdf:Description rdf:about="urn:a"><e:p>&{names[-1]};</e:p></rdf:Description></rdf:RDF>'
    )


ATTACKS = {
    "laughs.rdf": _laughs(10),
    "laughs.owl": _laughs(10),
    "deep.jsonld": '{"urn:p":' * NESTED + "1" + "}" * NESTED,
    "deep.ttl": "<urn:a> <urn:p> " + "<<( <urn:a> <urn:p> " * NESTED + "1" + ")>>" * NESTED + " .",
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_file_that_would_bring_the_reader_down_fails_alone(client: Client, name: str) -> None:
    taken = client.post("/api/documents", files={"file": (name, ATTACKS[name].encode())}, headers=BEARER)
    job = _done(client, taken.json()["id"])
    assert (job["step"], bool(job["error"])) == ("failed", True)
    assert client.get("/health").json() == {"status": "ok", "documents": 1}


def test_more_documents_than_may_wait_are_told_to_come_later(client: Client) -> None:
    files = {"file": ("slow.jsonld", ATTACKS["deep.jsonld"].encode())}
    codes = [client.post("/api/documents", files=files, headers=BEARER).status_code for _ in range(4)]
    assert codes == [202, 202, 503, 503]


def test_limits_are_settings() -> None:
    found = limits_of({"ZEREN_QUERY_SECONDS": "1.5", "ZEREN_UPLOAD_SIZE": "3", "ZEREN_TOKEN": "x", "ZEREN_STORE": "y"})
    assert (found.query_seconds, found.upload_size, found.upload_bytes) == (1.5, 3, 3 * 2**20)
    assert limits_of({}) == Limits()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZEREN_QUERY_SECONDS", "soon"),
        ("ZEREN_QUERY_SECONDS", "-1"),
        ("ZEREN_QUERY_SECONDS", "0"),
        ("ZEREN_QUERY_SECONDS", "inf"),
        ("ZEREN_QUERY_SECONDS", "nan"),
        ("ZEREN_UPLOAD_SIZE", "1.5"),
        ("ZEREN_UPLOAD_SIZE", ""),
    ],
)
def test_a_limit_that_is_no_number_is_told(name: str, value: str) -> None:
    with pytest.raises(BadSetting) as caught:
        limits_of({name: value})
    assert name in str(caught.value)
