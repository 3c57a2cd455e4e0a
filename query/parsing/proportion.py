"""甲是乙的几倍, 甲比乙多几条: two phrases set against each other, the second taking over what it leaves unsaid."""

from __future__ import annotations

from query.constraints import ALL_ROLES, Constraint, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic, Operation
from query.parsing.phrases import Phrase, noun_of, phrase
from query.reading.draft import TARGET_ASKS

_IS = {"是", "为", "等于", "达到", "约为", "相当于", "is", "are"}
_THAN = {"比", "较", "than"}
_STEPS: dict[str, Operation] = {"times": "times", "difference": "difference", "ratio": "ratio"}
_BETWEEN = {"times": _IS, "difference": _THAN, "ratio": {"占", "占了", "占到", "of"}}
_SPENT = ("times", "difference", "count", "pronoun", "compare", "other")


def set_against(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of 甲是它自己乙的几倍: both sides count, one unit is named for both; else None."""
    step = next((m for m in row if m.kind in _STEPS), None)
    units = [m for m in row if m.kind == "unit" and m.entry.iris]
    if step is None or len({m.entry.iris for m in units}) != 1:
        return None
    between = _BETWEEN[step.kind]
    place = next((i for i, m in enumerate(row) if m.text in between and m.start < step.start), None)
    if place is None or not any(m.kind == "role" for m in row[:place]):
        return None
    other = [m for m in row[place + 1 :] if m.kind not in _STEPS]
    if not any(m.kind == "role" for m in other):
        return None
    first, second = _side(row[:place], lexicon), _side(other, lexicon)
    if first is None or second is None:
        return None
    second = _completed(second, first)
    if set(first.where) == set(second.where):
        raise NotUnderstood("words", (step.text,))
    sides = tuple(Logic("count", side.kind, side.where, side.roles) for side in (first, second))
    return Logic(_STEPS[step.kind], "task" if step.kind == "ratio" else "unit", others=sides)


def _side(row: list[Mark], lexicon: Lexicon) -> Phrase | None:
    asked = noun_of([m for m in row if m.kind != "role"]) or "task"
    return None if asked in TARGET_ASKS else phrase(row, asked, lexicon, drop=_SPENT)


def _completed(side: Phrase, first: Phrase) -> Phrase:
    """Give a side that names no unit that of the first one, with its own role."""
    if any(isinstance(c, UnitIs) for c in side.where):
        return side
    unit = next(c for c in first.where if isinstance(c, UnitIs))
    roles = side.roles
    rest: list[Constraint] = []
    for constraint in side.where:
        counted = getattr(constraint, "roles", None)
        if counted is not None and not isinstance(constraint, UnitIs) and roles == ALL_ROLES:
            roles = counted
        else:
            rest.append(constraint)
    return Phrase(side.kind, (UnitIs(unit.units, unit.label, roles), *rest))
