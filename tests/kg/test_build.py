"""Laws of loading: twice is once, a change replaces whole, a failure keeps what there was."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg import build
from kg.build import DocumentRow, documents, ensure_default, find, load, remove, shipped_documents
from kg.errors import (
    AmbiguousDocument,
    LoadFailed,
    NotAPlan,
    NothingToLoad,
    SameDocument,
    StoreDamaged,
    StoreLocked,
    StoreReadOnly,
    StoreUnavailable,
    UnknownDocument,
)
from kg.store import Store, open_store
from kg.stores.lock import LOCK_FILE
from ontology.load import digest
from tests.kg.plans import plan_file, plan_text

ROOT = Path(__file__).parents[2]
LOADING = """
import sys
from kg.build import load
from kg.store import open_store
with open_store(sys.argv[1], write=True) as store:
    print("ready", flush=True)
    load(store, sys.argv[2:])
"""
FIRST_START = """
import sys
from kg.build import ensure_default
print("ready", flush=True)
print(ensure_default(sys.argv[1]), flush=True)
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store", write=True) as opened:
        yield opened


def contents(location: Path) -> str:
    with open_store(location) as opened:
        return opened.contents()


def fresh(folder: Path, *paths: Path) -> str:
    with open_store(folder / "fresh", write=True) as opened:
        load(opened, paths)
        return opened.contents()


def test_loading_tells_what_went_in(store: Store, tmp_path: Path) -> None:
    path = plan_file(tmp_path)
    (loaded,) = load(store, [path])
    assert (loaded.number, loaded.title, loaded.path) == ("甲府发〔2031〕5号", "甲市绿色发展行动方案", path)
    assert (loaded.tasks, loaded.responsibilities, loaded.targets, loaded.warnings) == (2, 5, 2, ())
    (row,) = documents(store)
    assert row == DocumentRow(loaded.id, loaded.number, loaded.title, "甲市人民政府", "2031-03-02", 2, 2)
    assert row.iri == loaded.iri == store.graphs()[0]
    assert store.vocabulary_digest() == digest()


def test_loading_twice_is_loading_once(store: Store, tmp_path: Path) -> None:
    paths = [plan_file(tmp_path), *shipped_documents()]
    load(store, paths)
    once = store.contents()
    load(store, paths)
    load(store, reversed(paths))
    assert store.contents() == once


def test_a_changed_file_replaces_what_it_was_whole(store: Store, tmp_path: Path) -> None:
    load(store, [plan_file(tmp_path, unit="市商务局", value="70%")])
    changed = plan_file(tmp_path, unit="市水利局")
    load(store, [changed])
    assert store.contents() == fresh(tmp_path, changed)
    assert "市商务局" not in store.contents()


def test_the_name_of_a_file_says_nothing(store: Store, tmp_path: Path) -> None:
    load(store, [plan_file(tmp_path, "a.txt")])
    once = store.contents()
    load(store, [plan_file(tmp_path, "b.txt")])
    assert store.contents() == once


def test_folders_are_read_in_order_and_hidden_files_left_alone(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    (folder / "deep").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    plan_file(folder / ".hidden", number="甲府发〔2031〕9号")
    last = plan_file(folder / "deep", number="甲府发〔2031〕8号")
    first = plan_file(folder, "a.txt")
    seen: list[tuple[int, int, Path]] = []
    loaded = load(store, [folder, first], on_progress=lambda *step: seen.append(step))
    assert [each.path for each in loaded] == [first, last]
    assert seen == [(1, 2, first), (2, 2, last)]


def test_a_store_inside_a_folder_of_documents_is_none_of_them(tmp_path: Path) -> None:
    plan = plan_file(tmp_path, "a.txt")
    with open_store(tmp_path / "store", write=True) as store:
        load(store, [plan])
    with open_store(tmp_path / "store", write=True) as store:
        assert [each.path for each in load(store, [tmp_path])] == [plan]


BAD = {
    "empty.txt": b"",
    "blank.txt": "　\n\n".encode(),
    "binary.txt": bytes(range(256)) * 20,
    "archive.zip": b"PK\x03\x04" + bytes(200),
    "encoding.txt": b"\xff\xfb\x81\x20" * 50,
    "letter.txt": "妈妈：我很好，天气不错。下周回家。\n".encode(),
    "code.txt": b"def f(x):\n    return x + 1\n",
}


@pytest.mark.parametrize("name", [*BAD, "missing.txt", "folder"])
def test_a_bad_file_is_told_in_one_line_and_changes_nothing(store: Store, tmp_path: Path, name: str) -> None:
    load(store, [plan_file(tmp_path)])
    before = store.contents()
    path = tmp_path / "bad" / name
    (tmp_path / "bad" / "folder").mkdir(parents=True)
    if name in BAD:
        path.write_bytes(BAD[name])
    with pytest.raises(LoadFailed) as caught:
        load(store, [path])
    assert len(caught.value.failures) == 1
    assert str(caught.value).count("\n") == 0
    assert str(path) in str(caught.value)
    assert store.contents() == before


def test_what_is_no_plan_is_called_so(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(BAD["letter.txt"])
    with pytest.raises(LoadFailed) as caught:
        load(store, [path, tmp_path / "nowhere", tmp_path])
    kinds = [type(failure) for failure in caught.value.failures]
    assert NotAPlan in kinds
    (tmp_path / "void").mkdir()
    with pytest.raises(LoadFailed) as empty:
        load(store, [tmp_path / "void"])
    assert isinstance(empty.value.failures[0], NothingToLoad)


def test_a_failure_does_not_stop_the_others(store: Store, tmp_path: Path) -> None:
    good = [plan_file(tmp_path, f"{n}.txt", number=f"甲府发〔2031〕{n}号") for n in (1, 2)]
    empty = tmp_path / "1a.txt"
    empty.touch()
    with pytest.raises(LoadFailed) as caught:
        load(store, [good[0], empty, tmp_path / "missing.txt", good[1]])
    assert [path.path for path in caught.value.loaded] == good  # type: ignore[attr-defined]
    assert [getattr(failure, "path", None) for failure in caught.value.failures] == [empty, tmp_path / "missing.txt"]
    assert len(str(caught.value).split("\n")) == 2
    assert len(documents(store)) == 2


def test_one_load_does_not_lose_a_file_to_another_of_the_same_number(store: Store, tmp_path: Path) -> None:
    first, second = plan_file(tmp_path, "1.txt"), plan_file(tmp_path, "2.txt", unit="市水利局")
    with pytest.raises(LoadFailed) as caught:
        load(store, [first, second])
    (failure,) = caught.value.failures
    assert isinstance(failure, SameDocument)
    assert (failure.path, failure.first) == (second, first)
    assert store.contents() == fresh(tmp_path, first)


def test_a_reader_cannot_load(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", write=True) as opened:
        load(opened, [plan_file(tmp_path)])
    with open_store(tmp_path / "store") as opened, pytest.raises(StoreReadOnly):
        load(opened, [plan_file(tmp_path)])


@pytest.mark.parametrize("name", ["iri", "id", "number", "title"])
def test_a_document_goes_by_any_of_its_names(store: Store, tmp_path: Path, name: str) -> None:
    load(store, shipped_documents())
    before = store.contents()
    (loaded,) = load(store, [plan_file(tmp_path)])
    row = find(store, f" {getattr(loaded, name)} ")
    assert remove(store, getattr(loaded, name)) == row
    assert store.contents() == before


def test_an_unknown_name_gets_the_list(store: Store, tmp_path: Path) -> None:
    (loaded,) = load(store, [plan_file(tmp_path)])
    with pytest.raises(UnknownDocument) as caught:
        remove(store, "乙府发〔2031〕1号")
    assert loaded.id in str(caught.value)
    assert loaded.title in str(caught.value)
    assert len(documents(store)) == 1


def test_a_shared_title_asks_for_the_id(store: Store, tmp_path: Path) -> None:
    both = [plan_file(tmp_path, f"{n}.txt", number=f"甲府发〔2031〕{n}号") for n in (1, 2)]
    ids = [each.id for each in load(store, both)]
    with pytest.raises(AmbiguousDocument) as caught:
        remove(store, "甲市绿色发展行动方案")
    assert all(each in str(caught.value) for each in ids)
    assert len(documents(store)) == 2


def test_a_store_that_is_locked_or_damaged_is_left_alone(tmp_path: Path) -> None:
    location = tmp_path / "store"
    assert ensure_default(location)
    before = contents(location)
    with open_store(location, write=True), pytest.raises(StoreLocked):
        open_store(location, write=True, wait=0.1)
    current = location / "CURRENT"
    kept = current.read_bytes()
    current.write_bytes(b"MANIFEST-999999\n")
    for write in (False, True):
        with pytest.raises(StoreDamaged):
            open_store(location, write=write)
    assert not ensure_default(location)
    current.write_bytes(kept)
    assert contents(location) == before


def test_the_first_start_loads_what_ships_and_later_ones_nothing(tmp_path: Path) -> None:
    location = tmp_path / "deep" / "store"
    assert ensure_default(location)
    before = contents(location)
    assert before == fresh(tmp_path, *shipped_documents())
    assert not ensure_default(location)
    assert contents(location) == before
    assert [path.name for path in location.parent.iterdir()] == ["store"]


def test_a_folder_of_something_else_and_a_service_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("甲")
    assert not ensure_default(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    assert not ensure_default("http://localhost:1/query")


def test_an_empty_folder_becomes_the_store(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "zeren.lock").touch()
    assert ensure_default(tmp_path / "store")
    assert "CURRENT" in {path.name for path in (tmp_path / "store").iterdir()}


def test_a_place_where_nothing_can_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("甲")
    assert not ensure_default(tmp_path / "file" / "store")
    with pytest.raises(StoreUnavailable):
        open_store(tmp_path / "file" / "store", write=True)


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def duration(code: str, *arguments: object) -> float:
    """Return the seconds from `ready` to the end."""
    process = start(code, *arguments)
    begun = time.monotonic()
    process.communicate()
    assert process.returncode == 0
    return time.monotonic() - begun


def kill_after(seconds: float, code: str, *arguments: object) -> bool:
    """Tell whether the kill came before the end."""
    process = start(code, *arguments)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def test_a_load_that_is_killed_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, unit in ((old, "市商务局"), (new, "市水利局")):
        folder.mkdir()
        plan_file(folder, unit=unit)
    location = tmp_path / "store"
    with open_store(location, write=True) as opened:
        load(opened, [old])
    before, after = contents(location), fresh(tmp_path, new / "plan.txt")
    takes = duration(LOADING, tmp_path / "timing", new)
    killed = 0
    for turn in range(8):
        killed += kill_after(takes * turn / 10, LOADING, location, new)
        assert contents(location) in (before, after)
        with open_store(location, write=True) as opened:
            load(opened, [old])
            assert opened.contents() == before
    assert killed


def test_a_first_start_that_is_killed_leaves_nothing_half(tmp_path: Path) -> None:
    takes = duration(FIRST_START, tmp_path / "timing")
    for turn in range(3):
        location = tmp_path / f"store{turn}"
        kill_after(takes * (2 * turn + 1) / 6, FIRST_START, location)
        existed = location.exists()
        assert ensure_default(location) is not existed
        assert contents(location) == contents(tmp_path / "timing")


def test_a_slower_first_start_leaves_the_store_of_a_faster_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    location = tmp_path / "store"
    real = build.load

    def overtaken(store: Store, paths: Iterable[str | Path], *, on_progress: build.OnProgress | None = None) -> object:
        monkeypatch.setattr(build, "load", real)
        assert ensure_default(location)
        return real(store, paths, on_progress=on_progress)

    monkeypatch.setattr(build, "load", overtaken)
    assert not ensure_default(location)
    assert (location / LOCK_FILE).exists()
    assert contents(location) == fresh(tmp_path / "other", *shipped_documents())


def test_two_first_starts_at_once_make_one_store(tmp_path: Path) -> None:
    both = [start(FIRST_START, tmp_path / "store") for _ in range(2)]
    said = [process.communicate()[0].strip() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert "True" in said
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    assert contents(tmp_path / "store") == fresh(tmp_path / "other", *shipped_documents())


def test_line_ends_change_no_fact(store: Store, tmp_path: Path) -> None:
    (unix,) = load(store, [plan_file(tmp_path)])
    (dos,) = load(store, [plan_file(tmp_path, end="\r\n")])
    assert (unix.id, unix.tasks, unix.responsibilities, unix.targets) == (
        dos.id,
        dos.tasks,
        dos.responsibilities,
        dos.targets,
    )
    assert "市教育局" in plan_text()


def test_many_readers_make_the_same_store_as_one(tmp_path: Path) -> None:
    texts = {
        f"{n}.txt": f"甲州府发〔2023〕{n}号\n\n一、任务\n\n1.推进甲事。做好甲事。（市教育局牵头，市财政局配合）\n"
        for n in (1, 2, 3)
    }
    folder = tmp_path / "plans"
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    contents = []
    for jobs in (1, 2):
        with open_store(tmp_path / f"store-{jobs}", write=True) as store:
            with pytest.raises(LoadFailed) as failed:
                build.load(store, [folder], jobs=jobs)
            assert len(failed.value.loaded) == 3
            contents.append(store.contents())
    assert contents[0] == contents[1]
