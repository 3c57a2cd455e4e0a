"""What can be exported, in which formats, and the one door to all of it, for the command line and the pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kg.store import Store
from viz.exports.tables import Report
from viz.model import ViewKind

if TYPE_CHECKING:
    from kg.gaps import Finding
    from query.answer import Answer


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: `what` in the format `ending` (with its dot), and by `now`, the time that the file will bear.

    `name` is the unit's, `questions` are those of a briefing or an answer, `pictures` those of a briefing (kind and
    name); `document` (part of a number or title) narrows tables and graph. `language` is that of the words around.
    """

    what: str
    ending: str
    now: datetime
    name: str | None = None
    questions: tuple[str, ...] = ()
    document: str | None = None
    language: str = "zh"
    pictures: tuple[tuple[ViewKind, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What need not be found out again: the answers to the questions of an order, all gaps of the store."""

    answers: tuple[Answer, ...] | None = None
    findings: tuple[Finding, ...] | None = None


ENDINGS: dict[str, tuple[str, ...]] = {
    "tasks": (".xlsx", ".docx", ".csv"),
    "unit": (".docx", ".xlsx", ".csv"),
    "targets": (".xlsx", ".csv", ".docx"),
    "gaps": (".xlsx", ".csv", ".docx"),
    "matrix": (".xlsx", ".csv"),
    "units": (".xlsx", ".csv", ".docx"),
    "projects": (".xlsx", ".csv", ".docx"),
    "graph": (".ttl", ".nq", ".jsonld", ".graphml", ".gexf"),
    "briefing": (".docx", ".pptx"),
    "answer": (".html", ".xlsx", ".csv"),
}
"""The formats of each export; the first is the usual one."""
NOTHING = Known()
NAMED = ("unit",)
ASKED = ("briefing", "answer")


def make(store: Store, order: Order, known: Known = NOTHING) -> bytes:
    """Return the bytes of the file; KeyError for what cannot be exported, ValueError for a format it does not have.

    `NothingToExport` where the store holds nothing for it; what `viz.names` says of a unit that is not known.
    """
    if order.ending not in ENDINGS[order.what]:
        raise ValueError(f"{order.what} has no format {order.ending}")
    if order.what == "graph":
        return _graph(store, order)
    if order.what in ASKED:
        return _answers(store, order, known)
    return _written(_report(store, order, known), order)


def _report(store: Store, order: Order, known: Known) -> Report:
    from viz.exports.findings import gap_report
    from viz.exports.goals import target_report
    from viz.exports.lists import project_list, unit_list
    from viz.exports.matrix import matrix_report
    from viz.exports.tasks import task_report
    from viz.exports.unit import unit_report

    if order.what == "unit":
        return unit_report(store, order.name or "", document=order.document)
    if order.what == "gaps":
        return gap_report(store, document=order.document, found=known.findings)
    reports = {
        "tasks": task_report,
        "targets": target_report,
        "matrix": matrix_report,
        "units": unit_list,
        "projects": project_list,
    }
    return reports[order.what](store, document=order.document)


def _written(report: Report, order: Order) -> bytes:
    if order.ending == ".csv":
        from viz.exports import comma

        return comma.write(report)
    if order.ending == ".docx":
        from viz.exports import word

        return word.write(report, order.now)
    from viz.exports import workbook

    return workbook.write(report, order.now)


def _graph(store: Store, order: Order) -> bytes:
    from viz.exports import network

    if order.ending in (".graphml", ".gexf"):
        graph = network.network(store, document=order.document)
        return network.graphml(graph) if order.ending == ".graphml" else network.gexf(graph, order.now)
    nquads = network.nquads(store, document=order.document)
    if order.ending == ".nq":
        return nquads.encode("utf-8")
    from viz.serialize import jsonld, turtle

    return (turtle(nquads) if order.ending == ".ttl" else jsonld(nquads)).encode("utf-8")


def _answers(store: Store, order: Order, known: Known) -> bytes:
    from viz.exports import asked, chosen

    chosen.chosen_documents(store)  # an empty store says so
    answers = known.answers
    if order.ending in (".xlsx", ".csv"):
        from viz.exports.answers import answer_report

        return _written(
            answer_report(store, asked.answers(store, order.questions) if answers is None else answers), order
        )
    found = asked.topics(store, asked.answers(store, order.questions) if answers is None else answers)
    if order.what == "answer":
        from viz.exports import bundle

        return bundle.write(found, bundle.sources(store), order.now, "en" if order.language == "en" else "zh")
    from viz.exports import figures

    language = asked.language_of_all(found) if found else "en" if order.language == "en" else "zh"
    shown = figures.figures(store, order.pictures, language)
    if order.ending == ".pptx":
        from viz.exports import slides

        return slides.write(found, order.now, shown)
    from viz.exports import briefing

    return briefing.write(found, order.now, shown)
