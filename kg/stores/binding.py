"""Terms in the place of a query's variables, after SPARQL SEP-0007.

The engine's own substitution takes only variables that the query projects, and the SPARQL protocol has none at all; so
the query's tokens are rewritten, the same for every store. Strings, IRIs and comments are left as they are.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from kg.store import Bindings, Term

_TOKEN = re.compile(
    r"""(?P<quiet>\"{3}(?:[^"\\]|\\.|\"(?!\"\"))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n\r]|\\.)*"
    |'(?:[^'\\\n\r]|\\.)*'|<[^\x00-\x20<>"{}|^`\\]*>|\#[^\n\r]*|@[\w-]+)
    |[?$](?P<name>\w+)|(?P<word>:?[^\W\d]\w*(?:[:-]\w*)*)|(?P<mark>[{}()])""",
    re.VERBOSE | re.DOTALL,
)
_FROM = re.compile("from", re.IGNORECASE)
_SERVICE = re.compile("service", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_CALLS = re.compile(
    r"""\"{3}(?:[^"\\]|\\.|\"(?!\"\"))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n\r]|\\.)*"
    |'(?:[^'\\\n\r]|\\.)*'|<[^\x00-\x20<>"{}|^`\\()]*>|(?P<iri><[^\x00-\x20<>"{}|^`\\]*>)|\#[^\n\r]*|@[A-Za-z-]+
    |[?$]\w+|(?P<word>\w[\w.-]*)?:(?:[\w.:%-]|\\.)*|(?P<rest>\w+)""",
    re.VERBOSE | re.DOTALL,
)
_OPENS = re.compile(r"(?:\s|#[^\n\r]*)*\{")
_CLAUSES = {"select": "select", "group": "order", "order": "order", "having": "body", "where": "body", "limit": "body"}
_CLAUSES |= {"offset": "body", "construct": "body", "ask": "body", "describe": "body", "from": "body", "values": "body"}


def bind(query: str, bindings: Bindings | None) -> str:
    """Return `query` with each variable named in `bindings` replaced by its term; columns keep their names.

    A variable that is bound has no column in SELECT *. ValueError for a blank node or a malformed term.

    >>> bind("SELECT ?s ?name { ?s ?p ?name }", {"name": Term.literal("甲")})
    'SELECT ?s ("甲" AS ?name) { ?s ?p "甲" }'
    """
    if not bindings:
        return query
    if any(term.kind == "bnode" for term in bindings.values()):
        raise ValueError("a blank node cannot be bound: in a query it is a variable")
    terms = {name: term.ntriples() for name, term in bindings.items()}
    clause, depth, parts, end = "body", 0, [], 0
    for token in _TOKEN.finditer(query):
        parts.append(query[end : token.start()])
        end = token.end()
        if token["mark"]:
            clause = "body" if token["mark"] in "{}" else clause
            depth = 0 if token["mark"] in "{}" else depth + (1 if token["mark"] == "(" else -1)
        elif token["word"] and not depth:
            clause = _CLAUSES.get(token["word"].lower(), clause)
        parts.append(_written(token[0], terms.get(token["name"] or ""), clause, depth))
    return "".join((*parts, query[end:]))


def _written(token: str, term: str | None, clause: str, depth: int) -> str:
    if term is None:
        return token
    if clause == "select" and not depth:
        return f"({term} AS {token})"
    return f"({term})" if clause == "order" and not depth else term


def says_from(query: str) -> bool:
    """Tell whether the query names its own dataset (FROM), outside strings, IRIs and comments."""
    if not _FROM.search(query):
        return False
    return any((token["word"] or "").lower() == "from" for token in _TOKEN.finditer(query))


def says_service(query: str) -> bool:
    r"""Tell whether the query may call another service (SERVICE).

    Where it cannot be told, it may: the engine reads `SERVICESILENT`, `9SERVICE` and `SERVICE:x` as calls, and may take
    for operators what looks like an IRI (`1<2)SERVICE:x#>`). Strings, comments, variables and the local parts of names
    are no calls, nor are IRIs without brackets, nor names that begin so and open no group. Letters may be written as
    `\u0053` (SPARQL 1.1, section 19.2).
    """
    text = _ESCAPE.sub(_letter, query)
    if not _SERVICE.search(text):
        return False
    for token in _CALLS.finditer(text):
        if _SERVICE.search(token["iri"] or token["rest"] or ""):
            return True
        if _SERVICE.search(token["word"] or "") and _OPENS.match(text, token.end()):
            return True
    return False


def _letter(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= sys.maxunicode else escape[0]


def with_dataset(query: str, graphs: Iterable[str]) -> str:
    """Return a query over some graphs only; one that names its dataset itself is left as it is.

    >>> with_dataset("SELECT ?s WHERE { ?s ?p ?o }", ["urn:x:1"])
    'SELECT ?s FROM <urn:x:1> WHERE { ?s ?p ?o }'
    """
    if says_from(query):
        return query
    said = "".join(f"FROM {Term.iri(graph).ntriples()} " for graph in graphs)
    tokens = list(_TOKEN.finditer(query))
    where = next((token for token in tokens if (token["word"] or "").lower() == "where"), None)
    begin = where or next((token for token in tokens if token["mark"] == "{"), None)
    place = begin.start() if begin else len(query)
    return f"{query[:place]}{said}{query[place:]}"
