"""只在其中一条里的是哪些, behind tasks that were answered: the units that stand in so many of them."""

from __future__ import annotations

import re

from query.constraints import ALL_ROLES, PREVIOUS, TaskIn, TasksOfUnit
from query.errors import NotUnderstood
from query.logic import Logic, Operation
from query.session.memory import Session
from query.wording.numerals import parse_count

_IN_SO_MANY = re.compile(
    "(?:那|那么)?(?:单位|部门)?(?P<bound>只|仅|仅仅|恰好|至少|起码|不止)(?:出现|列|写|点名)?(?:在|有|属于|参与了?|负责了?|涉及了?)?"
    "(?:其中|这里面|里面|它们当中|这[两三四五几]条(?:里|中))(?:的)?某?(?P<many>[一两二三四五六1-6])(?:条|项)(?:任务)?"
    "(?:里头?|中|当中)?(?:出现|露面|有责任|有份|被点名|点名|有|过)*的?(?:责任)?(?:单位|部门)?(?:又|都|各|分别)*(?:是|有)?"
    "(?:(?P<count>几|多少)[家个]|哪些|哪几[家个]|谁)?(?:责任)?(?:单位|部门)?[呢啊]?[。？?]?"
)
_BOUNDS = {"至少": ">=", "起码": ">=", "不止": ">"}


def in_so_many(question: str, memory: Session) -> Logic | None:
    """Return the form of a question for the units that stand in so many of the last tasks; None for any other.

    Raises NotUnderstood behind anything else than units of several tasks.
    """
    match = _IN_SO_MANY.fullmatch(question.strip())
    if match is None:
        return None
    named = "单位" in question or "部门" in question or memory.last.kind == "unit"
    number = parse_count(match["many"])
    if not named or number is None or len(memory.tasks) < 2:
        raise NotUnderstood("nothing")
    last = TaskIn(memory.tasks, PREVIOUS)
    step: Operation = "count" if match["count"] else "select"
    bound = TasksOfUnit(ALL_ROLES, _BOUNDS.get(match["bound"], "="), number, (last,))
    return Logic(step, "unit", (last, bound))
