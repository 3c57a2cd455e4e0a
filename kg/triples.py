"""The lines of one document's N-Quads: values by their Python type, evidence, and what documents share."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from corpus.model import Document, Node
from corpus.span import Span
from kg.owners import Owners
from kg.resolve import Resolved
from kg.store import XSD, quoted
from ontology import terms
from ontology.namespaces import OA, SHARED_GRAPH

Things = Iterable[tuple[str, str | None]]
"""Predicates with the IRIs of what something stands in a relation to."""
Values = Iterable[tuple[str, object]]
"""Predicates with values, typed by their Python type."""


class Quads:
    """What is stated of each subject, in the graph of one document and in that which documents share.

    `boxes` are the document's (专栏), `owners` its divisions. Of a subject that several places of the program speak of
    predicates and objects are gathered in a set; a fact is told once, and its lines are written at once.
    """

    def __init__(self, graph: str, root: Node) -> None:
        self.graph, self.owners = graph, Owners(root)
        self.boxes = tuple(node for node in root.walk() if node.kind == "box")
        self.own: defaultdict[str, set[str]] = defaultdict(set)
        self.shared: defaultdict[str, set[str]] = defaultdict(set)
        self.groups: dict[str, str] = {}
        """What a table groups its rows under, by task."""
        self.known: set[object] = set()
        """Shared things and places of evidence about which everything is stated already."""
        self.told: list[str] = []
        """The lines of each fact, in their order."""
        self.end = f" <{graph}> .\n"

    def about(self, subject: str, things: Things, values: Values = (), *, shared: bool = False) -> None:
        """State what something stands in relations to, and its values; nothing for None and for the empty text."""
        (self.shared if shared else self.own)[subject].update(_lines(things, values))

    def fact(self, subject: str, things: Things, values: Values = ()) -> None:
        """State of something of the document all that is ever stated of it."""
        self.told.append(_told(subject, self.end, sorted(_lines(things, values))))

    def iri(self, subject: str, predicate: str, value: str) -> None:
        """State that something of the document stands in a relation to another thing."""
        self.own[subject].add(f"{predicate}> <{value}>")

    def evidence(self, text: str, span: Span) -> str:
        """Tell of a place in the text (Web Annotation: position and quote) and return its IRI."""
        span = trimmed(text, span)
        place = f"{self.graph}:evidence:{span.start}-{span.end}"
        if place in self.known:
            return place
        self.known.add(place)
        end = self.end
        exact = f"<{place}:quote> <{OA}exact> {quoted(span.of(text))}{end}" if span else ""
        self.told.append(
            f"<{place}:position> <{terms.RDF_TYPE}> <{OA}TextPositionSelector>{end}"
            f'<{place}:position> <{OA}end> "{span.end}"^^<{XSD}integer>{end}'
            f'<{place}:position> <{OA}start> "{span.start}"^^<{XSD}integer>{end}'
            f"<{place}:quote> <{terms.RDF_TYPE}> <{OA}TextQuoteSelector>{end}{exact}"
            f"<{place}> <{terms.RDF_TYPE}> <{OA}SpecificResource>{end}"
            f"<{place}> <{OA}hasSelector> <{place}:position>{end}"
            f"<{place}> <{OA}hasSelector> <{place}:quote>{end}"
            f"<{place}> <{OA}hasSource> <{self.graph}>{end}"
        )
        return place

    def nquads(self) -> str:
        """Return the lines in the order of code points: subject by subject, since no graph has one of the other's.

        The three subjects of a place stand together, and no other subject between them.
        """
        shared = f" <{SHARED_GRAPH}> .\n"
        told = [_told(subject, self.end, sorted(stated)) for subject, stated in self.own.items() if stated]
        told += [_told(subject, shared, sorted(stated)) for subject, stated in self.shared.items() if stated]
        return "".join(sorted(told + self.told))


def _lines(things: Things, values: Values) -> list[str]:
    """Return predicates and objects as they are written; nothing for None and for the empty text."""
    stated = [f"{predicate}> <{thing}>" for predicate, thing in things if thing is not None]
    for predicate, value in values:
        if value is not None and value != "":
            stated.append(f"{predicate}> {_WRITERS.get(type(value), _printed)(value)}")
    return stated


def _told(subject: str, end: str, stated: list[str]) -> str:
    head = f"<{subject}> <"
    return head + f"{end}{head}".join(stated) + end


@lru_cache(maxsize=4096)
def decimal(value: float) -> str:
    """Write a decimal: mostly one of a few degrees of sureness."""
    return f'"{f"{value:.10f}".rstrip("0").rstrip(".")}"^^<{XSD}decimal>'


def _printed(value: object) -> str:
    return quoted(str(value))


_WRITERS: dict[type, Callable[[Any], str]] = {
    str: quoted,
    bool: lambda value: f'"{str(value).lower()}"^^<{XSD}boolean>',
    int: lambda value: f'"{value}"^^<{XSD}integer>',
    float: decimal,
    date: lambda value: f'"{value.isoformat()}"^^<{XSD}date>',
}
"""How values are written, by their type; others as texts."""


def assert_evidence(quads: Quads, document: Document, subject: str, span: Span) -> None:
    """Point from something to its place in the text."""
    quads.iri(subject, terms.EVIDENCE, quads.evidence(document.text, span))


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the white space at its ends, so that the quote is the text at its offsets."""
    quote = span.of(text)
    words = quote.strip()
    if len(words) == len(quote) or not words:
        return span
    start = span.start + len(quote) - len(quote.lstrip())
    return Span(start, start + len(words))


def assert_shared(quads: Quads, thing: Resolved) -> str:
    """Assert what documents share about a thing in the graph of their own and return its IRI."""
    if thing in quads.known:
        return thing.iri
    quads.known.add(thing)
    label = terms.SKOS_ALT_LABEL if thing.aside else terms.RDFS_LABEL
    quads.about(
        thing.iri,
        (
            (terms.RDF_TYPE, thing.kind),
            (terms.ORG_CLASSIFICATION, thing.function),
            (terms.LEVEL, thing.level),
            (terms.ORG_CHANGED_BY, thing.changed_by),
            (terms.ORG_UNIT_OF, thing.part_of),
            (terms.REGION, assert_region(quads, thing.region) if thing.region else None),
        ),
        ((terms.SKOS_PREF_LABEL, thing.name), (label, thing.printed)),
        shared=True,
    )
    return thing.iri


def assert_region(quads: Quads, name: str) -> str:
    """Assert a region by its whole name (甲省乙市) in the graph of what documents share and return its IRI."""
    region = _region_iri(name)
    if region not in quads.known:
        quads.known.add(region)
        labels = ((terms.SKOS_PREF_LABEL, name), (terms.RDFS_LABEL, name))
        quads.about(region, ((terms.RDF_TYPE, terms.CLASS_REGION),), labels, shared=True)
    return region


@lru_cache(maxsize=4096)
def _region_iri(name: str) -> str:
    return f"urn:zeren:place:{hashlib.sha256(('region' + name).encode()).hexdigest()[:12]}"
