"""Files are read and put into triples by processes, a few files ahead of who wants them, in the files' order.

A process that dies over a file (a parser in C may crash, the system ends what wants too much memory) takes nothing with
it: what it had in hand is read again, and a file that cannot be read alone either is told of.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path

from corpus.errors import CorpusError
from kg.errors import DocumentError, ReaderDied
from kg.forks import FORKS, get_ready
from kg.prepared import Prepared, prepare

Read = tuple[Path, Prepared | Exception]
AHEAD = 4
"""Files for each process that are handed out or wait to be fetched: what bounds the memory."""
_WAY = 3
"""How nice readers are: two of them on two cores then leave the writer, for whom all wait, nearly one of these."""


def prepared_by(jobs: int, files: Iterable[Path]) -> Iterator[Read]:
    """Yield every file with what `jobs` processes read of it, or with the error that says why they did not."""
    if jobs < 2:
        yield from ((path, _read(path)) for path in files)
        return
    left, pool, waiting = iter(files), _pool(jobs), deque[tuple[Path, Future[Prepared | None]]]()
    try:
        while True:
            waiting += [(path, pool.submit(_prepare, path)) for path in islice(left, AHEAD * jobs - len(waiting))]
            if not waiting:
                return
            path, future = waiting.popleft()
            try:
                found = future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                pool, again = _pool(jobs), [each for each, _ in waiting]
                yield path, _read_alone(path)
                waiting = deque((each, pool.submit(_prepare, each)) for each in again)
                continue
            yield path, _read(path) if found is None else found
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Return processes that begin clean: a copy of this one would have locks that its threads hold."""
    get_ready(jobs)
    context = get_context("forkserver" if FORKS else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Leave Ctrl-C to who started this process, give way to him when he writes, and end with him however he ends."""
    if hasattr(os, "nice"):
        os.nice(_WAY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _read(path: Path) -> Prepared | Exception:
    try:
        return prepare(path)
    except (CorpusError, DocumentError) as error:
        return error


def _read_alone(path: Path) -> Prepared | Exception:
    with _pool(1) as pool:
        try:
            return pool.submit(_prepare, path).result() or _read(path)
        except BrokenProcessPool:
            return ReaderDied(path)


def _prepare(path: Path) -> Prepared | None:
    """Return None for a file that cannot be read: its error is made where it is told, for it may not travel."""
    try:
        return prepare(path)
    except (CorpusError, DocumentError):
        return None
