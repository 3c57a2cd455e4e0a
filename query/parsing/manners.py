"""哪些单位联合牵头过任务, 从来都是单独牵头的单位: units by whether they have the lead alone or together with others."""

from __future__ import annotations

import re
from itertools import pairwise

from query.constraints import Constraint, Elsewhere, RoleCount
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic, Operation
from query.parsing.phrases import phrase
from query.reading.roles import JOINT
from query.tokens.question_words import STRONG

_LEAD = frozenset({"lead"})
_JOINT = RoleCount(_LEAD, ">", 1)
_ALONE = RoleCount(_LEAD, "=", 1)
_TOGETHER = re.compile("一起|一同|一道|一块儿?|共同|联合|联手|携手|合伙|合力|并列|together|jointly|joint|co")
_BY_ITSELF = re.compile(
    "单独|独自|独家|独立|单枪匹马|自己|一家|alone|solely|by itself|by themselves|on (?:its|their) own"
)
_ALWAYS = re.compile(
    "(?:从来|一直|一向|全部?|次次|回回)?(?:都|均|全)是?(?:由|有)?|只|仅|总是?|一直|一律|每次|always|only|all"
)
_WITH_NOBODY = re.compile("[不没未](?:和|跟|与|同)")
_NEVER = ("从没", "从未", "从来没", "从来没有", "never")
_TASKS = ("条", "项", "task", "tasks")
_OTHERS = ("other", "others", "several")
_LIGHT = (*_OTHERS, "filler", "mention", "list", "pronoun", "both", "single", "not", "yesno", "all")


def of_manners(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a question for units by the manner in which they lead, None for any other.

    Raises NotUnderstood where it only says that they never led together: whether they led at all is left open.
    """
    asked = [m for m in row if m.kind in ("ask", "count") and m.code == "unit"]
    leads = [i for i, m in enumerate(row) if m.kind == "role"]
    if not asked or not leads or any(row[i].code != "lead" or row[i].denied for i in leads):
        return None
    if any(m.kind == "several" and (m.text.endswith(_TASKS) or n.code == "task") for m, n in pairwise(row)):
        return None  # 牵头多条任务的单位: tasks are counted
    if not all(_light(m) or m in asked or m.kind in ("role", "part") for m in row):
        return None
    said = [_said(stretch) for stretch in _stretches(row, leads)]
    if all(manner is None for manner, _ in said):
        return None
    places = [m for m in row if m.kind == "part"]
    base = phrase(places, "task", lexicon).where if places else ()
    held, kept = _where(said, base)
    if held is None:
        raise NotUnderstood("words", (row[leads[-1]].text,))
    return Logic(_step(asked, row), "unit", (*base, *held, *kept), _LEAD)


def _light(mark: Mark) -> bool:
    some = mark.amount is not None and (mark.amount.comparator, mark.amount.value) == (">=", 1)
    return (
        mark.kind in _LIGHT
        or some
        or mark.text == "what"
        or (mark.code == "task" and mark.kind in ("ask", "some") and not _strong(mark))
    )


def _strong(mark: Mark) -> bool:
    return bool(STRONG.search(mark.text))


def _step(asked: list[Mark], row: list[Mark]) -> Operation:
    if any(m.kind == "count" for m in asked):
        return "count"
    whether = any(m.kind == "yesno" for m in row) and not any(map(_strong, asked))
    return "exists" if whether else "select"


def _stretches(row: list[Mark], leads: list[int]) -> list[list[Mark]]:
    """Return what is said around each role word: in Chinese in front of it, in English on both sides."""
    if all(m.text.isascii() for m in row):
        return [row] if len(leads) == 1 else []
    starts = [0, *(i + 1 for i in leads)]
    return [row[start : end + 1] for start, end in zip(starts, leads, strict=False)]


def _said(stretch: list[Mark]) -> tuple[RoleCount | None, str]:
    """Return the manner of a lead (alone or together), and whether it is ever, never or always so."""
    verb = next(m for m in stretch if m.kind == "role")
    words = [m.text.strip() for m in stretch if m is not verb]
    parted = any(map(_WITH_NOBODY.match, words))
    joint = bool(JOINT.match(verb.text)) or any(map(_TOGETHER.match, words)) or _with_others(stretch)
    alone = any(m.kind == "single" or _BY_ITSELF.match(m.text) for m in stretch) and not (parted and joint)
    if joint == alone:
        return (None, "ever") if not joint else (_ALONE, "unclear")
    denied = any(m.kind == "not" or m.text in _NEVER for m in stretch) or (parted and joint)
    always = any(map(_ALWAYS.fullmatch, words)) and "曾" not in "".join(words)
    return (_JOINT if joint else _ALONE), "never" if denied else "always" if always else "ever"


def _with_others(stretch: list[Mark]) -> bool:
    """Tell whether a lead is shared with some other unit (跟别家…, with another unit)."""
    return any(m.kind in _OTHERS for m in stretch)


def _where(
    said: list[tuple[RoleCount | None, str]], base: tuple[Constraint, ...]
) -> tuple[tuple[Constraint, ...] | None, list[Constraint]]:
    """Return what bounds the tasks in question, and what holds of the units besides.

    None where nothing says that they lead.
    """
    held: list[Constraint] = []
    kept: list[Constraint] = []
    leads = False
    for manner, how in said:
        other = _ALONE if manner == _JOINT else _JOINT
        if how == "unclear":
            return None, []
        leads = leads or how != "never"
        if manner is None:
            continue
        if how == "ever" and not held:
            held.append(manner)
        elif how == "ever":
            kept.append(Elsewhere((*base, manner), _LEAD))
        else:
            kept.append(Elsewhere((*base, manner if how == "never" else other), _LEAD, negated=True))
    return (tuple(held) if leads else None), list(dict.fromkeys(kept))
