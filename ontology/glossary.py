"""The words of government plans in English and Chinese, as `glossary.ttl` lists them."""

from __future__ import annotations

from functools import cache

from ontology.load import values_by_subject
from ontology.namespaces import SKOS, ZRV

GLOSSARY = "glossary.ttl"
SCHEME = ZRV.term("glossary")
_IN_SCHEME = SKOS.term("inScheme")


def _labels(values: dict[str, list[str]], language: str) -> tuple[str, ...]:
    """Return the labels of one concept in one language, the preferred one first."""
    return tuple(label for kind in ("prefLabel", "altLabel") for label in values.get(SKOS + f"{kind}@{language}", ()))


@cache
def glossary() -> dict[str, tuple[str, ...]]:
    """Return the Chinese labels of every English label in lower case, the preferred Chinese label first.

    The wordings of one concept (plural, American spelling) share one tuple; no label belongs to two concepts.
    Raises `ontology.errors.DataFileError` where the file is missing or no Turtle. The labels are SKOS prefLabel and
    altLabel.
    """
    found: dict[str, tuple[str, ...]] = {}
    for values in values_by_subject(GLOSSARY).values():
        if SCHEME in values.get(_IN_SCHEME, ()):
            chinese = _labels(values, "zh")
            found.update((english.lower(), chinese) for english in _labels(values, "en"))
    return found
