"""The pages of projects, companies, institutions and places: who takes part in what, for which task, under whom."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from viz.web import links
from viz.web.desk import Desk
from viz.web.holdings.model import Holdings, Named, Undertaking
from viz.web.listing import address_of, listed, natural
from viz.web.pages import frame
from viz.web.pages.data import answered_with_data
from viz.web.pages.tasks import names

PROJECT_KEYS = {
    "name": lambda project: project.name,
    "year": lambda project: project.year,
    "box": lambda project: project.box,
    "task": lambda project: natural(project.task.number) if project.task else None,
    "lead": lambda project: names(project.task, "lead") if project.task else None,
}
NAME_KEYS = {
    "name": lambda named: named.name,
    "kind": lambda named: named.kind,
    "tasks": lambda named: len(named.tasks),
}
COMPANIES = ("Company", "Institute", "University", "Park")


def routes(desk: Desk) -> APIRouter:
    """Return the pages on one desk."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    _add_projects(router, desk)
    _add_names(router, desk)
    return router


def _add_projects(router: APIRouter, desk: Desk) -> None:
    @router.get("/projects")
    def projects(request: Request) -> HTMLResponse:
        holdings = desk.holdings()

        def words(project: Undertaking) -> str:
            involved = " ".join(holdings.names[iri].name for iri in project.involves if iri in holdings.names)
            return f"{project.name} {project.box} {involved} {names(project.task, 'lead') if project.task else ''}"

        listing = listed(
            list(holdings.projects.values()), address_of(request.url.path, request.url.query),
            keys=PROJECT_KEYS, words=words,
        )  # fmt: skip
        return frame.page(request, desk, "projects", section="projects", listing=listing, holdings=holdings)

    @router.get("/projects/{document}/{place}")
    def project(request: Request, document: str, place: str) -> Response:
        holdings = desk.holdings()
        found = holdings.projects.get(links.part_iri("project", document, place))
        if found is None:
            raise HTTPException(404, "没有这个项目 / no such project")
        if data := answered_with_data(request, desk.store, found.iri):
            return data
        return frame.page(request, desk, "project", section="projects", project=found, holdings=holdings)


def _add_names(router: APIRouter, desk: Desk) -> None:
    @router.get("/names")
    def index(request: Request, kind: str = "") -> HTMLResponse:
        holdings = desk.holdings()
        kinds = Counter(named.kind for named in holdings.names.values())
        shown = [named for named in holdings.names.values() if _is_shown(named, kind)]
        listing = listed(
            shown, address_of(request.url.path, request.url.query), keys=NAME_KEYS,
            words=lambda named: f"{named.name} {' '.join(task.title for task in named.tasks)}",
        )  # fmt: skip
        return frame.page(
            request, desk, "names", section="projects", listing=listing, holdings=holdings,
            kinds=kinds.most_common(), kind=kind,
        )  # fmt: skip

    @router.get("/names/{family}/{place}")
    def one(request: Request, family: str, place: str) -> Response:
        holdings = desk.holdings()
        found = holdings.names.get(f"{links.BASE}{family}:{place}")
        if found is None:
            raise HTTPException(404, "没有这个名称 / no such name")
        if data := answered_with_data(request, desk.store, found.iri):
            return data
        chains = chain(holdings, found)
        return frame.page(request, desk, "name", section="projects", named=found, holdings=holdings, chains=chains)


def _is_shown(named: Named, kind: str) -> bool:
    """Tell whether a name stands in a list: those of companies and institutions where no kind is asked for."""
    return named.kind in COMPANIES if not kind else kind in ("all", named.kind)


def chain(holdings: Holdings, named: Named) -> list[tuple[tuple[Undertaking, ...], object]]:
    """Return the tasks that name a thing, each with the projects of it in which the thing takes part."""
    own = holdings.projects_of(named.iri)
    return [(tuple(p for p in own if p.task and p.task.iri == task.iri), task) for task in named.tasks]
