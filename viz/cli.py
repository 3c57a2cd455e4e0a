"""The command line `zeren`: what it is called, its global options, and where errors end."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from viz.commands import check, documents, draw, export, keeping, questions, serve, tokens
from viz.console import Console

_GLOBAL = ("--store", "--lang")
_HELP = """责任图谱：政府文件里谁负责什么、何时完成、如何衡量、出处在哪里。

Who answers for what in a government plan, by when, measured how, and where it says so.

\b
示例 / Examples:
  zeren ask "财政部门牵头哪些任务"
  zeren --lang en ask "which tasks have no lead unit"
  zeren load 文件夹/ --store my-store
  zeren draw department 财政局 -o 财政局.html
"""


def hoist(arguments: list[str]) -> list[str]:
    """Put the global options first, wherever they stand before `--`, so that they may follow the command too.

    >>> hoist(["ask", "谁牵头", "--store", "s"])
    ['--store', 's', 'ask', '谁牵头']
    """
    first, rest, queue = list[str](), list[str](), list(arguments)
    while queue and queue[0] != "--":
        argument = queue.pop(0)
        if argument in _GLOBAL and queue:
            first += [argument, queue.pop(0)]
        elif argument.startswith(tuple(f"{name}=" for name in _GLOBAL)):
            first.append(argument)
        else:
            rest.append(argument)
    return first + rest + queue


class Border(TyperGroup):
    """The outermost command: global options anywhere, and no error leaves as a traceback."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments with the global options in front."""
        return super().parse_args(ctx, hoist(args))

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a failure is one line on stderr and status 1, a reader that went away is no failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return None
        except Exception as error:
            if _is_for_typer(error):
                raise
            _console_of(ctx).fail(error if _is_known(error) else _Unexpected(error))
            if os.environ.get("ZEREN_DEBUG"):
                raise
            raise typer.Exit(1) from error


class _Unexpected(Exception):
    """An error that no room foresaw: a fault of the program."""

    def __init__(self, error: Exception) -> None:
        kind = type(error).__name__
        super().__init__(
            f"程序内部出错（{kind}：{error}）— 请设 ZEREN_DEBUG=1 重试并反馈 / "
            f"internal error ({kind}: {error}); run again with ZEREN_DEBUG=1 and report it"
        )


def _is_for_typer(error: Exception) -> bool:
    """Tell the errors that the command line library ends itself: exits, aborts and wrong usage."""
    return isinstance(error, (typer.Exit, typer.Abort)) or hasattr(error, "exit_code")


def _is_known(error: Exception) -> bool:
    """Tell whether an error belongs to one of the rooms, whose errors say what, where and what to do."""
    return type(error).__module__.partition(".")[0] in ("corpus", "ontology", "kg", "query", "viz")


def _console_of(ctx: Any) -> Console:
    return ctx.obj if isinstance(ctx.obj, Console) else Console()


app = typer.Typer(
    name="zeren",
    cls=Border,
    help=_HELP,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _language(value: str) -> str:
    if value not in ("zh", "en"):
        raise typer.BadParameter("zh | en")
    return value


@app.callback()
def options(
    context: typer.Context,
    store: Annotated[
        str | None,
        typer.Option(
            envvar="ZEREN_STORE",
            metavar="PATH|URL",
            help="数据库：文件夹或 SPARQL 服务网址；默认 ./zeren-store。/ The store: a folder or a service's URL.",
            show_default=False,
        ),
    ] = None,
    lang: Annotated[
        str,
        typer.Option(
            envvar="ZEREN_LANG",
            metavar="zh|en",
            callback=_language,
            help="提示信息的语言。/ The language of messages.",
        ),
    ] = "zh",
) -> None:
    """Keep the global options for the command."""
    context.obj = Console(store or None, lang)


for room in (documents, questions, draw, export, check, keeping, serve, tokens):
    room.register(app)


def main() -> None:
    """Run the command line: UTF-8 out, whatever the terminal's locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
    app(prog_name="zeren")
