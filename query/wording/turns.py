"""Tables of turns of phrase, each with what it says plainly: looked for where the characters it needs are there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from query.wording.scripts import Needs, needed

Said = str | Callable[[re.Match[str]], str]


class Turns:
    """A table of turns of phrase, in its order; it is compiled when it is first looked through."""

    def __init__(self, table: Iterable[tuple[str | re.Pattern[str], Said]]) -> None:
        self._table = tuple(table)

    @cached_property
    def compiled(self) -> tuple[tuple[re.Pattern[str], Said, Needs], ...]:
        """The patterns with what they become, its commas those of normal questions, and the characters they need."""
        plain = ((re.compile(p), said.replace("，", ",") if isinstance(said, str) else said) for p, said in self._table)
        return tuple((pattern, said, needed(pattern)) for pattern, said in plain)

    @cached_property
    def _by_character(self) -> dict[str, list[int]]:
        """The places of the turns by each character of the fewest that they need; of those that need none by ''."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, (_, _, needs) in enumerate(self.compiled):
            for character in needs[0] if needs else ("",):
                places[character].append(place)
        return dict(places)

    def possible(self, text: str) -> list[int]:
        """Return the places of the turns that may be found in a text, in the order of the table."""
        characters, places = _characters(text), self._by_character
        some = {place for character in places.keys() & characters for place in places[character]}
        return sorted([place for place in some if not any(map(characters.isdisjoint, self.compiled[place][2][1:]))])


@lru_cache(maxsize=8)
def _characters(text: str) -> frozenset[str]:
    """Return the characters of a text, and ''; one text is looked through for many tables."""
    return frozenset(("", *text))


def turns(table: Iterable[tuple[str | re.Pattern[str], Said]]) -> Turns:
    """Return a table of patterns with what they become."""
    return Turns(table)


def said_plainly(text: str, table: Turns) -> str:
    r"""Return a normal question with each turn of a table in plain words, one after the other.

    >>> said_plainly("牵了哪些头", turns([("牵了(哪些)头", r"牵头\1任务"), ("谁", "谁")]))
    '牵头哪些任务'
    """
    places = table.possible(text)
    while places:
        place = places.pop(0)
        pattern, said, _ = table.compiled[place]
        plain = pattern.sub(said, text)
        if plain != text:
            text, places = plain, [later for later in table.possible(plain) if later > place]
    return text
