"""The pages of units: a list of all, and one page each with its tasks by role and its targets."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from ontology.namespaces import ORGANIZATION_BASE
from viz.exports.collectives import Loose, may_mean
from viz.model import ROLES
from viz.names import Unit
from viz.reading import TaskRecord
from viz.style import ROLE_ORDER
from viz.web.desk import Desk
from viz.web.holdings.model import Aim, Body, Holdings
from viz.web.listing import Key, address_of, listed
from viz.web.pages import frame
from viz.web.pages.data import answered_with_data


def _in_role(role: str) -> Key:
    return lambda body: body.counts[role]


KEYS: dict[str, Key] = {
    "name": lambda body: body.name,
    "total": lambda body: len(body.tasks),
    **{role: _in_role(role) for role in ROLES},
}


def routes(desk: Desk) -> APIRouter:
    """Return the pages on one desk."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/units")
    def index(request: Request, kind: str = "") -> HTMLResponse:
        holdings = desk.holdings()
        bodies = holdings.bodies.values()
        shown = [body for body in bodies if kind in ("", body.kind)]
        listing = listed(
            shown, address_of(request.url.path, request.url.query), keys=KEYS,
            words=lambda body: " ".join((body.name, body.full_name, *body.aliases)),
        )  # fmt: skip
        kinds = Counter(body.kind for body in bodies).most_common()
        most = max((len(body.tasks) for body in bodies), default=1)
        return frame.page(
            request,
            desk,
            "units",
            section="units",
            listing=listing,
            kinds=kinds,
            kind=kind,
            most=most,
            holdings=holdings,
        )

    @router.get("/units/{name}")
    def one(request: Request, name: str) -> Response:
        holdings = desk.holdings()
        body = holdings.bodies.get(ORGANIZATION_BASE + name)
        if body is None:
            raise HTTPException(404, "没有这个单位 / no such unit")
        if data := answered_with_data(request, desk.store, body.iri):
            return data
        return frame.page(request, desk, "unit", section="units", **_told(desk, holdings, body))

    return router


def _told(desk: Desk, holdings: Holdings, body: Body) -> dict[str, Any]:
    return {
        "body": body,
        "by_role": by_strongest_role(body),
        "aims": aims_of(holdings, body),
        "loose": loose_parts(desk, holdings, body),
        "partners": partners(holdings, body)[:12],
        "holdings": holdings,
    }


def by_strongest_role(body: Body) -> dict[str, list[TaskRecord]]:
    """Return a unit's tasks, each once, under the strongest role that it has there."""
    found: dict[str, list[TaskRecord]] = {role: [] for role in ROLE_ORDER}
    for task in body.tasks:
        found[min(task.roles_of(body.iri), key=ROLE_ORDER.index)].append(task)
    return {role: tasks for role, tasks in found.items() if tasks}


def aims_of(holdings: Holdings, body: Body) -> list[Aim]:
    """Return the targets of the tasks that a unit leads or shares, those due first at the top."""
    answers_for = {
        task.iri for task in body.tasks if {"lead", "responsible"} & set(task.roles_of(body.iri))
    }  # who merely supports does not answer for the target
    aims = [aim for aim in holdings.aims.values() if aim.task and aim.task.iri in answers_for]
    return sorted(aims, key=lambda aim: (aim.goal.deadline or 9999, aim.order))


def loose_parts(desk: Desk, holdings: Holdings, body: Body) -> tuple[Loose, ...]:
    """Return the collectives that a unit may fall under, in the documents that name it."""
    if body.kind == "Collective":
        return ()
    plans = {task.document for task in body.tasks}
    others = [task for task in holdings.tasks.values() if task.document in plans]
    unit = Unit(body.iri, body.full_name, frozenset(), frozenset(), frozenset(), body.name)
    return may_mean(desk.store, unit, others)


def partners(holdings: Holdings, body: Body) -> list[tuple[Body, int]]:
    """Return the units that share most tasks with this one."""
    shared = Counter(unit for task in body.tasks for unit in {part.unit for part in task.parts} if unit != body.iri)
    found = [(holdings.bodies[unit], count) for unit, count in shared.items() if unit in holdings.bodies]
    return sorted(found, key=lambda each: (-each[1], each[0].name))
