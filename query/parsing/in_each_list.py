"""甲部分各条的责任单位名单里都有的是哪些单位: units that stand in the list of every task of a set."""

from __future__ import annotations

from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic
from query.parsing.phrases import phrase
from query.parsing.roles import these_units
from query.tokens.question_words import INSIDE, names_units

_ALL = ("都", "均", "全", "皆", "无一例外")
_ENDS = (",", "的", "、", "里", "中")
_SPENT = ("each-task", "all-of", "all", "both", "mention", "list", "count")


def of_each_list(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a question for units that all of some lists hold, None for any other.

    Raises NotUnderstood where the set of tasks cannot be read: units of some of its tasks are not asked for.
    """
    noun = next((i for i, m in enumerate(row) if i and _is_list(row, i)), None)
    if noun is None:
        return None
    said = row[noun + 2 :]
    asked = [m for m in said if m.kind == "ask" and m.code == "unit"]
    if not said or not said[0].text.startswith(_ALL) or said[0].kind not in ("both", "all") or not asked:
        return None
    behind = said[1 : said.index(asked[0])]
    closes = any(m.text == "的" for m in behind) and all(m.kind in ("filler", "mention") for m in behind)
    if not closes or any(m.kind not in ("filler", "mention", "list") for m in said[said.index(asked[0]) + 1 :]):
        return None
    scope, left_out = _left_out(row[:noun])
    scope = [m for m in scope if not (m.kind in ("some", "count", "which") and m.code in ("task", ""))]
    while scope and scope[-1].text in _ENDS:
        scope = scope[:-1]
    where = phrase(scope, "task", lexicon, drop=_SPENT).where if scope else ()
    if not where:
        raise NotUnderstood("nothing")
    out = (these_units(left_out, negated=True),) if left_out else ()
    return Logic("select", "unit", (*where, *out), row[noun].entry.roles, every=True)


def _is_list(row: list[Mark], place: int) -> bool:
    """Tell whether a role word is the list of the units in that role: 责任单位名单里, 牵头单位中."""
    behind = row[place + 1 : place + 2]
    return row[place].kind == "role" and names_units(row[place].text) and bool(behind) and behind[0].text in INSIDE


def _left_out(row: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Return a row without a clause that only leaves units out (镇街不算), and these units."""
    at = next((i for i, m in enumerate(row) if m.kind == "except"), None)
    if at is None:
        return row, []
    start = next((i for i in range(at, 0, -1) if row[i].text == ","), 0)
    end = next((i for i in range(at, len(row)) if row[i].text == ","), len(row))
    clause = row[start:end]
    if not all(m.kind in ("unit", "filler", "except", "beyond") for m in clause):
        raise NotUnderstood("words", (row[at].text,))
    return [*row[:start], *row[end:]], [m for m in clause if m.kind == "unit"]
