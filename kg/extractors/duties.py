"""Lists of who does what, a unit at the head of each line: 市甲局：负责监测预警, under 职责分工."""

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
    rf"(?:^|(?<=\n)){LEAD}(?P<units>[^：:。；;\n]{{2,80}}?)(?:{COLON}[{BLANK}]*(?=(?:{_ACTS}))|(?={_ACTS}))(?P<duty>[^\n]{{4,}})"
)
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
        if len(found) >= _FEWEST and len(found) * 2 >= lines:
            yield from (duty for duty in found if duty.span.start not in read)
            read |= {duty.span.start for duty in found}


def _lines(text: str, span: Span, grammar: ClauseGrammar) -> Iterator[Duty]:
    for match in _LINE.finditer(text, span.start, span.end):
        listed = Span(*match.span("units"))
        names = [name for piece, _ in pieces(text, listed, grammar) for name in split_units(text, piece, grammar)]
        units = share_parts(names)
        if units and all(unit.certain for unit in units):
            role: Role = next((role for word, role in _ROLES if match["duty"].startswith(word)), "responsible")
            yield Duty(trim(text, Span(*match.span())), tuple(units), role, Span(*match.span("duty")))
