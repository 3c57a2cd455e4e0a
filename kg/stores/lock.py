"""The folder of a store: whether it is one, and a lock for one writer or many readers.

The lock ends with the process, however that ends.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from kg.errors import StoreDamaged, StoreLocked, StoreUnavailable

try:
    import fcntl
except ImportError:  # Windows has no flock: there the engine's own lock keeps a second writer out
    fcntl = None  # type: ignore[assignment]

LOCK_FILE = "zeren.lock"
_PAUSE = 0.02


class FolderLock:
    """A lock on `<folder>/zeren.lock`, exclusive for a writer, shared between readers.

    The engine keeps two writers apart by itself, but leaves reading beside a writer undefined: hence this one. A reader
    of a folder where it may not write goes without, for nobody else can be writing through the same mount.
    """

    def __init__(self, folder: Path, *, exclusive: bool, wait: float) -> None:
        """Take the lock, or raise `StoreLocked` after `wait` seconds."""
        self._handle: int | None = None
        if fcntl is None:
            return
        try:
            self._handle = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            self._handle = _readable(folder)
            if exclusive:
                self.release()
                raise StoreUnavailable(
                    folder, f"无法写入该文件夹（{error.strerror}）；请检查权限", "cannot write here; check permissions"
                ) from error
        if self._handle is not None:
            self._take(self._handle, folder, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH, wait)

    def _take(self, handle: int, folder: Path, mode: int, wait: float) -> None:
        until = time.monotonic() + wait
        while True:
            try:
                return fcntl.flock(handle, mode | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if time.monotonic() >= until:
                    self.release()
                    raise StoreLocked(folder, wait) from error
            time.sleep(_PAUSE)

    def release(self) -> None:
        """Let go; releasing twice is releasing once."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _readable(folder: Path) -> int | None:
    try:
        return os.open(folder / LOCK_FILE, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None


def check_folder(folder: Path, *, write: bool) -> None:
    """Hold that `folder` is a store or, for a writer, may become one; nothing is written where it may not."""
    try:
        names = {entry.name for entry in folder.iterdir()} if folder.exists() else set()
    except OSError as error:
        raise StoreUnavailable(folder, "不是可读的文件夹；请检查路径", "no readable folder; check the path") from error
    if "CURRENT" in names or (write and not names):
        _make(folder)
        return
    if any(name.endswith(".sst") for name in names):
        raise StoreDamaged(folder, "CURRENT missing")
    if not names or names == {LOCK_FILE}:
        if not write:
            raise StoreUnavailable(folder, "还没有数据库；请先载入文档", "there is no store yet; load documents first")
    elif LOCK_FILE not in names:
        raise StoreUnavailable(
            folder, "不是数据库，也不是空文件夹；请另选", "neither a store nor empty; choose another"
        )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:  # a file stands where a folder should, or nothing may be made there
        raise StoreUnavailable(
            folder, f"无法建立文件夹（{error.strerror}）；请检查路径和权限", "cannot make the folder; check the path"
        ) from error
