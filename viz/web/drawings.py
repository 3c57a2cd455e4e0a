"""The pictures by HTTP: `/draw` lists them, `/draw/VIEW` gives one as a page, as SVG or as PNG."""

from __future__ import annotations

from collections import OrderedDict
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query, Request, Response

from viz import page, pictures
from viz.errors import NoChineseFont, VizError
from viz.model import GraphView, Proof, ViewKind
from viz.web import links
from viz.web.desk import Desk
from viz.web.pages import frame

KEPT = 12
"""Contents that are kept while the store stays as it is: forms and languages of a picture need no second reading."""
TYPES: dict[pictures.Format, str] = {"html": "text/html", "svg": "image/svg+xml", "png": "image/png"}
LIBRARY = "/draw/library.js"

Key = tuple[ViewKind, str, str]


class Drawn:
    """The contents drawn last, forgotten when the store has changed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.of: object = None
        self.kept: OrderedDict[Key, GraphView] = OrderedDict()

    def content(self, key: Key) -> GraphView:
        """Return the content of a picture of the store as it is now."""
        now = self.desk.holdings()
        if self.of is not now:
            self.of, self.kept = now, OrderedDict()
        kept = self.kept
        found = kept.get(key)
        if found is None:
            kind, name, document = key
            found = kept[key] = pictures.view(self.desk.store, kind, name or None, document=document or None)
            if len(kept) > KEPT:
                kept.popitem(last=False)
        return found


def routes(desk: Desk) -> APIRouter:
    """Return the pictures of one desk."""
    router = APIRouter(include_in_schema=False)
    drawn = Drawn(desk)

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
            content = drawn.content(key)
            made = pictures.write(content, form, lang) if form != "html" else _page(content, key, lang)
        except NoChineseFont as e:
            raise HTTPException(501, str(e)) from e
        except VizError as e:
            raise HTTPException(404, str(e)) from e
        except ValueError as e:
            raise HTTPException(422, "请写出单位名或任务编号 / name a unit or a task's number") from e
        return Response(made, media_type=TYPES[form], headers={**_file(key, form), "Vary": "Cookie"})

    return router


def _page(content: GraphView, key: Key, lang: frame.Language) -> str:
    site = page.Site("/static", LIBRARY, "/draw", _proof, lambda form: links.picture(*key, form=form))
    return page.render(content, lang=lang, site=site)


def _proof(proof: Proof) -> str:
    return links.reader(proof.iri, proof.start, proof.end)


def _file(key: Key, form: pictures.Format) -> dict[str, str]:
    """Name the file that a browser saves."""
    if form == "html":
        return {}
    title = pictures.PICTURES[key[0]].title.zh + (f"-{key[1]}" if key[1] else "")
    return {"Content-Disposition": f"inline; filename*=UTF-8''{quote(title)}.{form}"}
