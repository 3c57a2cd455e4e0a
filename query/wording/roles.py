"""What part a unit has in a task, said roundabout (牵头单位写着甲的, 牵了哪些头, backs up the leads), said plainly."""

from __future__ import annotations

import re

from query.wording.turns import said_plainly, turns

_WRITTEN = re.compile(
    "(?P<role>牵头|主责|主办|责任|参与|配合|协办)(?:单位|部门)(?:那?一?[栏列])?(?:里|中|上)?(?:写|填|列|标|登记)"
    "(?:着|的是|的|明了?是?|了|上)是?"
    "(?P<who>[^，,。？?的是]{2,14})的"
)
"""牵头单位写着甲的."""
_WRITTEN_LAST = re.compile("的?(牵头|配合|参与)单位(?:写着|写的是|填的是|列的是)([^，,。？?的]{2,14})(?=[？?。]*$)")
"""哪些任务的牵头单位写着甲."""
_LEADS_WHICH = re.compile(
    "牵(?:了|过)?(?P<which>哪些|哪[几一]?[个条项]|[几多][个条项]|多少[个条项]?|什么|啥)的?头(?!绪)"
)
"""牵了哪些头."""
_ONLY_HELPS = re.compile(
    "(?:不|没有?|未)(?:去|当|做|担任)?牵头[、，,]?(?:而|但)?是?(?:只|仅|光|就|单单)是?(?=(?:参与|参加|配合|协助"
    "|搭把手|打下手|帮忙)(?!单位|部门))"
)
"""不牵头只参与: takes part, which leads not."""
_NOT_LED = re.compile("(?<=[局委办心司会行社院街镇队部])(?:的)?(?:非|不是)牵头的?任务")
"""甲 非牵头任务."""
_HELPS_LEAD = re.compile(
    "(?P<verb>协助|配合|辅助|帮助|支持|帮)(?:好)?牵头(?:单位|部门|方)(?:的)?(?:工作)?(?=的?(?:都|还|分别|一共)?[有是]"
    "|的(?:单位|部门)|干|开展|推进|做|[，,。？?]|$)"
)
"""协助牵头单位的有谁: whom they support is understood."""
_FOR_LEAD = re.compile(
    "[给帮替为](?:牵头|主办|主责)(?:单位|部门|方)(?=.{0,4}(?:配合|协助|搭手|搭把手|搭个手|打下手|帮忙|帮衬|帮手"
    "|协办|跑腿))"
)
"""给牵头单位配合: likewise."""
_NOT_SPOKEN_OF = re.compile(
    "^(?P<who>[^，,。除]{2,20}的(?:那些|那[几一]?[条项个]|任务)?)(?:就|都|且|暂且|先|也)*"
    "(?:不(?:说|提|讲|谈)(?:了)?|(?:我们?|咱们?)?(?:都|已经?|就)*(?:知道|清楚|晓得|有数|明白)了)"
    "(?=[，,])"
)
"""甲牵头的不说，…: what is not to be spoken of is set aside."""
_SET_OUTSIDE = re.compile("^(?P<set>[^，,。除]{2,24}(?:的|任务|那一?[几]?[条项个]))(?:之外|以外)[，,](?=.*[哪谁几])")
"""甲牵头的那项之外，…: set aside in front."""
_NAMED_LEAD = re.compile(
    "(?P<out>除了?|除去)(?:牵头|主责|参与|配合|负责)的(?![那这几两三四一哪以之外谁])(?=[^，,。？?的任务条项个单部还]{2,10}"
    "(?:还|以外|之外|外|[，,]))"
)
"""除了牵头的甲还有谁: but for 甲."""
_TWICE = re.compile(
    "(?P<a>[^，,。？?、谁]{2,12})(?:这[条项])?(?:是|由|归)?谁(?P<does>牵头|负责|配合|参与)[，,](?P<b>[^，,。？?、谁]{2,12}?)"
    "(?:这[条项])?"
    "(?:又|呢)?(?:是|由|归)?谁(?P=does)"
)
"""甲事谁牵头，乙事又是谁牵头: who leads the two."""
_BESIDES = re.compile(
    "^(?P<set>除了?[^，,。]{2,20}(?:牵头|参与|配合|负责|主责)的(?:任务|那?[几一]?[条项个])?(?:之外|以外|外)?)[，,]"
    "(?P<own>还(?:要|得|需要?|应|有)*(?:去|来|再)?(?:给别人|给人家)?(?:参与|参加|配合|协助|搭把手|负责|承担|牵头))"
)
"""除了甲牵头的，还要配合的有哪些: 甲 again."""
_KNOWN = re.compile("(?:牵头|责任|参与|配合)(?:单位|部门)?(?:我们?|已经?|都|就)*(?:知道|已知|清楚|明白)了?[，,]")
"""牵头单位已知，….: nothing is asked of it."""
_AS_FOR = re.compile(
    "^(?P<who>[^，,。？?哪谁几]{2,10}?)(?:呢|嘛|么|啊|呀|吧|这边|那边)[，,](?:它|他们)?自己(?=牵头|负责|参与|配合)"
)
"""甲呢，自己牵头的…: 甲 at its own."""
_SENT_TO = re.compile(
    "^(?:要|想|准备|拟|打算|需要?)?[给向](?P<whom>[^，,。]{4,22}(?:单位|部门))(?:发|寄|送|下发|印发|打|转)(?:一?[个份封])?[^，,。]{0,8}"
    "(?:函|通知|文件|材料|电话|单子?|提示|提醒|表|邮件)[，,](?P<but>[^，,。]{2,14}(?:之外|以外))?"
    "(?:该|应该|应|要|需要|得|都)*(?:发|寄|送|打|通知|转)(?:给|到|往)?(?P<which>哪些|哪几[家个]|谁)(?:单位|部门)?"
)
"""给第9条的责任单位发函，该发给谁: these units."""
_BACKS = re.compile(
    r"\b(?P<verb>back(?:s|ing)? up|support(?:s|ing)?|assist(?:s|ing)?|help(?:s|ing)?(?: out)?) the lead(?:s|ers?"
    r"| units?| agency| agencies)? (?=on|in|for|with|of)",
)
_ALONGSIDE = re.compile(
    r" (?:alongside|next to|behind|in support of|together with|besides) the lead(?:s|ers?| units?| agency| agencies)?"
    r"(?=[?.,;]|$)",
)
_ANY_ROLE = re.compile(
    r",? (?:whether (?:or not )?(?:it|they) leads?(?: it| them)?(?: or (?:not|just [a-z]+|only [a-z]+|merely [a-z]+))?"
    r"|in (?:any|whatever) (?:role|capacity)|whatever (?:its|the|their) role(?: is)?)(?=[?.,;]|$)",
)
_EACH_OF = re.compile(
    r"\b(?:for|of) each of (?:these|those)(?: (?:two|three|four|five|\d+))?(?: tasks| items)?:? ?(?=\S)"
)


def _sent(match: re.Match[str]) -> str:
    but = f"除了{match['but']}," if match["but"] else ""
    return f"{but}{match['whom']}有哪些"


def _of_unit(match: re.Match[str]) -> str:
    return f"{match['who']}{'负责' if match['role'] == '责任' else match['role']}的"


def _leads(match: re.Match[str]) -> str:
    return f"牵头{match['which']}任务" if match["which"][-1] not in "个条项" else f"牵头{match['which'][:-1]}项任务"


_CHINESE_TURNS = turns(
    (
        (_WRITTEN_LAST, r"由\2\1"),
        (_AS_FOR, r"\g<who>"),
        (_KNOWN, ""),
        (_SENT_TO, _sent),
        (_SET_OUTSIDE, r"除了\g<set>以外,"),
        (_TWICE, r"\g<a>、\g<b>由谁\g<does>"),
        (_NAMED_LEAD, r"\g<out>"),
        (_BESIDES, r"\g<set>,它\g<own>"),
        (_FOR_LEAD, ""),
        (_NOT_SPOKEN_OF, r"\g<who>不算"),
        (_NOT_LED, "参与的任务"),
        (_ONLY_HELPS, ""),
        (_HELPS_LEAD, r"\g<verb>"),
        (_LEADS_WHICH, _leads),
        (_WRITTEN, _of_unit),
    )
)
_ENGLISH_TURNS = turns(((_ALONGSIDE, ""), (_BACKS, r"\g<verb> "), (_ANY_ROLE, ""), (_EACH_OF, "of ")))


def acting(text: str) -> str:
    """Return a normal question with the part that a unit has in tasks said in the words that the parser reads."""
    text = said_plainly(text, _ENGLISH_TURNS) if " " in text else text
    return text if text.isascii() else said_plainly(text, _CHINESE_TURNS)
