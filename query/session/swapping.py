"""The same question about something else: 乙局呢, 把甲换成乙呢, 反过来呢."""

from __future__ import annotations

import re
from dataclasses import replace

from query.logic import ALL_ROLES, Counted, HasTarget, Logic, NumberIn, Operation, RoleCount, UnitIs
from query.reading.draft import Draft
from query.tokens.numerals import parse_count

_EXCHANGED = re.compile(r"(?:把|将|用).+(?:换成|换作|换为|改成)|instead of")
_CHANGE = re.compile("换成|换作|换为|改成")
_SO_MANY = re.compile(
    r"(?:那|那么)?(?:有|只有)?(?P<n>\d+|[一两二三四五六七八九十]+)[家个](?:牵头单位|单位|的|牵头的|量化目标|目标)*(?:呢|又)?"
    r"(?P<which>是?哪几?[条项些].{0,6}|有哪些.{0,4})?(?P<count>有?几[条项]|有?多少[条项])?[？?。]?"
)
_TURNED = re.compile(r"反过来|调过来|倒过来|the other way")


def turned_round(question: str, old: Logic) -> Logic | None:
    """反过来呢: the unit that had a part has none, and the other way about."""
    units = [c for c in old.where if isinstance(c, UnitIs)]
    if not _TURNED.search(question) or len(units) != 2 or units[0].negated == units[1].negated:
        return None
    turned = tuple(replace(c, negated=not c.negated) if isinstance(c, UnitIs) else c for c in old.where)
    return replace(old, where=turned)


_WITHOUT_IT = re.compile(
    "(?:那|那么)?(?:没有|没|不含|不涉及|不带)(?:它|他们?|该单位)的?(?:那些|那几[条项]|任务|是哪几?[条项]|有哪些|呢)+[？?]?"
)
_LACKING = re.compile("(?:那|那么)?没有?的(?:那些|那几?[条项])?(?:是|有)?(?:哪几?[条项]|哪些|呢)[？?]?")


def denied_again(question: str, old: Logic) -> Logic | None:
    """没有它的那些呢, 没有的是哪条: the tasks of the same place of which the last question does not hold."""
    asked = question.strip()
    units = [c for c in old.where if isinstance(c, UnitIs) and not c.negated]
    targets = [c for c in old.where if isinstance(c, HasTarget) and not c.negated]
    found: list[UnitIs] | list[HasTarget] = []
    found = units if _WITHOUT_IT.fullmatch(asked) else targets if _LACKING.fullmatch(asked) else found
    if old.kind != "task" or len(found) != 1 or len(old.where) < 2:
        return None
    where = tuple(replace(c, negated=True) if c is found[0] else c for c in old.where)
    return replace(old, operation="select", where=where, expected=None)


def asks_to_turn(question: str) -> bool:
    """Tell whether a question asks for the last one the other way about."""
    return _TURNED.search(question) is not None


def swapped(question: str, new: Draft, old: Logic) -> Logic | None:
    """乙局呢, 换成乙局和丙局呢, 把甲换成乙呢: the same question about as many other units."""
    return (
        _exchanged(question, new, old)
        or _other_units(new, old)
        or _other_share(question, new, old)
        or _other_number(question, new, old)
        or _other_count(question, old)
    )


def _other_count(question: str, old: Logic) -> Logic | None:
    """两家的呢, 三家的是哪几条, behind a question about tasks with one lead unit: those with another number."""
    match = _SO_MANY.fullmatch(question.strip())
    bounds = [c for c in old.where if isinstance(c, RoleCount | Counted) and c.comparator == "="]
    number = parse_count(match["n"]) if match else None
    if match is None or number is None or len(bounds) != 1 or old.kind != "task":
        return None
    operation: Operation = "select" if match["which"] else "count" if match["count"] else old.operation
    where = tuple(replace(c, number=number) if c is bounds[0] else c for c in old.where)
    return replace(old, operation=operation, where=where, expected=None)


def _other_number(question: str, new: Draft, old: Logic) -> Logic | None:
    """换成第2条呢: the same question about another task."""
    numbers = [c for c in new.constraints if isinstance(c, NumberIn)]
    only = len(numbers) == len(new.constraints) == 1 and not (new.asks or new.topics or new.free_roles)
    if not (only and _CHANGE.search(question)) or not any(isinstance(c, NumberIn) for c in old.where):
        return None
    return replace(old, where=tuple(numbers[0] if isinstance(c, NumberIn) else c for c in old.where), expected=None)


def _other_units(new: Draft, old: Logic) -> Logic | None:
    units, before = new.units, [c for c in old.where if isinstance(c, UnitIs)]
    only_units = len(units) == len(new.constraints) and not (new.asks or new.topics or new.things or new.free_roles)
    one = len(units) == 1 and len({c.units for c in before}) == 1
    fits = units and only_units and (one or len(units) == len(before)) and "pronoun" not in new.flags
    roles = {ALL_ROLES, *(c.roles for c in before)}
    if not fits or any(u.roles not in roles or u.negated for u in units):
        return None
    given = iter(units * len(before) if one else units)
    return replace(
        old, where=tuple(_other_unit(c, next(given)) if isinstance(c, UnitIs) else c for c in old.where), expected=None
    )


def _other_share(question: str, new: Draft, old: Logic) -> Logic | None:
    """乙牵头的呢, behind the share of the tasks that 甲 leads: the same share of another unit."""
    units = [c for side in old.others for c in side.where if isinstance(c, UnitIs)]
    light = not (new.topics or new.things or new.free_roles) and all(m.code in ("task", "") for m in new.asks)
    if old.operation != "ratio" or len(units) != 1 or len(new.constraints) != 1 or not (light and new.units):
        return None
    if new.units[0].negated or not question.rstrip("？?").endswith("呢"):
        return None
    given = new.units[0]
    changed = _other_unit(units[0], given)
    sides = (replace(side, where=tuple(changed if c is units[0] else c for c in side.where)) for side in old.others)
    return replace(old, others=tuple(sides))


def _exchanged(question: str, new: Draft, old: Logic) -> Logic | None:
    units = [c for c in new.units if not c.negated]
    if len(units) != 2 or not _EXCHANGED.search(question):
        return None
    gone, come = units if "instead of" not in question else reversed(units)
    if not any(isinstance(c, UnitIs) and set(c.units) & set(gone.units) for c in old.where):
        return None
    changed = (
        _other_unit(c, come) if isinstance(c, UnitIs) and set(c.units) & set(gone.units) else c for c in old.where
    )
    return replace(old, where=tuple(changed), expected=None)


def _other_unit(constraint: UnitIs, other: UnitIs) -> UnitIs:
    return replace(constraint, units=other.units, label=other.label)
