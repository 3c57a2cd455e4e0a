"""Units for each of which tasks are counted (各部门牵头几条), and the first so many of a ranking (任务最多的三家)."""

from __future__ import annotations

from dataclasses import replace

from query.lexicon import Entry, Mark
from query.tokens.determiners import CLASS
from query.wording.numerals import value_of

_EVERY_UNIT = {f"各{'有关' * related}{noun}" for noun in ("单位", "部门") for related in (0, 1)}
_ONE_UNIT = {"一家", "一个单位", "一个部门", "一家单位"}


def counted_for_each(row: list[Mark]) -> list[Mark]:
    """各部门牵头几条, 一家牵几条: of each unit, where tasks are counted or ranked; 各部门 alone may be printed so."""
    last = max((i for i, m in enumerate(row) if m.kind in ("count", "rank", "top", "most", "least")), default=0)
    tasks = any(m.kind == "count" and m.code in ("task", "any") for m in row)
    out = list(row) if tasks else []
    for index, mark in enumerate(row if tasks else ()):
        ahead = [m.kind for m in row[index + 1 : index + 4] if m.kind != "filler"]
        if mark.kind == "unit" and mark.text in _EVERY_UNIT and index < last:
            out[index] = replace(mark, entry=Entry("each", "unit"))
        elif (
            mark.text in _ONE_UNIT
            and mark.kind == "some"
            and (ahead[:1] == ["count"] or ahead[:2] == ["role", "count"])
        ):
            out[index] = replace(mark, entry=Entry("apart"))
            place = next(i for i in range(index, len(row)) if row[i].kind == "count")
            out[place] = replace(row[place], entry=Entry("count", "task"))
    return out or row


def first_so_many(row: list[Mark]) -> list[Mark]:
    """任务最多的三家单位, the four busiest units: so many are wanted, where nothing else is said of them behind."""
    place = next((i for i, m in enumerate(row) if m.kind in ("most", "least")), None)
    if place is None or any(m.kind == "top" for m in row):
        return row
    near = [i for i in (place - 1, place + 1, place + 2) if 0 <= i < len(row) and row[i].kind == "some"]
    number = near and value_of(row[near[0]].text.split()[0].rstrip("家个位条项单部门任务"))
    if not number or number < 2:
        return row
    some = row[near[0]]
    gone = any(m.kind == "except" or m.text in ("不算", "不计") for m in row)
    if any(m.kind in ("role", "numbers") or (m.kind == "unit" and not gone) for m in row[max(place, near[0]) + 1 :]):
        return row
    noun = replace(some, entry=Entry("ask", some.code or CLASS.get(some.text[-1:], "")), text="")
    named = [noun] if noun.code else []
    return [*row[: near[0]], replace(some, entry=Entry("top"), numbers=(number,)), *named, *row[near[0] + 1 :]]
