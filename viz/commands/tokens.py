"""The commands about who may do what on a server: make, list and forget tokens."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from viz.console import console, emit

_HELP = """管理服务的口令：文件里只存摘要，口令只在建立时显示一次。

Tokens of a server: the file keeps digests only, a token is shown once, when it is made.

\b
示例 / Examples:
  zeren token add 发改委 --role upload --tokens tokens
  zeren token list --tokens tokens
  zeren token remove 发改委 --tokens tokens
  zeren serve --tokens tokens
"""


class RoleName(StrEnum):
    """What a token allows; each allows what stands before it too."""

    read = "read"
    upload = "upload"
    admin = "admin"


_File = Annotated[Path, typer.Option("--tokens", envvar="ZEREN_TOKENS", help="口令文件。/ The file of tokens.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    group = typer.Typer(name="token", help=_HELP, no_args_is_help=True, rich_markup_mode=None)
    group.command(help="建立口令。/ Make a token.")(add)
    group.command(name="list", help="列出口令的名称和权限。/ List names and roles.")(listed)
    group.command(help="作废一个口令。/ Forget a token.")(remove)
    app.add_typer(group)


def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="谁的口令。/ Whose token it is.")],
    tokens: _File,
    role: Annotated[RoleName, typer.Option(help="权限。/ What it allows.")] = RoleName.upload,
) -> None:
    """Make a token, print it, keep its digest."""
    from viz.tokens import add_token

    shown = add_token(tokens, name, role.value)
    console(context).tell("口令只显示这一次：", "The token is shown this once:")
    emit(shown)


def listed(tokens: _File) -> None:
    """Print the names and roles of all tokens."""
    from viz.tokens import read_tokens

    for token in read_tokens(tokens):
        emit(f"{token.name}\t{token.role}")


def remove(
    context: typer.Context, name: Annotated[str, typer.Argument(help="谁的口令。/ Whose token it is.")], tokens: _File
) -> None:
    """Forget a token; servers that run know at once."""
    from viz.tokens import remove_token

    remove_token(tokens, name)
    console(context).tell(f"已作废：{name}", f"Forgotten: {name}")
