"""Bounds on a number of tasks as Chinese questions say them: 不少于3条, 3条以上, 达到3条, 只有3条."""

from __future__ import annotations

import re
from functools import cache

from ontology.questions import signs_by_word
from query.wording.numerals import HAN, parse_count

_SIDES = ("before", "behind", "count")


@cache
def bounding(side: str) -> str:
    """Return the words of a side of a number as the options of a pattern, the longest first: 不少于|多于."""
    words = (word for word in signs_by_word("bounds.ttl", side) if not word[0].isalpha() or not word.isascii())
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def bounded(counter: str = "[条项]") -> str:
    """Return a pattern for a bound on a number of tasks, to be read by `bound_in`."""
    front = f"{bounding('before')}|{bounding('count')}"
    return f"(?P<before>{front})?(?P<number>[0-9]+|{HAN}+){counter}(?P<behind>{bounding('behind')})?"


def bound_in(match: re.Match[str]) -> tuple[str, int]:
    """Return the comparator and the number of a bound that was found by `bounded`.

    >>> bound_in(re.fullmatch(bounded(), "三条以上")), bound_in(re.fullmatch(bounded(), "只有3条"))
    (('>=', 3), ('=', 3))
    """
    word = match["behind"] or match["before"]
    signs = (signs_by_word("bounds.ttl", side).get(word or "") for side in _SIDES)
    return next(filter(None, signs), "="), parse_count(match["number"])
