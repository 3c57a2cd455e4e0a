"""除了甲牵头的，它还有哪几条: the unit of what is left out in front, where 它 stands for it."""

from __future__ import annotations

from query.lexicon import Mark

_IT = {"它", "他", "她", "其", "该单位", "该部门", "该局", "该委", "该中心", "该公司", "it"}


def with_referents(row: list[Mark]) -> list[Mark]:
    """Return the tokens with the only unit named, in a clause set aside in front, for the pronoun behind it."""
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
    pronoun = row[opened]
    meant = Mark(units[0].entry, pronoun.start, pronoun.end, units[0].text)
    return [*row[:opened], meant, *row[opened + 1 :]]
