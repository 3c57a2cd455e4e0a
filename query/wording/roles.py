"""What part a unit has in a task, said roundabout (牵头单位写着甲的, 牵了哪些头, backs up the leads), said plainly."""

from __future__ import annotations

import re

from query.wording.turns import said_plainly, turns

_WRITTEN = re.compile(
    "(?P<role>牵头|主责|主办|责任|参与|配合|协办)(?:(?:单位|部门)?(?:那?一?[栏列])(?:里|中|上)?(?:是|为|(?=写|填|列|标|登记))"
    "|(?:单位|部门)(?:里|中|上)?(?=写|填|列|标|登记))(?!写的是[各有相])(?:(?:写|填|列|标|登记)(?:着|的是|的|明了?是?|了|上|成了?|作|为)是?)?"
    "(?P<who>[^，,。？?的是]{2,14})的"
)
"""牵头单位写着甲的."""
_WRITTEN_LAST = re.compile("的?(牵头|配合|参与)单位(?:写着|写的是|填的是|列的是)([^，,。？?的]{2,14})(?=[？?。]*$)")
"""哪些任务的牵头单位写着甲."""
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
_KNOWN_OF = (
    "(?:我们?|咱们?|心里|心中|就|都|且|暂且|先|也|已经?|早)*"
    "(?:不用?再?(?:说|提|讲|谈|管|看|问|报)了?|放一(?:放|边)|除外|刨[开掉]|排除|撇开|已知|(?:有数|知道|清楚|晓得|明白|掌握)了?|(?<=[经都早])(?:了解|通知|落实|确定)"
    "|(?:在|进群|到场|了解|熟悉|核对|通知|联系|对接|落实|定|确定|找|看|说|报|发)(?:下来|好|过|完|到)?了)"
)
_NOT_SPOKEN_OF = re.compile(f"^(?P<who>[^，,。除]{{2,20}}的(?:那些|那[几一]?[条项个]|任务)?){_KNOWN_OF}(?=[，,])")
"""甲牵头的不说，…: what is not to be spoken of is set aside."""
_BESIDES = re.compile(
    "^(?P<set>除了?[^，,。]{2,20}(?:牵头|参与|配合|负责|主责)的(?:任务|那?[几一]?[条项个])?(?:之外|以外|外)?)[，,]"
    "(?P<own>还(?:要|得|需要?|应|有)*(?:去|来|再)?(?:给别人|给人家)?(?:参与|参加|配合|协助|搭把手|负责|承担|牵头))"
)
"""除了甲牵头的，还要配合的有哪些: 甲 again."""
_KNOWN = re.compile(
    "(?:(?<=[，,的里中头条项])|^)(?:我们?|咱们?|自己|它)*(?P<role>牵头|主责|主办|责任|参与|配合)(?:单位|部门|方|的)*"
    f"(?:[那这]?[几一]?[条项个家](?:任务|单位)?)?{_KNOWN_OF}[，,](?P<rest>.*)$"
)
"""牵头单位已知，…: nothing is asked of it, and it is left out of what is asked for besides."""
_NOT_LOOKED_AT = re.compile("^(?:不看|不管|不提|先不说|抛开)牵头(?:单位|部门|方|的)[，,](?=.*[哪谁几])")
_GIVEN = re.compile(
    "^(?:已知|知道了?)(?P<where>第[^，,]{1,4}[条项]|[^，,。？?]{2,14}?)的?牵头(?:单位|部门)(?:是谁)?了?[，,](?:想|再|还)*(?:知道|了解|问|看看?)?(?:一下)?"
    "(?=(?:还|另|其他|其它|其余|剩|别的))"
)
"""已知第9条牵头单位，想知道其他单位: these are asked for."""
_BESIDE_LEAD = re.compile(
    "(?<![不没])(?:跟着?|和|与|同|随|陪同?|会同)牵头(?:单位|部门|方)(?:一起|一道|一块儿?|一同|共同|联手|携手|按职责分工|按分工|来|去)*"
    "(?P<does>参与|参加|配合|协助|做|干|办|抓|落实|推进|完成|承担|负责|实施|推动|搞|开展)"
)
"""跟牵头单位一起做第9条的: whoever takes part in it."""
_NOT_LEADS = re.compile(
    "(?<=[但而却又])(?:并?不是|并非|不当|不做|不作为?|不担任)(?:它的?|其|该任务的?)?牵头(?:单位|部门|方)(?=[。？?]?$|的)"
)
_IN_BRACKETS = re.compile(
    "(?<=[条项])(?:任务)?的?(?:后面|末尾|最后|后边|尾部|结尾)?的?括号(?:里头?|内|中)?(?:的|都|所)*(?=(?:写|列|点|标|有)?[^，,]{0,6}(?:单位|部门|谁|哪))"
)
"""第9条后面括号里写了哪些单位: where a plan names them."""
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
_CALLED = re.compile(
    "^(?:我们?)?(?:要|想|准备|拟|打算|需要?)*(?:给|向|把|请|让|通知|召集|为|建|拉|组建|组织)(?:一?个)?(?:所有|全部|全体|各)?的?"
    "(?P<whom>[^，,。？?哪谁几]{0,14}?(?:牵头|责任|参与|配合)(?:单位|部门))[^，,。？?哪谁几]{1,10}[，,]"
    "(?:一共|总共|共|得|要|需要?|应该?|该|能|会)*(?:发|寄|送|拉|请|叫|通知|邀请|加|打)(?:出去?|到|给|齐)?"
    "(?P<many>几|多少)[家个份](?:单位|部门)?(?:进来|进群|参加|来|到会|过来|才够|才行|呢)*[？?。]*$"
)
"""给牵头单位发通知，要发几家: how many they are."""
_BACKS = re.compile(
    r"\b(?P<verb>back(?:s|ing)?(?: up)?|support(?:s|ing)?|assist(?:s|ing)?|help(?:s|ing)?(?: out)?) the lead(?:s|ers?"
    r"| units?| agency| agencies)? (?=on|in|for|with|of)",
)
_ALONGSIDE = re.compile(
    r" (?:alongside|next to|behind|in support of|together with) the lead(?:s|ers?| units?| agency| agencies)?"
    r"(?=[?.,;]|$)",
)
_WORKS_WITH = re.compile(
    r"\bworks? (?:together |closely |jointly )?(?:with|alongside|under) the lead(?:s|ers?| units?| agency| agencies)? "
    r"(?=on|in|for)"
)
_NOT_LEAD = re.compile(r"(?<=[a-z0-9]),? (?:rather than|instead of) (?:to )?lead(?:ing)?(?: it| them)?(?=[?.,;]|$)")
_AND_OTHERS = re.compile(
    r"\b(which|what) [a-z]+ (?:and|or) (?:any |all )?(?:other|further) (units|departments|bodies|agencies|bureaus)\b"
)
_TITLED = re.compile(
    r"\bthe (?:(?!\b(?:the|with|for|on) )[a-z' -]){3,60}? (?:task|item) ?\((?:task|item|no\.?|number)? ?(\d+)\)"
)
_WHOSE_JOB = re.compile(r"\bwhose (?:job|responsibility|business|duty|task|call) (?:is|are) (?=(?:task|item)s? ?\d)")
_ANY_ROLE = re.compile(
    r",? (?:whether (?:or not )?(?:it|they) leads?(?: it| them)?(?: or (?:not|just [a-z]+|only [a-z]+|merely [a-z]+))?"
    r"|in (?:any|whatever) (?:role|capacity)|whatever (?:its|the|their) role(?: is)?)(?=[?.,;]|$)",
)
_EACH_OF = re.compile(
    r"\b(?:for|of) each of (?:these|those)(?: (?:two|three|four|five|\d+))?(?: tasks| items)?:? ?(?=\S)"
)


def _known(match: re.Match[str]) -> str:
    """Return what is asked behind a role that is known: of others than those who have it, where it says so."""
    rest = match["rest"]
    others = match["role"] != "责任" and re.search("还|另|其余|其他|其它|剩|余下|别的", rest)
    return f"除{match['role']}的以外,{rest}" if others else rest


def _beside(match: re.Match[str]) -> str:
    return match["does"] if match["does"] in ("参与", "参加", "配合", "协助") else "参与"


def _sent(match: re.Match[str]) -> str:
    but = f"除了{match['but']}," if match["but"] else ""
    return f"{but}{match['whom']}有哪些"


def _of_unit(match: re.Match[str]) -> str:
    return f"{match['who']}{'负责' if match['role'] == '责任' else match['role']}的"


_CHINESE_TURNS = turns(
    (
        (_WRITTEN_LAST, r"由\2\1"),
        (_AS_FOR, r"\g<who>"),
        (_NOT_LOOKED_AT, "除牵头的以外,"),
        (_GIVEN, r"\g<where>除牵头的以外,"),
        (_BESIDE_LEAD, _beside),
        (_IN_BRACKETS, ""),
        (_NOT_LEADS, "不牵头"),
        (_KNOWN, _known),
        (_SENT_TO, _sent),
        (_CALLED, r"\g<whom>有\g<many>家"),
        (_BESIDES, r"\g<set>,它\g<own>"),
        (_FOR_LEAD, ""),
        (_NOT_SPOKEN_OF, r"\g<who>不算"),
        (_NOT_LED, "参与的任务"),
        (_ONLY_HELPS, ""),
        (_HELPS_LEAD, r"\g<verb>"),
        (_WRITTEN, _of_unit),
    )
)
_ENGLISH_TURNS = turns(
    (
        (_WORKS_WITH, "takes part "),
        (_NOT_LEAD, " without leading"),
        (_AND_OTHERS, r"\1 \2"),
        (_WHOSE_JOB, "who is responsible for "),
        (_TITLED, r"task \1"),
        (_ALONGSIDE, ""),
        (_BACKS, "support "),
        (_ANY_ROLE, ""),
        (_EACH_OF, "of "),
    )
)


def acting(text: str) -> str:
    """Return a normal question with the part that a unit has in tasks said in the words that the parser reads."""
    text = said_plainly(text, _ENGLISH_TURNS) if " " in text else text
    return text if text.isascii() else said_plainly(text, _CHINESE_TURNS)
