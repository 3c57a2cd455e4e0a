"""What a server has done, for those who watch it: counts in the text format of Prometheus."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import dataclass, field

KIND = "text/plain; version=0.0.4; charset=utf-8"
_AREAS = ("api", "sparql", "upload", "static", "draw", "id", "health", "metrics")
BOUNDS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


@dataclass(slots=True)
class Figures:
    """Requests by area and status, and how long they took."""

    started: float = field(default_factory=time.time)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _requests: Counter[tuple[str, int]] = field(default_factory=Counter)
    _seconds: Counter[float] = field(default_factory=Counter)
    _total: float = 0.0

    def count(self, path: str, status: int, seconds: float) -> None:
        """Count one request."""
        with self._lock:
            self._requests[area(path), status] += 1
            self._total += seconds
            for bound in BOUNDS:
                self._seconds[bound] += seconds <= bound

    def text(self, documents: int, waiting: int) -> str:
        """Return all figures."""
        with self._lock:
            requests, seconds, total = sorted(self._requests.items()), dict(self._seconds), self._total
        count = sum(number for _, number in requests)
        lines = ["# TYPE zeren_requests_total counter"]
        lines += [f'zeren_requests_total{{area="{where}",status="{code}"}} {n}' for (where, code), n in requests]
        lines += ["# TYPE zeren_request_seconds histogram"]
        lines += [f'zeren_request_seconds_bucket{{le="{bound:g}"}} {seconds.get(bound, 0)}' for bound in BOUNDS]
        lines += [f'zeren_request_seconds_bucket{{le="+Inf"}} {count}']
        lines += [f"zeren_request_seconds_sum {total:.6f}", f"zeren_request_seconds_count {count}"]
        for name, value in (
            ("documents", documents),
            ("uploads_waiting", waiting),
            ("start_time_seconds", self.started),
        ):
            lines += [f"# TYPE zeren_{name} gauge", f"zeren_{name} {value:.15g}"]
        return "\n".join(lines) + "\n"


def area(path: str) -> str:
    """Return the part of the site that a path belongs to: few names, whatever is asked for.

    >>> area("/api/ask"), area("/tasks/urn:x")
    ('api', 'pages')
    """
    first = path.strip("/").partition("/")[0]
    return first if first in _AREAS else "pages"
