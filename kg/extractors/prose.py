"""Clauses without brackets at the end of a paragraph, part by part: …，市甲局负责制定标准，会同市乙局…，各区配合."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.span import Span
from kg.clause_grammar import BLANK, CLOSERS, OPENERS, ClauseGrammar, clause_grammar
from kg.extractors.clause_roles import Reading
from kg.extractors.prose_parts import JOINS, read_doing, read_part
from kg.extractors.units import is_bare_noun, is_group, trim

_LINE = re.compile(r"[^\n]+")
_SHORTEST, _LONGEST = 6, 400  # characters of a last sentence
_WHEN_ONLY = re.compile(
    r"[^。\n]{0,6}(?:20[0-9]{2}年|[0-9]{1,2}月|年)[^。，\n]{0,8}前?(?:全面|基本)?(?:完成|到位|落实)"
)
_NOTE = re.compile(
    r"[（(][^（()）]*(?:[（(][^（()）]*[)）][^（()）]*)*(?:下同|不再(?:一一|逐一)?列出)[）)](?=。?$|。?\n)",
    re.MULTILINE,
)
"""A rule for all tasks in brackets behind a clause of prose."""
_PART_END = "，,；;"
_MARK = re.compile(rf"[、{_PART_END}{re.escape(OPENERS + CLOSERS)}]")
_TOLD_BEFORE = re.compile("(?<=..)(?:牵头|配合|参与|负责|协助|参加)$")
"""What tells that 、 parts two roles, and not two units: 市甲局牵头、市乙局配合."""
_COUNTS = re.compile("[0-9](?![0-9年月日季])")
"""In a part that begins with when, a number that is no date: 每年培训3000人次 is an aim and no deadline."""
_CASE = re.compile("(?:涉及|属于?|需要?|跨|对于?)[^的]{1,24}的")
"""A part that tells in which case the next units act: 涉及航道的，由市甲局办理."""
_SAYS_ROLE = ("牵头", "负责", "会同")
_FALSE = re.compile(
    "解释|日常(?!监管|监督|管理|维护|管护|养护|巡查|检查|巡护|运维|运营|保洁)|领导小组|工作专班|指挥部|组长|任命|秘书"
)
"""What prose says of groups and of itself, not of a task."""


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of prose that says who does what, read part by part."""

    span: Span
    reading: Reading


def told_in(text: str, taken: Sequence[Span], least: int = 0) -> list[Told]:
    """Return what the last sentences of paragraphs say of units and their roles, outside of the stretches `taken`.

    Where the last says nothing of them, one before it may that begins with units: 市甲局牵头，争取资金。…. Those right
    before one that tells may tell too: 建设由市甲局负责。运营由市乙局负责。
    Where fewer than `least` paragraphs do, nothing is returned, and no more are read than it takes to know.
    """
    grammar, found, telling = clause_grammar(), list[Told](), 0
    ends = [_end_of(text, sentence) for sentence in _last_sentences(text)]
    may = [span for span in ends if _may_tell(text, span, taken, grammar) or _may_tell_before(text, span, taken)]
    for place, span in enumerate(may):
        if telling + len(may) - place < least:
            return []
        told = _told_outside(text, span, taken, grammar) or _told_before(text, span, taken, grammar)
        if told or _is_told_in(text, span, taken, grammar):
            found += (told,) if told else ()
            found += _run_before(text, told.span if told else span, taken, grammar)
        telling += told is not None
    return sorted(found, key=lambda told: told.span) if telling >= least else []


def _is_told_in(text: str, sentence: Span, taken: Sequence[Span], grammar: ClauseGrammar) -> bool:
    """Tell whether what is taken of a sentence is a clause without brackets and labels, as those of prose are."""
    inside = (span for span in taken if sentence.start < span.end and span.start < sentence.end)
    return any(text[s.start] not in OPENERS and not grammar.label.match(text, s.start, s.end) for s in inside)


def _run_before(text: str, span: Span, taken: Sequence[Span], grammar: ClauseGrammar) -> Iterator[Told]:
    """Yield what the sentences right before one that tells say, as long as each names units from its beginning on."""
    first = text.rfind("\n", 0, span.start) + 1
    end = text.rfind("。", first, span.start)
    while end > first:
        sentence = Span(text.rfind("。", first, end) + 1 or first, end)
        told = _told_outside(text, sentence, taken, grammar) if _SHORTEST <= len(sentence) <= _LONGEST else None
        if told is None or any(mark in text[sentence.start : told.span.start] for mark in _PART_END):
            return
        yield told
        end = sentence.start - 1


def _end_of(text: str, sentence: Span) -> Span:
    """Return a last sentence without the note behind it, or the one before it where it says only by when."""
    note = _NOTE.search(text, sentence.start, sentence.end)
    span = Span(sentence.start, note.start()) if note else sentence
    return _sentence_before(text, span) if _WHEN_ONLY.fullmatch(sentence.of(text).strip(BLANK)) else span


def _may_tell(text: str, span: Span, taken: Sequence[Span], grammar: ClauseGrammar) -> bool:
    """Tell whether a sentence may say who does what: not in a stretch that is taken, nor of groups."""
    says = grammar.keyword.search(text, span.start, span.end) or JOINS.search(text, span.start, span.end)
    if not says or _FALSE.search(text, span.start, span.end):
        return False
    return not any(span.start < other.end and other.start < span.end for other in taken)


def _told_outside(text: str, span: Span, taken: Sequence[Span], grammar: ClauseGrammar) -> Told | None:
    """Return what a sentence says of units and their roles, if it may."""
    return _told(text, span, grammar) if _may_tell(text, span, taken, grammar) else None


def _may_tell_before(text: str, last: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a sentence of a paragraph before its last may name units and their role."""
    start = text.rfind("\n", 0, last.start) + 1
    end = text.rfind("。", start, last.start)
    says = end >= 0 and any(text.find(verb, start, end) >= 0 for verb in _SAYS_ROLE)
    return says and not any(other.start < end and start < other.end for other in taken)


def _told_before(text: str, last: Span, taken: Sequence[Span], grammar: ClauseGrammar) -> Told | None:
    """Return what the nearest sentence of a paragraph before its last says that begins with units and their role."""
    if not _may_tell_before(text, last, taken) or any(s.start < last.end and last.start < s.end for s in taken):
        return None
    start = text.rfind("\n", 0, last.start) + 1
    end = text.rfind("。", start, last.start)
    while end > start:
        sentence = Span(max(text.rfind("。", start, end) + 1, start), end)
        told = _told_outside(text, sentence, taken, grammar) if _SHORTEST <= len(sentence) <= _LONGEST else None
        if told and not text[sentence.start : told.span.start].strip(BLANK + "由请"):
            return told
        end = sentence.start - 1
    return None


def _last_sentences(text: str) -> Iterator[Span]:
    """Yield the last sentence of each paragraph without its stop."""
    for line in _LINE.finditer(text):
        words = line[0].rstrip(" \t\u3000")
        end = len(words) - 1 if words.endswith("。") else len(line[0])
        start = line[0].rfind("。", 0, end) + 1
        if _SHORTEST <= end - start <= _LONGEST:
            yield Span(line.start() + start, line.start() + end)


def _sentence_before(text: str, span: Span) -> Span:
    """Return the sentence before one that says only by when, if the paragraph has one."""
    end = span.start - 1
    start = max(text.rfind("。", 0, end), text.rfind("\n", 0, end)) + 1
    return Span(start, end) if text[end : end + 1] == "。" and start < end else span


def _told(text: str, sentence: Span, grammar: ClauseGrammar) -> Told | None:
    """Read a sentence from the first part that names units and says their role to the last one that does."""
    reading, start, end, goes_on = Reading(), -1, -1, False
    opened: Span | None = None
    for part in _parts(text, sentence):
        read = read_part(text, part, grammar, goes_on=start >= 0)
        if read and start < 0 and opened and opened.end + 1 == part.start:
            start = _open(text, opened, reading, grammar)
        opened = part if part.start == sentence.start else None
        if read is None and start >= 0 and part.start == end + 1:
            read = read_doing(text, part, grammar)
        if read is None:
            words = text[part.start : part.end].strip(BLANK)
            when = start >= 0 and grammar.status.match(words) and not _COUNTS.search(words)
            if when and part.start == end + 1:
                reading.deadline, end = trim(text, part), part.end
            elif start >= 0 and not goes_on and not _CASE.fullmatch(words):
                break
            continue
        units, role, verb, goes_on = read
        reading.pending.extend(units)
        reading.give(role, f"verb:{verb}")
        start, end = (part.start if start < 0 else start), part.end
    names = [unit.name for unit, _, _ in reading.given]
    named = [name for name in names if not is_bare_noun(name) and not is_group(name, grammar)]
    return Told(trim(text, Span(start, end)), reading) if named and len(set(names)) == len(names) else None


def _open(text: str, part: Span, reading: Reading, grammar: ClauseGrammar) -> int:
    """Take the units that a sentence begins with and what they do before others have a role; return where, or -1.

    市甲局组织采风，市乙局参与.
    """
    done = read_doing(text, part, grammar)
    if done is None or any(is_group(unit.name, grammar) or unit.name[0] in "全本我该各" for unit in done[0]):
        return -1
    reading.pending.extend(done[0])
    reading.give("responsible", f"verb:{done[2]}")
    return part.start


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    """Yield what stands between commas and semicolons outside of brackets."""
    start, depth = sentence.start, 0
    for mark in _MARK.finditer(text, sentence.start, sentence.end):
        position = mark.start()
        depth += (mark[0] in OPENERS) - (mark[0] in CLOSERS)
        listed = mark[0] == "、" and _TOLD_BEFORE.search(text, start, position)
        if depth <= 0 and (mark[0] in _PART_END or listed):
            yield Span(start, position)
            start = position + 1
    yield Span(start, sentence.end)
