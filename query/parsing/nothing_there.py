"""是不是没有一条任务由甲牵头: whether no task is as the words behind say."""

from __future__ import annotations

from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic
from query.parsing.phrases import phrase

_NONE = {"没有", "没", "无", "没有任何", "并没有", "no"}
_SPENT = ("yesno", "both", "list", "which", "mention", "all")


def of_none(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a question whether there is no task of some kind, None where it is not built so.

    Raises NotUnderstood where what there may be none of cannot be read: the negation is not that of a unit in it.
    """
    place = next((i for i, m in enumerate(row) if _denies_tasks(row, i)), None)
    whether = any(m.kind == "yesno" or m.text in ("吧", "吗") for m in row)
    if whether and any(_counts_units(row, i) for i in range(len(row) - 1)):
        raise NotUnderstood("nothing")
    if place is None or not whether or any(m.kind in ("count", "each", "except", "beyond") for m in row):
        return None
    scope, said = row[:place], row[place + 1 :]
    if any(m.kind in ("unit", "role", "numbers", "these", "pronoun", "not") for m in scope):
        return None
    kept = [m for m in (*scope, *said) if m.kind != "yesno" and not (m.kind == "filler" and m.text in _CLAIMS)]
    if not any(m.kind in ("unit", "role", "thing") for m in said):
        return None
    if any(m.kind in ("or", "not", "pronoun", "these", "without") or m.denied for m in said):
        raise NotUnderstood("nothing")
    where = phrase(kept, "task", lexicon, drop=_SPENT).where
    if not where:
        raise NotUnderstood("nothing")
    return Logic("exists", "task", where, attribute="not")


_CLAIMS = {"是", "对", "真的", "真", "确实"}


def _counts_units(row: list[Mark], place: int) -> bool:
    """没有一条责任单位超过5家的任务: one task, which is read as one unit."""
    behind = row[place + 1]
    return row[place].text in _NONE and behind.text in ("一条", "一项") and behind.code == "unit"


def _denies_tasks(row: list[Mark], place: int) -> bool:
    """Tell whether a negation stands right in front of the tasks that there may be none of (没有一条任务)."""
    behind = row[place + 1 : place + 2]
    tasks = bool(behind) and behind[0].kind in ("some", "ask") and behind[0].code in ("task", "")
    return row[place].kind == "not" and row[place].text in _NONE and tasks
