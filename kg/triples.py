"""The lines of one document's N-Quads: values by their Python type, evidence, and what documents share."""

from __future__ import annotations

import hashlib

from corpus.model import Document
from corpus.span import Span
from kg.resolve import Resolved
from kg.store import XSD
from kg.store import Term as RdfTerm
from ontology import terms
from ontology.namespaces import OA, SHARED_GRAPH


class Quads:
    """The lines of one document; literals are typed by their Python value."""

    def __init__(self, graph: str) -> None:
        self.graph = graph
        self.lines: set[str] = set()

    def iri(self, subject: str, predicate: str, value: str | None, *, graph: str | None = None) -> None:
        """State that something stands in a relation to another thing; nothing for None."""
        if value is not None:
            self._add(subject, predicate, f"<{value}>", graph)

    def literal(self, subject: str, predicate: str, value: object, *, graph: str | None = None) -> None:
        """State a value of something; nothing for None and for the empty text."""
        if value is not None and value != "":
            self._add(subject, predicate, _literal(value), graph)

    def _add(self, subject: str, predicate: str, value: str, graph: str | None) -> None:
        self.lines.add(f"<{subject}> <{predicate}> {value} <{graph or self.graph}> .\n")


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return RdfTerm.literal(str(value).lower(), XSD + "boolean").ntriples()
    if isinstance(value, int):
        return RdfTerm.literal(str(value), XSD + "integer").ntriples()
    if isinstance(value, float):
        return RdfTerm.literal(f"{value:.10f}".rstrip("0").rstrip("."), XSD + "decimal").ntriples()
    if hasattr(value, "isoformat"):
        return RdfTerm.literal(value.isoformat(), XSD + "date").ntriples()
    return RdfTerm.literal(str(value)).ntriples()


def assert_evidence(quads: Quads, document: Document, subject: str, span: Span) -> None:
    """Point from a fact to its place: Web Annotation, TextPositionSelector and TextQuoteSelector."""
    span = trimmed(document.text, span)
    evidence = f"{quads.graph}:evidence:{span.start}-{span.end}"
    quads.iri(subject, terms.EVIDENCE, evidence)
    quads.iri(evidence, terms.RDF_TYPE, OA + "SpecificResource")
    quads.iri(evidence, OA + "hasSource", quads.graph)
    for suffix, kind in (("position", "TextPositionSelector"), ("quote", "TextQuoteSelector")):
        quads.iri(evidence, OA + "hasSelector", f"{evidence}:{suffix}")
        quads.iri(f"{evidence}:{suffix}", terms.RDF_TYPE, OA + kind)
    quads.literal(f"{evidence}:position", OA + "start", span.start)
    quads.literal(f"{evidence}:position", OA + "end", span.end)
    quads.literal(f"{evidence}:quote", OA + "exact", span.of(document.text))


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the white space at its ends, so that the quote is the text at its offsets."""
    quote = span.of(text)
    start = span.start + len(quote) - len(quote.lstrip())
    return Span(start, start + len(quote.strip())) if quote.strip() else span


def assert_shared(quads: Quads, thing: Resolved) -> str:
    """Assert what documents share about a thing in the graph of their own and return its IRI."""
    quads.iri(thing.iri, terms.RDF_TYPE, thing.kind, graph=SHARED_GRAPH)
    quads.literal(thing.iri, terms.SKOS_PREF_LABEL, thing.name, graph=SHARED_GRAPH)
    quads.literal(thing.iri, terms.RDFS_LABEL, thing.printed, graph=SHARED_GRAPH)
    quads.iri(thing.iri, terms.ORG_CLASSIFICATION, thing.function, graph=SHARED_GRAPH)
    quads.iri(thing.iri, terms.LEVEL, thing.level, graph=SHARED_GRAPH)
    quads.iri(thing.iri, terms.ORG_CHANGED_BY, thing.changed_by, graph=SHARED_GRAPH)
    quads.iri(thing.iri, terms.ORG_UNIT_OF, thing.part_of, graph=SHARED_GRAPH)
    if thing.region:
        quads.iri(thing.iri, terms.REGION, assert_region(quads, thing.region), graph=SHARED_GRAPH)
    return thing.iri


def assert_region(quads: Quads, name: str) -> str:
    """Assert a region by its whole name (甲省乙市) in the graph of what documents share and return its IRI."""
    region = f"urn:zeren:place:{hashlib.sha256(('region' + name).encode()).hexdigest()[:12]}"
    quads.iri(region, terms.RDF_TYPE, terms.CLASS_REGION, graph=SHARED_GRAPH)
    quads.literal(region, terms.SKOS_PREF_LABEL, name, graph=SHARED_GRAPH)
    quads.literal(region, terms.RDFS_LABEL, name, graph=SHARED_GRAPH)
    return region
