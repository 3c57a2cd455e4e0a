"""The words of questions beside names and roles, as `questions.ttl` lists them."""

from __future__ import annotations

from functools import cache

from ontology.load import values_by_subject
from ontology.namespaces import SKOS, ZR


@cache
def question_words() -> dict[str, tuple[str, ...]]:
    """Return the codes of every question word in lower case; a word may have several codes."""
    found: dict[str, list[str]] = {}
    for values in values_by_subject("questions.ttl").values():
        for code in values.get(ZR + "code", []):
            for word in values.get(ZR + "word", []):
                found.setdefault(word.lower(), []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


@cache
def document_nouns() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words for kinds of documents (方案, 通知; plan, notice), Chinese and English, longest first."""
    kinds = [values for iri, values in values_by_subject("documents.ttl").items() if "#documentKind-" in iri]
    words = (
        {w for v in kinds for name in ("prefLabel", "altLabel") for w in v.get(SKOS + f"{name}@{lang}", ())}
        for lang in ("zh", "en")
    )
    chinese, english = (tuple(sorted(found, key=lambda word: (-len(word), word))) for found in words)
    return chinese, english
