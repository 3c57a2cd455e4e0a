"""除了甲牵头的，它还有哪几条; 甲不牵头、但它和乙都有份: the unit that is named in front, where 它 stands for it."""

from __future__ import annotations

from query.lexicon import Mark
from query.tokens.question_words import JOINERS

_IT = {"它", "他", "她", "其", "该单位", "该部门", "该局", "该委", "该中心", "该公司", "it"}


def with_referents(row: list[Mark]) -> list[Mark]:
    """Return the tokens with the only unit named in front for the pronoun behind it.

    That is where the clause in front is set aside, or another unit is joined to the pronoun.
    """
    row = _with_joined(row)
    units = [m for m in row if m.kind == "unit"]
    end = next((i for i, m in enumerate(row) if m.text == ","), None)
    if end is None or len(units) != 1:
        return row
    front = [m.kind for m in row[:end]]
    opened = next((i for i in range(end + 1, len(row)) if row[i].kind != "filler"), None)
    if opened is None or row[opened].text not in _IT or row[opened].kind != "pronoun":
        return row
    if "unit" not in front or not {"except", "beyond"} & set(front):
        return row
    return [*row[:opened], _meant(units[0], row[opened]), *row[opened + 1 :]]


def _with_joined(row: list[Mark]) -> list[Mark]:
    for at in range(2, len(row) - 2):
        joined = row[at].text in _IT and row[at + 1].text in JOINERS and row[at + 2].kind == "unit"
        named = {m.entry.iris: m for m in row[:at] if m.kind == "unit"}
        denied = any(m.kind in ("not", "except", "without") for m in row[:at])  # in front it has another part
        if joined and denied and len(named) == 1:
            return [*row[:at], _meant(next(iter(named.values())), row[at]), *row[at + 1 :]]
    return row


def _meant(unit: Mark, pronoun: Mark) -> Mark:
    return Mark(unit.entry, pronoun.start, pronoun.end, unit.text)
