"""Laws of kept pages: each is made once, for one state of the store, and they take a bounded place."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

from kg.store import open_snapshot, open_store
from tests.viz.plans import HEALTH, put
from viz.web.app import create_app
from viz.web.desk import Desk
from viz.web.rendered import Rendered

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the test client about its own dependency
    from starlette.testclient import TestClient


def test_a_page_is_made_once_for_a_state() -> None:
    made: list[str] = []

    def make(words: str) -> str:
        made.append(words)
        return words

    pages, first, second = Rendered(), object(), object()
    for state, key in ((first, 1), (first, 1), (first, 2), (second, 1), (second, 1)):
        assert pages.of(state, key, lambda key=key: make(f"page {key}")) == f"page {key}"  # type: ignore[misc]
    assert made == ["page 1", "page 2", "page 1"]


def test_what_nobody_asked_for_longest_goes_first() -> None:
    made: list[int] = []

    def asked(key: int) -> None:
        pages.of("state", key, lambda: made.append(key) or "x" * 40)  # type: ignore[func-returns-value]

    pages = Rendered(most=100)
    for key in (1, 2, 1, 3, 1, 2):
        asked(key)
    assert made == [1, 2, 3, 2]
    pages.of("state", 4, lambda: "x" * 101)  # larger than all that is kept: nothing is
    asked(2)
    assert made == [1, 2, 3, 2, 2]


def test_pages_differ_by_language_address_and_store(place: Path) -> None:
    with open_snapshot(place) as store, TestClient(create_app(store)) as client:
        count = re.compile(r"共 (\d+) 项任务")
        every = client.get("/tasks").text
        assert every == client.get("/tasks").text
        assert count.search(every) and not count.search(client.get("/tasks?lang=en").text)  # noqa: PT018 - one law
        assert client.get("/tasks?lang=zh&q=nothing-such").text != every
    with open_snapshot(place) as store:
        desk = Desk(store)
        before = desk.holdings()
        with open_store(place, write=True) as writer:
            put(writer, HEALTH)
        desk.renew()
        assert desk.holdings() is not before
        desk.end()
