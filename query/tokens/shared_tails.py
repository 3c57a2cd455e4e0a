"""Units and titles with one ending for all of them: 民政、气象、统计三个局 are 民政局, 气象局 and 统计局."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.topics import titled
from query.wording.sought import Rare

_NUMBER = "[二两三四五六2-6]"
_NAME = "(?:(?![和与跟及])[\u4e00-\u9fff])"
_LIST = Rare(
    rf"(?P<names>(?:{_NAME}{{2,6}}[、和与跟及]){{1,5}}{_NAME}{{2,6}}?)(?:这|那)?{_NUMBER}[个家]?"
    r"(?P<tail>公司|局|委|部门|单位|家)(?!单位|部门)"
)
_JOINER = re.compile("[、和与跟及]")
_TAILS = {
    "部门": ("局", "委", "办"),
    "单位": ("局", "委", "办"),
    "家": ("局", "委", "办"),
    "公司": ("公司",),
    "局": ("局",),
    "委": ("委",),
}


def shared_tail_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the units of a list that share their ending, where every member of it is one with the ending put on."""
    for match in _LIST.finditer(text):
        first = len(_JOINER.split(match["names"])[0])
        for cut in range(first - 1):  # 除了|教育、民政两家
            found = list(_members(match, cut, lexicon))
            if len(found) == len(_JOINER.split(match["names"])):
                yield from found
                break


def _members(match: re.Match[str], cut: int, lexicon: Lexicon) -> Iterator[Mark]:
    start = match.start("names") + cut
    for name in _JOINER.split(match["names"][cut:]):
        end = start + len(name)
        last = end == match.end("names")
        for tail in _TAILS[match["tail"]]:
            entry = next((e for e in lexicon.entries(name + tail) if e.kind == "unit" and e.iris), None)
            if entry is not None:
                yield Mark(entry, start, match.end() if last else end, name + tail)
                break
        start = end + 1


_FIRST = re.compile("^([\u4e00-\u9fff]{2,4}?)(?=牵头|负责|参与|配合|主办|承担|管|牵)")


_ZONE = Rare(
    "(?P<zone>(?:经济(?:技术)?|高新技术产业|经)?开发?区|高新区|保税区|示范区|度假区|新区|产业园区?|工业园区?)"
    "(?=(?:除了|还要?|都|没有?|不)*(?:自己)?(?:牵头|负责|参与|配合|主办|协办|承担|有份))"
)


def _zone_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the committee of a zone that is called by the zone in front of what it does (经开区参与哪些)."""
    for match in _ZONE.finditer(text):
        units = lexicon.units_ending(f"{match['zone']}管委会", f"{match['zone']}管理委员会")
        if len(units) == 1 and not lexicon.entries(match["zone"]):
            yield Mark(Entry("unit", iris=units), *match.span("zone"), match["zone"])


def headless_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield a unit that is called without its ending right in front of what it does: 气象管啥, 民政牵头几项."""
    yield from _zone_marks(text, lexicon)
    match = _FIRST.match(text)
    if match is None or lexicon.entries(match[1]):
        return
    for tail in _TAILS["部门"]:
        entry = next((e for e in lexicon.entries(match[1] + tail) if e.kind == "unit" and e.iris), None)
        if entry is not None:
            yield Mark(entry, 0, match.end(), match[1] + tail)
            return


def with_shared_nouns(row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Return the tokens with the noun behind 这两条 put on each topic in front, where tasks are titled so.

    甲业和乙业这两条产业链 are 甲业产业链 and 乙业产业链: the noun alone would name every other one too.
    """
    for place in range(len(row) - 1):
        pointed, noun = row[place], row[place + 1]
        if pointed.kind != "these" or noun.kind != "text" or len(members := _topics_before(row, place)) < 2:
            continue
        whole = {i: row[i].text + noun.text for i in members}
        if all(titled(words, lexicon) for words in whole.values()):
            kept = [replace(m, text=whole[i]) if i in whole else m for i, m in enumerate(row)]
            return [*kept[: place + 1], *kept[place + 2 :]]
    return row


def _topics_before(row: list[Mark], place: int) -> list[int]:
    """Return where the topics of the list stand that ends in front of a place (甲和乙这两条)."""
    found: list[int] = []
    for index in range(place - 1, -1, -1):
        if row[index].kind == "text":
            found.append(index)
        elif not _JOINER.fullmatch(row[index].text):
            break
    return found
