"""What bounds a question is read by something: what is denied, left out, restricted or ordered leaves a trace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from query.constraints import (
    ALL_ROLES,
    Counted,
    HasTarget,
    RoleCount,
    TargetIs,
    TaskCount,
    TasksOfPart,
    TasksOfUnit,
)
from query.errors import NotUnderstood
from query.lexicon import Mark
from query.logic import COMPARISONS, Logic
from query.parsing.focus import SUPERLATIVES
from query.parsing.left_out import denies, values_in
from query.parsing.numbers_said import says_there_is_one
from query.tokens.doubts import NOISE
from query.tokens.question_words import STRONG, words

_ONLY = words(
    "不只|不仅|不光|不止|只|仅|光|只有|仅有|只在|仅在|仅仅|单单|唯一|唯一的|唯独|only|solely|sole|the only|the sole"
)
_MERELY = ("算", "计", "要", "挑", "报", "给", "列", "需", "看", "想", "比", "讲", "问", "关心", "关注", "need", "want")
"""Verbs behind only that say what is to be told: 同一家只算一次, 只要编号."""
_LISTS = ("list", "mention", "filler")
_PLACES = ("part", "part-word", "numbers", "ask")
_TOLD = ("or", "which", "count")
_LOOKED_AT = ("看", "算", "计", "谈", "说", "管", "论")
"""Verbs behind a negation that leave out what an exception in front does: 撇开第13条不看."""
_DENIES = ("not", "without", "has-not", "except", "beyond")
_OUTSIDE = words("以外|之外|外|除外|以外的|之外的|的除外|neither|nor")
"""The second halves of an exception or a negation: 除甲以外, no targets, neither …, nor …."""
_LEADING = re.compile("牵头|主办|主责|领衔|挂帅|lead")
_BOTH = re.compile(r"\S+ by both\b")
_WHATEVER = re.compile("啥|什么")
_STOPS = words(",|。|;|?|(|)|:|.|!")
_NOBODY = ("没人", "没份")
_COUNTS = (Counted, RoleCount, TaskCount, TasksOfPart, TasksOfUnit)
_IN_ORDER = ("rank", *COMPARISONS)
_ASKS_WHETHER = ("exists", "same", *COMPARISONS)
_ONCE = words("重|重的|重复|重复的|重复部分|重叠|同一条|同一家")


def refuse_unread_bounds(logic: Logic, row: list[Mark]) -> None:
    """Refuse a form that denies, leaves out or restricts less often than its question does.

    Every word that bounds an answer counts: one that no part of the form shows was read by nothing
    (甲只在乙部分有任务吗 as whether it has any there).
    """
    if logic.kind == "document":
        return
    values = list(values_in(logic))
    ordered = any(isinstance(value, Logic) and (value.operation in _IN_ORDER or value.limit) for value in values)
    if not ordered and (order := list(_orders(row, logic))):
        raise NotUnderstood("words", tuple(order))
    if any(_of_both(row, index) for index in range(len(row))):
        raise NotUnderstood("words", ("both",))
    bounds = [mark for index, mark in enumerate(row) if _bounds(row, index, logic) and not _remarks(row, index, logic)]
    if not bounds:
        return
    said = _Said(
        frozenset(mark.entry.roles for mark in row if mark.kind == "role"),
        frozenset(mark.code for mark in row if mark.kind == "ask"),
        leads=any(_LEADING.search(mark.text) for mark in row),
        denies=any(mark.kind in ("not", "without") for mark in row),
    )
    shown = sum(_shows(value, said) for value in values)
    shown += (logic.total is not None) + (logic.operation == "same")
    shown += sum(max(0, len(value.other_than) - 1) for value in values if isinstance(value, TargetIs))
    if len(left := _apart(bounds, row)) > shown:
        raise NotUnderstood("words", tuple(mark.text for mark in left))


def _of_both(row: list[Mark], index: int) -> bool:
    """Tell whether a negation is one of both: not led by both A and B is led by neither, or by one alone."""
    return row[index].kind == "not" and _BOTH.match(" ".join(m.text for m in row[index + 1 : index + 4])) is not None


def _orders(row: list[Mark], logic: Logic) -> Iterator[str]:
    """Yield the words that put things in order; counts told one by one may be told in any order."""
    for mark in row:
        if mark.kind in SUPERLATIVES and not (logic.operation == "group" and mark.kind in ("rank", "rank-up")):
            yield mark.text


def _apart(bounds: list[Mark], row: list[Mark]) -> list[Mark]:
    """Return the bounds that each need a part of their own.

    Only beside a negation says no more than that; what is left out because it lacks something is what has it.
    """
    denied = [mark for mark in bounds if mark.denied or mark.kind in _DENIES]
    only = [mark for mark in bounds if mark not in denied]
    for one, other in list(pairwise(denied)):
        parted = any(m.text in _STOPS for m in row if one.end <= m.start < other.start)
        if one.kind in ("except", "beyond") and other.kind not in ("except", "beyond") and not parted:
            denied = [mark for mark in denied if mark not in (one, other)]  # 不算没有目标的
    own = [
        mark
        for index, mark in enumerate(denied)
        if not (index and (mark.text in _OUTSIDE or (mark.denied and denied[index - 1].denied)))
    ]
    return own or only[:1]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a question names: roles, classes of things, whether it speaks of leads, whether it denies anything."""

    roles: frozenset[frozenset[str]]
    kinds: frozenset[str]
    leads: bool
    denies: bool


def _shows(value: object, said: _Said) -> bool:
    """Tell whether a part of a form shows a bound, and not merely a role or a kind that the question names.

    Who takes part shows one where leads are spoken of (参与不牵头), that there is a lead where something is denied.
    """
    if isinstance(value, frozenset):
        return value != ALL_ROLES and (value not in said.roles or ("lead" not in value and said.leads))
    if isinstance(value, TargetIs):
        dated = value.undated or value.dated or value.based or value.before or value.after
        return bool(dated or denies(value)) or _narrow(value.kind, said.kinds)
    if isinstance(value, HasTarget):
        return denies(value) or _narrow(value.kind, said.kinds)
    if isinstance(value, Logic):
        return denies(value) or _narrow(value.by_target, said.kinds)
    if isinstance(value, RoleCount):
        return said.denies or (value.comparator, value.number) != (">=", 1)
    return isinstance(value, _COUNTS) or denies(value)


def _narrow(kind: str, kinds: frozenset[str]) -> bool:
    """Tell whether targets are of a kind that says what they lack (no number), or that nothing else names."""
    return kind == "milestone" or (kind != "any" and kind not in kinds)


def _bounds(row: list[Mark], index: int, logic: Logic) -> bool:
    """Tell whether a token bounds what is asked for."""
    mark = row[index]
    behind = next((m for m in row[index + 1 :] if m.text not in ("是", "有")), None)
    if mark.denied:
        return True
    if mark.text in _ONLY or mark.kind == "single":
        return not says_there_is_one(row, index) and _restricts(row, index, behind)
    return mark.kind in _DENIES and mark.text not in _NOBODY and _negates(row, index, behind, logic)


def _restricts(row: list[Mark], index: int, behind: Mark | None) -> bool:
    """Tell whether only bounds an answer, and does not say what to list (只要编号, list only the leads, task 9 only).

    Only in front of who takes part says no more than the role, which leaves out who leads; 只 in front of words of the
    documents that open a question is a slip of a longer word.
    """
    english = row[index].text.isascii()
    if behind is None or behind.text in _STOPS:
        return not (english and index and row[index - 1].kind in _PLACES)
    if english and index and all(m.kind in _LISTS for m in row[:index]):
        return False
    told = behind.text.startswith(_MERELY) or behind.kind in _TOLD or _asks(behind)
    takes_part = behind.kind == "role" and "lead" not in behind.entry.roles
    return not (told or takes_part or (not index and behind.kind == "text"))


def _negates(row: list[Mark], index: int, behind: Mark | None, logic: Logic) -> bool:
    """Tell whether a negation or an exception bounds an answer.

    A closing 没有 asks whether something is so, or whatever there is (有啥指标没); 不看 says again what is left out;
    除 may stand inside a word (水库除险).
    """
    mark = row[index]
    if behind is not None and mark.text == "不" and behind.text.startswith(_LOOKED_AT):
        return False
    if behind is not None and mark.text == "除" and behind.code == NOISE:
        return False
    closes = mark.kind == "not" and not any(m.kind != "filler" for m in row[index + 1 :])
    return not closes or not (logic.operation in _ASKS_WHETHER or any(_WHATEVER.search(m.text) for m in row[:index]))


def _asks(mark: Mark) -> bool:
    """Tell whether a word asks: 牵头的只有哪条 asks which, and bounds nothing."""
    return mark.kind == "ask" and STRONG.search(mark.text) is not None


def _remarks(row: list[Mark], index: int, logic: Logic) -> bool:
    """Tell whether the clause of a bound only says how to count or to write: 一条没有的不用列, 重的不算."""
    clause = list(_clause(row, index))
    return any(m.text in _ONCE for m in clause) or (
        (logic.operation == "group" or any(m.kind in ("not", "without") for m in clause))
        and any(m.kind == "except" for m in clause)
        and not any(m.kind in ("unit", "role", "year", "numbers", "text") for m in clause)
    )


def _clause(row: list[Mark], index: int) -> Iterator[Mark]:
    """Yield the tokens between the marks of punctuation around one."""
    start = next((i + 1 for i in range(index, -1, -1) if row[i].text in _STOPS), 0)
    for mark in row[start:]:
        if mark.text in _STOPS:
            return
        yield mark
