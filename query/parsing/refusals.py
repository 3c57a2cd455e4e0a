"""Readings that are refused: a word found no use, two words say the same, nothing binds the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.nlp import tag
from query.constraints import (
    ALL_ROLES,
    AnyOf,
    Constraint,
    Elsewhere,
    HasTarget,
    InProject,
    Mentions,
    NumberIn,
    RoleCount,
    TargetIs,
    TaskCount,
    TasksOfUnit,
    ThingIn,
    UnitIs,
)
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.lexicon.topics import has_kinds, targets_about
from query.logic import Logic, Operation
from query.parsing.focus import EACH, THING_ASKS, focus
from query.reading.draft import TARGET_ASKS, Draft
from query.reading.roles import JOINT
from query.tokens.doubts import NOISE
from query.tokens.english import points_twice

_APART = re.compile("每|each|every|for each|per")
_POINTING = {"其中", "这里面", "那里面", "上述", "of those", "of these", "of them"}
_OF_THEM = re.compile(r"\bof (?:them|those|these)$")
_DOUBLED = re.compile(r"([\u4e00-\u9fff])\1")
_MANY_DOUBLED = 3
_OUT_OF_ORDER = re.compile(r"\b(?:the|a|an) (?:which|what|who|whom|how|of|is|are|does|do|the)\b", re.IGNORECASE)
_INSIDE_OUT = re.compile(r"[a-z] (?:How|Which|What|Who|Does|Are)\b|\w\? [a-z]+\??$")
"""English whose question word, with its capital letter, or whose question mark stands inside: shuffled words."""
_CODE = re.compile(r"[{}\\]|--|</?[a-z]|\bor \d+=\d+|;\s*(?:drop|select|delete)\b", re.IGNORECASE)
_BACKWARDS = re.compile("[条家个项]几哪")  # 哪几条, written backwards
_NOUN_LIKE = re.compile(r"(?!\w+(?:ed|ing|ly)$)[a-z]{5,}")
_BODIES = {"bureau", "commission", "department", "administration", "office", "authority"}
"""What an English name of a unit ends in: behind words that are no unit's, it is a unit that is not known."""
_FOREIGN = re.compile("[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]{3}")
_HELPS = {"does", "do", "did"}
_WHO = {"谁", "who", "哪位", "何人", "哪家"}
_FREE_KINDS = ("box", "part")
_OF_TASKS = ("task", "unit", "target", "part", "year")
_USED_BY: dict[str, frozenset[str]] = {
    "compare": frozenset({"compare", "more", "rank", "difference", "times"}),
    "fewer": frozenset({"compare", "more", "rank"}),
    "same": frozenset({"same"}),
    "larger": frozenset({"rank", "compare", "more"}),
    "smaller": frozenset({"rank", "compare", "more"}),
    "most": frozenset({"rank", "compare"}),
    "least": frozenset({"rank", "compare"}),
    "last": frozenset({"rank"}),
    "first": frozenset({"rank"}),
    "latest": frozenset({"rank"}),
    "earliest": frozenset({"rank"}),
    "rank": frozenset({"rank"}),
    "rank-up": frozenset({"rank"}),
    "top": frozenset({"rank"}),
    "ratio": frozenset({"ratio", "select", "rank", "compare", "difference", "times"}),
    "times": frozenset({"times"}),
    "difference": frozenset({"difference"}),
    **dict.fromkeys(EACH, frozenset({"group", "rank", "exists", "select"})),
    "each-part": frozenset({"group", "rank"}),
    "all": frozenset({"exists", "select"}),
}
"""Words that decide what is done with the things asked for, and the steps that make use of them."""


def refuse_unread(new: Draft, step: Operation, asked: str) -> None:
    """Refuse a comparing word that the step has no use for, and a question word for a class that is not known."""
    if step == "count" and asked == "unit" and new.flags["count"].code == "task":
        raise NotUnderstood("words", (new.flag("count"),))  # 有几条任务，分别由谁牵头
    if (
        step == "rank"
        and any(isinstance(c, NumberIn) and len(c.numbers) == 1 for c in new.constraints)
        and not (new.verbs or any(map(has_kinds, [*new.topics, *new.general_topics])))
        and focus(new) == "task"
    ):
        raise NotUnderstood("nothing")
    listed = new.flag("apart") == "each" and asked in TARGET_ASKS and len(new.topics) > 1
    if step != "group" and _APART.match(new.flag("apart")) and not listed:
        raise NotUnderstood("words", (new.flag("apart"),))
    idle = [new.flag(flag) for flag, steps in _USED_BY.items() if flag in new.flags and step not in steps]
    if idle:
        raise NotUnderstood("words", tuple(idle))
    if "which" in new.flags and step == "select" and not new.asks and not new.free_roles and new.topics:
        raise NotUnderstood("nothing")


def refuse_unused(logic: Logic, new: Draft) -> None:
    """Refuse a reading that leaves out a negation, or a role that the question names."""
    used = {roles for each in (logic, *logic.others) for roles in _roles_in(each)}
    named = [roles for roles in new.named_roles if roles != ALL_ROLES and not any(roles <= other for other in used)]
    if new.denied_roles and logic.operation == "rank":  # 不牵头、只配合的任务最多: 配合 must not be lost
        denied = {ALL_ROLES, *(roles for _, roles in new.denied_roles)}
        named += [r for r in new.named_roles if r not in denied and not any(r <= o < ALL_ROLES for o in used)]
    idle = [new.flag("not")] if new.negation == "not" and not new.only and logic.operation != "exists" else []
    if idle or (named and not new.excluded_roles):
        raise NotUnderstood("words", tuple(idle) or ("、".join(sorted(named[0])),))


def refuse_ill_typed(logic: Logic) -> None:
    """Refuse a form that bounds tasks, units or targets by what only named things can be bound by."""
    for each in (logic, *logic.others):
        if each.operation in ("rank", "group") and any(isinstance(c, TaskCount | InProject) for c in each.where):
            raise NotUnderstood("nothing")
        if each.kind in _OF_TASKS and any(isinstance(c, InProject | TaskCount) for c in each.where):
            raise NotUnderstood("nothing")
        if each.kind in ("task", "target") and any(isinstance(c, ThingIn) for c in each.where):
            raise NotUnderstood("nothing")


def refuse_twice(logic: Logic) -> None:
    """Refuse a reading in which one word adds nothing to another: then it was meant otherwise."""
    counted = [c for c in logic.where if isinstance(c, RoleCount) and (c.comparator, c.number) == (">=", 1)]
    units = {c.roles for c in logic.where if isinstance(c, UnitIs) and not c.negated}
    idle = [c for c in counted if c.roles in units or counted.count(c) > 1]
    sides = [c.targets for side in logic.others for c in side.where if isinstance(c, TargetIs) and c.targets]
    if idle or len(set(sides)) < len(sides):  # one target beside itself
        raise NotUnderstood("words", ("、".join(sorted(idle[0].roles)),) if idle else ())


def _roles_in(logic: Logic) -> Iterator[frozenset[str]]:
    yield logic.roles
    for constraint in logic.where:
        options = constraint.options if isinstance(constraint, AnyOf) else (constraint,)
        for option in options:
            if isinstance(option, UnitIs | RoleCount | Elsewhere | TasksOfUnit):
                yield option.roles
            if isinstance(option, Elsewhere | TasksOfUnit):
                yield from _roles_in(Logic("select", "task", option.where))


def refuse_garbled(question: str, row: list[Mark]) -> None:
    """Refuse what nobody asks: doubled letters, code, another script, a verb without a subject, names in a row."""
    doubled = [m[0] for m in _DOUBLED.finditer(question) if tag(m[0]) is None]
    garbled = (_OUT_OF_ORDER, _INSIDE_OUT, _CODE, _FOREIGN, _BACKWARDS)
    if len(doubled) >= _MANY_DOUBLED or any(p.search(question) for p in garbled):
        raise NotUnderstood("nothing")
    if _lacks_head(row) or _lacks_subject(row) or _only_names(row) or _asks_whether_nothing(row):
        raise NotUnderstood("nothing")
    if unknown := _denies_unknown(row) or _counts_unknown(row):
        raise NotUnderstood("words", (unknown,))


def refuse_loose(logic: Logic, row: list[Mark]) -> None:
    """Refuse an answer about everything (all leading units, how many tasks) where words were skipped."""
    if logic.operation not in ("select", "exists", "count", "rank") or logic.kind == "document":
        return
    of_parts = any(m.kind == "each-part" for m in row) and logic.kind == "task"  # rank each section, and not tasks
    unfit = (logic.operation == "rank" and (of_parts or _asks_whether_more(row))) or points_twice(row)
    if unfit or _contradicts(logic) or _denies_together(row):
        raise NotUnderstood("nothing")
    elsewhere = any(m.kind == "other" and n.kind == "ask" and n.code == "part" for m, n in pairwise(row))
    parts = logic.kind == "part" and logic.operation == "select" and any(m.kind in ("not", "yesno") for m in row)
    if parts or (elsewhere and logic.kind == "task"):  # 哪些部分没有目标, 哪些在其他部分没出现过
        raise NotUnderstood("nothing")
    if logic.operation == "rank":
        return
    bound = [c for each in (logic, *logic.others) for c in each.where if not _of_any(c)]
    skipped = sum(len(m.text) for m in row if m.kind == "filler" and m.code == NOISE and not m.text.isascii())
    others = [m for m in row if m.kind in ("text", "topic") or (m.kind == "ask" and m.code in ("project", *THING_ASKS))]
    whether = logic.operation == "exists" and skipped and _says_nothing(row)
    if whether or (not bound and (skipped > (logic.operation == "count") or (logic.kind == "unit" and others))):
        raise NotUnderstood("nothing")


def _contradicts(logic: Logic) -> bool:
    """Tell whether units are looked for in one of several parts, and in none of these: a clause was read wrongly."""
    either = {option for c in logic.where if isinstance(c, AnyOf) for option in c.options}
    none = {c for each in logic.where if isinstance(each, Elsewhere) and each.negated for c in each.where}
    return bool(either & none)


def _denies_together(row: list[Mark]) -> bool:
    """甲和乙没一起牵头的任务: neither of them, or not both."""
    denied = any(
        one.kind == "not" and (other.text in ("一起", "共同", "一道", "联合") or JOINT.match(other.text))
        for one, other in pairwise(row)
    )
    return denied and sum(m.kind == "unit" for m in row) > 1


def _asks_whether_more(row: list[Mark]) -> bool:
    """Does A have fewer tasks than B: a question whether, that no ranking answers."""
    than = any(m.text == "than" for m in row) and any(m.kind in ("fewer", "compare", "smaller", "larger") for m in row)
    return than and bool(row) and row[0].kind == "yesno"


def _says_nothing(row: list[Mark]) -> bool:
    """Tell whether words of the documents stand beside skipped ones alone (明天甲市下不下雨): the verb was skipped."""
    said = [m for m in row if m.kind not in ("filler", "yesno", "not")]
    return bool(said) and all(m.kind in ("text", "topic", "topic-word", "thing", "year") for m in said)


def _of_any(constraint: Constraint) -> bool:
    return isinstance(constraint, RoleCount) and (constraint.comparator, constraint.number) == (">=", 1)


def _denies_unknown(row: list[Mark]) -> str:
    """Return what stands behind 没 or 不 in a clause on a unit where no vocabulary knows it (甲没分的任务)."""
    for unit, mark, said in zip(row, row[1:], row[2:], strict=False):
        if (unit.kind, mark.kind, said.code) == ("unit", "not", NOISE) and not said.text.isascii():
            return mark.text + said.text
    return ""


def _counts_unknown(row: list[Mark]) -> str:
    """Return what is counted at the end of a question on a unit where no vocabulary knows it (甲局在几楼)."""
    said = [m for m in row if m.text not in ("?", "。", "呢", "啊", "呀")]
    if len(said) < 3 or said[-2].kind != "count" or said[-2].code != "any" or said[-1].code != NOISE:
        return ""
    behind = said[-1].end - said[-1].start <= 2 and said[-2].end == said[-1].start and said[-2].text in ("几", "多少")
    unit = any(m.kind == "unit" for m in said) and not any(m.kind in ("text", "topic", "thing", "year") for m in said)
    return said[-2].text + said[-1].text if behind and unit else ""


def _lacks_head(row: list[Mark]) -> bool:
    """Tell whether an unknown English noun stands right behind a topic (public liberries): it is what is meant."""
    for one, other in pairwise(row):
        unknown = other.kind == "filler" and other.code == NOISE and other.text.isascii()
        if one.kind.startswith("topic") and one.text.isascii() and other.text in _BODIES:
            return True
        if one.kind.startswith("topic") and unknown and _NOUN_LIKE.fullmatch(other.text.strip()):
            return True
    return False


def _lacks_subject(row: list[Mark]) -> bool:
    """Which tasks does … lead, 牵头哪些任务: a role, and nobody who has it."""
    said = [m for m in row if m.kind != "filler"]
    if len(said) == 2 and said[0].kind == "role" and not said[0].text.endswith("位") and said[1].text.startswith("哪"):
        return said[1].code == "task" and not JOINT.match(said[0].text)
    place = next((i for i, m in enumerate(row) if m.text in _HELPS), None)
    if place is None or any(m.kind in ("unit", "pronoun", "others", "thing", "these") for m in row):
        return False
    behind = [m for m in row[place + 1 :] if m.kind != "filler"]
    return bool(behind) and behind[0].kind == "role"


def _only_names(row: list[Mark]) -> bool:
    """Tell whether names of units and numbers of tasks follow each other, and nothing says what is asked of them."""
    kinds = [m.kind for m in row if m.kind != "filler"]
    names = [kind for kind in kinds if kind in ("unit", "numbers", "year")]
    return len(names) > 2 and len(set(names)) > 1 and len(names) == len(kinds)


def _asks_whether_nothing(row: list[Mark]) -> bool:
    """Tell whether a closing 吗 has only unknown words in front of it, back to 是."""
    for index, mark in enumerate(row[2:], 2):
        if mark.text in ("吗", "么") and row[index - 1].code == NOISE and len(row[index - 1].text) > 1:
            return row[index - 2].text in ("是", "同", "为")
    return False


def refuse_pointing(new: Draft) -> None:
    """Refuse a question that points at an answer before (其中有甲的) where there is none."""
    opening = new.flags.get("pronoun")
    if opening is not None and opening.start == 0 and _OF_THEM.search(opening.text):
        raise NotUnderstood("nothing")
    if "this-task" in new.flags or new.flag("pronoun") in _POINTING or new.flag("pronoun").startswith("在"):
        raise NotUnderstood("nothing")


def refuse_unbound(logic: Logic, new: Draft, asked: str) -> None:
    """Refuse a question that names nothing to bind its answer (谁负责; 那2025年的呢 with no question before it)."""
    named = asked in THING_ASKS and "mention" in new.flags
    everything = logic.operation in ("select", "exists") and asked not in _FREE_KINDS and not named
    of_role = asked == "unit" and logic.roles != ALL_ROLES and any(m.text not in _WHO for m in new.asks)
    only_years = bool(logic.where) and all(isinstance(c, TargetIs) and not c.targets for c in logic.where)
    if not logic.where and everything and not of_role:
        raise NotUnderstood("nothing")
    if only_years and not new.asks and logic.operation == "select":
        raise NotUnderstood("nothing")
    bound = [c for c in logic.where if not isinstance(c, TargetIs | RoleCount | HasTarget)]
    if "pointer" in new.flags and not bound and not any(isinstance(c, TargetIs) and c.targets for c in logic.where):
        raise NotUnderstood("words", (new.flag("pointer"),))
    if "pronoun" in new.flags and not bound and not logic.others:
        raise NotUnderstood("nothing")


def refuse_undated(logic: Logic, new: Draft, asked: str, lexicon: Lexicon) -> None:
    """Refuse 某企业哪年成立: the years of targets that only stand in one task with a thing are none of its own."""
    others = any(m.code not in ("year", "value") for m in new.asks)
    if asked != "year" or logic.kind != "target" or not logic.where or others:
        return
    named = all(isinstance(c, Mentions) for c in logic.where)
    if named and not any(targets_about((m.text,), lexicon) for m in new.things):
        raise NotUnderstood("outside", tuple(m.text for m in (*new.things, *new.asks) if m.text))
