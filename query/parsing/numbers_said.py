"""Numbers that a question says of what it asks for: they are those of the answer, or the question is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from query.constraints import ALL_ROLES, AnyOf, InPart, Not, RoleCount, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.lexicon.layout import divisions
from query.logic import Logic
from query.parsing.left_out import values_in
from query.tokens.question_words import INSIDE, names_units
from query.wording.numerals import parse_count

_MANY = 2
_COUNTED = re.compile("(?P<n>.+?)(?P<counter>[家个])(?:单位|部门)?")
_SOLE = ("唯一的", "the only", "the sole")
"""Words in front of a noun that say that there is one such thing."""
_NAMED = (("unit",), ("unit", "thing"), ("numbers",), ("text", "thing"))
"""Kinds of names that a number may count: 甲、乙两家, 第3条和第5条两家, …."""
_REACH = 4


def with_numbers_said(logic: Logic, row: list[Mark], lexicon: Lexicon) -> Logic:
    """Return a form with what its question says of how many there are."""
    return _of_parts(_of_one(with_number_of_units(_in_that_role(logic, row), row), row), row, lexicon)


def _in_that_role(logic: Logic, row: list[Mark]) -> Logic:
    """Return a form for the units in the only role that is named, where that counts them (the sole lead of task 9)."""
    counted = [c for c in logic.where if isinstance(c, RoleCount) and c.comparator == "=" and c.number]
    named = [m.entry.roles for m in row if m.kind == "role"]
    asked = (logic.kind, logic.operation, logic.roles) == ("unit", "select", ALL_ROLES)
    of_others = logic.every or any(isinstance(c, UnitIs | AnyOf | Not) for c in logic.where)  # 甲单独牵头的任务里都有谁
    own = asked and not of_others and len(counted) == 1 and named == [counted[0].roles]
    return replace(logic, roles=named[0]) if own else logic


def with_number_of_units(logic: Logic, row: list[Mark]) -> Logic:
    """Return a form with the number that its question says of the units asked for (第3条两家牵头的是谁).

    A number that is said of anything else, and of which the form says nothing, is refused (两家牵头的，有几条).
    """
    if logic.operation not in ("select", "count", "rank", "group", "exists") or logic.kind not in ("task", "unit"):
        return logic
    said = list(_numbers_of_units(row, {value for value in values_in(logic) if isinstance(value, int)}))
    if logic.kind == "task" and said:
        raise NotUnderstood("words", tuple(text for text, _ in said))
    asked = logic.kind == "unit" and logic.operation == "select" and len(said) == 1
    return replace(logic, expected=said[0][1]) if asked else logic


def _numbers_of_units(row: list[Mark], read: set[int]) -> Iterator[tuple[str, int]]:
    """Yield the numbers of units that a form says nothing of (两家牵头的是哪些): they count no names in front.

    What is left out may be counted (除了两家牵头的), and so may a list that is looked through (两家牵头单位里).
    """
    if any(m.kind in ("except", "beyond", "remaining") or m.denied == "except" for m in row):
        return
    read = read | {sum(m.kind in kinds for m in row) for kinds in _NAMED}
    for index, mark in enumerate(row):
        match = _COUNTED.fullmatch(mark.text) if mark.kind == "some" and mark.code in ("", "unit", "company") else None
        number = parse_count(match["n"]) if match else 0
        if match is None or number < _MANY or (match["counter"] == "个" and not _of_role(row, index)):
            continue
        others = int(any(m.text.startswith(("另外", "其他")) for m in row[max(0, index - 1) : index + 1]))
        listed = number == sum(m.kind == "unit" for m in row[:index])
        amount = index > 0 and row[index - 1].kind in ("text", "topic")  # 互联网医院四家
        within = any(m.text in INSIDE for m in row[index + 1 : index + _REACH])
        if not (listed or amount or within) and number + others not in read:
            yield mark.text, number


def _of_role(row: list[Mark], index: int) -> bool:
    """Tell whether a noun of a role stands in front: 责任单位正好四个."""
    return any(m.kind == "role" and names_units(m.text) for m in row[max(0, index - _REACH) : index])


def _of_one(logic: Logic, row: list[Mark]) -> Logic:
    """Return a form whose answer is to be one, where the only … is asked for (第9条唯一的牵头单位是谁)."""
    one = any(says_there_is_one(row, index) for index in range(len(row)))
    return replace(logic, expected=1) if one and logic.operation == "select" and not logic.expected else logic


def says_there_is_one(row: list[Mark], index: int) -> bool:
    """Tell whether a token says that there is one of what is named right behind it."""
    behind = row[index + 1 : index + 2]
    noun = bool(behind) and (behind[0].kind == "ask" or (behind[0].kind == "role" and names_units(behind[0].text)))
    return row[index].text in _SOLE and noun


def _of_parts(logic: Logic, row: list[Mark], lexicon: Lexicon) -> Logic:
    """Return a form for the parts of the one chapter that has as many as its question says (五个部分按任务数排序).

    Nothing is added where so many parts have tasks in all; another number is refused.
    """
    said = [parse_count(m.text[:1]) for m in row if m.kind in ("some", "each-part") and m.code == "part"]
    said = [number for number in said if number]
    bound = any(isinstance(value, InPart) for value in values_in(logic))
    if logic.kind != "part" or logic.operation not in ("rank", "group") or bound or len(said) != 1 or said[0] < _MANY:
        return logic
    chapters = divisions(lexicon)
    whole = sum(number or 1 for number in chapters.values())
    meant = [chapter for chapter, number in chapters.items() if number == said[0]]
    if whole == said[0]:
        return logic
    if len(meant) != 1:
        raise NotUnderstood("number", (str(said[0]), str(whole)))
    return replace(logic, where=(*logic.where, InPart((meant[0][0],), meant[0][1])))
