"""Questions on other plans, by readers who had not read the parser: what was right stays right, doubt silent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import load
from kg.store import open_store
from query.ask import Asker
from tests.query.conftest import replies_to

PLANS = Path(__file__).parent / "plans"
DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents"
Replies = tuple[str, dict[str, tuple[bool, str]]]
NUMBERS = tuple(sorted(path.stem for path in PLANS.glob("*.jsonl")))


@pytest.fixture(scope="module", params=NUMBERS)
def replies(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replies]:
    """Return for each question on one plan whether its answer is right, and its status."""
    found = sorted(DOCUMENTS.glob(f"{request.param}_*"))
    if not found:
        pytest.skip("the other plans are not beside this checkout")
    place = tmp_path_factory.mktemp("plan") / "store"
    with open_store(place, write=True) as store:
        load(store, found[:1])
    with open_store(place) as store:
        yield request.param, replies_to(Asker(store), PLANS / f"{request.param}.jsonl")


def test_what_was_right_once_stays_right(replies: Replies) -> None:
    number, given = replies
    kept = set((PLANS / f"{number}.right").read_text(encoding="utf-8").split())
    assert kept <= {key for key, (good, _) in given.items() if good}


def test_the_questions_that_are_answered_wrongly_are_known_and_grow_no_more(replies: Replies) -> None:
    number, given = replies
    known = set((PLANS / f"{number}.wrong").read_text(encoding="utf-8").split())
    assert {key for key, (good, status) in given.items() if not good and status == "answered"} <= known
