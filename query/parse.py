"""A question's tokens become a logical form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import (
    ALL_ROLES, AnyOf, Constraint, HasTarget, InPart, Kind, Logic, Mentions, NameHolds, NumberIn, Operation, RoleCount, TargetIs,
    TargetKind, TaskIn, ThingIn, UnitIs,
)
from query.tokens import tokens
from query.topics import targets_about, tasks_about, tasks_holding

_STRONG = re.compile(r"哪|谁|什么|第几|几|which|what|who|多少")
_THING_KINDS = {
    "company": ("Company",), "institution": ("Institute", "University"), "institute": ("Institute",), "university": ("University",),
    "place": ("Place",), "brand": ("Brand",), "document": ("CitedDocument",),
}
_TARGET_ASKS = {"target", "quantity", "milestone", "value", "year"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A logical form, the words it did not use, and the names that no document holds."""

    logic: Logic
    unused: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """What has been read from left to right, before it is decided what is asked for."""

    constraints: list[Constraint] = field(default_factory=list)
    group: list[Mark] = field(default_factory=list)
    negated_group: bool = False
    free_roles: list[frozenset[str]] = field(default_factory=list)
    excluded_roles: set[str] = field(default_factory=set)
    last_units: list[Mark] = field(default_factory=list)
    negation: str | None = None
    topics: list[str] = field(default_factory=list)
    asks: list[Mark] = field(default_factory=list)
    flags: dict[str, Mark] = field(default_factory=dict)
    years: list[int] = field(default_factory=list)
    baselines: list[int] = field(default_factory=list)
    amounts: list[tuple[str, float, str | None]] = field(default_factory=list)
    things: list[Mark] = field(default_factory=list)
    role_marks: int = 0

    def asks_tasks_of_unit(self, old: Logic) -> bool:
        """Tell whether only a role is new (它参与的又有哪些): then the unit of the question before is meant."""
        own = [c for c in self.constraints if not isinstance(c, TargetIs)]
        asked = {str(m.value) for m in self.asks}
        about_unit = old.kind == "task" and any(isinstance(c, UnitIs) for c in old.where)
        return about_unit and not own and bool(self.free_roles) and "unit" not in asked and not asked & _TARGET_ASKS


def read_question(question: str, lexicon: Lexicon) -> Reading:
    """Return the reading of a question; NotUnderstood or NotInDocuments where there is none."""
    return Reading(form(question, draft(question, lexicon), lexicon))


def draft(question: str, lexicon: Lexicon) -> Draft:
    """Read the tokens of a question from left to right."""
    row = tokens(question, lexicon)
    outside = [mark.text for mark in row if mark.kind == "outside"]
    if outside:
        raise NotUnderstood("outside", tuple(outside))
    state = Draft()
    for index, mark in enumerate(row):
        _take(mark, row, index, state, lexicon)
    _close_group(state, ALL_ROLES)
    return state


def _take(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    handler = _HANDLERS.get(mark.kind)
    if handler:
        handler(mark, row, index, state, lexicon)
    elif mark.kind != "filler":
        state.flags.setdefault(mark.kind, mark)


def _unit(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    if not mark.value:
        raise NotInDocuments((mark.text,))
    if state.negation and state.group:
        _close_group(state, ALL_ROLES)
    state.negated_group |= state.negation in ("not", "except")
    state.negation = None
    state.group.append(mark)


def _role(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    notation, roles = mark.value  # type: ignore[misc]
    state.role_marks += 1
    negation, state.negation = state.negation, None
    if negation and not state.group and not state.last_units:
        _negated_free_role(negation, notation, roles, state)
    elif negation and (state.group or state.last_units):
        units = state.group or (state.last_units if _refers_back(row, index) else [])
        if not units:
            _negated_free_role(negation, notation, roles, state)
            return
        state.constraints.extend(_unit_is(unit, roles, negated=True) for unit in units)
        state.last_units = list(units)
    elif state.group:
        _close_group(state, roles)
    elif _follows_unit(row, index):
        state.free_roles.append(roles)
        state.flags["pending-role"] = mark
    else:
        state.free_roles.append(roles)


def _negated_free_role(negation: str, notation: str, roles: frozenset[str], state: Draft) -> None:
    if negation == "except":
        state.excluded_roles |= roles if notation != "responsible" else set()
    else:
        state.constraints.append(RoleCount(roles, "=", 0))


def _refers_back(row: list[Mark], index: int) -> bool:
    return any(m.kind == "pronoun" and m.text in ("自己", "我局", "该单位", "本单位", "它") for m in row[max(0, index - 3) : index])


def _follows_unit(row: list[Mark], index: int) -> bool:
    return any(m.kind == "unit" for m in row[index + 1 : index + 5])


def _close_group(state: Draft, roles: frozenset[str]) -> None:
    """Give the waiting units their role: a role word behind them, or the one in front that had no unit yet."""
    if not state.group:
        return
    if roles is ALL_ROLES and "pending-role" in state.flags and state.free_roles:
        roles = state.free_roles.pop()
        del state.flags["pending-role"]
    made: list[Constraint] = [_unit_is(unit, roles, negated=state.negated_group) for unit in state.group]
    if len(made) > 1 and "or" in state.flags and not state.negated_group:
        made = [AnyOf(tuple(made))]
    state.constraints.extend(made)
    state.last_units, state.group, state.negated_group = state.group, [], False


def _unit_is(mark: Mark, roles: frozenset[str], *, negated: bool) -> UnitIs:
    return UnitIs(tuple(mark.value), mark.text, roles, negated)  # type: ignore[arg-type]


def _text(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    state.topics.append(mark.text)


def _ask(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    if state.negation == "not" and mark.value in ("quantity", "target", "milestone"):
        state.constraints.append(HasTarget(_target_kind(str(mark.value)), negated=True))
        state.negation = None
        return
    state.asks.append(mark)


def _negation(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    state.negation = mark.kind


def _without(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    state.negated_group = True
    _close_group(state, ALL_ROLES)


def _year(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    near = [m for m in row[max(0, index - 1) : index] if m.kind == "baseline"] + [
        m for m in row[index + 1 : index + 3] if m.kind == "baseline" and m.text not in ("较",)
    ]
    (state.baselines if near else state.years).append(int(str(mark.value)))


def _numbers(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    wanted: tuple[str, ...] = mark.value  # type: ignore[assignment]
    known = {task.number for task in lexicon.tasks.values()}
    if not set(wanted) & known:
        raise NotInDocuments((mark.text,))
    earlier = next((c for c in state.constraints if isinstance(c, NumberIn)), None)
    if earlier:
        state.constraints.remove(earlier)
        wanted = tuple(dict.fromkeys((*earlier.numbers, *wanted)))
    state.constraints.append(NumberIn(wanted))


def _thing(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    state.things.append(mark)


def _parts(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    found, label = mark.value  # type: ignore[misc]
    state.constraints.append(InPart(found, label))


def _part(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    state.constraints.append(InPart((str(mark.value),), mark.text))


def _amount(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    state.amounts.append(mark.value)  # type: ignore[arg-type]


_HANDLERS = {
    "unit": _unit, "role": _role, "text": _text, "ask": _ask, "not": _negation, "except": _negation, "without": _without,
    "year": _year, "numbers": _numbers, "thing": _thing, "parts": _parts, "part": _part, "box": _part, "amount": _amount,
}


def _target_kind(ask: str) -> TargetKind:
    return {"quantity": "quantity", "milestone": "milestone"}.get(ask, "any")  # type: ignore[return-value]


def form(question: str, state: Draft, lexicon: Lexicon) -> Logic:
    """Decide what is asked for and what is done with it, then settle things, topics and counts."""
    attribute = next((m for k, m in state.flags.items() if k == "attribute"), None)
    if attribute:
        return Logic("attribute", "document", attribute=str(attribute.value))
    focus = _focus(state)
    operation = _operation(state, focus)
    _settle_amounts(state, focus)
    unused = _settle_names(question, state, focus, lexicon)
    roles = state.free_roles[-1] if state.free_roles else ALL_ROLES
    roles = frozenset(roles - state.excluded_roles)
    logic = _assemble(operation, focus, roles, state)
    if unused:
        raise NotUnderstood("words", tuple(unused))
    if not logic.where and operation in ("select", "exists", "value") and focus not in ("box", "part") and not state.free_roles:
        raise NotUnderstood("nothing")
    return logic


def _focus(state: Draft) -> str:
    """Return what is asked for: the strongest question word, else the last noun, else what the constraints leave open."""
    asks = [m for m in state.asks if not (m.value == "task" and m.text == "task")] or state.asks
    strong = [m for m in asks if _STRONG.search(m.text)]
    if strong:
        things = [m for m in strong if m.value not in ("value",)]
        chosen = (things or strong)[-1]
        if chosen.value == "value" and any(m.value in ("quantity", "target") for m in asks):
            return "target"
        return str(chosen.value)
    if "each" in state.flags or "compare" in state.flags:
        return "unit"
    if asks:
        return str(asks[-1].value)
    if state.free_roles and any(isinstance(c, NumberIn) for c in state.constraints):
        return "unit"
    return "task" if any(isinstance(c, UnitIs) for c in state.constraints) or not state.free_roles else "unit"


def _operation(state: Draft, focus: str) -> Operation:
    flags = state.flags
    if "times" in flags:
        return "times"
    if "ratio" in flags:
        return "ratio"
    if "each" in flags or "each-part" in flags:
        return "group"
    if "compare" in flags:
        return "compare"
    if "most" in flags or "least" in flags or "rank" in flags or "top" in flags:
        return "rank"
    if "count" in flags:
        return "count"
    if "yesno" in flags:
        return "exists"
    return "select"


def _settle_amounts(state: Draft, focus: str) -> None:
    """An amount counts units where it stands beside a role (8个以上责任单位), else it bounds a target's value."""
    if "several" in state.flags and state.free_roles:
        state.constraints.append(RoleCount(state.free_roles.pop(), ">", 1))
    if "single" in state.flags:
        state.constraints.append(RoleCount(frozenset({"lead"}), "=", 1))
    for amount in list(state.amounts):
        sign, value, unit = amount
        if focus == "task" and unit in ("个", "家", None) and state.free_roles and not state.group:
            state.constraints.append(RoleCount(state.free_roles.pop(), sign, int(value)))
            state.amounts.remove(amount)


def _settle_names(question: str, state: Draft, focus: str, lexicon: Lexicon) -> list[str]:
    """Turn things and leftover words into constraints; return the words for which there is no use."""
    topics = [t for t in state.topics if len(re.sub(r"[\W_]", "", t)) > 1]
    if "name-holds" in state.flags:
        words = [*topics, *(m.text for m in state.things), *(m.text for m in state.asks if m.value in ("institute", "university"))]
        state.constraints.extend(NameHolds(word) for word in words[:1])
        return topics[1:]
    if focus in _TARGET_ASKS:
        return _settle_targets(topics, state, focus, lexicon)
    by_kind: dict[str, tuple[str, ...]] = {}
    for mark in state.things:
        iris = [iri for iri, (label, _) in lexicon.things.items() if mark.text == label or ("link" in state.flags and mark.text in label)]
        iris = iris or [str(mark.value[0])]  # type: ignore[index]
        by_kind[mark.text] = tuple(sorted(set(by_kind.get(mark.text, ())) | set(iris)))
    state.constraints.extend(Mentions(iris, text) for text, iris in by_kind.items())
    return _settle_topics(topics, state, lexicon)


def _settle_topics(topics: list[str], state: Draft, lexicon: Lexicon) -> list[str]:
    unused, found = [], []
    for topic in topics:
        tasks = tasks_holding(topic, lexicon) if "mention" in state.flags else tasks_about(topic, lexicon)
        if tasks:
            found.append(TaskIn(tuple(sorted(tasks)), topic))
        else:
            unused.append(topic)
    if len(found) > 1 and not set.intersection(*(set(f.tasks) for f in found)):
        found = [TaskIn(tuple(sorted({t for f in found for t in f.tasks})), "、".join(f.label for f in found))]
    state.constraints.extend(found)
    return unused


def _settle_targets(topics: list[str], state: Draft, focus: str, lexicon: Lexicon) -> list[str]:
    kind = _target_kind(focus)
    if any(m.value == "quantity" for m in state.asks):
        kind = "quantity"
    elif any(m.value == "milestone" for m in state.asks):
        kind = "milestone"
    if state.things:
        state.constraints.extend(Mentions((str(m.value[0]),), m.text) for m in state.things)  # type: ignore[index]
    sign, value, unit = state.amounts[0] if state.amounts else (None, None, None)
    chosen: tuple[str, ...] = ()
    if topics:
        candidates = [t for t in lexicon.targets.values() if not state.years or t.deadline in state.years]
        about = targets_about(tuple(topics), candidates)
        if about:
            chosen = tuple(sorted(t.iri for t in about))
        else:
            return _settle_topics(topics, state, lexicon)
    constraint = TargetIs(kind, tuple(state.years), tuple(state.baselines), sign, value, unit, chosen, "、".join(topics))
    if constraint != TargetIs(kind):
        state.constraints.append(constraint)
    elif kind != "any":
        state.constraints.append(constraint)
    return []


def _assemble(operation: Operation, focus: str, roles: frozenset[str], state: Draft) -> Logic:
    where = tuple(state.constraints)
    kind: Kind = "target" if focus in _TARGET_ASKS else focus  # type: ignore[assignment]
    if operation == "exists":
        return _yes_or_no(state, kind, roles, where)
    if operation == "rank":
        return _ranking(state, kind, roles, where)
    if operation == "group":
        return _grouping(state, roles, where)
    if operation in ("compare", "times", "ratio"):
        return _comparing(operation, state, roles)
    return Logic(operation, kind, where, roles)


def _yes_or_no(state: Draft, kind: Kind, roles: frozenset[str], where: tuple[Constraint, ...]) -> Logic:
    if "all" in state.flags:
        wanted = [m for m in state.asks if m.value in ("quantity", "target", "milestone")]
        if not wanted:
            raise NotUnderstood("nothing")
        lacking = HasTarget(_target_kind(str(wanted[-1].value)), negated=True)
        kept = tuple(c for c in where if not isinstance(c, TargetIs))
        return Logic("exists", "task", (*kept, lacking), attribute="not")
    if any(isinstance(c, UnitIs) for c in where):
        kind = "task"
    attribute = "not" if state.negation == "not" else None
    return Logic("exists", kind, where, roles, attribute=attribute)


def _ranking(state: Draft, kind: Kind, roles: frozenset[str], where: tuple[Constraint, ...]) -> Logic:
    limit = int(str(state.flags["top"].value)) if "top" in state.flags else None if "rank" in state.flags else 1
    by: Kind = "task"
    if kind == "task":
        counted = [m for m in state.asks if m.value in ("quantity", "target", "milestone")]
        by = "target" if counted else "unit"
    units = [c for c in where if isinstance(c, UnitIs)]
    rest = tuple(c for c in where if not isinstance(c, UnitIs))
    if kind == "unit" and units:
        rest = (*rest, ThingIn(tuple(sorted(iri for u in units for iri in u.units)), "、".join(u.label for u in units), units[0].negated))
        roles = units[-1].roles if units[-1].roles != ALL_ROLES else roles
    elif kind != "unit":
        rest = where
    if kind not in ("task", "unit"):
        raise NotUnderstood("nothing")
    return Logic("rank", kind, rest, roles, by, "least" not in state.flags, limit)


def _grouping(state: Draft, roles: frozenset[str], where: tuple[Constraint, ...]) -> Logic:
    if "each-part" in state.flags:
        return Logic("group", "part", where, roles)
    return Logic("group", "unit", where, roles)


def _comparing(operation: Operation, state: Draft, roles: frozenset[str]) -> Logic:
    units = [c for c in state.constraints if isinstance(c, UnitIs)]
    rest = tuple(c for c in state.constraints if not isinstance(c, UnitIs))
    if operation == "ratio":
        if not state.constraints:
            raise NotUnderstood("nothing")
        return Logic("ratio", "task", others=(Logic("count", "task", tuple(state.constraints)), Logic("count", "task")))
    if len(units) != 2:
        raise NotUnderstood("nothing")
    shared = next((u.roles for u in reversed(units) if u.roles != ALL_ROLES), roles)
    sides = tuple(
        Logic("count", "task", (*rest, UnitIs(u.units, u.label, u.roles if u.roles != ALL_ROLES else shared))) for u in units
    )
    return Logic(operation, "unit" if operation == "compare" else "task", others=sides)
