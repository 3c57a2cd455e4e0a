"""Permanent links: the path of everything that has an IRI, and the way back."""

from __future__ import annotations

from collections.abc import Container, Sequence
from urllib.parse import quote, urlencode

from ontology.namespaces import DOCUMENT_BASE, ORGANIZATION_BASE
from viz.model import Proof

BASE = "urn:zeren:"
_PARTS = {"task": "tasks", "target": "targets", "project": "projects"}


def path_of(iri: str, bodies: Container[str] = ()) -> str:
    """Return the path of what an IRI names; `bodies` are the organisations that answer for something.

    >>> path_of("urn:zeren:document:0123456789ab:task:9")
    '/tasks/0123456789ab/9'
    >>> path_of("urn:zeren:place:0123456789ab")
    '/names/place/0123456789ab'
    """
    if iri in bodies:
        return f"/units/{_step(iri.removeprefix(ORGANIZATION_BASE))}"
    match iri.removeprefix(BASE).split(":"):
        case ["document", document]:
            return f"/documents/{_step(document)}"
        case ["document", document, part, place] if part in _PARTS:
            return f"/{_PARTS[part]}/{_step(document)}/{_step(place)}"
        case ["organization" | "place" | "work" | "institution" | "brand" as kind, thing]:
            return f"/names/{kind}/{_step(thing)}"
    return f"/id/{quote(iri, safe=':')}"


def part_iri(kind: str, document: str, place: str) -> str:
    """Return the IRI of a part of a document: `kind` is task, target or project."""
    return f"{DOCUMENT_BASE}{document}:{kind}:{place}"


def reader(document: str, start: int, end: int) -> str:
    """Return the link that opens a document, by its IRI, at some characters of its text."""
    return f"{path_of(document)}?{urlencode({'from': start, 'to': end})}#here"


def proof_link(document: str, proof: Proof | None) -> str:
    """Return the link to the words that prove a fact, or to the document where none are kept."""
    return reader(document, proof.start, proof.end) if proof else path_of(document)


def picture(kind: str, name: str = "", document: str = "", form: str = "") -> str:
    """Return the link to a picture.

    >>> picture("task", "9", form="svg")
    '/draw/task?name=9&format=svg'
    """
    told = {"name": name, "document": document, "format": form}
    query = urlencode({key: value for key, value in told.items() if value})
    return f"/draw/{kind}" + (f"?{query}" if query else "")


def export(file: str, **told: str | Sequence[str]) -> str:
    """Return the link to a file to carry away; what is empty is left out.

    >>> export("unit.docx", name="财政局", document="")
    '/export/unit.docx?name=%E8%B4%A2%E6%94%BF%E5%B1%80'
    """
    query = urlencode({key: value for key, value in told.items() if value}, doseq=True)
    return f"/export/{file}" + (f"?{query}" if query else "")


def _step(text: str) -> str:
    return quote(text, safe="")
