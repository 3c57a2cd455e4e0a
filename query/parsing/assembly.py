"""The logical form of a step over what has been settled."""

from __future__ import annotations

import re
from collections.abc import Callable

from query.constraints import Constraint, InPart, Kind, LackedBy, NumberIn, TaskIn, Where
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import COMPARISONS, Logic, Operation, kind_of
from query.parsing.comparing import comparing
from query.parsing.focus import DIFFERENT
from query.parsing.ranking import THINGS, Roles, grouping, ranking, share
from query.parsing.roles import not_those
from query.parsing.truth import yes_or_no
from query.reading.draft import TARGET_ASKS, Draft

_SHARED = re.compile("共|同时|重[合叠复]|既|in common|both")
_STEPS: dict[Operation, Callable[[Draft, Kind, Roles, Where], Logic]] = {
    "exists": yes_or_no,
    "rank": ranking,
    "group": lambda new, _kind, roles, where: grouping(new, roles, where),
    "ratio": lambda new, _kind, _roles, where: share(new, where),
}


def assembled(step: Operation, asked: str, roles: Roles, new: Draft, lexicon: Lexicon) -> Logic:
    """Return the logical form of a step over what has been settled."""
    where = tuple(new.constraints)
    kind: Kind = "target" if asked in TARGET_ASKS else kind_of(asked)
    if step == "same" and (found := _alike(kind, roles, new, where)):
        return found
    if step in COMPARISONS:
        return comparing(step, asked, new, roles, lexicon)
    if step == "exists" and _in_each(new, kind, where):
        return Logic("exists", "unit", where, roles, every=True)
    if step in _STEPS:
        return _STEPS[step](new, kind, roles, where)
    several = any(isinstance(c, TaskIn | NumberIn) and _members(c) > 1 for c in where) or "each-task" in new.flags
    every = kind == "unit" and several and new.any_flag("both", "all", "each-task") and not _all_told(new)
    if every and any(m.code == "unit" and " other " in f"{m.text} " for m in new.asks):
        where = (*where, not_those([c for c in new.units if not c.negated]))
    if kind in THINGS and several and new.any_flag("both", "all"):
        where = tuple(one for c in where for one in _each_of(c))
    return Logic(step, kind, where, roles, every=every)


def _all_told(new: Draft) -> bool:
    """建设…，都涉及哪些单位: 都 in front of what is asked tells that there are several, where no task is named."""
    both, asked = new.flags.get("both"), new.asks[-1] if new.asks else None
    plural = both is not None and both.text == "都" and asked is not None and asked.start > both.start
    return plural and len(new.topics) == 1 and not any(isinstance(c, NumberIn) for c in new.constraints)


def _alike(kind: Kind, roles: Roles, new: Draft, where: Where) -> Logic | None:
    """Return the form for whether several tasks have the same units, or the units in which they differ."""
    said = new.flag("same")
    differ = DIFFERENT.search(said) is not None
    several = any(isinstance(c, TaskIn | NumberIn) and _members(c) > 1 for c in where)
    if kind != "unit" or new.units or (differ and not several):
        if differ:
            raise NotUnderstood("words", (said,))
        return None
    if sum(isinstance(c, InPart | NumberIn) for c in where) > 1:  # 甲部分和乙部分的牵头单位一样吗: no task is in both
        raise NotUnderstood("words", (said,))
    if differ:
        return Logic("select", "unit", (*where, LackedBy(where, roles)), roles)
    if any(word in said for word in ("一样", "相同", "同样", "一致", "same")):
        return Logic("exists", "unit", (*where, LackedBy(where, roles)), roles, attribute="not")
    return Logic("exists", "unit", where, roles, every=True)


def _in_each(new: Draft, kind: Kind, where: Where) -> bool:
    """第3条和第7条有共同的责任单位吗: whether a unit stands in each of several tasks that are named."""
    several = any(isinstance(c, TaskIn | NumberIn) and _members(c) > 1 for c in where)
    return (
        kind == "unit" and several and not new.units and bool(_SHARED.search(new.flag("both"))) and new.negation is None
    )


def _each_of(constraint: Constraint) -> list[Constraint]:
    """Return a constraint to several tasks as one for each: things that stand in all of them."""
    if isinstance(constraint, NumberIn):
        return [NumberIn((number,)) for number in constraint.numbers]
    return [constraint]


def _members(constraint: TaskIn | NumberIn) -> int:
    return len(constraint.tasks if isinstance(constraint, TaskIn) else constraint.numbers)
