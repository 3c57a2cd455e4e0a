"""A question about described things as a row of tokens: the best cover by names, closed words, numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import ahocorasick

from corpus.numerals import parse_numeral
from ontology.described import signs
from ontology.vocabularies import units_by_name
from query.described.names import Sense, Words, hinted, plain
from query.described.schema import Schema
from query.described.words import FIGURES, function_words
from query.lexicon import whole_word

_HAN = "[一二两三四五六七八九十百千]"


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the plain question: its kind, what it may stand for, and the number that it states.

    Kinds: `word` (with senses), `unknown`, `amount`, `range`, `top`, and those of `words.function_words`.
    """

    kind: str
    start: int
    end: int
    text: str
    senses: tuple[Sense, ...] = ()
    number: float = 0
    upper: float = 0
    comparator: str = "="
    unit: str | None = None
    day: str | None = None
    hint: bool = False


Extra = Callable[[str], list[tuple[int, int, tuple[Sense, ...]]]]
"""Finds names that stand elsewhere: the units and tasks of a plan."""


def tokens(question: str, words: Words, schema: Schema, extra: Extra | None = None) -> list[Token]:
    """Return the tokens of a question in order; what nothing covers is `unknown`, or a hint at properties."""
    text = plain(question)
    named = [*words.find(text), *(extra(text) if extra else ())]
    found = [Token("word", start, end, text[start:end], senses) for start, end, senses in named]
    found += [*_function_words(text), *_patterns(text, schema)]
    row = _absorbed(text, list(_with_gaps(text, _cover(text, _joined(found)))))
    return [_hint(token, schema) for token in row]


def _joined(found: list[Token]) -> list[Token]:
    """Join the senses of words at one place."""
    merged: dict[tuple[int, int], Token] = {}
    rest = []
    for token in found:
        if token.kind != "word":
            rest.append(token)
            continue
        there = merged.get((token.start, token.end))
        senses = dict.fromkeys((*(there.senses if there else ()), *token.senses))
        merged[token.start, token.end] = replace(token, senses=tuple(senses))
    return [*merged.values(), *rest]


@cache
def _automaton() -> ahocorasick.Automaton:
    found: dict[str, list[str]] = {}
    for kind, words in function_words().items():
        for word in words:
            found.setdefault(word, []).append(kind)
    made = ahocorasick.Automaton()
    for word, kinds in found.items():
        made.add_word(word, (word, kinds[0]))
    made.make_automaton()
    return made


def _function_words(text: str) -> Iterator[Token]:
    for last, (word, kind) in _automaton().iter(text):
        start, end = last - len(word) + 1, last + 1
        if not word[0].isalpha() or not word.isascii() or whole_word(text, start, end):
            yield Token(kind, start, end, word)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_DIGITS = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_RANGE = re.compile(
    rf"(?:在|从|between|from)?\s*({_DIGITS})\s*年?\s*(?:至|到|—|–|-|~|and|to)\s*({_DIGITS})\s*(年)?(?:之间|间|期间)?"
)
_MONTHS = tuple(
    re.findall("[a-z]+", "january february march april may june july august september october november december")
)


@dataclass(frozen=True, slots=True)
class _Forms:
    """Alternatives of words before a number, behind it and of measure; a figure; patterns made of them."""

    before: str
    tail: str
    measure: str
    figure: str
    determiners: tuple[tuple[str, re.Pattern[str]], ...]
    top: re.Pattern[str]
    day: re.Pattern[str]
    english_day: re.Pattern[str]


@cache
def _forms() -> _Forms:
    """Return the patterns of numbers and determiners, made of the vocabulary for the first question."""
    measure = f"(?:{_alternatives(function_words()['measure'])})"
    before, tail = _alternatives(signs("before")), _alternatives([*signs("behind"), *signs("time")])
    figure = rf"{_DIGITS}|{_HAN}+(?={measure}|[^\w]|$)|(?:{_alternatives(FIGURES)})\b"
    return _Forms(
        before,
        tail,
        measure,
        figure,
        (
            ("which", re.compile(rf"哪(?:一|几|些)?(?:{measure})|哪几{measure}?")),
            ("count", re.compile(rf"(?:有)?(?:几|多少){measure}?")),
            ("each", re.compile(rf"(?:每|各)(?:一)?{measure}?")),
        ),
        re.compile(rf"(?:排名|排)?前({_HAN}+|\d+)(?:名|位|{measure})?|\btop\s+({figure})"),
        re.compile(
            rf"(?P<before>{before}|on|in)?\s*(?P<y>[12]\d\d\d)\s*(?:年|-|/)\s*(?P<m>\d\d?)\s*(?:月|-|/)?\s*"
            rf"(?:(?P<d>\d\d?)日?)?\s*(?P<after>{tail})?"
        ),
        re.compile(
            rf"(?P<before>{before}|on|in)?\s*\b(?:(?P<d1>\d\d?) )?(?P<m>{'|'.join(_MONTHS)})(?: (?P<d2>\d\d?),)? "
            r"(?P<y>[12]\d\d\d)\b"
        ),
    )


def _patterns(text: str, schema: Schema) -> Iterator[Token]:
    forms = _forms()
    for kind, pattern in forms.determiners:
        yield from (Token(kind, *found.span(), found[0]) for found in pattern.finditer(text))
    for found in forms.top.finditer(text):
        yield Token("top", *found.span(), found[0], number=_number(found[1] or found[2]))
    for found in _RANGE.finditer(text):
        yield Token("range", *found.span(), found[0], number=_number(found[1]), upper=_number(found[2]))
    for found in forms.day.finditer(text):
        parts = [found["y"], *(f"{int(part):02d}" for part in (found["m"], found["d"]) if part)]
        sign = signs("time").get(found["after"] or "", signs("before").get(found["before"] or "", "="))
        yield Token("amount", *found.span(), found[0], day="-".join(parts), comparator=sign)
    for found in forms.english_day.finditer(text):
        month, day = f"{_MONTHS.index(found['m']) + 1:02d}", found["d1"] or found["d2"]
        printed = "-".join((found["y"], month, *([f"{int(day):02d}"] if day else [])))
        sign = signs("before").get(found["before"] or "", "=")
        yield Token("amount", *found.span(), found[0], day=printed, comparator=sign)
    yield from _amounts(text, schema)


def _amounts(text: str, schema: Schema) -> Iterator[Token]:
    forms = _forms()
    named = {unit for item in schema.properties.values() for unit in (item.unit or "").lower().split("|") if unit}
    units = _alternatives({*units_by_name(), *named, "年"})
    pattern = re.compile(
        rf"(?P<before>{forms.before}|in)?\s*(?P<number>{forms.figure})\s*(?P<scale>万|亿|thousand|million)?\s*"
        rf"(?:(?P<unit>{units})(?![a-z]))?(?P<tail1>{forms.tail})?{forms.measure}?\s*(?P<tail2>{forms.tail})?"
    )
    for found in pattern.finditer(text):
        if found["number"][0].isalpha() and found["number"].isascii() and text[: found.start("number")][-1:].isalpha():
            continue
        tail = found["tail1"] or found["tail2"] or ""
        sign = signs("behind").get(tail) or signs("time").get(tail) or signs("before").get(found["before"] or "", "=")
        scale = {"万": 1e4, "亿": 1e8, "thousand": 1e3, "million": 1e6}.get(found["scale"] or "", 1)
        value = round(_number(found["number"]) * scale, 6)
        end = found.end() - (len(found[0]) - len(found[0].rstrip()))
        yield Token("amount", found.start(), end, found[0].strip(), number=value, comparator=sign, unit=found["unit"])


def _number(printed: str) -> float:
    if printed in FIGURES:
        return FIGURES[printed]
    return float(parse_numeral(printed.replace(",", "").replace("两", "二")) or 0)


_WEIGHT = {"word": 1.1, "filler": 0.5, "measure": 0.4, "larger": 0.5, "smaller": 0.5, "amount": 0.95, "range": 1.0}
_WEIGHT |= {"top": 1.0}
_EMPTY = Token("", 0, 0, "")


def _cover(text: str, found: list[Token]) -> list[Token]:
    """Choose tokens that do not overlap so that the sum of their weighted, more than linear lengths is greatest."""
    best: list[tuple[float, Token, int]] = [(0.0, _EMPTY, 0)] * (len(text) + 1)
    by_end: dict[int, list[Token]] = {}
    for token in found:
        by_end.setdefault(token.end, []).append(token)
    for end in range(1, len(text) + 1):
        best[end] = (best[end - 1][0], _EMPTY, end - 1)
        for token in by_end.get(end, ()):
            score = best[token.start][0] + _WEIGHT.get(token.kind, 0.9) * (token.end - token.start) ** 1.6
            if score > best[end][0]:
                best[end] = (score, token, token.start)
    chosen, end = [], len(text)
    while end > 0:
        _, token, before = best[end]
        if token is not _EMPTY:
            chosen.append(token)
        end = before
    return chosen[::-1]


def _with_gaps(text: str, chosen: list[Token]) -> Iterator[Token]:
    position = 0
    for token in [*chosen, Token("end", len(text), len(text), "")]:
        for gap in re.finditer(r"\S+", text[position : token.start]):
            yield Token("unknown", position + gap.start(), position + gap.end(), gap[0])
        if token.kind != "end":
            yield token
        position = token.end


_CLINGING = frozenset(["measure", "larger", "smaller"])


def _absorbed(text: str, row: list[Token]) -> list[Token]:
    """Give single Chinese characters of the weak kinds back to unknown words that they touch: 站 in 服务站台."""
    merged: list[Token] = []
    for token in row:
        weak = token.kind in _CLINGING and len(token.text) == 1
        touches = bool(merged) and merged[-1].end == token.start and not token.text.isascii()
        last = merged[-1] if merged else _EMPTY
        weak_last = last.kind in _CLINGING and len(last.text) == 1
        if touches and (
            (last.kind == "unknown" and (weak or token.kind == "unknown")) or (weak_last and token.kind == "unknown")
        ):
            merged[-1] = Token("unknown", last.start, token.end, text[last.start : token.end])
        else:
            merged.append(token)
    return merged


def _hint(token: Token, schema: Schema) -> Token:
    if token.kind == "word":
        return _widened(token, schema)
    if token.kind != "unknown":
        return token
    if any(token.text in (item.unit or "").lower().split("|") for item in schema.properties.values()):
        return replace(token, kind="unit")
    found = hinted(token.text, schema)
    return replace(token, kind="word", senses=(Sense("property", found),), hint=True) if found else token


def _widened(token: Token, schema: Schema) -> Token:
    """Let a part of a label (出发 of 出发日期) speak of every property whose label it is a part of (出发港)."""
    own = [i for s in token.senses if s.kind == "property" for i in s.iris]
    whole = any(plain(text) == token.text for i in own for text, _ in schema.properties[i].labels)
    if not own or whole or len(own) != sum(len(s.iris) for s in token.senses):
        return token
    kinds = {schema.properties[i].kind for i in own}
    more = hinted(token.text, schema) if kinds <= {"date", "year", "resource"} else ()
    return replace(token, senses=(Sense("property", tuple(dict.fromkeys((*own, *more)))),))
