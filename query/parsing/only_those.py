"""甲牵头的是不是只有第9条: whether these tasks, and no others, are as is said."""

from __future__ import annotations

from query.constraints import AllOf, AnyOf, Constraint, Counted, NumberIn, RoleCount
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic
from query.parsing.phrases import phrase
from query.tokens.question_words import STRONG, names_units, words

_ONLY = words("只有|只是|只|仅有|仅|仅仅|仅仅是|唯有|唯独|单单|单|只剩|独有|only|just|solely|exclusively")
_NO_MORE_THAN = {"就", "就是", "就只有", "就只是", "便是", "正是"}
"""Words that bound what follows where the tasks stand in front of them (甲牵头的就第9条吗)."""
_THE_ONLY = {"only", "only one", "the only one", "the only", "sole", "the sole"}
_CLOSES = ("filler", "yesno", "some", "these")
_ASKS_ELSE = ("which", "count", "rank", "rank-up", "most", "least", "top", "ratio", "except", "without", "or")
_SPENT = ("both", "all-of", "pronoun", "single", "yesno")


def only_those(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form that asks whether tasks said by number are all of which something holds; None if none does.

    They are, where as many tasks are numbered so or as is said as are both.
    """
    places = [i for i, m in enumerate(row) if m.kind == "numbers"]
    if len(places) != 1 or not any(m.kind == "yesno" for m in row):
        return None
    if any(m.kind in _ASKS_ELSE or (m.kind == "ask" and STRONG.search(m.text)) for m in row):
        return None
    said = _only_before(row, places[0]) or _only_behind(row, places[0])
    if said is None or not any(m.kind not in ("filler", "ask", "these", "some", "both") for m in said):
        return None
    named = _numbered(row[places[0]], lexicon)
    where = phrase([m for m in said if m.kind != "yesno"], "task", lexicon, drop=_SPENT).where
    if not where:
        return None
    _refuse_uncounted(said, where)
    whole = where[0] if len(where) == 1 else AllOf(where)
    sides = (Logic("count", "task", (AnyOf((whole, named)),)), Logic("count", "task", (*where, named)))
    return Logic("same", "task", others=sides)


def _numbered(mark: Mark, lexicon: Lexicon) -> Constraint:
    """Return the constraint to the tasks that a token numbers; NotInDocuments where there are none such."""
    wanted = lexicon.printed_numbers(mark.numbers, ordinal="第" in mark.text or "article" in mark.text)
    if not wanted:
        raise NotInDocuments((mark.text,))
    return NumberIn(wanted)


def _refuse_uncounted(said: list[Mark], where: tuple[Constraint, ...]) -> None:
    """Refuse a phrase that says how many there are (三家, three targets) where its reading does not count them."""
    counted = any(isinstance(c, RoleCount | Counted) and (c.comparator, c.number) != (">=", 1) for c in where)
    spoken = [m.text for m in said if m.kind == "some" and m.code != "task"]
    if spoken and not counted:
        raise NotUnderstood("words", tuple(spoken))


def _only_before(row: list[Mark], place: int) -> list[Mark] | None:
    """甲牵头的只有第9条, 甲只牵头第9条, 只有第9条由甲牵头: what is said of the tasks, None if nothing bounds them."""
    at = next((i for i in range(place - 1, -1, -1) if row[i].text in (_ONLY | _NO_MORE_THAN)), None)
    if (
        at is None
        or (at and (row[at - 1].kind == "not" or row[at - 1].text == "the"))
        or not all(map(_may_stand_between, row[at + 1 : place]))
    ):
        return None
    before, behind = row[:at] + row[at + 1 : place], row[place + 1 :]
    if any(m.kind not in ("filler", "yesno") for m in before):
        return before if all(m.kind in _CLOSES for m in behind) else None
    return behind if row[at].text in _ONLY else None


def _may_stand_between(mark: Mark) -> bool:
    """Tell whether a token may stand between only and the number: a verb, or a light word (only leads task 9)."""
    return mark.kind in ("filler", "yesno") or (mark.kind == "role" and not names_units(mark.text))


def _only_behind(row: list[Mark], place: int) -> list[Mark] | None:
    """Is task 9 the only one led by A: what is said behind, None where nothing is."""
    between = next((i for i in range(place + 1, len(row)) if row[i].text not in ("the", "是")), len(row))
    opens = all(m.kind in ("filler", "yesno") for m in row[:place])
    return row[between + 1 :] if opens and between < len(row) and row[between].text in _THE_ONLY else None
