"""Published documents: roles are those of the gold, and every fact stands where it says (skipped where absent)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from corpus.parse import parse
from corpus.read import read
from kg.extract import extract

BESIDE = Path(__file__).parents[3] / "shared"
GOLD = sorted(BESIDE.glob("gold/[0-9][0-9].json"))
READ = sorted(
    p for p in BESIDE.glob("documents/*") if p.suffix in (".pdf", ".html", ".md", ".txt") and p.name != "README.md"
)


def plain(name: str) -> str:
    return re.sub(r"\s", "", name).translate(str.maketrans("（）", "()"))


@pytest.mark.skipif(not GOLD, reason="no gold beside the checkout")
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_roles_are_those_of_the_gold(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    document = next(BESIDE.glob(f"documents/{path.stem}_*"))
    found = [(plain(f.unit), f.role) for task in extract(parse(read(document))).tasks for f in task.responsibilities]
    assert found == [(plain(f["unit"]), f["role"]) for task in gold["tasks"] for f in task["responsibilities"]]


@pytest.mark.skipif(not READ, reason="no documents beside the checkout")
@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_every_fact_stands_in_the_text(path: Path) -> None:
    extraction = extract(parse(read(path)))
    text = extraction.document.text
    assert not re.search(r"\n\s*[—－-]\s*\d+\s*[—－-]\s*\n", text)
    for task in extraction.tasks:
        for fact in task.responsibilities:
            printed = re.sub(r"\s", "", fact.span.of(text))
            assert printed == fact.unit or (fact.unit[:1] == printed[:1] and len(printed) < len(fact.unit))
