"""Chapters and sections called by a word of their title (农业部分, 农业那四条) or by their ordinal (第三部分)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.numerals import parse_ordinal
from query.lexicon import Entry, Lexicon, Mark
from query.tokens.numerals import HAN

_ORDINAL = re.compile(rf"第(\d+|{HAN}+)(?:大)?(?:部分|章|节)")
_CALLED = re.compile(
    r"([\u4e00-\u9fff]{2,14}?)(?:(?:那一|这一|那|这)?(?:\s?(?:section|part|chapter)|大?部分|板块|大类|领域|一块|块|一节|一章|章|节)"
    rf"|(?:方面)?的?[那这](?:\d+|{HAN}+|几)(?:条|项))"
)
_PART_WORD = re.compile("[分块类域节章条项]|section|part|chapter")
"""What every part that is called by a word of its title ends in, or holds."""


def part_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the parts of documents that a normal question calls by a word of their title or by their ordinal."""
    for match in _CALLED.finditer(text) if _PART_WORD.search(text) else ():
        words = match[1]
        for start in range(len(words) - 1):
            found = parts_called(words[start:], lexicon)
            if found:
                yield Mark(Entry("part", "named", found), match.start() + start, match.end(), words[start:])
                break
    for match in _ORDINAL.finditer(text):
        ordinal = parse_ordinal(match[1])
        chapters = lexicon.chapters_at(ordinal)
        if chapters:
            yield Mark(Entry("part", "ordinal", chapters), *match.span(), match[0])


def parts_called(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the chapters and sections whose title holds some words, or the only one with their characters in order."""
    return lexicon.remembered("parts called", words, lambda: _parts_called(words, lexicon))


def _parts_called(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    whole = lexicon.texts.holding(words, "part")
    if whole or len(words) < 4:
        return whole
    loose = tuple(iri for iri, label in lexicon.texts.with_characters(words, "part") if _in_order(words, label))
    return loose if len(loose) == 1 else ()


def _in_order(words: str, label: str) -> bool:
    rest = iter(label)
    return all(character in rest for character in words)
