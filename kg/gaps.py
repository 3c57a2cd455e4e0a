"""Gaps in accountability: what a plan leaves open about who answers, by when, and who is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract
from kg.store import Python, Store
from ontology.namespaces import PREFIXES

Severity = Literal["violation", "warning"]
DOUBTFUL = 0.8
"""Below this confidence a responsibility is worth a person's look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should look at, with the place that shows it.

    `document` is the 发文字号, or else the title; `task` the task's number as printed; `quote` the document's words.
    """

    kind: str
    message_zh: str
    message_en: str
    document: str | None = None
    task: str | None = None
    quote: str | None = None
    severity: Severity = "warning"


@dataclass(frozen=True, slots=True)
class _Gap:
    """A kind of gap: a pattern that binds ?document, ?order and what the messages and the finding name."""

    kind: str
    pattern: str
    zh: str
    en: str


_CLAUSE = "OPTIONAL { ?fact zr:onTask ?task ; a zr:Responsibility ; zr:evidence/oa:hasSelector/oa:exact ?words }"
_TASK = """?task a zr:Task ; zr:inDocument ?document ; zr:order ?order ; rdfs:label ?label .
  OPTIONAL { ?task zr:number ?number }"""
_TARGET = """?target a zr:Target ; zr:inDocument ?document ; zr:order ?order ; zr:indicator ?label .
  OPTIONAL { ?target zr:evidence/oa:hasSelector/oa:exact ?words }"""

_GAPS = (
    _Gap(
        "no-lead",
        f"{_TASK} {_CLAUSE} FILTER NOT EXISTS {{ ?task zr:lead ?leader }} ?task zr:responsibleUnit ?counted .",
        "任务“{label}”没有牵头单位，由 {count} 个单位共同负责",
        "the task “{label}” has no lead; {count} unit(s) share it",
    ),
    _Gap(
        "several-leads",
        f"{_TASK} {_CLAUSE} ?task zr:lead ?counted , ?other . FILTER(?counted != ?other)",
        "任务“{label}”有 {count} 个牵头单位",
        "the task “{label}” has {count} leads",
    ),
    _Gap(
        "no-deadline",
        f"{_TARGET} FILTER NOT EXISTS {{ ?target zr:deadlineYear ?year }} "
        "OPTIONAL { ?target zr:ofTask/zr:number ?number } BIND(?target AS ?counted)",
        "指标“{label}”没有写明完成年份",
        "the target “{label}” names no year",
    ),
    _Gap(
        "no-task",
        f"{_TARGET} FILTER NOT EXISTS {{ ?target zr:ofTask ?task }} BIND(?target AS ?counted)",
        "指标“{label}”不属于任何任务，没有单位对它负责",
        "the target “{label}” belongs to no task: nobody answers for it",
    ),
    _Gap(
        "collective",
        "?unit a zr:Collective ; skos:prefLabel ?label . ?fact org:organization ?unit ; zr:onTask ?counted . "
        "?counted zr:inDocument ?document FILTER NOT EXISTS { ?unit org:hasMember ?member } "
        "BIND(?label AS ?words) BIND(0 AS ?order)",
        "“{label}”没有指明是哪些单位（{count} 项任务）",
        "“{label}” does not say which units are meant ({count} task(s))",
    ),
    _Gap(
        "doubtful",
        f"{_TASK.replace('?label', '?title')} ?counted a zr:Responsibility ; zr:onTask ?task ; zr:printedName ?label ; "
        f"zr:confidence ?confidence ; zr:evidence/oa:hasSelector/oa:exact ?words . FILTER(?confidence < {DOUBTFUL})",
        "“{label}”的责任不能确定，请核对原文",
        "the part of “{label}” is not certain; compare the text",
    ),
)
_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_SELECT = """SELECT ?document ?number ?label (COUNT(DISTINCT ?counted) AS ?count) (MIN(?words) AS ?quote)
WHERE {{ {pattern} }} GROUP BY ?document {subject} ?number ?label ?order ORDER BY ?document ?order {subject} ?label"""


def gaps(store: Store) -> tuple[Finding, ...]:
    """Return what the documents of a store leave open, by kind and then in the order of the documents.

    Kinds: `no-lead`, `several-leads`, `no-deadline`, `no-task`, `collective`, `doubtful`, `warning` (what the reader
    could not make out).
    """
    return (*graph_gaps(store), *_open_warnings(store))


def graph_gaps(store: Store) -> tuple[Finding, ...]:
    """Return the gaps that the graph shows: all kinds but `warning`, for which the texts are read again."""
    return tuple(finding for gap in _GAPS for finding in _of_kind(store, gap))


def _of_kind(store: Store, gap: _Gap) -> Iterator[Finding]:
    subject = next((name for name in ("?task", "?target", "?unit") if f"{name} a " in gap.pattern), "")
    query = _PREFIXES + _SELECT.format(pattern=gap.pattern, subject=subject)
    names = document_names(store)
    for row in store.select(query).records():
        yield Finding(
            kind=gap.kind,
            message_zh=gap.zh.format(**row),
            message_en=gap.en.format(**row),
            document=names.get(str(row["document"])),
            task=text_of(row.get("number")),
            quote=text_of(row.get("quote")),
        )


def document_names(store: Store) -> dict[str, str]:
    """Return for the IRI of every document its 发文字号, or else its title."""
    query = """SELECT ?d (COALESCE(?n, ?l) AS ?name)
    WHERE { ?d a zr:Document ; rdfs:label ?l OPTIONAL { ?d zr:documentNumber ?n } }"""
    return {str(row["d"]): str(row["name"]) for row in store.select(_PREFIXES + query).records()}


def text_of(value: Python | None) -> str | None:
    """Return a cell as text, None where it is unbound."""
    return None if value is None else str(value)


def _open_warnings(store: Store) -> Iterator[Finding]:
    """Read the kept texts again: the graph holds facts, not the reader's doubts."""
    names = document_names(store)
    query = _PREFIXES + "SELECT ?d ?text WHERE { ?d a zr:Document ; zr:text ?text } ORDER BY ?d"
    for row in store.select(query).records():
        yield from text_doubts(str(row["text"]), names.get(str(row["d"])))


def text_doubts(text: str, document: str | None) -> tuple[Finding, ...]:
    """Return what the reader doubts in the text of a document, by the name that findings give it."""
    return tuple(
        Finding("warning", doubt.message, doubt.message, document, None, doubt.span.of(text).strip() or None)
        for doubt in extract(parse(text_as_raw(text))).warnings
    )
