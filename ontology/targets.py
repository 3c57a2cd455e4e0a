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
def kinds_measured() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return by each name of what indicators measure the names of its kinds (skos:narrower), or its own other names.

    >>> ("氨氮",) in kinds_measured()["污染物"], kinds_measured()["voc"]
    (True, (('挥发性有机物', 'vocs', 'voc'),))
    """
    concepts = values_by_subject("indicators.ttl")
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for iri, values in concepts.items():
        kinds = tuple(tuple(map(str.lower, _names(concepts[leaf], "@zh"))) for leaf in _leaves(iri, concepts))
        if len(kinds) > 1 or any(len(names) > 1 for names in kinds):
            found.update((name.lower(), kinds) for name in _names(values, ""))
    return found


def _names(values: dict[str, list[str]], language: str) -> list[str]:
    return [name for label in ("prefLabel", "altLabel") for name in values.get(f"{SKOS}{label}{language}", [])]


def _leaves(iri: str, concepts: dict[str, dict[str, list[str]]]) -> list[str]:
    """Return what has nothing narrower at or below a concept; nothing of a scheme."""
    below = concepts[iri].get(SKOS + "narrower", [])
    own = [iri] if SKOS + "inScheme" in concepts[iri] else []
    return [leaf for each in below for leaf in _leaves(each, concepts)] or own


@cache
def plan_periods() -> dict[str, int]:
    """Return the last year of each five-year plan by its everyday name: 十四五 → 2025."""
    return {
        label: int(year)
        for values in values_by_subject("targets.ttl").values()
        for year in values.get(ZR + "periodEndYear", [])
        for label in values.get(SKOS + "prefLabel", [])
    }
