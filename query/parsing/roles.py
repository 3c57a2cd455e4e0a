"""Roles of the unit asked for, classes named beside tasks, and what is left out or denied among units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from query.constraints import (
    ALL_ROLES,
    PREVIOUS,
    AnyOf,
    Constraint,
    Counted,
    Elsewhere,
    HasTarget,
    InPart,
    Mentions,
    NameHolds,
    Not,
    NumberIn,
    RoleCount,
    TaskCount,
    TaskIn,
    TasksOfUnit,
    ThingIn,
    UnitIs,
)
from query.errors import NotUnderstood
from query.lexicon import Mark
from query.logic import Operation, kind_of
from query.parsing.focus import THING_ASKS, is_counted
from query.reading.draft import Draft, target_kind
from query.reading.roles import JOINT
from query.tokens.question_words import STRONG, names_units

_AS_WELL = {"既", "又", "也", "兼", "既…又", "兼有"}
_BOTH = re.compile("都|均|皆|既|又|共同|共有|同时|两边|两头|重叠|重合|both|in common")
_OF_UNITS = (ThingIn, NameHolds, Elsewhere, TasksOfUnit)
"""Constraints on the units asked for, not on their tasks."""
CLASSES = {"company", "institution", "institute", "university", "place", "brand", "project"}


def settle_roles(new: Draft, asked: str, step: Operation) -> frozenset[str]:
    """Return the roles of the unit asked for; a role without a unit in a question about tasks counts such units."""
    for word, roles in new.denied_roles:
        if asked == "unit" and not names_units(word) and step != "group":
            where = tuple(c for c in new.constraints if not isinstance(c, _OF_UNITS))
            new.constraints.append(Elsewhere(where, roles, negated=True))
        else:
            new.constraints.append(RoleCount(roles, "=", 0))
    if new.excluded_roles and asked != "unit":
        new.constraints[:] = [_without(c, new.excluded_roles) for c in new.constraints]
    if asked == "unit" and step == "select" and not new.free_roles:
        _ask_in_role(new)
    _in_two_roles(new, asked, step)
    roles = narrowest(new.free_roles)
    if asked == "unit" and sum(m.code == "unit" and bool(STRONG.search(m.text)) for m in new.asks) > 1:
        roles = frozenset(role for each in new.free_roles for role in each) or ALL_ROLES
    if asked != "unit" and step in ("select", "count", "exists") and asked not in THING_ASKS:
        free = [each for each in new.free_roles if each != ALL_ROLES]
        if free and any(c.roles == ALL_ROLES and not c.negated for c in _units(new)):
            raise NotUnderstood("words", ("、".join(sorted(free[0])),))
        if len(set(free)) > 1:
            raise NotUnderstood("words", ("、".join(sorted(free[0])),))
        joint = any(JOINT.match(word) for word in new.role_words) and not _units(new)
        new.constraints.extend(RoleCount(each, ">" if joint else ">=", 1) for each in free)
        return ALL_ROLES
    left = roles - new.excluded_roles
    if not left:
        raise NotUnderstood("words", ("、".join(sorted(roles)),))
    return left


def _in_two_roles(new: Draft, asked: str, step: Operation) -> None:
    """既牵头又参与的单位: those that have the one role, and the other in some task too."""
    each = list(dict.fromkeys(new.free_roles))
    if asked != "unit" or step not in ("select", "count") or len(each) != 2 or new.flag("both") not in _AS_WELL:
        return
    where = tuple(c for c in new.constraints if not isinstance(c, _OF_UNITS))
    new.constraints.append(Elsewhere(where, each[1]))
    new.free_roles[:] = each[:1]


def _units(new: Draft) -> list[UnitIs]:
    options = [o for c in new.constraints if isinstance(c, AnyOf) for o in c.options if isinstance(o, UnitIs)]
    return [*new.units, *options]


def _ask_in_role(new: Draft) -> None:
    """这条有配合单位吗，是谁: of one task, the units that it is said to have are those asked for."""
    named = [
        c for c in new.constraints if isinstance(c, RoleCount) and c.comparator == "=" and c.number == new.expected
    ]
    named = named or _rest_of_so_many(new)
    if len(named) == 1 and named[0].roles != ALL_ROLES:
        new.free_roles.append(named[0].roles)
        return
    held = [c for c in new.constraints if isinstance(c, RoleCount) and (c.comparator, c.number) == (">=", 1)]
    one = any(isinstance(c, NumberIn | TaskIn) for c in new.constraints)
    if len(held) == 1 and one and not new.units:
        new.constraints.remove(held[0])
        new.free_roles.append(held[0].roles)


def _rest_of_so_many(new: Draft) -> list[RoleCount]:
    """第2条有三家牵头，甲、乙之外的那一家是谁: of one task, those left out are some of so many."""
    one = any(isinstance(c, TaskIn) or (isinstance(c, NumberIn) and len(c.numbers) == 1) for c in new.constraints)
    left_out = any(isinstance(c, ThingIn) and c.negated for c in new.constraints)
    several = [c for c in new.constraints if isinstance(c, RoleCount) and c.comparator == "=" and c.number > 1]
    return several if one and left_out else []


def _without(constraint: Constraint, roles: frozenset[str]) -> Constraint:
    """甲除自己牵头的以外: the tasks in which 甲 has some other role."""
    if isinstance(constraint, UnitIs) and not constraint.negated and constraint.roles - roles:
        return replace(constraint, roles=constraint.roles - roles)
    return constraint


def either_part(new: Draft, asked: str) -> None:
    """Two parts beside each other are looked through both: 教育和养老部分; a unit that both have is in each of them."""
    parts = list({c.parts: c for c in new.constraints if isinstance(c, InPart)}.values())
    new.constraints[:] = [c for c in new.constraints if not isinstance(c, InPart) or c in parts]
    both = len(parts) > 1 and _BOTH.search(new.flag("both")) is not None
    if both and asked in THING_ASKS and "task" not in {m.code for m in new.asks}:
        raise NotUnderstood("words", tuple(c.label for c in parts))  # a thing that is named in each of them
    if both and asked == "unit":
        rest = [c for c in new.constraints if c not in parts]
        new.constraints[:] = [*rest, parts[0], *(Elsewhere((part,)) for part in parts[1:])]
    elif len(parts) > 1:
        new.constraints[:] = [*(c for c in new.constraints if c not in parts), AnyOf(tuple(parts))]


def each_mention(new: Draft, asked: str, roles: frozenset[str]) -> None:
    """甲所在的任务和乙所在的任务，哪些单位两边都有: those in a task of the one and in one of the other."""
    named = [c for c in new.constraints if isinstance(c, Mentions)]
    if asked != "unit" or len(named) < 2 or not new.any_flag("each-task", "both-sides"):
        return
    new.flags.pop("each-task", None)
    rest = [c for c in new.constraints if c not in named]
    new.constraints[:] = [*rest, named[0], *(Elsewhere((each,), roles) for each in named[1:])]


def either_task(new: Draft) -> None:
    """甲和乙这两条: two topics that point at tasks of their own are looked through both."""
    named = [c for c in new.constraints if isinstance(c, TaskIn)]
    if not new.task_topics or len(named) < 2 or set.intersection(*(set(c.tasks) for c in named)):
        return
    tasks = tuple(sorted({task for c in named for task in c.tasks}))
    both = TaskIn(tasks, "、".join(c.label for c in named))
    new.constraints[:] = [*(c for c in new.constraints if c not in named), both]


def settle_nouns(new: Draft, asked: str, step: Operation) -> None:
    """带量化目标的是哪几条: a class named beside tasks that are asked for is one that they have."""
    if asked != "task" or step not in ("select", "count", "exists"):
        return
    named = any(isinstance(c, Mentions | NameHolds) for c in new.constraints)
    classes = [m for m in new.asks if m.code in CLASSES - {"project"} and is_counted(m) and not named]
    if "mention" not in new.flags and any(m.code == "box" for m in new.asks):
        raise NotUnderstood("words", tuple(m.text for m in new.asks if m.code == "box"))
    for mark in classes:
        if not new.any_flag("mention", "has"):
            raise NotUnderstood("words", (mark.text,))
        new.constraints.append(Counted(kind_of(mark.code), ">=", 1))
    for code in sorted(dict.fromkeys(m.code for m in new.asks), key=lambda code: code == "target"):
        owned = [c for c in new.constraints if isinstance(c, HasTarget)]
        further = "both" in new.flags or all(c.negated for c in owned)  # 有节点、没有量化目标的
        besides = further and code != "target" and all(c.kind not in (code, "any") for c in owned)
        if code in ("target", "quantity", "milestone") and (not owned or besides):
            new.constraints.append(HasTarget(target_kind(code)))
    if new.others_roles:
        units = [c for c in new.units if not c.negated]
        new.constraints.extend(UnitIs(c.units, c.label, new.others_roles, negated=True) for c in units)


def narrowest(roles: list[frozenset[str]]) -> frozenset[str]:
    """Of several role words the last that names a role decides (heads the work on: lead)."""
    return next((each for each in reversed(roles) if each != ALL_ROLES), ALL_ROLES)


def leave_out(new: Draft, asked: str) -> None:
    """Which units other than 甲: among units asked for, an exception is one of them and not a constraint on tasks."""
    if asked == "unit" and new.excepted:
        left_out = [c for c in new.units if set(c.units) <= new.excepted]
        kept = [c for c in new.constraints if c not in left_out]
        label = "、".join(dict.fromkeys(c.label for c in left_out))
        new.constraints[:] = [*kept, ThingIn(tuple(sorted(new.excepted)), label or PREVIOUS, negated=True)]
    same = new.flag("other").startswith("同")  # 跟甲在同一条里的，除乙外
    if asked == "unit" and "other" in new.flags and (same or not new.excepted):
        others = [c for c in new.units if not c.negated]
        new.constraints.extend([not_those(others)] if others else [])


def these_units(marks: Sequence[Mark], *, negated: bool) -> ThingIn:
    """Return that the units asked for are among those that some tokens name, or none of them."""
    units = tuple(sorted({iri for mark in marks for iri in mark.entry.iris}))
    return ThingIn(units, "、".join(mark.text for mark in marks), negated=negated)


def not_those(named: Sequence[UnitIs]) -> ThingIn:
    """Return that the units that some constraints name are not asked for."""
    units = tuple(sorted({iri for c in named for iri in c.units}))
    return ThingIn(units, "、".join(dict.fromkeys(c.label for c in named)), negated=True)


def deny(new: Draft, asked: str) -> None:
    """Keep what is only in some place, and what is not in another, among units asked for.

    第9条有而第18条没有的单位: among units asked for, a denied place is one where they have no part.
    """
    if asked == "unit":
        new.constraints.extend(Elsewhere((Not(c),), negated=True) for c in new.only)
    elif asked in THING_ASKS and any(isinstance(c, NumberIn | TaskIn) for c in new.only):
        new.constraints.append(TaskCount("=", 1))
    if asked not in ("unit", *CLASSES - {"project"}) or any(m.code == "task" for m in new.asks):
        return
    places = [
        c for c in new.constraints if isinstance(c, Not) and isinstance(c.option, NumberIn | InPart | TaskIn | Mentions)
    ]
    others = [c for c in new.constraints if c not in places]
    if places and others:
        roles = ALL_ROLES if asked == "unit" else frozenset[str]()
        elsewhere = (Elsewhere((c.option,), roles, negated=True) for c in places if isinstance(c, Not))
        new.constraints[:] = [*others, *elsewhere]
