"""The commands that keep a store safe: copy it, and make a store out of a copy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from viz.console import console

_BACKUP = """把数据库整库备份到一个新的文件夹（服务则为一个 .nq 文件）；服务运行时也可以备份。

Copy the store to a new folder (a service: to an N-Quads file); it may be in use meanwhile.

\b
示例 / Examples:
  zeren backup 备份-2026-01-01
  zeren backup copy.nq --store http://localhost:7878/query
"""
_RESTORE = """用备份建立数据库；原处不得已有数据库。

Make a store out of a backup; there must be none yet at its place.

\b
示例 / Examples:
  zeren restore 备份-2026-01-01 --store my-store
"""


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(help=_BACKUP)(backup)
    app.command(help=_RESTORE)(restore)


def backup(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="备份到哪里。/ Where the copy goes.")],
) -> None:
    """Copy the store."""
    from kg.backup import back_up

    talk = console(context)
    count = back_up(talk.place, target)
    talk.tell(f"已备份 {count} 份文件：{target}", f"Backed up {count} documents: {target}")


def restore(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="BACKUP", help="备份在哪里。/ Where the copy is.")],
) -> None:
    """Make a store out of a copy."""
    from kg.backup import restore as restored

    talk = console(context)
    count = restored(source, talk.place)
    talk.tell(f"已恢复 {count} 份文件：{talk.place}", f"Restored {count} documents: {talk.place}")
