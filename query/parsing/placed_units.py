"""Units by what they have in one part and have not in another: 在甲部分牵头、在乙部分没有牵头的单位."""

from __future__ import annotations

from query.lexicon import Lexicon, Mark
from query.logic import ALL_ROLES, Constraint, Elsewhere, InPart, Logic
from query.parsing.clauses import asks, trimmed
from query.parsing.phrases import phrase

_BREAKS = {",", "、", "但", "但是", "却", "而", "而且", ";"}
_LIGHT = {"filler", "both", "mention", "part-word", "list"}
_HAVING = {"有", "出现", "承担"}


def of_placed_units(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a question about units in one of two parts, None where it is not built so."""
    said = trimmed(row)
    clauses = _clauses(said)
    if clauses is None:
        return None
    lacks = [any(m.kind == "not" for m in clause) for clause in clauses]
    roles = [[m for m in clause if m.kind == "role"] for clause in clauses]
    inside = [_part(clause, lexicon) for clause in clauses]
    if lacks.count(True) != 1 or any(len(each) > 1 for each in roles) or not all(inside):
        return None
    own = [each[0].entry.roles if each else ALL_ROLES for each in roles]
    has, lack = (0, 1) if lacks[1] else (1, 0)
    where = (*inside[has], Elsewhere(inside[lack], own[lack], negated=True))
    counts = any(m.kind == "count" for m in said)
    return Logic("count" if counts else "select", "unit", where, own[has])


def _clauses(row: list[Mark]) -> tuple[list[Mark], list[Mark]] | None:
    """Return what is said of the one part and of the other; None where more is said, or nothing of units."""
    places = [i for i, m in enumerate(row) if m.kind == "part"]
    if len(places) != 2 or not any(m.kind == "ask" and m.code == "unit" for m in row) or not all(map(_fits, row)):
        return None
    if any(m.kind == "ask" and m.code == "task" and asks(m) for m in row):
        return None
    cut = next((i for i in range(places[0] + 1, places[1]) if row[i].text in _BREAKS), None)
    said = any(m.kind == "role" or m.text in _HAVING for m in row)
    return (row[:cut], row[cut:]) if cut is not None and said else None


def _fits(mark: Mark) -> bool:
    """Tell whether a token has a place in such a question: parts, roles, a negation, units asked for, light words."""
    if mark.kind in ("ask", "some", "count", "which"):
        return mark.code in ("unit", "task", "any", "")
    return mark.kind in (*_LIGHT, "part", "role", "not")


def _part(clause: list[Mark], lexicon: Lexicon) -> tuple[Constraint, ...]:
    """Return the constraint to the part that a clause names."""
    named = [m for m in clause if m.kind == "part"]
    return tuple(c for c in phrase(named, "task", lexicon).where if isinstance(c, InPart))
