"""甲任务的牵头单位里，哪家在其他任务里也有责任: units of one task by whether other tasks name them too."""

from __future__ import annotations

from itertools import pairwise

from query.constraints import ALL_ROLES, Elsewhere, Not, NumberIn, TaskIn
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic, Operation
from query.parsing.phrases import phrase
from query.parsing.roles import narrowest
from query.tokens.question_words import names_units

_LIGHT = ("filler", "yesno", "other", "both", "all", "mention", "not", "list", "which")
_ALL = ("都", "均", "全", "每家", "各")


def of_other_tasks(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a question whether units of a task have a part in others as well, None for any other."""
    noun = next((i for i, m in enumerate(row) if m.kind == "role" and names_units(m.text)), None)
    if not noun or row[noun].denied:
        return None
    scope, said = row[:noun], row[noun + 1 :]
    if not _names_other_tasks(said) or not all(_light(m) or m.kind == "role" for m in said):
        return None
    if any(m.kind in ("unit", "role", "yesno", "not", "other", "which", "count") for m in scope):
        return None
    where = phrase([m for m in scope if m.code != "unit"], "task", lexicon).where
    if len(where) != 1 or not isinstance(where[0], TaskIn | NumberIn):
        return None
    verbs = [m for m in said if m.kind == "role"]
    denials = [m for m in said if m.kind == "not"]
    if len(verbs) > 1 or len(denials) > 1:
        raise NotUnderstood("words", tuple(m.text for m in verbs))
    roles = narrowest([m.entry.roles for m in verbs]) if verbs else ALL_ROLES
    asked = [m for m in said if m.kind == "which" or (m.kind in ("ask", "count") and m.code == "unit")]
    whether = any(m.kind == "yesno" for m in said)
    every = whether and any(m.text.startswith(_ALL) for m in said if m.kind in ("both", "all"))
    if not (asked or whether):
        return None
    elsewhere = Elsewhere((Not(where[0]),), roles, negated=bool(denials) != every)
    step: Operation = "exists" if whether else "count" if asked[0].kind == "count" else "select"
    return Logic(step, "unit", (*where, elsewhere), row[noun].entry.roles, attribute="not" if every else None)


def _names_other_tasks(row: list[Mark]) -> bool:
    return any(m.kind == "other" and n.kind == "ask" and n.code == "task" for m, n in pairwise(row))


def _light(mark: Mark) -> bool:
    return mark.kind in _LIGHT or (mark.kind in ("ask", "count", "some") and mark.code in ("task", "unit", ""))
