"""SPARQL typed by people: run over a store and written in a format of theirs."""

from __future__ import annotations

import re
import unicodedata

from kg.store import ResultFormat, Store, Table
from ontology.namespaces import PREFIXES

_DECLARED = re.compile(r"(?i)\bprefix\s+([A-Za-z][\w.-]*)?:")
_USED = re.compile(r"(?<![\w<:/])([A-Za-z][\w-]*):(?=[A-Za-z_])")
_TEXTS = re.compile(r'"""[\s\S]*?"""|"[^"\n]*"|\'[^\'\n]*\'|<[^>\s]*>|#[^\n]*')
_FORM = re.compile(r"(?i)\b(select|ask|construct|describe)\b")


def run(store: Store, query: str, result_format: str) -> str:
    """Return the result of a query as text.

    `table` is for the terminal; `json`, `xml`, `csv` and `tsv` are the W3C result formats, `ttl` is for CONSTRUCT and
    DESCRIBE. Known prefixes (zr:, zrv:, rdfs:, skos:, org:, …) need not be declared. Raises kg.errors.QueryError.
    """
    whole = with_prefixes(query)
    form = _form(whole)
    if result_format != "table":
        return store.query_serialized(whole, _serialization(result_format, form)).decode("utf-8")
    if form == "ask":
        return "true" if store.ask(whole) else "false"
    if form in ("construct", "describe"):
        return store.construct(whole)
    return _aligned(store.select(whole))


def with_prefixes(query: str) -> str:
    """Declare the known prefixes that a query uses without declaring them, on its first line, so that no line moves."""
    bare = _TEXTS.sub(" ", query)
    missing = {name for name in _USED.findall(bare) if name in PREFIXES} - set(_DECLARED.findall(bare))
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in sorted(missing)) + query


def _form(query: str) -> str:
    match = _FORM.search(_TEXTS.sub(" ", query))
    return match[1].lower() if match else "select"


def _serialization(wanted: str, form: str) -> ResultFormat:
    if form in ("construct", "describe"):
        return "ttl"
    return wanted  # type: ignore[return-value]  # one of the names that `run` lists


def _aligned(table: Table) -> str:
    """Return rows in columns as wide as their words; a Chinese character takes two places."""
    rows = [table.variables, *(tuple("" if cell is None else cell.value for cell in row) for row in table.rows)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    rule = "  ".join("─" * width for width in widths)
    return "\n".join([lines[0], rule, *lines[1:]])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
