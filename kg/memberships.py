"""The units of a task as W3C ORG memberships, each with the clause that it stands in."""

from __future__ import annotations

from corpus.model import Document
from kg.facts import Task
from kg.resolve import Resolved
from kg.store import XSD, quoted
from kg.triples import Quads, decimal
from ontology import terms
from ontology.namespaces import ZR, ZRV

Units = dict[tuple[str, bool], Resolved]


def assert_memberships(quads: Quads, document: Document, task: Task, subject: str, index: int, units: Units) -> None:
    """Assert who is responsible for a task, and its clauses where it has several."""
    parts = [units[fact.unit, fact.group].iri for fact in task.responsibilities]
    roles = [(ZR.term(fact.role), unit) for fact, unit in zip(task.responsibilities, parts, strict=True)]
    quads.about(subject, (*roles, *((terms.RESPONSIBLE_UNIT, unit) for unit in parts)))
    rank, end = 0, quads.end
    for at, part in enumerate(task.parts or (task,), 1):
        place = quads.evidence(document.text, part.clauses[0]) if part.clauses else None
        clause = _clause(quads, document, part, subject, f"{quads.graph}:clause:{index}-{at}") if task.parts else None
        for fact in part.responsibilities:
            rank += 1
            known = place or quads.evidence(document.text, fact.span)
            head = f"<{quads.graph}:responsibility:{index}-{rank}> <"
            quads.told.append(  # in the order of code points
                f"{head}{terms.RDF_TYPE}> <{terms.CLASS_RESPONSIBILITY}>{end}"
                f"{head}{terms.ORG_ORGANIZATION}> <{units[fact.unit, fact.group].iri}>{end}"
                f"{head}{terms.ORG_ROLE}> <{ZRV}{fact.role}>{end}"
                f"{head}{terms.CONFIDENCE}> {decimal(fact.confidence)}{end}"
                f"{head}{terms.EVIDENCE}> <{known}>{end}"
                f"{f'{head}{terms.IN_CLAUSE}> <{clause}>{end}' if clause else ''}"
                f"{head}{terms.ON_TASK}> <{subject}>{end}"
                f"{head}{terms.PRINTED_NAME}> {quoted(fact.unit)}{end}"
                f'{head}{terms.RANK}> "{rank}"^^<{XSD}integer>{end}'
                f"{head}{terms.RULE}> {quoted(fact.rule)}{end}"
            )


def _clause(quads: Quads, document: Document, part: Task, task: str, clause: str) -> str:
    """Assert one of several clauses of a task, with the text that it is about and its deadline; return its IRI."""
    place = quads.evidence(document.text, part.clauses[0] if part.clauses else part.span)
    quads.fact(
        clause,
        (
            (terms.RDF_TYPE, terms.CLASS_CLAUSE),
            (terms.CLAUSE_OF, task),
            (terms.IN_DOCUMENT, quads.graph),
            (terms.EVIDENCE, place),
        ),
        (
            (terms.RDFS_LABEL, part.title),
            (terms.TEXT, part.span.of(document.text).strip()),
            (terms.DEADLINE_TEXT, part.deadline),
            (terms.ORDER, part.span.start),
        ),
    )
    return clause
