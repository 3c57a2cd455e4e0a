"""The documents of a store: a list of them, one by any of its names, and taking one out."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import AmbiguousDocument, UnknownDocument
from kg.statements import StatementsRow, statements
from kg.store import Store
from kg.stores.quads import STATEMENTS
from ontology import terms
from ontology.namespaces import DOCUMENT_BASE


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of a store, for a list. `signed` is an ISO 8601 date."""

    id: str
    number: str | None
    title: str
    issuer: str | None
    signed: str | None
    tasks: int
    targets: int
    triples: int | None = None
    """How many triples an RDF file states; None for a document."""

    @property
    def iri(self) -> str:
        """The document's IRI, which is also the name of its graph."""
        return (DOCUMENT_BASE if self.triples is None else STATEMENTS) + self.id


_DOCUMENTS = f"""
SELECT ?document (SAMPLE(?t) AS ?title) (SAMPLE(?n) AS ?number) (SAMPLE(?i) AS ?issuer) (SAMPLE(?s) AS ?signed) WHERE {{
  ?document a <{terms.CLASS_DOCUMENT}> .
  OPTIONAL {{ ?document <{terms.DCTERMS_TITLE}> ?t }}
  OPTIONAL {{ ?document <{terms.DOCUMENT_NUMBER}> ?n }}
  OPTIONAL {{ ?document <{terms.ISSUER_NAME}> ?i }}
  OPTIONAL {{ ?document <{terms.SIGNED_ON}> ?s }}
}} GROUP BY ?document ORDER BY ?document
"""
_COUNTS = f"""
SELECT ?document ?class (COUNT(?part) AS ?count) WHERE {{
  VALUES ?class {{ <{terms.CLASS_TASK}> <{terms.CLASS_TARGET}> }}
  ?part a ?class ; <{terms.IN_DOCUMENT}> ?document .
}} GROUP BY ?document ?class
"""


def documents(store: Store) -> tuple[DocumentRow, ...]:
    """Return the documents of a store in the order of their IRIs, then its RDF files."""
    counts = {(row["document"], row["class"]): row["count"] for row in store.select(_COUNTS).records()}
    plans = tuple(
        DocumentRow(
            id=str(row["document"]).removeprefix(DOCUMENT_BASE),
            number=_text(row.get("number")),
            title=str(row.get("title", "")),
            issuer=_text(row.get("issuer")),
            signed=_text(row.get("signed")),
            tasks=int(str(counts.get((row["document"], terms.CLASS_TASK), 0))),
            targets=int(str(counts.get((row["document"], terms.CLASS_TARGET), 0))),
        )
        for row in store.select(_DOCUMENTS).records()
    )
    return (*plans, *map(_row_of_statements, statements(store)))


def _row_of_statements(row: StatementsRow) -> DocumentRow:
    name = row.graph.removeprefix(STATEMENTS)
    return DocumentRow(name, None, row.title, None, None, 0, 0, triples=row.triples)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def find(store: Store, name: str) -> DocumentRow:
    """Return the document called `name`: its IRI, the 12 digits of it, its 发文字号 or its exact title.

    `UnknownDocument` tells what there is, `AmbiguousDocument` which ones share a title.
    """
    there = documents(store)
    wanted = name.strip()
    found = [row for row in there if wanted in (row.iri, row.id, row.number, row.title)]
    if not found:
        raise UnknownDocument(store.location, wanted, tuple(map(_described, there)))
    if len(found) > 1:
        raise AmbiguousDocument(store.location, wanted, tuple(map(_described, found)))
    return found[0]


def remove(store: Store, name: str) -> DocumentRow:
    """Take the document called `name` (see `find`) out of the store, and return what was taken out."""
    row = find(store, name)
    store.remove_graph(row.iri)
    return row


def _described(row: DocumentRow) -> str:
    return " ".join(part for part in (row.id, row.number, row.title) if part)
