"""When a task is due by its own 完成时限, as its clause or table row prints it, beside the years of its targets."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy

from query.constraints import AnyOf, DueIn, NumberIn, TargetIs, TaskIn, UnitIs
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon
from query.lexicon.topics import targets_about
from query.logic import Logic, Operation
from query.parsing.topics import core_topics
from query.reading.draft import TARGET_ASKS, Draft
from query.tokens.places import DEADLINE

Settle = Callable[[Draft, str, Operation, Lexicon], object]
_YEAR = re.compile("哪一?年(?!哪一?个?月|几月)|何年(?!何月)|which year|what year")


def of_tasks(new: Draft, lexicon: Lexicon, settle: Settle) -> Logic | None:
    """第3条什么时候完成, 甲事项的完成时限: the printed deadline of the tasks named, None where none of them has one.

    Where targets are about the same words, only a word that means a task's deadline asks for it.
    """
    if not lexicon.due_tasks():
        return None
    said = " ".join(m.text for m in new.asks if m.code == "year")
    topics = core_topics(new)
    if topics and not DEADLINE.search(said) and targets_about(topics, lexicon):
        return None
    draft = deepcopy(new)
    try:
        settle(draft, "task", "select", lexicon)
    except (NotInDocuments, NotUnderstood):
        return None
    due = lexicon.due_tasks()
    named = {task for c in draft.constraints if isinstance(c, TaskIn) for task in c.tasks}
    numbers = {number for c in draft.constraints if isinstance(c, NumberIn) for number in c.numbers}
    owned = not topics and any(isinstance(c, UnitIs) for c in draft.constraints)
    every = not draft.constraints and not topics and new.any_flag("each-task", "all-of")
    dated = (
        every
        or owned
        or any(task in due for task in named)
        or any(lexicon.tasks[task].number in numbers for task in due)
    )
    attribute = "dueYear" if _YEAR.search(said) else "deadlineText"
    return Logic("attribute", "task", tuple(draft.constraints), attribute=attribute) if dated else None


def take_month(new: Draft, lexicon: Lexicon) -> None:
    """2025年11月完成的任务: a month is that of the tasks' own deadlines, where the documents print such."""
    month = next((topic for topic in new.topics if _MONTH.fullmatch(topic)), None)
    others = [m for m in new.asks if m.code not in ("task", "year")]
    if month is None or others or not lexicon.due_tasks():
        return
    new.topics.remove(month)
    new.constraints.append(DueIn(tuple(new.years), _MONTH.sub(r"\1", month)))
    new.years.clear()
    new.asks[:] = [m for m in new.asks if m.code != "year"]


_MONTH = re.compile("(1?[0-9]月)(?:份|底|末|初|中旬|上旬|下旬)?(?:之?前)?")


def due_in(bound: TargetIs, new: Draft, lexicon: Lexicon) -> AnyOf | TargetIs | DueIn:
    """2022年要完成的任务: those with a target of the year or a deadline in it; 完成时限 means the latter alone."""
    own = any(m.code == "year" and DEADLINE.search(m.text) for m in new.asks)
    of_targets = any(m.code in TARGET_ASKS - {"year", "value"} for m in new.asks)
    plain = bound == TargetIs(deadlines=bound.deadlines)
    if not bound.deadlines or not plain or of_targets or not lexicon.due_tasks():
        return bound
    return DueIn(bound.deadlines) if own else AnyOf((bound, DueIn(bound.deadlines)))
