"""The logical form of a question about described things: a tree of things, each with what holds of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Operation = Literal["select", "count", "exists", "value", "each", "sum", "average", "group"]


@dataclass(frozen=True, slots=True)
class Step:
    """From a thing to another over one of some properties (IRIs), backwards where `inverse`."""

    properties: tuple[str, ...]
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """A step leads to something that is as `node` says; with `comparator` to so many of such."""

    step: Step
    node: Node
    negated: bool = False
    comparator: str | None = None
    number: float = 1


@dataclass(frozen=True, slots=True)
class Says:
    """One of some properties has one of some literals (SPARQL text) as its value; `label` is the question's word."""

    properties: tuple[str, ...]
    literals: tuple[str, ...]
    label: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """A number, a year or a day (ISO 8601, any precision) is `=`, `>`, `>=`, `<` or `<=` a given one."""

    properties: tuple[str, ...]
    comparator: str
    value: float | str
    by: Literal["number", "year", "day"] = "number"
    unit: str | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Has:
    """Something is stated by one of some properties."""

    properties: tuple[str, ...]
    negated: bool = False


Constraint = Linked | Says | Bound | Has


@dataclass(frozen=True, slots=True)
class Rank:
    """The first `limit` by a property, or (`step`, `node`) by how many such things a step leads to; ties stay in."""

    properties: tuple[str, ...] = ()
    step: Step | None = None
    node: Node | None = None
    descending: bool = True
    limit: int = 1


@dataclass(frozen=True, slots=True)
class Node:
    """Things of some classes, or given things, for which all of `where` holds; `excluded` things are left out."""

    classes: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    where: tuple[Constraint, ...] = ()
    excluded: tuple[str, ...] = ()
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One question: what is done with the things of `node`. `properties` are what is asked of them.

    A group counts them (or sums or averages `properties`) by the things of `by` that `step` leads to, or by the values
    of `keys`.
    """

    operation: Operation
    node: Node
    properties: tuple[str, ...] = ()
    year_only: bool = False
    step: Step | None = None
    by: Node | None = None
    keys: tuple[str, ...] = ()
    aggregate: Literal["sum", "average"] | None = None
    descending: bool | None = None
