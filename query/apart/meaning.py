"""What is left out of what a form finds: units, roles, tasks, targets or things, told by the words that name them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from query.constraints import (
    ALL_ROLES,
    AllOf,
    AnyOf,
    Constraint,
    NameHolds,
    Not,
    RoleCount,
    TargetIs,
    ThingIn,
    UnitIs,
    Where,
)
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon
from query.lexicon.entries import bare
from query.logic import Logic
from query.parsing.focus import THING_ASKS
from query.parsing.form import parse
from query.patterns import OF_THING, THING_CLASSES
from query.reading.draft import Draft
from query.reading.read import read

Find = Callable[[Logic], tuple[str, ...]]
"""The things (IRIs) that a form finds."""

_NOUNS = {"task": "任务", "target": "目标", "unit": "单位", "company": "企业", "project": "项目"}
_NOUNS |= {"institution": "机构", "institute": "研究院", "university": "高校", "place": "地点", "brand": "品牌"}
_LIST = re.compile(r"[、，]|以及|还有|(?<=[的条项章节])(?:和|与|及|跟|或者?)")
_AND = re.compile("和|与|及|跟|或者?")
_NAMED = re.compile(
    "(?:(?:名字|名称|名头|单位名|名)(?:里面?|中|当中)?)?(?:带有?|含有?|包含|有|以|叫)(?:着|了)?(?P<text>[^的]{1,8}?)"
    "(?P<end>结尾|收尾|打头|开头)?(?:这?[一两二三四]?个?字|字样)?的?(?:那?[几些两三四]?[家个条项])?"
    "(?:单位|部门|企业|公司|机构|项目)?"
)
_SERIES = re.compile("(?P<text>[^的]{1,8})系的?(?:企业|公司|单位|机构|那?[几些两三四]?[家个])?")
_BY_NAME = re.compile("^(?:名|带|含|以)")
_SAYS_WHICH = re.compile(
    "(?:的?(?:那|这|上述|上面)?[一二两三四五六七八九十几些]+[家个条项类]?(?:单位|部门)?|(?:这|那)?(?:一?类|种|样|些)的?单位?"
    "|等(?:单位|部门)?|(?:这|那)[两三四几]?[家个条项](?:单位|部门)?)$"
)
_COLLECTIVE = re.compile(
    "(?:等|这|那|各|这些|那些|所有|之)?(?:一?类|种|样|些|几个|几类)?的?(?:统称|泛称|泛指|合称)的?(?:单位|部门|称呼|名称)?$"
)
"""镇街、区属国有公司这类统称: these, and what else is no single unit."""
_BEFORE = re.compile(
    "^(?:再|也|又|把|将|像|比如|例如|诸如|其中|里面|当中|里头|去掉|扣掉|扣除|剔除|剔掉|不算|除了?|[和及与])+的?"
)
_OF_IT = re.compile("^(?:其|它|它们|自己|自身|本单位|本局|本委)(?=牵头|参与|负责|配合|挂帅|主责)")
_KIND = re.compile("(?:的|那些|那几[条项个家]|这些)+$")
_SOME = re.compile("的?(?:那|这)?(?:[一二两三四五六七八九十几些]+)?[条项]$")
_SO_MANY = re.compile("^(?:那|这|另外)?[一两二三四五六七八九十][家个]")
_TOGETHER = re.compile("共同|一起|联合|都|同时|既|又|并且|而且|一道|两家")


def without(logic: Logic, said: str, lexicon: Lexicon, find: Find) -> Logic | None:
    """Return a form with what some words name left out of what it finds; None where they name nothing such."""
    if logic.operation not in ("select", "count", "exists", "rank", "group") or logic.others:
        return None
    if not find(replace(logic, operation="select", limit=None)):
        return None
    apart = {"unit": _of_units, "task": _of_tasks}.get(logic.kind, _of_others)
    if logic.kind == "unit" and (collective := _COLLECTIVE.search(said)):
        apart_from = ThingIn(lexicon.collective_units(), collective[0], negated=True)
        logic, said = (
            replace(logic, where=(*logic.where, apart_from)),
            said[: collective.start()].rstrip("、和及与等的"),
        )
    if not said:
        return logic
    try:
        return apart(logic, _BEFORE.sub("", _SAYS_WHICH.sub("", said)) or said, lexicon, find)
    except (NotUnderstood, NotInDocuments):
        return None


def _of_units(logic: Logic, said: str, lexicon: Lexicon, find: Find) -> Logic | None:
    """Return a form for units without those that some words name one by one; a role or a task may be among them."""
    for each in _parts(said):
        joined = [part for part in _AND.split(each) if part]
        found = _each(logic, joined, lexicon, find) if len(joined) > 1 else None
        found = found or _of_unit(logic, each, lexicon, find)
        if found is None:
            return None
        logic = found
    return logic


def _each(logic: Logic, parts: Iterable[str], lexicon: Lexicon, find: Find) -> Logic | None:
    """Return a form for units without several, each a name or a role; None where one is neither."""
    found: Logic | None = logic
    for part in parts:
        found = _of_unit(found, part, lexicon, find, tasks=False) if found else None
    return found


def _of_unit(logic: Logic, said: str, lexicon: Lexicon, find: Find, *, tasks: bool = True) -> Logic | None:
    """Return a form for units without those that some words name, by role, or (with `tasks`) by task."""
    if named := _by_name(said):
        return replace(logic, where=(*logic.where, named))
    new = read(_SO_MANY.sub("", _SAYS_WHICH.sub("", said) or said), lexicon)
    units = _units_of(new, with_role=not said.endswith(("的", "任务", "条")))
    if units:
        return replace(logic, where=(*logic.where, ThingIn(units, lexicon.label_of(units, said), negated=True)))
    if _is_role(new):
        return _without_role(logic, new.free_roles[0], find)
    where = _tasks(said, lexicon) if tasks else ()
    return _if_less(logic, replace(logic, where=(*logic.where, _denied(where))), find) if where else None


def _of_tasks(logic: Logic, said: str, lexicon: Lexicon, find: Find) -> Logic | None:
    own = _OF_IT.sub("", said)
    new = read(own, lexicon)
    if _is_role(new):
        return _without_role_of_its_unit(logic, new.free_roles[0])
    waits = any(isinstance(c, RoleCount) and (c.comparator, c.number) == (">=", 1) for c in logic.where)
    if _units_of(new, with_role=False) or (new.units and waits):  # 责任单位最多的, 镇街不算; 除了甲牵头的，还要参与的
        return None
    gone = [_tasks(each, lexicon) for each in _parts(said)]
    if not all(gone):
        gone = [whole] if (whole := _tasks(said, lexicon)) else []
    return _if_less(logic, replace(logic, where=(*logic.where, *map(_denied, gone))), find) if gone else None


def _of_others(logic: Logic, said: str, lexicon: Lexicon, find: Find) -> Logic | None:
    """Return a form for targets or named things without those that some words name."""
    if logic.kind not in ("target", *THING_ASKS):
        return None
    for each in _parts(said):
        if logic.kind != "target" and (named := _by_name(each)):
            logic = replace(logic, where=(*logic.where, named))
            continue
        if _of_another_kind(read(each, lexicon), logic):
            continue
        gone = _found(each, logic, lexicon, find)
        if not set(gone) & set(find(replace(logic, operation="select", limit=None))):
            return None
        apart = TargetIs(excluded=gone, label=each) if logic.kind == "target" else ThingIn(gone, each, negated=True)
        logic = replace(logic, where=(*logic.where, apart))
    return logic


def _of_another_kind(new: Draft, logic: Logic) -> bool:
    """Tell whether no answer is what words name: 节点 where numbers are asked for, a company among universities."""
    if logic.kind == "target":
        kinds = {c.kind for c in logic.where if isinstance(c, TargetIs)} - {"any"}
        said = {mark.code for mark in new.asks} | ({"milestone"} if "定性" in "".join(new.said) else set())
        return bool(kinds) and bool(said & {"quantity", "milestone"}) and said.isdisjoint(kinds)
    classes = THING_CLASSES.get(logic.kind, ())
    said = {mark.code for mark in new.asks} | {mark.code for mark in new.things}
    own = {logic.kind, *classes, *(kind for kind, held in THING_CLASSES.items() if set(held) & set(classes))}
    return bool(said) and bool(classes) and said.isdisjoint(own)


def _found(said: str, logic: Logic, lexicon: Lexicon, find: Find) -> tuple[str, ...]:
    """Return the targets or things that some words name, of the kind asked for."""
    new = read(said, lexicon)
    named = tuple(iri for mark in new.things for iri in mark.entry.iris)
    if logic.kind != "target" and not _says_more(new) and set(named) & set(find(replace(logic, operation="select"))):
        return named
    noun = _NOUNS.get(logic.kind, "")
    words = _KIND.sub("", said)
    inner = parse(f"{words}有哪些" if words.endswith(noun) else f"{words}的{noun}有哪些", lexicon)
    return find(inner) if (inner.operation, inner.kind) == ("select", logic.kind) and inner.where else ()


def _if_less(whole: Logic, less: Logic, find: Find) -> Logic | None:
    """Return a form if it finds less than the whole one: what leaves nothing out was meant otherwise."""
    found, left = (find(replace(each, operation="select", limit=None)) for each in (whole, less))
    return less if set(left) < set(found) else None


def _parts(said: str) -> list[str]:
    return [part for part in (_BEFORE.sub("", each).strip() for each in _LIST.split(said)) if part]


def _by_name(said: str) -> NameHolds | None:
    match = _NAMED.fullmatch(said) if _BY_NAME.match(said) else _SERIES.fullmatch(said)
    if match is None:
        return None
    end = match.groupdict().get("end") or ""
    place: str = "end" if "尾" in end else "start" if "头" in end else "in"
    return NameHolds(bare(match["text"]), negated=True, place=place)  # type: ignore[arg-type]


def _units_of(new: Draft, *, with_role: bool) -> tuple[str, ...]:
    """Return the units that some words name, nothing where they say more than that."""
    named = [c for c in new.constraints if isinstance(c, UnitIs) and not c.negated]
    plain = not (new.free_roles or _says_more(new) or new.things)
    bound = any(c.roles != ALL_ROLES for c in named) or bool(new.role_words)
    if not named or len(named) != len(new.constraints) or not plain or (bound and not with_role):
        return ()
    return tuple(sorted({iri for c in named for iri in c.units}))


def _says_more(new: Draft) -> bool:
    return bool(new.topics or new.general_topics or new.unknown or new.unused or new.counts or new.years)


def _is_role(new: Draft) -> bool:
    return len(new.free_roles) == 1 and not (new.constraints or new.things or _says_more(new))


def _without_role(logic: Logic, roles: frozenset[str], find: Find) -> Logic | None:
    """Return a form for units without those of a role; None where some have that role in one task, not in another."""
    left = logic.roles - roles
    if not left or left == logic.roles:
        return None
    others = replace(logic, operation="select", roles=left, limit=None)
    having = find(replace(others, roles=logic.roles & roles))
    return None if set(find(others)) & set(having) else replace(logic, roles=left)


def _without_role_of_its_unit(logic: Logic, roles: frozenset[str]) -> Logic | None:
    """甲参与的任务，牵头的不算: without the tasks in which the unit asked about has the role."""
    units = [c for c in logic.where if isinstance(c, UnitIs) and not c.negated]
    if len(units) != 1 or logic.operation in ("rank", "group"):
        return None
    left = units[0].roles - roles
    if not left:
        return None
    return replace(logic, where=tuple(replace(c, roles=left) if c is units[0] else c for c in logic.where))


def _tasks(said: str, lexicon: Lexicon) -> Where:
    """Return what holds of the tasks that some words name, nothing where they name none."""
    named = said if said.startswith("第") else _KIND.sub("", _SOME.sub("", said))
    asked = f"{named}有哪些" if named.endswith("任务") else f"{named}的任务有哪些"
    if re.fullmatch("第[0-9一二三四五六七八九十]+[条项]", named):
        asked = f"{named}是什么任务"
    try:
        found = parse(asked, lexicon)
    except (NotUnderstood, NotInDocuments):
        return ()
    plain = (found.operation, found.kind, found.others, found.limit) == ("select", "task", (), None)
    if not plain or any(isinstance(c, OF_THING) for c in found.where):
        return ()
    units = tuple(c for c in found.where if isinstance(c, UnitIs))
    if len(units) < 2 or _TOGETHER.search(said):
        return found.where
    return (AnyOf(units), *(c for c in found.where if c not in units))


def _denied(where: Where) -> Constraint:
    return Not(AllOf(where) if len(where) > 1 else where[0])
