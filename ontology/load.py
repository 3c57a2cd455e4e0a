"""The data files of this room as text, triples and values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import DataFileError

if TYPE_CHECKING:
    from pyoxigraph import Quad

DATA = Path(__file__).with_name("data")
SHAPES = "shapes.ttl"


def data_files() -> tuple[Path, ...]:
    """Return every Turtle file of the room, shapes included, in the order of their names."""
    return tuple(sorted(DATA.glob("*.ttl")))


def _read(name: str) -> bytes:
    path = DATA / name
    try:
        return path.read_bytes()
    except OSError as e:
        raise DataFileError(path, str(e)) from e


def _quads(name: str) -> Iterable[Quad]:
    """Parse one file; pyoxigraph is imported only here, so that a start that reads nothing does not pay for it."""
    from pyoxigraph import RdfFormat, parse

    try:
        yield from parse(_read(name), format=RdfFormat.TURTLE)
    except SyntaxError as e:
        raise DataFileError(DATA / name, f"{e.msg}, line {e.lineno}") from e


@cache
def vocabulary_ntriples() -> str:
    """Return ontology and vocabularies (all but the shapes) as sorted N-Triples, one triple a line, each once."""
    names = [path.name for path in data_files() if path.name != SHAPES]
    lines = {f"{quad.triple} ." for name in names for quad in _quads(name)}
    return "".join(f"{line}\n" for line in sorted(lines))


@cache
def shapes_text() -> str:
    """Return the SHACL shapes as Turtle."""
    return _read(SHAPES).decode("utf-8")


@cache
def digest() -> str:
    """Return the SHA-256 (hexadecimal) over names and bytes of all data files; kinds of line end do not count."""
    total = hashlib.sha256()
    for path in data_files():
        total.update(path.name.encode("utf-8") + b"\0" + _read(path.name).replace(b"\r\n", b"\n") + b"\0")
    return total.hexdigest()


@cache
def values_by_subject(name: str) -> dict[str, dict[str, list[str]]]:
    """Return the values in the file `name` by subject IRI and predicate IRI, in the order of the file.

    Literals and IRIs come as plain strings. A predicate with values in a language also stands with `@` and the language
    behind its IRI, so that `SKOS.term("altLabel@zh")` finds the Chinese names alone.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for quad in _quads(name):
        predicate, term = quad.predicate.value, quad.object
        values = found.setdefault(quad.subject.value, {})  # type: ignore[union-attr]
        values.setdefault(predicate, []).append(term.value)  # type: ignore[union-attr]
        language = getattr(term, "language", None)
        if language:
            values.setdefault(f"{predicate}@{language}", []).append(term.value)  # type: ignore[union-attr]
    return found
