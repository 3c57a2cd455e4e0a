"""教育那三条各有几个责任单位: something is counted for each of the tasks in front, or for each unit behind 按."""

from __future__ import annotations

from dataclasses import replace

from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic, kind_of
from query.parsing.focus import COUNTED_ASKS
from query.parsing.phrases import measured_roles, noun_of, phrase
from query.parsing.roles import not_those
from query.reading.draft import TARGET_ASKS, target_kind
from query.reading.units import unit_is
from query.tokens.question_words import WITH

_SPENT = ("each", "each-task", "apart", "count", "list", "all-of", "both")
_NUMBER_OF = {"数", "数量", "个数", "家数", "数目", "总数"}
_ONE_BY_ONE = ("逐条", "逐项", "一条条", "一条一条", "每条", "各条", "每项", "各项")


def for_each_task(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form that counts units, targets … of each of the tasks named in front of 各, None where none are."""
    if listed := _one_by_one(row, lexicon):
        return listed
    place = next((i for i, m in enumerate(row) if m.kind in ("apart", "each-task")), None)
    if place is None or any(m.kind == "yesno" and not m.text.isascii() for m in row):
        return None
    scope, behind = row[:place], row[place + 1 :]
    if any(m.kind == "apart" and m.text.startswith("一") for m in row):
        return None  # 分别归谁牵头、一家牵几条: for each unit
    if row[place].text.isascii() and not any(m.kind != "filler" for m in scope):
        end = next((i for i, m in enumerate(behind) if m.text == "," or m.kind == "count"), 0)
        scope, behind = behind[:end], behind[end:]
    scope, left_out = _roles_left_out(scope)
    count = next((m for m in behind if m.kind == "count"), None)
    if count is None or count.kind != "count":
        return None
    noun = count.code if count.code in COUNTED_ASKS else noun_of(behind)
    firms = any(m.kind == "ask" and m.code == "company" for m in scope)
    if noun == "unit" and firms and "单位" not in count.text and not any(m.kind == "role" for m in behind):
        noun = "company"
    if not noun or noun == "task" or (row[place].kind == "apart" and not _tasks(scope, lexicon)):
        return None
    logic = _counted(scope, behind, noun, lexicon)
    if left_out and (noun != "unit" or not logic.roles - left_out):
        raise NotUnderstood("words", tuple(sorted(left_out)))
    return replace(logic, roles=logic.roles - left_out)


def _roles_left_out(scope: list[Mark]) -> tuple[list[Mark], frozenset[str]]:
    """各条任务，除了牵头的以外各有几家: a role left out in front of what is counted bounds no task."""
    at = next((i for i, m in enumerate(scope[:-1]) if m.kind == "except" and scope[i + 1].kind == "role"), None)
    if at is None or any(m.kind not in ("filler", "beyond") for m in scope[at + 2 :]):
        return scope, frozenset()
    return scope[:at], scope[at + 1].entry.roles


def for_each_companion(row: list[Mark], _lexicon: Lexicon) -> Logic | None:
    """Return the form of 跟甲联合牵头过的单位，各自和它一起牵头了几条: a count for each beside 甲."""
    units = [i for i, m in enumerate(row) if m.kind == "unit" and m.entry.iris and not m.denied]
    apart = next((i for i, m in enumerate(row) if m.kind in ("apart", "each")), None)
    roles = [i for i, m in enumerate(row) if m.kind == "role"]
    if len(units) != 1 or apart is None or len(roles) != 2 or not roles[0] < apart < roles[1] or not units[0]:
        return None
    asked = any(m.kind == "ask" and m.code == "unit" for m in row[roles[0] : apart])
    counted = any(m.kind == "count" and m.code == "task" for m in row[roles[1] :])
    plain = all(m.kind in ("filler", "unit", "role", "both", "apart", "each", "pronoun", "ask", "count") for m in row)
    if not (asked and counted and plain) or row[units[0] - 1].text not in WITH or units[0] > roles[0]:
        return None
    role = row[roles[0]].entry.roles
    beside = any(m.kind == "pronoun" or m.text in ("一起", "共同", "联合") for m in row[apart : roles[1]])
    if not beside or role != row[roles[1]].entry.roles:
        raise NotUnderstood("words", (row[roles[1]].text,))
    named = unit_is(row[units[0]], role, negated=False)
    return Logic("group", "unit", (named, not_those([named])), role)


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
