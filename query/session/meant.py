"""The unit that a question means without naming it: 它, 这家单位, 该局."""

from __future__ import annotations

import re

from query.constraints import ALL_ROLES, PREVIOUS, UnitIs
from query.logic import Logic
from query.reading.draft import TARGET_ASKS
from query.session.back import IT, SUBSET, Back
from query.session.memory import Session
from query.tokens.question_words import names_units
from query.wording.numerals import parse_count

_THAT_UNIT = re.compile("单位|部门|局|委|这家|那家|unit|department|bureau")
_SERVES_AS = re.compile(
    "(?:担任|出任|充当|作为|身为|[当做任])[着了过]?(?:的是)?(?:牵头|主办|主责|责任|参与|配合|协办|协同)"
)
"""担任牵头单位的: the noun of a role is what a unit is, as with 是."""
_IT_IS = re.compile(r"\b(?:is|does|did|has) it\b", re.IGNORECASE)


def units_meant(pointer: str, memory: Session) -> tuple[tuple[str, ...], ...]:
    """这家单位, 这两家: the units of the last answer, or as many as were named last."""
    one = 1 if pointer.startswith(("这家", "那家", "该")) else 0
    number = next((parse_count(c) for c in pointer if parse_count(c)), one)
    answered = tuple((iri,) for iri in memory.units)
    if answered and number in (0, len(answered)):
        return answered
    return memory.named[-number:] if number and len(memory.named) >= number else ()


def units_before(old: Logic, memory: Session) -> set[str]:
    """Return the units that the last question, or all before it (甲负责几条, 是哪条), was about: they are left out."""
    named = {iri for c in old.where if isinstance(c, UnitIs) and not c.negated for iri in c.units}
    if named or old.kind != "task" or len(memory.named) != 1:
        return named or (set(memory.units) if old.kind == "unit" else set())
    return set(memory.named[0])


def unit_meant(back: Back) -> UnitIs | None:
    """那它配合哪些: the only unit of the last answer, or the unit that the last question asked about."""
    new, old, memory = back.new, back.old, back.memory
    named = [c for c in new.constraints if isinstance(c, UnitIs)]
    if _THAT_UNIT.search(new.flag("pronoun")) and len(memory.units) == 1 and not named:
        return UnitIs(memory.units, back.lexicon.label_of(memory.units, PREVIOUS), ALL_ROLES)
    if named or _asks_nothing_of_it(back):
        return None
    if old.kind == "unit" and len(memory.units) == 1 and ("pronoun" in new.flags or _left_unsaid(back)):
        return UnitIs(memory.units, back.lexicon.label_of(memory.units, PREVIOUS), ALL_ROLES)
    before = {c.units: c for c in old.where if isinstance(c, UnitIs)}
    return next(iter(before.values())) if len(before) == 1 and old.kind == "task" else None


def _left_unsaid(back: Back) -> bool:
    """Tell whether a verb has no subject (牵头几条), behind the unit that is first in a ranking."""
    verb = re.match("(?:那|那么|又|一共|总共|都|共)*(?:牵头|主责|主办|负责|参与|配合|承担)", back.question)
    return verb is not None and back.old.operation == "rank" and not (back.new.units or back.new.things)


def _asks_nothing_of_it(back: Back) -> bool:
    """Tell whether a question asks for no role of a unit (它的目标, 配合单位): then no unit is pointed at."""
    new = back.new
    codes = {m.code for m in new.asks} | {m.code for m in (new.flags.get("count"),) if m is not None}
    nouns = any(names_units(word) for word in new.role_words)
    noun = nouns and not _IT_IS.search(back.question) and not _SERVES_AS.search(back.question)
    among = new.flag("pronoun") in SUBSET and not IT.search(back.question) and back.old.kind != "task"
    asks_else = back.asked not in ("task", "unit") or bool(codes & TARGET_ASKS)
    its_tasks = back.asked == "task" and back.old.kind == "unit" and IT.search(back.question)  # 它一共在几条任务里
    return noun or "unit" in codes or asks_else or not (new.free_roles or its_tasks) or among


def in_another_part(one: UnitIs, other: UnitIs) -> bool:
    """那甲参与的任务有哪些, behind 甲牵头的: a unit has one part in a task."""
    return one.units == other.units and not (one.negated or other.negated) and one.roles.isdisjoint(other.roles)


def excludes(one: UnitIs, other: UnitIs) -> bool:
    """Tell whether what is said of a unit denies what was said of it."""
    had, denied = (one, other) if other.negated else (other, one)
    return one.units == other.units and one.negated != other.negated and had.roles <= denied.roles
