"""Which share of the tasks of a first phrase, or whether every one of them, is as a second phrase says."""

from __future__ import annotations

from dataclasses import replace

from query.constraints import ALL_ROLES, Constraint, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic
from query.parsing.phrases import phrase
from query.parsing.truth import none_of
from query.tokens.question_words import INSIDE, STRONG, names_units

_INSIDE = {*INSIDE, "among"}
_AMONG_THEM = {*_INSIDE, "其中", "这里面", "of them", "of these", "of those"}
_SPENT = ("ratio", "all", "yesno", "both", "count", "apart", "all-of", "each-task")
EACH_OF_THEM = {"都", "均", "全都", "皆", "都是", "都由", "都属", "都归", "均为", "全部都", "全部", "全"}
_LACKED = {"都没有", "均没有", "都没", "都不", "均不", "全没有", "全都没有"}
_NAMED = ("unit", "role", "part", "counted", "not", "year")
_ALL = ("all", "each-task", "all-of")


def share_of(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of 甲的任务里，乙的占百分之几, None where the question is not built so."""
    end = next((i for i, m in enumerate(row) if m.kind == "ratio"), None)
    cut = _cut(row)
    if end is None:
        return None
    if cut is None or cut > end:
        return _share_in(row[:end], lexicon)
    base, part = row[:cut], _of_its_unit(row[:cut], [m for m in row[cut:end] if m.text not in ("占", "的")])
    if not _about_tasks(base) or any(m.kind == "pronoun" for m in part) or not any(m.kind != "filler" for m in part):
        return None
    where = phrase(base, "task", lexicon, drop=_SPENT).where
    more = _own_role(part, where) or phrase(part, "task", lexicon, drop=_SPENT).where
    both = (*where, *(c for c in more if c not in where))
    counted = (Logic("count", "task", both), Logic("count", "task", where))
    return Logic("ratio", "task", others=counted) if more else None


def _of_its_unit(base: list[Mark], part: list[Mark]) -> list[Mark]:
    """Return the second phrase with the unit of the first for its pronoun (它独自牵头的, 由该委牵头的)."""
    units = [m for m in base if m.kind == "unit"]
    if len(units) != 1 or units[0].denied:
        return part
    return [units[0] if _stands_for_unit(m) else m for m in part if m.text not in _AMONG_THEM]


def _stands_for_unit(mark: Mark) -> bool:
    singular = mark.kind == "these" and mark.code == "unit" and mark.text.startswith(("该", "这家", "这个", "那家"))
    return singular or mark.kind == "pronoun"


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
    verb = not names_units(said[0].text)
    return (replace(units[0], roles=said[0].entry.roles),) if verb else ()


def for_every_task(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of 甲的任务是不是都由乙牵头: whether some task of the first phrase lacks what the second says."""
    row = _widened(row)
    found = [i for i, m in enumerate(row) if m.kind in _ALL or m.text in EACH_OF_THEM or m.text in _LACKED]
    whole = len(found) > 1 and row[found[0]].kind == "all-of" and row[found[0]].code == "task"  # 甲的所有任务，乙都在
    at = found[whole] if found else None
    asked = any(m.kind == "yesno" for m in row)
    if not at or not asked or any(m.kind in ("which", "count") or STRONG.search(m.text) for m in row):
        return None
    base = [m for m in row[:at] if m.kind != "yesno" and m.text != "是"]
    said = [m for m in row[at + 1 :] if m.kind not in (*_ALL, "yesno", "both")]
    if row[at].text in _LACKED:
        said = [replace(row[at], text=row[at].text[1:]), *said]
    named = base and base[-1].kind in ("unit", "role") and any(m.text == "," for m in base)
    if named:  # 甲的任务，乙是不是都参与
        cut = max(i for i, m in enumerate(base) if m.text == ",")
        base, said = base[:cut], [*base[cut + 1 :], *said]
    base = [m for m in base if m.text != ","]
    if any(m.kind == "some" and m.text.startswith("一") for m in base):  # 一条牵头任务都没有
        return None
    if not _ends_in_tasks(base) or not any(m.kind not in ("filler", "yesno") for m in said):
        return None
    where = phrase(base, "task", lexicon, drop=_SPENT).where
    if not where:
        return None
    holds = phrase(said, "task", lexicon, drop=_SPENT).where
    if not holds:
        raise NotUnderstood("words", tuple(m.text for m in said if m.kind != "filler"))
    return Logic("exists", "task", (*where, none_of(holds)), ALL_ROLES, attribute="not")


def _widened(row: list[Mark]) -> list[Mark]:
    """…都有甲参加吗（甲一同牵头的也算）: the role in a bracket that says what counts too is taken as well."""
    opened = next((i for i, m in enumerate(row) if m.text == "("), len(row))
    bracket, place = row[opened:], next((i for i in range(opened - 1, -1, -1) if row[i].kind == "role"), None)
    if place is None or not any(m.kind == "included" for m in bracket):
        return row
    roles = row[place].entry.roles.union(*(m.entry.roles for m in bracket if m.kind == "role"))
    return [replace(m, entry=replace(m.entry, roles=roles)) if i == place else m for i, m in enumerate(row[:opened])]


def _ends_in_tasks(row: list[Mark]) -> bool:
    """Tell whether the last word of a phrase that is no light one is the noun 任务."""
    said = [m for m in row if m.kind != "filler" or m.text in ("里", "中")]
    if said and said[-1].kind == "part" and said[-1].code == "tasks":
        return True
    return bool(said) and said[-1].code == "task" and said[-1].kind in ("ask", "some", "these", "all-of")


def _cut(row: list[Mark]) -> int | None:
    """Return where the second phrase begins: behind 里， or 中，, else behind 的任务，."""
    for index, mark in enumerate(row[:-1]):
        if mark.text in _INSIDE and row[index + 1].text == ",":
            return index + 2
    for index, mark in enumerate(row[:-1]):
        bounded = index > 1 and row[index - 1].text.endswith("的") and mark.kind == "ask" and mark.code == "task"
        if bounded and row[index + 1].text == "," and any(m.kind in _NAMED for m in row[index + 2 :]):
            return index + 2
    return None


def _about_tasks(row: list[Mark]) -> bool:
    if any(m.kind == "numbers" or (m.kind in ("ask", "some", "these", "all-of") and m.code == "task") for m in row):
        return True
    return any(m.kind in ("part", "text") for m in row) and all(
        m.kind in ("part", "text", "filler", "some") for m in row
    )
