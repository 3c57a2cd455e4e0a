"""Chinese clauses that leave something out: 除镇街外, 镇街不算, 把农委牵头的剔掉, （公司不计）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from query.apart.saying import Parting

_WHAT = (
    "(?P<what>(?:[^，,；;。？?！!（）()哪谁几吗啥把除]|(?<=[那这前后的])几(?=[个条项家])|(?<=[拆清解消扫])除){1,30}?)"
)
_TAKES = (
    "除掉|扣除|扣掉|扣去|刨去|刨掉|刨除|排除掉?|剔除掉?|剔掉|剔去|去掉|去除|删掉|删去|拿掉"
    "|撇开|撇去|抛开|抛去|划掉|刨出去|刨开|拿走|拿开|剔出去|摘掉|摘出去|撇掉|踢掉|踢出去|筛掉|滤掉"
)
_BY_ITSELF = "(?<![拆清解消扫排免去删废剔扣开铲根破切剪])除(?![了去开却掉险尘草臭冰雪害虫锈湿法])(?!以(?![^，,]*外))"
_EXCEPT = f"(?:除[了去开却]|{_BY_ITSELF})"
_NOT_ALL = "(?:先|暂且|暂时|姑且)(?:不管|不论|不提|不说|不谈)"
_AHEAD = f"{_EXCEPT}|{_TAKES}|{_NOT_ALL}|不算|不计|不看|不列|不考虑|不把"
_HOLDS_NOT = "不含|不包括|不包含"
_OUTSIDE = "以外|之外|外"
_BEHIND = (
    f"(?:{_TAKES})(?:不算|不说|不谈|不计|不看)?|除外|除开|以外|之外"
    "|(?:先|就|暂且|暂时|姑且)?(?:不|(?<!分)别)(?:要|用|必)?(?:再)?(?:算|计|看|提|管|说|谈|列|要|含|数|写|报|给|统计|计算|考虑|理会|包括|包含|纳入|计入|算进|算入|列出|列入)"
    "(?:在内|在里面|在里头|进去|进来|数|入|排名|排序|统计|计算|比较|评比|范围)?|[不别](?:参加|参与)(?:排名|排序|统计|计算|比较|评比)"
    "|排除在外|排除在(?:统计|范围)之?外|不在(?:其)?内|不在(?:此|统计)列|不予(?:考虑|统计|计入|列入)"
    "|[放搁]到?一[边旁]|另[算说计]"
)
_ENDS = "(?:的话|之后|以后|后|了|吧|掉|啊|哈)*"
_ASIDE = "(?:那么?|请|再|先|其中|里面|另外|如果|若|要是|假如|并且?|且|但是?|不过|只是|其中的)*"
_ALL = "(?:也|都|全|均|一律|一概|统统|通通|一并|全部|先|再|给我|给)*"
_ASKED = "(?=.*[哪谁几多什])"
_FURTHER_ON = "还|仍|剩|余|留|其余|其他|其它|另外|余下|一?共|总共|合计"
_TAIL = f"(?<![没不未])(?P<tail>{_ASKED}(?:{_FURTHER_ON}|别的|下面|都?[有是]|谁|哪|几|多少).*)"
_REST = f"(?P<tail>{_ASKED}(?:{_FURTHER_ON}).*)"
_CLOSES = f"(?:{_OUTSIDE})(?:的|{_ENDS})|之后|以后|后"
_BEYOND = "(?P<tail>[^，,]{2,})"
_SCOPE = "(?P<scope>[^，,；;（）()]{1,40}?)"
_WITHIN = "(?:里面|里头|里边|当中|之中|中|里|内)"


class _Read(NamedTuple):
    """What a clause leaves out, and what is left of it: the set in front, what is asked behind."""

    what: str
    scope: str
    tail: str


@cache
def _builds() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """Return the builds of a clause that leaves something out: without a set in front of it, and with one."""
    alone = (
        f"{_ASIDE}(?:{_AHEAD}|{_HOLDS_NOT}){_WHAT}(?:{_OUTSIDE}|不算|不计|不说|不谈|在内)?{_ENDS}",
        f"{_ASIDE}[把将]?{_WHAT}{_ALL}(?:{_BEHIND}){_ENDS}",
        f"{_ASIDE}(?:{_AHEAD}){_WHAT}(?:{_CLOSES}){_BEYOND}",
        f"{_ASIDE}(?:{_AHEAD}){_WHAT}{_TAIL}",
        f"{_ASIDE}[把将]?{_WHAT}{_ALL}(?:{_TAKES}){_ENDS}{_REST}",
    )
    scoped = (
        f"[把将]?{_SCOPE}{_WITHIN}的?[把将]?{_WHAT}{_ALL}(?:{_BEHIND}){_ENDS}{_TAIL}?",
        f"{_SCOPE}{_WITHIN}?的?(?:{_AHEAD}){_WHAT}(?:{_CLOSES}){_BEYOND}",
        f"{_SCOPE}{_WITHIN}?的?(?:{_AHEAD}){_WHAT}{_TAIL}",
        f"{_SCOPE}{_WITHIN}?的?(?:(?:{_TAKES}){_WHAT}{_ENDS})",
        f"{_SCOPE}{_WITHIN}?的?(?:(?:{_EXCEPT}){_WHAT}(?:{_OUTSIDE}){_ENDS})",
    )
    return tuple(map(re.compile, alone)), tuple(map(re.compile, scoped))


_NO_MORE = re.compile(f"{_ALL}(?:{_BEHIND}){_ENDS}")
"""Words that say of what stands in front of them, in a clause or a bracket of its own, that it is left out."""
_BOUNDED = re.compile("(?:以[上下内外前后]|之[前后间]|[前后起止到至])$")
"""20家以下（不含）: the bracket is said of the bound."""
_OPENED = str.maketrans("（(", "、、")
_LONGEST = 160
_MAY_BE = re.compile(f"{_AHEAD}|{_HOLDS_NOT}|{_BEHIND}")
_CLAUSE = re.compile("((?:[，,；;。？?！!]|(?<!第)[（(]|[）)](?![条项]))+)")
"""What parts clauses: no bracket of a number that is printed in one (第（九）条)."""
_QUESTION = re.compile("哪|谁|几|多少|什么|啥|吗|是否|是不是|有没有|列|给|报|排|第一|最|名单|清单|占|比")
_SCOPE_END = re.compile(f"(?:{_WITHIN}|的)+$")
_GOES_ON = re.compile(f"的|、|{_WITHIN}|任务|单位|条数|次数|数量")
"""Words that go on behind a bracket: 甲参与（牵头的不算）的任务."""
_ADDS = re.compile(
    "没有?(?:别的|其他|其它|另外)|别无|再无|(?:另外|其余|剩下|余下)那|除了?.*[，,].*也(?:要|得|别|请|一并|一起|算|列|给|报)"
    "|(?:别的|其他|其它|另外的?)[^，,]{0,8}(?:不|没有?)(?:参与|负责|牵头|出现|涉及|配合|承担|有份)"
)
"""What is named is meant too: 除了数字，定性要求也别漏; 除了第3条，没有别的任务由甲牵头; 除了甲，另外那家是谁."""
_LEFT = re.compile(
    "(?:那么?|请问)?(?:还|仍|又)?(?:其余|其他|其它|别的|另外|余下|剩余|剩下|剩|余|留|下剩)?的?(?:下来|下|有)?的?(?:还|又|都|共|一共|总共|合计|分别|具体)*"
    "(?P<asks>[有是]?(?:都|又)?[有是]?(?:哪[几些个一]?|谁|几|多少|什么|第几).*)"
)
_BARE = re.compile("[有是]?(?:哪[几些一]?[条家个项所处位]?|谁|几[条家个项所处]|多少[条家个项所处]?|什么|第几[条项])")
_WHETHER_SO = re.compile("是不是|是否|有没有|有无|能否")
"""先不管是不是牵头: nothing is left out."""
_SAYS_NOTHING = re.compile("重复|重的|重项|没有的|没有任务的|为?(?:0|零)的")
"""What is counted once anyway, what has no number to tell."""
_NUMBER = re.compile(r"(?:正好|刚好|恰好)?(\d[\d.]*|[一二两三四五六七八九十百]+)[%家条个项年月底]*(?:当年|整|的)*")
"""20家以上（20家不算）: the number says whether a bound includes itself."""
_SPAN_END = re.compile("(?:两|首|末|左|右)?(?:端|头|边界|首尾|本数|端点)的?")
_OF_TASKS = re.compile("第[0-9一二三四五六七八九十]+[条项]?(?:到|至|-|—|~)")
"""40%到60%（不含两端） is an amount between two; of 第13条到第15条 no reading leaves out the ends."""
_FURTHER = re.compile("(?:还|仍|另外?)(?=[^，,]{0,6}(?:哪|几|多少|谁|什么))")


def parted_in_chinese(question: str) -> Iterator[Parting]:
    """Yield each way to part a question from the clauses that leave something out; none where no clause does.

    农业部分的任务里没有目标的除外 leaves out what stands in front of 除外, or only what stands behind 里.
    """
    if len(question) > _LONGEST or not _MAY_BE.search(question) or _ADDS.search(question):
        return
    alone, scoped = _builds()
    last: Parting | None = None
    for order in ((*alone, *scoped), (*scoped, *alone)):
        found = _parted(question, order)
        if found and found != last and not _BARE.fullmatch(found.rest):
            yield found
        last = found


def _parted(question: str, builds: tuple[re.Pattern[str], ...]) -> Parting | None:
    rest: list[str] = []
    left: list[str] = []
    said = _CLAUSE.split(question)
    gone = False
    for clause, before in zip(map(str.strip, said[::2]), ("", *said[1::2]), strict=True):
        if rest and _NO_MORE.fullmatch(clause) and not (_QUESTION.search(rest[-1]) or _BOUNDED.search(rest[-1])):
            found = _read(rest.pop().translate(_OPENED) + clause, builds)  # 牵头单位和统称（镇街、公司）都不算
        else:
            found = _read(clause, builds)
        if found is not None and (_tells_bound(found.what, question) or _WHETHER_SO.match(found.what)):
            found = None
        if found is not None:
            left += [] if _SAYS_NOTHING.match(found.what) else [found.what]
            rest += [part for part in (found.scope, _FURTHER.sub("", found.tail)) if part]
        elif gone and before in ("）", ")") and rest and _GOES_ON.match(clause):
            rest[-1] += clause
        elif not gone and before in ("（", "(", "）", ")") and rest:
            rest[-1] += before + clause
        elif clause:
            rest.append(_FURTHER.sub("", clause) if left else clause)
        gone = found is not None
    if not left or not any(map(_QUESTION.search, rest)):
        return None
    return Parting("，".join(_closed_up(rest)), tuple(left))


def _tells_bound(what: str, question: str) -> bool:
    """Tell whether what is left out is the number of a bound (20家以上，不含20家)."""
    number = _NUMBER.fullmatch(what)
    ends = _SPAN_END.fullmatch(what) and not _OF_TASKS.search(question)
    return bool(ends) or (number is not None and question.count(number[1]) > 1)


def _read(clause: str, builds: tuple[re.Pattern[str], ...]) -> _Read | None:
    for pattern in builds:
        if match := pattern.fullmatch(clause):
            said = match.groupdict()
            return _Read(said["what"], said.get("scope") or "", said.get("tail") or "")
    return None


def _closed_up(clauses: list[str]) -> Iterator[str]:
    """Yield the clauses, with one that only asks (还剩哪几家) joined to the set in front (第10条的责任单位里)."""
    waiting = ""
    for clause in clauses:
        match = _LEFT.fullmatch(clause)
        asks = match["asks"] if match else clause
        if waiting and _BARE.fullmatch(asks):
            waiting = _SCOPE_END.sub("", waiting) + (asks if asks[0] in "有是" else f"有{asks}")
            continue
        if waiting:
            yield waiting
        waiting = asks
    yield waiting
