"""它还参与哪些, 除此之外甲还负责几条: the tasks that a unit has beside those of the last answer."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from query.constraints import ALL_ROLES, PREVIOUS, InPart, Mentions, Not, NumberIn, TaskIn, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic
from query.parsing.focus import THING_ASKS
from query.parsing.truth import all_of
from query.reading.read import read
from query.session.memory import Session
from query.wording.numerals import parse_count

_VERB = "(?:牵头|主责|主办|领衔|负责|参与|参加|配合|协助|协办|承担|有份|有责任|涉及)"
_OPENS = (
    "(?:除此|此外|另外|除[了开去]?(?:[这那]|以上|上面|上述)[些一几两三]?[条项]?(?:任务)?"
    f"|除[了开去]?{_VERB}的?)(?:之外|以外|外)?(?:的)?[，,]?"
)
_HOW_MANY = "(?:[是有]?(?:任务)?(?:哪[些几一]?[条项]?|第几[条项]|(?P<{name}>(?:几|多少)[条项]))(?:任务)?)"
_MORE = re.compile("还|另外|除|此外")
_WHO = "它|该单位|该局|该委|[这那]家(?:单位|公司|企业)?|我们[局委]|[^，,。？?的它那这除些不去扣]{2,12}?"


@cache
def _its() -> re.Pattern[str]:
    many, places = (_HOW_MANY.format(name=name) for name in ("many", "in"))
    verb = f"(?P<verb>{_VERB})(?:了|过|着)?的?(?:其他|其它|别)?的?(?:任务)?(?:一共|总共|又|都|分别)*{many}"
    place = f"(?:出现|写|列|提)?在(?:其他|别的)?{places}(?:里头?|中|内)?(?:出现|有份|有责任|负责|有|露面)?"
    has = f"(?:(?<=[它家位])|(?<=还))有(?:其他|别)?的?{_HOW_MANY.format(name='has')}(?:[是归由]它(?:负责|管)?)?"
    says = "(?:也|还)?(?:提到|点名|点到|写到|提及|写了)了?(?:它|该(?:企业|公司|机构))(?:的名字)?的?"
    named = f"{_HOW_MANY.format(name='on')}{says}"
    return re.compile(
        f"(?:那|那么)?(?P<opens>{_OPENS})?(?P<who>{_WHO})??(?P<opens2>{_OPENS})?(?P<more>(?:还|另外|又|也)*)"
        f"(?:{verb}|{place}|{has}|{named})[呢啊]?[？?。]?"
    )


_ENGLISH = re.compile(
    r"(?:and )?(?P<opens>(?:apart from|besides|other than) (?:that|th[eo]se|them|this)(?: ones?| tasks?)?,? )?"
    r"(?:(?:what|which)(?P<more> others?| else)?|(?P<many>how many)(?P<more2> more| others?)?)(?: tasks?)? "
    r"(?:does|is) (?:it|that unit|this unit) (?P<verb>lead|participate in|take part in|support|responsible for)",
    re.IGNORECASE,
)
_ANY_MORE = re.compile(
    r"(?i:(?:(?:are|is) there )?any(?:thing|one)? ?(?:more|others?|else)|(?P<all>(?:is|are) th(?:at|ey) (?:all|it)))\?|"
    "(?:那|那么)?(?:还有(?:没有)?(?:别的|其他的?|更多的?)?(?:任务|单位|企业|公司)?了?(?:吗|么|没有)?"
    "|(?P<none>就这些(?:任务|单位)?了?吗|没(?:有)?(?:别的|其他的?)?了吗))[？?。]?"
)
_VERB_OF = {ALL_ROLES: ("负责",), frozenset({"lead"}): ("牵头",)}
_TOO = re.compile(
    "(?:那|那么)?第(?P<n>[0-9零一二三四五六七八九十]+)[条项](?:任务)?(?:也|同样|还)(?:[是归由])?"
    "(?:它|这家|那家|该单位|同一家)(?:单位)?(?P<verb>牵头|负责|参与|管)?(?:的)?[吗么][？?]?"
)


def any_more(question: str, memory: Session) -> Logic | None:
    """还有吗, 就这些吗: whether anything else fits the last question; NotUnderstood where only some were asked for."""
    match, old = _ANY_MORE.fullmatch(question.strip()), memory.last
    if match is None:
        return None
    if old.operation != "select" or not (memory.told and old.where) or (old.kind == "unit" and old.roles != ALL_ROLES):
        raise NotUnderstood("nothing")
    attribute = "not" if match["none"] or match["all"] else None
    return replace(old, operation="exists", where=(*old.where, memory.not_told()), attribute=attribute, expected=None)


def has_it_too(question: str, memory: Session) -> Logic | None:
    """第8条也是它吗, behind 第3条由谁牵头: whether the same unit has the same part there; NotUnderstood of several."""
    match, old = _TOO.fullmatch(question.strip()), memory.last
    if match is None or old.kind != "unit" or not any(isinstance(c, NumberIn) for c in old.where):
        return None
    number = parse_count(match["n"])
    if len(memory.units) != 1 or number is None or (match["verb"] or "管") not in ("管", *_VERB_OF.get(old.roles, ())):
        raise NotUnderstood("nothing")
    unit = UnitIs(memory.units, PREVIOUS, old.roles)
    return Logic("exists", "task", (NumberIn((str(number),)), unit))


def its_further(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question for the further tasks of a unit; None for any other.

    The unit is the one that is named, or the only one that was answered or asked about; of a unit that the last
    question did not name only one task is left out. NotUnderstood where the unit is not clear.
    """
    words, old = question.strip(), memory.last
    if match := _ENGLISH.fullmatch(words.rstrip("?. ")):
        more = match["opens"] or match["more"] or match["more2"]
        unit = _before(old, memory, lexicon)
        roles = read(match["verb"].replace("responsible for", "负责"), lexicon).free_roles
        fits = more and unit and len(roles) == 1
        return _beside_the_last(replace(unit, roles=roles[0]), memory, many=match["many"]) if unit and fits else None
    match = _its().fullmatch(words) if _MORE.search(words) else None
    if match is None:
        return None
    opens = match["opens"] or match["opens2"]
    if not (opens or "还" in match["more"] or "另外" in match["more"]):
        return None
    named = bool(match["who"]) and not re.match("[它该这那我]", match["who"])
    many = match["many"] or match["in"] or match["has"] or match["on"]
    if not named and old.kind in THING_ASKS and len(memory.things) == 1 and match["verb"] in (None, "涉及"):
        return _thing_elsewhere(memory, many=many)
    if match["on"]:
        raise NotUnderstood("nothing")
    roles = read(match["verb"], lexicon).free_roles if match["verb"] else [ALL_ROLES]
    before = _before(old, memory, lexicon)
    unit = before
    if named:
        said = read(match["who"], lexicon)
        unit = said.units[0] if len(said.units) == len(said.constraints) == 1 else None
    if unit is None or len(roles) != 1:
        if opens:
            raise NotUnderstood("nothing")
        return None
    same = before is not None and before.units == unit.units
    meant = replace(unit, roles=roles[0])
    return _beside_the_last(meant, memory, many=many, same=same)


def _thing_elsewhere(memory: Session, *, many: str | None) -> Logic:
    """Return the form of the tasks that name the only thing answered, beside those in which it was looked for."""
    there = tuple(c for c in memory.last.where if isinstance(c, NumberIn | TaskIn | InPart | UnitIs))
    if not there:
        raise NotUnderstood("nothing")
    return Logic("count" if many else "select", "task", (Mentions(memory.things, PREVIOUS), Not(all_of(there))))


def _beside_the_last(unit: UnitIs, memory: Session, *, many: str | None, same: bool = True) -> Logic:
    """Return the form of the tasks of a unit without the last ones; of another unit one task alone is left out."""
    goes = memory.tasks if same or len(memory.tasks) == 1 else ()
    left = (Not(TaskIn(goes, PREVIOUS)),) if goes else ()
    return Logic("count" if many else "select", "task", (replace(unit, negated=False), *left))


def _before(old: Logic, memory: Session, lexicon: Lexicon) -> UnitIs | None:
    """Return the only unit that was answered, or the one that the last question named."""
    if old.kind == "unit" and len(memory.units) == 1:
        return UnitIs(memory.units, lexicon.label_of(memory.units, PREVIOUS))
    named = {c.units: c for c in old.where if isinstance(c, UnitIs) and not c.negated}
    return next(iter(named.values())) if len(named) == 1 else None
