"""The remote store against a small SPARQL 1.1 service on this machine, and what it makes of refusals."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from kg.errors import QueryError, StoreReadOnly, StoreUnavailable, StoreVersion
from kg.store import ResultFormat, open_store
from kg.stores.embedded import EmbeddedStore

DOCUMENT = "urn:zeren:document:000000000001"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
FORMATS: dict[str, ResultFormat] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/turtle": "ttl",
    "application/n-triples": "nt",
}


class Handler(BaseHTTPRequestHandler):
    """SPARQL 1.1 Protocol over an embedded store: direct POST (2.1.3, 2.2.2), and forms (2.1.2, 2.2.1) at /sparql."""

    store: EmbeddedStore
    refuse_updates = False
    union = True

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        kind = self.headers["Content-Type"].partition(";")[0]
        path = urlsplit(self.path)
        if kind == "application/x-www-form-urlencoded" and path.path == "/sparql":
            ((kind, text),) = parse_qsl(text)
            kind, path = f"application/sparql-{kind}", path._replace(path=f"/{kind}")
        try:
            if kind == "application/sparql-update" and path.path == "/update":
                if self.refuse_updates:
                    return self.reply(403, b"updates are not allowed")
                self.store.engine.update(text)
                return self.reply(204, b"")
            if kind == "application/sparql-query" and path.path == "/query":
                return self.answer(text, self.headers["Accept"], union="union-default-graph" in path.query)
        except (QueryError, SyntaxError) as error:
            return self.reply(400, str(error.__cause__ or error).encode())
        return self.reply(404, b"nothing here")

    def answer(self, text: str, accept: str, *, union: bool) -> None:
        if union and not self.union:
            text = text.replace("{", "FROM <urn:none> {", 1) if "GRAPH" not in text else text
        kind = next(kind for kind in accept.replace(" ", "").split(",") if kind in FORMATS)
        self.reply(200, self.store.query_serialized(text, FORMATS[kind]), kind)

    def reply(self, status: int, body: bytes, kind: str = "text/plain") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def service(folder: Path, **settings: object) -> Iterator[str]:
    """Serve a new store in `folder`; yield the URL of its query endpoint."""
    with EmbeddedStore(folder, write=True) as store:
        handler = type("Serving", (Handler,), {"store": store, **settings})
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
            try:
                yield f"http://127.0.0.1:{server.server_address[1]}/query"
            finally:
                server.shutdown()


def quad(name: str = "甲") -> str:
    return f'<{DOCUMENT}> <{LABEL}> "{name}" <{DOCUMENT}> .\n'


def test_a_service_that_refuses_updates_is_read_only(tmp_path: Path) -> None:
    with service(tmp_path / "s", refuse_updates=True) as url, open_store(url, write=True) as store:
        with pytest.raises(StoreReadOnly):
            store.replace_graph(DOCUMENT, quad())
        assert store.graphs() == ()


def test_nobody_there_is_unavailable(tmp_path: Path) -> None:
    with service(tmp_path / "s") as url, pytest.raises(StoreUnavailable, match="404"):
        open_store(url.replace("/query", "/elsewhere"))
    with pytest.raises(StoreUnavailable):
        open_store(url)


def test_a_service_without_the_union_is_refused(tmp_path: Path) -> None:
    with service(tmp_path / "s", union=False) as url, pytest.raises(StoreUnavailable, match="union"):
        open_store(url)


def test_a_service_with_foreign_data_is_refused(tmp_path: Path) -> None:
    with service(tmp_path / "s") as url:
        with open_store(url, write=True) as store:
            store.replace_graph(DOCUMENT, quad())
            store._update("CLEAR GRAPH <urn:zeren:store>")  # type: ignore[attr-defined]
        with pytest.raises(StoreVersion):
            open_store(url)


def test_one_address_takes_queries_and_updates_as_forms(tmp_path: Path) -> None:
    with service(tmp_path / "s") as url, open_store(url.replace("/query", "/sparql"), write=True) as store:
        store.replace_graph(DOCUMENT, quad("甲&乙=%41+丙"))
        assert store.contents(DOCUMENT) == quad("甲&乙=%41+丙")
        with pytest.raises(QueryError):
            store.select("SELECT")


def test_graphs_that_a_service_keeps_for_itself_are_none_of_ours(tmp_path: Path) -> None:
    own = "http://www.openlinksw.com/schemas/virtrdf#"
    with service(tmp_path / "s") as url:
        with open_store(url, write=True) as store:
            store.replace_graph(DOCUMENT, quad())
            store._update(f"INSERT DATA {{ GRAPH <{own}> {{ <{own}> <{LABEL}> 1 }} }}")  # type: ignore[attr-defined]
            assert store.graphs() == (DOCUMENT,)
            assert own not in store.contents()
            store._update(f"DROP GRAPH <{DOCUMENT}> ; DROP GRAPH <urn:zeren:store>")  # type: ignore[attr-defined]
        with open_store(url, write=True) as store:
            assert store.graphs() == ()


@pytest.mark.parametrize("told", ["1", "0", ""])
def test_a_table_in_the_place_of_yes_or_no_is_read(told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cell = {"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer", "value": told}
    rows = [{"__ASK_RETVAL": cell}] if told else []
    answer = {"head": {"link": [], "vars": ["__ASK_RETVAL"]}, "results": {"bindings": rows}}
    with service(tmp_path / "s") as url, open_store(url) as store:
        monkeypatch.setattr(store, "_results", lambda *_: answer)
        assert store.ask("ASK {}") is (told == "1")


def test_the_place_of_a_mistake_comes_through(tmp_path: Path) -> None:
    with service(tmp_path / "s") as url, open_store(url) as store, pytest.raises(QueryError) as caught:
        store.select("SELECT *\nWHERE { ?s ?p }")
    assert caught.value.line == 2


def test_a_service_is_backed_up_as_nquads(tmp_path: Path) -> None:
    with service(tmp_path / "s") as url, open_store(url, write=True) as store:
        store.replace_graph(DOCUMENT, quad())
        store.backup(tmp_path / "copy.nq")
        assert quad() in (tmp_path / "copy.nq").read_text(encoding="utf-8")
