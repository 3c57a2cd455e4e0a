"""The words around names of companies, institutions, places, brands and projects, as `names.ttl` lists them."""

from __future__ import annotations

import re
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


@cache
def plan_verbs() -> re.Pattern[str]:
    """Return the pattern of one or more verbs of plans (打造, 推进…), which say nothing about a topic by themselves."""
    words = {"重点", "要", "打算", "计划", "实行", "推行", *name_words()["nameVerb"], *name_words()["projectVerb"]}
    kept = sorted((word for word in words if len(word) > 1 or word == "要"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(kept)})+")
