"""Names typed in letters, in full pinyin or by their initials, found in a question; never a guess among several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ontology.glossary import glossary
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.lexicon.letters import LONGEST_NAME, named_by

_WORD = re.compile("[a-zü]+")
_ENGLISH = "words in letters"
_UNKNOWN = ("gap", "text", "unknown")


class AmbiguousLetters(NotUnderstood):
    """Letters that are the pinyin or the initials of several names; `candidates` are those names."""

    def __init__(self, letters: str, candidates: tuple[str, ...]) -> None:
        super().__init__("words", (f"{letters}（{'、'.join(candidates)}？）",))
        self.letters, self.candidates = letters, candidates


def pinyin_marks(text: str, row: list[Mark], lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the names that stand in a normal question in letters, where nothing else knows the letters.

    One or more words in Latin letters are a name's, of which at least one has no other meaning (`row` has it in
    a gap). Raises AmbiguousLetters where they may stand for several names: no name is guessed.
    """
    words = [match for match in _WORD.finditer(text) if len(match[0]) <= LONGEST_NAME]
    unknown = [any(_inside(word, mark) for mark in row if mark.kind in _UNKNOWN) for word in words]
    first = 0
    while any(unknown[first:]):
        last, found = _longest(text, words, unknown, first, lexicon)
        if found is not None:
            yield found
        first = last


def _inside(word: re.Match[str], mark: Mark) -> bool:
    return mark.start <= word.start() and word.end() <= mark.end


def _longest(
    text: str, words: list[re.Match[str]], unknown: list[bool], first: int, lexicon: Lexicon
) -> tuple[int, Mark | None]:
    """Return the longest name that begins with a word, and the index of the word after it."""
    for last in range(len(words), first, -1):
        start, end = words[first].start(), words[last - 1].end()
        joined = re.fullmatch(r"[a-zü]+(?:[ -]+[a-zü]+)*", text[start:end])
        letters = re.sub("[ -]", "", text[start:end]).replace("ü", "v")
        if not joined or not any(unknown[first:last]) or len(letters) > LONGEST_NAME or letters in english(lexicon):
            continue
        named = named_by(letters, lexicon, single=last == first + 1)
        if len(named) > 1:
            raise AmbiguousLetters(text[start:end], tuple(sorted(label for label, _ in named.values())))
        for label, meant in named.values():
            return last, Mark(meant, start, end, label)
    return first + 1, None


def english(lexicon: Lexicon) -> frozenset[str]:
    """Return every English word that the lexicon or the glossary knows, alone or inside a longer name."""
    if _ENGLISH not in lexicon.kept:
        phrases = [*glossary(), *(str(word) for (word,) in lexicon.texts.rows("SELECT DISTINCT word FROM word"))]
        lexicon.kept[_ENGLISH] = frozenset(word for phrase in phrases for word in re.findall("[a-z]+", phrase))
    words: frozenset[str] = lexicon.kept[_ENGLISH]
    return words
