"""Amounts that count things: a task's units or targets, a unit's tasks, the things asked for themselves."""

from __future__ import annotations

from dataclasses import replace

from query.constraints import (
    ALL_ROLES,
    Counted,
    HasTarget,
    InPart,
    Mentions,
    NumberIn,
    RoleCount,
    TaskCount,
    TaskIn,
    TasksOfUnit,
    UnitIs,
)
from query.errors import NotUnderstood
from query.lexicon import Entry, Mark
from query.logic import Operation, kind_of
from query.parsing.focus import THING_ASKS
from query.parsing.roles import CLASSES, narrowest
from query.reading.draft import TARGET_ASKS, Draft, target_kind


def total(new: Draft, asked: str, step: Operation) -> tuple[str, int] | None:
    """2025年以后到期的目标是不是只有一个: the number of things asked for is itself in question."""
    if step != "exists":
        return None
    if asked in TARGET_ASKS and new.stated[0] == asked:
        return "=", new.stated[1]  # 第2条有六个量化目标吗
    for amount in new.amounts:
        if asked in TARGET_ASKS and amount.unit in ("个", "项", "条", None):
            new.amounts.remove(amount)
            return amount.comparator, int(amount.value)
    for mark in new.counts:
        if mark.code == "task" and asked == "task" and mark.amount and not new.units:
            new.counts.remove(mark)
            return mark.amount.comparator, int(mark.amount.value)
    return None


def ask_for_counted(new: Draft) -> None:
    """第2条的牵头单位有好几家，报一下: units said to be several of one task, and nothing asked, are asked for."""
    _own_one(new)
    counted = [m for m in new.counts if m.code == "unit" and m.amount and m.amount.comparator == ">"]
    one = [c for c in new.constraints if isinstance(c, NumberIn | TaskIn)] or new.topics or new.task_topics
    several = [m for m in new.counts if m.code == "task" and m.amount and m.amount.comparator == ">"]
    if several and new.any_flag("list", "which") and new.units:
        new.counts.remove(several[0])
    if len(counted) == 1 and one and not (new.asks or new.free_roles or new.any_flag("yesno", "count", "which")):
        new.counts.remove(counted[0])
        new.asks.append(Mark(Entry("ask", "unit"), 0, 0, ""))
        new.free_roles.append(counted[0].entry.roles)


def _own_one(new: Draft) -> None:
    """至少有一个2025年到期的目标的任务: tasks that have one such target."""
    tasks = any(m.code == "task" for m in (*new.asks, *new.flags.values()))
    for mark in list(new.counts):
        one = mark.amount is not None and (mark.amount.comparator, mark.amount.value) == (">=", 1)
        if one and tasks and new.years and mark.code in ("target", "quantity", "milestone"):
            new.counts.remove(mark)
            new.constraints.append(HasTarget(target_kind(mark.code)))


def settle_counts(new: Draft, asked: str) -> None:
    """牵头单位有三家 bounds a task's units, 至少一个量化目标 its targets, 牵头3项以上 a unit's tasks."""
    _refuse_twofold(new, asked)
    _refuse_so_many_due(new, asked)
    for mark in new.counts:
        amount = mark.amount
        if amount is None:
            continue
        number = int(amount.value)
        if mark.code == "unit" and asked in THING_ASKS:
            new.constraints.append(TaskCount(amount.comparator, number))
        elif mark.code == "task" and asked == "unit":
            new.constraints.append(TasksOfUnit(_own_role(mark, new), amount.comparator, number))
        elif mark.code == "unit":
            new.constraints.append(RoleCount(mark.entry.roles, amount.comparator, number))
        elif mark.code == "task" and asked in THING_ASKS:
            new.constraints.append(TaskCount(amount.comparator, number))
        elif mark.code in ("target", "quantity", "milestone") and asked not in TARGET_ASKS:
            new.constraints.append(Counted("target", amount.comparator, number, target_kind(mark.code)))
        elif mark.code in CLASSES and asked == "task":
            new.constraints.append(Counted(kind_of(mark.code), amount.comparator, number))
        else:
            new.unused.append(mark.text)
    new.counts.clear()
    if new.unused:
        raise NotUnderstood("words", tuple(new.unused))


def _own_role(mark: Mark, new: Draft) -> frozenset[str]:
    """Return the role in which a unit's tasks are counted: which units lead at least two tasks."""
    english = bool(new.role_words) and new.role_words[-1].isascii()
    return narrowest(new.free_roles) if english and mark.entry.roles == ALL_ROLES else mark.entry.roles


def _refuse_so_many_due(new: Draft, asked: str) -> None:
    """Refuse 有两个以上2025年到期目标的任务: how many targets are due in a year is not counted."""
    many = [m.text for m in new.counts if m.code in ("target", "quantity", "milestone")]
    if new.stated[0] in ("target", "quantity", "milestone") and asked in ("task", "unit"):
        raise NotUnderstood("words", (str(new.stated[1]),))  # 凑成两个目标的任务
    if many and new.years and asked == "task":
        raise NotUnderstood("words", tuple(many))


def _refuse_twofold(new: Draft, asked: str) -> None:
    """Refuse 只联合牵头过、从没单独牵头过的单位: how many units each of a unit's tasks has is asked only once."""
    if asked == "unit" and len([m for m in new.counts if m.code == "unit"]) > 1:
        raise NotUnderstood("words", tuple(m.text for m in new.counts))


def narrow_counts(new: Draft) -> None:
    """Count a unit's tasks among those that the question is about (没有牵头的任务里出现不止一次的单位)."""
    where = tuple(
        c
        for c in new.constraints
        if isinstance(c, InPart | NumberIn | RoleCount | HasTarget | TaskIn | Mentions | UnitIs)
    )
    new.constraints[:] = [replace(c, where=where) if isinstance(c, TasksOfUnit) else c for c in new.constraints]
