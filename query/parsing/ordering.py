"""甲按乙从多到少排: the things in front are put in order by what the measure behind 按 counts of each."""

from __future__ import annotations

from query.constraints import ALL_ROLES, Kind, TargetKind
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic, kind_of
from query.parsing.focus import COUNTED_ASKS
from query.parsing.phrases import measured_roles, noun_of, phrase
from query.parsing.ranking import THINGS, ranked_units
from query.reading.draft import TARGET_ASKS, target_kind
from query.tokens.numbers import LAST_PLACE
from query.tokens.question_words import word_list

_BY = {"按", "按照", "依", "依照", "依据", "根据", "照", "以", "by", "according to", "in terms of"}
_ORDER = ("rank", "rank-up", "top", "most", "least")
_SPENT = word_list("rank|rank-up|top|most|least|each|each-task|each-part|apart|count|list|all-of")
_RANKED: tuple[Kind, ...] = ("unit", "task", "part", *THINGS)


def ordered_by(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a ranking whose measure is named behind 按, None where the question is no such ranking."""
    place = _measure_at(row)
    if place is None:
        return None
    end = next((i for i in range(place + 1, len(row)) if _ends_measure(row, i)), len(row))
    scope, measure = [*row[:place], *_behind(row, end)], row[place + 1 : end]
    asked = noun_of(scope)
    if not asked or asked in TARGET_ASKS or kind_of(asked) not in _RANKED:
        return None
    counted = _counted(measure, asked, lexicon)
    if counted is None:
        return None
    by, by_target, roles = counted
    named = phrase([m for m in scope if m.kind not in _ORDER], asked, lexicon, drop=_SPENT)
    where, own = named.where, named.roles
    if named.kind == "unit":
        where, own = ranked_units(where, own)
        roles = roles if roles != ALL_ROLES else own
    top = next((m for m in row if m.kind == "top"), None)
    few = any(m.kind in ("rank-up", "least") for m in row)
    at = top.numbers[0] if top and top.code else 1
    limit = None if top is None else 1 if top.code else top.numbers[0]
    few = few or (top is not None and top.code == LAST_PLACE)
    return Logic("rank", named.kind, where, roles, by, not few, limit, by_target=by_target, place=at)


def _measure_at(row: list[Mark]) -> int | None:
    """Return where 按 stands in front of a measure, in a question that orders something."""
    if not any(m.kind in ("rank", "rank-up") for m in row):
        return None
    places = [i for i, m in enumerate(row) if m.text.removeprefix("请") in _BY and m.kind == "filler"]
    return next((i for i in reversed(places) if _counts(row[i + 1 : i + 7])), None)


def _counts(ahead: list[Mark]) -> bool:
    return any(m.kind == "count" or (m.kind == "ask" and m.code in COUNTED_ASKS) or m.kind == "role" for m in ahead)


def _ends_measure(row: list[Mark], place: int) -> bool:
    return row[place].kind in ("rank", "rank-up", "top") or row[place].text in (",", ";")


def _behind(row: list[Mark], end: int) -> list[Mark]:
    """Return what stands behind the measure and is neither order nor light: 按任务数给教育部分各单位排队."""
    return [m for m in row[end:] if m.kind not in (*_ORDER, "both", "yesno", "pronoun")]


def _counted(measure: list[Mark], asked: str, lexicon: Lexicon) -> tuple[Kind, TargetKind, frozenset[str]] | None:
    """Return what a measure counts of the things ordered, and in which role; None where it counts nothing of them."""
    codes = [m.code for m in measure if m.kind in ("ask", "count") and m.code in COUNTED_ASKS and m.code != asked]
    roles = measured_roles(measure, lexicon)
    if not roles:
        raise NotUnderstood("words", tuple(m.text for m in measure if m.kind == "role"))
    if codes and codes[-1] in TARGET_ASKS:
        return "target", target_kind(codes[-1]), roles
    if codes:
        return kind_of(codes[-1]), "any", roles
    if any(m.kind == "role" for m in measure):
        return ("unit" if asked == "task" else "task"), "any", roles
    return None
