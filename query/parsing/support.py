"""谁配合甲, 甲配合谁: whoever is supported leads the task, and the units asked for are on the other side."""

from __future__ import annotations

from dataclasses import replace

from query.constraints import ALL_ROLES, Constraint, Elsewhere
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic, Operation
from query.parsing.roles import not_those
from query.reading.units import unit_is
from query.tokens.polarity import with_polarity
from query.tokens.question_words import STRONG, names_units

_LEAD = frozenset({"lead"})
_FOR = {"给", "为", "帮", "替", "向"}
_ASKS = ("ask", "which", "count", "list")
_LIGHT = ("filler", "both", "yesno", "some", "all-of")


def of_support(row: list[Mark], _lexicon: Lexicon) -> Logic | None:
    """Return the form of a question for the units that support one unit, or that it supports, and of nothing else."""
    row, left_out = _without_excepted([m for i, m in enumerate(row) if not _asks_leads(row, i)])
    logic = _of_several(row) or _of_one(row)
    return replace(logic, where=(*logic.where, *left_out)) if logic else None


def _without_excepted(row: list[Mark]) -> tuple[list[Mark], tuple[Constraint, ...]]:
    """Return a row without the units that it leaves out (镇街不算), and that these are not asked for."""
    read = with_polarity(row)
    gone = [m for m in read if m.kind == "unit" and m.denied == "except"]
    if not gone or not all(m.entry.iris for m in gone):
        return row, ()
    named = [unit_is(m, ALL_ROLES, negated=False) for m in gone]
    return [m for m in read if m not in gone and m.kind != "beyond"], (not_those(named),)


def _of_one(row: list[Mark]) -> Logic | None:
    """甲配合谁, 谁配合甲: the units on the other side of one unit's support."""
    units = [i for i, m in enumerate(row) if m.kind == "unit" and m.entry.iris and not m.denied]
    verbs = [i for i, m in enumerate(row) if m.kind == "role" and not m.denied]
    if len(units) != 1 or len(verbs) != 1 or not all(map(_plain, row)):
        return None
    unit, verb, asked = units[0], verbs[0], _asked(row)
    noun = names_units(row[verb].text)
    owned = noun and unit < verb and [m.text for m in row[unit + 1 : verb]] == ["的"]
    if row[verb].code != "cooperate" and not (owned and row[verb].code == "participate"):
        return None
    step: Operation = "count" if any(m.kind == "count" for m in row) else "select"
    supporting = row[verb].entry.roles
    if owned or _supported(row, unit, verb):
        return Logic(step, "unit", (unit_is(row[unit], _LEAD, negated=False),), supporting) if asked or owned else None
    if asked and _supports(row, unit, verb):
        return Logic(step, "unit", (unit_is(row[unit], supporting, negated=False),), _LEAD)
    return None


def _of_several(row: list[Mark]) -> Logic | None:
    """甲和乙都配合过的单位, 给甲和乙都打过配合的单位: those that each of several units supports, or that support each.

    Raises NotUnderstood where it is not said that each of them is meant: one of them may be enough.
    """
    units = [i for i, m in enumerate(row) if m.kind == "unit" and m.entry.iris and not m.denied]
    verbs = [i for i, m in enumerate(row) if m.kind == "role" and not m.denied]
    if len(units) < 2 or not verbs or not all(map(_plain, row)) or not _asked(row):
        return None
    if any(row[i].code != "cooperate" or names_units(row[i].text) for i in verbs):
        return None
    first, last = units[0], units[-1]
    if not any(map(_says_each, row)):
        raise NotUnderstood("words", tuple(row[i].text for i in units))
    step: Operation = "count" if any(m.kind == "count" for m in row) else "select"
    supporting = row[verbs[0]].entry.roles
    helped = verbs[0] < first or (first > 0 and row[first - 1].text in _FOR)
    if not helped and not (last < verbs[0] and (row[first].text.isascii() or _named_first(row, first, last, verbs[0]))):
        raise NotUnderstood("words", tuple(row[i].text for i in units))
    own, asked = (_LEAD, supporting) if helped else (supporting, _LEAD)
    each = [unit_is(row[i], own, negated=False) for i in units]
    return Logic(step, "unit", (each[0], *(Elsewhere((one,), asked) for one in each[1:])), asked)


def _named_first(row: list[Mark], first: int, last: int, verb: int) -> bool:
    """Tell whether the units are those who help: nobody is asked for in front of them, and 都 stands behind them."""
    between = row[last + 1 : verb]
    asks = any(m.kind in _ASKS and m.code == "unit" for m in row[:first])
    return not asks and any(map(_says_each, between))


def _says_each(mark: Mark) -> bool:
    """Tell whether a word says that each of several units is meant."""
    return mark.kind == "both" or mark.text.startswith(("都", "均", "both", "each"))


def _asks_leads(row: list[Mark], index: int) -> bool:
    """甲给哪些牵头单位打过配合: who is supported leads in any case."""
    noun = row[index].kind == "role" and row[index].entry.roles == _LEAD and names_units(row[index].text)
    return noun and index > 0 and row[index - 1].kind in ("ask", "which")


def _plain(mark: Mark) -> bool:
    if mark.kind in ("ask", "count"):
        return mark.code == "unit" or (mark.kind == "ask" and mark.code == "task" and mark.text == "哪些")
    return mark.kind in ("unit", "role", "which", "list", *_LIGHT)


def _asked(row: list[Mark]) -> bool:
    """Tell whether units are asked for: 谁, 哪些单位, 几家, or 单位 alone at the end."""
    return any(m.code == "unit" and m.kind in ("ask", "count") for m in row) or any(m.kind == "which" for m in row)


def _supported(row: list[Mark], unit: int, verb: int) -> bool:
    """Tell whether the unit is helped: 给甲打配合, 配合甲, supports A."""
    between = [
        m
        for m in row[min(unit, verb) + 1 : max(unit, verb)]
        if m.text not in ("the", "过", "了", "来", "做", "当", "打")
    ]
    if between:
        return False
    return verb < unit or (unit > 0 and row[unit - 1].text in _FOR)


def _supports(row: list[Mark], unit: int, verb: int) -> bool:
    """Tell whether the unit helps: 甲配合谁, 甲给谁打配合, which units does A support."""
    asks = [i for i, m in enumerate(row) if m.kind in _ASKS and m.code == "unit" and STRONG.search(m.text)]
    if len(asks) != 1 or unit > verb:
        return False
    if row[asks[0]].text.isascii():
        return any(m.text in ("does", "do", "did") for m in row[asks[0] : unit])
    return asks[0] > verb or (unit < asks[0] < verb and row[asks[0] - 1].text in _FOR)
