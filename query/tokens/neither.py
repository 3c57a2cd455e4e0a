"""甲、乙都在，但两家都不牵头: what is denied of both units that were named is denied of each by its name."""

from __future__ import annotations

import re
from dataclasses import replace

from query.lexicon import Mark
from query.tokens.numerals import parse_count

_BOTH = re.compile("(?:这|那)?(?:(?P<many>[两二三四五])[家个者方](?:单位|部门)?|双方|二者|俩)(?:都|均|谁|一家|哪家)?(?:都|也)?")
_ALL = ("都", "均", "也", "谁也", "谁都", "一家也", "全都", "全")
_NONE = {"谁也不", "谁都不", "谁也没", "谁都没", "都不", "都没", "都没有", "均不", "均未", "全不", "都未", "也不", "不", "没", "没有", "未"}


def with_neither(row: list[Mark]) -> list[Mark]:
    """Return the tokens with 两家都不 in front of a role replaced by the units named before, each of them denied."""
    start = next((i for i, m in enumerate(row) if _BOTH.fullmatch(m.text)), None)
    if start is None:
        return row
    place = start + 1
    while place < len(row) and row[place].text in _ALL:
        place += 1
    units = [m for m in row[:start] if m.kind == "unit" and m.entry.iris and not m.denied]
    said = _BOTH.fullmatch(row[start].text)
    many = parse_count(said["many"]) if said and said["many"] else 2
    if [m.kind for m in row[place : place + 2]] != ["not", "role"] or row[place].text not in _NONE:
        return row
    if len(units) != many or row[place + 1].text.endswith(("单位", "部门")):
        return row
    return [*row[:start], *(replace(m, denied="not") for m in units), *row[place + 1 :]]
