"""教育那三条各有几个责任单位: something is counted for each of the tasks in front."""

from __future__ import annotations

from query.lexicon import Lexicon, Mark
from query.logic import Logic, kind_of
from query.parsing.focus import COUNTED_ASKS
from query.parsing.phrases import measured_roles, noun_of, phrase
from query.reading.draft import TARGET_ASKS, target_kind

_SPENT = ("each", "each-task", "apart", "count", "list", "all-of", "both")


def for_each_task(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form that counts units, targets … of each of the tasks named in front of 各, None where none are."""
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
    where = phrase(scope, "task", lexicon, drop=_SPENT).where if scope else ()
    target = noun in TARGET_ASKS
    roles = measured_roles(behind, lexicon)
    by = "target" if target else kind_of(noun)
    return Logic("group", "task", where, roles, by, by_target=target_kind(noun) if target else "any")


def _tasks(scope: list[Mark], lexicon: Lexicon) -> bool:
    """Tell whether a phrase is about several tasks: 教育那三条, 第1、2条, 甲局牵头的任务, a safeguard measure."""
    called = any(lexicon.parts_titled(word) for m in scope if m.kind.startswith("topic") for word in m.entry.iris)
    return called or noun_of([m for m in scope if m.kind != "role"]) == "task"
