"""Laws of the pages: every thing has one, lists sort and filter, links lead somewhere, nothing becomes markup."""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from rdflib import Graph

from kg.build import load, put
from kg.store import Store, open_snapshot, open_store
from viz.web.app import create_app
from viz.web.limits import Limits
from viz.web.links import path_of
from viz.web.pages.examples import EXAMPLES
from viz.web.settings import Settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the test client about its own dependency
    from starlette.testclient import TestClient

Client = Any
HTML = {"Accept": "text/html"}
HOSTILE = """甲府发〔2024〕9号
甲市关于<script>alert(1)</script>的通知

一、任务

1.做好<img src=x onerror=alert(2)>\u202e反\u202c事。到2026年，甲率达到90%。（市<b>教育局牵头，市财政局配合）
"""


@pytest.fixture(scope="module")
def client(shipped_store: Any) -> Iterator[Client]:
    with open_snapshot(shipped_store) as store, TestClient(create_app(store), headers=HTML) as made:
        yield made


CITIES = """{0}府发〔2025〕3号
{0}市人民政府关于印发行动方案的通知

一、重点任务

1.做好丙事。到2027年，丙率达到90%以上。（{0}市教育局牵头，{0}市财政局、有关部门配合）
2.做好丁事。（{0}市财政局、{0}市教育局按职责分工负责）
"""


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Two plans that were read from text, and ask for the same."""
    place = tmp_path_factory.mktemp("cities")
    for name in "甲乙":
        (place / f"{name}.txt").write_text(CITIES.format(name), encoding="utf-8")
    with open_store(place / "store", write=True) as store:
        load(store, sorted(place.glob("*.txt")))
    with open_snapshot(place / "store") as store, TestClient(create_app(store), headers=HTML) as made:
        yield made


@pytest.fixture(scope="module")
def small(two_plans: Store) -> Iterator[Client]:
    unhurried = Settings(limits=Limits(requests_per_minute=0))  # every page is opened, as fast as the machine can
    with TestClient(create_app(two_plans, settings=unhurried), headers=HTML) as made:
        yield made


def _links(page: str) -> set[str]:
    return {unescape(link) for link in re.findall(r'href="([^"#]+)', page)}


def test_every_link_of_every_page_leads_to_a_page(small: Client) -> None:
    seen: set[str] = set()
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        reply = small.get(path)
        assert reply.status_code == 200, path
        for link in _links(reply.text):
            assert link.startswith(("/", "?")), link
            target = link if link.startswith("/") else path.partition("?")[0] + link
            kind = re.sub(r"=[^&]*", "", target)
            if target.startswith(("/tasks/", "/units/", "/targets/", "/projects/", "/names/", "/documents/")):
                kind = target
            if kind not in seen:
                seen.add(kind)
                waiting.append(target)
    assert len([path for path in seen if path.startswith("/units/")]) >= 6
    assert len([path for path in seen if path.startswith("/tasks/")]) >= 5


def test_everything_has_a_page_and_its_data_by_its_iri(small: Client) -> None:
    tasks = small.get("/api/tasks").json()["tasks"]
    targets = small.get("/api/targets").json()["targets"]
    units = small.get("/api/units").json()["units"]
    documents = small.get("/api/documents").json()["documents"]
    for iri in [each["iri"] for each in (*tasks, *targets, *units, *documents)]:
        by_iri = f"/id/{quote(iri)}"
        page = small.get(by_iri)
        assert page.status_code == 200
        assert iri in page.text
        for kind, form in (("text/turtle", "turtle"), ("application/n-triples", "nt")):
            data = small.get(by_iri, headers={"Accept": kind})
            assert data.headers["content-type"].partition(";")[0] == kind
            assert data.headers["vary"] == "Accept"
            assert iri in {str(subject) for subject in Graph().parse(data=data.text, format=form).subjects()}
        assert small.get(by_iri, headers={"Accept": "application/ld+json"}).json()
    assert small.get("/id/urn:zeren:document:0:task:1").status_code == 404
    assert small.get(by_iri, headers={"Accept": "image/png"}).status_code == 406


def test_paths_are_those_that_are_promised() -> None:
    document = "urn:zeren:document:0123456789ab"
    assert path_of(document) == "/documents/0123456789ab"
    assert path_of(f"{document}:target:1-2") == "/targets/0123456789ab/1-2"
    assert path_of(f"{document}:project:1-2") == "/projects/0123456789ab/1-2"
    unit = "urn:zeren:organization:0123456789ab"
    assert path_of(unit, {unit}) == "/units/0123456789ab"
    assert path_of(unit) == "/names/organization/0123456789ab"


def _first_column(page: str, name: str = "main") -> list[str]:
    cells = re.findall(rf'<th scope="row"(?: class="{name}")?>(.*?)</th>', page, re.DOTALL)
    return [re.sub(r"<[^>]+>|\s", "", cell) for cell in cells]


def test_lists_are_sorted_by_their_columns(client: Client) -> None:
    rows = {row["name"]: row for row in client.get("/api/units").json()["units"]}
    shown = _first_column(client.get("/units?sort=lead&dir=down").text)
    leads = [next(row["lead"] for name, row in rows.items() if cell.startswith(name)) for cell in shown]
    assert leads == sorted(leads, reverse=True)
    up = _first_column(client.get("/tasks?sort=number").text)
    assert [int(re.match(r"\d+", cell)[0]) for cell in up] == list(range(1, len(up) + 1))  # type: ignore[index]
    assert up == list(reversed(_first_column(client.get("/tasks?sort=number&dir=down").text)))


def test_targets_are_filtered_and_downloaded_as_they_are_shown(client: Client) -> None:
    every = client.get("/api/targets", params={"limit": 1000}).json()["targets"]
    year = max(target["deadline"] for target in every if target["deadline"])
    for query, wanted in (
        (f"year={year}", [t for t in every if t["deadline"] == year]),
        ("kind=milestone", [t for t in every if t["value"] is None]),
        ("year=none&kind=quantity", [t for t in every if t["deadline"] is None and t["value"] is not None]),
    ):
        page = client.get(f"/targets?{query}").text
        assert _first_column(page) == ["".join(t["indicator"].split()) for t in wanted] != []
        rows = list(csv.DictReader(io.StringIO(client.get(f"/targets.csv?{query}").text.lstrip("\ufeff"))))
        assert [row["指标"] for row in rows] == [t["indicator"] for t in wanted]
        assert [float(row["数值"]) if row["数值"] else None for row in rows] == [t["value"] for t in wanted]
        assert all(t["indicator"] in unescape(client.get(f"/targets?view=timeline&{query}").text) for t in wanted)


def test_an_answer_out_of_several_documents_says_for_each_part_which(cities: Client) -> None:
    items = cities.get("/api/ask?q=第1条由谁负责").json()["answers"]
    titles = {each["number"]: each["title"] for each in cities.get("/api/documents").json()["documents"]}
    assert len({item["document"] for item in items}) == 2
    page = unescape(cities.get("/?q=第1条由谁负责").text)
    parts = re.split(r"<h3>", page)[1:]
    for part in parts:
        named = [number for number, title in titles.items() if title in part.partition("</h3>")[0]]
        own = {item["label"] for item in items if item["document"] == named[0]}
        assert len(named) == 1
        assert {label for label in own if label in part.partition("</ul>")[0]} == own != set()
    assert len(parts) == 2


def test_one_document_is_not_named_with_every_answer(client: Client) -> None:
    assert "<h3>" not in client.get("/?q=第1条由谁负责").text


def test_gaps_of_several_documents_are_counted_for_each_and_lead_to_the_list(cities: Client) -> None:
    every = cities.get("/api/gaps").json()["gaps"]
    page = cities.get("/gaps").text
    assert "<section id=" not in page
    kinds = {gap["kind"] for gap in every}
    for kind in kinds:
        shown = cities.get("/gaps", params={"kind": kind}).text
        assert shown.count("<section id=") == 1
        assert shown.count('scope="row"') == sum(gap["kind"] == kind for gap in every)
    documents = {each["number"] for each in cities.get("/api/documents").json()["documents"]}
    rows = re.findall(r'<a href="(/gaps\?document=[^"&]+)">', page)
    assert len(rows) == len({gap["document"] for gap in every} & documents)
    assert sum(cities.get(unescape(row)).text.count('scope="row"') for row in rows) == len(every)


@pytest.mark.parametrize("path", ["/tasks", "/targets", "/units", "/projects", "/names"])
def test_a_list_that_nothing_fits_says_so_and_leads_back(client: Client, path: str) -> None:
    page = client.get(f"{path}?q=没有这样的词").text
    assert "没有符合条件的" in page
    assert f'<a href="{path}" data-live>' in page
    assert "没有符合条件的" not in client.get(path).text


@pytest.mark.parametrize(("lang", "other"), [("zh", " / "), ("en", r"[\u4e00-\u9fff]")])
def test_the_description_of_the_api_keeps_to_one_language(client: Client, lang: str, other: str) -> None:
    page = re.search(r'<ul class="routes">.*</ul>', client.get(f"/api?lang={lang}").text, re.DOTALL)
    assert page is not None
    assert re.findall(other, re.sub(r"<[^>]+>", " ", page[0])) == []


@pytest.mark.parametrize("query", ["q=%00", "page=x&sort=nothing&dir=up", "page=99", "year=abc", "q=没有这样的词"])
def test_an_address_that_cannot_be_meant_still_opens(client: Client, query: str) -> None:
    for path in ("/units", "/tasks", "/targets", "/projects", "/names"):
        assert client.get(f"{path}?{query}").status_code == 200


def test_long_lists_are_cut_into_pages() -> None:
    from viz.web.listing import listed

    rows = list(range(450))
    shown = [listed(rows, f"/x?page={n}&q=1", keys={}, words=str) for n in (1, 2, 3)]
    found = [row for row in rows if "1" in str(row)]
    assert [row for listing in shown for row in listing.rows][: len(found)] == [*found[:200], *found[200:]]
    assert shown[0].link(page=2) == "/x?q=1&page=2"


def test_a_follow_up_carries_what_it_refers_to_in_its_address(client: Client) -> None:
    unit = next(u["name"] for u in client.get("/api/units").json()["units"] if u["lead"] and u["participate"])
    first = f"{unit}牵头哪些任务"
    page = client.get("/", params={"q": first}).text
    assert f'name="after" value="{first}"' in page
    follow = {"q": "它参与的又有哪些", "after": first}
    answered = client.get("/", params=follow).text
    assert unit in re.search(r'class="reading">.*?</p>', answered, re.DOTALL)[0]  # type: ignore[index]
    assert client.get("/", params={"q": "它参与的又有哪些"}).text.count('class="answer answered"') == 0
    assert quote(first) in answered


def test_a_quote_opens_the_document_at_its_words(client: Client) -> None:
    page = client.get("/", params={"q": "第9条谁负责"}).text
    quoted = re.search(r"<blockquote><p>(.*?)</p>.*?href=\"(/documents/[^\"]+)\"", page, re.DOTALL)
    assert quoted
    opened = client.get(unescape(quoted[2]).partition("#")[0]).text
    marked = "".join(re.findall(r'<(?:a|mark)[^>]*class="[^"]*\bhere\b[^"]*"[^>]*>([^<]*)<', opened))
    assert unescape(marked) == unescape(quoted[1])
    assert opened.count('id="here"') == 1


def test_the_language_is_remembered_and_switched_on_the_same_page(client: Client) -> None:
    client.cookies.clear()
    assert '<html lang="zh">' in client.get("/units?sort=lead").text
    switch = re.search(r'class="switch" href="([^"]+)"', client.get("/units?sort=lead").text)
    assert switch
    assert '<html lang="en">' in client.get(unescape(switch[1])).text
    assert '<html lang="en">' in client.get("/tasks").text
    client.get("/?lang=zh")
    assert '<html lang="zh">' in client.get("/tasks").text
    client.cookies.clear()


@pytest.mark.parametrize(("chinese", "query"), [(chinese, query) for chinese, _, query in EXAMPLES])
def test_the_examples_of_the_editor_answer(client: Client, chinese: str, query: str) -> None:
    found = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv, text/turtle"})
    assert found.status_code == 200
    assert len(found.text.splitlines()) > 1, chinese


def test_the_editor_completes_the_names_of_the_ontology(client: Client) -> None:
    terms = {term["name"]: term for term in client.get("/api/terms").json()["terms"]}
    assert {"zr:Task", "zr:lead", "zrv:lead"} <= set(terms)
    assert terms["zr:Task"]["zh"] == "任务"


def test_nothing_of_a_document_becomes_markup(tmp_path: Any) -> None:
    from kg.build import prepare

    file = tmp_path / "方案.txt"
    file.write_text(HOSTILE, encoding="utf-8")
    with open_store(tmp_path / "store", write=True) as store:
        loaded = put(store, prepare(file))
    with open_snapshot(tmp_path / "store") as store, TestClient(create_app(store), headers=HTML) as client:
        task = client.get("/api/tasks").json()["tasks"][0]["iri"]
        for path in ("/", "/documents", path_of(loaded.iri), "/tasks", path_of(task), "/targets", "/units", "/gaps"):
            page = client.get(path).text
            assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
            assert not re.search(r"<script(?! src=\"/static/)|<img|<b>教|\sonerror=alert\(2\)[^&]*<", page), path
        assert "&lt;script&gt;alert(1)" in client.get(path_of(loaded.iri)).text


def test_what_is_missing_is_told_in_the_language_of_the_page(client: Client) -> None:
    assert "没有这个页面" in client.get("/units/nothing").text
    assert "no such page" in client.get("/units/nothing?lang=en").text
    client.cookies.clear()
    assert client.get("/units/nothing", headers={"Accept": "*/*"}).json()["detail"]
