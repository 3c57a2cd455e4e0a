"""Laws of loading many files: any number of processes, any kill, any batch make the store that one slow load makes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg import loading, prepared, reading
from kg.build import load
from kg.errors import LoadFailed, NotAPlan, ReaderDied
from kg.prepared import Prepared
from kg.store import SHARED, open_store
from tests.kg.plans import plan_file

ROOT = Path(__file__).parents[2]
LOADING = """
import sys
from kg.build import load
from kg import loading
from kg.store import open_store
if __name__ == "__main__":
    loading.BATCH = int(sys.argv[3])
    with open_store(sys.argv[1], write=True) as store:
        print("ready", flush=True)
        load(store, [sys.argv[2]], jobs=2, resume=True, on_progress=lambda *told: print(told[0], flush=True))
"""
UNITS = ("市商务局", "市水利局", "市科技局", "市审计局", "市统计局")


def written(folder: Path) -> Path:
    """Write twelve plans that share units."""
    folder.mkdir()
    for n in range(12):
        plan_file(folder, f"{n:02}.txt", number=f"甲府发〔2031〕{n}号", unit=UNITS[n % len(UNITS)])
    return folder


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return written(tmp_path / "plans")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a store of all of them holds."""
    place = tmp_path_factory.mktemp("whole")
    return loaded(place / "store", written(place / "plans"))


def contents(location: Path) -> str:
    with open_store(location) as opened:
        return opened.contents()


def loaded(location: Path, plans: Path, *, jobs: int = 1, resume: bool = False) -> str:
    with open_store(location, write=True) as store:
        load(store, [plans], jobs=jobs, resume=resume)
    return contents(location)


@pytest.mark.parametrize(("batch", "jobs"), [(0, 1), (20_000, 2), (1, 1)])
def test_batches_and_processes_change_nothing(
    tmp_path: Path, plans: Path, whole: str, monkeypatch: pytest.MonkeyPatch, batch: int, jobs: int
) -> None:
    monkeypatch.setattr(loading, "BATCH", batch)
    assert loaded(tmp_path / "store", plans, jobs=jobs) == whole


def test_files_are_told_in_their_order_however_many_read(tmp_path: Path, plans: Path) -> None:
    told: list[tuple[int, int, str]] = []
    with open_store(tmp_path / "store", write=True) as store:
        found = load(store, [plans], jobs=3, on_progress=lambda *step: told.append((step[0], step[1], step[2].name)))
    assert told == [(n + 1, 12, f"{n:02}.txt") for n in range(12)]
    assert [each.path.name for each in found] == [f"{n:02}.txt" for n in range(12)]


def test_new_and_known_documents_in_one_load(tmp_path: Path, plans: Path) -> None:
    with open_store(tmp_path / "store", write=True) as store:
        load(store, [plans / "03.txt"])
        plan_file(plans, "03.txt", number="甲府发〔2031〕3号", unit="市民政局")
        told = load(store, [plans])
        assert [each.path.name for each in told if each.replaced] == ["03.txt"]
    assert contents(tmp_path / "store") == loaded(tmp_path / "whole", plans)


def test_the_same_file_twice_in_one_load_is_once(tmp_path: Path, plans: Path, whole: str) -> None:
    (plans / "99.txt").write_bytes((plans / "03.txt").read_bytes())
    assert loaded(tmp_path / "store", plans) == whole


def test_resuming_leaves_out_what_is_there_with_the_same_bytes(
    tmp_path: Path, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(tmp_path / "store", write=True) as store:
        load(store, [plans / f"{n:02}.txt" for n in range(5)])
        plan_file(plans, "02.txt", number="甲府发〔2031〕2号", unit="市民政局")
        read: list[str] = []
        real = prepared.prepare
        monkeypatch.setattr(reading, "prepare", lambda path: read.append(path.name) or real(path))  # type: ignore[func-returns-value]
        steps: list[int] = []
        load(store, [plans], resume=True, on_progress=lambda *step: steps.append(step[0]))
    assert read == ["02.txt", *(f"{n:02}.txt" for n in range(5, 12))]
    assert steps == list(range(5, 13))
    assert contents(tmp_path / "store") == loaded(tmp_path / "whole", plans)


def test_one_that_the_store_does_not_take_leaves_the_others(
    tmp_path: Path, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = prepared.prepare

    def spoilt(path: Path) -> Prepared:
        found = real(path)
        bad = "<urn:x> <urn:y> _:z <urn:g> .\n" if path.name == "04.txt" else ""
        return Prepared(found.graph, found.digest, found.nquads + bad, found.loaded)

    monkeypatch.setattr(reading, "prepare", spoilt)
    with open_store(tmp_path / "store", write=True) as store, pytest.raises(LoadFailed) as failed:
        load(store, [plans])
    assert len(failed.value.failures) == 1
    assert len(failed.value.loaded) == 11
    (plans / "04.txt").unlink()
    monkeypatch.setattr(reading, "prepare", real)
    assert contents(tmp_path / "store") == loaded(tmp_path / "whole", plans)


def test_while_a_batch_is_written_the_next_one_is_taken(
    tmp_path: Path, plans: Path, whole: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, waited = threading.Event(), list[bool]()
    with open_store(tmp_path / "store", write=True) as store:
        load(store, [])  # the vocabulary alone
        real = store.bulk_load

        def slow(parts: Iterable[str]) -> None:
            waited.append(taken.wait(20))
            real(parts)

        monkeypatch.setattr(store, "bulk_load", slow)
        writing = loading.Writing(store, set(), 1)
        writing.add(prepared.prepare(plans / "00.txt"))
        taken.set()
        for n in range(1, 12):
            writing.add(prepared.prepare(plans / f"{n:02}.txt"))
        writing.flush()
        assert writing.written == len(writing.loaded) == len(waited) == 12
    assert all(waited)
    assert contents(tmp_path / "store") == whole


def killing(path: Path) -> Prepared | None:
    """Read a file as ever, but die over one, and once over another."""
    if path.name == "05.txt" or (path.name == "08.txt" and not path.with_suffix(".once").exists()):
        path.with_suffix(".once").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return prepared.prepare(path)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_reader_that_dies_takes_one_file_along_at_most(
    tmp_path: Path, plans: Path, whole: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_prepare", killing)
    with open_store(tmp_path / "store", write=True) as store, pytest.raises(LoadFailed) as failed:
        load(store, sorted(plans.glob("*.txt"))[3:10], jobs=2)
    (failure,) = failed.value.failures
    assert isinstance(failure, ReaderDied)
    assert failure.path.name == "05.txt"
    assert [each.path.name for each in failed.value.loaded] == [f"{n:02}.txt" for n in (3, 4, 6, 7, 8, 9)]  # type: ignore[attr-defined]
    assert len(contents(tmp_path / "store").splitlines()) < len(whole.splitlines())
    monkeypatch.undo()
    for left in plans.glob("*.once"):
        left.unlink()
    assert loaded(tmp_path / "store", plans, jobs=2, resume=True) == whole


def test_what_is_no_plan_is_told_whoever_reads_it(tmp_path: Path, plans: Path) -> None:
    (plans / "letter.txt").write_text("妈妈：我很好，天气不错。下周回家。\n", encoding="utf-8")
    for jobs in (1, 2):
        with open_store(tmp_path / f"store-{jobs}", write=True) as store, pytest.raises(LoadFailed) as failed:
            load(store, [plans], jobs=jobs)
        assert [type(failure) for failure in failed.value.failures] == [NotAPlan]
        assert len(failed.value.loaded) == 12


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_load_of_a_folder_killed_at_random_is_resumed(tmp_path: Path, plans: Path, whole: str) -> None:
    location, dice, lines = tmp_path / "store", random.Random(61), set(whole.splitlines())
    seen = []
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", LOADING, str(location), str(plans), "30000"], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        for _ in range(dice.randint(0, 8)):
            process.stdout.readline()  # a file is done
        time.sleep(dice.random() / 10)
        process.kill()
        process.communicate()
        with open_store(location, write=True, wait=0) as store:
            found = set(store.contents().splitlines())
            assert found <= lines
            for graph in store.graphs():
                own = {line for line in lines if line.endswith(f" <{graph}> .")}
                assert set(store.contents(graph).splitlines()) == own
            seen.append(len(store.graphs()))
            assert bool(store.contents(SHARED)) == bool(seen[-1])
    assert max(seen) > 0
    assert loaded(location, plans, jobs=2, resume=True) == whole


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked up in /proc")
def test_readers_end_with_the_one_that_started_them(tmp_path: Path, plans: Path) -> None:
    code = LOADING.replace("load(store", "import os; os.environ['ZEREN_TEST_MARK'] = sys.argv[1]; load(store")
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "store"), str(plans), "1"], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert [process.stdout.readline() for _ in range(2)] == [b"ready\n", b"1\n"]
    mark = f"ZEREN_TEST_MARK={tmp_path / 'store'}".encode()
    begun = marked(mark)
    process.kill()
    process.communicate()
    assert begun
    until = time.monotonic() + 20
    while marked(mark) and time.monotonic() < until:
        threading.Event().wait(0.05)
    assert marked(mark) == []


def marked(mark: bytes) -> list[str]:
    """Return the processes that were started with a word in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes():
                found.append(process.name)
        except OSError:
            continue
    return found
