"""A list of units as printed becomes single names with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.span import Span
from kg.clause_grammar import BLANK, CLOSERS, OPENERS, ClauseGrammar

_LEVEL = re.compile(r"^[省市区县州旗盟镇乡]$")
_NESTED = re.compile(rf"[{re.escape(OPENERS)}][^{re.escape(OPENERS + CLOSERS)}]*[{re.escape(CLOSERS)}]")
_SENTENCE = re.compile(r"应当|必须|要|加强|进一步|制定|按照|根据|的|了|将|对|由|于|不")
_TAIL = re.compile(r"^.*?(?:县|市|区|旗|州)(政府|人民政府|管委会)$")
_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,6}[县市区旗州]$")
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's name as meant, where it is printed, and whether it is certain that it is one unit."""

    name: str
    span: Span
    certain: bool = True


def trim(text: str, span: Span) -> Span:
    """Return `span` without blanks and asterisks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in BLANK + "\n*＊★":
        start += 1
    while end > start and text[end - 1] in BLANK + "\n*＊★":
        end -= 1
    return Span(start, end)


def is_unit(name: str, grammar: ClauseGrammar) -> bool:
    """Tell whether a name is built as that of an organisation: it ends in an organisational noun and is no sentence."""
    bare = name
    while (shorter := _NESTED.sub("", bare)) != bare:
        bare = shorter
    return 2 <= len(bare) <= LONGEST_NAME and bool(grammar.ending.search(bare)) and not _SENTENCE.search(bare)


def _split_at_joiners(text: str, span: Span, grammar: ClauseGrammar) -> Iterator[Span]:
    """Split 甲和乙 where what stands before the joiner is a whole name; inside a name (区规划和自然资源局) leave it."""
    start, depth = span.start, 0
    position = span.start
    while position < span.end:
        depth += (text[position] in OPENERS) - (text[position] in CLOSERS)
        joiner = grammar.joiner.match(text, position, span.end) if depth == 0 else None
        if joiner and is_unit(text[start:position], grammar) and is_unit(text[joiner.end() : span.end], grammar):
            yield Span(start, position)
            start = position = joiner.end()
        else:
            position += 1
    yield Span(start, span.end)


def split_units(text: str, span: Span, grammar: ClauseGrammar) -> Iterator[UnitName]:
    """Yield the units of one piece between two separators, without a closing 等."""
    piece = trim(text, span)
    closed = grammar.closer.search(text[piece.start : piece.end])
    if closed and closed.start():
        piece = trim(text, Span(piece.start, piece.start + closed.start()))
    for untrimmed in _split_at_joiners(text, piece, grammar):
        part = trim(text, untrimmed)
        if not part:
            continue
        start = part.start
        inner = re.match(r"(.+[局委办部厅院署会社行司所站处府])等(?:.*(?:有关|相关).*部门)$", part.of(text))
        end = start + inner.end(1) if inner else part.end
        name = re.sub(r"\s+", "", text[start:end])
        yield UnitName(name, Span(start, end), is_unit(name, grammar))


def share_parts(units: list[UnitName]) -> list[UnitName]:
    """Give elided names their shared part: 市、区财政局 → 市财政局; 甲市、乙县政府 → 甲市政府."""
    result: list[UnitName] = []
    for index, unit in enumerate(units):
        name, following = unit.name, units[index + 1 :]
        if _LEVEL.match(name):
            whole = next((other.name for other in following if not _LEVEL.match(other.name)), "")
            if whole[:1] and _LEVEL.match(whole[0]):
                result.append(UnitName(name + whole[1:], unit.span))
                continue
        tail = next((_TAIL.match(other.name) for other in following if not _PLACE.match(other.name)), None)
        if tail and _PLACE.match(name):
            result.append(UnitName(name + tail[1], unit.span))
            continue
        result.append(unit)
    return result
