"""Words by their sound: names and question words of two to eight characters, kept in the library."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from query.lexicon.entries import Entry
from query.lexicon.vocabulary import Vocabulary

KINDS = ("unit", "thing", "role", "ask")
"""Kinds of words that may be meant by one that sounds like them."""
LENGTHS = range(2, 9)
_HAN = re.compile("[\u4e00-\u9fff]+")


def spoken(word: str) -> bool:
    """Tell whether a word is of the length and of the characters that sounds are kept of."""
    return len(word) in LENGTHS and all_han(word)


def all_han(word: str) -> bool:
    """Tell whether a word is of Chinese characters alone."""
    return _HAN.fullmatch(word) is not None


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return the syllables of a word; phrases of the dictionary are read as such.

    >>> sound("银行"), sound("行走")
    ('yin hang', 'xing zou')
    """
    from pypinyin.seg.mmseg import seg

    return " ".join(_syllables(part) for part in seg.cut(word))


@cache
def _syllables(phrase: str) -> str:
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(phrase))


@cache
def _common() -> dict[str, str]:
    """Return the common characters (level 1 of GB/T 2312) of each syllable."""
    from pypinyin import lazy_pinyin

    codes = (bytes((first, second)) for first in range(0xB0, 0xD8) for second in range(0xA1, 0xFF))
    found: dict[str, str] = {}
    for character in (code.decode("gb2312", "ignore") for code in codes):
        for syllable in lazy_pinyin(character):
            found[syllable] = found.get(syllable, "") + character
    return found


def alike(word: str) -> list[str]:
    """Return what sounds like a word of two characters and differs in one of them: 建城 and 建成."""
    first, second = sound(word).split()
    others = [other + word[1] for other in _common().get(first, "")]
    others += [word[0] + other for other in _common().get(second, "")]
    return [other for other in others if other != word and sound(other) == sound(word)]


def same_sound(character: str) -> str:
    """Return the other common characters that sound like a character."""
    return _common().get(sound(character), "").replace(character, "")


def write_sounds(library: sqlite3.Connection, words: Mapping[str, Iterable[Entry]]) -> None:
    """Write the sounds of all words, and whether a word may be meant by another of its sound."""
    rows = ((sound(word), word, int(any(map(_may_be_meant, each)))) for word, each in words.items() if spoken(word))
    library.executemany("INSERT INTO sound VALUES (?, ?, ?)", rows)


def _may_be_meant(entry: Entry) -> bool:
    return entry.kind in KINDS and bool(entry.iris or entry.kind not in ("unit", "thing"))


def sounding_like(stretches: Iterable[str], vocabulary: Vocabulary) -> dict[str, str]:
    """Return for each stretch of a question the only word that sounds like it and differs in two characters at most.

    A stretch that is a known word itself stands for itself.
    """
    sounds = {stretch: sound(stretch) for stretch in stretches if spoken(stretch)}
    words = vocabulary.sounding(sounds.values())
    found: dict[str, str] = {}
    for stretch, said in sounds.items():
        if not (known := words[said]):
            continue
        meant = [word for word, may_be in known.items() if may_be]
        if (
            len(meant) == 1
            and stretch not in known
            and sum(a != b for a, b in zip(meant[0], stretch, strict=False)) < 3
        ):
            found[stretch] = meant[0]
    return found
