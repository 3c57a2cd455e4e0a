"""What is said of units of a set of tasks, in either language, and the constraint that it comes to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from query.constraints import (
    AllOf,
    AnyOf,
    Elsewhere,
    InPart,
    NameHolds,
    Not,
    NumberIn,
    TaskIn,
    TasksOfUnit,
    Where,
)
from query.errors import NotUnderstood
from query.logic import Logic, Operation
from query.patterns import OF_THING

How = Literal["most", "number", "any", "others", "tasks", "only", "name"]
"""By the number of their tasks, whether any, by others than those of the set, by given ones (alone), by name."""
Place = Literal["in", "start", "end"]
UnitsOf = Callable[[str], Logic | None]
"""Find the units of some tasks that are named in the words of a question; None where they are not understood."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What is said of the units: that they have a role in some tasks, or what their name is.

    `does` is the verb of the role, none where any will do; `named` names the tasks. `whole` and `within` tell whether
    a number is meant of all tasks or of those of the set. `also` tells that the tasks named are said to be others.
    """

    how: How
    does: str = ""
    denied: bool = False
    named: str = ""
    bound: tuple[str, int] = ("=", 0)
    whole: bool = False
    within: bool = False
    also: bool = False
    place: Place = "end"


@dataclass(frozen=True, slots=True)
class Question:
    """The units asked for: those with a role in some tasks, or (None) of the last answer, of which a clause is said.

    Each of `clauses` is a way to understand what is said, the surer first.
    """

    tasks: str | None
    does: str
    clauses: tuple[Clause, ...]
    operation: Operation = "select"


def held(clause: Clause, base: Logic, roles: frozenset[str], units_of: UnitsOf) -> Where | None:
    """Return what a clause says of the units that a form finds, None where it cannot be understood.

    What is said of several tasks or parts is said of each of them, unless one of them is enough (第2条或第3条).
    """
    tasks: Where = tuple(c for c in base.where if not isinstance(c, OF_THING))
    if clause.how == "name":
        return (NameHolds(clause.named, negated=clause.denied, place=clause.place),)
    if clause.how == "number":
        within = tasks if clause.within or not (clause.whole or _single(tasks)) else ()
        return (TasksOfUnit(roles, *clause.bound, within),)
    where = _where(clause, base, tasks, units_of)
    if where is None:
        return None
    each = [where] if clause.denied or _ANY.search(clause.named) else _each(where)
    return tuple(Elsewhere(one, roles, negated=clause.denied) for one in each)


_ANY = re.compile(r"或|还是|任何|到|至|\bor\b|\beither\b|\bany\b", re.IGNORECASE)


_ALL = re.compile(r"所有|全部|每一?[条项]|\b(?:all|every|each)\b", re.IGNORECASE)


def _each(where: Where) -> list[Where]:
    """Return what holds of several tasks or parts as one for each of them: 第2条和第24条."""
    if len(where) == 1 and isinstance(where[0], NumberIn):
        return [(NumberIn((number,)),) for number in where[0].numbers]
    if len(where) == 1 and isinstance(where[0], AnyOf) and all(isinstance(c, InPart) for c in where[0].options):
        return [(part,) for part in where[0].options]
    return [where]


def _where(clause: Clause, base: Logic, tasks: Where, units_of: UnitsOf) -> Where | None:
    """Return what holds of the tasks that a clause speaks of, None where it cannot be understood.

    Raises NotUnderstood where all of some tasks are meant.
    """
    if clause.how == "any":
        return tasks if clause.within else ()
    if clause.how == "others":
        of_one = not clause.within or _single(tasks)  # 只参与这一条, of the units of several
        return _apart(tasks) if of_one else None
    if _ALL.search(clause.named):
        raise NotUnderstood("words", (clause.named,))  # no constraint says that units have a role in all of some tasks
    there = units_of(clause.named)
    if clause.how == "only":
        return _apart(tuple(c for c in there.where if not isinstance(c, OF_THING))) if there else None
    if there is None or there.where == base.where or any(isinstance(c, OF_THING) for c in there.where):
        return None
    by_topic = any(isinstance(c, TaskIn) for c in there.where)  # 谁负责甲: perhaps a clause of the task itself
    return there.where if clause.also or clause.denied or not by_topic else None


def ranked(clause: Clause, base: Logic, roles: frozenset[str]) -> Logic | None:
    """Return the form for the units of a set with the most (denied: the fewest) tasks of the plan; None of the set."""
    tasks: Where = tuple(c for c in base.where if not isinstance(c, OF_THING))
    if clause.within or not (clause.whole or _single(tasks)) or len(tasks) != len(base.where):
        return None
    own = Elsewhere(tasks, base.roles)
    return Logic("rank", "unit", (own,), roles, descending=not clause.denied, limit=1)


def _apart(tasks: Where) -> Where | None:
    """Return what holds of all other tasks than those of a set, None where it is no set of tasks."""
    return (Not(AllOf(tasks) if len(tasks) > 1 else tasks[0]),) if tasks else None


def _single(tasks: Where) -> bool:
    """Tell whether a set is one task: a number of tasks can only be meant of the whole plan then."""
    return any(
        (isinstance(c, NumberIn) and len(c.numbers) == 1) or (isinstance(c, TaskIn) and len(c.tasks) == 1)
        for c in tasks
    )
