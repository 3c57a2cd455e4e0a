"""Which share of the tasks of a first phrase, or whether every one of them, is as a second phrase says."""

from __future__ import annotations

from dataclasses import replace

from query.lexicon import Lexicon, Mark
from query.logic import ALL_ROLES, Constraint, Logic, UnitIs
from query.parsing.phrases import phrase
from query.parsing.truth import denied
from query.tokens.question_words import INSIDE

_INSIDE = {*INSIDE, "among"}
_SPENT = ("ratio", "all", "yesno", "both", "count", "apart", "all-of", "each-task")
_EACH_OF_THEM = {"都", "均", "全都", "皆"}
_ALL = ("all", "each-task", "all-of")


def share_of(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of 甲的任务里，乙的占百分之几, None where the question is not built so."""
    end = next((i for i, m in enumerate(row) if m.kind == "ratio"), None)
    cut = _cut(row)
    if end is None:
        return None
    if cut is None or cut > end:
        return _share_in(row[:end], lexicon)
    base, part = row[:cut], [m for m in row[cut:end] if m.text not in ("占", "的")]
    if not _about_tasks(base) or any(m.kind == "pronoun" for m in part) or not any(m.kind != "filler" for m in part):
        return None
    where = phrase(base, "task", lexicon, drop=_SPENT).where
    more = _own_role(part, where) or phrase(part, "task", lexicon, drop=_SPENT).where
    both = (*where, *(c for c in more if c not in where))
    counted = (Logic("count", "task", both), Logic("count", "task", where))
    return Logic("ratio", "task", others=counted) if set(both) > set(where) else None


def _share_in(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of 甲牵头的任务在它负责的任务里占多少: of the tasks of one unit, those in which it has a role."""
    at = next((i for i, m in enumerate(row) if m.text == "在"), 0)
    inside = [i for i, m in enumerate(row) if i > at and m.text in _INSIDE]
    units = [m for m in row if m.kind == "unit"]
    if not at or not inside or len(units) != 1 or not any(m.kind == "pronoun" for m in row[at:]):
        return None
    part, base = row[:at], [units[0] if m.kind == "pronoun" else m for m in row[at + 1 : inside[-1]]]
    if not all(any(m.kind == "role" for m in side) for side in (part, base)):
        return None
    wheres = [phrase(side, "task", lexicon, drop=_SPENT).where for side in (part, base)]
    return Logic("ratio", "task", others=tuple(Logic("count", "task", where) for where in wheres))


def _own_role(part: list[Mark], where: tuple[Constraint, ...]) -> tuple[Constraint, ...]:
    """甲负责的任务里，牵头的: a verb alone is said of the one unit in front."""
    said = [m for m in part if m.kind != "filler"]
    units = [c for c in where if isinstance(c, UnitIs)]
    if len(said) != 1 or said[0].kind != "role" or len(units) != 1 or units[0].negated:
        return ()
    verb = not said[0].text.endswith(("单位", "部门", "unit", "units"))
    return (replace(units[0], roles=said[0].entry.roles),) if verb else ()


def for_every_task(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of 甲的任务，乙是不是条条都牵头: whether some task lacks what the second phrase says."""
    universal = next((i for i, m in enumerate(row) if m.kind in _ALL or m.text in _EACH_OF_THEM), None)
    cut = next((i for i, m in enumerate(row) if m.text == "," and i), None)
    if universal is None or cut is None or cut > universal or not any(m.kind == "yesno" for m in row[cut:]):
        return None
    base, said = row[:cut], [m for m in row[cut:] if m.kind not in (*_ALL, "yesno", "both")]
    if not _about_tasks(base) or not any(m.kind == "unit" for m in said):
        return None
    where = phrase(base, "task", lexicon, drop=_SPENT).where
    holds = phrase(said, "task", lexicon, drop=_SPENT).where
    if len(holds) != 1 or not where:
        return None
    return Logic("exists", "task", (*where, denied(holds[0])), ALL_ROLES, attribute="not")


def _cut(row: list[Mark]) -> int | None:
    """Return where the second phrase begins: behind 里， or 中，."""
    for index, mark in enumerate(row[:-1]):
        if mark.text in _INSIDE and row[index + 1].text == ",":
            return index + 2
    return None


def _about_tasks(row: list[Mark]) -> bool:
    if any(m.kind == "numbers" or (m.kind in ("ask", "some", "these") and m.code == "task") for m in row):
        return True
    return any(m.kind in ("part", "text") for m in row) and all(
        m.kind in ("part", "text", "filler", "some") for m in row
    )
