"""Small words that every part of the grammar knows: what asks, what denies, what joins."""

from __future__ import annotations

import re


def word_list(listed: str) -> tuple[str, ...]:
    """Return the words of a list in order: 甲|乙|丙."""
    return tuple(listed.split("|"))


def words(listed: str) -> frozenset[str]:
    """Return the words of a list as a set.

    >>> "of them" in words("其中|里面|of them")
    True
    """
    return frozenset(listed.split("|"))


def names_units(word: str) -> bool:
    """Tell whether a role word is a noun for the units that have the role, and not what they do.

    >>> names_units("牵头单位"), names_units("lead units"), names_units("牵头")
    (True, True, False)
    """
    return word.endswith(("单位", "部门", "方", "unit", "units", "agency", "agencies"))


STRONG = re.compile(r"哪|谁|什么|第几|几|which|what|who|多少")
"""Question words: an ask that holds one says outright what is asked for."""
IS_NOT = frozenset(
    {"不是", "并非", "并不是", "非", "不算", "不作为", "不做", "不当", "isn't", "is not", "are not", "not"}
)
"""What denies that something is so, not that it has something."""
AND_OR = frozenset({"、", "和", "与", "跟", "及", "同", "加", "以及", "还有", "或", "或者", "或是", "and", "or", "/"})
"""What stands between the members of a list."""
JOINERS = AND_OR | {","}
"""The same, and the comma, which parts clauses too."""
WITH = frozenset({"和", "与", "跟", "同"})
"""What stands in front of a unit beside which others are looked at."""
INSIDE = frozenset({"里", "中", "当中", "里面", "里头", "之中", "内"})
"""What stands behind what something is looked for in."""
HAVING = words(
    "有|有了|有明确|带|带有|含|含有|附|附有|附带|配|配有|列有|列了|设|设有|设了|定了|with|with a|has|has a|have|"
    "have a|having|carry"
)
"""Verbs of having, in front of what a task or a unit has."""
