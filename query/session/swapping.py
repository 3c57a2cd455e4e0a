"""The same question about something else: 乙局呢, 把甲换成乙呢, 反过来呢."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import ALL_ROLES, Counted, HasTarget, InPart, NumberIn, RoleCount, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic, Operation
from query.parsing.form import parse
from query.reading.draft import Draft
from query.reading.read import read
from query.wording.numerals import parse_count

_EXCHANGED = re.compile(r"(?:把|将|用).+(?:换成|换作|换为|改成)|instead of")
_CHANGE = re.compile("换成|换作|换为|改成")
_AND = re.compile(
    r"呢$|^and\b|^(?:那|那么)?第[0-9零一二三四五六七八九十]+[条项][？?]$|^(?:any )?(?:in )?task \d+\?$", re.IGNORECASE
)
_SO_MANY = re.compile(
    r"(?:那|那么)?(?:有|只有)?(?P<n>\d+|[一两二三四五六七八九十]+)[家个](?:牵头单位|单位|的|牵头的|量化目标|目标)*(?:呢|又)?"
    r"(?P<which>是?哪几?[条项些].{0,6}|有哪些.{0,4})?(?P<count>有?几[条项]|有?多少[条项])?[？?。]?"
)
_TURNED = re.compile(
    "(?:那|那么|要是|如果|现在|再|请|把|查|看|问|算)*"
    "(?P<who>[^，,。？?]{2,12}[和与跟同][^，,。？?]{2,12}?)?(?:(?:它们|这|那)?(?:两个?|俩|二者)(?:单位|部门|家)?(?:的)?(?:位置|角色|顺序)?)?"
    "(?:[反调倒换颠]过来|反着来?|[掉调换]个个?儿?|对[调换]|互换|调换|颠倒|交换|换一?[换下]|相反的?(?:情况|情形)?|反之)"
    "(?:一下|位置|角色|顺序|来|看|查|算|问|说|的|再|又|呢|情况|情形|是|有|哪[些几][条项个]?)*[，,]?"
    r"|(?:and |now |what about |ok,? )*(?:vice[ -]versa|the other way (?:a)?round"
    r"|the (?:reverse|opposite)|conversely|in reverse"
    r"|(?:swap|switch|reverse) (?:them|the two|the roles?|these two|both)(?: round| around| over)?)\b[,]?\s*",
    re.IGNORECASE,
)
"""反过来, 两家对调一下, vice versa: what may be followed by the question in full."""
_STEPS = ("select", "count", "exists")
_IT = ("它", "他", "他们", "该单位", "这家", "这家单位")


def turned_round(old: Logic, who: str, rest: str, lexicon: Lexicon) -> Logic | None:
    """反过来呢, vice versa: each of the two units has the part that the other had; what is said behind bounds it.

    Raises NotUnderstood where both had the same, and where others are named.
    """
    named = read(who, lexicon).units if who else []
    units = [c for c in old.where if isinstance(c, UnitIs)]
    if named and {c.units for c in named} != {c.units for c in units}:
        raise NotUnderstood("nothing")
    if len(units) != 2 or (units[0].roles, units[0].negated) == (units[1].roles, units[1].negated):
        raise NotUnderstood("nothing")
    other = {units[0]: _other_unit(units[0], units[1]), units[1]: _other_unit(units[1], units[0])}
    turned = replace(old, where=tuple(other[c] if isinstance(c, UnitIs) else c for c in old.where), expected=None)
    return _further_bound(turned, rest, lexicon) if rest else turned


def _further_bound(old: Logic, said: str, lexicon: Lexicon) -> Logic:
    """反过来，只看甲部分: the question turned round, of the tasks that the rest of the words speak of.

    Raises NotUnderstood where these ask for something else, or cannot be read.
    """
    draft = read(said, lexicon)
    bounds = draft.constraints or draft.free_roles or draft.years or draft.amounts or draft.counts or draft.unknown
    named = draft.topics or draft.general_topics or draft.things or draft.denied_roles or draft.denied_topics
    if not (bounds or named) and all(m.code in ("task", "") for m in draft.asks):
        return replace(old, operation="count") if "count" in draft.flags else old
    new = parse(said, lexicon)
    if (old.kind, new.kind) != ("task", "task") or old.others or new.others or new.operation not in _STEPS:
        raise NotUnderstood("words", (said,))
    if new.operation == "exists" and new.attribute:
        raise NotUnderstood("words", (said,))
    places = any(isinstance(c, InPart) for c in new.where)
    kept = tuple(c for c in old.where if not (places and isinstance(c, InPart)))
    return replace(old, operation=new.operation, where=(*new.where, *kept))


_WITHOUT_IT = re.compile(
    "(?:那|那么)?(?:没有|没|不含|不涉及|不带)(?:它|他们?|该单位)的?(?:那些|那几[条项]|任务|是哪几?[条项]|有哪些|呢)+[？?]?"
)
_WITH = re.compile(
    "(?:那|那么)?有(?P<who>[^，,。？?的没有]{1,12})的(?:那些|那几[条项]|任务)*(?P<which>是?哪几?[条项]|有哪些)?呢?[？?]?"
)
"""那有甲的呢, 有它的是哪几条: what stands against a question about the tasks without a unit."""
_LACKING = re.compile(
    "(?:那|那么)?没有?的(?:那些|那几?[条项])?(?:是|有)?(?:哪几?[条项]|哪些|呢)[？?]?"
    "|(?:那|那么)?(?:哪[几些一]?[条项个]?|第几[条项])(?:任务)?(?:是|又)?没有?(?:的)?[呢啊]?[？?]?"
    r"|(?:and |but |so )?which (?:ones? |tasks? |of (?:them|those|these) )?(?:does|do|has|have)(?:n['’]?t| not)"
    r"(?: any| one)?\??"
    r"|(?:and )?(?:the )?(?:ones?|those) without\??",
    re.IGNORECASE,
)


def denied_again(question: str, old: Logic) -> Logic | None:
    """没有它的那些呢, 没有的是哪条: the tasks of the same place of which the last question does not hold."""
    asked = question.strip()
    units = [c for c in old.where if isinstance(c, UnitIs) and not c.negated]
    targets = [c for c in old.where if isinstance(c, HasTarget) and not c.negated]
    found: list[UnitIs] | list[HasTarget] = []
    found = units if _WITHOUT_IT.fullmatch(asked) else targets if _LACKING.fullmatch(asked) else found
    if old.kind != "task" or len(found) != 1 or (found is units and len(old.where) < 2):
        return None
    step: Operation = "count" if old.operation == "count" and asked.rstrip("？?").endswith("呢") else "select"
    where = tuple(replace(c, negated=True) if c is found[0] else c for c in old.where)
    return replace(old, operation=step, where=where, expected=None)


def affirmed_again(question: str, old: Logic, lexicon: Lexicon) -> Logic | None:
    """那有甲的呢, behind a question about the tasks without a unit: those of the same place with one."""
    units = [c for c in old.where if isinstance(c, UnitIs)]
    alone = len(units) == 1 and units[0].negated and units[0].roles == ALL_ROLES and old.kind == "task"
    match = _WITH.fullmatch(question.strip()) if alone else None
    if match is None:
        return None
    said = None if match["who"] in _IT else read(match["who"], lexicon)
    named = units if said is None else said.units
    if len(named) != 1 or (said and (len(said.constraints) > 1 or said.named_roles or said.topics or said.asks)):
        return None
    given = replace(units[0], units=named[0].units, label=named[0].label, negated=False)
    where = tuple(given if c is units[0] else c for c in old.where)
    return replace(old, operation="select" if match["which"] else old.operation, where=where, expected=None)


def asks_to_turn(question: str) -> tuple[str, str] | None:
    """Return whom the words name that ask for the last question the other way about, and what follows; else None."""
    words = question.strip().rstrip("？?。！!.")
    match = _TURNED.match(words)
    return (match["who"] or "", words[match.end() :]) if match else None


def swapped(question: str, new: Draft, old: Logic) -> Logic | None:
    """乙局呢, 换成乙局和丙局呢, 把甲换成乙呢: the same question about as many other units."""
    return (
        _exchanged(question, new, old)
        or _other_units(new, old)
        or _opposed(new, old)
        or _other_share(question, new, old)
        or _other_number(question, new, old)
        or _other_part(question, new, old)
        or _other_count(question, old)
    )


def _other_count(question: str, old: Logic) -> Logic | None:
    """两家的呢, 三家的是哪几条, behind a question about tasks with one lead unit: those with another number."""
    match = _SO_MANY.fullmatch(question.strip())
    bounds = [c for c in old.where if isinstance(c, RoleCount | Counted) and c.number]
    number = parse_count(match["n"]) if match else None
    if match is None or number is None or len(bounds) != 1 or old.kind != "task":
        return None
    operation: Operation = "select" if match["which"] else "count" if match["count"] else old.operation
    where = tuple(replace(c, number=number, comparator="=") if c is bounds[0] else c for c in old.where)
    return replace(old, operation=operation, where=where, expected=None)


def _other_number(question: str, new: Draft, old: Logic) -> Logic | None:
    """换成第2条呢, 那第2条呢: the same question about another task."""
    numbers = [c for c in new.constraints if isinstance(c, NumberIn)]
    only = len(numbers) == len(new.constraints) == 1 and not (new.asks or new.topics or new.free_roles)
    again = _CHANGE.search(question) or _AND.search(question.strip()) or _AND.search(question.rstrip("？?。 "))
    if not (only and again) or not any(isinstance(c, NumberIn) for c in old.where):
        return None
    return replace(old, where=tuple(numbers[0] if isinstance(c, NumberIn) else c for c in old.where), expected=None)


def _opposed(new: Draft, old: Logic) -> Logic | None:
    """不是甲牵头的是哪条, behind 农业部分甲牵头的有哪些: the tasks of the same place that are not so."""
    said = new.constraints[0] if len(new.constraints) == 1 else None
    if not isinstance(said, UnitIs) or not said.negated or old.kind != "task" or old.others or len(old.where) < 2:
        return None
    if new.topics or new.things or new.free_roles or new.years or any(m.code not in ("task", "") for m in new.asks):
        return None
    had = [c for c in old.where if c == replace(said, negated=False, label=getattr(c, "label", ""))]
    if len(had) != 1 or "任务" in "".join(m.text for m in new.asks):
        return None
    step: Operation = "count" if "count" in new.flags else "select"
    return replace(old, operation=step, where=tuple(said if c is had[0] else c for c in old.where), expected=None)


def _other_part(question: str, new: Draft, old: Logic) -> Logic | None:
    """牵头的呢, 牵头吗, behind 甲参与几条, 甲参与第2条吗: the same about another part of the unit."""
    units = [c for c in old.where if isinstance(c, UnitIs)]
    said = new.asks or new.constraints or new.topics or new.general_topics or new.things or new.counts or new.years
    asked = "吗" if old.operation == "exists" else "呢"
    short = re.fullmatch(
        rf"(?:那|那么|它|它们|他们|又|也|是|都|一起|共同)*[一-龥]{{2}}(?:[了过])?的?[{asked}呢][？?。]?",
        question.strip(),
    )
    several = old.operation == "select" and len(units) > 1
    if said or not short or old.kind != "task" or old.others:
        return None
    if not several and (old.operation not in ("count", "exists") or len(units) != 1):
        return None
    same = len({c.roles for c in units}) == 1 and not any(c.negated for c in units)
    if not same or len(new.free_roles) != 1 or new.denied_roles:
        return None
    where = tuple(replace(c, roles=new.free_roles[0]) if isinstance(c, UnitIs) else c for c in old.where)
    return replace(old, where=where, expected=None)


def last_changed(question: str, new: Draft, old: Logic) -> Logic | None:
    """换成丙呢, behind a question about two units: about the first of them and another one."""
    units = [c for c in old.where if isinstance(c, UnitIs)]
    if not _CHANGE.search(question) or len(new.units) != 1 or len(units) < 2 or len(new.constraints) > 1:
        return None
    changed = _other_unit(units[-1], new.units[0])
    return replace(old, where=tuple(changed if c is units[-1] else c for c in old.where), expected=None)


def _other_units(new: Draft, old: Logic) -> Logic | None:
    units, before = new.units, [c for c in old.where if isinstance(c, UnitIs)]
    only_units = len(units) == len(new.constraints) and not (new.asks or new.topics or new.things or new.free_roles)
    one = len(units) == 1 and len({c.units for c in before}) == 1
    fits = units and only_units and (one or len(units) == len(before)) and "pronoun" not in new.flags
    roles = {ALL_ROLES, *(c.roles for c in before)}
    all_said = ALL_ROLES in new.named_roles and all(c.roles != ALL_ROLES for c in before)  # 涉及乙的, behind 甲牵头的
    if not fits or all_said or any(u.roles not in roles or u.negated for u in units):
        return None
    given = iter(units * len(before) if one else units)
    where = tuple(_other_unit(c, next(given)) if isinstance(c, UnitIs) else c for c in old.where)
    counts = "count" in new.flags and old.operation == "select"
    return replace(old, operation="count" if counts else old.operation, where=where, expected=None)


def _other_share(question: str, new: Draft, old: Logic) -> Logic | None:
    """乙牵头的呢, behind the share of the tasks that 甲 leads: the same share of another unit."""
    units = [c for side in old.others for c in side.where if isinstance(c, UnitIs)]
    light = not (new.topics or new.things or new.free_roles) and all(m.code in ("task", "") for m in new.asks)
    if old.operation != "ratio" or len(units) != 1 or len(new.constraints) != 1 or not (light and new.units):
        return None
    if new.units[0].negated or not question.rstrip("？?").endswith("呢"):
        return None
    given = new.units[0]
    changed = _other_unit(units[0], given)
    sides = (replace(side, where=tuple(changed if c is units[0] else c for c in side.where)) for side in old.others)
    return replace(old, others=tuple(sides))


def _exchanged(question: str, new: Draft, old: Logic) -> Logic | None:
    units = [c for c in new.units if not c.negated]
    if len(units) != 2 or not _EXCHANGED.search(question):
        return None
    gone, come = units if "instead of" not in question else reversed(units)
    if not any(isinstance(c, UnitIs) and set(c.units) & set(gone.units) for c in old.where):
        return None
    changed = (
        _other_unit(c, come) if isinstance(c, UnitIs) and set(c.units) & set(gone.units) else c for c in old.where
    )
    return replace(old, where=tuple(changed), expected=None)


def _other_unit(constraint: UnitIs, other: UnitIs) -> UnitIs:
    return replace(constraint, units=other.units, label=other.label)
