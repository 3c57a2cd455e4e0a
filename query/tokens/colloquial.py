"""Everyday turns of phrase in the words that the parser reads: 有哪些活, 点企业点得最多, 甲 乙 两家, A on board."""

from __future__ import annotations

import re

from query.tokens.numerals import parse_count

_ARTICLE = re.compile("第[0-9零一二三四五六七八九十]+[条项]")
_WHICH = "哪些|哪几[样件项个]|什么|啥|[几多][样件项个]|多少[样件项个]?|几"
_CHORES = re.compile(
    f"(?P<which>{_WHICH})活(?:儿|计)?(?=$|[，,。？?！!呢啊呀吗要得归由是没有])"
    "|的活(?:儿|计)?(?=(?:都|一共|总共|共)?(?:有|是)?(?:[哪几]|多少|什么|啥)|[，,。？?]|$)"
)
"""有哪些活, 甲的活有几条: what a unit has to do."""
_ERRANDS = re.compile(
    "(?P<verb>有|管|负责|牵头|承担|参与|配合|抓|干|做|办|落实)(?P<which>哪些|什么|啥|哪几[样件]|[几多][样件]|多少件?)事(?:情|儿)?"
    "(?=$|[，,。？?呢啊呀])"
)
"""管哪些事: likewise; of what has happened (出了什么事) nothing is told."""
_VERB_COPIED = re.compile(
    "(?P<verb>[\u4e00-\u9fff]{1,2})(?P<noun>[\u4e00-\u9fff]{2,6}?)(?:的?名字?)?(?P=verb)得(?P<most>最[多少])"
)
"""点企业点得最多: the verb is said again behind what it is done to."""
_CALLED_BY_NAME = re.compile("点(?P<noun>企业|公司|单位|部门|机构|高校|院校|项目)的?名字?(?=最[多少])")
_SPACED = re.compile(
    "(?P<names>[\u4e00-\u9fff]{2,8}(?: [\u4e00-\u9fff]{2,8}){1,5}?) ?[这那]?(?P<number>[二两三四五六2-6])"
    "(?=[家个](?!月|工作日))"
)
"""甲 乙 丙 三家: blanks part a list of as many names as are counted behind it."""
_OCCASION = re.compile(
    "^(?:[\u4e00-\u9fff]{0,5}(?:室|科|组|处|股)|我们|我[委局办处]|本[委局办处]|领导)(?:现|近期|近日|下[周月]|[今明]年|本[周月])?"
    "(?P<will>拟|打算|准备|计划|想|要|需要?)(?:对|将|就)?(?:重点|集中|逐项|专门|全面|优先|着重|首先|先)?"
    "(?:跟踪|督办|督查|督导|调研|检查|抽查|盯|关注|走访|梳理|核对|了解|掌握|通报|推进|跟进)(?:一下|下)?"
    "(?=(?P<asked>[^，,]{4,}[，,](?:请|麻烦|烦|帮|劳驾))?)(?=.{4})"
)
"""督查室拟重点跟踪…的任务，请指出…: who is going to look after what is asked for."""
_INTENDS = ("拟", "打算", "准备")
_PLACED = re.compile(
    "^(?P<who>[^，,。？?在里中的]{2,12})(?:都|也|又)?在(?P<whose>[^，,。？?在的]{2,12}(?:牵头|主办|主责|负责|参与|配合|挂帅|领衔))的"
    "(?P<which>哪(?:几|些|一)?[条项])(?:任务)?(?:里面?|中|当中)(?:都|也)?(?:出现过?|有份|露过?面|被提到|承担责任|有责任|有任务|在列)?[？?。]?$"
)
"""甲在乙牵头的哪条里: which of the tasks that B leads has A."""
_ON_BOARD = re.compile(
    r"\b(?P<has>has|have|having|with) (?P<who>(?:the )?[^,?.;]{2,60}?) on (?:board|the team|the list)\b", re.IGNORECASE
)
_BEYOND = re.compile(r"\b(?:beyond|past|later than) (?=(?:the )?(?:year |end of )?20\d\d\b)", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"(?:^|(?<=[,.?!;] )|\b(?:if|when|once) (?:you|we|one) )(?:please )?"
    r"(?:leave|leaving|set|setting|put|putting|exclude) "
    r"(?:out |aside |off )?(?=(?:the )?[^,.?!;]{2,60}(?:[,.?!;]|$))(?!(?:the )?(?:tasks|items)\b)",
    re.IGNORECASE,
)
"""If we leave out the towns, Exclude the towns: except them."""
_ANY_SHOWN = re.compile(
    r"^(?:is|are)(?: there)? any (?P<noun>\w+?)s? (?P<rest>.+?)[?.;,]? (?:and |if so,? |please )*"
    r"(?:show|list|name|give|tell)(?: me)? (?:it|them|which)(?: ones?)?[.?!]?$",
    re.IGNORECASE,
)
"""Is any target due after 2025? Show it: whoever wants it shown asks for the thing itself."""
_OF_TASKS = {"have": "involve", "has": "involves", "having": "involving", "with": "involving"}


def listed_with_blanks(question: str) -> str:
    """Return a question with 、 for the blanks of a list whose members are counted behind it."""
    return _SPACED.sub(_joined, question) if " " in question else question


def _joined(match: re.Match[str]) -> str:
    names, number = match["names"].split(" "), parse_count(match["number"])
    if number is None or len(names) < number:
        return match[0]
    apart, listed = names[: len(names) - number], names[len(names) - number :]
    return " ".join([*apart, "、".join(listed)]) + match[0][len(match["names"]) :].lstrip()


def in_written_words(text: str) -> str:
    """Return a normal question with everyday turns of phrase in the words that the parser reads."""
    if text.isascii():
        text = _ON_BOARD.sub(lambda m: f"{_OF_TASKS[m['has'].lower()]} {m['who']}", text) if " on " in text else text
        text = _LEFT_OUT.sub("excluding ", text) if "exclude" in text or " out " in text or " aside " in text else text
        return _ANY_SHOWN.sub(r"which \g<noun>s are \g<rest>?", _BEYOND.sub("after ", text))
    if not _ARTICLE.search(text):
        text = _CHORES.sub(lambda m: f"{m['which'] or '的'}任务", text) if "活" in text else text
        text = _ERRANDS.sub(r"\g<verb>\g<which>任务", text) if "事" in text else text
    if "最" in text:
        text = _CALLED_BY_NAME.sub(r"\g<noun>", _VERB_COPIED.sub(r"\g<noun>\g<most>", text))
    text = _PLACED.sub(r"\g<whose>的任务里，\g<who>在\g<which>", text) if "在" in text else text
    occasion = _OCCASION.match(text)
    return text[occasion.end() :] if occasion and (occasion["asked"] or occasion["will"] in _INTENDS) else text
