"""Files become documents of a store: loading, and the first start with what ships."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import corpus
from kg.documents import DocumentRow, documents, find, remove
from kg.errors import StoreLocked, StoreUnavailable
from kg.files import files_at
from kg.loading import OnProgress, load, put
from kg.prepared import Loaded, Prepared, extract_file, is_plan, prepare
from kg.store import open_store
from kg.stores.lock import LOCK_FILE, FolderLock

__all__ = [
    "DocumentRow",
    "Loaded",
    "OnProgress",
    "Prepared",
    "documents",
    "ensure_default",
    "extract_file",
    "find",
    "is_plan",
    "load",
    "prepare",
    "put",
    "remove",
    "shipped_documents",
]

_STALE = 60.0  # seconds after which a half-made first store without an owner is litter


def shipped_documents() -> tuple[Path, ...]:
    """Return the files that come with the program, sorted."""
    return tuple(files_at([Path(corpus.__file__).with_name("documents")])[0])


def ensure_default(location: str | Path, on_progress: OnProgress | None = None) -> bool:
    """Make the store at `location` out of what ships, if there is no store yet; tell whether that was done.

    It is built beside its place and then moved there in one step, so that a start that is killed leaves nothing half
    made. A service (URL) and a folder that holds anything are left as they are.
    """
    folder = Path(location)
    if str(location).startswith(("http://", "https://")) or not _is_free(folder):
        return False
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        scratch = Path(tempfile.mkdtemp(prefix=_prefix(folder), dir=folder.parent))
    except OSError as error:
        raise StoreUnavailable(
            location,
            f"无法建立数据库（{error.strerror}）；请检查路径和权限",
            "cannot be made; check path and permissions",
        ) from error
    try:
        with open_store(scratch, write=True) as store:
            load(store, shipped_documents(), on_progress=on_progress)
        return _move(scratch, folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _prefix(folder: Path) -> str:
    return f".{folder.name}.new-"


def _is_free(folder: Path) -> bool:
    """Tell whether nothing is there, or an empty folder; a lock alone is what a start leaves that was killed early."""
    try:
        return {entry.name for entry in folder.iterdir()} <= {LOCK_FILE}
    except FileNotFoundError:
        return True
    except OSError:  # a file, or a folder that may not be read: opening it says so
        return False


def _move(scratch: Path, folder: Path) -> bool:
    """Rename `scratch` to `folder`; if another start was faster, its store is as good as ours."""
    os.umask(mask := os.umask(0))
    scratch.chmod(0o777 & ~mask)
    _clear(folder)
    try:
        scratch.rename(folder)
    except OSError:
        if _is_free(folder):
            raise
        return False
    return True


def _clear(folder: Path) -> None:
    """Take away an empty folder, or one with nothing but a lock that nobody holds; never the lock of a live store."""
    with suppress(OSError, StoreLocked, StoreUnavailable):
        if (folder / LOCK_FILE).exists():
            lock = FolderLock(folder, exclusive=True, wait=0)
            try:
                if _is_free(folder):
                    (folder / LOCK_FILE).unlink()
            finally:
                lock.release()
        folder.rmdir()


def _sweep(folder: Path) -> None:
    """Take away what earlier first starts left that were killed: old, and locked by nobody."""
    for left in folder.parent.glob(f"{_prefix(folder)}*"):
        with suppress(OSError, StoreLocked, StoreUnavailable):
            if time.time() - left.stat().st_mtime > _STALE:
                FolderLock(left, exclusive=True, wait=0).release()
                shutil.rmtree(left, ignore_errors=True)
