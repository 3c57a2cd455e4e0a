"""Responsibility clauses (责任分工): which units, in which role, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.model import Document, Doubt
from corpus.span import Span
from kg.clause_grammar import SENTENCE_ENDS, ClauseGrammar, clause_grammar
from kg.extractors.standing import NO_RULE, STARS, StandingRule, rule_in, rules_told
from kg.extractors.stretches import bare_lists, brackets, label_lines, pieces, sentences, with_brackets
from kg.extractors.units import (
    UnitName,
    bare_name,
    is_bare_noun,
    is_group,
    is_unit,
    may_be_unit,
    share_parts,
    split_units,
    trim,
)
from kg.facts import Responsibility, Role

_DATED = re.compile(r"\d+\s*[年月分]|月底|年底")
_LEVEL = re.compile(r"^(?:[省市区县州盟旗镇乡]|自治区|国家)")
_REMAINDER = re.compile("部门|单位|机构")
_WRAPPED = re.compile(r"\s*\n\s*")
_LETTER = re.compile(r"[^\W\d_]")
Cell = tuple[Span, Role, str]
"""Where a cell stands, the role of its column, and the rule that says so."""
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
    heads: list[int] = field(default_factory=list)
    starred: set[Span] = field(default_factory=set)
    marked: dict[Span, Role] = field(default_factory=dict)
    aside: bool = False  # behind a label of other things: 进度：…
    said: StandingRule = NO_RULE
    ruled: bool = False  # inside a sentence that lays down a rule: 以下…均包括甲、乙，不再列出

    def give(self, role: Role, rule: str) -> None:
        self.given.extend((unit, role, rule) for unit in share_parts(self.pending) if unit.certain or not self.person)
        self.pending.clear()


def _read_label(text: str, piece: Span, reading: _Reading, grammar: ClauseGrammar) -> Span:
    """Take a label off the front of a piece: it closes the units before it and names the role of those behind it."""
    label = grammar.label.match(text, piece.start, piece.end)
    if not label:
        return piece
    reading.give(reading.role, reading.rule)
    who = label["who"] or label["lone"]
    reading.role = grammar.role_of(who, grammar.words.role_words)
    reading.person, reading.aside = bool(grammar.person.search(who)), False
    reading.rule, reading.labelled = f"label:{who}", True
    reading.heads.append(len(reading.given))
    return Span(label.end(), piece.end)


def _read_piece(text: str, piece: Span, separator: str, reading: _Reading, grammar: ClauseGrammar) -> None:
    """Read one piece: a deadline, a label, a rule, a status, or units."""
    deadline = grammar.deadline.match(text, piece.start, piece.end)
    if deadline or grammar.other.match(text, piece.start, piece.end):
        reading.give(reading.role, reading.rule)
        reading.aside = deadline is None
    if deadline:
        reading.deadline = trim(text, Span(deadline.end(), piece.end))
        return
    body = trim(text, _read_label(text, piece, reading, grammar))
    if reading.aside:
        return
    words = body.of(text)
    rule = rule_in(words)
    reading.said |= rule
    reading.ruled |= bool(grammar.ruling.match(words))
    standing = grammar.standing.search(bare_name(words)) and not _says_role(words, grammar)
    if not words or reading.ruled or rule or standing:
        return
    if _is_status(words, reading, grammar):
        start = reading.deadline.start if reading.deadline else body.start
        reading.deadline = Span(start, body.end)
        return
    _read_units(text, body, separator, reading, grammar)


def _says_role(words: str, grammar: ClauseGrammar) -> bool:
    """Tell whether a piece says of a unit what it is: 市甲局为牵头单位."""
    verb = grammar.verb.search(words)
    return verb is not None and is_unit(words[: verb.start()], grammar)


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
    start = body.start + (words[0] == "由" and len(words) > 3)
    units = list(split_units(text, Span(start, body.start + verb.start()) if verb else Span(start, body.end), grammar))
    if _REMAINDER.fullmatch(words[: verb.start()] if verb else words) and (reading.pending or reading.given):
        units = []  # 甲局等有关部门、单位
    units = [_unmarked(text, unit, reading, grammar) for unit in units]
    reading.pending.extend(units)
    reading.starred.update(unit.span for unit in units if _is_starred(text, unit.span))
    if separator in "；;":
        reading.heads.append(len(reading.given) + len(reading.pending))
    if verb:
        role: Role = grammar.role_of(verb["verb"], grammar.words.role_verbs) if verb["verb"] else "responsible"
        reading.verbs += 1
        reading.told += bool(units) and all(unit.certain or _led(unit, role, grammar) for unit in reading.pending)
        reading.give(role, f"verb:{verb['verb']}")
    elif separator in "，,；;" and reading.before_comma is None:
        reading.before_comma = len(reading.given) + len(reading.pending)


def _unmarked(text: str, unit: UnitName, reading: _Reading, grammar: ClauseGrammar) -> UnitName:
    """Return a unit without the role in brackets behind its name, and note the role: 市甲局（牵头）."""
    mark = grammar.mark.search(unit.span.of(text))
    if not mark or not mark.start():
        return unit
    span = Span(unit.span.start, unit.span.start + mark.start())
    reading.marked[span] = grammar.role_of(mark["role"], grammar.words.role_words)
    name = grammar.mark.sub("", unit.name)
    return UnitName(name, span, is_unit(name, grammar))


def _is_starred(text: str, span: Span) -> bool:
    around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return any(star in around for star in STARS)


def _led(unit: UnitName, role: Role, grammar: ClauseGrammar) -> bool:
    """Tell whether a name of unknown ending is most likely a unit's: a level stands before it, 牵头 behind it."""
    return role == "lead" and bool(_LEVEL.match(unit.name)) and may_be_unit(unit.name, grammar)


def _roles(reading: _Reading, standing: StandingRule) -> list[tuple[UnitName, Role, str]]:
    """Settle the roles: a standing rule may name the lead; beside a lead, those merely responsible take part."""
    given = [(unit, reading.marked.get(unit.span, role), rule) for unit, role, rule in reading.given]
    if given and not any(role == "lead" for _, role, _ in given):
        starred = [place for place, (unit, _, _) in enumerate(given) if unit.span in reading.starred]
        leads = (reading.said | standing).leads(len(given), reading.heads, reading.before_comma, starred)
        given = [(u, "lead" if i in leads and r == "responsible" else r, w) for i, (u, r, w) in enumerate(given)]
    if any(role == "lead" for _, role, _ in given):
        beside: Role = "cooperate" if (reading.said | standing).others_cooperate else "participate"
        given = [(unit, beside if role == "responsible" else role, rule) for unit, role, rule in given]
    return given


def _is_clause(reading: _Reading, grammar: ClauseGrammar) -> bool:
    """A clause has a label, or verbs behind its units, most of which are certain and none of which is a sentence."""
    if not reading.given or not (reading.labelled or reading.verbs or reading.said):
        return False
    unsure = [unit for unit, _, _ in reading.given if not unit.certain and len(unit.name) > 1]
    most = len(unsure) * 2 <= len(reading.given) and all(may_be_unit(unit.name, grammar) for unit in unsure)
    lone = len(reading.given) == 1 and is_bare_noun(reading.given[0][0].name)
    return reading.labelled or (most and not lone)


def read_clause(
    text: str, span: Span, standing: StandingRule = NO_RULE, *, listed: bool = False
) -> tuple[Clause, StandingRule] | None:
    """Read what stands inside a bracket or on label lines; None where it is plainly no responsibility clause.

    A clause without responsibilities has only doubts, or a rule: it looks like one and could not be read. `listed`
    tells that it is known for a list of units without a label or a verb.
    """
    grammar, reading = clause_grammar(), _Reading(labelled=listed)
    for piece, separator in pieces(text, span, grammar):
        if trim(text, piece):
            _read_piece(text, piece, separator, reading, grammar)
        reading.ruled &= separator not in SENTENCE_ENDS
    reading.give(reading.role, reading.rule)
    said = standing | reading.said
    if not _is_clause(reading, grammar):
        unread = _unread(text, span, reading, grammar)
        doubt = (Doubt(unread, span),) if unread and not reading.said else ()
        return (Clause(span, (), None, doubt), said) if doubt or reading.said else None
    found = tuple(_fact(*each, grammar) for each in _roles(reading, standing) if len(each[0].name) > 1)
    doubts = tuple(Doubt(UNSURE, unit.span) for unit, _, _ in reading.given if not unit.certain)
    deadline = _WRAPPED.sub("", reading.deadline.of(text)) if reading.deadline else None
    return Clause(span, found, deadline, doubts), said


def read_cells(text: str, cells: Sequence[Cell], standing: StandingRule = NO_RULE) -> Clause | None:
    """Read the cells of one table row that name units, each with the role of its column; None if none does.

    A label or a verb inside a cell says more than its column.
    """
    grammar, reading = clause_grammar(), _Reading(labelled=True)
    for span, role, rule in cells:
        reading.role, reading.rule, reading.person = role, rule, False
        for piece, separator in pieces(text, span, grammar):
            if _LETTER.search(piece.of(text)):
                _read_piece(text, piece, separator, reading, grammar)
        reading.give(reading.role, reading.rule)
    found = tuple(_fact(*each, grammar) for each in _roles(reading, standing) if len(each[0].name) > 1)
    if not found:
        return None
    doubts = tuple(Doubt(UNSURE, unit.span) for unit, _, _ in reading.given if not unit.certain)
    deadline = _WRAPPED.sub("", reading.deadline.of(text)) if reading.deadline else None
    return Clause(Span(min(c[0].start for c in cells), max(c[0].end for c in cells)), found, deadline, doubts)


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
    inside = [
        span
        for span in brackets(text, whole, grammar)
        if grammar.keyword.search(text, span.start, span.end)
        and not grammar.mark.match(with_brackets(text, span).of(text))
    ]
    lines = [
        line
        for line in label_lines(text, whole, grammar)
        if not any(line.start < b.end and b.start < line.end for b in inside)
    ]
    told = [span for span in sentences(text, grammar) if _is_told(text, span)]
    yield from sorted({*inside, *lines, *told})


def _is_told(text: str, span: Span) -> bool:
    """Tell whether a sentence does nothing but name units and their roles."""
    read = read_clause(text, span)
    return read is not None and bool(read[0].responsibilities) and not read[0].doubts


def clauses(document: Document) -> Iterator[Clause]:
    """Yield every responsibility clause of a document in the order of its text.

    One without responsibilities is only a doubt: it looks like a clause and could not be read.
    """
    text, grammar = document.text, clause_grammar()
    standing = NO_RULE
    stretches = list(_stretches(text, grammar))
    lists = set(bare_lists(text, stretches, grammar))
    told = sorted(rules_told(text, stretches), key=lambda each: each[0])
    for span in sorted({*stretches, *lists}):
        while told and told[0][0] <= span.start:
            standing |= told.pop(0)[1]
        if len(span) > LONGEST_CLAUSE:
            if grammar.label.match(text, span.start, span.end):
                yield Clause(span, (), None, (Doubt(TOO_LONG, span),))
            continue
        read = read_clause(text, span, standing, listed=span in lists)
        if read:
            clause, standing = read
            yield replace(clause, span=with_brackets(text, clause.span))
