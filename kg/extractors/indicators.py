"""What a number measures: the words before it, or the noun it counts behind it."""

from __future__ import annotations

import re

from corpus.span import Span
from kg.extractors.target_patterns import patterns
from kg.measures import Quantity

_JOIN = re.compile(r"\s*[、和及与,，]\s*")


def _clean(subject: str) -> str:
    """Strip the words before an indicator that belong to the sentence and not to it: 力争全区, 建成."""
    known = patterns()
    subject = re.sub(r"^[\s\u3000]+", "", subject)
    stripped = known.lead.sub("", subject)
    return (
        stripped.strip(" \t\u3000、，,的") if len(stripped.strip(" 、，的")) >= 2 else subject.strip(" \t\u3000、，,")
    )


def indicators_of(
    text: str, subject: str, group: list[Quantity], segment: Span, *, dealt: bool, last: str | None
) -> list[str]:
    """Return the indicator of each value: of the list before 分别, of what stands before the number, or behind it.

    `dealt` tells that 分别 deals out several; `last` is the indicator before, which a number alone goes on with.
    """
    bare = _clean(subject)
    if dealt and len(parts := [p for p in _JOIN.split(bare) if p]) > 1:
        return _share(parts)
    if bare and not subject.rstrip().endswith("、") and not _only_verbs(bare):
        return [bare]
    behind = _behind(text, group[-1].span.end)
    if behind and subject.rstrip().endswith("、"):
        return [re.split(r"全部|达到|均|都", bare)[0] + behind]
    if behind:
        return [behind]
    return [last or bare or segment.of(text)]


def _behind(text: str, start: int) -> str:
    """Return the noun that a number counts where it stands behind it: 培育3家以上【专精特新企业】."""
    match = patterns().behind.match(text[start : start + 80])
    if not match:
        return ""
    verb = next((v for v in patterns().aim.finditer(match[1]) if v.start() >= 4 and len(v[0]) > 1), None)
    noun = match[1][: verb.start()] if verb else match[1]
    return noun.rpartition("的")[2] or noun


def _only_verbs(bare: str) -> bool:
    return patterns().lead.sub("", bare) == ""


def _share(parts: list[str]) -> list[str]:
    """Give the members of a list their shared words: the tail (甲、乙使用量) or the head (单位增加值能耗、水耗)."""
    ratio = re.compile(
        r"(?:使用量|产量|排放量|利用率|覆盖率|增加值|[^，、]{2}率|[^，、]{2}量|比例|比重|面积|收入|能耗|强度)$"
    )
    tail = ratio.search(parts[-1])
    shared = [
        p if ratio.search(p) or not tail or len(parts[-1]) - len(tail[0]) > len(p) + 4 else p + tail[0] for p in parts
    ]
    head = re.match(
        r"^(.*?(?:单位|人均|亩均|每万人|规模以上|规上)[\u4e00-\u9fff]*?(?:增加值|生产总值|产值|GDP|地区生产总值))",
        shared[0],
    )
    return [s if i == 0 or not head or len(s) > 6 else head[1] + s for i, s in enumerate(shared)]
