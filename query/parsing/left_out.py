"""A reading must make use of each name in its question, and of what is counted: one that leaves it out is refused."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from query.constraints import InPart, LackedBy, Not
from query.errors import NotUnderstood
from query.lexicon import Mark
from query.logic import COMPARISONS, Logic
from query.parsing.focus import THING_ASKS
from query.reading.draft import TARGET_ASKS
from query.tokens.question_words import STRONG, names_units

_NAMES = ("unit", "thing")
_PARTING = {",", "?", ";", "。", "and", "、"}
_JOINING = {"和", "与", "及", "以及", "跟", "、", "and"}
_ATTRIBUTES = {"issuerName": "issuer", "documentNumber": "number", "signedOn": "date", "publishedOn": "date"}
_ANSWERS = {
    **_ATTRIBUTES,
    "unit": "unit",
    **dict.fromkeys(TARGET_ASKS - {"year"}, "target"),
    **{kind: kind for kind in THING_ASKS if kind != "document"},
}
_SETS_AGAINST = ("difference", "compare", "fewer", "times", "same")
_COMPARED = ("text", "topic", "topic-word", "thing", "unit", "numbers")


def refuse_left_out(logic: Logic, row: list[Mark]) -> None:
    """Refuse a form in which a unit, a thing, each part that the question names or what it counts stands nowhere."""
    found = list(values_in(logic))
    used = {value for value in found if isinstance(value, str)}
    in_part = any(isinstance(value, InPart) for value in found)
    row = [m for index, m in enumerate(row) if not _tells_how_to_count(row, index)]
    kinds = _NAMES if in_part else (*_NAMES, "part")
    left = [m.text for m in row if m.kind in kinds and m.entry.iris and used.isdisjoint((*m.entry.iris, m.text))]
    if logic.kind == "document" and logic.operation == "count":  # 全计划有多少个单位: no documents are counted
        left += [m.text for m in row if m.kind == "count" and m.code not in ("any", "document")]
    if logic.kind == "task" and _except_those_with(row) and not any(map(denies, found)):
        left += [m.text for m in row if m.kind == "except"]
    against = next((m for m, n in pairwise(row) if m.text in ("比", "较") and n.kind in _COMPARED), None)
    used_up = any(m.kind in _SETS_AGAINST for m in row) or logic.others
    if against and not used_up and logic.operation in ("select", "count", "exists"):
        left.append(against.text)  # 甲比乙少减多少吨: read as nothing else
    if left:
        raise NotUnderstood("words", tuple(left))


def refuse_half(logic: Logic, row: list[Mark]) -> None:
    """Refuse a form that answers one half of 由谁牵头，有哪些目标, or of 发文机关和文号: two things were asked for."""
    halves = [clause for clause in _halves(row) if clause] if logic.operation not in COMPARISONS else []
    if len(halves) > 1 and len(set().union(*halves)) > 1 and not set.intersection(*halves):
        raise NotUnderstood("nothing")
    if logic.kind in ("target", *THING_ASKS) and any(map(_beside, row, row[1:], row[2:])):
        raise NotUnderstood("nothing")


def _halves(row: list[Mark]) -> Iterator[set[str]]:
    """Yield for each clause the kinds of answers that it asks for; tasks lead on to what is asked of them."""
    asked: set[str] = set()
    for mark in row:
        if mark.text in _PARTING or (
            mark.kind == "filler" and mark.text in _JOINING and asked & {*_ATTRIBUTES.values()}
        ):
            yield asked
            asked = set()
        elif mark.code in _ANSWERS and mark.text != "落款" and (mark.kind in ("count", "attribute") or _asks(mark)):
            asked.add(_ANSWERS[mark.code])
    yield asked


def _asks(mark: Mark) -> bool:
    return mark.kind == "ask" and bool(STRONG.search(mark.text))


def _beside(noun: Mark, joins: Mark, other: Mark) -> bool:
    """Tell whether 和 stands between the noun of a role and what else is asked for (牵头单位和目标)."""
    return noun.kind == "role" and names_units(noun.text) and joins.text in _JOINING and other.kind == "ask"


def _except_those_with(row: list[Mark]) -> bool:
    """Tell whether tasks are left out by what they name (除去有专栏的)."""
    out = next((i for i, m in enumerate(row) if m.kind == "except"), len(row))
    return any(m.code in ("box", *THING_ASKS) for m in row[out + 1 : out + 5])


def denies(value: object) -> bool:
    """Tell whether a part of a form says what does not hold, or is to be none."""
    lacks = (
        getattr(value, "negated", False)
        or getattr(value, "excluded", ())
        or getattr(value, "other_than", ())
        or getattr(value, "attribute", "") == "not"
    )
    return bool(lacks) or isinstance(value, Not | LackedBy) or getattr(value, "number", None) == 0


def _tells_how_to_count(row: list[Mark], index: int) -> bool:
    """各镇街按一家算, 县政府也算一家: a unit that is named to say how it is counted."""
    return any(m.text in ("一家", "一个") for m in row[index + 1 : index + 4])


def values_in(value: object) -> Iterator[object]:
    """Yield a form, all that it is made of, and all that these are made of."""
    yield value
    names = getattr(value, "__dataclass_fields__", ())
    for each in value if isinstance(value, tuple) else (getattr(value, name) for name in names):
        yield from values_in(each)
