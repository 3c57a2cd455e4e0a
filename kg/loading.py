"""Files go into a store: read by processes, written by this one, new documents many at a time.

A batch of new documents is handed to the engine in one piece, since one transaction a document costs ten times as much,
and by a thread, since the engine needs no Python while it takes them in: meanwhile the next ones are read.
After a kill each document is whole or absent, and loading goes on where it ended with `resume`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from hashlib import file_digest
from pathlib import Path

from corpus.errors import CorpusError
from kg.errors import DocumentError, InvalidQuads, KnownDocument, LoadFailed, SameDocument
from kg.files import files_at
from kg.forks import get_ready
from kg.identity import home_of
from kg.prepared import Loaded, Prepared, prepare
from kg.reading import Read, prepared_by
from kg.store import Store
from kg.stores.quads import STATEMENTS
from ontology import terms
from ontology.load import digest, vocabulary_ntriples

OnProgress = Callable[[int, int, Path], None]
"""Called after each file with how many are done, how many there are, and the file."""

LEAST, BATCH = 16_000_000, 64_000_000
"""Characters of N-Quads that are written at once: what was read while the batch before was written, if it is enough.

Few large batches, since the engine merges its tables whenever two of them have come: of a thousand long documents in
batches of 24 million characters it wrote everything three times.
"""
MANY = 50
"""New documents from which on a store is tidied up after a load: questions over all of it then take half the time."""
_DIGESTS = f"SELECT DISTINCT ?digest {{ ?d <{terms.DIGEST}> ?digest }}"


def load(
    store: Store,
    paths: Iterable[str | Path],
    *,
    jobs: int | None = 1,
    resume: bool = False,
    on_progress: OnProgress | None = None,
) -> tuple[Loaded, ...]:
    """Add the files at `paths`, and the files in folders there, each replacing whole what it was before.

    `jobs` processes read, for None as many as pay off; this one alone writes, in the order of the files. A file that
    cannot be read, or is no plan, does not stop the others: `LoadFailed` tells of all such at the end. An error of the
    store itself is raised at once; the documents before it are in. `resume` leaves out files whose very bytes some
    document of the store was read from.
    """
    files, failures = files_at(paths)
    wanted = _not_yet_in(store, files) if resume else files
    readers = _jobs(wanted) if jobs is None else min(jobs, len(wanted))
    get_ready(readers)
    return put_all(
        store,
        prepared_by(readers, wanted),
        len(files),
        before=len(files) - len(wanted),
        failures=failures,
        on_progress=on_progress,
    )


def put_all(
    store: Store,
    reads: Iterable[Read],
    total: int,
    *,
    before: int = 0,
    failures: Iterable[Exception] = (),
    on_progress: OnProgress | None = None,
) -> tuple[Loaded, ...]:
    """Put in what was read of files, in their order, and tell of it as `load` does.

    `before` of the `total` files are in the store already, `failures` are of files that could not even be handed out.
    """
    failed = list(failures)
    store.put_vocabulary(vocabulary_ntriples(), digest())
    writing = Writing(store, set(store.graphs()), BATCH, failures=failed)
    try:
        for done, (path, prepared) in enumerate(reads, before + 1):
            try:
                if isinstance(prepared, Exception):
                    raise prepared
                writing.add(prepared)
            except (CorpusError, DocumentError, InvalidQuads) as error:
                failed.append(error)
            if on_progress is not None:
                on_progress(done, total, path)
    finally:
        writing.flush()
    if writing.written >= MANY:
        store.optimize()
    if failed:
        raise LoadFailed(tuple(failed), tuple(writing.loaded))
    return tuple(writing.loaded)


def put(store: Store, prepared: Prepared) -> Loaded:
    """Put one prepared file into a store, in the place of what it was before."""
    store.put_vocabulary(vocabulary_ntriples(), digest())
    writing = Writing(store, set(store.graphs()), 0)
    writing.add(prepared)
    return writing.loaded[0]


def _jobs(files: list[Path]) -> int:
    """Return how many processes read: one for a few files, since each takes a second to begin."""
    return min(os.cpu_count() or 1, 1 + len(files) // 10)


def _not_yet_in(store: Store, files: list[Path]) -> list[Path]:
    """Return the files but those whose bytes a document of the store was read from."""
    known = digests_in(store)
    return [path for path in files if not (known and _digest(path) in known)]


def digests_in(store: Store) -> frozenset[str]:
    """Return the digests of all files that the documents of a store were read from."""
    return frozenset(cell.value for (cell,) in store.select(_DIGESTS).rows if cell is not None)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:  # reading it tells what is wrong
        return ""


@dataclass(slots=True)
class Writing:
    """Documents on their way into a store whose graphs `known` names; new ones wait until `batch` characters are there.

    `loaded` tells what went in or waits to, `failures` which of those that waited the store would not take.
    """

    store: Store
    known: set[str]
    batch: int
    loaded: list[Loaded] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    _seen: dict[str, tuple[str, Path]] = field(default_factory=dict)
    _waiting: dict[str, Prepared] = field(default_factory=dict)
    _handed: list[tuple[dict[str, Prepared], Future[None]]] = field(default_factory=list)
    _writer: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2))
    written: int = 0
    """How many documents were written in batches."""
    _size: int = 0

    def add(self, prepared: Prepared) -> None:
        """Take one file: a new document may wait, what is there already is replaced now."""
        if prepared.document is not None:
            self.flush()
            if (home := home_of(self.store, prepared.document)) != prepared.graph:
                prepared = prepare(prepared.loaded.path, graph=home)
        content, first = self._seen.setdefault(prepared.graph, (prepared.digest, prepared.loaded.path))
        if content != prepared.digest:
            raise SameDocument(prepared.loaded.path, first)
        there = prepared.graph in self.known
        if there or not self.batch or prepared.graph.startswith(STATEMENTS):
            if prepared.graph in self._waiting:
                self.flush()
            self._settle()  # it takes away shared things that a batch on its way may just refer to
            self.store.replace_graph(prepared.graph, prepared.nquads)
        else:
            self._waiting[prepared.graph] = prepared
            self._size += len(prepared.nquads)
        self.known.add(prepared.graph)
        self.loaded.append(replace(prepared.loaded, replaced=there))
        free = all(task.done() for _, task in self._handed)
        if self._size > (min(LEAST, self.batch) if free else self.batch):
            self._settle()
            self._hand_over()

    def flush(self) -> None:
        """Write what waits, beside the batch that is being written: nothing is read meanwhile."""
        self._hand_over()
        self._settle()

    def _hand_over(self) -> None:
        """Have what waits written at once, and go on."""
        batch, self._waiting, self._size = self._waiting, {}, 0
        if batch:
            task = self._writer.submit(self.store.bulk_load, [each.nquads for each in batch.values()])
            self._handed.append((batch, task))

    def _settle(self) -> None:
        """Wait for what was handed over; where the store does not take it so, write one document after the other."""
        handed, self._handed = self._handed, []
        wait([done for _, done in handed])
        refused = list[Prepared]()
        for batch, done in handed:
            try:
                done.result()
                self.written += len(batch)
            except (InvalidQuads, KnownDocument):
                refused += batch.values()
        for each in refused:
            self._replace(each)

    def _replace(self, prepared: Prepared) -> None:
        try:
            self.store.replace_graph(prepared.graph, prepared.nquads)
        except InvalidQuads as error:
            self.failures.append(error)
            self.loaded = [each for each in self.loaded if each.iri != prepared.graph]
