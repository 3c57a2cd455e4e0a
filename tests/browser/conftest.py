"""A browser, a server with the shipped plan, and pages that fail a test for any request to another host."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.viz.serving import served

TOKEN = "open sesame, please"
PATIENCE = 20_000
"""Milliseconds that a page may take on a busy machine before a test gives up."""


@pytest.fixture(scope="session")
def site(browser: Browser, shipped_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on a store of its own: documents are brought in there."""
    place = tmp_path_factory.mktemp("browser") / "store"
    shutil.copytree(shipped_store, place)
    with served(place, token=TOKEN) as address:
        yield address


@pytest.fixture(params=[1440, 390])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def _opened(browser: Browser, site: str, width: int = 1440, *, scripts: bool = True) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site,
        viewport={"width": width, "height": 900},
        locale="zh-CN",
        reduced_motion="reduce",
        java_script_enabled=scripts,
    )
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page, wrong = context.new_page(), list[str]()
    _watch(context, page, site, wrong)
    yield page
    context.close()
    assert wrong == []


def _watch(context: BrowserContext, page: Page, site: str, wrong: list[str]) -> None:
    """Note requests to other hosts, errors of scripts, and what the security policy refused."""

    def ask(request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(site).netloc and not request.url.startswith(("data:", "blob:")):
            wrong.append(f"request to {request.url}")

    context.on("request", ask)
    page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
    page.on("console", lambda said: wrong.append(f"refused: {said.text}") if "Security Policy" in said.text else None)


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    yield from _opened(browser, site)


@pytest.fixture
def page_at(browser: Browser, site: str, width: int) -> Iterator[Page]:
    yield from _opened(browser, site, width)


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """A page without scripts."""
    yield from _opened(browser, site, scripts=False)
