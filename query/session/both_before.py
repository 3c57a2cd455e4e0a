"""Answers set against each other: 谁更多, 多几条, 比甲多吗 behind 甲几条, 乙呢; and what goes back to the first."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import Constraint, InPart, Kind, NumberIn, TargetIs, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic, Operation
from query.reading.read import read
from query.session.memory import Session

_EITHER = "(?:那|那么|它们|他们|[这那]?[两二][家个条者](?:单位|部门|部分)?|两者|二者|之间|当中|之中|里|中|的)*"
_NUMBER = "(?:的?(?:任务|条数|数量|数))?(?:更|要|比较)?(?P<m>[多少])(?:一些|一点)?[呢啊]?"
_WHICH = re.compile(
    f"{_EITHER}(?:谁|哪一?[个家边条](?:单位|部门|部分)?)(?:的)?{_NUMBER}"
    r"|(?:and |so )?(?:which|who)(?: of (?:them|the two|those))?(?: one| unit)? (?:has|leads|is|have|handles)"
    r" (?:the )?(?P<en>more|fewer|less)(?: tasks)?",
    re.IGNORECASE,
)
_BY_HOW_MANY = re.compile(
    f"{_EITHER}(?:多|少|差|相差|差了|差距是?)(?:了|出)?(?:几|多少)[条项个家]?(?:任务)?"
    r"|(?:and )?(?:by how (?:many|much)|what(?:'s| is) the difference|how many more)",
    re.IGNORECASE,
)
_THAN = re.compile(
    f"(?:那|那么|它)?比(?P<who>[^，,多少]{{2,10}}?){_NUMBER}(?:(?P<by>(?<=[多少])(?:了|出)?(?:几|多少)[条项个家]?)|吗|么)"
)
_TWO = re.compile(r"[两二]|\btwo\b|\beither\b", re.IGNORECASE)
_AND_WHICH = re.compile(r"(?P<next>[^，,]+?呢)[，,？?](?P<asked>[^，,]+)")
_DIFFERENCE = re.compile(
    "(?:这|那)?(?:[两二]个?(?:数字?|指标|目标|比例|值|者)?|它们)(?:之间)?(?:相差|差距是|差|的差是)(?:了)?(?:多少|几)[一-龥]{0,4}"
)
_BACK = re.compile(
    "(?:还是|再|那|我们|就|现在|好)*(?:(?:说|返|绕|折|退|转)?回到?|回过头(?:来)?看?|接着|还是|就|按)?(?:看)?"
    "(?:刚才|刚刚|最开始|开头|一开始|最初|最前面|前面|我)*的?(?:那个)?(?:第一个?|第1个|最初|最早|开头|一开始)的?"
    "(?:那个)?(?:问题|提问|问)(?:上)?(?:来)?(?:[，,：:]|(?=换))(?P<rest>.+)"
    r"|(?:(?:going |now )?back to|returning to|as for) (?:the|my) (?:very )?first question,? (?P<en>.+)",
    re.IGNORECASE,
)


def gone_back(question: str, memory: Session) -> tuple[str, Session]:
    """回到第一个问题，乙呢: return what is asked and the conversation as it was behind its first question."""
    match = _BACK.fullmatch(question.strip())
    if match is None:
        return question, memory
    if memory.first is None:
        raise NotUnderstood("nothing")
    return match["rest"] or match["en"], memory.first


def set_against(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form that sets the last numbers against each other, None for any other question.

    All that were asked alike are asked about, two where it says so; NotUnderstood where it is open which two are meant.
    """
    words, old = question.strip().rstrip("？?。!！"), memory.logic
    words = words[len(turn) + 1 :] if (turn := and_which(words)) else words
    if _DIFFERENCE.fullmatch(words) and old is not None and old.kind == "target":
        return _apart(memory.last_targets(2), lexicon)
    which, than = _WHICH.fullmatch(words), _THAN.fullmatch(words)
    match = which or than or _BY_HOW_MANY.fullmatch(words)
    if match is None or old is None:
        return None
    alike, kind = _asked_alike(memory.previous, old)
    if kind is None:
        return None
    if than:
        alike = (old, _about(than["who"], alike, lexicon))
    elif _TWO.search(words):
        alike = alike[-2:]
    elif not which and len(alike) > 2:
        raise NotUnderstood("nothing")
    sides = tuple(replace(side, operation="count", expected=None) for side in alike)
    step: Operation = "compare" if which else "more" if than and not than["by"] else "difference"
    fewer = (which and (which["m"] == "少" or which["en"] not in (None, "more"))) or (than and than["m"] == "少")
    return Logic(step, kind, descending=not fewer, others=sides)


def and_which(question: str) -> str | None:
    """乙呢，哪家多: return the turn that asks the same of another, which the rest sets against the one before."""
    match = _AND_WHICH.fullmatch(question.strip().rstrip("？?。"))
    if match is None or not (_WHICH.fullmatch(match["asked"]) or _BY_HOW_MANY.fullmatch(match["asked"])):
        return None
    return match["next"]


def _asked_alike(before: tuple[Logic, ...], old: Logic) -> tuple[tuple[Logic, ...], Kind | None]:
    """Return the last form with those right before it that ask the same of another thing, and what these things are."""
    alike: tuple[Logic, ...] = (old,)
    kind: Kind | None = None
    for side in reversed(before):
        if (found := _differ(side, old)) is None or (kind and found != kind) or side in alike:
            break
        alike, kind = (side, *alike), found
    return alike, kind


def _about(who: str, alike: tuple[Logic, ...], lexicon: Lexicon) -> Logic:
    """Return the form before the last that is about a unit; NotUnderstood where none is."""
    units = read(who, lexicon).units
    named = units[0].units if len(units) == 1 else ()
    sides = [side for side in alike[:-1] if any(isinstance(c, UnitIs) and c.units == named for c in side.where)]
    if not named or not sides:
        raise NotUnderstood("words", (who,))
    return sides[-1]


def _differ(one: Logic, other: Logic) -> Kind | None:
    """Return what two forms are about (units, parts, tasks) that say the same of one thing each, None for others."""
    plain = all(side.operation in ("count", "select") and not side.others for side in (one, other))
    if not plain or (one.kind, one.roles) != (other.kind, other.roles) or len(one.where) != len(other.where):
        return None
    apart = [c for c in one.where if c not in other.where], [c for c in other.where if c not in one.where]
    if any(len(each) != 1 for each in apart):
        return None
    kinds: list[tuple[type[Constraint], Kind]] = [(UnitIs, "unit"), (InPart, "part"), (NumberIn, "task")]
    return next((kind for cls, kind in kinds if all(isinstance(each[0], cls) for each in apart)), None)


def _apart(targets: tuple[str, ...], lexicon: Lexicon) -> Logic:
    """Return the form of the difference of two targets (IRIs); NotUnderstood where their units of measure differ."""
    stated = lexicon.some_targets(targets)
    if len(stated) != 2 or len({target.unit for target in stated}) != 1 or not stated[0].unit:
        raise NotUnderstood("nothing")
    sides = (Logic("select", "target", (TargetIs(targets=(t.iri,), label=t.indicator),)) for t in stated)
    return Logic("difference", "target", others=tuple(sides))
