"""The names right in front of a word and right behind it, with those joined to them."""

from __future__ import annotations

from dataclasses import replace

from query.lexicon import Entry, Mark
from query.tokens.question_words import INSIDE, JOINERS, STRONG, names_units
from query.wording.numerals import parse_count

ANCHORS = {"unit", "part", "numbers", "thing", "text", "topic", "topic-word"}
"""Kinds of marks that say where something is looked for."""
_LIGHT = {"mention", "filler", "these", "some", "both", "yesno", "list", "pointer", "ask", "part-word"}
STOPS = {"。", ";", "?", ":", ".", "!"}
_MINE = {"我", "我们", "咱", "咱们", "俺", "俺们", "本", "自家", "自己"}
_OURS = {
    f"{we}{noun}" for we in ("我", "我们", "咱", "咱们", "他们") for noun in ("", "局", "委", "办", "单位", "公司")
}
_OWN = {"我局", "我委", "我办"}
"""What says which sort of unit we are."""
_REACH = 6


def with_asker(row: list[Mark]) -> list[Mark]:
    """我是甲局的，…我们局…; 我们甲局想问，…我们…: who asks is meant by the pronoun behind, and only there."""
    end = next((i for i, m in enumerate(row) if m.text in (",", ":")), 0)
    units = [i for i in range(end) if row[i].kind == "unit" and row[i].entry.iris]
    plain = all(m.kind in ("filler", "unit") for m in row[:end])
    place = next((i for i in range(end, len(row)) if row[i].text in _OURS and _owns(row, i)), None)
    if len(units) != 1 or not plain or place is None:
        return row
    if row[end].text == "," and not any(m.text in _MINE for m in row[: units[0]]):
        return row
    asker = replace(row[units[0]], start=row[place].start, end=row[place].end)
    behind = row[place + 1 :]
    own = bool(behind) and behind[0].kind == "ask" and behind[0].code in ("company", "unit")
    return [*row[end + 1 : place], asker, *(behind[1:] if own and not STRONG.search(behind[0].text) else behind)]


def with_own(row: list[Mark]) -> list[Mark]:
    """甲委承担、但牵头的不是我委的; 甲委要报材料，…我委…: 我委 is the only unit of a question where it is one too."""
    units = {m.entry.iris: (i, m) for i, m in reversed(list(enumerate(row))) if m.kind == "unit" and m.entry.iris}
    places = [i for i, m in enumerate(row) if m.text in _OWN and m.kind == "pronoun"]
    if not places or len(units) != 1:
        return row
    at, unit = next(iter(units.values()))
    end = next((i for i, m in enumerate(row) if m.text in (",", ":")), 0)
    opens = at == 0 and end < places[0] and not any(m.kind == "role" for m in row[:end])
    if not all(unit.text.endswith(row[i].text[-1]) and i > at for i in places):
        return row
    if not opens and not all(row[i - 1].kind == "not" for i in places):
        return row
    own = {i: replace(unit, start=row[i].start, end=row[i].end) for i in places}
    return [own.get(i, m) for i, m in enumerate(row)][end + 1 if opens else 0 :]


def _owns(row: list[Mark], index: int) -> bool:
    """Tell whether 我们 is a unit that has a part in tasks (有我们的责任), and nobody who wants to be told."""
    if index and row[index - 1].kind == "yesno":
        return True
    return row[index].kind == "pronoun" or [m.kind for m in row[index + 2 : index + 3]] == ["role"]


def without_appositions(row: list[Mark]) -> list[Mark]:
    """Take for nothing what counts the units in front once more: 甲公司、乙公司，两家公司名下."""
    units = 0
    out = []
    row = _without_number_in_front(row)
    for index, mark in enumerate(row):
        if _their_ending(row, index, units) or _own_class(row, index, units):
            out.append(replace(mark, entry=Entry("filler")))
            continue
        again = (
            mark.kind == "some"
            and mark.code in ("company", "unit")
            and units > 1
            and parse_count(mark.text[:1]) == units
        )
        out.append(replace(mark, entry=Entry("filler")) if again else mark)
        units += mark.kind == "unit"
    return out


def _without_number_in_front(row: list[Mark]) -> list[Mark]:
    """四家平台公司（甲公司、乙公司…）: what counts the units that are listed behind says no more."""
    units = [i for i, m in enumerate(row) if m.kind == "unit"]
    at = next((i for i, m in enumerate(row) if m.kind == "some" and m.code in ("", "unit", "company")), None)
    if at is None or len(units) < 2 or at > units[0] or parse_count(row[at].text[:1]) != len(units):
        return row
    noun = at + 1 < units[0] and row[at + 1].kind == "text" and row[at + 1].text.endswith(("公司", "单位", "部门"))
    return [replace(m, entry=Entry("filler")) if i in (at, at + noun) else m for i, m in enumerate(row)]


def _own_class(row: list[Mark], index: int, units: int) -> bool:
    """我是甲公司的，咱公司…: tell whether the asker's own company or bureau is meant, and it is named in front."""
    mark = row[index]
    mine = mark.kind == "ask" and mark.code in ("company", "unit") and not STRONG.search(mark.text)
    return mine and units == 1 and row[index - 1].text in _MINE


def without_lists(row: list[Mark]) -> list[Mark]:
    """责任单位名单里的公司: in front of 里 a list of units is no more than these units."""
    out: list[Mark] = []
    for index, mark in enumerate(row):
        inside = index + 1 < len(row) and row[index + 1].text in (*INSIDE, "上")
        listed = mark.kind == "ask" and mark.code == "unit" and mark.text.endswith("名单")
        if not (inside and listed and out and out[-1].kind == "role"):
            out.append(mark)
        elif not names_units(out[-1].text):
            out[-1] = replace(out[-1], text=out[-1].text + "单位", end=mark.end)
    return out


def _their_ending(row: list[Mark], index: int, units: int) -> bool:
    """甲中心、乙中心，这两个中心: tell whether a noun is only the ending of the units in front, counted once more."""
    before = row[index - 1] if index else None
    counted = before is not None and before.kind in ("these", "some") and parse_count(before.text.strip("这那")[:1])
    if not counted or not counted == units > 1:
        return False
    return all(m.text.endswith(row[index].text) for m in row[:index] if m.kind == "unit")


def names_after(row: list[Mark], index: int) -> list[int]:
    """Return the places of the names right behind a word, with those joined to them."""
    found: list[int] = []
    for place in range(index + 1, min(len(row), index + 1 + _REACH + 2 * len(found))):
        mark = row[place]
        if mark.kind in ANCHORS:
            if found and (mark.kind == "unit") != (row[found[0]].kind == "unit"):
                break
            found.append(place)
        elif not _passes(row, place, inside=bool(found)):
            break
    return found


def _passes(row: list[Mark], place: int, *, inside: bool) -> bool:
    """Tell whether a word may stand between names, or (not yet inside them) between them and the word before."""
    mark = row[place]
    if mark.text in STOPS or (mark.kind not in _LIGHT and mark.text not in JOINERS):
        return False
    if inside and mark.text not in JOINERS and mark.text not in ("the", "这", "那"):
        return False
    return mark.text != "," or _continues(row, place, row[place - 1].kind if inside else "")


def _continues(row: list[Mark], place: int, kind: str) -> bool:
    """Tell whether a comma goes on with names, of the kind that the list inside has (第2条，甲局 is no list)."""
    ahead = [m for m in row[place + 1 : place + 3] if m.text not in ("and", "or", "the")]
    return bool(ahead) and ahead[0].kind in ANCHORS and kind in ("", ahead[0].kind)


def names_before(row: list[Mark], index: int, *, through_role: bool = False) -> list[int]:
    """Return the places of the names right in front of a word, with those joined to them."""
    found: list[int] = []
    for place in range(index - 1, max(-1, index - 1 - _REACH - 2 * len(found)), -1):
        mark = row[place]
        if mark.kind in ANCHORS and found and place == found[-1] - 1 and mark.kind != row[place + 1].kind:
            break  # 第3条甲局: what is said of the unit is not said of the place
        if mark.kind in ANCHORS:
            found.append(place)
        elif mark.kind == "role" and not found and through_role and mark.text not in STOPS | {","}:
            continue
        elif mark.text in STOPS | {","} or (mark.text not in JOINERS and (found or mark.kind not in _LIGHT)):
            break
    return found[::-1]
