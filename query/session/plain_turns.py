"""Turns that leave a word out that the last answer makes plain: 最少的呢, 还有一家是谁, 第8条也是它吗."""

from __future__ import annotations

import re

from query.constraints import AnyOf, Mentions, Not, NumberIn, UnitIs
from query.logic import Logic
from query.parsing.focus import THING_ASKS
from query.session.again import among_them, by_name, held_among_them
from query.session.memory import Session
from query.wording.turns import said_plainly, turns

_AMONG = ("其中", "里面", "这里面", "那其中", "那里面", "那这里面")
_OPEN = "^(?:那|那么)?"
_NUMBER = "第[0-9零一二三四五六七八九十]+[条项]"
_END = "[呢啊]?[？?。]?$"
_WHICH = "(?:又|都|分别)?[是有]?(?:谁|哪[些几两]?家?(?:单位|部门)?|什么单位)"

_UNITS = turns(
    (
        (
            r"(?i)^(?:and |so )*(?:what about |who are |which are )?the (?:others?|rest|other (?:units?|ones?))\?*$",
            "Apart from them?",
        ),
        (
            r"(?i)^(?:and )?(?:what|which) other (?:units?|ones?) (?:are|is) (?:involved|responsible)\?*$",
            "Apart from them?",
        ),
        (
            r"(?i)^(?:and )?which (?:of th(?:em|[eo]se) )?(?:do not|don't|are not|aren't) lead(?:ing|s)?\?*$",
            "Without the leads?",
        ),
        (
            rf"{_OPEN}(?:剩下|余下|其余|其他|另外|别)的?(?:那)?(?:几家|些)?(?:单位|部门)?(?:{_WHICH})?{_END}",
            "除了它们还有谁",
        ),
        (rf"{_OPEN}(?:除此(?:之外|以外|外)?|此外)[，,]?(?=还有|参与|其他)", "除了它们，"),
    )
)
"""Behind the units of a task."""
_TASKS = turns(
    (
        (
            rf"{_OPEN}([^，,其这那]{{2,10}}?)(?:同时|也|又)(牵头|参与|参加|负责|承担|配合|有份)的(?:任务)?(?:是|有)?((?:哪|几|多少)[些几]?[条项]?)[？?。]?$",
            r"其中\1也\2的有\3",
        ),
    )
)
"""Behind a list of tasks."""
_TWO = turns(())
"""Behind the units of one task and those of another."""
_TWO_UNITS = turns(())
"""Behind the number of a unit and that of another."""


_UNITS_TOO = turns(())
"""Behind the tasks of a unit."""
_THINGS = turns(((rf"{_OPEN}({_NUMBER})的?(?:又|则)[是有](?:哪[些几]?家?|谁|什么){_END}", r"那\1呢"),))
_SAID_ROLE = re.compile("牵头|主责|参与|配合")
_LEADS = frozenset({"lead"})
_PARTS = frozenset({"participate", "cooperate", "responsible"}), frozenset({"participate", "cooperate"})
_ROLES_OF = {"牵头": (_LEADS,), "主责": (_LEADS,), "参与": _PARTS, "配合": _PARTS}
_WHERE_ELSE = turns(())
"""那乙又在哪条, behind 甲在哪条: asked by itself."""
_TARGETS = turns(((f"{_OPEN}(?:它们)?(?:分别|各|各自)(?=写?在|属于|出自)", "这些目标"),))


def in_full(question: str, old: Logic, memory: Session) -> str:
    """Return a turn with what the last answer makes plain put in; any other as it is."""
    asked = question.strip()
    if any(isinstance(c, Mentions) for c in old.where):
        asked = said_plainly(asked, _WHERE_ELSE)
    if old.kind == "target":
        return said_plainly(asked, _TARGETS)
    if old.kind == "task" and (len(memory.tasks) > 1 or asked.startswith(_AMONG)):
        return among_them(held_among_them(asked) if _may_hold(asked, old) else asked)
    return by_name(asked) if old.kind in THING_ASKS else asked


def _verb_of(old: Logic) -> str:
    """Return the word for the role in which the last question asked about its unit."""
    roles = next(c.roles for c in old.where if isinstance(c, UnitIs))
    return next((verb for verb, said in _ROLES_OF.items() if roles in said), "负责")


def _may_hold(asked: str, old: Logic) -> bool:
    """Tell whether 甲牵头的有几条 may be of the last tasks: these are of no unit, or of another one in another role."""
    if not any(isinstance(c, UnitIs | AnyOf | Not) for c in old.where):
        return bool(old.where)
    units = [c for c in old.where if isinstance(c, UnitIs)]
    said = _SAID_ROLE.search(asked)
    if old.operation != "select" or len(units) != 1 or said is None or len(old.where) != 1:
        return False
    return units[0].roles not in _ROLES_OF.get(said[0], ())


_TOO = re.compile(f"{_OPEN}[^，,其这那]{{2,10}}?(?:同时|也)")
"""甲也参加的有几条, behind a number of tasks: of these."""


def of_last_kind(question: str, old: Logic, memory: Session) -> str:
    """Return a turn behind units, things or tasks with the noun that these make plain; any other as it is."""
    if old.operation not in ("select", "count") or old.others:
        return question
    before, asked = memory.previous[-1] if memory.previous else old, question.strip()
    alike = before is not old and (before.kind, before.roles) == (old.kind, old.roles)
    if old.kind == "unit":
        two = alike and len(memory.numbered) > 1 and any(isinstance(c, NumberIn) for c in old.where)
        return said_plainly(said_plainly(asked, _TWO) if two else asked, _UNITS)
    if old.kind != "task":
        return said_plainly(asked, _THINGS) if old.kind in THING_ASKS else question
    if any(isinstance(c, UnitIs) and not c.negated for c in old.where):
        asked = said_plainly(asked, _UNITS_TOO)
    if alike and all(any(isinstance(c, UnitIs) for c in each.where) for each in (before, old)):
        asked = said_plainly(asked, _TWO_UNITS).replace("{}", _verb_of(old))
    return said_plainly(asked, _TASKS) if old.operation == "select" or _TOO.match(asked) else asked
