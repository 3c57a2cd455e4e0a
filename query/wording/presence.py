"""Whether a unit is on the list of a task, however it is said: 上了名单, 到场, 插不上手, 缺席."""

from __future__ import annotations

import re

from query.wording.turns import Said, said_plainly, turns

_UNIT = "(?<=[局委办街镇司心行会院社部组站所队厅处企家方边个])"
_HOW = "[，,]?((?:两[边家个方]|[三四五六]家|一[个家]|全|就|却|倒|又|反而)*(?:都|也|均|却|就|又|还|一起)?)"
_LIST = "(?:(?:责任单位|责任|牵头)?(?:的)?名单|(?:责任)单位之列)"
_ENDS = "(?=[的、，,。？?吗而但却]|这|那|$)"
_THERE = (
    f"(?:上|进|入|进入|列入|写进|排进|列进|出现在)[了过]?{_LIST}(?:里|上|中|内)?|(?:在|列在|写在){_LIST}(?:里|上|中|内)"
    "|在场|到场|入列|在列|上榜|榜上有名|露[了过]?[面脸]|挂[了上着]?[名号]|有名字|有一席之地|占[了着]?一?席"
    "|[插搭伸]得?[上了]手|沾[了着上]?边|[担有][着了]?责任?|被?点[到了]了?名|[列写排][进上]去了?|在名单之列"
    "|在(?:责任单位|责任)?之列"
)
_AWAY = (
    "(?:(?:没有?|未曾?|不曾?|并未|并没有?)(?:能|被|再|给)?"
    f"(?:(?:上|进|入|进入|出现在|在|列在){_LIST}(?:里|上|中|内|之列)?|上榜|入列|出现过?|露过?[面脸]|到场|在场"
    f"|在列|沾过?[边手]|[插搭伸][手上]手?)"
    f"|(?:没有?|未曾?|并未|并没有?)(?:能|被|再|给)?(?:(?:列入|写进|排进|列进){_LIST}(?:里|上|中|内)?"
    f"|列[入名上进]?去?|写[上到进]?去?|点[到名]?名?"
    "|上|进|排[上进]|算进去|提[到及])"
    "|(?:一点|丝毫|毫|根本|完全)不(?:沾边?|挨边|相干|搭界)|缺席|缺位|[插搭伸]不上手|[不没]见(?:踪影|其?名字?|人影)"
    "|(?:没有?|不见)(?:它|他们?|其|自己)?的?(?:名字|身影|名号))"
)


def _absent(match: re.Match[str]) -> str:
    """Return that units are not on it; none of them (一个都没) is all of them not."""
    return re.sub("一[个家](?=都|也)", "", match[1]) + "没份"


_CHINESE: dict[str, Said] = {
    f"{_UNIT}{_HOW}{_AWAY}{_ENDS}": _absent,
    f"{_UNIT}{_HOW}(?<![不没未])(?:{_THERE})(?!的?(?:单位|部门|条目数))"
    "(?=[、，,而但却]|的任务|的[，,。？?是有]|的$|的?[，,])": r"\1有份",
}
_TURNS = turns(_CHINESE.items())


def present_or_absent(text: str) -> str:
    """Return a normal Chinese question with 有份 or 没份 for what says that a unit is on a list, or is not.

    >>> present_or_absent("甲局到场、乙委缺席的任务"), present_or_absent("甲局上了名单、乙局没上的")
    ('甲局有份、乙委没份的任务', '甲局有份、乙局没份的')
    """
    return said_plainly(text, _TURNS)
