"""The command that checks: is the graph sound, and what do the plans leave open."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from viz.commands.documents import ListFormat
from viz.console import Console, console, emit, emit_json

if TYPE_CHECKING:
    from kg.gaps import Finding
    from kg.validate import Report

_HELP = """检查数据库（或给出的文件）：图谱是否合规，责任是否有缺口，哪些单位、文件可能是同一个。
发现违规时退出码为 1，其余不影响退出码。

Check the store, or the given files: is the graph sound (SHACL, quotes), where are gaps in accountability, which units
and documents may be one and the same.
Exit status 1 if something is broken; gaps alone are 0.

\b
示例 / Examples:
  zeren check
  zeren check 方案.txt --format json
"""
SHOWN = 60
"""Characters of a quote shown in a line of text."""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(help=_HELP)(check)


def check(
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE...]", help="只检查这些文件，不动数据库。/ Only these files.")
    ] = None,
    listing: Annotated[ListFormat, typer.Option("--format", "-f", help="输出格式。/ Output format.")] = ListFormat.text,
) -> None:
    """Print what is broken and what is left open; status 1 if something is broken."""
    talk = console(context)
    report = _report(talk, files or [])
    if listing is ListFormat.json:
        emit_json({"ok": report.ok, **asdict(report)})
    else:
        for finding in (*report.violations, *report.gaps, *report.doubles):
            emit(_line(talk, finding))
        talk.tell(
            f"文件 {report.documents} 份：违规 {len(report.violations)} 处，责任缺口 {len(report.gaps)} 处，"
            f"可能重复 {len(report.doubles)} 处",
            f"{report.documents} documents: {len(report.violations)} rule findings, {len(report.gaps)} gaps, "
            f"{len(report.doubles)} possible doubles",
        )
    if not report.ok:
        raise typer.Exit(1)


def _report(talk: Console, files: list[Path]) -> Report:
    from kg import validate

    if files:
        return validate.check_files(files)
    with talk.open() as store:
        return validate.check(store)


def _line(talk: Console, finding: Finding) -> str:
    chinese = talk.lang == "zh"
    task = (f"任务 {finding.task}" if chinese else f"task {finding.task}") if finding.task else ""
    where = " ".join(word for word in (finding.document or "", task) if word)
    quote = " ".join((finding.quote or "").split())
    shown = quote if len(quote) <= SHOWN else quote[:SHOWN] + "…"
    said = finding.message_zh if chinese else finding.message_en
    return f"{finding.kind}\t{where}\t{said}\t{shown}"
