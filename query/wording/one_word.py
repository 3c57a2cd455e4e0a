"""What has several words is said with one: 有无 as 有没有, 责任部门 as 责任单位, 第五条 as 第5条, items as tasks."""

from __future__ import annotations

import re

from query.wording.numerals import HAN, parse_count
from query.wording.turns import Said, said_plainly, turns

_PLAN = "(?:这[份个]|本|该|此)?(?:行动)?(?:计划|方案|文件|规划|意见|通知)"
_ITEM = "(?:号任务|条任务|项任务|条|项|号)"
_GREETING = "(?:(?:您好|你好|请问|劳驾|打扰(?:一下)?|麻烦(?:问|请问)?(?:一下)?)[，,！!。]*)+"
_BEGS = (
    "(?:(?:我们?|咱们?)?(?:想|要|需要?)(?:请?问|了解|知道|打听|咨询|核实|确认)(?:一下|下|的是)?[，,：:]"
    "|(?:请|麻烦)?(?:你|您)?(?:帮我|帮忙|给我)(?:查|看|问|找|算|核实|确认)(?:一下|下|看看?)?[，,：:]?)"
)
_TO = "(?:数|一直)?(?:到|至|-|~|—|–)"
_CLAIM = "(?:(?:这|那|上述|此|该)[个种]?(?:说法|结论|判断|表述)|这[么样]说)"
_TRUE = "(?:(?:正确|准确|属实|成立|对|没错|真的?|站得住脚)(?:不(?:正确|准确|属实|成立|对))?(?:吗|吧|与否)?)"
_WHO = "(?:哪[些个家]|哪几[家个])(?:单位|部门)"


def _ordinal(match: re.Match[str]) -> str:
    number = parse_count(match["n"])
    return f"第{number}条" if number else match[0]


_CHINESE: dict[str, Said] = {
    "(?<=[0-9]) +(?=[年月条项家个处吨%])": "",
    "(?<=[^，,。？?])[？?。]?(?:谢谢|多谢|谢了|拜托了?|麻烦了|辛苦了)[！!。]*$": "",
    "(?<=[^什]{2})[啊呀哟哈嘞](?=[？?。！!]*$)": "",
    "(?<![什怎那这要])么(?=[？?]*$)": "吗",
    f"^(?:{_GREETING}{_BEGS}?|{_BEGS})[，,：:！!。]*(?=.{{5}})": "",
    "^(?:这[个份]|本|该)(?:行动)?(?:计划|方案|文件)(?:里面?|中|当中)[，,](?=.{5})": "",
    f"^(?:按照?|根据|依据|依照|照)(?:着)?{_PLAN}(?:的?(?:要求|规定|安排|内容|部署|说法))?[，,]?(?=.{{4}})": "",
    "(?<![所只])有无(?!害|关|线|形|论|效|偿|条件|缝|废|人)": "有没有",
    "(?<=责任|牵头|参与|配合|主办|协办|承办|主责)部门": "单位",
    "(?<![平人年户日月地亩车户笔])均(?=有|是|由|没|未|不|为|在|列|属|要|须|需)": "都",
    "(?<![不性和与或、/])定量的?(?=目标|指标)": "量化",
    f"(?P<not>没有?|未|不)(?P<says>写|定|明确|说|写明|指定|规定|点|注明|标明)(?:清楚?|好)?是?由?{_WHO}(?=牵头)": (
        r"\g<not>\g<says>谁"
    ),
    f"(?:第|任务)(?P<a>[0-9]{{1,3}}){_ITEM}?{_TO}(?:第|任务)?(?P<b>[0-9]{{1,3}}){_ITEM}": r"第\g<a>条到第\g<b>条",
    f"任务(?P<a>[0-9]{{1,3}}){_TO}(?:第|任务)(?P<b>[0-9]{{1,3}})(?![0-9年.%])": r"第\g<a>条到第\g<b>条",
    "(?<![0-9第.到至])(?P<n>[0-9]{1,3})号任务": r"第\g<n>条",
    "(?<![0-9条项])任务(?P<n>[0-9]{1,3})(?![0-9年.%条项个家件处])": r"第\g<n>条",
    f"第(?P<n>{HAN}{{1,4}})[条项](?!走廊)": _ordinal,
    "(?:(?<=[分各每这那哪一两个按他它的])|(?<=第[一二三四五六七八九十0-9]))板块": "部分",
    "占了?多少(?=[条项])": "占了几",
    "(?<!当)(?P<not>不|没有?|未|从未)(?:当|做|担任|作为|充当)过*(?P<role>牵头|配合|参与)(?:单位|方)(?!的?名单)": (
        r"\g<not>\g<role>"
    ),
    "(?<=占)(?P<whole>[^，,。？?]{2,30}?)的?(?:百分比|比例|比重|份额)(?:是|为|有)?(?:多少|几何|多大|多高)": (
        r"\g<whole>的百分之多少"
    ),
    f"[，,。]?{_CLAIM}(?:是不是|是否)?{_TRUE}(?=[？?。]*$)": "，对吗",
    "(?<=任务)(?P<in>[里中]面?)[，,](?=占)": r"\g<in>",
}
_ENGLISH: dict[str, Said] = {
    r"^(?:[Pp]lease |(?:[Cc]an|[Cc]ould|[Ww]ould) you (?:please |kindly )?)(?:tell me|let me know|list|show me|say) "
    r"(?=(?:which|what|who|whose|how)\b)": "",
    r",? please(?=[?.!]*$)": "",
    r"\b([Tt]ask|[Ii]tem)s? (?:[Nn]o\.?|[Nn]umber|#) ?(?=[0-9])": r"\1 ",
    r"\bheaded by\b": "led by",
    r"\b(which|what|how many|other|lead|responsible|supporting|participating|all|these|those|the|any|fewest|most"
    r"|least|(?:(?:fewer|more|less) than|only|no fewer than|at least|at most) \w+) "
    r"(?:departments|agencies|bodies)\b": r"\1 units",
    r"\bitems\b": "tasks",
}
_IN_CHINESE, _IN_ENGLISH = turns(_CHINESE.items()), turns(_ENGLISH.items())


def in_one_word(question: str) -> str:
    """Return a question with one word for each of what is said with several.

    >>> in_one_word("任务3到任务5有无责任部门么？"), in_one_word("按照计划，第十二条均由谁牵头")
    ('第3条到第5条有没有责任单位吗？', '第12条都由谁牵头')
    """
    return said_plainly(question, _IN_ENGLISH if question.isascii() else _IN_CHINESE)
