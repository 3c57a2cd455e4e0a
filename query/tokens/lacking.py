"""What tasks lack: 牵头单位空缺, 没定谁牵头, 量化目标没有的, 一个目标都没写."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from query.lexicon import Entry, Mark
from query.tokens.neighbours import STOPS
from query.tokens.question_words import HAVING, names_units

_HAVING = HAVING | {"定"}


def spend(row: list[Mark], places: Iterable[int]) -> None:
    """Take the words at some places for nothing from here on."""
    for place in places:
        row[place] = replace(row[place], entry=Entry("filler"))


def none_of_kind(row: list[Mark], index: int) -> bool:
    """一个目标都没写: there is none of the kind in front."""
    before = row[index - 1] if index else None
    said = row[index].text.startswith(("都没", "也没")) or (before is not None and before.text in ("都", "也"))
    place = index - 1 if row[index].text.startswith(("都", "也")) else index - 2
    noun = row[place] if said and place >= 0 else None
    if noun is None or noun.code not in ("target", "quantity", "milestone") or noun.kind not in ("some", "ask"):
        return False
    row[place] = replace(noun, entry=Entry("has-not", noun.code))
    spend(row, range(place + 1, index + 1))
    return True


def role_lacking(row: list[Mark], index: int) -> bool:
    """牵头单位空缺, 牵头单位没定, 没定谁牵头: nobody has the role; the negation is put in front of its noun."""
    before = row[index - 1] if index else None
    if before is not None and before.kind == "role" and names_units(before.text):
        had = index > 1 and row[index - 2].text in _HAVING
        behind = next((m for m in row[index + 1 :] if m.kind != "filler" or m.text in {*STOPS, "的", ","}), None)
        if had or (behind is not None and behind.text not in {*STOPS, ",", "、", "的"}):
            return False
        row[index - 1], row[index] = replace(row[index], text="没有"), before
        return True
    who = next((i for i in range(index + 1, min(len(row), index + 4)) if row[i].kind != "filler"), None)
    if (
        who is None
        or row[who].text not in ("谁", "由谁", "哪家", "哪个单位")
        or (who == index + 1 and len(row[index].text) < 2)
    ):
        return False
    if [m.kind for m in row[who + 1 : who + 2]] != ["role"]:
        return False
    spend(row, range(index + 1, who + 1))
    row[index] = replace(row[index], text="没人")
    return True


def target_lacking(row: list[Mark], index: int) -> bool:
    """量化目标没有的任务: tasks without a target of the kind in front."""
    before = next((i for i in range(index - 1, max(-1, index - 3), -1) if row[i].kind != "filler"), None)
    closing = index + 1 >= len(row) or row[index + 1].text in {*STOPS, ",", "的", "吗"}
    if before is None or not closing or (before > 0 and row[before - 1].text in _HAVING):
        return False
    if row[before].kind != "ask" or row[before].code not in ("target", "quantity", "milestone"):
        return False
    row[before] = replace(row[before], entry=Entry("has-not", row[before].code))
    spend(row, [index])
    return True
