"""What makes a document the same one after a change, and the IRI that says so."""

from __future__ import annotations

import hashlib

from corpus.model import Document
from kg.scope import scope_of
from kg.store import Store, Term
from ontology import terms
from ontology.namespaces import DOCUMENT_BASE

_PIECE = 6
_ALIKE = 0.5
"""The least share of their text that two documents of one title and unknown origin have in common if they are one."""
_SAME_TITLE = f"""SELECT ?d ?text WHERE {{
  ?d <{terms.DCTERMS_TITLE}> ?title ; a <{terms.CLASS_DOCUMENT}> ; <{terms.TEXT}> ?text .
  FILTER NOT EXISTS {{ ?d <{terms.DOCUMENT_NUMBER}> ?number }}
  FILTER NOT EXISTS {{ ?d <{terms.ISSUER_NAME}> ?issuer }} FILTER NOT EXISTS {{ ?d <{terms.REGION}> ?region }}
}} ORDER BY ?d"""


def document_identity(document: Document) -> str:
    """Return what a document is known by: its 发文字号, else its title with who issued it or where, else its bytes.

    Two cities may give their plans one title; issuer or region are left out where the title says them.
    """
    head = document.letterhead
    if head.number or not head.title:
        return head.number or document.source.digest
    origin = head.issuer or scope_of(head, "").region
    return head.title if origin in head.title else f"{origin}\x1f{head.title}"


def document_iri(document: Document) -> str:
    """Return the IRI of a document, which is also the name of its graph."""
    return _iri(document_identity(document))


def is_homeless(document: Document) -> bool:
    """Tell whether a document is known by its title alone: it says neither number, issuer nor region."""
    head = document.letterhead
    return bool(head.title and not head.number and not head.issuer and not scope_of(head, "").region)


def home_of(store: Store, document: Document) -> str:
    """Return the IRI under which a document is kept in a store.

    One that says neither number, issuer nor region is the same as another of its title only if their texts are alike:
    else it is a document of its own, known by its bytes.
    """
    head, iri = document.letterhead, document_iri(document)
    if not is_homeless(document):
        return iri
    rows = store.select(_SAME_TITLE, bindings={"title": Term.literal(str(head.title))}).records()
    shares = {str(row["d"]): _in_common(document.text, str(row["text"])) for row in rows}
    alike = [other for other, share in shares.items() if share >= _ALIKE]
    if alike:
        return max(alike, key=lambda other: shares[other])
    return _iri(f"{head.title}\x1f{document.source.digest}") if shares else iri


def _iri(identity: str) -> str:
    return DOCUMENT_BASE + hashlib.sha256(identity.encode()).hexdigest()[:12]


def _in_common(one: str, other: str) -> float:
    """Return the share of the pieces of two texts that both have."""
    first, second = _pieces(one), _pieces(other)
    return len(first & second) / max(len(first | second), 1)


def _pieces(text: str) -> set[str]:
    words = "".join(text.split())
    return {words[i : i + _PIECE] for i in range(max(len(words) - _PIECE, 0) + 1)}
