"""The words of questions beside names and roles: `questions.ttl` and the lists of words by what they do."""

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
def words_by_code(name: str) -> dict[str, tuple[str, ...]]:
    """Return the words of each code in a list of words (`beside.ttl`, `bounds.ttl`), in the order of the file."""
    found: dict[str, tuple[str, ...]] = {}
    for values in values_by_subject(name).values():
        for code in values.get(ZR + "code", []):
            found[code] = (*found.get(code, ()), *values.get(ZR + "word", []))
    return found


@cache
def signs_by_word(name: str, side: str) -> dict[str, str]:
    """Return the comparator that each word of a list means `before` or `behind` a number, or behind a `time`."""
    kinds = ((code.partition(":"), words) for code, words in words_by_code(name).items())
    return {word: sign for (place, _, sign), words in kinds if place == side for word in words}


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
