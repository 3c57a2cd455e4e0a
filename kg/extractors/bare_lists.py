"""Brackets that hold only units, with neither label nor verb: …。（市甲局、市乙局）."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.span import Span
from kg.clause_grammar import BLANK, SCORE, ClauseGrammar
from kg.extractors.standing import STARS, lead_mark
from kg.extractors.stretches import LAST_PIECE, NUMBER, pieces
from kg.extractors.units import UnitName, is_group, is_known, is_unit, share_parts

_PARAGRAPH_END = re.compile(rf"[。；;]?[{BLANK}]*(?:\n|$|(?={NUMBER}))")
_SCORED = re.compile(rf"[（(]{SCORE.pattern}[）)]$")
_LONGEST_LIST, _FEWEST = 300, 3
_CLAUSE = 6
_SENTENCE = 15  # characters: a name in front of a bracket is shorter (李某某（市教育局）)
_HEADING = re.compile(rf"{NUMBER}[^：:，,。；;]{{5,}}$")
"""A heading with its number: longer than the name of a person."""


def bare_lists(text: str, bracketed: Sequence[Span], taken: Sequence[Span], grammar: ClauseGrammar) -> Iterator[Span]:
    """Yield those of a text's brackets that end a paragraph and hold only units, where that is the custom.

    Behind a full stop, three at least of these or of brackets in the same place that are clauses (`taken`): one alone
    may name examples; where there are so many, those that the paragraph goes on behind are clauses too. Before a full
    stop too, where they stand behind a sentence and not behind a unit, for that is an alias: 市委宣传部（网信办）.
    Inside a paragraph, before its stops, where no other kind of clause is as common; anywhere, where stars mark who
    leads.
    """
    behind, before, inner, amid = list[Span](), list[Span](), list[Span](), list[Span]()
    marks = lead_mark(text)
    for span in bracketed:
        if not 2 < len(span) < _LONGEST_LIST or _inside(span, taken) or not _all_units(text, span, grammar):
            continue
        ends = _PARAGRAPH_END.match(text, span.end + 1) is not None
        if marks and any(mark in span.of(text) for mark in marks):
            yield span
        elif _behind_stop(text, span):
            (behind if ends else amid).append(span)
        elif ends and _behind_sentence(text, span, grammar):
            before.append(span)
        elif text[span.end + 1 : span.end + 2] in set("，,；;。") and _behind_words(text, span, grammar):
            inner.append(span)
    closing = [span for span in taken if _PARAGRAPH_END.match(text, span.end + 1)] if behind or before else []
    stopped = sum(_behind_stop(text, span) for span in closing)
    yield from (*behind, *amid) if len(behind) + stopped >= _FEWEST else ()
    within = len(before) + len(inner) >= max(_FEWEST, len(taken) + 1)
    yield from before if len(before) + len(closing) - stopped >= _FEWEST or within else ()
    yield from inner if within else ()


def _inside(span: Span, taken: Sequence[Span]) -> bool:
    place = bisect_right(taken, span.start, key=lambda each: each.start)
    return place > 0 and span.start < taken[place - 1].end


def _behind_stop(text: str, span: Span) -> bool:
    """Tell whether a bracket stands behind a stop, or behind a score that does: …。（8分）（市甲局）."""
    before = _SCORED.sub("", text[max(0, span.start - 16) : span.start - 1].rstrip(BLANK))
    return before.rstrip(BLANK).endswith(("。", "！", "；"))


def _behind_words(text: str, span: Span, grammar: ClauseGrammar) -> bool:
    words = LAST_PIECE.search(text[max(0, span.start - 80) : span.start - 1])
    return words is not None and len(words[0].strip()) >= _CLAUSE and not _names_one(words[0], grammar)


def _behind_sentence(text: str, span: Span, grammar: ClauseGrammar) -> bool:
    """Tell whether a bracket stands behind a sentence, or behind a heading with a number that is no unit's name."""
    words = text[text.rfind("\n", 0, span.start) + 1 : span.start - 1].strip(BLANK)
    heading = _HEADING.match(words)
    return bool(heading or len(words) >= _SENTENCE) and not _names_one(words, grammar)


def _names_one(words: str, grammar: ClauseGrammar) -> bool:
    """Tell whether words end as the name of a unit does: 市委宣传部, but not 驿站15处."""
    return grammar.ending.search(words) is not None and not words[-2:-1].isdigit()


def _all_units(text: str, span: Span, grammar: ClauseGrammar) -> bool:
    names = [piece.of(text).strip(BLANK + STARS) for piece, _ in pieces(text, span, grammar)]
    while len(names) > 1 and _says_when(names[-1], grammar):
        names.pop()
    names = [name for name in names if not SCORE.fullmatch(name)] or names
    last = grammar.closed(names[-1])
    names[-1] = names[-1][: last.start()] if last and last.start() else names[-1]
    known = any(is_known(name) or (is_group(name, grammar) and name.startswith("各")) for name in names)
    if not known:
        return False
    listed = [UnitName(name, Span(0, len(name)), is_unit(name, grammar)) for name in names]
    return all(unit.certain for unit in share_parts(listed))


def _says_when(words: str, grammar: ClauseGrammar) -> bool:
    return bool(grammar.status.match(words) or grammar.deadline.match(words)) and not is_unit(words, grammar)
