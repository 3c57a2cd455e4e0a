"""Quantities in running text: a number or a range with its unit, and the words around it that compare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.numerals import ARABIC_NUMERAL, HAN_NUMERAL, parse_numeral
from corpus.span import Span
from kg.clause_grammar import alternation
from kg.facts import Comparator
from ontology.targets import plan_periods, target_words
from ontology.vocabularies import measure_units

_DASH = r"\s*(?:-|－|—{1,2}|–|~|～|至|到)\s*"
_SOME = ("余", "多")
_YEARS, _POINTS = r"(?<![0-9]{4})年(?![0-9底末初中内度前后期来间])", "分(?![钟之米贝类别级])"
_GRADES = r"(?<=\.[0-9])等|(?<=\.[0-9]{2})等"
"""The grade of fields: 4.5等, but 甲、乙2等 ends a list."""
BOUNDARY = "，,；;：:。！？\n\t"  # a tab stands between cells
_OR_SO = "[（(][个台套间处户座所名件条支项组张根株辆艘家只头][)）]"
"""Another word for the same unit: 3万套（间）."""
LARGE = ("万", "亿")
"""Numerals that stand for the unit before a noun of people or places: 3.5万农村人口."""
_RATIO, _RATIO_BEHIND = "[0-9][:：∶]", r"\s?[:：∶]\s?(?!1(?![0-9.]))[0-9]"
"""Both halves of a ratio: 1:1.6 is no number, but 2.5:1 is 2.5."""
_COURSES = "期(?=[，,；;。（(]|以上|左右|$)"
_AT_LEAST = "(?:(?<=至少)|(?<=不少于)|(?<=至少[\u4e00-\u9fff]{2}))"
"""What makes 一 a number: 至少建成一所."""
_TIMES, _ONE_OF = "百千万倍", "个所家座名项处条支场次"
"""What stands behind 一 where it is a number: always, and behind 至少."""
_FIGURES = "0-9０-９一二两三四五六七八九十百千番"
"""What a quantity begins with."""
_MULTIPLE = "(?:万|亿|千万|百万|十万|千|百)?"
_COUNTS_NOUN = re.compile("个(?!百分点|等级|月|季度|星期|小时|工作日|课时|学时)")
"""个 and a noun counts the noun: the unit of 30个县 is 个."""
NO_TARGET_UNITS = {
    "年",
    "月",
    "日",
    "号",
    "度",
    "级",
    "条例",
    "时",
    "分",
    "期",
    "届",
    "次会议",
    "户企业",
    "千伏",
    "千伏特",
    "伏",
    "伏特",
    "kV",
    "KV",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed with its unit; `suffix` is the comparison behind it (以上), `span` covers all of them.

    `due` is the year in brackets behind it: 88%（2035年）.
    """

    span: Span
    value: float
    value_max: float | None
    unit: str | None
    suffix: str
    worded: bool
    due: int | None = None


@cache
def _pattern() -> re.Pattern[str]:
    words = target_words()
    known = {unit for unit in measure_units() if unit == "个" or not _COUNTS_NOUN.match(unit)}
    units = alternation(unit for unit in known if unit not in NO_TARGET_UNITS)
    single = rf"{_GRADES}|{_YEARS}|{_POINTS}|{_COURSES}|{_MULTIPLE}(?:{units})(?:{_OR_SO})?"
    unit = rf"(?:{single})(?:[/／每](?:{_MULTIPLE}(?:{units}|年|人次|人|天|月|小时)))*(?:[·•](?:{units}|年|月|日|天))?"
    counted = alternation({*words["classifier"], *(u for u in known if u not in NO_TARGET_UNITS | {"%", "％"})})
    people = alternation(words["headNoun"])
    large = rf"[万亿](?=[{BOUNDARY}、\s]|以上|以内|左右|$|(?:[\u4e00-\u9fff]{{0,6}}?)(?:{people}))"
    suffix = alternation((*words["atLeastSuffix"], *words["atMostSuffix"], *words["aboutSuffix"]))
    number = (
        rf"(?<![0-9０-９.．A-Za-z第])(?<!{_RATIO})(?P<value>{ARABIC_NUMERAL})(?P<percent1>[%％]?)"
        rf"(?:{_DASH}(?P<max>{ARABIC_NUMERAL}))?"
    )
    return re.compile(
        rf"(?=[{_FIGURES}])(?:{number}(?P<some>[余多]?)(?:\s*(?P<unit>{unit}|{large})|(?P<bare>(?![A-Za-z0-9０-９号级.．]|{_RATIO_BEHIND}|千伏))|(?<=[%％]))"
        rf"|(?P<hundredths>百分之{HAN_NUMERAL}(?:点{HAN_NUMERAL})?)"
        rf"|(?<=翻)(?P<fold>[一二两三四]?番)"
        rf"|(?<![第每一二三四五六七八九十])(?P<han>(?:[两二三四五六七八九十百千]|一(?=[{_TIMES}])|{_AT_LEAST}一(?=[{_ONE_OF}]))[一二三四五六七八九十百千]*)"
        rf"(?P<hanunit>(?:万|亿)?(?:{counted})))"
        rf"(?: ?(?P<suffix>{suffix}))?(?:[（(]到?(?P<due>20[0-9]{{2}})年[底末]?[）)])?"
    )


@cache
def _sign_of_number() -> re.Pattern[str]:
    """Return what stands in every quantity and in every year, written in figures, in words, or as a plan's name."""
    return re.compile(rf"[0-9０-９二两三四五六七八九十百千番]|一[{_TIMES}{_ONE_OF}]|{alternation(plan_periods())}")


def may_count(text: str, span: Span) -> bool:
    """Tell whether any number or year may stand in `span`: in most sentences none does, and nothing else is tried."""
    return _sign_of_number().search(text, span.start, span.end) is not None


def quantities(text: str, span: Span) -> Iterator[Quantity]:
    """Yield every number with a unit, and every bare number, in `span`."""
    for match in _pattern().finditer(text, span.start, span.end):
        here, suffix, due = Span(*match.span()), match["suffix"] or "", int(match["due"]) if match["due"] else None
        if match["hundredths"]:
            yield Quantity(here, _number(match["hundredths"]), None, "%", suffix, True, due)
        elif match["fold"]:
            yield Quantity(here, _number(match["fold"].rstrip("番") or "一"), None, "番", suffix, True, due)
        elif match["han"]:
            yield Quantity(here, _number(match["han"]), None, match["hanunit"], suffix, True, due)
        else:
            unit = match["unit"] or match["percent1"] or None
            top = _number(match["max"]) if match["max"] else None
            yield Quantity(here, _number(match["value"]), top, _percent(unit), suffix or match["some"], False, due)


def _number(printed: str) -> float:
    if printed.isascii() and "," not in printed:
        return float(printed)
    value = parse_numeral(printed)
    if value is None:
        raise ValueError(f"no numeral: {printed}")
    return float(value)


def _percent(unit: str | None) -> str | None:
    return "%" if unit == "％" else unit


def counts(unit: str | None) -> bool:
    """Tell whether a unit counts things one by one: 家, 万名; not 亿元, %.

    >>> counts("万名"), counts("万吨")
    (True, False)
    """
    return bool(unit) and (unit or "").lstrip("十百千万亿") in target_words()["classifier"]


@lru_cache(maxsize=4096)
def comparator(verb: str, suffix: str) -> Comparator:
    """Return what the words around a number say: 不低于 and 以上 are ≥, 以内 is ≤, 左右 is about, else equal."""
    words = target_words()
    marks: tuple[tuple[Comparator, str], ...] = (("~", "about"), ("<=", "atMost"), (">=", "atLeast"))
    if suffix in _SOME:
        return ">="
    for mark, kind in marks:
        if suffix in words[kind + "Suffix"]:
            return mark
    ends = [(len(word), mark) for mark, kind in marks for word in words[kind + "Verb"] if verb.endswith(word)]
    return max(ends, key=lambda end: end[0])[1] if ends else "="
