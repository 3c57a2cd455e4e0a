"""What all requests share: the store, one asker behind a lock, bounded sessions, and what was read once."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from kg.bounded import Workers
from kg.errors import KgError, StoreError
from kg.gaps import Finding, graph_gaps, text_doubts
from kg.store import Store, is_stale, open_snapshot
from query.answer import Answer
from query.ask import Asker
from query.session import Session
from query.suggest import Suggestion, suggest
from query.suggestions.offer import answerable, possible, prepare
from viz.reading import TaskRecord
from viz.web.carried import place_of, ready
from viz.web.holdings.model import Holdings
from viz.web.holdings.read import read_holdings
from viz.web.limits import MB, Limits

MOST_SESSIONS = 1000
FRESH = 10.0
"""Seconds that what was read of a service is held good: others may write there."""
GLANCE = 1.0
"""Seconds between two looks at whether another program has changed the store's folder."""
PATIENCE = 120.0
"""Seconds that a state of the store stays open for the requests that began with it."""
EXAMPLES = 8
"""Questions that are offered before anything is asked."""
_PASSING = "passing"
"""The name of a conversation that lasts for one request; no client can name it, since it is taken out at once."""


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
    limits: Limits = field(default_factory=Limits)
    workers: Workers = field(init=False)
    closing: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _reading: threading.Lock = field(default_factory=threading.Lock)
    _holdings: tuple[Store, float, Holdings] | None = None
    _first: Store = field(init=False)
    _renewing: threading.RLock = field(default_factory=threading.RLock)
    _retired: list[tuple[float, Store]] = field(default_factory=list)
    _doubts: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    _gaps: tuple[Store, float, tuple[Finding, ...]] | None = None
    ahead: bool = False
    _examples: dict[str, tuple[Asker, tuple[str, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._first = self.store
        limits = self.limits
        self.workers = Workers(
            limits.queries_at_once,
            seconds=limits.query_seconds,
            memory=limits.query_memory * MB,
            waiting=limits.queries_waiting,
            online="://" in self.store.location,
        )
        self.asker = Asker(self.store)
        self.asker.sessions = Sessions()

    def renew(self, store: Store | None = None) -> None:
        """Go on with another state of the store, its own as it is now if none is given.

        Requests that run keep the state they began with, for as long as `PATIENCE`.
        """
        with self._renewing:
            new = store or open_snapshot(self.store.location)
            asker = Asker(new)
            with self._lock:
                asker.sessions = self.asker.sessions
                self._retired.append((time.monotonic(), self.store))
                self.store, self.asker = new, asker

    def watch(self) -> None:
        """Go on with what the store's folder has become, whenever another program has changed it, until the end."""
        while not self.closing.wait(GLANCE):
            with self._renewing, suppress(StoreError):  # where a program is still writing, look again later
                if is_stale(self.store):
                    self.renew()
            self._close_retired(PATIENCE)
            self.find_examples(*self._examples)

    def _close_retired(self, after: float) -> None:
        """Close the states that nobody reads any more; the first one belongs to whoever opened it."""
        with self._renewing:
            gone = [each for each in self._retired if time.monotonic() - each[0] >= after]
            self._retired = [each for each in self._retired if each not in gone]
        for _, store in gone:
            store.close()

    def end(self) -> None:
        """Close all states of the store but the first, which belongs to whoever opened it."""
        self.closing.set()
        self.workers.close()
        self._retired = [each for each in self._retired if each[1] is not self._first]
        if self.store is not self._first:
            self._retired.append((0.0, self.store))
        self._close_retired(0.0)

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

    def examples(self, language: str) -> tuple[str, ...] | None:
        """Return questions to begin with, None while a spare thread is still finding out which can be answered."""
        asker, found = self._examples.get(language, (None, ()))
        if asker is self.asker:
            return found
        if self.ahead:
            return None
        self.find_examples(language)
        return self._examples[language][1]

    def find_examples(self, *languages: str) -> None:
        """Find questions to begin with in some languages, where they are not known for the store as it is now."""
        for language in languages:
            asker = self.asker
            if self._examples.get(language, (None, ()))[0] is not asker and not self.closing.is_set():
                offered = self.suggest("", EXAMPLES, language)
                self._examples[language] = (asker, tuple(each.question for each in offered))

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
        texts = self.holdings().texts
        text = texts.texts.get(document, "")
        if text not in self._doubts:
            self._doubts[text] = text_doubts(text, texts.name(document))
        return self._doubts[text]

    def _good(self, store: Store, since: float) -> bool:
        """Tell whether what was read of a store still holds: a folder does not change while it is open for reading."""
        return store is self.store and ("://" not in store.location or time.monotonic() - since < FRESH)

    def warm(self) -> None:
        """Find out which questions can be offered, a little at a time, until all is known or the desk closes."""
        with suppress(KgError):
            self.workers.run(ready, place_of(self.store))
        self.find_examples("zh", "en")
        for document in self.holdings().documents:
            if self.closing.is_set():
                return
            self._doubts_of(document)
        with self._lock:
            offers = possible(self.asker.lexicon)
        prepare(self.asker.lexicon)
        taken = 0.0
        for question, asks in offers:
            if self.closing.wait(taken):  # rests as long as it worked: those who ask would never get the lock else
                return
            begun = time.monotonic()
            with self._lock:
                answerable(question, asks, self.asker.lexicon)
            taken = time.monotonic() - begun
