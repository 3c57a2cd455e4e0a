"""Numbered headings at the start of a line: the numbering styles of official documents, and their recogniser.

GB/T 9704-2012, 7.3.3 sets 一、 （一） 1. （1） for the four levels; laws and rules number by 编、章、节、条.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.lines import Line, lines
from corpus.numerals import parse_ordinal
from corpus.span import Span
from corpus.titles import find_title

_H = "[零〇一二三四五六七八九十百廿卅]{1,5}"
_D = "[0-9０-９]"
_S = r"[ \t\u3000\xa0\u2002\u2003]"
_YEARS = r"[0-9]{2}(?:年|[—–－\-~～至]{1,2}(?:19|20)[0-9]{2}年)"
"""Behind the first two figures of a year, or of the first of several: 2033年, 2033—2035年."""
_FIGURE = rf"(?:{_S}+|(?=[^0-9０-９{_S[1:-1]}])|(?=(?:19|20){_YEARS})|(?=[2-6](?:G|A|D)(?![A-Za-z0-9]))|$)"
_NO_UNIT = (
    r"(?![0-9.．%％‰亿万千百十个元家倍吨人米公平亩度级版分以左至到—\-~～、，,。；;）)]|[GAD](?![A-Za-z0-9])"
    r"|[微毫][克米升]|兆瓦|立方|千[克瓦米伏]|[克吨]标|标准煤|公[里顷斤]|平方|摄氏|美元|小时|年均|[件岁名户辆][，。；、])"
)

STYLES: dict[str, str] = {
    "part": rf"第{_S}*(?:{_H}|{_D}{{1,3}}){_S}*(?:编|篇|部分|卷)(?![，。的、])",
    "chapter": rf"第{_S}*(?:{_H}|{_D}{{1,3}}){_S}*章(?![，。的、])",
    "section": rf"第{_S}*(?:{_H}|{_D}{{1,3}}){_S}*节(?![，。的、])",
    "article": rf"第{_S}*(?:{_H}|{_D}{{1,3}}){_S}*条(?={_S}|\*|$)",
    "han": rf"{_H}{_S}?[、．.﹒](?![0-9](?!(?:9|0){_YEARS}))",
    "han_paren": rf"[（(]{_S}*{_H}{_S}*[）)]{_S}*[、.．]?|[㈠-㈩]",
    "decimal": rf"{_D}{{1,2}}(?:[.．]{_D}{{1,2}}){{1,3}}(?:[.．、]|{_S}+|{_NO_UNIT}(?=.))",
    "arabic": rf"{_D}{{1,3}}{_S}?[.．﹒、]{_FIGURE}|[⒈-⒛]",
    "arabic_paren": rf"[（(]{_S}*{_D}{{1,3}}{_S}*[）)]{_S}*[、.．]?|[⑴-⒇]",
    "arabic_close": rf"{_D}{{1,3}}[）)]",
    "named": rf"(?:重点|主要|专项)?(?:任务|行动|举措|措施|工程){_S}?(?:{_H}|{_D}{{1,2}}){_S}*(?:[：:、.．]|$)",
    "circled": "[①-⑳㉑-㉟㊱-㊿❶-❿➀-➉]",
}
"""Style → pattern of the number as printed with what closes it. The order is that in which they are tried."""

MARKUP = rf"(?:>{_S}*)?(?:#{{1,6}}{_S}*)?(?:\*\*|__)?[★☆▲△◆]?{_S}*"
"""Markdown that may stand before a number, or a star that tells what is most important."""
_NUMBER = re.compile(MARKUP + "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in STYLES.items()) + ")")
_FIRST = frozenset("第零〇一二三四五六七八九十百廿卅（(>#*_★☆▲△◆重主专任行举措工0123456789０１２３４５６７８９")
_ENUMERATION = re.compile("[一二三四五六七八九十]{1,3}(?:[、级线次类期产季]|$)|[百千万](?:[、]|$)")
_LEADER = re.compile(r"(?:[.．·…]{2,}|\t)\s*[0-9０-９]{1,4}\s*$")
_CLOSERS = "：:、．.﹒ \t\u3000\xa0\u2002\u2003"


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading. `body` is where the text behind the title begins, `end` where the line ends.

    `style` is a key of `STYLES`, for 1.1 and 1.1.1 with the count of its figures (`decimal2`, `decimal3`).
    `ordinal` is the number's value (the last figure of 1.1.3), `path` all its figures.
    """

    style: str
    number: str
    ordinal: int
    path: tuple[int, ...]
    title: str
    title_span: Span
    span: Span
    body: int
    end: int


def headings(text: str) -> list[Heading]:
    """Return every line start of `text` that looks like a numbered heading; whether they fit is for the outline."""
    return [heading for line in lines(text) if (heading := find_heading(text, line)) is not None]


def find_heading(text: str, line: Line) -> Heading | None:
    """Return the heading that begins `line`, or None where the line is body text or an entry of a table of contents."""
    if line.text[0] not in _FIRST and not "①" <= line.text[0] <= "㊿" and not "❶" <= line.text[0] <= "➉":
        return None
    match = _NUMBER.match(text, line.start, line.end)
    if match is None or match.lastgroup is None:
        return None
    style = match.lastgroup
    if style == "han" and _ENUMERATION.match(text, match.end(), line.end):
        return None
    number = match[style].strip(_CLOSERS)
    path = _path(style, number)
    if not path or _LEADER.search(text, match.end(), line.end):
        return None
    return _heading(text, line, match, path)


def _path(style: str, number: str) -> tuple[int, ...]:
    parts = re.split("[.．]", number) if style == "decimal" else [number]
    values = [parse_ordinal(part) for part in parts]
    return tuple(value for value in values if value is not None)


def _heading(text: str, line: Line, match: re.Match[str], path: tuple[int, ...]) -> Heading | None:
    style = str(match.lastgroup)
    number = match[style].strip(_CLOSERS)
    start = _skip(text, match.end(), line.end)
    if style in ("part", "chapter", "section") and "。" in text[start : line.end - 1]:
        return None  # 第三章所称… is a sentence
    title = find_title(text, start, line.end)
    begin = match.start(style)
    return Heading(
        style=f"decimal{len(path)}" if style == "decimal" else style,
        number=number,
        ordinal=path[-1],
        path=path,
        title=text[title.start : title.end],
        title_span=Span(title.start, title.end),
        span=Span(begin, max(title.end, begin + len(number))),
        body=_skip(text, title.body, line.end),
        end=line.end,
    )


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \t\u3000\xa0\u2002\u2003*_":
        start += 1
    return start
