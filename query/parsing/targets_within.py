"""Targets of a set of tasks that are so: 甲牵头的任务里，有2022年的量化目标的是哪几条; …的任务有哪些不低于60%的目标."""

from __future__ import annotations

from typing import Literal

from query.constraints import TargetIs, Where
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic, Operation
from query.parsing.clauses import asks, is_tasks, trimmed
from query.parsing.phrases import phrase
from query.parsing.stretches import TARGETS
from query.parsing.task_sets import set_of
from query.tokens.question_words import HAVING, INSIDE

_HAVING = HAVING | {"定", "写了", "提出了", "明确了", "安排了"}
_LEAD = {*INSIDE, ",", "都", "里头"}
_LIGHT = {"的", "是", "都", "有", "分别"}
_THAN = {"比", "较"}


def of_targets_within(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a question about targets that are so within a set of tasks, None where it is not built so."""
    said = trimmed(row)
    if all(m.text.isascii() or m.kind == "unit" for m in said) or any(m.kind in ("pronoun", "yesno") for m in row):
        return None
    end = next((i for i, m in enumerate(said) if i > 1 and is_tasks(m)), None)
    if end is None or not any(m.code in TARGETS for m in said[end:]) or any(map(asks, said[:end])):
        return None
    rest = said[end + 1 :]
    while rest and rest[0].text in _LEAD:
        rest = rest[1:]
    try:
        asked = _more(rest, lexicon) or _asked(rest, lexicon)
    except NotUnderstood:
        return None
    base = set_of(said[: end + 1], lexicon) if asked else ()
    if not asked or not base:
        return None
    step, kind, bounds = asked
    if step == "difference":
        return Logic(step, "target", others=tuple(Logic("count", "target", (*base, bound)) for bound in bounds))
    return Logic(step, kind, (*base, *bounds))


_Asked = tuple[Operation, Literal["task", "target"], Where]


def _asked(row: list[Mark], lexicon: Lexicon) -> _Asked | None:
    """哪几条定了2022年的目标, 有2022年的目标的是哪几条: tasks; 有哪些2022年的目标: the targets."""
    places = [i for i, m in enumerate(row) if asks(m)]
    noun = next((i for i in range(len(row) - 1, -1, -1) if row[i].code in TARGETS and row[i].kind == "ask"), None)
    if len(places) != 1 or noun is None or asks(row[noun]):
        return None
    place, front, behind = places[0], row[: places[0]], row[places[0] + 1 :]
    kind: Literal["task", "target"] = "task"
    tasks = row[place].code == "task" and row[place].text[-1] in "条项"
    if place > noun and tasks and front[0].text in _HAVING and all(m.text in _LIGHT for m in front[noun + 1 :]):
        said = front[1 : noun + 1]
    elif tasks and not front and behind[:1] and behind[0].text in _HAVING and noun == len(row) - 1:
        said = behind[1:]
    elif (
        not tasks and row[place].code in ("task", "") and noun == len(row) - 1 and all(m.text in _LIGHT for m in front)
    ):
        said, kind = behind, "target"
    else:
        return None
    bound = _bound(said, lexicon)
    step: Operation = "count" if row[place].kind == "count" else "select"
    return (step, kind, (bound,)) if bound else None


def _more(row: list[Mark], lexicon: Lexicon) -> _Asked | None:
    """2025年的目标比2022年的多几个: how many more of the one there are than of the other."""
    than = next((i for i, m in enumerate(row) if m.text in _THAN), None)
    step = next((i for i, m in enumerate(row) if m.kind == "difference"), None)
    if than is None or step is None or step < than or step != len(row) - 1:
        return None
    noun = next((m for m in row[:than] if m.code in TARGETS), None)
    if noun is None:
        return None
    second = row[than + 1 : step]
    named = any(m.code in TARGETS for m in second)
    sides = (_bound(row[:than], lexicon), _bound(second if named else [*second, noun], lexicon))
    return ("difference", "target", tuple(side for side in sides if side)) if all(sides) else None


def _bound(row: list[Mark], lexicon: Lexicon) -> TargetIs | None:
    """Return what a phrase says of targets beyond their kind; None where it says no more, or anything of tasks."""
    where = phrase(row, "target", lexicon).where
    bound = where[0] if len(where) == 1 else None
    if not isinstance(bound, TargetIs) or bound == TargetIs(bound.kind):
        return None
    return bound
