"""Tables of turns of phrase, each with what it says plainly: looked for where a character that it needs is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from query.wording.scripts import needed

Said = str | Callable[[re.Match[str]], str]
Turns = tuple[tuple[re.Pattern[str], Said, frozenset[str]], ...]


def turns(table: Iterable[tuple[str | re.Pattern[str], Said]]) -> Turns:
    """Return the patterns of a table, in its order, with what they become; commas are those of normal questions."""
    compiled = ((re.compile(pattern), said) for pattern, said in table)
    plain = ((p, said.replace("，", ",") if isinstance(said, str) else said) for p, said in compiled)
    return tuple((pattern, said, needed(pattern)) for pattern, said in plain)


def said_plainly(text: str, table: Turns) -> str:
    r"""Return a normal question with each turn of a table in plain words, one after the other.

    >>> said_plainly("牵了哪些头", turns([("牵了(哪些)头", r"牵头\1任务"), ("谁", "谁")]))
    '牵头哪些任务'
    """
    characters = set(text)
    for pattern, said, some in table:
        if some and some.isdisjoint(characters):
            continue
        plain = pattern.sub(said, text)
        if plain != text:
            text, characters = plain, set(plain)
    return text
