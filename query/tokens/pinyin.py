"""Names typed in Latin letters: the pinyin of a unit or thing, without tones, or the initials of its syllables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from math import prod

from ontology.glossary import glossary
from query.errors import NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.vocabulary import entry

MOST_READINGS = 16
"""A name with more readings than these may be read in another way than phrases are in one syllable only."""
LONGEST_NAME = 40
_WORD = re.compile("[a-zü]+")
_TABLE = "pinyin"
_ENGLISH = "words in letters"
_NAMES = "names"
_PRINTED = """SELECT word, kind, code, iris, roles FROM word
WHERE kind IN ('unit', 'thing') AND iris <> '' ORDER BY word, place"""
_FUNCTIONS = "SELECT word, code FROM word WHERE kind = 'function' ORDER BY word, place"
_UNKNOWN = ("gap", "text", "unknown")
Syllables = tuple[str, ...]
Spellings = tuple[frozenset[str], frozenset[str]]
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

    phrase = [_with_u(tuple(options[:1])) for options in pinyin(name, Style.NORMAL, errors=list)]  # type: ignore[arg-type]  # pypinyin takes a function
    found = list(product(*phrase))[:MOST_READINGS]
    single = [_with_u(_of_character(character)) for character in name]
    if prod(map(len, single)) <= MOST_READINGS:
        found += product(*single)
    elif len(single) == len(found[0]):
        found += _one_read_otherwise(name, found[0], single)
    return tuple(dict.fromkeys(found))


def _one_read_otherwise(name: str, usual: Syllables, single: Sequence[Syllables]) -> Iterator[Syllables]:
    """Yield the readings in which one character, wherever it stands, is read in another way."""
    for character, options in dict(zip(name, single, strict=True)).items():
        for option in options:
            yield tuple(option if c == character else s for c, s in zip(name, usual, strict=True))


@cache
def _of_character(character: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    return tuple(pinyin(character, Style.NORMAL, heteronym=True)[0])


def _with_u(options: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*options, *(o.replace("v", "u") for o in options)]))


def spellings(name: str) -> Spellings:
    """Return how a name may be typed in letters: in full, and by its initials.

    >>> full, initials = spellings("重庆")
    >>> "chongqing" in full, "cq" in initials
    (True, True)
    """
    all_readings = readings(name)
    return frozenset(map("".join, all_readings)), frozenset("".join(s[:1] for s in each) for each in all_readings)


def _behind(sign: str, rest: Spellings) -> Spellings:
    """Return the spellings of a name that begins with one more character."""
    full, initials = rest
    options = _with_u(_of_character(sign))
    return frozenset(o + key for o in options for key in full), frozenset(
        o[0] + key for o in options for key in initials
    )


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


def named_by(letters: str, lexicon: Lexicon, *, single: bool = True) -> Names:
    """Return what letters may stand for, by IRIs: as full pinyin, else (a `single` word only) as initials."""
    full, initials = _table(lexicon)
    return full.get(letters) or (initials.get(letters, {}) if single and len(letters) > 1 else {})


def english(lexicon: Lexicon) -> frozenset[str]:
    """Return every English word that the lexicon or the glossary knows, alone or inside a longer name."""
    if _ENGLISH not in lexicon.kept:
        phrases = [*glossary(), *(str(word) for (word,) in lexicon.texts.rows("SELECT DISTINCT word FROM word"))]
        lexicon.kept[_ENGLISH] = frozenset(word for phrase in phrases for word in re.findall("[a-z]+", phrase))
    words: frozenset[str] = lexicon.kept[_ENGLISH]
    return words


def _table(lexicon: Lexicon) -> tuple[dict[str, Names], dict[str, Names]]:
    """Return the names by full pinyin and by initials; made when a question first holds letters that nothing knows."""
    if _TABLE not in lexicon.kept:
        full: dict[str, Names] = defaultdict(dict)
        initials: dict[str, Names] = defaultdict(dict)
        done: dict[str, Spellings] = {}
        for name, named in known_names(lexicon):
            if not name.isascii() and 1 < len(name) <= LONGEST_NAME:
                done[name] = _behind(name[0], done[name[1:]]) if name[1:] in done else spellings(name)
                for keys, table in zip(done[name], (full, initials), strict=True):
                    for key in keys:
                        table[key].setdefault(named.iris, (_label(name, named, lexicon), named))
        lexicon.kept[_TABLE] = (dict(full), dict(initials))
    tables: tuple[dict[str, Names], dict[str, Names]] = lexicon.kept[_TABLE]
    return tables


def _label(name: str, named: Entry, lexicon: Lexicon) -> str:
    """Return the printed name of a single unit, else the name itself."""
    unit = lexicon.organizations.get(named.iris[0]) if len(named.iris) == 1 else None
    return unit.labels[0] if unit else name


def known_names(lexicon: Lexicon) -> list[tuple[str, Entry]]:
    """Return every name of a unit or thing of the store: as printed, and by its function with its level or without."""
    if _NAMES not in lexicon.kept:
        rows = lexicon.texts.rows(_PRINTED)
        printed = [(str(word), entry(*map(str, values))) for word, *values in rows]
        lexicon.kept[_NAMES] = [*printed, *_by_function(lexicon, {word for word, e in printed if e.kind == "unit"})]
    names: list[tuple[str, Entry]] = lexicon.kept[_NAMES]
    return names


def _by_function(lexicon: Lexicon, printed: set[str]) -> Iterator[tuple[str, Entry]]:
    """Yield the names that units have by their function; a printed name is its owner's alone."""
    having: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for unit in lexicon.organizations.values():
        if unit.function:
            having[unit.function].append((unit.iri, unit.region or ""))
    for word, function in lexicon.texts.rows(_FUNCTIONS):
        units = sorted(having.get(str(function), ()))
        signs = {region[-1] for _, region in units if region and not str(word).isascii()}
        for sign in ("", *sorted(signs)):
            own = [iri for iri, region in units if region.endswith(sign)]
            if own and sign + str(word) not in printed:
                yield sign + str(word), Entry("unit", iris=tuple(own))
