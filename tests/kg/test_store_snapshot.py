"""A snapshot shows a folder as it was, keeps no writer waiting, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreReadOnly, StoreUnavailable
from kg.store import is_stale, open_snapshot, open_store
from kg.stores.lock import FolderLock
from kg.stores.snapshot import PREFIX, SnapshotStore

ONE, TWO = (f"urn:zeren:document:00000000000{n}" for n in (1, 2))


def _put(folder: Path, graph: str) -> None:
    with open_store(folder, write=True, wait=0) as store:
        store.replace_graph(graph, f'<{graph}> <http://purl.org/dc/terms/title> "甲" <{graph}> .\n')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _put(tmp_path / "store", ONE)
    return tmp_path / "store"


def _left(folder: Path) -> list[Path]:
    return list(folder.glob(f"{PREFIX}*"))


def test_a_writer_does_not_wait_for_a_snapshot_and_the_snapshot_stays_as_it_was(folder: Path) -> None:
    with open_snapshot(folder) as old:
        assert not is_stale(old)
        _put(folder, TWO)
        assert is_stale(old)
        assert old.graphs() == (ONE,)
        with open_snapshot(folder) as new:
            assert new.graphs() == (ONE, TWO)
            assert not is_stale(new)


def test_nothing_is_left_behind(folder: Path) -> None:
    with open_snapshot(folder) as store:
        assert len(_left(folder)) == 1
        store.close()
    assert _left(folder) == []


def test_snapshots_of_killed_servers_are_taken_away_and_those_in_use_are_not(folder: Path) -> None:
    with open_snapshot(folder) as first:
        (folder / f"{PREFIX}dead").mkdir()
        with open_snapshot(folder):
            assert first.graphs() == (ONE,)
            assert folder / f"{PREFIX}dead" not in _left(folder)


def test_a_snapshot_waits_for_a_writer_and_is_not_written_to(folder: Path) -> None:
    lock = FolderLock(folder, exclusive=True, wait=0)
    with pytest.raises(Exception, match="正被另一个程序使用"):
        open_snapshot(folder, wait=0.05)
    lock.release()
    with open_snapshot(folder) as store, pytest.raises(StoreReadOnly):
        store.remove_graph(ONE)


def test_a_backup_is_that_of_the_snapshot(folder: Path, tmp_path: Path) -> None:
    with open_snapshot(folder) as store:
        _put(folder, TWO)
        store.backup(tmp_path / "copy")
    with open_store(tmp_path / "copy") as copy:
        assert copy.graphs() == (ONE,)


def test_where_there_is_no_store_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        SnapshotStore(tmp_path)
    assert list(tmp_path.iterdir()) == []
