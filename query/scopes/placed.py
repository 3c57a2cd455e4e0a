"""Answers of a store with several documents: every item says which document it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from query.language import Language
from query.scopes.known import Known
from query.scopes.named import DocumentName, title_of

if TYPE_CHECKING:
    from query.answer import Item

_DOCUMENT = re.compile(r"urn:zeren:document:[0-9a-f]{12}")


@dataclass(frozen=True)
class Documents:
    """The documents of a store with several of them, by IRI."""

    by_iri: Mapping[str, DocumentName]

    @cached_property
    def known(self) -> Known:
        """The documents by all that people call them."""
        return Known(tuple(self.by_iri.values()))

    def of_row(self, row: Mapping[str, object]) -> str | None:
        """Return what a row's document is called: the one that its fact or its thing is a part of."""
        for key in ("r", "x"):
            match = _DOCUMENT.match(str(row.get(key, "")))
            if match and match[0] in self.by_iri:
                return self.by_iri[match[0]].name
        return None

    def title(self, name: str, language: Language) -> str:
        """Return the title of the document that is called so."""
        found = self._by_name.get(name)
        return title_of(found, language) if found else name

    @cached_property
    def _by_name(self) -> Mapping[str, DocumentName]:
        """The documents by what evidence calls them, of several that are called the same the first."""
        return {document.name: document for document in reversed([*self.by_iri.values()])}


def grouped(items: Iterable[Item]) -> dict[str | None, list[Item]]:
    """Return the items of an answer by their documents, in the order in which these come first."""
    found: dict[str | None, list[Item]] = {}
    for item in items:
        found.setdefault(item.get("document"), []).append(item)
    return found
