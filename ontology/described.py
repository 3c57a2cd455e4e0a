"""The closed words of questions about things of any kind, as `described-words.ttl` lists them."""

from __future__ import annotations

from functools import cache

from ontology.load import values_by_subject
from ontology.namespaces import ZR

_FILE = "described-words.ttl"


@cache
def closed_words() -> dict[str, tuple[str, ...]]:
    """Return the words of each code (`which`, `not`, `before:>=`), in the order of the file."""
    found: dict[str, tuple[str, ...]] = {}
    for values in values_by_subject(_FILE).values():
        for code in values.get(ZR + "code", []):
            found[code] = (*found.get(code, ()), *values.get(ZR + "word", []))
    return found


@cache
def dimensions() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return adjectives of measure, each group with the words in names of properties that it speaks of."""
    return tuple(
        (tuple(values.get(ZR + "word", [])), tuple(values[ZR + "nameWord"]))
        for values in values_by_subject(_FILE).values()
        if ZR + "nameWord" in values
    )
