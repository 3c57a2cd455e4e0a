"""甲牵头的不算，它还…: an opening clause sets tasks aside, and what comes behind is asked of the rest."""

from __future__ import annotations

from dataclasses import replace

from query.lexicon import Entry, Mark
from query.tokens.question_words import STRONG, names_units

_SELF = {"自己", "自身", "本身", "单独"}
_LIGHT = {"的", "都", "就", "先", "也", "全", "暂且", "暂时", "通通", "统统"}
_IT = {"它", "该局", "该委", "该单位", "该部门", "这家", "这家单位", "其"}


def with_set_aside(row: list[Mark]) -> list[Mark]:
    """Return the tokens with the tasks that an opening clause sets aside left out of what is asked behind it.

    Of the unit itself (它还参与哪些) only its role is left out; of anybody else (乙还参与哪些) the unit's tasks are.
    """
    place = next((i for i, m in enumerate(row) if m.text == ","), None)
    if place is None or place < 3 or row[place - 1].kind not in ("except", "beyond"):
        return row
    role = _role_before(row, place - 1)
    if role is None or any(m.kind in ("except", "not", "or") for m in row[: place - 1]):
        return row
    unit = role - 1
    while unit >= 0 and row[unit].text in _SELF:
        unit -= 1
    if unit < 0 or row[unit].kind != "unit" or any(m.kind == "unit" for m in row[:unit]):
        return row
    head, behind = row[:place], row[place:]
    if _of_itself(behind):
        opened = [_without(m) if i > unit and i != role else m for i, m in enumerate(head)]
        opened[role] = replace(row[role], denied="except")
        return [*opened, *(_without(m) if m.text in _IT else m for m in behind)]
    if _asks_units(behind) or not any(m.kind in ("unit", "ask", "count") for m in behind):
        return row
    opened = [_without(m) if i > unit and i != role else m for i, m in enumerate(head)]
    opened[unit] = replace(row[unit], denied="not")
    return [*opened, *behind]


def _role_before(row: list[Mark], index: int) -> int | None:
    """Return where the role stands in front of 的任务不算, with nothing else between."""
    for place in range(index - 1, 0, -1):
        mark = row[place]
        if mark.kind == "role":
            return place if not names_units(mark.text) else None
        tasks = mark.code == "task" and (mark.kind == "these" or not STRONG.search(mark.text))
        if not (tasks or mark.text in _LIGHT or mark.text in ("那些", "这些")):
            return None
    return None


def _of_itself(behind: list[Mark]) -> bool:
    """Tell whether a clause goes on about the same unit: it names it by a pronoun, or leaves it out (还参与哪些)."""
    said = [m for m in behind if m.kind != "filler" and m.text != ","]
    if any(m.kind == "unit" for m in behind) or not said:
        return False
    if said[0].text in _IT or (len(behind) > 1 and behind[1].text in _IT):
        return True
    if said[0].kind == "other":  # 还有哪些是参与的
        said = [*(m for m in said[1:] if m.kind == "role"), *(m for m in said[1:] if m.kind != "role")]
    verb = bool(said) and said[0].kind == "role" and not names_units(said[0].text)
    asked = any(m.kind == "which" or (m.code == "task" and m.kind in ("ask", "count")) for m in said[1:2])
    return verb and asked and not _asks_units(said)


def _asks_units(row: list[Mark]) -> bool:
    return any(m.kind == "ask" and m.code == "unit" for m in row)


def _without(mark: Mark) -> Mark:
    return replace(mark, entry=Entry("filler"))
