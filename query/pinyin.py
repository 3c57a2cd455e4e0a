"""Names typed in Latin letters: the pinyin of a unit or thing, without tones, or the initials of its syllables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product
from math import prod

from ontology.glossary import glossary
from query.errors import NotUnderstood
from query.lexicon import Entry, Lexicon, Mark

MOST_READINGS = 16
"""A name with more readings than these may be read in another way than phrases are in one syllable only."""
LONGEST_NAME = 40
_WORD = re.compile("[a-zü]+")
_TABLE = "pinyin"
Names = dict[tuple[str, ...], tuple[str, Entry]]


class AmbiguousLetters(NotUnderstood):
    """Letters that are the pinyin or the initials of several names; `candidates` are those names."""

    def __init__(self, letters: str, candidates: tuple[str, ...]) -> None:
        super().__init__("words", (f"{letters}（{'、'.join(candidates)}？）",))
        self.letters, self.candidates = letters, candidates


def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the pinyin of a name, a syllable or other sign each, in every reading; ü is written v, and also u.

    The reading of the phrase dictionary stands first; those of the single characters follow, all of them where they
    are few, else one at a time.

    >>> readings("银行")[0]
    ('yin', 'hang')
    """
    from pypinyin import Style, pinyin

    phrase = [_with_u(tuple(options[:1])) for options in pinyin(name, Style.NORMAL, errors=list)]
    found = list(product(*phrase))[:MOST_READINGS]
    single = [_with_u(_of_character(character)) for character in name]
    if prod(map(len, single)) <= MOST_READINGS:
        found += product(*single)
    elif len(single) == len(found[0]):
        found += [(*found[0][:i], other, *found[0][i + 1 :]) for i, each in enumerate(single) for other in each]
    return tuple(dict.fromkeys(found))


@cache
def _of_character(character: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    return tuple(pinyin(character, Style.NORMAL, heteronym=True)[0])


def _with_u(options: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*options, *(o.replace("v", "u") for o in options)]))


def spellings(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return how a name may be typed in letters: in full, and by its initials.

    >>> full, initials = spellings("重庆")
    >>> "chongqing" in full, "cq" in initials
    (True, True)
    """
    all_readings = readings(name)
    return frozenset(map("".join, all_readings)), frozenset("".join(s[:1] for s in each) for each in all_readings)


def pinyin_marks(text: str, row: list[Mark], lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the names that stand in a normal question in letters, where nothing else knows the letters.

    One or more words in Latin letters are a name's, of which at least one has no other meaning (`row` has it as
    `text`). Raises AmbiguousLetters where they may stand for several names: no name is guessed.
    """
    words = [match for match in _WORD.finditer(text) if len(match[0]) <= LONGEST_NAME]
    unknown = [any(_inside(word, mark) for mark in row if mark.kind == "text") for word in words]
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
        for label, entry in named.values():
            return last, Mark(entry, start, end, label)
    return first + 1, None


def named_by(letters: str, lexicon: Lexicon, *, single: bool = True) -> Names:
    """Return what letters may stand for, by IRIs: as full pinyin, else (a `single` word only) as initials."""
    full, initials = _table(lexicon)
    return full.get(letters) or (initials.get(letters, {}) if single and len(letters) > 1 else {})


def english(lexicon: Lexicon) -> frozenset[str]:
    """Return every English word that the lexicon or the glossary knows, alone or inside a longer name."""
    if "english" not in lexicon.kept:
        phrases = [*glossary(), *(word for word in lexicon.words if word.isascii())]
        lexicon.kept["english"] = frozenset(word for phrase in phrases for word in re.findall("[a-z]+", phrase))
    words: frozenset[str] = lexicon.kept["english"]
    return words


def _table(lexicon: Lexicon) -> tuple[dict[str, Names], dict[str, Names]]:
    """Return the names by full pinyin and by initials; made when a question first holds letters that nothing knows."""
    if _TABLE not in lexicon.kept:
        full: dict[str, Names] = defaultdict(dict)
        initials: dict[str, Names] = defaultdict(dict)
        for name, entry in _names(lexicon):
            label = lexicon.label_of(entry.iris, name)
            for keys, table in zip(spellings(name), (full, initials), strict=True):
                for key in keys:
                    table[key].setdefault(entry.iris, (label, entry))
        lexicon.kept[_TABLE] = (dict(full), dict(initials))
    tables: tuple[dict[str, Names], dict[str, Names]] = lexicon.kept[_TABLE]
    return tables


def _names(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    """Yield the Chinese names of what stands in the store, in order."""
    for word in sorted(lexicon.words):
        if not word.isascii() and 1 < len(word) <= LONGEST_NAME:
            yield from ((word, e) for e in lexicon.words[word] if e.kind in ("unit", "thing") and e.iris)
