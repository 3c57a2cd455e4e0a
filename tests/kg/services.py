"""SPARQL 1.1 services on this machine that others wrote: `oxigraph serve` of PyPI, Virtuoso 7.2 of Debian."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

_BEGIN = 60.0
_VIRTUOSO = """
[Database]
DatabaseFile={folder}/virtuoso.db
ErrorLogFile={folder}/virtuoso.log
LockFile={folder}/virtuoso.lck
TransactionFile={folder}/virtuoso.trx
xa_persistent_file={folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile={folder}/temporary.db
TransactionFile={folder}/temporary.trx
[Parameters]
ServerPort=127.0.0.1:{sql}
NumberOfBuffers=40000
MaxDirtyBuffers=30000
[HTTPServer]
ServerPort=127.0.0.1:{http}
ServerThreads=8
[SPARQL]
ResultSetMaxRows=1000000
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def oxigraph_service(folder: Path) -> Iterator[str]:
    """Serve a new store in `folder` with the program of the package `oxigraph`; yield the URL of its queries."""
    found = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if found is None:
        pytest.skip("oxigraph is not installed: pip install oxigraph")
    port = free_port()
    with _running([found, "serve", "-l", str(folder), "-b", f"127.0.0.1:{port}"], f"http://127.0.0.1:{port}/query"):
        yield f"http://127.0.0.1:{port}/query"


@contextmanager
def virtuoso_service(folder: Path) -> Iterator[str]:
    """Serve a new store in `folder` with Virtuoso, open to updates; yield the URL of both queries and updates."""
    server, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if server is None or client is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    folder.mkdir()
    http, sql, settings = free_port(), free_port(), folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO.format(folder=folder, http=http, sql=sql), encoding="utf-8")
    url = f"http://127.0.0.1:{http}/sparql"
    with _running([server, "-f", "-c", str(settings)], url):
        open_to_updates = 'EXEC=GRANT SPARQL_UPDATE TO "SPARQL"'
        subprocess.run([client, f"127.0.0.1:{sql}", "dba", "dba", open_to_updates], check=True, capture_output=True)
        yield url


@contextmanager
def _running(command: list[str], url: str) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            until = time.monotonic() + _BEGIN
            while not _answers(url):
                assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
                assert time.monotonic() < until, f"{command[0]} does not answer"
                time.sleep(0.05)
            yield
        finally:
            process.kill()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}?{urlencode({'query': 'ASK {}'})}", timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False
