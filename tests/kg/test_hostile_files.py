"""Files that are broken, locked, huge or something else: one line for each, within bounds, and nothing half loaded."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from corpus import read as reading
from corpus.errors import CorpusError, EncryptedFileError, MisnamedFileError, OversizedFileError, TooLargeError
from corpus.read import READERS, read
from kg.build import documents, load
from kg.errors import LoadFailed
from kg.store import open_store
from tests.corpus.pdf_maker import Words, make_pdf
from tests.kg.plans import plan_text
from tests.strategies import files, task_tables

ROOT = Path(__file__).parents[2]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT = plan_text()
WHOLE: dict[str, bytes] = {ending: make(TEXT, Random(1)) for ending, make in files.KINDS.items()}
WHOLE |= {".xlsx": task_tables.as_workbook(task_tables.table(Random(1)))}
BINARY = (".docx", ".pdf", ".xlsx")
HUGE = 200 * 2**20
BOUND = 1_000 * 2**20  # bytes of memory, at the peak, for a process that reads them all
GUARD = 4 * BOUND  # bytes of address space, which threads of a larger machine reserve without using it


def noise(content: bytes) -> bytes:
    """Return the bytes with one in twenty changed."""
    rng, changed = Random(3), bytearray(content)
    for _ in range(len(changed) // 20):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def bomb(content: bytes, member: str) -> bytes:
    """Return a package whose `member` unpacks to more than any document."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != member:
                new.writestr(name, old.read(name))
        with new.open(member, "w") as out:
            out.write(old.read(member)[:200])
            for _ in range(300):
                out.write(b" " * 2**20)
    return buffer.getvalue()


def refused(path: Path) -> CorpusError:
    with pytest.raises(CorpusError) as caught:
        read(path)
    assert caught.value.path == path
    assert len(str(caught.value).splitlines()) == 1
    return caught.value


@pytest.mark.parametrize("ending", sorted(READERS))
def test_an_empty_file_is_refused(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"plan{ending}"
    path.write_bytes(b"")
    assert "0 字节" in str(refused(path))


@pytest.mark.parametrize("ending", BINARY)
@pytest.mark.parametrize("spoil", [noise, lambda content: content[: len(content) // 2], lambda _: b"\0" * 100_000])
def test_a_damaged_file_is_refused(tmp_path: Path, ending: str, spoil: Callable[[bytes], bytes]) -> None:
    path = tmp_path / f"plan{ending}"
    path.write_bytes(spoil(WHOLE[ending]))
    refused(path)


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".ofd"])
def test_a_file_with_a_password_is_refused(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"plan{ending}"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000)
    assert isinstance(refused(path), EncryptedFileError)


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(make_pdf([[Words("一、总则", 90, 90)]], encrypted=True))
    assert isinstance(refused(path), EncryptedFileError)


@pytest.mark.parametrize("kind", BINARY)
@pytest.mark.parametrize("ending", ["", ".txt", ".md", ".html", ".csv", ".pdf", ".docx", ".xlsx", ".ofd"])
def test_a_wrong_ending_is_told_with_the_right_one(tmp_path: Path, kind: str, ending: str) -> None:
    path = tmp_path / f"plan{ending}"
    path.write_bytes(WHOLE[kind])
    if ending == kind:
        assert read(path).text
        return
    error = refused(path)
    assert isinstance(error, MisnamedFileError)
    assert error.ending == kind


@pytest.mark.parametrize(("ending", "member"), [(".docx", "word/document.xml"), (".xlsx", "xl/worksheets/sheet1.xml")])
def test_a_package_that_unpacks_without_end_is_refused(tmp_path: Path, ending: str, member: str) -> None:
    path = tmp_path / f"plan{ending}"
    path.write_bytes(bomb(WHOLE[ending], member))
    assert path.stat().st_size < 2**20
    assert isinstance(refused(path), OversizedFileError)


def test_more_text_than_any_plan_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST", len(TEXT) - 1)
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert isinstance(refused(path), TooLargeError)


@pytest.mark.parametrize("ending", [ending for ending in sorted(READERS) if reading.LIMITS[ending] < HUGE])
def test_a_huge_text_or_page_is_not_even_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"plan{ending}"
    with path.open("wb") as file:
        file.write(WHOLE.get(ending, WHOLE[".md"]))
        file.truncate(HUGE)  # a hole: no disk is filled
    assert isinstance(refused(path), TooLargeError)


# The peak is that of this program: `ru_maxrss` outlives `exec`, so that a child begins with the peak of who started it.
LOADING = """
import re, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[3]), int(sys.argv[3])))
from kg.build import load
from kg.errors import LoadFailed
from kg.store import open_store
with open_store(sys.argv[1], write=True) as store:
    try:
        load(store, [sys.argv[2]])
    except LoadFailed as failed:
        print(len(failed.failures), len(failed.loaded))
status = Path("/proc/self/status")
told = re.search(r"VmHWM:\\s*(\\d+) kB", status.read_text()) if status.exists() else None
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(int(told[1]) * 1024 if told else peak if sys.platform == "darwin" else peak * 1024)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory can be set there")
def test_huge_files_of_every_kind_stay_within_bounds_of_memory(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    kinds = (".docx", ".xlsx", ".ofd", ".txt", ".html", ".csv")
    for ending in kinds:
        with (folder / f"huge{ending}").open("wb") as file:
            file.write(WHOLE.get(ending, WHOLE[".docx"]))
            file.truncate(HUGE)
    (folder / "good.txt").write_bytes(WHOLE[".txt"])
    done = subprocess.run(
        [sys.executable, "-c", LOADING, str(tmp_path / "store"), str(folder), str(GUARD)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    failures, loaded, peak = map(int, done.stdout.split())
    assert (failures, loaded) == (len(kinds), 1)
    assert peak <= BOUND


def test_a_folder_of_bad_files_loads_the_good_one_and_tells_of_each(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    bad = {f"noise{ending}": noise(WHOLE[ending]) for ending in BINARY}
    bad |= {f"empty{ending}": b"" for ending in READERS if ending}
    bad |= {
        "bomb.docx": bomb(WHOLE[".docx"], "word/document.xml"),
        "pdf.docx": WHOLE[".pdf"],
        "word.txt": WHOLE[".docx"],
    }
    for name, content in bad.items():
        (folder / name).write_bytes(content)
    (folder / "good.txt").write_bytes(WHOLE[".txt"])
    with open_store(tmp_path / "store", write=True) as store:
        with pytest.raises(LoadFailed) as caught:
            load(store, [folder])
        assert len(documents(store)) == 1
    told = [str(failure) for failure in caught.value.failures]
    assert [name for name in bad if sum(line.startswith(f"{folder / name}：") for line in told) != 1] == []
    assert [line for line in told if "\n" in line] == []
