"""The logical form of a question, frozen: what is asked for, under which constraints, and what is done with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from query.constraints import ALL_ROLES, Kind, TargetKind, Where

Operation = Literal[
    "select",
    "count",
    "exists",
    "group",
    "rank",
    "compare",
    "ratio",
    "times",
    "difference",
    "sum",
    "more",
    "same",
    "attribute",
]
COMPARISONS: tuple[Operation, ...] = ("compare", "more", "same", "times", "difference")  # of two sides
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


@dataclass(frozen=True, slots=True)
class Logic:
    """One question. `roles` are the roles of the unit asked for; `by` is what a group or rank counts.

    `place` passes over greater ones: 2 is the second greatest number, whoever ties for the first (with a `limit` of 1).
    `total` bounds how many there must be for a yes. `expected` is how many the question says there are (哪两个).
    `by_target` narrows the targets that are counted. `every` asks for units with their role in each of the tasks.
    """

    operation: Operation
    kind: Kind
    where: Where = ()
    roles: frozenset[str] = ALL_ROLES
    by: Kind = "task"
    descending: bool = True
    limit: int | None = None
    attribute: str | None = None
    every: bool = False
    by_target: TargetKind = "any"
    total: tuple[str, int] | None = None
    expected: int | None = None
    place: int = 1
    others: tuple[Logic, ...] = field(default=())


def kind_of(code: str) -> Kind:
    """Return the kind of things that a code of the vocabulary of questions names; KeyError where it names none."""
    return _KINDS[code]
