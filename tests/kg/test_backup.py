"""Copies of a store: whole or not there, made beside a reader, and as good as the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.backup import back_up, restore
from kg.build import load
from kg.errors import StoreUnavailable, TargetExists
from kg.store import open_store
from tests.kg.plans import plan_file
from tests.kg.test_store import A, own


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / "store", write=True) as store:
        load(store, [plan_file(tmp_path)])
    return tmp_path / "store"


def contents(folder: Path) -> str:
    with open_store(folder) as store:
        return store.contents()


def test_a_copy_is_a_store_and_becomes_one_again(tmp_path: Path, folder: Path) -> None:
    assert back_up(folder, tmp_path / "copies" / "copy") == 1
    assert contents(tmp_path / "copies" / "copy") == contents(folder)
    assert restore(tmp_path / "copies" / "copy", tmp_path / "again") == 1
    assert contents(tmp_path / "again") == contents(folder)
    with open_store(tmp_path / "again", write=True) as store:
        store.replace_graph(A, own(A))
    assert contents(tmp_path / "copies" / "copy") == contents(folder)


def test_a_copy_is_made_while_others_read(tmp_path: Path, folder: Path) -> None:
    with open_store(folder):
        assert back_up(folder, tmp_path / "copy") == 1


def test_lines_become_a_store(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "copy.nq").write_text(contents(folder), encoding="utf-8", newline="\n")
    assert restore(tmp_path / "copy.nq", tmp_path / "again") == 1
    assert contents(tmp_path / "again") == contents(folder)


def test_nothing_is_written_over(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(TargetExists):
        back_up(folder, tmp_path / "there")
    back_up(folder, tmp_path / "copy")
    before = contents(folder)
    with pytest.raises(TargetExists):
        restore(tmp_path / "copy", folder)
    assert contents(folder) == before
    (tmp_path / "empty").mkdir()
    assert restore(tmp_path / "copy", tmp_path / "empty") == 1


@pytest.mark.parametrize("bad", ["none", "store/CURRENT", "."])
def test_what_is_no_copy_is_told_and_leaves_nothing(tmp_path: Path, folder: Path, bad: str) -> None:
    with pytest.raises((StoreUnavailable, TargetExists, Exception)) as caught:
        restore(tmp_path / bad, tmp_path / "again")
    assert type(caught.value).__module__ == "kg.errors"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.txt", "store"]


def test_a_copy_that_fails_leaves_nothing(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreUnavailable):
        back_up(folder, tmp_path / "file" / "copy")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "plan.txt", "store"]
