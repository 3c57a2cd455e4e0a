"""甲、乙负责的任务合到一起，其中丙也有责任的是哪几条: some of the tasks that any of several units has."""

from __future__ import annotations

from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic
from query.parsing.clauses import asks
from query.parsing.phrases import bounds_of, phrase

_AMONG = {"其中", "里面", "里头", "当中", "这里面", "这些任务里", "among them", "of these"}
_LIGHT = ("filler", "both", "list", "some")


def of_some_of_them(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a question for those of joined tasks of which a clause holds; None where none are joined.

    Raises NotUnderstood where the clause cannot be read: what it says is not to be said of the units in front.
    """
    place = next((i for i, m in enumerate(row) if i and m.text in _AMONG and row[i - 1].text == ","), None)
    if place is None:
        return None
    base, said = row[: place - 1], row[place + 1 :]
    joined = any(m.kind == "or" for m in base) and any(m.kind == "unit" for m in base)
    asked = next((i for i, m in enumerate(said) if _asks_tasks(m)), None)
    if not joined or asked is None or any(asks(m) for m in (*base, *said[:asked])):
        return None
    if any(m.kind not in _LIGHT for m in said[asked + 1 :]) or not any(m.code == "task" for m in base):
        return None
    clause = [m for m in said[:asked] if m.text not in ("是", "有", "又")]
    where = phrase(base, "task", lexicon, drop=("count",)).where
    more = bounds_of([clause], lexicon, drop=("both",))
    if not where or not more:
        raise NotUnderstood("words", tuple(m.text for m in clause if m.kind not in _LIGHT))
    return Logic("count" if said[asked].kind == "count" else "select", "task", (*where, *more))


def _asks_tasks(mark: Mark) -> bool:
    return mark.code in ("task", "") and asks(mark) and mark.kind != "yesno"
