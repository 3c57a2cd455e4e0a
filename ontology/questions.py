"""The words of questions beside names and roles, as `questions.ttl` lists them."""

from __future__ import annotations

from functools import cache

from ontology.load import values_by_subject
from ontology.namespaces import ZR


@cache
def question_words() -> dict[str, tuple[str, ...]]:
    """Return the codes of every question word in lower case; a word may have several codes."""
    found: dict[str, list[str]] = {}
    for values in values_by_subject("questions.ttl").values():
        for code in values.get(ZR + "code", []):
            for word in values.get(ZR + "word", []):
                found.setdefault(word.lower(), []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}
