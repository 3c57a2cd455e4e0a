"""Yes or no asked with one word: 不是…吗, 难道…吗, …吧 and 能不能说… as …吗; isn't and doesn't as is and does."""

from __future__ import annotations

import re

from query.wording.turns import Said, said_plainly, turns

_ASKS_ELSE = (
    "哪|谁|什么|啥|几[条家个项处]|多少|怎|是不是|是否|有没有|能否|还是|第几|列|给|说说|讲讲|看看|算算|报|查|换|回到"
    "|算了|告诉|介绍"
)
_ONE = f"^(?!.*(?:{_ASKS_ELSE}))"
_NO_SET = "(?<![都也并全均皆有里中而却就该不要若又很更才或各家个])(?<!条条)(?<!一条)"
_DOES, _IS = "牵头|负责|参与|配合", "(?P<is>是不是|是否|就?是)"
_MAY_SAY = (
    "(?:(?:我|咱们?|我们)?(?:能不能|可不可以|能否|可否|是不是可以|是否可以|可以|能)(?:这[么样])?"
    "(?:说|认为|理解为?|断定|讲|认定)(?:成|是)?"
    "|(?:有人|有同事|领导|他们|大家|同事)(?:跟我|对我)?(?:说|讲|认为|觉得|提到)|听说|据说"
    "|我(?:记得|印象中|印象里|听说|以为|觉得|认为)|印象中|印象里)[，,：:]?"
)

TRUE = (
    "(?:[，,]?(?:这[话样个]?(?:说法|判断|结论)?|这[么样]说)?(?:是不是|是否)?"
    "(?:对不对|对吗|对吧|对么|是吗|是吧|没错吧|没错吗|对的吧|是?真的吗|真的假的|属实吗|是这样的?[吗吧]|成立吗"
    "|准确吗|正确吗)"
    "|(?<=[^，,])[吗吧么]|[，,]是不是)"
)


_OF_TASKS = "[^，,？?]*的任务[^，,？?吗]"
"""不是甲牵头的任务比…多吗: what bounds tasks denies nothing of the question."""


def _asked(match: re.Match[str]) -> str:
    """Return what may be said, asked."""
    asks = match["end"] or ("" if re.search("是不是|是否|有没有", match["rest"]) else "吗")
    return match["rest"] + asks


def _positive(match: re.Match[str]) -> str:
    """Return a question that waits for a yes without the words that deny: 第9条不是由甲牵头吗."""
    rest = match["rest"]
    return f"{match['front']}{'' if re.match('[由归有只仅就还都全每在以同]', rest) else '是'}{rest}吗"


def _whether(match: re.Match[str]) -> str:
    """Return the word that asks where one stands in place of 是."""
    return "是不是" if match["is"] in ("是不是", "是否") else ""


_CHINESE: dict[str, Said] = {
    # 难道第9条不是由甲牵头吗, 第9条不就只有甲牵头吗
    f"{_ONE}(?P<front>[^？?]*)难道(?P<rest>[^？?]*)(?P<end>[吗吧么])[？?]*$": r"\g<front>\g<rest>吗",
    (
        f"{_ONE}(?P<front>[^，,？?没未无]*(?:[，,][^，,？?没未无]*)?){_NO_SET}不就?是(?!由?哪|说|{_OF_TASKS})(?P<res"
        f"t>[^，,？?]{{2,}}?)(?:的)?吗[？?]*$"
    ): _positive,
    f"{_ONE}(?P<front>[^，,？?没未无]*){_NO_SET}不就(?=只|仅)(?P<rest>[^，,？?]{{2,}})吗[？?]*$": _positive,
    f"^{_MAY_SAY}(?P<rest>[^？?]{{5,}}?)(?P<end>{TRUE})?[？?。]*$": _asked,
    # 第9条只有甲牵头吧
    f"{_ONE}(?P<rest>[^？?]*[^，,？?])吧[？?。]*$": r"\g<rest>吗",
    # anybody is meant by 还有谁牵头吗
    "还有(?:没有)?(?:谁|哪一?[家个](?:单位|部门)?)(?=[^，,？?哪谁]{0,12}吗[？?]*$)": "还有别的单位",
    # 就是甲，没有别的: it alone
    (
        "(?:就只?是|只是|只有|就(?!是)|(?<!不)是(?!不是|否))(?P<who>(?!不是|否)[^，,。？?哪谁]{2,140})[，,]再?"
        "(?:没有?|无|并没有)(?:别的?|其他的?|其它的?|另外的?)(?:单位|部门|任务|家|人|条|了)*(?=[吗吧]|[，,][对是没]|[？?]*$)"
    ): r"只有\g<who>",
    f"只在(?P<x>(?:第[0-9]+[条项][、和与及]?)+)[里中](?P<does>{_DOES})过?(?=吗|[，,]|[？?]*$)": r"只\g<does>\g<x>",
    # the only one: 唯一的牵头单位是甲, 甲唯一牵头的任务
    (f"^(?P<where>[^，,。？?]{{2,20}}?)的?唯一的?(?P<role>(?:牵头|责任|参与|配合)单位){_IS}(?!是|哪|谁)"): lambda m: (
        f"{m['where']}的{m['role']}{_whether(m)}只有"
    ),
    (
        f"^(?P<who>[^，,。？?的]{{2,16}}?)(?:唯一(?P<does>{_DOES})的|(?P<did>{_DOES})的唯一(?:一[条项])?的?)任务"
        f"{_IS}(?=第)"
    ): lambda m: f"{m['who']}{m['does'] or m['did']}的任务{_whether(m)}只有",
    (
        f"^(?P<task>(?:第[0-9]+[条项][、和与及]?)+){_IS}(?P<who>[^，,。？?的唯第]{{2,16}}?)"
        f"(?:唯一(?P<does>{_DOES})的|(?P<did>{_DOES})的唯一一?[条项]?的?|(?P<all>{_DOES})的(?:全部|所有))任务"
    ): lambda m: f"{m['who']}{m['does'] or m['did'] or m['all']}的任务{_whether(m)}只有{m['task']}",
}
_ENGLISH: dict[str, Said] = {
    (
        r"^(?:Can|Could|May|Would) (?:we|one|I|you|it be) (?:really |fairly |safely )?(?:say|said|claim|conclude"
        r"|state)(?: that)? "
    ): "Is it true that ",
    (
        r"^(?:Is|Isn['’]t) it (?:not )?(?:right|correct|so|the case|a fact|fair|accurate)(?: to say)?(?: that)? "
    ): "Is it true that ",
    r"^(?:Isn['’]t it|Is it not) true that ": "Is it true that ",
    r"^(?P<does>Is|Does|Do|Are|Has|Have|Did|Was|Were)n['’]t ": r"\g<does> ",
    r"^(?P<does>Is|Are|Does|Do) (?P<who>.{3,60}?) not also ": r"\g<does> \g<who> also ",
    (
        r",? (?:right|correct|yes|yeah|no|true|(?:is|does|do|are|has|have)n['’]t (?:it|they|that so))\?$"
    ): ", is that right?",
    (
        r"^(?:Does|Do|Is|Are) (?:any(?:one|body)|any(?: other)? unit|some(?:one|body)) (?:else )?(?:besides"
        r"|other than|apart from|except(?: for)?|but|aside from|in addition to) "
        r"(?P<who>[^?,]{3,70}?) (?:leads?|leading|in charge of|head) task (?P<n>[0-9]+)"
    ): r"Does task \g<n> have any lead unit other than \g<who>",
    r"\b(?P<verb>leads?|heads?|handles?) nothing (?:but|except|other than|apart from|besides) ": r"\g<verb> only ",
    r"\bled by (?P<who>[^?,]{3,70}?),? and (?:by )?(?:nobody|no one|no(?: other)? units?|none)(?: else)?(?=\?|$)": (
        r"led only by \g<who>"
    ),
    r"\bthe same lead(?=\?)": "the same lead units",
    r"\bhave no (?P<what>[a-z -]{3,40}?units?|lead) in common\b": r"not have any \g<what> in common",
}
_IN_CHINESE, _IN_ENGLISH = turns(_CHINESE.items()), turns(_ENGLISH.items())


def asked_plainly(question: str) -> str:
    """Return a question that asks whether something is so, asked with one word; any other as it is.

    >>> asked_plainly("第9条不是由甲局牵头吗？"), asked_plainly("能不能说第9条只有甲局牵头")
    ('第9条由甲局牵头吗', '第9条只有甲局牵头吗')
    >>> asked_plainly("Doesn't the Bureau lead task 9?")
    'Does the Bureau lead task 9?'
    """
    return said_plainly(question, _IN_ENGLISH if question[:1].isascii() else _IN_CHINESE)
