"""Work that may never end, or want all memory, or bring its process down: done in processes that can be ended.

The engine has no cancel, a parser written in C may crash, and Python cannot stop a thread. So queries of strangers and
files of strangers are handed to a worker, which is killed when its time is up; the system ends one that wants more
memory than it may have, and one whose parent has gone.
"""

from __future__ import annotations

import contextlib
import math
import os
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar

from kg.errors import Crowded, Stopped
from kg.offline import go_offline

try:
    import resource
except ImportError:  # Windows: there time is bounded, memory is not
    resource = None  # type: ignore[assignment]

P = ParamSpec("P")
T = TypeVar("T")
OnTold = Callable[[Any], None]
_START = 60.0
"""Seconds that a process may take to begin."""
_GRACE = 5
"""Seconds of processor time beyond its limit after which a worker is ended even if its parent has gone."""


class Workers:
    """At most `count` processes; a piece of work has `seconds`, and the process that does it `memory` bytes.

    `waiting` pieces may stand in line, each for `patience` seconds: beyond that `Crowded` is raised at once. Workers
    have no network (`kg.offline`) unless they are `online`; those with a number to be `nice` give way to others by it.
    """

    def __init__(
        self,
        count: int,
        *,
        seconds: float,
        memory: int,
        waiting: int = 16,
        patience: float = 10.0,
        online: bool = False,
        nice: int = 0,
    ) -> None:
        self.count, self.seconds, self.patience = count, seconds, patience
        self._free = threading.BoundedSemaphore(count)
        self._room = threading.BoundedSemaphore(count + waiting)
        self._lock = threading.Lock()
        self._all = tuple(_Worker(memory, nice, online=online) for _ in range(count))
        self._idle = list(self._all)
        self._closed = False

    def run(self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Return what `function` returns in a worker, or raise what it raises; `Stopped` where it was ended.

        The function and its arguments must be such as can be pickled.
        """
        return self._run(lambda worker: worker.call(function, arguments, named, self.seconds, None))  # type: ignore[no-any-return]

    def make_ready(self, seconds: float, function: Callable[..., T], *arguments: object) -> T:
        """Do as `run`, with another limit of time, in the worker that has rested longest.

        Called as often as there are workers it reaches all, while work goes to those that are ready.
        """
        return self._run(lambda worker: worker.call(function, arguments, {}, seconds, None), fresh=True)  # type: ignore[no-any-return]

    def run_told(self, function: Callable[..., T], *arguments: object, on_told: OnTold) -> T:
        """Do as `run`; the function gets one more argument, and what it calls that with is told to `on_told`."""
        return self._run(lambda worker: worker.call(function, arguments, {}, self.seconds, on_told))  # type: ignore[no-any-return]

    def _run(self, work: Callable[[_Worker], Any], *, fresh: bool = False) -> Any:
        if not self._room.acquire(blocking=False):
            raise Crowded
        try:
            if not self._free.acquire(timeout=self.patience):
                raise Crowded
            try:
                return self._with_worker(work, fresh=fresh)
            finally:
                self._free.release()
        finally:
            self._room.release()

    def _with_worker(self, work: Callable[[_Worker], Any], *, fresh: bool) -> Any:
        with self._lock:
            if self._closed:
                raise Crowded
            worker = self._idle.pop(0 if fresh else -1)
        try:
            return work(worker)
        finally:
            with self._lock:
                self._idle.append(worker)
                closed = self._closed
            if closed:  # it may have started while `close` ran
                worker.end()

    def open(self) -> None:
        """Take work again after `close`."""
        with self._lock:
            self._closed = False

    def close(self) -> None:
        """End all workers, whatever they do; no more work is taken."""
        with self._lock:
            self._closed = True
        for worker in self._all:
            worker.end()


class _Worker:
    """One process, started when it is needed, and again after it was ended."""

    def __init__(self, memory: int, nice: int, *, online: bool) -> None:
        self.memory, self.nice, self.online = memory, nice, online
        self._process: Any = None
        self._pipe: Connection | None = None

    def call(
        self,
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        named: dict[str, Any],
        seconds: float,
        on_told: OnTold | None,
    ) -> Any:
        """Have the process do one thing."""
        pipe = self._ready()
        until = time.monotonic() + seconds  # a process that had to be started first takes nothing from the work's time
        job = (function, arguments, named, seconds, on_told is not None)
        kind, value = self._exchanged(pipe, job, until, seconds)
        while kind == "told":
            if on_told is not None:
                on_told(value)
            kind, value = self._exchanged(pipe, None, until, seconds)
        if kind == "raised":
            raise _rebuilt(*value)
        return value

    def _exchanged(self, pipe: Connection, job: object, until: float, seconds: float) -> tuple[str, Any]:
        """Hand a job over, if there is one, and return the next thing that comes back."""
        try:
            if job is not None:
                pipe.send(job)
            if pipe.poll(max(0.0, until - time.monotonic())):
                found: tuple[str, Any] = pipe.recv()
                return found
        except (EOFError, OSError) as error:  # it was ended: by the system, by a crash, or by `close`
            self.end()
            raise Stopped("memory", seconds) from error
        self.end()
        raise Stopped("time", seconds)

    def _ready(self) -> Connection:
        if self._pipe is None or not self._process.is_alive():
            self.end()
            context = get_context("spawn")
            pipe, theirs = context.Pipe()
            task = (theirs, self.memory, self.nice, self.online)
            process = context.Process(target=_serve, args=task, daemon=True, name="zeren-worker")
            process.start()
            theirs.close()
            self._pipe, self._process = pipe, process  # only now can `close` end it: what has not started has no end
            self._exchanged(pipe, None, time.monotonic() + _START, _START)
            return pipe
        return self._pipe

    def end(self) -> None:
        """Kill the process, if there is one."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if process is not None:
            process.kill()
            process.join()
        if pipe is not None:
            pipe.close()


def _serve(pipe: Connection, memory: int, nice: int, online: bool) -> None:  # noqa: FBT001 - a process has no named arguments
    """Do one thing after the other until the other end closes."""
    for number in (signal.SIGINT, signal.SIGTERM):  # Ctrl-C reaches the whole group: the parent says when to end
        signal.signal(number, signal.SIG_IGN)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the engine's last words are long, and in the hands of strangers
    if not online:
        go_offline()
    if resource is not None:
        os.nice(nice)
        _bound(resource.RLIMIT_DATA, memory)
        _bound(resource.RLIMIT_CORE, 0)
    with contextlib.suppress(EOFError, OSError):
        pipe.send(("begun", None))
        while True:
            function, arguments, named, seconds, telling = pipe.recv()
            if resource is not None:
                _bound(resource.RLIMIT_CPU, math.ceil(time.process_time() + seconds + _GRACE))
            pipe.send(_done(pipe, function, arguments, named, telling=telling))


def _bound(kind: int, value: int) -> None:
    """Lower the soft limit: the hard one stays, so that the next piece of work may have another."""
    _, hard = resource.getrlimit(kind)
    soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (soft, hard))


def _done(
    pipe: Connection, function: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any], *, telling: bool
) -> tuple[str, Any]:
    if telling:
        arguments = (*arguments, lambda value: pipe.send(("told", value)))
    try:
        return "done", function(*arguments, **named)
    except MemoryError:
        os._exit(1)  # what is left of it cannot be relied on
    except Exception as error:  # noqa: BLE001 - it is raised again on the other side
        return "raised", (type(error), str(error), vars(error))


def _rebuilt(kind: type[Exception], text: str, data: dict[str, Any]) -> Exception:
    """Make an error again without its constructor: ours take more than a text."""
    error: Exception = kind.__new__(kind, text)
    error.args = (text,)
    vars(error).update(data)
    return error
