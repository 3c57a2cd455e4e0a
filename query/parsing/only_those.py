"""甲牵头的是不是只有第9条, 第9条只有甲牵头吗: whether these tasks or units, and no others, are as is said."""

from __future__ import annotations

from dataclasses import replace

from query.constraints import AllOf, AnyOf, Constraint, Counted, Not, NumberIn, RoleCount
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic
from query.parsing.phrases import phrase
from query.reading.units import unit_is
from query.tokens.question_words import STRONG, names_units, words

_ONLY = words("只有|只是|只|仅有|仅|仅仅|仅仅是|唯有|唯独|单单|单|只剩|独有|only|just|solely|exclusively")
_NO_MORE_THAN = {"就", "就是", "就只有", "就只是", "便是", "正是"}
"""Words that bound what follows where the tasks stand in front of them (甲牵头的就第9条吗)."""
_THE_ONLY = {"only", "only one", "the only one", "the only", "sole", "the sole"}
_BY_ONLY = {"仅由", "只由", "仅归", "只归"}
_ALONE = {"唯一", "唯一的", "唯独", "the only", "only", "only one", "alone in", "sole", "the sole"}
"""Words behind a unit that say that nobody else has its part."""
_OF_UNITS = ("filler", "yesno", "unit", "role", "numbers", "single", "some", "both")
_LIGHT = {"the", "由", "是", "有", "在"}
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


def only_units(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form that asks whether units named, and no others, have a role in a task; None if none does."""
    numbers, roles = ([m for m in row if m.kind == kind] for kind in ("numbers", "role"))
    units = [i for i, m in enumerate(row) if m.kind == "unit" and m.entry.iris and not m.denied]
    if not units or len(numbers) != 1 or len(roles) != 1 or not any(m.kind == "yesno" for m in row):
        return None
    if not all(map(_fits_units, row)) or not (_none_but(row, units) or _alone(row, units)):
        return None
    role = roles[0].entry.roles
    said = (unit_is(row[i], role, negated=False) for i in units)
    named = tuple(replace(each, label=lexicon.label_of(each.units, each.label)) for each in said)
    where = (*named, _numbered(numbers[0], lexicon), RoleCount(role, "=", len(named)))
    return Logic("exists", "task", where)


def _fits_units(mark: Mark) -> bool:
    return mark.kind in _OF_UNITS or (mark.kind == "ask" and mark.code == "unit" and not STRONG.search(mark.text))


def _none_but(row: list[Mark], units: list[int]) -> bool:
    """Tell whether only stands right in front of the units (只有甲、乙牵头): 就 in front of these alone."""
    between = [m for m in row[units[0] : units[-1]] if m.kind not in ("unit", "filler")]
    before = row[: units[0]]
    nearer = bool(before) and before[-1].text in _NO_MORE_THAN
    while before and before[-1].text in _LIGHT:
        before = before[:-1]
    return not between and (nearer or (bool(before) and before[-1].text in (_ONLY | _BY_ONLY)))


def _alone(row: list[Mark], units: list[int]) -> bool:
    """Tell whether the units are said to be the only ones: 甲是不是唯一牵头第9条的, is A the only lead of task 9."""
    at = next((i for i in range(units[-1] + 1, len(row)) if row[i].text in _ALONE), None)
    if at is None or (row[at].text == "only" and row[at - 1].text != "the"):
        return False
    return any(m.kind == "role" for m in row[at:])


def none_other(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of 除第9条外，没有别的任务由甲牵头吧: whether none but the tasks left out is as is said."""
    at, denied = (next((i for i, m in enumerate(row) if m.kind == kind), None) for kind in ("except", "not"))
    numbers = [i for i, m in enumerate(row) if m.kind == "numbers"]
    asks = any(m.kind == "yesno" for m in row) or any(m.text == "吧" for m in row[-2:])
    if at is None or denied is None or len(numbers) != 1 or not at < numbers[0] < denied or not asks:
        return None
    if not any(m.kind == "other" for m in row[denied:]) or any(m.kind in ("which", "count", "or") for m in row):
        return None
    rest = [m for m in row[:at] + row[numbers[0] + 1 :] if m.kind not in _LEFT_OUT and m.text not in _OUTSIDE]
    where = phrase(rest, "task", lexicon, drop=_SPENT).where
    if not where:
        return None
    _refuse_uncounted(rest, where)
    return Logic("exists", "task", (*where, Not(_numbered(row[numbers[0]], lexicon))), attribute="not")


_LEFT_OUT = ("except", "not", "other", "yesno")
_OUTSIDE = {"外", "以外", "之外", ",", "吧"}
