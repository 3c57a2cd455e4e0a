"""The documents' words around a fact: quote, clause before and after, the name people know the document by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.store import Store, Term
from ontology.namespaces import DCTERMS, ZR
from viz.model import Proof

REACH = 120
"""Characters shown at most on each side of a quote."""

_MARKS = "。；;！？\n"
_ENDS = re.compile(f"[{_MARKS}]")
_TEXT, _NUMBER, _TITLE = ZR.term("text"), ZR.term("documentNumber"), DCTERMS.term("title")
_DOCUMENT = f"""
SELECT ?property (STR(?words) AS ?value) WHERE {{
  VALUES ?property {{ <{_TEXT}> <{_NUMBER}> <{_TITLE}> }} ?document ?property ?words
}}"""


@dataclass(frozen=True, slots=True)
class Texts:
    """The plain texts of some documents and their names, number before title, by IRI."""

    texts: dict[str, str]
    names: dict[str, tuple[str, ...]]

    def name(self, document: str) -> str:
        """Return the document's number, else its title, else the last part of its IRI."""
        return (*self.names.get(document, ()), document.rpartition(":")[2])[0]

    def all_names(self, document: str) -> tuple[str, ...]:
        """Return the document's number and title, as far as it has them."""
        return self.names.get(document, ())

    def proof(self, document: str, task: str | None, start: int, end: int) -> Proof:
        """Return the quote at these characters with its sentence around it."""
        text = self.texts.get(document, "")
        before, after = around(text, start, end)
        return Proof(text[start:end], self.name(document), task or None, start, end, before, after, document)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words of the same sentence before and after, at most `REACH` characters each, cut with … where longer.

    >>> around("先行。由甲局牵头，乙局配合。再议。", 4, 6)
    ('由', '牵头，乙局配合。')
    """
    reach = max(0, start - REACH)
    first = max(reach, *(text.rfind(mark, reach, start) + 1 for mark in _MARKS))
    stop = _ENDS.search(text, end, end + REACH)
    last = stop.end() if stop else min(len(text), end + REACH)
    before, after = text[first:start].lstrip(), text[end:last].rstrip()
    cut_before = first > 0 and first == start - REACH
    cut_after = stop is None and last < len(text)
    return ("…" if cut_before else "") + before, after + ("…" if cut_after else "")


def read_texts(store: Store, documents: Iterable[str]) -> Texts:
    """Read the text and the name of each document in the store."""
    texts: dict[str, str] = {}
    names: dict[str, tuple[str, ...]] = {}
    for document in sorted(set(documents)):
        rows = store.select(_DOCUMENT, bindings={"document": Term.iri(document)}).records()
        found = {str(row["property"]): str(row["value"]) for row in sorted(rows, key=lambda row: str(row["value"]))}
        texts[document] = found.get(_TEXT, "")
        names[document] = tuple(found[key] for key in (_NUMBER, _TITLE) if found.get(key))
    return Texts(texts, names)
