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
    return _says(query, _FROM, "from")


def says_service(query: str) -> bool:
    r"""Tell whether the query calls another service (SERVICE), outside strings, IRIs and comments.

    Letters may be written as `\u0053` anywhere in a query (SPARQL 1.1, section 19.2).
    """
    return _says(_ESCAPE.sub(_letter, query), _SERVICE, "service")


def _letter(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= sys.maxunicode else escape[0]


def _says(query: str, anywhere: re.Pattern[str], word: str) -> bool:
    if not anywhere.search(query):
        return False
    return any((token["word"] or "").lower() == word for token in _TOKEN.finditer(query))


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
