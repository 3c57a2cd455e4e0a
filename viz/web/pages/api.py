"""The page that tells what the API offers, for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from viz.web.desk import Desk
from viz.web.pages import frame


def routes(desk: Desk, description: Callable[[], dict[str, Any]]) -> APIRouter:
    """Return the page; `description` gives the API's OpenAPI document."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/api")
    def api(request: Request) -> HTMLResponse:
        return frame.page(request, desk, "api", section="api", routes=operations(description()))

    return router


def operations(description: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the API's operations: method, path, summary and parameters."""
    found = []
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            parameters = [
                {"name": each["name"], "needed": each.get("required", False), "about": each.get("description", "")}
                for each in operation.get("parameters", ())
            ]
            summary = operation.get("summary", "")
            found.append({"method": method.upper(), "path": path, "summary": summary, "parameters": parameters})
    return found
