"""Work in workers comes back, and is ended where it does not: by time, by memory, by a crash, with its parent."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.bounded import Workers
from kg.errors import Crowded, QueryError, Stopped

ROOT = Path(__file__).parents[2]
ELSEWHERE = not Path("/proc").is_dir()
MEMORY = 300 * 2**20


def double(number: int) -> int:
    return 2 * number


def fail(line: int) -> None:
    raise QueryError("here", "why", line, 3)


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def spin() -> None:
    while True:
        pass


def swallow() -> None:
    held = []
    while True:
        held.append(bytearray(2**20))


def crash() -> None:
    ctypes.string_at(0)


def count(most: int, tell: Callable[[int], None]) -> str:
    for number in range(most):
        tell(number)
    return "counted"


def own_id() -> int:
    return os.getpid()


def lives(process: int) -> bool:
    """Tell whether a process runs; one that has ended and was not yet asked for its status does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def workers() -> Iterator[Workers]:
    made = Workers(1, seconds=20, memory=MEMORY, waiting=1, patience=0.1)
    yield made
    made.close()


def test_work_comes_back(workers: Workers) -> None:
    assert [workers.run(double, number) for number in (1, 2)] == [2, 4]


def test_a_worker_is_used_again(workers: Workers) -> None:
    assert workers.run(own_id) == workers.run(own_id) != os.getpid()


def test_an_error_comes_back_with_what_it_carries(workers: Workers) -> None:
    with pytest.raises(QueryError) as caught:
        workers.run(fail, 7)
    assert (caught.value.line, caught.value.column, caught.value.reason) == (7, 3, "why")
    assert "第 7 行" in str(caught.value)
    with pytest.raises(FileNotFoundError):
        workers.run(os.stat, "/no/such/file")
    assert workers.run(double, 4) == 8


def test_steps_are_told_in_order(workers: Workers) -> None:
    told: list[int] = []
    assert workers.run_told(count, 5, on_told=told.append) == "counted"
    assert told == [0, 1, 2, 3, 4]


def test_what_does_not_end_is_ended() -> None:
    workers = Workers(1, seconds=5, memory=MEMORY)
    before = workers.run(own_id)
    began = time.monotonic()
    with pytest.raises(Stopped) as caught:
        workers.run(spin)
    assert caught.value.reason == "time"
    assert 5 <= time.monotonic() - began < 40
    assert not lives(before)
    assert workers.run(double, 3) == 6
    workers.close()


@pytest.mark.skipif(ELSEWHERE, reason="memory is bounded on Linux only")
@pytest.mark.parametrize("work", [swallow, crash])
def test_what_wants_too_much_or_crashes_is_ended_alone(workers: Workers, work: Callable[[], None]) -> None:
    for _ in range(2):
        with pytest.raises(Stopped) as caught:
            workers.run(work)
        assert caught.value.reason == "memory"
    assert workers.run(double, 3) == 6


def test_who_comes_when_the_line_is_full_is_told_at_once(workers: Workers) -> None:
    workers.patience = 5
    held = [threading.Thread(target=workers.run, args=(sleep, 1.5)) for _ in range(2)]
    for thread in held:
        thread.start()
    time.sleep(0.3)
    began = time.monotonic()
    with pytest.raises(Crowded):
        workers.run(double, 1)
    assert time.monotonic() - began < 0.5
    for thread in held:
        thread.join()
    assert workers.run(double, 1) == 2


def test_who_waits_too_long_for_a_turn_is_told(workers: Workers) -> None:
    holder = threading.Thread(target=workers.run, args=(sleep, 2))
    holder.start()
    time.sleep(0.3)
    with pytest.raises(Crowded):
        workers.run(double, 1)
    holder.join()


def test_closing_ends_what_runs(workers: Workers) -> None:
    errors: list[Exception] = []

    def run() -> None:
        try:
            workers.run(sleep, 60)
        except Stopped as error:
            errors.append(error)

    busy = threading.Thread(target=run)
    busy.start()
    time.sleep(1.0)
    workers.close()
    busy.join(timeout=10)
    assert not busy.is_alive()
    assert len(errors) == 1
    with pytest.raises(Crowded):
        workers.run(double, 1)
    workers.open()
    assert workers.run(double, 1) == 2


ORPHANING = """
import threading, time
from kg.bounded import Workers
from tests.kg.test_bounded import own_id, spin
if __name__ == "__main__":
    workers = Workers(1, seconds=2, memory=2**29)
    number = workers.run(own_id)
    threading.Thread(target=workers.run, args=(spin,)).start()
    time.sleep(0.2)
    print(number, flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(ELSEWHERE, reason="processes are looked up in /proc")
def test_a_worker_does_not_outlive_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(ORPHANING, encoding="utf-8")
    command, around = [sys.executable, str(script)], {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=around) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        os.kill(parent.pid, signal.SIGKILL)
    assert lives(worker)
    until = time.monotonic() + 60
    while lives(worker):
        assert time.monotonic() < until
        time.sleep(0.1)


def test_all_workers_are_made_ready_and_work_goes_to_the_last_that_was() -> None:
    workers = Workers(3, seconds=20, memory=500 * 2**20)
    try:
        assert workers.run(os.getpid) == workers.run(os.getpid)
        ready = [workers.make_ready(20, os.getpid) for _ in range(3)]
        assert len(set(ready)) == 3
        assert {workers.run(os.getpid) for _ in range(4)} == {ready[-1]}
    finally:
        workers.close()
