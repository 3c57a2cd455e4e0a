"""第二部分里带数字的有哪些: of a part that has no tasks, what has a number is a target."""

from __future__ import annotations

from dataclasses import replace

from query.constraints import HasTarget, InPart, TargetIs
from query.lexicon import Lexicon, Mark
from query.lexicon.layout import tasks_below
from query.logic import Logic


def of_taskless_parts(logic: Logic, row: list[Mark], lexicon: Lexicon) -> Logic:
    """Return the form that asks for the targets of parts without tasks, where no tasks are named; else itself."""
    named = any(m.code in ("task", "unit") or m.text.endswith(("条", "项")) for m in row)
    if named or logic.kind != "task" or logic.operation not in ("select", "count"):
        return logic
    parts = [c for c in logic.where if isinstance(c, InPart)]
    had = [c for c in logic.where if isinstance(c, HasTarget) and not c.negated]
    if len(parts) + len(had) != len(logic.where) or len(had) != 1 or not parts:
        return logic
    if any(tasks_below(c.parts, lexicon) for c in parts):
        return logic
    return replace(logic, kind="target", where=(*parts, TargetIs(had[0].kind)))
