"""The constraints of a logical form, frozen: what holds of the tasks, targets, units, things or parts asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "task",
    "unit",
    "target",
    "company",
    "institution",
    "institute",
    "university",
    "project",
    "place",
    "brand",
    "box",
    "document",
    "part",
    "year",
]
TargetKind = Literal["any", "quantity", "milestone"]
PREVIOUS = "上一问"
"""The label of what the last answer of a conversation told."""
ALL_ROLES = frozenset({"lead", "participate", "cooperate", "responsible"})


@dataclass(frozen=True, slots=True)
class UnitIs:
    """Tasks in which one of `units` (IRIs) has one of `roles`; negated: in which none has."""

    units: tuple[str, ...]
    label: str
    roles: frozenset[str] = ALL_ROLES
    negated: bool = False


@dataclass(frozen=True, slots=True)
class NumberIn:
    """Tasks by their printed number."""

    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InPart:
    """What stands below one of some chapters, sections or boxes."""

    parts: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """Tasks that name one of some things (companies, institutions, places, brands)."""

    things: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class TaskIn:
    """Some given tasks (IRIs): found by topic or taken over from the question before."""

    tasks: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class DueIn:
    """Tasks whose own deadline, as printed, names one of some years, and a month or other words where given."""

    years: tuple[int, ...]
    month: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class RoleCount:
    """Tasks by how many units have one of `roles`: comparator `=`, `>=`, `<=`, `>`, `<` and a number."""

    roles: frozenset[str]
    comparator: str
    number: int


@dataclass(frozen=True, slots=True)
class HasTarget:
    """Tasks that have a target of a kind; negated: that have none."""

    kind: TargetKind = "any"
    negated: bool = False


@dataclass(frozen=True, slots=True)
class TargetIs:
    """Targets by what they state, or as given IRIs.

    By kind, by deadline years (or one `before`, `after` or `other_than` these, or none, or any), by baseline years (or
    any), by amount (`comparator`, `value`, `unit`), by direction of change.
    """

    kind: TargetKind = "any"
    deadlines: tuple[int, ...] = ()
    baselines: tuple[int, ...] = ()
    comparator: str | None = None
    value: float | None = None
    unit: str | None = None
    targets: tuple[str, ...] = ()
    label: str = ""
    change: str | None = None
    before: int | None = None
    after: int | None = None
    undated: bool = False
    dated: bool = False
    based: bool = False
    other_than: tuple[int, ...] = ()
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameHolds:
    """Things whose name holds (negated: does not hold) some characters, or else others in their stead.

    With a `place` it has them there, at its start or its end.
    """

    text: str
    negated: bool = False
    others: tuple[str, ...] = ()
    place: Literal["in", "start", "end"] = "in"


@dataclass(frozen=True, slots=True)
class ThingIn:
    """The thing asked for is one of these (or, negated, none of them)."""

    things: tuple[str, ...]
    label: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class InProject:
    """Things that take part in one of some projects."""

    projects: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class InClause:
    """Units that stand in one of some clauses of their task, which has several."""

    clauses: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class TaskCount:
    """Things by how many tasks name them."""

    comparator: str
    number: int


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of some constraints on tasks holds."""

    options: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Some constraints on tasks that hold together: one of the options of AnyOf, or what Not denies as a whole."""

    options: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """A constraint on tasks that does not hold."""

    option: Constraint


@dataclass(frozen=True, slots=True)
class Counted:
    """Tasks by how many things of a kind they have: targets, companies, projects."""

    by: Kind
    comparator: str
    number: int
    target: TargetKind = "any"


@dataclass(frozen=True, slots=True)
class TasksOfUnit:
    """Units by how many tasks they have in one of `roles`, among the tasks on which `where` holds."""

    roles: frozenset[str]
    comparator: str
    number: int
    where: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Units that have (negated: have not) one of `roles` in a task on which `where` holds."""

    where: tuple[Constraint, ...]
    roles: frozenset[str] = ALL_ROLES
    negated: bool = False


@dataclass(frozen=True, slots=True)
class LackedBy:
    """Units that are without one of `roles` in some task on which `where` holds, or in all tasks of one of `sets`."""

    where: tuple[Constraint, ...]
    roles: frozenset[str] = ALL_ROLES
    sets: tuple[tuple[Constraint, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class TasksOfPart:
    """Parts that have tasks, by on how many of these `where` holds."""

    where: tuple[Constraint, ...]
    comparator: str
    number: int


Constraint = (
    UnitIs
    | NumberIn
    | InPart
    | Mentions
    | TaskIn
    | DueIn
    | RoleCount
    | HasTarget
    | TargetIs
    | NameHolds
    | ThingIn
    | InProject
    | InClause
    | TaskCount
    | AnyOf
    | AllOf
    | Not
    | Counted
    | TasksOfUnit
    | Elsewhere
    | LackedBy
    | TasksOfPart
)
Where = tuple[Constraint, ...]
"""Constraints that hold together."""
