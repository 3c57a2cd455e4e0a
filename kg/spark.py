"""Folders too large for one machine: files are read and put into N-Quads as a Spark job, then loaded from its parts.

Documents come from any Hadoop path, parts go to one: N-Quads files of whole documents in the order of a local run, byte
for byte what that makes. Before each document a comment line says what a load tells of it. Every node needs this same
version of the program. Spark leaves out files whose names begin with `_` or `.`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError, TooLargeError
from corpus.model import Doubt
from corpus.read import ANY_FILE
from corpus.span import Span
from kg.errors import KgError, LoadFailed, NothingToLoad, ReadElsewhere, SparkFailed
from kg.loading import OnProgress, digests_in, put_all
from kg.prepared import Loaded, Prepared, prepare
from kg.reading import Read, prepared_by
from kg.store import Store

_MARK = "# zeren "
_PER_PART = 200
"""Documents of one part, if there are many: some 50 MB."""
_READERS = 2
"""Processes that read for one task: a file that brings its reader down takes nothing along, as in a local run."""
_TOLD = ("id", "number", "title", "tasks", "responsibilities", "targets", "triples")
_GLOB = re.compile(r"[\\{}\[\]*?]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)

Key = tuple[int, tuple[str, ...]]  # the place of a file in the order of a local run


def load_by_spark(
    store: Store,
    sources: Sequence[str],
    *,
    master: str,
    parts: str | None = None,
    resume: bool = False,
    on_progress: OnProgress | None = None,
) -> tuple[Loaded, ...]:
    """Load what stands at `sources` as `kg.loading.load` does, read by the executors of a Spark `master`.

    `parts` is a new folder for the N-Quads; without one they are made in a scratch folder of this machine.
    """
    with _session(master) as session, _folder(master, parts) as target, _told():
        listed = _listed(session, sources)
        failures: list[Exception] = [NothingToLoad(Path(sources[n])) for n, files in enumerate(listed) if not files]
        failures += [TooLargeError(_shown(path), megabytes=ANY_FILE // 2**20) for path in _large(listed)]
        total = sum(map(len, listed))
        if not total:
            raise LoadFailed(tuple(failures), ())
        _write(session, sources, listed, digests_in(store) if resume else frozenset(), target)
        return put_all(store, _parts(session, target), total, failures=failures, on_progress=on_progress)


@contextmanager
def _session(master: str) -> Iterator[Any]:
    """Yield a Spark session; on this machine it listens on the loopback address only."""
    if find_spec("pyspark") is None:
        raise SparkFailed("没有 pyspark，请执行 pip install 'zeren[spark]'", "no pyspark: pip install 'zeren[spark]'")
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and shutil.which("java", path=f"{home}/bin"))):
        raise SparkFailed(
            "没有 Java，请安装 17 以上版本（如 apt-get install default-jre-headless）",
            "no Java: install 17 or newer (apt-get install default-jre-headless)",
        )
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("zeren")
    settings = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower()}
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    with _told():
        session = builder.config(map=settings).getOrCreate()
    try:
        session.sparkContext.setLogLevel("ERROR")
        yield session
    finally:
        session.stop()


@contextmanager
def _told() -> Iterator[None]:
    """Say in one line what Spark says in a hundred."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (Py4JError, PySparkException) as error:
        reason = next((line for line in str(getattr(error, "java_exception", error)).splitlines() if line.strip()), "")
        raise SparkFailed(f"Spark 作业失败：{reason[:300]}", "the Spark job failed") from error


@contextmanager
def _folder(master: str, parts: str | None) -> Iterator[str]:
    if parts is not None:
        yield _absolute(parts)
        return
    if not master.startswith("local"):
        raise SparkFailed(
            "请用 --parts 给出各节点都能写的 Hadoop 路径",
            "name with --parts a Hadoop path that every node can write to",
        )
    with tempfile.TemporaryDirectory(prefix="zeren-parts-") as scratch:
        yield f"file:{scratch}/parts"


def _absolute(path: str) -> str:
    """Return a path of this machine as a URL, and what has a scheme as it is."""
    return path if _SCHEME.match(path) else f"file:{Path(path).absolute()}"


def _source(path: str) -> str:
    """Return a source for Spark: signs of patterns are meant as such only where no file here has that very name."""
    here = not _SCHEME.match(path) and Path(path).exists()
    return _GLOB.sub(r"\\\g<0>", _absolute(path)) if here else path


def _files(session: Any, source: str) -> Any:
    return session.read.format("binaryFile").option("recursiveFileLookup", "true").load(_source(source))


def _shown(path: str) -> Path:
    """Return the path as messages show it: one of this machine is written as people write it."""
    return Path(path.removeprefix("file:"))


def _key(order: int, path: str) -> Key:
    return order, tuple(path.split("/"))


def _listed(session: Any, sources: Sequence[str]) -> list[list[tuple[str, int]]]:
    """Return path and size of every file, for each source; nothing is read for it."""
    found = [_files(session, source).select("path", "length").collect() for source in sources]
    return [[(row.path, row.length) for row in rows] for rows in found]


def _large(listed: Iterable[Iterable[tuple[str, int]]]) -> list[str]:
    return [path for files in listed for path, size in files if size > ANY_FILE]


def _write(
    session: Any, sources: Sequence[str], listed: list[list[tuple[str, int]]], known: frozenset[str], target: str
) -> None:
    """Have the executors read the files and write the parts, sorted as a local run takes them."""
    context = session.sparkContext
    keys = sorted(_key(order, path) for order, files in enumerate(listed) for path, _ in files)
    count = min(len(keys), max(context.defaultParallelism, len(keys) // _PER_PART))
    bounds = [keys[len(keys) * part // count] for part in range(1, count)]
    shared = context.broadcast(known)
    read = [
        _files(session, source)
        .where(f"length <= {ANY_FILE}")
        .select("path", "content")
        .rdd.mapPartitions(lambda rows, order=order: _blocks(rows, order, shared.value))
        for order, source in enumerate(sources)
        if listed[order]
    ]
    placed = context.union(read).repartitionAndSortWithinPartitions(count, lambda key: bisect_right(bounds, key))
    placed.values().saveAsTextFile(target)


def _blocks(rows: Iterable[Any], order: int, known: frozenset[str]) -> Iterator[tuple[Key, str]]:
    """Yield each file of one task with its place and what the parts say of it."""
    with tempfile.TemporaryDirectory(prefix="zeren-") as scratch:
        places: dict[Path, str] = {}

        def fetched() -> Iterator[Path]:
            for number, row in enumerate(rows):
                if hashlib.sha256(row.content).hexdigest() in known:
                    continue
                here = _kept(Path(scratch) / str(number), row.path, row.content)
                places[here] = row.path
                yield here

        for here, prepared in prepared_by(_READERS, fetched()):
            path = places.pop(here)
            here.unlink()
            yield _key(order, path), _block(path, here, prepared)


def _kept(folder: Path, path: str, content: bytes) -> Path:
    folder.mkdir()
    here = folder / path.rpartition("/")[2]
    here.write_bytes(content)
    return here


def _block(path: str, here: Path, prepared: Prepared | Exception) -> str:
    """Return the lines of one document, without the last line end: a comment in JSON, then its N-Quads."""
    if isinstance(prepared, Exception):
        return _MARK + json.dumps({"path": path, "failure": str(prepared).replace(str(here), str(_shown(path)))})
    told = prepared.loaded
    head = {name: getattr(told, name) for name in _TOLD} | {
        "path": path,
        "graph": prepared.graph,
        "digest": prepared.digest,
        "homeless": prepared.document is not None,
        "lines": prepared.nquads.count("\n"),
        "warnings": [(each.message, each.span.start, each.span.end) for each in told.warnings],
    }
    return f"{_MARK}{json.dumps(head)}\n{prepared.nquads}".removesuffix("\n")


def _parts(session: Any, target: str) -> Iterator[Read]:
    """Yield what the parts hold, file by file, in their order."""
    with tempfile.TemporaryDirectory(prefix="zeren-") as scratch:
        head: dict[str, Any] | None = None
        body: list[str] = []
        for line in session.sparkContext.textFile(target).toLocalIterator(prefetchPartitions=True):
            if not line.startswith(_MARK):
                body.append(line)
                continue
            if head is not None:
                yield _read(session, head, body, Path(scratch))
            head, body = json.loads(line.removeprefix(_MARK)), []
        if head is not None:
            yield _read(session, head, body, Path(scratch))


def _read(session: Any, head: dict[str, Any], body: list[str], scratch: Path) -> Read:
    path = _shown(head["path"])
    if "failure" in head:
        return path, ReadElsewhere(path, head["failure"])
    if head["homeless"]:
        return path, _fetched(session, head["path"], scratch)
    if len(body) != head["lines"]:
        raise SparkFailed(f"{path} 在分片中不完整，请重做", f"{path} is not whole in the parts; make them again")
    told = Loaded(
        **{name: head[name] for name in _TOLD},
        path=path,
        warnings=tuple(Doubt(message, Span(start, end)) for message, start, end in head["warnings"]),
    )
    return path, Prepared(head["graph"], head["digest"], "".join(f"{line}\n" for line in body), told)


def _fetched(session: Any, path: str, scratch: Path) -> Prepared | Exception:
    """Read a document here that says neither number nor origin: which one it is depends on what is in the store."""
    source = _GLOB.sub(r"\\\g<0>", path)
    content = session.read.format("binaryFile").load(source).select("content").head().content
    shutil.rmtree(folder := scratch / "one", ignore_errors=True)
    try:
        return prepare(_kept(folder, path, content))
    except (CorpusError, KgError) as error:
        return error
