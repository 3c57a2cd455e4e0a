"""Pages that have been made already: a list of hundreds of rows takes a tenth of a second, many ask for the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

MOST = 32_000_000
"""Characters that are kept; the page that nobody asked for longest goes first."""


class Rendered:
    """The last pages of one state of what they show."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._size, self._lock = most, 0, threading.Lock()
        self._state: object = None
        self._pages: OrderedDict[Hashable, str] = OrderedDict()

    def of(self, state: object, key: Hashable, make: Callable[[], str]) -> str:
        """Return the page of a key, made when it is first asked for; another state than the last begins anew."""
        with self._lock:
            if self._state is not state:
                self._state, self._size = state, 0
                self._pages.clear()
            if (found := self._pages.get(key)) is not None:
                self._pages.move_to_end(key)
                return found
        text = make()
        with self._lock:
            if self._state is state and key not in self._pages:
                self._pages[key] = text
                self._size += len(text)
                while self._size > self._most:
                    self._size -= len(self._pages.popitem(last=False)[1])
        return text
