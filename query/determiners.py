"""Determiners: 哪几家, 多少个, 每条, which of the, how many; alone they ask, and with a noun they say what is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from query.lexicon import Entry, Mark

_NUMBER = r"(?:[一二两三四五六七八九十]|\d{1,2})"
_CLASSIFIER = "个|家|条|项|份|种|类|座|所|处|块|样|位|支|片|款|件|批|方面|大类|部分|章|节|道"
_CLASS = {"条": "task", "项": "task", "家": "unit", "位": "unit", "部分": "part", "章": "part", "节": "part"}
_EN = r"(?: of (?:the|these|those|its|their|our))?(?: (?:other|different|distinct|more|particular|specific|exact|exactly))?"
_DETERMINERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("which", re.compile(rf"哪(?:{_NUMBER}|几|些)?(?P<cl>{_CLASSIFIER})?(?:个(?=单|部|任|指|目|企|项))?|第几(?P<nth>{_CLASSIFIER})?|(?:什么|啥|何种|何)(?:样的?)?")),
    ("which", re.compile(rf"(?<![a-z])(?:which|what|whose){_EN}(?![a-z])")),
    ("count", re.compile(rf"(?<!第)(?<!哪)(?:多少|几)(?P<cl>{_CLASSIFIER})?")),
    ("count", re.compile(rf"(?<![a-z])how many{_EN}(?![a-z])")),
    ("each", re.compile(rf"每(?:一)?(?P<cl>{_CLASSIFIER})?|各(?=单位|部门|部分|章|节|条|项|家|个|牵头|责任|年|任务|企业)(?P<cl2>{_CLASSIFIER})?")),
    ("each", re.compile(rf"(?<![a-z])(?:each|every|per){_EN}(?![a-z])")),
    ("these", re.compile(rf"(?<!在)(?:这|那|该)(?:{_NUMBER}|几|些)?(?:{_CLASSIFIER})(?!事|时)|(?<![a-z])(?:these|those)(?: (?:two|three|four|five|six|\d+))?(?![a-z])")),
    ("some", re.compile(rf"(?<![第前哪{'一二三四五六七八九十'}\d.]){_NUMBER}(?:{_CLASSIFIER})(?!月|日)")),
)


def determiner_marks(text: str) -> Iterator[Mark]:
    """Yield the determiners of a normal question; the code is the class that a classifier stands for (条: task)."""
    for kind, pattern in _DETERMINERS:
        for match in pattern.finditer(text):
            classifier = next((v for v in match.groupdict().values() if v), "")
            yield Mark(Entry(kind, _CLASS.get(classifier, "")), *match.span(), match[0])


def with_nouns(text: str, row: list[Mark]) -> list[Mark]:
    """Join each determiner with the noun behind it: 哪 + 几家 + 企业 asks for companies, 每个 + 部分 means each part.

    A light word may stand between them (哪些重点项目). Without a noun the classifier says what is meant (哪条: tasks).
    """
    joined: list[Mark] = []
    index = 0
    while index < len(row):
        mark = row[index]
        if mark.kind not in ("which", "count", "each", "these", "some"):
            joined.append(mark)
            index += 1
            continue
        ahead = _noun_ahead(row, index)
        noun = row[ahead] if ahead else None
        end = noun.end if noun else mark.end
        code = noun.code if noun and noun.code not in ("value",) else mark.code
        joined.append(_asking(mark, code, text[mark.start : end], end, has_noun=noun is not None))
        index = (ahead or index) + 1
    return joined


def _noun_ahead(row: list[Mark], index: int) -> int | None:
    """Return where the noun of a determiner stands: next to it, or behind one light word."""
    for step in (1, 2):
        if index + step >= len(row):
            return None
        ahead = row[index + step]
        if ahead.kind == "ask" and not ahead.text.startswith(("谁", "who", "when", "where", "什么时候", "何时")):
            return index + step
        light = ahead.kind == "filler" and len(ahead.text) > 1
        if not light or ahead.text in ("以及", "还是"):
            return None
    return None


def _asking(mark: Mark, code: str, text: str, end: int, *, has_noun: bool) -> Mark:
    if mark.kind == "which":
        kind = "ask" if code else "which"
    elif mark.kind == "count":
        kind, code = "count", code or "any"
    elif mark.kind == "each":
        kind = {"part": "each-part", "task": "each-task", "year": "each-year"}.get(code, "each" if code else "filler")
    elif mark.kind == "these":
        kind = "these"
    else:
        kind, code = ("ask", code) if has_noun else ("filler", "")
    return Mark(Entry(kind, code), mark.start, end, text)
