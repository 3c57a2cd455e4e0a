"""The units of two tasks set against each other: those of one that the other lacks, or of one alone."""

from __future__ import annotations

import re

from query.wording.turns import Said, said_plainly, turns

_TASK = "第[0-9零一二三四五六七八九十]+[条项](?:任务)?"
_ROLE = "(?:牵头|主办|主责|责任|参与|配合|协办|协同|负责)"
_UNITS = f"(?:{_ROLE}?(?:单位|部门)|牵头方|责任方|参与方)"
_ASKED = "(?:分别|各|都)?(?:是|有|叫|为)*(?:哪[几些一]?[家个]?(?:单位|部门)?|谁|什么)?"
_HAS = "(?:都)?(?:有|列了?|写了?|写上了?|点了?名|提到?了?|在列|有份|在名单上)"
_LACKS = (
    "(?:却|则|里|中|倒|又|反而|上)*(?:没有?|未|不)(?:被|再)?(?:有|列上?|列入|写上?|点名|点到|提到?|在列"
    "|出现|有份|在名单上)?"
)
_BUT = "[、，,]?(?:而|但是?|却|可是?)?(?:在)?"

_MORE = r"\g<one>比\g<other>多了哪些\g<units>"
_NAMED = f"[^，,。？?、（()）和与跟]{{2,16}}[（(]({_TASK})[）)]"
_WHO = "(?:是|有)?(?:哪[几些一两二三四五]?[家个]?(?:单位|部门)?|谁)"
_BESIDE = f"(?:拿|跟|和|与|同)(?P<{{name}}>{_TASK})(?:相比|对照|对比|比较|比一?比|比)(?:起来|一下|来说)?[，,]?"
_SO_MANY = (
    f"多(?:出来?|了)?的?[一两二三四五几0-9][家个](?P<units>{_UNITS})[，,](?:多(?:出来?|了)?的)?[那这]?"
    f"[几一两二三四五0-9]?[家个]?{_WHO}(?=[？?。]?$)"
)


def _in_one(match: re.Match[str]) -> str:
    """Return 只在一条里牵头的是哪家 for units that only one of two tasks has."""
    does = match["did"] or match["does"] or (match["units"] or "")[:2]
    return f"{match['both']},只在一条里{does if does in ('牵头', '参与', '配合') else '负责'}的是哪家"


_CHINESE: dict[str, Said] = {
    # 甲事（第2条）与乙事（第3条）: the numbers say all
    f"^{_NAMED}([和与跟、]){_NAMED}": r"\1\2\3",
    # 第2条和第3条的牵头单位，哪家只在其中一条里
    f"(?P<both>{_TASK}(?:跟|和|与|同|、){_TASK})(?:这?两条)?的?(?P<units>{_UNITS})?(?:名单)?(?:里面?|中)?(?:对照|对比|比较|比一?比|相比|比)?"
    f"(?:一下|起来|来看|看)?[，,]?{_WHO}(?:两条里)?(?:只|仅|光)(?:在|出现|占|列|有|居|沾|(?P<does>牵头|负责|参与|配合))*了?(?:其中)?(?:的)?"
    "(?:一条|其一)(?:任务)?(?:里面?|中|上)?(?P<did>牵头|负责|参与|配合|有份|出现|在列)?的?(?=[？?。]?$)": _in_one,
    # 第9、第18条，主责单位依次是
    "(?P<set>(?:第?[0-9]+[条项]?[、，,和与跟及]+)+第?[0-9]+[条项][^？?最排多少]{0,12}?)依次(?=是|为|有|由|归"
    "|叫)": r"\g<set>分别",
    # 第2条有而第3条没有的牵头单位, 第3条没有、第2条才有的
    f"(?:在)?(?P<one>{_TASK})(?:里|中)?{_HAS}{_BUT}(?P<other>{_TASK}){_LACKS}的(?P<units>{_UNITS}){_ASKED}": _MORE,
    f"(?:在)?(?P<other>{_TASK})(?:里|中)?(?:没有?|未列|没列|没写){_BUT}(?P<one>{_TASK})(?:里|中)?(?:才|却"
    f"|倒)?(?:有|列了|写了)的"
    f"(?P<units>{_UNITS}){_ASKED}": _MORE,
    # 拿第2条跟第3条对照，第2条多出来的那家牵头单位
    f"^(?:拿|把|将)?(?P<one>{_TASK})(?:跟|和|与|同)(?P<other>{_TASK})(?:对照|对比|相比|比较|比一?比|比)(?:起来"
    f"|一下)?[，,]?"
    f"(?:(?P=one)|前者)多(?:出来?|了)的(?:那|这)?[几一]?[家个]?(?P<units>{_UNITS}){_ASKED}": _MORE,
    # 跟第3条相比，第2条多了一个牵头单位，多的是谁; 第2条比第3条多了一个，是谁; 跟第3条相比，第5条少了一个，少的是谁
    f"^{_BESIDE.format(name='other')}(?P<one>{_TASK}){_SO_MANY}": _MORE,
    f"^(?P<one>{_TASK})比(?P<other>{_TASK}){_SO_MANY}": _MORE,
    f"^{_BESIDE.format(name='one')}(?P<other>{_TASK}){_SO_MANY.replace('多', '少')}": _MORE,
    # 第2条的牵头单位里，哪家不是第3条的牵头单位
    f"(?P<one>{_TASK})的(?P<units>{_UNITS})(?:里|中|当中|里面)?[，,]?(?:哪[几些]?[家个]?|谁)(?:不是|没当|没做|不当)"
    f"(?P<other>{_TASK})的(?P=units)": _MORE,
}
_TURNS = turns(_CHINESE.items())


def set_against(text: str) -> str:
    """Return a normal Chinese question with the units of two tasks set against each other in one build.

    >>> set_against("第2条有而第3条没有的牵头单位是谁")
    '第2条比第3条多了哪些牵头单位'
    """
    return said_plainly(text, _TURNS)
