"""What reads the text of strangers calls nobody, whatever the text says."""

from __future__ import annotations

import platform
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.bounded import Workers
from kg.errors import QueryError
from kg.offline import go_offline
from kg.store import open_store
from kg.stores.binding import says_service

ELSEWHERE = sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64")
WAYS = (
    "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<%s>{ ?s ?p ?o } }",
    "SELECT * { {}service silent <%s> { ?s ?p ?o } }",
    "SELECT * { FILTER(1<2)SERVICE<%s>{ ?s ?p ?o } }",
    "SELECT * { VALUES ?o { 9 }SERVICE <%s> { ?s ?p ?o } }",
    "PREFIX : <%s> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <%s> SELECT * { SERVICESILENT:x { ?s ?p ?o } }",
    "PREFIX a: <%s> SELECT * { SERVICEa:x { ?s ?p ?o } }",
    "PREFIX : <%s> SELECT * { FILTER(1<2)SERVICE:x#>\n{ ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <%s> { ?s ?p ?o } } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { OPTIONAL { SERVICE <%s> { ?s ?p ?o } } }",
    "ASK { FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
)


class Listener:
    """A port of this machine that counts who calls."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self.calls = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


def carried_out_bare(query: str) -> None:
    """Hand a query to the engine past all guards of ours."""
    import pyoxigraph

    store = pyoxigraph.Store()
    store.add(pyoxigraph.Quad(pyoxigraph.NamedNode("urn:a"), pyoxigraph.NamedNode("urn:p"), pyoxigraph.Literal(1)))
    try:
        found = store.query(query)
        if not isinstance(found, pyoxigraph.QueryBoolean):
            list(found)
    except OSError:
        pass


@pytest.mark.parametrize("way", WAYS)
def test_the_ways_do_call_where_nothing_is_in_the_way(listener: Listener, way: str) -> None:
    carried_out_bare(way % listener.address)
    assert listener.calls


@pytest.mark.skipif(ELSEWHERE, reason="the system can refuse the network on Linux only")
def test_a_worker_reaches_nobody(listener: Listener) -> None:
    workers = Workers(1, seconds=30, memory=2**29)
    for way in WAYS:
        workers.run(carried_out_bare, way % listener.address)
    assert not listener.calls
    workers.close()


@pytest.mark.parametrize("way", WAYS)
def test_a_store_refuses_to_call(tmp_path: Path, listener: Listener, way: str) -> None:
    query = way % listener.address
    assert says_service(query)
    with open_store(tmp_path / "store", write=True) as store:
        with pytest.raises(QueryError):
            store.query_serialized(query, "json")
        with pytest.raises(QueryError):
            store.select(query)
    assert not listener.calls


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o }",
        "SELECT * { ?s <urn:service> 'SERVICE <urn:x> {' } # SERVICE",
        "PREFIX service: <urn:x#> SELECT * { ?s service:p ?o . ?o a:service 1 }",
        'SELECT * { ?s ?p """SERVICE "<x> {""" , "a"@service }',
    ],
)
def test_names_and_texts_call_nobody(query: str) -> None:
    assert not says_service(query)


OFFLINE = """
import socket, subprocess, sys
from kg.offline import go_offline
assert go_offline()
for family in (socket.AF_INET, socket.AF_INET6):
    try:
        socket.socket(family)
        raise SystemExit("a socket")
    except PermissionError:
        pass
socket.socket(socket.AF_UNIX).close()
child = "import socket\\ntry: socket.socket()\\nexcept PermissionError: print('refused')"
print(subprocess.run([sys.executable, "-c", child], capture_output=True, text=True).stdout.strip())
"""


@pytest.mark.skipif(ELSEWHERE, reason="the system can refuse the network on Linux only")
def test_a_process_gone_offline_stays_so_with_all_that_it_starts() -> None:
    command = [sys.executable, "-c", OFFLINE]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "refused"), done.stderr


@pytest.mark.skipif(not ELSEWHERE, reason="this system can")
def test_other_systems_say_that_they_cannot() -> None:
    assert not go_offline()
