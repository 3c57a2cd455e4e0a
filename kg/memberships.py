"""The units of a task as W3C ORG memberships, each with the clause that it stands in."""

from __future__ import annotations

from corpus.model import Document
from kg.facts import Task
from kg.resolve import Resolved
from kg.triples import Quads
from ontology import terms
from ontology.namespaces import ZR, ZRV

Units = dict[tuple[str, bool], Resolved]


def assert_memberships(quads: Quads, document: Document, task: Task, subject: str, index: int, units: Units) -> None:
    """Assert who is responsible for a task, and its clauses where it has several."""
    known = [(terms.RESPONSIBLE_UNIT, units[fact.unit, fact.group].iri) for fact in task.responsibilities]
    quads.about(subject, (*known, *((ZR.term(f.role), units[f.unit, f.group].iri) for f in task.responsibilities)))
    rank = 0
    for at, part in enumerate(task.parts or (task,), 1):
        place = quads.evidence(document.text, part.clauses[0]) if part.clauses else None
        clause = _clause(quads, document, part, subject, f"{quads.graph}:clause:{index}-{at}") if task.parts else None
        for fact in part.responsibilities:
            rank += 1
            quads.fact(
                f"{quads.graph}:responsibility:{index}-{rank}",
                (
                    (terms.RDF_TYPE, terms.CLASS_RESPONSIBILITY),
                    (terms.ON_TASK, subject),
                    (terms.ORG_ORGANIZATION, units[fact.unit, fact.group].iri),
                    (terms.ORG_ROLE, ZRV.term(fact.role)),
                    (terms.IN_CLAUSE, clause),
                    (terms.EVIDENCE, place or quads.evidence(document.text, fact.span)),
                ),
                (
                    (terms.PRINTED_NAME, fact.unit),
                    (terms.RANK, rank),
                    (terms.RULE, fact.rule),
                    (terms.CONFIDENCE, float(fact.confidence)),
                ),
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
