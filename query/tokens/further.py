"""How many units besides those named, or of them: 和另外两家一起牵头, with exactly one other unit, 甲、乙里至少一家."""

from __future__ import annotations

from dataclasses import replace

from corpus.numerals import parse_ordinal
from query.lexicon import Amount, Entry, Mark
from query.tokens.question_words import INSIDE, WITH, names_units
from query.wording.numerals import WORDS

_ANOTHER = {"另", "另外", "其他", "其它", "别的"}
_AMONG = {*INSIDE, ",", "其中", "这", "有"}
_NOUNS = {"单位", "部门"}
_WITH = WITH | {"由", "及"}
_LISTING = {*_WITH, "、", ",", "and", "the"}


def with_another(row: list[Mark]) -> list[Mark]:
    """Return the tokens with 另 in front of the one unit asked for as `other` (另一个单位是谁): not the one named."""
    return [replace(m, entry=Entry("other")) if _asks_another(row, i) else m for i, m in enumerate(row)]


def _asks_another(row: list[Mark], index: int) -> bool:
    behind = row[index + 1 : index + 3]
    if row[index].text not in ("另", "另外") or not any(m.kind == "unit" for m in row[:index]) or not behind:
        return False
    counted = behind[0].kind in ("some", "these") and behind[0].code in ("", "unit")
    return counted and (len(behind) == 1 or behind[1].text in ("是", "叫", "为", "?"))


def so_many_others(row: list[Mark], index: int) -> Amount | None:
    """Return how many units there are in all where a number counts those besides the ones named; else None."""
    mark = row[index]
    if _others_behind(row, index):
        amount = mark.amount or Amount("=", _number(mark), None)
        return replace(amount, value=amount.value + 1) if amount.value and amount.unit in (None, "个", "家") else None
    if not _joined_to_units(row, index):
        return None
    return Amount("=", _number(mark) + _listed(row, index), None)


def with_others(row: list[Mark], index: int, amount: Amount, spent: dict[int, Mark | None]) -> bool:
    """Join the number with the role of the unit in front, which keeps it; tell whether there is one."""
    english = _others_behind(row, index)
    behind = row[index + 2 : index + 3] if english and row[index + 1].kind == "other" else []
    noun = behind and (behind[0].kind == "role" or behind[0].code == "unit")
    units = [i for i in range(index) if row[i].kind == "unit"]
    named = english and (noun or row[index + 1].kind == "others")
    roles = [m for m in row[:index] if m.kind == "role"] if english else _roles_behind(row, index)
    if not units or not roles or (english and not named):
        return False
    if behind and behind[0].kind == "role" and behind[0].entry.roles != roles[-1].entry.roles:
        return False
    counted = Entry("counted", "unit", roles=roles[-1].entry.roles)
    spent[index] = replace(row[index], entry=counted, amount=amount)
    if english:
        spent.update(dict.fromkeys(range(index + 1, index + (3 if behind else 2))))
    elif row[index + 1].text in _NOUNS:
        spent[index + 1] = None
    return True


def one_of_them(row: list[Mark], index: int, amount: Amount) -> bool:
    """甲、乙至少有一家有份, 甲、乙两家里至少一家: at least one of the units in front."""
    units = sum(m.kind == "unit" for m in row[:index])
    said = [
        m for m in row[:index] if m.text not in _AMONG and not (m.kind in ("some", "these") and m.text.endswith("家"))
    ]
    return units > 1 and said[-1].kind == "unit" and (amount.comparator, amount.value) == (">=", 1)


def _number(mark: Mark) -> int:
    return next((WORDS[w] for w in mark.text.split() if w in WORDS), None) or parse_ordinal(mark.text[:1]) or 1


def _others_behind(row: list[Mark], index: int) -> bool:
    """Tell whether other or other units stands behind a number: exactly one other unit."""
    mark, behind = row[index], row[index + 1 : index + 2]
    counts = mark.kind in ("amount", "some", "single") or mark.text == "one"
    return counts and bool(behind) and behind[0].kind in ("other", "others") and behind[0].text.startswith("other")


def _joined_to_units(row: list[Mark], index: int) -> bool:
    """Tell whether 另外一家 or 另外两家单位 stands here, joined to units in front, with a role behind."""
    mark = row[index]
    if mark.kind == "other" and mark.text == "另一家":
        joiner = index - 1
    elif mark.kind == "some" and mark.code in ("", "unit") and index and row[index - 1].text in _ANOTHER:
        joiner = index - 2
    else:
        return False
    joined = joiner > 0 and row[joiner].text in _WITH and any(m.kind == "unit" for m in row[:joiner])
    return joined and bool(_roles_behind(row, index))


def _roles_behind(row: list[Mark], index: int) -> list[Mark]:
    """Return the verb of a role that stands behind, with nothing but light words between."""
    for mark in row[index + 1 : index + 5]:
        if mark.kind == "role":
            return [] if names_units(mark.text) else [mark]
        if mark.text not in _NOUNS and (mark.kind not in ("filler", "both", "single") or mark.text in (",", "的")):
            return []
    return []


def _listed(row: list[Mark], index: int) -> int:
    """Return how many units are listed right in front."""
    units = 0
    for mark in reversed(row[:index]):
        if mark.kind == "unit":
            units += 1
        elif mark.text not in _LISTING | _ANOTHER | {"只", "仅"}:
            break
    return units
