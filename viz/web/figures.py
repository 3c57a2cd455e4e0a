"""What a server has done, for those who watch it: counts in the text format of Prometheus, by its own library."""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest

KIND = "text/plain; version=0.0.4; charset=utf-8"
_AREAS = ("api", "sparql", "upload", "static", "draw", "id", "health", "metrics")
BOUNDS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


class Figures:
    """Requests by area and status, and how long they took; each server counts for itself."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # a second number beside each, of when it began
        own = self._registry = CollectorRegistry()
        self._requests = Counter("zeren_requests", "Requests answered", ("area", "status"), registry=own)
        self._seconds = Histogram("zeren_request_seconds", "Seconds that a request took", registry=own, buckets=BOUNDS)
        self._documents = Gauge("zeren_documents", "Documents in the store", registry=own)
        self._waiting = Gauge("zeren_uploads_waiting", "Documents on their way into the store", registry=own)
        Gauge("zeren_start_time_seconds", "When the server began", registry=own).set(time.time())

    def count(self, path: str, status: int, seconds: float) -> None:
        """Count one request."""
        self._requests.labels(area(path), status).inc()
        self._seconds.observe(seconds)

    def text(self, documents: int, waiting: int) -> str:
        """Return all figures."""
        self._documents.set(documents)
        self._waiting.set(waiting)
        return generate_latest(self._registry).decode()


def area(path: str) -> str:
    """Return the part of the site that a path belongs to: few names, whatever is asked for.

    >>> area("/api/ask"), area("/tasks/urn:x")
    ('api', 'pages')
    """
    first = path.strip("/").partition("/")[0]
    return first if first in _AREAS else "pages"
