"""The units of a task as W3C ORG memberships, each with the clause that it stands in."""

from __future__ import annotations

from corpus.model import Document
from kg.facts import Task
from kg.resolve import Resolved
from kg.triples import Quads, assert_evidence, assert_shared
from ontology import terms
from ontology.namespaces import ZR, ZRV

Units = dict[tuple[str, bool], Resolved]


def assert_memberships(quads: Quads, document: Document, task: Task, subject: str, index: int, units: Units) -> None:
    """Assert who is responsible for a task, and its clauses where it has several."""
    parts = task.parts or (task,)
    clauses = [_clause(quads, document, part, subject, index, at) for at, part in enumerate(task.parts, 1)]
    stated = [(fact, part, i) for i, part in enumerate(parts) for fact in part.responsibilities]
    for rank, (fact, part, at) in enumerate(stated, 1):
        organization = assert_shared(quads, units[fact.unit, fact.group])
        membership = f"{quads.graph}:responsibility:{index}-{rank}"
        quads.about(
            membership,
            (
                (terms.RDF_TYPE, terms.CLASS_RESPONSIBILITY),
                (terms.ON_TASK, subject),
                (terms.ORG_ORGANIZATION, organization),
                (terms.ORG_ROLE, ZRV.term(fact.role)),
                (terms.IN_CLAUSE, clauses[at] if clauses else None),
            ),
            (
                (terms.PRINTED_NAME, fact.unit),
                (terms.RANK, rank),
                (terms.RULE, fact.rule),
                (terms.CONFIDENCE, float(fact.confidence)),
            ),
        )
        quads.about(subject, ((ZR.term(fact.role), organization), (terms.RESPONSIBLE_UNIT, organization)))
        assert_evidence(quads, document, membership, part.clauses[0] if part.clauses else fact.span)


def _clause(quads: Quads, document: Document, part: Task, task: str, index: int, place: int) -> str:
    """Assert one of several clauses of a task, with the text that it is about and its deadline; return its IRI."""
    clause = f"{quads.graph}:clause:{index}-{place}"
    quads.about(
        clause,
        ((terms.RDF_TYPE, terms.CLASS_CLAUSE), (terms.CLAUSE_OF, task), (terms.IN_DOCUMENT, quads.graph)),
        (
            (terms.RDFS_LABEL, part.title),
            (terms.TEXT, part.span.of(document.text).strip()),
            (terms.DEADLINE_TEXT, part.deadline),
            (terms.ORDER, part.span.start),
        ),
    )
    assert_evidence(quads, document, clause, part.clauses[0] if part.clauses else part.span)
    return clause
