"""Relations said in a roundabout way: 前者有而后者没有, 只以牵头身份出现, 只在其中一条里有份, each task of one."""

from __future__ import annotations

import re

_FORMER = re.compile(
    "^(?P<former>[^，,。、和跟与]{2,12})[和跟与、](?P<latter>[^，,。、和跟与]{2,12}?)(?:这两[条项家个](?:任务|单位)?)?"
    "(?:的(?P<noun>(?:责任|牵头|参与|配合)(?:单位|部门|名单)))?"
    "(?:里|中|相比|比起来|大同小异|(?:都)?差不多|不太?一样|有出入)*[，,](?P<rest>.*(?:前者|后者).*)$"
)
"""甲和乙的责任单位，前者有而后者没有的是谁: both are named in front."""
_LACKED = re.compile("(有(?:而|、|，|,|但|却)*(?:第[0-9]+条)没有的)(?:是)?(?=谁|哪)")
_ONLY_LEADS = re.compile(
    "(?:只|仅|光)(?:是|会)?(?:以|作为|当|做)过?牵头(?:单位|方)?的?(?:身份|角色|名义)?(?:出现|露面|被?点名|在列)?过?"
    "|(?:凡是?|只要)(?:一)?(?:出现|被?点到?名|露面)(?:的|了|时|，|,)*(?:就|都|均|全)+是?(?:由它|由其)?(?:当|做|作为)?牵头(?:单位|方)?"
)
"""只以牵头身份出现: they lead and never take part."""
_IN_ONE_OF_THEM = re.compile(
    "(?<=任务)(?:里|中|当中)?[，,](?P<unit>[^，,。里中]{2,9}?)(?:只|仅)在(?:其中)?(?:的)?一[条项](?:任务)?(?:里|中)?"
    "(?P<role>有份|有责任|牵头|参与|出现|被点名|有名字)的?[，,]?(?:那)?(?:又)?(?:一?[条项])?是(?=哪)"
)
"""…的任务，甲只在其中一条里有份，是哪条: which of them has the unit."""
_NOT_SET = re.compile("没(?:有)?(?:定|确定|明确|指定|写明)(?=牵头单位|牵头部门)")
_NOT_TOGETHER = re.compile(
    "^(?:那|那么)?(?P<unit>[^，,。、和跟与同及哪谁]{2,8}?)(?:没有?|未)(?:一起|一同|一道|共同|联合)"
    "(?P<role>牵头|参与|参加|负责|配合)的(?P<rest>(?:任务)?(?:都|又)?(?:有|是)?(?:哪|几|多少).*)$"
)
"""甲没一起牵头的是哪几条: those of the tasks before, which another leads, that 甲 does not lead with it."""
_WHATEVER = re.compile("(?:各家|各个)?[×✕]{1,4}(?=研究院|研究所|大学|学院|公司|企业|集团|中心)")
"""各家××研究院: whatever stands in front of the noun."""
_ITSELF = re.compile(
    r"^(?:besides|apart from|other than|except(?: for)?|excluding) (?:the )?(?P<unit>[^,]{4,60}?)(?: itself)?, "
    r"(?:which|what) (?:other )?(?P<noun>units?|departments?|agenc(?:y|ies)) (?P<verb>[a-z ]{2,20}?) (?:in )?"
    r"(?:every one|each one|each|all|every single one|every)(?: of)? its tasks\b"
)
"""Besides A itself, which unit is in every one of its tasks: which others are in every task of A."""
_ALL_OF_ITS = re.compile(
    r"\b(?:every one|each one|each|all) of (?:the )?(?!(?:those|these|its|their|tasks|them)\b)"
    r"(?P<unit>[a-z ]{4,50}?) tasks\b(?=\s*\??$)"
)
"""In all of the A's tasks: in every task of A."""
_BY_SECTION = re.compile(
    r"^(?:please )?(?:break down|split up|split|group|divide|sort) (?:the )?tasks (?:that |which )?(?P<said>.{4,80}?)"
    r" by (?P<part>section|chapter)s?"
    r"\s*[:,;-]+\s*how many (?:tasks )?(?:are |fall )?(?:there )?in each(?: one| section| chapter)?\s*\??$"
)
"""Break down the tasks of A by section: how many in each."""


def relations_worded(text: str) -> str:
    """Return a normal question with what it says in a roundabout way said plainly."""
    if text.isascii():
        return _english(text)
    if "者" in text and (match := _FORMER.match(text)):
        text = _plainly(match)
    text = _NOT_SET.sub("没有", text) if "没" in text else text
    text = _NOT_TOGETHER.sub(r"其中\g<unit>没有\g<role>的\g<rest>", text) if "没" in text or "未" in text else text
    text = _WHATEVER.sub("", text)
    text = _IN_ONE_OF_THEM.sub(r"里，\g<unit>\g<role>的是", text)
    return _ONLY_LEADS.sub("只牵头不参与", text) if "牵头" in text else text


def _plainly(match: re.Match[str]) -> str:
    """Return what is said of the former and the latter, said of what they are."""
    rest = match["rest"].replace("前者", match["former"]).replace("后者", match["latter"])
    noun = (match["noun"] or "").replace("名单", "单位")
    return _LACKED.sub(rf"\1{noun}是", rest) if noun else rest


def _english(text: str) -> str:
    text = _BY_SECTION.sub(r"how many tasks \g<said> are there in each \g<part>", text)
    text = _ITSELF.sub(r"which other units are in every task of the \g<unit>", text)
    return _ALL_OF_ITS.sub(r"every task of the \g<unit>", text)
