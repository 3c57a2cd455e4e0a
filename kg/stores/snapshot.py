"""A folder store as it was at one moment, for a server that reads for days while others load documents.

A reader holds the folder's lock and a writer waits for it. A snapshot holds it only while the folder's files are linked
(or copied) into a folder of its own within; nobody waits for it afterwards.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from kg.errors import StoreLocked, StoreUnavailable
from kg.stores.embedded import EmbeddedStore, open_engine
from kg.stores.kept import KeptTables
from kg.stores.lock import LOCK_FILE, FolderLock, check_folder

PREFIX = "zeren.seen-"
"""How the folders of snapshots begin; nothing that begins with `zeren.` is part of a store's state."""
_PASSING = ("LOG", "LOCK", "zeren.")
_MAKING = ".new"
"""At the end of a snapshot's name until its own lock is held: such are left alone by those who tidy up."""
Marks = tuple[tuple[str, int, int], ...]


class SnapshotStore(EmbeddedStore):
    """The folder at `folder` as it is now, for reading; `is_stale` tells when the folder has changed since."""

    def __init__(self, folder: Path, *, wait: float = 5.0) -> None:
        self.location, self.writable, self._engine, self.kept = str(folder), False, None, KeptTables()
        check_folder(folder, write=False)
        held = FolderLock(folder, exclusive=False, wait=wait)
        try:
            _sweep(folder)
            self.state = marks_of(folder)
            self.scratch = _copied(folder)
        finally:
            held.release()
        self._lock = FolderLock(self.scratch, exclusive=False, wait=0)
        try:
            self.scratch = self.scratch.rename(self.scratch.with_name(self.scratch.name.removesuffix(_MAKING)))
            self._engine = open_engine(self.scratch, write=False, wait=wait)
            self._check_version()
        except BaseException:
            self.close()
            raise

    def is_stale(self) -> bool:
        """Tell whether the folder holds something else by now."""
        return marks_of(Path(self.location)) != self.state

    def close(self) -> None:
        """Let go of the snapshot and take its files away."""
        super().close()
        self._lock.release()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def backup(self, path: str | Path) -> None:
        """Copy the snapshot, not what the folder has become."""
        shutil.copytree(self.scratch, Path(path), ignore=shutil.ignore_patterns("LOCK", "LOG*", LOCK_FILE))
        (Path(path) / LOCK_FILE).touch()


def marks_of(folder: Path) -> Marks:
    """Return what changes when the store in a folder changes: names, sizes and times of its files."""
    found = []
    with suppress(FileNotFoundError):
        for path in sorted(folder.iterdir()):
            if not path.name.startswith(_PASSING):
                with suppress(FileNotFoundError):
                    told = path.stat()
                    found.append((path.name, told.st_size, told.st_mtime_ns))
    return tuple(found)


def _copied(folder: Path) -> Path:
    """Return a new folder with the store's files: tables are linked, since they never change, all else is copied."""
    try:
        scratch = Path(tempfile.mkdtemp(prefix=PREFIX, suffix=_MAKING, dir=folder))
    except OSError:  # a folder that may only be read
        scratch = Path(tempfile.mkdtemp(prefix=PREFIX, suffix=_MAKING))
    try:
        for path in folder.iterdir():
            if path.is_file() and not path.name.startswith(_PASSING):
                _take(path, scratch / path.name)
    except OSError as error:
        shutil.rmtree(scratch, ignore_errors=True)
        raise StoreUnavailable(
            folder,
            f"无法读取（{error.strerror}）；请检查权限和磁盘空间",
            "cannot be read; check permissions and disk space",
        ) from error
    return scratch


def _take(path: Path, target: Path) -> None:
    if path.suffix == ".sst":
        with suppress(OSError):  # another file system, or one without links
            os.link(path, target)
            return
    shutil.copyfile(path, target)


def _sweep(folder: Path) -> None:
    """Take away snapshots whose server was killed: those whose lock nobody holds."""
    for left in folder.glob(f"{PREFIX}*"):
        if left.suffix != _MAKING:
            with suppress(OSError, StoreLocked, StoreUnavailable):
                FolderLock(left, exclusive=True, wait=0).release()
                shutil.rmtree(left, ignore_errors=True)
