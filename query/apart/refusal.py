"""A form must deny what its question leaves out: one that keeps it is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from query.apart.asking import partings
from query.constraints import ALL_ROLES, ThingIn, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic
from query.parsing.left_out import denies, values_in
from query.reading.read import read

_TOGETHER = re.compile(
    "一起|共同|一同|联合|联手|携手|(?:别的|其他|其它|另外的?)(?:单位|部门|牵头)|另有|jointly|together"
)
"""除了甲，还有谁一起牵头; 除了甲还有别的单位牵头的任务: 甲 is one of them."""


def refuse_kept(question: str, logic: Logic, lexicon: Lexicon) -> None:
    """Raise NotUnderstood where a form says nothing of what its question leaves out (镇街不算)."""
    asked = next(partings(question), None)
    if asked is None or _TOGETHER.search(question):
        return
    kept = [said for said in asked.left if not _denied(said, logic, lexicon)]
    if kept:
        raise NotUnderstood("words", tuple(kept))


def _denied(said: str, logic: Logic, lexicon: Lexicon) -> bool:
    """Tell whether a form denies what some words name, or has not the role that they leave out."""
    lacking = list(_denied_in(logic))
    roles = any(each.roles != ALL_ROLES for each in (logic, *logic.others)) or any(
        isinstance(value, UnitIs) and value.roles != ALL_ROLES for value in values_in(logic)
    )
    try:
        new = read(said, lexicon)
    except NotUnderstood:
        return bool(lacking) or roles
    plain = not (new.free_roles or new.role_words or any(c.roles != ALL_ROLES for c in new.units))
    units = {iri for c in new.units for iri in c.units} if plain else set()
    named = {value for value in lacking if isinstance(value, str)}
    if units:
        counts_units = logic.kind != "unit" and (logic.operation in ("rank", "group") or logic.others)
        things = {iri for value in lacking if isinstance(value, ThingIn) for iri in value.things}
        return bool(units & (things if counts_units else named)) or logic.roles != ALL_ROLES
    return bool(lacking) or roles


def _denied_in(logic: Logic) -> Iterator[object]:
    """Yield all that stands in a part of a form that is denied."""
    for value in values_in(logic):
        if denies(value):
            yield from values_in(value)
