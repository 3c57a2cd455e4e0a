"""The documents of a store by all that people call them: a name is looked up, not tried on each document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from query.scopes.named import PERIOD, DocumentName

SHORTEST = 4
"""The fewest characters of a title that say which document is meant, where nothing else does."""
ByName = Mapping[str, tuple[DocumentName, ...]]


@dataclass(frozen=True)
class Known:
    """The documents of a store, and their names, gathered when they are first wanted."""

    documents: tuple[DocumentName, ...]

    @cached_property
    def by_place(self) -> ByName:
        """The documents by the names of their regions."""
        return self._by(lambda document: document.places)

    @cached_property
    def by_full_level(self) -> ByName:
        """The documents by those words for their level that say of what they are (省里, 市级, 区级层面; not 省)."""
        return self._by(lambda document: (name for name in document.level_names if name[-1] in "里级面"))

    @cached_property
    def by_name(self) -> ByName:
        """The documents by their region, their issuers and their level."""
        return self._by(lambda document: (*document.places, *document.issuer_names, *document.level_names))

    @cached_property
    def longest_place(self) -> int:
        """The most characters of a region's name."""
        return max(map(len, self.by_place), default=0)

    @cached_property
    def longest_full_level(self) -> int:
        """The most characters of a word for a level that says of what it is."""
        return max(map(len, self.by_full_level), default=0)

    @cached_property
    def _longest_name(self) -> int:
        return max(map(len, self.by_name), default=0)

    @cached_property
    def _titles(self) -> Mapping[str, list[tuple[int, str, DocumentName]]]:
        """The titles, with their years and without, by how they begin; the longest documents' titles count first."""
        found: dict[str, list[tuple[int, str, DocumentName]]] = {}
        ordered = sorted(self.documents, key=lambda document: -len(document.title))
        titles = (
            (title, document)
            for document in ordered
            for title in dict.fromkeys((document.title, PERIOD.sub("", document.title)))
        )
        for place, (title, document) in enumerate(titles):
            if len(title) > SHORTEST:
                found.setdefault(title[:SHORTEST], []).append((place, title, document))
        return found

    def titled_in(self, question: str) -> Iterator[tuple[str, DocumentName]]:
        """Yield the titles that stand in a question whole."""
        begun = {question[start : start + SHORTEST] for start in range(len(question) - SHORTEST)}
        titles = sorted((title for head in begun for title in self._titles.get(head, ())), key=lambda title: title[0])
        yield from ((title, document) for _, title, document in titles if title in question)

    def numbered(self, number: str) -> Iterator[DocumentName]:
        """Yield the documents whose number some plain characters end in."""
        yield from (d for d in self.documents if d.plain_number and number.endswith(d.plain_number))

    def named_at_end(self, words: str, among: tuple[DocumentName, ...]) -> tuple[int, tuple[DocumentName, ...]]:
        """Return the length of the longest name that words end in of some of the documents, and those that it names."""
        kept = {document.iri for document in among}
        for size in range(min(len(words), self._longest_name), 0, -1):
            named = tuple(d for d in self.by_name.get(words[-size:], ()) if d.iri in kept)
            if named:
                return size, named
        return 0, ()

    def _by(self, names: Callable[[DocumentName], Iterable[str]]) -> ByName:
        found: dict[str, list[DocumentName]] = {}
        for document in self.documents:
            for name in dict.fromkeys(names(document)):
                found.setdefault(name, []).append(document)
        return {name: tuple(each) for name, each in found.items()}
