"""Whether words and a number set an aim, or tell a condition, a subsidy, history or the size of something."""

from __future__ import annotations

import re

from corpus.span import Span
from kg.extractors.no_aims import ends_segment, is_no_aim, serves
from kg.extractors.target_patterns import patterns, without
from kg.measures import BOUNDARY, LARGE, Quantity, counts
from ontology.targets import target_words

_QUALIFIES = re.compile(r"(?:[（(]含[）)])?(?:及以[上下])?的(?=[\u4e00-\u9fff])")
_QUALIFIES_NOUN = re.compile(r"[\u4e00-\u9fff]{1,4}及?以[上下]的(?=[\u4e00-\u9fff])")
"""Behind the number that says which are meant: 面积大于2万平方米【的】建筑, 1万名【老人以上的】街镇."""
_OF_SIZE = re.compile(r"[0-9]+[万亿]?元(?:及?以上|以下|级)?|[0-9]A+级?|[0-9]G")
"""The size or grade that names a kind: 10亿元以上项目, 5A级."""
_OF_KIND = re.compile(
    r"(?:企业|项目|集群|园区|产业(?!引导|投资|发展|基金|专项)|龙头|品牌|单位|基地|平台|大户|主体|[村镇县]|景区|市场|公司)"
)
"""What a sum right before it says the size of: 产值超10亿元企业."""
_BEFORE_SHARE = re.compile(
    r"[\s\u3000]*(?:[0-9]{1,3}[.．、])?(?:力争|确保|实现|争取|推动|到?年底?[内前]?|全[省市区县州国]|其中|辖区|[省市县]级|[县市区全]域内?|\s)*"
)
_SHARE_DOES = re.compile(
    r"的?[\u4e00-\u9fffA-Za-z0-9、（()）“”]{2,30}?(?:完成|实现|达到|达标|建成|创建|成为|纳入|接入|覆盖|通过|具备|开展|建立|配备|执行|采用|进入|解决|享受|获得|参与|使用|持有)"
)
_OF_PLACES = re.compile(r"[\u4e00-\u9fff]{2}[区县市镇乡]$")
_FIGURE, _DOES = re.compile("[0-9]"), re.compile("(?:成|建|育|造|进|增)$")
_BLANK = " \t\u3000、"
_ALL_DO = re.compile(
    "(?:全面|全部|基本)?(?:完成|实现|达到|达标|建成|创建|纳入|接入|覆盖|通过|具备|开展|建立|配备|执行|落实|公开|持证)"
)
_COUNTED = re.compile(r"[\u4e00-\u9fffA-Za-z“”‘’、（）()]{2,30}(?=[，,；;。、]|$|\n)")
_OF_SUBJECT = {"年": re.compile("年限$|寿命$|工龄$"), "分": re.compile("满意度$|得分$|评分$|指数$|分值$|成绩$|评价$")}


def is_aim(text: str, segment: Span, words: str, read: re.Match[str], group: list[Quantity], *, governed: bool) -> bool:
    """Tell whether words and number set an aim; `governed` tells that a deadline or the list before does so."""
    quantity, subject = group[-1], read["subject"].strip()
    if quantity.unit == "%" and _of_all(text, words, quantity, governed=governed):
        return not is_no_aim(text, segment, words, read, group)
    if _qualifies(text, words, subject, quantity) or _spans_time(read, quantity):
        return False
    if (quantity.unit or "").endswith("元") and _OF_KIND.match(text, quantity.span.end):
        return False
    if quantity.worded and quantity.unit != "%" and not _worded_aim(text, words, quantity):
        return False
    return _sets(text, words, read, quantity, governed=governed) and not is_no_aim(text, segment, words, read, group)


def _qualifies(text: str, words: str, subject: str, quantity: Quantity) -> bool:
    """Tell whether the number says which are meant (面积大于2万平方米的建筑), not how large a new thing will be.

    What one has (具备5%以上的能力) is an aim too, and at least how large it will be (组建不少于50人的队伍).
    """
    known = patterns()
    if quantity.unit == "%" and known.covers.search(words):
        return False  # 签约服务覆盖60%的村
    if _QUALIFIES_NOUN.match(text, quantity.span.end):
        return True
    behind = quantity.suffix.endswith("的") or _QUALIFIES.match(text, quantity.span.end)
    if not (behind and without(known.lead, subject)):
        return False
    return not (known.size_of_new.search(subject) or known.has.search(subject) or known.sized_new.search(words))


def _spans_time(read: re.Match[str], quantity: Quantity) -> bool:
    """Tell whether a stretch of time is part of a name (24小时值班制度): no word says that it shall be so long."""
    verb = read["level"] or read["down"] or read["up"] or read["compare"]
    return quantity.unit in target_words()["timeUnit"] and not (verb or quantity.suffix)


def _sets(text: str, words: str, read: re.Match[str], quantity: Quantity, *, governed: bool) -> bool:
    """Tell whether the words before a number, its unit and what governs it make it a value that is set."""
    known, subject = patterns(), read["subject"].strip()
    verb = read["level"] or read["down"] or read["up"] or read["compare"]
    if quantity.unit is None or quantity.unit in _OF_SUBJECT:
        measured = _OF_SUBJECT.get(quantity.unit or "", known.ratio).search(subject)
        return bool(verb or quantity.unit) and measured is not None
    heads = quantity.unit in LARGE and not ends_segment(text, quantity)
    if quantity.unit in {*target_words()["levelUnit"], *LARGE} and not heads:
        return bool(verb or (quantity.suffix and governed)) and bool(subject)
    if verb or quantity.suffix or governed or serves(text, words, quantity):
        return True
    rate = quantity.unit == "%" and known.ratio.search(subject) and ends_segment(text, quantity)
    return bool(
        rate
        or known.aim.search(words)
        or known.cuts.match(subject)
        or known.at_least_done.search(words)
        or (known.per_head.match(subject) and ends_segment(text, quantity))
    )


def _of_all(text: str, words: str, quantity: Quantity, *, governed: bool) -> bool:
    """Tell whether a share of those that are named shall have done something: 30%污水处理厂完成改造, 医院100%实现."""
    opens = _BEFORE_SHARE.fullmatch(words) or (governed and _OF_PLACES.search(words))
    first = opens and _SHARE_DOES.match(text, quantity.span.end)
    rest = governed and not words.strip(_BLANK)
    return bool(first or ((quantity.value == 100 or rest) and _ALL_DO.match(text, quantity.span.end)))


def stands_alone(text: str, words: str, quantity: Quantity) -> bool:
    """Tell whether a segment is only a noun with its number, as members of a list of aims are: 脱贫人口就业6万人.

    The number may stand first: 100个示范村镇.
    """
    noun = words.strip(_BLANK + "（(")
    if not noun and (quantity.unit == "%" or counts(quantity.unit)):
        return (_ALL_DO if quantity.unit == "%" else _COUNTED).match(text, quantity.span.end) is not None
    return len(noun) > 1 and not _FIGURE.search(_OF_SIZE.sub("", noun)) and ends_segment(text, quantity)


def _worded_aim(text: str, words: str, quantity: Quantity) -> bool:
    """Tell whether a number in Chinese numerals counts something: 公园十二座, 建成三个; not 培育百亿元企业."""
    after = text[quantity.span.end : quantity.span.end + 1]
    ends = not after or after in BOUNDARY + "、和以左"
    if not (quantity.unit or "").endswith("元"):
        return ends or _DOES.search(words) is not None
    return ends and bool(without(patterns().lead, words.strip(" \t\u3000、")))
