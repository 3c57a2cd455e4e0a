"""What people see where there is nothing: a page in their language; programs get the detail as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.exception_handlers import http_exception_handler
from starlette.exceptions import HTTPException

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

    app.add_exception_handler(HTTPException, handler)
