"""Whether words and a number set an aim, or tell a condition, a subsidy, history or the size of something."""

from __future__ import annotations

import re

from corpus.span import Span
from kg.extractors.number_groups import BOUNDARY
from kg.extractors.target_patterns import patterns
from kg.measures import Quantity
from ontology.targets import target_words

_QUALIFIES = re.compile(r"(?:[（(]含[）)])?(?:及以[上下])?的(?=[\u4e00-\u9fff])")  # 面积大于2万平方米的建筑
_SENTENCE_START = re.compile(r"[。！？；;\n]")
_SHARE_OF = re.compile(r"每|最高|单[个户家笔]|累计|上限|封顶|合计")
_TOLD = re.compile("目前|近年来|去年|上年|共有|已(?:建成|完成|累计|有|达|实现)")
_TURN = re.compile("力争|争取|确保|[到至]20|[到至]“|将|计划|目标|再|新增|要")
_MONEY = re.compile(r"元$")
_OF_SUBJECT = {"年": re.compile("年限$|寿命$|工龄$"), "分": re.compile("满意度$|得分$|评分$|指数$|分值$|成绩$|评价$")}


def is_aim(text: str, segment: Span, words: str, read: re.Match[str], group: list[Quantity], *, governed: bool) -> bool:
    """Tell whether words and number set an aim; `governed` tells that a deadline or the list before does so."""
    quantity, subject = group[-1], read["subject"].strip()
    if _QUALIFIES.match(text, quantity.span.end) and patterns().lead.sub("", subject):
        return False
    if quantity.worded and quantity.unit != "%" and not _worded_aim(text, words, quantity):
        return False
    return _sets(text, words, read, quantity, governed=governed) and not _is_no_aim(text, segment, words, group)


def _sets(text: str, words: str, read: re.Match[str], quantity: Quantity, *, governed: bool) -> bool:
    """Tell whether the words before a number, its unit and what governs it make it a value that is set."""
    known, subject = patterns(), read["subject"].strip()
    verb = read["level"] or read["down"] or read["up"] or read["compare"]
    if quantity.unit is None or quantity.unit in _OF_SUBJECT:
        measured = _OF_SUBJECT.get(quantity.unit or "", known.ratio).search(subject)
        return bool(verb or quantity.unit) and measured is not None
    if quantity.unit in target_words()["levelUnit"]:
        return bool(read["level"] or read["compare"]) and bool(subject)
    if verb or quantity.suffix or governed:
        return True
    rate = quantity.unit == "%" and known.ratio.search(subject) and _ends(text, quantity)
    return bool(rate or known.aim.search(words))


def _is_no_aim(text: str, segment: Span, words: str, group: list[Quantity]) -> bool:
    """Tell whether the segment names a condition, a reward or its size, or what already is."""
    known, context = patterns(), segment.of(text)
    if known.condition.match(context) or known.reward.search(context):
        return True
    before = _SENTENCE_START.split(text[max(0, segment.start - 120) : segment.start])[-1]
    if known.history.search(text[segment.start : group[0].span.start]) or _goes_on_telling(before):
        return True
    share = _MONEY.search(group[-1].unit or "") and _SHARE_OF.search(words)
    return bool(share and known.reward.search(before))


def _goes_on_telling(before: str) -> bool:
    """Tell whether the sentence so far tells what is (目前…，…) and has not turned to what shall be."""
    told = [match.end() for match in _TOLD.finditer(before)]
    return bool(told) and _TURN.search(before, told[-1]) is None


def _ends(text: str, quantity: Quantity) -> bool:
    return text[quantity.span.end : quantity.span.end + 1] in {"", *BOUNDARY, *"、（()）"}


def stands_alone(text: str, words: str, quantity: Quantity) -> bool:
    """Tell whether a segment is only a noun with its number, as members of a list of aims are: 脱贫人口就业6万人."""
    noun = words.strip(" \t\u3000、（(")
    return len(noun) > 1 and not re.search(r"[0-9]", noun) and _ends(text, quantity)


def _worded_aim(text: str, words: str, quantity: Quantity) -> bool:
    """Tell whether a number in Chinese numerals counts something: 公园十二座, 建成三个; not 培育百亿元企业."""
    after = text[quantity.span.end : quantity.span.end + 1]
    ends = not after or after in BOUNDARY + "、和以左"
    if quantity.unit in target_words()["classifier"]:
        return ends or re.search(r"(?:成|建|育|造|进|增)$", words) is not None
    return ends and bool(patterns().lead.sub("", words.strip(" \t\u3000、")))
