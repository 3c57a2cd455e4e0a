"""What many laws need: the plan that ships, read once, and a store that holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import ensure_default, extract_file, shipped_documents
from kg.facts import Extraction
from kg.rdf import to_nquads


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
