"""The pages of tasks: a list of all, and one page each."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from kg.store import Term
from ontology.namespaces import ZR
from viz.exports.contents import content
from viz.reading import TaskRecord
from viz.web import links
from viz.web.desk import Desk
from viz.web.holdings.model import Holdings
from viz.web.listing import address_of, listed, natural
from viz.web.pages import frame
from viz.web.pages.data import answered_with_data

_TEXT = f"SELECT ?text WHERE {{ ?task <{ZR.term('text')}> ?text }}"


def names(task: TaskRecord, role: str) -> str:
    """Return the units with a role in a task, as printed."""
    return "、".join(dict.fromkeys(part.printed for part in task.parts if part.role == role))


def due(task: TaskRecord) -> str:
    """Return by when a task is to be done: the document's words, else the first year of its targets."""
    return task.deadline or str(min((goal.deadline for goal in task.goals if goal.deadline), default=""))


KEYS = {
    "number": lambda task: natural(task.number),
    "title": lambda task: task.title,
    "lead": lambda task: names(task, "lead"),
    "targets": lambda task: len(task.goals),
    "deadline": due,
}


def routes(desk: Desk) -> APIRouter:
    """Return the pages on one desk."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/tasks")
    def index(request: Request, document: str = "") -> HTMLResponse:
        holdings = desk.holdings()
        shown = [task for task in holdings.tasks.values() if document in ("", task.document)]
        listing = listed(
            shown, address_of(request.url.path, request.url.query), keys=KEYS,
            words=lambda task: " ".join((task.number, task.title, *(part.printed for part in task.parts))),
        )  # fmt: skip
        return frame.page(
            request, desk, "tasks", section="tasks", listing=listing, holdings=holdings, document=document,
            due=due, q=request.query_params.get("q", ""),
        )  # fmt: skip

    @router.get("/tasks/{document}/{place}")
    def one(request: Request, document: str, place: str) -> Response:
        holdings = desk.holdings()
        task = holdings.tasks.get(links.part_iri("task", document, place))
        if task is None:
            raise HTTPException(404, "没有这项任务 / no such task")
        if data := answered_with_data(request, desk.store, task.iri):
            return data
        rows = desk.store.select(_TEXT, bindings={"task": Term.iri(task.iri)}).records()
        text = content(task, str(rows[0]["text"])) if rows else ""
        before, behind = neighbours(holdings, task)
        return frame.page(
            request, desk, "task", section="tasks", task=task, text=text, holdings=holdings, due=due,
            aims=[holdings.aims[goal.iri] for goal in task.goals if goal.iri in holdings.aims],
            before=before, behind=behind,
        )  # fmt: skip

    return router


def neighbours(holdings: Holdings, task: TaskRecord) -> tuple[TaskRecord | None, TaskRecord | None]:
    """Return the tasks before and behind one in its document."""
    all_of_it = [each for each in holdings.tasks.values() if each.document == task.document]
    place = next(index for index, each in enumerate(all_of_it) if each.iri == task.iri)
    return (all_of_it[place - 1] if place else None, all_of_it[place + 1] if place + 1 < len(all_of_it) else None)
