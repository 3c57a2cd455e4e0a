"""A page needs nothing but itself, and no name in it can break out."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from kg.store import Store
from viz import page, svg, views
from viz.model import Edge, GraphView, LegendEntry, Node, Proof, Words
from viz.style import ROLE_STYLES
from viz.templating import script_json, static

EVIL = "</script><script>alert(1)</script><!-- \"' & <b>"


class Reader(HTMLParser):
    """Collects what a page would fetch, and its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched = list[str]()
        self.tags = list[str]()
        self.scripts = list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "action", "data")]
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "script" and self.scripts:
            self.scripts[-1] += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def evil_view() -> GraphView:
    proof = Proof(EVIL, EVIL, EVIL, 0, 3, EVIL, EVIL)
    nodes = (
        Node("unit", "organization", EVIL, EVIL),
        Node("t0", "task", EVIL, role="lead", number=EVIL, detail=Words(EVIL, EVIL), proofs=(proof,)),
    )
    edges = (Edge("unit", "t0", "lead"),)
    words = Words(EVIL, EVIL)
    return GraphView("department", words, nodes, edges, (LegendEntry("lead", 1),), (words,), "unit")


@pytest.fixture(scope="module")
def html(store: Store) -> str:
    return page.render(views.department(store, "市经信局"))


def test_nothing_is_fetched(html: str) -> None:
    addresses = set(re.findall(r"https?:[^\s\"'<>)]*", html))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert read(html).fetched == []
    assert "@import" not in html
    assert "url(" not in html.split("<script", 1)[0]


def test_a_page_is_utf8_and_says_so(html: str) -> None:
    assert html.startswith("<!DOCTYPE html>")
    assert '<meta charset="utf-8">' in html.encode("utf-8")[:300].decode("utf-8")


def test_the_data_of_a_page_has_every_node_still(html: str, store: Store) -> None:
    data = json.loads(read(html).scripts[0])
    view = views.department(store, "市经信局")
    assert set(data["info"]) == {node[0] for node in data["nodes"]} == {node.id for node in view.nodes}
    assert all(look["physics"] is False for look in data["looks"])
    assert all(isinstance(place, int | float) for node in data["nodes"] for place in node[2:4])
    assert data["options"]["physics"] == {"enabled": False}
    task = data["info"]["t0"]
    assert task["proofs"][0]["quote"] == "市经信局"


def test_names_cannot_break_out_of_the_page() -> None:
    reader = read(page.render(evil_view()))
    assert len(reader.scripts) == 5  # data, picture, and three programs
    assert reader.tags.count("b") == 1  # the letter in the legend
    assert json.loads(reader.scripts[0])["info"]["t0"]["label"] == EVIL


def test_names_cannot_break_out_of_a_picture() -> None:
    root = ET.fromstring(svg.render(evil_view()))
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        "svg",
        "title",
        "rect",
        "text",
        "tspan",
        "path",
        "g",
    }
    assert any(EVIL in (element.text or "") for element in root.iter())


def test_a_matrix_is_a_table_with_a_button_for_every_responsibility(two_plans: Store) -> None:
    view = views.matrix(two_plans)
    html = page.render(view)
    cells = {node.id: node for node in view.nodes if node.kind == "part"}
    drawn = re.findall(
        r'<td><button type="button" class="(\w+)" data-id="([^"]+)" title="[^"]*">(.)</button></td>', html
    )
    assert {key: (role, letter) for role, key, letter in drawn} == {k: (n.role, n.label) for k, n in cells.items()}
    assert len(drawn) == len(cells)
    widths = set[int]()
    for table in re.findall(r"<table>.*?</table>", html, re.DOTALL):
        columns = table.count('scope="col"')
        for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", table):
            spans = [int(span or 1) for span in re.findall(r'<td(?: colspan="(\d+)")?>', row)]
            assert sum(spans) == columns
        widths.add(columns)
    assert widths == {1, 4}


def test_the_roles_of_a_page_look_as_those_of_a_picture() -> None:
    style = static("page.css")
    for role, looks in ROLE_STYLES.items():
        rules = re.findall(rf"^\.{role} {{(.*)}}$", style, re.MULTILINE)
        assert len(rules) == 1
        assert f"color: {looks.text};" in rules[0]
        assert f"background: {looks.fill};" in rules[0]
        assert looks.stroke in rules[0]
        assert f"border-radius: {looks.corner}px" in rules[0]


def test_a_server_gives_links_instead_of_programs(store: Store) -> None:
    site = page.Site("/files", "/library.js", "/", lambda proof: f"/at/{proof.start}", lambda form: f"/as/{form}")
    html = page.render(views.leads(store), site=site)
    assert [script.strip() for script in read(html).scripts[2:]] == ["", "", ""]
    assert {"/files/page.js", "/files/canvas.js", "/files/page.css", "/library.js", "/as/png"} <= set(
        read(html).fetched
    )
    assert '"href":"/at/' in html
    assert "<style" not in html


def test_json_in_a_script_reads_back() -> None:
    value = {"name": EVIL + "\u2028"}
    assert json.loads(script_json(value)) == value
    assert "<" not in script_json(value)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages_speak_both_languages(store: Store, lang: svg.Language) -> None:
    html = page.render(views.department(store, "市经信局"), lang=lang)
    assert f'<html lang="{lang}">' in html
    assert 'data-zh="全图" data-en="Whole"' in html


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_picture_tells_roles_without_colour(store: Store, lang: svg.Language) -> None:
    view = views.department(store, "市财政局")
    text = svg.render(view, lang=lang)
    ET.fromstring(text)
    for letter in "责参":
        assert f">{letter}</text>" in text
    assert "stroke-dasharray" in text
    assert "href" not in text
    assert set(re.findall(r"https?://[^\"]*", text)) == {"http://www.w3.org/2000/svg"}


def test_pictures_are_the_same_every_time(store: Store) -> None:
    view = views.leads(store)
    assert page.render(view) == page.render(view)
    assert svg.render(view) == svg.render(view)
