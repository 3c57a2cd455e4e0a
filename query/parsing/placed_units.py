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
    places = [i for i, m in enumerate(said) if m.kind == "part"]
    if len(places) != 2 or not any(m.kind == "ask" and m.code == "unit" for m in said):
        return None
    if any(not _fits(m) for m in said) or any(m.kind == "ask" and m.code == "task" and asks(m) for m in said):
        return None
    cut = next((i for i in range(places[0] + 1, places[1]) if said[i].text in _BREAKS), None)
    if cut is None:
        return None
    clauses = (said[:cut], said[cut:])
    lacks = [any(m.kind == "not" for m in clause) for clause in clauses]
    roles = [[m for m in clause if m.kind == "role"] for clause in clauses]
    if lacks.count(True) != 1 or any(len(each) > 1 for each in roles):
        return None
    if not roles[0] and not any(m.text in _HAVING for m in clauses[0]) and not roles[1]:
        return None
    inside = [_part(said[place], lexicon) for place in places]
    own = [each[0].entry.roles if each else ALL_ROLES for each in roles]
    has, lack = (0, 1) if lacks[1] else (1, 0)
    if not all(inside):
        return None
    where = (*inside[has], Elsewhere(inside[lack], own[lack], negated=True))
    counts = any(m.kind == "count" for m in said)
    return Logic("count" if counts else "select", "unit", where, own[has])


def _fits(mark: Mark) -> bool:
    """Tell whether a token has a place in such a question: parts, roles, a negation, units asked for, light words."""
    if mark.kind in ("ask", "some", "count", "which"):
        return mark.code in ("unit", "task", "any", "")
    return mark.kind in (*_LIGHT, "part", "role", "not")


def _part(mark: Mark, lexicon: Lexicon) -> tuple[Constraint, ...]:
    return tuple(c for c in phrase([mark], "task", lexicon).where if isinstance(c, InPart))
