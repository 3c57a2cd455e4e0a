"""What a text tells as it was or is (目前…, 过去五年…), until it turns to what shall be."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from corpus.span import Span
from kg.extractors.target_patterns import patterns
from ontology.targets import plan_periods

_LONGEST = 400  # characters of a sentence that are looked through for words that govern its end
_NUMBER = "[0-9一二三四五六七八九十几两]{1,3}"
_TOLD = re.compile(
    "(?=[目近去上共已仅与])(?:目前|近年来|去年|(?<!以)上年|共有|已(?:建成|完成|累计|有|达|实现)|仅(?:为|有|占|达)|与[^，,。；;]{2,12}相比，)"
    "|^[^0-9]{0,40}涉及(?=[^，,。；;0-9]{0,30}(?:[0-9]|$))"
)
"""Words behind which a part of a sentence, up to its semicolon, tells what is."""
_HAS = re.compile(
    "(?:^|[，,。；;：:])(?:(?:全|我|本)[省市区县州国]|[\u4e00-\u9fff]{2,3}[省市区县州校院])?现有(?=[^，,。；;]{0,16}[0-9])"
    "|现有(?![^，,。；;]{0,6}(?:基础|条件|水平))(?=[^，,。；;0-9]{0,14}(?<![到至达超于])$)"
)
"""What there is: as a whole part of a sentence, or right before the number."""
_OPENS_PAST = re.compile(
    rf"[\s\u3000]*(?:[0-9]{{1,2}}[.．、]|[（(]{_NUMBER}[）)])?(?:(?:过去|最近|近){_NUMBER}多?年(?:来|间|里)?|{_NUMBER}年多?来|近几年来?"
    r"|(?:20[0-9]{2}年|[“\"]十[二三四五六][”\"](?:时期|期间)?|[^，,。；;]{2,20})以来[，,]|据(?:不完全|初步)?(?:统计|调查|测算|普查)"
    r"|[^，,。；;]{2,16}(?:普查|统计|调查|数据|监测)(?:结果|数据|公报)?(?:显示|表明)|现状[：:]|截[至止](?:目前|(?:20[0-9]{2}年)?(?:[1-9]月|上半年|[一二三]季度)[底末]?(?!前)))"
)
"""How a sentence begins that tells of the past as a whole, beyond its semicolons."""
_AGAINST_PAST = re.compile("(?:(?:比|较|同比|相比于?|与)|(?:[不高低]于|超过|达到|占)[^，,。；;]{0,4})(?:上年|去年)")
_TURN = re.compile("力争|争取|确保|[到至]20|[到至]“|将|计划|目标|再|新增|要")
_TURN_AT_ALL = re.compile("力争|争取|确保|[到至]20|[到至]“|计划|目标|下一步|今后|未来|要|今年|明年")


def is_told(text: str, segment: Span, position: int) -> bool:
    """Tell whether the sentence up to a number tells what is or was, and has not turned to what shall be."""
    if patterns().history.search(_not_against(text[segment.start : position])):
        return True
    whole = text[max(0, segment.start - _LONGEST) : position]
    whole = whole[max(map(whole.rfind, "。！？\n")) + 1 :]
    opens = _OPENS_PAST.match(whole)
    if opens and _TURN_AT_ALL.search(whole, opens.end()) is None:
        return True
    part = _not_against(whole[max(map(whole.rfind, "；;")) + 1 :])
    told = [match.end() for pattern in (_TOLD, _HAS) for match in pattern.finditer(part)]
    return bool(told) and _TURN.search(part, max(told)) is None


def _not_against(words: str) -> str:
    """Return words without what is set against the past: 比上年, 超过去年."""
    return _AGAINST_PAST.sub("", words) if "上年" in words or "去年" in words else words


@cache
def _plan_named() -> re.Pattern[str]:
    names = "|".join(map(re.escape, plan_periods()))
    return re.compile(
        rf"[“\"「『](?P<plan>{names})[”\"」』]|[〔\[（(【](?P<number>20[0-9]{{2}})[〕\]）)】][0-9]{{1,4}}号|截[至止]到?(?P<reached>20[0-9]{{2}})年(?:12月)?(?:底|末)"
    )


def no_older_than(text: str) -> int:
    """Return a year that a text is no older than, 0 if it tells none.

    The five-year plan that it names most often has begun (the newer of two named as often: it may look ahead to the
    next one, or back), what it cites by number is there, and a year of whose end it tells is over.

    >>> no_older_than("根据某政发〔2031〕5号"), no_older_than("截至2032年底，已建成")
    (2031, 2033)
    """
    years, plans = [0], Counter[int]()
    for match in _plan_named().finditer(text):
        if match["plan"]:
            plans[plan_periods()[match["plan"]] - 4] += 1
        else:
            years.append(int(match["number"]) if match["number"] else int(match["reached"]) + 1)
    return max(*years, max(plans, key=lambda year: (plans[year], year), default=0))
