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
        found = operations(description(), frame.language_of(request))
        return frame.page(request, desk, "api", section="api", routes=found)

    return router


def operations(description: dict[str, Any], lang: frame.Language) -> list[dict[str, Any]]:
    """Return the API's operations: method, path, summary and parameters, in the words of one language."""

    def said(words: str) -> str:
        chinese, _, english = words.partition(" / ")
        return english or words if lang == "en" else chinese

    found = []
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            parameters = [
                {
                    "name": each["name"],
                    "needed": each.get("required", False),
                    "about": said(each.get("description", "")),
                }
                for each in operation.get("parameters", ())
            ]
            summary = said(operation.get("summary", ""))
            found.append({"method": method.upper(), "path": path, "summary": summary, "parameters": parameters})
    return found
