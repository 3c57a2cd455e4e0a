"""Copies of a store that are whole or not there: made beside their place, opened once, then moved there in one step."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import StoreUnavailable, TargetExists
from kg.store import STORE, VOCABULARY, open_snapshot, open_store
from kg.stores.changes import DIGEST_PROPERTY
from kg.stores.lock import LOCK_FILE


def back_up(location: str | Path, target: Path) -> int:
    """Copy a store to `target`, a folder for a folder, an N-Quads file for a service; return how many documents it has.

    Nobody waits for it longer than it takes to link the store's files. `TargetExists` if something is there already.
    """
    if target.exists():
        raise TargetExists(target)
    with open_snapshot(location) as store, _beside(target) as made:
        store.backup(made)
        documents = store.graphs()
        if made.is_dir():
            _hold(made, documents)
    return len(documents)


def restore(backup: Path, location: str | Path) -> int:
    """Make the store at `location` out of a backup; return how many documents it has.

    There must be no store yet: what is there is moved away by a person, not by this. A service must be empty.
    """
    if backup.is_dir():
        return _restored_folder(backup, Path(location))
    try:
        text = backup.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreUnavailable(backup, "不是可读的备份；请检查路径", "no backup that can be read") from error
    if str(location).startswith(("http://", "https://")):
        return _filled(location, text)
    with _beside(_free(Path(location))) as made:
        return _filled(made, text)


def _restored_folder(backup: Path, folder: Path) -> int:
    with open_store(backup) as store:
        documents = store.graphs()
        with _beside(_free(folder)) as made:
            store.backup(made)
            _hold(made, documents)
    return len(documents)


def _filled(location: str | Path, nquads: str) -> int:
    """Put the lines of a backup into an empty store."""
    lines = nquads.splitlines(keepends=True)
    vocabulary = [line for line in lines if line.endswith(f" <{VOCABULARY}> .\n")]
    noted = next((line for line in lines if f" <{DIGEST_PROPERTY}> " in line), "")
    rest = [line for line in lines if not line.endswith((f" <{VOCABULARY}> .\n", f" <{STORE}> .\n"))]
    with open_store(location, write=True) as store:
        if store.graphs():
            raise TargetExists(str(location))
        store.put_vocabulary("".join(line.replace(f" <{VOCABULARY}> .", " .") for line in vocabulary), _literal(noted))
        store.bulk_load(["".join(rest)])
        return len(store.graphs())


def _literal(line: str) -> str:
    return line.partition('"')[2].partition('"')[0]


def _free(folder: Path) -> Path:
    """Return a folder where nothing is; `TargetExists` otherwise."""
    if folder.exists() and (not folder.is_dir() or {entry.name for entry in folder.iterdir()} - {LOCK_FILE}):
        raise TargetExists(folder)
    return folder


def _hold(made: Path, documents: tuple[str, ...]) -> None:
    """Hold that a copy opens and has all documents."""
    with open_store(made) as copy:
        if copy.graphs() != documents:
            raise StoreUnavailable(made, "备份与原库不符；请重试", "the copy is not like the store; try again")


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Yield a place beside `target`; what was made there is on the disk and at `target` afterwards, or nowhere."""
    made = target.with_name(f".{target.name}.new-{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield made
        os.sync()
        if target.is_dir():
            shutil.rmtree(target)  # empty but for a lock
        made.rename(target)
    except OSError as error:
        raise StoreUnavailable(
            target,
            f"无法写入（{error.strerror}）；请检查磁盘空间和权限",
            "cannot be written; check disk space and permissions",
        ) from error
    finally:
        if made.is_dir():
            shutil.rmtree(made, ignore_errors=True)
        else:
            with suppress(OSError):
                made.unlink()
