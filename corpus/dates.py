"""Calendar dates and periods of years as official documents print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.numerals import DIGITS, parse_numeral
from corpus.span import Span

_YEAR = f"(?:{DIGITS}{{4}}|[一二][零〇○一二三四五六七八九]{{3}})"
_SMALL = f"(?:{DIGITS}{{1,2}}|[一二三十廿卅]{{1,3}}[一二三四五六七八九]?|[一二三四五六七八九十])"
DATE = (
    rf"(?:{_YEAR}[ \u3000]*年[ \u3000]*{_SMALL}[ \u3000]*月[ \u3000]*{_SMALL}[ \u3000]*日"
    rf"|(?<![0-9]){DIGITS}{{4}}([-/.]){DIGITS}{{1,2}}\1{DIGITS}{{1,2}}(?![0-9]))"
)
"""A whole date. It has one group; use `find_dates` rather than joining it into other patterns."""
_DATE = re.compile(DATE)
_CHINESE = re.compile(rf"({_YEAR})[ \u3000]*年[ \u3000]*({_SMALL})[ \u3000]*月[ \u3000]*({_SMALL})[ \u3000]*日")
_WESTERN = re.compile(rf"({DIGITS}{{4}})[-/.]({DIGITS}{{1,2}})[-/.]({DIGITS}{{1,2}})")
_PERIOD = re.compile(rf"({DIGITS}{{4}})年?[ ]?(?:-{{1,2}}|[—–－﹣~～至到]{{1,2}})[ ]?({DIGITS}{{4}})年?")
_FIVE_YEARS = re.compile(r"[“\"]?(十[一二三四五六七八九]?|二十)五[”\"]?")
_ONE_YEAR = re.compile(rf"({DIGITS}{{4}})年")


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """A date and where it is printed."""

    date: date
    span: Span


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DatedSpan]:
    """Yield the dates of `text[start:end]` in order; impossible ones (2月30日) are passed over."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        day = parse_date(match[0])
        if day is not None:
            yield DatedSpan(day, Span(match.start(), match.end()))


@lru_cache(maxsize=4096)
def parse_date(text: str) -> date | None:
    """Return the date that `text` prints as a whole, or None.

    >>> parse_date("二〇二二年十月八日"), parse_date("2022-10-08"), parse_date("2022年2月30日")
    (datetime.date(2022, 10, 8), datetime.date(2022, 10, 8), None)
    """
    printed = text.strip()
    match = _CHINESE.fullmatch(printed) or _WESTERN.fullmatch(printed)
    if match is None:
        return None
    numbers = [parse_numeral(part) for part in match.groups()]
    try:
        year, month, day = (int(number) for number in numbers if number is not None)
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last year that a plan covers, and where that is printed."""

    years: tuple[int, int]
    span: Span


def find_period(text: str, start: int = 0, end: int | None = None) -> Period | None:
    """Return the years that a title names: a range, else a five-year plan (“十四五”), else one year.

    >>> find_period("行动计划（2022—2025年）").years, find_period("“十四五”规划").years
    ((2022, 2025), (2021, 2025))
    """
    stop = len(text) if end is None else end
    match = _PERIOD.search(text, start, stop)
    if match and int(match[1]) <= int(match[2]):
        return Period((int(match[1]), int(match[2])), Span(match.start(), match.end()))
    match = _FIVE_YEARS.search(text, start, stop)
    if match:
        number = parse_numeral(match[1])
        first = 2001 + 5 * (int(number or 10) - 10)
        return Period((first, first + 4), Span(match.start(), match.end()))
    match = _ONE_YEAR.search(text, start, stop)
    return Period((int(match[1]), int(match[1])), Span(match.start(), match.end())) if match else None
