"""The store: what keeps the graph of documents, and the plain values that it answers with.

Every document has a named graph of its own; what documents share (organisations, places, cited works) stands in one
graph `SHARED`, classes and concepts in `VOCABULARY`, the store's own facts in `STORE`. A triple stands in one graph
only, so the union of all graphs, which plain SPARQL asks, is a set and counts come out right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple, Protocol, Self

SHARED = "urn:zeren:shared"
VOCABULARY = "urn:zeren:vocabulary"
STORE = "urn:zeren:store"
RESERVED = (SHARED, STORE, VOCABULARY)
SCHEMA_VERSION = 1
RDF_FILES = (".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf", ".owl", ".n3")
"""How the names of RDF files end: Turtle, N-Triples, N-Quads, TriG, JSON-LD 1.1, RDF/XML, N3."""

XSD = "http://www.w3.org/2001/XMLSchema#"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_INTEGERS = frozenset(
    XSD + name for kind in ("byte", "short", "int", "long") for name in ("integer", kind, f"unsigned{kind.title()}")
)
_INTEGERS |= frozenset(f"{XSD}{sign}Integer" for sign in ("nonNegative", "positive", "nonPositive", "negative"))
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
_ESCAPES |= {chr(c): f"\\u{c:04X}" for c in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF) if chr(c) not in _ESCAPES}
_OTHERS = re.compile("[" + re.escape("".join(_ESCAPES.keys() - {'"', "\\", "\n"})) + "]")

Python = int | Decimal | float | bool | date | str
ResultFormat = Literal["json", "xml", "csv", "tsv", "ttl", "nt"]


class Term(NamedTuple):
    """One RDF 1.1 term: an IRI, a literal (with the IRI of its datatype, a language tag or neither) or a blank node.

    >>> Term.literal("85", XSD + "integer").python()
    85
    """

    kind: Literal["iri", "literal", "bnode"]
    value: str
    datatype: str | None = None
    language: str | None = None

    @classmethod
    def iri(cls, value: str) -> Term:
        """Name a thing."""
        return cls("iri", value)

    @classmethod
    def literal(cls, value: str, datatype: str | None = None, language: str | None = None) -> Term:
        """Make a literal; `xsd:string` and `rdf:langString` go without saying and are kept as None."""
        plain = language is not None or datatype in (None, XSD + "string", LANG_STRING)
        return cls("literal", value, None if plain else datatype, language)

    def python(self) -> Python:
        """Return int, Decimal, float, bool or date for a literal so typed and well formed, else the text itself."""
        if self.datatype is None:
            return self.value
        try:
            return _python(self.value, self.datatype)
        except (ValueError, InvalidOperation):
            return self.value

    def ntriples(self) -> str:
        """Write the term in canonical N-Triples (RDF 1.2 N-Triples, section 4), which is also SPARQL.

        ValueError for an IRI or a language tag that holds what it may not.

        >>> Term.literal("区经济信息委", language="zh").ntriples()
        '"区经济信息委"@zh'
        """
        if self.kind == "iri":
            return _bracketed(self.value)
        if self.kind == "bnode":
            return f"_:{self.value}"
        text = quoted(self.value)
        if self.language is not None:
            if not re.fullmatch("[A-Za-z]+(-[A-Za-z0-9]+)*", self.language):
                raise ValueError(f"{self.language!r} is not a language tag")
            return f"{text}@{self.language}"
        return text if self.datatype is None else f"{text}^^{_bracketed(self.datatype)}"


def quoted(text: str) -> str:
    r"""Write a plain literal in canonical N-Triples.

    >>> print(quoted('甲说“好”\n'), quoted('a"b'))
    "甲说“好”\n" "a\"b"
    """
    if text.isprintable() and '"' not in text and "\\" not in text:  # nearly all texts, in a fifth of the time
        return f'"{text}"'
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    if not plain.replace("\u3000", "").isprintable():
        plain = _OTHERS.sub(_escaped, plain)
    return f'"{plain}"'


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES[found[0]]


def _bracketed(iri: str) -> str:
    if not re.fullmatch(r'[^\x00-\x20<>"{}|^`\\]+', iri):
        raise ValueError(f"{iri!r} is not an IRI")
    return f"<{iri}>"


def _python(value: str, datatype: str | None) -> Python:
    if datatype in _INTEGERS:
        return int(value)
    if datatype == XSD + "decimal":
        return Decimal(value)
    if datatype in (XSD + "double", XSD + "float"):
        return float(value)
    if datatype == XSD + "boolean" and value in ("true", "1", "false", "0"):
        return value in ("true", "1")
    return date.fromisoformat(value) if datatype == XSD + "date" else value


Row = tuple[Term | None, ...]
Bindings = Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Table:
    """The solutions of a SELECT query: plain tuples that any thread may read. An unbound cell is None."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, variable: str) -> tuple[Term | None, ...]:
        """Return the cells under `variable`; ValueError if there is no such column."""
        place = self.variables.index(variable)
        return tuple(row[place] for row in self.rows)

    def records(self) -> tuple[dict[str, Python], ...]:
        """Return each row as a dictionary of Python values, without its unbound cells."""
        return tuple(
            {
                name: cell.value if cell.datatype is None else cell.python()
                for name, cell in zip(self.variables, row, strict=True)
                if cell is not None
            }
            for row in self.rows
        )


class Store(Protocol):
    """What every store can do. Methods may be called from any thread; all errors are `kg.errors.StoreError`.

    Queries are SPARQL 1.1 over the union of all graphs, unless the query says FROM; `GRAPH ?g {…}` sees the named
    graphs. SERVICE is refused: a store calls nobody. `bindings` puts terms in the place of variables (SPARQL SEP-0007),
    which is safe for any text.
    """

    location: str
    writable: bool

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def close(self) -> None:
        """Let go of the store; closing twice is closing once."""

    def select(self, query: str, *, bindings: Bindings | None = None) -> Table:
        """Return the solutions of a SELECT query."""

    def ask(self, query: str, *, bindings: Bindings | None = None) -> bool:
        """Return the truth of an ASK query."""

    def construct(self, query: str, *, bindings: Bindings | None = None) -> str:
        """Return what a CONSTRUCT or DESCRIBE query builds, as sorted N-Triples lines."""

    def query_serialized(self, query: str, format: ResultFormat, *, most: int | None = None) -> bytes:
        """Return results as a file: `json`, `xml`, `csv`, `tsv` of SELECT (ASK: json, xml), `ttl`, `nt` of graphs.

        `ResultTooLarge` where they would have more than `most` bytes.
        """

    def replace_graph(self, graph: str, nquads: str) -> None:
        """Put `nquads` in the place of all that the document `graph` stated, in one transaction.

        The quads are the document's own, in `graph` and about `graph` or names that continue it (`<graph>:…`), and
        those about shared things in `SHARED`. Shared things that only the old document referred to go with it.
        `InvalidQuads` names the line that is wrong.
        """

    def remove_graph(self, graph: str) -> None:
        """Take a document out, with the shared things that only it referred to; `UnknownDocument` if it is absent."""

    def graphs(self) -> tuple[str, ...]:
        """Return the names of the documents' graphs in order; `SHARED`, `VOCABULARY` and `STORE` are not among them."""

    def contents(self, graph: str | None = None) -> str:
        """Return one graph, or everything, as sorted N-Quads lines."""

    def bulk_load(self, parts: Iterable[str]) -> None:
        """Add many new documents, each part all the N-Quads of one or more; `KnownDocument` if one is there already.

        A part goes in whole or not at all; parts before it may be in or not when a later one fails.
        """

    def put_vocabulary(self, ntriples: str, digest: str) -> bool:
        """Replace the vocabulary unless `digest` is the one kept; tell whether anything was done."""

    def vocabulary_digest(self) -> str | None:
        """Return the digest given with the vocabulary that is kept, None if there is none."""

    def optimize(self) -> None:
        """Tidy up for reading, once many documents have come in."""

    def backup(self, path: str | Path) -> None:
        """Copy everything to `path`, which must not exist: a folder store as a folder store, a service as N-Quads."""


def open_store(location: str | Path, *, write: bool = False, wait: float = 5.0) -> Store:
    """Open the folder, the SPARQL 1.1 service or the RDF file at `location`; see the modules of `kg.stores`.

    A folder has many readers or one writer at a time: `StoreLocked` after `wait` seconds. A writer creates what is
    missing, a reader finds `StoreUnavailable` there. `StoreDamaged` and `StoreVersion` tell what cannot be used.
    """
    if str(location).startswith(("http://", "https://")):
        from kg.stores.remote import RemoteStore

        return RemoteStore(str(location), write=write)
    if Path(location).suffix.lower() in RDF_FILES and Path(location).is_file():
        from kg.stores.memory import FileStore

        return FileStore(Path(location), write=write)
    from kg.stores.embedded import EmbeddedStore

    return EmbeddedStore(Path(location), write=write, wait=wait)


def open_snapshot(location: str | Path, *, wait: float = 5.0) -> Store:
    """Open a store for a long time of reading: of a folder its state of now, so that others may load documents.

    A service and an RDF file are opened as by `open_store`. See `is_stale`.
    """
    if str(location).startswith(("http://", "https://")) or not Path(location).is_dir():
        return open_store(location, wait=wait)
    from kg.stores.snapshot import SnapshotStore

    return SnapshotStore(Path(location), wait=wait)


def state_of(store: Store) -> str:
    """Return what tells the state of the folder that a store shows from any other; nothing where there is no folder.

    Of a snapshot it is that of its beginning, whatever the folder has become.
    """
    from kg.stores.snapshot import SnapshotStore, marks_of

    if isinstance(store, SnapshotStore):
        marks = store.state
    else:
        folder = "://" not in store.location and Path(store.location).is_dir()
        marks = marks_of(Path(store.location)) if folder else ()
    return "\n".join(f"{name} {size} {time}" for name, size, time in marks)


def is_stale(store: Store) -> bool:
    """Tell whether a snapshot's folder holds something else by now; other stores answer from what there is."""
    from kg.stores.snapshot import SnapshotStore

    return isinstance(store, SnapshotStore) and store.is_stale()
