"""The words of a library as questions look them up: by how they begin, and whole; what is looked up often is kept."""

# ruff: noqa: S608 - tables are named by constants; what a question says is always bound

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from query.lexicon.entries import Entry
from query.lexicon.fulltext import Texts

BACKWARDS = ">"
"""Stands before the last two characters of a name that is looked up with a wrong letter, among the heads of words."""
MOST_KEPT = 20_000
"""The most words, and the most heads of words, that are kept in memory."""
FEW = 12
"""With more units than these that have a function, it is not remembered which."""
_CHUNK = 900
Known = Mapping[str, list[Entry]]
Begun = tuple[tuple[int, ...], Known]
"""The words that begin with some characters: their lengths, and what each stands for."""
Made = TypeVar("Made")
LAST = "\U0010ffff"
"""The last character of all: what begins with some characters stands before them with it."""
_BEGUN = "SELECT word, kind, code, iris, roles FROM word WHERE word BETWEEN ? AND ? ORDER BY word, place"


@dataclass(slots=True)
class Vocabulary:
    """The words of one library. Any thread may ask."""

    texts: Texts
    _lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _begun: dict[str, Begun] = field(default_factory=dict)
    _entries: dict[str, list[Entry]] = field(default_factory=dict)
    _sounds: dict[str, dict[str, bool]] = field(default_factory=dict)
    _units: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    _places: frozenset[str] | None = None
    _place_heads: frozenset[str] = frozenset()
    longest_place: int = 0

    def lengths(self, heads: Collection[str]) -> Mapping[str, tuple[int, ...]]:
        """Return for each head the lengths of the words that begin so: a word of one character is its own head.

        What begins as no word does has no lengths; a question has many stretches, and few begin as a word does.
        """
        kept = self._lengths = _room(self._lengths)
        if missing := [head for head in heads if head not in kept]:
            new: dict[str, tuple[int, ...]] = dict.fromkeys(missing, ())
            for chunk in chunks(missing):
                query = f"SELECT head, lengths FROM head WHERE head IN ({', '.join('?' * len(chunk))})"
                for head, lengths in self.texts.rows(query, chunk):
                    new[str(head)] = tuple(map(int, str(lengths).split()))
            kept.update(new)
        return kept

    def begun(self, heads: Collection[str]) -> Mapping[str, Begun]:
        """Return for each head the words that begin so; a word of one character is its own head."""
        kept = self._begun = _room(self._begun)
        if missing := [head for head in heads if head not in kept]:
            lengths = self.lengths(missing)
            kept.update({head: (lengths[head], self._beginning(head) if lengths[head] else {}) for head in missing})
        return kept

    def _beginning(self, head: str) -> Known:
        words: dict[str, list[Entry]] = {}
        last = head + LAST if len(head) > 1 else head
        for word, kind, code, iris, roles in self.texts.rows(_BEGUN, (head, last)):
            words.setdefault(str(word), []).append(entry(str(kind), str(code), str(iris), str(roles)))
        return words

    def known(self, words: Iterable[str]) -> Known:
        """Return the words that the library knows, in order, with what each stands for."""
        kept = self._entries = _room(self._entries)
        wanted = sorted(words)
        if missing := [word for word in wanted if word not in kept]:
            new: dict[str, list[Entry]] = {word: [] for word in missing}
            for chunk in chunks(missing):
                query = f"SELECT word, kind, code, iris, roles FROM word WHERE word IN ({', '.join('?' * len(chunk))})"
                for word, kind, code, iris, roles in self.texts.rows(f"{query} ORDER BY word, place", chunk):
                    new[str(word)].append(entry(str(kind), str(code), str(iris), str(roles)))
            kept.update(new)
        return {word: entries for word in wanted if (entries := kept[word])}

    def sounding(self, sounds: Iterable[str]) -> Mapping[str, Mapping[str, bool]]:
        """Return for each sound the words that sound so, and whether each may be meant by another of its sound."""
        kept = self._sounds = _room(self._sounds)
        if missing := [said for said in set(sounds) if said not in kept]:
            new: dict[str, dict[str, bool]] = {said: {} for said in missing}
            for chunk in chunks(missing):
                query = f"SELECT sound, word, meant FROM sound WHERE sound IN ({', '.join('?' * len(chunk))})"
                for said, word, meant in self.texts.rows(query, chunk):
                    new[str(said)][str(word)] = bool(meant)
            kept.update(new)
        return kept

    def having(self, function: str) -> list[tuple[str, str]]:
        """Return the units with a function, each with its region, in order."""
        kept = self._units = _room(self._units)
        if function in kept:
            return kept[function]
        rows = self.texts.rows("SELECT iri, region FROM organization WHERE function = ? ORDER BY iri", (function,))
        units = [(str(iri), str(region or "")) for iri, region in rows]
        if len(units) <= FEW:
            kept[function] = units
        return units

    def places(self) -> frozenset[str]:
        """Return the names of regions and the signs of their levels."""
        if self._places is None:
            self._places = frozenset(str(word) for (word,) in self.texts.rows("SELECT word FROM region_word"))
            self._place_heads = frozenset(place[0] for place in self._places)
            self.longest_place = max(map(len, self._places), default=0)
        return self._places

    def begins_place(self, character: str) -> bool:
        """Tell whether a name of a region, or a sign of its level, begins with a character."""
        self.places()
        return character in self._place_heads


def _room(kept: dict[str, Made]) -> dict[str, Made]:
    """Return what is kept, or nothing where it is too much; others may still read what they have."""
    return kept if len(kept) <= MOST_KEPT else {}


def entry(kind: str, code: str, iris: str, roles: str) -> Entry:
    """Return an entry as it is kept: IRIs in lines, roles in words."""
    return Entry(kind, code, tuple(iris.split("\n")) if iris else (), frozenset(roles.split()))


def chunks(words: Iterable[str]) -> Iterator[list[str]]:
    """Yield words by as many as one query takes."""
    listed = list(words)
    for start in range(0, len(listed), _CHUNK):
        yield listed[start : start + _CHUNK]


def heads(words: Iterable[str], *, backwards: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the first two characters of words, and the last two of those `backwards`, with the words' lengths."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for word in words:
        lengths[word[:2]].add(len(word))
    for word in backwards:
        lengths[BACKWARDS + word[-2:]].add(len(word))
    yield from ((head, " ".join(map(str, sorted(each)))) for head, each in sorted(lengths.items()))
