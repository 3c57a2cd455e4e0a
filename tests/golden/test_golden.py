"""What ships reads today as it did when the golden files were looked at; `make golden` writes them anew."""

from __future__ import annotations

import difflib
import gzip
from pathlib import Path

from kg.build import shipped_documents
from kg.facts import Extraction
from tests.golden.write import FOLDER, graph_path, record_path, record_text

KEPT = {"__init__.py", "write.py", "test_golden.py", "__pycache__"}


def changes(kept: str, now: str) -> list[str]:
    """Return the first differing lines, so that a failure can be read."""
    lines = difflib.unified_diff(kept.splitlines(), now.splitlines(), "golden", "now", lineterm="", n=0)
    return [line[:300] for line in lines][:20]


def test_the_facts_are_the_golden_ones(shipped: Extraction, shipped_path: Path) -> None:
    assert changes(record_path(shipped_path).read_text(encoding="utf-8"), record_text(shipped)) == []


def test_the_graph_is_the_golden_one(shipped_nquads: str, shipped_path: Path) -> None:
    kept = gzip.decompress(graph_path(shipped_path).read_bytes()).decode()
    assert sorted(set(kept.splitlines()) ^ set(shipped_nquads.splitlines()))[:10] == []
    assert kept == shipped_nquads


def test_every_shipped_file_has_its_golden_files_and_nothing_else_is_there() -> None:
    wanted = {path.name for source in shipped_documents() for path in (record_path(source), graph_path(source))}
    assert {path.name for path in FOLDER.iterdir()} - KEPT == wanted
