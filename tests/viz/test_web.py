"""Laws of the HTTP application: the API, the SPARQL protocol, the pages, and the server as a process."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

import httpx
import pytest
from rdflib import Graph

from kg import build
from kg.store import Store, open_snapshot, open_store
from viz.web.app import SPARE, create_app
from viz.web.asking import Talk
from viz.web.dataset import with_dataset
from viz.web.desk import Desk, Sessions
from viz.web.headers import POLICY
from viz.web.limits import Limits
from viz.web.negotiation import preferred
from viz.web.server import CannotListen, serve
from viz.web.settings import Settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the test client about its own dependency
    from starlette.testclient import TestClient

Client = Any
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
TASKS = "PREFIX zr: <urn:zeren:ontology#> SELECT ?t ?number WHERE { ?t a zr:Task ; zr:number ?number } ORDER BY ?number"
BUILD = "PREFIX zr: <urn:zeren:ontology#> CONSTRUCT { ?t zr:number ?n } WHERE { ?t zr:number ?n }"
JSON_RESULTS = "application/sparql-results+json"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped plan in a folder of its own: questions need all that is read from a text."""
    place = tmp_path_factory.mktemp("web") / "store"
    with open_store(place, write=True) as store:
        build.load(store, build.shipped_documents())
    return place


@pytest.fixture(scope="module")
def client(plan: Path) -> Iterator[Client]:
    with open_store(plan) as store, TestClient(create_app(store)) as made:
        yield made


@pytest.fixture(scope="module")
def leader(client: Client) -> str:
    (unit, *_) = [unit for unit in client.get("/api/units").json()["units"] if unit["lead"]]
    return str(unit["name"])


def sparql(client: Client, query: str, accept: str | None = None) -> Any:
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept} if accept else {})


def _rows(results: str, kind: str) -> int:
    """Count the solutions in one of the formats."""
    if kind.endswith("json"):
        return len(json.loads(results)["results"]["bindings"])
    if kind.endswith("xml"):
        return len(ET.fromstring(results).findall(".//{*}result"))
    return len(results.strip().splitlines()) - 1


# --- API ---


def test_a_question_gets_the_answer_of_the_contract(client: Client, leader: str) -> None:
    answer = client.get("/api/ask", params={"q": f"{leader}牵头哪些任务"}).json()
    assert answer["status"] == "answered"
    assert {"id", "question", "status", "reading", "sparql", "answers", "text", "evidence", "suggestions"} == set(
        answer
    )
    assert answer["answers"]
    again = sparql(client, answer["sparql"], JSON_RESULTS).json()["results"]["bindings"]
    assert {row["x"]["value"] for row in again} == {item["iri"] for item in answer["answers"]}


def test_a_session_is_remembered_and_no_session_is_not(client: Client, leader: str) -> None:
    client.get("/api/ask", params={"q": f"{leader}牵头哪些任务", "session": "a"})
    follow = {"q": "它参与的又有哪些"}
    alone = client.get("/api/ask", params=follow).json()
    assert alone["status"] != "answered"
    assert leader in client.get("/api/ask", params={**follow, "session": "a"}).json()["reading"]


def test_suggestions_are_offered(client: Client, leader: str) -> None:
    found = client.get("/api/suggest", params={"q": leader[:2], "limit": 5}).json()["suggestions"]
    assert 0 < len(found) <= 5
    assert all(set(each) == {"text", "kind", "question", "match"} for each in found)


def test_lists_agree_with_one_another(client: Client) -> None:
    tasks = client.get("/api/tasks", params={"limit": 1000}).json()
    (document,) = client.get("/api/documents").json()["documents"]
    assert tasks["total"] == len(tasks["tasks"]) == document["tasks"]
    assert client.get("/api/targets", params={"limit": 1000}).json()["total"] == document["targets"]
    parts = [(part["iri"], part["role"]) for task in tasks["tasks"] for part in task["responsibilities"]]
    for unit in client.get("/api/units").json()["units"]:
        assert unit["lead"] == parts.count((unit["iri"], "lead"))
    one = client.get(f"/api/tasks/{tasks['tasks'][0]['number']}").json()
    assert one == tasks["tasks"][0] == client.get(f"/api/tasks/{one['iri']}").json()


def test_pages_of_a_list_make_up_the_list(client: Client) -> None:
    whole = client.get("/api/tasks").json()["tasks"]
    pieces = [client.get("/api/tasks", params={"limit": 1, "offset": n}).json()["tasks"] for n in range(len(whole))]
    assert [task for piece in pieces for task in piece] == whole


def test_filters_choose(client: Client, leader: str) -> None:
    for task in client.get("/api/tasks", params={"unit": leader}).json()["tasks"]:
        assert leader in [part["unit"] for part in task["responsibilities"]]
    assert client.get("/api/tasks", params={"document": "没有这份"}).json()["total"] == 0


def test_a_number_of_several_documents_needs_the_document(two_plans: Store) -> None:
    with TestClient(create_app(two_plans)) as client:
        documents = client.get("/api/documents").json()["documents"]
        assert client.get("/api/tasks/1").status_code == 409
        one = client.get("/api/tasks/1", params={"document": documents[0]["number"]}).json()
        assert one["document"] == documents[0]["number"]


def test_gaps_are_listed(client: Client) -> None:
    assert {"kind", "severity", "message_zh", "message_en", "document", "task", "quote"} == {
        key for gap in client.get("/api/gaps").json()["gaps"] for key in gap
    }


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/tasks/99", 404),
        ("/api/ask", 422),
        ("/api/suggest?limit=0", 422),
        ("/api/tasks?limit=x", 422),
        ("/api/nothing", 404),
        ("/docs", 404),
        ("/redoc", 404),
        ("/static/../cli.py", 404),
        ("/static/%2e%2e/cli.py", 404),
    ],
)
def test_what_is_not_there_is_told(client: Client, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_the_description_names_every_route(client: Client) -> None:
    described = client.get("/openapi.json").json()
    assert {"/api/ask", "/api/suggest", "/api/tasks/{name}", "/sparql", "/health"} <= set(described["paths"])
    assert client.get("/health").json() == {"status": "ok", "documents": 1}


# --- SPARQL 1.1 Protocol ---


def test_three_ways_to_send_a_query_give_one_answer(client: Client) -> None:
    accept = {"Accept": JSON_RESULTS}
    by_get = sparql(client, TASKS, JSON_RESULTS)
    form = client.post("/sparql", data={"query": TASKS}, headers=accept)
    direct = client.post("/sparql", content=TASKS, headers={**accept, "Content-Type": "application/sparql-query"})
    assert by_get.json() == form.json() == direct.json()
    assert by_get.json()["results"]["bindings"]


def test_a_form_is_decoded_once(client: Client) -> None:
    query = 'SELECT ("100%25 甲+乙" AS ?x) {}'
    body = urlencode({"query": query})
    found = client.post("/sparql", content=body, headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert found.json()["results"]["bindings"][0]["x"]["value"] == "100%25 甲+乙"
    by_get = client.get(f"/sparql?query={quote(query)}")
    assert by_get.json()["results"]["bindings"][0]["x"]["value"] == "100%25 甲+乙"


@pytest.mark.parametrize(
    "kind", [JSON_RESULTS, "application/sparql-results+xml", "text/csv", "text/tab-separated-values"]
)
def test_solutions_come_in_the_kind_that_is_asked_for(client: Client, kind: str) -> None:
    found = sparql(client, TASKS, kind)
    assert found.status_code == 200
    assert found.headers["content-type"].partition(";")[0] == kind
    assert found.headers["vary"] == "Accept"
    assert _rows(found.text, kind) == client.get("/api/tasks").json()["total"]


@pytest.mark.parametrize(
    ("kind", "form"), [("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/ld+json", "json-ld")]
)
def test_graphs_come_in_the_kind_that_is_asked_for(client: Client, kind: str, form: str) -> None:
    found = sparql(client, BUILD, kind)
    assert found.headers["content-type"].partition(";")[0] == kind
    lines = sparql(client, BUILD, "application/n-triples").text
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of its own default_context
        read = Graph().parse(data=found.text, format=form)
    assert len(read) == len(lines.splitlines()) > 0


@pytest.mark.parametrize(
    ("query", "kind"), [(COUNT, JSON_RESULTS), ("ASK { ?s ?p ?o }", JSON_RESULTS), (BUILD, "text/turtle")]
)
def test_who_asks_for_nothing_gets_the_usual_kind(client: Client, query: str, kind: str) -> None:
    for accept in (None, "*/*", "text/html,application/xhtml+xml,*/*;q=0.8"):
        assert sparql(client, query, accept).headers["content-type"].partition(";")[0] == kind


def test_describe_is_answered_with_a_graph(client: Client) -> None:
    task = client.get("/api/tasks").json()["tasks"][0]["iri"]
    assert len(Graph().parse(data=sparql(client, f"DESCRIBE <{task}>").text, format="turtle")) > 0


@pytest.mark.parametrize(
    ("query", "accept"),
    [(COUNT, "text/turtle"), (BUILD, "text/csv"), ("ASK {}", "text/csv"), (COUNT, "image/png"), (COUNT, "*/*;q=0")],
)
def test_a_kind_that_there_is_not_is_refused(client: Client, query: str, accept: str) -> None:
    assert sparql(client, query, accept).status_code == 406


def test_no_query_gets_the_service_description(client: Client) -> None:
    found = client.get("/sparql")
    graph = Graph().parse(data=found.text, format="turtle")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert {str(p) for p in graph.predicates()} >= {sd + "endpoint", sd + "supportedLanguage", sd + "resultFormat"}
    assert "http://testserver/sparql" in map(str, graph.objects())


@pytest.mark.parametrize("query", ["SELECT", "SELECT ?x WHERE {", "", "nonsense", "SELECT * { ?s ?p 'x }", "\x00"])
def test_a_malformed_query_is_told_in_plain_text(client: Client, plan: Path, query: str) -> None:
    found = sparql(client, query)
    assert found.status_code == 400
    assert found.headers["content-type"].startswith("text/plain")
    assert "malformed" in found.text
    assert str(plan) not in found.text


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "PREFIX select: <urn:x#> DROP ALL",
        "LOAD <http://127.0.0.1:9/>",
        "# select\nDELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused_and_change_nothing(client: Client, update: str) -> None:
    before = sparql(client, COUNT).json()
    replies = [
        sparql(client, update),
        client.get("/sparql", params={"update": update}),
        client.post("/sparql", data={"update": update}),
        client.post("/sparql", content=update, headers={"Content-Type": "application/sparql-update"}),
        client.post("/sparql", content=update, headers={"Content-Type": "application/sparql-query"}),
    ]
    assert {reply.status_code for reply in replies} == {403}
    assert sparql(client, COUNT).json() == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(?s<?o)SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICESILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 9SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "PREFIX SERVICE: <urn:x> PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x # ?\n { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { FILTER(1<2)SERVICE:x#>\n{ ?s ?p ?o } }",
        "PREFIX a: <http://127.0.0.1:9/> SELECT * { SERVICEa:x { ?s ?p ?o } }",
    ],
)
def test_other_services_are_not_called(client: Client, query: str) -> None:
    assert sparql(client, query).status_code == 403


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE <http://a/> INSERT DATA" }',
        "SELECT ?service ?insert { ?service ?p ?insert } LIMIT 1 # SERVICE <http://a/>",
        "PREFIX service: <urn:x#> SELECT * { ?s service:delete ?o }",
        "SELECT * { ?s <urn:service#SERVICE> ?o }",
    ],
)
def test_words_inside_texts_and_names_refuse_nothing(client: Client, query: str) -> None:
    assert sparql(client, query).status_code == 200


def _number(client: Client, query: str, **graphs: str) -> int:
    found = client.get("/sparql", params={"query": query, **{f"{k}-graph-uri": v for k, v in graphs.items()}})
    return int(found.json()["results"]["bindings"][0]["n"]["value"])


def test_a_dataset_beside_the_query_is_that_of_its_from(client: Client) -> None:
    shared, vocabulary = "urn:zeren:shared", "urn:zeren:vocabulary"
    own = {name: _number(client, COUNT.replace("WHERE", f"FROM <{name}> WHERE")) for name in (shared, vocabulary)}
    assert 0 < own[shared] < _number(client, COUNT)
    assert _number(client, COUNT, default=shared) == own[shared]
    assert _number(client, COUNT.replace("WHERE", f"FROM <{vocabulary}> WHERE"), default=shared) == own[shared]
    graphs = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert _number(client, graphs, named=vocabulary) == own[vocabulary]
    assert _number(client, COUNT, named=shared) == 0


def test_a_dataset_comes_with_a_form_and_with_a_query_sent_directly(client: Client) -> None:
    wanted = _number(client, COUNT, default="urn:zeren:shared")
    graph = {"default-graph-uri": "urn:zeren:shared"}
    form = client.post("/sparql", data={"query": COUNT, **graph})
    kind = {"Content-Type": "application/sparql-query"}
    direct = client.post("/sparql", params=graph, content=COUNT, headers=kind)
    for found in (form, direct):
        assert int(found.json()["results"]["bindings"][0]["n"]["value"]) == wanted


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s FROM <urn:x> FROM NAMED <urn:y> WHERE { ?s ?p ?o }",
        "SELECT (EXISTS { ?s ?p ?o } AS ?there) {}",
        "CONSTRUCT { ?s ?p 'FROM {' } WHERE { ?s ?p ?o } LIMIT 1",
        "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1",
        "DESCRIBE <urn:zeren:shared>",
        "DESCRIBE ?s WHERE { ?s ?p ?o } LIMIT 1",
        "PREFIX where: <urn:x#> ASK { ?s where:from ?o }",
        "# FROM { \nASK { ?from ?where '}' }",
        "SELECT * { { SELECT ?s { ?s ?p ?o } LIMIT 1 } }",
    ],
)
def test_every_form_of_query_takes_a_dataset(client: Client, query: str) -> None:
    whole = with_dataset(query, ["urn:zeren:shared"], ["urn:zeren:vocabulary"])
    assert "<urn:x> F" not in whole
    assert "<urn:y>" not in whole
    assert sparql(client, whole).status_code == 200, whole


@pytest.mark.parametrize("name", ["", "no iri", "urn:a> { ?s ?p ?o } #", "x"])
def test_a_dataset_of_no_iri_is_refused(client: Client, name: str) -> None:
    found = client.get("/sparql", params={"query": COUNT, "default-graph-uri": name})
    assert found.status_code == 400


def test_wrong_requests_are_told(client: Client) -> None:
    assert client.get(f"/sparql?query={quote(COUNT)}&query={quote(COUNT)}").status_code == 400
    assert client.post("/sparql", data={}).status_code in (400, 415)
    assert client.post("/sparql", content=COUNT, headers={"Content-Type": "text/plain"}).status_code == 415
    kind = {"Content-Type": "application/sparql-query"}
    assert client.post("/sparql", content=b"\xff\xfe", headers=kind).status_code == 400
    assert client.post("/sparql", content=b"#" * 300_000, headers=kind).status_code == 413
    assert client.get("/sparql?query=%ff").status_code == 400
    assert client.delete("/sparql").status_code == 405


def test_the_known_prefixes_need_no_declaration(client: Client) -> None:
    assert sparql(client, "SELECT ?t { ?t a zr:Task }").json()["results"]["bindings"]


def test_many_threads_get_the_same_answer(client: Client) -> None:
    replies: list[Any] = []

    def ask() -> None:
        replies.append(sparql(client, TASKS, JSON_RESULTS).json())

    threads = [threading.Thread(target=ask) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(replies) == 12
    assert all(reply == replies[0] for reply in replies)


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("b/b", "b/b"),
        ("a/*;q=0.2, b/b;q=0.9", "b/b"),
        ("a/*", "a/a"),
        ("*/*;q=0.1, b/b;q=0", "a/a"),
        ("c/c", None),
        ("a/a;q=x", None),
        ("", "a/a"),
    ],
)
def test_negotiation(accept: str, kind: str | None) -> None:
    assert preferred(accept, ["a/a", "b/b"]) == kind


# --- pages ---


def test_styles_and_scripts_are_given_once(client: Client) -> None:
    for path, kind in (("/static/web.css", "text/css"), ("/static/web.js", "javascript"), ("/static/web.svg", "svg")):
        first = client.get(path)
        assert (first.status_code, kind in first.headers["content-type"]) == (200, True)
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.head(path).headers["content-length"] == str(len(first.content))
        assert client.get(path, headers={"If-None-Match": '"another"'}).status_code == 200
    assert client.post("/static/web.css").status_code == 404


@pytest.mark.parametrize("path", ["/", "/?lang=en", "/api", "/api/ask?q=x", "/sparql", "/static/web.js", "/nothing"])
def test_every_response_has_the_security_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages_fetch_nothing_from_elsewhere_and_have_nothing_inline(client: Client, leader: str, lang: str) -> None:
    for path in (
        f"/?lang={lang}",
        f"/api?lang={lang}",
        f"/?lang={lang}&q={quote(leader + '牵头哪些任务')}",
        "/?q=什么",
    ):
        client.cookies.clear()
        page = client.get(path)
        assert page.headers["content-type"].startswith("text/html")
        assert f'lang="{lang if "lang" in path else "zh"}"' in page.text
        assert not re.search(
            r"(?:src|href|action)=\"https?:|<style|\sstyle=|\son\w+=|<script(?! src=\"/static/)", page.text
        )
        for link in re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text):
            assert client.get(link).status_code == 200


def test_the_page_shows_reading_answer_quotes_and_query(client: Client, leader: str) -> None:
    question = f"{leader}牵头哪些任务"
    answer = client.get("/api/ask", params={"q": question}).json()
    page = client.get("/", params={"q": question}).text
    assert all(item["label"] in page for item in answer["answers"])
    assert all(proof["quote"] in page and str(proof["start"]) in page for proof in answer["evidence"][:8])
    assert answer["reading"] in page
    assert "SELECT" in page


def test_a_question_not_understood_gets_others_to_ask(client: Client) -> None:
    page = client.get("/", params={"q": "完全无关的话"}).text
    offered = client.get("/api/ask", params={"q": "完全无关的话"}).json()["suggestions"]
    assert offered
    assert all(each in page for each in offered)


def test_what_is_typed_is_escaped(client: Client) -> None:
    typed = "\"><script>alert(1)</script>'"
    page = client.get("/", params={"q": typed}).text
    assert "<script>alert" not in page


def test_an_empty_store_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", write=True):
        pass
    with open_store(tmp_path / "store") as store, TestClient(create_app(store)) as client:
        assert "数据库是空的" in client.get("/").text
        assert client.get("/api/tasks").json() == {"total": 0, "tasks": []}
        assert client.get("/api/suggest?q=区").json() == {"suggestions": []}


# --- sessions and the process ---


def test_what_will_be_wanted_is_made_ready_in_processes_that_end_with_the_application(store: Store) -> None:
    others, processes = set(threading.enumerate()), set(multiprocessing.active_children())
    with TestClient(create_app(store, warm=True)) as client:
        until = time.monotonic() + 60
        while (page := client.get("/").text) and 'id="examples"' in page and time.monotonic() < until:
            time.sleep(0.1)
        assert "/?q=" in page
        assert set(multiprocessing.active_children()) - processes
    assert SPARE not in {thread.name for thread in threading.enumerate() if thread not in others}
    assert set(multiprocessing.active_children()) <= processes


def test_questions_are_answered_alike_here_and_in_a_process_apart(plan: Path) -> None:
    with open_snapshot(plan) as store:
        here, apart = Desk(store), Desk(store, apart=True, limits=Limits(questions_at_once=1))
        try:
            for question in ("第3条谁负责", "那第9条呢", "其中谁牵头"):
                answer = apart.ask(question, "a")
                assert (answer, answer.status) == (here.ask(question, "a"), "answered")
            assert apart.go_on("那第9条呢", ["第3条谁负责"]) == here.go_on("那第9条呢", ["第3条谁负责"])
            assert apart.suggest("区", 5, "zh") == here.suggest("区", 5, "zh")
            assert apart.ask("其中谁牵头") == here.ask("其中谁牵头") != answer
        finally:
            apart.end()
            here.end()


def test_a_question_that_takes_too_long_is_stopped_and_the_next_is_answered(folder: Path) -> None:
    hasty = Settings(Limits(query_seconds=0.001))
    with open_snapshot(folder) as store, TestClient(create_app(store, warm=True, settings=hasty)) as client:
        reply = client.get("/api/ask", params={"q": "第3条谁负责"})
        assert (reply.status_code, reply.headers["Retry-After"]) == (503, "10")
        page = client.get("/", params={"q": "第3条谁负责"}, headers={"Accept": "text/html"})
        assert (page.status_code, "现在没有答案" in page.text) == (503, True)
        assert client.get("/tasks").status_code == 200


def test_examples_are_found_once_for_each_state_of_the_store(folder: Path) -> None:
    with open_snapshot(folder) as store:
        desk = Desk(store)
        found = desk.examples("zh")
        assert found
        assert all(desk.ask(question).status == "answered" for question in found)
        assert desk.examples("zh") is found
        desk.renew()
        again = desk.examples("zh")
        assert (again, again is found) == (found, False)
        desk.end()


def test_the_oldest_sessions_are_forgotten() -> None:
    sessions = Sessions(most=3)
    for name in "abcad":
        sessions.keep(name, Talk())
    assert list(sessions) == ["c", "a", "d"]


def test_a_taken_port_is_told(store: Store) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(CannotListen) as caught:
        serve(store, "127.0.0.1", taken.getsockname()[1], lambda _: None)
    assert caught.value.port > 0


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_server_answers_and_ends_cleanly(folder: Path, ending: signal.Signals) -> None:
    command = [sys.executable, "-c", "from viz.cli import main; main()", "serve", "--port", "0", "--store", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as server:
        assert server.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
        assert address
        with httpx.Client(base_url=address[0], trust_env=False, timeout=20) as client:
            assert client.get("/health").json()["status"] == "ok"
            assert client.get("/sparql", params={"query": COUNT}).status_code == 200
            assert "server" not in client.get("/").headers
        server.send_signal(ending)
        out, errors = server.communicate(timeout=20)
    assert server.returncode == 0
    assert out == ""
    assert "Traceback" not in errors
