"""What a question claims: the builds of a claim about sets, read from the words without those that ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from query.claims.plainly import TRUE
from query.claims.saying import Claim, How
from query.wording.bounds import bounded, bounding
from query.wording.numerals import HAN

_ROLE = "牵头|责任|参与|配合|协办|协同|主办|主责|负责|承担"
_DOES = "牵头|负责|参与|参加|配合|协助|承担|主责|主办"
_UNIT = "(?:单位|部门|方)"
_T = f"(?![只仅唯就是有在]|{_DOES})[^，,。？?只仅唯除没无不都也全每各比最占]{{2,24}}?"
_EACH = "(?:每一?[家个]|所有的?|全部的?|各)?"
_IN = "(?:名单)?(?:里面?|中|当中|之中|之列|名单)?"
_K = "(?:(?:这|那)?[一两二三四五六七八九十0-9]+[家个](?:单位|部门)?)?"
_TWO_TASKS = re.compile("第[0-9]+[条项]?(?:任务)?[和与、]第[^的]*的.*单位")
"""Units of two tasks: whether in one of them or in each is left open."""
_X = "(?P<x>(?![有由是为归剩在一两二三四五六七八九十0-9]|第[0-9])[^，,。？?没不都也只仅的]{2,140}?)"
_NOT = "(?P<not>并不|并非|不)?(?:是)?"
_JUST = "(?:就?只|仅仅|仅|单单|单|光|唯有)(?:只)?(?:有|由|是|剩下?|为|归|列了?|写了?|包括|包含)?"
_SO = "(?:一共|总共|共计|共|加起来|合计|确实|真的|就|才|只|仅|是|有|为|达到|列了?|写了?|还|也|剩下?)*"
_OTHER = "(?:任何|什么|一家)?(?:别的|其他的?|其它的?|另外的?|其余的?|别|第二)?"
_NO = "(?:就|再|便|也|都|已经?|根本|完全)*(?P<no>没有?|无|不再有|不存在|还有|另有|还存在|有)"
_THINGS = "单位|部门|任务|目标|指标|企业|机构|项目|高校|研究院|专栏"
_COUNTER = f"(?P<counter>[家条个项所处])(?:{_THINGS})?"
_ALSO = "(?:也|都|全|同样|同时|均|一律|每一?家|个个|全部|仍)+(?:地)?"
_NONE_OF = (
    "(?:里|中)?(?:没有?(?:任何)?一[家个](?:单位)?|(?:任何)?一[家个](?:单位)?[都也](?:没有?|不)|[都全]+(?:没有?|不))也?"
)
_SOME_OF = "(?:里面?|中|当中)?(?:有没有|有|存在)(?:至少)?(?:哪?一[家个]|某[家个]|几家|单位)?(?:单位|部门)?(?:也|同时)?"
_IS = "(?:是|在|属于|算|列在|出现在|当)?"
_SHARED = "(?:同一[家个]|共同|相同|共有|重合|重复|重叠|同样|一样|交叉|是相同|是一样)"
_ALIKE = "(?P<not>不)?(?:完全|尽)?(?:一样|相同|一致|一模一样)"
_AND = "(?:和|与|跟|同|、|及)"
_SET = "(?:国有|[^，,。？?和与跟同、没不都有只是各每]){2,24}?(?:部分|章|节|的任务)"
_HAS = "(?:量化|节点|定性)?(?:目标|指标)|牵头单位|专栏|企业"
_Q = "(?P<q>(?:同时)?(?:有|设|由|是|涉及|提到|写|定|带|含)[^，,]+?)"
_LACKS = "(?P<q>(?:同时)?(?:没有?|未|不)[^，,有没不都只]{1,14}?)"
_ONE_UNIT = "(?:国有|[^，,。？?和与跟同、的没不都有只是各每]){2,14}"
_MERELY = "(?:就?只|仅仅|仅|单单|单|光)"
_WHERE = (
    "(?P<place>第[0-9]+(?:[条项]?(?:任务)?[、和与及]第?[0-9]+)*[条项](?:任务)?"
    "|(?:国有|[^，,。？?和与跟同及、没不都有只是各每]){2,24}?(?:部分|章|节))"
)
_PLACE = "(?:第[0-9]+[条项](?:任务)?|[^，,。？?和与跟同、的没不都有]{2,16}(?:部分|章|节))"


def _of(i: int, unit: str = _UNIT) -> str:
    """Return the pattern of a set of units: 第9条的牵头单位, 牵头第9条的单位."""
    return f"(?:(?P<t{i}>{_T})的?{_EACH}(?P<r{i}>{_ROLE}){_UNIT}|(?P<v{i}>{_DOES})[了过]?(?P<s{i}>{_T})的{unit})"


@cache
def _builds() -> tuple[tuple[How, re.Pattern[str]], ...]:
    bound = f"(?<![第0-9同]){bounded(_COUNTER)}"
    front = f"{bounding('before')}|{bounding('count')}"
    number = f"(?<![第0-9同])(?P<number>[0-9]+|{HAN}+)(?P<counter>[条项]任务|)(?P<behind>(?!))?"
    bare = f"(?P<before>{front})?{number}"
    noun = f"(?:{_ROLE}){_UNIT}|(?:量化|节点|定性)?(?:目标|指标)|任务|企业|机构|项目|单位"
    more = "(?:的?(?:数量|数目|家数|条数|个数|总数|数))?"
    few = "(?P<few>没有?(?=[0-9一二两三四五六七八九十]))?"
    end = f"(?P<t2>{_T})(?:的?(?P<r2>{_ROLE}){_UNIT}(?:之一)?)?{_IN}(?:出现|有份|在列|有|在内)?的?"
    does = f"(?P<v2>{_DOES})[了过]?(?P<s2>{_T})"
    both, role = f"(?P<a>{_PLACE}){_AND}(?P<b>{_PLACE})", f"(?P<r>{_ROLE}){_UNIT}"
    of_both = f"(?P<a>{_PLACE})的?(?:(?P<q>{_ROLE}){_UNIT})?{_AND}(?P<b>{_PLACE})的?{role}"
    whole = "有?(?:全部|都|完全)?(?:包含|包括|涵盖|含有?|覆盖|囊括)[了着]?"
    builds: tuple[tuple[How, str], ...] = (
        ("so many", f"(?P<who>{_T})(?P<before>{front})(?P<does>{_DOES})[了过]?{number}(?P<few>(?!))?"),
        # 第9条的牵头单位不到三家, 第9条有三家以上的牵头单位, 甲只牵头两条任务
        ("so many", f"(?P<set>[^，,。？?都每各最比占均]{{2,40}}?(?:{_THINGS})){_IN}{more}{_SO}{few}{bound}"),
        ("so many", f"(?P<of>{_T}){_IN}{_SO}{few}{bound}的?(?P<noun>{noun})"),
        ("so many", f"(?P<who>{_T}){_SO}(?P<does>{_DOES})[了过]?(?:的(?:任务)?[，,]?)?{_SO}{few}{bound}"),
        (
            "so many",
            f"(?P<set>[^，,。？?都每各最比占均]{{2,40}}?(?:{_THINGS}))的?(?:数量?|数目|家数|条数|个数|总数){_SO}{few}{bare}",
        ),
        ("so many", f"(?P<of>{_T})(?:是)?由{_SO}{few}{bound}(?:来|共同|联合|一起)*(?P<by>{_DOES})的?"),
        # 甲只在农业部分有任务, 甲的任务仅限于农业部分, 只有农业部分有甲的任务
        (
            "within",
            f"(?P<who>{_ONE_UNIT}){_MERELY}在{_WHERE}(?:的任务)?{_IN}(?:(?P<does>{_DOES})|有份|有责任?|有任务|出现)了?(?:任务)?的?",
        ),
        ("within", f"(?P<who>{_ONE_UNIT}){_MERELY}(?P<does>{_DOES})[了过]?{_WHERE}{_IN}的?(?:任务)?"),
        (
            "within",
            f"(?P<who>{_ONE_UNIT}?)(?P<does>{_DOES})?的任务{_MERELY}(?:限于|局限于|集中在|出现在|分布在|在){_WHERE}{_IN}",
        ),
        ("within", f"只有{_WHERE}{_IN}有(?P<who>{_ONE_UNIT}?)(?P<does>{_DOES})?的任务"),
        # 第9条的牵头单位只有甲, 只由甲牵头第9条
        ("only", f"{_of(1)}{_IN}[，,]?{_NOT}(?:全部)?(?:{_JUST}|就(?:是|有)?){_X}{_K}"),
        ("only", f"(?P<s1>{_T})(?P<v1>{_DOES})的{_UNIT}?{_NOT}{_JUST}{_X}{_K}"),
        ("only", f"(?P<s1>{_T})就(?:是|由)?{_X}[一两二三四五][家个](?:来)?(?P<v1>{_DOES})的?"),
        ("only", f"(?:负责)?{_of(1, '')}{_NOT}(?:{_JUST}|就(?:是|有)?){_X}{_K}"),
        (
            "only",
            f"(?P<s1>{_T}){_NOT}{_JUST}{_X}{_K}(?:单独|独自)?(?:(?:来|在)?(?P<v1>{_DOES})|是(?P<r1>{_ROLE}){_UNIT})的?",
        ),
        ("only", f"(?P<s1>{_T}){_JUST}{_X}{_K}(?P<any>)"),
        ("only", f"{_NOT}{_JUST}{_X}{_K}(?:单独|独自)?(?:来|在)?(?P<v1>{_DOES})[了过]?(?P<s1>{_T})"),
        ("only", f"{_X}{_NOT}(?:就)?是(?P<t1>{_T})的?唯一(?:一家)?的?(?P<r1>{_ROLE}){_UNIT}"),
        ("only", f"{_X}{_NOT}唯一(?:一家)?的?(?P<v1>{_DOES})了?(?P<s1>{_T})的?{_UNIT}?"),
        # 除了甲，第9条没有别的牵头单位了
        ("other", f"{_of(1)}{_NO}{_OTHER}{_UNIT}?家?了?"),
        ("other", f"(?P<t1>{_T})的?{_NO}{_OTHER}的?(?P<r1>{_ROLE}){_UNIT}了?"),
        ("other", f"(?P<s1>{_T}){_NO}{_OTHER}(?:单位|部门|人|家)?(?:也)?(?:来|在)?(?P<v1>{_DOES})了?"),
        ("other", f"{_NO}{_OTHER}(?:单位|部门|人|家)(?:也)?(?:来|在)?(?P<v1>{_DOES})(?P<s1>{_T})了?"),
        ("other", f"(?P<who>{_T}){_NO}{_OTHER}的?(?P<does>{_DOES})过?的?{_OTHER}(?:任务)?了?"),
        (
            "other",
            f"(?P<who>{_T})(?P<no>没|不|不再|再没|就没|就不|再不){_OTHER}(?P<does>{_DOES})过?{_OTHER}(?:任务)?了?",
        ),
        ("other", f"(?P<who>{_T})(?P<does>{_DOES})的(?:任务)?{_NO}{_OTHER}(?:任务)?了?"),
        ("other", f"{_NO}{_OTHER}任务(?:是)?(?:由|归|被)?(?P<who>{_ONE_UNIT})(?P<does>{_DOES})的?了?"),
        ("other", f"(?P<who>{_ONE_UNIT}){_NO}{_OTHER}(?P<does>任务)了?"),
        # 甲不是第9条的牵头单位, 甲没牵头第9条
        (
            "absent",
            f"(?P<x>{_ONE_UNIT})(?:并)?(?:不|没有|未)(?:是|算)?(?P<t1>{_PLACE})的(?P<r1>{_ROLE}){_UNIT}(?:之一)?",
        ),
        ("absent", f"(?P<x>{_ONE_UNIT})(?:并)?(?:不|没有?|未)(?:用|需要?|该)?(?P<v1>{_DOES})[过]?(?P<s1>{_PLACE})"),
        # 第2条的牵头单位也是第1条的牵头单位, 第7条的责任单位包含第6条的
        ("all", f"{_of(1)}{_ALSO}{_IS}{end}"),
        ("all", f"{_of(1)}{_ALSO}{does}"),
        ("all", f"{_of(1)}在(?P<t2>{_T}){_IN}{_ALSO}(?:都)?(?:是(?P<r2>{_ROLE}){_UNIT}|有份|出现)的?"),
        ("all", f"{_of(2)}{_IN}{whole}(?P<t1>{_T})的(?:全部|所有)?(?:(?P<r1>{_ROLE}){_UNIT})?"),
        ("all", f"{_of(1)}(?P<t2>{_T})(?:的?(?P<r2>{_ROLE}){_UNIT})?{_IN}(?:都|全|每家都)+(?:有|在|出现)"),
        ("none", f"{_of(1)}{_NONE_OF}{_IS}{end}"),
        ("none", f"{_of(1)}{_NONE_OF}{does}"),
        ("some", f"{_of(1)}{_SOME_OF}{_IS}{end}"),
        ("some", f"{_of(1)}{_SOME_OF}{does}的?"),
        # 第3条和第5条没有共同的牵头单位
        ("none", f"{both}的?(?:完全|根本)?没有(?:任何|一[家个])?{_SHARED}的?{role}"),
        ("none", f"{both}的?没有(?:任何)?一[家个]{role}{_SHARED}的?"),
        (
            "none",
            f"{of_both}(?:完全|根本|全|都)*(?:没有?|毫无|并无)(?:任何|一[家个](?:单位)?)?(?:{_SHARED}|交集)的?(?:单位|地方)?",
        ),
        ("none", f"{of_both}一[家个][都也](?:没有?|不)有?{_SHARED}的?"),
        ("none", f"{of_both}(?:完全|全然|全都|全|彻底)不(?:同|一样|相同)的?"),
        ("none", f"没有(?:任何|哪?一[家个])?单位(?:是)?(?:同时|既)(?P<r>{_DOES})[了过]?{both}"),
        ("some", f"{both}的?有(?:任何|至少)?(?:一[家个])?{_SHARED}的?{role}"),
        ("same", f"{of_both}(?:完全|都|全|是)*{_ALIKE}的?(?:单位|部门)?"),
        ("same", f"(?P<a>{_ONE_UNIT}){_AND}(?P<b>{_ONE_UNIT})(?P<v>{_DOES})的任务(?:完全|都|全|是)*{_ALIKE}的?"),
        (
            "unlike",
            f"(?P<what>[^，,]+?的?(?:数量?|数目|条数|家数|个数|总数)(?:{_AND}[^，,不]{{2,14}})?)(?:都|是)?不(?:同|一样|相同|相等|等)的?",
        ),
        # 农业部分没有一条有量化目标, 除了第2条都没有量化目标, 只有第2条有; 任务甲都牵头, 不都由甲牵头
        (
            "none",
            f"(?P<p>{_SET})(?:任务)?{_IN}(?:没有一[条项](?:任务)?|一[条项](?:任务)?[都也](?:没有?|不)(?=由|是|涉|有)){_Q}的?",
        ),
        ("none", f"(?P<p>{_SET})(?:任务)?{_IN}(?:都|全|均)+没有(?P<has>{_HAS})"),
        ("none", f"(?P<p>{_SET}){_IN}没有(?P<q>[^，,没不都]{{2,24}})的任务"),
        (
            "in",
            (
                f"(?P<p>{_SET})(?:任务)?{_IN}只有(?P<x>(?:第[0-9]+[条项](?:任务)?[、和与及]?)+)(?:这?["
                f"一两二三四五六七八九十][条项](?:任务)?)?(?:是)?{_Q}的?"
            ),
        ),
        (
            "in",
            f"(?P<p>{_SET})(?:任务)?{_IN}只有(?P<x>(?:第[0-9]+[条项](?:任务)?[、和与及]?)+){_LACKS}的?",
        ),
        ("of all", f"(?P<p>{_SET})有(?:[一某][条项])?任务(?P<not>不)(?:是)?{_Q}的?"),
        ("of all", f"(?P<p>{_SET})(?:任务)?{_IN}(?:并)?(?P<not>不)(?:是)?(?:都|全|每一?[条项]都)+(?:是)?{_Q}的?"),
        (
            "of all",
            f"(?P<p>{_SET})(?:任务)?{_IN}(?P<q>{_ONE_UNIT})(?:都|全|全都|每一?[条项]都)+(?:是)?(?P<v>{_DOES})[了的]?",
        ),
        ("of all", f"(?P<p>{_SET}){_IN}(?:都)?只有(?P<q>[^，,没不都]{{2,24}})的任务"),
    )
    return tuple((how, re.compile(build)) for how, build in builds)


_ASKS = re.compile(f"{TRUE}[？?。]*$")
_WHETHER = re.compile("是不是|是否|(?<=有)没有")
_ELSE = re.compile("[哪谁几啥]|什么|多少|怎|还是|[；;：:]")
_COUNTED = {"目标": "个项条", "指标": "个项条", "任务": "条项个"}
_OUT = (
    re.compile(
        "(?P<front>[^，,。？?]*?)[，,]?(?:除[了去开]?|撇开|抛开|不算|去掉|刨去|扣除|剔除)(?P<x>[^，,。？?]{2,140}?)"
        "(?:(?:以外|之外|外)[，,]?|[，,]|(?=没|就|只|再|还|无|仅|都|全))(?P<back>.+)"
    ),
    re.compile("(?P<front>)(?P<x>[^，,。？?]{2,140}?)(?:以外|之外)[，,](?P<back>.+)"),
    re.compile(
        "(?P<front>[^，,。？?]*?(?:不再?|没有?|还)[^，,。？?]{0,4}?)(?P<x>(?:第[0-9]+条[、和与及]?)+)(?:以外|之外)的?(?P<back>任务.*)"
    ),
)
_NAMED = {"负责": "责任", "承担": "责任"}
_LONGEST = 170


def claims_in_chinese(question: str) -> Iterator[Claim]:
    """Yield the ways to understand what a Chinese question claims; none where it asks for anything else."""
    question = question.strip()
    if len(question) > _LONGEST or question.isascii() or not (_ASKS.search(question) or _WHETHER.search(question)):
        return
    said = _WHETHER.sub("", _ASKS.sub("", question)).rstrip("？?。")
    if _ELSE.search(said):
        return
    out = next(filter(None, (pattern.fullmatch(said) for pattern in _OUT)), None)
    left = out["x"] if out else ""
    said = f"{out['front']}{out['back']}".lstrip("，,") if out else said
    for how, build in _builds():
        if (match := build.fullmatch(said)) and (found := _claim(how, match, left)):
            yield found


def _claim(how: How, match: re.Match[str], left: str) -> Claim | None:
    """Return what a build claims; nothing where it is none without what is left out, or leaves out of one of two."""
    named = match.groupdict()
    needs_more = how == "other" or named.get("any") is not None
    things = (named.get("set") or named.get("noun") or named.get("by") or "任务")[-2:]
    miscounted = how == "so many" and named["counter"][:1] not in _COUNTED.get(things, named["counter"])
    sets = _sets(how, named)
    if how == "all" and len(sets) > 1 and _TWO_TASKS.match(sets[1]):
        return None
    if miscounted or (needs_more and not left) or (left and len(sets) > 1):
        return None
    denied = bool(named.get("not")) or (how == "other" and named["no"][0] in "没无不")
    return Claim(how, sets, named.get("x") or "", left, match if how == "so many" else None, denied)


_SAID: dict[How, Callable[[dict[str, str]], tuple[str, ...]]] = {
    "unlike": lambda named: (f"{named['what']}一样吗",),
    "within": lambda named: (f"{named['who']}{named['does'] or '负责'}的任务有哪些", f"{named['place']}的任务有哪些"),
}


def _sets(how: How, named: dict[str, str]) -> tuple[str, ...]:
    """Return the plain questions for the sets that a build names."""
    if how == "so many" or (how == "other" and named.get("who")):
        return (_set(named),)
    if how in _SAID:
        return _SAID[how](named)
    if named.get("p"):
        return _of_tasks(how, named)
    if "v" in named:
        return tuple(f"{named[each]}{named['v']}的任务有哪些" for each in "ab")
    if "a" in named:
        own = named.get("q") or named["r"]
        return f"{named['a']}的{_role(own)}单位有哪些", f"{named['b']}的{_role(named['r'])}单位有哪些"
    return tuple(_units(named, i) for i in ((1,) if how in ("only", "other", "absent") else (1, 2)))


def _of_tasks(how: How, named: dict[str, str]) -> tuple[str, ...]:
    """Return the plain questions for the tasks of a set, and for those among them that something holds of."""
    tasks = named["p"].removesuffix("的任务")
    said = f"有{named['has']}" if named.get("has") else f"{named['q'].removesuffix('的')}{named.get('v') or ''}"
    those = (
        f"{tasks}{said}的任务有哪些"
        if named["p"].endswith(("部分", "章", "节"))
        else f"{tasks}的任务里，{said}的有哪些"
    )
    return (f"{tasks}的任务有哪些", those) if how == "of all" else (those,)


def _set(named: dict[str, str]) -> str:
    """Return the plain question for the members of a set."""
    if named.get("set"):
        return f"{named['set']}有哪些"
    if named.get("who"):
        return f"{named['who']}{named['does'].replace('任务', '负责')}的任务有哪些"
    noun = named["noun"] if named.get("noun") else f"{_role(named['by'])}单位"
    return f"{named['of'].removesuffix('的')}的{noun}有哪些"


def _units(named: dict[str, str], i: int) -> str:
    """Return the plain question for a set of units; what does not say its role has that of the other, or any."""
    tasks = named.get(f"t{i}") or named[f"s{i}"]
    other = named.get(f"r{3 - i}") or named.get(f"v{3 - i}")
    in_list = i == 2 and not named.get("v2") and not named.get("r2")
    own = named.get(f"r{i}") or named.get(f"v{i}") or ("责任" if in_list else other) or "责任"
    return f"{tasks.removesuffix('的')}的{_role(own)}单位有哪些"


def _role(word: str) -> str:
    return _NAMED.get(word, word)
