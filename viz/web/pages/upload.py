"""The pages to bring a document in: the form, its progress, and what was found and doubted."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from corpus.read import READERS
from kg.errors import Crowded
from viz.web import links
from viz.web.desk import Desk
from viz.web.holdings.model import Holdings
from viz.web.pages import frame
from viz.web.pages.gaps import placed
from viz.web.pages.names import GAP_NAMES
from viz.web.uploads import STEPS, Job, Uploads, file_name

ENDINGS = ",".join(sorted(ending for ending in READERS if ending))
_MOST_DOUBTS = 100


def routes(desk: Desk, uploads: Uploads) -> APIRouter:
    """Return the pages on one desk."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/upload")
    def form(request: Request) -> HTMLResponse:
        return _form(request, desk, uploads)

    @router.post("/upload")
    def take(request: Request, file: UploadFile, token: Annotated[str, Form(max_length=1000)] = "") -> Response:
        if not uploads.open:
            raise HTTPException(403, "这里不接收文件 / no documents are taken here")
        shown = uploads.access.who(token)
        if shown is None or not shown.allows("upload"):
            return _form(request, desk, uploads, 403, "token")
        most = uploads.limits.upload_bytes
        content = file.file.read(most + 1)
        if not content or len(content) > most:
            return _form(request, desk, uploads, 413 if content else 422, "large" if content else "empty")
        try:
            request.state.who, request.state.said = shown.name, file_name(file.filename or "")
            job = uploads.take(file.filename or "", content, shown.name)
        except Crowded as e:
            raise HTTPException(503, str(e), {"Retry-After": "60"}) from e
        return RedirectResponse(f"/upload/{job.id}", 303)

    @router.get("/upload/{name}")
    def one(request: Request, name: str) -> HTMLResponse:
        job = uploads.job(name)
        if job is None:
            raise HTTPException(404, "没有这次上传，或已太久 / no such upload, or too long ago")
        steps = STEPS[1:-1]
        return frame.page(
            request, desk, "progress", section="upload", job=job, steps=steps,
            found=_found(job, desk, desk.holdings()) if job.step == "done" else None,
        )  # fmt: skip

    return router


def _form(request: Request, desk: Desk, uploads: Uploads, status: int = 200, wrong: str = "") -> HTMLResponse:
    return frame.page(
        request, desk, "upload", section="upload", status=status, wrong=wrong, endings=ENDINGS,
        largest=uploads.limits.upload_size,
    )  # fmt: skip


def _found(job: Job, desk: Desk, holdings: Holdings) -> dict[str, Any]:
    """Return what was found in a document, what is doubted, each with its place, and which gaps it has."""
    assert job.loaded is not None
    iri = job.loaded.iri
    text = holdings.texts.texts.get(iri, "")
    doubts = [
        (doubt.message, doubt.span.of(text).strip()[:120], links.reader(iri, doubt.span.start, doubt.span.end))
        for doubt in job.loaded.warnings[:_MOST_DOUBTS]
    ]
    gaps = [gap for gap in placed(desk.graph_gaps(), holdings) if gap.document == iri]
    counts = {kind: sum(gap.finding.kind == kind for gap in gaps) for kind in GAP_NAMES}
    return {
        "iri": iri,
        "known": iri in holdings.documents,
        "doubts": doubts,
        "gaps": [(GAP_NAMES[kind][0], count) for kind, count in counts.items() if count],
    }
