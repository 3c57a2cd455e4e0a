"""Files become documents of a store: loading, and the first start with what ships."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import corpus
from corpus.errors import CorpusError
from corpus.model import Document, Doubt
from corpus.parse import parse
from corpus.read import read
from kg.documents import DocumentRow, documents, find, remove
from kg.errors import (
    DocumentError,
    InvalidQuads,
    KgError,
    LoadFailed,
    NotAPlan,
    ReadingFailed,
    SameDocument,
    StoreLocked,
    StoreUnavailable,
)
from kg.extract import extract
from kg.facts import Extraction
from kg.files import files_at
from kg.identity import document_iri, home_of
from kg.outcomes import outcomes
from kg.rdf import to_nquads
from kg.statements import is_rdf, read_statements
from kg.store import Store, Term, open_store
from kg.stores.lock import LOCK_FILE, FolderLock
from kg.stores.quads import STATEMENTS
from ontology.load import digest, vocabulary_ntriples
from ontology.namespaces import DOCUMENT_BASE

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

OnProgress = Callable[[int, int, Path], None]
"""Called after each file with how many are done, how many there are, and the file."""
OnText = Callable[[int], None]  # called with the number of its characters when a file has become text

_IS_THERE = "ASK { GRAPH ?d { ?s ?p ?o } }"
_STALE = 60.0  # seconds after which a half-made first store without an owner is litter


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

    `document` is None for an RDF file.
    """

    graph: str
    digest: str
    nquads: str
    loaded: Loaded
    document: Document | None = None


def load(
    store: Store, paths: Iterable[str | Path], *, jobs: int = 1, on_progress: OnProgress | None = None
) -> tuple[Loaded, ...]:
    """Add the files at `paths`, and the files in folders there, each replacing whole what it was before.

    `jobs` processes read; this one alone writes, in the order of the files. A file that cannot be read, or is no plan,
    does not stop the others: `LoadFailed` tells of all such at the end. An error of the store itself is raised at once;
    the documents before it are in.
    """
    store.put_vocabulary(vocabulary_ntriples(), digest())
    files, failures = files_at(paths)
    loaded: list[Loaded] = []
    seen: dict[str, tuple[str, Path]] = {}
    for done, (path, prepared) in enumerate(_all_prepared(files, jobs), 1):
        try:
            if isinstance(prepared, ReadingFailed):
                raise prepared
            loaded.append(_put(store, prepared or prepare(path), seen))
        except (CorpusError, DocumentError, InvalidQuads) as error:
            failures.append(error)
        if on_progress is not None:
            on_progress(done, len(files), path)
    if failures:
        raise LoadFailed(tuple(failures), tuple(loaded))
    return tuple(loaded)


def put(store: Store, prepared: Prepared) -> Loaded:
    """Put one prepared file into a store, in the place of what it was before."""
    store.put_vocabulary(vocabulary_ntriples(), digest())
    return _put(store, prepared, {})


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
    """Tell whether a text has tasks, numbered parts, or what official documents print: 发文字号, 发文机关, 成文日期."""
    head = extraction.document.letterhead
    numbered = any(node.kind in ("division", "table") for node in extraction.document.root.walk())
    return bool(extraction.tasks or numbered or head.number or head.issuer or head.signed)


def _all_prepared(files: list[Path], jobs: int) -> Iterator[tuple[Path, Prepared | ReadingFailed | None]]:
    """Yield every file with what was read of it; None leaves the reading, and its errors, to this process."""
    if jobs < 2 or len(files) < 2:
        yield from ((path, None) for path in files)
    else:
        yield from outcomes(files, _prepare_quietly, jobs=jobs)


def _prepare_quietly(path: Path) -> Prepared | None:
    try:
        return prepare(path)
    except (CorpusError, DocumentError):
        return None


def prepare(path: Path, on_text: OnText | None = None, graph: str = "") -> Prepared:
    """Read one file and make its triples; no store is touched. Raises what `load` gathers."""
    if is_rdf(path):
        return _prepared_statements(path)
    try:
        extraction = extract_file(path, on_text)
        graph = graph or document_iri(extraction.document)
        nquads = to_nquads(extraction, graph)
    except (CorpusError, KgError):
        raise
    except Exception as error:  # a reader may fail in ways nobody foresaw: the other files must go in
        raise ReadingFailed(path, f"{type(error).__name__}: {error}") from error
    document = extraction.document
    return Prepared(graph, document.source.digest, nquads, _told(extraction, graph, path), document)


def _prepared_statements(path: Path) -> Prepared:
    found = read_statements(path)
    told = Loaded(found.graph.removeprefix(STATEMENTS), None, found.name, path, 0, 0, 0, (), found.triples)
    return Prepared(found.graph, found.digest, found.nquads, told)


def _put(store: Store, prepared: Prepared, seen: dict[str, tuple[str, Path]]) -> Loaded:
    home = home_of(store, prepared.document) if prepared.document else prepared.graph
    if home != prepared.graph:
        prepared = prepare(prepared.loaded.path, graph=home)
    content, first = seen.setdefault(prepared.graph, (prepared.digest, prepared.loaded.path))
    if content != prepared.digest:
        raise SameDocument(prepared.loaded.path, first)
    there = store.ask(_IS_THERE, bindings={"d": Term.iri(prepared.graph)})
    store.replace_graph(prepared.graph, prepared.nquads)
    return replace(prepared.loaded, replaced=there)


def _told(extraction: Extraction, graph: str, path: Path) -> Loaded:
    document = extraction.document
    return Loaded(
        id=graph.removeprefix(DOCUMENT_BASE),
        number=document.letterhead.number,
        title=document.letterhead.title or document.source.name,
        path=path,
        tasks=len(extraction.tasks),
        responsibilities=sum(len(task.responsibilities) for task in extraction.tasks),
        targets=len(extraction.targets) + sum(len(task.targets) for task in extraction.tasks),
        warnings=extraction.warnings,
    )


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
