"""The words around names of companies, institutions, places, brands and projects, as `names.ttl` lists them."""

from __future__ import annotations

from functools import cache

from ontology.load import values_by_subject


@cache
def name_words() -> dict[str, tuple[str, ...]]:
    """Return the word lists by their local name (`nameVerb`, `projectHead`, …), longest word first."""
    grammar = values_by_subject("names.ttl")["urn:zeren:vocabulary#name-grammar"]
    return {
        predicate.rpartition("#")[2]: tuple(sorted(set(words), key=lambda word: (-len(word), word)))
        for predicate, words in grammar.items()
    }
