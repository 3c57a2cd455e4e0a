"""N-Quads text on its way into a store: each line checked, then written as SPARQL 1.1 Update data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from kg.errors import InvalidQuads
from kg.store import RESERVED, SHARED, VOCABULARY

DOCUMENTS = "urn:zeren:document:"
TERMS = ("urn:zeren:ontology#", "urn:zeren:vocabulary#")
STATEMENTS = "urn:zeren:statements:"
"""Graphs of RDF files that are no documents: each speaks of whatever it likes, and wholly in its own graph."""
PERISHABLE = ("urn:zeren:organization:", "urn:zeren:place:", "urn:zeren:work:")
"""Shared things that go when the last document that refers to them goes."""
AT_ONCE = 1000
"""Quads of one INSERT DATA operation: the compiler of Virtuoso 7.2 has room for some 4,900."""

_IRI = r"<[^\x00-\x20<>\"{}|^`\\]+>"
_CODE = r"\\u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}|\\U(?!0000[dD][89A-Fa-f])00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}"
_STRING = rf'"(?:[^"\\\n\r]++|\\[tbnrf"\'\\]|{_CODE})*+"'
_LITERAL = rf"{_STRING}(?:@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\^\^{_IRI})?"
_LINE = re.compile(rf"({_IRI})[ \t]+({_IRI})[ \t]+({_IRI}|{_LITERAL})(?:[ \t]+({_IRI}))?[ \t]*\.[ \t]*(?:#.*)?")
_PLAIN = re.compile(rf"<({_IRI[1:-1]})> {_IRI} (?:{_IRI}|{_LITERAL})(?: <({_IRI[1:-1]})>)? \.\n")
"""A line as this program writes it: single blanks, no comment."""
_CHARACTER, _OBJECT = _IRI[1:-2], rf"(?:{_IRI}|{_LITERAL})"
_SHARED_THING = rf"(?!{DOCUMENTS}|{'|'.join(map(re.escape, TERMS))}){_CHARACTER}++"
_OF_ONE = re.compile(
    rf"(?=(?:[^\n]*+\n)*?[^\n]* <({DOCUMENTS}[0-9a-f]+)> \.\n)"
    rf"(?:<(?:\1(?:[:#/]{_CHARACTER}*+)?+> {_IRI} {_OBJECT} <\1>|{_SHARED_THING}> {_IRI} {_OBJECT} <{SHARED}>) \.\n)++"
)
"""All lines of one document, as this program writes them and where each may stand."""
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_KEPT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}


class Quad(NamedTuple):
    """One quad: graph and subject as bare IRIs, the triple as SPARQL text, and the line (from 1) where it was read."""

    graph: str
    subject: str
    triple: str
    line: int


def read_quads(location: str, text: str, *, into: str | None = None) -> Iterator[Quad]:
    """Yield the quads of N-Quads (or, `into` a graph, N-Triples) text; `InvalidQuads` names the line that is wrong.

    Blank nodes are refused: without them two stores with the same content have the same lines.
    """
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip(" \t\r")
        if not stripped or stripped.startswith("#"):
            continue
        found = _LINE.fullmatch(stripped)
        if found is None or (found[4] is None) != (into is not None):
            raise InvalidQuads(location, number, *_form_of(stripped))
        subject, predicate, value = (_sparql(found[i]) for i in (1, 2, 3))
        graph = into if into is not None else _sparql(found[4])[1:-1]
        yield Quad(graph, subject[1:-1], f"{subject} {predicate} {value}", number)


def _form_of(line: str) -> tuple[str, str]:
    if re.search(r"(?:^|\s)_:", line):
        return "不收空白节点，请用 IRI 命名", f"blank nodes are not kept, name the thing: {line[:80]}"
    return f"不是合法的 N-Quads：{line[:80]}", "not a line of N-Quads"


def _sparql(token: str) -> str:
    r"""Write an N-Quads term as SPARQL. `u` after a backslash is spelt `\u0075`, lest SPARQL 19.2 read an escape in it.

    >>> _sparql('"\\u4e2d"')
    '"中"'
    """
    return _ESCAPE.sub(_unescape, token).replace("\\\\u", "\\\\\\u0075").replace("\\\\U", "\\\\\\u0055")


def _unescape(found: re.Match[str]) -> str:
    if found[3] is not None:
        return found[0]
    character = chr(int(found[1] or found[2], 16))
    return _KEPT.get(character, character)


def check_document(location: str, graph: str | None, quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield `quads`, and hold that each stands where alone it may: then no triple can stand in two graphs.

    A document (`graph`, or any document for None) speaks of itself and of names that continue its own; all else that it
    tells is shared.
    """
    for quad in quads:
        place, subject = quad.graph, quad.subject
        if place != SHARED and (place in RESERVED or graph not in (place, None)):
            raise InvalidQuads(location, quad.line, f"不收图 {place}", f"graph {place} is not of this document")
        own = subject == place or subject.startswith((f"{place}:", f"{place}#", f"{place}/"))
        foreign = subject.startswith((graph or DOCUMENTS, DOCUMENTS, *TERMS))
        if foreign if place == SHARED else not own:
            chinese, english = f"{subject} 不应在图 {place} 中", f"{subject} may not stand in {place}"
            raise InvalidQuads(location, quad.line, chinese, english)
        yield quad


def graphs_of(location: str, nquads: str) -> set[str]:
    """Return the graphs of the documents that some quads are all of, held to be what `check_document` allows.

    Lines that this program wrote are only looked at: to take them apart as others need it takes ten times as long.
    """
    if (one := _OF_ONE.fullmatch(nquads)) is not None:
        return {one[1]}
    found: set[str] = set()
    end = 0
    for line in _PLAIN.finditer(nquads):
        subject, graph = line[1], line[2]
        if line.start() != end or graph is None or not _may_stand(subject, graph):
            break
        found.add(graph)
        end = line.end()
    if end == len(nquads):
        return found.difference(RESERVED)
    return {quad.graph for quad in check_document(location, None, read_quads(location, nquads))}.difference(RESERVED)


def _may_stand(subject: str, graph: str) -> bool:
    if graph == SHARED:
        return not subject.startswith((DOCUMENTS, *TERMS))
    same = subject.startswith(graph) and subject[len(graph) : len(graph) + 1] in ("", ":", "#", "/")
    return same and graph not in RESERVED


def is_plain_vocabulary(ntriples: str) -> bool:
    """Tell whether each line of a vocabulary is plainly written and may stand in one."""
    end = 0
    for line in _PLAIN.finditer(ntriples):
        if line.start() != end or line[2] is not None or line[1].startswith((DOCUMENTS, *PERISHABLE)):
            return False
        end = line.end()
    return end == len(ntriples)


def document_quads(location: str, graph: str, nquads: str) -> list[Quad]:
    """Return the quads of one document, all checked."""
    if not re.fullmatch(_IRI, f"<{graph}>") or graph in RESERVED:
        raise InvalidQuads(location, 1, f"{graph} 不能作文档名", f"{graph} cannot name a document")
    quads = list(read_quads(location, nquads))
    if graph.startswith(STATEMENTS) and all(quad.graph == graph for quad in quads):
        return quads
    return list(check_document(location, graph, quads))


def vocabulary_quads(location: str, ntriples: str) -> Iterator[Quad]:
    """Yield the quads of a vocabulary; it may not speak of documents and what they share."""
    for quad in read_quads(location, ntriples, into=VOCABULARY):
        if quad.subject.startswith((DOCUMENTS, *PERISHABLE)):
            raise InvalidQuads(location, quad.line, f"词表中不应有 {quad.subject}", f"{quad.subject} is no vocabulary")
        yield quad


def insert_data(quads: Iterable[Quad]) -> str:
    """Write INSERT DATA operations of so many quads each as every service takes; the empty text for no quads."""
    ordered = sorted(quads, key=lambda quad: quad.graph)
    return " ;\n".join(_operation(ordered[start : start + AT_ONCE]) for start in range(0, len(ordered), AT_ONCE))


def _operation(quads: Iterable[Quad]) -> str:
    blocks = (
        f"GRAPH <{graph}> {{\n" + " .\n".join(quad.triple for quad in group) + "\n}"
        for graph, group in groupby(quads, key=lambda quad: quad.graph)
    )
    return "INSERT DATA {\n" + "\n".join(blocks) + "\n}"


def documents_of(quads: Iterable[Quad]) -> tuple[str, ...]:
    """Return the names of the graphs in `quads` other than the reserved ones, sorted."""
    return tuple(sorted({quad.graph for quad in quads}.difference(RESERVED)))
