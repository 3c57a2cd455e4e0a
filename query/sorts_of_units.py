"""Units of a sort, as their names end (几个局牵头任务, 各局的任务数), asked as units are whose names end so.

Of tasks that a body of a sort leads the units are those of all names that end so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from query.constraints import Constraint, NameHolds, UnitIs
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic, Operation
from query.units_of_sets import roles_of

Ask = Callable[[str], Logic]
NAME = "(?:分局|局|委|办|中心|公司|支行|集团)"
_JOINS = "(?:和|与|跟|及|以及|或者?|、)"
_SORT = f"(?P<sort>{NAME}(?:{_JOINS}{NAME})*)"
_FIRM = "公司|集团|中心"
"""Ends of names of companies and projects too: of units alone only beside what these do."""
_MAY_BE = re.compile(NAME)
_DOES = "(?:牵头|主责|主办|领衔|挂帅|参与|参加|配合|协助|协办|负责|承担)"
_NOUN = "(?P<does>牵头|主责|主办|责任|参与|配合|协办|负责|承担)(?:单位|部门|方)"
_IN = "(?:名单)?(?:里面?|里头|中|当中|之中)"
_MANY = "(?:几|多少)[个家]"
_WHICH = f"哪些|哪几[个家]|(?<![这那好]){_MANY}"
_ENDS = f"(?!{_JOINS})(?=[，,。？?！!（(）)]|$|里|中|当中|[有是共占都也各最没不还在要]|一共|总共|分别|{_DOES}|涉|的)"
_CLOSES = "(?:的)?[？?。！!]*"
_OF_ALL = (
    f"(?:一共|总共)?有?(?P<ask>{_WHICH}){_SORT}(?P<does>{_DOES})了?任务{_CLOSES}",
    f"(?P<does>{_DOES})了?任务的{_SORT}(?:一共|总共)?[有是](?P<ask>{_WHICH}){_CLOSES}",
)
"""The same of all tasks: 几个局牵头任务."""


@cache
def _listed() -> tuple[re.Pattern[str], ...]:
    """Return the ways to ask which, how many or whether any of the units in a role are of a sort."""
    of = f"(?P<of>[^，,。？?]*?)的?{_NOUN}"
    far = "(?P<of>(?:[^，,。？?]*?[，,])?[^，,。？?]*?)"
    called = f'(?:名字|名称)?(?:叫|带有?|含有?)[“"「]?{_SORT}[”"」]?(?:[二两]字|字样|字)?'
    builds = (
        f"{of}{_IN}[，,]?[有共是占]*(?P<ask>{_WHICH})(?:是|属于|为|叫)?{_SORT}{_CLOSES}",
        f"{of}{_IN}[，,]?(?:的)?{_SORT}(?:一共|总共)?[有是共占]*(?P<ask>{_WHICH}){_CLOSES}",
        f"{of}{_IN}[，,]?(?P<ask>有没有|是否有|有){_SORT}(?:吗|么)?{_CLOSES}",
        f"(?:请)?(?:列出|列一下|找出)(?P<ask>){of}{_IN}的{_SORT}{_CLOSES}",
        f"{far}的?{_NOUN}{_IN}[，,]?{called}的?(?:单位)?(?:分别|都)*[有是](?P<ask>{_WHICH}|哪些|谁){_CLOSES}",
    )
    return tuple(map(re.compile, (*builds, *_OF_ALL)))


@cache
def _said() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the ways to say a sort where units could be said as well, each with what it is then."""
    turns = (
        (f"(?P<ask>{_WHICH})(?!{_FIRM}){_SORT}{_ENDS}", r"\g<ask>单位"),
        (f"(?P<ask>{_WHICH}){_SORT}(?={_DOES})", r"\g<ask>单位"),
        (f"(?P<ask>{_DOES}的?[有是]?(?:{_WHICH})){_SORT}{_ENDS}", r"\g<ask>单位"),
        (f"(?P<each>各个?|每一?[个家]){_SORT}{_ENDS}", r"\g<each>单位"),
        (f"按照?{_SORT}(?:分别|分组|逐个)*(?:统计|计算|列出?|汇总|算|数)(?:一下)?", "各单位"),
        (f"(?P<do>{_DOES}[^，,。？?有是]{{0,16}}的){_SORT}(?=[，,。？?]|$|[有是共里中]|一共|总共)", r"\g<do>单位"),
        (f"(?P<ask>哪一?[个家]){_SORT}(?=.*最[多少])", r"\g<ask>单位"),
        (f"(?<=最[多少]的是)(?P<ask>哪一?[个家]){_SORT}(?=[？?。]*$)", r"\g<ask>单位"),
        (f"(?:(?:所有|全部|在)+|(?<![一-龥])){_SORT}(?:里面?|中|当中)[，,]?(?=.*最[多少])", ""),
        (f"(?P<any>有没有|是否有|(?<![没国])(?<!任务)有){_SORT}(?={_DOES})(?!.*的任务)", r"\g<any>单位"),
    )
    return tuple((re.compile(build), said) for build, said in turns)


@cache
def _doing() -> re.Pattern[str]:
    """Return the way to say that some unit of a sort has a role: 由局牵头的任务."""
    return re.compile(f"(?:^|(?<=[由有无，,])|(?<=任务[里中])|(?<=任务))(?<!国有){_SORT}(?=(?:要|来|去)?{_DOES})")


@cache
def _among() -> re.Pattern[str]:
    """Return the way to say that some or none of the responsible units are of a sort: 责任单位里没有公司的任务."""
    listed = f"责任单位{_IN}[，,]?(?:又|也|都|还|连)*"
    any_of = (
        f"(?P<no>没有?|无|不含|不包括|未列)?(?:有|含有?|带有?|列有)?"
        f"(?:任何)?(?:一[家个])?{_SORT}(?P<none>(?:都|也)没有?)?"
    )
    return re.compile(f"{listed}{any_of}(?=的(?:任务|[是有哪，,]|那|$)|[，,])")


@cache
def _so_many() -> re.Pattern[str]:
    """Return the way to say how many units of a sort have a role, of those listed in front or of whatever ones."""
    front = "(?:^|[，,由有是]|(?P<listed>[局委办司街心行]))"
    return re.compile(f"{front}(?P<many>(?P<number>[二两三四五六2-6])[个家]?{NAME})(?=(?:都|共同|一起|联合)*{_DOES})")


_LONGEST = 160
"""A longer question is read in no other way: one sort after the other would be looked for in it."""


def asks_of_a_sort(question: str) -> bool:
    """Tell whether a question asks which, how many or whether any units are of a sort (责任单位里有没有中心)."""
    return (
        bool(_MAY_BE.search(question)) and len(question) <= _LONGEST and any(b.fullmatch(question) for b in _listed())
    )


def of_a_sort(question: str, lexicon: Lexicon, ask: Ask) -> Logic | None:
    """Return the form of a question for units of a sort, or for their tasks; None for any other.

    `ask` finds the form of what is asked where no sort is said.
    """
    if len(question) > _LONGEST or not _MAY_BE.search(question):
        return None
    if match := _so_many().search(question):
        if not match["listed"]:
            raise NotUnderstood("words", (match["many"],))  # 两个局牵头的任务: no constraint counts the units of a sort
        return ask(question.replace(match["many"], f"{match['number']}家"))
    found = (way(question.strip(), lexicon, ask) for way in (_in_a_role, _like_units, _by_any))
    return next(filter(None, found), None)


def _in_a_role(question: str, lexicon: Lexicon, ask: Ask) -> Logic | None:
    """第3条的责任单位里有几家是局: which, how many or whether any of the units in a role are of a sort."""
    match = next(filter(None, (build.fullmatch(question) for build in _listed())), None)
    if match is None:
        return None
    roles, step = roles_of(match["does"], lexicon), _step(match["ask"])
    noun = question[match.end("of") : match.end("does") + 2] if "of" in match.groupdict() else ""
    whole = _asked(f"{match['of']}{noun}有哪些", ask) if noun else None
    if whole and whole.operation == "select" and whole.where:
        return replace(_bound(whole, _named(match["sort"])), operation=step)
    of_all = not (noun and match["of"])
    return Logic(step, "unit", (_named(match["sort"]),), roles) if of_all else None


def _step(asked: str) -> Operation:
    return "exists" if asked.endswith("有") else "count" if re.match(_MANY, asked) else "select"


def _like_units(question: str, _lexicon: Lexicon, ask: Ask) -> Logic | None:
    """几个局牵头任务: asked as 几个单位牵头任务 is, of those whose names end so."""
    for build, said in _said():
        match = build.search(question)
        if match and (whole := _asked(question[: match.start()] + match.expand(said) + question[match.end() :], ask)):
            return _bound(whole, _named(match["sort"]))
    return None


def _by_any(question: str, lexicon: Lexicon, ask: Ask) -> Logic | None:
    """由局牵头的任务: the tasks in which any unit whose name ends so has the role."""
    match = _among().search(question) or _doing().search(question)
    if match is None:
        return None
    listed = match.groupdict().keys() & {"no"}
    if listed and (re.search("[和与跟及、]", match["sort"]) or re.search(f"没有?{NAME}", question[match.end() :])):
        raise NotUnderstood("words", (match["sort"],))  # 有局和委的, 有局而没有公司的
    does = ("不涉及" if match["no"] or match["none"] else "涉及") if listed else ""
    endings = re.split(_JOINS, match["sort"])
    groups = (iri for end in endings for name in lexicon.collectives(end) for iri in lexicon.units_called(name))
    units = (*(iri for end in endings for iri in lexicon.units_ending(end)), *groups)
    if not units:
        return None
    one = lexicon.label_of(units[:1], "")
    whole = _asked(question[: match.start()] + does + one + question[match.end() :], ask)
    if whole is None or whole.kind != "task" or whole.others or sum(map(_names_unit, whole.where)) != 1:
        raise NotUnderstood("words", (match["sort"],))
    return replace(whole, where=tuple(_any_of(c, units, match["sort"]) for c in whole.where))


def _names_unit(constraint: Constraint) -> bool:
    return isinstance(constraint, UnitIs)


def _any_of(constraint: Constraint, units: tuple[str, ...], sort: str) -> Constraint:
    return replace(constraint, units=units, label=sort) if isinstance(constraint, UnitIs) else constraint


def _named(sort: str) -> NameHolds:
    """Return that names end in a sort, or in one of several."""
    first, *others = re.split(_JOINS, sort)
    return NameHolds(first, others=tuple(others), place="end")


def _bound(whole: Logic, name: NameHolds) -> Logic:
    """Return a form for units with a bound on their names; NotUnderstood where something else is asked for."""
    if whole.kind != "unit" or whole.operation not in ("select", "count", "exists", "group", "rank") or whole.attribute:
        raise NotUnderstood("words", (name.text,))
    return replace(whole, where=(*whole.where, name), expected=None)


def _asked(question: str, ask: Ask) -> Logic | None:
    """Return the form of a question, None where it is not understood."""
    try:
        return ask(question)
    except (NotUnderstood, NotInDocuments):
        return None
