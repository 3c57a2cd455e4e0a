"""A conversation: what the question before left to refer to, and how the next one goes on from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from query.answer import Answer
from query.errors import NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.topics import targets_about
from query.logic import (
    ALL_ROLES,
    AnyOf,
    Constraint,
    HasTarget,
    Logic,
    Mentions,
    Not,
    NumberIn,
    RoleCount,
    TargetIs,
    TaskIn,
    ThingIn,
    UnitIs,
)
from query.parsing.focus import THING_ASKS, focus
from query.parsing.form import CHANGED, form
from query.parsing.roles import narrowest
from query.reading.draft import TARGET_ASKS, Draft
from query.reading.read import read
from query.tokens.numerals import parse_count

_OPENS = re.compile(
    r"^(?:那|那么|还|另外|其中|再|又|(?:哪条|哪几条|哪些|哪几项|哪项)(?:是|属于|有)|and\b|but\b|so\b|then\b|牵头的|具体)|(?:呢|的话)[？?]?$",
    re.IGNORECASE,
)
_THAT_UNIT = re.compile("单位|部门|局|委|这家|那家|unit|department|bureau")
_IT_IS = re.compile(r"\b(?:is|does|did|has) it\b", re.IGNORECASE)
_IT = re.compile(r"它|该单位|该局|该委|\bit\b")
_EXCHANGED = re.compile(r"(?:把|将|用).+(?:换成|换作|换为|改成)|instead of")
_WITH_IT = re.compile(r"(?:跟|和|与|同)(?:它|该单位|该局|该委|这家)|\bwith it\b")
_TURNED = re.compile(r"反过来|调过来|倒过来|the other way")
_WEAK = (TargetIs, RoleCount, HasTarget)
"""Constraints that say which of some tasks are meant, but not by themselves where to look."""


@dataclass(slots=True)
class Session:
    """The last question's logical form, the tasks and units of its answer, and the tasks of the answer before."""

    logic: Logic | None = None
    tasks: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    named: tuple[tuple[str, ...], ...] = ()

    def before(self) -> Session | None:
        """Return what the answer before the last one left, None where it left no tasks."""
        return replace(self, tasks=self.earlier, earlier=()) if self.logic and self.earlier else None

    def forget(self) -> None:
        """Forget what was said: after a question without an answer nothing can be referred to."""
        self.logic, self.tasks, self.units, self.earlier, self.named = None, (), (), (), ()

    def keep(self, logic: Logic, answer: Answer) -> None:
        """Remember an answered question."""
        self.logic = logic
        units = [str(i["iri"]) for i in answer.answers if i["type"] == "Organization" and i.get("iri")]
        self.units = tuple(dict.fromkeys(units))
        asked = [c.units for c in logic.where if isinstance(c, UnitIs)]
        self.named = tuple(dict.fromkeys([*self.named, *asked]))
        if answer.tasks:
            self.earlier, self.tasks = self.tasks, answer.tasks


def carried_over(question: str, lexicon: Lexicon, memory: Session) -> Logic | None:
    """Return the form of a question that goes on from the one before, or None where it stands alone."""
    if memory.logic is None:
        return None
    if _TURNED.search(question):
        return _turned_round(memory.logic)
    new = read(question, lexicon)
    if swapped := _exchanged(question, new, memory.logic) or _swapped(new, memory.logic):
        return swapped
    if CHANGED.search(question) or not _goes_on(question, new):
        return None
    try:
        return _continued(question, new, memory, lexicon)
    except NotUnderstood:
        return None


def _goes_on(question: str, new: Draft) -> bool:
    """Tell whether a question points back, or names nothing by itself to look at."""
    if new.any_flag("pronoun", "remaining") or _OPENS.search(question):
        return True
    own = [c for c in new.constraints if not isinstance(c, _WEAK) and not _only_left_out(c, new)]
    return not (own or new.topics or new.general_topics or new.things or "attribute" in new.flags)


def _own_places(new: Draft) -> bool:
    """Tell whether a draft names by itself where to look."""
    return bool(
        [c for c in new.constraints if not isinstance(c, _WEAK)] or new.topics or new.general_topics or new.things
    )


def _only_left_out(constraint: Constraint, new: Draft) -> bool:
    return isinstance(constraint, UnitIs) and constraint.negated and set(constraint.units) <= new.excepted


def _continued(question: str, new: Draft, memory: Session, lexicon: Lexicon) -> Logic | None:
    old = memory.logic
    if old is None:
        return None
    named = [c for c in new.constraints if isinstance(c, UnitIs | AnyOf)]
    bare = (
        all(m.code in ("year", "value") or not m.text for m in new.asks)
        and not new.free_roles
        and not named
        and not new.denied_roles
        and "count" not in new.flags
    )
    if bare and not new.any_flag("remaining", "yesno", "pronoun", "which") and not new.counts:
        return _same_again(new, old, memory, lexicon)
    if new.years and not new.asks and not _own_places(new) and not new.free_roles:
        return _same_again(new, old, memory, lexicon)
    if "name-holds" in new.flags and not new.asks:
        kind = old.kind if old.kind in THING_ASKS or old.kind == "project" else "company"
        new.asks.append(Mark(Entry("ask", kind), 0, 0, "哪些"))
    _refer(question, new, memory, lexicon)
    if not new.asks and not new.free_roles and not new.any_flag("count", "yesno") and not new.denied_roles:
        new.asks.append(Mark(Entry("ask", "task"), 0, 0, "任务"))
    if new.denied_roles and not new.asks:
        new.asks.append(Mark(Entry("ask", "task"), 0, 0, "任务"))
    return form(new, lexicon)


def _refer(question: str, new: Draft, memory: Session, lexicon: Lexicon) -> None:
    """Add to a draft what its pronoun stands for: the units or tasks of the last answer, or the unit it was about."""
    old = memory.logic
    if old is None:
        return
    asked = focus(new) if new.asks or new.free_roles else "task"
    pointed = new.flags.get("pronoun")
    label = "上一问" if in_chinese(question) else "previous"
    unit = _unit_meant(question, new, old, memory, asked)
    if pointed is not None and pointed.code == "unit" and (meant := _units_meant(pointed.text, memory)):
        if asked == "unit":
            new.constraints.append(ThingIn(tuple(iri for each in meant for iri in each), label))
        else:
            roles = new.free_roles.pop() if new.free_roles else ALL_ROLES
            new.constraints.extend(UnitIs(each, lexicon.label_of(each, label), roles) for each in meant)
    elif together := _together(question, new, old):
        new.constraints[:] = together
        if memory.tasks:
            new.constraints.append(TaskIn(memory.tasks, label))
    elif unit is not None:
        roles = new.free_roles.pop() if new.free_roles else ALL_ROLES
        new.constraints.append(replace(unit, roles=roles, negated=False))
        if new.flag("pronoun") in _SUBSET and memory.tasks:
            new.constraints.append(TaskIn(memory.tasks, label))
        if "other" in new.flags and memory.tasks:
            new.constraints.append(Not(TaskIn(memory.tasks, label)))
    elif "remaining" in new.flags and not _removed(old) and memory.earlier:
        rest = tuple(task for task in memory.earlier if task not in memory.tasks)
        new.constraints.append(TaskIn(rest or memory.tasks, label))
    elif memory.tasks:
        new.constraints.append(TaskIn(memory.tasks, label))
    elif old.where:
        new.constraints.extend(c for c in old.where if not (isinstance(c, TargetIs) and new.years))
    if asked == "unit" and ("other" in new.flags or _WITH_IT.search(question)):
        new.excepted.update(_units_before(old, memory))
    if asked not in ("unit", "task") and ("other" in new.flags or "还" in question):
        new.constraints.extend(ThingIn(c.things, c.label, negated=True) for c in old.where if isinstance(c, Mentions))


def _together(question: str, new: Draft, old: Logic) -> list[Constraint]:
    """Which of those does it lead together with 乙: the unit of the question before, beside the one that is named."""
    before = [c for c in old.where if isinstance(c, UnitIs) and not c.negated]
    if not (new.units and before and "both" in new.flags and _IT.search(question)) or old.kind != "task":
        return []
    roles = narrowest([*new.free_roles, *(u.roles for u in new.units)])
    new.free_roles.clear()
    rest = [c for c in new.constraints if not isinstance(c, UnitIs)]
    return [*rest, *(replace(u, roles=roles) for u in (*new.units, before[0]))]


def _units_meant(pointer: str, memory: Session) -> tuple[tuple[str, ...], ...]:
    """这家单位, 这两家: the units of the last answer, or as many as were named last."""
    number = next(
        (parse_count(c) for c in pointer if parse_count(c)), 1 if pointer.startswith(("这家", "那家", "该")) else 0
    )
    answered = tuple((iri,) for iri in memory.units)
    if answered and number in (0, len(answered)):
        return answered
    return memory.named[-number:] if number and len(memory.named) >= number else ()


def _removed(old: Logic) -> bool:
    return any(isinstance(c, Not) or (isinstance(c, UnitIs) and c.negated) for c in old.where)


def _units_before(old: Logic, memory: Session) -> set[str]:
    """Return the units that the last question was about: what else is asked leaves them out."""
    named = {iri for c in old.where if isinstance(c, UnitIs) and not c.negated for iri in c.units}
    return named or (set(memory.units) if old.kind == "unit" else set())


def _unit_meant(question: str, new: Draft, old: Logic, memory: Session, asked: str) -> UnitIs | None:
    """那它配合哪些: the only unit of the last answer, or the unit that the last question asked about."""
    named = [c for c in new.constraints if isinstance(c, UnitIs)]
    codes = {m.code for m in new.asks}
    if _THAT_UNIT.search(new.flag("pronoun")) and len(memory.units) == 1 and not named:
        return UnitIs(memory.units, "", ALL_ROLES)
    nouns = any(word.endswith(("单位", "部门", "unit", "units")) for word in new.role_words)
    noun = nouns and not _IT_IS.search(question)
    if (
        named
        or noun
        or "unit" in codes
        or asked not in ("task", "unit")
        or not new.free_roles
        or codes & TARGET_ASKS
        or (new.flag("pronoun") in _SUBSET and not _IT.search(question) and old.kind != "task")
    ):
        return None
    if old.kind == "unit" and len(memory.units) == 1 and "pronoun" in new.flags:
        return UnitIs(memory.units, "", ALL_ROLES)
    before = [c for c in old.where if isinstance(c, UnitIs) and not c.negated]
    return before[0] if len(before) == 1 and old.kind == "task" else None


_SUBSET = {
    "其中",
    "里面",
    "那里面",
    "这些",
    "那些",
    "上述",
    "those",
    "these",
    "of those",
    "of these",
    "of them",
    "这里面",
    "当中",
}


def _swapped(new: Draft, old: Logic) -> Logic | None:
    """经信委呢, 换成住建委和规资局呢: the same question about as many other units."""
    units, before = new.units, [c for c in old.where if isinstance(c, UnitIs)]
    only_units = len(units) == len(new.constraints) and not (new.asks or new.topics or new.things or new.free_roles)
    one = len(units) == 1 and len({c.units for c in before}) == 1
    fits = units and only_units and (one or len(units) == len(before)) and "pronoun" not in new.flags
    if not fits or any(u.roles != ALL_ROLES or u.negated for u in units):
        return None
    units = units * len(before) if one else units
    given = iter(units)
    return replace(old, where=tuple(_other_unit(c, next(given)) if isinstance(c, UnitIs) else c for c in old.where))


def _exchanged(question: str, new: Draft, old: Logic) -> Logic | None:
    """把甲换成乙呢: the same question with one unit in place of another."""
    units = [c for c in new.units if not c.negated]
    if len(units) != 2 or not _EXCHANGED.search(question):
        return None
    gone, come = units if "instead of" not in question else reversed(units)
    if not any(isinstance(c, UnitIs) and set(c.units) & set(gone.units) for c in old.where):
        return None
    changed = (
        _other_unit(c, come) if isinstance(c, UnitIs) and set(c.units) & set(gone.units) else c for c in old.where
    )
    return replace(old, where=tuple(changed))


def _other_unit(constraint: UnitIs, other: UnitIs) -> UnitIs:
    return replace(constraint, units=other.units, label=other.label)


def _turned_round(logic: Logic) -> Logic | None:
    units = [c for c in logic.where if isinstance(c, UnitIs)]
    if len(units) != 2 or units[0].negated == units[1].negated:
        return None
    swapped = tuple(replace(c, negated=not c.negated) if isinstance(c, UnitIs) else c for c in logic.where)
    return replace(logic, where=swapped)


def _same_again(new: Draft, old: Logic, memory: Session, lexicon: Lexicon) -> Logic | None:
    """招商那条呢, 那2030年的呢, 智慧医院呢: ask the same of another task, topic or year."""
    denied = bool(new.denied_topics) or any(isinstance(c, Not) for c in new.constraints)
    bounded = bool(new.constraints and memory.tasks) and not _own_places(new) and not new.years
    if denied or bounded:
        return _narrowed(new, memory, lexicon)
    topics = [*new.topics, *new.general_topics]
    if old.kind == "target" and topics and any(isinstance(c, TargetIs) and c.targets for c in old.where):
        return _other_target(topics, new, old, lexicon)
    if old.kind == "target" and new.years and not topics and not new.constraints:
        kept = tuple(c for c in old.where if not isinstance(c, TargetIs))
        return replace(old, where=(*kept, _other_years(new, old, lexicon)))
    if new.constraints or topics or new.task_topics or new.things:
        asked = form(new, lexicon)
        bounds = () if new.years else (c for c in old.where if isinstance(c, TargetIs) and not c.targets)
        return replace(old, where=(*asked.where, *bounds))
    if not new.years:
        return None
    kept = tuple(c for c in old.where if not isinstance(c, TargetIs))
    return replace(old, where=(*kept, TargetIs(deadlines=tuple(new.years))))


def _narrowed(new: Draft, memory: Session, lexicon: Lexicon) -> Logic | None:
    """把有甲的去掉: what is left of the last answer."""
    new.asks.append(Mark(Entry("ask", "task"), 0, 0, "任务"))
    new.constraints.append(TaskIn(memory.tasks, "上一问"))
    return form(new, lexicon)


def _other_target(topics: list[str], new: Draft, old: Logic, lexicon: Lexicon) -> Logic | None:
    before = next(c for c in old.where if isinstance(c, TargetIs))
    years = tuple(new.years) or before.deadlines
    chosen = targets_about(topics, lexicon, years or None) or targets_about(topics, lexicon)
    if not chosen:
        return None
    kept = tuple(c for c in old.where if not isinstance(c, TargetIs | NumberIn | TaskIn))
    wanted = replace(before, targets=tuple(sorted(chosen)), label="、".join(topics), deadlines=years)
    return replace(old, where=(*kept, wanted))


def _other_years(new: Draft, old: Logic, lexicon: Lexicon) -> Constraint:
    """那2030年的呢: the targets of the question before in other years."""
    before = next((c for c in old.where if isinstance(c, TargetIs)), TargetIs())
    chosen = targets_about((before.label,), lexicon, new.years) if before.label else []
    return replace(before, deadlines=tuple(new.years), targets=tuple(chosen))


def in_chinese(question: str) -> bool:
    """Tell whether a question is written in Chinese."""
    return re.search(r"[\u4e00-\u9fff]", question) is not None
