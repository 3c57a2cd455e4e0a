"""Figures of the server: requests a second of 16 clients, beside `oxigraph` on the same data; the first page.

The clients run on the same machine, in this process, and take their share of it. What is asked: the regression
questions, the examples of the editor, and a page of each kind. `oxigraph` is the server of that name on PyPI.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from urllib.parse import quote, urlencode

ROOT = Path(__file__).parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from bench import scale  # noqa: E402 - a script finds the rooms beside its own folder
from kg.store import open_store  # noqa: E402
from ontology.namespaces import PREFIXES  # noqa: E402
from viz.web.pages.examples import EXAMPLES  # noqa: E402

QUESTIONS = ROOT / "tests" / "query" / "questions"
CLIENTS = 16
SECONDS = 3.0
PLANS = 20
LONG = 0.005
"""Seconds from which on a query counts for the ratio: below, HTTP itself is most of the time."""
TIMES = 7
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        scale.make(folder / "store", PLANS)
        with open_store(folder / "store") as store:
            (folder / "all.nq").write_text(store.contents(), encoding="utf-8")
        queries = [f"/sparql?{urlencode({'query': _PREFIXES + query})}" for _, _, query in EXAMPLES]
        theirs = [path.replace("/sparql", "/query", 1) for path in queries]
        with serving(folder / "store") as (port, waited):
            show("serve: from start to first request", f"{waited * 1000:.0f} ms", f"{PLANS} plans")
            first_page(port)
            for name, paths in (("/api/ask", questions()), ("pages", pages(port)), ("/sparql", queries)):
                show(f"{name}, {CLIENTS} clients", *rate(port, paths))
            if (program := oxigraph()) is None:
                show("oxigraph, the same queries", "not installed", "pip install oxigraph")
                return
            with beside(program, folder) as other:
                show(f"oxigraph, {CLIENTS} clients", *rate(other, theirs))
                pairs = [in_turn((port, ours), (other, path)) for ours, path in zip(queries, theirs, strict=True)]
    ratios = [one / two for one, two in pairs if two > LONG]
    worst = max(ratios, default=0.0)
    show("/sparql beside oxigraph, one client", f"{statistics.median(ratios):.2f} ×" if ratios else "none over 5 ms",
         f"{len(ratios)} queries over {LONG * 1000:.0f} ms, worst {worst:.2f} ×; aim: at most 2")  # fmt: skip


def show(name: str, figure: str, reference: str) -> None:
    """Print one line."""
    print(f"{name:46} {figure:>14}   {reference}", flush=True)


@contextmanager
def serving(store: Path) -> Iterator[tuple[int, float]]:
    """Serve a store with the program; yield the port and the seconds from its start to the first answer.

    One machine asks more here than the limits let one machine ask.
    """
    begun = time.perf_counter()
    unlimited = {"ZEREN_REQUESTS_PER_MINUTE": "0", "ZEREN_QUERIES_WAITING": str(10 * CLIENTS)}
    program = (sys.executable, "-c", "from viz.cli import main; main()")
    with subprocess.Popen(
        [*program, "--store", str(store), "serve", "--port", "0"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | unlimited,
    ) as process:
        try:
            assert process.stderr is not None
            told = next((line for line in process.stderr if "http://" in line), "")
            port = int(re.findall(r":(\d+)/", told)[0])
            fetch(http.client.HTTPConnection("127.0.0.1", port), "/health")
            yield port, time.perf_counter() - begun
        finally:
            process.terminate()


def oxigraph() -> Path | None:
    """Return the program of the package, which stands beside Python."""
    found = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    return Path(found) if found else None


@contextmanager
def beside(program: Path, folder: Path) -> Iterator[int]:
    """Load the same data into a folder of its own and serve that, all graphs in one, as our endpoint does."""
    place = str(folder / "oxigraph")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([program, "load", "-l", place, "-f", str(folder / "all.nq")], check=True, **quiet)  # type: ignore[call-overload]
    subprocess.run([program, "optimize", "-l", place], check=True, **quiet)  # type: ignore[call-overload]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = [program, "serve-read-only", "-l", place, "-b", f"127.0.0.1:{port}", "--union-default-graph"]
    with subprocess.Popen(command, **quiet) as process:  # type: ignore[call-overload]
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.05)
        try:
            yield port
        finally:
            process.terminate()


def fetch(connection: http.client.HTTPConnection, path: str) -> bytes:
    """Get one path; an answer that is an error ends the measurement."""
    connection.request("GET", path, headers={"Accept": "application/sparql-results+json, text/html, */*;q=0.1"})
    reply = connection.getresponse()
    body = reply.read()
    if reply.status >= 400 and reply.status != 406:
        raise SystemExit(f"{reply.status} {path}: {body[:200]!r}")
    return body


def in_turn(*asked: tuple[int, str]) -> tuple[float, ...]:
    """Return the median seconds of some paths, each by its port, for one client that asks one after the other.

    In turn, so that whatever else the machine does befalls all alike; the first round does not count.
    """
    connections = [http.client.HTTPConnection("127.0.0.1", port) for port, _ in asked]
    times: list[list[float]] = [[] for _ in asked]
    for _ in range(TIMES + 1):
        for connection, (_, path), own in zip(connections, asked, times, strict=True):
            begun = time.perf_counter()
            fetch(connection, path)
            own.append(time.perf_counter() - begun)
    return tuple(statistics.median(own[1:]) for own in times)


def rate(port: int, paths: Sequence[str]) -> tuple[str, str]:
    """Return requests a second, and the median and 95th percentile, of clients that ask one after another."""
    until = time.perf_counter() + SECONDS

    def client(number: int) -> list[float]:
        connection, times, place = http.client.HTTPConnection("127.0.0.1", port), list[float](), number
        while (begun := time.perf_counter()) < until:
            fetch(connection, paths[place % len(paths)])
            times.append(time.perf_counter() - begun)
            place += 1
        return times

    for path in paths:
        fetch(http.client.HTTPConnection("127.0.0.1", port), path)
    until = time.perf_counter() + SECONDS
    with ThreadPoolExecutor(CLIENTS) as clients:
        times = sorted(each for own in clients.map(client, range(CLIENTS)) for each in own)
    middle, late = (times[int(len(times) * part)] * 1000 for part in (0.5, 0.95))
    return f"{len(times) / SECONDS:.0f} a second", f"median {middle:.0f} ms, 95th percentile {late:.0f} ms"


def questions() -> list[str]:
    """Return the addresses of some questions: those of the regression, each about another thing."""
    lines = (line for path in sorted(QUESTIONS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    asked = (json.loads(line).get("q") for line in lines if line.strip())
    return [f"/api/ask?q={quote(each)}" for each in islice((each for each in asked if each), 0, 400, 10)]


def pages(port: int) -> list[str]:
    """Return the address of a page of each kind."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    task = json.loads(fetch(connection, "/api/tasks?limit=1"))["tasks"][0]
    unit = json.loads(fetch(connection, "/api/units?limit=1"))["units"][0]
    own = [f"/?q={quote(unit['name'] + '牵头哪些任务')}"]
    named = [f"/id/{quote(iri, safe=':')}" for iri in (task["iri"], unit["iri"])]
    return ["/", *own, "/documents", "/units", "/tasks", "/targets", "/gaps", "/editor", *named]


def first_page(port: int) -> None:
    """Print how long Chromium takes from an empty cache to the first words of the page."""
    if (program := shutil.which("chromium")) is None:
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        browser.new_page().goto("about:blank")  # people's browsers have begun before
        times = []
        for _ in range(TIMES):
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{port}/")
            while (shown := page.evaluate(PAINT)) is None:
                page.wait_for_timeout(20)
            times.append(float(shown))
            page.close()
        browser.close()
    show(
        "first page shown in Chromium",
        f"{times[0]:.0f} ms",
        f"median of {TIMES}: {statistics.median(times):.0f} ms; aim: 1 s",
    )


if __name__ == "__main__":
    main()
