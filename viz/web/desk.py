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
from kg.errors import Crowded, KgError, Stopped, StoreError
from kg.store import Store, is_stale, open_snapshot
from query.answer import Answer
from viz.reading import TaskRecord, keep_tasks
from viz.web import asking
from viz.web.asking import Talk
from viz.web.carried import of_store, place_of, ready
from viz.web.crew import AN_HOUR, PATIENCE_TO_ASK, crew_of
from viz.web.drawn import get_ready
from viz.web.holdings.model import Holdings
from viz.web.holdings.read import gaps_at, holdings_at, read_holdings
from viz.web.kept import Kept
from viz.web.limits import Limits
from viz.web.rendered import Rendered

if TYPE_CHECKING:
    from kg.gaps import Finding
    from query.ask import Asker
    from query.suggest import Suggestion

MOST_SESSIONS = 1000
GLANCE = 1.0
"""Seconds between two looks at whether another program has changed the store's folder."""
PATIENCE = 120.0
"""Seconds that a state of the store stays open for the requests that began with it."""
FEW = 20
"""Documents up to which all that the pages show is read at once and here: of more a process apart reads it."""
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
    makers: Workers = field(init=False)
    closing: threading.Event = field(default_factory=threading.Event)
    loaded: threading.Event = field(default_factory=threading.Event)
    rendered: Rendered = field(default_factory=Rendered)
    sessions: Sessions = field(default_factory=Sessions)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _asker: tuple[Store, Asker] | None = None
    _holdings: Kept[Holdings] = field(init=False)
    _gaps: Kept[tuple[Finding, ...]] = field(init=False)
    _first: Store = field(init=False)
    _renewing: threading.RLock = field(default_factory=threading.RLock)
    _retired: list[tuple[float, Store]] = field(default_factory=list)
    _doubts: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    _examples: tuple[Store, dict[str, tuple[str, ...]]] | None = None

    def __post_init__(self) -> None:
        self._first = self.store
        self.loaded.set()
        self._holdings, self._gaps = Kept(self._read_holdings), Kept(self._read_gaps)
        crew = crew_of(self.limits, online="://" in self.store.location)
        self.workers, self.askers, self.spare, self.makers = crew

    @property
    def all_workers(self) -> tuple[Workers, ...]:
        """All who work in processes of their own."""
        return self.workers, self.askers, self.spare, self.makers

    def renew(self, store: Store | None = None) -> None:
        """Go on with another state of the store, its own as it is now if none is given.

        Requests that run keep the state they began with, for as long as `PATIENCE`.
        """
        with self._renewing:
            new = store or open_snapshot(self.store.location)
            if self._holdings.known(self.store):
                self._holdings.read(new)
            with self._lock:
                self._retired.append((time.monotonic(), self.store))
                self.store = new

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
        self.loaded.set()
        for each in self.all_workers:
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
        self.loaded.wait(PATIENCE_TO_ASK)  # a second worker that loads the same would only slow the first one down
        store = self.store
        if self.apart:
            return self.askers.run(asking.in_worker, place_of(store), store.location, function, *arguments)
        from query.ask import Asker

        with self._lock:
            if self._asker is None or self._asker[0] is not store:
                self._asker = (store, Asker(store))
            return function(self._asker[1], *arguments)

    def made(self, function: Callable[..., T], *arguments: object) -> T:
        """Return what `function` makes of the store: a file or a picture, which may take a processor for seconds."""
        store = self.store
        return (
            self.makers.run(of_store, place_of(store), function, *arguments)
            if self.apart
            else function(store, *arguments)
        )

    def _make_ready(self, store: Store) -> None:
        """Have the worker that has rested longest load what questions want."""
        with suppress(KgError):
            self.askers.make_ready(AN_HOUR, asking.in_worker, place_of(store), store.location, asking.load)

    def _found_examples(self, store: Store) -> dict[str, tuple[str, ...]]:
        with suppress(KgError):
            return self.askers.run(asking.in_worker, place_of(store), store.location, asking.all_examples)
        return {}

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
        return self._holdings.of(self.store)

    def holdings_at_hand(self) -> Holdings | None:
        """Return what `holdings` does, None where another process is still reading that."""
        store = self.store
        return self._holdings.known(store) if self._has_many(store) else self._holdings.of(store)

    def _has_many(self, store: Store) -> bool:
        return self.apart and len(store.graphs()) > FEW

    def _read_holdings(self, store: Store) -> Holdings:
        if self._has_many(store):
            with suppress(Stopped, Crowded):  # it wants more memory than a worker has: then here
                found = self.spare.run(holdings_at, place_of(store))
                keep_tasks(store, found.tasks.values())
                return found
        return read_holdings(store)

    def tasks(self) -> tuple[TaskRecord, ...]:
        """Return every task, by document and place in it."""
        return tuple(self.holdings().tasks.values())

    def graph_gaps(self) -> tuple[Finding, ...]:
        """Return what the graph shows that the plans leave open."""
        return self._gaps.of(self.store)

    def _read_gaps(self, store: Store) -> tuple[Finding, ...]:
        if self._has_many(store):
            return self.spare.run(gaps_at, place_of(store))
        from kg.gaps import graph_gaps

        return graph_gaps(store)

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

    def warm(self) -> None:
        """Make workers ready for each state of the store, those first that people wait for, until the desk closes."""
        self.loaded.clear()
        while not self.closing.is_set():
            store = self.store
            if self._examples is None or self._examples[0] is not store:
                self._make_ready(store)
                self.loaded.set()
                self._examples = (store, self._found_examples(store))
                for _ in range(self.workers.count):
                    with suppress(KgError):
                        self.workers.make_ready(AN_HOUR, ready, place_of(store))
                for _ in range(self.askers.count - 1):
                    self._make_ready(store)
                with suppress(KgError):  # one: the other begins when two are wanted at once
                    self.makers.make_ready(AN_HOUR, of_store, place_of(store), get_ready)
            self.closing.wait(GLANCE)

    def read_ahead(self) -> None:
        """Read all that the pages show, then every text for doubts, until the desk closes."""
        self.holdings()
        with suppress(KgError):
            self.graph_gaps()
            self.loaded.wait(PATIENCE_TO_ASK)  # questions come before doubts
            for document in self.holdings().documents:
                if self.closing.is_set():
                    return
                self._doubts_of(document)
