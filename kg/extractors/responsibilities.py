"""Responsibility clauses (责任分工): which units, in which role, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.model import Document, Doubt
from corpus.span import Span
from kg.clause_grammar import ClauseGrammar, clause_grammar
from kg.extractors.stretches import brackets, label_lines, pieces, with_brackets
from kg.extractors.units import UnitName, is_bare_noun, is_group, is_unit, may_be_unit, share_parts, split_units, trim
from kg.facts import Responsibility, Role

_DATED = re.compile(r"\d+\s*[年月分]|月底|年底")
_LEVEL = re.compile(r"^(?:[省市区县州盟旗镇乡]|自治区|国家)")
_WRAPPED = re.compile(r"\s*\n\s*")
LONGEST_CLAUSE = 1500
UNSURE = "责任单位未能确认 / unit not certain"
UNREAD = "疑似责任分工，未能读出 / looks like a responsibility clause and could not be read"
NO_UNIT = "责任分工未写明单位 / the label names no unit"
TOO_LONG = "责任分工过长，未读 / the responsibility clause is too long and was not read"


@dataclass(frozen=True, slots=True)
class Clause:
    """One printed clause: its place, the units with their roles in printed order, and 完成时限 as printed."""

    span: Span
    responsibilities: tuple[Responsibility, ...]
    deadline: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class _Reading:
    """What has been read of a clause so far: units wait in `pending` until a verb, a label or the end names a role.

    `told` counts the verbs whose units are all certain; `person` tells that the label before names people.
    """

    role: Role = "responsible"
    labelled: bool = False
    person: bool = False
    rule: str = "units"
    pending: list[UnitName] = field(default_factory=list)
    given: list[tuple[UnitName, Role, str]] = field(default_factory=list)
    deadline: Span | None = None
    verbs: int = 0
    told: int = 0
    before_comma: int | None = None
    first_leads: bool = False
    comma_leads: bool = False

    def give(self, role: Role, rule: str) -> None:
        self.given.extend((unit, role, rule) for unit in share_parts(self.pending) if unit.certain or not self.person)
        self.pending.clear()


@dataclass(frozen=True, slots=True)
class StandingRule:
    """A rule stated once for the whole document: 列第一位者为牵头单位，下同 or 逗号前为牵头单位，下同."""

    first_leads: bool = False
    comma_leads: bool = False


def _read_label(text: str, piece: Span, reading: _Reading, grammar: ClauseGrammar) -> Span:
    """Take a label off the front of a piece: it closes the units before it and names the role of those behind it."""
    label = grammar.label.match(text, piece.start, piece.end)
    if not label:
        return piece
    reading.give(reading.role, reading.rule)
    who = label["who"]
    reading.role = grammar.role_of(who, grammar.words.role_words)
    reading.person = bool(grammar.person.search(who))
    reading.rule, reading.labelled = f"label:{who}", True
    return Span(label.end(), piece.end)


def _read_piece(text: str, piece: Span, separator: str, reading: _Reading, grammar: ClauseGrammar) -> None:
    """Read one piece: a deadline, a label, a rule, a status, or units."""
    deadline = grammar.deadline.match(text, piece.start, piece.end)
    if deadline:
        reading.give(reading.role, reading.rule)
        reading.deadline = trim(text, Span(deadline.end(), piece.end))
        return
    body = trim(text, _read_label(text, piece, reading, grammar))
    words = body.of(text)
    reading.first_leads |= bool(grammar.first_leads.search(words))
    reading.comma_leads |= bool(grammar.comma_leads.search(words))
    if not words or grammar.standing.search(words) or grammar.first_leads.search(words):
        return
    if reading.comma_leads and grammar.comma_leads.search(words):
        return
    if _is_status(words, reading, grammar):
        start = reading.deadline.start if reading.deadline else body.start
        reading.deadline = Span(start, body.end)
        return
    _read_units(text, body, separator, reading, grammar)


def _is_status(words: str, reading: _Reading, grammar: ClauseGrammar) -> bool:
    """Tell whether a piece says by when or how on (持续推进, 6月底完成), and not who."""
    if is_unit(words, grammar):
        return False
    if grammar.status.search(words):
        return True
    return not reading.labelled and not grammar.verb.search(words) and bool(_DATED.search(words))


def _read_units(text: str, body: Span, separator: str, reading: _Reading, grammar: ClauseGrammar) -> None:
    words = body.of(text)
    verb = grammar.verb.search(words)
    if verb and is_unit(words, grammar) and not is_unit(words[: verb.start()], grammar):
        verb = None
    units = list(split_units(text, Span(body.start, body.start + verb.start()) if verb else body, grammar))
    reading.pending.extend(units)
    if verb:
        role: Role = grammar.role_of(verb["verb"], grammar.words.role_verbs) if verb["verb"] else "responsible"
        reading.verbs += 1
        reading.told += bool(units) and all(unit.certain or _led(unit, role, grammar) for unit in reading.pending)
        reading.give(role, f"verb:{verb['verb']}")
    elif separator in "，,；;" and reading.before_comma is None:
        reading.before_comma = len(reading.given) + len(reading.pending)


def _led(unit: UnitName, role: Role, grammar: ClauseGrammar) -> bool:
    """Tell whether a name of unknown ending is most likely a unit's: a level stands before it, 牵头 behind it."""
    return role == "lead" and bool(_LEVEL.match(unit.name)) and may_be_unit(unit.name, grammar)


def _roles(reading: _Reading, standing: StandingRule) -> list[tuple[UnitName, Role, str]]:
    """Settle the roles: a standing rule may name the lead; beside a lead, those merely responsible take part."""
    given = list(reading.given)
    if given and not any(role == "lead" for _, role, _ in given):
        leads = 0
        if reading.first_leads or standing.first_leads:
            leads = 1
        elif (reading.comma_leads or standing.comma_leads) and reading.before_comma:
            leads = reading.before_comma
        given = [(u, "lead" if i < leads and r == "responsible" else r, w) for i, (u, r, w) in enumerate(given)]
    if any(role == "lead" for _, role, _ in given):
        given = [(unit, "participate" if role == "responsible" else role, rule) for unit, role, rule in given]
    return given


def _is_clause(reading: _Reading, grammar: ClauseGrammar) -> bool:
    """A clause has a label, or verbs behind its units, most of which are certain and none of which is a sentence."""
    if not reading.given or not (reading.labelled or reading.verbs):
        return False
    unsure = [unit for unit, _, _ in reading.given if not unit.certain and len(unit.name) > 1]
    most = len(unsure) * 2 <= len(reading.given) and all(may_be_unit(unit.name, grammar) for unit in unsure)
    lone = len(reading.given) == 1 and is_bare_noun(reading.given[0][0].name)
    return reading.labelled or (most and not lone)


def read_clause(text: str, span: Span, standing: StandingRule = StandingRule()) -> tuple[Clause, StandingRule] | None:
    """Read what stands inside a bracket or on label lines; None where it is plainly no responsibility clause.

    A clause without responsibilities has only doubts: it looks like one and could not be read.
    """
    grammar, reading = clause_grammar(), _Reading()
    for piece, separator in pieces(text, span, grammar):
        if trim(text, piece):
            _read_piece(text, piece, separator, reading, grammar)
    reading.give(reading.role, reading.rule)
    said = StandingRule(standing.first_leads or reading.first_leads, standing.comma_leads or reading.comma_leads)
    if not _is_clause(reading, grammar):
        unread = _unread(text, span, reading, grammar)
        return (Clause(span, (), None, (Doubt(unread, span),)), standing) if unread else None
    found = tuple(_fact(*each, grammar) for each in _roles(reading, standing) if len(each[0].name) > 1)
    doubts = tuple(Doubt(UNSURE, unit.span) for unit, _, _ in reading.given if not unit.certain)
    deadline = _WRAPPED.sub("", reading.deadline.of(text)) if reading.deadline else None
    return Clause(span, found, deadline, doubts), said


def _unread(text: str, span: Span, reading: _Reading, grammar: ClauseGrammar) -> str | None:
    """Return what to say of a stretch that gave no clause; None where nothing in it looks like one."""
    if reading.labelled and not reading.person:
        return NO_UNIT
    lone = len(reading.given) == 1 and is_bare_noun(reading.given[0][0].name)
    told = (reading.told and not lone) or grammar.open_label.match(text, span.start, span.end)
    return UNREAD if told else None


def _fact(unit: UnitName, role: Role, rule: str, grammar: ClauseGrammar) -> Responsibility:
    group = is_group(unit.name, grammar)
    return Responsibility(unit.name, role, group, unit.span, rule, 1.0 if unit.certain else 0.5)


def _stretches(text: str, grammar: ClauseGrammar) -> Iterator[Span]:
    """Yield the places where clauses may stand, in the order of the text."""
    whole = Span(0, len(text))
    inside = [span for span in brackets(text, whole) if grammar.keyword.search(text, span.start, span.end)]
    lines = [
        line
        for line in label_lines(text, whole, grammar)
        if not any(line.start < b.end and b.start < line.end for b in inside)
    ]
    yield from sorted([*inside, *lines])


def clauses(document: Document) -> Iterator[Clause]:
    """Yield every responsibility clause of a document in the order of its text.

    One without responsibilities is only a doubt: it looks like a clause and could not be read.
    """
    text, grammar = document.text, clause_grammar()
    standing = StandingRule()
    for span in _stretches(text, grammar):
        if len(span) > LONGEST_CLAUSE:
            if grammar.label.match(text, span.start, span.end):
                yield Clause(span, (), None, (Doubt(TOO_LONG, span),))
            continue
        read = read_clause(text, span, standing)
        if read:
            clause, standing = read
            yield replace(clause, span=with_brackets(text, clause.span))
