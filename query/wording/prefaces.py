"""What stands before a question and says who asks or why (as an auditor, …; 供电公司来问，…), and is no part of it."""

from __future__ import annotations

import re

from query.wording.sought import Rare

_ASKS = (
    r"(?:i'?d (?:like|want|need)|i (?:want|need|would|wish)|we (?:want|need|would|wish)|please|kindly|which|what"
    r"|who|whose|how|where|"
    r"when|could|can|would|is|are|does|do|list|give|tell|name|show|state|count)\b"
)
_WORDS = r"[a-z][a-z' -]{2,45}?"
_ENGLISH = re.compile(
    rf"^(?:as (?:an?|the) (?!share|percentage|proportion|fraction|ratio){_WORDS},? |(?:for"
    rf"|in) (?:our|my|an?) {_WORDS}, )(?={_ASKS})",
    re.IGNORECASE,
)
_LOOKS_AT = re.compile(
    r"^I(?: a|')m (?:now |just )?(?:tracing|tracking|checking|reviewing|auditing|following|examining|looking (?:"
    r"at|into|up)) "
    r"(?P<who>[^:,.?;]{3,80})[:,.;] (?P<asked>.*\b(?P<it>it|they|them)\b.*)",
    re.IGNORECASE,
)
"""I am tracing the X Bureau: in which tasks is it involved: it is whom the question is about."""
_NAMED = re.compile(r"\b(?!I\b|I')[A-Z]")
_SPEAKER = Rare(
    "^[一-龥]{2,8}(?:来|打)?(?:电话|人|电|函)?(?:来)?(?:问|打听|咨询|询问)(?:到|起|我们?|我区)?[，,：:](?=.{4})"
    "(?!.*(?:它|其|他们|他家|自己|我们|该))"
)
"""供电公司来问: whoever asks is nothing that the question is about, unless it speaks of them."""
_PLAN_SAYS = re.compile(
    "^(?:这[份个]|本|该)?(?:行动)?(?:文件|计划|方案)(?:(?:里头?|中|上|里面)?(?:说|写|提(?:到|出)?|规定|要求)(?:了|到|过"
    "|明)?要?(?=.{6})(?![的到出进]|[了过]?(?:的|哪|几|多少|谁))"
    "(?!(?:完成|到期|截止|明确的?|具体的?)?(?:年[份限]|期限|时限|时间|数[字值]))"
    "|(?:里头?|中|上|里面|当中)(?:一共|总共|共|总计)?(?:有|设|列|插|带|含)了?(?=(?:多少|几)[个处块](?!计划|方案|文件)))"
)
"""文件说要…, 计划里有多少个…: where things stand is nothing that is asked for."""
_OCCASION = re.compile(
    "^(?:我们?|咱们?)?(?:为了?|要|想|准备|打算|正在|在|得|因为要)*(?:"
    "(?:做|搞|开展|进行|筹备|写|编|起草|发|拟)[^，,。？?任务牵头目标指标哪谁几第0-9]{0,6}"
    "(?:考核|汇报|督查|总结|统计|检查|审计|评估|材料|报告|台账|评比|通报|简报|调研|通知|公函|请示|纪要)"
    "|(?:给|请|找|约|叫)(?P<who>[^，,。？?第0-9]{2,12}?)(?:单独)?(?:开|召开)一?[个次场]?[一-龥]{0,4}会(?=.*[，,].*(?P=who)))[，,：:]"
    "(?:[^，,。？?哪谁几]{2,10}(?:不叫|不请|不用来|就不叫了)[，,])?(?=.{6})"
    "(?!.*(?:他们|它|其|[，,这那][两几二三四]家|我们|咱|双方|大家|各家|自己))"
)
"""要给甲开个会，…甲…; 做考核，…: for what it is asked."""
_I_AM = re.compile(
    "^我们(?:街道|镇|乡|村|社区|科|局|办|单位|公司|园区)(?:想|要|来)(?:问|知道|了解|确认|核对)(?:一下|下)?[：:，,]?"
    "(?!.*(?:我们|咱|本[局委单]|自己|我[局委办]))|^我是[^，,。？?]{2,14}(?:新来的|刚来的|实习的|值班的|的)[，,：:](?!.*(?:咱|我们|我[局委办]|本[局委单]"
    "|自己))(?:想|来)?(?:核对|了解|问|确认|查)?(?:一下|下)?[：:，,]?"
)
"""我是甲办新来的: likewise."""

_MEANS_TO = re.compile(
    "^(?:我们?)?(?:想|要|准备|打算)要?去?(?:(?:联系|找|对接|邀请|约)[一-龥]{2,6}?(?:谈|搞|做|开展|寻求|洽谈|商谈)?(?:合作|座谈|调研)"
    "[，,]|(?:联系|拜访|走访|对接|邀请|约谈)(?:一下|下)?(?!在))(?=.{6})"
)
"""想联系文件里叫研究院的机构，都有谁: what the answer is wanted for."""


def without_preface(question: str) -> str:
    """Return a question without what says who asks it; what names a unit or a thing in its own capitals stays."""
    question = _LOOKS_AT.sub(_about, question)
    match = _ENGLISH.match(question)
    if match and not _NAMED.search(question, 1, match.end()):
        question = question[match.end() :]
    question = _PLAN_SAYS.sub(_rest, _MEANS_TO.sub("", _I_AM.sub("", question)))
    return _SPEAKER.sub("", _OCCASION.sub("", question))


def _about(match: re.Match[str]) -> str:
    """Return a question with a name for the one pronoun that stands for it."""
    return re.sub(rf"\b{match['it']}\b", lambda _: match["who"], match["asked"], count=1)


def _rest(match: re.Match[str]) -> str:
    """Return 有 for words that say that a plan has so many of something, nothing for those that it says so."""
    return "有" if re.search("[有设列插带含]了?$", match[0]) else ""
