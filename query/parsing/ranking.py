"""Ranking, grouping and shares: what is counted of what."""

from __future__ import annotations

from dataclasses import replace

from query.constraints import (
    ALL_ROLES,
    AnyOf,
    Constraint,
    InPart,
    Kind,
    RoleCount,
    TargetKind,
    ThingIn,
    UnitIs,
    Where,
)
from query.errors import NotUnderstood
from query.lexicon import Mark
from query.logic import Logic, kind_of
from query.parsing.focus import COUNTED_ASKS, is_counted, listed
from query.reading.draft import TARGET_ASKS, Draft, target_kind
from query.tokens.numbers import LAST_PLACE

Roles = frozenset[str]
THINGS: tuple[Kind, ...] = ("company", "institution", "institute", "university", "place", "brand", "project")


def counted_kind(new: Draft, asked: str) -> tuple[Kind, TargetKind]:
    """Return what is counted of the things ranked or grouped: the class named beside them, else units of tasks."""
    counted = new.flags.get("count")
    codes = [m.code for m in new.asks if is_counted(m) and m.code != asked]
    if counted and counted.code in COUNTED_ASKS and counted.code != asked:
        codes.append(counted.code)
    if codes:
        code = codes[-1]
        return ("target", target_kind(code)) if code in TARGET_ASKS else (kind_of(code), "any")
    return ("unit" if asked == "task" else "task"), "any"


def _by_number(new: Draft, kind: Kind, roles: Roles, where: Where) -> Logic:
    """Return the form of the first or the last of some tasks by their place in the document."""
    if kind != "task" or not where or new.any_flag("most", "least", "top"):
        raise NotUnderstood("nothing")
    return Logic("rank", "task", where, roles, "task", "last" in new.flags, 1, "order")


def _targets(new: Draft, roles: Roles, where: Where, limit: int | None, *, descending: bool) -> Logic:
    """Return the form that puts targets in order by their year or value."""
    if new.any_flag("latest", "earliest"):
        return Logic("rank", "target", where, roles, "target", "latest" in new.flags, 1, "deadlineYear")
    if where:
        return Logic("rank", "target", where, roles, "target", descending, limit)
    raise NotUnderstood("nothing")


def ranking(new: Draft, kind: Kind, roles: Roles, where: Where) -> Logic:
    """Return the form that puts things in order by what they count, targets by their value or year."""
    if new.any_flag("last", "first"):
        return _by_number(new, kind, roles, where)
    if (top := new.flags.get("top")) and top.code:
        return _at_place(new, kind, roles, where, top)
    ordered = new.any_flag("rank", "rank-up") and not (new.expected and new.any_flag("most", "least"))
    limit = top.numbers[0] if top else None if ordered else 1
    descending = not new.any_flag("least", "smaller", "rank-up", "fewer")
    by, by_target = counted_kind(new, kind)
    _refuse_dates(new, kind, by)
    if kind == "target":
        return _targets(new, roles, where, limit, descending=descending)
    if new.expected is not None and limit == 1:
        if kind == "unit" and new.any_flag("both", "same"):
            raise NotUnderstood("nothing")
        limit = new.expected
    if kind == "unit":
        alone = [c.roles for c in where if isinstance(c, RoleCount) and (c.comparator, c.number) == ("=", 1)]
        roles = alone[0] if alone and roles == ALL_ROLES else roles
        if new.excepted and any(isinstance(c, UnitIs) and not c.negated for c in where):
            raise NotUnderstood("nothing")
        where, roles = ranked_units(where, roles)
        return Logic("rank", "unit", where, roles, by, descending, limit, by_target=by_target)
    if kind in ("task", "part", "year"):
        return Logic("rank", kind, where, roles, by, descending, limit, by_target=by_target)
    if kind in THINGS:
        return Logic("rank", kind, where, roles, "task", descending, limit)
    raise NotUnderstood("nothing")


def _refuse_dates(new: Draft, kind: Kind, by: Kind) -> None:
    """Refuse 期限最晚的目标在哪条任务里: it is not the number of their targets by which the tasks come first."""
    if kind != "target" and by == "target" and new.any_flag("latest", "earliest"):
        raise NotUnderstood("nothing")


def _at_place(new: Draft, kind: Kind, roles: Roles, where: Where, top: Mark) -> Logic:
    """Return the form of what comes second, or at another place, from the greatest or from the least."""
    measured = new.free_roles or new.any_flag("count") or len(new.asks) > 1 or kind == "target"
    if new.any_flag("most", "least") or not measured:  # 最多和第二多的; 第二名是谁
        raise NotUnderstood("words", (top.text,))
    least = top.code == LAST_PLACE or new.any_flag("rank-up")
    for flag in ("top", "rank", "rank-up"):
        new.flags.pop(flag, None)
    new.flags["least" if least else "most"] = top
    return replace(ranking(new, kind, roles, where), place=top.numbers[0])


def ranked_units(where: Where, roles: Roles) -> tuple[Where, Roles]:
    """Several units named in a ranking of units are those that are ranked; one alone bounds the tasks."""
    units = [c for c in where if isinstance(c, UnitIs)]
    rest = tuple(c for c in where if not isinstance(c, UnitIs))
    if not units:
        return where, roles
    named = tuple(sorted({iri for unit in units for iri in unit.units}))
    if any(unit.negated for unit in units) and not all(unit.negated for unit in units):
        raise NotUnderstood("nothing")
    if len(units) == 1:
        return (*where, ThingIn(named, units[0].label, negated=True)), roles
    chosen = ThingIn(named, "、".join(unit.label for unit in units), units[0].negated)
    return (*rest, chosen), units[-1].roles if units[-1].roles != ALL_ROLES else roles


def grouping(new: Draft, roles: Roles, where: Where) -> Logic:
    """Return the form that counts something for each unit, part, task or year."""
    kind = _grouped(new, where)
    by, by_target = counted_kind(new, kind)
    if kind == "year":
        return Logic("group", "year", where, roles, "target", by_target=by_target)
    if kind == "task" and by == "task":
        by = "unit"
    if kind == "unit" and sum(isinstance(c, UnitIs) for c in where) > 1:
        where, roles = ranked_units(where, roles)
    return Logic("group", kind, where, roles, by, by_target=by_target)


def _grouped(new: Draft, where: Where) -> Kind:
    """Return the kind of things that something is counted for: 每部分, 每条, each company; units if none is named."""
    if "each-part" in new.flags or any(m.code == "part" for m in new.asks):
        return "part"
    if "each-task" in new.flags:
        return "task"
    if "each-year" in new.flags:
        return "year"
    each = new.flags.get("each")
    if each and each.code in THINGS:
        return kind_of(each.code)
    if "apart" in new.flags and not each:
        return "part" if any(map(_of_parts, where)) else kind_of(listed(new) or "unit")
    return "unit"


def _of_parts(constraint: Constraint) -> bool:
    """Tell whether a constraint is to one of several parts."""
    return isinstance(constraint, AnyOf) and isinstance(constraint.options[0], InPart)


def share(new: Draft, where: Where) -> Logic:
    """Return the form that sets tasks against the tasks of a unit, of a part, or against all."""
    if not where:
        raise NotUnderstood("nothing")
    same = [c for c in where if isinstance(c, UnitIs)]
    parts = tuple(c for c in where if isinstance(c, InPart) or _of_parts(c))
    base: Where = tuple(c for c in where if c is not same[-1]) if len({c.units for c in same}) < len(same) else parts
    if "all-of" in new.flags or base == where:
        base = ()
    return Logic("ratio", "task", others=(Logic("count", "task", where), Logic("count", "task", base)))
