"""任务全部由甲牵头的单位, 只在甲牵头的任务里出现的单位: units of whose tasks none is without another's role."""

from __future__ import annotations

from dataclasses import replace

from query.constraints import ALL_ROLES, Constraint, Elsewhere
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic, Operation
from query.parsing.roles import these_units
from query.reading.units import unit_is
from query.tokens.question_words import names_units, words

_ALL = words("全部|全|都|均|全都|一律|全是|都是|都由|全由|均由|均为|全部由|全部是|清一色")
_ONLY = {"只", "仅", "只在", "仅在", "仅仅", "only", "solely"}
BINDING = _ALL | _ONLY
"""Words one of which says that all tasks of a unit are meant."""
_LIGHT = ("filler", "both", "all", "list", "mention")


def of_all_their_tasks(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a question for units all of whose tasks another unit leads; None for any other.

    Raises NotUnderstood where it is built so and says more: the rest would be left out.
    """
    row = [m for m in row if m.kind != "included" and not _says_again(m, row)]
    asked = [m for m in row if m.kind in ("ask", "count") and m.code == "unit"]
    if not asked or any(m.kind in ("yesno", "numbers", "part", "not", "most", "least") for m in row):
        return None
    found = _universal(row) or _only(row)
    if found is None:
        return None
    own, unit, role, rest = found
    listed = [m for m in rest if m.kind == "unit" and m.denied != "except"]
    gone = [m for m in rest if m.kind == "unit" and m.denied == "except"]
    pointed = any(m.kind == "these" and m.code == "unit" for m in rest)
    plain = all(
        m in asked or m in listed or m in gone or m.kind in (*_LIGHT, "these") or m.code == "task" for m in rest
    )
    if not plain or bool(listed) != pointed or not all(m.entry.iris for m in (*listed, *gone)):
        raise NotUnderstood("words", (unit.text,))
    bound = replace(unit_is(unit, role, negated=True), label=lexicon.label_of(unit.entry.iris, unit.text))
    where: list[Constraint] = [Elsewhere((bound,), own, negated=True)]
    where += [these_units(listed, negated=False)] if listed else []
    where += [these_units(gone, negated=True)] if gone else []
    step: Operation = "count" if any(m.kind == "count" for m in asked) else "select"
    return Logic(step, "unit", tuple(where), own)


_Found = tuple[frozenset[str], Mark, frozenset[str], list[Mark]]
"""The roles of the units asked for, the other unit and its roles, and what is left of the row."""


def _says_again(mark: Mark, row: list[Mark]) -> bool:
    """Tell whether a role in brackets only says what counts too (联合牵头也算)."""
    place = row.index(mark)
    behind = [m.kind for m in row[place + 1 : place + 2]] == ["included"]
    return mark.kind == "role" and behind and row[place - 1].text == "("


def _universal(row: list[Mark]) -> _Found | None:
    """哪些单位的任务全部由甲牵头, 任务全是甲牵头的单位."""
    at = next((i for i, m in enumerate(row) if i and m.text in _ALL and _owned_task(row[:i])), None)
    if at is None:
        return None
    place = at + 1
    while place < len(row) and row[place].text in ("是", "由", "归", "为", "都"):
        place += 1
    if [m.kind for m in row[place : place + 2]] != ["unit", "role"] or not row[place].entry.iris:
        return None
    if names_units(row[place + 1].text) or any(m.kind in ("unit", "role") for m in row[place + 2 :] if not m.denied):
        return None
    before = row[:at]
    roles = [m for m in before if m.kind == "role"]
    if len(roles) > 1 or any(names_units(m.text) for m in roles):
        return None
    own = roles[0].entry.roles if roles else ALL_ROLES
    rest = [m for m in (*before, *row[place + 2 :]) if m not in roles]
    return own, row[place], row[place + 1].entry.roles, rest


def _owned_task(row: list[Mark]) -> bool:
    """Tell whether a row ends in 任务 that are those of the units asked for, not of one that is named."""
    said = [m for m in row if m.kind != "filler"]
    if not said or said[-1].code != "task" or said[-1].kind not in ("ask", "all-of"):
        return False
    place = row.index(said[-1])
    front = [m for m in row[:place] if m.kind not in ("filler", "mention", "role")]
    return not front or (front[-1].code == "unit" and front[-1].kind == "ask")


def _only(row: list[Mark]) -> _Found | None:
    """只在甲牵头的任务里出现的单位, which units appear only in tasks led by A, 只参与甲牵头的任务的单位."""
    at = next((i for i, m in enumerate(row) if m.text in _ONLY), None)
    if at is None:
        return None
    english = row[at].text.isascii()
    near = [m for m in row[at + 1 :] if m.kind != "filler"]
    kinds = [m.code if m.kind == "ask" else m.kind for m in near]
    verb = near[0] if kinds[:1] == ["role"] else None
    if kinds[:1] == ["mention"] or verb:
        near, kinds = near[1:], kinds[1:]
    order = ["task", "role", "unit"] if english else ["unit", "role", "task"]
    if kinds[:3] != order or names_units(near[1].text):
        return None
    unit = near[2] if english else near[0]
    behind = [m for m in near[3:] if m.kind == "role"]
    front = [m for m in row[:at] if m.kind == "role"]
    roles = [m for m in (verb, *behind, *front) if m is not None]
    if not unit.entry.iris or len(roles) > 1:
        return None
    own = roles[0].entry.roles if roles else ALL_ROLES
    spent = [*near[:3], *roles]
    return own, unit, near[1].entry.roles, [m for m in row if m not in spent and m.text not in _ONLY]
