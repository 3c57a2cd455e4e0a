"""The best cover of a question's characters by marks that do not overlap, and the gaps that it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from query.lexicon import Entry, Mark

WEIGHT = {
    "filler": 0.55,
    "some": 0.6,
    "unit": 1.1,
    "thing": 1.05,
    "numbers": 1.2,
    "part": 1.15,
    "year": 1.1,
    "amount": 1.1,
    "top": 1.1,
    "outside": 1.15,
    "topic-word": 0.5,
    "inclusive": 1.2,
    "exclusive": 1.2,
}
"""How much a kind of word counts for its length: names and numbers more, light words less."""
_APART = set(
    "讲的了吗呢啊吧呀么是在和与跟及或有由归把被对从向到也还就都要会应得请问共各为里中内比，。？！、；：（）,.?!;:() \t"
)


def cover(text: str, marks: Iterable[Mark]) -> list[Mark]:
    """Choose marks that do not overlap so that the sum of their weighted lengths, to the power of 1.6, is greatest."""
    by_end: dict[int, list[Mark]] = {}
    for mark in marks:
        by_end.setdefault(mark.end, []).append(mark)
    best: list[tuple[float, Mark | None, int]] = [(0.0, None, 0)] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        best[end] = (best[end - 1][0], None, end - 1)
        for mark in by_end.get(end, ()):
            score = best[mark.start][0] + WEIGHT.get(mark.kind, 1.0) * (mark.end - mark.start) ** 1.6
            if score > best[end][0]:
                best[end] = (score, mark, mark.start)
    chosen, end = [], len(text)
    while end > 0:
        _, taken, before = best[end]
        if taken is not None:
            chosen.append(taken)
        end = before
    return chosen[::-1]


def with_gaps(text: str, chosen: list[Mark]) -> list[Mark]:
    """Return the chosen marks with a mark of the kind `gap` for each stretch between them that is not blank."""
    return _absorbed(text, list(_gapped(text, chosen)))


def _gapped(text: str, chosen: list[Mark]) -> Iterator[Mark]:
    position = 0
    for mark in [*chosen, Mark(Entry("end"), len(text), len(text), "")]:
        gap = text[position : mark.start]
        if gap.strip():
            start = position + len(gap) - len(gap.lstrip())
            yield Mark(Entry("gap"), start, start + len(gap.strip()), gap.strip())
        if mark.kind != "end":
            yield mark
        position = mark.end


def _absorbed(text: str, row: list[Mark]) -> list[Mark]:
    """Give single characters that stand against unknown words back to them: 数 in 数独 is no word of its own."""
    merged: list[Mark] = []
    for mark in row:
        lone = mark.kind in ("filler", "lone") and _is_lone(mark.text)
        touching = bool(merged) and merged[-1].end == mark.start
        if touching and _joins(merged[-1], mark, lone=lone):
            start = merged.pop().start
            merged.append(Mark(Entry("gap"), start, mark.end, text[start : mark.end]))
        else:
            merged.append(Mark(Entry("lone"), mark.start, mark.end, mark.text) if lone else mark)
    row = [Mark(Entry("filler"), m.start, m.end, m.text) if m.kind == "lone" else m for m in merged]
    return _with_inner_nouns(text, row)


def _is_lone(word: str) -> bool:
    return len(word) == 1 and "\u4e00" <= word <= "\u9fff" and word not in _APART


def _joins(before: Mark, mark: Mark, *, lone: bool) -> bool:
    return (before.kind == "gap" and (lone or mark.kind == "gap")) or (before.kind == "lone" and mark.kind == "gap")


def _with_inner_nouns(text: str, row: list[Mark]) -> list[Mark]:
    """Join a general noun to the unknown words that touch it on both sides: 住宅【单位】面积 asks for no unit."""
    joined: list[Mark] = []
    for index, mark in enumerate(row):
        after = row[index + 1] if index + 1 < len(row) else None
        touching = bool(joined) and joined[-1].kind == "gap" and joined[-1].end == mark.start
        inner = mark.kind == "ask" and len(mark.text) == 2 and after is not None
        inner = inner and after is not None and after.kind == "gap" and after.start == mark.end
        if touching and (inner or (mark.kind == "gap" and joined[-1].code == "open")):
            start = joined.pop().start
            joined.append(Mark(Entry("gap", "open" if inner else ""), start, mark.end, text[start : mark.end]))
        else:
            joined.append(mark)
    return joined
