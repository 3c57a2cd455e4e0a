"""What is left out of what a form finds: units, roles, tasks, targets or things, told by the words that name them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from query.apart.words import (
    by_name,
    collective_in,
    describes,
    joined_in,
    parts_of,
    plain,
    said_of,
    without_noun,
    without_number,
    without_owner,
    without_tasks,
)
from query.constraints import (
    ALL_ROLES,
    AnyOf,
    Constraint,
    InPart,
    Kind,
    NumberIn,
    RoleCount,
    TargetIs,
    TaskIn,
    ThingIn,
    UnitIs,
    Where,
)
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic
from query.parsing.focus import THING_ASKS
from query.parsing.form import parse
from query.parsing.left_out import values_in
from query.parsing.truth import none_of
from query.patterns import OF_THING, THING_CLASSES
from query.reading.draft import Draft, target_kind
from query.reading.read import read
from query.tokens.collectives import firms_in

_NOUNS = {"task": "任务", "target": "目标", "unit": "单位", "company": "企业", "project": "项目"}
_NOUNS |= {"institution": "机构", "institute": "研究院", "university": "高校", "place": "地点", "brand": "品牌"}
_PLURALS = {"company": "companies", "university": "universities"}
_TOGETHER = re.compile("共同|一起|联合|都|同时|既|又|并且|而且|一道|两家|both|jointly|together")
_OF_UNITS = ("的", "任务", "条")


@dataclass(frozen=True, slots=True)
class Reader:
    """What words are read with: the names of the documents, what finds things, and the language they are in."""

    lexicon: Lexicon
    find: Callable[[Logic], tuple[str, ...]]
    english: bool = False

    def read(self, said: str) -> Draft:
        """Return what some words say by themselves."""
        return read(said, self.lexicon)

    def named(self, said: str, kind: Kind) -> Logic | None:
        """Return the form for the things of a kind that words describe, None where they describe others."""
        if self.english:
            asked = said_of(_PLURALS.get(kind, f"{kind}s"), said)
        else:
            noun = _NOUNS.get(kind, "")
            asked = f"{said}有哪些" if said.endswith(noun) else f"{said}的{noun}有哪些"
        found = parse(asked, self.lexicon)
        whole = (found.operation, found.kind, found.others, found.limit) == ("select", kind, (), None)
        return found if whole and found.where else None

    def found(self, logic: Logic) -> set[str]:
        """Return all things (IRIs) that a form selects, counts or ranks."""
        return set(self.find(replace(logic, operation="select", limit=None)))


def without(logic: Logic, said: str, reader: Reader) -> Logic | None:
    """Return a form with what some words name left out of what it finds; None where they name nothing such.

    Of what is set against each other it is left out of each side.
    """
    if logic.others and all(side.kind == "task" and side.operation == "count" for side in logic.others):
        sides = tuple(without(side, said, reader) or side for side in logic.others)
        return replace(logic, others=sides) if sides != logic.others else None
    if logic.operation not in ("select", "count", "exists", "rank", "group") or logic.others:
        return None
    if not reader.found(logic):
        return None
    if logic.kind == "unit":
        said, collective = collective_in(said)
        gone = reader.lexicon.collective_units() if collective else ()
        logic = _and(logic, ThingIn(gone, collective, negated=True)) if gone else logic
    apart = {"unit": _of_units, "task": _of_tasks}.get(logic.kind, _of_others)
    try:
        return apart(logic, plain(said), reader) if said else logic
    except (NotUnderstood, NotInDocuments):
        return None


def _of_units(logic: Logic, said: str, reader: Reader) -> Logic | None:
    """Return a form for units without those that some words name one by one; a role or a task may be among them."""
    for each in parts_of(said):
        joined = joined_in(each)
        found = _each(logic, joined, reader) if len(joined) > 1 else None
        found = found or _of_unit(logic, each, reader)
        if found is None:
            return None
        logic = found
    return logic


def _each(logic: Logic, parts: Iterable[str], reader: Reader) -> Logic | None:
    """Return a form for units without several, each a name or a role; None where one is neither."""
    found: Logic | None = logic
    for part in parts:
        found = _of_unit(found, part, reader, tasks=False) if found else None
    return found


def _of_unit(logic: Logic, said: str, reader: Reader, *, tasks: bool = True) -> Logic | None:
    """Return a form for units without those that some words name, by role, or (with `tasks`) by task."""
    if named := by_name(said):
        return _and(logic, named)
    new = reader.read(without_number(said))
    if units := units_named(new, with_role=not said.endswith(_OF_UNITS)):
        return _and(logic, ThingIn(units, reader.lexicon.label_of(units, said), negated=True))
    if _is_role(new):
        return _without_role(logic, new.free_roles[0], reader)
    if [mark.code for mark in new.asks] == ["company"] and not (new.constraints or _says_more(new)):
        return _and(logic, ThingIn(firms_in(reader.lexicon), said, negated=True))
    if new.free_roles and new.constraints and all(isinstance(c, NumberIn | InPart) for c in new.constraints):
        inner = reader.named(said, "unit")
        return _and(logic, ThingIn(reader.find(inner), said, negated=True)) if inner else None
    where = _tasks(said, reader) if tasks else ()
    less = _and(logic, none_of(where)) if where else logic
    return less if reader.found(less) < reader.found(logic) else None


def _of_tasks(logic: Logic, said: str, reader: Reader) -> Logic | None:
    new = reader.read(without_owner(said))
    if _is_role(new):
        return _without_role_of_its_unit(logic, new.free_roles[0])
    waits = any(isinstance(c, RoleCount) and (c.comparator, c.number) == (">=", 1) for c in logic.where)
    names = units_named(new) and not describes(said)
    if names or (new.units and waits):  # 责任单位最多的, 镇街不算; 除了甲牵头的，还要参与的
        return None
    gone = [_tasks(each, reader) for each in parts_of(said)]
    if not all(gone):
        gone = [whole] if (whole := _tasks(said, reader)) else []
    return _if_less(logic, _and(logic, *map(none_of, gone)), reader) if gone else None


def _of_others(logic: Logic, said: str, reader: Reader) -> Logic | None:
    """Return a form for targets or named things without those that some words name."""
    if logic.kind not in ("target", *THING_ASKS):
        return None
    for each in parts_of(said):
        if logic.kind != "target" and (named := by_name(each)):
            logic = _and(logic, named)
            continue
        if _of_another_kind(reader.read(each), logic):
            continue
        gone = _found(each, logic, reader)
        if not set(gone) & reader.found(logic):
            return None
        logic = _and(
            logic, TargetIs(excluded=gone, label=each) if logic.kind == "target" else ThingIn(gone, each, negated=True)
        )
    return logic


def _of_another_kind(new: Draft, logic: Logic) -> bool:
    """Tell whether no answer is what words name: 节点 where numbers are asked for, a company among universities."""
    said = {mark.code for mark in (*new.asks, *new.things)}
    if logic.kind == "target":
        kinds = {c.kind for c in logic.where if isinstance(c, TargetIs)} - {"any"}
        said |= {"milestone"} if "定性" in "".join(new.said) else set()
        return bool(kinds) and bool(said & {"quantity", "milestone"}) and said.isdisjoint(kinds)
    classes = THING_CLASSES.get(logic.kind, ())
    own = {logic.kind, *classes, *(kind for kind, held in THING_CLASSES.items() if set(held) & set(classes))}
    return bool(said) and bool(classes) and said.isdisjoint(own)


def _found(said: str, logic: Logic, reader: Reader) -> tuple[str, ...]:
    """Return the targets or things that some words name, of the kind asked for."""
    new = reader.read(said)
    named = tuple(iri for mark in new.things for iri in mark.entry.iris)
    if logic.kind != "target" and not _says_more(new) and set(named) & reader.found(logic):
        return named
    kinds = [mark.code for mark in new.asks]
    if logic.kind == "target" and kinds in (["milestone"], ["quantity"]) and not (new.constraints or _says_more(new)):
        return reader.find(Logic("select", "target", (TargetIs(target_kind(kinds[0])),)))
    inner = reader.named(without_noun(said), logic.kind)
    return reader.find(inner) if inner else ()


def _if_less(whole: Logic, less: Logic, reader: Reader) -> Logic | None:
    """Return a form if it finds less than the whole one: a topic that leaves nothing out was meant otherwise."""
    if not any(isinstance(value, TaskIn) for value in values_in(less.where)):
        return less
    return less if reader.found(less) < reader.found(whole) else None


def _and(logic: Logic, *more: Constraint) -> Logic:
    return replace(logic, where=(*logic.where, *more))


def units_named(new: Draft, *, with_role: bool = False) -> tuple[str, ...]:
    """Return the units that some words name, nothing where they say more than that."""
    named = [c for c in new.constraints if isinstance(c, UnitIs) and not c.negated]
    alone = not (new.free_roles or _says_more(new) or new.things)
    bound = any(c.roles != ALL_ROLES for c in named) or bool(new.role_words)
    if not named or len(named) != len(new.constraints) or not alone or (bound and not with_role):
        return ()
    return tuple(sorted({iri for c in named for iri in c.units}))


def _says_more(new: Draft) -> bool:
    return bool(new.topics or new.general_topics or new.unknown or new.unused or new.counts or new.years)


def _is_role(new: Draft) -> bool:
    return len(new.free_roles) == 1 and not (new.constraints or new.things or _says_more(new) or _kinds(new))


def _kinds(new: Draft) -> list[str]:
    """Return the kinds of things that are spoken of, other than tasks and units."""
    return [mark.code for mark in new.asks if mark.code not in ("task", "unit")]


def _without_role(logic: Logic, roles: frozenset[str], reader: Reader) -> Logic | None:
    """Return a form for units without those of a role; None where some have that role in one task, not in another."""
    left = logic.roles - roles
    if not left or left == logic.roles:
        return logic if left and logic.operation in ("select", "count") else None
    less = replace(logic, roles=left)
    return None if reader.found(less) & reader.found(replace(logic, roles=logic.roles & roles)) else less


def _without_role_of_its_unit(logic: Logic, roles: frozenset[str]) -> Logic | None:
    """甲参与的任务，牵头的不算: without the tasks in which the unit asked about has the role."""
    units = [c for c in logic.where if isinstance(c, UnitIs) and not c.negated]
    if len(units) != 1 or logic.operation in ("rank", "group") or not units[0].roles - roles:
        return None
    less = replace(units[0], roles=units[0].roles - roles)
    return replace(logic, where=tuple(less if c is units[0] else c for c in logic.where))


def _tasks(said: str, reader: Reader) -> Where:
    """Return what holds of the tasks that some words name, nothing where they name none."""
    new = reader.read(said)
    alone = not (_says_more(new) or new.free_roles or new.things or new.asks or new.flags)
    places = all(isinstance(c, NumberIn | InPart) for c in new.constraints)
    if len(new.constraints) == 1 and alone and places:
        return tuple(new.constraints)
    try:
        found = reader.named(without_tasks(said), "task")
    except (NotUnderstood, NotInDocuments):
        return ()
    if found is None or any(isinstance(c, OF_THING) for c in found.where):
        return ()
    units = tuple(c for c in found.where if isinstance(c, UnitIs) and not c.negated)
    parts = tuple(c for c in found.where if isinstance(c, InPart))
    several = parts if len(parts) > 1 else () if _TOGETHER.search(said) else units
    if len(several) < 2:
        return found.where
    return (AnyOf(several), *(c for c in found.where if c not in several))
