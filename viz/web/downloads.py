"""What can be carried away by HTTP: `/export/tasks.xlsx` and the like give what `zeren export` writes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query, Request, Response

from query.answer import Answer
from viz.errors import NoChineseFont, VizError
from viz.exports.catalogue import ASKED, ENDINGS, NAMED, Known, Order, make
from viz.model import ViewKind
from viz.pictures import PICTURES
from viz.web.desk import Desk
from viz.web.holdings.model import Holdings
from viz.web.pages import frame
from viz.web.pages.ask import Question

MOST_QUESTIONS, MOST_PICTURES = 20, 6
"""What a briefing made by HTTP may hold."""
TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ttl": "text/turtle; charset=utf-8",
    ".nq": "application/n-quads; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".graphml": "application/graphml+xml",
    ".gexf": "application/gexf+xml",
}
TITLES = {
    "tasks": "任务分解表", "unit": "责任清单", "targets": "目标指标表", "gaps": "责任缺口清单",
    "matrix": "单位任务矩阵", "graph": "责任图谱", "briefing": "责任落实情况简报", "answer": "答复",
    "units": "单位一览表", "projects": "项目一览表",
}  # fmt: skip
"""The names of the files."""
Picture = tuple[ViewKind, str | None]
Chain = Literal["", "1"]
"""Whether each question goes on from the one before."""
Words = Annotated[list[Question] | None, Query(max_length=MOST_QUESTIONS)]


def now() -> datetime:
    """Return the time that a file bears."""
    return datetime.now(UTC).astimezone()


def routes(desk: Desk) -> APIRouter:
    """Return the files of one desk."""
    router = APIRouter(include_in_schema=False)

    @router.get("/export/{file}")
    def one(
        request: Request,
        file: str,
        name: Annotated[str, Query(max_length=200)] = "",
        document: Annotated[str, Query(max_length=200)] = "",
        q: Words = None,
        after: Words = None,
        chain: Chain = "",
        draw: Annotated[list[Question] | None, Query(max_length=MOST_PICTURES)] = None,
    ) -> Response:
        what, _, ending = file.partition(".")
        ending = f".{ending}"
        if ending not in ENDINGS.get(what, ()):
            raise HTTPException(404, "没有这种文件 / no such file")
        questions = tuple(filter(None, map(str.strip, q or ()))) if what in ASKED else ()
        pictures = tuple(map(picture_of, filter(None, draw or ()))) if what == "briefing" else ()
        if (what in NAMED and not name.strip()) or (what in ASKED and not questions + pictures):
            raise HTTPException(422, "请写出单位名或问题 / name a unit or ask a question")
        order = Order(
            what, ending, now(), name.strip() if what in NAMED else None, questions,
            document.strip() or None, frame.language_of(request), pictures,
        )  # fmt: skip
        earlier = tuple(filter(None, map(str.strip, after or ())))
        made = _made(desk, order, _known(desk, order, earlier, chain=bool(chain or earlier)))
        about = {"Content-Disposition": _named(order, desk.holdings()), "Vary": "Cookie"}
        return Response(made, media_type=TYPES[ending], headers=about)

    return router


def _made(desk: Desk, order: Order, known: Known) -> bytes:
    try:
        return desk.made(make, order, known)
    except NoChineseFont as e:
        raise HTTPException(501, str(e)) from e
    except VizError as e:
        raise HTTPException(404, str(e)) from e


def _known(desk: Desk, order: Order, earlier: tuple[str, ...], *, chain: bool) -> Known:
    """Return what the desk knows already: it has an asker at hand, and has read the texts for doubts.

    Each question is answered for itself, or in a `chain` in the light of those before it.
    """
    if order.what in ASKED:
        return Known(answers=tuple(_answers(desk, order.questions, earlier, chain=chain)))
    return Known(findings=desk.gaps()) if order.what == "gaps" else Known()


def _answers(desk: Desk, questions: tuple[str, ...], earlier: tuple[str, ...], *, chain: bool) -> list[Answer]:
    if not chain:
        return [desk.ask(question) for question in questions]
    return [desk.go_on(question, (*earlier, *questions[:place])) for place, question in enumerate(questions)]


def picture_of(words: str) -> Picture:
    """Return a picture's kind and name: "department 财政局"; HTTP status 422 for what is none."""
    view, _, name = words.strip().partition(" ")
    kind = next((kind for kind in PICTURES if kind == view), None)
    naming = PICTURES[kind].naming if kind else "none"
    if kind is None or (naming == "needed") > bool(name.strip()) or ((naming == "none") and name.strip()):
        raise HTTPException(422, "没有这种图，或没有写出单位名、任务编号 / no such picture, or its name is missing")
    return kind, name.strip() or None


def _named(order: Order, holdings: Holdings) -> str:
    """Name the file that a browser saves."""
    number = holdings.document_name(order.document or "") if order.document in holdings.documents else ""
    told = "-".join(words for words in (order.name, TITLES[order.what], number) if words)
    return f"attachment; filename={order.what}{order.ending}; filename*=UTF-8''{quote(told, safe='')}{order.ending}"
