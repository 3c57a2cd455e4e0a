"""What is done with the things asked for: yes or no, ranking, grouping, setting two numbers against each other."""

from __future__ import annotations

from dataclasses import replace

from query.draft import TARGET_ASKS, Draft, target_kind
from query.errors import NotUnderstood
from query.focus import COUNTED_ASKS, listed
from query.lexicon import Lexicon
from query.logic import (
    ALL_ROLES,
    AnyOf,
    Constraint,
    HasTarget,
    InPart,
    Kind,
    Logic,
    Not,
    NumberIn,
    Operation,
    RoleCount,
    TargetIs,
    TargetKind,
    TaskIn,
    ThingIn,
    UnitIs,
)
from query.settle import core_topics
from query.topics import targets_about

Where = tuple[Constraint, ...]
Roles = frozenset[str]
_THINGS: tuple[Kind, ...] = ("company", "institution", "institute", "university", "project")


def assembled(step: Operation, asked: str, roles: Roles, new: Draft, lexicon: Lexicon) -> Logic:
    """Return the logical form of a step over what has been settled."""
    where = tuple(new.constraints)
    kind: Kind = "target" if asked in TARGET_ASKS else asked  # type: ignore[assignment]
    if step == "exists":
        return _yes_or_no(new, kind, roles, where)
    if step == "rank":
        return _ranking(new, kind, roles, where)
    if step == "group":
        return _grouping(new, roles, where)
    if step == "ratio":
        return _share(new, where)
    if step == "same" and kind == "unit" and not new.units:
        return Logic("exists", "unit", where, roles, every=True)
    if step in ("compare", "more", "same", "times", "difference"):
        return _comparing(step, asked, new, roles, lexicon)
    several = any(isinstance(c, TaskIn | NumberIn) and _members(c) > 1 for c in where) or "each-task" in new.flags
    return Logic(
        step, kind, where, roles, every=kind == "unit" and several and new.any_flag("both", "all", "each-task")
    )


def _members(constraint: TaskIn | NumberIn) -> int:
    return len(constraint.tasks if isinstance(constraint, TaskIn) else constraint.numbers)


def _yes_or_no(new: Draft, kind: Kind, roles: Roles, where: Where) -> Logic:
    """A question about every task is answered by looking for one that lacks what is asked."""
    universal = new.any_flag("all", "all-of") or "each-task" in new.flags or _universal(new)
    if universal:
        return _for_all(new, where)
    if any(isinstance(c, UnitIs) for c in where) and kind not in ("target", *_THINGS):
        kind = "task"
    return Logic("exists", kind, where, roles, attribute="not" if new.negation == "not" else None)


def _universal(new: Draft) -> bool:
    """甲的任务都由乙牵头吗 is about all of them; 甲和乙都负责吗 names two units in front of 都."""
    if new.split is None:
        return False
    before, after = new.constraints[: new.split], new.constraints[new.split :]
    units = [c for c in before if isinstance(c, UnitIs)]
    return len(units) < 2 and bool(before) and bool(after)


def _for_all(new: Draft, where: Where) -> Logic:
    targets = [m for m in new.asks if m.code in ("quantity", "target", "milestone")]
    after = list(where[new.split or 0 :]) if new.split is not None and 0 < new.split < len(where) else []
    after = after or [c for c in where if isinstance(c, UnitIs | RoleCount | HasTarget)][-1:] or list(where[-1:])
    if targets and not any(isinstance(c, UnitIs | RoleCount) for c in after):
        kept = tuple(c for c in where if not isinstance(c, TargetIs))
        return Logic("exists", "task", (*kept, HasTarget(target_kind(targets[-1].code), negated=True)), attribute="not")
    if not after or not isinstance(after[0], UnitIs | RoleCount | HasTarget | InPart):
        raise NotUnderstood("nothing")
    kept = tuple(c for c in where if c not in after)
    return Logic("exists", "task", (*kept, *(_denied(c) for c in after[:1])), attribute="not")


def _denied(constraint: Constraint) -> Constraint:
    if isinstance(constraint, UnitIs | HasTarget):
        return replace(constraint, negated=not constraint.negated)
    return Not(constraint)


def _counted_kind(new: Draft, asked: str) -> tuple[Kind, TargetKind]:
    """Return what is counted of the things ranked or grouped: the class named beside them, else units of tasks."""
    counted = new.flags.get("count")
    codes = [m.code for m in new.asks if m.code in COUNTED_ASKS and m.code != asked]
    if counted and counted.code in COUNTED_ASKS and counted.code != asked:
        codes.append(counted.code)
    if codes:
        code = codes[-1]
        return ("target", target_kind(code)) if code in TARGET_ASKS else (code, "any")  # type: ignore[return-value]
    return ("unit" if asked == "task" else "task"), "any"


def _ranking(new: Draft, kind: Kind, roles: Roles, where: Where) -> Logic:
    top = new.flags.get("top")
    limit = top.numbers[0] if top else None if new.any_flag("rank", "rank-up") else 1
    descending = not new.any_flag("least", "smaller", "rank-up", "fewer")
    by, by_target = _counted_kind(new, kind)
    if kind == "target":
        if new.any_flag("latest", "earliest"):
            return Logic("rank", "target", where, roles, "target", "latest" in new.flags, 1, "deadlineYear")
        if where:
            return Logic("rank", "target", where, roles, "target", descending, limit)
        raise NotUnderstood("nothing")
    if kind == "unit":
        if new.excepted and any(isinstance(c, UnitIs) and not c.negated for c in where):
            raise NotUnderstood("nothing")
        where, roles = _ranked_units(where, roles)
        return Logic("rank", "unit", where, roles, by, descending, limit, by_target=by_target)
    if kind in ("task", "part", "year"):
        return Logic("rank", kind, where, roles, by, descending, limit, by_target=by_target)
    if kind in (*_THINGS, "place"):
        return Logic("rank", kind, where, roles, "task", descending, limit)
    raise NotUnderstood("nothing")


def _ranked_units(where: Where, roles: Roles) -> tuple[Where, Roles]:
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


def _grouping(new: Draft, roles: Roles, where: Where) -> Logic:
    kind: Kind = next(
        (k for f, k in (("each-part", "part"), ("each-task", "task"), ("each-year", "year")) if f in new.flags), "unit"
    )  # type: ignore[misc]
    if any(m.code == "part" for m in new.asks):
        kind = "part"
    each = new.flags.get("each")
    if "apart" in new.flags and not each and kind == "unit":
        kind = (
            "part"
            if any(isinstance(c, AnyOf) and isinstance(c.options[0], InPart) for c in where)
            else listed(new) or kind
        )  # type: ignore[assignment]
    if kind == "unit" and each and each.code and each.code in _THINGS:
        kind = each.code  # type: ignore[assignment]
    by, by_target = _counted_kind(new, kind)
    if kind == "task" and by == "task":
        by = "unit"
    if kind == "year":
        return Logic("group", "year", where, roles, "target", by_target=by_target)
    if kind == "unit":
        where, roles = _ranked_units(where, roles) if sum(isinstance(c, UnitIs) for c in where) > 1 else (where, roles)
    return Logic("group", kind, where, roles, by, by_target=by_target)


def _share(new: Draft, where: Where) -> Logic:
    if not where:
        raise NotUnderstood("nothing")
    same = [c for c in where if isinstance(c, UnitIs)]
    parts = tuple(c for c in where if isinstance(c, InPart))
    base: Where = tuple(c for c in where if c is not same[-1]) if len({c.units for c in same}) < len(same) else parts
    if same and not parts and isinstance(where[-1], HasTarget):
        base = tuple(c for c in where if c is not where[-1])
    if "all-of" in new.flags or base == where:
        base = ()
    return Logic("ratio", "task", others=(Logic("count", "task", where), Logic("count", "task", base)))


def _comparing(step: Operation, asked: str, new: Draft, roles: Roles, lexicon: Lexicon) -> Logic:
    """Set two sides against each other: units, tasks, parts or years by what they count, or two targets by value."""
    sides = _unit_sides(new, roles, asked) or _other_sides(new, asked, roles, lexicon)
    if sides is None:
        return _target_sides(step, new, lexicon)
    kind, counted = sides
    return Logic(step, kind, descending=not new.any_flag("fewer", "smaller", "least"), others=counted)


def _unit_sides(new: Draft, roles: Roles, asked: str) -> tuple[Kind, tuple[Logic, ...]] | None:
    where = tuple(new.constraints)
    units = [*new.units, *(o for c in where if isinstance(c, AnyOf) for o in c.options if isinstance(o, UnitIs))]
    if len(units) != 2:
        return None
    rest = tuple(c for c in where if not isinstance(c, UnitIs | AnyOf))
    shared = next((u.roles for u in reversed(units) if u.roles != ALL_ROLES), roles)
    by, by_target = _counted_kind(new, "unit")
    sides = tuple(
        _counting(
            by, by_target, (*rest, UnitIs(u.units, u.label, u.roles if u.roles != ALL_ROLES else shared)), ALL_ROLES
        )
        for u in units
    )
    return "unit", sides


def _counting(by: Kind, by_target: TargetKind, where: Where, roles: Roles) -> Logic:
    if by == "target":
        return Logic("count", "target", (*where, TargetIs(by_target)) if by_target != "any" else where)
    return Logic("count", by, where, roles)


def _other_sides(new: Draft, asked: str, roles: Roles, lexicon: Lexicon) -> tuple[Kind, tuple[Logic, ...]] | None:
    where = tuple(new.constraints)
    parts = [c for c in where if isinstance(c, InPart)]
    numbers = [c for c in where if isinstance(c, NumberIn) and len(c.numbers) == 2]
    topics = [c for c in where if isinstance(c, TaskIn)]
    if len(parts) == 2:
        by, target = _counted_kind(new, "part")
        return "part", _each_with(parts, by, target, roles, where)
    if numbers:
        by, target = _counted_kind(new, "task")
        pair: list[Constraint] = [NumberIn((n,)) for n in numbers[0].numbers]
        return "task", _each_with(pair, by, target, roles, tuple(c for c in where if c not in numbers))
    if len(topics) == 2 or (len(topics) == 1 and "、" in topics[0].label and len(topics[0].tasks) == 2):
        by, target = _counted_kind(new, "task")
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
    if len(sides) != 2:
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
    return Logic(step, "target", descending=descending, others=tuple(sides))
