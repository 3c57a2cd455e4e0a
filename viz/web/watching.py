"""The route for those who watch a server: its figures, for programs of this machine and for admins."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response

from viz.web.access import shown_in
from viz.web.desk import Desk
from viz.web.figures import KIND, Figures
from viz.web.uploads import Uploads

_HERE = ("127.0.0.1", "::1")


def routes(desk: Desk, uploads: Uploads, figures: Figures) -> APIRouter:
    """Return the route over what is counted."""
    router = APIRouter()

    @router.get(
        "/metrics",
        tags=["service"],
        summary="运行数据（Prometheus 文本格式） / Figures in the text format of Prometheus",
        response_class=Response,
        responses={
            200: {"content": {"text/plain": {"schema": {"type": "string"}}}},
            403: {"description": "neither from this machine nor with an admin's token"},
        },
    )
    def metrics(request: Request) -> Response:
        here = request.client is not None and request.client.host in _HERE
        if not here and not uploads.access.may(shown_in(request.headers.get("authorization")), "admin"):
            raise HTTPException(403, "只对本机和管理员开放 / for this machine and for admins")
        return Response(figures.text(len(desk.store.graphs()), uploads.waiting), media_type=KIND)

    return router
