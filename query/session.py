"""A conversation: what the question before left to refer to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from query.answer import Answer
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic, TargetIs, TaskIn, UnitIs
from query.parse import Draft, draft, form

_REFERS = re.compile(r"它|这条|该任务|其中|这些|那些|上述|反过来|那[^一]*呢|呢[？?]?$|^(?:那|牵头的|具体|还)|those|these|\bits?\b|them|^and\b", re.IGNORECASE)


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
    new = draft(question, lexicon)
    anchored = any(not isinstance(c, TargetIs) for c in new.constraints) or new.topics or new.things
    if not _REFERS.search(question) and anchored:
        return None
    return _joined(question, new, memory, lexicon, anchored=bool(anchored))


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
    if new.asks_tasks_of_unit(old):
        new.constraints.extend(replace(c, roles=new.free_roles.pop() if new.free_roles else c.roles) for c in old.where if isinstance(c, UnitIs))
    elif memory.tasks and old.kind in ("task", "unit", "target", "company"):
        new.constraints.append(TaskIn(memory.tasks, "上一问" if render_chinese(question) else "previous"))
    elif old.where:
        new.constraints.extend(c for c in old.where if not (isinstance(c, TargetIs) and new.years))
    try:
        return form(question, new, lexicon)
    except NotUnderstood:
        return None


def render_chinese(question: str) -> bool:
    """Tell whether a question is written in Chinese."""
    return re.search(r"[\u4e00-\u9fff]", question) is not None


