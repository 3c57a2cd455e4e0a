"""The graph of one document in the RDF formats that people exchange: N-Quads, Turtle, JSON-LD 1.1, RDF/XML."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING

from ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset, Graph


def turtle(nquads: str) -> str:
    """Write the triples of N-Quads text as Turtle; the names of the graphs, which Turtle cannot hold, are left out."""
    return _graph(nquads).serialize(format="turtle")


def rdfxml(nquads: str) -> str:
    """Write the triples of N-Quads text as RDF/XML; ValueError for a property whose name XML cannot write."""
    return _graph(nquads).serialize(format="xml")


def jsonld(nquads: str) -> str:
    """Write N-Quads text as JSON-LD 1.1, with its graphs and the usual prefixes as context."""
    dataset = _dataset(nquads)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib 7.6 warns of its own default_context
        text = dataset.serialize(format="json-ld", context=dict(sorted(PREFIXES.items())), auto_compact=False)
    return json.dumps(_sorted(json.loads(text)), ensure_ascii=False, indent=2)


def _graph(nquads: str) -> Graph:
    """Return the triples of all graphs as one, with the usual prefixes."""
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    for subject, predicate, value, _ in _dataset(nquads).quads():
        graph.add((subject, predicate, value))
    return graph


def _dataset(nquads: str) -> Dataset:
    from rdflib import Dataset

    dataset = Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # as above
        dataset.parse(data=nquads, format="nquads")
    return dataset


def _sorted(value: object) -> object:
    """Put every list that is a set into one order: rdflib's changes from run to run."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((_sorted(item) for item in value), key=_key)
    return value


def _key(value: object) -> tuple[str, str]:
    return (str(value.get("@id", "")) if isinstance(value, dict) else "", repr(value))
