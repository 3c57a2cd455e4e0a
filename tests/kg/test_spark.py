"""A folder read by Spark makes the bytes and the store of a local run, also if an executor dies in the middle."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from bench.invented import plans
from corpus.errors import CorpusError
from kg import spark
from kg.build import load
from kg.errors import DocumentError, LoadFailed, SparkFailed
from kg.files import files_at
from kg.prepared import prepare
from kg.store import open_store
from tests.kg.plans import plan_file

ROOT = Path(__file__).parents[2]
MASTER = "local-cluster[2,1,1024]"
LONGEST = 600.0  # seconds


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans in folders, with names that Hadoop would take for patterns, and among them files of every other fate."""
    place = tmp_path_factory.mktemp("spark") / "文件 [1]"
    (place / "a").mkdir(parents=True)
    for order, plan in enumerate(plans(24)):
        inside = place / ("a" if order % 3 else "a-b/c")
        inside.mkdir(parents=True, exist_ok=True)
        (inside / f"{order}〔甲〕[乙],{{丙}} %20?.txt").write_text(plan.text, encoding="utf-8")
    (place / "broken.pdf").write_bytes(b"%PDF-1.4")
    (place / "letter.txt").write_text("没有什么内容。\n", encoding="utf-8")
    (place / "homeless.txt").write_text(
        "绿色发展行动方案\n\n一、任务\n1.做好甲事。（市教育局牵头）\n", encoding="utf-8"
    )
    (place / "graph.ttl").write_text('@prefix e: <urn:e:> . e:a e:p "1\\r\\n2" .\n', encoding="utf-8")
    plan_file(place, "same.txt")
    plan_file(place, "same-other.txt", unit="市水利局")
    return place


def quads_of(folder: Path) -> str:
    """Return the N-Quads that a local run makes of a folder."""
    made = ""
    for path in files_at([folder])[0]:
        try:
            made += prepare(path).nquads
        except (CorpusError, DocumentError):
            continue
    return made


def without_comments(lines: str) -> str:
    return "".join(f"{line}\n" for line in lines.split("\n") if line and not line.startswith("#"))


def loaded_locally(folder: Path, location: Path) -> tuple[str, list[str]]:
    with open_store(location, write=True) as store:
        with pytest.raises(LoadFailed) as failed:
            load(store, [folder])
        return store.contents(), [str(each) for each in failed.value.failures]


@dataclass(frozen=True, slots=True)
class Row:
    """A file as Spark hands it out."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Lines:
    """As much of a Spark session as reads parts."""

    lines: tuple[str, ...]

    @property
    def sparkContext(self) -> Lines:  # noqa: N802
        return self

    def textFile(self, _: str) -> Lines:  # noqa: N802
        return self

    def toLocalIterator(self, *, prefetchPartitions: bool) -> Iterator[str]:  # noqa: ARG002, N802, N803
        return iter(self.lines)


def parts_of(folder: Path, known: frozenset[str] = frozenset()) -> str:
    paths = [path for path in files_at([folder])[0] if path.name != "homeless.txt"]
    rows = [Row(f"file:{path}", path.read_bytes()) for path in paths]
    return "".join(f"{block}\n" for _, block in sorted(spark._blocks(rows, 0, known)))


def test_parts_say_what_a_local_run_reads(folder: Path) -> None:
    found = list(spark._parts(Lines(tuple(parts_of(folder).splitlines())), ""))
    assert [path for path, _ in found] == [path for path in files_at([folder])[0] if path.name != "homeless.txt"]
    for path, prepared in found:
        if isinstance(prepared, Exception):
            with pytest.raises((CorpusError, DocumentError)) as local:
                prepare(path)
            assert str(prepared) == str(local.value)
        else:
            assert prepared == prepare(path)


def test_files_that_are_known_are_left_out(folder: Path) -> None:
    known = frozenset([prepare(folder / "same.txt").digest])
    assert len(list(spark._parts(Lines(tuple(parts_of(folder, known).splitlines())), ""))) == 28


def test_a_part_that_ends_early_is_told(folder: Path) -> None:
    lines = parts_of(folder).splitlines()
    with pytest.raises(SparkFailed, match="分片中不完整"):
        list(spark._parts(Lines(tuple(lines[:-1])), ""))


@pytest.mark.parametrize("missing", ["pyspark", "java"])
def test_what_is_missing_is_said_in_one_line(missing: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(spark, "find_spec", lambda name: None if missing == "pyspark" else name)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with open_store(tmp_path / "store", write=True) as store, pytest.raises(SparkFailed) as failed:
        spark.load_by_spark(store, [str(tmp_path)], master="local[1]")
    assert len(str(failed.value).splitlines()) == 1
    assert ("zeren[spark]" if missing == "pyspark" else "default-jre-headless") in str(failed.value)


def needs_spark() -> None:
    if find_spec("pyspark") is None:
        pytest.skip("pyspark is not installed: pip install 'zeren[spark]'")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed: apt-get install default-jre-headless")
    if not Path("/proc/self/stat").exists():
        pytest.skip("executors are found by /proc, which is Linux")


def below(pid: int) -> dict[int, str]:
    """Return the command lines of all processes that descend from one, by their ids."""
    parents: dict[int, int] = {}
    commands: dict[int, str] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                commands[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except (OSError, ValueError):
                continue

    def is_below(one: int) -> bool:
        while one in parents and one != pid:
            one = parents[one]
        return one == pid

    return {one: command for one, command in commands.items() if is_below(one)}


def executors(pid: int) -> set[int]:
    return {one for one, command in below(pid).items() if "CoarseGrainedExecutorBackend" in command}


def run(*arguments: str, cwd: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from viz.cli import main; main()", *arguments]
    clean = {key: value for key, value in os.environ.items() if not key.startswith("ZEREN_")}
    clean |= {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=cwd, env=clean, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )


def kill_one_that_reads(pid: int) -> set[int]:
    """End an executor whose Python has begun to read files; return the executors that there were."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        there = executors(pid)
        for one in there:
            if any("multiprocessing" in command for command in below(one).values()):
                os.kill(one, signal.SIGKILL)
                return there
        time.sleep(0.05)
    raise AssertionError("no executor began to read")


def test_a_cluster_makes_what_a_local_run_makes_though_an_executor_dies(folder: Path, tmp_path: Path) -> None:
    needs_spark()
    location, parts = tmp_path / "clustered", tmp_path / "parts"
    options = ("--engine", "spark", "--master", MASTER, "--parts", str(parts))
    with run("load", str(folder), "--store", str(location), *options, cwd=tmp_path) as process:
        try:
            before = kill_one_that_reads(process.pid)
            seen = set(before)
            while process.poll() is None:
                seen |= executors(process.pid)
                time.sleep(0.2)
        finally:
            process.kill()
        assert process.stdout is not None
        told = process.stdout.read()
    assert process.returncode == 1, told  # some of the files are none to be read
    assert (len(before), len(seen)) == (2, 3), told
    whole = "".join(path.read_text(encoding="utf-8") for path in sorted(parts.glob("part-*")))
    assert without_comments(whole) == quads_of(folder)
    contents, failures = loaded_locally(folder, tmp_path / "local")
    with open_store(location) as store:
        assert store.contents() == contents
    assert sorted(re.findall(r"错误：(.*)", told)) == sorted(failures)


def test_what_spark_cannot_do_is_said_in_one_line(tmp_path: Path) -> None:
    needs_spark()
    taken: dict[str, Any] = {"parts": str(tmp_path)}
    plan_file(tmp_path)
    with open_store(tmp_path / "store", write=True) as store:
        for sources, options in (([str(tmp_path / "none")], {}), ([str(tmp_path)], taken)):
            with pytest.raises(SparkFailed) as failed:
                spark.load_by_spark(store, sources, master="local[1]", **options)
            assert len(str(failed.value).splitlines()) == 1
            assert re.search(r"none|exists", str(failed.value)), str(failed.value)
