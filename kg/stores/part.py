"""A store seen through some of its documents: the same queries, with the dataset said in them (SPARQL 1.1, FROM)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self

from kg.errors import StoreReadOnly
from kg.store import SHARED, VOCABULARY, Bindings, ResultFormat, Store, Table
from kg.stores.binding import with_dataset


class PartOfStore:
    """Some documents of a store, with what documents share; to be read only, and closed by whoever opened the whole."""

    def __init__(self, whole: Store, documents: tuple[str, ...]) -> None:
        self.whole, self.documents = whole, documents
        self.location, self.writable = f"{whole.location} [{' '.join(documents)}]", False

    def query(self, query: str) -> str:
        """Return a query with the documents said in it: run by hand on the whole store, it answers the same."""
        return with_dataset(query, (*self.documents, SHARED, VOCABULARY))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave the whole store open."""

    def select(self, query: str, *, bindings: Bindings | None = None) -> Table:
        """Return the solutions of a SELECT query over the documents."""
        return self.whole.select(self.query(query), bindings=bindings)

    def ask(self, query: str, *, bindings: Bindings | None = None) -> bool:
        """Return the truth of an ASK query over the documents."""
        return self.whole.ask(self.query(query), bindings=bindings)

    def construct(self, query: str, *, bindings: Bindings | None = None) -> str:
        """Return what a CONSTRUCT query builds of the documents."""
        return self.whole.construct(self.query(query), bindings=bindings)

    def query_serialized(self, query: str, format: ResultFormat, *, most: int | None = None) -> bytes:
        """Return results over the documents as a file."""
        return self.whole.query_serialized(self.query(query), format, most=most)

    def graphs(self) -> tuple[str, ...]:
        """Return the documents."""
        return self.documents

    def contents(self, graph: str | None = None) -> str:
        """Return one graph, or the documents, as sorted N-Quads lines."""
        named = (graph,) if graph else self.documents
        return "".join(sorted(line for each in named for line in self.whole.contents(each).splitlines(keepends=True)))

    def vocabulary_digest(self) -> str | None:
        """Return the digest of the vocabulary of the whole."""
        return self.whole.vocabulary_digest()

    def replace_graph(self, graph: str, nquads: str) -> None:
        """Refuse: a part is only read."""
        self._refuse(graph, nquads)

    def remove_graph(self, graph: str) -> None:
        """Refuse: a part is only read."""
        self._refuse(graph)

    def bulk_load(self, parts: Iterable[str]) -> None:
        """Refuse: a part is only read."""
        self._refuse(parts)

    def put_vocabulary(self, ntriples: str, digest: str) -> bool:
        """Refuse: a part is only read."""
        self._refuse(ntriples, digest)

    def optimize(self) -> None:
        """Refuse: a part is only read."""
        self._refuse()

    def backup(self, path: str | Path) -> None:
        """Refuse: a part is only read."""
        self._refuse(path)

    def _refuse(self, *_: object) -> NoReturn:
        raise StoreReadOnly(self.location)
