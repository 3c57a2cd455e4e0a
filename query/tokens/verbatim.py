"""Words taken for themselves: quoted ones that are to be mentioned, and the characters of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.nlp import tag
from ontology.clauses import clause_words
from query.lexicon import Entry, Lexicon, Mark, normal
from query.lexicon.topics import held
from query.tokens.doubts import NOISE
from query.wording.sought import Rare

_QUOTED = Rare(r"[“\"「『‘'《]([^”\"」』’'》]{1,24})[”\"」』’'》]")


_LETTERED = re.compile(r"(?<![\da-z])(?:\d+[a-z]{1,3}|[a-z]{1,3}\d+|[a-z](?:/[a-z])+)(?![\da-z])")

TITLED = ("title", "begins")
"""The codes of characters that a task's title, and no name, is to hold, or to begin with."""


def quoted_marks(question: str, text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the quoted words of a question that the documents hold, as they stand in its normal text."""
    for match in _QUOTED.finditer(question):
        words, start = normal(match[1]), len(normal(question[: match.start()]))
        verbal = (tag(words) or "n").startswith("v")
        if len(words) > 1 and not verbal and text.startswith(words, start) and held(words, lexicon):
            yield Mark(Entry("text"), start, start + len(words), words)


def lettered_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield figures with letters, and as much behind them as the documents print so: 5G, 4A."""
    for match in _LETTERED.finditer(text):
        start, end = match.span()
        if held(match[0], lexicon):
            while "\u4e00" <= text[end : end + 1] <= "\u9fff" and held(text[start : end + 1], lexicon):
                end += 1
            yield Mark(Entry("text"), start, end, text[start:end])


def without_glosses(row: list[Mark]) -> list[Mark]:
    """Take for nothing what a bracket says about a numbered task (第3条（…）): the number says which it is."""
    kept: list[Mark] = []
    inside = False
    for index, mark in enumerate(row):
        if mark.text == "(" and index and row[index - 1].kind == "numbers":
            inside = True
        elif mark.text == ")":
            inside = False
        title = mark.kind == "text" and index > 0 and row[index - 1].kind == "numbers" and len(mark.text) > 5
        gloss = (inside or title) and mark.kind in ("text", "topic", "topic-word", "unknown", "verb", "part")
        kept.append(replace(mark, entry=Entry("filler")) if gloss else mark)
    return kept


def with_translated(row: list[Mark]) -> list[Mark]:
    """Take English words for nothing whose Chinese stands in a bracket behind them: tiered pricing (阶梯电价)."""
    out = list(row)
    for index, mark in enumerate(row):
        inside = row[index + 1 : index + 2] if mark.text == "(" else []
        if not inside or inside[0].kind not in ("text", "thing", "unit", "part") or inside[0].text.isascii():
            continue
        first, unit = index, inside[0].kind == "unit"
        if unit and index and row[index - 1].entry == inside[0].entry:
            out[index + 1] = replace(inside[0], entry=Entry("filler"))  # it is said twice
            continue
        while first and row[first - 1].text.isascii() and _translated(row[first - 1], of_unit=unit):
            first -= 1
        if unit or not first or row[first - 1].kind != "which":  # what rate (…) asks for a value
            out[first:index] = [replace(m, entry=Entry("filler")) for m in row[first:index]]
    return out


def _translated(mark: Mark, *, of_unit: bool) -> bool:
    """Tell whether an English word is part of a name: a unit's may end in the noun of its kind (company)."""
    noun = mark.kind == "ask" and mark.text.strip() in ("company", "unit", "department", "institution")
    return (mark.kind in _TRANSLATED or (of_unit and noun)) and not (of_unit and mark.text in _BEFORE_UNITS)


_BEFORE_UNITS = ("in", "of", "by", "with", "involve", "for", "and", "to", "do", "does", "are", "is")
_TRANSLATED = ("filler", "topic", "topic-word", "text", "unknown", "verb", "part-word")


def with_quoted(question: str, row: list[Mark]) -> list[Mark]:
    """Take a quoted word that tasks are to mention (提到“…”的任务) for itself, not for a unit or a class."""
    quoted = {normal(words) for words in _QUOTED.pattern.findall(question)}
    if not quoted or not any(mark.kind == "mention" for mark in row):
        return row
    return [
        replace(m, entry=Entry("text")) if m.text in quoted and m.kind in ("unit", "ask", "role", "filler") else m
        for m in row
    ]


def with_mentioned(question: str, row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Take words that tasks are to mention for themselves where they only sound like a unit (写到气象中心的).

    Two topics in one run (提到【甲业】【人才】) are one, unless each is quoted: neither alone is to be mentioned.
    """
    out: list[Mark] = []
    quoted = len(_QUOTED.pattern.findall(question)) > 1
    for mark in row:
        mentioned = bool(out) and out[-1].kind == "mention"
        run = len(out) > 1 and mark.kind == out[-1].kind == "text" and out[-1].end == mark.start
        if run and out[-2].kind == "mention" and not quoted:
            out[-1] = replace(out[-1], end=mark.end, text=out[-1].text + mark.text)
            continue
        out.append(replace(mark, entry=Entry("text")) if mentioned and _only_like_a_unit(mark, lexicon) else mark)
    return out


def _only_like_a_unit(mark: Mark, lexicon: Lexicon) -> bool:
    if mark.kind != "unit" or len(mark.entry.iris) != 1 or not held(mark.text, lexicon):
        return False
    unit = lexicon.organization(mark.entry.iris[0])
    return unit is None or not any(mark.text in label or label in mark.text for label in unit.labels)


def _of_target(row: list[Mark], index: int) -> bool:
    """带有量化目标 is about having targets, not about a name."""
    ahead = row[index + 1 : index + 2]
    return bool(ahead) and ahead[0].kind == "ask" and ahead[0].code in ("target", "quantity", "milestone")


def _name_lacks(row: list[Mark], index: int) -> bool:
    """名字不带, 名称里没有: what follows are characters that a name does not hold."""
    if row[index].kind != "not":
        return False
    before = [m.text for m in row[max(0, index - 3) : index] if m.text not in ("里", "中", "里面", "上")]
    if index > 1 and row[index - 1].text == "name" and row[index - 2].kind in ("ask", "count"):
        return False
    return bool(before) and before[-1] in ("名字", "名称", "名", "name", "names")


def _before_firms(row: list[Mark], index: int) -> bool:
    """甲系企业, 甲系的几家公司: firms that have a name in common."""
    ahead = [m for m in row[index + 1 : index + 3] if m.text != "的"]
    return bool(ahead) and ahead[0].code == "company"


def _ends_names(mark: Mark) -> bool:
    """Tell whether a light word is one in which names of units end (局, 委): a name may hold it."""
    return mark.text in clause_words().unit_endings


def _held(row: list[Mark], index: int) -> bool:
    """名称里有率的: a light character with nothing but 的 behind it is what a name is to hold, and not what follows."""
    return row[index].text not in ("的", "了", "着") and [m.text for m in row[index + 1 : index + 2]] == ["的"]


def with_held_names(row: list[Mark]) -> list[Mark]:
    """Return the tokens with the word behind 名字里带 taken for characters of a name, not for a class or a unit."""
    out: list[Mark] = []
    waiting: Mark | None = None
    for index, mark in enumerate(row):
        titled = waiting is not None and waiting.code in TITLED and mark.code == NOISE
        if waiting is not None and (
            mark.kind != "filler" or len(mark.text) > 1 or _ends_names(mark) or _held(row, index) or titled
        ):
            asks = mark.kind == "which" or (mark.code == NOISE and not _ends_names(mark) and not titled)
            held_text = mark.text.removesuffix("字") or mark.text
            out.append(replace(mark, entry=Entry("unknown")) if asks else replace(waiting, text=held_text))
            waiting = None
        elif mark.kind == "name-holds" and not _of_target(row, index):
            left_out = bool(out) and out[-1].kind == "except"
            waiting = replace(mark, entry=Entry("name-lacks")) if left_out else mark
            out[-1:] = [] if left_out else out[-1:]
        elif mark.kind == "name-holds":
            out.append(replace(mark, entry=Entry("filler")))
        elif mark.text == "系" and out and out[-1].kind == "thing" and _before_firms(row, index):
            out[-1] = replace(out[-1], entry=Entry("name-holds"))
        elif _name_lacks(row, index):
            waiting = replace(mark, entry=Entry("name-lacks"))
        else:
            out.append(mark)
    return out
