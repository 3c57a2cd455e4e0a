"""The page of gaps: what the plans leave open, by kind, each with the words that show it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from kg.gaps import Finding
from viz.reading import TaskRecord
from viz.web import links
from viz.web.desk import Desk
from viz.web.holdings.model import Holdings
from viz.web.pages import frame
from viz.web.pages.names import GAP_NAMES


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding with its task and the link to its words, as far as they are known."""

    finding: Finding
    task: TaskRecord | None
    document: str
    link: str


def routes(desk: Desk) -> APIRouter:
    """Return the page on one desk."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/gaps")
    def index(request: Request, document: str = "", kind: str = "") -> HTMLResponse:
        holdings = desk.holdings()
        known, waiting = desk.known_gaps()
        found = [gap for gap in placed(known, holdings) if document in ("", gap.document)]
        by_kind = {each: [gap for gap in found if gap.finding.kind == each] for each in GAP_NAMES}
        many = len(holdings.documents) > 1
        t = frame.said_in(frame.language_of(request))
        return frame.page(
            request, desk, "gaps", section="gaps", by_kind=by_kind, holdings=holdings, document=document,
            names={each: (t(*name), t(*about)) for each, (name, about) in GAP_NAMES.items()}, total=len(found),
            waiting=waiting, many=many, kind=kind if kind in GAP_NAMES else "",
            counts=counted(found, holdings) if many and not document and kind not in GAP_NAMES else [],
        )  # fmt: skip

    return router


def counted(gaps: list[Gap], holdings: Holdings) -> list[tuple[str, Counter[str]]]:
    """Return the documents with how many gaps of each kind they have, those with most first."""
    found: dict[str, Counter[str]] = {iri: Counter() for iri in holdings.documents}
    for gap in gaps:
        if gap.document in found:
            found[gap.document][gap.finding.kind] += 1
    return sorted(((iri, own) for iri, own in found.items() if own), key=lambda each: -each[1].total())


def placed(findings: tuple[Finding, ...], holdings: Holdings) -> list[Gap]:
    """Return findings with where they stand: the quote is looked up in its task, else in the document."""
    tasks = {(task.source, task.number): task for task in holdings.tasks.values()}
    return [_placed(each, tasks.get((each.document or "", each.task or "")), holdings) for each in findings]


def _placed(finding: Finding, task: TaskRecord | None, holdings: Holdings) -> Gap:
    document = holdings.by_name.get(finding.document or "", "")
    text = holdings.texts.texts.get(document, "")
    begin = task.proof.start if task and task.proof else 0
    start = text.find(finding.quote, begin) if finding.quote else -1
    if start >= 0 and finding.quote:
        return Gap(finding, task, document, links.reader(document, start, start + len(finding.quote)))
    return Gap(finding, task, document, links.path_of(document) if document else "")
