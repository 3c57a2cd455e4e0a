"""The words of targets, as the vocabulary `targets.ttl` lists them."""

from __future__ import annotations

from functools import cache

from ontology.load import values_by_subject
from ontology.namespaces import SKOS, ZR


@cache
def target_words() -> dict[str, tuple[str, ...]]:
    """Return the word lists of the grammar by their local name (`levelVerb`, `aimVerb`, …), longest word first."""
    grammar = values_by_subject("targets.ttl")["urn:zeren:vocabulary#target-grammar"]
    return {
        predicate.rpartition("#")[2]: tuple(sorted(set(words), key=lambda word: (-len(word), word)))
        for predicate, words in grammar.items()
    }


@cache
def plan_periods() -> dict[str, int]:
    """Return the last year of each five-year plan by its everyday name: 十四五 → 2025."""
    return {
        label: int(year)
        for values in values_by_subject("targets.ttl").values()
        for year in values.get(ZR + "periodEndYear", [])
        for label in values.get(SKOS + "prefLabel", [])
    }
