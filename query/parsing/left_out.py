"""A reading must make use of each name in its question, and of what is counted: one that leaves it out is refused."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from query.constraints import InPart
from query.errors import NotUnderstood
from query.lexicon import Mark
from query.logic import Logic

_NAMES = ("unit", "thing")
_SETS_AGAINST = ("difference", "compare", "fewer", "times", "same")
_COMPARED = ("text", "topic", "topic-word", "thing", "unit", "numbers")


def refuse_left_out(logic: Logic, row: list[Mark]) -> None:
    """Refuse a form in which a unit, a thing, each part that the question names or what it counts stands nowhere."""
    found = list(_values(logic))
    used = {value for value in found if isinstance(value, str)}
    in_part = any(isinstance(value, InPart) for value in found)
    row = [m for index, m in enumerate(row) if not _tells_how_to_count(row, index)]
    kinds = _NAMES if in_part else (*_NAMES, "part")
    left = [m.text for m in row if m.kind in kinds and m.entry.iris and used.isdisjoint((*m.entry.iris, m.text))]
    if logic.kind == "document" and logic.operation == "count":  # 全计划有多少个单位: no documents are counted
        left += [m.text for m in row if m.kind == "count" and m.code not in ("any", "document")]
    against = next((m for m, n in pairwise(row) if m.text in ("比", "较") and n.kind in _COMPARED), None)
    used_up = any(m.kind in _SETS_AGAINST for m in row) or logic.others
    if against and not used_up and logic.operation in ("select", "count", "exists"):
        left.append(against.text)  # 甲比乙少减多少吨: read as nothing else
    if left:
        raise NotUnderstood("words", tuple(left))


def _tells_how_to_count(row: list[Mark], index: int) -> bool:
    """各镇街按一家算, 县政府也算一家: a unit that is named to say how it is counted."""
    return any(m.text in ("一家", "一个") for m in row[index + 1 : index + 4])


def _values(value: object) -> Iterator[object]:
    """Yield a form, all that it is made of, and all that these are made of."""
    yield value
    names = getattr(value, "__dataclass_fields__", ())
    for each in value if isinstance(value, tuple) else (getattr(value, name) for name in names):
        yield from _values(each)
