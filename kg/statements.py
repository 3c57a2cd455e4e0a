"""RDF files as they are: read in any RDF 1.1 notation and put into one named graph each, beside the documents.

Blank nodes get names from what they say (RDF Dataset Canonicalization 1.0), so that the same file gives the same lines;
the graphs of a dataset file (N-Quads, TriG) become one. The graph describes itself as a `void:Dataset`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DocumentError
from kg.store import RDF_FILES, XSD, Store, Term
from kg.stores.quads import STATEMENTS
from ontology.namespaces import DCTERMS, RDF, ZR

VOID = "http://rdfs.org/ns/void#"
_LINE = re.compile(r"(?P<subject>\S+) (?P<predicate>\S+) (?P<value>.*?)(?: (?P<graph><[^<>\s]*>|_:\S+))? \.")
_ENTITY = re.compile(rb"<!ENTITY[^\"'>]*[\"']([^\"'>]*)")
_BLANK = re.compile(r"^_:(\S+)$")
_LISTING = f"""SELECT ?g ?title ?triples WHERE {{
  GRAPH ?g {{ ?g a <{VOID}Dataset> ; <{DCTERMS}title> ?title ; <{VOID}triples> ?triples }}
}} ORDER BY ?g"""


class NotRdf(DocumentError):
    """The file is not what its ending says; `reason` is the reader's word, mostly with line and column."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            f"不是合法的 RDF（{reason}）；请改正后重试，文件名的结尾应与格式相符",
            "not valid RDF of the kind that its name ends in; correct it and try again",
        )
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Statements:
    """An RDF file read: the graph it goes to, the SHA-256 of its bytes, its N-Quads, and how many it states."""

    graph: str
    name: str
    digest: str
    nquads: str
    triples: int


@dataclass(frozen=True, slots=True)
class StatementsRow:
    """One RDF file of a store, for a list: the name of its graph, the file's name, and how many triples it states."""

    graph: str
    title: str
    triples: int


def is_rdf(path: str | Path) -> bool:
    """Tell by its ending whether a file holds RDF."""
    return Path(path).suffix.lower() in RDF_FILES


def read_statements(path: str | Path) -> Statements:
    """Return what an RDF file states; `NotRdf` if it cannot be read. A file of the same name is the same graph."""
    from kg.stores.embedded import dumped, scratch_engine

    place = Path(path)
    graph = STATEMENTS + hashlib.sha256(place.name.encode()).hexdigest()[:12]
    try:
        data = place.read_bytes()
        _refuse_entities(place, data)
        engine = scratch_engine(data, _notation(place), base=f"{graph}/")
        lines = sorted({_in_graph(line, graph) for line in dumped(engine).split("\n") if line})
    except OSError as error:
        raise NotRdf(place, error.strerror or str(error)) from error
    except (SyntaxError, ValueError) as error:
        raise NotRdf(place, str(error)[:200]) from error
    if not lines:
        raise NotRdf(place, "没有内容 / empty")
    digest = hashlib.sha256(data).hexdigest()
    about = _about(graph, place.name, digest, len(lines))
    return Statements(graph, place.name, digest, "".join(f"{line}\n" for line in (*about, *lines)), len(lines))


def _refuse_entities(path: Path, data: bytes) -> None:
    """Refuse entities that name entities: a few lines of them unpack to more than any memory holds."""
    if _notation(path) == "rdf" and any(b"&" in value.replace(b"&#", b"") for value in _ENTITY.findall(data)):
        raise NotRdf(path, "实体中有实体 / entities within entities")


def _notation(path: Path) -> str:
    return path.suffix.lower().lstrip(".").replace("owl", "rdf")


def _in_graph(line: str, graph: str) -> str:
    found = _LINE.fullmatch(line)
    if found is None or "<<" in (found["subject"][:2], found["value"][:2]):
        raise ValueError(f"RDF 1.2: {line[:80]}")
    terms = (_BLANK.sub(rf"<{graph}/\1>", found[name]) for name in ("subject", "predicate", "value"))
    return f"{' '.join(terms)} <{graph}> ."


def _about(graph: str, name: str, digest: str, triples: int) -> tuple[str, ...]:
    facts = {
        RDF.term("type"): Term.iri(f"{VOID}Dataset"),
        DCTERMS.term("title"): Term.literal(name),
        ZR.term("digest"): Term.literal(digest),
        f"{VOID}triples": Term.literal(str(triples), f"{XSD}integer"),
    }
    return tuple(f"<{graph}> <{name}> {value.ntriples()} <{graph}> ." for name, value in facts.items())


def statements(store: Store) -> tuple[StatementsRow, ...]:
    """Return the RDF files of a store in the order of their graphs' names."""
    return tuple(
        StatementsRow(str(row["g"]), str(row["title"]), int(str(row["triples"])))
        for row in store.select(_LISTING).records()
    )
