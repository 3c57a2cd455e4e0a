"""A conversation: what the question before left to refer to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from query.answer import Answer
from query.draft import Draft
from query.errors import NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.logic import ALL_ROLES, Constraint, Logic, Mentions, TargetIs, TaskIn, ThingIn, UnitIs
from query.parse import form
from query.reading import read
from query.topics import targets_about

_REFERS = re.compile(
    r"它|这条|该任务|其中|这些|那些|上述|反过来|那[^一]*呢|呢[？?]?$|^(?:那|牵头的|具体|还)|those|these|\bits?\b|them|^and\b",
    re.IGNORECASE,
)


_SUBSET = {"其中", "里面", "那里面", "这些", "那些", "上述", "those", "these", "of those", "of these", "of them"}


@dataclass(slots=True)
class Session:
    """The last question's logical form and the tasks of its answer."""

    logic: Logic | None = None
    tasks: tuple[str, ...] = ()

    def keep(self, logic: Logic, answer: Answer) -> None:
        """Remember an answered question."""
        self.logic = logic
        if answer.tasks:
            self.tasks = answer.tasks


def carried_over(question: str, lexicon: Lexicon, memory: Session) -> Logic | None:
    """Return the form of a question that goes on from the one before, or None where it stands alone."""
    if memory.logic is None:
        return None
    if re.search(r"反过来|the other way", question):
        return _turned_round(memory.logic)
    new = read(question, lexicon)
    if swapped := _swapped(new, memory.logic):
        return swapped
    anchored = any(not isinstance(c, TargetIs) for c in new.constraints) or new.topics or new.things
    if not _REFERS.search(question) and "pronoun" not in new.flags and anchored:
        return None
    return _joined(question, new, memory, lexicon, anchored=bool(anchored))


def _swapped(new: Draft, old: Logic) -> Logic | None:
    """经信委呢, 换成住建委和规资局呢: the same question about as many other units."""
    units, before = new.units, [c for c in old.where if isinstance(c, UnitIs)]
    only_units = len(units) == len(new.constraints) and not (new.asks or new.topics or new.things or new.free_roles)
    if (
        "pronoun" in new.flags
        or not units
        or not only_units
        or len(units) != len(before)
        or any(u.roles != ALL_ROLES or u.negated for u in units)
    ):
        return None
    given = iter(units)
    return replace(old, where=tuple(_other_unit(c, next(given)) if isinstance(c, UnitIs) else c for c in old.where))


def _other_unit(constraint: UnitIs, other: UnitIs) -> UnitIs:
    return replace(constraint, units=other.units, label=other.label)


def _turned_round(logic: Logic) -> Logic | None:
    units = [c for c in logic.where if isinstance(c, UnitIs)]
    if len(units) != 2 or units[0].negated == units[1].negated:
        return None
    swapped = tuple(replace(c, negated=not c.negated) if isinstance(c, UnitIs) else c for c in logic.where)
    return replace(logic, where=swapped)


def _joined(question: str, new: Draft, memory: Session, lexicon: Lexicon, *, anchored: bool) -> Logic | None:
    """Put the new question's words together with what the last one left."""
    old = memory.logic
    if old is None:
        return None
    if not new.asks and not new.free_roles and not any(isinstance(c, UnitIs) for c in new.constraints):
        return _same_again(new, old, memory.tasks, lexicon, anchored=anchored)
    if new.asks_tasks_of_unit(old):
        roles = new.free_roles.pop() if new.free_roles else ALL_ROLES
        new.constraints.extend(replace(c, roles=roles) for c in old.where if isinstance(c, UnitIs))
        new.asks = new.asks or [Mark(Entry("ask", "task"), 0, 0, "任务")]
    elif memory.tasks:
        new.constraints.append(TaskIn(memory.tasks, "上一问" if in_chinese(question) else "previous"))
    elif old.where:
        new.constraints.extend(c for c in old.where if not (isinstance(c, TargetIs) and new.years))
    if "还" in question:
        new.constraints.extend(ThingIn(c.things, c.label, negated=True) for c in old.where if isinstance(c, Mentions))
    try:
        return form(new, lexicon)
    except NotUnderstood:
        return None


def _same_again(
    new: Draft, old: Logic, memory_tasks: tuple[str, ...], lexicon: Lexicon, *, anchored: bool
) -> Logic | None:
    """招商那条呢, 那2030年的呢: ask the same of another task or year."""
    asked = Logic("select", "task")
    if anchored:
        try:
            asked = form(new, lexicon)
        except NotUnderstood:
            return None
    elif not new.years:
        return None
    kept = () if anchored else tuple(c for c in old.where if not isinstance(c, TargetIs))
    if old.kind == "target" and not anchored:
        return replace(old, where=(*kept, _other_years(new, old, lexicon)))
    if new.flag("pronoun") in _SUBSET and memory_tasks:
        return Logic("select", "task", (TaskIn(memory_tasks, new.flag("pronoun")), *asked.where))
    return replace(old, where=(*kept, *asked.where))


def _other_years(new: Draft, old: Logic, lexicon: Lexicon) -> Constraint:
    """那2030年的呢: the targets of the question before in other years."""
    before = next((c for c in old.where if isinstance(c, TargetIs)), TargetIs())
    chosen = targets_about((before.label,), lexicon, new.years) if before.label else []
    return replace(before, deadlines=tuple(new.years), targets=tuple(chosen))


def in_chinese(question: str) -> bool:
    """Tell whether a question is written in Chinese."""
    return re.search(r"[\u4e00-\u9fff]", question) is not None
