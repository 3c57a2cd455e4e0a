"""The closed words of questions about things: question words, comparisons, degrees, joiners, measure words."""

from __future__ import annotations

from functools import cache

from ontology.described import closed_words, dimensions

ASKING = ("which", "count", "who", "where", "when", "year?", "degree")
"""The kinds of the words that ask."""
FIGURES = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
}
AGENTS = (
    "Organization",
    "Organisation",
    "Agent",
    "Person",
    "GovernmentOrganization",
    "Office",
    "Department",
    "Company",
)
"""Ends of the IRIs of classes of those who act."""
_NO_TOKENS = ("dimension", "timely", "place")


@cache
def function_words() -> dict[str, tuple[str, ...]]:
    """Return word kind → words. A measure word is one only beside a number, a question word or a thing counted."""
    return {kind: words for kind, words in closed_words().items() if ":" not in kind and kind not in _NO_TOKENS}


def timely(words: str) -> bool:
    """Tell whether an adjective speaks of dates; old and early are small."""
    return any(word in words for word in closed_words()["timely"])


def place_words() -> tuple[str, ...]:
    """Return the words in names of properties that say where something is."""
    return closed_words()["place"]


def measured(words: str) -> tuple[str, ...]:
    """Return the words in names of properties that the adjectives in some words speak of: 高 of 高度 and 海拔."""
    return tuple(part for adjectives, parts in dimensions() if any(a in words for a in adjectives) for part in parts)
