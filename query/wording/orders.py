"""Tasks put in order or counted through one by one, units of one part alone, so many leads: each in one build."""

from __future__ import annotations

import re

from query.wording.numerals import value_of
from query.wording.turns import Said, said_plainly, turns

_N = "[0-9一二两三四五六七八九十]+"
_PART = "[^，,。？?的按谁哪]{2,14}?(?:部分|板块|[那这]一?[节章块])"
_NUMBERS = f"(?:第?{_N}(?:[、和与及]第?{_N})+[条项]|第?{_N}[条项]?(?:到|至|-|—|~)第?{_N}[条项]|[前头]{_N}[条项])"
_SET = (
    f"(?P<set>{_NUMBERS}|{_PART}|[^，,。？?的按谁哪那这0-9一二两三四五六七八九十]{{2,14}}?(?=[那这](?:{_N}"
    f"|几)[条项]|{_N}[条项]任务|下面的任务))(?:的|下面的?)?(?:[那这]?(?:{_N}|几)[条项])?(?:任务)?"
)
_WHAT = "(?P<what>责任单位|牵头单位|参与单位|配合单位|量化目标|量化指标)"
_MANY = "(?:的)?(?:数量|数目|个数|家数|数)?"
_ONLY_IN = r"只在\g<part>出现的单位有哪些"
_UNITS = "(?:责任)?(?:单位|部门)"


def _whole(match: re.Match[str]) -> str:
    """Return the set of tasks that is named: a part by a word of its title alone is called a part."""
    return match["set"] if re.search("[条项节章块部分]$", match["set"]) else match["set"] + "部分的"


def _ordered(match: re.Match[str]) -> str:
    return f"{_whole(match)}任务按{match['what']}数从多到少排名"


def _of_each(match: re.Match[str]) -> str:
    return f"{_whole(match)}每条任务各有几个{match['what']}"


def _greatest(match: re.Match[str]) -> str:
    return f"{_whole(match)}任务里{match['what']}最{match['how']}的是哪条"


def _beside(match: re.Match[str]) -> str:
    """Return the task right behind another, or right in front of it, by its own number: 第16条后面那一条."""
    number = value_of(match["n"]) + (-1 if match["before"] else 1)
    return f"第{number}条" if number > 0 else match[0]


def beside_in_english(match: re.Match[str]) -> str:
    """Return the task right behind another, or right in front of it, by its own number: the task after task 16."""
    number = int(match["n"]) + (1 if match["side"].lower() in ("after", "following", "behind") else -1)
    return f"task {number}" if number > 0 else match[0]


NEXT_IN_ENGLISH = (
    r"\bthe (?:next |previous )?(?:task|item|one) (?:that |which )?(?:comes |stands |is |follows )?"
    r"(?:right |just |immediately |directly )?(?P<side>after|following|behind|before|preceding)"
    r" (?:task|item) (?:no\.? ?|number )?(?P<n>[0-9]+)\b"
)
_NEXT = (
    f"第(?P<n>{_N})[条项](?:任务)?的?(?:紧挨着|紧接着|紧挨|紧接|挨着|紧跟着?|紧)?的?"
    "(?:(?P<before>前面?|上面?|前头|之前)|(?:后面?|下面?|后头|之后|往后))(?:紧挨着?|紧接着?|挨着?)?的?"
    "(?:[那这]一?|一)[条项](?:任务)?(?![都也])"
)
_PARTS = "[两三四五六](?:个?(?:重点)?(?:部分|板块|小节|大块)|节)"
_OWN = "(?:(?:它|其|该(?:单位|局|委))(?:自己|自身|本身|名下|自家)?|(?:自己|自身|本身|名下|自家))"


_CHINESE: dict[str, Said] = {
    "(?<=[，,]逐条说说)牵头的(?=有几家)": "牵头单位",
    # 前四条，谁的责任单位多，从多到少排; 责任单位多的排前面; 1至4条的责任单位数排名
    f"^(?:请|把)?{_SET}[，,]?(?:谁|哪一?条)?的?{_WHAT}{_MANY}(?:多(?:的)?(?:(?:排|放)?(?:在)?前面?)?)?[，,]?"
    "(?:一样多的?(?:就)?并列[，,])?(?:按)?(?:(?:从多到少|由多到少|从高到低)(?:怎么|如何|地)?排?[列名序]?(?:一[下遍])?"
    "|(?:排名|排序|排行)(?:[，,]?多的在前)?|顺序(?:是|怎么)?(?:怎样的|怎么排的?|什么)|排(?:一下|一遍|序"
    "|名))[？?。]?$": _ordered,
    # 头五条任务比一比，谁的责任单位最少; 前5项任务中责任单位数量最少的一项
    f"^{_SET}(?:里面?|中|当中)?(?:比一比)?[，,]?(?:谁|哪一?条)的?{_WHAT}{_MANY}最(?P<how>[多少])[？?。]?$": _greatest,
    f"^{_SET}(?:里面?|中|当中)?[，,]?{_WHAT}{_MANY}最(?P<how>[多少])的(?:那)?(?:一[条项]|任务)[？?。]?$": _greatest,
    # 各条的责任单位数, 逐条说说责任单位有几家, 农业四条任务责任单位数量一览
    f"^(?:想看看?|请|把)?{_SET}[，,]?(?:各条|逐条|每条|一条一条)(?:任务)?(?:地|的|说说|讲讲|报"
    f"|列)*{_WHAT}{_MANY}(?:有?(?:几|多少)[家个])?[？?。]?$": _of_each,
    f"^(?:想看看?|请|把)?{_SET}{_WHAT}(?:的)?(?:数量|数目|个数|家数|数)(?:[，,]?(?:一览|清单|一条一条列|逐条列"
    f"|逐条报|分条列)(?:出来)?)[？?。]?$": _of_each,
    # 定没定牵头单位: whether it has one
    "(定|设|写|列|配|给)没(?:有)?\\1(?=牵头|责任|配合|参与|量化|目标)": "有没有",
    # 把有量化目标的挑出来
    "(?:的)?(?:那几条|任务)(?:里面?|中|当中)?[，,](?:请)?把(?P<of>[^，,。？?]{2,16}的)(?:挑|拣|选|拎|找"
    "|列)(?:一下|出来|出)+(?:[，,]只?报(?:编号|条号))?[？?。]?$": (r"的任务中,\g<of>有哪几条"),
    # 三个单位一起牵头的, 写了三个牵头单位
    "(?<![局委办街镇司心行会院社方、和与哪除条项第])(?:由)?(?P<n>[两三四五])[个家](?:单位|部门)?(?:一起|共同|联合"
    "|合着|一道)?牵头"
    "(?=的那一?条|的任务的?(?:牵头|责任|参与|配合)单位|的是(?:第几|哪[几一]?)条|[、，,][^，,。？?]{2,12}(?:参与|配合|负责"
    "|有份)(?:单位)?(?:[里中]|之列)?的|且|并)": r"有\g<n>家牵头单位",
    "(?:写|列|设|配|有)了?(?P<n>[两三四五])[个家]牵头单位[，,](?:并且?|而且?|且"
    "|同时)(?P<unit>[^，,。？?]{2,12}?)(?:是|作为|为)"
    "(?P<role>参与|配合)单位": r"有\g<n>家牵头单位且\g<unit>\g<role>",
    # 只出现在农业部分的单位, 仅见于…, 除了…其他部分一次都没出现, 任务全在…
    f"^(?:有)?(?:哪些|哪几[家个]){_UNITS}(?:只|仅|仅仅|就)(?:是)?(?:出现在|见于|露面于|在)(?P<part>{_PART})(?:里"
    f"|中)?(?:出现|露面|有任务|有份)?过?[？?。]?$": _ONLY_IN,
    f"^(?:只|仅|仅仅)(?:出现在|见于)(?P<part>{_PART})的{_UNITS}(?:名单|清单|有哪些|是哪些|有谁)*[？?。]?$": _ONLY_IN,
    f"^(?:有)?(?:哪些|哪几[家个]){_UNITS}(?:是)?除了?(?P<part>{_PART})[，,]?(?:在)?(?:其他|其它|别的)(?:部分"
    f"|地方|章节)*(?:都|就|一次|一概|全|从来)*(?:没有?|未|不)(?:再)?(?:出现|露面|有任务|有份)过?[？?。]?$": _ONLY_IN,
    f"^任务(?:都|全|全都|全部)在(?P<part>{_PART})的{_UNITS}(?:有哪些|是哪些|是谁|有谁)?[？?。]?$": _ONLY_IN,
    f"^(?:责任)?(?:单位|部门)(?:里面?|中|当中)[，,]?(?:哪[几些][家个]?"
    f"|谁)(?:是)?(?P<part>{_PART})独有的[，,]?(?:别处|其他部分|其他地方)?(?:都)?(?:没有?|不见)?[？?。]?$": _ONLY_IN,
    _NEXT: _beside,
    f"第(?P<n>{_N})[条项](?:任务)?的?(?:(?P<before>[上前])|[下后])一?[条项](?:任务)?(?![都也])": _beside,
    "的几条(?:任务)?(?=[里中内当之])": "的那几条",
    "没有?(?:任何|哪怕)?一个数[字值]的(?=[目指]标)": "没有数字的",
    # 第9条跟第15条比，谁的责任单位名单更长
    "(?P<of>责任|牵头|参与|配合)?单位的?(?:名单|名录|清单|队伍|阵容)(?P<how>更|最)(?P<side>长|短)": lambda m: (
        f"{m['of'] or '责任'}单位{m['how']}{'多' if m['side'] == '长' else '少'}"
    ),
    # 重点任务下面的五个部分，各定了多少个目标
    f"^(?P<in>[^，,。？?]{{2,10}}?)(?:下面|底下|里面?|下设)?的?{_PARTS}[，,]?(?:分别|各自?|每个)"
    "(?P<rest>.*(?:几|多少).*)": r"\g<in>每个部分各\g<rest>",
    # 定了目标、却没有一个数字的任务
    "没有?(?:任何|哪怕|具体)?(?:一个|半个)?(?:具体|明确)?的?数[字值](?:目标)?"
    "(?=的任务|[，,]?的?是哪[几些一]?条)": "没有量化目标",
    # 甲局牵头的任务占它自己全部任务的百分之几
    f"^(?P<unit>[^，,。？?的]{{2,14}}?)(?P<does>牵头|参与|配合)的任务数?占{_OWN}的?(?:全部|所有|总)?(?:负责)?的?任务"
    "(?:总数|总量|数)?": r"\g<unit>\g<does>的任务占\g<unit>负责的任务",
    # services 部分: a part called in English
    r"(?<=[a-z]) ?(?:部分|板块|这一?[章节])(?=[里中,，的 ]|$)": " section",
}
_TURNS = turns(_CHINESE.items())


def in_order(text: str) -> str:
    """Return a normal Chinese question about the order of tasks, or about each of them, in one build.

    >>> in_order("前四条任务,谁的责任单位多,从多到少排"), in_order("仅见于教育部分的责任单位名单")
    ('前四条任务按责任单位数从多到少排名', '只在教育部分出现的单位有哪些')
    """
    return said_plainly(text, _TURNS)
