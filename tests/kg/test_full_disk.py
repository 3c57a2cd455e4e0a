"""A disk that is full, or a folder that may only be read: told in one line, and nothing that was there is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import open_store
from tests.kg.test_store import A, B, described, own

ROOT = Path(__file__).parents[2]
SIZE = "24m"
FILLING = """
import sys
from kg.errors import KgError
from kg.store import open_store
from tests.kg.test_store import A, described, own
folder, filler = sys.argv[1:]
units = tuple(range(20_000))
try:
    with open_store(folder, write=True) as store:
        with open(filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass
        for turn in range(20):
            store.replace_graph(A, own(A, units) + described(*units))
    print("done")
except KgError as error:
    print(type(error).__name__, str(error).count(chr(10)))
"""
READING = """
import os, sys
from kg.errors import KgError
from kg.store import open_snapshot, open_store
import kg.stores.snapshot
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
with open_store(sys.argv[1]) as store:
    print(len(store.graphs()))
with open_snapshot(sys.argv[1]) as store:
    print(len(store.graphs()))
try:
    open_store(sys.argv[1], write=True)
except KgError as error:
    print(type(error).__name__, str(error).count(chr(10)))
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes, where this user may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(place)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root on Linux may mount a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def run(code: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)


def test_a_full_disk_is_told_and_what_was_there_stays(small_disk: Path) -> None:
    folder = small_disk / "store"
    kept = own(B, (5,)) + described(5)
    with open_store(folder, write=True) as store:
        store.replace_graph(B, kept)
    done = run(FILLING, folder, small_disk / "filler")
    assert done.returncode == 0, done.stderr
    name, breaks = done.stdout.split()
    assert (name, breaks) == ("StoreFull", "0")
    (small_disk / "filler").unlink()
    with open_store(folder, write=True) as store:
        assert store.contents(B) == "".join(sorted(own(B, (5,)).splitlines(keepends=True)))
        assert store.graphs() in ((B,), (A, B))
        store.replace_graph(A, own(A))
        assert store.graphs() == (A, B)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such permissions")
def test_a_folder_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with open_store(folder, write=True) as store:
        store.replace_graph(A, own(A))
    for path in (folder, *folder.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for path in (tmp_path, *tmp_path.parents):
        if path.stat().st_mode & 0o005 == 0o005:
            break
        path.chmod(path.stat().st_mode | 0o055)
    done = run(READING, folder)
    folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["1", "1", "StoreUnavailable 0"]
