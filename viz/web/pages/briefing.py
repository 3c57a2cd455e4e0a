"""The page on which a briefing is put together: chosen questions and pictures, then a Word file or slides."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from viz.pictures import PICTURES
from viz.web.desk import Desk
from viz.web.downloads import MOST_QUESTIONS, Chain, Words
from viz.web.pages import frame

SPARE = 3
"""Empty lines for questions of one's own."""


def routes(desk: Desk) -> APIRouter:
    """Return the page on one desk."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/briefing")
    def index(request: Request, q: Words = None, chain: Chain = "") -> HTMLResponse:
        chosen = list(dict.fromkeys(filter(None, (each.strip()[:2000] for each in q or ()))))
        spare = min(SPARE, MOST_QUESTIONS - len(chosen)) if chosen else SPARE + 1
        return frame.page(
            request, desk, "briefing", section="ask", chosen=[*chosen, *[""] * spare],
            pictures=[picture for picture in PICTURES.values() if picture.naming == "none"], chain=chain,
            holdings=desk.holdings(),
            bodies=sorted(desk.holdings().bodies.values(), key=lambda body: (-len(body.tasks), body.name)),
        )  # fmt: skip

    return router
