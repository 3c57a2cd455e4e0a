"""What is read once for each state of a store."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from kg.store import Store

FRESH = 10.0
"""Seconds that what was read of a service is held good: others may write there."""
T = TypeVar("T")


class Kept(Generic[T]):
    """A value of a store, read when it is first wanted; a folder does not change while it is open for reading."""

    def __init__(self, read: Callable[[Store], T]) -> None:
        self._read, self._lock = read, threading.Lock()
        self._found: tuple[Store, float, T] | None = None

    def of(self, store: Store) -> T:
        """Return the value; those who want it while it is read wait for that."""
        if (known := self.known(store)) is not None:
            return known
        with self._lock:
            known = self.known(store)
            return self.read(store) if known is None else known

    def read(self, store: Store) -> T:
        """Read the value now, whatever is known."""
        found = self._read(store)
        self._found = (store, time.monotonic(), found)
        return found

    def known(self, store: Store) -> T | None:
        """Return the value, None where it has still to be read."""
        found = self._found
        if found is None or found[0] is not store:
            return None
        return found[2] if "://" not in store.location or time.monotonic() - found[1] < FRESH else None
