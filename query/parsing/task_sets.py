"""Sets of tasks beside each other: one without another, several together, one against another.

甲牵头的任务里，除去有量化目标的，还剩哪几条; 甲牵头的和没有乙的任务合在一起; 甲牵头的任务比没有牵头单位的多几条.
Each set is a phrase that says something of tasks, and is read by itself; what its clauses say holds of it together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from query.constraints import AnyOf, InPart, Where
from query.lexicon import Lexicon, Mark
from query.logic import Logic, Operation
from query.parsing.clauses import Form, asked_of, asks, bounds_of_clauses, is_tasks, trimmed
from query.parsing.stretches import clauses_of
from query.parsing.truth import all_of, none_of
from query.reading.roles import JOINT
from query.tokens.question_words import INSIDE, WITH, words

OUT = words("除|除了|除去|除开|除掉|去掉|去除|扣除|扣掉|减去|不算|不计|不含|不包括|剔除|排除")
OUTSIDE = {"外", "以外", "之外", "以外的", "之外的", "除外", "不算", "不计", "不列", "后", "以后", "之后"}
_EITHER = {"或", "或者", "或是", "要么"}
_AND = {"和", "与", "及", "以及", "加", "加上", "连同", "跟"}
_THAN = {"比", "较"}
_BETWEEN = {"、", ",", *INSIDE, "里头", "范围内", "其中", "还", "还剩", "剩", "剩下", "剩余", "的"}
_SAYS = words("unit|role|without|counted|amount|has-not|single|several|part|part-word|numbers|not|mention")
_RELATED = ("无关", "有关", "相关", "没关系", "不相干", "一起", "一道", "一同")
_GREATEST = ("most", "least")
BINDING = {*OUT, *_EITHER, *_AND, *_THAN, *_GREATEST}
"""Words and kinds of words one of which sets sets of tasks beside each other."""
LEFT = {"还", "还剩", "剩", "剩下", "剩余", "还有"}
_HAVING = {"有", "含", "带", "包含", "包括"}
_TARGETS = {"target", "quantity", "milestone", "box"}
_UNFIT = {"pronoun", "these", "each", "each-part", "each-task", "ratio", "rank", "top", "times"}
_SHARED = re.compile("[重交]|共[同有]")
"""How a word begins by which tasks are in both of two sets (重合的, 交叉的)."""


def of_task_sets(row: list[Mark], lexicon: Lexicon, form: Form) -> Logic | None:
    """Return the form of a question about sets of tasks, None where it is not built so."""
    said = trimmed(row)
    if all(m.text.isascii() or m.kind == "unit" for m in said):
        return None
    if any(m.kind in _GREATEST for m in said):
        return _greatest(said, lexicon, form)
    if any(m.kind in _UNFIT for m in said):
        return None
    whether = any(m.kind == "yesno" for m in row)
    found = _without(said, lexicon, form) or _together(said, lexicon, form)
    if found and whether and (found.operation, found.kind) == ("select", "task"):
        found = replace(found, operation="exists")  # …合在一起有吗
    return _against(said, lexicon, whether=whether) or found


def _against(row: list[Mark], lexicon: Lexicon, *, whether: bool) -> Logic | None:
    """甲牵头的任务比没有牵头单位的任务多几条, 多吗."""
    than = next((i for i, m in enumerate(row) if m.text in _THAN), None)
    if than is None or not any(is_tasks(m) for m in row):
        return None
    steps = [m for m in row[than:] if m.kind in ("difference", "compare", "fewer")]
    if len(steps) != 1 or any(asks(m) for m in row if m.kind not in ("yesno", "count")):
        return None
    step = steps[0]
    if (step.kind == "difference") == whether:
        return None
    place = row.index(step)
    first = _without_yesno(row[:than])
    second = _without_yesno(row[than + 1 : place])
    if _only_units(second) or _only_units(first):
        return None  # 甲牵头的任务比乙多几条, 甲比乙牵头的任务多几条: both with the role that one has
    shared = _said_of_both(row[place + 1 :], lexicon)
    sides = _alike(set_of(first, lexicon), set_of(second, lexicon))
    if not all(sides) or shared is None:
        return None
    return set_against(step, [(*side, *shared) for side in sides])


def _said_of_both(row: list[Mark], lexicon: Lexicon) -> Where | None:
    """甲部分比乙部分多几条有目标的任务: what stands behind the number holds of both; None where it cannot be read."""
    if not any(m.kind in _SAYS or m.code in _TARGETS for m in row):
        return ()
    return set_of([m for m in row if m.kind != "yesno"], lexicon) or None


def _alike(first: Where, second: Where) -> tuple[Where, Where]:
    """甲部分有目标的任务比乙部分多几条: of a part alone the same is said as of the one in front."""
    if len(first) > len(second) == 1 and isinstance(second[0], InPart):
        return first, tuple(second[0] if isinstance(c, InPart) else c for c in first)
    return first, second


def set_against(step: Mark, sides: Iterable[Where]) -> Logic:
    """Return the form that sets two sets of tasks against each other by the word that does so (多几条, 少吗)."""
    counted = tuple(Logic("count", "task", side) for side in sides)
    operation: Operation = "difference" if step.kind == "difference" else "more"
    return Logic(operation, "task", descending=step.kind != "fewer", others=counted)


def _without_yesno(row: list[Mark]) -> list[Mark]:
    """Return a phrase without 是不是 at its end."""
    end = len(row)
    while end and (row[end - 1].kind == "yesno" or row[end - 1].text in ("是", ",", "要", "会")):
        end -= 1
    return row[:end]


def _greatest(row: list[Mark], lexicon: Lexicon, form: Form) -> Logic | None:
    """没有目标的任务里，哪条的责任单位最多; 责任单位最多的没有目标的任务是哪条."""
    place = next(i for i, m in enumerate(row) if m.kind in _GREATEST)
    end = end_of_set(row)
    if end is None or sum(m.kind in _GREATEST for m in row) > 1:
        return None
    said, tail = row[: end + 1], row[end + 1 :]
    if end > place:
        measure, said = row[: place + 1], row[place + 1 : end + 1]
        if not row[place].text.endswith("的") or not all(
            m.kind in ("role", "ask", "count", "most", "least") for m in measure
        ):
            return None
        tail = [*tail, *measure]
    if not any(asks(m) and m.code == "task" for m in tail) or any(m.kind in ("except", "beyond") for m in said[:-2]):
        return None
    where = set_of(said, lexicon)
    return (
        asked_of([m for m in tail if m.text not in _BETWEEN or m.text == "的"], where, lexicon, form) if where else None
    )


def _without(row: list[Mark], lexicon: Lexicon, form: Form) -> Logic | None:
    """甲牵头的任务里，除去有量化目标的，还剩哪几条."""
    places = [i for i, m in enumerate(row) if m.text in OUT and m.kind in ("except", "not", "without", "filler")]
    if 0 in places and (found := _without_several(row, lexicon, form)):
        return found
    out = next((i for i in places if end_of_set(row[:i]) is not None), None)
    base = None if out is None else end_of_set(row[:out])
    if out is None or base is None or any(m.text not in _BETWEEN for m in row[base + 1 : out]):
        return None
    end = _end_of_exception(row, out)
    if end is None:
        return None
    closes = row[end - 1].text.endswith("的") or row[end].kind == "beyond" or row[end].text in OUTSIDE
    if not closes or _only_units(row[out + 1 : end]):
        return None  # 除甲以外还有谁: the unit is left out of the answer
    left, lacks = set_of(row[: base + 1], lexicon), set_of([replace(m, denied="") for m in row[out + 1 : end]], lexicon)
    if not left or not lacks:
        return None
    return _asked(
        [m for m in row[end:] if m.kind not in ("other", "remaining", "beyond")], (*left, none_of(lacks)), lexicon, form
    )


def _without_several(row: list[Mark], lexicon: Lexicon, form: Form) -> Logic | None:
    """除去甲牵头的和有乙的，还剩哪些任务: all tasks but those of several sets."""
    end = _end_of_exception(row, 0)
    if end is None or not any(m.code == "task" for m in row[end:]):
        return None
    sets, _ = _parted([replace(m, denied="") for m in row[1:end]])
    read = [set_of(part, lexicon) for part in sets]
    if len(read) < 2 or not all(read) or any(_only_units(part) for part in sets):
        return None
    tail = [m for m in row[end:] if m.kind not in ("other", "remaining", "beyond")]
    return _asked(tail, tuple(none_of(where) for where in read), lexicon, form)


def _only_units(row: list[Mark]) -> bool:
    """Tell whether a phrase lists units and says nothing of tasks."""
    return all(m.kind in ("unit", "filler", "beyond") and m.text not in _HAVING for m in row)


def end_of_set(row: list[Mark]) -> int | None:
    """Return where the noun 任务 of the set in front stands, the last in the row."""
    return next((i for i in range(len(row) - 1, -1, -1) if is_tasks(row[i]) or _are_tasks_of_part(row[i])), None)


def _are_tasks_of_part(mark: Mark) -> bool:
    return mark.kind == "part" and mark.code == "tasks"


def _end_of_exception(row: list[Mark], out: int) -> int | None:
    """Return where the words behind an exception begin: behind 以外, a comma, or the last 的 in front of a question."""
    for index in range(out + 1, len(row)):
        if row[index].kind == "beyond" or row[index].text in OUTSIDE or row[index].text == ",":
            return index
        if asks(row[index]) or row[index].kind in ("remaining", "other") or row[index].text in LEFT:
            return index
    return None


def _together(row: list[Mark], lexicon: Lexicon, form: Form) -> Logic | None:
    """甲牵头的和没有乙的任务合在一起有哪些; 甲牵头或者没有目标的任务."""
    first_asked = next((i for i, m in enumerate(row) if asks(m)), len(row))
    end = end_of_set(row[:first_asked])
    if end is None:
        end = next((i for i in range(first_asked - 1, 0, -1) if row[i].text == "的"), None)
    if end is None:
        return None
    if row[0].text in OUT:
        return None
    sets, either = _parted(row[: end + 1])
    merged = [m for m in row[end + 1 :] if m.kind == "or"]
    if len(sets) < 2 or any(part[-1].kind in ("unit", "part") for part in sets):
        return None  # 甲或乙牵头的: units, that one role is said of
    if not (either or merged or all(part[-1].text.endswith("的") or is_tasks(part[-1]) for part in sets)):
        return None
    read = [set_of(part, lexicon) for part in sets]
    if not all(read):
        return None
    shared = any(m.kind == "both" and _SHARED.match(m.text) for m in row[end + 1 :])
    either_of = (AnyOf(tuple(all_of(where) for where in read if where)),)
    where = tuple(c for each in read for c in each) if shared else either_of
    return _asked([m for m in row[end + 1 :] if m not in merged], where, lexicon, form)


def _parted(row: list[Mark]) -> tuple[list[list[Mark]], bool]:
    """Return the sets that 或 or 和 stands between, and whether it is 或; a list of units or parts is not parted."""
    sets: list[list[Mark]] = [[]]
    either, listed = False, _lists(row)
    for index, mark in enumerate(row):
        ends = (
            index > 0
            and (row[index - 1].text.endswith("的") or is_tasks(row[index - 1]))
            and not _with_a_unit(row, index)
        )
        joins = mark.text in _EITHER or (ends and (mark.text in _AND or (listed and mark.text == "、")))
        if joins and sets[-1]:
            either = either or mark.text in _EITHER
            sets.append([])
        elif sets[-1] or mark.text not in (",", "要么"):
            sets[-1].append(mark)
    return [part for part in sets if part], either


def _with_a_unit(row: list[Mark], index: int) -> bool:
    """与甲无关的, 和别的单位共同牵头的: what joins a unit to the words behind it parts no sets."""
    behind = [m for m in row[index + 1 : index + 4] if m.kind != "filler"]
    if row[index + 1 : index + 2] and row[index + 1].text in WITH:
        return False
    named = bool(behind) and behind[0].kind in ("unit", "others")
    return named and any(m.kind == "both" or m.text.startswith(_RELATED) or JOINT.match(m.text) for m in behind[1:2])


def _lists(row: list[Mark]) -> bool:
    """Tell whether 和 or 或 stands behind a set: then 、 behind another one is part of the same list."""
    return any(m.text in _EITHER | _AND and row[i].text == "的" for i, m in enumerate(row[1:]))


def set_of(row: list[Mark], lexicon: Lexicon) -> Where:
    """Return what a phrase says of the tasks that it stands for; nothing where it says nothing by itself."""
    said = [m for m in row if m.text != ","]
    while said and (said[-1].text == "的" or is_tasks(said[-1])):
        said = said[:-1]
    while said and (said[0].kind == "filler" and said[0].text in (*_BETWEEN, "在", "把", "那些")):
        said = said[1:]
    if not said or any(asks(m) for m in said) or not any(m.kind in _SAYS or m.code in _TARGETS for m in said):
        return ()
    clauses = clauses_of(said)
    return bounds_of_clauses(clauses, lexicon)


def _asked(tail: list[Mark], where: Where, lexicon: Lexicon, form: Form) -> Logic | None:
    """Return the form of what is asked of a set: which tasks they are, how many, or something of them."""
    plain = [m for m in tail if m.kind not in ("filler", "list", "both", "beyond") or m.text == "没"]
    if all((asks(m) and m.code in ("", "any", "task")) or is_tasks(m) for m in plain):
        counts = any(m.kind == "count" for m in plain)
        return Logic("count" if counts else "select", "task", where)
    return asked_of(tail, where, lexicon, form)
