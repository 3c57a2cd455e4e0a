"""Pictures by HTTP: a page without inline script, SVG and PNG, and words where there is nothing to draw."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Any

import pytest

from kg.store import Store
from viz import png
from viz.pictures import PICTURES
from viz.web.app import create_app

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the test client about its own dependency
    from starlette.testclient import TestClient

Client = Any
NAMES = {"department": "市财政局", "task": "1", "chain": "晨光"}
PAGE = {"accept": "text/html"}


@pytest.fixture(scope="module")
def client(store: Store) -> Iterator[Client]:
    with TestClient(create_app(store)) as opened:
        yield opened


def test_the_list_leads_to_every_picture(client: Client) -> None:
    listed = set(re.findall(r'(?:href|action)="/draw/(\w+)"', client.get("/draw").text))
    assert listed == set(PICTURES)


@pytest.mark.parametrize("kind", PICTURES)
def test_every_picture_is_a_page_whose_scripts_and_styles_are_files(client: Client, kind: str) -> None:
    found = client.get(f"/draw/{kind}", params={"name": NAMES.get(kind, "")}, headers=PAGE)
    assert found.status_code == 200
    assert "script-src 'self'" in found.headers["content-security-policy"]
    assert "<style" not in found.text
    assert " style=" not in found.text
    assert set(re.findall(r"<script([^>]*)>", found.text)) <= {
        ' type="application/json" id="data"',
        ' type="image/svg+xml" id="picture"',
        ' src="/static/page.js"',
        ' src="/draw/library.js"',
        ' src="/static/canvas.js"',
    }
    for address in set(re.findall(r'(?:src|href)="(/[^"]+)"', found.text)):
        assert client.get(address.replace("&amp;", "&")).status_code in (200, 501), address


def test_a_proof_leads_to_its_place_in_the_document(client: Client) -> None:
    found = client.get("/draw/task", params={"name": "1"}).text
    links = re.findall(r'"href":"(/documents/[^"]+)"', found)
    assert links
    assert re.fullmatch(r"/documents/[0-9a-f]{12}\?from=\d+\\u0026to=\d+#here", links[0])
    assert client.get(links[0].replace("\\u0026", "&")).status_code == 200


def test_forms_have_their_types_and_names(client: Client) -> None:
    drawn = client.get("/draw/task", params={"name": "1", "format": "svg"})
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert drawn.text.startswith("<svg")
    assert "filename*=UTF-8''" in drawn.headers["content-disposition"]
    if png.has_chinese_font():
        pixels = client.get("/draw/leads", params={"format": "png"})
        assert (pixels.headers["content-type"], pixels.content[:4]) == ("image/png", b"\x89PNG")


def test_without_a_font_there_is_a_word_and_no_empty_boxes(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "has_chinese_font", lambda: False)
    found = client.get("/draw/leads", params={"format": "png"})
    assert found.status_code == 501
    assert "fonts-noto-cjk" in found.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("department", 422),
        ("department?name=市民政局", 404),
        ("task?name=77", 404),
        ("leads?document=无", 404),
        ("web", 422),
    ],
)
def test_what_cannot_be_drawn_is_told(client: Client, path: str, status: int) -> None:
    assert client.get(f"/draw/{path}", headers=PAGE).status_code == status


def test_pages_speak_the_chosen_language(client: Client) -> None:
    assert '<html lang="en">' in client.get("/draw/leads", params={"lang": "en"}).text
