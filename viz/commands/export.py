"""The command that exports: tables, a unit's sheet, the graph, a briefing, an answer with its proofs."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from viz.console import console, write_bytes
from viz.errors import UnknownFormat

if TYPE_CHECKING:
    from viz.model import ViewKind


class What(StrEnum):
    """What can be exported."""

    tasks = "tasks"
    unit = "unit"
    targets = "targets"
    gaps = "gaps"
    matrix = "matrix"
    units = "units"
    projects = "projects"
    graph = "graph"
    briefing = "briefing"
    answer = "answer"


_HELP = """导出文件，后缀决定格式：任务分解表 tasks（.xlsx .docx .csv）、单位责任清单 unit 单位名（.docx .xlsx .csv）、
目标表 targets、责任缺口 gaps、单位任务矩阵 matrix（.xlsx .csv）、单位 units、项目 projects、
图谱 graph（.ttl .nq .jsonld .graphml .gexf）、简报 briefing（.docx .pptx，--ask 选问题，--draw 选图）、
答复 answer（.html .xlsx .csv）。

Export a file; its ending says the format: the task breakdown table, one unit's sheet, targets, gaps, the matrix of
units and tasks, lists of units and of projects, the graph, a briefing of answers (--ask) and pictures (--draw), an
answer with its proofs.

\b
示例 / Examples:
  zeren export tasks -o 任务分解表.xlsx
  zeren export unit 财政局 -o 责任清单.docx
  zeren export graph -o graph.gexf
  zeren export briefing -o 简报.docx --ask "财政局牵头哪些任务" --draw "department 财政局"
  zeren export answer -o answer.html --ask "who leads task 3"
"""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(help=_HELP)(export)


def export(
    context: typer.Context,
    what: Annotated[What, typer.Argument(metavar="WHAT", help=" | ".join(What))],
    output: Annotated[Path, typer.Option("-o", "--output", help="输出文件。/ The file to write.")],
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="单位名（unit）。/ The unit's name.")] = None,
    ask: Annotated[
        list[str] | None, typer.Option(help="问题，可重复（briefing、answer）。/ A question; may be repeated.")
    ] = None,
    draw: Annotated[
        list[str] | None,
        typer.Option(
            help="图及其名称，如 matrix、“department 财政局”，可重复（briefing）。/ A picture and its name, as for "
            "zeren draw; may be repeated."
        ),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(help="只导出这份文件：文号或标题的一部分。/ Only this document: part of its number or title."),
    ] = None,
) -> None:
    """Write one file."""
    from viz.exports.catalogue import ASKED, ENDINGS, NAMED, Order, make

    questions = tuple(question for question in ask or () if question.strip())
    pictures = tuple(_picture(words) for words in draw or ())
    if (what in NAMED) == (name is None):
        raise typer.BadParameter("unit NAME | tasks | targets | gaps | matrix | graph | …", param_hint="NAME")
    if pictures and what != What.briefing:
        raise typer.BadParameter("briefing --draw VIEW", param_hint="--draw")
    if (what in ASKED) != bool(questions or pictures) or (what in ASKED and document is not None):
        raise typer.BadParameter("briefing --ask QUESTION | answer --ask QUESTION", param_hint="--ask")
    ending = output.suffix.lower()
    if ending not in ENDINGS[what]:
        raise UnknownFormat(output, ENDINGS[what])
    check_folder(output)
    talk = console(context)
    now = datetime.now(UTC).astimezone()
    with talk.open() as store:
        content = make(store, Order(what, ending, now, name, questions, document, talk.lang, pictures))
    write_bytes(output, content)
    talk.tell(f"已导出：{output}", f"Exported: {output}")


def _picture(words: str) -> tuple[ViewKind, str | None]:
    """Return the kind of a picture and its name: "department 财政局"."""
    from viz.pictures import PICTURES

    view, _, name = words.strip().partition(" ")
    kind = next((kind for kind in PICTURES if kind == view), None)
    naming = PICTURES[kind].naming if kind else "none"
    if kind is None or (naming == "needed" and not name.strip()) or (naming == "none" and name.strip()):
        raise typer.BadParameter(
            f"{words!r}: {' | '.join(f'{k} NAME' if p.naming == 'needed' else k for k, p in PICTURES.items())}",
            param_hint="--draw",
        )
    return kind, name.strip() or None


def check_folder(path: Path) -> None:
    """Say before the work if the folder of a file is not there."""
    if not path.parent.is_dir():
        from viz.exports.errors import MissingFolder

        raise MissingFolder(path)
