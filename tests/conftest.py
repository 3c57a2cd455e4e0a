"""What many laws need: the plan that ships, read once, and a store that holds it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.build import ensure_default, extract_file, shipped_documents
from kg.facts import Extraction
from kg.rdf import to_nquads
from tests.chromium import CHROMIUM, MISSING

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def shipped_path() -> Path:
    (path,) = shipped_documents()
    return path


@pytest.fixture(scope="session")
def shipped(shipped_path: Path) -> Extraction:
    return extract_file(shipped_path)


@pytest.fixture(scope="session")
def shipped_nquads(shipped: Extraction) -> str:
    return to_nquads(shipped)


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store for reading; laws that change a store make their own."""
    location = tmp_path_factory.mktemp("shipped") / "store"
    assert ensure_default(location)
    return location


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for a worker: two drivers cannot run beside each other in one thread."""
    if CHROMIUM is None:
        pytest.skip(MISSING)
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield launched
        launched.close()
