"""The words of a question looked up in a library: known words, units by region and function, names with one typo."""

# ruff: noqa: S608 - tables are named by constants; what a question says is always bound

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from query.lexicon.entries import HIDDEN, Entry, Mark, halves, whole_word
from query.lexicon.fulltext import Texts, clean

_CHUNK = 900
_TYPO_LENGTHS = range(5, 17)
Known = Mapping[str, list[Entry]]
Spots = Mapping[str, list[int]]


@dataclass(frozen=True, slots=True)
class Place:
    """What stands before a function's name: a region's name, the sign of a level (区), or nothing."""

    kind: str = ""
    name: str = ""


def marks(question: str, texts: Texts, longest: int) -> list[Mark]:
    """Return every known word of a normal question, overlapping ones too; words in Latin letters stand whole."""
    spots = _spots(clean(question), longest)
    known = looked_up(spots, texts)
    found = [
        Mark(entry, start, start + len(word), word)
        for word, entries in known.items()
        for entry in entries
        if entry.kind not in HIDDEN
        for start in spots[word]
    ]
    found += _units_by_function(question, spots, known, texts)
    found += _units_of_region(found, spots, known, texts)
    return sorted(found, key=lambda mark: (mark.end, mark.start))


def _spots(question: str, longest: int) -> dict[str, list[int]]:
    """Return every stretch of a question that may be a word, with the places where it begins."""
    spots: dict[str, list[int]] = {}
    size = len(question)
    begins = [i for i in range(size) if not question[i].isspace() and whole_word(question, i, size)]
    ends = [i for i in range(1, size + 1) if not question[i - 1].isspace() and whole_word(question, 0, i)]
    for start in begins:
        for end in ends:
            if start < end <= start + longest:
                spots.setdefault(question[start:end], []).append(start)
    return spots


def looked_up(words: Iterable[str], texts: Texts) -> dict[str, list[Entry]]:
    """Return the words that a library knows, with what each stands for."""
    found: dict[str, list[Entry]] = {}
    for chunk in _chunks(words):
        query = f"SELECT word, kind, code, iris, roles FROM word WHERE word IN ({', '.join('?' * len(chunk))})"
        for word, kind, code, iris, roles in texts.rows(f"{query} ORDER BY word, place", chunk):
            found.setdefault(str(word), []).append(entry(str(kind), str(code), str(iris), str(roles)))
    return found


def entry(kind: str, code: str, iris: str, roles: str) -> Entry:
    """Return an entry as it is kept: IRIs in lines, roles in words."""
    return Entry(kind, code, tuple(iris.split("\n")) if iris else (), frozenset(roles.split()))


def _chunks(words: Iterable[str]) -> Iterator[list[str]]:
    listed = list(words)
    for start in range(0, len(listed), _CHUNK):
        yield listed[start : start + _CHUNK]


def _units_by_function(question: str, spots: Spots, known: Known, texts: Texts) -> Iterator[Mark]:
    """Yield the units that a function's name stands for, with a region or level in front of it or without.

    A name that is printed in the documents is its owner's alone.
    """
    places = _places(spots, known)
    made: dict[tuple[int, int], list[Entry]] = {}
    for word, function in ((w, e.code) for w, entries in known.items() for e in entries if e.kind == "function"):
        for start in spots[word]:
            for place in (Place(), *(() if word.isascii() else places.get(start, ()))):
                begun, end = start - len(place.name), start + len(word)
                if any(e.kind == "unit" and e.iris for e in known.get(question[begun:end], ())):
                    continue
                units = made.setdefault((begun, end), [])
                if not any(unit.iris for unit in units):
                    new = Entry("unit", iris=_having(function, place, texts))
                    units.extend([] if new in units else [new])
    for (start, end), units in made.items():
        yield from (Mark(unit, start, end, question[start:end]) for unit in units)


def _units_of_region(found: Iterable[Mark], spots: Spots, known: Known, texts: Texts) -> list[Mark]:
    """Return the units of a region that stands before a name that others have too: none is a unit that is unknown."""
    regions = {end: [p for p in each if p.kind == "region"] for end, each in _places(spots, known).items()}
    taken = {(mark.start, mark.end) for mark in found if mark.kind == "unit"}
    wider = []
    for mark in found:
        for place in regions.get(mark.start, ()) if mark.kind == "unit" and mark.entry.iris else ():
            span = (mark.start - len(place.name), mark.end)
            if span not in taken:
                own = Entry("unit", iris=_in_region(mark.entry.iris, place, texts))
                wider.append(Mark(own, *span, place.name + mark.text))
    return wider


def _in_region(units: Iterable[str], place: Place, texts: Texts) -> tuple[str, ...]:
    """Return those of some units that belong to a region."""
    named = {e.code for e in looked_up([place.name], texts).get(place.name, ()) if e.kind == "region"}
    query = "SELECT iri, region FROM organization WHERE iri IN (SELECT value FROM json_each(?)) ORDER BY iri"
    rows = texts.rows(query, (json.dumps(list(units)),))
    return tuple(str(iri) for iri, region in rows if region in named)


def _places(spots: Spots, known: Known) -> dict[int, set[Place]]:
    """Return the regions and levels of a question by where they end."""
    places: dict[int, set[Place]] = {}
    for word, entries in known.items():
        for kind in {e.kind for e in entries if e.kind in ("region", "level")}:
            for start in spots[word]:
                places.setdefault(start + len(word), set()).add(Place(kind, word))
    return places


def _having(function: str, place: Place, texts: Texts) -> tuple[str, ...]:
    """Return the units with a function, in a region or of a level where one is named."""
    rows = texts.rows("SELECT iri, region FROM organization WHERE function = ? ORDER BY iri", (function,))
    if not place.name:
        return tuple(str(iri) for iri, _ in rows)
    if place.kind == "region":
        named = {e.code for e in looked_up([place.name], texts).get(place.name, ()) if e.kind == "region"}
        return tuple(str(iri) for iri, region in rows if region in named)
    return tuple(str(iri) for iri, region in rows if str(region or "").endswith(place.name))


def typos(wanted: Iterable[str], texts: Texts, longest: int) -> dict[str, str]:
    """Return for each text the only long name of a unit or thing that differs from it in one character."""
    long = {text for text in map(clean, wanted) if len(text) in _TYPO_LENGTHS}
    tails = _behind_places(long, texts)
    near = _near({key for text in long for part in (text, *tails[text]) for key in halves(part)}, texts)
    found: dict[str, str] = {}
    for text in long:
        names = {name for name, _ in _differing(text, near)}
        for tail in tails[text]:
            head = text.removesuffix(tail)
            names |= {head + name for name, stem in _differing(tail, near) if stem}
        named = [name for name in sorted(names) if _named(name, texts, longest)]
        if len(named) == 1:
            found[text] = named[0]
    return found


def _behind_places(wanted: Iterable[str], texts: Texts) -> dict[str, list[str]]:
    """Return for each text what is left of it behind a region or level that it begins with."""
    heads = {text: [text[:size] for size in range(1, len(text) - 1)] for text in wanted}
    known = looked_up({head for each in heads.values() for head in each}, texts)
    places = {word for word, entries in known.items() if any(e.kind in ("region", "level") for e in entries)}
    return {text: [text[len(head) :] for head in each if head in places] for text, each in heads.items()}


def _near(keys: Iterable[str], texts: Texts) -> dict[str, list[tuple[str, bool]]]:
    found: dict[str, list[tuple[str, bool]]] = {}
    for chunk in _chunks(keys):
        query = f"SELECT key, word, stem FROM half WHERE key IN ({', '.join('?' * len(chunk))})"
        for key, word, stem in texts.rows(query, chunk):
            found.setdefault(str(key), []).append((str(word), bool(stem)))
    return found


def _differing(text: str, near: Mapping[str, list[tuple[str, bool]]]) -> set[tuple[str, bool]]:
    """Return the words that differ from a text in one character at most, and whether each is a function's name."""
    words = {each for key in halves(text) for each in near.get(key, ())}
    return {(word, stem) for word, stem in words if sum(a != b for a, b in zip(text, word, strict=True)) < 2}


def _named(name: str, texts: Texts, longest: int) -> bool:
    """Tell whether a whole word is the name of units or things of the store."""
    whole = (mark.entry for mark in marks(name, texts, longest) if mark.end - mark.start == len(name))
    return any(entry.kind in ("unit", "thing") and entry.iris for entry in whole)
