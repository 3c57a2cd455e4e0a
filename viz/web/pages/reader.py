"""The pages of documents: a list, and the reader, with every fact marked in the text and explained beside it."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse

from ontology.namespaces import DOCUMENT_BASE
from viz import wording
from viz.web import links
from viz.web.desk import Desk
from viz.web.holdings.model import Holdings
from viz.web.marking import ROLES, Fact, lines_of, read_facts, read_headings
from viz.web.pages import frame
from viz.web.pages.data import answered_with_data
from viz.web.pages.names import ROLE_NAMES, kind_name, rule_words

GROUPS = (*ROLES, "target", "milestone", "project", "name")
"""The kinds of marks, in the order of the legend; all names of companies, places and so on look alike."""


def routes(desk: Desk) -> APIRouter:
    """Return the pages on one desk."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/documents")
    def index(request: Request) -> HTMLResponse:
        holdings = desk.holdings()
        units = {
            iri: len({part.unit for task in holdings.tasks.values() if task.document == iri for part in task.parts})
            for iri in holdings.documents
        }
        return frame.page(request, desk, "documents", section="documents", holdings=holdings, units=units)

    @router.get("/documents/{name}")
    def one(
        request: Request,
        name: str,
        start: Annotated[int, Query(alias="from", ge=0)] = 0,
        to: Annotated[int, Query(ge=0)] = 0,
    ) -> Response:
        holdings = desk.holdings()
        iri = DOCUMENT_BASE + name
        if iri not in holdings.documents:
            raise HTTPException(404, "没有这份文件 / no such document")
        if data := answered_with_data(request, desk.store, iri):
            return data
        return frame.page(
            request, desk, "document", section="documents",
            **_told(desk, holdings, iri, (start, to), frame.language_of(request)),
        )  # fmt: skip

    return router


def _told(desk: Desk, holdings: Holdings, iri: str, here: tuple[int, int], lang: frame.Language) -> dict[str, Any]:
    text = holdings.texts.texts.get(iri, "")
    facts = read_facts(desk.store, iri, text)
    lines = list(lines_of(text, facts, read_headings(desk.store, iri), here))
    told = [explained(fact, holdings, lang) for fact in facts]
    return {
        "row": holdings.documents[iri],
        "iri": iri,
        "lines": lines,
        "facts": told,
        "legend": [(group, count) for group in GROUPS if (count := Counter(f["group"] for f in told)[group])],
        "group_name": {**{role: frame.said_in(lang)(*ROLE_NAMES[role]) for role in ROLE_NAMES},
                       **{kind: frame.said_in(lang)(*names) for kind, names in _GROUP_NAMES.items()}},
        "here": here if here[1] > here[0] else None,
        "holdings": holdings,
    }  # fmt: skip


_GROUP_NAMES = {
    "target": ("数值目标", "target"),
    "milestone": ("节点目标", "milestone"),
    "project": ("项目", "project"),
    "name": ("企业、机构、地点", "company, institution, place"),
}


def group_of(kind: str) -> str:
    """Return the kind of mark of a fact."""
    return kind if kind in GROUPS else "name"


def explained(fact: Fact, holdings: Holdings, lang: frame.Language) -> dict[str, Any]:
    """Return a fact in words: what was read, of which task, by which rule and how surely, and where it leads."""
    t = frame.said_in(lang)
    names = ROLE_NAMES.get(fact.kind) or kind_name(_CLASSES.get(fact.kind, fact.kind))
    task = holdings.tasks.get(fact.task)
    subject = fact.thing or fact.iri
    return {
        "group": group_of(fact.kind),
        "kind": t(*names),
        "name": fact.name,
        "said": _said(fact, holdings),
        "task": task,
        "rule": t(*rule_words(fact.rule)) if fact.rule else "",
        "sure": None if fact.confidence is None else round(fact.confidence * 100),
        "link": links.path_of(subject, holdings.bodies),
        "start": fact.start,
        "end": fact.end,
    }  # fmt: skip


_CLASSES = {"target": "Target", "milestone": "Milestone", "project": "Project"}


def _said(fact: Fact, holdings: Holdings) -> str:
    """Return what a fact states beside its name: a unit's full name, a target's value and year, a project's box."""
    if (body := holdings.bodies.get(fact.thing)) and body.full_name != fact.name:
        return body.full_name
    if aim := holdings.aims.get(fact.iri):
        baseline = f"（比 {aim.baseline} 年）" if aim.baseline else ""
        year = f"{aim.goal.deadline} 年" if aim.goal.deadline else ""
        return " ".join(word for word in (year, wording.amount(aim.goal) + baseline) if word)
    if project := holdings.projects.get(fact.iri):
        return "，".join(word for word in (project.box, f"{project.year} 年" if project.year else "") if word)
    return ""
