"""What all requests share: the store, one asker behind a lock, bounded sessions, and what was read once."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from kg.gaps import Finding, gaps
from kg.store import Store
from query.answer import Answer
from query.ask import Asker
from query.session import Session
from query.suggest import Suggestion, suggest
from query.suggestions.offer import answerable, possible, prepare
from viz.reading import TaskRecord
from viz.web.holdings.model import Holdings
from viz.web.holdings.read import read_holdings

MOST_SESSIONS = 1000
AT_ONCE = 4
"""SPARQL queries that run at the same time: one cannot be stopped, so that many long ones must not pile up."""
WAIT = 10.0
"""Seconds that a SPARQL query waits for its turn."""


FRESH = 10.0
"""Seconds that what was read of a service is held good: others may write there."""
_PASSING = "passing"
"""The name of a conversation that lasts for one request; no client can name it, since it is taken out at once."""


class Busy(Exception):
    """Too many queries are running."""


class Sessions(OrderedDict[str, Session]):
    """The last conversations; the one that was silent longest is forgotten for a new one."""

    def __init__(self, most: int = MOST_SESSIONS) -> None:
        super().__init__()
        self.most = most

    def setdefault(self, key: str, default: Session = None) -> Session:  # type: ignore[assignment]
        """Return a conversation, begun with `default` where it is new, and count it as the latest."""
        found = super().setdefault(key, default)
        self.move_to_end(key)
        while len(self) > self.most:
            self.popitem(last=False)
        return found


@dataclass(slots=True)
class Desk:
    """A store that is asked by many threads; all that it gives back is plain values."""

    store: Store
    asker: Asker = field(init=False)
    writable: bool = False
    closing: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _turns: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(AT_ONCE))
    _reading: threading.Lock = field(default_factory=threading.Lock)
    _holdings: tuple[Store, float, Holdings] | None = None
    _gaps: tuple[Store, float, tuple[Finding, ...]] | None = None

    def __post_init__(self) -> None:
        self.asker = Asker(self.store)
        self.asker.sessions = Sessions()

    def renew(self, store: Store) -> None:
        """Go on with another state of the store; requests that run keep the one they began with."""
        asker = Asker(store)
        with self._lock:
            asker.sessions = self.asker.sessions
            self.store, self.asker = store, asker

    def ask(self, question: str, session: str | None = None) -> Answer:
        """Answer one question."""
        with self._lock:
            return self.asker.ask(question, session=session or None)

    def go_on(self, question: str, earlier: Sequence[str]) -> Answer:
        """Answer a question in the light of those before it, which the request brings along."""
        with self._lock:
            self.asker.sessions.pop(_PASSING, None)
            for each in earlier:
                self.asker.ask(each, session=_PASSING)
            answer = self.asker.ask(question, session=_PASSING)
            self.asker.sessions.pop(_PASSING, None)
            return answer

    def suggest(self, typed: str, limit: int, language: str) -> tuple[Suggestion, ...]:
        """Complete what was typed."""
        with self._lock:
            return suggest(typed, self.asker.lexicon, limit, language=language)

    def holdings(self) -> Holdings:
        """Return all that the pages show, read once for each state of the store."""
        kept = self._holdings
        if kept is None or not self._good(kept[0], kept[1]):
            with self._reading:
                kept = self._holdings
                if kept is None or not self._good(kept[0], kept[1]):
                    store = self.store
                    kept = self._holdings = (store, time.monotonic(), read_holdings(store))
        return kept[2]

    def tasks(self) -> tuple[TaskRecord, ...]:
        """Return every task, by document and place in it."""
        return tuple(self.holdings().tasks.values())

    def gaps(self) -> tuple[Finding, ...]:
        """Return what the plans leave open."""
        kept = self._gaps
        if kept is None or not self._good(kept[0], kept[1]):
            store = self.store
            kept = self._gaps = (store, time.monotonic(), gaps(store))
        return kept[2]

    def _good(self, store: Store, since: float) -> bool:
        """Tell whether what was read of a store still holds: a folder does not change while it is open for reading."""
        return store is self.store and ("://" not in store.location or time.monotonic() - since < FRESH)

    @contextmanager
    def turn(self) -> Iterator[Store]:
        """Lend the store for one SPARQL query; Busy where none of those before it ends in time."""
        if not self._turns.acquire(timeout=WAIT):
            raise Busy
        try:
            yield self.store
        finally:
            self._turns.release()

    def warm(self) -> None:
        """Find out which questions can be offered, a little at a time, until all is known or the desk closes."""
        with self._lock:
            offers = possible(self.asker.lexicon)
        prepare(self.asker.lexicon)
        for question, asks in offers:
            if self.closing.is_set():
                return
            with self._lock:
                answerable(question, asks, self.asker.lexicon)
