"""The pictures by HTTP: `/draw` lists them, `/draw/VIEW` gives one as a page, as SVG or as PNG."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query, Request, Response

from viz import page, pictures
from viz.errors import NoChineseFont, VizError
from viz.model import ViewKind
from viz.web.desk import Desk
from viz.web.drawn import LIBRARY, Key, drawn
from viz.web.pages import frame

TYPES: dict[pictures.Format, str] = {"html": "text/html", "svg": "image/svg+xml", "png": "image/png"}


def routes(desk: Desk) -> APIRouter:
    """Return the pictures of one desk."""
    router = APIRouter(include_in_schema=False)

    @router.get("/draw")
    def index(request: Request) -> Response:
        return frame.page(
            request, desk, "pictures", section="pictures", pictures=pictures.PICTURES.values(), holdings=desk.holdings()
        )

    @router.get(LIBRARY)
    def library() -> Response:
        return Response(page.library(), media_type="text/javascript", headers={"Cache-Control": "max-age=86400"})

    @router.get("/draw/{kind}")
    def one(
        request: Request,
        kind: ViewKind,
        name: Annotated[str, Query(max_length=200)] = "",
        document: Annotated[str, Query(max_length=200)] = "",
        form: Annotated[pictures.Format, Query(alias="format")] = "html",
    ) -> Response:
        lang = frame.language_of(request)
        key: Key = (kind, name.strip(), document.strip())
        try:
            made = desk.made(drawn, key, form, lang)
        except NoChineseFont as e:
            raise HTTPException(501, str(e)) from e
        except VizError as e:
            raise HTTPException(404, str(e)) from e
        except ValueError as e:
            raise HTTPException(422, "请写出单位名或任务编号 / name a unit or a task's number") from e
        return Response(made, media_type=TYPES[form], headers={**_file(key, form), "Vary": "Cookie"})

    return router


def _file(key: Key, form: pictures.Format) -> dict[str, str]:
    """Name the file that a browser saves."""
    if form == "html":
        return {}
    title = pictures.PICTURES[key[0]].title.zh + (f"-{key[1]}" if key[1] else "")
    return {"Content-Disposition": f"inline; filename*=UTF-8''{quote(title)}.{form}"}
