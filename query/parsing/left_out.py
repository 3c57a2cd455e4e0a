"""A reading must make use of each name in its question, and of what is counted: one that leaves it out is refused."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from query.constraints import Counted, InPart, LackedBy, Not, RoleCount, TaskCount, TasksOfUnit
from query.errors import NotUnderstood
from query.lexicon import Mark
from query.logic import COMPARISONS, Logic
from query.parsing.focus import THING_ASKS
from query.reading.draft import TARGET_ASKS
from query.tokens.question_words import STRONG, names_units

_NAMES = ("unit", "thing")
_PARTING = {",", "?", ";", "。", "and", "、"}
_JOINING = {"和", "与", "及", "以及", "跟", "、", "and", "附上", "连同", "顺带", "附带", "并附"}
_LIGHT = {*_JOINING, ",", "并", "并且", "同时", "一并", "再", "及其", "the"}
_ATTRIBUTES = {"issuerName": "issuer", "documentNumber": "number", "signedOn": "date", "publishedOn": "date"}
_ANSWERS = {
    **_ATTRIBUTES,
    "unit": "unit",
    **dict.fromkeys(TARGET_ASKS - {"year"}, "target"),
    **{kind: kind for kind in THING_ASKS if kind != "document"},
}
_OF_PLANS = ("task", "part", "box", "target", "quantity", "milestone")
_OF_ITSELF = ("issuerName", "title", "signedOn", "publishedOn")
_ONLY_THERE = ("in", "as", "on", "for", "ever", "once")
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
    if (
        logic.kind == "document" and logic.attribute in _OF_ITSELF
    ):  # 落款单位牵头哪些任务: its tasks are asked for, not its name
        left += [m.text for m in row if m.code in _OF_PLANS and _asks(m)]
    if logic.kind == "document" and logic.operation == "count":  # 全计划有多少个单位: no documents are counted
        left += [m.text for m in row if m.kind == "count" and m.code not in ("any", "document")]
    bound = any(map(denies, found)) or any(isinstance(value, TasksOfUnit | RoleCount) for value in found)
    if logic.kind == "unit" and not bound and logic.operation in ("select", "count"):
        left += [m.text for m, n in pairwise(row) if m.text == "only" and n.text in _ONLY_THERE]  # only as a supporter
    boxes = [m for m in row if m.code == "box" and m.kind in ("ask", "all-of")]
    if boxes and logic.kind in THING_ASKS and logic.kind != "box" and not (logic.where or logic.others):
        left += [m.text for m in boxes]  # 所有专栏点了几家企业: the boxes bound nothing
    if logic.kind == "task" and _except_those_with(row) and not any(map(denies, found)):
        left += [m.text for m in row if m.kind == "except"]
    if logic.kind == "unit" and not any(
        isinstance(value, TasksOfUnit | TaskCount | RoleCount | Counted) for value in found
    ):
        left += [n.text for m, n in pairwise(row) if m.kind == "role" and (n.kind, n.code) == ("some", "task")]
    against = next((m for m, n in pairwise(row) if m.text in ("比", "较") and n.kind in _COMPARED), None)
    used_up = any(m.kind in _SETS_AGAINST for m in row) or logic.others
    if against and not used_up and logic.operation in ("select", "count", "exists"):
        left.append(against.text)  # 甲比乙少减多少吨: read as nothing else
    if left:
        raise NotUnderstood("words", tuple(left))


def refuse_half(logic: Logic, row: list[Mark]) -> None:
    """Refuse a form that answers one half of 由谁牵头，有哪些目标, or of 发文机关和文号: two things were asked for."""
    halves = (
        [clause for clause in _halves(row, of_document=logic.kind == "document") if clause]
        if logic.operation not in COMPARISONS
        else []
    )
    if len(halves) > 1 and len(set().union(*halves)) > 1 and not set.intersection(*halves):
        raise NotUnderstood("nothing")
    if logic.kind in ("target", *THING_ASKS, "box") and any(_beside(row, place) for place in range(len(row))):
        raise NotUnderstood("nothing")


def _halves(row: list[Mark], *, of_document: bool) -> Iterator[set[str]]:
    """Yield for each clause the kinds of answers that it asks for; tasks lead on to what is asked of them.

    Of a document a year is a date (谁落的款，什么时候).
    """
    asked: set[str] = set()
    for mark in row:
        if mark.text in _PARTING or (
            mark.kind == "filler" and mark.text in _JOINING and asked & {*_ATTRIBUTES.values()}
        ):
            yield asked
            asked = set()
        elif mark.code in _ANSWERS and mark.text != "落款" and (mark.kind in ("count", "attribute") or _asks(mark)):
            asked.add(_ANSWERS[mark.code])
        elif of_document and mark.code == "year" and _asks(mark):
            asked.add("date")
    yield asked


def _asks(mark: Mark) -> bool:
    return mark.kind == "ask" and bool(STRONG.search(mark.text))


def _beside(row: list[Mark], place: int) -> bool:
    """Tell whether 和 or 并附上 stands between the noun of a role and what else is asked for (牵头单位和目标)."""
    noun = row[place]
    behind = list(takewhile(lambda m: m.text in _LIGHT, row[place + 1 :])) if noun.kind == "role" else []
    other = row[place + len(behind) + 1 : place + len(behind) + 2]
    joined = any(m.text in _JOINING for m in behind) and names_units(noun.text)
    return joined and bool(other) and other[0].kind == "ask"


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
