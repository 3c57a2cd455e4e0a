"""What makes a document the same one after a change, and the IRI that says so."""

from __future__ import annotations

import hashlib

from corpus.model import Document
from kg.scope import scope_of
from ontology.namespaces import DOCUMENT_BASE


def document_identity(document: Document) -> str:
    """Return what a document is known by: its 发文字号, else issuer, region and title, else its bytes.

    Two cities may give their plans one title; a title alone, of a document that says neither who issued it nor for
    which region, is therefore known together with the units that it names first.
    """
    head = document.letterhead
    if head.number:
        return head.number
    if not head.title:
        return document.source.digest
    origin = head.issuer or scope_of(head, "").region
    return f"{origin}\x1f{head.title}" if origin and origin not in head.title else head.title


def document_iri(document: Document) -> str:
    """Return the IRI of a document, which is also the name of its graph."""
    return DOCUMENT_BASE + hashlib.sha256(document_identity(document).encode()).hexdigest()[:12]
