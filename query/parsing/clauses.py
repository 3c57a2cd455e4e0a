"""Clauses that bound tasks, each read by itself: 甲牵头、但没有乙的任务里，有量化目标的由谁负责."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from query.constraints import ALL_ROLES, Constraint, Elsewhere, RoleCount, TasksOfUnit, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.logic import Logic, Operation
from query.parsing.phrases import bounds_of
from query.parsing.roles import not_those
from query.parsing.stretches import BREAKS, TARGETS, bounds, clauses_of, modifiers_of, says
from query.reading.draft import Draft
from query.reading.read import read_row
from query.reading.roles import JOINT
from query.tokens.question_words import INSIDE, IS_NOT, STRONG, names_units, words

Form = Callable[[Draft, Lexicon], Logic]
"""How a form is made of what has been read of a question."""
_INSIDE = {*INSIDE, "其中"}
_DENYING = words("不|没|未|并不|没有|不再|不是|从不|都不|都没|都没有|都未|均不|均未|也不|也没")
_ASKING = ("which", "count", "yesno", "list")
_ENDS = {"?", "。", ".", "!", "呢", "吗", "啊", "呀", ":"}
_ELSEWHERE = words("or|all-of|all|ratio|each|each-part|each-task|apart|pronoun|others|rank|most|least")
_EITHER = {"或", "或者", "要么", "还是"}
_STATED = {"明确", "确定", "指定", "写", "写明", "定", "设", "落实", "安排", "标明", "注明"}
_COUNTED = ("个", "项", "条")
_ANY_TASK = RoleCount(ALL_ROLES, ">=", 1)
"""Stands for the tasks of the clauses while the rest of the question is read: every task has some unit."""


def of_clauses(row: list[Mark], lexicon: Lexicon, form: Form) -> Logic | None:
    """Return the form of a question whose clauses bound tasks, None where it is not built so.

    The clauses stand in front of 的任务, or behind 哪些任务; what is asked of these tasks is read by itself.
    """
    counted = any(m.kind == "count" for m in row)
    said = _with_those(trimmed([m for m in row if m.kind != "apart" or counted]))
    if all(m.text.isascii() or m.kind == "unit" for m in said):
        return None
    if any(m.text in _EITHER or m.kind in _ELSEWHERE for m in said):
        return None
    return _attributive(said, lexicon, form, whether=_says_whether(row)) or _predicative(said, lexicon)


def _attributive(row: list[Mark], lexicon: Lexicon, form: Form, *, whether: bool) -> Logic | None:
    """甲牵头、没有乙的任务由谁负责."""
    row, existing = _without_opening(row)
    place = next((i for i in range(1, len(row)) if _attributes(row[i - 1]) and is_tasks(row[i])), None)
    end = place - (row[place - 1].text == "的") if place else _closing(row)
    if not end or any(asks(m) for m in row[:end]):
        return None
    clauses = clauses_of(row[:end])
    tail = _without_inside(row[place + 1 if place else end + 1 :])
    if further := _further(tail):
        clauses, tail = [*clauses, *further[0]], further[1]
    asks_more = _asks_further(tail)
    if not all(map(bounds, clauses)):
        return None
    several = len(clauses) > 1 or len(modifiers_of(clauses[0])) > 1
    if not several and not asks_more and not any(m.code in TARGETS for m in clauses[0]):
        return None
    exists = (existing or whether) and not tail
    if (existing or whether) and not exists:
        return None
    where = bounds_of_clauses(clauses, lexicon)
    if exists:
        return Logic("exists", "task", where) if where else None
    return asked_of(tail, where, lexicon, form) if where else None


def _predicative(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """哪些任务甲牵头、又没有乙; 有几条任务…; 有没有哪条任务…."""
    head = next((i for i, m in enumerate(row) if m.code == "task" and m.kind in ("ask", "count")), None)
    if head is None or any(says([m]) for m in row[:head]):
        return None
    steps: dict[str, Operation] = {"count": "count", "ask": "select"}
    step = "exists" if any(m.kind == "yesno" for m in row[:head]) else steps[row[head].kind]
    if row[head].kind == "ask" and step == "select" and not STRONG.search(row[head].text):
        return None
    body = row[head + 1 :]
    if any(asks(m) for m in body):
        return None
    if body and body[-1].text == "的":
        body = body[:-1]
    if body and body[0].text == "是":
        body = body[1:]
    clauses = clauses_of(body)
    counts_targets = any(m.code in TARGETS for m in body) and any(m.kind == "amount" for m in body)
    if (len(clauses) < 2 and not counts_targets) or not all(map(says, clauses)):
        return None
    clauses[0] = [*(m for m in row[:head] if m.kind not in ("yesno", "list") and m.text != "有"), *clauses[0]]
    where = bounds_of_clauses(clauses, lexicon)
    return Logic(step, "task", where) if where else None


def _says_whether(row: list[Mark]) -> bool:
    """Tell whether a question ends in 吗."""
    return any(m.text in ("吗", "么", "嘛") for m in row[-2:])


def _without_opening(row: list[Mark]) -> tuple[list[Mark], bool]:
    """Return a row without 有没有 or 任务里 at its beginning, or behind the part in front; and whether it asked."""
    start = next((i for i, m in enumerate(row) if m.kind not in ("filler", "part") or m.text in ("存在", "有")), 0)
    if row[start].kind == "yesno" or row[start].text == "存在":
        return [*row[:start], *row[start + 1 :]], True
    if is_tasks(row[start]) and any(m.text in _INSIDE for m in row[start + 1 : start + 2]):
        return [*row[:start], *row[start + 2 :]], False
    return row, False


def _with_those(row: list[Mark]) -> list[Mark]:
    """Return a row with 那些 joined to the tasks behind it."""
    out: list[Mark] = []
    for mark in row:
        if out and out[-1].text == "的" and mark.kind == "all-of" and mark.code == "task":
            mark = replace(mark, entry=Entry("ask", "task"))  # noqa: PLW2901
        elif mark.text in _INSIDE and mark.kind == "pronoun" and out and is_tasks(out[-1]):
            mark = replace(mark, entry=Entry("filler"))  # noqa: PLW2901
        out.append(mark)
    return out


def trimmed(row: list[Mark]) -> list[Mark]:
    """Return a row without the marks at its end."""
    end = len(row)
    while end and row[end - 1].text in _ENDS:
        end -= 1
    return row[:end]


def is_tasks(mark: Mark) -> bool:
    """Tell whether a token is the noun 任务, which does not ask."""
    return mark.code == "task" and mark.kind in ("ask", "some", "these") and not STRONG.search(mark.text)


def asks(mark: Mark) -> bool:
    """Tell whether a token asks for something."""
    return mark.kind in _ASKING or (mark.kind == "ask" and bool(STRONG.search(mark.text)))


def _attributes(mark: Mark) -> bool:
    """Tell whether a word joins what stands in front to the noun behind: 的, 以外的."""
    return mark.text == "的" or (mark.kind == "beyond" and mark.text.endswith("的"))


def _closing(row: list[Mark]) -> int | None:
    """Return where the last 的 stands that has only a question for tasks behind it (的是哪几条, 的一共几条)."""
    for index in range(len(row) - 2, 0, -1):
        if row[index].text == "的":
            behind = [m for m in row[index + 1 :] if m.kind != "filler"]
            plain = all(asks(m) and m.code in ("", "any", "task") for m in behind)
            return index if behind and plain else None
    return None


def _without_inside(row: list[Mark]) -> list[Mark]:
    start = 0
    while start < len(row) and (row[start].text in _INSIDE or row[start].text in BREAKS):
        start += 1
    return row[start:]


def _further(tail: list[Mark]) -> tuple[list[list[Mark]], list[Mark]] | None:
    """Return the clauses that narrow the tasks down once more, and what is asked: …的任务里，有目标的是哪几条."""
    end = _closing(tail)
    if end and not any(asks(m) for m in tail[:end]):
        return clauses_of(tail[:end]), tail[end + 1 :]
    if _asks_which_counted(tail):
        noun = replace(tail[0], entry=Entry("ask", tail[0].code), text=tail[0].text.lstrip("哪些几"))
        return [[noun, *tail[1:]]], []
    return None


def _asks_which_counted(tail: list[Mark]) -> bool:
    """Tell whether what is asked is which of the tasks have so many targets: 哪些量化目标在2个以上."""
    opens = bool(tail) and tail[0].kind == "ask" and tail[0].code in TARGETS and tail[0].text.startswith("哪")
    return opens and any(m.kind == "amount" for m in tail[1:]) and not any(map(asks, tail[1:]))


def _asks_further(tail: list[Mark]) -> bool:
    """Tell whether something else than the tasks themselves is asked for: their units, their targets."""
    named = any(m.kind == "role" or (m.kind in ("ask", "count") and m.code not in ("", "any", "task")) for m in tail)
    return named and any(map(asks, tail))


def is_bare(clause: list[Mark]) -> bool:
    """Tell whether a clause leaves its unit to the one in front: 甲参与、但不牵头."""
    said = [m for m in clause if m.kind != "filler" or m.text in (*_DENYING, *IS_NOT)]
    if any(m.text in _STATED or (m.kind == "role" and JOINT.match(m.text)) for m in clause):
        return False
    is_not = any(m.text in IS_NOT for m in said)
    verbs = [m for m in said if m.kind == "role" and (is_not or not names_units(m.text))]
    return bool(verbs) and all(m in verbs or m.text in (*_DENYING, *IS_NOT) for m in said)


def bounds_of_clauses(clauses: list[list[Mark]], lexicon: Lexicon) -> tuple[Constraint, ...]:
    """Return what the clauses say of tasks; nothing where one has no unit and none in front, or cannot be read."""
    whole: list[list[Mark]] = []
    for clause in (each for i, one in enumerate(clauses) for each in modifiers_of(one, goes_on=i > 0)):
        units = [m for m in whole[-1] if m.kind == "unit"] if whole else []
        whole.append([*units, *clause] if len(units) == 1 and is_bare(clause) else clause)  # 甲参与、但不牵头
    return () if any(map(is_bare, whole)) else bounds_of(map(_plain, whole), lexicon)


def _plain(clause: list[Mark]) -> list[Mark]:
    """Return a clause with 甲没有 and 量化目标超过3个 in the order and kind in which a phrase has them."""
    out = list(clause)
    if out[-1].kind == "not" and not any(m.kind == "role" for m in out) and any(m.kind == "unit" for m in out):
        out[-1] = replace(out[-1], entry=Entry("without"))
    for index, mark in enumerate(out):
        noun = next((i for i in range(index - 1, max(-1, index - 4), -1) if out[i].kind != "filler"), None)
        counts = mark.kind == "amount" and mark.amount is not None and mark.amount.unit in _COUNTED
        if counts and noun is not None and out[noun].code in TARGETS and not out[noun].text.endswith("值"):
            out[index] = replace(mark, entry=Entry("counted", out[noun].code))
            out[noun] = replace(out[noun], entry=Entry("filler"))
    return [*out, Mark(Entry("filler"), 0, 0, "的"), Mark(Entry("ask", "task"), 0, 0, "任务")]


def asked_of(tail: list[Mark], where: tuple[Constraint, ...], lexicon: Lexicon, form: Form) -> Logic | None:
    """Return the form of what is asked of the tasks that the clauses bound."""
    new: Draft = read_row(tail, lexicon)
    new.constraints.insert(0, _ANY_TASK)
    try:
        logic = form(new, lexicon)
    except NotUnderstood:
        return None
    if _ANY_TASK not in logic.where or logic.others:
        return None
    never = any(m.text.startswith(("从", "never")) for m in tail)  # 从不牵头的单位: in none of all tasks
    own = (c if never else _among(c, where) for c in logic.where if c != _ANY_TASK)
    return replace(logic, where=(*where, *own, *_others(logic, where, tail)))


def _among(constraint: Constraint, where: tuple[Constraint, ...]) -> Constraint:
    """甲牵头的任务里参与不止一条的单位: what is counted of a unit's tasks is counted among those of the clauses."""
    if not isinstance(constraint, TasksOfUnit | Elsewhere) or _ANY_TASK not in constraint.where:
        return constraint
    return replace(constraint, where=(*where, *(c for c in constraint.where if c != _ANY_TASK)))


def _others(logic: Logic, where: tuple[Constraint, ...], tail: list[Mark]) -> tuple[Constraint, ...]:
    """甲牵头的任务里，其他牵头单位有哪些: those that the clauses name are not asked for, nor is one of them ranked."""
    named = [c for c in where if isinstance(c, UnitIs) and not c.negated]
    meant = any(m.kind in ("other", "others") for m in tail) or (logic.operation, len(named)) == ("rank", 1)
    if logic.kind != "unit" or not named or not meant:
        return ()
    return (not_those(named),)
