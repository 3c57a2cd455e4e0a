"""甲给乙牵头的任务配合: who helps stands in front of whose task it is, and has the part that is said at the end."""

from __future__ import annotations

from query.lexicon import Mark

_FOR = {"给", "为", "帮", "替"}


def with_helpers(row: list[Mark]) -> list[Mark]:
    """Return the tokens with a unit that helps another put in front of its own role: 乙牵头的任务 甲 配合."""
    helper = next((i for i, m in enumerate(row) if m.kind == "unit" and m.entry.iris), None)
    if helper is None:
        return row
    place = next((i for i in range(helper + 1, min(len(row), helper + 4)) if row[i].text in _FOR), None)
    if place is None or any(m.kind != "filler" for m in row[helper + 1 : place]):
        return row
    if [m.kind for m in row[place + 1 : place + 3]] != ["unit", "role"]:
        return row
    last = next((i for i in range(len(row) - 1, place + 2, -1) if row[i].kind == "role"), None)
    if last is None or row[last].code != "cooperate" or row[place + 2].code == "cooperate":
        return row
    return [*row[:helper], *row[place + 1 : last], row[helper], *row[last:]]
