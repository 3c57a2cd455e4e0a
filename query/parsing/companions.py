"""谁和甲一起牵头: the units asked for have their part together with those that are named, who are not asked for."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import ALL_ROLES, Elsewhere, ThingIn, UnitIs
from query.parsing.roles import narrowest, not_those
from query.reading.draft import Draft
from query.tokens.question_words import word_list

TOGETHER = re.compile(
    "一起|一同|一道|一块儿?|一齐|携手|联手|联袂|合力|协力|并肩|搭档|搭伙|搭班子?|合作|共同|联合|会同|同在|同列|同一[条项个]"
    "|together|jointly|alongside|joint|co[- ]?lead|partner|collaborat|team|conjunction|concert|tandem"
)
_ELSEWHERE = word_list("rank|rank-up|top|ratio|times|difference|compare|same|fewer|each|apart|or")


_EACH = {"都", "均", "皆", "都曾", "分别"}
"""跟甲和乙都一起牵头过: with each of them, in whatever task."""


def beside_those(new: Draft, asked: str) -> None:
    """Ask for units in the role of those named; a role word of the units asked for (co-lead with) is that of both."""
    named = [c for c in new.units if not c.negated]
    adverbs = [word for word in new.said if TOGETHER.fullmatch(word)]
    said = " ".join([new.flag("both"), *adverbs, *new.role_words, *(m.text for m in new.asks if m.code == "task")])
    noun = any(m.code == "task" and "同" not in said for m in new.asks)
    tasks = noun and (len(named) > 1 or (bool(new.free_roles) and "together" not in said))
    if asked != "unit" or not named or tasks or not TOGETHER.search(said) or new.any_flag(*_ELSEWHERE):
        return
    roles = {c.roles for c in named}
    if len(roles) > 1 or (new.free_roles and roles != {ALL_ROLES} and roles != {narrowest(new.free_roles)}):
        return
    shared = narrowest(new.free_roles) if new.free_roles else next(iter(roles))
    new.constraints[:] = [replace(c, roles=shared) if c in named else c for c in new.constraints]
    new.free_roles.append(shared)
    if new.flag("both") in _EACH and len(named) > 1:
        each = [c for c in new.constraints if isinstance(c, UnitIs) and not c.negated]
        new.constraints[:] = [Elsewhere((c,), shared) if c in each[1:] else c for c in new.constraints]
    others = not_those(named)
    if not any(isinstance(c, ThingIn) and c.negated and set(others.things) <= set(c.things) for c in new.constraints):
        new.constraints.append(others)
