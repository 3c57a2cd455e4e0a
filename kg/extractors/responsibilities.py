"""Responsibility clauses (责任分工): which units, in which role, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.model import Document, Doubt
from corpus.span import Span
from kg.clause_grammar import BLANK, CLOSERS, OPENERS, SEPARATORS, ClauseGrammar, clause_grammar
from kg.extractors.units import UnitName, is_unit, share_parts, split_units, trim
from kg.facts import Responsibility, Role

_BRACKET = re.compile(rf"[{re.escape(OPENERS + CLOSERS)}]|\n[{BLANK}]*\n")
_STATUS = re.compile(r"\d+\s*[年月分]|月底|年底|完成|持续|长期|推进")
LONGEST_CLAUSE = 1500


@dataclass(frozen=True, slots=True)
class Clause:
    """One printed clause: its place, the units with their roles in printed order, and 完成时限 as printed."""

    span: Span
    responsibilities: tuple[Responsibility, ...]
    deadline: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class _Reading:
    """What has been read of a clause so far: units wait in `pending` until a verb, a label or the end names a role."""

    role: Role = "responsible"
    labelled: bool = False
    rule: str = "units"
    pending: list[UnitName] = field(default_factory=list)
    given: list[tuple[UnitName, Role, str]] = field(default_factory=list)
    deadline: str | None = None
    verbs: int = 0
    before_comma: int | None = None
    first_leads: bool = False
    comma_leads: bool = False

    def give(self, role: Role, rule: str) -> None:
        self.given.extend((unit, role, rule) for unit in share_parts(self.pending))
        self.pending.clear()


@dataclass(frozen=True, slots=True)
class StandingRule:
    """A rule stated once for the whole document: 列第一位者为牵头单位，下同 or 逗号前为牵头单位，下同."""

    first_leads: bool = False
    comma_leads: bool = False


def brackets(text: str, span: Span) -> Iterator[Span]:
    """Yield the inside of each outermost pair of brackets, mixed kinds too; an unclosed one ends at a blank line."""
    stack: list[int] = []
    for match in _BRACKET.finditer(text, span.start, span.end):
        if match[0] in OPENERS:
            stack.append(match.end())
        elif match[0] in CLOSERS:
            if stack:
                start = stack.pop()
                if not stack:
                    yield Span(start, match.start())
        elif stack:
            stack.clear()


def pieces(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Yield the stretches between separators outside nested brackets, each with the separator that follows it."""
    start, depth = span.start, 0
    for position in range(span.start, span.end):
        character = text[position]
        if character in OPENERS:
            depth += 1
        elif character in CLOSERS:
            depth -= 1
        elif depth <= 0 and character in SEPARATORS:
            yield Span(start, position), character
            start = position + 1
    yield Span(start, span.end), ""


def _read_label(text: str, piece: Span, reading: _Reading, grammar: ClauseGrammar) -> Span:
    """Take a label off the front of a piece: it closes the units before it and names the role of those behind it."""
    label = grammar.label.match(text, piece.start, piece.end)
    if not label:
        return piece
    reading.give(reading.role, reading.rule)
    who = label["who"]
    reading.role = grammar.role_of(who, grammar.words.role_words)  # type: ignore[assignment]
    reading.rule, reading.labelled = f"label:{who}", True
    return Span(label.end(), piece.end)


def _read_piece(text: str, piece: Span, separator: str, reading: _Reading, grammar: ClauseGrammar) -> bool:
    """Read one piece; return False where it is neither units, a label, a deadline nor a rule."""
    deadline = grammar.deadline.match(text, piece.start, piece.end)
    if deadline:
        reading.give(reading.role, reading.rule)
        reading.deadline = text[deadline.end() : piece.end].strip()
        return True
    body = trim(text, _read_label(text, piece, reading, grammar))
    words = body.of(text)
    reading.first_leads |= bool(grammar.first_leads.search(words))
    reading.comma_leads |= bool(grammar.comma_leads.search(words))
    if not words or grammar.standing.search(words) or grammar.first_leads.search(words):
        return True
    if reading.comma_leads and grammar.comma_leads.search(words):
        return True
    return _read_units(text, body, separator, reading, grammar)


def _read_units(text: str, body: Span, separator: str, reading: _Reading, grammar: ClauseGrammar) -> bool:
    words = body.of(text)
    verb = grammar.verb.search(words)
    if verb and is_unit(words, grammar) and not is_unit(words[: verb.start()], grammar):
        verb = None
    units = list(split_units(text, Span(body.start, body.start + verb.start()) if verb else body, grammar))
    if not verb and not reading.labelled and _STATUS.search(words):
        reading.deadline = words
        return True
    known = [unit for unit in units if unit.certain or reading.labelled or len(unit.name) == 1]
    reading.pending.extend(known)
    if verb:
        role = grammar.role_of(verb["verb"], grammar.words.role_verbs) if verb["verb"] else "responsible"
        reading.verbs += 1
        reading.give(role, f"verb:{verb['verb']}")  # type: ignore[arg-type]
    elif separator in "，,；;" and reading.before_comma is None:
        reading.before_comma = len(reading.given) + len(reading.pending)
    return len(known) == len(units)


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


def read_clause(text: str, span: Span, standing: StandingRule = StandingRule()) -> tuple[Clause, StandingRule] | None:
    """Read what stands inside a bracket or on label lines; None where it is no responsibility clause."""
    grammar = clause_grammar()
    reading, doubts = _Reading(), []
    for piece, separator in pieces(text, span):
        if trim(text, piece) and not _read_piece(text, piece, separator, reading, grammar):
            doubts.append(Doubt("责任单位未能确认 / unit not certain", trim(text, piece)))
    reading.give(reading.role, reading.rule)
    if not reading.given or not (reading.labelled or (reading.verbs and not doubts)):
        return None
    for unit, _, _ in reading.given:
        if not unit.certain:
            doubts.append(Doubt("责任单位未能确认 / unit not certain", unit.span))
    said = StandingRule(standing.first_leads or reading.first_leads, standing.comma_leads or reading.comma_leads)
    found = tuple(
        Responsibility(
            unit.name, role, bool(grammar.group.search(unit.name)), unit.span, rule, 1.0 if unit.certain else 0.5
        )
        for unit, role, rule in _roles(reading, standing)
        if len(unit.name) > 1
    )
    return (Clause(span, found, reading.deadline, tuple(doubts)), said) if found else None


def _label_lines(text: str, span: Span, grammar: ClauseGrammar) -> Iterator[Span]:
    """Yield runs of lines that begin with a label outside brackets: 牵头单位：…⏎责任单位：…."""
    start = end = -1
    for match in grammar.label_line.finditer(text, span.start, span.end):
        line_end = text.find("\n", match.end(), span.end)
        line_end = span.end if line_end < 0 else line_end
        if match.start() < end:
            continue
        if start >= 0 and not text[end : match.start()].strip():
            end = line_end
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = match.start(), line_end
    if start >= 0:
        yield Span(start, end)


def clauses(document: Document) -> Iterator[Clause]:
    """Yield every responsibility clause of a document in the order of its text."""
    text, grammar = document.text, clause_grammar()
    whole = Span(0, len(text))
    inside = [span for span in brackets(text, whole) if grammar.keyword.search(text, span.start, span.end)]
    lines = [
        line
        for line in _label_lines(text, whole, grammar)
        if not any(line.start < b.end and b.start < line.end for b in inside)
    ]
    standing = StandingRule()
    for span in sorted([*inside, *lines]):
        read = read_clause(text, span, standing) if len(span) <= LONGEST_CLAUSE else None
        if read:
            clause, standing = read
            yield replace(clause, span=_with_brackets(text, clause.span))


def _with_brackets(text: str, span: Span) -> Span:
    start = span.start - 1 if span.start and text[span.start - 1] in OPENERS else span.start
    end = span.end + 1 if span.end < len(text) and text[span.end] in CLOSERS else span.end
    return Span(start, end)
