"""What a worker does over a store that it keeps open: carry out a stranger's query, and whatever else is wanted."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import TypeVar

from kg.store import ResultFormat, Store, open_store
from kg.stores.embedded import turtle
from kg.stores.snapshot import SnapshotStore
from viz.errors import TooManyRows

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
_LEAST = 2
"""Bytes that a row takes at least: what is shorter need not be counted."""
T = TypeVar("T")
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


def of_store(place: str, function: Callable[..., T], *arguments: object) -> T:
    """Return what `function` makes of the store at a place."""
    return function(opened(place), *arguments)


def carried_out(place: str, query: str, kind: str, most: int, rows: int) -> bytes:
    """Return the result of a query in a media type; ValueError for a graph that RDF/XML cannot write.

    It has at most so many bytes and rows: ResultTooLarge and TooManyRows for more.
    """
    store = opened(place)
    if kind in SOLUTIONS:
        written = SOLUTIONS[kind]
        data = store.query_serialized(query, written, most=most)
        if len(data) > rows * _LEAST and rows_of(data, written) > rows:
            raise TooManyRows(rows)
        return data
    lines = [line for line in store.query_serialized(query, "nt", most=most).decode().split("\n") if line]
    if len(lines) > rows:
        raise TooManyRows(rows)
    ntriples = "".join(sorted(f"{line}\n" for line in lines))
    return turtle(ntriples.encode()) if kind == "text/turtle" else _graph(ntriples, kind).encode()


def rows_of(data: bytes, written: ResultFormat) -> int:
    r"""Return how many rows a result has.

    >>> rows_of(b'{"head":{"vars":["a"]},"results":{"bindings":[{},{}]}}', "json"), rows_of(b'a\r\n"1\r\n2"\r\n', "csv")
    (2, 1)
    """
    if written == "json":
        return len(json.loads(data).get("results", {}).get("bindings", ()))
    if written == "xml":
        return data.count(b"<result>")
    if written == "tsv":  # a line end within a value is written \n
        return max(0, data.count(b"\n") - 1)
    return max(0, sum(1 for _ in csv.reader(io.StringIO(data.decode(), newline=""))) - 1)


def _graph(ntriples: str, kind: str) -> str:
    """Write N-Triples lines in a graph format."""
    if kind == "application/n-triples":
        return ntriples
    from viz import serialize

    return serialize.rdfxml(ntriples) if kind == "application/rdf+xml" else serialize.jsonld(ntriples)
