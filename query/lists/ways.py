"""The ways in which the units of two sets of tasks are set against each other, and how a build becomes a pattern."""

from __future__ import annotations

import re
from itertools import count
from typing import Literal

Way = Literal[
    "same",
    "differ",
    "apart",
    "shared",
    "both",
    "first",
    "outside",
    "within",
    "holds",
    "equal",
    "greater",
    "more",
    "difference",
    "either",
]
"""Whether all are the same or some differ, which differ; whether any are shared, which are; those of the first alone.

Whether all of the first are units of the second, or all of the second units of the first; whether they are as many.
"""

LISTED = ("apart", "both", "first", "outside", "more", "difference", "either")
"""The ways to ask which units they are, or how many."""


def compiled(build: str) -> re.Pattern[str]:
    """Return a build as a pattern: a group that stands in several places has its place behind its letter."""
    place = count()
    return re.compile(re.sub("(?<=P<)[a-z](?=>)", lambda letter: f"{letter[0]}{next(place)}", build), re.IGNORECASE)
