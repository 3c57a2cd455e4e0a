"""The lines of one document's N-Quads: values by their Python type, evidence, and what documents share."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import lru_cache

from corpus.model import Document, Node
from corpus.span import Span
from kg.resolve import Resolved
from kg.store import XSD, quoted
from ontology import terms
from ontology.namespaces import OA, SHARED_GRAPH


class Quads:
    """The lines of one document; literals are typed by their Python value.

    `boxes` are the document's (专栏). Lines are written in full where they are stated: a plan has some hundred for each
    of its tasks, and most of the way from text to triples would be spent here.
    """

    def __init__(self, graph: str, boxes: tuple[Node, ...] = ()) -> None:
        self.graph, self.boxes = graph, boxes
        self.lines: set[str] = set()
        self.groups: dict[str, str] = {}
        """What a table groups its rows under, by task."""
        self.known: set[object] = set()
        """Shared things and places of evidence about which everything is stated already."""
        self.end = f" <{graph}> .\n"

    def iri(self, subject: str, predicate: str, value: str | None, *, graph: str | None = None) -> None:
        """State that something stands in a relation to another thing; nothing for None."""
        if value is not None:
            end = self.end if graph is None else f" <{graph}> .\n"
            self.lines.add(f"<{subject}> <{predicate}> <{value}>{end}")

    def literal(self, subject: str, predicate: str, value: object, *, graph: str | None = None) -> None:
        """State a value of something; nothing for None and for the empty text."""
        if value is not None and value != "":
            end = self.end if graph is None else f" <{graph}> .\n"
            self.lines.add(f"<{subject}> <{predicate}> {_literal(value)}{end}")


def _literal(value: object) -> str:
    """Write a value.

    >>> [_literal(each) for each in ("甲", True, 0.5)]  # doctest: +ELLIPSIS
    ['"甲"', '"true"^^<...#boolean>', '"0.5"^^<...#decimal>']
    """
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return f'"{str(value).lower()}"^^<{XSD}boolean>'
    if isinstance(value, int):
        return f'"{value}"^^<{XSD}integer>'
    if isinstance(value, float):
        return _decimal(value)
    if isinstance(value, date):
        return f'"{value.isoformat()}"^^<{XSD}date>'
    return quoted(str(value))


@lru_cache(maxsize=4096)
def _decimal(value: float) -> str:
    """Write a decimal: mostly one of a few degrees of sureness."""
    return f'"{f"{value:.10f}".rstrip("0").rstrip(".")}"^^<{XSD}decimal>'


def assert_evidence(quads: Quads, document: Document, subject: str, span: Span) -> None:
    """Point from a fact to its place: Web Annotation, TextPositionSelector and TextQuoteSelector."""
    span = trimmed(document.text, span)
    evidence = f"{quads.graph}:evidence:{span.start}-{span.end}"
    quads.iri(subject, terms.EVIDENCE, evidence)
    if evidence in quads.known:
        return
    quads.known.add(evidence)
    place, end = f"<{evidence}:position>", quads.end
    quote = f"<{evidence}:quote>"
    quads.lines.update(
        (
            f"<{evidence}> <{terms.RDF_TYPE}> <{OA}SpecificResource>{end}",
            f"<{evidence}> <{OA}hasSource> <{quads.graph}>{end}",
            f"<{evidence}> <{OA}hasSelector> {place}{end}",
            f"<{evidence}> <{OA}hasSelector> {quote}{end}",
            f"{place} <{terms.RDF_TYPE}> <{OA}TextPositionSelector>{end}",
            f'{place} <{OA}start> "{span.start}"^^<{XSD}integer>{end}',
            f'{place} <{OA}end> "{span.end}"^^<{XSD}integer>{end}',
            f"{quote} <{terms.RDF_TYPE}> <{OA}TextQuoteSelector>{end}",
        )
    )
    quads.literal(evidence + ":quote", OA + "exact", span.of(document.text))


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the white space at its ends, so that the quote is the text at its offsets."""
    quote = span.of(text)
    start = span.start + len(quote) - len(quote.lstrip())
    return Span(start, start + len(quote.strip())) if quote.strip() else span


def assert_shared(quads: Quads, thing: Resolved) -> str:
    """Assert what documents share about a thing in the graph of their own and return its IRI."""
    if thing in quads.known:
        return thing.iri
    quads.known.add(thing)
    quads.iri(thing.iri, terms.RDF_TYPE, thing.kind, graph=SHARED_GRAPH)
    quads.literal(thing.iri, terms.SKOS_PREF_LABEL, thing.name, graph=SHARED_GRAPH)
    label = terms.SKOS_ALT_LABEL if thing.aside else terms.RDFS_LABEL
    quads.literal(thing.iri, label, thing.printed, graph=SHARED_GRAPH)
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
