"""The closed words of questions about things of any kind, as `described-words.ttl` lists them."""

from __future__ import annotations

from functools import cache

from ontology.load import values_by_subject
from ontology.namespaces import ZR
from ontology.questions import signs_by_word, words_by_code

_FILE = "described-words.ttl"


def closed_words() -> dict[str, tuple[str, ...]]:
    """Return the words of each code (`which`, `not`, `before:>=`), in the order of the file."""
    return words_by_code(_FILE)


def signs(side: str) -> dict[str, str]:
    """Return the comparator of each word `before` or `behind` a number, or behind a `time`."""
    return signs_by_word(_FILE, side)


@cache
def dimensions() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return adjectives of measure, each group with the words in names of properties that it speaks of."""
    return tuple(
        (tuple(values.get(ZR + "word", [])), tuple(values[ZR + "nameWord"]))
        for values in values_by_subject(_FILE).values()
        if ZR + "nameWord" in values
    )
