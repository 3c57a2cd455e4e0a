"""它还参与哪些, 除此之外甲还负责几条: the tasks that a unit has beside those of the last answer."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from query.constraints import ALL_ROLES, Not, TaskIn, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic, Operation
from query.reading.read import read
from query.session.memory import Session

_VERB = "(?:牵头|主责|主办|领衔|负责|参与|参加|配合|协助|协办|承担|有份|有责任|涉及)"
_OPENS = (
    "(?:除此|此外|另外|除[了开去]?(?:[这那]|以上|上面|上述)[些一几两三]?[条项]?(?:任务)?"
    f"|除[了开去]?{_VERB}的?)(?:之外|以外|外)?(?:的)?[，,]?"
)
_HOW_MANY = "(?:[是有]?(?:任务)?(?:哪[些几一]?[条项]?|第几[条项]|(?P<{name}>(?:几|多少)[条项]))(?:任务)?)"
_MORE = re.compile("还|另外|除|此外")
_WHO = "它|该单位|该局|该委|[这那]家(?:单位|公司|企业)?|我们[局委]|[^，,。？?的它那这除些]{2,12}?"


@cache
def _its() -> re.Pattern[str]:
    many, places = (_HOW_MANY.format(name=name) for name in ("many", "in"))
    verb = f"(?P<verb>{_VERB})(?:了|过|着)?的?(?:其他|其它|别)?的?(?:任务)?(?:一共|总共|又|都|分别)*{many}"
    place = f"(?:出现|写|列|提)?在(?:其他|别的)?{places}(?:里头?|中|内)?(?:出现|有份|有责任|负责|有|露面)?"
    return re.compile(
        f"(?:那|那么)?(?P<opens>{_OPENS})?(?P<who>{_WHO})??(?P<opens2>{_OPENS})?(?P<more>(?:还|另外|又|也)*)(?:{verb}|{place})[呢啊]?[？?。]?"
    )


def its_further(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question for the further tasks of a unit; None for any other.

    The unit is the one that is named, or the only one that was answered or asked about; of a unit that the last
    question did not name only one task is left out. NotUnderstood where the unit is not clear.
    """
    words, old = question.strip(), memory.logic
    match = _its().fullmatch(words) if old is not None and _MORE.search(words) else None
    if match is None or old is None:
        return None
    opens = match["opens"] or match["opens2"]
    if not (opens or "还" in match["more"] or "另外" in match["more"]):
        return None
    roles = read(match["verb"], lexicon).free_roles if match["verb"] else [ALL_ROLES]
    before = _before(old, memory, lexicon)
    unit = before
    if match["who"] and not re.match("[它该这那我]", match["who"]):
        named = read(match["who"], lexicon)
        unit = named.units[0] if len(named.units) == len(named.constraints) == 1 else None
    if unit is None or len(roles) != 1:
        if opens:
            raise NotUnderstood("nothing")
        return None
    same = before is not None and before.units == unit.units
    goes = memory.tasks if same or len(memory.tasks) == 1 else ()
    left = (Not(TaskIn(goes, "上一问")),) if goes else ()
    step: Operation = "count" if match["many"] or match["in"] else "select"
    return Logic(step, "task", (replace(unit, roles=roles[0], negated=False), *left))


def _before(old: Logic, memory: Session, lexicon: Lexicon) -> UnitIs | None:
    """Return the only unit that was answered, or the one that the last question named."""
    if old.kind == "unit" and len(memory.units) == 1:
        return UnitIs(memory.units, lexicon.label_of(memory.units, "上一问"))
    named = {c.units: c for c in old.where if isinstance(c, UnitIs) and not c.negated}
    return next(iter(named.values())) if len(named) == 1 else None
