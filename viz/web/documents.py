"""The routes that change what is in the store, for those who show the write token, and the progress of uploads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Request, UploadFile
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from kg.errors import Crowded, StoreError, UnknownDocument
from viz.tokens import Role
from viz.web.access import shown_in
from viz.web.models import Shape
from viz.web.uploads import Job, Uploads, file_name

_REFUSED: dict[int | str, dict[str, Any]] = {
    401: {"description": "no token, or a wrong one"},
    403: {"description": "this server is read only, or the token does not allow it"},
}
_TOKEN = HTTPBearer(auto_error=False, description="写入口令 / the write token of `zeren serve --write`")
_Token = Annotated[HTTPAuthorizationCredentials | None, Depends(_TOKEN)]


class JobShape(Shape):
    """A document on its way into the store; the figures are those of what was found in it."""

    id: str
    name: str
    step: Literal["waiting", "reading", "extracting", "writing", "opening", "done", "failed"]
    seconds: float
    error: str | None
    document: str | None
    replaced: bool
    tasks: int | None
    responsibilities: int | None
    targets: int | None
    doubts: int | None


def job_shape(job: Job) -> JobShape:
    """Return a job as the API gives it."""
    found = job.loaded
    return JobShape(
        id=job.id,
        name=job.name,
        step=job.step,
        seconds=job.seconds,
        error=job.error,
        document=found.iri if found else None,
        replaced=job.replaced,
        tasks=found.tasks if found else None,
        responsibilities=found.responsibilities if found else None,
        targets=found.targets if found else None,
        doubts=len(found.warnings) if found else None,
    )


def routes(uploads: Uploads) -> APIRouter:
    """Return the routes over the documents that come in."""
    router = APIRouter(tags=["documents"])
    _add_uploads(router, uploads)
    _add_removal(router, uploads)
    return router


def _taken(request: Request, uploads: Uploads, name: str, content: bytes) -> Job:
    request.state.said = file_name(name)
    return uploads.take(name, content, getattr(request.state, "who", None))


def _admission(uploads: Uploads, role: Role) -> Callable[..., None]:
    """Return the check that a request shows a token that allows a role."""

    def admitted(token: _Token) -> None:
        if not uploads.open:
            raise HTTPException(403, "这个服务只读 / this server is read only")
        shown = uploads.access.who(shown_in(f"Bearer {token.credentials}") if token else None)
        if shown is None:
            raise HTTPException(401, "需要写入口令 / the write token is needed", {"WWW-Authenticate": "Bearer"})
        if not shown.allows(role):
            raise HTTPException(403, "这个口令的权限不够 / this token does not allow it")

    return admitted


def _add_uploads(router: APIRouter, uploads: Uploads) -> None:
    @router.post(
        "/api/documents",
        summary="上传一份文件 / Bring a document in",
        status_code=202,
        dependencies=[Depends(_admission(uploads, "upload"))],
        responses={
            **_REFUSED,
            400: {"description": "no form with a file"},
            413: {"description": "larger than is taken"},
            503: {"description": "too many documents wait"},
        },
    )
    def take(request: Request, file: UploadFile) -> JobShape:
        most = uploads.limits.upload_bytes
        content = file.file.read(most + 1)
        if len(content) > most:
            raise HTTPException(413, f"最多 {most} 字节 / at most {most} bytes")
        try:
            return job_shape(_taken(request, uploads, file.filename or "", content))
        except Crowded as e:
            raise HTTPException(503, str(e), {"Retry-After": "60"}) from e

    @router.get(
        "/api/uploads/{name}",
        summary="上传的进度和结果 / How far an upload has come, and what was found",
        responses={404: {"description": "no such upload"}},
    )
    def progress(name: str) -> JobShape:
        job = uploads.job(name)
        if job is None:
            raise HTTPException(404, "没有这次上传 / no such upload")
        return job_shape(job)


def _add_removal(router: APIRouter, uploads: Uploads) -> None:
    @router.delete(
        "/api/documents/{name}",
        summary="移除一份文件 / Take a document out",
        status_code=204,
        dependencies=[Depends(_admission(uploads, "admin"))],
        responses={**_REFUSED, 404: {"description": "no such document"}, 409: {"description": "several, or in use"}},
    )
    def remove(request: Request, name: str) -> None:
        request.state.said = name
        try:
            uploads.remove(name)
        except UnknownDocument as e:
            raise HTTPException(404, f"没有文件 {name} / no document {name}") from e
        except StoreError as e:
            raise HTTPException(409, "名称有歧义，或数据库正忙 / the name is ambiguous, or the store is in use") from e
