"""The commands about documents: read one, load, list, remove, check."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from viz.console import Console, console, emit, emit_json
from viz.loaded import summary

if TYPE_CHECKING:
    from kg.build import Loaded, OnProgress
    from kg.facts import Extraction
    from viz.audit import Audit

_EXTRACT = """读一份文件，输出其中的任务、责任单位、目标等；不动数据库。

Read one document and print its facts; touches no store.

\b
示例 / Examples:
  zeren extract 方案.txt
  zeren extract plan.txt --format ttl > plan.ttl
  zeren extract plan.txt --format html > plan.html
"""
_LOAD = """把文件（或文件夹里的文件）载入数据库；已有的文件整份替换。

Add documents to the store; a document already there is replaced whole.

\b
示例 / Examples:
  zeren load 方案.txt 文件夹/
  zeren load plans/ --store my-store
  zeren load plans/ --resume
  zeren load parks.ttl --store my-store
  zeren load hdfs://cluster/plans --engine spark --master yarn --parts hdfs://cluster/quads
"""
_DOCUMENTS = """列出数据库中的文件：编号、文号、标题、任务数。

List the documents in the store: id, number, title, tasks.

\b
示例 / Examples:
  zeren documents
  zeren documents --format json
"""
_REMOVE = """从数据库移除一份文件，ID 可用编号、文号或标题。

Take a document out of the store; ID may be its id, number or title.

\b
示例 / Examples:
  zeren remove 0123456789ab
  zeren remove "国发〔2021〕1号" --store my-store
"""


class FactFormat(StrEnum):
    """Formats of `extract`."""

    json = "json"
    ttl = "ttl"
    nq = "nq"
    jsonld = "jsonld"
    html = "html"


class Engine(StrEnum):
    """Who reads the files of a load: processes of this machine, or a Spark cluster."""

    local = "local"
    spark = "spark"


class ListFormat(StrEnum):
    """Formats of lists for people and for programs."""

    text = "text"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(help=_EXTRACT)(extract)
    app.command(help=_LOAD)(load)
    app.command(help=_DOCUMENTS)(documents)
    app.command(help=_REMOVE)(remove)


def extract(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="要读的文件。/ The document.")],
    notation: Annotated[
        FactFormat, typer.Option("--format", "-f", help="输出格式。/ Output format.")
    ] = FactFormat.json,
) -> None:
    """Print the facts of one document."""
    from kg.build import extract_file

    extraction = extract_file(file)
    targets = len(extraction.targets) + sum(len(task.targets) for task in extraction.tasks)
    parts = sum(len(task.responsibilities) for task in extraction.tasks)
    _summary(console(context), str(file), len(extraction.tasks), parts, targets, len(extraction.warnings))
    if notation is FactFormat.json:
        from kg.record import to_record

        emit_json(to_record(extraction))
    elif notation is FactFormat.html:
        from viz.marked import render

        emit(render(extraction))
    else:
        emit(_triples(extraction, notation))


def _triples(extraction: Extraction, notation: FactFormat) -> str:
    from kg.rdf import to_nquads
    from viz.serialize import jsonld, turtle

    nquads = to_nquads(extraction)
    if notation is FactFormat.ttl:
        return turtle(nquads)
    return jsonld(nquads) if notation is FactFormat.jsonld else nquads


def load(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="文件或文件夹。/ Files or folders.")],
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="并行读取的进程数。/ Processes that read.")
    ] = None,
    *,
    resume: Annotated[
        bool, typer.Option("--resume", help="跳过库中已有、内容未变的文件。/ Leave out unchanged files already there.")
    ] = False,
    engine: Annotated[
        Engine, typer.Option(help="由本机进程或 Spark 集群读取。/ Read by processes here, or by Spark.")
    ] = Engine.local,
    master: Annotated[
        str, typer.Option(metavar="URL", help="Spark 主节点，如 yarn、spark://host:7077。/ The Spark master.")
    ] = "local[*]",
    parts: Annotated[
        str | None, typer.Option(metavar="PATH", help="存放 N-Quads 分片的新文件夹。/ New folder for Spark's N-Quads.")
    ] = None,
) -> None:
    """Put documents into the store and tell what each held."""
    from kg.forks import get_ready

    if engine is Engine.local and any(map(os.path.isdir, paths)):
        get_ready(jobs or 2)  # beside all that comes before the first file
    from kg.build import load as load_files
    from kg.errors import LoadFailed

    talk, failures = console(context), tuple[Exception, ...]()
    with talk.open(write=True) as store, _progress() as on_progress:
        try:
            if engine is Engine.spark:
                from kg.spark import load_by_spark

                loaded: Sequence[Loaded] = load_by_spark(
                    store, paths, master=master, parts=parts, resume=resume, on_progress=on_progress
                )
            else:
                loaded = load_files(store, paths, jobs=jobs, resume=resume, on_progress=on_progress)
        except LoadFailed as error:
            failures = error.failures
            loaded = error.loaded  # type: ignore[assignment]
    for each in loaded:
        _audit().note_here("load", f"{each.path.name}: {each.iri}{' (replaced)' if each.replaced else ''}")
    talk.tell(*summary(loaded))
    for failure in failures:
        talk.fail(failure)
    if failures:
        raise typer.Exit(1)


def _audit() -> Audit:
    from viz.audit import audit_of

    return audit_of(os.environ)


def _summary(talk: Console, name: str, tasks: int, parts: int, targets: int, doubts: int) -> None:
    talk.tell(
        f"{name}：任务 {tasks} · 责任 {parts} · 目标 {targets} · 疑点 {doubts}",
        f"{name}: tasks {tasks} · responsibilities {parts} · targets {targets} · doubts {doubts}",
    )


@contextmanager
def _progress() -> Iterator[OnProgress]:
    """Show a progress bar on stderr where a person watches."""
    from rich.console import Console as Screen
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    begun, first = time.monotonic(), 0
    screen = Screen(stderr=True)
    with Progress(*columns, console=screen, transient=True, disable=not sys.stderr.isatty()) as bar:
        line = bar.add_task("载入 / loading", total=None, rate="")

        def on_progress(done: int, total: int, path: Path) -> None:
            nonlocal first
            first = first or done  # those before it were in the store already
            rate = (done - first + 1) / max(time.monotonic() - begun, 0.001)
            bar.update(line, completed=done, total=total, description=path.name, rate=f"{rate:.1f} 份/s")

        yield on_progress


def documents(
    context: typer.Context,
    listing: Annotated[ListFormat, typer.Option("--format", "-f", help="输出格式。/ Output format.")] = ListFormat.text,
) -> None:
    """Print the documents of the store."""
    from kg.build import documents as list_documents

    talk = console(context)
    with talk.open() as store:
        rows = list_documents(store)
    if listing is ListFormat.json:
        fields = ("id", "number", "title", "issuer", "signed", "tasks", "targets")
        emit_json([{field: getattr(row, field) for field in fields} for row in rows])
        return
    for row in rows:
        emit(f"{row.id}\t{row.number or '—'}\t{row.title}\t{row.tasks}")
    if not rows:
        talk.tell("数据库中没有文件。", "The store holds no documents.")


def remove(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="ID", help="编号、文号或标题。/ Its id, number or title.")],
) -> None:
    """Take one document out of the store."""
    from kg.build import remove as remove_document

    talk = console(context)
    with talk.open(write=True) as store:
        row = remove_document(store, name)
    _audit().note_here("remove", row.iri)
    talk.tell(f"已移除：{row.id} {row.title}", f"Removed: {row.id} {row.title}")
