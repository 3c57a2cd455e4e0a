"""Yes or no: whether something is, or whether it holds of every task."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import (
    AllOf,
    Constraint,
    HasTarget,
    InPart,
    Kind,
    Mentions,
    Not,
    NumberIn,
    RoleCount,
    TargetIs,
    UnitIs,
    Where,
)
from query.errors import NotUnderstood
from query.lexicon import Mark
from query.logic import Logic
from query.parsing.ranking import THINGS, Roles
from query.reading.draft import NO_FLAG, Draft, target_kind


def yes_or_no(new: Draft, kind: Kind, roles: Roles, where: Where) -> Logic:
    """A question about every task is answered by looking for one that lacks what is asked."""
    universal = new.any_flag("all", "all-of") or "each-task" in new.flags or _universal(new)
    if universal:
        return _for_all(new, where)
    if any(isinstance(c, UnitIs) for c in where) and kind not in ("target", *THINGS):
        kind = "task"
    return Logic("exists", kind, where, roles, attribute="not" if new.negation == "not" else None)


def _universal(new: Draft) -> bool:
    """甲的任务都由乙牵头吗 is about all of them; 甲和乙都负责吗 names two units in front of 都."""
    if new.split is None:
        return False
    before, after = new.constraints[: new.split], new.constraints[new.split :]
    units = [c for c in before if isinstance(c, UnitIs)]
    return len(units) < 2 and bool(before or new.counts) and bool(after)


def _for_all(new: Draft, where: Where) -> Logic:
    targets = [m for m in new.asks if m.code in ("quantity", "target", "milestone")]
    after: list[Constraint] = (
        list(where[new.split or 0 :]) if new.split is not None and 0 < new.split < len(where) else []
    )
    bounds: list[Constraint] = [c for c in where if isinstance(c, UnitIs | RoleCount | HasTarget)]
    counted = bool(new.counts) or any(isinstance(c, RoleCount) for c in where)
    if new.split == 0 and counted:  # 牵头单位不止一家的任务都有甲吗: what is counted says which tasks
        after = [c for c in where if not isinstance(c, RoleCount)]
    after = after or bounds[-1:] or list(where[-1:])
    if targets and not any(isinstance(c, UnitIs | RoleCount) for c in after):
        bound = [c for c in where if isinstance(c, TargetIs) and c != TargetIs(c.kind)]
        tasks: Where = tuple(c for c in where if not isinstance(c, TargetIs))
        each = "each-task" in new.flags or new.flags.get("all-of", NO_FLAG).code == "task"
        if bound and not each:
            return _of_all_targets(bound, tasks)
        if bound:
            return Logic("exists", "task", (*tasks, Not(bound[0])), attribute="not")
        return Logic(
            "exists", "task", (*tasks, HasTarget(target_kind(targets[-1].code), negated=True)), attribute="not"
        )
    if not after or not isinstance(after[0], UnitIs | RoleCount | HasTarget | InPart | Mentions):
        raise NotUnderstood("nothing")
    kept = tuple(c for c in where if c not in after)
    if isinstance(after[0], InPart | Mentions) and not kept:
        raise NotUnderstood("nothing")
    if isinstance(after[0], Mentions) and bounds:  # 涉及甲的任务，乙是不是都有份: what names a thing says which tasks
        raise NotUnderstood("nothing")
    return Logic("exists", "task", (*kept, *(denied(c) for c in after[:1])), attribute="not")


def _of_all_targets(bound: list[TargetIs], tasks: Where) -> Logic:
    """第2条的目标都是2025年的吗: whether as many targets are so as there are of their kind."""
    if len(bound) > 1 or bound[0].targets:
        raise NotUnderstood("nothing")
    kind = bound[0].kind
    those = (TargetIs(kind),) if kind != "any" else ()
    return Logic(
        "same",
        "target",
        others=(Logic("count", "target", (*tasks, bound[0])), Logic("count", "target", (*tasks, *those))),
    )


def denied(constraint: Constraint) -> Constraint:
    """Return the opposite of a constraint: a unit or a target that is lacking, or anything else that does not hold."""
    if isinstance(constraint, UnitIs | HasTarget):
        return replace(constraint, negated=not constraint.negated)
    return constraint.option if isinstance(constraint, Not) else Not(constraint)


def all_of(where: Where) -> Constraint:
    """Return constraints that hold together as one."""
    return where[0] if len(where) == 1 else AllOf(where)


def none_of(where: Where) -> Constraint:
    """Return the opposite of constraints that hold together."""
    return denied(all_of(where))


_WHETHER_ANY = ("是否有", "有没有", "is there", "are there")


def denied_of_all(logic: Logic, row: list[Mark]) -> Logic:
    """甲一条都没牵头，对吗: whether there is no task that it leads, not whether there is one that it does not lead.

    有没有不由甲牵头的任务 asks for one.
    """
    units = [c for c in logic.where if isinstance(c, UnitIs)]
    plain = logic.operation == "exists" and logic.kind == "task" and logic.attribute is None and logic.total is None
    if not plain or len(units) != 1 or not units[0].negated:
        return logic
    if any(not isinstance(c, UnitIs | InPart | NumberIn) for c in logic.where) or any(
        m.text in _WHETHER_ANY for m in row
    ):
        return logic
    unit = next((i for i, m in enumerate(row) if m.kind == "unit"), len(row))
    if not any(m.kind == "not" for m in row[unit + 1 :]):
        return logic
    had = replace(units[0], negated=False)
    return replace(logic, where=tuple(had if c is units[0] else c for c in logic.where), attribute="not")


_WHETHER_ALL = re.compile("(?:是不是|是否)[全条每]?(?:都|均)(?=在|有|是|由|出现|列)")


_GREATEST = "最[多少高低大小早晚]"
_WHETHER_MOST = re.compile(
    f"第[0-9]+[条项][^，,哪谁几]*(?:是不是|是否|是)[^，,哪谁几]*{_GREATEST}[^，,哪谁几]*$"
    f"|{_GREATEST}的?(?:任务)?(?:是不是|是否)第[0-9]+[条项]"
)


def refuse_list_for_truth(question: str, logic: Logic) -> None:
    """Refuse a form that lists or counts things where it is asked whether all are so (甲的单位是不是都在乙里).

    Nor does a ranking tell whether a task is the greatest (第15条是不是责任单位最多的).
    """
    asked = _WHETHER_ALL.search(question) if logic.operation in ("select", "count") else None
    asked = asked or (_WHETHER_MOST.search(question) if logic.operation == "rank" else None)
    if asked:
        raise NotUnderstood("words", (asked[0],))
