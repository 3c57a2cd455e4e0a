"""What all requests share: the store, one asker behind a lock, bounded sessions, and what was read once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kg.gaps import Finding, gaps
from kg.store import Store
from query.answer import Answer
from query.ask import Asker
from query.session import Session
from query.suggest import Suggestion, suggest
from query.suggestions.offer import answerable, possible, prepare
from viz.reading import TaskRecord, read_tasks

MOST_SESSIONS = 1000
AT_ONCE = 4
"""SPARQL queries that run at the same time: one cannot be stopped, so that many long ones must not pile up."""
WAIT = 10.0
"""Seconds that a SPARQL query waits for its turn."""


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
    closing: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _turns: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(AT_ONCE))
    _tasks: tuple[TaskRecord, ...] | None = None
    _gaps: tuple[Finding, ...] | None = None

    def __post_init__(self) -> None:
        self.asker = Asker(self.store)
        self.asker.sessions = Sessions()

    def ask(self, question: str, session: str | None = None) -> Answer:
        """Answer one question."""
        with self._lock:
            return self.asker.ask(question, session=session or None)

    def suggest(self, typed: str, limit: int, language: str) -> tuple[Suggestion, ...]:
        """Complete what was typed."""
        with self._lock:
            return suggest(typed, self.asker.lexicon, limit, language=language)

    def tasks(self) -> tuple[TaskRecord, ...]:
        """Return every task; a folder cannot change while it is open for reading, so it is read once."""
        if self._tasks is None or self._may_change:
            self._tasks = read_tasks(self.store)
        return self._tasks

    def gaps(self) -> tuple[Finding, ...]:
        """Return what the plans leave open."""
        if self._gaps is None or self._may_change:
            self._gaps = gaps(self.store)
        return self._gaps

    @property
    def _may_change(self) -> bool:
        return "://" in self.store.location

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
