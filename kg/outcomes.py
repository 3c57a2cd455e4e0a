"""What comes of reading many files with several processes: each file's own result, whatever happens to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from kg.errors import ReadingFailed

_Result = TypeVar("_Result")
_DIED = "读取进程意外终止 / the process that read it died"


def outcomes(
    files: Sequence[Path], read: Callable[[Path], _Result], *, jobs: int
) -> Iterator[tuple[Path, _Result | ReadingFailed]]:
    """Yield every file, in order, with what `read` made of it in one of so many processes.

    Where a process dies, the files that are left are read in a process each, so that only the one that killed it fails.
    """
    done = 0
    try:
        with _processes(min(jobs, len(files))) as readers:
            for result in readers.map(read, files):
                yield files[done], result
                done += 1
    except BrokenProcessPool:
        for path in files[done:]:
            yield path, _alone(path, read)


def _alone(path: Path, read: Callable[[Path], _Result]) -> _Result | ReadingFailed:
    try:
        with _processes(1) as reader:
            return reader.submit(read, path).result()
    except BrokenProcessPool:
        return ReadingFailed(path, _DIED)


def _processes(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"))
