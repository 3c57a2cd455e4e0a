"""第1条的责任单位里，哪些还牵头别的任务: those units of a set of tasks that something else holds of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from query.among.meaning import Clause, Place, Question
from query.logic import Operation
from query.wording.bounds import bound_in, bounded, bounding
from query.wording.numerals import HAN

_UNIT = "(?:单位|部门)"
_VERB = "(?:牵头|主责|主办|领衔|挂帅|负责|承担|参与|参加|配合|协助|协办)"
_NOUN = "(?:牵头|主责|主办|责任|负责|承担|参与|参加|配合|协助|协办)(?:单位|部门|方)"
_NAMES_UNITS = re.compile("单位|部门|方")
_IN = "(?:里面?|中间?|当中|之中|里头|之间|内|上)?"
_ALSO = "(?:也|还|又|都|同时|同样|一并|另外|此外|并且|而且|且|自己|本身|自身|曾|[，,])*"
_AGAIN = re.compile("也|还|又|同时|另外")
_NOT = "(?P<denied>并?不再?|并?没有?再?|未曾?|并未|再?没有?|从来?没有?|从未|从不)?"
_WHOLE = (
    "(?:在|就|按|从|放到|放在|纵观|算上)?(?:(?:整[份个部]|整体|全部)?(?:计划|文件|方案|规划|文本)|全(?:计划|文件|方案|规划|文|篇)|通篇)"
    "(?:范围)?(?:里面?|中|当中|内|上)?(?:来?看|算|统计)?[，,]?"
)
_WITHIN = (
    "在?(?:其中|(?:该|这|本)(?:个|一)?(?:部分|章节?|节)|(?:这|该)(?:些|几|[两二三四五六七八九十0-9]+)[条项]?(?:任务)?|部分)"
    "(?:里面?|中|当中|之中|内|上)?[，,]?"
)
"""Words that count the tasks of the whole plan, though a part of it is named, or of the set alone."""
_SCOPE = f"(?:(?P<whole>{_WHOLE})|(?P<within>{_WITHIN}))?"
_ASK = f"(?:(?P<many>(?:几|多少)[家个]{_UNIT}?|多少{_UNIT})|哪[些几两]?(?:[家个]{_UNIT}?|{_UNIT})?|谁)"
_PLACE = "[条项分章节块务]"
_OF = f"(?:的|[，,]其|(?<=其)|(?<={_PLACE})(?:{_IN}[，,])?)"
_BASE = f"(?P<base>[^？?。；;]{{1,40}}?{_OF})(?P<role>{_NOUN})"
_DOING = f"(?P<role>{_VERB})了?(?P<base>[^？?。；;，,]{{2,30}}?)的{_UNIT}"
_DONE = f"(?P<base>[^？?。；;，,]{{1,30}}?{_PLACE})(?P<role>涉及|{_VERB})到?的{_UNIT}"
_BUT = "(?P<but>[，,]?(?:除[了去]?|不算|不计)(?:牵头|主责|主办)(?:单位|部门|方)?(?:本身)?(?:以外|之外|外|在内)?[，,])?"
"""Units of a set: 第1条的责任单位, 参与第1条的单位, 第1条涉及的单位; those beside the leads alone."""
_LAST = f"(?P<last>(?:这|那|上述)(?:些|[几两二三四五六七八九十0-9]+[家个])?{_UNIT}?|它们|他们|(?=其中))"
_LOOK = "(?:请|麻烦|帮我|帮忙|给我|再|先)*(?:查|看|对照|核对|统计|说|问|数|比对?)(?:一下|一查|看|查|对)"
_HEARD = f"(?:请问|那么?|{_LOOK})?[，,：:]?(?:在|从)?"
_ELSE = "(?:任何)?(?:别的|其他的?|其它的?|另外的?|其余的?)(?:任何)?(?:任务|事项|条目|工作|地方|条)|别处"
_ANY_TASK = f"(?:{_WHOLE})?的?(?:任何|一[条项个]|什么)?的?(?:任务|事项|工作)"
_ANYWHERE = re.compile(f"{_ELSE}|{_ANY_TASK}|{_WHOLE}")
_X = "(?P<x>(?:(?!也|同时|不[是在]|没(?:有?[出在份参]|$)|找出)[^，,。？?；;哪谁]){2,30}?)"
_HAS = "(?:出现|有?份|露面|在列|在|有任务|有职责|有责任|有名|榜上有名|担责)过?"
_LIST = "(?:名单|之列|行列)(?:里|中|上)?"
_QUOTED = "[“\"'‘「]?(?P<text>[\u4e00-\u9fff]{1,6}?)[”\"'’」]?"
_SORT = "局|委|公司|镇街|中心|支行|办|集团"
_AT: dict[str, Place] = dict.fromkeys(("打头", "开头", "起头", "第一个字"), "start")
_AT |= dict.fromkeys(("带", "带有", "含", "含有", "包含"), "in")
_MARKED = f"(?:同时|也|还|又|自己|名[称字]|不|以|再|在|没有?|{_WHOLE})"
_MAY_BE = re.compile(f"{_UNIT}|[家方]|它们|他们|其中")


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    """Return the ways in which a question says which units of what set it asks for."""
    ends = f"(?:的?{_UNIT}?[，,]?(?:分别|一共|总共|共|都)?(?:有|是|为)*{_ASK}|的{_UNIT}?(?:[，,]?列(?:一下|出来|出))?)"
    said, any_of = "(?P<c>.+?)", "(?P<any>有没有|是否有|有无|是不是有|存不存在)"
    frames = []
    for base in (_BASE, _DOING, _DONE, _LAST):
        of = f"{_HEARD}{base}"
        inside = f"{of}{_IN}{_BUT}[，,]?(?:其中)?[，,]?(?P<scope>{_WHOLE}|{_WITHIN})?"
        parted = f"{of}(?:{_IN}[，,]?其中[，,]?|{_IN}[，,]|{_IN[:-1]})"
        frames += [
            f"{inside}{any_of}(?:哪怕)?(?:[哪一][家个])?{_UNIT}?{said}(?:的{_UNIT}?)?吗?",
            f"{parted}有(?:哪[家个])?{said}的{_UNIT}?吗(?P<any>)",
            f"{inside}[，,]?有?{_ASK}是?{said}的?",
            f"{of}{_IN}[，,]?(?:找出|挑出|列出|筛出|选出|列举){said}的{_UNIT}?",
            f"{parted}{said}{ends}",
        ]
    nouns = f"(?P<c>{_MARKED}(?:[^的]|(?<=别)的|(?<=其他)的)+)的{_BASE}(?:一共|总共|都|分别)?(?:有|是|为)?{_ASK}"
    which = "有?(?:哪些|哪几[家个]|(?P<many>几家|几个|多少家?))"
    role = f"{_HEARD}(?P<base>[^？?。；;]{{2,40}}?{_PLACE}){_IN}[，,]?{which}(?P<role>{_NOUN}){said}"
    return tuple(re.compile(frame) for frame in (*frames, role, nouns))


@cache
def _clauses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what may be said of the units, the surer first; `x` is another set of tasks."""
    none = "(?:一[条项个](?:任务|工作)?[都也]|[什任][么何](?:任务|工作)?[都也]|从来?|连一[条项](?:任务)?都)"
    never = "(?:没有?|不|未曾?|从未|从不)"
    does = f"(?P<does>{_VERB})[了着过]?"
    part = f"(?:是|当|做|担任|作为?|充当)(?:了|过)?(?P<noun>{_NOUN}|牵头)"
    bound, only = bounded("(?:[条项个次处]|回)"), "[只仅才]{1,2}"
    so = f"(?:一共|总共|共|就)?(?:{only})?(?:有|为|是|达到?)?"
    here = "(?:这|那|该|此|本)一?[条项](?:任务)?"
    place = "(?P<place>最后一个字|最后|末尾|结尾|末字|尾字|开头|第一个字)"
    named = "(?:名称|名字|全称|简称|名)?(?:里|中|上)?的?"
    clauses = (
        ("none", f"{_SCOPE}{_ALSO}{none}{never}{does}(?:任务)?"),
        ("none", f"{_SCOPE}{_ALSO}{never}{does}{_ANY_TASK}"),
        ("none", f"{_WHOLE}{_ALSO}{never}{does}"),
        ("none", f"{_SCOPE}{_ALSO}(?:从未|从不|从没有?){does}"),
        ("none", f"{_SCOPE}{_ALSO}(?:从未|从不|从没有?){part}"),
        ("some", f"{_SCOPE}{_ALSO}{does}{_ANY_TASK}"),
        ("some", f"(?:{_WHOLE}{_ALSO}|(?:自己|本身|自身)也?){part}"),
        ("number", f"{_SCOPE}{_ALSO}(?:{only})?是?{does}的?(?:任务)?(?:数量?|条数)?{so}{bound}(?:任务|工作)?"),
        ("number", f"{_SCOPE}{_ALSO}(?:{only})?是?(?:出现|列|有份|写)?在?{bound}(?:任务|工作)?{_IN}(?:{_HAS})?"),
        ("number", f"{_SCOPE}{_ALSO}(?P<does>责任)任务(?:数量?)?(?:{only})?(?:有|为|是|达到?)?{bound}"),
        ("most", f"{_SCOPE}{_ALSO}{does}的?(?:任务|条数)?(?:数量?)?得?最(?P<most>多|少)的?"),
        ("here", f"{_SCOPE}{_ALSO}(?:{only}是?(?:{does}|(?:出现|列|写)?在)|[只仅]有){here}{_IN}(?:{_HAS})?"),
        ("only", f"{_SCOPE}{_ALSO}{only}是?(?:{does}|(?:出现|列|写)?在){_X}{_IN}(?:{_HAS})?"),
        ("only", f"{_SCOPE}{_ALSO}的?(?:所有|全部)?的?任务(?:全部?|都)+(?:是|在|属于|落在){_X}{_IN}(?:的任务)?"),
        ("name", f"{named}(?P<denied>并?不是?|并非)?是?以{_QUOTED}(?:这个)?字?为?(?P<at>结尾|收尾|打头|开头|起头)"),
        ("name", f"{named}{place}的?(?P<denied>不)?(?:是|为|带){_QUOTED}字?"),
        ("name", f"{named}(?P<denied>不|没有?)?(?P<at>带有?|含有?|包含){_QUOTED}(?:这个)?字(?:样|眼)?"),
        ("name", f"(?:(?P<denied>并?不)?(?:是|属于|叫)(?:一?[家个])?)?(?P<text>{_SORT})的?"),
        ("tasks", f"{_ALSO}{_NOT}(?:出现|列|写|排|露面|登场)?过?在{_X}{_IN}(?:的?(?:{_NOUN})?{_LIST})?"),
        ("tasks", f"{_ALSO}{_NOT}(?:出现|列|写)于{_X}{_IN}"),
        ("tasks", f"{_ALSO}在{_X}{_IN}(?:的?名单)?{_IN}{_ALSO}{_NOT}(?:{_HAS}|{does}|{part})"),
        ("tasks", f"{_ALSO}{_X}{_IN}(?:的?名单)?{_IN}{_ALSO}{_NOT}(?:{_HAS}|有|{part})"),
        ("tasks", f"{_ALSO}{_X}{_IN}(?P<denied>没有)"),
        ("tasks", f"{_ALSO}{_NOT}(?:是|属于|担任|作为|当)?在?{_X}的(?P<noun>{_NOUN})(?:之一|之列)?"),
        ("tasks", f"{_ALSO}{_NOT}(?:有份)?{_ALSO}{does}{_X}"),
    )
    return tuple((how, re.compile(clause)) for how, clause in clauses)


def asked_in_chinese(question: str) -> Iterator[Question]:
    """Yield the ways to understand a Chinese question for some of the units of a set of tasks."""
    question = question.rstrip("？?。!！ ")
    if question.isascii() or not _MAY_BE.search(question):
        return
    for frame in _frames():
        if (match := frame.fullmatch(question)) and (clauses := _clauses_in(match)):
            said = match.groupdict()
            step: Operation = "exists" if said.get("any") is not None else "count" if said.get("many") else "select"
            tasks = re.sub(f"{_IN}[的其，,]*$", "", said["base"]) if said.get("role") else None
            does = "参与" if said.get("but") else _NAMES_UNITS.sub("", said.get("role") or "").replace("涉及", "责任")
            yield Question(tasks, does, clauses, step)


def _clauses_in(match: re.Match[str]) -> tuple[Clause, ...]:
    """Return the ways to understand what a question says of the units."""
    said = match.groupdict()
    clause = _bound_behind((said.get("scope") or "") + said["c"])
    return tuple(_clause(found, how) for how, pattern in _clauses() if (found := pattern.fullmatch(clause)))


def _clause(found: re.Match[str], how: str) -> Clause:
    named = found.groupdict()
    does = named.get("does") or _NAMES_UNITS.sub("", named.get("noun") or "")
    denied, whole, within = (bool(named.get(name)) for name in ("denied", "whole", "within"))
    if how == "most":
        return Clause("most", does, denied=named["most"] == "少", whole=whole, within=within)
    if how == "number":
        return Clause("number", does, bound=bound_in(found), whole=whole, within=within)
    if how == "name":
        at = named.get("at") or named.get("place")
        return Clause("name", denied=denied, named=named["text"], place=_AT.get(at or "", "end"))
    if how in ("none", "some"):
        return Clause("any", does, denied=how == "none", within=within)
    return _of_tasks(found, how, does, denied=denied)


def _of_tasks(found: re.Match[str], how: str, does: str, *, denied: bool) -> Clause:
    """Return the clause that says in which tasks the units have their role."""
    if how == "here":
        return Clause("others", does, denied=True, within=True)
    named = found.groupdict()
    if how == "only":
        return Clause("only", does, denied=True, named=named["x"])
    if _ANYWHERE.fullmatch(named["x"]):
        return Clause("others" if re.fullmatch(_ELSE, named["x"]) else "any", does, denied)
    return Clause("tasks", does, denied, named["x"], also=bool(_AGAIN.search(found.string)))


def _bound_behind(clause: str) -> str:
    """Return a clause with the bound of a number behind its verb: 至少牵头3条 as 牵头至少3条."""
    words = f"{bounding('before')}|{bounding('count')}"
    clause = re.sub(f"([0-9]|{HAN})([条项个])(任务|工作)(及?以上|及?以下|以内)", r"\1\2\4\3", clause)
    verb = f"(?P<verb>{_VERB}[了过]?(?:的?任务)?)(?=[0-9]|{HAN})"
    return re.sub(f"(?P<bound>{words}){verb}", r"\g<verb>\g<bound>", clause)
