"""Responsibility clauses (责任分工): which units, in which role, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Document, Doubt
from corpus.span import Span
from kg.clause_grammar import CLOSERS, OPENERS, SENTENCE_ENDS, ClauseGrammar, clause_grammar
from kg.extractors.bare_lists import bare_lists
from kg.extractors.clause_reading import read_piece
from kg.extractors.clause_roles import Reading, settled
from kg.extractors.duties import Duty, duties
from kg.extractors.prose import Told, told_in
from kg.extractors.standing import NO_RULE, StandingRule, rule_in, rules_told
from kg.extractors.stretches import (
    bare_sentences,
    brackets,
    label_lines,
    pieces,
    sentences,
    with_brackets,
)
from kg.extractors.units import is_bare_noun, is_group, may_be_unit
from kg.facts import Responsibility, Role

_WRAPPED = re.compile(r"\s*\n\s*")
_SITE = re.compile("ICP备|公网安备|网站标识码|备案号|版权所有")
"""What a site says of itself at its foot: 主办单位：某市人民政府 网站标识码：…."""
_PART = re.compile("[，,；;]")
_NOBODY = {"无", "暂无", "不涉及"}
_LETTER = re.compile(r"[^\W\d_]")
Cell = tuple[Span, Role, str]
"""Where a cell stands, the role of its column, and the rule that says so."""
LONGEST_CLAUSE = 1500
_CLOSES = frozenset(CLOSERS)
_FEWEST = 2  # sentences: one alone may only tell of the unit
UNSURE = "责任单位未能确认 / unit not certain"
UNREAD = "疑似责任分工，未能读出 / looks like a responsibility clause and could not be read"
NO_UNIT = "责任分工未写明单位 / the label names no unit"
TOO_LONG = "责任分工过长，未读 / the responsibility clause is too long and was not read"


@dataclass(frozen=True, slots=True)
class Clause:
    """One printed clause: its place, the units with their roles in printed order, and 完成时限 as printed.

    What it holds beside the roles, if it tells more, are its `words`.
    """

    span: Span
    responsibilities: tuple[Responsibility, ...]
    deadline: str | None = None
    doubts: tuple[Doubt, ...] = ()
    words: Span | None = None


def _is_clause(reading: Reading, grammar: ClauseGrammar) -> bool:
    """A clause has a label, or verbs behind its units, most of which are certain and none of which is a sentence."""
    if not reading.given or not (reading.labelled or reading.verbs or reading.said):
        return False
    unsure = [unit for unit, _, _ in reading.given if not unit.certain and len(unit.name) > 1]
    most = len(unsure) * 2 <= len(reading.given) and all(may_be_unit(unit.name, grammar) for unit in unsure)
    return reading.labelled or (most and not _is_slogan(reading))


def _is_slogan(reading: Reading) -> bool:
    """Tell whether no unit is named, only kinds of them: 政府主导、企业负责、社会参与."""
    named = [unit for unit, _, _ in reading.given if not is_bare_noun(unit.name)]
    return len(named) < len(reading.given) and not any(unit.certain for unit in named)


def read_clause(
    text: str, span: Span, standing: StandingRule = NO_RULE, *, listed: bool = False
) -> tuple[Clause, StandingRule] | None:
    """Read what stands inside a bracket or on label lines; None where it is plainly no responsibility clause.

    A clause without responsibilities has only doubts, or a rule: it looks like one and could not be read. `listed`
    tells that it is known for a list of units without a label or a verb.
    """
    grammar, reading = clause_grammar(), Reading(labelled=listed)
    for piece, separator in pieces(text, span, grammar):
        read_piece(text, piece, separator, reading, grammar)
        reading.ruled &= separator not in SENTENCE_ENDS
    reading.give(reading.role, reading.rule)
    said = standing | reading.said if reading.said else standing
    if not _is_clause(reading, grammar):
        unread = _unread(text, span, reading, grammar)
        doubt = (Doubt(unread, span),) if unread and not reading.said else ()
        return (Clause(span, (), None, doubt), said) if doubt or reading.said else None
    found = _facts(text, reading, standing, grammar)
    doubts = tuple(Doubt(UNSURE, unit.span) for unit, _, _ in reading.given if not unit.certain)
    deadline = _WRAPPED.sub("", reading.deadline.of(text)) if reading.deadline else None
    return Clause(span, found, deadline, doubts), said


def read_cells(text: str, cells: Sequence[Cell], standing: StandingRule = NO_RULE) -> Clause | None:
    """Read the cells of one table row that name units, each with the role of its column; None if none does.

    A label or a verb inside a cell says more than its column.
    """
    grammar, reading = clause_grammar(), Reading(labelled=True, column=True)
    for span, role, rule in cells:
        reading.role, reading.rule, reading.person, reading.aside = role, rule, False, False
        for piece, separator in pieces(text, span, grammar):
            if _LETTER.search(piece.of(text)) and piece.of(text).strip() not in _NOBODY:
                read_piece(text, piece, separator, reading, grammar)
        reading.give(reading.role, reading.rule)
    found = _facts(text, reading, standing, grammar)
    if not found:
        return None
    doubts = tuple(Doubt(UNSURE, unit.span) for unit, _, _ in reading.given if not unit.certain)
    deadline = _WRAPPED.sub("", reading.deadline.of(text)) if reading.deadline else None
    return Clause(Span(min(c[0].start for c in cells), max(c[0].end for c in cells)), found, deadline, doubts)


def _unread(text: str, span: Span, reading: Reading, grammar: ClauseGrammar) -> str | None:
    """Return what to say of a stretch that gave no clause; None where nothing in it looks like one."""
    if reading.labelled and not reading.person:
        return NO_UNIT
    told = (reading.told and not _is_slogan(reading)) or grammar.open_label.match(text, span.start, span.end)
    return UNREAD if told else None


def _facts(text: str, reading: Reading, standing: StandingRule, grammar: ClauseGrammar) -> tuple[Responsibility, ...]:
    """Return what the units of a clause have to do; 街道 right behind 各乡镇、 means all of them as well."""
    found: list[Responsibility] = []
    for unit, role, rule in settled(reading, standing):
        if len(unit.name) < 2:
            continue
        after = found and found[-1].group and text[found[-1].span.end : unit.span.start] == "、"
        group = is_group(unit.name, grammar) or bool(after and grammar.levels_alone.fullmatch(unit.name))
        found.append(Responsibility(unit.name, role, group, unit.span, rule, 1.0 if unit.certain else 0.5))
    return tuple(found)


def _stretches(text: str, bracketed: list[Span], grammar: ClauseGrammar) -> list[Span]:
    """Return the places where clauses may stand, in the order of the text: in brackets, on lines, in sentences."""
    inside = [
        span
        for span in bracketed
        if grammar.keyword.search(text, span.start, span.end)
        and not grammar.mark.match(with_brackets(text, span).of(text))
        and not (grammar.verb.match(span.of(text)) and text[span.start - 2 : span.start - 1] not in "。；\n")
    ]
    labelled = [line for line in label_lines(text, grammar) if not _SITE.search(line.of(text))]
    inside = [b for b in inside if not (rule_in(b.of(text)) and any(b in line for line in labelled))]
    lines = [line for line in labelled if not any(line.start < b.end and b.start < line.end for b in inside)]
    told = [span for span in sentences(text, grammar) if _is_told(text, span)]
    bare = [span for span in bare_sentences(text, grammar) if _is_told(text, span, named=True)]
    told += bare if len(bare) >= _FEWEST else []
    return sorted({*inside, *lines, *told})


def _is_told(text: str, span: Span, *, named: bool = False) -> bool:
    """Tell whether a sentence does nothing but name units and their roles; with `named` not only groups of units."""
    read = read_clause(text, span)
    facts = read[0].responsibilities if read and not read[0].doubts else ()
    if facts and _PART.search(text, span.start, facts[0].span.start):
        return False
    return any(not (named and fact.group) for fact in facts)


def _beside(text: str, clause: Clause, led_to: int) -> tuple[Clause, int]:
    """Return a clause as it reads beside the one before it, which names a lead and ends at `led_to`; and its own end.

    （牵头单位：甲局）（责任单位：乙局） are one clause in two brackets.
    """
    around = with_brackets(text, clause.span)
    beside = led_to >= 0 and around.start > clause.span.start - 2 and not text[led_to : around.start].strip()
    roles = {fact.role for fact in clause.responsibilities}
    if beside and "lead" not in roles and text[around.start] in OPENERS:
        facts = (replace(f, role="participate") if f.role == "responsible" else f for f in clause.responsibilities)
        return replace(clause, responsibilities=tuple(facts)), around.end
    return clause, around.end if "lead" in roles else -1


def clauses(document: Document) -> list[Clause]:
    """Return every responsibility clause of a document in the order of its text.

    One without responsibilities is only a doubt: it looks like a clause and could not be read.
    """
    text, grammar = document.text, clause_grammar()
    marked = list(_marked(text, grammar))
    dealt = [
        _dealt_clause(text, duty, grammar)
        for duty in duties(document, grammar)
        if not any(duty.span.start < clause.span.end and clause.span.start < duty.span.end for clause in marked)
    ]
    return sorted((*marked, *dealt, *_in_prose(text, [*marked, *dealt], grammar)), key=lambda clause: clause.span)


def _dealt_clause(text: str, duty: Duty, grammar: ClauseGrammar) -> Clause:
    reading = Reading(pending=list(duty.units))
    reading.give(duty.role, "duty")
    return Clause(duty.span, _facts(text, reading, NO_RULE, grammar), words=duty.words)


def _in_prose(text: str, marked: Sequence[Clause], grammar: ClauseGrammar) -> list[Clause]:
    """Return the clauses that prose ends in, where that is the custom: not beside many in brackets or with labels."""
    read = [clause for clause in marked if clause.responsibilities]
    alike = sum(
        clause.words is None
        and text[clause.span.start] not in OPENERS
        and not grammar.label.match(text, clause.span.start)
        for clause in read
    )
    found = told_in(text, [clause.span for clause in read], max(_FEWEST - alike, (len(read) + 1) // 2 - alike))
    return [_told_clause(text, told, grammar) for told in found]


def _told_clause(text: str, told: Told, grammar: ClauseGrammar) -> Clause:
    deadline = told.reading.deadline.of(text) if told.reading.deadline else None
    return Clause(told.span, _facts(text, told.reading, NO_RULE, grammar), deadline)


def _marked(text: str, grammar: ClauseGrammar) -> Iterator[Clause]:
    """Yield the clauses in brackets, on label lines, and in sentences of their own."""
    standing, read_to, led_to = NO_RULE, 0, -1
    bracketed = list(brackets(text, Span(0, len(text)), grammar))
    stretches = _stretches(text, bracketed, grammar)
    closed = [span for span in bracketed if text[span.end : span.end + 1] in _CLOSES]
    lists = set(bare_lists(text, closed, stretches, grammar))
    told = sorted(rules_told(text, stretches), key=lambda each: each[0])
    for span in sorted({*stretches, *lists}):
        while told and told[0][0] <= span.start:
            standing |= told.pop(0)[1]
        if span.start < read_to:
            continue  # part of a clause that has been read
        if len(span) > LONGEST_CLAUSE:
            if grammar.label.match(text, span.start, span.end):
                yield Clause(span, (), None, (Doubt(TOO_LONG, span),))
            continue
        read = read_clause(text, span, standing, listed=span in lists)
        if read:
            clause, standing = read
            clause, led_to = _beside(text, clause, led_to)
            read_to = span.end if clause.responsibilities else read_to
            yield Clause(
                with_brackets(text, clause.span), clause.responsibilities, clause.deadline, clause.doubts, clause.words
            )
