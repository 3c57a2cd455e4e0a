"""English names of departments by some of their words or by their initials: the ecology bureau, the EEB."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ontology.vocabularies import departments
from query.lexicon import Lexicon, normal

_HEADS = "bureau|commission|department|administration|authority"
_PHRASE = re.compile(rf"\bthe ((?:[a-z&'-]+ ){{1,5}}?)({_HEADS})\b(?! of\b)")
_HEADED = re.compile(rf"\b(?:{_HEADS})\b", re.IGNORECASE)
_INITIALS = re.compile(r"\b[A-Z]{3,6}\b")
_LIGHT = {
    *("and", "of", "the", "for", "&", "s", "own", "local"),
    *("national", "state", "central", "provincial", "municipal", "city", "district", "county"),
}
LEAST_STEM = 4
"""The fewest letters with which two words must begin alike to be forms of one (ecology, ecological)."""


@cache
def _names() -> dict[str, str]:
    """Return the function (IRI) of each English name of a department, in lower case."""
    return {name.lower(): f.iri for f in departments() for name in (f.pref_en, *f.alt_en, *f.hidden_en) if name}


def with_whole_names(question: str, text: str, lexicon: Lexicon) -> str:
    """Return a normal question with the whole names of departments of the documents that a part alone can mean."""
    if "the " in text and not question.islower():
        for match in _INITIALS.finditer(question):
            found = {name for name in _of_documents(lexicon) if _initials(name) == match[0]}
            if len(found) == 1 and match[0].lower() not in _names():
                text = re.sub(rf"\b{match[0].lower()}\b", normal(found.pop()), text)
    return _PHRASE.sub(lambda match: _whole(match, lexicon), text) if "the " in text else text


def _whole(match: re.Match[str], lexicon: Lexicon) -> str:
    words = [word for word in match[1].split() if word not in _LIGHT]
    if not words or f"{match[1]}{match[2]}" in _names() or f"{' '.join(words)} {match[2]}" in _names():
        return match[0]
    found = {name for name in _of_documents(lexicon) if all(_has(name, word) for word in words)}
    return f"the {normal(found.pop())}" if len(found) == 1 else match[0]


def _of_documents(lexicon: Lexicon) -> tuple[str, ...]:
    """Return the English names of the functions that units of the documents have."""
    return lexicon.remembered("english departments", "", lambda: tuple(_headed(lexicon)))


def _headed(lexicon: Lexicon) -> Iterator[str]:
    rows = lexicon.texts.rows("SELECT DISTINCT function FROM organization", ())
    known = {str(function) for (function,) in rows}
    return (f.pref_en for f in departments() if f.iri in known and _HEADED.search(f.pref_en))


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split("[ -]", name) if word[0].isupper())


def _has(name: str, word: str) -> bool:
    return any(_same_stem(word, other) for other in _words(name))


def _words(name: str) -> Iterator[str]:
    return (word for word in re.split("[ -]", name.lower()) if word not in _LIGHT)


def _same_stem(one: str, other: str) -> bool:
    """Tell whether two words are equal or forms of one: all but their last three letters are common."""
    least = max(LEAST_STEM, min(len(one), len(other)) - 3)
    return one == other or (len(one) > LEAST_STEM and one[:least] == other[:least])
