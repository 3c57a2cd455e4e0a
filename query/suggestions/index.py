"""Where a name is looked up from what was typed of it: its beginning, its middle, its pinyin, or with one typo."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from rapidfuzz.distance import OSA

from query.lexicon import normal
from query.lexicon.letters import spellings
from query.suggestions.names import Name

_LETTERS = re.compile(r"[a-zü][a-zü' -]*")
_TOP = "\U0010ffff"
_MOST_SPELLED = 5000
"""Further names (projects, in large stores) are not looked up by their pinyin: spelling takes 0.2 ms a name."""
_ALIKE = ("title", "indicator", "project", "section")
"""Kinds of names that are near a question which shares some of their characters with them."""
_SHORT_FORM = 8
"""Longer everyday names are not looked up by their pinyin."""


class How(IntEnum):
    """How the typed characters stand in a name, the best first."""

    PREFIX = 0
    INNER = 1
    PINYIN = 2
    TYPO = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that fits some typed characters; `form` is the name of it that fits."""

    name: Name
    how: How
    form: str

    @property
    def order(self) -> tuple[int, int, int, str]:
        """The best first: how it fits, the name's rank, the shortest name."""
        return (self.how, self.name.rank, len(self.name.text), self.name.text)


@dataclass(slots=True)
class Index:
    """The forms of some names in order, and their spellings once letters are typed."""

    names: tuple[Name, ...]
    forms: list[tuple[str, int]] = field(init=False)
    letters: list[tuple[str, int]] | None = None
    slots: dict[str, list[Name]] = field(default_factory=dict)
    titles: tuple[Name, ...] = field(init=False)
    pairs: dict[str, list[tuple[int, int]]] | None = None

    def __post_init__(self) -> None:
        self.forms = sorted({(form, place) for place, name in enumerate(self.names) for form in name.forms})
        self.titles = tuple(name for name in self.names if name.kind == "title")

    def sharing(self, said: Iterable[str]) -> Iterator[tuple[Name, int, int]]:
        """Yield the names that share pairs of characters with some said, with how many they share of how many."""
        held = self._with_pairs()
        shared = Counter(each for pair in said for each in held.get(pair, ()))
        yield from ((self.names[place], count, size) for (place, size), count in sorted(shared.items()))

    def beginning(self, typed: str) -> list[Hit]:
        """Return the names one form of which begins with what was typed, each once, the best first."""
        return _best(Hit(self.names[place], How.PREFIX, form) for form, place in _range(self.forms, typed))

    def holding(self, typed: str) -> list[Hit]:
        """Return the names that hold what was typed; English names hold it from the beginning of a word."""
        inside = re.compile((r"\b" if typed.isascii() else "") + re.escape(typed))
        return _best(
            Hit(name, How.INNER, form)
            for name in self.names
            for form in name.own
            if typed in form and inside.search(form)
        )

    def spelled(self, typed: str) -> list[Hit]:
        """Return the names whose pinyin or initials begin with the letters that were typed."""
        if not _LETTERS.fullmatch(typed):
            return []
        wanted = re.sub("[' -]", "", typed).replace("ü", "v")
        found = _range(self._spellings(), wanted) if len(wanted) > 1 else ()
        return _best(Hit(self.names[place], How.PINYIN, self.names[place].text) for _, place in found)

    def mistyped(self, typed: str) -> list[Hit]:
        """Return the names whose beginning is what was typed but for one character: wrong, missing, added, turned."""
        latin = typed.isascii()
        if not (5 if latin else 3) <= len(typed) <= 24:
            return []
        keys = [*self.forms, *(self._spellings() if _LETTERS.fullmatch(typed) else ())]
        near = (place for key, place in _one_half_right(keys, typed) if _one_away(typed, key))
        return _best(Hit(self.names[place], How.TYPO, self.names[place].text) for place in near)

    def first(self, slot: str, count: int) -> tuple[Name, ...]:
        """Return the first names that fit a slot."""
        if slot not in self.slots:
            self.slots[slot] = sorted((n for n in self.names if slot in n.slots), key=lambda name: name.rank)
        return tuple(self.slots[slot][:count])

    def called(self, form: str) -> list[Name]:
        """Return the names one form of which is exactly this."""
        at = bisect_left(self.forms, (form,))
        return [self.names[place] for key, place in self.forms[at : at + 8] if key == form]

    def _with_pairs(self) -> dict[str, list[tuple[int, int]]]:
        """Return the places of the names that hold each pair, with how many pairs each of them has."""
        if self.pairs is None:
            found: dict[str, list[tuple[int, int]]] = {}
            for place, name in enumerate(self.names):
                own = pairs(normal(name.text)) if name.kind in _ALIKE else set()
                for pair in own:
                    found.setdefault(pair, []).append((place, len(own)))
            self.pairs = found
        return self.pairs

    def _spellings(self) -> list[tuple[str, int]]:
        if self.letters is None:
            found = set()
            for place, name in enumerate(self.names[:_MOST_SPELLED]):
                short = (form for form in name.forms if len(form) <= _SHORT_FORM)
                for form in {*name.own, *short} if name.own else ():
                    if not form.isascii():
                        found |= {(key, place) for keys in spellings(form) for key in keys if key.isascii()}
            self.letters = sorted(found)
        return self.letters


def pairs(text: str) -> set[str]:
    """Return the pairs of characters of a Chinese text, and the words of an English one."""
    if text.isascii():
        return set(re.findall("[a-z]{2,}|[0-9]+", text))
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def _range(keys: list[tuple[str, int]], typed: str) -> list[tuple[str, int]]:
    return keys[bisect_left(keys, (typed,)) : bisect_left(keys, (typed + _TOP,))]


def _one_half_right(keys: list[tuple[str, int]], typed: str) -> Iterator[tuple[str, int]]:
    """One typo leaves one half of the characters as they are: yield the names that have it in its place."""
    middle = len(typed) // 2
    head, tail = typed[:middle], typed[middle + 1 :]
    yield from _range(keys, head)
    yield from ((key, place) for key, place in keys if key.find(tail, middle, middle + len(tail) + 2) >= 0)


def _one_away(typed: str, key: str) -> bool:
    lengths = {len(typed) - 1, len(typed), len(typed) + 1}
    return any(OSA.distance(typed, key[:n], score_cutoff=1) == 1 for n in lengths if n <= len(key))


def _best(hits: Iterable[Hit]) -> list[Hit]:
    """Keep each name once, by the shortest form that fits."""
    kept: dict[int, Hit] = {}
    for hit in hits:
        other = kept.get(id(hit.name))
        if other is None or (len(hit.form), hit.form) < (len(other.form), other.form):
            kept[id(hit.name)] = hit
    return sorted(kept.values(), key=lambda hit: hit.order)
