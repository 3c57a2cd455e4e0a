"""The store and other processes: killed half way, locked, read by many."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import StoreLocked
from kg.store import SHARED, open_store
from tests.kg.test_store import A, B, described, own

ROOT = Path(__file__).parents[2]
LOADING = """
import sys
from kg.store import open_store
folder, graph, first, second, how = sys.argv[1:]
parts = [open(name, encoding="utf-8").read() for name in (first, second)]
if how == "bulk":
    with open_store(folder, write=True) as store:
        print("ready", flush=True)
        store.bulk_load([parts[1]])
else:
    with open_store(folder, write=True) as store:
        print("ready", flush=True)
        for turn in range(1, 10_000):
            store.replace_graph(graph, parts[turn % 2])
"""
HOLDING = """
import sys
from kg.store import open_store
with open_store(sys.argv[1], write=sys.argv[2] == "write") as store:
    print(len(store.contents()), flush=True)
    sys.stdin.read()
"""


def start(code: str, *arguments: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().strip()
    return process


def kill(process: subprocess.Popen[str]) -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()


def big(document: str, first: int, tasks: int = 400) -> str:
    label = f'"{document[-1]} 推动能源消费低碳化转型" <{document}> .\n'
    tasks_of = "".join(
        f"<{document}:task:{n}> <http://www.w3.org/2000/01/rdf-schema#label> {label}" for n in range(tasks)
    )
    units = tuple(range(first, first + 40))
    return own(document, units) + tasks_of + described(*units)


def written(folder: Path, *texts: str) -> list[Path]:
    paths = [folder / f"{n}.nq" for n in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8", newline="\n")
    return paths


def test_a_kill_leaves_one_version_or_the_other(tmp_path: Path) -> None:
    folder, dice = tmp_path / "s", random.Random(37)
    versions = [big(A, 0), big(A, 20, tasks=300)]
    kept = own(B, (5,)) + described(5)
    with open_store(folder, write=True) as store:
        store.replace_graph(B, kept)
    allowed = [{*text.splitlines(), *kept.splitlines()} for text in (*versions, kept)]
    seen = set()
    for _ in range(15):
        process = start(LOADING, folder, A, *written(tmp_path, *versions), "replace")
        time.sleep(dice.uniform(0.0, 0.12))
        kill(process)
        with open_store(folder, write=True, wait=0) as store:
            found = {line for graph in (A, B, SHARED) for line in store.contents(graph).splitlines()}
            seen.add(allowed.index(found))
            if A in store.graphs() and dice.random() < 0.5:
                store.remove_graph(A)
                assert {line for graph in (B, SHARED) for line in store.contents(graph).splitlines()} == allowed[2]
    assert len(seen) > 1


def test_a_kill_leaves_a_bulk_load_whole_or_not_begun(tmp_path: Path) -> None:
    dice = random.Random(22)
    many = "".join(big(f"urn:zeren:document:{n:012x}", n, tasks=500) for n in range(12))
    expected = set(many.splitlines())
    for turn in range(4):
        folder = tmp_path / f"s{turn}"
        process = start(LOADING, folder, A, *written(tmp_path, "", many), "bulk")
        time.sleep(dice.uniform(0.0, 0.25))
        kill(process)
        with open_store(folder, write=True, wait=0) as store:
            lines = set(store.contents().splitlines()) - set(store.contents("urn:zeren:store").splitlines())
            assert lines in (set(), expected)
            store.bulk_load([many] if not lines else [])
            assert len(store.contents(SHARED).splitlines()) == 51


def test_a_kill_while_the_store_is_made_leaves_no_stumbling_block(tmp_path: Path) -> None:
    dice = random.Random(8)
    code = (
        "import sys; from kg.store import open_store; print('ready', flush=True); open_store(sys.argv[1], write=True)"
    )
    for turn in range(5):
        folder = tmp_path / f"s{turn}"
        process = start(code, folder)
        time.sleep(dice.uniform(0.0, 0.06))
        kill(process)
        with open_store(folder, write=True, wait=0) as store:
            assert store.graphs() == ()


@pytest.mark.parametrize(("holder", "asker"), [("write", True), ("write", False), ("read", True)])
def test_a_locked_store_is_refused_after_the_wait(tmp_path: Path, holder: str, asker: bool) -> None:
    open_store(tmp_path / "s", write=True).close()
    process = start(HOLDING, tmp_path / "s", holder)
    began = time.monotonic()
    with pytest.raises(StoreLocked) as caught:
        open_store(tmp_path / "s", write=asker, wait=0.2)
    assert 0.2 <= time.monotonic() - began < 2
    assert caught.value.seconds == 0.2
    process.communicate("")
    open_store(tmp_path / "s", write=asker, wait=0).close()


def test_waiting_is_rewarded(tmp_path: Path) -> None:
    open_store(tmp_path / "s", write=True).close()
    process = start(HOLDING, tmp_path / "s", "write")
    assert process.stdin is not None
    process.stdin.close()
    process.stdin = None
    open_store(tmp_path / "s", write=True, wait=5).close()
    process.communicate()


def test_a_killed_writer_leaves_no_lock(tmp_path: Path) -> None:
    process = start(HOLDING, tmp_path / "s", "write")
    kill(process)
    open_store(tmp_path / "s", write=True, wait=0).close()


def test_many_read_at_once(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        store.replace_graph(A, own(A))
        size = len(store.contents())
    processes = [start(HOLDING, tmp_path / "s", "read") for _ in range(3)]
    with open_store(tmp_path / "s", wait=0) as reader:
        assert len(reader.contents()) == size
    assert [process.communicate("")[1] for process in processes] == [None] * 3
    assert all(process.returncode == 0 for process in processes)


def test_the_engine_s_own_lock_is_heeded(tmp_path: Path) -> None:
    open_store(tmp_path / "s", write=True).close()
    code = "import sys, pyoxigraph; s = pyoxigraph.Store(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    process = start(code, tmp_path / "s")
    with pytest.raises(StoreLocked):
        open_store(tmp_path / "s", write=True, wait=0)
    process.communicate("")
