"""The words of government plans in English and Chinese, as the three `glossary` files list them."""

from __future__ import annotations

from functools import cache

from ontology.load import values_by_subject
from ontology.namespaces import SKOS, ZRV

GLOSSARY = "glossary.ttl"
WORDS = "glossary-words.ttl"
"""Single words and short names; a wording may stand in several of its concepts and in `GLOSSARY` too."""
GENERAL = "glossary-general.ttl"
"""General words of English, by the same rules as `WORDS`; a wording may stand in all three."""
SCHEME = ZRV.term("glossary")
_IN_SCHEME = SKOS.term("inScheme")


def _labels(values: dict[str, list[str]], language: str) -> tuple[str, ...]:
    """Return the labels of one concept in one language, the preferred one first."""
    return tuple(label for kind in ("prefLabel", "altLabel") for label in values.get(SKOS + f"{kind}@{language}", ()))


@cache
def glossary() -> dict[str, tuple[str, ...]]:
    """Return the Chinese labels of every English label in lower case, the preferred Chinese label first.

    A label of several concepts leads to the Chinese labels of all, each once, in the order of the files; so the
    wordings of one concept (plural, American spelling) share a tuple unless other concepts add to one.
    Raises `ontology.errors.DataFileError` where a file is missing or no Turtle. The labels are SKOS prefLabel and
    altLabel.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name in (GLOSSARY, WORDS, GENERAL):
        for values in values_by_subject(name).values():
            if SCHEME in values.get(_IN_SCHEME, ()):
                chinese = _labels(values, "zh")
                for english in _labels(values, "en"):
                    known = found.get(english.lower())
                    found[english.lower()] = tuple(dict.fromkeys(known + chinese)) if known else chinese
    return found
