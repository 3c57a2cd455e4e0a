"""A server of this process on a port of its own, for tests that need real HTTP."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from kg.store import open_snapshot
from viz.web.app import create_app
from viz.web.headers import SecurityHeaders
from viz.web.limits import Limits
from viz.web.patience import impatient
from viz.web.settings import Settings


@contextmanager
def served(store: Path, *, token: str | None = None, limits: Limits | None = None) -> Iterator[str]:
    """Serve a store and yield the address, without a slash at its end."""
    limits = limits or Limits()
    with open_snapshot(store) as opened:
        config = uvicorn.Config(
            SecurityHeaders(create_app(opened, warm=token is not None, token=token, settings=Settings(limits))),
            http=impatient(limits.connections_each),
            limit_concurrency=limits.connections,
            port=0,
            log_config=None,
            timeout_graceful_shutdown=2,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            while not server.started:
                time.sleep(0.02)
            port = server.servers[0].sockets[0].getsockname()[1]
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()
