"""The dataset that a request names beside its query, written into the query (SPARQL 1.1 Protocol, section 2.1.4).

The stores know the dataset of a query by its FROM clauses only. What the request names takes the place of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

QUIET = (
    r"\"{3}(?:[^\"\\]|\\.|\"(?!\"\"))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^\x00-\x20<>\"{}|^`\\]*>|\#[^\n\r]*"
)
"""What is no keyword, whatever stands in it: strings, IRIs and comments."""
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
_TOKEN = re.compile(
    rf"(?P<quiet>{QUIET})|(?P<name>[\w-]*:[\w.:%-]*|[?$]\w+)|(?P<word>[A-Za-z_]\w*)|(?P<mark>[{{}}()])", re.DOTALL
)
_BEHIND = ("group", "having", "order", "limit", "offset", "values")


class NotAnIri(ValueError):
    """A graph is not named by an IRI."""


def with_dataset(query: str, default: Sequence[str], named: Sequence[str]) -> str:
    """Return a query over the graphs `default`, merged, and `named`; as it is where both are empty.

    NotAnIri for a name that is none. A query that cannot be read is left for the store to refuse.

    >>> with_dataset("ASK { ?s ?p ?o }", ["urn:a"], ["urn:b"])
    'ASK FROM <urn:a> FROM NAMED <urn:b> { ?s ?p ?o }'
    """
    if not default and not named:
        return query
    for name in (*default, *named):
        if not _IRI.fullmatch(name):
            raise NotAnIri(name)
    clauses = [f"FROM <{name}>" for name in default] + [f"FROM NAMED <{name}>" for name in named]
    bare = _without_from(query)
    place = _place(bare)
    return f"{bare[:place]}{' ' if bare[place - 1 : place].strip() else ''}{' '.join(clauses)} {bare[place:]}"


def _without_from(query: str) -> str:
    """Take the query's own FROM clauses out, outside of any group."""
    parts, end, depth = [], 0, 0
    tokens = list(_TOKEN.finditer(query))
    for index, token in enumerate(tokens):
        depth += {"{": 1, "}": -1}.get(token["mark"] or "", 0)
        if depth or (token["word"] or "").lower() != "from" or token.start() < end:
            continue
        ahead = tokens[index + 1 : index + 3]
        is_named = bool(ahead) and (ahead[0]["word"] or "").lower() == "named"
        graph = ahead[1] if is_named and len(ahead) > 1 else ahead[0] if ahead else token
        parts.append(query[end : token.start()])
        end = graph.end()
    return "".join((*parts, query[end:]))


def _place(query: str) -> int:
    """Return where FROM may stand: before WHERE and its group, behind the template of CONSTRUCT."""
    form, depth, template = "", 0, False
    for token in _TOKEN.finditer(query):
        word, mark = (token["word"] or "").lower(), token["mark"] or ""
        if not form:
            form = word if word in ("select", "ask", "construct", "describe") else ""
            template = form == "construct"
            continue
        if template and mark == "{":
            depth += 1
        elif template and mark == "}":
            depth -= 1
            if not depth:
                return token.end()
        elif mark in ("(", ")") and mark:
            depth += 1 if mark == "(" else -1
        elif not depth and (word == "where" or mark == "{" or (form == "describe" and word in _BEHIND)):
            return token.start()
    return len(query)
