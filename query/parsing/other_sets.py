"""列在第3条而没有列在第1条的单位: a unit of one task that another task has not."""

from __future__ import annotations

from dataclasses import replace

from query.constraints import Constraint, Elsewhere, InPart, Not, NumberIn
from query.errors import NotUnderstood
from query.logic import Logic
from query.parsing.left_out import values_in
from query.patterns import OF_THING


def units_elsewhere(logic: Logic) -> Logic:
    """Return a form for units in which a task or part that is denied beside another is one that the units are not in.

    No task of 第3条 is 第1条: said of the tasks, the denial would say nothing.
    """
    if logic.kind != "unit" or logic.every:
        return logic
    bound = [c for c in logic.where if isinstance(c, NumberIn | InPart)]
    idle = [c for c in logic.where if isinstance(c, Not) and any(_apart(c.option, each) for each in bound)]
    if not idle:
        return logic
    where = tuple(Elsewhere((c.option,), negated=True) if isinstance(c, Not) and c in idle else c for c in logic.where)
    return replace(logic, where=where)


def refuse_unsaid(logic: Logic) -> None:
    """Refuse a form in which a constraint on units or things (名称含) stands where only tasks are bound."""
    for value in values_in(logic):
        inner = () if isinstance(value, Logic) else getattr(value, "where", ()) or getattr(value, "options", ())
        if any(isinstance(c, OF_THING) for c in (*inner, getattr(value, "option", None))):
            raise NotUnderstood("nothing")


def _apart(denied: Constraint, bound: Constraint) -> bool:
    """Tell whether a task that one constraint holds of can never be one that the other holds of."""
    if isinstance(denied, NumberIn) and isinstance(bound, NumberIn):
        return set(denied.numbers).isdisjoint(bound.numbers)
    if isinstance(denied, InPart) and isinstance(bound, InPart):
        return set(denied.parts).isdisjoint(bound.parts)
    return False
