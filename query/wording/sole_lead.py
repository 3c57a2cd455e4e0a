"""Who leads alone, said in many ways (牵头单位只有甲一家; 甲 is the only lead; leads unshared), said in one."""

from __future__ import annotations

import re

from query.wording.sought import Rare

_LEADING = "(?:牵头|主办|主责)(?:单位|部门|方)?"
_NAME = (
    "(?P<who>(?![一两二三四五几多谁哪它他这那\\d]|参与|参加|配合|协助|负责|承担|要|能|在)"
    "[^，,。？?的是有只仅就、（）()]{2,14}?)"
)
_ONE = "(?:自己|它|这)?(?:单独|独)?一[家个](?:单位|部门)?"
_ONLY = "(?:只[列写填标挂]了?(?:着|有)?|就只有|只有|仅有|就是|仅仅?是?为|只是|唯有|只|仅|就)"
_LEAD_IS = Rare(
    f"{_LEADING}(?:的)?(?:都|且|又)?{_ONLY}{_NAME}(?:{_ONE}|自己(?:一家)?(?=[，,。？?的]|$)|(?=的(?:任务|有|是|那"
    f"|哪|几|共|一))|(?<=[局委办街镇司会院社])(?=[？?。]*$))"
)
"""牵头单位只有甲一家, 牵头单位仅为甲的任务."""
_BY_ITSELF = re.compile(
    f"(?:(?P<whether>是不是|是否)(?!有)|就|只|仅|由|是(?!否|不是))(?:由|有|是)?{_NAME}(?:它?自己|一[家个](?:单位|部门)?)(?:单独|独自)?"
    "(?P<lead>牵头|主办|主责|挑头|挂帅)(?:单位|部门|方)?"
)
"""就甲自己牵头的."""
_ALONE_DOES = re.compile("一[家个](?:单位|部门)?(?:独自|单独)?(?:扛|挑|担|撑)[着起]?(?=牵头)|(?:唱)独角戏(?=牵头)")
"""甲一家扛着牵头的."""
_ONLY_BY = re.compile(f"(?<=[任务条项些])(?:都)?只有{_NAME}(?:一家)?(?=牵头|主办|主责|挑头|挂帅)")
"""哪些任务只有甲牵头."""
_AND_ALONE = re.compile(f"[，,、](?:而且|并且|且|还|又)?{_LEADING}的?{_ONLY}(?:它|他|这)?{_ONE}")
"""甲牵头，而且牵头的就它一个."""
_WITH_NONE = re.compile(
    "(?:从来)?不(?:跟|和|与|同)(?:别家|别人|别的单位|其他单位|其它单位|旁人|任何单位)(?:一起|联合|共同|合伙|搭伙)*"
    "(?:牵头)?[、，,]?(?=而?是?(?:就|由|单|独|自|只))"
)
_JOINT = (
    "(?:(?:[和跟与同]|连同)(?:其他|其它|别的?|另外的?|旁|人)(?:单位|部门|家|人)?)?(?:一起|一同|一道|一块儿?|联合|共同|并列|搭伙|合伙|携手"
    "|联手)+牵头的?(?:任务|[条项])?"
)
_JOINT_OUT = re.compile(
    f"[，,、（(]?(?:{_JOINT}(?:都|就|则|也)*(?:不算|不要|除外|不计|不列|不看|别算|撇开|剔除|排除|去掉|刨开|不含|不包括)(?:在内|掉)?"
    f"|(?:不含|不包括|不算上?|剔除|除去|除了|去掉|排除|撇开|刨去|扣除|扣掉|抛开){_JOINT}(?:之外|以外|外)?)[）)，,、]*"
)
_SINGLE = re.compile(
    "单独|独家|独自|单打独斗|单枪匹马|唯一|独立|一[家个](?:单位|部门)?(?:自己)?(?:单独)?牵头|只[有由]|仅[有由]"
)
_LEADS = re.compile(
    "(?:(?:就|只)?(?:由|是)?(?:它|他们)?自己|一[家个])?(?=牵头(?!单位|部门)|主办(?!单位)|主责(?!单位)|挑头|挂帅)"
)
_SOLE_IS = Rare(rf"(?:sole|only) lead(?: unit| agency)? ?(?:是|为) ?{_NAME}(?=的|[，,。？?]|$)")
"""sole lead 是甲的任务."""
_WHERE = re.compile(
    r"\b(?:where|in which|for which|with|that have|which have|have|has|having) (?P<who>[^,?.;]{2,70}?) "
    r"(?:is|was|being|as|acts as|serves as) (?:the|its|their|a) (?:only|sole|single|exclusive) (?:lead|leader|leading"
    r"|lead unit|lead agency|leading unit)\b"
    r"(?: unit| agency| department)?",
    re.IGNORECASE,
)
_NO_OTHER = re.compile(
    r",? (?:not counting|excluding|leaving out|not including) (?:the |any )?(?:jointly|co)[- ]?led (?:ones|tasks|items)"
    r"|,? (?:with|and|having)? ?(?:no|without(?: any| a)?) (?:other )?(?:co-?leads?|co lead(?:er)?s?|joint leads?"
    r"|other leads?|lead partners?|leading partners?)"
    r"(?: units?| agency| agencies| unit)?\b",
    re.IGNORECASE,
)
_UNSHARED = re.compile(
    r"\b(?P<verb>leads?|heads?|led|headed) (?:it |them )?without "
    r"(?:sharing(?: the lead| it| them| that role)?(?: with [a-z ]+?)?"
    r"|(?:any )?(?:co-?leads?|others|anyone else|partners?|help))(?=[?.,;]|$)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:alone|sole|solely|only|single-handed|on (?:its|their) own|by itself)\b", re.IGNORECASE)


def alone_worded(text: str) -> str:
    """Return a normal question with the ways to say that one unit alone leads in the words that the parser reads."""
    if text.isascii() or "lead" in text:
        text = _WHERE.sub(r"led by \g<who> alone", text)
        text = _UNSHARED.sub(r"\g<verb> alone", text)
        text = _NO_OTHER.sub("" if _ALONE.search(text) else " alone", text)
    if text.isascii():
        return text
    text = _SOLE_IS.sub(r"\g<who>独家牵头", text)
    if not re.search("牵头|主办|主责|挑头|挂帅", text):
        return text
    text = _ALONE_DOES.sub("独家", text)
    text = _ONLY_BY.sub(r"\g<who>独家", _AND_ALONE.sub(",独家牵头", text))
    text = _BY_ITSELF.sub(_by_itself, _LEAD_IS.sub(r"\g<who>独家牵头", _WITH_NONE.sub("", text)))
    return _without_joint(text)


def _by_itself(match: re.Match[str]) -> str:
    return f"{match['whether'] or ''}{match['who']}独家{match['lead']}"


def _without_joint(text: str) -> str:
    """Return a question which says that joint leads do not count with the unit leading alone."""
    rest, found = _JOINT_OUT.subn(",", text, count=1)
    rest = rest.strip("，,") if found else text
    if not found or not re.search("牵头|主办|主责|挑头|挂帅", rest):
        return text
    return rest if _SINGLE.search(rest) else _LEADS.sub("独家", rest, count=1)
