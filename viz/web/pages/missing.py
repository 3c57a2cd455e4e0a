"""What people see where there is nothing, or no answer now: a page in their language, JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.exception_handlers import http_exception_handler
from starlette.exceptions import HTTPException

from kg.errors import Crowded, Stopped
from viz.web.desk import Desk
from viz.web.negotiation import preferred
from viz.web.pages import frame

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

_DATA = ("/api", "/sparql", "/static", "/health", "/openapi.json", "/id")


def register(app: FastAPI, desk: Desk) -> None:
    """Answer a request for nothing with a page where a browser asks."""

    async def handler(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        asks_page = preferred(request.headers.get("accept"), ("application/json", "text/html")) == "text/html"
        if not asks_page or request.url.path.startswith(_DATA):
            return await http_exception_handler(request, error)
        code = error.status_code
        return frame.page(request, desk, "missing", section="", status=code, code=code, told=error.detail)

    async def no_answer(request: Request, error: Exception) -> Response:
        return await handler(request, HTTPException(503, str(error), {"Retry-After": "10"}))

    app.add_exception_handler(HTTPException, handler)
    for kind in (Stopped, Crowded):
        app.add_exception_handler(kind, no_answer)
