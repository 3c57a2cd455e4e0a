"""What the engine gives back, made ours: bounded files, sorted lines, errors with their place."""

from __future__ import annotations

import io
import re
from typing import Any

from kg.errors import QueryError, ResultTooLarge, StoreDamaged, StoreError, StoreFull
from kg.store import Table

FULL = ("No space left", "Disk quota exceeded")
_POSITION = re.compile(r"error at (\d+):(\d+): *(.*)", re.DOTALL)


class Bounded(io.BytesIO):
    """A file in memory that takes at most so many bytes."""

    def __init__(self, location: str, most: int | None) -> None:
        super().__init__()
        self._location, self._most = location, most

    def write(self, data: Any) -> int:
        """Take more; `ResultTooLarge` where it is too much."""
        if self._most is not None and self.tell() + len(data) > self._most:
            raise ResultTooLarge(self._location, self._most)
        return super().write(data)


def sorted_lines(data: bytes) -> str:
    """Return the lines in order, each with its end."""
    return "".join(sorted(f"{line}\n" for line in data.decode().split("\n") if line))


def engine_error(location: str, error: Exception) -> StoreError:
    """Return what an error of the engine means."""
    if any(sign in str(error) for sign in FULL):
        return StoreFull(location)
    if any(sign in str(error) for sign in ("Corruption", "IO error")):
        return StoreDamaged(location, short(error))
    return QueryError(location, short(error))


def query_error(location: str, text: str) -> QueryError:
    """Return an error in a query with the place that the engine's words name."""
    found = _POSITION.search(text)
    if found is None:
        return QueryError(location, text[:200])
    return QueryError(location, found[3][:120], int(found[1]), int(found[2]))


def short(error: Exception) -> str:
    """Return the engine's words up to where it names its files."""
    return re.split(r"\s(?:in|The file)\s", str(error), maxsplit=1)[0][:160]


def only_value(table: Table) -> str | None:
    """Return the text of a table's first cell, None where there is none."""
    cell = table.rows[0][0] if table.rows else None
    return None if cell is None else cell.value
