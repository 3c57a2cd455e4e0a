"""Files by HTTP: the buttons of the pages give what the command writes, and say what is wrong."""

from __future__ import annotations

import io
import json
import re
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import docx
import pytest

from kg.store import Store, open_snapshot
from tests.viz.plans import GREEN, HEALTH, iri
from viz.exports.catalogue import ASKED, ENDINGS, NAMED, Order, make
from viz.web import downloads
from viz.web.app import create_app

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the test client about its own dependency
    from starlette.testclient import TestClient

Client = Any
NOW = datetime(2025, 3, 1, 8, tzinfo=UTC)
QUESTION = "市经信局牵头哪些任务"
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def client(two_plans: Store) -> Iterator[Client]:
    with TestClient(create_app(two_plans), headers=HTML) as made:
        yield made


@pytest.fixture(scope="module")
def shipped(shipped_store: Path) -> Iterator[Client]:
    with open_snapshot(shipped_store) as store, TestClient(create_app(store), headers=HTML) as made:
        yield made


@pytest.fixture
def fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "now", lambda: NOW)


def options(what: str) -> dict[str, str]:
    return {**({"name": "市经信局"} if what in NAMED else {}), **({"q": QUESTION} if what in ASKED else {})}


@pytest.mark.usefixtures("fixed")
@pytest.mark.parametrize(("what", "ending"), [(what, ending) for what in ENDINGS for ending in ENDINGS[what]])
def test_an_address_gives_the_file_that_the_command_writes(
    client: Client, two_plans: Store, what: str, ending: str
) -> None:
    asked = options(what)
    got = client.get(f"/export/{what}{ending}", params=asked)
    order = Order(what, ending, NOW, asked.get("name"), (QUESTION,) if what in ASKED else ())
    assert got.status_code == 200, got.text
    assert got.content == make(two_plans, order)
    assert got.headers["content-type"] == downloads.TYPES[ending]
    assert got.headers["content-disposition"].startswith(f"attachment; filename={what}{ending}; filename*=UTF-8''")
    assert quote(downloads.TITLES[what]) in got.headers["content-disposition"]


@pytest.mark.usefixtures("fixed")
def test_a_document_narrows_a_file_and_names_it(client: Client, two_plans: Store) -> None:
    got = client.get("/export/tasks.csv", params={"document": iri(HEALTH)})
    assert got.content == make(two_plans, Order("tasks", ".csv", NOW, document=HEALTH.number))
    assert quote(HEALTH.number) in got.headers["content-disposition"]


PAGES = (
    "/tasks",
    "/targets",
    "/gaps",
    "/documents",
    f"/?{urlencode({'q': QUESTION})}",
    "/documents/{document}",
    "/unit",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_button_of_a_page_gives_a_file(client: Client, path: str) -> None:
    if path == "/unit":
        units = re.findall(r'href="(/units/[^"?#]+)"', client.get("/units").text)
        path = units[0]
    page = client.get(path.format(document=iri(GREEN).rpartition(":")[2])).text
    buttons = {unescape(link) for link in re.findall(r'href="(/export/[^"]+)"', page)}
    assert buttons
    for button in buttons:
        got = client.get(button)
        assert got.status_code == 200, button
        assert len(got.content) > 100


def test_a_follow_up_is_carried_away_with_what_it_goes_on_from(shipped: Client) -> None:
    told = {"q": "其中哪些有区科技局参与", "after": "区经济信息委牵头哪些任务"}
    shown = shipped.get("/", params=told).text
    page = shipped.get("/export/answer.html", params=told).text
    record = json.loads(re.findall(r'<script type="application/json" id="answer">(.*?)</script>', page, re.DOTALL)[0])
    (answer,) = record["answers"]
    assert answer["status"] == "answered"
    assert all(item["label"] in shown for item in answer["answers"])
    (link,) = re.findall(r'href="(/briefing\?[^"]+)"', shown)
    form = shipped.get(unescape(link)).text
    assert 'name="chain" value="1" checked' in form
    chosen = {"q": [told["after"], told["q"]], "chain": "1"}
    tables = docx.Document(io.BytesIO(shipped.get("/export/briefing.docx", params=chosen).content)).tables
    assert len(tables[1].rows) - 1 == len(answer["answers"])


def test_a_briefing_is_put_together_on_a_page(client: Client) -> None:
    page = client.get("/briefing", params={"q": QUESTION}).text
    assert f'value="{QUESTION}"' in page
    pictures = re.findall(r'name="draw" value="([^"]+)"', page)
    names = [unescape(name) for name in re.findall(r'option value="(department [^"]+)"', page)]
    assert {"matrix", "timeline"} <= set(pictures)
    got = client.get("/export/briefing.docx", params={"q": [QUESTION, ""], "draw": ["together", names[0], ""]})
    document = docx.Document(io.BytesIO(got.content))
    assert any(QUESTION in paragraph.text for paragraph in document.paragraphs)
    assert len(document.inline_shapes) == 2


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/export/tasks.pdf", 404, "没有这种文件"),
        ("/export/nonsense.xlsx", 404, "没有这种文件"),
        ("/export/unit.docx?name=市经信委员", 404, "市经信局"),
        ("/export/unit.docx", 422, "请写出单位名"),
        ("/export/briefing.docx", 422, "请写出单位名或问题"),
        ("/export/briefing.docx?draw=nonsense", 422, "没有这种图"),
        ("/export/briefing.docx?draw=department", 422, "没有写出单位名"),
        ("/export/tasks.xlsx?document=丁府发", 404, GREEN.number),
    ],
)
def test_what_is_wrong_is_said_on_a_page(client: Client, path: str, status: int, words: str) -> None:
    got: Any = client.get(path)
    assert got.status_code == status
    assert words in unescape(got.text)
    assert "text/html" in got.headers["content-type"]


def test_a_briefing_by_http_is_bounded(client: Client) -> None:
    assert client.get("/export/briefing.docx", params={"q": ["谁"] * 21}).status_code == 422
    assert client.get("/export/briefing.docx", params={"draw": ["matrix"] * 7}).status_code == 422
