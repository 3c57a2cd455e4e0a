"""A single RDF file as a store of its own: read into memory, never written."""

from __future__ import annotations

from pathlib import Path

from kg.errors import StoreUnavailable
from kg.statements import read_statements
from kg.stores.embedded import EmbeddedStore, scratch_engine
from kg.stores.kept import KeptTables


class _NoLock:
    """Nobody else can come near what is in this process only."""

    def release(self) -> None:
        """There is nothing to let go of."""


class FileStore(EmbeddedStore):
    """The RDF file at `path`, in one named graph; `kg.statements.NotRdf` if it cannot be read."""

    def __init__(self, path: Path, *, write: bool = False) -> None:
        if write:
            raise StoreUnavailable(
                path,
                "是一个 RDF 文件，只能读；请用 zeren load 载入到数据库文件夹",
                "a single RDF file is read only; load it into a store folder",
            )
        self.location, self.writable, self.kept = str(path), False, KeptTables()
        self._lock = _NoLock()  # type: ignore[assignment]
        found = read_statements(path)
        self._engine = scratch_engine(found.nquads.encode(), "nq", base=f"{found.graph}/")
