"""Years in a sentence: by when something shall be reached (到2025年), and against which year (较2020年)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.span import Span
from kg.clause_grammar import alternation
from ontology.targets import plan_periods

_YEAR = r"(?:20[0-9]{2}|２０[０-９]{2}|二[〇零○О][〇零一二三四五六七八九○]{2})"
_ANY_YEAR = re.compile(_YEAR)
_RANGE = re.compile(r"[—\-－–~～至]")
_BASELINE = re.compile(
    rf"(?=[比较以与同相对在2２二])(?:(?:(?<!占)比|较|以|与|同|相比于?|对比|相对于?)(?:于)?(?P<year>{_YEAR})年(?:底|末)?(?:为基[数准期年])?"
    rf"|(?P<year_of>{_YEAR})年(?:同期)?(?:水平)?的(?=约?[0-9])"
    rf"|在(?P<year_in>{_YEAR})年的?(?:水平|基础)上?)"
)
_OF_WHAT_IS = re.compile(
    r"(?:以来|开始|起|始)|(?:建成|竣工|投产|投运|建设|修建|取得|登记|注册|出生|成立|参加工作|入职|购买|批准|设立)[^，,。；;、]{0,6}的"
)
"""Behind a year that says which are meant (2000年底前【建成的】小区) or from when on (2012年【起】5年内)."""
OF_THE_YEAR = re.compile(r"全年|年内|[今本]年|当年|年底前|年末前?|(?<![0-9年])[0-9]{1,2}月底?前")
"""Words that mean the year of a plan for one year."""
_HEADED = re.compile(
    rf"[^，。；]{{0,16}}?(?:(?:{_YEAR}年?[—\-－–~～至])?(?P<year>{_YEAR})年(?:度|底|末)?|[“\"]?(?P<plan>十[三四五六]五)[”\"]?(?:时期|期间|末)?)[^，。；0-9]{{0,24}}"
    r"(?:目标|指标|任务|工作|要点|重点|实事|项目|事项|安排|计划|举措|措施|清单|展望|愿景|部署|打算)(?:[（(][^（()）]*[）)])?"
)
_TOLD = re.compile("回顾|总结|完成情况|进展|成效|成绩|现状|以来|已|截[至止]|[较比]20")
"""Words of a heading that tells what was."""
_AHEAD = ("到", "至", "展望", "面向")
"""Before a year by which something will be: 到2035年设立一只的 will be set up, 2000年底前设立的 are there."""
_LONGEST_RANGE = 10  # years
_TO = re.compile(
    rf"(?=[到至截展面2２二])(?:(?P<to>到|至|截至|截止到|展望|面向)\s*)?(?P<years>{_YEAR}\s*年?(?:\s*[、和及，—\-－–~～至]\s*{_YEAR}\s*年?)*)(?<=年)"
    r"(?P<month>\s*(?:第?[一二三四1-4]季度|上半年|[0-9一二三四五六七八九十]{1,3}\s*月(?:[0-9]{1,2}\s*日)?)?)(?P<end>底|末|年底|年末)?(?P<before>之?前|以前)?"
)


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year that sets a deadline (`years`, several where values are dealt out to them) or a baseline.

    `explicit` tells that the words say so themselves (到…, …前, 期间), not only a year at the head of a clause.
    """

    span: Span
    years: tuple[int, ...]
    baseline: bool = False
    explicit: bool = False


@cache
def _plans() -> re.Pattern[str]:
    return re.compile(alternation(plan_periods()))


@cache
def _periods() -> re.Pattern[str]:
    names = alternation(plan_periods())
    return re.compile(rf"[“\"「『‘']?(?P<plan>{names})[”\"」』’']?(?:规划)?(?P<end>期间|末|时期|期末|以来)?")


def year_named(words: str) -> int | None:
    """Return the last year that a heading names, or the end of the plan that it names (“十四五”主要指标)."""
    years = [year for mention in year_mentions(words, Span(0, len(words))) for year in mention.years]
    plans = [year for name, year in plan_periods().items() if name in words]
    return max([*years, *plans], default=None)


@lru_cache(maxsize=4096)
def year_headed(title: str) -> int | None:
    """Return the year that a heading says its items are of, None where it names none, or tells of the past.

    >>> year_headed("2031年产业转型重点工作"), year_headed("“十五五”主要目标"), year_headed("2031年工作回顾")
    (2031, 2030, None)
    """
    headed = _HEADED.fullmatch(title)
    if headed is None or _TOLD.search(title):
        return None
    return _year(headed["year"]) if headed["year"] else plan_periods().get(headed["plan"])


def _year(text: str) -> int:
    if text[0] == "二":
        digits = "".join("0" if c in "〇零○О" else str("一二三四五六七八九".index(c) + 1) for c in text)
        return int(digits[:1] + digits[1:])
    return int(text)


def _each(years: tuple[int, ...]) -> tuple[int, ...]:
    """Return every year of a range: 2022至2025年 … 分别达到 gives a value to each; else its last year counts."""
    return tuple(range(years[0], years[-1] + 1)) if 0 < years[-1] - years[0] < _LONGEST_RANGE else years[-1:]


def year_mentions(text: str, span: Span) -> Iterator[YearMention]:
    """Yield the deadlines and baselines of one sentence in the order of the text."""
    found = list(_years(text, span)) if _ANY_YEAR.search(text, span.start, span.end) else []
    if _plans().search(text, span.start, span.end):
        found += _plan_ends(text, span)
    yield from sorted(found, key=lambda mention: mention.span) if len(found) > 1 else found


def _years(text: str, span: Span) -> Iterator[YearMention]:
    taken: list[Span] = []
    for match in _BASELINE.finditer(text, span.start, span.end):
        if taken and text[match.start() - 1] in "到至":
            continue  # 由2030年的3万亩增加到【2035年】的5万亩
        taken.append(Span(*match.span()))
        year = _year(match["year"] or match["year_of"] or match["year_in"])
        yield YearMention(taken[-1], (year,), baseline=True)
    for match in _TO.finditer(text, span.start, span.end):
        here = Span(*match.span())
        if any(here.start < t.end and t.start < here.end for t in taken) or (
            _OF_WHAT_IS.match(text, here.end) and not (match["to"] in _AHEAD and text[here.start - 1] != "年")
        ):
            continue
        years = tuple(map(_year, _ANY_YEAR.findall(match["years"])))
        ranged = len(years) > 1 and _RANGE.search(match["years"]) is not None
        explicit = bool(match["to"] or match["before"] or match["end"])
        yield YearMention(here, _each(years) if ranged else years, explicit=explicit)


def _plan_ends(text: str, span: Span) -> Iterator[YearMention]:
    for match in _periods().finditer(text, span.start, span.end):
        if match["end"] and match["end"] != "以来":
            yield YearMention(Span(*match.span()), (plan_periods()[match["plan"]],), explicit=True)
