"""What a worker does with the query of a stranger: run it over a store that it keeps open, and write the result."""

from __future__ import annotations

from kg.store import ResultFormat, Store, open_store
from kg.stores.snapshot import SnapshotStore

GRAPHS = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")
SOLUTIONS: dict[str, ResultFormat] = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
_open: dict[str, Store] = {}
"""The store that this worker has open: one, by its place."""


def place_of(store: Store) -> str:
    """Return where another process can open the same state of a store."""
    return str(store.scratch) if isinstance(store, SnapshotStore) else store.location


def opened(place: str) -> Store:
    """Return the store at a place, opened once."""
    if place not in _open:
        for old in _open.values():
            old.close()
        _open.clear()
        _open[place] = open_store(place)
    return _open[place]


def ready(place: str) -> None:
    """Open a store, so that the first query need not wait for it."""
    opened(place)


def carried_out(place: str, query: str, kind: str, most: int) -> bytes:
    """Return the result of a query in a media type; ValueError for a graph that RDF/XML cannot write."""
    store = opened(place)
    if kind in SOLUTIONS:
        return store.query_serialized(query, SOLUTIONS[kind], most=most)
    if kind == "text/turtle":
        return store.query_serialized(query, "ttl", most=most)
    lines = store.query_serialized(query, "nt", most=most).decode().split("\n")
    return _graph("".join(sorted(f"{line}\n" for line in lines if line)), kind).encode()


def _graph(ntriples: str, kind: str) -> str:
    """Write N-Triples lines in a graph format."""
    if kind == "application/n-triples":
        return ntriples
    from viz import serialize

    return serialize.rdfxml(ntriples) if kind == "application/rdf+xml" else serialize.jsonld(ntriples)
