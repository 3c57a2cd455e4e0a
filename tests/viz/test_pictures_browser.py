"""Pictures in a browser: they stand still, names fit their boxes, a click shows the proof, nothing is fetched.

Skipped where there is no Chromium.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.store import Store
from tests.chromium import CHROMIUM
from tests.viz.large import made
from tests.viz.plans import GREEN
from viz import page, pictures
from viz.model import GraphView, ViewKind

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="本机没有 Chromium / no Chromium on this machine")
Open = Callable[..., Any]


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open a content as a page; what it asks for from elsewhere and what goes wrong fails the test."""
    wrong: list[str] = []
    context = browser.new_context(viewport={"width": 1440, "height": 900})

    def shown(view: GraphView, *, width: int = 1440) -> Any:
        file = tmp_path / "picture.html"
        file.write_text(page.render(view), encoding="utf-8")
        opened = context.new_page()
        opened.set_viewport_size({"width": width, "height": 900})
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        opened.on("console", lambda line: wrong.append(line.text) if line.type in ("error", "warning") else None)
        opened.on("request", lambda asked: wrong.append(asked.url) if asked.url != file.as_uri() else None)
        opened.goto(file.as_uri())
        opened.wait_for_function("performance.getEntriesByName('still').length > 0")
        return opened

    yield shown
    context.close()
    assert wrong == []


def content(store: Store, kind: ViewKind) -> GraphView:
    return pictures.view(store, kind, {"department": "市财政局", "task": "1"}.get(kind))


@pytest.mark.parametrize("kind", [kind for kind in pictures.PICTURES if kind != "matrix"])
def test_names_fit_their_boxes_and_nothing_moves(store: Store, show: Open, kind: ViewKind) -> None:
    opened = show(content(store, kind))
    placed = "[...zeren.canvas.shown].map((id) => [id, zeren.canvas.network.getBoundingBox(id)])"
    before = opened.evaluate(placed)
    planned = {node[0]: node[2:] for node in opened.evaluate("zeren.data.nodes")}
    looks = opened.evaluate("zeren.data.looks")
    assert before
    for key, box in before:
        x, y, width, height, look = planned[key]
        margin, corner = looks[look]["margin"], looks[look]["shapeProperties"]["borderRadius"]
        assert abs((box["left"] + box["right"]) / 2 - x) < 1
        assert abs((box["top"] + box["bottom"]) / 2 - y) < 1
        assert abs(box["right"] - box["left"] - width - 2 * margin["left"] - 2 * corner) < 1, key
        assert abs(box["bottom"] - box["top"] - height - 2 * margin["top"] - 2 * corner) < 1, key
    opened.wait_for_timeout(300)
    assert opened.evaluate(placed) == before


def test_a_click_shows_the_words_of_the_document(store: Store, show: Open) -> None:
    opened = show(content(store, "leads"))
    key, at = opened.evaluate(
        """(() => { const id = zeren.data.nodes.find((node) => zeren.data.info[node[0]].label.startsWith("2 "))[0];
        return [id, zeren.canvas.network.canvasToDOM(zeren.canvas.network.getPosition(id))]; })()"""
    )
    frame = opened.locator("#network").bounding_box()
    opened.mouse.click(frame["x"] + at["x"], frame["y"] + at["y"])
    opened.wait_for_selector("#panel mark")
    assert opened.inner_text("#panel mark") == "2.建设绿色园区"
    assert GREEN.number in opened.inner_text("#panel cite")
    opened.keyboard.press("Escape")
    assert opened.locator("#panel").is_hidden()
    assert key.endswith("t1")


def test_a_cell_of_the_matrix_shows_the_words_of_the_document(store: Store, show: Open) -> None:
    opened = show(content(store, "matrix"))
    opened.click("td button.cooperate")
    assert "市科技局：配合 · 2 建设绿色园区" in opened.inner_text("#panel h2")
    assert opened.inner_text("#panel mark") == "市科技局"


def test_search_filter_list_and_language(store: Store, show: Open) -> None:
    opened = show(content(store, "timeline"))
    opened.fill("#search", "利用率")
    assert opened.inner_text("#found") == "1 处"
    opened.fill("#search", "")
    opened.click("#mode")
    assert opened.locator("#list li").count() == 4
    opened.select_option("#group", "1")
    assert opened.locator("#list li:visible").count() == 1
    opened.click("#language")
    opened.locator("#list section:visible h2", has_text="No year given · 1 targets").wait_for()
    opened.click("#list li:visible button")
    assert opened.inner_text("#panel mark") == "绿色工厂20家"


def test_a_unit_shows_with_whom_it_shares_most(store: Store, show: Open) -> None:
    opened = show(content(store, "together"))
    opened.evaluate("zeren.pin(Object.keys(zeren.data.info).find((id) => zeren.data.info[id].label === '市经信局'))")
    ties = opened.locator("#panel .tie").all_inner_texts()
    assert ties[0] == "市财政局 2"
    assert len(ties) == 4


@pytest.mark.parametrize("kind", ["leads", "timeline", "together"])
def test_three_thousand_nodes_give_way_to_titles_and_come_alive_from_near(show: Open, kind: ViewKind) -> None:
    opened = show(made(kind, 3000))
    frame = opened.locator("#network").bounding_box()
    opened.mouse.click(frame["x"] + 300, frame["y"] + 200)
    opened.wait_for_function("zeren.canvas.shown.size > 0")
    assert opened.evaluate("zeren.canvas.shown.size") < 600
    assert opened.evaluate("zeren.canvas.network.getScale() * 13") >= 6


def test_a_phone_gets_the_list_where_the_picture_cannot_be_read(show: Open) -> None:
    opened = show(made("leads", 300), width=390)
    assert opened.locator("#list").is_visible()
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    opened.click("#mode")
    assert opened.locator("#network canvas").is_visible()


def test_paper_gets_the_picture_or_where_that_is_too_large_the_list(store: Store, show: Open) -> None:
    for view, element in ((content(store, "leads"), "#sheet svg"), (made("leads", 3000), "#list section >> nth=0")):
        opened = show(view)
        opened.evaluate("dispatchEvent(new Event('beforeprint'))")
        opened.emulate_media(media="print")
        assert opened.locator(element).is_visible()
        assert opened.locator("#network").is_hidden()
