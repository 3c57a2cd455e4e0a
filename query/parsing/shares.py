"""教育那三条各有几个责任单位: something is counted for each of the tasks in front, or for each unit behind 按."""

from __future__ import annotations

from query.lexicon import Lexicon, Mark
from query.logic import Logic, kind_of
from query.parsing.focus import COUNTED_ASKS
from query.parsing.phrases import measured_roles, noun_of, phrase
from query.reading.draft import TARGET_ASKS, target_kind

_SPENT = ("each", "each-task", "apart", "count", "list", "all-of", "both")
_BY = {"按", "按照", "依", "以"}
_GROUPS = {
    "统计",
    "分组",
    "分",
    "汇总",
    "分类",
    "归类",
    "归总",
    "分开",
    "划分",
    "分别统计",
    "数一下",
    "算",
    "数一数",
    "分一分",
    "归一归",
    "排一排",
}
_NUMBER_OF = {"数", "数量", "个数", "家数", "数目", "总数"}
_ONE_BY_ONE = ("逐条", "逐项", "一条条", "一条一条", "每条", "各条", "每项", "各项")


def for_each_unit(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of 按牵头单位统计任务数, None where the question is not built so."""
    place = next((i for i, m in enumerate(row[:-2]) if m.text in _BY and row[i + 2].text in _GROUPS), None)
    if place is None or not _names_units(row[place + 1]):
        return None
    rest = [*row[:place], *row[place + 3 :]]
    tasks = any(m.code == "task" and m.kind in ("count", "ask") for m in rest)
    if not tasks or any(m.kind in ("rank", "rank-up", "top", "most", "least") for m in rest):
        return None
    where = phrase(rest, "task", lexicon, drop=_SPENT).where
    return Logic("group", "unit", where, row[place + 1].entry.roles or measured_roles([row[place + 1]], lexicon))


def _names_units(mark: Mark) -> bool:
    return mark.kind == "role" and mark.text.endswith(("单位", "部门"))


def for_each_task(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form that counts units, targets … of each of the tasks named in front of 各, None where none are."""
    if listed := _one_by_one(row, lexicon):
        return listed
    place = next((i for i, m in enumerate(row) if m.kind in ("apart", "each-task")), None)
    if place is None or any(m.kind == "yesno" and not m.text.isascii() for m in row):
        return None
    scope, behind = row[:place], row[place + 1 :]
    if row[place].text.isascii() and not any(m.kind != "filler" for m in scope):
        end = next((i for i, m in enumerate(behind) if m.text == "," or m.kind == "count"), 0)
        scope, behind = behind[:end], behind[end:]
    count = next((m for m in behind if m.kind == "count"), None)
    if count is None or count.kind != "count":
        return None
    noun = count.code if count.code in COUNTED_ASKS else noun_of(behind)
    firms = any(m.kind == "ask" and m.code == "company" for m in scope)
    if noun == "unit" and firms and "单位" not in count.text and not any(m.kind == "role" for m in behind):
        noun = "company"
    if not noun or noun == "task" or (row[place].kind == "apart" and not _tasks(scope, lexicon)):
        return None
    return _counted(scope, behind, noun, lexicon)


def _one_by_one(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """各条任务的责任单位数分别是多少, 逐条列出责任单位个数: the number of units or targets of each task."""
    place = next((i for i, m in enumerate(row) if m.text.startswith(_ONE_BY_ONE)), None)
    if place is None or any(m.kind in ("yesno", "rank", "rank-up", "top", "most", "least") for m in row):
        return None
    behind = row[place + 1 :]
    number = next((i for i, m in enumerate(behind) if _is_number_of(behind, i)), None)
    if number is None:
        return None
    noun = behind[number].code if behind[number].kind == "count" else noun_of(behind[:number])
    if noun not in ("unit", "company", "project", *TARGET_ASKS):
        return None
    return _counted(row[:place], behind[: number + 1], noun, lexicon)


def _is_number_of(row: list[Mark], place: int) -> bool:
    """Tell whether a token is the 数 of what stands in front of it (责任单位数, 单位个数)."""
    counted = row[place].kind == "count" and row[place].text.endswith(tuple(_NUMBER_OF))
    named = place > 0 and (row[place - 1].kind == "role" or row[place - 1].kind == "ask")
    return counted or (row[place].text in _NUMBER_OF and named)


def _counted(scope: list[Mark], behind: list[Mark], noun: str, lexicon: Lexicon) -> Logic:
    """Return the form that counts things of the class `noun` for each task of a scope."""
    where = phrase(scope, "task", lexicon, drop=_SPENT).where if scope else ()
    target = noun in TARGET_ASKS
    roles = measured_roles(behind, lexicon)
    by = "target" if target else kind_of(noun)
    return Logic("group", "task", where, roles, by, by_target=target_kind(noun) if target else "any")


def _tasks(scope: list[Mark], lexicon: Lexicon) -> bool:
    """Tell whether a phrase is about several tasks: 教育那三条, 第1、2条, 甲局牵头的任务, a safeguard measure."""
    called = any(lexicon.parts_titled(word) for m in scope if m.kind.startswith("topic") for word in m.entry.iris)
    return called or noun_of([m for m in scope if m.kind != "role"]) == "task"
