"""Targets set beside each other (甲率和乙率，哪个高): each is named by words of its own, or by words that all share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from query.constraints import InPart, NumberIn, TargetIs
from query.lexicon import Lexicon, normal
from query.lexicon.topics import stated, targets_about, targets_called
from query.logic import COMPARISONS, Logic, Operation
from query.parsing.focus import THING_ASKS
from query.reading.draft import TARGET_ASKS, Draft

MOST_IN_FRONT = 6
"""The most characters of a name in the place of which another side has its own."""
_TWO: tuple[Operation, ...] = ("times", "difference")
_ORDER: tuple[Operation, ...] = (*COMPARISONS, "rank")


def beside_each_other(new: Draft, step: Operation, lexicon: Lexicon) -> Logic | None:
    """Return the form that compares or ranks targets each of which one side of a list names; else None."""
    dated = new.any_flag("earliest", "latest")
    if len(new.sides) < 2 or (step not in _ORDER and not dated) or not _of_targets_alone(new):
        return None
    if step in ("more", "same") or (step in _TWO and len(new.sides) != 2):
        return None
    chosen = one_each(new, lexicon)
    if not chosen:
        return None
    labels = ["".join(side) for side in new.sides]
    descending = not new.any_flag("fewer", "smaller", "least", "rank-up", "earliest")
    if step in _TWO:
        named = (TargetIs(targets=(iri,), label=label) for iri, label in zip(chosen, labels, strict=True))
        sides = tuple(Logic("select", "target", (each,)) for each in named)
        return Logic(step, "target", descending=descending, attribute=of_years(new, step), others=sides)
    limit = None if new.any_flag("rank", "rank-up") else 1
    attribute = "deadlineYear" if dated else None
    where = (TargetIs(targets=tuple(sorted(chosen)), label="、".join(labels)),)
    return Logic("rank", "target", where, by="target", descending=descending, limit=limit, attribute=attribute)


_YEARS = re.compile("^[早晚]|几年|多少年|year")


def of_years(new: Draft, step: Operation) -> str | None:
    """甲比乙晚几年完成: return the property that is set against each other where it is not the value."""
    asks_years = any(m.code == "year" for m in new.asks)
    return "deadlineYear" if step == "difference" and (asks_years or _YEARS.search(new.flag("difference"))) else None


def _of_targets_alone(new: Draft) -> bool:
    """Tell whether nothing but topics, years and places is named: neither units nor things."""
    places = all(isinstance(c, NumberIn | InPart) for c in new.constraints)
    other = new.units or new.things or new.free_roles or new.task_topics or new.denied_topics or new.amounts
    asks = all(m.code in (*TARGET_ASKS, "project") or m.text.endswith(("项", "个")) for m in new.asks)
    named = any(m.code in THING_ASKS for m in new.asks)
    return places and asks and not (other or named or ("or" in new.flags and new.bags))


def one_each(new: Draft, lexicon: Lexicon) -> list[str]:
    """Return one target for each side, all of them different, or nothing."""
    years = new.years or None
    chosen = [_only(side, index, new, years, lexicon) for index, side in enumerate(new.sides)]
    found = [iri for iri in chosen if iri]
    return found if len(set(found)) == len(new.sides) else []


def _only(side: Sequence[str], index: int, new: Draft, years: Sequence[int] | None, lexicon: Lexicon) -> str | None:
    """Return the only target that the words of a side name, alone or with the words that all sides share."""
    for words in _named(side, index, new, lexicon):
        found = lexicon.some_targets(targets_about(words, lexicon, years))
        held = [t for t in found if normal(words[-1]) in normal(t.indicator)] or found
        if len(held) == 1:
            return held[0].iri
    return None


def _named(side: Sequence[str], index: int, new: Draft, lexicon: Lexicon) -> Iterator[list[str]]:
    head = new.sides[0][:-1] if index else []
    last = new.sides[-1][-1]
    if side is not new.sides[-1] and not side[-1].endswith(last[-2:]):
        ends = (side[-1] + last[place:] for place in range(1, len(last) - 1))
        yield from ([*side[:-1], name] for name in ends if targets_called(name, lexicon))  # 甲和乙利用率: 甲利用率
    yield [*side]
    if head:
        yield [*head, *side]
    if index and len(side) == 1:
        first = "".join(new.sides[0])
        places = range(1, min(len(first) - 2, MOST_IN_FRONT))
        names = [first[:-place] + side[0] for place in places]  # 甲业用水量与能耗: 甲业能耗
        yield from ([name] for name in names if stated(name, lexicon))
        yield from ([side[0] + first[place:]] for place in places)  # 甲类产值比乙类的高: 乙类产值
