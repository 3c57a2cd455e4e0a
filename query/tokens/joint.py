"""甲、乙都牵头，还有第三家也牵头; 甲牵头但不是一家牵头: more units have the role than those that are named."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import ALL_ROLES
from query.lexicon import Amount, Entry, Mark
from query.tokens.question_words import IS_NOT, STRONG, names_units

_ONE_MORE = re.compile("第[二三四五]家|(?:另|另外)一?家")
_OTHERS = {"别的", "其他", "其它", "另外的"}
_ALONE = {"一家", "独家", "单独", "一个单位", "自己"}
_LEADS_TO = {"还有", "另外", "另", "也有", "还", "和", "与", "跟", "同", "有", "with", "并", "并且", ","}


def with_joint_roles(row: list[Mark]) -> list[Mark]:
    """Return the tokens with a further unit in the role of those named turned into how many have it at least."""
    for index in range(1, len(row)):
        changed = _one_more(row, index) or _not_alone(row, index)
        if changed:
            return changed
    return row


def with_together(row: list[Mark]) -> list[Mark]:
    """Return the tokens with 凑在一起 said of units, and not of their tasks (甲、乙凑在一起的任务), as `both`."""
    out = list(row)
    for index in range(1, len(row) - 1):
        said = row[index].kind == "or" and row[index].text.startswith("凑")
        if said and row[index - 1].kind == "unit" and row[index + 1].text == "的":
            out[index] = replace(row[index], entry=Entry("both"))
    return out


def _one_more(row: list[Mark], index: int) -> list[Mark] | None:
    """除了甲和乙还有第三家一起牵头: three or more lead, 甲 and 乙 among them."""
    mark = row[index]
    if not (mark.kind == "others" or _ONE_MORE.fullmatch(mark.text) or _of_other_units(row, index)):
        return None
    place = _role_behind(row, index)
    units = [i for i in range(index) if row[i].kind == "unit"]
    if place is None or not units or any(STRONG.search(m.text) for m in row[units[0] : place]):
        return None
    start = index
    while start > units[-1] + 1 and (row[start - 1].text in _LEADS_TO or row[start - 1].kind in ("other", "both")):
        start -= 1
    if row[start - 1].kind == "not":
        return None  # 没有跟别家一起牵头
    said = _same_role(row, units[0], start, row[place])
    excepted = any(m.kind == "except" for m in row[: units[0]])
    if not (said or excepted):
        return None
    front = [_plain(m) if i < units[0] or m.kind in ("not", "single", "some") else m for i, m in enumerate(row[:start])]
    front = [m for m in front if m.text not in _ALONE]
    own = [] if said else [row[place]]
    return [*front, *own, _more_than(mark, len(units), row[place]), *row[place + 1 :]]


def _of_other_units(row: list[Mark], index: int) -> bool:
    """甲牵头、还有别的牵头单位的任务: what bounds tasks, where tasks alone are asked for."""
    if row[index].text not in _OTHERS:
        return False
    behind = row[index + 1 : index + 3]
    named = [m.kind for m in behind[:1]] == ["role"] and names_units(behind[0].text)
    owned = any(m.text == "的" for m in row[index + 2 : index + 4])
    asked = [m.code for m in row if m.kind in ("ask", "count")]
    return named and owned and bool(asked) and set(asked) == {"task"}


def _not_alone(row: list[Mark], index: int) -> list[Mark] | None:
    """甲牵头、但不是一家牵头: more than one has the role."""
    mark = row[index]
    if mark.kind != "not" or mark.text not in {*IS_NOT, "不"}:
        return None
    alone = next((i for i in range(index + 1, min(len(row), index + 3)) if row[i].text in _ALONE), None)
    place = _role_behind(row, alone) if alone else None
    units = [i for i in range(index) if row[i].kind == "unit"]
    if place is None or len(units) != 1 or not _same_role(row, units[0], index, row[place]):
        return None
    return [*row[:index], _more_than(mark, 1, row[place]), *row[place + 1 :]]


def _role_behind(row: list[Mark], index: int) -> int | None:
    """Return where a role stands behind, with nothing but light words between."""
    for place in range(index + 1, min(len(row), index + 4)):
        if row[place].kind == "role":
            return place if row[place].entry.roles != ALL_ROLES else None
        if row[place].kind not in ("filler", "both", "single") or row[place].text in (",", "的"):
            return None
    return None


def _same_role(row: list[Mark], start: int, end: int, role: Mark) -> bool:
    return any(m.kind == "role" and m.entry.roles == role.entry.roles for m in row[start:end])


def _plain(mark: Mark) -> Mark:
    return replace(mark, entry=Entry("filler")) if mark.kind in ("except", "not", "single", "some") else mark


def _more_than(mark: Mark, number: int, role: Mark) -> Mark:
    counted = Entry("counted", "unit", roles=role.entry.roles)
    return replace(mark, entry=counted, amount=Amount(">", number, None), denied="")
