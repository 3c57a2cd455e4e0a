"""Bounds on what is counted or measured, said roundabout: 比20家多, 以20家为界、超过的, 20家以上（20家的不算）."""

from __future__ import annotations

import re
from functools import cache

from ontology.questions import signs_by_word
from ontology.vocabularies import measure_units
from query.wording.bounds import bounding
from query.wording.numerals import parse_count

_FIGURE = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)"
_PERCENT = re.compile("百分之([一二三四五六七八九十]+|[0-9]+)(?![点几百一二三四五六七八九十0-9.])")
_BEYOND, _SHORT = ">", "<"
_STRICT = {">=": _BEYOND, "<=": _SHORT, ">": _BEYOND, "<": _SHORT}
_SAID = {_BEYOND: "超过", _SHORT: "少于"}
_MORE = "多高大长"
_OVER = re.compile(
    "(?<=[数量值额率标位门业])过了?(?=[0-9]|[二两三四五六七八九十]+[家个项条])|(?<![超不通经大多高冲跨越])过了?(?=[0-9.]+%)"
)
_EVER = re.compile(f"(?<=牵头|参与|负责|承担|配合)过(?={_FIGURE}[条项])")
"""牵头过3条: the sign of what has been done bounds nothing."""
_HIGHER = re.compile("^(?!.*(?:比(?![例重率值])|[较差])).*?高出了?(?=[0-9])")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    unit = "(?:{})".format(
        "|".join(re.escape(u) for u in (*measure_units(), "条", "项") if u not in ("年", "月", "日"))
    )
    number = f"(?P<number>{_FIGURE})(?P<unit>{unit})?(?![年条项月]|第)"
    same = "(?P=number)(?:(?P=unit))?"
    before, behind = bounding("before"), bounding("behind")
    than = f"比起?{number}(?:还要?|更|要|再|都|来得)*(?P<how>[多高大长少低小短])(?!出|了?几|多少|{_FIGURE})"
    line = (
        f"以{number}为(?:分?界线?|分?线|门槛)[，,](?P<rest>[^，,]*?)(?P<sign>越过|高出|跨过|没过|{before})"
        "了?(?:[这那此该]?[条个道]?(?:[线界数]|界线|分界线|门槛)|它)?(?=的|有|是|[，,。？?]|$)"
    )
    apart = (
        f"(?P<sign>{before})?(?:在|为|是)?{number}(?P<side>{behind})?(?P<rest>[^，,（(、？?。]{{0,16}})[（(，,、]"
        f"(?:(?:不[含包]|没有?包)[括含]?(?:本[数身]|{same})"
        f"|(?:正好|刚好|恰好|等于|就是|是)*{same}(?:整|本身|本数|这个数)?[的个家项]*(?:就|也)?"
        "(?:不[算要用计含]|不包括|不在内|除外|别[算要列]|剔除|排除)(?:在内|进去|了)?)[）)]?"
    )
    count_of = (
        f"(?P<unit>[家个处吨亩辆座])数(?:量)?(?:在|是|为|要|达到?)*(?P<bound>(?:{before})?{_FIGURE})(?:(?P=unit))?(?P<side>{behind})?"
        f"(?![0-9.年条项月个处亩辆座%])"
    )
    quantity = (
        f"(?:(?:[数总]量|数值|数额|个数|数目)(?:上|值)?)(?:要|是|在|为)*"
        f"(?=(?:{before}){number}|{_FIGURE}{unit}?(?:{behind}))"
    )
    first = (
        f"^{number}(?:的|整|本身)?(?:就|都|也)*(?:不[算含计要]|除外|不包括)(?:在内)?[，,]"
        f"(?P<rest>.*?)(?:(?:超过|超出|大于|高于|多于|超)(?:了)?{same}|{same}(?:及?以上))"
    )
    done = f"({before})了(?={_FIGURE})"
    return tuple(map(re.compile, (than, line, apart, count_of, quantity, first, done)))


def limits_worded(text: str) -> str:
    """Return a normal Chinese question with bounds on numbers in the words that the vocabularies know.

    >>> limits_worded("比20家多的指标"), limits_worded("指标超过20家的，20家整的不算")
    ('超过20家的指标', '指标超过20家的')
    >>> limits_worded("以20家为界,目标值越过这条线的"), limits_worded("目标的家数在20以上")
    ('目标值超过20家的', '目标的20家以上')
    """
    if not any(c.isdecimal() or c in "一二两三四五六七八九十百" for c in text):
        return text
    text = _PERCENT.sub(lambda m: f"{parse_count(m[1]) or m[1]}%", text) if "百分之" in text else text
    than, line, apart, count_of, quantity, first, done = _patterns()
    text = done.sub(r"\1", text) if "了" in text else text
    text = than.sub(lambda m: _bound(_BEYOND if m["how"] in _MORE else _SHORT, m), text) if "比" in text else text
    text = line.sub(_over_the_line, text) if "为" in text else text
    text = _OVER.sub("超过", _EVER.sub("", text)) if "过" in text else text
    text = _HIGHER.sub(lambda m: m[0].removesuffix("了")[:-2] + "超过", text) if "高出" in text else text
    if "数" in text and ("目标" in text or "指标" in text):
        text = count_of.sub(lambda m: f"{m['bound']}{m['unit']}{m['side'] or ''}", quantity.sub("", text))
    text = first.sub(lambda m: m["rest"] + _bound(_BEYOND, m), text) if "不" in text or "除外" in text else text
    return apart.sub(_strictly, text)


def _bound(sign: str, match: re.Match[str]) -> str:
    return f"{_SAID[sign]}{match['number']}{match['unit'] or ''}"


def _over_the_line(match: re.Match[str]) -> str:
    sign = signs_by_word("bounds.ttl", "before").get(match["sign"], _BEYOND)
    return match["rest"] + (
        _bound(sign, match) if sign in _SAID else match["sign"] + match["number"] + (match["unit"] or "")
    )


def _strictly(match: re.Match[str]) -> str:
    """Return a bound without the number itself, which is set apart behind it; what bounds nothing stays as it is."""
    sign = signs_by_word("bounds.ttl", "behind").get(match["side"] or "") or signs_by_word("bounds.ttl", "before").get(
        match["sign"] or ""
    )
    return _bound(_STRICT[sign], match) + match["rest"] if sign in _STRICT else match[0]
