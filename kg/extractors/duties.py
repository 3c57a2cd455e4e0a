"""Lists of who does what, under 职责分工: a unit at the head of each line (市甲局：负责监测预警) or on one above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Document
from corpus.span import Span
from kg.clause_grammar import BLANK, COLON, LEAD, ClauseGrammar
from kg.extractors.stretches import pieces
from kg.extractors.units import UnitName, share_parts, split_units, trim
from kg.facts import Role

_DIVIDES = re.compile("(?:职责|责任|任务|部门|工作)分工|部门职责|职责任务")
_OF_A_GROUP = re.compile("领导小组|指挥部|专班|成员单位|组织机构|工作机构|办公室|联席会议")
_ACTS = "主要负责|具体负责|牵头负责|牵头|负责|配合|协助|承担|会同|组织|指导|做好|督促|统筹"
_LINE = re.compile(
    rf"(?:^|(?<=\n)){LEAD}(?P<units>[^：:。；;\n]{{2,80}}?)(?:(?:{COLON}|。)[{BLANK}]*(?=(?:{_ACTS}))|(?={_ACTS}))(?P<duty>[^\n]{{4,}})"
)
_ABOVE = re.compile(rf"(?:^|(?<=\n)){LEAD}(?P<units>[^：:。；;，,\n]{{2,80}})(?:{COLON}|。)?[{BLANK}]*(?=\n)")
"""A line that may hold units alone."""
_FEWEST = 3
_ROLES: tuple[tuple[str, Role], ...] = (("牵头", "lead"), ("配合", "cooperate"), ("协助", "cooperate"))


@dataclass(frozen=True, slots=True)
class Duty:
    """A line that says what units do: the line, its units with the role that its first verb gives them, the rest."""

    span: Span
    units: tuple[UnitName, ...]
    role: Role
    words: Span


def duties(document: Document, grammar: ClauseGrammar) -> Iterator[Duty]:
    """Yield the lines of divisions that deal out duties, where most lines begin with units."""
    read: set[int] = set()
    for node in document.root.walk():
        title = node.title or ""
        if node.kind != "division" or not _DIVIDES.search(title) or _OF_A_GROUP.search(title):
            continue
        start = node.heading.end if node.heading else node.span.start
        found = list(_lines(document.text, Span(start, node.span.end), grammar))
        lines = sum(bool(line.strip()) for line in document.text[start : node.span.end].split("\n"))
        if len(found) < _FEWEST or len(found) * 2 < lines:
            found = list(_below(document.text, Span(start, node.span.end), grammar))
        if len(found) >= _FEWEST:
            yield from (duty for duty in found if duty.span.start not in read)
            read |= {duty.span.start for duty in found}


def _lines(text: str, span: Span, grammar: ClauseGrammar) -> Iterator[Duty]:
    for match in _LINE.finditer(text, span.start, span.end):
        if units := _units(text, Span(*match.span("units")), grammar):
            duty = Span(*match.span("duty"))
            yield Duty(trim(text, Span(*match.span())), units, _role(text, duty), duty)


def _below(text: str, span: Span, grammar: ClauseGrammar) -> Iterator[Duty]:
    """Yield what stands below each line of units, up to the next; nothing where the first line is no such line."""
    heads = [
        (match, units)
        for match in _ABOVE.finditer(text, span.start, span.end)
        if (units := _units(text, Span(*match.span("units")), grammar))
    ]
    if not heads or text[span.start : heads[0][0].start()].strip(f"{BLANK}\n。"):
        return
    ends = [*(match.start() for match, _ in heads[1:]), span.end]
    for (head, units), end in zip(heads, ends, strict=True):
        words = trim(text, Span(head.end(), end))
        if words:
            lead = re.compile(LEAD).match(text, words.start)
            words = Span(lead.end() if lead else words.start, words.end)
            yield Duty(trim(text, Span(head.start(), end)), units, _role(text, words), words)


def _units(text: str, listed: Span, grammar: ClauseGrammar) -> tuple[UnitName, ...]:
    """Return the units of a list, none where one of them is not certain."""
    names = [name for piece, _ in pieces(text, listed, grammar) for name in split_units(text, piece, grammar)]
    units = share_parts(names)
    return tuple(units) if all(unit.certain for unit in units) else ()


def _role(text: str, duty: Span) -> Role:
    return next((role for word, role in _ROLES if text.startswith(word, duty.start)), "responsible")
