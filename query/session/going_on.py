"""Whether a question goes on from the one before, or says by itself what it is about."""

from __future__ import annotations

import re

from query.constraints import ALL_ROLES, Constraint, HasTarget, Not, NumberIn, RoleCount, TargetIs, UnitIs
from query.logic import Logic
from query.reading.draft import Draft
from query.session.memory import Session
from query.tokens.question_words import names_units

_OPENS = re.compile(
    r"^(?:那|那么|还|只看|只要|只算|就看|光看|另外|其中|再|又|两家|三家|哪[几些一]?[条项个]?(?:里头?|当中|中)?(?:是|属于|有|没有|没|不|[落归列放写]在)"
    r"|在[^，,。？?]{1,14}的是哪"
    r"|and\b|but\b|so\b|then\b|具体)|(?:呢|的话)[？?]?$|另外",
    re.IGNORECASE,
)
_IN_FULL = re.compile(
    r"的任务(?:一共|总共|共)?(?:有|是)?(?:哪|几|多少)|(?:哪些|几[条项]|多少[条项])任务(?=.)"
    r"|\b(?:which|what|how many) tasks\b(?=.{6})"
    r"|任务(?:一共|总共|共)有?(?:几|多少)[条项]",
    re.IGNORECASE,
)
"""A question that asks for tasks by that name and says something of them."""
_OF_THE_PLAN = re.compile(
    r"\b(?:the|this) (?:whole |entire )?(?:plan|document|file)\b|整个(?:计划|方案|文件)|[这全]份(?:计划|方案|文件)"
    "|(?:计划|方案|文件|文中)(?:里|中|一共|总共)|(?<![这那些])全部任务(?:一共|总共|合计|共)?有?(?:几|多少)",
    re.IGNORECASE,
)
"""What says that the whole plan is meant, and not the last answer."""
_WHO_AGAIN = re.compile("(?:又|[条项])(?:该|应该?|要|得)?[是找归由靠]谁[呢啊呀]?[？?。]?$")
"""又是谁, behind a question for units in a role: who has it there."""
_OF_ANOTHER = re.compile(
    "(?:那|那么)[^，,的其]{2,12}(?:牵头|主责|负责|参与|配合)了?(?:几|多少)[条项](?:任务)?[呢啊]?[？?。]?"
)
WEAK = (TargetIs, RoleCount, HasTarget)
"""Constraints that say which of some tasks are meant, but not by themselves where to look."""


def goes_on(question: str, new: Draft, memory: Session) -> bool:
    """Tell whether a question points back, or names nothing by itself to look at."""
    old = memory.last
    if _of_tasks_in_full(question, new, memory):
        return False
    if new.any_flag("pronoun", "remaining") or in_that_role(question, old):
        return True
    numbered = any(isinstance(c, NumberIn) for c in new.constraints) and new.free_roles  # 那第8条由谁牵头
    if numbered or (_OF_ANOTHER.fullmatch(question) and not _of_them(new, old)):
        return False
    if _OPENS.search(question):
        return True
    if _whether_a_unit(new) or _denies_its_part(new):
        return True
    own = [c for c in new.constraints if not isinstance(c, (*WEAK, Not)) and not _only_left_out(c, new)]
    named = own or new.topics or new.general_topics or new.task_topics or new.things
    return not (named or "attribute" in new.flags)


def _of_them(new: Draft, old: Logic) -> bool:
    """Tell whether 那乙参与几条 may be of the last tasks: these are of no unit, or of the same one."""
    named = {c.units for c in old.where if isinstance(c, UnitIs)}
    return not named or any(c.units in named for c in new.units)


def _of_tasks_in_full(question: str, new: Draft, memory: Session) -> bool:
    """Tell whether a question says itself which tasks are meant, behind no list of tasks: 没有牵头单位的任务有哪些."""
    listed = memory.last.kind == "task" and len(memory.tasks) > 1
    if new.any_flag("pronoun", "remaining", "other") or _OPENS.search(question):
        return False
    if _OF_THE_PLAN.search(question):
        return True
    return not listed and _IN_FULL.search(question) is not None and not new.free_roles


def in_that_role(question: str, old: Logic) -> bool:
    """Tell whether a question asks who, and leaves the role to the one before: 丙那条又是谁."""
    return old.kind == "unit" and old.roles != ALL_ROLES and _WHO_AGAIN.search(question) is not None


def _whether_a_unit(new: Draft) -> bool:
    """Tell whether a question asks of a unit alone whether it is there (有没有甲, 涉及甲吗)."""
    units = bool(new.units) and all(isinstance(c, UnitIs) for c in new.constraints)
    bare = not (new.asks or new.topics or new.general_topics or new.things or new.counts or new.denied_roles)
    return units and bare and "yesno" in new.flags and not new.any_flag("count", "which", "all-of")


def _denies_its_part(new: Draft) -> bool:
    """Tell whether a verb without a unit is denied (不牵头的): it is that of the unit asked about before."""
    verbs = [word for word, _ in new.denied_roles if not names_units(word)]
    return bool(verbs) and new.negation_text == "不" and not new.units and any(m.code == "task" for m in new.asks)


def own_places(new: Draft) -> bool:
    """Tell whether a draft names by itself where to look."""
    own = [c for c in new.constraints if not isinstance(c, WEAK)]
    return bool(own or new.topics or new.general_topics or new.things)


def _only_left_out(constraint: Constraint, new: Draft) -> bool:
    return isinstance(constraint, UnitIs) and constraint.negated and set(constraint.units) <= new.excepted
