"""The server of the application: one process, a clean end on Ctrl-C and SIGTERM."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

import uvicorn

from kg.store import Store
from viz.errors import VizError
from viz.web.app import create_app
from viz.web.headers import SecurityHeaders
from viz.web.patience import impatient
from viz.web.settings import Settings

GRACE = 3
"""Seconds that running requests have at the end."""


class CannotListen(VizError):
    """The address is taken or not this machine's; `reason` is the system's word."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"无法监听（{reason}） — {host}:{port} — 请换一个端口（--port）或停掉占用它的程序",
            f"cannot listen on {host}:{port} ({reason}); name another --port or stop the program that has it",
        )
        self.host, self.port, self.reason = host, port, reason


class _Server(uvicorn.Server):
    """Tells when requests are taken."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def serve(
    store: Store,
    host: str,
    port: int,
    announce: Callable[[str], None],
    *,
    token: str | None = None,
    settings: Settings | None = None,
) -> None:
    """Serve a store until Ctrl-C or SIGTERM; `announce` is told the address once requests are taken.

    Who shows the `token` may bring documents in; without one nobody may. Port 0 takes any free one. CannotListen where
    the address cannot be had.
    """
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    limits = (settings or Settings()).limits
    config = uvicorn.Config(
        SecurityHeaders(create_app(store, warm=True, token=token, settings=settings)),
        http=impatient(limits.connections_each),
        limit_concurrency=limits.connections,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    server = _Server(config, lambda: announce(f"http://{shown}:{listening.getsockname()[1]}/"))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)  # the server raises the signal again when it has ended: it is an end
    with listening:
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as e:
        raise CannotListen(host, port, getattr(e, "strerror", None) or str(e)) from e
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else each reply waits 40 ms for the client
    return listening
