"""Results that took long, kept while the store does not change: questions over everything are asked again and again.

A folder that is open for reading shows one state as long as it is open. What a query found in it is found for good.
"""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from kg.store import Table

LONG = 0.02
"""Seconds from which on a result is kept."""
CELLS = 300_000
"""Cells of all tables that are kept, some sixty megabytes; a table with half of them or more is not."""
_PASSING = re.compile(r"\b(?:rand|now|uuid|struuid)\s*\(", re.IGNORECASE)


def is_lasting(query: str) -> bool:
    """Tell whether a query finds the same each time, as those do that ask for neither chance nor the hour.

    >>> is_lasting("SELECT * { ?s ?p ?o }"), is_lasting("SELECT (NOW() AS ?n) {}")
    (True, False)
    """
    return _PASSING.search(query) is None


class KeptTables:
    """Tables by what was asked; those that were not asked for the longest go first. Any thread may ask."""

    def __init__(self, cells: int = CELLS, long: float = LONG) -> None:
        self._cells, self._long = cells, long
        self._tables: OrderedDict[Hashable, Table] = OrderedDict()
        self._lock = Lock()
        self._size = 0

    def table(self, asked: Hashable, find: Callable[[], Table]) -> Table:
        """Return what is kept for a question, or what `find` finds."""
        with self._lock:
            if asked in self._tables:
                self._tables.move_to_end(asked)
                return self._tables[asked]
        begun = time.perf_counter()
        found = find()
        if time.perf_counter() - begun >= self._long and _cells(found) * 2 < self._cells:
            self._keep(asked, found)
        return found

    def forget(self) -> None:
        """Forget everything."""
        with self._lock:
            self._tables.clear()
            self._size = 0

    def _keep(self, asked: Hashable, found: Table) -> None:
        with self._lock:
            if asked not in self._tables:  # two may have asked at once
                self._tables[asked] = found
                self._size += _cells(found)
            while self._size > self._cells:
                self._size -= _cells(self._tables.popitem(last=False)[1])


def _cells(table: Table) -> int:
    return 1 + len(table.rows) * max(len(table.variables), 1)
