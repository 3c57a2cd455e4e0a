"""A store with the shipped plan, opened once for all laws about questions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import build
from kg.store import Store, open_store
from query.ask import Asker
from tests.query.scoring import right

QUESTIONS = Path(__file__).with_name("questions")


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def replies_to(asker: Asker, path: Path) -> dict[str, tuple[bool, str]]:
    """Return for each question whether its answer is right, and its status."""
    found = {}
    for line in read_lines(path):
        session = f"{path.stem} {line['session']}" if "session" in line else None
        reply = asker.ask(line["q"], session=session, id=line["id"]).as_dict()
        found[line["id"]] = (right(line["answer"], reply), reply["status"])
    return found


def cells(asker: Asker, question: str, key: str = "label", session: str | None = None) -> list[str]:
    """Return what stands under a key in each item of an answer; a question that is not understood fails."""
    answer = asker.ask(question, session=session)
    assert answer.status in ("answered", "empty"), (question, answer.text)
    return [str(item[key]) for item in answer.answers]


def numbers(asker: Asker, question: str) -> set[str]:
    """Return the numbers of the tasks that answer a question; one that is not understood fails."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.text)
    assert all(item["type"] == "Task" for item in answer.answers), (question, answer.reading)
    return {str(item["number"]) for item in answer.answers}


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    location = tmp_path_factory.mktemp("query") / "store"
    with open_store(location, write=True) as writing:
        build.load(writing, build.shipped_documents())
    with open_store(location) as reading:
        yield reading


@pytest.fixture
def asker(store: Store) -> Asker:
    return Asker(store)
