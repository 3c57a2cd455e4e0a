"""What a question points back at: the tasks of the last answer, its units, or the unit that was asked about."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from query.constraints import (
    ALL_ROLES,
    PREVIOUS,
    AnyOf,
    Constraint,
    InPart,
    Mentions,
    Not,
    NumberIn,
    TargetIs,
    TaskIn,
    ThingIn,
    UnitIs,
)
from query.errors import NotUnderstood
from query.lexicon import Entry, Mark
from query.logic import Logic
from query.parsing.roles import narrowest
from query.reading.draft import TARGET_ASKS
from query.session.back import IT, SUBSET, Back
from query.session.meant import excludes, in_another_part, unit_meant, units_before, units_meant
from query.tokens.question_words import names_units

_WITH_IT = re.compile(r"(?:跟|和|与|同)(?:它|该单位|该局|该委|这家)|\bwith it\b")
_LEFT_OUT = re.compile(
    r"除[了开去掉]?(?:这|那|上面|以上)|(?:apart from|besides|except|other than) (?:them|these|those)", re.IGNORECASE
)
_BOTH_OF_THEM = re.compile(r"\b(?:both|all) of them\b|\bthey (?:both|all)\b", re.IGNORECASE)
_SO_MANY = re.compile("(?:其中|里面|这|那)?(?P<many>[两二三四五]家)(?!公司|企业)")
_OTHER = re.compile(r"\b(?:other|another)\b", re.IGNORECASE)
_OTHERS = re.compile(r"还|\b(?:other|else|besides)\b", re.IGNORECASE)
_THESE_UNITS = re.compile(
    "(?:这|那|上述|以上)(?:些|[两二三四五]家)?(?:责任|牵头|参与|配合)?(?:单位|部门)(?:里|中|当中)"
)
_THESE = re.compile("剩下?的?(?:这|那)(?:些|[几两二三四五六]?[条项])")
_THEY = re.compile(
    r"^(?:那|那么)?(?:它们|他们|这几家|那几家|这[两二三四五]家)"
    r"|\b(?:do|does|did|is|are|has|have) (?:they|these|those|(?:either|any|one|some) of (?:them|these|those))\b",
    re.IGNORECASE,
)


def refer(back: Back) -> None:
    """Add to a draft what its pronoun stands for."""
    new, old, asked = back.new, back.old, back.asked
    new.constraints[:] = _referred(back) or [*new.constraints, *_tasks_meant(back)]
    if asked == "unit" and not new.excluded_roles and ("other" in new.flags or _beside_it(back)):
        new.excepted.update(units_before(old, back.memory))
    if asked == "task" and new.free_roles and not new.units and IT.search(back.question):
        raise NotUnderstood("nothing")
    if asked in TARGET_ASKS and "other" in new.flags and back.memory.shown:
        shown = tuple(dict.fromkeys(target for each in back.memory.shown for target in each))
        new.constraints.append(TargetIs(excluded=shown, label=PREVIOUS))
    if asked not in ("unit", "task") and ("other" in new.flags or _OTHERS.search(back.question)):
        said = [ThingIn(c.things, c.label, negated=True) for c in old.where if isinstance(c, Mentions)]
        if not said and back.memory.mentioned:
            label = back.lexicon.label_of(back.memory.mentioned, PREVIOUS)
            said = [ThingIn(back.memory.mentioned, label, negated=True)]
        new.constraints.extend(said)


def _beside_it(back: Back) -> bool:
    """Tell whether units are asked for that stand beside the unit asked about: 跟它一起."""
    return _WITH_IT.search(back.question) is not None


def _referred(back: Back) -> list[Constraint]:
    """Return the constraints of a question that points at units, nothing where it points at tasks."""
    return next((found for reading in _READINGS if (found := reading(back))), [])


def _pointed_units(back: Back) -> list[Constraint]:
    """这家单位, 两家都: units of the last answer, or as many as were named last."""
    pointed = back.new.flags.get("pronoun")
    if pointed is not None and pointed.code == "unit" and "both" in back.new.flags and back.old.kind == "task":
        tasks = [m for m in back.new.asks if m.code != "unit"]  # 那两家都有的呢
        back.new.asks[:] = tasks or [_which_tasks(back)]
    pointer = pointed.text if pointed is not None and pointed.code == "unit" else _counted_units(back)
    meant = units_meant(pointer, back.memory) if pointer else ()
    if pointer.startswith("这两家") and not meant:
        raise NotUnderstood("nothing")
    return [*back.new.constraints, *_of_units(meant, back), *_but_the_last(back)] if meant else []


def _its_tasks(back: Back) -> list[Constraint]:
    """它参与哪些: the tasks of the unit meant; of 其中, 这些 those among the last ones."""
    new, pointed = back.new, back.new.flags.get("pronoun")
    unit = unit_meant(back)
    if unit is None:
        return []
    roles = new.free_roles.pop() if new.free_roles else ALL_ROLES
    of_unit: list[Constraint] = [*new.constraints, replace(unit, roles=roles, negated=False)]
    of_tasks = pointed is not None and pointed.kind == "these" and pointed.code == "task"
    if new.flag("pronoun") in SUBSET or of_tasks:
        of_unit += back.last_tasks()
    return [*of_unit, *_but_the_last(back)]


def _but_the_last(back: Back) -> list[Constraint]:
    """Return that the tasks are not the last ones: 它还牵头哪些, 另外还有哪几条."""
    pointed = back.new.flags.get("pronoun")
    others = "other" in back.new.flags and (pointed is None or pointed.code != "unit")
    return [Not(c) for c in back.last_tasks()] if others and back.asked == "task" else []


def _not_in_role(back: Back) -> list[Constraint]:
    """不牵头的有几条, 不牵头但参与的, behind 甲负责几条: those of the tasks before in which the unit has not the role.

    Behind 甲牵头几条 these are none of the last: they are others of the same unit.
    """
    new = back.new
    before = {c.units: c for c in back.old.where if isinstance(c, UnitIs) and not c.negated}
    nouns = new.negation_text in ("have no", "has no", "no", "without", "with no", "having no")
    verbs = [roles for word, roles in new.denied_roles if not nouns and not names_units(word)]
    asked = back.asked if new.asks else "task"
    if len(before) != 1 or not verbs or new.units or asked != "task" or back.old.kind != "task":
        return []
    new.denied_roles.clear()
    new.asks[:] = new.asks or [Mark(Entry("ask", "task"), 0, 0, "任务")]
    unit = next(iter(before.values()))
    denied = replace(unit, roles=verbs[-1], negated=True)
    if not new.free_roles:
        return [*new.constraints, denied, *back.last_tasks()]
    had = replace(unit, roles=frozenset().union(*new.free_roles))
    new.free_roles.clear()
    return [*new.constraints, had, denied, *(_places(back.old) if unit.roles <= verbs[-1] else back.last_tasks())]


def _places(old: Logic) -> list[Constraint]:
    """Return what the last question says of where to look."""
    return [c for c in old.where if isinstance(c, NumberIn | InPart | TaskIn)]


def _against_the_last(back: Back) -> list[Constraint]:
    """那有乙、没甲的呢, behind 有甲、没乙的: what denies the last question cannot hold of its tasks."""
    new = back.new
    if not new.units or back.asked != "task" or back.old.kind != "task" or new.flag("pronoun") in SUBSET:
        return []
    before = [c for c in back.old.where if isinstance(c, UnitIs)]
    otherwise = any(in_another_part(one, other) for one in new.units for other in before)
    alone = len(new.units) < 2 and not back.question.rstrip("?？。").endswith("呢")  # 哪一条里没有甲: of the last tasks
    opposed = not alone and any(excludes(one, other) for one in new.units for other in before)
    return [*new.constraints, *_places(back.old)] if otherwise or opposed else []


def _which_tasks(back: Back) -> Mark:
    """Return the word that asks for tasks, without a word of its own where they are counted."""
    return Mark(Entry("ask", "task"), 0, 0, "" if "count" in back.new.flags else "哪些任务")


def _counted_units(back: Back) -> str:
    """两家都有份的: units by their number alone, at the beginning of a question that names none."""
    counted = _SO_MANY.match(back.question)
    before = [c for c in back.old.where if isinstance(c, UnitIs) and not c.negated]
    if counted is None and _BOTH_OF_THEM.search(back.question) and len(before) > 1 and back.old.kind == "task":
        back.new.asks[:] = [Mark(Entry("ask", "task"), 0, 0, "which tasks")]
        return f"{len(before)}"
    if counted is None or back.new.units:
        return ""
    asks = [m for m in back.new.asks if m.code != "unit"]
    back.new.asks[:] = asks or [_which_tasks(back)]
    return counted["many"]


def _of_units(meant: tuple[tuple[str, ...], ...], back: Back) -> list[Constraint]:
    if back.asked == "unit" and _LEFT_OUT.search(back.question):
        back.new.excepted.update(iri for each in meant for iri in each)
        return back.last_tasks()
    if back.asked == "unit":
        return [ThingIn(tuple(iri for each in meant for iri in each), PREVIOUS)]
    roles = back.new.free_roles.pop() if back.new.free_roles else ALL_ROLES
    return [UnitIs(each, back.lexicon.label_of(each, PREVIOUS), roles) for each in meant]


def _tasks_meant(back: Back) -> list[Constraint]:
    """Return the constraints to the tasks that a question points at: the last ones, or what is left of those before."""
    new, memory = back.new, back.memory
    if "remaining" in new.flags and not _removed(back.old) and memory.earlier:
        if _THESE.search(back.question) and not set(memory.earlier) & set(memory.tasks):
            return back.last_tasks()  # 剩下的这些里: what was left is what was answered last
        rest = tuple(task for task in memory.earlier if task not in memory.tasks)
        if not rest:
            raise NotUnderstood("nothing")
        return [TaskIn(rest, PREVIOUS)]
    numbered = any(isinstance(c, NumberIn) for c in new.constraints) and back.asked != "task"
    if not new.any_flag("pronoun", "remaining") and (new.task_topics or numbered):
        return []  # 甲那条谁牵头, 那乙那条谁牵头
    if back.asked == back.old.kind == "unit" and "pronoun" not in new.flags and (new.topics or new.general_topics):
        return []  # 甲谁牵头, 给乙牵头的呢: of another task
    return back.last_tasks() or _asked_of(back)


def _asked_of(back: Back) -> list[Constraint]:
    """Return what the last question, which left no tasks, said of where to look."""
    if back.old.operation == "exists" and back.asked == "unit" and (places := _places(back.old)):
        return places
    return [c for c in back.old.where if not (isinstance(c, TargetIs) and back.new.years)]


def _among_things(back: Back) -> list[Constraint]:
    """其中哪家在第5条里也有, behind a list of companies: the things of the last answer are those meant."""
    new, things = back.new, back.memory.things
    if not things or new.flag("pronoun") not in SUBSET or back.asked not in ("unit", back.old.kind) or new.free_roles:
        return []
    new.asks[:] = [Mark(Entry("ask", back.old.kind), 0, 0, "" if "count" in new.flags else "哪些")]
    return [*new.constraints, ThingIn(things, PREVIOUS)]


def _among_units(back: Back) -> list[Constraint]:
    """这些参与单位里，第2条也有份的, behind a list of units: some of those that the last answer named."""
    new = back.new
    if back.asked != "unit" or not back.memory.units:
        return []
    if new.any_flag("most", "least", "top", "rank") and back.old.kind == "unit" and new.flag("pronoun") in SUBSET:
        return [*new.constraints, ThingIn(back.memory.units, PREVIOUS)]
    places = [c for c in new.constraints if isinstance(c, InPart | NumberIn)]
    if back.old.kind == "unit" and new.flag("pronoun") in SUBSET and places and len(places) == len(new.constraints):
        return [*new.constraints, ThingIn(back.memory.units, PREVIOUS)]  # 其中也在乙部分出现的
    if not _THESE_UNITS.match(back.question):
        return []
    new.free_roles.clear()
    return [*new.constraints, ThingIn(back.memory.units, PREVIOUS)] if new.constraints else []


def _of_them_all(back: Back) -> list[Constraint]:
    """它们还牵头别的任务吗, behind several units: other tasks of any of them."""
    new, units = back.new, back.memory.units
    others = "other" in new.flags or _OTHER.search(back.question)
    if not _THEY.search(back.question) or not others or len(units) < 2 or not new.free_roles:
        return []
    if back.old.kind != "unit" or back.asked != "task" or "both" in new.flags:
        return []
    roles = new.free_roles.pop()
    each = tuple(UnitIs((iri,), back.lexicon.label_of((iri,), PREVIOUS), roles) for iri in units)
    return [*new.constraints, AnyOf(each), *(Not(c) for c in back.last_tasks())]


def _together(back: Back) -> list[Constraint]:
    """Which of those does it lead together with 乙: the unit of the question before, beside the one that is named."""
    new = back.new
    before = [c for c in back.old.where if isinstance(c, UnitIs) and not c.negated]
    named = new.units and before and "both" in new.flags and IT.search(back.question)
    if not named or back.old.kind != "task":
        return []
    roles = narrowest([*new.free_roles, *(u.roles for u in new.units)])
    new.free_roles.clear()
    rest = [c for c in new.constraints if not isinstance(c, UnitIs)]
    return [*rest, *(replace(u, roles=roles) for u in (*new.units, before[0])), *back.last_tasks()]


def _removed(old: Logic) -> bool:
    return any(isinstance(c, Not) or (isinstance(c, UnitIs) and c.negated) for c in old.where)


_READINGS: tuple[Callable[[Back], list[Constraint]], ...] = (
    _against_the_last,
    _pointed_units,
    _among_things,
    _among_units,
    _of_them_all,
    _together,
    _not_in_role,
    _its_tasks,
)
"""What a pronoun may point at, the surer first."""
