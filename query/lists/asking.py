"""The form of a question that sets the units of two tasks, or of two sets of tasks, against each other."""

from __future__ import annotations

import re

from query.constraints import AllOf, AnyOf, Elsewhere, InPart, LackedBy, NumberIn, Where
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon
from query.lists.chinese import NUMBER, TASKS, WHETHER, chinese
from query.lists.english import ROLES, english
from query.lists.ways import LISTED, Way
from query.logic import Logic, Operation
from query.units_of_sets import roles_of, tasks_named
from query.wording.numerals import parse_count

_LONGEST = 120
_FEWER = re.compile("(?<!多)少")
_MANY = re.compile("(?<!哪)(?:几|多少)[家个]|多少(?:单位|部门)|how many", re.IGNORECASE)
_MAY_BE = re.compile(f"(?im)^(?=.*(?:单位|部门|[头任与合]方|unit|lead|department))(?=.*(?:{TASKS}).*(?:{TASKS}))")


def two_lists(question: str, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question that sets the units of two tasks against each other; None for any other."""
    question = question.strip()
    if len(question) > _LONGEST or not _MAY_BE.search(question):
        return None
    for way, pattern in english() if question.isascii() else chinese():
        if (match := pattern.fullmatch(question)) and (found := _composed(way, match, lexicon)):
            return found
    return None


def _composed(way: Way, match: re.Match[str], lexicon: Lexicon) -> Logic | None:
    """Return the form for what is asked of two sets; NotUnderstood where the units of each are in other roles."""
    said = {name[0]: text.lower() for name, text in match.groupdict().items() if text}
    one, other = (_tasks(said[name], lexicon) for name in "ab")
    if not one or not other or one == other or (way not in LISTED) != _asks_whether(match.string, way):
        return None
    roles, theirs = _roles(way, said, lexicon)
    if way in ("equal", "greater", "difference", "more"):
        sides = tuple(Logic("count", "unit", tasks, has) for tasks, has in ((one, roles), (other, theirs)))
        return _by_number(way, sides, descending=not _FEWER.search(match.string))
    step: Operation = "count" if _MANY.search(match.string) else "select"
    if way in ("same", "differ", "apart", "either"):
        if roles != theirs:
            raise NotUnderstood("words", (match.string,))
        return _of_either(way, step, one, other, roles)
    if way in ("shared", "both"):
        alike = _numbered(one, other) if roles == theirs else ()
        step = "exists" if way == "shared" else step
        return Logic(step, "unit", alike or (*one, Elsewhere(other, theirs)), roles, every=bool(alike))
    if way in ("first", "outside"):
        return Logic(step, "unit", (*one, Elsewhere(other, theirs, negated=True)), roles)
    if way == "holds":
        one, other, roles, theirs = other, one, theirs, roles
    if any(isinstance(c, NumberIn) and len(c.numbers) > 1 for c in other):
        raise NotUnderstood("words", (match.string,))  # 都在第13条和第15条里: in each of them, or in one
    return Logic("exists", "unit", (*one, Elsewhere(other, theirs, negated=True)), roles, attribute="not")


def _of_either(way: Way, step: Operation, one: Where, other: Where, roles: frozenset[str]) -> Logic:
    """Return the form for the units of either of two sets, or for whether and which of these only one of them has."""
    numbered = _numbered(one, other)
    both: Where = numbered or (AnyOf(tuple(tasks[0] if len(tasks) == 1 else AllOf(tasks) for tasks in (one, other))),)
    if way == "either":
        return Logic(step, "unit", both, roles)
    apart = LackedBy(numbered, roles, () if numbered else (one, other))
    asked = "not" if way == "same" else None
    return Logic(step if way == "apart" else "exists", "unit", (*both, apart), roles, attribute=asked)


def _by_number(way: Way, sides: tuple[Logic, ...], *, descending: bool) -> Logic:
    """Return the form for two sets by how many units they have; NotUnderstood for which of two that are no tasks."""
    if way != "more":
        operation: Operation = "same" if way == "equal" else "more" if way == "greater" else "difference"
        return Logic(operation, "task", descending=descending, others=sides)
    kinds = {tuple(type(c) for c in side.where) for side in sides}
    if kinds not in ({(NumberIn,)}, {(InPart,)}):
        raise NotUnderstood("nothing")
    return Logic("compare", "task" if kinds == {(NumberIn,)} else "part", descending=descending, others=sides)


def _numbered(one: Where, other: Where) -> Where:
    """Return two sets as one, where both are said by number; nothing else."""
    both = [*one, *other]
    numbers = [number for c in both if isinstance(c, NumberIn) for number in c.numbers]
    return (NumberIn(tuple(numbers)),) if len(both) == len(numbers) else ()


def _roles(way: Way, said: dict[str, str], lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Return the roles of the units of the first task and of the second: those of the first where none are said."""
    named = [ROLES.get(said[name], said[name]) if name in said else "" for name in "rst"]
    mine = named[0] or named[2] or named[1]
    theirs = named[1] or ("" if way in ("within", "outside") else mine)
    return roles_of(mine, lexicon), roles_of(theirs, lexicon)


def _tasks(said: str, lexicon: Lexicon) -> Where:
    """Return what holds of the tasks of a set, nothing where it is none; NotInDocuments where none has the number."""
    number = NUMBER.fullmatch(said)
    if number is None:
        return tasks_named(said, lexicon)
    if wanted := lexicon.printed_numbers((parse_count(number[1]),), ordinal=True):
        return (NumberIn(tuple(wanted)),)
    raise NotInDocuments((said,))


def _asks_whether(question: str, way: Way) -> bool:
    """Tell whether a question asks if it is so; English ones say it by their build."""
    return way not in LISTED if question.isascii() else bool(WHETHER.search(question.rstrip("。？?！! ")))
