"""A kept library says what the store says that it was made of, whoever loads meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import load
from kg.store import open_snapshot, open_store, state_of
from query.ask import Asker
from query.lexicon.library import FILE
from tests.kg.plans import plan_file

ASKED = "市水利局负责哪些任务？"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a store with one plan, in which no 市水利局 is named."""
    with open_store(tmp_path / "store", write=True) as store:
        load(store, [plan_file(tmp_path, "first.txt")])
    return tmp_path / "store"


def load_another(folder: Path) -> None:
    with open_store(folder, write=True) as store:
        load(store, [plan_file(folder.parent, "other.txt", number="乙府发〔2031〕6号", unit="市水利局")])


def test_a_snapshot_that_is_past_makes_no_library_for_what_came_after(folder: Path) -> None:
    with open_snapshot(folder) as snapshot:
        load_another(folder)
        assert Asker(snapshot).ask(ASKED).status != "answered"
    with open_store(folder) as store:
        assert Asker(store).ask(ASKED).status == "answered"


def test_a_snapshot_does_not_take_the_library_of_what_came_after(folder: Path) -> None:
    with open_snapshot(folder) as snapshot:
        load_another(folder)
        with open_store(folder) as store:
            assert Asker(store).ask(ASKED).status == "answered"
        assert Asker(snapshot).ask(ASKED).status != "answered"
        assert not [unit for unit in Asker(snapshot).lexicon.organizations.values() if "市水利局" in unit.labels]


def test_a_snapshot_and_a_reader_of_one_state_share_a_library(folder: Path) -> None:
    with open_snapshot(folder) as snapshot, open_store(folder) as store:
        assert state_of(snapshot) == state_of(store) != ""
        Asker(snapshot)
        made = (folder / FILE).stat().st_mtime_ns
        Asker(store)
        assert (folder / FILE).stat().st_mtime_ns == made
    load_another(folder)
    with open_store(folder) as store:
        Asker(store)
    assert (folder / FILE).stat().st_mtime_ns != made
