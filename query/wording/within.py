"""Of some tasks, those without others, or a share, in one build: 甲的任务除去乙牵头的还有哪些."""

from __future__ import annotations

import re

from query.wording.turns import Said, said_plainly, turns

_TASKS = "(?:任务|条目|事项|条款|工作)"
_DROP = (
    "(?:[扣刨剔划筛摘删拿抛撇除排减去](?:掉|除|去|开|走|出去|出来|下|到一边|在外)+|去掉|剔除|排除|扣除|刨除|删除"
    "|剔出|拿开|不算|除外|不计|不含"
    "|不要|不看|不列|不包括|不计入|除开|撇在一边|放一边)"
)
_OUT = (
    "(?:[扣刨剔划筛摘删拿抛撇除排减去](?<!排(?=[在到第名列序]))(?:掉|除|去|开|走|出)*|去掉|剔除|排除|扣除|刨除|删除|不算|不计|不含"
    "|不包括|撇开|抛开|除去|除了?|减去)"
)
_AFTER = "(?:以后|之后|后|了|出去|的话)?"
_REST = "(?:那么)?(?:还|又|就|则|其|的)*(?:剩下?|余下?|剩余|留下|余|其余|其他|有)+(?:的)?(?:任务)?(?:还)?(?:是|有)?"
_ASK = "(?=哪|几|多少|什么|啥|谁|分别)"
_WHOLE = f"(?P<whole>[^，,。？?把将]{{2,30}}?{_TASKS})"
_PART = (
    "(?P<part>(?![掉开走除去出])(?!(?:它|自己|其|本身)*(?:牵头|参与|配合|负责"
    "|主办)的)[^，,。？?、除扣减剔刨把将]{2,24}?的)"
)
_THOSE = f"(?:那些|那几条|那部分|这些|部分|{_TASKS})?(?:都|全|全部|一律|统统|先|也)*"
_WITHIN = "(?:里面?|中|当中|之中|里头|范围内)?"
_PLAIN = r"\g<whole>除去\g<part>还有"
_SOME = (
    f"(?P<some>(?!全部|所有|总|一共|全文|整个|[0-9]+条|任务)[^，,。？?占把将它其]{{2,30}}?{_TASKS}"
    f"|第[0-9]+[条项]?(?:到|至|-|—|~)第?[0-9]+[条项](?:任务)?)"
)
_SAY = "(?P<say>[^，,。？?占哪几多它]{2,24}?)"
_MUCH = "(?:是|为|有|达|约|到)*(?:百分之(?:几|多少)|多少|几成|多[大高])(?:百分点)?"
_SHARE = r"\g<some>中,\g<say>的比例是多少"


def _whether_none(match: re.Match[str]) -> str:
    """Return whether there is none of some tasks, or whether all are so where none is said not to be."""
    whole, say = match["whole"], match["say"]
    if say[0] in "没未不":
        return f"{whole}都{re.sub('^(?:没有?|未|不)(?:列入?|带上?|有|含|写|设|定|涉及)?', '有', say)},对吗"
    if say.startswith(("有", "带", "含")):
        return f"{whole}都没有{say[1:].removeprefix('有')},对吗"
    if say.startswith(("由", "涉及", "包含")):
        return f"{whole}都不{say},对吗"
    return match[0] if say.startswith(("牵头单位", "责任单位", "单位")) else f"没有一条{whole}{say},对吗"


_CHINESE: dict[str, Said] = {
    # 第1条到第12条里把…除开, 第1条到第12条都…: these tasks
    f"(?P<some>第[0-9]+[条项]?(?:到|至|-|—|~)第?[0-9]+[条项])(?:任务)?(?={_WITHIN}[，,]?(?:把|将"
    f"|{_OUT}[^，,。？?]{{2,24}}的|难道|是不是|是否)|[，,]?(?:是不是|是否|就)?(?:全|全部)?都|(?:里面?|当?中)所?占)": (
        r"\g<some>的任务"
    ),
    # 难道一条…的都没有: whether there is none
    f"{_WHOLE}{_WITHIN}[，,]?(?:难道|是不是|是否|莫非)(?:连)?[一半1][条项]"
    f"(?P<say>[^，,。？?都也]{{2,20}})的{_TASKS}?[都也]没有(?:吗|[，,]对吗)?(?=[？?。]?$)": (_whether_none),
    # 哪些不是没有牵头单位的: those that have one
    "(?<!是)不是(?:没有?|未)(?:列入?|带上?|写|设|定|安排|算上?|有)?(?=[^，,。？?]{2,12}的(?:[？?。]|$|任务))": "有",
    # 哪些农业部分的任务有量化目标
    "^有?哪(?:些|几[条项])(?![^，,]{0,4}?(?:单位|部门|部分|章|节|板块|企业|公司))(?P<whole>[^，,。？?哪谁几]{2,24}的任务)(?P<say>(?:有|没有?|带有?|写了|设了|定了"
    "|含)(?:量化|数字|节点)?(?:目标|指标))(?=[？?。]?$)": (r"\g<whole>里哪几条\g<say>"),
    # 甲的任务里乙牵头的占百分之几, 乙牵头的占甲的任务的百分之几, 甲的任务有百分之几由乙牵头
    f"^{_SOME}{_WITHIN}[，,]?{_SAY}的{_TASKS}?(?:所)?占(?:比例?|到|了|有|的比例|的比重)?{_MUCH}": _SHARE,
    f"^{_SAY}的{_TASKS}?(?:所)?占(?:到|了|有)?{_SOME}(?:总数|总量|数)?的?(?:比例|比重|份额|占比)?{_MUCH}": _SHARE,
    f"^{_SOME}{_WITHIN}[，,]?有(?:百分之(?:几|多少)|多[大少]比例|几成)的?{_TASKS}?(?:是)?{_SAY}的?(?=$"
    f"|[，,。？?（(])": _SHARE,
    # 有哪怕一条…吗: whether there is any
    f"({_TASKS}|[条项]){_WITHIN}(?:有|存在)哪怕[一1][条项个](?:任务)?([^，,。？?吗]{{2,24}}?)的?吗?(?=$"
    f"|[，,。？?])": r"\1里有没有\2的",
    # 甲的任务里，把乙牵头的拿走，还剩哪些; 甲的任务，乙牵头的不算，还有哪些
    f"{_WHOLE}{_WITHIN}[，,]?(?:再|又|先|然后)?(?:把|将){_PART}{_THOSE}{_DROP}{_AFTER}[，,]?{_REST}{_ASK}": _PLAIN,
    f"{_WHOLE}{_WITHIN}[，,]{_PART}{_THOSE}{_DROP}{_AFTER}[，,]{_REST}{_ASK}": _PLAIN,
    f"{_WHOLE}{_WITHIN}{_PART}{_THOSE}(?:除外|不算|不计|不要|不列){_AFTER}[，,]{_REST}{_ASK}": _PLAIN,
    # 把乙牵头的拿走，甲的任务还剩哪些; 去掉乙牵头的，甲的任务还有哪几条
    f"^(?:请问|那么?)?(?:把|将){_PART}{_THOSE}{_DROP}{_AFTER}[，,]{_WHOLE}{_WITHIN}[，,]?{_REST}{_ASK}": _PLAIN,
    f"^(?:请问|那么?|先)?{_OUT}{_PART}{_THOSE}(?:以外|之外|外|不算)?[，,]{_WHOLE}{_WITHIN}[，,]?{_REST}{_ASK}": _PLAIN,
}
_TURNS = turns(_CHINESE.items())


def within_sets(text: str) -> str:
    """Return a normal Chinese question about some of some tasks, or about their share, in one build.

    >>> within_sets("甲局的任务里把乙局牵头的扣掉，还剩下哪几条"), within_sets("把乙局牵头的拿走，甲局的任务还剩哪些")
    ('甲局的任务除去乙局牵头的还有哪几条', '甲局的任务除去乙局牵头的还有哪些')
    """
    return said_plainly(text, _TURNS)
