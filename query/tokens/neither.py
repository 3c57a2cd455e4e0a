"""甲、乙都在，但两家都不牵头; 甲负责、乙也在的任务，合起来: what is said of several units together."""

from __future__ import annotations

import re
from dataclasses import replace

from query.lexicon import Entry, Mark
from query.tokens.question_words import IS_NOT, names_units, words
from query.wording.numerals import parse_count

_BOTH = re.compile(
    "(?:这|那)?(?:(?P<many>[两二三四五])[家个者方](?:单位|部门)?|双方|二者|俩)(?:都|均|谁|一家|哪家)?(?:都|也)?"
)
_ALL = ("都", "均", "也", "谁也", "谁都", "一家也", "全都", "全")
_NONE = words("谁也不|谁都不|谁也没|谁都没|都不|都没|都没有|均不|均未|全不|都未|也不|不|没|没有|未")


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
    if [m.kind for m in row[place : place + 2]] != ["not", "role"] or len(units) != many:
        return row
    noun = names_units(row[place + 1].text)
    if row[place].text not in (IS_NOT if noun else _NONE):
        return row
    return [*row[:start], *(replace(m, denied="not") for m in units), *row[place + 1 :]]


def without_summing(row: list[Mark]) -> list[Mark]:
    """甲负责、乙也在里面的任务，合起来有几个目标: behind tasks that 也 bounds once more, 合起来 joins no units."""
    out = list(row)
    for index, mark in enumerate(row):
        if mark.kind != "or":
            continue
        before = [m for m in row[max(0, index - 4) : index] if m.kind != "pronoun"][-3:]
        behind = [m.text if m.kind != "ask" else m.code for m in before] == ["的", "task", ","]
        also = any(m.text in _ALSO or m.text.startswith(_JOINT) for m in row[:index])
        counted = any(m.kind == "count" for m in row[index + 1 : index + 3])
        if behind and also and counted:
            out[index] = replace(mark, entry=Entry("filler"))
    return out


_JOINT = ("一起", "共同", "联合")
_ALSO = {"也", "又", "同时", "也都", "并且", "而且", "且"}
