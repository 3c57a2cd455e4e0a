"""The lines of one document's N-Quads: values by their Python type, evidence, and what documents share."""

from __future__ import annotations

import hashlib
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
    """The lines of one document; literals are typed by their Python value.

    `boxes` are the document's (专栏), `owners` its divisions. Lines are written in full where they are stated, all of a
    subject in one go: a plan has some hundred for each of its tasks, and most of the time would go there.
    """

    def __init__(self, graph: str, root: Node) -> None:
        self.graph, self.owners = graph, Owners(root)
        self.boxes = tuple(node for node in root.walk() if node.kind == "box")
        self.lines: set[str] = set()
        self.known: set[object] = set()
        """Shared things and places of evidence about which everything is stated already."""
        self.end = f" <{graph}> .\n"

    def about(self, subject: str, things: Things, values: Values = (), *, graph: str | None = None) -> None:
        """State what something stands in relations to, and its values; nothing for None and for the empty text."""
        head, end = f"<{subject}> <", self.end if graph is None else f" <{graph}> .\n"
        self.lines.update([f"{head}{predicate}> <{thing}>{end}" for predicate, thing in things if thing is not None])
        self.lines.update(
            [
                f"{head}{predicate}> {_WRITERS.get(type(value), _printed)(value)}{end}"
                for predicate, value in values
                if value is not None and value != ""
            ]
        )

    def iri(self, subject: str, predicate: str, value: str | None, *, graph: str | None = None) -> None:
        """State that something stands in a relation to another thing; nothing for None."""
        if value is not None:
            end = self.end if graph is None else f" <{graph}> .\n"
            self.lines.add(f"<{subject}> <{predicate}> <{value}>{end}")

    def nquads(self) -> str:
        """Return the lines in the order of code points, which is that of UTF-8: bytes are quick to compare."""
        lines = "".join(self.lines).encode("utf-8", "surrogatepass").splitlines(keepends=True)
        lines.sort()
        return b"".join(lines).decode("utf-8", "surrogatepass")


@lru_cache(maxsize=4096)
def _decimal(value: float) -> str:
    """Write a decimal: mostly one of a few degrees of sureness."""
    return f'"{f"{value:.10f}".rstrip("0").rstrip(".")}"^^<{XSD}decimal>'


def _printed(value: object) -> str:
    return quoted(str(value))


_WRITERS: dict[type, Callable[[Any], str]] = {
    str: quoted,
    bool: lambda value: f'"{str(value).lower()}"^^<{XSD}boolean>',
    int: lambda value: f'"{value}"^^<{XSD}integer>',
    float: _decimal,
    date: lambda value: f'"{value.isoformat()}"^^<{XSD}date>',
}
"""How values are written, by their type; others as texts."""


def assert_evidence(quads: Quads, document: Document, subject: str, span: Span) -> None:
    """Point from a fact to its place: Web Annotation, TextPositionSelector and TextQuoteSelector."""
    span = trimmed(document.text, span)
    evidence, end = f"{quads.graph}:evidence:{span.start}-{span.end}", quads.end
    quads.lines.add(f"<{subject}> <{terms.EVIDENCE}> <{evidence}>{end}")
    if evidence in quads.known:
        return
    quads.known.add(evidence)
    place, quote = f"<{evidence}:position>", f"<{evidence}:quote>"
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
    if span:
        quads.lines.add(f"{quote} <{OA}exact> {quoted(span.of(document.text))}{end}")


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
        graph=SHARED_GRAPH,
    )
    return thing.iri


def assert_region(quads: Quads, name: str) -> str:
    """Assert a region by its whole name (甲省乙市) in the graph of what documents share and return its IRI."""
    region = _region_iri(name)
    if region not in quads.known:
        quads.known.add(region)
        labels = ((terms.SKOS_PREF_LABEL, name), (terms.RDFS_LABEL, name))
        quads.about(region, ((terms.RDF_TYPE, terms.CLASS_REGION),), labels, graph=SHARED_GRAPH)
    return region


@lru_cache(maxsize=4096)
def _region_iri(name: str) -> str:
    return f"urn:zeren:place:{hashlib.sha256(('region' + name).encode()).hexdigest()[:12]}"
