"""What a question claims of sets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

How = Literal["only", "so many", "other", "all", "none", "some", "same", "unlike", "in", "of all", "within", "absent"]
"""A set is what is named, has so many members or others; a set is in another one, apart from it, meets it, is it.

Two numbers are unlike; tasks are those that are named, all of a set are of a kind or stand within a place;
a unit is absent from a set.
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed of sets: `sets` are plain questions for them, `named` the units that one is said to be.

    `left` is left out of the first set. `bound` tells how many there are; `denied` that it is not so.
    """

    how: How
    sets: tuple[str, ...]
    named: str = ""
    left: str = ""
    bound: re.Match[str] | None = None
    denied: bool = False
