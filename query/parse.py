"""A question becomes a logical form."""

from __future__ import annotations

import re
from dataclasses import replace

from query.draft import TARGET_ASKS, Draft, target_kind
from query.errors import NotInDocuments, NotUnderstood
from query.focus import focus, operation
from query.lexicon import Lexicon
from query.logic import (
    ALL_ROLES,
    AnyOf,
    Constraint,
    HasTarget,
    Kind,
    Logic,
    Operation,
    TargetIs,
    TaskIn,
    ThingIn,
    UnitIs,
)
from query.reading import read
from query.settle import core_topics, settle_amounts, settle_names
from query.topics import targets_about

_UPWARD = re.compile("从少|由少|从小|由小|从低|由低|升序|ascending|lowest first")
_COUNTED: tuple[Kind, ...] = ("company", "institution", "institute", "university", "project")
_FREE_KINDS = ("box", "part")
Where = tuple[Constraint, ...]


def parse(question: str, lexicon: Lexicon) -> Logic:
    """Return the logical form of a question; NotUnderstood or NotInDocuments where there is none."""
    return form(read(question, lexicon), lexicon)


def form(new: Draft, lexicon: Lexicon) -> Logic:
    """Decide what is asked for and what is done with it, settle names and counts, and put the form together."""
    attribute = new.flags.get("attribute")
    if attribute:
        return Logic("attribute", "document", attribute=attribute.code)
    if new.unknown:
        raise NotInDocuments(tuple(new.unknown))
    if new.unused:
        raise NotUnderstood("words", tuple(new.unused))
    asked, step = focus(new), operation(new)
    _refuse_unread(new, step)
    settle_amounts(new, asked)
    if step == "difference" and len(new.years) + len(new.baselines) < 2 and len(core_topics(new)) == 1:
        step, asked = "select", "value"
    if step in ("times", "difference") and not new.units and not any(isinstance(c, AnyOf) for c in new.constraints):
        return _target_sides(step, new, lexicon)
    unused = [*settle_names(new, asked, lexicon), *_unspent(new, asked)]
    if unused:
        raise NotUnderstood("words", tuple(unused))
    _leave_out(new, asked)
    roles = _narrowest(new.free_roles) - new.excluded_roles
    logic = _assembled(step, asked, roles, new)
    _refuse_unbound(logic, new, asked)
    return logic


def _refuse_unread(new: Draft, step: Operation) -> None:
    """Refuse 每条 with a step that has no reading for it, and a question word for a class that no vocabulary knows."""
    if "all" in new.flags and step not in ("exists", "select"):
        raise NotUnderstood("words", (new.flag("all"),))
    if "which" in new.flags and not new.asks and not new.free_roles and new.topics:
        raise NotUnderstood("nothing")


def _refuse_unbound(logic: Logic, new: Draft, asked: str) -> None:
    """Refuse a question that names nothing to bind its answer (谁负责; 那2025年的呢 with no question before it)."""
    everything = logic.operation in ("select", "exists") and asked not in _FREE_KINDS
    of_role = asked == "unit" and logic.roles != ALL_ROLES
    only_years = bool(logic.where) and all(isinstance(c, TargetIs) for c in logic.where)
    if not logic.where and everything and not of_role:
        raise NotUnderstood("nothing")
    if only_years and not new.asks and logic.operation == "select":
        raise NotUnderstood("nothing")
    if "pronoun" in new.flags and not logic.where and not logic.others:
        raise NotUnderstood("nothing")


def _narrowest(roles: list[frozenset[str]]) -> frozenset[str]:
    """Of several role words the last that names a role decides (heads the work on: lead)."""
    return next((each for each in reversed(roles) if each != ALL_ROLES), ALL_ROLES)


def _leave_out(new: Draft, asked: str) -> None:
    """Which units other than 甲: among units asked for, an exception is one of them and not a constraint on tasks."""
    if asked == "unit" and new.excepted:
        kept = [c for c in new.constraints if not (isinstance(c, UnitIs) and set(c.units) <= new.excepted)]
        new.constraints[:] = [*kept, ThingIn(tuple(sorted(new.excepted)), "", negated=True)]


def _unspent(new: Draft, asked: str) -> list[str]:
    """Years bound tasks and units by their targets; return amounts and words of target questions that found no use."""
    if asked in TARGET_ASKS:
        return []
    if new.years or new.baselines:
        new.constraints.append(TargetIs(deadlines=tuple(new.years), baselines=tuple(new.baselines)))
    left = [new.flag("several")] if "several" in new.flags else []
    return left + [f"{a.comparator} {a.value:g}{a.unit or ''}" for a in new.amounts]


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
        sides.append(
            Logic("select", "target", (TargetIs("any", due, targets=(found[0],), label="、".join(words)),))
        )
    if len(sides) != 2:
        raise NotUnderstood("words", tuple(topics))
    return Logic(step, "target", others=tuple(sides))


def _assembled(step: Operation, asked: str, roles: frozenset[str], new: Draft) -> Logic:
    where = tuple(new.constraints)
    kind: Kind = "target" if asked in TARGET_ASKS else asked  # type: ignore[assignment]
    if step == "exists":
        return _yes_or_no(new, kind, roles, where)
    if step == "rank":
        return _ranking(new, kind, roles, where)
    if step == "group":
        return Logic("group", "part" if "each-part" in new.flags else "unit", where, roles)
    if step in ("compare", "times", "difference", "ratio"):
        return _comparing(step, new, roles)
    several = any(isinstance(c, TaskIn) and len(c.tasks) > 1 for c in where) or "all" in new.flags
    return Logic(step, kind, where, roles, every=kind == "unit" and several and new.any_flag("both", "all"))


def _yes_or_no(new: Draft, kind: Kind, roles: frozenset[str], where: Where) -> Logic:
    """A question about every task is answered by looking for one that lacks what is asked."""
    units = [c for c in where if isinstance(c, UnitIs) and not c.negated]
    if "all" in new.flags and len(units) == 1 and not new.asks[:-1]:
        lacking = tuple(replace(c, negated=True) if c is units[0] else c for c in where)
        return Logic("exists", "task", lacking, attribute="not")
    if "all" in new.flags:
        wanted = [m for m in new.asks if m.code in ("quantity", "target", "milestone")]
        if not wanted:
            raise NotUnderstood("nothing")
        kept = tuple(c for c in where if not isinstance(c, TargetIs))
        return Logic("exists", "task", (*kept, HasTarget(target_kind(wanted[-1].code), negated=True)), attribute="not")
    if any(isinstance(c, UnitIs) for c in where):
        kind = "task"
    return Logic("exists", kind, where, roles, attribute="not" if new.negation == "not" else None)


def _ranking(new: Draft, kind: Kind, roles: frozenset[str], where: Where) -> Logic:
    top = new.flags.get("top")
    limit = top.numbers[0] if top else None if "rank" in new.flags else 1
    descending = not new.any_flag("least", "smaller") and not _UPWARD.search(new.flag("rank"))
    if kind == "unit":
        return Logic("rank", "unit", *_ranked_units(where, roles), "task", descending, limit)
    if new.any_flag("latest", "earliest"):
        return Logic("rank", "target", where, roles, "target", "latest" in new.flags, 1, "deadlineYear")
    if kind == "target" and where:
        return Logic("rank", "target", where, roles, "target", descending, limit or 1)
    if kind == "part":
        return Logic("rank", "part", where, roles, "task", descending, limit)
    if kind == "task":
        named: list[Kind] = [kind for kind in _COUNTED if any(m.code == kind for m in new.asks)]
        if named:
            return Logic("rank", "task", where, roles, named[0], descending, limit)
        counted = [m.code for m in new.asks if m.code in ("quantity", "target", "milestone")]
        if counted:
            where = (*where, TargetIs(target_kind(counted[-1])))
        return Logic("rank", "task", where, roles, "target" if counted else "unit", descending, limit)
    raise NotUnderstood("nothing")


def _ranked_units(where: Where, roles: frozenset[str]) -> tuple[Where, frozenset[str]]:
    """Units named in a ranking of units are those that are ranked, or left out of it, and not a constraint on tasks."""
    units = [c for c in where if isinstance(c, UnitIs)]
    rest = tuple(c for c in where if not isinstance(c, UnitIs))
    if not units:
        return where, roles
    named = tuple(sorted(iri for unit in units for iri in unit.units))
    chosen = ThingIn(named, "、".join(unit.label for unit in units), units[0].negated)
    return (*rest, chosen), units[-1].roles if units[-1].roles != ALL_ROLES else roles


def _comparing(step: Operation, new: Draft, roles: frozenset[str]) -> Logic:
    where = tuple(new.constraints)
    if step == "ratio":
        if not where:
            raise NotUnderstood("nothing")
        same = [c for c in where if isinstance(c, UnitIs)]
        base = tuple(c for c in where if c is not same[-1]) if len({c.units for c in same}) < len(same) else ()
        return Logic("ratio", "task", others=(Logic("count", "task", where), Logic("count", "task", base)))
    units = [*new.units, *(o for c in where if isinstance(c, AnyOf) for o in c.options if isinstance(o, UnitIs))]
    if len(units) != 2:
        raise NotUnderstood("nothing")
    rest = tuple(c for c in where if not isinstance(c, UnitIs | AnyOf))
    shared = next((u.roles for u in reversed(units) if u.roles != ALL_ROLES), roles)
    sides = tuple(
        Logic("count", "task", (*rest, UnitIs(u.units, u.label, u.roles if u.roles != ALL_ROLES else shared)))
        for u in units
    )
    return Logic(step, "unit" if step == "compare" else "task", others=sides)
