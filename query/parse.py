"""A question's tokens become a logical form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from ontology.names import name_words
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon, Mark, normal
from query.logic import (
    ALL_ROLES, AnyOf, Constraint, HasTarget, InPart, Kind, Logic, Mentions, NameHolds, NumberIn, Operation, RoleCount, TargetIs,
    InProject, TargetKind, TaskCount, TaskIn, ThingIn, UnitIs,
)
from query.tokens import tokens
from query.lexicon import TargetText
from query.topics import targets_about, tasks_about, tasks_holding

_STRONG = re.compile(r"哪|谁|什么|第几|几|which|what|who|多少")
_THING_KINDS = {
    "company": ("Company",), "institution": ("Institute", "University"), "institute": ("Institute",), "university": ("University",),
    "place": ("Place",), "brand": ("Brand",), "document": ("CitedDocument",),
}
_LIGHT = {"是", "为", "有", "到", "了", "中", "里", "里面", "：", "的", "the", "of", "by", "a", "is", "are", "过"}
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
    unknown: list[str] = field(default_factory=list)
    kind_noun: str | None = None
    single: str | None = None
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
    if re.match(r"\W*(?:in |for |at |on )?(?:what|which|who|how|when|where|list|show|give|name)\b", question, re.IGNORECASE):
        state.flags["wh"] = Mark("wh", "", 0, 0, "")
    for index, mark in enumerate(row):
        _take(mark, row, index, state, lexicon)
    _close_group(state, ALL_ROLES)
    _close_question(state, lexicon)
    return state


def _close_question(state: Draft, lexicon: Lexicon) -> None:
    """Settle what only the whole question shows: a closing 没有 asks yes or no, 或 and 加上 join units."""
    if state.negation == "not":
        state.flags.setdefault("yesno", Mark("yesno", "", 0, 0, ""))
        state.negation = None if state.asks and state.asks[-1].value in _TARGET_ASKS else state.negation
    units = [c for c in state.constraints if isinstance(c, UnitIs) and not c.negated]
    if "or" in state.flags and len(units) > 1:
        kept = [c for c in state.constraints if c not in units]
        state.constraints[:] = [*kept, AnyOf(tuple(units))]
    state.constraints[:] = [
        replace(c, label=lexicon.label_of(c.units, c.label)) if isinstance(c, UnitIs) else c for c in state.constraints
    ]


def _take(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    handler = _HANDLERS.get(mark.kind)
    if handler:
        handler(mark, row, index, state, lexicon)
    elif mark.kind != "filler":
        state.flags.setdefault(mark.kind, mark)


def _unit(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    if not mark.value:
        state.unknown.append(mark.text)
        return
    if state.negation and state.group:
        _close_group(state, ALL_ROLES)
    state.negated_group |= state.negation in ("not", "except")
    state.negation = None
    state.group.append(mark)


def _role(mark: Mark, row: list[Mark], index: int, state: Draft, lexicon: Lexicon) -> None:
    notation, roles = mark.value  # type: ignore[misc]
    if mark.text in ("有关", "related") and index and row[index - 1].kind in ("text", "thing"):
        return
    state.role_marks += 1
    if state.negation and not state.group and _unit_next(row, index):
        state.free_roles.append(roles)
        state.flags["pending-role"] = mark
        return
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
    elif _unit_next(row, index):
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


def _unit_next(row: list[Mark], index: int) -> bool:
    """Tell whether the next word that says anything is a unit (涉及财政局, 牵头单位是财政局, 责任单位中没有财政局)."""
    following = [m for m in row[index + 1 : index + 5] if not (m.kind == "filler" and m.text in _LIGHT) and m.kind != "not"]
    return bool(following) and following[0].kind == "unit"


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
    before = row[index - 1] if index else None
    if before and (before.kind == "which" or (before.kind == "ask" and before.value == "task" and _STRONG.search(before.text))) and _names_a_kind(mark, before, state, lexicon):
        return
    if len(mark.text) == 1 and before is not None and before.kind == "mention":
        state.single = mark.text
        return
    state.topics.append(mark.text)


def _names_a_kind(mark: Mark, before: Mark, state: Draft, lexicon: Lexicon) -> bool:
    """哪几座山, 哪几条走廊: a noun behind the question word that ends names of things or projects says which are asked for."""
    noun = mark.text.rstrip("建设")
    kinds = {kind for label, kind in lexicon.things.values() if noun and label.endswith(noun)}
    if kinds:
        ask = {"Place": "place", "Company": "company", "Institute": "institute", "University": "university", "Brand": "brand"}.get(min(kinds), "place")
    elif noun and any(noun in label for label, _ in lexicon.projects.values()):
        ask = "project"
    else:
        return False
    state.asks = [m for m in state.asks if m is not before]
    state.asks.append(Mark("ask", ask, mark.start, mark.end, "哪" + mark.text))
    state.kind_noun = noun
    return True


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
    attribute = state.flags.get("attribute")
    if attribute:
        return Logic("attribute", "document", attribute=str(attribute.value))
    if state.unknown:
        raise NotInDocuments(tuple(state.unknown))
    focus = _focus(state)
    operation = _operation(state, focus)
    _settle_amounts(state, focus)
    if "all" in state.flags and operation != "exists":
        raise NotUnderstood("words", (state.flags["all"].text,))
    if operation in ("times", "difference") and not any(isinstance(c, UnitIs) for c in state.constraints):
        return _target_sides(operation, state, lexicon)
    if flags_text(state, "larger") or flags_text(state, "smaller"):
        focus = "target" if not any(isinstance(c, UnitIs) for c in state.constraints) else focus
    unused = _settle_names(state, focus, lexicon)
    if unused:
        raise NotUnderstood("words", tuple(unused))
    roles = state.free_roles[-1] if state.free_roles else ALL_ROLES
    logic = _assemble(operation, focus, frozenset(roles - state.excluded_roles), state)
    bare = not logic.where and operation in ("select", "exists") and focus not in ("box", "part")
    if bare and not (state.free_roles and focus == "unit"):
        raise NotUnderstood("nothing")
    return logic


def _target_sides(operation: Operation, state: Draft, lexicon: Lexicon) -> Logic:
    """Two targets set against each other: one topic in two years, or two topics."""
    topics = [core for t in state.topics if len(core := _without_verbs(t)) > 1]
    known = list(lexicon.targets.values())
    pairs = [((topic,), None) for topic in topics] if len(state.years) != 2 else [(tuple(topics), year) for year in state.years]
    if len(pairs) != 2:
        raise NotUnderstood("words", tuple(topics))
    sides = []
    for words, year in pairs:
        found = [t for t in targets_about(words, [t for t in known if year is None or t.deadline == year]) if words]
        if len(found) != 1:
            raise NotUnderstood("words", words)
        sides.append(Logic("select", "target", (TargetIs("any", () if year is None else (year,), targets=(found[0].iri,), label="、".join(words)),)))
    return Logic(operation, "target", others=tuple(sides))


def _focus(state: Draft) -> str:
    """Return what is asked for: the strongest question word, else the last noun, else what the constraints leave open."""
    if _ranks_units(state):
        return "unit"
    strong = [m for m in state.asks if _STRONG.search(m.text) and m.value != "value"]
    if strong:
        return _narrower(str(strong[-1].value), state)
    if any(m.value in ("quantity", "target", "milestone", "value", "year") for m in state.asks):
        weak = [m for m in state.asks if m.value not in ("value", "task")]
        return str(weak[-1].value) if weak else "value"
    if "compare" in state.flags or "each" in state.flags:
        return "unit"
    counted = state.flags.get("count")
    if counted and counted.value != "any":
        return str(counted.value) if not any(m.value in _THING_KINDS for m in state.asks) else str(state.asks[-1].value)
    return _weak_focus(state)


def _narrower(asked: str, state: Draft) -> str:
    """A general word (哪几家, who) gives way to a class that is named beside it (企业, 研究院)."""
    named = [str(m.value) for m in state.asks if m.value in _THING_KINDS]
    return named[-1] if asked == "unit" and named and not state.free_roles else asked


def _ranks_units(state: Draft) -> bool:
    units = [c for c in state.constraints if isinstance(c, UnitIs)]
    return "rank" in state.flags and len(units) > 1


def _weak_focus(state: Draft) -> str:
    asked = [str(m.value) for m in state.asks]
    pointed = any(isinstance(c, NumberIn | TaskIn) for c in state.constraints) or bool(state.topics) or bool(state.things)
    units = any(isinstance(c, UnitIs) for c in state.constraints)
    if state.free_roles and not units and pointed and set(asked) <= {"task"}:
        return "unit"
    if "which" in state.flags and asked == ["task"] and state.free_roles and not units and "most" not in state.flags and "least" not in state.flags:
        return "task"
    if asked:
        return asked[-1]
    return "task" if units or not state.free_roles else "unit"


def _operation(state: Draft, focus: str) -> Operation:
    flags = state.flags
    if "times" in flags:
        return "times"
    if "difference" in flags:
        return "difference"
    if "ratio" in flags:
        return "ratio"
    if "each" in flags or "each-part" in flags:
        return "group"
    if "compare" in flags:
        return "compare"
    if flags.keys() & {"most", "least", "rank", "top", "larger", "smaller"}:
        return "rank"
    if "count" in flags and not any(_STRONG.search(m.text) and m.value not in ("value", "unit") for m in state.asks):
        return "count"
    if "yesno" in flags and not _asks_which(state) and not any(_STRONG.search(m.text) and m.value != "value" for m in state.asks) and "which" not in flags:
        return "exists"
    return "select"


def _asks_which(state: Draft) -> bool:
    """Tell whether does, is … only help a which or what in front of them."""
    return flags_text(state, "yesno").isascii() and "wh" in state.flags and bool(flags_text(state, "yesno"))


def flags_text(state: Draft, flag: str) -> str:
    """Return the words that set a flag."""
    mark = state.flags.get(flag)
    return mark.text if mark else ""


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


def _settle_names(state: Draft, focus: str, lexicon: Lexicon) -> list[str]:
    """Turn things and leftover words into constraints; return the words for which there is no use."""
    topics = [core for t in state.topics if len(core := _without_verbs(t)) > 1]
    if "name-holds" in state.flags:
        words = [*topics, *(m.text for m in state.things), *(m.text for m in state.asks if m.value in ("institute", "university"))]
        state.constraints.extend(NameHolds(word) for word in words[:1])
        return topics[1:]
    if state.kind_noun:
        state.constraints.append(NameHolds(state.kind_noun))
    if "several" in state.flags and focus in _THING_KINDS:
        state.constraints.append(TaskCount(">", 1))
    if focus in _TARGET_ASKS:
        return _settle_targets(topics, state, focus, lexicon)
    by_name: dict[str, tuple[str, ...]] = {}
    for mark in state.things:
        iris = [iri for iri, (label, _) in lexicon.things.items() if mark.text == label or ("link" in state.flags and mark.text in label)]
        by_name[mark.text] = tuple(sorted(iris)) or (str(mark.value[0]),)  # type: ignore[index]
    state.constraints.extend(Mentions(iris, text) for text, iris in by_name.items())
    if focus in _THING_KINDS:
        topics = _settle_projects(topics, state, lexicon)
    return _settle_topics(topics, state, lexicon)


def _without_verbs(topic: str) -> str:
    """Strip verbs of plans (打造, 推进…) and joiners at both ends of a topic: they say nothing about it."""
    words = re.sub(r"^[\W_]+|[\W_]+$", "", topic)
    verbs = verb_pattern()
    start = verbs.match(words)
    bare = words[start.end() :] if start else words
    return "" if not bare else bare


@cache
def verb_pattern() -> re.Pattern[str]:
    """Return the pattern of verbs with which plans begin a clause."""
    verbs = sorted({*name_words()["nameVerb"], *name_words()["projectVerb"], "重点", "要", "打算", "计划"}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(v for v in verbs if len(v) > 1 or v == '要')})+")


def _settle_projects(topics: list[str], state: Draft, lexicon: Lexicon) -> list[str]:
    """Who takes part in a project: a topic that stands in a project's name is that project."""
    left = []
    for topic in topics:
        found = tuple(sorted(iri for iri, (label, _) in lexicon.projects.items() if normal(topic) in normal(label)))
        if found:
            state.constraints.append(InProject(found, topic))
        else:
            left.append(topic)
    return left


def _settle_topics(topics: list[str], state: Draft, lexicon: Lexicon) -> list[str]:
    if "mention" in state.flags and (state.single or len(topics) > 1):
        words = [state.single] if state.single else topics
        held = sorted({task for word in words for task in tasks_holding(word, lexicon)})
        state.constraints.append(TaskIn(tuple(held), "、".join(words)))
        return [] if held else topics
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
        about = _each_about(topics, candidates) if state.flags.keys() & {"larger", "smaller"} else targets_about(tuple(topics), candidates)
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


def _each_about(topics: list[str], candidates: list[TargetText]) -> list[TargetText]:
    """Return the targets of each of several topics; a joined one (能耗和用水量) is all that its characters cover."""
    parts = [part for topic in topics for part in re.split("[和与跟、]", topic) if len(part) > 1]
    found = [targets_about((part,), candidates) for part in parts]
    return [target for each in found for target in each] if sum(bool(each) for each in found) > 1 else []


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
    if kind not in ("task", "unit", "target"):
        raise NotUnderstood("nothing")
    if kind == "target" and not rest:
        raise NotUnderstood("nothing")
    ascending = state.flags.keys() & {"least", "smaller"}
    return Logic("rank", kind, rest, roles, by, not ascending, limit or (1 if kind == "target" else None))


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
