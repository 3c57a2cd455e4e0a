"""Questions that can be answered: which are, and which are near one that was not understood."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from itertools import islice

from kg.errors import StoreError
from kg.nlp import tag
from ontology.suggestions import QuestionPattern, question_patterns
from query.apart.asking import partings
from query.errors import QueryRoomError
from query.language import language_of
from query.lexicon import Lexicon, normal
from query.lexicon.sounds import sound
from query.lists import two_lists
from query.parsing.form import parse
from query.sparql import compile_any, compile_logic
from query.suggestions.index import Index, pairs
from query.suggestions.names import Name, names
from query.tokens.english import topic_marks
from query.tokens.pinyin import AmbiguousLetters, english
from query.tokens.row import tokens
from query.units_of_sets import units_of_sets

NEAR = 4
"""The most questions offered for their likeness."""
LEAST = 3
_CHECKS = 24
_LONGEST = 60
_OF_EVERY_KIND = ("第1条里哪些责任单位至少有2项", "which of the 3 units leads more than misspeled tasks")
"""Questions that want what any question of their script wants: numbers, comparison, unknown words."""
_OF_SOME_BUILDS = ("镇街不算，第1条、第2条责任单位谁", "excluding the lead, task 1 units task 2 who")
"""What a question is like that leaves something out, or sets two tasks against each other; it has no such build."""
_NUMBER = re.compile(r"第\s*(\d+)\s*[条项]|任务\s*(\d+)|task\s*(\d+)")
LEAST_SHARED = 0.2
"""The least share of a name's pairs of characters that a question must hold for the name to be near it."""


def suggestions(lexicon: Lexicon, language: str, question: str = "") -> tuple[str, ...]:
    """Return questions that can be answered, in the place of one that could not be read.

    First those that share its names (unit, task, company) or its words (a title, an indicator), then a few of any kind.
    """
    found: list[str] = []
    asked = normal(question) if len(question) <= _LONGEST else ""
    for checks, (text, pattern) in enumerate(_near(asked, lexicon, language)):
        if checks >= _CHECKS or len(found) >= NEAR:
            break
        if normal(text) != asked and answerable(text, pattern.asks, lexicon):
            found.append(text)
    for text, pattern in _general(lexicon, language):
        if len(found) >= LEAST:
            break
        if text not in found and normal(text) != asked and answerable(text, pattern.asks, lexicon):
            found.append(text)
    return tuple(found)


def _near(asked: str, lexicon: Lexicon, language: str) -> list[tuple[str, QuestionPattern]]:
    """Return the questions about the names that a question holds, those first that share most of its words."""
    held = [*_held(asked, lexicon)]
    said = pairs(asked)
    found: list[tuple[float, int, str, QuestionPattern]] = []
    for place, name in enumerate(dict.fromkeys(held)):
        for nth, pattern in enumerate(p for p in question_patterns() if p.slot in name.slots):
            if pattern.language == language:
                shared = len(said & pairs(normal(pattern.before + "|" + pattern.after)))
                found.append((place // 2 + nth / 4 - shared, place, pattern.filled(name.said(language)), pattern))
    return [(text, pattern) for _, _, text, pattern in sorted(found, key=lambda each: each[:3])]


def _held(asked: str, lexicon: Lexicon) -> Iterator[Name]:
    index = index_of(lexicon)
    for _, _, name in contained(asked, lexicon):
        yield name
    yield from (name for _, _, name in meant(asked, lexicon))
    yield from _alike(asked, index)


def _alike(asked: str, index: Index) -> list[Name]:
    """Return the titles, indicators and sections that share most with a question, in Chinese or by the glossary."""
    words = [zh for mark in topic_marks(asked) for zh in mark.entry.iris]
    said = pairs("|".join([re.sub("[^\u4e00-\u9fff]", "|", asked), *words]))
    said = {pair for pair in said if len(pair) == 2 and "|" not in pair}
    scored = []
    for name, shared, size in index.sharing(said):
        if shared >= LEAST_SHARED * size:
            scored.append((-shared / size, name.rank, name.text, name))
    return [name for *_, name in sorted(scored, key=lambda each: each[:3])][:4]


def _general(lexicon: Lexicon, language: str) -> Iterator[tuple[str, QuestionPattern]]:
    """Yield one question about the unit that does most, one about the first task, then those without a name."""
    known = [pattern for pattern in question_patterns() if pattern.language == language]
    for slot in ("leader", "task"):
        pattern = next(p for p in known if p.slot == slot)
        yield from ((pattern.filled(name.said(language)), pattern) for name in index_of(lexicon).first(slot, 1))
    yield from ((pattern.filled(), pattern) for pattern in known if not pattern.slot)


def possible(lexicon: Lexicon, most: int = 3000) -> list[tuple[str, str]]:
    """Return the questions that may be offered with what they ask for, to try them in a spare moment."""
    index = index_of(lexicon)
    filled = (
        (pattern.filled(name.said(pattern.language)), pattern.asks)
        for pattern in question_patterns()
        for name in index.names
        if pattern.slot in name.slots
    )
    return list(islice(filled, most))


def prepare(lexicon: Lexicon) -> None:
    """Make what is made when a question first wants it: dictionaries, patterns, how offered names are spelled."""
    index_of(lexicon).spelled("zz")
    tag("的")
    english(lexicon)
    sound("的")
    for asked in _OF_EVERY_KIND:  # the first question of a script would compile a hundred patterns, 100 ms
        suggestions(lexicon, language_of(asked), asked)
        units_of_sets(asked, lexicon)
    for asked in _OF_SOME_BUILDS:
        next(partings(asked), None)
        two_lists(asked, lexicon)
    gc.collect()
    gc.freeze()  # they stay: a full collection went through their 250,000 objects, 90 ms in the middle of a question


def answerable(question: str, asks: str, lexicon: Lexicon) -> bool:
    """Tell whether a question is read as asking for a kind of thing, and the store holds something of it."""
    known: dict[tuple[str, str], bool] = lexicon.kept.setdefault("answerable", {})
    key = (question, asks)
    if key not in known:
        known[key] = _has_answer(question, asks, lexicon)
    return known[key]


def _has_answer(question: str, asks: str, lexicon: Lexicon) -> bool:
    try:
        logic = parse(question, lexicon)
        if logic.kind != asks or lexicon.source is None:
            return logic.kind == asks
        if logic.operation == "select":  # ends at the first row: in a large store there are thousands
            return lexicon.source.ask(compile_any(logic))
        return bool(lexicon.source.select(compile_logic(logic)).rows)
    except (QueryRoomError, StoreError):
        return False


def contained(text: str, lexicon: Lexicon) -> list[tuple[int, int, Name]]:
    """Return the names that stand whole in a normal text with their places, the longest where they overlap."""
    index = index_of(lexicon)
    found = [(m.start, m.end, name) for m in lexicon.marks(text) for name in index.called(m.text)]
    for match in _NUMBER.finditer(text):
        number = next(group for group in match.groups() if group)
        found += [(*match.span(), name) for name in index.called(f"第{int(number)}条")]
    for name in index.titles:
        if (place := text.find(name.forms[0])) >= 0:
            found.append((place, place + len(name.forms[0]), name))
    found = list(dict.fromkeys(found))
    return [
        (start, end, name)
        for start, end, name in sorted(found, key=lambda each: (each[0] - each[1], each[0], each[2].rank))
        if not any(s <= start and end <= e and e - s > end - start for s, e, _ in found)
    ]


def meant(text: str, lexicon: Lexicon) -> list[tuple[int, int, Name]]:
    """Return the names that a normal text has in pinyin or with a typo; letters that may be several names give all."""
    index = index_of(lexicon)
    try:
        row = tokens(text, lexicon)
    except AmbiguousLetters as e:
        start = max(0, text.find(e.letters))
        end = start + len(e.letters)
        return [(start, end, name) for label in e.candidates for name in index.called(normal(label))]
    named = (mark for mark in row if mark.kind in ("unit", "thing"))
    return [(mark.start, mark.end, name) for mark in named for name in index.called(normal(mark.text))]


def index_of(lexicon: Lexicon) -> Index:
    """Return the index of a lexicon's names, made when it is first wanted."""
    if "suggest" not in lexicon.kept:
        lexicon.kept["suggest"] = Index(names(lexicon))
    index: Index = lexicon.kept["suggest"]
    return index
