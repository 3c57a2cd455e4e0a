"""What is asked of the targets of a set that are so: their share, whether all are, which tasks have some or none.

农业部分的目标里，2025年到期的占百分之几; 甲负责的任务里哪几条没有百分比的目标; 乙牵头的任务的目标都是量化的吗. Each is
made of the number of the targets that are so (农业部分有多少个2025年到期的目标), a question that is read as any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from query.constraints import HasTarget, Not, TargetIs, Where
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic, Operation
from query.tokens.numbers import PUT_DOWN, WHICH_YEAR, YEAR_NOUN
from query.wording.sought import Rare
from query.wording.worded import cleaned

_AIM = "(?:目标|指标)"
_IN = "(?:里头|里面|当中|之中|里|中)"
_SET = "(?P<set>[^,。？?、]{0,30}?)(?<![但且又时并也])"
_OUTSIDE = "任务|部分|里|中|最|牵头|责任|但|而|且|又|什么|哪|列|第[0-9一二三四五六七八九十]|目标|指标|占|一共"
_SO = f"(?P<so>(?:(?!{_OUTSIDE})[^,。？?、]){{2,20}}?)"
_SOME = "(?P<so>[^,。？?占]{2,30}?)"
_OF_SET = f"{_SET}(?:所?(?:定|设|涉及|包含)?(?:了|下)?的)?(?:所有|全部)?的?{_AIM}"
_NUMBER = "(?:的?(?:总数|数量|个数|总量|数))?"
_SHARE = (
    "(?:百分之(?:几|多少)|多大(?:的)?(?:比例|比重)|几成|(?:的)?(?:比例|占比|比重|百分比)(?:是|为)?(?:多少|几|多大)?)"
)
_END = "[？?。]*$"
_ASKED = "(?P<asked>哪些任务|哪几[条项](?:任务)?|哪[条项]任务|有?(?:几|多少)[条项](?:任务)?)"
_HAS = "(?P<has>没有|没定|没设|未设|未定|没写|不含|没提|设有|定有|定了|设了|提了|写了|提出了|(?<![没未不])有)"
_OF_ALL = f"[^,。？?]{{0,20}}{_AIM}?{_NUMBER}的?"
_WHICH = "(?P<asked>哪些|哪几[个项]|什么|(?:几|多少)[个项]|列一下|列出来)"
_IS = "(?:都|一共|共|总共|的|是|有)*"
_NOT_TASKS = f"(?!.*任务{_IN},?(?:没有|有|无)(?:量化|定量|数字)?{_AIM})"
_SHARES = tuple(
    re.compile(f"^{build}{_END}")
    for build in (
        f"{_OF_SET}{_IN}?,?{_SO}(?!的)(?:{_AIM})?{_NUMBER}(?:占了?|的)?(?:其中)?的?{_SHARE}",
        f"{_OF_SET}{_IN}?,?有{_SHARE}是{_SO}(?:{_AIM})?",
        f"{_SOME}{_AIM}{_NUMBER}占了?(?:到)?{_OF_SET}{_NUMBER}的?{_SHARE}",
        f"{_NOT_TASKS}{_SET}{_IN},?{_SO}{_AIM}{_NUMBER}(?:占比|占了?|的){_SHARE}",
        f"{_NOT_TASKS}{_SOME}{_AIM}{_NUMBER}(?:占比|占了?|的){_SHARE}",
    )
)
_WHETHER = "(?P<whether>是不是|是否)?"
_ALL = tuple(
    re.compile(f"^{build}了?(?:吗|么|没有?|,对吗|(?(whether)|(?!)))[？?]?$")
    for build in (
        f"{_OF_SET}{_IN}?,?{_WHETHER}(?:全|都|全都|全部|个个|均)+(?:是|为)?{_SO}(?:{_AIM})?",
        f"{_SET}{_WHETHER}(?:所有|全部|每个)的?{_AIM}都?(?:是|为){_SO}(?:{_AIM})?",
        f"{_SET}的?(?:每一?[个项]|所有|全部){_AIM}{_WHETHER}都?是{_SO}(?:{_AIM})?",
    )
)
_TASKS = tuple(
    re.compile(f"^{build}{_END}")
    for build in (
        f"{_SET}{_IN}?,?(?<![设定提]){_ASKED}都?{_HAS}{_SO}{_AIM}",
        f"{_SET}{_IN}?,?{_HAS}{_SO}{_AIM}的(?:任务)?{_IS}{_ASKED}",
        f"{_SET}{_IN}?,?{_HAS}{_SO}{_AIM}的任务{_IS}(?P<asked>哪些)",
        f"{_SO}{_AIM}(?:都|分别)?(?:分布|写|定|放|落|出现)?在{_SET}(?:的|{_IN})*{_ASKED}{_IN}?",
    )
)
_WITH_YEAR = "(?P<so>(?:有|写了|定了)(?:完成)?(?:期限|年份|时限)的)"
_LISTED = tuple(
    re.compile(f"^(?:请|把)?{build}{_END}")
    for build in (
        f"{_OF_SET}{_IN}?,?{_SO}(?<=的)(?:{_AIM})?(?:都|分别|一共|总共|共|占|{_IS}){_WHICH}",
        f"{_OF_SET}有?(?P<asked>(?:几|多少)[个项]?)是{_SO}(?:{_AIM})?",
        f"{_SOME}{_AIM}的?(?:总数|数量|个数)(?:是|为|有)?(?P<asked>多少|几)[个项]?",
        f"{_SET}(?:一共|总共|共)?都?(?:设|定|提)(?:了|有)?(?P<asked>(?:多少|几)[个项]|哪些){_SO}{_AIM}",
        f"{_SET}{_IN}?,?有?{_WHICH}{_WITH_YEAR}{_AIM}",
        f"{_SET}{_IN}?,?(?<![没未不]){_WITH_YEAR}{_AIM}{_IS}{_WHICH}",
    )
)
_SHARE_OF_TASKS = re.compile(f"任务{_IN}[,，]?(?:没有|没|无|有)[^,，。？?]{{0,8}}{_AIM}的?(?:所)?(?:占|比例|比重)")
"""任务里没有量化目标的占比多少: tasks are shared out."""
_POINTS = re.compile(
    "既|又|其中|这[些几条项]|那[些几条项]|[它他]|前者|后者|上述|刚才|剩下|其余|还有"
    "|[条项][里中]面?[，,]?没?有[^，,]{0,6}[目指]标的(?:占|比)"
    "|(?:[只仅]|恰好|正好|刚好)[有定写设提]*了?[一两二三四五六1-9][个项]"
    f"|[0-9两二三四五六七八九十][个项条](?:量化|定量|数字|节点)?{_AIM}"
)
_DATED = re.compile(
    f"^(?:{PUT_DOWN}|带|附|有)[了有着]?(?:明确的?|具体的?)?(?:{YEAR_NOUN}(?:要求|限制)?|{WHICH_YEAR})了?的?$"
)
_PARTS_OF_AIMS = re.compile("(?:主要|总体|具体|约束性|预期性)$|量化|定量|定性|数字")
_WHEN = re.compile("期限|时限|年份|年限")
_BINDING = Rare(
    f"{_AIM}.*(?:哪|几|多少|什么|列|占|比例|百分|[条项]|任务|都|全|吗)|(?:任务|[条项]).*{_AIM}|(?:是不是|多少|几|哪).*{_AIM}"
)
_SHARE_OF_TARGETS = re.compile(
    f"{_AIM}{_NUMBER}(?:{_IN}[^,。？?]*,?[^,。？?]*)?(?:占|有){_OF_ALL}{_SHARE}|{_AIM}的?占比"
)
_WHOLE = {"", "全文", "全部", "所有", "总", "计划", "方案", "文件", "整个计划"}
_LONGEST = 80


def of_bounded_targets(question: str, lexicon: Lexicon, parse: Callable[[str, Lexicon], Logic]) -> Logic | None:
    """Return the form of a question that bounds targets, None where it is built otherwise."""
    if len(question) > _LONGEST or not _BINDING.search(question) or _POINTS.search(question):
        return None
    text = cleaned(question).replace("，", ",")
    for builds, form in ((_SHARES, _share), (_ALL, _all), (_TASKS, _tasks), (_LISTED, _listed)):
        for match in filter(None, (build.match(text) for build in builds)):
            try:
                sides = _counted(match, lambda counted: parse(counted, lexicon))
            except (NotUnderstood, NotInDocuments):
                continue
            if sides and (form is not _tasks or sides[0] == _on_tasks(sides[0])):
                return form(match, *sides)
    return None


def refuse_other_shares(question: str, logic: Logic) -> None:
    """Refuse a share of targets that is read as a list of them, or as a share of tasks."""
    listed = logic.operation in ("select", "ratio", "count") and not any(
        isinstance(c, TargetIs) and c.targets for c in logic.where
    )
    about = logic.kind == "target" or logic.operation == "ratio"
    others_too = any(side.kind == "target" for side in logic.others)
    of_tasks = logic.operation == "ratio" and _SHARE_OF_TASKS.search(question)
    if listed and about and not (others_too or of_tasks) and _SHARE_OF_TARGETS.search(question):
        raise NotUnderstood("words", ("占",))


def _share(match: re.Match[str], base: Where, bounds: Where) -> Logic:
    whole = match.re is _SHARES[2] and match["set"] in _WHOLE
    if whole and base and bounds:
        raise NotUnderstood("words", (match["set"] or "全部",))
    return _of_both("ratio", (), base) if whole and base else _of_both("ratio", base, bounds)


def _all(_match: re.Match[str], base: Where, bounds: Where) -> Logic:
    return _of_both("same", base, bounds)


def _of_both(step: Operation, base: Where, bounds: Where) -> Logic:
    counted = (Logic("count", "target", (*_on_tasks(base), *bounds)), Logic("count", "target", base))
    return Logic(step, "target" if step == "same" else "task", others=counted)


def _tasks(match: re.Match[str], base: Where, bounds: Where) -> Logic:
    bound = bounds[0]
    held = HasTarget(bound.kind) if isinstance(bound, TargetIs) and bound == TargetIs(bound.kind) else bound
    if "has" in match.groupdict() and match["has"][0] in "没未不":
        held = HasTarget(held.kind, negated=True) if isinstance(held, HasTarget) else Not(held)
    step: Operation = "select" if "哪" in match["asked"] else "count"
    return Logic(step, "task", (*base, held))


def _listed(match: re.Match[str], base: Where, bounds: Where) -> Logic:
    return Logic("count" if match["asked"][0] in "几多" else "select", "target", (*_on_tasks(base), *bounds))


def _on_tasks(where: Where) -> Where:
    """Return the constraints that are on tasks."""
    return tuple(c for c in where if not isinstance(c, TargetIs))


def _counted(match: re.Match[str], parse: Callable[[str], Logic]) -> tuple[Where, Where] | None:
    """Return what bounds the tasks and what bounds the targets, where one thing is said of the targets."""
    whole = match.groupdict().get("set", "") in _WHOLE
    of_set = "" if whole else match["set"]
    so = re.sub("^(?:是|有)(?!的)|(?<=量化)的$", "", match["so"])
    bounds: tuple[TargetIs, ...]
    if _DATED.search(match["so"]):
        logic, bounds = parse(f"{of_set or '一共'}有多少个目标"), (TargetIs(dated=True),)
    else:
        logic = parse(f"{of_set}有多少个{so}目标" if of_set else f"{so}目标有几个")
        bounds = tuple(c for c in logic.where if isinstance(c, TargetIs))
    if (logic.operation, logic.kind) != ("count", "target") or logic.others:
        return None
    base = parse(f"{of_set}有多少个目标").where if of_set else _on_tasks(logic.where)
    if _PARTS_OF_AIMS.search(of_set) or set(_on_tasks(base)) != set(_on_tasks(logic.where)):
        return None
    named = any(c.targets for c in bounds)
    whole_share = match.re is _SHARES[2] and not bounds and base and not of_set and not _WHEN.search(so)
    return (base, bounds) if (len(bounds) == 1 and not named) or whole_share else None
