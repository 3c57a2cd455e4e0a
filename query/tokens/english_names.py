"""English names of things that the documents name in Chinese: Northern Normal University is 北方师范大学.

Each word of the name must be a part of the Chinese one: as the glossary translates it, or as it sounds (Hangzhou).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ontology.glossary import glossary
from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.entries import last_region
from query.wording.sought import Rare

_NAME = Rare(r"[A-Z][A-Za-z]+(?:[ -](?:of |and |for |the )?[A-Z][A-Za-z]+)+")
_CAPITAL = Rare(r"(?<=[a-z,\u4e00-\u9fff] )[A-Z][a-z]{2,}")
_LINKS = {"of", "and", "for", "the"}
_KINDS = ("Company", "Institute", "University", "Place", "Brand")
LEAST_COVERED = 0.7
"""The least share of a Chinese name's characters that the words of an English one must account for."""


def proper_words(question: str) -> set[str]:
    """Return the words, in lower case, that are written as names: with a capital, and not at the beginning."""
    return {match[0].lower() for match in _CAPITAL.finditer(question)}


def english_name_marks(question: str, text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the things that capitalised words of a question name; `text` is its normal form, where they are marked."""
    for match in _NAME.finditer(question):
        words = [w.lower() for w in re.split(r"[ -]", match[0]) if w.lower() not in _LINKS]
        start = text.find(match[0].lower().replace("-", " "))
        found = things_named(words, lexicon) if start >= 0 and len(words) > 1 else []
        if len(found) == 1:
            iri, label, kind = found[0]
            yield Mark(Entry("thing", kind, (iri,)), start, start + len(match[0]), label)


_LEVELS = {"省": ("provincial", "province's"), "市": ("municipal", "city", "city's"), "县": ("county", "county's")}
_LEVELS |= {"区": ("district", "district's"), "州": ("prefectural", "prefecture's")}
_PLACE = re.compile(r"(?:(?P<region>[a-z]{4,}) )?(?P<level>[a-z]+(?:'s)?) $|(?P<alone>[a-z]{4,}) $")


def with_english_place(text: str, mark: Mark, lexicon: Lexicon) -> Mark:
    """Return an English name of a unit with the level or region in front of it: provincial …, Guangdong ….

    Nothing is joined that is not the unit's own: its region as it sounds, its level as its region's name ends.
    """
    match = _PLACE.search(text, 0, mark.start) if mark.kind == "unit" and mark.text.isascii() else None
    unit = lexicon.organization(mark.entry.iris[0]) if match and len(mark.entry.iris) == 1 else None
    if match is None or unit is None or not unit.region:
        return mark
    start = _own_place(match, last_region(unit.region))
    return mark if start is None else replace(mark, start=start, text=text[start : mark.end])


def _own_place(match: re.Match[str], region: str) -> int | None:
    """Return where the words for a region or its level begin, None where they are another's or none."""
    from pypinyin import lazy_pinyin

    sounds = {"".join(lazy_pinyin(name)) for name in (region, region[:-1])}
    if match["level"] in _LEVELS.get(region[-1], ()):
        return match.start("region") if match["region"] in sounds else match.start("level")
    alone = match["level"] or match["alone"]
    return match.end() - len(alone) - 1 if alone in sounds else None


def things_named(words: list[str], lexicon: Lexicon) -> list[tuple[str, str, str]]:
    """Return the things (IRI, label, class) whose name all of some English words account for."""
    known = [word for word in words if word in glossary()]
    if not known:
        return []
    iris = sorted({iri for zh in glossary()[known[-1]] for iri in lexicon.texts.holding(zh, "thing")})
    named = ((iri, *lexicon.things[iri]) for iri in iris)
    return [thing for thing in named if thing[2] in _KINDS and _accounts_for(words, thing[1])]


def _accounts_for(words: list[str], label: str) -> bool:
    covered: set[int] = set()
    for word in words:
        places = _places(word, label)
        if not places:
            return False
        covered |= places
    return len(covered) >= LEAST_COVERED * len(label)


def _places(word: str, label: str) -> set[int]:
    """Return the characters of a Chinese name that a word stands for: by meaning, else by sound."""
    for zh in sorted(glossary().get(word, ()), key=len, reverse=True):
        if zh in label:
            start = label.index(zh)
            return set(range(start, start + len(zh)))
    return _sounding(word, label)


def _sounding(word: str, label: str) -> set[int]:
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(label)
    for start in range(len(syllables)):
        joined = ""
        for end in range(start, min(len(syllables), start + 4)):
            joined += syllables[end]
            if joined == word:
                return set(range(start, end + 1))
    return set()
