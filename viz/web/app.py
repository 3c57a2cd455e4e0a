"""The HTTP application: API, SPARQL endpoint and pages over one store."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from kg.errors import KgError
from kg.store import Store
from viz.templating import HERE
from viz.web import api, documents, downloads, drawings, sparql, watching
from viz.web.access import Access
from viz.web.assets import Assets
from viz.web.desk import Desk
from viz.web.figures import Figures
from viz.web.gate import Gate
from viz.web.headers import SecurityHeaders
from viz.web.limits import MB
from viz.web.pages import api as api_page
from viz.web.pages import (
    ask,
    briefing,
    companies,
    data,
    editor,
    frame,
    gaps,
    missing,
    reader,
    targets,
    tasks,
    units,
    upload,
)
from viz.web.settings import Settings
from viz.web.uploads import Uploads

THREADS = 40
"""Threads for requests, beside those in which requests stand in line for workers: pages wait for none of these."""
VERSION = "1"
"""Of the API: it changes when a name or a shape of it does."""
SPARE = "looks-ahead"
"""The name of the threads that make ready what will be wanted, and see whether the store has changed."""


def create_app(
    store: Store, *, warm: bool = False, token: str | None = None, settings: Settings | None = None
) -> FastAPI:
    """Return the application over an open store; with `warm` questions are answered in processes made ready for it.

    The store must stay open as long as the application runs. Handlers run in threads, so that a long query holds up
    no other request; what they take from the store is plain values. Who shows the `token`, or one that the settings
    name, may bring documents in; the store must be a snapshot then (`kg.store.open_snapshot`), or it would wait for
    itself.
    """
    settings = settings or Settings()
    access, limits = settings.access or Access(token=token), settings.limits
    desk = Desk(store, writable=access.open, limits=limits, apart=warm)
    uploads = Uploads(store.location, access, desk.renew, limits, settings.audit)
    figures = Figures()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = THREADS + limits.in_line
        for each in desk.all_workers:
            each.open()
        spare = [
            threading.Thread(target=work, name=SPARE, daemon=True) for work in (desk.warm, desk.read_ahead, desk.watch)
        ]
        if warm:
            desk.holdings_at_hand()
            frame.compile_templates()  # the first page that somebody opens waits for nothing
        for thread in spare if warm else ():
            thread.start()
        yield
        desk.close_workers()
        uploads.close()
        for thread in spare if warm else ():
            thread.join()  # the store may be closed after this, and not before
        desk.end()

    app = FastAPI(
        title="zeren 责任图谱",
        version=VERSION,
        description="谁负责什么、何时完成、如何衡量、出处在哪里。Who answers for what in government plans.",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        max_body_size=limits.upload_bytes + MB,
    )
    app.state.limits = limits
    app.add_middleware(Gate, access=access, limits=limits, audit=settings.audit, figures=figures, hosts=settings.hosts)
    app.add_middleware(SecurityHeaders)
    app.add_exception_handler(KgError, _store_failed)
    app.include_router(api.routes(desk))
    app.include_router(sparql.routes(desk))
    app.include_router(watching.routes(desk, uploads, figures))
    app.include_router(documents.routes(uploads))
    app.include_router(upload.routes(desk, uploads))
    app.include_router(data.routes(desk))
    app.include_router(api_page.routes(desk, app.openapi))
    for each in (ask, reader, units, tasks, targets, companies, gaps, editor, briefing):
        app.include_router(each.routes(desk))
    app.include_router(drawings.routes(desk))
    app.include_router(downloads.routes(desk))
    missing.register(app, desk)
    app.mount("/static", Assets(HERE / "static"))
    return app


def _store_failed(_: Request, __: Exception) -> JSONResponse:
    """The messages of the store name places of this machine, which are not for the outside."""
    return JSONResponse({"detail": "数据库没有应答 / the store does not answer"}, 503)
