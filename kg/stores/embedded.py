"""The store in a folder: Oxigraph (RocksDB) inside this process. One of the two modules that know pyoxigraph.

Transactions: `Store.update` runs all operations of a request in one RocksDB transaction: all of it is there after a
kill, or nothing. `bulk_load` hands over table files. Results never leave as engine objects: another thread would abort.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kg.errors import (
    KnownDocument,
    QueryError,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreUnavailable,
    StoreVersion,
    TargetExists,
    UnknownDocument,
)
from kg.store import RESERVED, SCHEMA_VERSION, VOCABULARY, Bindings, ResultFormat, Table, Term
from kg.stores import changes
from kg.stores.binding import bind, says_from, says_service
from kg.stores.kept import KeptTables, is_lasting
from kg.stores.lock import LOCK_FILE, FolderLock, check_folder
from kg.stores.ordering import ordered
from kg.stores.quads import document_quads, graphs_of, is_plain_vocabulary, vocabulary_quads
from kg.stores.results import FULL, Bounded, engine_error, only_value, query_error, short, sorted_lines
from ontology.namespaces import PREFIXES

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
RESULT_FORMATS = {name: getattr(ox.QueryResultsFormat, name.upper()) for name in ("json", "xml", "csv", "tsv")}
BATCH = 800_000
"""Quads handed to the bulk loader at once: below the million at which it would begin a second step."""
_HELD = re.compile(r"lock hold by|While lock file|Resource temporarily unavailable|No locks available")


class EmbeddedStore:
    """A store in a folder; see `kg.store.Store`. `engine` is there for `kg.stores.bridge` only, `kept` for readers."""

    def __init__(self, folder: Path, *, write: bool = False, wait: float = 5.0) -> None:
        self.location, self.writable = str(folder), write
        self.kept = KeptTables()
        check_folder(folder, write=write)
        self._lock = FolderLock(folder, exclusive=write, wait=wait)
        self._engine: ox.Store | None = None
        try:
            self._engine = open_engine(folder, write=write, wait=wait)
            self._check_version()
        except BaseException:
            self._engine = None
            self._lock.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.kept.forget()
        if self._engine is None:
            return
        try:
            if self.writable:  # readers would replay the log each time they open
                with self._at_border():
                    self._engine.flush()
        finally:
            self._engine = None
            self._lock.release()

    @property
    def engine(self) -> ox.Store:
        if self._engine is None:
            raise StoreUnavailable(self.location, "数据库已关闭；请重新打开", "the store is closed; open it again")
        return self._engine

    def select(self, query: str, *, bindings: Bindings | None = None) -> Table:
        def find() -> Table:
            return ordered(query, lambda text: self._found(text, bindings))

        if self.writable or not is_lasting(query):
            return find()
        return self.kept.table((query, frozenset((bindings or {}).items())), find)

    def _found(self, query: str, bindings: Bindings | None) -> Table:
        with self._at_border():
            found = self._query(query, bindings)
            if not isinstance(found, ox.QuerySolutions):
                raise QueryError(self.location, "SELECT")
            names = tuple(variable.value for variable in found.variables)
            return Table(names, tuple(tuple(_term(self.location, term) for term in solution) for solution in found))

    def ask(self, query: str, *, bindings: Bindings | None = None) -> bool:
        with self._at_border():
            found = self._query(query, bindings)
            if not isinstance(found, ox.QueryBoolean):
                raise QueryError(self.location, "ASK")
            return bool(found)

    def construct(self, query: str, *, bindings: Bindings | None = None) -> str:
        with self._at_border():
            found = self._query(query, bindings)
            if not isinstance(found, ox.QueryTriples):
                raise QueryError(self.location, "CONSTRUCT, DESCRIBE")
            return sorted_lines(found.serialize(format=ox.RdfFormat.N_TRIPLES) or b"")

    def query_serialized(self, query: str, format: ResultFormat, *, most: int | None = None) -> bytes:
        made = Bounded(self.location, most)
        with self._at_border():
            found = self._query(query, None)
            if isinstance(found, ox.QueryTriples):
                if format not in ("ttl", "nt"):
                    raise QueryError(self.location, "CONSTRUCT, DESCRIBE: ttl, nt")
                found.serialize(made, format=ox.RdfFormat.N_TRIPLES)
                return made.getvalue() if format == "nt" else turtle(sorted_lines(made.getvalue()).encode())
            allowed = ("json", "xml") if isinstance(found, ox.QueryBoolean) else tuple(RESULT_FORMATS)
            if format not in allowed:
                raise QueryError(self.location, f"SELECT, ASK: {', '.join(allowed)}")
            found.serialize(made, format=RESULT_FORMATS[format])
            return made.getvalue()

    def replace_graph(self, graph: str, nquads: str) -> None:
        self._require_write()
        self._update(changes.replacement(self.select, graph, document_quads(self.location, graph, nquads)))

    def remove_graph(self, graph: str) -> None:
        self._require_write()
        if graph not in self.graphs():
            raise UnknownDocument(self.location, graph)
        self._update(changes.request(changes.removal(self.select, graph)))

    def graphs(self) -> tuple[str, ...]:
        return tuple(sorted(self._graph_names().difference(RESERVED)))

    def _graph_names(self) -> set[str]:
        with self._at_border():
            return {str(graph.value) for graph in self.engine.named_graphs()}

    def contents(self, graph: str | None = None) -> str:
        with self._at_border():
            if graph is None:
                return dumped(self.engine)
            lines = self.engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph)) or b""
        return sorted_lines(lines.replace(b" .\n", f" <{graph}> .\n".encode()))

    def bulk_load(self, parts: Iterable[str]) -> None:
        self._require_write()
        known = set(self.graphs())
        batch, size = list[str](), 0
        for part in parts:
            for graph in sorted(graphs_of(self.location, part)):
                if graph in known:
                    raise KnownDocument(self.location, graph)
                known.add(graph)
            if size + (more := part.count("\n") + 1) > BATCH:
                self._load(batch)
                batch, size = [], 0
            batch.append(part)
            size += more
        self._load(batch)

    def _load(self, parts: list[str]) -> None:
        with self._at_border():
            if parts:
                self.engine.bulk_load(b"\n".join([part.encode() for part in parts]), format=ox.RdfFormat.N_QUADS)

    def put_vocabulary(self, ntriples: str, digest: str) -> bool:
        if digest == self.vocabulary_digest():
            return False
        self._require_write()
        if VOCABULARY not in self._graph_names() and is_plain_vocabulary(ntriples):
            self._load([ntriples.replace(" .\n", f" <{VOCABULARY}> .\n")])  # a tenth of the time of the request below
            self._update(changes.digest_note(digest))
        else:
            self._update(changes.vocabulary_change(vocabulary_quads(self.location, ntriples), digest))
        return True

    def vocabulary_digest(self) -> str | None:
        return only_value(self.select(changes.DIGEST))

    def optimize(self) -> None:
        self._require_write()
        with self._at_border():
            self.engine.optimize()

    def backup(self, path: str | Path) -> None:
        target = Path(path)
        if target.exists():
            raise TargetExists(target)
        with self._at_border():
            if self.writable:
                self.engine.backup(target)
            else:  # the engine copies only what it may write; our lock keeps the files still
                shutil.copytree(self.location, target, ignore=shutil.ignore_patterns("LOCK", "LOG*", "zeren.*"))
        (target / LOCK_FILE).touch()

    def _query(self, query: str, bindings: Bindings | None) -> Results:
        text = bind(query, bindings)
        if says_service(text):
            raise QueryError(self.location, "SERVICE")
        return self.engine.query(text, use_default_graph_as_union=not says_from(text))

    def _update(self, text: str) -> None:
        with self._at_border():
            self.engine.update(text)

    def _require_write(self) -> None:
        if not self.writable:
            raise StoreReadOnly(self.location)

    def _check_version(self) -> None:
        found = only_value(self.select(changes.VERSION))
        if found == str(SCHEMA_VERSION):
            return
        with self._at_border():
            empty = len(self.engine) == 0
        if found is not None or (self.writable and not empty):  # a reader takes other programs' folders as well
            number = int(found) if found and found.lstrip("-").isdigit() else None
            raise StoreVersion(self.location, number, SCHEMA_VERSION)
        if self.writable:
            self._update(changes.version_note())

    @contextmanager
    def _at_border(self) -> Iterator[None]:
        try:
            yield
        except StoreError:
            raise
        except (SyntaxError, ValueError) as error:
            raise query_error(self.location, str(error)) from error
        except (OSError, RuntimeError) as error:
            raise engine_error(self.location, error) from error


def scratch_engine(data: bytes, notation: str, *, base: str) -> ox.Store:
    """Return an engine in memory with the RDF of a file (`notation`: how its name ends); SyntaxError if it is none."""
    found = list(ox.parse(data, format=ox.RdfFormat.from_extension(notation), base_iri=base))
    if any(isinstance(end, ox.BlankNode) for quad in found for end in (quad.subject, quad.object)):
        (named := ox.Dataset(found)).canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)  # named by what they say
        found = list(named)
    engine = ox.Store()
    engine.bulk_extend(found)
    return engine


def turtle(ntriples: bytes) -> bytes:
    """Write N-Triples lines as Turtle, in their order, with the usual prefixes."""
    found = (quad.triple for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES))
    return ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=dict(sorted(PREFIXES.items()))) or b""


def dumped(engine: ox.Store) -> str:
    """Return all that an engine holds as sorted N-Quads lines."""
    return sorted_lines(engine.dump(format=ox.RdfFormat.N_QUADS) or b"")


def open_engine(folder: Path, *, write: bool, wait: float) -> ox.Store:
    """Open the engine on a folder; its errors become ours."""
    try:
        if not write:
            return ox.Store.read_only(str(folder))
        if len(list(folder.glob("*.sst"))) > 1:  # one: the engine's own mark; more: data
            ox.Store.read_only(str(folder))  # on a torn MANIFEST a writer would begin anew and delete what it misses
        return ox.Store(folder)
    except (OSError, RuntimeError) as error:
        if _HELD.search(str(error)):
            raise StoreLocked(folder, wait) from error
        if any(sign in str(error) for sign in FULL):
            raise StoreFull(folder) from error
        if isinstance(error, PermissionError):
            raise StoreUnavailable(folder, "没有读写权限；请检查权限", "permission denied; check it") from error
        raise StoreDamaged(folder, short(error)) from error


def _term(location: str, term: object) -> Term | None:
    if isinstance(term, ox.NamedNode):
        return Term.iri(term.value)
    if isinstance(term, ox.Literal):
        return Term.literal(term.value, term.datatype.value, term.language)
    if term is None:
        return None
    if isinstance(term, ox.BlankNode):
        return Term("bnode", term.value)
    raise QueryError(location, "RDF 1.2 triple term")
