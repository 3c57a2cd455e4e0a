"""The command that draws pictures."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from viz.console import console, write_text
from viz.errors import UnknownFormat

if TYPE_CHECKING:
    from kg.store import Store
    from viz.model import GraphView

ENDINGS = (".html", ".svg")


class View(StrEnum):
    """The kinds of pictures."""

    department = "department"
    leads = "leads"
    task = "task"


_NAMED = (View.department, View.task)

_HELP = """画一张图：一个单位的任务（department 单位名）、谁牵头什么（leads）、一项任务（task 编号）。

Draw a picture: one unit's work, who leads what, or one task. The file's ending says the format: .html, .svg.

\b
示例 / Examples:
  zeren draw department 财政局 -o 财政局.html
  zeren draw leads -o leads.svg
  zeren draw task 9 -o task9.html --lang en
"""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(help=_HELP)(draw)


def draw(
    context: typer.Context,
    view: Annotated[View, typer.Argument(metavar="VIEW", help="department | leads | task")],
    output: Annotated[Path, typer.Option("-o", "--output", help="输出文件（.html、.svg）。/ The file to write.")],
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="单位名或任务编号。/ A unit's name or a task's number.")
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(help="只看这份文件：文号或标题的一部分。/ Only this document: part of its number or title."),
    ] = None,
) -> None:
    """Draw a view into a file."""
    if (name is None) == (view in _NAMED):
        raise typer.BadParameter("department NAME | leads | task NUMBER", param_hint="NAME")
    if output.suffix.lower() not in ENDINGS:
        raise UnknownFormat(output, ENDINGS)
    talk = console(context)
    with talk.open() as store:
        picture = _view(store, view, name or "", document)
    write_text(output, _render(picture, output.suffix.lower(), talk.lang))
    talk.tell(f"已画：{output}", f"Drawn: {output}")


def _view(store: Store, view: View, name: str, document: str | None) -> GraphView:
    from viz import views

    if view is View.department:
        return views.department(store, name, document=document)
    return views.leads(store, document=document) if view is View.leads else views.task(store, name, document=document)


def _render(picture: GraphView, ending: str, lang: str) -> str:
    from viz import page, svg

    language: svg.Language = "en" if lang == "en" else "zh"
    return svg.render(picture, lang=language) if ending == ".svg" else page.render(picture, lang=language)
