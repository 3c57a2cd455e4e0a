"""The words of a question looked up in a library: known words, units by region and function, names with one typo."""

# ruff: noqa: S608 - tables are named by constants; what a question says is always bound

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from query.lexicon.entries import HIDDEN, Entry, Mark, halves
from query.lexicon.fulltext import clean
from query.lexicon.vocabulary import BACKWARDS, Known, Vocabulary, chunks

_TYPO_LENGTHS = range(5, 17)
Spots = Mapping[str, list[int]]
Near = Mapping[str, list[tuple[str, bool]]]


@dataclass(frozen=True, slots=True)
class Place:
    """What stands before a function's name: a region's name, the sign of a level (区), or nothing."""

    kind: str = ""
    name: str = ""


def marks(question: str, vocabulary: Vocabulary) -> list[Mark]:
    """Return every known word of a normal question, overlapping ones too; words in Latin letters stand whole."""
    spots, known = _known(clean(question), vocabulary)
    found = [
        Mark(entry, start, start + len(word), word)
        for word, entries in known.items()
        for entry in entries
        if entry.kind not in HIDDEN
        for start in spots[word]
    ]
    places = _places(spots, known)
    found += _units_by_function(question, spots, known, places, vocabulary)
    found += _units_of_region(found, places, vocabulary)
    return sorted(found, key=lambda mark: (mark.end, mark.start))


def _known(question: str, vocabulary: Vocabulary) -> tuple[Spots, Known]:
    """Return the known words of a question with the places where each begins, and what each stands for, in order."""
    spots: dict[str, list[int]] = {}
    found: dict[str, list[Entry]] = {}
    inside = [c.isascii() and c.isalpha() for c in question]
    begins = [i for i, c in enumerate(question) if not c.isspace() and not (i and inside[i] and inside[i - 1])]
    ends = {i + 1 for i, c in enumerate(question) if not c.isspace() and not (inside[i] and any(inside[i + 1 : i + 2]))}
    begun = vocabulary.begun({question[i : i + size] for i in begins for size in (1, 2)})
    for start in begins:
        for head in {question[start], question[start : start + 2]}:
            lengths, words = begun[head]
            for length in lengths:
                word = question[start : start + length]
                if start + length in ends and word in words:
                    spots.setdefault(word, []).append(start)
                    found[word] = words[word]
    return spots, {word: found[word] for word in sorted(found)}


def _units_by_function(
    question: str, spots: Spots, known: Known, places: Mapping[int, set[Place]], vocabulary: Vocabulary
) -> Iterator[Mark]:
    """Yield the units that a function's name stands for, with a region or level in front of it or without.

    A name that is printed in the documents is its owner's alone.
    """
    made: dict[tuple[int, int], list[Entry]] = {}
    for word, function in ((w, e.code) for w, entries in known.items() for e in entries if e.kind == "function"):
        for start in spots[word]:
            for place in (Place(), *(() if word.isascii() else places.get(start, ()))):
                begun, end = start - len(place.name), start + len(word)
                if any(e.kind == "unit" and e.iris for e in known.get(question[begun:end], ())):
                    continue
                units = made.setdefault((begun, end), [])
                if not any(unit.iris for unit in units):
                    new = Entry("unit", iris=_having(function, place, vocabulary))
                    units.extend([] if new in units else [new])
    for (start, end), units in made.items():
        yield from (Mark(unit, start, end, question[start:end]) for unit in units)


def _units_of_region(found: Iterable[Mark], places: Mapping[int, set[Place]], vocabulary: Vocabulary) -> list[Mark]:
    """Return the units of a region that stands before a name that others have too: none is a unit that is unknown."""
    regions = {end: [p for p in each if p.kind == "region"] for end, each in places.items()}
    taken = {(mark.start, mark.end) for mark in found if mark.kind == "unit"}
    wider = []
    for mark in found:
        for place in regions.get(mark.start, ()) if mark.kind == "unit" and mark.entry.iris else ():
            span = (mark.start - len(place.name), mark.end)
            if span not in taken:
                own = Entry("unit", iris=_in_region(mark.entry.iris, place, vocabulary))
                wider.append(Mark(own, *span, place.name + mark.text))
    return wider


def _in_region(units: Iterable[str], place: Place, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return those of some units that belong to a region."""
    named = _regions_called(place, vocabulary)
    query = "SELECT iri, region FROM organization WHERE iri IN (SELECT value FROM json_each(?)) ORDER BY iri"
    rows = vocabulary.texts.rows(query, (json.dumps(list(units)),))
    return tuple(str(iri) for iri, region in rows if region in named)


def _regions_called(place: Place, vocabulary: Vocabulary) -> set[str]:
    entries = vocabulary.known([place.name]).get(place.name, ())
    return {e.code for e in entries if e.kind == "region"}


def _places(spots: Spots, known: Known) -> dict[int, set[Place]]:
    """Return the regions and levels of a question by where they end."""
    places: dict[int, set[Place]] = {}
    for word, entries in known.items():
        for kind in {e.kind for e in entries if e.kind in ("region", "level")}:
            for start in spots[word]:
                places.setdefault(start + len(word), set()).add(Place(kind, word))
    return places


def _having(function: str, place: Place, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the units with a function, in a region or of a level where one is named."""
    units = vocabulary.having(function)
    if place.kind == "region":
        named = _regions_called(place, vocabulary)
        return tuple(iri for iri, region in units if region in named)
    return tuple(iri for iri, region in units if region.endswith(place.name))


def typos(wanted: Iterable[str], vocabulary: Vocabulary) -> dict[str, str]:
    """Return for each text the only long name of a unit or thing that differs from it in one character."""
    long = {text for text in wanted if len(text) in _TYPO_LENGTHS}
    if (whole := "".join(long)) != clean(whole):
        long = {text for text in long if text == clean(text)}
    tails = _behind_places(long, vocabulary)
    keys = _keys({part for text in long for part in (text, *tails.get(text, ()))}, vocabulary)
    near = _near({key for each in keys.values() for key in each}, vocabulary)
    found: dict[str, str] = {}
    for text in long if near else ():
        names = {name for name, _ in _differing(text, keys, near)}
        for tail in tails.get(text, ()):
            head = text.removesuffix(tail)
            names |= {head + name for name, stem in _differing(tail, keys, near) if stem}
        named = [name for name in sorted(names) if _named(name, vocabulary)]
        if len(named) == 1:
            found[text] = named[0]
    return found


def _behind_places(wanted: Iterable[str], vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return for each text what is left of it behind a region or level that it begins with."""
    places = vocabulary.places()
    longest = vocabulary.longest_place
    tails = {
        text: [text[size:] for size in range(1, min(longest + 1, len(text) - 1)) if text[:size] in places]
        for text in wanted
        if vocabulary.begins_place(text[0])
    }
    return {text: each for text, each in tails.items() if each}


def _keys(parts: set[str], vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return the halves of some words that a known word of the same length may have too: it begins or ends so."""
    heads, tails = {part[:2] for part in parts}, {BACKWARDS + part[-2:] for part in parts}
    lengths = vocabulary.lengths(heads | tails)
    keys: dict[str, list[str]] = {}
    for part in parts:
        size = len(part)
        begins, ends = size in lengths[part[:2]], size in lengths[BACKWARDS + part[-2:]]
        if size < 4:  # a half is one character then
            keys[part] = [*halves(part)]
        elif begins or ends:
            head, tail = halves(part)
            keys[part] = [*([head] if begins else ()), *([tail] if ends else ())]
    return keys


def _near(keys: Iterable[str], vocabulary: Vocabulary) -> Near:
    found: dict[str, list[tuple[str, bool]]] = {}
    for chunk in chunks(keys):
        query = f"SELECT key, word, stem FROM half WHERE key IN ({', '.join('?' * len(chunk))})"
        for key, word, stem in vocabulary.texts.rows(query, chunk):
            found.setdefault(str(key), []).append((str(word), bool(stem)))
    return found


def _differing(text: str, keys: Mapping[str, list[str]], near: Near) -> set[tuple[str, bool]]:
    """Return the words that differ from a text in one character at most, and whether each is a function's name."""
    if not (halved := keys.get(text)):
        return set()
    words = {each for key in halved for each in near.get(key, ())}
    return {(word, stem) for word, stem in words if _is_slip(text, word)}


def _is_slip(text: str, word: str) -> bool:
    """Tell whether a text may be a word with one wrong character: another figure is another number."""
    wrong = [(a, b) for a, b in zip(text, word, strict=True) if a != b]
    return len(wrong) < 2 and not any(a.isdecimal() and b.isdecimal() for a, b in wrong)


def _named(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a whole word is the name of units or things of the store."""
    whole = (mark.entry for mark in marks(name, vocabulary) if mark.end - mark.start == len(name))
    return any(entry.kind in ("unit", "thing") and entry.iris for entry in whole)
