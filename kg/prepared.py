"""A file read and put into triples, ready for a store; no store is touched here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError
from corpus.model import Document, Doubt
from corpus.parse import parse
from corpus.read import read
from kg.errors import KgError, NotAPlan, ReadingFailed
from kg.extract import extract
from kg.facts import Extraction
from kg.identity import document_iri, is_homeless
from kg.items import items
from kg.rdf import to_nquads
from kg.statements import is_rdf, read_statements
from kg.stores.quads import STATEMENTS
from ontology.namespaces import DOCUMENT_BASE

OnText = Callable[[int], None]  # called with the number of its characters when a file has become text


@dataclass(frozen=True, slots=True)
class Loaded:
    """One document that went into the store. `id` is the 12 hexadecimal digits at the end of its IRI."""

    id: str
    number: str | None
    title: str
    path: Path
    tasks: int
    responsibilities: int
    targets: int
    warnings: tuple[Doubt, ...]
    triples: int | None = None
    """How many triples an RDF file states; None for a document."""
    replaced: bool = False
    """Whether a document was there already and has gone."""

    @property
    def iri(self) -> str:
        """The document's IRI, which is also the name of its graph."""
        return (DOCUMENT_BASE if self.triples is None else STATEMENTS) + self.id


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file read and put into triples: its graph, the digest of its bytes, the N-Quads, and what is told of it.

    `document` is there only where a store decides which one it is: one that says neither number, issuer nor region.
    """

    graph: str
    digest: str
    nquads: str
    loaded: Loaded
    document: Document | None = None


def extract_file(path: str | Path, on_text: OnText | None = None) -> Extraction:
    """Return what the file at `path` states; a `CorpusError` if it cannot be read, `NotAPlan` if it is none."""
    raw = read(Path(path))
    if on_text is not None:
        on_text(len(raw.text))
    extraction = extract(parse(raw))
    if not is_plan(extraction):
        raise NotAPlan(Path(path))
    return extraction


def is_plan(extraction: Extraction) -> bool:
    """Tell whether a text has tasks, numbered parts, or what official documents print: 发文字号, 发文机关, 成文日期.

    The title of a plan with its years will do as well.
    """
    head = extraction.document.letterhead
    numbered = any(node.kind in ("division", "table") for node in extraction.document.root.walk())
    titled = head.title and head.period
    return bool(extraction.tasks or numbered or head.number or head.issuer or head.signed or titled)


def prepare(path: Path, on_text: OnText | None = None, graph: str = "") -> Prepared:
    """Read one file and make its triples; no store is touched. Raises what `load` gathers."""
    if is_rdf(path):
        return _prepared_statements(path)
    try:
        extraction = extract_file(path, on_text)
        document = extraction.document
        graph = graph or document_iri(document)
        nquads, told = to_nquads(extraction, graph), _told(extraction, graph, path)
    except (CorpusError, KgError):
        raise
    except Exception as error:  # a reader may fail in ways nobody foresaw: the other files must go in
        raise ReadingFailed(path, f"{type(error).__name__}: {error}") from error
    return Prepared(graph, document.source.digest, nquads, told, document if is_homeless(document) else None)


def _prepared_statements(path: Path) -> Prepared:
    found = read_statements(path)
    told = Loaded(found.graph.removeprefix(STATEMENTS), None, found.name, path, 0, 0, 0, (), found.triples)
    return Prepared(found.graph, found.digest, found.nquads, told)


def _told(extraction: Extraction, graph: str, path: Path) -> Loaded:
    document = extraction.document
    return Loaded(
        id=graph.removeprefix(DOCUMENT_BASE),
        number=document.letterhead.number,
        title=document.letterhead.title or document.source.name,
        path=path,
        tasks=len(items(extraction.tasks, document.text)),
        responsibilities=sum(len(task.responsibilities) for task in extraction.tasks),
        targets=len(extraction.targets) + sum(len(task.targets) for task in extraction.tasks),
        warnings=extraction.warnings,
    )
