"""The command that serves the store over HTTP: pages, API, SPARQL endpoint."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from viz.console import console

if TYPE_CHECKING:
    from viz.web.settings import Settings

_HELP = """启动网页、HTTP 接口和 SPARQL 端点，Ctrl-C 结束；给出写入口令后可以上传文件，否则只读。

Serve the web pages, the HTTP API and the SPARQL endpoint; Ctrl-C ends it. Documents can be brought in by those who
have the write token; without one it is read only.

\b
示例 / Examples:
  zeren serve
  zeren serve --port 9000 --store my-store
  zeren serve --write
  ZEREN_TOKEN=一个至少十二个字符的口令 zeren serve
"""


SHORTEST_TOKEN = 12
"""Characters that a write token has at least: who guesses one may change what people read."""


_LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""A page of another site that has its name point here (DNS rebinding) would come by that name."""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(help=_HELP)(serve)


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="监听地址。/ The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="端口，0 为任意空闲端口。/ The port, 0 for any.")] = 8000,
    write: Annotated[bool, typer.Option("--write", help="生成写入口令。/ Make a write token.")] = False,  # noqa: FBT002 - a flag
    token: Annotated[
        str | None, typer.Option(envvar="ZEREN_TOKEN", help="写入口令。/ The write token.", show_envvar=True)
    ] = None,
    tokens: Annotated[
        Path | None,
        typer.Option(envvar="ZEREN_TOKENS", help="口令文件，见 zeren token。/ File of tokens, see zeren token."),
    ] = None,
    closed: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--closed", envvar="ZEREN_CLOSED", help="读也要口令。/ Reading needs a token too.")
    ] = False,
    audit: Annotated[
        Path | None,
        typer.Option(envvar="ZEREN_AUDIT", help="记录谁问了、改了什么。/ Record of who asked and changed what."),
    ] = None,
) -> None:
    """Serve until the person or the system ends it."""
    talk = console(context)
    token = token or (secrets.token_urlsafe(32) if write else None)
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise typer.BadParameter(f"口令至少 {SHORTEST_TOKEN} 个字符 / at least {SHORTEST_TOKEN} characters")
    settings = _settings(host, token, tokens, audit, closed=closed)
    with talk.snapshot() as store:
        from viz.web.server import serve as run

        def announce(address: str) -> None:
            talk.tell(f"已启动：{address}", f"Serving at {address}")
            if write:
                talk.tell(f"写入口令：{token}", f"Write token: {token}")

        settings.audit.note_here("start", f"{host}:{port}")
        run(store, host, port, announce, settings=settings)
        settings.audit.note_here("stop", f"{host}:{port}")
        talk.tell("已停止", "Stopped")


def _settings(host: str, token: str | None, tokens: Path | None, audit: Path | None, *, closed: bool) -> Settings:
    """Return what the options and the environment say; a server for this machine goes by its names only."""
    from viz.audit import Audit, audit_of
    from viz.web.access import Access
    from viz.web.limits import limits_of
    from viz.web.settings import Settings

    access = Access(tokens, token, closed=closed)
    if closed and not access.tokens():
        raise typer.BadParameter("--closed 需要 --tokens 或 ZEREN_TOKEN / --closed needs tokens")
    named = tuple(filter(None, os.environ.get("ZEREN_HOSTS", "").replace(",", " ").split()))
    hosts = (*_LOOPBACK, host, *named) if named or host in _LOOPBACK else ()
    return Settings(limits_of(os.environ), access, Audit(audit, audit_of(os.environ).questions), hosts)
