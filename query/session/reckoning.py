"""What the last answers hold is counted, listed, added up, or set against each other: 一共几家, 列出来, 多几条."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from query.constraints import PREVIOUS, HasTarget, Kind, NumberIn, TargetIs, TaskIn, ThingIn, UnitIs
from query.lexicon import Lexicon
from query.logic import Logic
from query.parsing.sums import ADDED, sum_of
from query.reading.read import read
from query.session.memory import Session
from query.wording.numerals import parse_count

_ADD_UP = re.compile(
    rf"(?:那|那么)?(?:这|那|上述|它们)?(?P<n>[两二三四五])(?:个|项|者|家|条)?(?:指标|目标|任务)?(?:{ADDED}).{{0,8}}?(?:多少|几).{{0,4}}"
)
_MORE_BY = re.compile("(?:那|那么)?(?:多|少|差|相差)(?:了|出)?(?:几|多少)[条项个家]?(?:任务)?")
_HOW_MANY = re.compile(
    r"(?:那|那么)?(?:它们|他们|这些(?:目标|指标|企业|公司|项目|机构)?)?(?:一共|总共|合计|共|加起来)?(?:有|是)?(?:几|多少)"
    r"(?P<cl>[条项个家所处])?(?:单位|任务|企业|项目)?(?:呢|啊)?"
    r"|(?:and |so )?how many(?: (?P<en>task|unit|compan)(?:s|ies))?(?: (?:is|are) (?:that|they))?"
    r"(?: of (?:them|those|these))?(?: (?:are|were) (?:there|they|listed|named))?"
    r"(?: (?:in total|altogether|in all))?",
    re.IGNORECASE,
)
_HOW_MANY_TARGETS = re.compile(
    "(?:那|那么)?(?:它|这条)?(?:一共|总共|共|到底)?(?:有|是)?(?:几|多少)[个项](?:目标|指标)?(?:呢|啊)?"
)
_ROLE = "(?P<{name}>牵头|主责|参与|配合|负责)?"
_TOGETHER = "(?:一起|一块儿?|一道|共同|联合|搭档|同时|并列)"
_ANYONE = "(?:谁|哪[几些一两]?[个家]?(?:单位|部门)?|什么(?:单位)?)"
_SO_MANY = "(?P<n>[一两二三四])[家个]"
_WHO_LEADS = "(?:who|which (?:other )?units?)(?: else)? (?:is )?(?P<e>leads?|leading|heads?|co-leads?)"
_THE_TASK = "(?:it|them|(?:that|this)(?: one| task)?|(?:those|these)(?: tasks)?)"
_THE_UNIT = "(?:them|it|that (?:unit|one)|this unit|the (?:commission|bureau))"


@cache
def _with_whom() -> tuple[re.Pattern[str], ...]:
    """跟谁一起牵头, 另外两家是谁, who leads it with them: the units that have the same part."""
    forms = (
        f"(?:它|该局|该委|都|又|分别|是)*[跟和与同]{_ANYONE}{_TOGETHER}?{_ROLE.format(name='a')}(?:的|过)?",
        f"(?:又|都)?还有{_ANYONE}(?:[跟和与同]它)?{_TOGETHER}{_ROLE.format(name='b')}(?:的)?",
        f"(?:[跟和与同]它)?{_TOGETHER}{_ROLE.format(name='c')}的(?:单位|部门)(?:还|都|又)*[是有]{_ANYONE}",
        f"(?:还有|另外?|其[余他]|剩下)的?(?:那)?{_SO_MANY}(?:单位|部门)?{_ROLE.format(name='d')}(?:的)?(?:单位|部门)?(?:又|都)?(?:呢|[是叫为]?{_ANYONE})",
        rf"(?:and )?(?:who|which (?:other )?units?)(?: else)? (?P<f>co-leads?) {_THE_TASK}",
        r"(?:and )?(?:together |jointly )?with (?:whom|who|which (?:other )?units?)",
        rf"(?:and )?{_WHO_LEADS} {_THE_TASK}(?: (?:together|jointly|along|alongside|in tandem))? (?:with )?{_THE_UNIT}",
    )
    return tuple(re.compile(f"(?:那|那么)?{form}[呢啊]?[？?。]?", re.IGNORECASE) for form in forms)


_HOW_MANY_UNITS = re.compile(
    "(?:那|那么)?(?:它|这条)?(?:一共|总共|共|到底)?(?:有|是)?(?:几|多少)[家个](?:单位)?(?:呢|啊)?"
)
"""有几家, behind 参与单位最多的是哪条: how many there are of what the ranking is by."""
_LISTS = re.compile(
    r"(?:请|麻烦|都|全部|全|逐[条项个]|帮我|给我|把它们?)*(?:列|报|说|写|念|点)(?:出来?|一下|一列|全|给我|上来)*[。！!]?"
    r"|(?:那|具体|分别|都|各|各自|又|它们|这些){1,3}(?:是|有|指)(?:什么|啥)[呢啊]?[？?。]?|那?具体呢[？?]?"
    r"|(?:那|具体|分别|都|各|又|它们|这些){0,3}(?:是|有|指)?(?:哪|第)(?:几|些|两|三|四|五)?(?P<item>[条项个家])?(?P<noun>任务|单位|部门)?[呢啊]?[？?。]?"
    r"|(?:那|具体|分别|都|各|又|它们|这些){0,3}(?:是|有|指)(?P<who>谁)(?:和谁|们)?[呢啊]?[？?。]?"
    r"|(?:把)?(?P<units>名单)(?:给我|列一下|列出来|报一下|呢)?[？?。]?|(?P<all>都有谁|有谁)[呢啊]?[？?。]?"
    r"|(?:and )?(?:which|what)(?: ones?| tasks?| units?)?(?: exactly)?(?: (?:are|is) (?:they|those|it|that))?\s*\??"
    r"|(?:and )?who (?:are they|is it|exactly)\s*\??"
    r"|(?:please )?(?:list|name|show) (?:them|those)(?: all)?\.?",
    re.IGNORECASE,
)
_OF_KIND = {
    "条": ("task",),
    "项": ("task", "target"),
    "任务": ("task",),
    "单位": ("unit",),
    "部门": ("unit",),
    **dict.fromkeys(("谁", "有谁", "都有谁", "名单"), ("unit",)),
}
"""What some words ask for: another kind than that which was counted is another question."""
_WHO_THEN = re.compile(
    r"(?:那|那么|又|到底|究竟)*是?谁[呢啊]?[？?。]?"
    r"|(?:so |then |and )*who (?:does|is|is it|then|is that)(?: it)?(?:,? then)?\??",
    re.IGNORECASE,
)
_COUNTED_IN: dict[str, tuple[Kind, ...]] = {
    "条": ("task",),
    "家": ("unit", "company", "institution", "institute", "university"),
    "所": ("institution", "institute", "university"),
    "task": ("task",),
    "unit": ("unit",),
    "compan": ("company",),
}
"""What 几条, 几家 and 几所 count."""


def listed(question: str, old: Logic) -> Logic | None:
    """列出来, 分别是谁, behind a question that counts, or asks whether there are any: the things themselves."""
    match = _LISTS.fullmatch(question.strip())
    if match and old.operation == "ratio" and not old.others[0].others:
        return listed(question, old.others[0])
    if match is None or not (old.operation == "count" or (old.operation == "exists" and not old.attribute)):
        return None
    said = [word for word in (match["item"], match["noun"], match["who"] or match["all"] or match["units"]) if word]
    if old.others or any(old.kind not in _OF_KIND.get(word, (old.kind,)) for word in said):
        return None
    return replace(old, operation="select")


def _targets_of(memory: Session) -> Logic | None:
    """有几个, behind 目标最多的是哪条 or 第13条有量化目标吗: the form that counts the targets there."""
    old = memory.last
    if (old.operation, old.kind) == ("exists", "target"):
        return replace(old, operation="count")
    if old.kind != "task" or not memory.tasks:
        return None
    if (old.operation, old.by) == ("rank", "target"):
        kind = old.by_target
        return Logic(
            "count", "target", (TaskIn(memory.tasks, PREVIOUS), *(() if kind == "any" else (TargetIs(kind=kind),)))
        )
    numbers = tuple(c for c in old.where if isinstance(c, NumberIn))
    if old.operation == "exists" and len(numbers) == 1 and any(isinstance(c, HasTarget | TargetIs) for c in old.where):
        kinds = [c.kind for c in old.where if isinstance(c, HasTarget | TargetIs)]
        return Logic("count", "target", (*numbers, TargetIs(kind=kinds[0])))
    return None


def with_whom(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """With whom, 跟谁一起, 另外两家是谁, behind 甲牵头哪条: the units that have the same part beside it."""
    old, words = memory.last, question.strip()
    units = [c for c in old.where if isinstance(c, UnitIs)]
    if old.kind != "task" or not memory.tasks or len(units) != 1 or units[0].negated:
        return None
    match = next((m for form in _with_whom() if (m := form.fullmatch(words))), None)
    if match is None:
        return None
    said = match.groupdict()
    role = next((said[name] for name in "abcd" if said.get(name)), "牵头" if said.get("e") or said.get("f") else "")
    if role and read(role, lexicon).free_roles != [units[0].roles]:
        return None
    where = (TaskIn(memory.tasks, PREVIOUS), ThingIn(units[0].units, units[0].label, negated=True))
    return Logic("select", "unit", where, units[0].roles, expected=parse_count(said.get("n") or ""))


def targets_counted(question: str, memory: Session) -> Logic | None:
    """Return the form of 有几个 that counts targets; None for any other."""
    return _targets_of(memory) if _HOW_MANY_TARGETS.fullmatch(question.strip().rstrip("？?。")) else None


def who_has_it(question: str, memory: Session) -> Logic | None:
    """那是谁, who does, behind 甲牵头第9条吗: the units that have the part there."""
    old = memory.last
    if not _WHO_THEN.fullmatch(question.strip()) or (old.operation, old.kind) != ("exists", "task"):
        return None
    units = [c for c in old.where if isinstance(c, UnitIs)]
    places = tuple(c for c in old.where if isinstance(c, NumberIn | TaskIn))
    meant = places or ((TaskIn(memory.tasks, PREVIOUS),) if len(memory.tasks) == 1 else ())
    fits = len(units) == 1 and len(units) + len(places) == len(old.where) and meant
    return Logic("select", "unit", meant, units[0].roles) if fits else None


def counted_again(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form of 一共几家, 这两个加起来是多少, 多几条; None for any other question.

    Raises NotUnderstood where several answers would fit: two of many targets.
    """
    old, words = memory.last, question.strip().rstrip("？?。")
    if (match := _ADD_UP.fullmatch(words)) and old.kind == "target":
        targets = memory.last_targets(parse_count(match["n"]) or 0)
        return sum_of(targets, lexicon)
    if _MORE_BY.fullmatch(words) and old.operation == "compare":
        return replace(old, operation="difference")
    if old.operation == "rank" and (old.kind, old.by) == ("task", "unit") and _HOW_MANY_UNITS.fullmatch(words):
        return Logic("count", "unit", (TaskIn(memory.tasks, PREVIOUS),), old.roles)
    match = _HOW_MANY.fullmatch(words)
    if (
        match
        and old.operation == "select"
        and old.kind in _COUNTED_IN.get(match["cl"] or match["en"] or "", (old.kind,))
    ):
        return replace(old, operation="count", expected=None)
    return None
