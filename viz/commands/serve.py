"""The command that serves the store over HTTP: pages, API, SPARQL endpoint."""

from __future__ import annotations

from typing import Annotated

import typer

from viz.console import console

_HELP = """启动网页、HTTP 接口和 SPARQL 端点；只读，Ctrl-C 结束。

Serve the web pages, the HTTP API and the SPARQL endpoint; read only, Ctrl-C ends it.

\b
示例 / Examples:
  zeren serve
  zeren serve --port 9000 --store my-store
"""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(help=_HELP)(serve)


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="监听地址。/ The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="端口，0 为任意空闲端口。/ The port, 0 for any.")] = 8000,
) -> None:
    """Serve until the person or the system ends it."""
    talk = console(context)
    with talk.open() as store:
        from viz.web.server import serve as run

        run(store, host, port, lambda address: talk.tell(f"已启动：{address}", f"Serving at {address}"))
        talk.tell("已停止", "Stopped")
