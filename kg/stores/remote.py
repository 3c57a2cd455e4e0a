"""The store behind a URL: any SPARQL 1.1 service that answers queries over the union of its graphs.

A URL that ends in `/query` has its updates at `/update` beside it (as `oxigraph serve` does); at any other URL both are
served (as the SPARQL 1.1 Protocol allows), and come as forms, which every service takes. Changes are one update request
each, which the services carry out as one transaction; the Graph Store Protocol is not used, for it reaches one graph at
a time. `union-default-graph` in the query's URL asks Oxigraph for the union; others have it (Virtuoso), or are set up
for it (Jena).
"""

from __future__ import annotations

import json
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterable
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

from kg.errors import (
    KnownDocument,
    QueryError,
    ResultTooLarge,
    StoreReadOnly,
    StoreUnavailable,
    StoreVersion,
    TargetExists,
    UnknownDocument,
)
from kg.store import SCHEMA_VERSION, Bindings, ResultFormat, Table, Term
from kg.stores import changes
from kg.stores.binding import bind, says_from, says_service
from kg.stores.quads import check_document, document_quads, documents_of, insert_data, read_quads, vocabulary_quads

TIMEOUT = 60.0
MEDIA_TYPES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
}
_ASKED = "__ASK_RETVAL"  # Virtuoso 7.2.5 answers ASK with a table
_ITS_OWN = ("http://www.openlinksw.com/", "http://localuriqaserver/", "http://www.w3.org/ns/ldp#", "urn:core:services:")
_POSITION = re.compile(r"error at (\d+):(\d+): *(.*)", re.DOTALL)
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_QUADS = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"


class RemoteStore:
    """A SPARQL 1.1 service; see `kg.store.Store`. `timeout` is in seconds for each request."""

    def __init__(self, url: str, *, write: bool = False, timeout: float = TIMEOUT) -> None:
        self.location, self.writable, self._timeout = url, write, timeout
        self.query_url, self.update_url = url, re.sub(r"/query/?$", "/update", url)
        proxies = urllib.request.ProxyHandler({}) if urlsplit(url).hostname in _LOOPBACK else None
        self._bulk = threading.Lock()
        self._opener = urllib.request.build_opener(*([proxies] if proxies else []))
        self._check_version()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is held between requests."""

    def select(self, query: str, *, bindings: Bindings | None = None) -> Table:
        found = self._results(query, bindings)
        if "results" not in found:
            raise QueryError(self.location, "SELECT")
        names = tuple(found["head"].get("vars", ()))
        solutions = found["results"]["bindings"]
        return Table(names, tuple(tuple(_term(solution.get(name)) for name in names) for solution in solutions))

    def ask(self, query: str, *, bindings: Bindings | None = None) -> bool:
        found = self._results(query, bindings)
        if found.get("head", {}).get("vars") == [_ASKED]:
            return any(row[_ASKED]["value"] == "1" for row in found["results"]["bindings"])
        if "boolean" not in found:
            raise QueryError(self.location, "ASK")
        return bool(found["boolean"])

    def construct(self, query: str, *, bindings: Bindings | None = None) -> str:
        data, media_type = self._query(query, bindings, MEDIA_TYPES["nt"])
        if media_type not in (MEDIA_TYPES["nt"], "text/plain"):
            raise QueryError(self.location, "CONSTRUCT, DESCRIBE")
        return "".join(sorted(f"{line}\n" for line in data.decode().split("\n") if line))

    def query_serialized(self, query: str, format: ResultFormat, *, most: int | None = None) -> bytes:
        data = self._query(query, None, MEDIA_TYPES[format])[0]
        if most is not None and len(data) > most:
            raise ResultTooLarge(self.location, most)
        return data

    def replace_graph(self, graph: str, nquads: str) -> None:
        self._require_write()
        quads = document_quads(self.location, graph, nquads)
        self._update(changes.replacement(self.select, graph, quads))

    def remove_graph(self, graph: str) -> None:
        self._require_write()
        if graph not in self.graphs():
            raise UnknownDocument(self.location, graph)
        self._update(changes.request(changes.removal(self.select, graph)))

    def graphs(self) -> tuple[str, ...]:
        return tuple(graph for graph in changes.documents(self.select(changes.GRAPHS)) if not _is_its_own(graph))

    def contents(self, graph: str | None = None) -> str:
        query = _QUADS if graph is None else _QUADS.replace("}", f"}} VALUES ?g {{ {Term.iri(graph).ntriples()} }}", 1)
        rows = [[term for term in row if term] for row in self.select(query).rows]
        kept = (row for row in rows if not _is_its_own(row[-1].value))
        return "".join(sorted(" ".join(term.ntriples() for term in row) + " .\n" for row in kept))

    def bulk_load(self, parts: Iterable[str]) -> None:
        self._require_write()
        # all documents write to one graph that they share, where a service may let two block each other
        with self._bulk:
            known = set(self.graphs())
            for part in parts:
                quads = list(read_quads(self.location, part))
                for graph in documents_of(quads):
                    if graph in known:
                        raise KnownDocument(self.location, graph)
                    known.add(graph)
                self._update(insert_data(check_document(self.location, None, quads)))

    def put_vocabulary(self, ntriples: str, digest: str) -> bool:
        if digest == self.vocabulary_digest():
            return False
        self._require_write()
        self._update(changes.vocabulary_change(vocabulary_quads(self.location, ntriples), digest))
        return True

    def vocabulary_digest(self) -> str | None:
        rows = self.select(changes.DIGEST).rows
        return rows[0][0].value if rows and rows[0][0] else None

    def optimize(self) -> None:
        """Left to the service."""

    def backup(self, path: str | Path) -> None:
        target = Path(path)
        if target.exists():
            raise TargetExists(target)
        target.write_text(self.contents(), encoding="utf-8", newline="\n")

    def _results(self, query: str, bindings: Bindings | None) -> dict[str, Any]:
        data, _ = self._query(query, bindings, MEDIA_TYPES["json"])
        try:
            found = json.loads(data)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise QueryError(self.location, "SELECT, ASK")
        return found

    def _query(self, query: str, bindings: Bindings | None, accept: str) -> tuple[bytes, str]:
        try:
            text = bind(query, bindings)
        except ValueError as error:
            raise QueryError(self.location, str(error)) from error
        if says_service(text):
            raise QueryError(self.location, "SERVICE")
        url = self.query_url
        if not says_from(text):
            url += ("&" if "?" in url else "?") + "union-default-graph=true"
        return self._post(url, text, "query", accept)

    def _update(self, text: str) -> None:
        if text:
            self._post(self.update_url, text, "update", "*/*")

    def _post(self, url: str, text: str, kind: str, accept: str) -> tuple[bytes, str]:
        media_type, body = f"application/sparql-{kind}; charset=utf-8", text
        if self.query_url == self.update_url:
            media_type, body = "application/x-www-form-urlencoded", urlencode({kind: text})
        request = urllib.request.Request(url, body.encode(), {"Content-Type": media_type, "Accept": accept})
        try:
            with self._opener.open(request, timeout=self._timeout) as answer:
                return answer.read(), answer.headers.get_content_type()
        except urllib.error.HTTPError as error:
            raise self._refusal(error, kind) from error
        except (OSError, ValueError, HTTPException) as error:
            raise StoreUnavailable(
                self.location, f"无法连接服务（{error}）；请检查网址和网络", "no answer; check the URL and the network"
            ) from error

    def _refusal(self, error: urllib.error.HTTPError, kind: str) -> Exception:
        with error:
            reason = error.read(2000).decode("utf-8", "replace")
        if kind == "update" and error.code in (401, 403, 404, 405):
            return StoreReadOnly(self.location)
        if error.code == HTTPStatus.BAD_REQUEST:
            found = _POSITION.search(reason)
            place = (int(found[1]), int(found[2])) if found else (None, None)
            return QueryError(self.location, (found[3] if found else reason)[:120], *place)
        return StoreUnavailable(
            self.location, f"服务回答 {error.code}（{reason[:120]}）；请检查网址", f"status {error.code}; check the URL"
        )

    def _require_write(self) -> None:
        if not self.writable:
            raise StoreReadOnly(self.location)

    def _check_version(self) -> None:
        rows = self.select(changes.VERSION).rows
        found = rows[0][0].value if rows and rows[0][0] else None
        graphs = () if found else self.select(changes.GRAPHS).rows
        if found is None and all(graph is None or _is_its_own(graph.value) for (graph,) in graphs):
            if self.writable:
                self._update(changes.version_note())
            return
        if found != str(SCHEMA_VERSION):
            raise StoreVersion(self.location, int(found) if found and found.isdigit() else None, SCHEMA_VERSION)
        if not self.ask(changes.UNION):
            raise StoreUnavailable(
                self.location,
                "服务未把各图合并为默认图；请按服务的说明开启",
                "the service does not query the union of its graphs; set its default graph to the union",
            )


def _is_its_own(graph: str) -> bool:
    """Tell whether a graph is one that a service keeps for itself beside ours: Virtuoso has some from the beginning."""
    return graph.startswith(_ITS_OWN)


def _term(cell: dict[str, str] | None) -> Term | None:
    if cell is None:
        return None
    if cell["type"] == "uri":
        return Term.iri(cell["value"])
    if cell["type"] == "bnode":
        return Term("bnode", cell["value"])
    return Term.literal(cell["value"], cell.get("datatype"), cell.get("xml:lang"))
