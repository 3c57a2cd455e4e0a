"""A question as a row of tokens: the best cover of its characters by known words, numbers and parts of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from query.cover import cover, with_gaps
from query.determiners import determiner_marks, with_nouns
from query.english import topic_marks
from query.gaps import read_gap
from query.lexicon import Entry, Lexicon, Mark, normal
from query.numbers import number_marks
from query.parts import part_marks
from query.pinyin import pinyin_marks
from query.spelling import misspelt, respelt
from query.topics import held

_EITHER = re.compile(r"([\u4e00-\u9fff])不\1")
_STOP = re.compile(r"[，。；：！,;:!]|\.(?=\s|$)|？(?=.)|\?(?=.)")


def tokens(question: str, lexicon: Lexicon) -> list[Mark]:
    """Return the tokens of a question in order.

    A stretch that nothing covers is a `text` where the documents hold it, `unknown` where it is a noun that they do not
    hold, else a `filler`.
    """
    text = _EITHER.sub(r"是否\1", normal(question))
    row, marks = _row(text, lexicon)
    if any(mark.kind == "gap" for mark in row):
        better = respelt(text, row, lexicon)
        if better != text:
            text = better
            row, marks = _row(text, lexicon)
        marks += [*misspelt(text, row, lexicon), *pinyin_marks(text, row, lexicon)]
        row = with_gaps(text, cover(text, marks))
    row = [each for mark in row for each in _read(text, mark, lexicon)]
    return _without_asides(text, with_nouns(text, row))


def _row(text: str, lexicon: Lexicon) -> tuple[list[Mark], list[Mark]]:
    marks = [*number_marks(text, lexicon), *determiner_marks(text), *part_marks(text, lexicon), *lexicon.marks(text)]
    marks += (mark for mark in topic_marks(text) if any(held(zh, lexicon) for zh in mark.entry.iris))
    marks += [wider for mark in marks if (wider := _of_other_level(text, mark))]
    return with_gaps(text, cover(text, marks)), marks


def _read(text: str, mark: Mark, lexicon: Lexicon) -> Iterator[Mark]:
    if mark.kind == "gap":
        yield from read_gap(text, mark.start, mark.end, lexicon)
    else:
        yield mark


def _of_other_level(text: str, mark: Mark) -> Mark | None:
    """市财政局 is not the district's: a unit behind the sign of a level that is no part of its name is another unit."""
    sign = text[mark.start - 1 : mark.start]
    if mark.kind != "unit" or not sign or sign not in "国省市县旗州盟" or mark.text[0] in "国省市县区旗州盟":
        return None
    return Mark(Entry("unit"), mark.start - 1, mark.end, sign + mark.text)


_SAYS = {"unit", "role", "thing", "part", "numbers", "ask", "which", "count", "text", "topic", "topic-word", "outside", "attribute"}


def _without_asides(text: str, row: list[Mark]) -> list[Mark]:
    """Take unknown words for nothing where their clause holds no word that says anything (督查台账要用：…)."""
    kept: list[Mark] = []
    clause: list[Mark] = []
    for mark in [*row, Mark(Entry("end"), len(text), len(text), "")]:
        if mark.kind == "end" or _STOP.match(text, mark.start):
            says = any(m.kind in _SAYS for m in clause)
            kept += clause if says else [replace(m, entry=Entry("filler")) if m.kind == "unknown" else m for m in clause]
            clause = []
        clause.append(mark)
    return kept
