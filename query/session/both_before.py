"""Answers set against each other: 谁更多, 多几条, 比甲多吗 behind 甲几条, 乙呢; and what goes back to the first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from query.constraints import AnyOf, Constraint, InPart, Kind, NumberIn, TargetIs, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic, Operation
from query.parsing.truth import all_of
from query.session.memory import Session

Again = Callable[[str], Logic | None]
"""Asks the last question of another thing."""
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
    r"|(?:and )?(?:by how (?:many|much)|what(?:'s| is) the difference"
    r"|how (?:big|large|great) is the (?:difference|gap)|how many more)",
    re.IGNORECASE,
)
_SAID = "(?:那|那么|它们?|他们|数量|条数|总数|数|单位|任务|家数|个数|是不是|是否)*(?:的)?"
_MUCH = "(?:的)?(?:任务|单位|家数|条数|总数|数量|数|个数)?(?:也|要|还|更|比较)*"
_SUBJECT = f"{_SAID}(?:(?P<sub>[^，,比谁哪几]{{2,12}}?)(?:的数量)?)?"
_WHO = "(?P<who>[^，,谁哪几]{1,12}?)"
_FEW = "多(?!少)|(?<!多)少"
_THOSE = r"(?P<who>[^,?]{2,60}?)(?: does| has| do)?"
_IS_IT = r"(?:and |so )?(?:is (?:it|that|this) |does (?:it|that one) have |are (?:they|there) )?"


@cache
def _than() -> tuple[re.Pattern[str], ...]:
    """比乙多吗, 跟乙一样多吗, 跟乙差几条, more than B: the last number against that of another."""
    forms = (
        rf"{_SUBJECT}(?<![占百])比(?![例率重值分]){_WHO}{_MUCH}(?P<m>{_FEW})(?:出|了)?(?:(?P<by>(?:几|多少)[条项家个]?)|吗|么|不|没有)?",
        rf"{_SAID}(?:有{_WHO}{_MUCH}(?P<m>多)吗|(?P<m2>[多少]于(?P<who2>[^，,谁哪几]{{2,12}}?))(?:吗|么)?)",
        rf"{_SAID}[跟和与同]{_WHO}{_MUCH}(?P<same>一样|同样|相同|相等|持平|一般)的?(?P<much>多|少|数量?)?(?:吗|么)",
        r"(?:那|那么)?(?P<who>[^，,谁哪几]{2,12}?)(?:也|同样|是|有)+(?P<same>[这那]么|一样|同样)(?P<much>多)[条项家个]?(?:吗|么)",
        rf"{_SAID}[跟和与同]{_WHO}(?:相?比)?[，,]?(?P<by>(?:相?差|差距是?)(?:了)?(?:几|多少)[条项家个]?)",
        rf"{_SAID}[跟和与同]{_WHO}(?:相?比|比起来)[，,]?(?P<which>(?:谁|哪一?[家个条])(?:的)?{_MUCH}(?P<m>[多少]))",
        rf"{_IS_IT}(?P<m>more|fewer|less) than (?!\d){_THOSE}",
        rf"{_IS_IT}(?P<same>as many|the same(?P<much> number)?) as {_THOSE}",
        rf"(?:and |so )?(?:by )?how many (?P<m>more|fewer)(?: (?:is|are) (?:that|it|those))?(?P<by>) than {_THOSE}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


_BEFORE = re.compile(
    "(?:刚才|刚刚|之前|先前|上面|前面|上一?|前一?|头一?)的?(?:那|这)?(?:一)?(?:个|家|条|项|问|单位|部门|者|次|数字?|的)?(?:单位|部门)?的?|前者"
    r"|(?:the )?(?:one before|previous one|last one|former|first one|earlier one)",
    re.IGNORECASE,
)
_IT = re.compile("它们?|他们|这个|那个|这家|那家|这条|那条|it|that|them", re.IGNORECASE)
_ADDED = re.compile(
    f"{_EITHER}(?P<sum>加起来|加在一起|合起来|合计|合在一起)?(?:一共|总共|共)?(?:有|是)?(?:几|多少)[条项家个]?(?:任务)?"
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


def set_against(question: str, memory: Session, lexicon: Lexicon, again: Again) -> Logic | None:
    """Return the form that sets the last numbers against each other, None for any other question.

    All that were asked alike are asked about, two where it says so; `again` asks the last question of another thing.
    NotUnderstood where it is open which two are meant.
    """
    words, old = question.strip().rstrip("？?。!！"), memory.last
    words = words[len(turn) + 1 :] if (turn := and_which(words)) else words
    if _DIFFERENCE.fullmatch(words) and old.kind == "target":
        return _apart(memory.last_targets(2), lexicon)
    which, by, added = _WHICH.fullmatch(words), _BY_HOW_MANY.fullmatch(words), _ADDED.fullmatch(words)
    if not (which or by or added):
        than = next((m for form in _than() if (m := form.fullmatch(words))), None)
        return _against_another(than.groupdict(), memory, again) if than else None
    alike, kind = _asked_alike(memory.previous, old)
    if kind is None or (added and not added["sum"] and old.operation != "count"):
        return None
    if _TWO.search(words):
        alike = alike[-2:]
    elif by and len(alike) > 2:
        raise NotUnderstood("nothing")
    if added:
        return replace(
            old, operation="count", where=(AnyOf(tuple(all_of(side.where) for side in alike)),), expected=None
        )
    fewer = which and (which["m"] == "少" or which["en"] not in (None, "more"))
    return _set("compare" if which else "difference", kind, alike, fewer=bool(fewer))


def _set(step: Operation, kind: Kind, sides: tuple[Logic, ...], *, fewer: bool = False) -> Logic:
    counted = tuple(replace(side, operation="count", expected=None) for side in sides)
    return Logic(step, kind, descending=not fewer, others=counted)


def _against_another(said: dict[str, str | None], memory: Session, again: Again) -> Logic | None:
    """比乙多吗: the last number against that of another, or of the question before; None where no number is spoken of.

    Raises NotUnderstood where the other is not asked about alike.
    """
    old, who, sub = memory.last, said.get("who") or said.get("who2") or "", said.get("sub")
    if old.operation not in ("count", "select") or old.others:
        return None
    if (
        said.get("same") in ("一样", "同样", "相同", "相等", "持平", "一般", "the same")
        and not said.get("much")
        and old.operation != "count"
    ):
        raise NotUnderstood("nothing")  # the same units, or as many of them
    if _IT.fullmatch(who) and not sub:
        raise NotUnderstood("words", (who,))
    one = again(sub) if sub and not _IT.fullmatch(sub) else old
    if _IT.fullmatch(who):
        other: Logic | None = old
    elif _BEFORE.fullmatch(who):
        other = memory.previous[-1] if memory.previous else None
    else:
        other = again(who)
    kind = _differ(one, other) if one and other else None
    if one is None or other is None or kind is None:
        raise NotUnderstood("words", (who,))
    much = said.get("m") or (said.get("m2") or "")[:1]
    fewer = much.casefold() in ("少", "fewer", "less")
    step: Operation = "difference" if said.get("by") is not None else "same" if said.get("same") else "more"
    return _set("compare" if said.get("which") else step, kind, (one, other), fewer=fewer)


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
