"""A question becomes a logical form."""

from __future__ import annotations


import re
from collections.abc import Iterator
from dataclasses import replace

from query.draft import TARGET_ASKS, Draft, target_kind
from query.errors import NotInDocuments, NotUnderstood
from query.focus import EACH, THING_ASKS, focus, operation
from query.lexicon import Lexicon
from query.logic import (
    ALL_ROLES,
    AnyOf,
    Counted,
    Elsewhere,
    HasTarget,
    InPart,
    Logic,
    Mentions,
    NameHolds,
    Not,
    NumberIn,
    Operation,
    RoleCount,
    TargetIs,
    TaskCount,
    TaskIn,
    TasksOfUnit,
    ThingIn,
    UnitIs,
)
from query.operations import assembled
from query.reading import read
from query.settle import core_topics, settle_names
from query.topics import targets_about

_APART = re.compile("每|each|every|for each|per")
_GENERIC = {
    "文件",
    "计划",
    "方案",
    "行动计划",
    "通知",
    "规划",
    "文",
    "document",
    "plan",
    "action plan",
    "file",
    "本文件",
    "意见",
    "办法",
}
_CLASSES = {"company", "institution", "institute", "university"}
_FREE_KINDS = ("box", "part")
_USED_BY: dict[str, frozenset[str]] = {
    "compare": frozenset({"compare", "more", "rank", "difference", "times"}),
    "fewer": frozenset({"compare", "more", "rank"}),
    "same": frozenset({"same"}),
    "larger": frozenset({"rank", "compare", "more"}),
    "smaller": frozenset({"rank", "compare", "more"}),
    "most": frozenset({"rank", "compare"}),
    "least": frozenset({"rank", "compare"}),
    "latest": frozenset({"rank"}),
    "earliest": frozenset({"rank"}),
    "rank": frozenset({"rank"}),
    "rank-up": frozenset({"rank"}),
    "top": frozenset({"rank"}),
    "ratio": frozenset({"ratio", "select", "rank", "compare", "difference", "times"}),
    "times": frozenset({"times"}),
    "difference": frozenset({"difference"}),
    **dict.fromkeys(EACH, frozenset({"group", "rank", "exists", "select"})),
    "all": frozenset({"exists", "select"}),
}
"""Words that decide what is done with the things asked for, and the steps that make use of them."""


def parse(question: str, lexicon: Lexicon) -> Logic:
    """Return the logical form of a question; NotUnderstood or NotInDocuments where there is none."""
    return form(read(question, lexicon), lexicon)


def form(new: Draft, lexicon: Lexicon) -> Logic:
    """Decide what is asked for and what is done with it, settle names and counts, and put the form together."""
    attribute = new.flags.get("attribute")
    named = next((m for m in new.asks if m.code == "document" and m.text not in _GENERIC), None)
    if attribute and attribute.code == "title" and named:
        return Logic("select", "document", (NameHolds(named.text),))
    if attribute and not (attribute.code == "title" and (new.topics or new.constraints)):
        return Logic("attribute", "document", attribute=attribute.code)
    if new.unknown:
        raise NotInDocuments(tuple(new.unknown))
    if new.unused:
        raise NotUnderstood("words", tuple(new.unused))
    asked, step = focus(new), operation(new)
    _refuse_unread(new, step)
    if new.year_ends and step in ("difference", "times", "compare", "more"):
        new.years = list(new.year_ends)
    if step == "select" and "ratio" in new.flags:
        asked = "value"
    if (
        step == "rank"
        and asked == "task"
        and new.verbs
        and not new.units
        and not any(m.code == "task" for m in new.asks)
    ):
        asked = "target" if targets_about(new.verbs, lexicon) else asked
    if step == "difference" and len(new.years) + len(new.baselines) < 2 and len(core_topics(new)) == 1:
        step, asked = "select", "value"
    if _counts_a_target(new, step, lexicon):
        step, asked = "select", "value"
    if asked == "value" and step == "select" and _two_years(new, lexicon):
        step = "difference"
    total = _total(new, asked, step)
    if step == "difference" and any(m.code == "unit" and "哪" in m.text for m in new.asks):
        return _more_units(new)
    if step == "exists" and (tasks := _tasks_of_one(new)):
        return tasks
    _settle_counts(new, asked)
    unused = [*settle_names(new, asked, step, lexicon), *_unspent(new, asked, step)]
    if unused:
        raise NotUnderstood("words", tuple(unused))
    _leave_out(new, asked)
    roles = _settle_roles(new, asked, step)
    _settle_nouns(new, asked, step)
    _deny(new, asked)
    _narrow_counts(new)
    if step not in ("compare", "more", "same", "difference", "times"):
        _either_part(new)
    logic = assembled(step, asked, roles, new, lexicon)
    _refuse_unused(logic, new)
    _refuse_twice(logic)
    if new.expected and logic.operation == "select":
        logic = replace(logic, expected=new.expected)
    if total is not None:
        logic = replace(logic, total=total)
    _refuse_unbound(logic, new, asked)
    return logic


def _counts_a_target(new: Draft, step: Operation, lexicon: Lexicon) -> bool:
    """景区要创几处: a number asked of a topic that a target states, and of nothing else, is that target's value."""
    counted = new.flags.get("count")
    if new.years and _asks_things(new) and step in ("count", "select") and counted is not None:
        words = [*core_topics(new), *(m.text for m in new.things)]
        return bool(words) and not new.units and bool(targets_about(words, lexicon, new.years))
    if step != "count" or counted is None or counted.code not in ("any", "unit") or new.constraints or new.free_roles:
        return False
    topics = core_topics(new)
    return bool(topics) and not new.asks and bool(targets_about(topics, lexicon))


def _asks_things(new: Draft) -> bool:
    """Tell whether a class of named things is asked for (企业, 机构)."""
    return any(m.code in THING_ASKS for m in new.asks)


def _two_years(new: Draft, lexicon: Lexicon) -> bool:
    """Tell whether a topic has one target in each of two years that are set against each other."""
    topics, years = tuple(core_topics(new)), [*new.years, *new.baselines]
    if new.year_ends and set(years) >= set(new.year_ends):
        new.years, new.baselines, years = [new.year_ends[1]], [new.year_ends[0]], list(new.year_ends)
    if len(years) != 2 or not new.baselines or not topics:
        return False
    return all(len(targets_about(topics, lexicon, (year,))) == 1 for year in years)


def _refuse_unread(new: Draft, step: Operation) -> None:
    """Refuse a comparing word that the step has no use for, and a question word for a class that is not known."""
    if (
        step == "rank"
        and any(isinstance(c, NumberIn) and len(c.numbers) == 1 for c in new.constraints)
        and focus(new) == "task"
    ):
        raise NotUnderstood("nothing")
    if step != "group" and _APART.match(new.flag("apart")):
        raise NotUnderstood("words", (new.flag("apart"),))
    idle = [new.flag(flag) for flag, steps in _USED_BY.items() if flag in new.flags and step not in steps]
    if idle:
        raise NotUnderstood("words", tuple(idle))
    if "which" in new.flags and step == "select" and not new.asks and not new.free_roles and new.topics:
        raise NotUnderstood("nothing")


def _refuse_unused(logic: Logic, new: Draft) -> None:
    """Refuse a reading that leaves out a negation, or a role that the question names."""
    used = {roles for each in (logic, *logic.others) for roles in _roles_in(each)}
    named = [roles for roles in new.named_roles if roles != ALL_ROLES and not any(roles <= other for other in used)]
    idle = [new.flag("not")] if new.negation == "not" and not new.only and logic.operation != "exists" else []
    if idle or (named and not new.excluded_roles):
        raise NotUnderstood("words", tuple(idle) or ("、".join(sorted(named[0])),))


def _refuse_twice(logic: Logic) -> None:
    """Refuse a reading in which one word adds nothing to another: then it was meant otherwise."""
    counted = [c for c in logic.where if isinstance(c, RoleCount) and (c.comparator, c.number) == (">=", 1)]
    units = [c.roles for c in logic.where if isinstance(c, UnitIs) and not c.negated]
    idle = [c for c in counted if c.roles in units or counted.count(c) > 1]
    if idle:
        raise NotUnderstood("words", ("、".join(sorted(idle[0].roles)),))


def _roles_in(logic: Logic) -> Iterator[frozenset[str]]:
    yield logic.roles
    for constraint in logic.where:
        options = constraint.options if isinstance(constraint, AnyOf) else (constraint,)
        for option in options:
            if isinstance(option, UnitIs | RoleCount | Elsewhere | TasksOfUnit):
                yield option.roles
            if isinstance(option, Elsewhere | TasksOfUnit):
                yield from _roles_in(Logic("select", "task", option.where))


def _more_units(new: Draft) -> Logic:
    """第2条比第1条多了哪家牵头单位: the units of one task that the other lacks."""
    numbers = [n for c in new.constraints if isinstance(c, NumberIn) for n in c.numbers]
    if len(numbers) != 2 or len(new.constraints) != 1 or new.flag("difference").startswith("少"):
        raise NotUnderstood("words", (new.flag("difference"),))
    base, other = numbers if new.base_first else reversed(numbers)
    roles = narrowest(new.free_roles)
    return Logic("select", "unit", (NumberIn((other,)), Elsewhere((NumberIn((base,)),), roles, negated=True)), roles)


def _total(new: Draft, asked: str, step: Operation) -> tuple[str, int] | None:
    """2025年以后到期的目标是不是只有一个: the number of things asked for is itself in question."""
    if step != "exists":
        return None
    for amount in new.amounts:
        if asked in TARGET_ASKS and amount.unit in ("个", "项", "条", None):
            new.amounts.remove(amount)
            return amount.comparator, int(amount.value)
    for mark in new.counts:
        if mark.code == "task" and asked == "task" and mark.amount and not new.units:
            new.counts.remove(mark)
            return mark.amount.comparator, int(mark.amount.value)
    return None


def _tasks_of_one(new: Draft) -> Logic | None:
    """Does a unit have more than one task: a question about the unit, not about tasks."""
    counted = [m for m in new.counts if m.code == "task" and m.amount]
    units = [c for c in new.units if not c.negated]
    if len(counted) != 1 or len(units) != 1 or len(new.counts) > 1 or counted[0].amount is None:
        return None
    amount = counted[0].amount
    roles = units[0].roles if units[0].roles != ALL_ROLES else counted[0].entry.roles
    where = tuple(c for c in new.constraints if c is not units[0])
    bound = TasksOfUnit(roles, amount.comparator, int(amount.value), where)
    return Logic("exists", "unit", (ThingIn(units[0].units, units[0].label), bound))


def _settle_counts(new: Draft, asked: str) -> None:
    """牵头单位有三家 bounds a task's units, 至少一个量化目标 its targets, 牵头3项以上 a unit's tasks."""
    for mark in new.counts:
        amount = mark.amount
        if amount is None:
            continue
        number = int(amount.value)
        if mark.code == "unit" and (asked in THING_ASKS or (asked == "unit" and mark.text in ("不止一条",))):
            new.constraints.append(TaskCount(amount.comparator, number))
        elif mark.code == "unit":
            new.constraints.append(RoleCount(mark.entry.roles, amount.comparator, number))
        elif mark.code == "task" and asked == "unit":
            new.constraints.append(TasksOfUnit(mark.entry.roles, amount.comparator, number))
        elif mark.code == "task" and asked in THING_ASKS:
            new.constraints.append(TaskCount(amount.comparator, number))
        elif mark.code in ("target", "quantity", "milestone") and asked not in TARGET_ASKS:
            new.constraints.append(Counted("target", amount.comparator, number, target_kind(mark.code)))
        elif mark.code in ("company", "institution", "institute", "university", "project") and asked == "task":
            new.constraints.append(Counted(mark.code, amount.comparator, number))  # type: ignore[arg-type]
        else:
            new.unused.append(mark.text)
    new.counts.clear()
    if new.unused:
        raise NotUnderstood("words", tuple(new.unused))


def _narrow_counts(new: Draft) -> None:
    """Count a unit's tasks among those that the question is about (没有牵头的任务里出现不止一次的单位)."""
    where = tuple(
        c for c in new.constraints if isinstance(c, InPart | NumberIn | RoleCount | HasTarget | TaskIn | Mentions)
    )
    new.constraints[:] = [replace(c, where=where) if isinstance(c, TasksOfUnit) else c for c in new.constraints]


def _settle_roles(new: Draft, asked: str, step: Operation) -> frozenset[str]:
    """Return the roles of the unit asked for; a role without a unit in a question about tasks counts such units."""
    for word, roles in new.denied_roles:
        if asked == "unit" and not word.endswith(("单位", "部门", "unit", "units")) and step != "group":
            where = tuple(c for c in new.constraints if not isinstance(c, ThingIn | Elsewhere | TasksOfUnit))
            new.constraints.append(Elsewhere(where, roles, negated=True))
        else:
            new.constraints.append(RoleCount(roles, "=", 0))
    roles = narrowest(new.free_roles)
    if asked != "unit" and step in ("select", "count", "exists") and asked not in THING_ASKS:
        new.constraints.extend(RoleCount(each, ">=", 1) for each in new.free_roles if each != ALL_ROLES)
        return ALL_ROLES
    return roles - new.excluded_roles


def _either_part(new: Draft) -> None:
    """Two parts beside each other are looked through both: 农业和服务业部分."""
    parts = [c for c in new.constraints if isinstance(c, InPart)]
    if len(parts) > 1:
        new.constraints[:] = [*(c for c in new.constraints if c not in parts), AnyOf(tuple(parts))]


def _settle_nouns(new: Draft, asked: str, step: Operation) -> None:
    """带量化目标的是哪几条: a class named beside tasks that are asked for is one that they have."""
    if asked != "task" or step not in ("select", "count", "exists"):
        return
    named = any(isinstance(c, Mentions | NameHolds) for c in new.constraints)
    classes = [m for m in new.asks if m.code in _CLASSES and not named]
    for mark in classes:
        if not new.any_flag("mention", "has"):
            raise NotUnderstood("words", (mark.text,))
        new.constraints.append(Counted(mark.code, ">=", 1))  # type: ignore[arg-type]
    for code in dict.fromkeys(m.code for m in new.asks):
        if code in ("target", "quantity", "milestone") and not any(isinstance(c, HasTarget) for c in new.constraints):
            new.constraints.append(HasTarget(target_kind(code)))
    if new.others_roles:
        named = [c for c in new.constraints if isinstance(c, UnitIs) and not c.negated]
        new.constraints.extend(UnitIs(c.units, c.label, new.others_roles, negated=True) for c in named)


def narrowest(roles: list[frozenset[str]]) -> frozenset[str]:
    """Of several role words the last that names a role decides (heads the work on: lead)."""
    return next((each for each in reversed(roles) if each != ALL_ROLES), ALL_ROLES)


def _leave_out(new: Draft, asked: str) -> None:
    """Which units other than 甲: among units asked for, an exception is one of them and not a constraint on tasks."""
    if asked == "unit" and new.excepted:
        kept = [c for c in new.constraints if not (isinstance(c, UnitIs) and set(c.units) <= new.excepted)]
        new.constraints[:] = [*kept, ThingIn(tuple(sorted(new.excepted)), "", negated=True)]
    elif asked == "unit" and "other" in new.flags:
        named = {iri for c in new.units if not c.negated for iri in c.units}
        if named:
            new.constraints.append(ThingIn(tuple(sorted(named)), "", negated=True))


def _deny(new: Draft, asked: str) -> None:
    """Keep what is only in some place, and what is not in another, among units asked for.

    第9条有而第18条没有的单位: among units asked for, a denied place is one where they have no part."""
    if asked == "unit":
        new.constraints.extend(Elsewhere((Not(c),), negated=True) for c in new.only)
    if asked != "unit" or any(m.code == "task" for m in new.asks):
        return
    places = [
        c for c in new.constraints if isinstance(c, Not) and isinstance(c.option, NumberIn | InPart | TaskIn | Mentions)
    ]
    others = [c for c in new.constraints if c not in places]
    if places and others:
        new.constraints[:] = [*others, *(Elsewhere((c.option,), negated=True) for c in places if isinstance(c, Not))]


def _unspent(new: Draft, asked: str, step: Operation) -> list[str]:
    """Years bound tasks and units by their targets; return amounts and words of target questions that found no use."""
    if asked in TARGET_ASKS or step in ("times", "difference", "compare", "more", "same") and new.years:
        return []
    if new.years or new.baselines:
        before = new.years[0] if "due-before" in new.flags and new.years else None
        years = () if before else tuple(new.years)
        new.constraints.append(TargetIs(deadlines=years, baselines=tuple(new.baselines), before=before))
    topical = bool(new.topics or new.general_topics or new.bags)
    flags = ("no-deadline", "measure") if topical else ("decrease", "increase", "no-deadline", "measure")
    idle = [new.flag(f) for f in flags if f in new.flags and step not in ("ratio", "times", "difference")]
    return idle + [f"{a.comparator} {a.value:g}{a.unit or ''}" for a in new.amounts]


def _refuse_unbound(logic: Logic, new: Draft, asked: str) -> None:
    """Refuse a question that names nothing to bind its answer (谁负责; 那2025年的呢 with no question before it)."""
    everything = logic.operation in ("select", "exists") and asked not in _FREE_KINDS
    of_role = asked == "unit" and logic.roles != ALL_ROLES
    only_years = bool(logic.where) and all(isinstance(c, TargetIs) and not c.targets for c in logic.where)
    if not logic.where and everything and not of_role:
        raise NotUnderstood("nothing")
    if only_years and not new.asks and logic.operation == "select":
        raise NotUnderstood("nothing")
    bound = [c for c in logic.where if not isinstance(c, TargetIs | RoleCount | HasTarget)]
    if "pronoun" in new.flags and not bound and not logic.others:
        raise NotUnderstood("nothing")
