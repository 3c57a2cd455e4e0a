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
        quads.iri(membership, terms.RDF_TYPE, terms.CLASS_RESPONSIBILITY)
        quads.iri(membership, terms.ON_TASK, subject)
        quads.iri(membership, terms.ORG_ORGANIZATION, organization)
        quads.iri(membership, terms.ORG_ROLE, ZRV.term(fact.role))
        quads.literal(membership, terms.PRINTED_NAME, fact.unit)
        quads.literal(membership, terms.RANK, rank)
        quads.literal(membership, terms.RULE, fact.rule)
        quads.literal(membership, terms.CONFIDENCE, float(fact.confidence))
        quads.iri(subject, ZR.term(fact.role), organization)
        quads.iri(subject, terms.RESPONSIBLE_UNIT, organization)
        quads.iri(membership, terms.IN_CLAUSE, clauses[at] if clauses else None)
        assert_evidence(quads, document, membership, part.clauses[0] if part.clauses else fact.span)


def _clause(quads: Quads, document: Document, part: Task, task: str, index: int, place: int) -> str:
    """Assert one of several clauses of a task, with the text that it is about and its deadline; return its IRI."""
    clause = f"{quads.graph}:clause:{index}-{place}"
    quads.iri(clause, terms.RDF_TYPE, terms.CLASS_CLAUSE)
    quads.iri(clause, terms.CLAUSE_OF, task)
    quads.iri(clause, terms.IN_DOCUMENT, quads.graph)
    quads.literal(clause, terms.RDFS_LABEL, part.title)
    quads.literal(clause, terms.TEXT, part.span.of(document.text).strip())
    quads.literal(clause, terms.DEADLINE_TEXT, part.deadline)
    quads.literal(clause, terms.ORDER, part.span.start)
    assert_evidence(quads, document, clause, part.clauses[0] if part.clauses else part.span)
    return clause
