"""The pages of targets: a table to sort, filter and take along, the same by year, and one page each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from viz import wording
from viz.exports import comma
from viz.exports.tables import Column, Report, Table
from viz.web import links
from viz.web.desk import Desk
from viz.web.holdings.model import Aim, Holdings
from viz.web.listing import address_of, listed, natural
from viz.web.pages import frame
from viz.web.pages.data import answered_with_data
from viz.web.pages.tasks import names

KEYS = {
    "indicator": lambda aim: aim.goal.indicator,
    "value": lambda aim: aim.goal.value,
    "deadline": lambda aim: aim.goal.deadline,
    "task": lambda aim: (aim.document, natural(aim.task.number)) if aim.task else None,
    "lead": lambda aim: names(aim.task, "lead") if aim.task else None,
}
COLUMNS = ("指标", "目标值", "数值", "数值上限", "单位", "基准年", "目标年", "任务", "牵头单位", "原文", "文件")


def words_of(aim: Aim) -> str:
    """Return the text that a target is found by."""
    task = f"{aim.task.number} {aim.task.title} {' '.join(p.printed for p in aim.task.parts)}" if aim.task else ""
    return f"{aim.goal.indicator} {wording.amount(aim.goal)} {aim.goal.deadline or ''} {task}"


def chosen(holdings: Holdings, request: Request) -> list[Aim]:
    """Return the targets that an address asks for: `year` (or `none`), `kind`, `document`."""
    asked = request.query_params
    year, kind, document = asked.get("year", ""), asked.get("kind", ""), asked.get("document", "")
    return [
        aim
        for aim in holdings.aims.values()
        if year in ("", str(aim.goal.deadline or "none"))
        and kind in ("", "quantity" if aim.goal.value is not None else "milestone")
        and document in ("", aim.document)
    ]


def routes(desk: Desk) -> APIRouter:
    """Return the pages on one desk."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/targets")
    def index(request: Request) -> HTMLResponse:
        holdings = desk.holdings()
        address = address_of(request.url.path, request.url.query)
        listing = listed(chosen(holdings, request), address, keys=KEYS, words=words_of)
        years = Counter(aim.goal.deadline for aim in holdings.aims.values())
        return frame.page(
            request, desk, "targets", section="targets", listing=listing, holdings=holdings,
            asked=dict(request.query_params), years=sorted(years.items(), key=lambda each: each[0] or 9999),
            by_year=by_year(listing.rows), download=listing.link(view=None).replace("/targets", "/targets.csv", 1),
        )  # fmt: skip

    @router.get("/targets.csv")
    def download(request: Request) -> Response:
        holdings = desk.holdings()
        address = address_of(request.url.path, request.url.query)
        listing = listed(chosen(holdings, request), address, keys=KEYS, words=words_of, per_page=1_000_000)
        table = Table("目标指标表", tuple(Column(name, 20) for name in COLUMNS), tuple(map(_row, listing.rows)))
        found = comma.write(Report("目标指标表", (table,)))
        name = {"Content-Disposition": "attachment; filename=targets.csv"}
        return Response(found, media_type="text/csv; charset=utf-8", headers=name)

    @router.get("/targets/{document}/{place}")
    def one(request: Request, document: str, place: str) -> Response:
        holdings = desk.holdings()
        aim = holdings.aims.get(links.part_iri("target", document, place))
        if aim is None:
            raise HTTPException(404, "没有这个目标 / no such target")
        if data := answered_with_data(request, desk.store, aim.goal.iri):
            return data
        return frame.page(request, desk, "target", section="targets", aim=aim, holdings=holdings)

    return router


def by_year(aims: Iterable[Aim]) -> list[tuple[int | None, list[Aim]]]:
    """Return targets by the year they are due, those without a year at the end."""
    ordered = sorted(aims, key=lambda aim: aim.goal.deadline or 9999)
    return [(year or None, list(found)) for year, found in groupby(ordered, key=lambda aim: aim.goal.deadline or 0)]


def _row(aim: Aim) -> tuple[str | int | float | None, ...]:
    goal, task = aim.goal, aim.task
    quote = " ".join(goal.proof.quote.split()) if goal.proof else ""
    return (
        goal.indicator, wording.amount(goal), *(None if n is None else float(n) for n in (goal.value, goal.maximum)),
        goal.unit, aim.baseline, goal.deadline, f"{task.number} {task.title}".strip() if task else "",
        names(task, "lead") if task else "", quote, goal.proof.document if goal.proof else "",
    )  # fmt: skip
