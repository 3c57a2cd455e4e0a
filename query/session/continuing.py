"""How a question goes on from the one before: with its tasks or units, or as the same question about something else."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import (
    PREVIOUS,
    AnyOf,
    HasTarget,
    InPart,
    Not,
    NumberIn,
    RoleCount,
    TargetIs,
    TaskIn,
    UnitIs,
)
from query.errors import NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.logic import Logic, Operation
from query.parsing.focus import THING_ASKS
from query.parsing.form import CHANGED, form
from query.reading.draft import TARGET_ASKS, Draft
from query.reading.read import read
from query.session.again import said_again, some_of_them
from query.session.back import Back, in_chinese
from query.session.both_before import Again, and_which, set_against
from query.session.further import any_more, has_it_too, its_further
from query.session.going_on import WEAK, goes_on, in_that_role, own_places
from query.session.leaving_out import left_of_it, rest_of_it
from query.session.memory import Session
from query.session.next_in_line import next_in_line, of_the_first
from query.session.once import in_so_many
from query.session.plain_turns import in_full
from query.session.proportions import share_of_the_last
from query.session.reckoning import counted_again, listed, targets_counted, who_has_it, with_whom
from query.session.referring import refer
from query.session.set_turns import of_the_last_set
from query.session.swapping import affirmed_again, asks_to_turn, denied_again, last_changed, swapped, turned_round
from query.session.target_turns import (
    greatest_of,
    of_a_kind,
    of_items,
    of_that_target,
    of_the_last_targets,
    other_target,
    other_years,
    some_of_the_last,
    without_measures,
)
from query.session.widening import widened
from query.tokens.question_words import STRONG

_THE_ONE = re.compile(r"的是哪(?:一)?[条项个][？?。]?$|^which one\b", re.IGNORECASE)
_THAT_ONE = re.compile("(?:的|[\u4e00-\u9fff]{2})那一?[条项](?!任务的)")
"""讲甲的那条谁配合: the one task, of several about the words, that the last answer named."""
_THOSE_WITH = re.compile(
    "^(?:那|那么)?(?:没?有|涉及|带|含)[^，,？?。任务]{2,16}的(?:是|有|都?是)?哪(?:几|些)[条项个]?[？?。]?$"
)
"""有甲的是哪几条, behind a list of tasks: those of them that are so."""
_BOTH_UNITS = re.compile(
    "(?:他们|它们|他|她们)俩|这俩(?:单位|部门|家)?|^(?:那|那么)?(?:它们|他们)(?=[都共](?:同)?(?:负责|牵头|参与|配合|有份)的)"
)
_WHAT = re.compile(r"(?:and |so )?what (?:is|are|must|has|have|should|needs?)\b", re.IGNORECASE)
_AND_THAT = re.compile(r"^(?:那|那么).{1,20}呢[？?]?$|^(?:and|(?:what|how) about)\b", re.IGNORECASE)
"""那甲的目标呢: the same is asked of another indicator."""
_BOTH = 2
_PLAIN = ("select", "count", "exists")
_PLACES = (InPart, NumberIn, TaskIn)
"""What a task is looked for by: another takes its place, and what else was asked stays."""


def carried_over(question: str, lexicon: Lexicon, memory: Session) -> Logic | None:
    """Return the form of a question that goes on from the one before, or None where it stands alone."""
    opposite = affirmed_again(question, memory.logic, lexicon) if memory.logic else None
    if memory.logic is None or opposite:
        return opposite
    question = _BOTH_UNITS.sub("这两家", question)
    question = in_full(question, memory.logic, memory)
    if turn := asks_to_turn(question):
        who, rest = turn
        if not rest or len(read(rest, lexicon).units) < _BOTH:
            return turned_round(memory.logic, who, rest, lexicon)
        question = rest
    if of_it := _of_last_answer(question, memory, lexicon):
        return of_it
    asked = question
    question = some_of_them(question) if memory.logic.kind == "task" and memory.tasks else question
    question = said_again(question)
    reckoned = (
        denied_again(question, memory.logic)
        or targets_counted(question, memory)
        or counted_again(question, memory, lexicon)
    )
    reckoned = reckoned or listed(question, memory.logic) or who_has_it(question, memory)
    new = read(question, lexicon)
    if memory.logic.kind == "target" and new.years:
        without_measures(new)
    other = reckoned or _another_part(new, memory, lexicon) or some_of_the_last(new, memory, lexicon)
    other = other or swapped(question, new, memory.logic) or last_changed(asked, new, memory.logic)
    if other or CHANGED.search(question) or not goes_on(question, new, memory):
        return other
    try:
        back = Back(question, new, memory.logic, memory, lexicon)
        closer = greatest_of(new, memory.logic) or of_the_last_targets(new, memory.logic) or of_that_target(back)
        return closer or _continued(back)
    except NotUnderstood:
        return None


def _of_last_answer(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question that says by its build what becomes of the last answer."""
    return (
        of_the_last_set(question, memory, lexicon)
        or set_against(question, *_set_of_numbers(question, memory, lexicon))
        or with_whom(question, memory, lexicon)
        or rest_of_it(question, memory)
        or any_more(question, memory)
        or has_it_too(question, memory)
        or its_further(question, memory, lexicon)
        or left_of_it(question, memory, lexicon)
        or of_a_kind(question, memory)
        or in_so_many(question, memory)
        or next_in_line(question, memory, lexicon)
        or share_of_the_last(question, memory, lexicon)
        or widened(question, memory, lexicon)
    )


def _set_of_numbers(question: str, memory: Session, lexicon: Lexicon) -> tuple[Session, Lexicon, Again]:
    """Return a conversation with a first half (乙呢，哪家多) answered, and what asks its question of another thing."""
    turn = and_which(question)
    other = carried_over(turn, lexicon, memory) if turn else None
    if other:
        memory = replace(memory, logic=other, previous=(*memory.previous, memory.last))
    counted = replace(memory, logic=of_the_first(memory, lexicon) or memory.last)

    def again(who: str) -> Logic | None:
        return carried_over(f"{who}呢" if in_chinese(who) else f"and {who}?", lexicon, counted)

    return counted, lexicon, again


def among_the_last(question: str, logic: Logic, tasks: tuple[str, ...], last: tuple[str, ...]) -> Logic | None:
    """有甲的是哪条, 讲甲的那条, behind a list of tasks: the one of them that is so, where several others are so too."""
    meant = set(tasks) & set(last)
    if logic.operation != "select" or len(tasks) < 2 or not meant or len(last) < 2:
        return None
    if len(meant) == 1 and any(isinstance(c, NumberIn) and len(c.numbers) == 1 for c in logic.where):
        return replace(logic, where=(*logic.where, TaskIn(last, PREVIOUS)))  # 第1条, of the section told, not of others
    if logic.kind != "task" and not (_THAT_ONE.search(question) and len(meant) == 1):
        return None
    pointed = _THOSE_WITH.search(question) or (len(meant) == 1 and _THE_ONE.search(question))
    if logic.kind == "task" and (not pointed or any(isinstance(c, TaskIn) for c in logic.where)):
        return None
    return replace(logic, where=(*logic.where, TaskIn(last, PREVIOUS)))


def says_no_place(logic: Logic) -> bool:
    """Tell whether a form says nothing about where to look (参与单位有几家): it may mean what was asked before."""
    return all(isinstance(c, WEAK) for c in logic.where) and not logic.others and logic.operation in _PLAIN


def _continued(back: Back) -> Logic | None:
    new = back.new
    if back.old.kind == "target":
        _of_another_target(back)
    if in_that_role(back.question, back.old):
        new.asks[:] = [m for m in new.asks if m.code != "unit"]  # 丙那条又是谁: the role asked for before
    if new.years and not new.asks and _WHAT.match(back.question):
        new.asks.append(Mark(Entry("ask", "target"), 0, 0, "targets"))  # what is due in 2030: the targets
    if _bare(new) and not new.any_flag("remaining", "yesno", "pronoun", "which") and not new.counts:
        return _same_again(back)
    asks = [m for m in new.asks if back.old.kind != "target" or m.code not in TARGET_ASKS or STRONG.search(m.text)]
    counts = "count" in new.flags
    if (
        new.years
        and not asks
        and not own_places(new)
        and not new.free_roles
        and (not counts or back.old.kind == "target")
    ):
        again = _same_again(back)
        return replace(again, operation="count") if again and counts else again
    if "name-holds" in new.flags and back.old.kind in THING_ASKS:
        new.asks[:] = [m for m in new.asks if m.code != "unit" or not m.text.endswith("家")]
    if "name-holds" in new.flags and "which" in new.flags:  # 这条里名字带甲的是哪些: not tasks
        new.asks[:] = [m for m in new.asks if m.code != "task" or STRONG.search(m.text)]
    if "name-holds" in new.flags and not (new.asks or new.free_roles):
        kind = back.old.kind if back.old.kind in THING_ASKS or back.old.kind == "project" else "company"
        new.asks.append(Mark(Entry("ask", kind), 0, 0, "" if "count" in new.flags else "哪些"))
    _of_company_units(back)
    refer(back)
    answers = new.any_flag("count", "yesno") and "which" not in new.flags
    silent = not new.asks and not new.free_roles and not answers
    if silent or (new.denied_roles and not new.asks):
        new.asks.append(Mark(Entry("ask", "task"), 0, 0, "任务"))
    return form(new, back.lexicon)


def _of_another_target(back: Back) -> None:
    """那甲的目标呢, behind a target: the noun says no more; items are targets where no unit is named."""
    new = back.new
    if not new.units:
        of_items(new)
    of_one = back.old.operation == "select" and any(isinstance(c, TargetIs) and c.targets for c in back.old.where)
    if of_one and (new.topics or new.general_topics) and _AND_THAT.search(back.question):
        new.asks[:] = [m for m in new.asks if m.code not in TARGET_ASKS or STRONG.search(m.text)]


def _of_company_units(back: Back) -> None:
    """这家公司还参与哪条, behind units whose name is that of a company: a unit is pointed at."""
    pointed = back.new.flags.get("pronoun")
    if pointed is None or pointed.code != "company" or back.old.kind != "unit":
        return
    back.new.asks[:] = [m for m in back.new.asks if m.code != "company" or m.text]
    back.new.flags["pronoun"] = replace(pointed, entry=Entry("these", "unit"))


def _bare(new: Draft) -> bool:
    """Tell whether a draft asks for nothing and names no unit: it only says what else the last question is about."""
    named = [c for c in new.constraints if isinstance(c, UnitIs | AnyOf)]
    light = all(m.code in ("year", "value") or not m.text for m in new.asks)
    return light and not (new.free_roles or named or new.denied_roles) and "count" not in new.flags


def _same_again(back: Back) -> Logic | None:
    """供水那条呢, 那2030年的呢, 图书馆呢: ask the same of another task, topic or year."""
    new, old = back.new, back.old
    denied = bool(new.denied_topics) or any(isinstance(c, Not) for c in new.constraints)
    bounded = bool(new.constraints and back.memory.tasks) and not own_places(new) and not new.years
    if denied or bounded:
        return _narrowed(back)
    topics = [*new.topics, *new.general_topics]
    if old.kind == "target" and topics and any(isinstance(c, TargetIs) and c.targets for c in old.where):
        return other_target(topics, back)
    if old.kind == "target" and new.years and not topics and not new.constraints:
        kept = tuple(c for c in old.where if not isinstance(c, TargetIs))
        return replace(old, where=(*kept, other_years(back)), expected=None)
    if len(topics) == 1 and any(isinstance(c, InPart) for c in old.where) and not new.constraints:
        new = _of_a_part(topics[0], back.lexicon) or new  # 制造业的呢, behind 农业部分有几条
    if new.constraints or topics or new.task_topics or new.things:
        asked = form(new, back.lexicon)
        moved = any(isinstance(c, _PLACES) for c in old.where) or all(isinstance(c, InPart) for c in asked.where)
        moved = moved and old.kind == "task" and not new.units
        bounds = (c for c in old.where if isinstance(c, TargetIs) and not c.targets and not new.years)
        others = (c for c in old.where if moved and isinstance(c, UnitIs | HasTarget | RoleCount))
        return replace(old, where=(*asked.where, *bounds, *others), expected=None)
    if not new.years:
        return _due(back)
    kept = tuple(c for c in old.where if not isinstance(c, TargetIs))
    return replace(old, where=(*kept, TargetIs(deadlines=tuple(new.years))), expected=None)


def _of_a_part(topic: str, lexicon: Lexicon) -> Draft | None:
    """Return the draft of the part that a topic names, None where it names none."""
    part = read(f"{topic}部分", lexicon)
    alone = len(part.constraints) == 1 and isinstance(part.constraints[0], InPart)
    return part if alone else None


def _another_part(new: Draft, memory: Session, lexicon: Lexicon) -> Logic | None:
    """服务业有哪几条, behind 农业部分有几条: the tasks of another part."""
    old = memory.last
    said = new.free_roles or new.denied_roles or new.things or new.years or new.general_topics
    if old.kind != "task" or said or new.any_flag("pronoun", "yesno", "ratio"):
        return None
    if len(new.topics) + len(new.constraints) != 1 or not all(isinstance(c, InPart) for c in new.constraints):
        return None
    tasks = {m.code for m in new.asks} | ({"task"} if "count" in new.flags else set[str]())
    if tasks != {"task"} or not any(isinstance(c, InPart) for c in old.where) or old.operation not in _PLAIN:
        return None
    part = _of_a_part(new.topics[0], lexicon) if new.topics else new
    if part is None:
        return None
    kept = (c for c in old.where if not isinstance(c, _PLACES))
    step: Operation = "count" if "count" in new.flags else "select"
    return replace(old, operation=step, where=(*part.constraints, *kept), expected=None)


def _due(back: Back) -> Logic | None:
    """什么时候要完成, behind targets, or a question about tasks that have a deadline of their own."""
    when = any(m.code == "year" for m in back.new.asks) and not own_places(back.new)
    if when and back.old.kind == "target" and back.old.operation in ("select", "rank"):
        return back.old
    if not when or back.old.kind == "target" or not back.lexicon.due_tasks() & set(back.memory.tasks):
        return None
    return Logic("attribute", "task", (TaskIn(back.memory.tasks, PREVIOUS),), attribute="deadlineText")


def _narrowed(back: Back) -> Logic | None:
    """把有甲的去掉: what is left of the last answer."""
    back.new.asks.append(Mark(Entry("ask", "task"), 0, 0, "任务"))
    back.new.constraints.append(TaskIn(back.memory.tasks, PREVIOUS))
    return form(back.new, back.lexicon)
