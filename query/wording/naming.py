"""Whether tasks name things of a class, and which of these no others name: one build of each for all the wordings."""

from __future__ import annotations

import re

from query.wording.sought import Rare
from query.wording.turns import Said, said_plainly, turns

_THINGS = "企业|公司|大学|高校|院校|研究院|研究所|(?:科研|研究)?机构|地标品牌|品牌|地名|地点|项目"
_NAMED = "(?:[的之]?(?:名字|名称|大名|字号|名))"
_NAME = (
    "(?:(?:提|写|点|列|说|讲)(?:到|及|出|进|明|名|有|上)"
    "(?:了|过)?|提|提了|点了?|写了?|列了?|出现(?:了|过|有)?|涉及(?:到|了)?|包含|含有?|带有?|涉)"
)
_NOT = "(?:从未|未曾|并未|并没有?|(?<!(?<![没只还])有)没有|没怎么|没|未|不|无)(?![止只同少足论管])"
_BOUND = "超过|多于|大于|不止|不只|不少于|不低于|至少|起码|少于|不到|不足|至多|最多|不超过|刚好|恰好|正好"
_NUMBER = "[一两二三四五六七八九十0-9]+[家个所处]"
_BEHIND_SET = "的?(?:任务|工作|条目|[那这][几些]条)|的?(?:有|是)?哪[些几]?条|的(?:有|是)"
_ANY = "(?:任何一?|哪怕一|一|哪|具体的?)?[家个所处项]?(?:具体的?)?"
_ASK = (
    "(?:[，,]?(?:一共|总共|共|都|分别|各)?(?:是|有|包括)?"
    "(?:哪[些几]?|多少|几)[家个所处项]?|名单|[，,]?(?:都|还)?(?:是|有)(?:谁|哪些))"
)
_TASKS = "(?:哪[些几]?[条项]?(?:任务|工作)?|(?:多少|几)[条项](?:任务|工作)?|任务)"
_OTHERS = (
    "(?:(?:别的|其他的?|其它的?|另外的?|其余的?)(?:任务|地方|条目|条|几条|部分)?|别处)(?:里面?|中)?"
    "(?:都|也|再|均|一概|一律)*"
)
_BEHIND = (
    "(?=的?(?:任务|工作|条目|条款|[那这][些几]?[条项])|的(?![^，,]{0,4}[家个所])"
    "(?:都|一共|共|分别)?(?:有|是|占|比[例重]|份额|哪|几|多少|[，,？?]|$))"
)
_WHOLE = "(?:全文|整个计划|全计划|计划|文件|方案|文中|全篇|通篇)(?:里面?|中|全文)?"


def _counted(match: re.Match[str]) -> str:
    """Return a question for tasks that name none or some of a class, the question word behind."""
    asked = "有几条" if re.match("多少|几", match["tasks"]) else "有哪些"
    number = "0个" if match["not"] else "1个以上"
    return f"{match['head']}提到{number}{match['noun']}的任务{asked}"


def _alone(match: re.Match[str]) -> str:
    """Return a question for things that some tasks name and no others do."""
    return f"{match['set']}提到的{match['noun']}中,其他任务没有提到的{match['ask'] or '有哪些'}"


def _left(match: re.Match[str]) -> str:
    """Return a question for things that are named, but not by some tasks."""
    return f"全文提到的{match['noun']}中,{match['set']}没有提到的{match['ask'] or '有哪些'}"


def _measure(match: re.Match[str]) -> str:
    return match["many"] + "家"


def _so_many(match: re.Match[str]) -> str:
    """Return 提到 with a number of things behind it: 只 and 仅 say that there are no more."""
    bound = re.sub("^[只仅单就]有?$", "恰好", match["bound"])
    return f"提到{bound}{match['number']}{match['noun']}"


_CHINESE: tuple[tuple[str, Said], ...] = (
    # how many, and what they are called: all of them
    (
        (
            f"(?:多少|(?<!哪)几)[家个所处](?P<noun>{_THINGS})[，,](?:名字|名称)?(?:分别|都|各|又)*(?:叫|是)"
            "(?:什么|啥|谁|哪[些几][家个所]?)(?:名字?|名称)?(?=[？?。]?$)"
        ),
        r"哪些\g<noun>",
    ),
    # so many of a class: 至少提到两家企业的任务, 点名企业超过一家的, 点了两家以上的企业
    (f"(?P<bound>{_BOUND}|[只仅单就])(?:{_NAME})(?P<number>{_NUMBER})(?P<noun>{_THINGS})(?={_BEHIND_SET})", _so_many),
    (
        (
            f"(?:{_NAME}|^|(?<=[，,里中]))的?(?P<noun>{_THINGS})(?:的?(?:数量?|个数))?[在为有]?"
            f"(?P<bound>{_BOUND}|[只仅就]有)(?P<number>{_NUMBER})(?={_BEHIND_SET})"
        ),
        _so_many,
    ),
    (f"({_NAME})({_NUMBER}及?以上)的(?=(?:{_THINGS})[？?。]?$)", r"\1\2"),
    # things of one task alone, or of most tasks
    (
        (
            f"[只仅单][有是]?(?:[在被由于]?[一1]条任务(?:里面?|中)?(?:{_NAME}|出现过?)?|被?(?:出现|{_NAME})过?[一1]次)"
            f"的(?=(?:{_THINGS})(?:{_ASK}|[？?。]?$))"
        ),
        "仅出现在一条任务里的",
    ),
    (
        f"(?:被任务{_NAME}的?次数|出现的?次数|出现在?的?任务数量?|被{_NAME}的?任务数量?)最多的(?=(?:{_THINGS}))",
        "出现最多的",
    ),
    # tasks that name none: 一家企业都没点的任务, 没有企业的任务, 哪些任务没点名企业
    (
        f"(?:连?一[家个所处项]|哪怕一[家个所处项]|任何一?[家个所处]?)(?P<noun>{_THINGS}){_NAMED}?(?:都|也){_NOT}{_NAME}?(?:的?名)?{_BEHIND}",
        r"提到0个\g<noun>",
    ),
    (f"{_NOT}{_NAME}?{_ANY}(?P<noun>{_THINGS}){_NAMED}?{_BEHIND}", r"提到0个\g<noun>"),
    (
        (
            f"(?P<head>^|.*?[，,])(?P<tasks>{_TASKS})(?:里面?|中|当中)?(?:都|是)?(?P<not>{_NOT})(?:{_NAME}|有)?{_ANY}"
            f"(?P<noun>{_THINGS}){_NAMED}?(?:的)?(?=[？?。]?$)"
        ),
        _counted,
    ),
    # tasks that name some: 点名企业的任务, 有企业的任务, 哪几条任务里有企业
    (
        f"(?<![没未不无])(?:{_NAME}|(?<![没具国所拥享])有){_ANY}(?P<noun>{_THINGS}){_NAMED}?{_BEHIND}",
        r"提到1个以上\g<noun>",
    ),
    (
        (
            f"(?P<head>^|.*?[，,])(?P<tasks>{_TASKS})(?:里面?|中|当中)?(?:都|是)?(?P<not>)(?:{_NAME}|(?<![没具国所拥享])有)"
            f"{_ANY}(?P<noun>{_THINGS}){_NAMED}?(?=[？?。]?$)"
        ),
        _counted,
    ),
    # things that these tasks alone name: 只在甲部分里出现的企业, 甲部分点名、其他任务没点名的企业
    (
        (
            f"只(?:有|是)?(?:出现|写|列|提|见)?(?:在|于|被)(?P<set>[^，,、]{{2,20}}?)(?:里面?|中|当中)?(?:{_NAME}|出现)?(?:[，,、](?:而"
            f"|且)?{_OTHERS}{_NOT}{_NAME}?)?的(?P<noun>{_THINGS})(?P<ask>{_ASK}|(?=[？?。]?$))"
        ),
        _alone,
    ),
    (
        (
            f"^哪[些几]?[家个所]?(?P<noun>{_THINGS})(?:是)?(?:只|仅)(?:有|是)?(?:出现|写|列|提|见)?(?:在|于|被)"
            f"(?P<set>[^，,、]{{2,20}}?)(?:里面?|中|当中)?(?:{_NAME}|出现)?(?:的)?(?P<ask>)(?=[？?。]?$)"
        ),
        _alone,
    ),
    (
        (
            f"^(?P<set>[^，,、]{{2,20}}?)(?:里面?|中)?{_NAME}[、，,](?:而|但|可)?{_OTHERS}{_NOT}{_NAME}的(?P<noun>"
            f"{_THINGS})(?P<ask>{_ASK}|(?=[？?。]?$))"
        ),
        _alone,
    ),
    # things that these tasks do not name: 甲部分没点到的企业, 没写进甲部分的企业, 不在甲部分里的是哪几家
    (
        (
            f"^(?:{_WHOLE})?(?:{_NAME}的|的)?(?P<noun>{_THINGS})(?:里面?|中|当中)?[，,](?P<set>[^，,、]{{2,20}}?)(?:里面?|中"
            f"|当中)?(?:都|却)?{_NOT}{_NAME}的(?P<ask>{_ASK})"
        ),
        _left,
    ),
    (
        (
            f"^(?:除去|除了|除|去掉|扣掉|扣除)(?P<set>[^，,、]{{2,20}}?)(?:里面?|中)?{_NAME}的(?:那些|几家|以外|之外|外|企业|公司)*[，,]?(?:"
            f"{_WHOLE})?(?:还)?(?:有|{_NAME})(?P<ask>哪[些几]?[家个所]?|多少[家个所]?|几[家个所])(?P<noun>{_THINGS})(?:的名)?(?=[？?。]?$)"
        ),
        r"全文提到的\g<noun>中，\g<set>没有提到的有\g<ask>",
    ),
    (
        (
            f"^{_NOT}(?:出现|写|列|提|点)?[在进到](?P<set>[^，,、]{{2,20}}?)(?:里面?|中|当中)?(?:出现|{_NAME})?的(?P<noun>"
            f"{_THINGS})(?P<ask>{_ASK}|(?=[？?。]?$))"
        ),
        _left,
    ),
    (
        f"^(?P<set>[^，,、]{{2,20}}?)(?:里面?|中|当中)?(?:都)?{_NOT}{_NAME}的(?P<noun>{_THINGS})(?P<ask>{_ASK}|(?=[？?。]?$))",
        _left,
    ),
    # of these tasks: 写进甲部分的企业, 甲部分里有没有哪怕一家企业
    (
        f"(?<![没未不])(?:写|列|放)进(?P<set>[^，,、]{{2,20}}?)(?:里面?|中|当中)?的(?P<noun>{_THINGS})(?P<ask>{_ASK}|(?=[？?。]?$))",
        r"\g<set>提到的\g<noun>\g<ask>",
    ),
    # how many: 写到了多少家, 几所高校, 数一数点名的企业
    (f"(?:写|提|点|列)到了?(?=(?:多少|(?<!哪)几)[家个所处](?:{_THINGS}))", "点名"),
    (f"(?P<many>多少|(?<!哪)几)所(?=(?:{_THINGS})|[？?。]?$)", _measure),
)
_TURNS = turns(_CHINESE)
_OF_NAMES = Rare(
    '(?:名字|名称|(?<![地点有])名|叫)(?:里面?|中|上)?(?:都)?(?:[没不]|[带含有以是叫做]|包含|[“"]).{0,8}?的?(?:企业|公司|机构|哪|有|是|[，,])'
    '|(?:单位|部门)[^任条项]*[带含]有?[“"]?公司'
)
"""What names of things hold is no naming of them: 名字不带研究院的机构."""


def naming(text: str) -> str:
    """Return a question for tasks by what they name, or for things by the tasks that do not, in one build each.

    >>> naming("一家企业都没点名的任务有哪些"), naming("哪些任务点到了品牌")
    ('提到0个企业的任务有哪些', '提到1个以上品牌的任务有哪些')
    >>> naming("没写进第24条的企业有哪些")
    '全文提到的企业中,第24条没有提到的有哪些'
    """
    return text if _OF_NAMES.search(text) else said_plainly(text, _TURNS)
