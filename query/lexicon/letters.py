"""Names in letters: how a name is typed in pinyin, in full or by its initials, kept in the library of a store."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from math import prod

from query.lexicon.entries import Entry
from query.lexicon.lexicon import Lexicon
from query.lexicon.sounds import all_han, sound
from query.lexicon.vocabulary import entry

MOST_READINGS = 16
"""A name with more readings than these may be read in another way than phrases are in one syllable only."""
LONGEST_NAME = 40
AT_ONCE = 100_000
"""Spellings that are written at once."""
_NAMES = "names"
_PRINTED = """SELECT word, kind, code, iris, roles FROM word
WHERE kind IN ('unit', 'thing') AND iris <> '' ORDER BY word, place"""
_FUNCTIONS = "SELECT word, code FROM word WHERE kind = 'function' ORDER BY word, place"
_NAMED = """SELECT label, kind, code, iris FROM letters JOIN spelled USING (place)
WHERE letters = ? AND initials = ? ORDER BY place"""
Syllables = tuple[str, ...]
Spellings = tuple[frozenset[str], frozenset[str]]
Names = dict[tuple[str, ...], tuple[str, Entry]]


def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the pinyin of a name, a syllable or other sign each, in every reading; ü is written v, and also u.

    The reading of the phrase dictionary stands first; those of the single characters follow, all of them where they
    are few, else one at a time.

    >>> readings("银行")[0]
    ('yin', 'hang')
    """
    phrase = [_with_u((syllable,)) for syllable in _usual(name)]
    found = list(product(*phrase))[:MOST_READINGS]
    single = [_with_u(_of_character(character)) for character in name]
    if prod(map(len, single)) <= MOST_READINGS:
        found += product(*single)
    elif len(single) == len(found[0]):
        found += _one_read_otherwise(name, found[0], single)
    return tuple(dict.fromkeys(found))


def _usual(name: str) -> list[str]:
    """Return the syllables by the phrase dictionary; any other sign stands for itself."""
    if all_han(name):
        return sound(name).split()
    from pypinyin import Style, pinyin

    return [options[0] for options in pinyin(name, Style.NORMAL, errors=list)]  # type: ignore[arg-type]  # pypinyin takes a function


def _one_read_otherwise(name: str, usual: Syllables, single: Sequence[Syllables]) -> Iterator[Syllables]:
    """Yield the readings in which one character, wherever it stands, is read in another way."""
    said: dict[str, set[str]] = defaultdict(set)
    for character, syllable in zip(name, usual, strict=True):
        said[character].add(syllable)
    for character, options in dict(zip(name, single, strict=True)).items():
        for option in options:
            if said[character] != {option}:
                yield tuple(option if c == character else s for c, s in zip(name, usual, strict=True))


@cache
def _of_character(character: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    return tuple(pinyin(character, Style.NORMAL, heteronym=True)[0])


@cache
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


def write_letters(library: sqlite3.Connection, lexicon: Lexicon) -> None:
    """Write how every name of a unit or thing is typed in letters, the first name of each for the same letters."""
    done: dict[str, Spellings] = {}
    taken: set[tuple[str, int, tuple[str, ...]]] = set()
    rows: list[tuple[str, int, int]] = []
    for place, (name, named) in enumerate(known_names(lexicon)):
        if name.isascii() or not 1 < len(name) <= LONGEST_NAME:
            continue
        done[name] = _behind(name[0], done[name[1:]]) if name[1:] in done else spellings(name)
        typed = ((letters, initials) for initials, keys in enumerate(done[name]) for letters in keys)
        new = [(*each, named.iris) for each in typed if (*each, named.iris) not in taken]
        if new:
            taken.update(new)
            row = (place, _label(name, named, lexicon), named.kind, named.code, "\n".join(named.iris))
            library.execute("INSERT INTO spelled VALUES (?, ?, ?, ?, ?)", row)
            rows += ((letters, initials, place) for letters, initials, _ in new)
        if len(rows) > AT_ONCE:
            _insert(library, rows)
            rows = []
    _insert(library, rows)


def _insert(library: sqlite3.Connection, rows: list[tuple[str, int, int]]) -> None:
    """Write some spellings in the order in which they are kept, in half the time of any other."""
    library.executemany("INSERT INTO letters VALUES (?, ?, ?)", sorted(rows))


def named_by(letters: str, lexicon: Lexicon, *, single: bool = True) -> Names:
    """Return what letters may stand for, by IRIs: as full pinyin, else (a `single` word only) as initials."""
    return _named(letters, 0, lexicon) or (_named(letters, 1, lexicon) if single and len(letters) > 1 else {})


def _named(letters: str, initials: int, lexicon: Lexicon) -> Names:
    found: Names = {}
    for label, kind, code, iris in lexicon.texts.rows(_NAMED, (letters, initials)):
        meant = entry(str(kind), str(code), str(iris), "")
        found.setdefault(meant.iris, (str(label), meant))
    return found


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
    having: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for iri, unit in sorted(lexicon.organizations.items()):
        if unit.function:
            for sign in {"", (unit.region or "")[-1:]}:
                having[unit.function][sign].append(iri)
    for word, function in lexicon.texts.rows(_FUNCTIONS):
        for sign, own in sorted(having.get(str(function), {}).items()):
            if not (sign and str(word).isascii()) and sign + str(word) not in printed:
                yield sign + str(word), Entry("unit", iris=tuple(own))
