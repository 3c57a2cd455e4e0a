"""Folders that are no store, or a store no longer: told plainly, and left as they were."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.errors import StoreDamaged, StoreUnavailable, StoreVersion
from kg.store import STORE, open_store
from kg.stores.embedded import EmbeddedStore
from tests.kg.test_store import A, described, own


def made(folder: Path) -> Path:
    with open_store(folder, write=True) as store:
        store.replace_graph(A, own(A, tuple(range(200))) + described(*range(200)))
    return folder


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("files", ["CURRENT", "MANIFEST-*", "*.sst"])
@pytest.mark.parametrize("harm", ["noise", "short", "gone"])
def test_damage_is_told_in_one_line(tmp_path: Path, files: str, harm: str, write: bool) -> None:
    folder, dice = made(tmp_path / "s"), random.Random(files)
    for path in folder.glob(files):
        data = path.read_bytes()
        if harm == "noise":
            path.write_bytes(dice.randbytes(len(data)))
        elif harm == "short":
            path.write_bytes(data[: len(data) // 10])
        else:
            path.unlink()
    with pytest.raises(StoreDamaged) as caught:
        open_store(folder, write=write)
    assert str(folder) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("write", [True, False])
def test_a_folder_of_other_things_is_left_alone(tmp_path: Path, write: bool) -> None:
    (tmp_path / "方案.txt").write_text("文", encoding="utf-8")
    before = listing(tmp_path)
    with pytest.raises(StoreUnavailable, match="空文件夹"):
        open_store(tmp_path, write=write)
    assert listing(tmp_path) == before


@pytest.mark.parametrize("write", [True, False])
def test_a_file_is_no_store(tmp_path: Path, write: bool) -> None:
    (tmp_path / "f").write_text("文", encoding="utf-8")
    with pytest.raises(StoreUnavailable):
        open_store(tmp_path / "f", write=write)


def test_a_reader_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="载入"):
        open_store(tmp_path / "none")
    assert not (tmp_path / "none").exists()
    with pytest.raises(StoreUnavailable, match="载入"):
        open_store(tmp_path)
    assert not listing(tmp_path)


@pytest.mark.parametrize("version", ["0", "2", '"new"'])
def test_another_schema_version_is_refused(tmp_path: Path, version: str) -> None:
    with EmbeddedStore(tmp_path / "s", write=True) as store:
        old, new = "GRAPH ?g { ?s ?p ?o }", f"GRAPH ?g {{ ?s ?p {version} }}"
        store.engine.update(f"DELETE {{ {old} }} INSERT {{ {new} }} WHERE {{ {old} }}")
    for write in (True, False):
        with pytest.raises(StoreVersion) as caught:
            open_store(tmp_path / "s", write=write)
        assert caught.value.found == (int(version) if version.isdigit() else None)
        assert caught.value.expected == 1


def test_a_store_of_another_program_is_refused(tmp_path: Path) -> None:
    with EmbeddedStore(made(tmp_path / "s"), write=True) as store:
        store.engine.update(f"DROP GRAPH <{STORE}>")
    with pytest.raises(StoreVersion):
        open_store(tmp_path / "s", write=True)


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s", write=True)
    store.close()
    store.close()
    with pytest.raises(StoreUnavailable, match="关闭"):
        store.graphs()
