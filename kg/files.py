"""Which files a load is about: those that are named, and those in folders that are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import NothingToLoad
from kg.stores.lock import LOCK_FILE


def files_at(paths: Iterable[str | Path]) -> tuple[list[Path], list[Exception]]:
    """Return every file once, sorted within its folder; hidden files and stores in folders are left alone."""
    found: dict[Path, None] = {}
    failures: list[Exception] = []
    for path in map(Path, paths):
        inside = sorted(_visible(path)) if path.is_dir() else [path]
        if not inside:
            failures.append(NothingToLoad(path))
        found.update(dict.fromkeys(inside))
    return list(found), failures


def _visible(folder: Path) -> Iterator[Path]:
    stores = {lock.parent for lock in folder.rglob(LOCK_FILE)}
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and not stores.intersection(path.parents):
            yield path
