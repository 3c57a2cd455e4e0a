"""The numbers of a sentence: the segments they stand in, which of them count, and which stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.span import Span
from kg.extractors.target_patterns import patterns, without
from kg.measures import BOUNDARY, Quantity, counts

_CLAUSE_START = re.compile(r"[，,；;：:。！？\n、]|[0-9０-９零〇一二三四五六七八九]年(?:底|末)?(?:之?前)?|期间|期?末")
_MARK = re.compile(r"[，,；;]|(?<![0-9])[：:]|[：:](?![0-9])")  # 1:16 is one number
_PARTED, _JOINED = re.compile(r"[，,；;、]"), re.compile(r"[，,；;：:。！？\n、和及与]")
_ONLY_JOIN = re.compile(r"^\s*(?:[、和及与]|以及)?\s*$")
_THOUSANDS = re.compile(r"(?<=[0-9])[,，](?=[0-9]{3}(?![0-9年]))")
_FROM = re.compile(r"(?:由|从)(?:(?:20[0-9]{2}年|上年|去年|目前|原来|现有)(?:底|末)?的?)?(?:约|不足)?\s*$")
_TO = re.compile(r"^[^，,；;：:。！？\n、]{0,12}?(?:到|至|为)")
_NEXT_MEMBER = re.compile(r"^[^，,；;：:。！？]{0,16}(?:[、和及与]|以及)[^，,；;：:。、和及与0-9]{0,16}$")

_REACHES_OVER = ("米", "公里", "千米", "分钟", "小时", "天", "日", "周")
_COVERAGE = re.compile(
    r"(?:步行|车行|骑行|驾车|服务|响应|出行|到场|半径|范围|之?内|以内)*(?:[\u4e00-\u9fff]{0,6}(?:覆盖|可达|通达|到达|到场|响应|办结|上门|送达|达标|供给|服务))(?:率|比例|占比|面积)"
)
"""The rate of what lies within a distance or a time: 500米【覆盖率】, 30分钟内【到场率】."""


def segments(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the stretches of a sentence between commas, colons and semicolons; 1,200 is one number."""
    start = sentence.start
    for mark in _MARK.finditer(text, sentence.start, sentence.end):
        if not _THOUSANDS.match(text, mark.start()):
            yield Span(start, mark.start())
            start = mark.end()
    yield Span(start, sentence.end)


def counted(text: str, found: list[Quantity], sentence: Span) -> list[Quantity]:
    """Leave out numbers that set nothing: where a change begins (由8%), or part of the noun that the next one counts.

    建成15分钟生活圈5个 counts 5, and 1所200张床位以上的养老院 counts 1.
    """
    ends = [q for q in found if not _is_start(text, q, sentence)]
    if len(ends) < 2:
        return ends
    kept = [q for q, following in pairwise(ends) if not _names(text, q, following)]
    sized = {q for before, q in pairwise(ends) if _sizes_counted(text, before, q)}
    return [q for q in (*kept, *ends[-1:]) if q not in sized]


def barred(text: str, sentence: Span) -> list[Span]:
    """Return the parts of a sentence that forbid something: what they count shall not be."""
    known, found, start = patterns(), list[Span](), sentence.start
    while ban := known.prohibition.search(text, start, sentence.end):
        turn = known.freed.search(text, ban.end(), sentence.end)
        found.append(Span(ban.start(), start := turn.start() if turn else sentence.end))
    return found


def _sizes_counted(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Tell whether a number tells the size of what the one before it counts: 1所200张床位以上的养老院."""
    words = text[before.span.end : quantity.span.start]
    if quantity.worded and _differ(quantity, before) and not _PARTED.search(words):
        return True  # 5家以上年收入过百亿元的企业
    if words in {"（", "("} and text[quantity.span.end : quantity.span.end + 1] in {"）", ")"}:
        return True  # 队伍1支（100人以上）
    between = patterns().compared.sub("", words)
    joined = not between and counts(before.unit)
    return joined and (quantity.suffix.endswith("的") or text.startswith("的", quantity.span.end))


def _is_start(text: str, quantity: Quantity, sentence: Span) -> bool:
    """Tell whether a number is where a change begins: 由8%提高到20%."""
    begins = _FROM.search(text[max(sentence.start, quantity.span.start - 12) : quantity.span.start])
    return begins is not None and _TO.match(text[quantity.span.end : sentence.end]) is not None


def _names(text: str, quantity: Quantity, following: Quantity) -> bool:
    between = text[quantity.span.end : following.span.start]
    if quantity.unit in (None, "%") or following.unit is None or len(between) > 20:
        return False
    if (quantity.suffix[-1:] + between).endswith("的") and len(between) < 2:
        return counts(following.unit)  # 收入超1000亿元的2个, 100亿元以上的3个
    if (quantity.unit or "").endswith(_REACHES_OVER) and _COVERAGE.match(between):
        return True  # 公交站点500米覆盖率达到100%
    if len(between) < 2 or _JOINED.search(between) or _differ(following, quantity):
        return False
    before = _CLAUSE_START.split(text[max(0, quantity.span.start - 12) : quantity.span.start])[-1]
    if not quantity.suffix and patterns().compared.sub("", without(patterns().lead, before)):
        return False
    return text[following.span.end : following.span.end + 1] in {"", *BOUNDARY, *"、和及与（("}


def goes_on(between: str) -> bool:
    """Tell whether a list goes on between two numbers: 、, or the noun of the first and then 、 (10个标杆、5个平台).

    Nothing between them says the same thing twice over: 改造小区12个1860户.
    """
    return between.strip()[:1] in {"", "、", "和", "及", "与"} or _NEXT_MEMBER.match(between) is not None


def goes_on_from(text: str, refused: Quantity, quantity: Quantity) -> bool:
    """Tell whether a number only goes on a list whose member before sets nothing: 加快2个试点和4个园区建设."""
    between = text[refused.span.end : quantity.span.start]
    read = patterns().before.match(between)
    reaches = read is not None and (read["level"] or read["down"] or read["up"] or read["compare"])
    return refused.unit == quantity.unit and goes_on(between) and not reaches


def groups(text: str, found: list[Quantity]) -> list[list[Quantity]]:
    """Put quantities together that only a joiner parts: 14.5%和15%."""
    together: list[list[Quantity]] = []
    for quantity in found:
        last = together[-1][-1] if together else None
        joined = last and last.span.end < quantity.span.start and not _differ(last, quantity)
        if last and joined and _ONLY_JOIN.match(text[last.span.end : quantity.span.start]):
            together[-1].append(quantity)
        else:
            together.append([quantity])
    return together


def _differ(last: Quantity, quantity: Quantity) -> bool:
    """Tell whether one number is a sum and the other counts something: 收入过百亿元、2家."""
    return (last.unit or "").endswith("元") and counts(quantity.unit)
