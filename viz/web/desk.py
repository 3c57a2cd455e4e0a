"""What all requests share: the store, those who answer questions, bounded sessions, and what was read once."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from kg.bounded import Workers
from kg.errors import KgError, StoreError
from kg.store import Store, is_stale, open_snapshot
from query.answer import Answer
from viz.reading import TaskRecord
from viz.web import asking
from viz.web.asking import Talk
from viz.web.carried import place_of, ready
from viz.web.holdings.model import Holdings
from viz.web.holdings.read import read_holdings
from viz.web.limits import MB, Limits

if TYPE_CHECKING:
    from kg.gaps import Finding
    from query.ask import Asker
    from query.suggest import Suggestion

MOST_SESSIONS = 1000
FRESH = 10.0
"""Seconds that what was read of a service is held good: others may write there."""
GLANCE = 1.0
"""Seconds between two looks at whether another program has changed the store's folder."""
PATIENCE = 120.0
"""Seconds that a state of the store stays open for the requests that began with it."""
PATIENCE_TO_ASK = 60.0
"""Seconds that a question stands in line: right after the start all are behind the loading of the dictionaries."""
QUERIES_GIVE_WAY, SPARE_WORK_GIVES_WAY = 3, 10
"""How much strangers' queries, and what nobody waits for, give way to the processes that answer people (`nice`)."""
T = TypeVar("T")


class Sessions(OrderedDict[str, Talk]):
    """The last conversations; the one that was silent longest is forgotten for a new one."""

    def __init__(self, most: int = MOST_SESSIONS) -> None:
        super().__init__()
        self.most = most

    def keep(self, key: str, talk: Talk) -> None:
        """Put a conversation down as the latest."""
        self[key] = talk
        self.move_to_end(key)
        while len(self) > self.most:
            self.popitem(last=False)


@dataclass(slots=True)
class Desk:
    """A store that is asked by many threads; all that it gives back is plain values.

    Questions are answered in workers that can be ended where it is `apart`, else in this process, one after the other.
    """

    store: Store
    writable: bool = False
    limits: Limits = field(default_factory=Limits)
    apart: bool = False
    workers: Workers = field(init=False)
    askers: Workers = field(init=False)
    spare: Workers = field(init=False)
    closing: threading.Event = field(default_factory=threading.Event)
    sessions: Sessions = field(default_factory=Sessions)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _reading: threading.Lock = field(default_factory=threading.Lock)
    _asker: tuple[Store, Asker] | None = None
    _holdings: tuple[Store, float, Holdings] | None = None
    _first: Store = field(init=False)
    _renewing: threading.RLock = field(default_factory=threading.RLock)
    _retired: list[tuple[float, Store]] = field(default_factory=list)
    _doubts: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    _gaps: tuple[Store, float, tuple[Finding, ...]] | None = None
    _examples: tuple[Store, dict[str, tuple[str, ...]]] | None = None

    def __post_init__(self) -> None:
        self._first = self.store
        limits, online = self.limits, "://" in self.store.location
        seconds, memory = limits.query_seconds, limits.query_memory * MB
        self.workers = Workers(
            limits.queries_at_once,
            seconds=seconds,
            memory=memory,
            waiting=limits.queries_waiting,
            online=online,
            nice=QUERIES_GIVE_WAY,
        )
        self.askers = Workers(
            limits.questions_at_once,
            seconds=seconds,
            memory=memory,
            waiting=limits.questions_waiting,
            patience=PATIENCE_TO_ASK,
            online=online,
        )
        self.spare = Workers(
            1, seconds=limits.upload_seconds, memory=limits.upload_memory * MB, nice=SPARE_WORK_GIVES_WAY
        )

    def renew(self, store: Store | None = None) -> None:
        """Go on with another state of the store, its own as it is now if none is given.

        Requests that run keep the state they began with, for as long as `PATIENCE`.
        """
        with self._renewing:
            new = store or open_snapshot(self.store.location)
            found = self._made_ready(new) if self.apart else None
            with self._lock:
                self._retired.append((time.monotonic(), self.store))
                self.store = new
                self._examples = (new, found) if found else None

    def watch(self) -> None:
        """Go on with what the store's folder has become, whenever another program has changed it, until the end."""
        while not self.closing.wait(GLANCE):
            with self._renewing, suppress(StoreError):  # where a program is still writing, look again later
                if is_stale(self.store):
                    self.renew()
            self._close_retired(PATIENCE)

    def _close_retired(self, after: float) -> None:
        """Close the states that nobody reads any more; the first one belongs to whoever opened it."""
        with self._renewing:
            gone = [each for each in self._retired if time.monotonic() - each[0] >= after]
            self._retired = [each for each in self._retired if each not in gone]
        for _, store in gone:
            store.close()

    def end(self) -> None:
        """Close all states of the store but the first, which belongs to whoever opened it."""
        self.close_workers()
        self._retired = [each for each in self._retired if each[1] is not self._first]
        if self.store is not self._first:
            self._retired.append((0.0, self.store))
        self._close_retired(0.0)

    def close_workers(self) -> None:
        """End what runs in other processes."""
        self.closing.set()
        for each in (self.workers, self.askers, self.spare):
            each.close()

    def ask(self, question: str, session: str | None = None) -> Answer:
        """Answer one question; Stopped where it takes longer than a query may, Crowded where too many wait."""
        before = self.sessions.get(session) if session else None
        answer, after = self._asked(asking.answered, question, before or Talk())
        if session:
            with self._lock:
                self.sessions.keep(session, after)
        return answer

    def go_on(self, question: str, earlier: Sequence[str]) -> Answer:
        """Answer a question in the light of those before it, which the request brings along."""
        return self._asked(asking.answered_after, question, tuple(earlier))

    def suggest(self, typed: str, limit: int, language: str) -> tuple[Suggestion, ...]:
        """Complete what was typed."""
        return self._asked(asking.completed, typed, limit, language)

    def _asked(self, function: Callable[..., T], *arguments: object) -> T:
        store = self.store
        if self.apart:
            return self.askers.run(asking.in_worker, place_of(store), store.location, function, *arguments)
        from query.ask import Asker

        with self._lock:
            if self._asker is None or self._asker[0] is not store:
                self._asker = (store, Asker(store))
            return function(self._asker[1], *arguments)

    def _made_ready(self, store: Store) -> dict[str, tuple[str, ...]] | None:
        """Have a worker load what questions want, and return the questions to begin with; None where it fails."""
        with suppress(KgError):
            return self.askers.run(asking.in_worker, place_of(store), store.location, asking.made_ready)
        return None

    def examples(self, language: str) -> tuple[str, ...] | None:
        """Return questions to begin with, None while a worker is still finding out which can be answered."""
        store, kept = self.store, self._examples
        if kept is not None and kept[0] is store and language in kept[1]:
            return kept[1][language]
        if self.apart:
            return None
        found = self._asked(asking.examples, language)
        earlier = kept[1] if kept is not None and kept[0] is store else {}
        self._examples = (store, {**earlier, language: found})
        return found

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

    def graph_gaps(self) -> tuple[Finding, ...]:
        """Return what the graph shows that the plans leave open."""
        kept = self._gaps
        if kept is None or not self._good(kept[0], kept[1]):
            from kg.gaps import graph_gaps

            store = self.store
            kept = self._gaps = (store, time.monotonic(), graph_gaps(store))
        return kept[2]

    def gaps(self) -> tuple[Finding, ...]:
        """Return what the plans leave open, the reader's doubts included: every text is read again, once."""
        return (*self.graph_gaps(), *(doubt for each in self.holdings().documents for doubt in self._doubts_of(each)))

    def known_gaps(self) -> tuple[tuple[Finding, ...], int]:
        """Return the gaps that are known by now, and how many texts are still to be read again for doubts."""
        texts = self.holdings().texts.texts
        read = [self._doubts[text] for iri in self.holdings().documents if (text := texts.get(iri, "")) in self._doubts]
        waiting = len(self.holdings().documents) - len(read)
        return (*self.graph_gaps(), *(doubt for each in read for doubt in each)), waiting

    def _doubts_of(self, document: str) -> tuple[Finding, ...]:
        from kg.gaps import text_doubts

        texts = self.holdings().texts
        text = texts.texts.get(document, "")
        if text not in self._doubts:
            known = (text, texts.name(document))
            self._doubts[text] = self.spare.run(text_doubts, *known) if self.apart else text_doubts(*known)
        return self._doubts[text]

    def _good(self, store: Store, since: float) -> bool:
        """Tell whether what was read of a store still holds: a folder does not change while it is open for reading."""
        return store is self.store and ("://" not in store.location or time.monotonic() - since < FRESH)

    def warm(self) -> None:
        """Make ready all that somebody will want, what is wanted first before the rest, until the desk closes."""
        store = self.store
        if (found := self._made_ready(store)) and self.store is store:
            self._examples = (store, found)
        for _ in range(self.workers.count):
            with suppress(KgError):
                self.workers.run(ready, place_of(store))
        for _ in range(self.askers.count - 1):
            self._made_ready(store)
        for document in self.holdings().documents:
            if self.closing.is_set():
                return
            with suppress(KgError):
                self._doubts_of(document)
