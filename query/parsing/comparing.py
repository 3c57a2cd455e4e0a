"""Two sides set against each other: units, tasks, parts or years by what they count, or two targets by value."""

from __future__ import annotations

from dataclasses import replace

from query.constraints import (
    ALL_ROLES,
    AnyOf,
    Constraint,
    InPart,
    Kind,
    NumberIn,
    TargetIs,
    TargetKind,
    TaskIn,
    UnitIs,
    Where,
)
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.lexicon.topics import targets_about
from query.logic import Logic, Operation
from query.parsing.ranking import Roles, counted_kind
from query.parsing.sides import of_years
from query.parsing.topics import core_topics
from query.reading.draft import Draft, target_kind


def comparing(step: Operation, asked: str, new: Draft, roles: Roles, lexicon: Lexicon) -> Logic:
    """Set two sides against each other: units, tasks, parts or years by what they count, or two targets by value."""
    sides = _unit_sides(new, roles) or _other_sides(new, asked, roles, lexicon)
    if sides is None:
        return _target_sides(step, new, lexicon)
    kind, counted = sides
    return Logic(step, kind, descending=not new.any_flag("fewer", "smaller", "least"), others=counted)


def _unit_sides(new: Draft, roles: Roles) -> tuple[Kind, tuple[Logic, ...]] | None:
    where = tuple(new.constraints)
    units = [*new.units, *(o for c in where if isinstance(c, AnyOf) for o in c.options if isinstance(o, UnitIs))]
    if len(units) != 2:
        return None
    rest = _both_parts(where, units)
    shared = next((u.roles for u in reversed(units) if u.roles != ALL_ROLES), roles)
    if shared != ALL_ROLES and ALL_ROLES in new.named_roles and any(u.roles == shared for u in units):
        shared = ALL_ROLES  # 甲负责的任务是乙牵头的几倍: each has a role of its own
    by, by_target = counted_kind(new, "unit")
    sides = tuple(
        _counting(
            by, by_target, (*rest, UnitIs(u.units, u.label, u.roles if u.roles != ALL_ROLES else shared)), ALL_ROLES
        )
        for u in units
    )
    return "unit", sides


def _both_parts(where: Where, units: list[UnitIs]) -> Where:
    """Return what else than the units bounds the tasks: two parts are looked through both."""
    rest = [c for c in where if c not in units and not (isinstance(c, AnyOf) and set(c.options) & set(units))]
    parts = [c for c in rest if isinstance(c, InPart)]
    either = (AnyOf(tuple(parts)),) if len(parts) > 1 else tuple(parts)
    return (*(c for c in rest if c not in parts), *either)


def _counting(by: Kind, by_target: TargetKind, where: Where, roles: Roles) -> Logic:
    if by == "target":
        return Logic("count", "target", (*where, TargetIs(by_target)) if by_target != "any" else where)
    return Logic("count", by, where, roles)


def _other_sides(new: Draft, asked: str, roles: Roles, lexicon: Lexicon) -> tuple[Kind, tuple[Logic, ...]] | None:
    where = tuple(new.constraints)
    parts = [c for c in where if isinstance(c, InPart)]
    numbers = [c for c in where if isinstance(c, NumberIn) and len(c.numbers) == 2]
    topics = [c for c in where if isinstance(c, TaskIn)]
    if new.any_flag("times", "difference") and not (new.role_words or new.asks or "count" in new.flags):
        topics = []  # 甲是乙的几倍: of what is not said, and only targets have a value of their own
    if len(parts) == 2:
        by, target = counted_kind(new, "part")
        return "part", _each_with(parts, by, target, roles, where)
    if numbers:
        by, target = counted_kind(new, "task")
        pair: list[Constraint] = [NumberIn((n,)) for n in numbers[0].numbers]
        return "task", _each_with(pair, by, target, roles, tuple(c for c in where if c not in numbers))
    if len(topics) == 2 or (len(topics) == 1 and "、" in topics[0].label and len(topics[0].tasks) == 2):
        by, target = counted_kind(new, "task")
        if len(topics) == 2:
            topics = [replace(t, label=_numbered(t.tasks[0], lexicon)) if len(t.tasks) == 1 else t for t in topics]
            where = tuple(c for c in where if not isinstance(c, TaskIn)) + tuple(topics)
        chosen: list[Constraint] = (
            list(topics) if len(topics) == 2 else [TaskIn((t,), _numbered(t, lexicon)) for t in topics[0].tasks]
        )
        return "task", _each_with(chosen, by, target, roles, tuple(c for c in where if c not in topics))
    if len(new.years) == 2 and asked in ("target", "quantity", "milestone") and not core_topics(new):
        years: list[Constraint] = [TargetIs(target_kind(asked), (year,)) for year in new.years]
        return "year", _each_with(years, "target", "any", roles, where)
    return None


def _numbered(task: str, lexicon: Lexicon) -> str:
    return f"{lexicon.tasks[task].number} {lexicon.tasks[task].title}"


def _each_with(
    sides: list[Constraint] | list[InPart], by: Kind, target: TargetKind, roles: Roles, where: Where
) -> tuple[Logic, ...]:
    rest = tuple(c for c in where if c not in sides)
    return tuple(_counting(by, target, (*rest, side), roles) for side in sides)


def _target_sides(step: Operation, new: Draft, lexicon: Lexicon) -> Logic:
    """Two targets set against each other: one topic in two years, or two topics."""
    topics = core_topics(new)
    years = [*new.years, *new.baselines]
    two_years = len(years) == 2
    pairs = [(tuple(topics), y) for y in years] if two_years else [((topic,), None) for topic in topics]
    sides = []
    for words, year in pairs:
        found = targets_about(words, lexicon, None if year is None else (year,)) if words else []
        if len(found) != 1:
            raise NotUnderstood("words", words)
        due = () if year is None else (year,)
        sides.append(Logic("select", "target", (TargetIs("any", due, targets=(found[0],), label="、".join(words)),)))
    if len(sides) != 2 or sides[0] == sides[1]:
        raise NotUnderstood("words", tuple(topics))
    descending = not new.any_flag("fewer", "smaller", "least")
    if step == "compare":
        both = tuple(sorted(iri for side in sides for c in side.where if isinstance(c, TargetIs) for iri in c.targets))
        return Logic(
            "rank",
            "target",
            (TargetIs(targets=both, label="、".join(topics)),),
            by="target",
            descending=descending,
            limit=1,
        )
    return Logic(step, "target", descending=descending, attribute=of_years(new, step), others=tuple(sides))
