"""The commands that ask: a question in plain words, a batch of them, a SPARQL query."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from viz.commands.documents import ListFormat
from viz.console import console, emit, emit_json, read_text
from viz.errors import BadBatchLine

_ASK = """用一句话提问，中文或英文；答案附原文依据。

Answer one question, in Chinese or English, with the words of the document that prove it.

\b
示例 / Examples:
  zeren ask "财政部门牵头哪些任务"
  zeren ask "who leads task 3" --format json
  zeren ask --batch questions.jsonl > answers.jsonl
"""
_SPARQL = """对数据库执行 SPARQL 1.1 查询；可直接写，也可用 @文件 或 -（标准输入）。

Run a SPARQL 1.1 query, given as it is, as @file, or as - for stdin.

\b
示例 / Examples:
  zeren sparql "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
  zeren sparql @query.rq --format csv > result.csv
"""


class ResultFormat(StrEnum):
    """Formats of `sparql`."""

    table = "table"
    json = "json"
    csv = "csv"
    tsv = "tsv"
    xml = "xml"
    ttl = "ttl"


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a batch."""

    text: str
    id: str | None
    session: str | None


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(help=_ASK)(ask)
    app.command(help=_SPARQL)(sparql)


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help="问题。/ The question.")] = None,
    batch: Annotated[
        Path | None, typer.Option(metavar="FILE.jsonl", help='每行一个 {"id","q","session"?}。/ One question a line.')
    ] = None,
    listing: Annotated[ListFormat, typer.Option("--format", "-f", help="输出格式。/ Output format.")] = ListFormat.text,
) -> None:
    """Print the answer to a question, or to each of a batch."""
    if (question is None) == (batch is None):
        raise typer.BadParameter("QUESTION | --batch FILE.jsonl", param_hint="QUESTION")
    talk = console(context)
    questions = tuple(read_batch(batch)) if batch else ()
    with talk.open() as store:
        from query.ask import Asker

        asker = Asker(store)
        for item in questions:
            found = asker.ask(item.text, session=item.session, id=item.id)
            emit_json(found.as_dict(), indent=None)
        if question is None:
            return
        answer = asker.ask(question)
    if listing is ListFormat.json:
        emit_json(answer.as_dict())
        return
    from query.render import text

    emit(text(answer))


def read_batch(path: Path) -> Iterator[Question]:
    """Yield the questions of a JSON-lines file; `BadBatchLine` names the line that is none, empty ones do not count."""
    for place, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            yield _question(path, place, line)


def _question(path: Path, place: int, line: str) -> Question:
    try:
        record: Any = json.loads(line)
    except ValueError as e:
        raise BadBatchLine(path, place, "不是 JSON") from e
    if not isinstance(record, dict) or not isinstance(record.get("q"), str):
        raise BadBatchLine(path, place, '缺少 "q"')
    return Question(record["q"], _text(record.get("id")), _text(record.get("session")))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def sparql(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY|@FILE|-", help="查询。/ The query.")],
    notation: Annotated[
        ResultFormat, typer.Option("--format", "-f", help="输出格式。/ Output format.")
    ] = ResultFormat.table,
) -> None:
    """Print the result of a SPARQL query."""
    text = sys.stdin.read() if query == "-" else read_text(Path(query[1:])) if query.startswith("@") else query
    with console(context).open() as store, _ended_by_ctrl_c():
        from query.results import run

        result = run(store, text, notation.value)
    emit(result)


@contextmanager
def _ended_by_ctrl_c() -> Iterator[None]:
    """Let Ctrl-C end the program at once: Python would see it only when the engine has finished."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
