"""English topics: words of the bilingual glossary, each with the Chinese words that stand in documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import ahocorasick

from ontology.glossary import glossary
from query.lexicon import Entry, Mark, normal, whole_word

_LATIN = re.compile("[a-z]{3}")


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for english in glossary():
        word = normal(english)
        automaton.add_word(word, (english, len(word)))
    automaton.make_automaton()
    return automaton


def topic_marks(question: str) -> Iterator[Mark]:
    """Yield the glossary's words in a normal question; the Chinese labels stand in the entry, the commonest first.

    The glossary is read for the first question that holds Latin letters, not before.
    """
    if not _LATIN.search(question):
        return
    for last, (english, size) in _automaton().iter(question):
        start, end = last - size + 1, last + 1
        if whole_word(question, start, end):
            kind = "topic" if " " in english or "-" in english else "topic-word"
            yield Mark(Entry(kind, iris=glossary()[english]), start, end, english)


def points_twice(row: list[Mark]) -> bool:
    """Who heads the task on A, and who the one on B: words of two topics, which are no single one."""
    return sum(a.kind == "pointer" and b.kind in ("topic", "topic-word") for a, b in pairwise(row)) > 1
