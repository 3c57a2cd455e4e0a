"""A question as a row of tokens: the best cover of its characters by known words, numbers and parts of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.nlp import tag, tokenizer
from query.comparatives import comparative_marks
from query.cover import cover, with_gaps
from query.draft import STRONG
from query.determiners import as_part_words, determiner_marks, with_kinds, with_nouns
from query.english import topic_marks
from query.gaps import read_gap
from query.lexicon import Entry, Lexicon, Mark, normal
from query.numbers import number_marks
from query.parts import part_marks
from query.pinyin import pinyin_marks
from query.spelling import misspelt, respelt
from query.topics import held

_POSSESSIVE = re.compile(r"(?<=[A-Za-z])[’']s\b")
_EITHER = re.compile(r"([\u4e00-\u9fff])不\1")
_STOP = re.compile(r"[，。；：！,;:!]|\.(?=\s|$)|？(?=.)|\?(?=.)")


def tokens(question: str, lexicon: Lexicon) -> list[Mark]:
    """Return the tokens of a question in order.

    A stretch that nothing covers is a `text` where the documents hold it, `unknown` where it is a noun that they do not
    hold, else a `filler`.
    """
    text = _EITHER.sub(r"是否\1", normal(_POSSESSIVE.sub(" ", question)))
    row, marks = _row(text, lexicon)
    if any(mark.kind == "gap" for mark in row):
        better = respelt(text, row, lexicon)
        if better != text:
            text = better
            row, marks = _row(text, lexicon)
        marks += [*misspelt(text, row, lexicon), *pinyin_marks(text, row, lexicon)]
        row = with_gaps(text, cover(text, marks))
        row = _regained(text, _grown(text, row, lexicon), lexicon)
    row = [each for index, mark in enumerate(row) for each in _read(text, row, index, lexicon)]
    row = _with_quoted(question, row)
    return _without_asides(text, as_part_words(with_kinds(with_nouns(text, row))))


_QUOTED = re.compile(r"[“\"「『‘'《]([^”\"」』’'》]{1,24})[”\"」』’'》]")


def _with_quoted(question: str, row: list[Mark]) -> list[Mark]:
    """Take a quoted word that a question asks to be mentioned for itself (提到“数据中心”的任务), not for a unit or a class."""
    quoted = {normal(words) for words in _QUOTED.findall(question)}
    if not quoted or not any(mark.kind == "mention" for mark in row):
        return row
    return [
        replace(m, entry=Entry("text")) if m.text in quoted and m.kind in ("unit", "ask", "role", "filler") else m
        for m in row
    ]


_PUNCTUATION = re.compile(r"[，。；：？！、,;:?!()（）\[\]【】…—]|\.(?=\s|$)")


def _row(text: str, lexicon: Lexicon) -> tuple[list[Mark], list[Mark]]:
    marks = [
        *number_marks(text, lexicon),
        *determiner_marks(text),
        *comparative_marks(text),
        *part_marks(text, lexicon),
        *lexicon.marks(text),
    ]
    marks += (Mark(Entry("filler"), *match.span(), match[0]) for match in _PUNCTUATION.finditer(text))
    marks += (mark for mark in topic_marks(text) if any(held(zh, lexicon) for zh in mark.entry.iris))
    marks += [wider for mark in marks if (wider := _of_other_level(text, mark))]
    marks = [m for m in marks if m.kind != "outside" or _stands(text, m)]
    known = [m for m in marks if m.kind == "unit" and m.entry.iris]
    marks = [m for m in marks if m.entry.iris or m.kind != "unit" or not _cuts(m, known)]
    marks = [m for m in marks if m.kind != "unit" or m.entry.iris or m.start != m.end and not held(m.text, lexicon)]
    return with_gaps(text, cover(text, marks)), marks


def _cuts(mark: Mark, known: list[Mark]) -> bool:
    """Tell whether an unknown unit's name begins or ends inside a known one (经信|委办公室)."""
    return any(k.start < mark.start < k.end < mark.end or mark.start < k.start < mark.end < k.end for k in known)


def _stands(text: str, mark: Mark) -> bool:
    """Tell whether a word is cut out of the question as one: 治|理由|谁 does not ask for a reason."""
    if mark.text.isascii():
        return True
    position, edges = 0, {0}
    for word in tokenizer().lcut(text):
        position += len(word)
        edges.add(position)
    return mark.start in edges and mark.end in edges


_SMALL = {"filler", "ask", "count", "some", "yesno", "both", "difference", "role", "baseline", "mention"}


def _regained(text: str, row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Give a short word back to the unknown stretch beside it where the documents hold the two together (云|计算)."""
    out: list[Mark] = []
    for mark in row:
        before = out[-1] if out else None
        touching = before is not None and before.end == mark.start
        if touching and before is not None and before.kind == "gap" and mark.kind in _SMALL and len(mark.text) == 2:
            size = next(
                (n for n in range(len(before.text), 0, -1) if held(text[mark.start - n : mark.end], lexicon)), 0
            )
            if size:
                out.pop()
                if size < len(before.text):
                    out.append(
                        Mark(Entry("gap"), before.start, mark.start - size, text[before.start : mark.start - size])
                    )
                out.append(Mark(Entry("gap"), mark.start - size, mark.end, text[mark.start - size : mark.end]))
                continue
        if (
            touching
            and before is not None
            and before.kind == "filler"
            and mark.kind == "gap"
            and len(before.text + mark.text) == 2
        ):
            whole = before.text + mark.text
            if (tag(whole) or "").startswith("n") and held(whole, lexicon):
                out[-1] = Mark(Entry("gap"), before.start, mark.end, whole)
                continue
        out.append(mark)
    return out


def _grown(text: str, row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Join stretches that short words have cut apart where the documents hold the whole (挥发性|有|机物)."""
    grown = list(row)
    index = 0
    while index < len(grown):
        if grown[index].kind == "gap" or (grown[index].kind in _SMALL and 1 < len(grown[index].text) < 3):
            for last in range(min(len(grown), index + 5) - 1, index, -1):
                span = grown[index : last + 1]
                small = all(m.kind == "gap" or (m.kind in _SMALL and len(m.text) <= 2) for m in span)
                touching = all(a.end == b.start for a, b in zip(span, span[1:], strict=False))
                whole = text[span[0].start : span[-1].end]
                if (
                    small
                    and touching
                    and len(whole) > 3
                    and any(m.kind == "gap" for m in span)
                    and held(whole, lexicon)
                ):
                    grown[index : last + 1] = [Mark(Entry("gap"), span[0].start, span[-1].end, whole)]
                    break
        index += 1
    return grown


def _read(text: str, row: list[Mark], index: int, lexicon: Lexicon) -> Iterator[Mark]:
    mark = row[index]
    if mark.kind != "gap":
        yield mark
    elif len(mark.text) == 1 and index and row[index - 1].kind == "which":
        yield replace(mark, entry=Entry("text"))
    else:
        yield from read_gap(text, mark.start, mark.end, lexicon)


def _of_other_level(text: str, mark: Mark) -> Mark | None:
    """市财政局 is not the district's: a unit behind the sign of a level that is no part of its name is another unit."""
    sign = text[mark.start - 1 : mark.start]
    if mark.kind != "unit" or not sign or sign not in "国省市县旗州盟" or mark.text[0] in "国省市县区旗州盟":
        return None
    return Mark(Entry("unit"), mark.start - 1, mark.end, sign + mark.text)


_DOES = {
    "amount",
    "several",
    "single",
    "most",
    "least",
    "rank",
    "rank-up",
    "top",
    "compare",
    "fewer",
    "larger",
    "smaller",
    "difference",
    "ratio",
    "times",
    "same",
    "except",
    "included",
    "pronoun",
    "these",
    "remaining",
    "year",
    "or",
    "yesno",
    "other",
    "all-of",
    "no-deadline",
    "decrease",
    "increase",
    "measure",
    "list",
    "name-holds",
}
_IDLE = {"unknown", "ask", "pronoun", "these", "count", "each", "each-part", "each-task", "rank", "most"}
_PURPOSE = re.compile("(?:要用|备用|用的|使用|参考|上会|汇报|开会|存档|归档|用)$")
_ANCHORS = {"thing", "part", "numbers", "text", "topic", "topic-word", "year"}
_SAYS = _ANCHORS | {"unit", "role", "ask", "which", "count", "outside", "attribute"}


def _without_asides(text: str, row: list[Mark]) -> list[Mark]:
    """Take words for nothing that say why or for whom something is asked.

    Unknown words are, where their clause holds no word that says anything (督查台账要用，…); where a clause ends in a
    colon or begins with 为 (某办公室要做统计：…, 为起草要点，…) only the names in it count.
    """
    kept: list[Mark] = []
    clause: list[Mark] = []
    stops = [m for m in row if _STOP.match(text, m.start)]
    for mark in [*row, Mark(Entry("end"), len(text), len(text), "")]:
        if mark.kind == "end" or _STOP.match(text, mark.start):
            kept += _clause(
                clause,
                preface=mark.text in (":", "：") or (bool(clause) and clause[0].text == "为"),
                more=bool(stops) and (mark.kind != "end" or not any(m.kind in _SAYS for m in clause)),
            )
            clause = []
        clause.append(mark)
    return kept


def _clause(clause: list[Mark], *, preface: bool, more: bool) -> list[Mark]:
    said = "".join(m.text for m in clause)
    asks = any(
        m.kind in ("which", "count", "yesno", "role", "attribute", "not") or STRONG.search(m.text) for m in clause
    )
    if any(m.kind == "included" for m in clause) and not asks:
        return [replace(m, entry=Entry("filler")) for m in clause]
    if more and not any(m.kind in _SAYS | _DOES for m in clause):
        return [replace(m, entry=Entry("filler")) if m.kind in ("not", "unknown", "all", "both") else m for m in clause]
    if not asks and more:
        lone = sum(m.kind in _ANCHORS | {"unit"} for m in clause) == 1
        idle = {"unknown", "outside"} | ({"text"} if lone else set())
        clause = [replace(m, entry=Entry("filler")) if m.kind in idle and len(m.text) < 3 else m for m in clause]
        clause = [replace(m, entry=Entry("filler")) if m.kind == "unknown" else m for m in clause]
    if _PURPOSE.search(said) and not any(m.kind in (_SAYS - {"text"}) for m in clause):
        return [replace(m, entry=Entry("filler")) for m in clause]
    if preface and not any(m.kind in ("which", "count") or STRONG.search(m.text) for m in clause):
        known = [
            m.kind not in _IDLE and (m.kind != "unit" or (bool(m.entry.iris) and clause[0].text != "为"))
            for m in clause
        ]
    elif any(m.kind in _SAYS for m in clause):
        return clause
    else:
        known = [m.kind != "unknown" for m in clause]
    return [m if keep else replace(m, entry=Entry("filler")) for m, keep in zip(clause, known, strict=True)]
