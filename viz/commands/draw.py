"""The command that draws pictures."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from viz.console import console, write_bytes
from viz.errors import UnknownFormat

ENDINGS = (".html", ".svg", ".png")


class View(StrEnum):
    """The kinds of pictures."""

    leads = "leads"
    department = "department"
    task = "task"
    matrix = "matrix"
    chain = "chain"
    timeline = "timeline"
    together = "together"


_USAGE = "leads | department UNIT | task NUMBER | matrix | chain [NAME] | timeline | together"
_HELP = """画一张图。文件后缀决定格式：.html（可点按、查找，单个文件，不联网）、.svg、.png。

Draw a picture. The file's ending says the format: .html (one file to click and search, needs no network), .svg, .png.

\b
  leads             谁牵头什么 / who leads what
  department 单位   一个单位的全部任务 / one unit's work
  task 编号         一项任务 / one task
  matrix            责任矩阵：单位 × 任务 / responsibility matrix
  chain [名称]      企业—项目—任务—牵头单位，可只看一家企业、一个项目、一个单位 / company, project, task, lead
  timeline          按年份排列的目标 / targets by year
  together          谁与谁合作 / who works with whom

\b
示例 / Examples:
  zeren draw department 财政局 -o 财政局.html
  zeren draw matrix -o 责任矩阵.png
  zeren draw task 9 -o task9.svg --lang en
"""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(help=_HELP)(draw)


def draw(
    context: typer.Context,
    view: Annotated[View, typer.Argument(metavar="VIEW", help=_USAGE)],
    output: Annotated[Path, typer.Option("-o", "--output", help="输出文件（.html、.svg、.png）。/ The file to write.")],
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="单位名、任务编号或企业名。/ A unit's name, a task's number or a company."),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(help="只看这份文件：文号或标题的一部分。/ Only this document: part of its number or title."),
    ] = None,
) -> None:
    """Draw a view into a file."""
    from viz import pictures

    naming = pictures.PICTURES[view.value].naming
    if (not name and naming == "needed") or (name is not None and naming == "none"):
        raise typer.BadParameter(_USAGE, param_hint="NAME")
    ending = output.suffix.lower()
    form = next((form for form in pictures.FORMATS if ending == f".{form}"), None)
    if form is None:
        raise UnknownFormat(output, ENDINGS)
    talk = console(context)
    with talk.open() as store:
        content = pictures.view(store, view.value, name, document=document)
    write_bytes(output, pictures.write(content, form, "en" if talk.lang == "en" else "zh"))
    talk.tell(f"已画：{output}", f"Drawn: {output}")
