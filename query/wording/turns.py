"""Tables of turns of phrase, each with what it says plainly: looked for where the characters it needs are there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from query.wording.sought import Sought

Said = str | Callable[[re.Match[str]], str]


class Turns:
    """A table of turns of phrase, in its order; it is compiled when it is first looked through."""

    def __init__(self, table: Iterable[tuple[str | re.Pattern[str], Said]]) -> None:
        self._table = tuple(table)

    @cached_property
    def compiled(self) -> tuple[tuple[re.Pattern[str], Said], ...]:
        """The patterns with what they become, its commas those of normal questions."""
        return tuple(
            (re.compile(p), said.replace("，", ",") if isinstance(said, str) else said) for p, said in self._table
        )

    @cached_property
    def sought(self) -> Sought:
        """The patterns, of which few may be found in a text."""
        return Sought([pattern for pattern, _ in self.compiled])


def turns(table: Iterable[tuple[str | re.Pattern[str], Said]]) -> Turns:
    """Return a table of patterns with what they become."""
    return Turns(table)


def said_plainly(text: str, table: Turns) -> str:
    r"""Return a normal question with each turn of a table in plain words, one after the other.

    >>> said_plainly("牵了哪些头", turns([("牵了(哪些)头", r"牵头\1任务"), ("谁", "谁")]))
    '牵头哪些任务'
    """
    places = table.sought.possible(text)
    while (place := next(places, None)) is not None:
        pattern, said = table.compiled[place]
        plain = pattern.sub(said, text)
        if plain != text:
            text, places = plain, table.sought.possible(plain, place)
    return text
