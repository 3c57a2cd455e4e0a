"""Numbers that set no aim by where they stand: conditions, sizes of what is meant, counts of a list, rewards."""

from __future__ import annotations

import re

from corpus.span import Span
from kg.extractors.history import is_told
from kg.extractors.target_patterns import patterns, without
from kg.measures import BOUNDARY, Quantity, counts
from kg.sentences import around
from ontology.targets import target_words

ITEM_NUMBER = re.compile(
    r"^[\s\u3000]*(?:[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3}[.．、]?(?![0-9.．%％])|[0-9０-９]{1,3}[.．﹒、]|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
    r"|第[0-9一二三四五六七八九十百]{1,4}[条项](?:[\s\u3000]|(?=20[0-9]{2}年)|$))[\s\u3000]*"
)
"""The number of an item: 一、, （一）, 第二条; its blank may have been taken out before a year."""
_EACH_ONE = re.compile(r"单[个户家笔]|上限|封顶")
_SHARE_OF = re.compile(r"每|最高|单[个户家笔]|累计|上限|封顶|合计")
_EACH = re.compile(r"每[人户家个台辆亩平件吨套名例位场次班]|单[户家笔人][^，,。；;0-9]{0,4}(?:最高|不超过|上限|额度)")
_SUPPORTED = re.compile(
    r"(?:培养|选拔|评选|遴选|引进|扶持|支持|选派|每年|重点|鼓励并?)资助(?=培养|[^，,。；;0-9]{0,12}[0-9])"
)
"""Verbs of choosing and helping so many: 选拔资助100名."""
_MONEY = re.compile(r"元$")
_OPENS_CONDITION = re.compile(r"(?:对于?|凡|若|如)(?!接|标|外|口|照)")
_THEN_REWARD = re.compile(
    r"(?=[的，,])(?:的?[，,])(?:[省市区县州]级?|由?财政|当年|分别|可|再|另|按|经[^，,]{0,8}后?|一次性|均|最高|同时)*(?:给予|予以|奖励|补贴|补助|奖补|资助)"
)
_AIMS_AT = re.compile(r"\s*(?:力争|确保|争取|到?20[0-9]{2}年)")
"""How a part of a sentence begins that turns from rewards to what shall be reached."""
_PAID_TO = re.compile(r"(?:发放|兑现|落实)[^，,。；;0-9]{0,12}(?:补贴|补助|救助|奖补|奖励)金?$")
_RATE_OF_PAID = re.compile(r"(?:补贴|补助|救助|奖励|奖补|资助)[\u4e00-\u9fff]{0,6}率[^，,。；;0-9]{0,6}$")
"""A rate of what is paid (补贴覆盖率) is no payment."""
_RAISED = re.compile(
    r"标准(?:每[人生户亩床]每[年月天日])?(?:稳步)?(?:不低于|不少于|达到|提高[到至]|提升[到至])(?:每人每[年月])?(?:不低于|不少于)?$"
)
_AND_REWARD = re.compile(r"(?:并|且)(?:分别|按规定|一次性)?(?:给予|予以)")
_STANDARD = re.compile(r"^[\s\u3000]*(?:按照?|以|参照)|按[^，,。；;0-9]{0,10}$")
_OF_STANDARD = re.compile(r"^比例|^[^，,。；;]{0,4}的(?:标准|比例|幅度|价格|额度|速度|频次)")
_FOR = re.compile(r"[\s\u3000]*(?:[▶●◆■—–-]|[0-9]{1,2}[.．、])?\s*(?:对|为|向|给)(?!符合|获|新?认定|达)")
_DONE_FOR = re.compile(
    r"(?:[0-9]{1,2}周?岁(?:及?以[上下])?)?[^，,。；;0-9]{1,40}?(?:提供(?![^，,。；;]{0,12}(?:奖|补贴|补助|资助))|免费[\u4e00-\u9fff“”]{2}|(?:进行|开展|实施)[^，,。；;]{0,12}"
    r"(?:改造|维修|更换|修缮|整治|提升|治理|加固|升级|清淤|绿化|培训|轮训|体检|筛查|救助|帮扶|慰问|搬迁|安置|拆除|清退|回访|随访))"
)
"""What is done for those that are counted, and changes something: it is so many that it shall be done for."""
_NORM = re.compile(r"每[处个户栋座幢宗间块][^，,。；;0-9]{0,24}不得(?:超过|高于|大于|多于|突破)$")
"""Before the bound of a rule about each of some things: 每处管护房面积不得超过."""
_CAPPED = re.compile(
    r"(?:补贴|补助|奖励|奖补|资助|贴息|贷款|限额)[^。；;]*(?:不超过|不高于|最高|上限|封顶)[^，,。；;]{0,12}元"
)
_AT_MOST = re.compile(r"(?:不超过|不高于|不得超过|最高|最多|至多|上限为?|封顶)$")
"""Sums up to which one is paid go on in the sentence: 补贴不超过5万元，大型的【不超过】15万元."""
_AND_HAS = re.compile("(?:且|并且?)(?:具[有备]|符合|满足|从事|拥有)")
_HEADS_LIST = re.compile(r"[\u4e00-\u9fff“”]{1,8}[：:][ \t\u3000]*(?:\n|$)")
"""Behind the number of what is listed below: 办好10件【实事：】."""
_TERMS = re.compile("的[，,]可(?!持续|再生)")
"""Behind whom something is granted: …3层以上的，可分割转让，单元不少于500平方米."""
_LISTED = re.compile(r"[（(]共$")
_IN_BRACKETS = re.compile(r"[（(][\u4e00-\u9fff][^（()）]*$")
_QUOTES, _UNQUOTED = ("“", '"', "「"), re.compile('[^，,。；;“”"]{0,8}[”"」]')
_QUOTED = re.compile(r"“[^“”\n。；;]{0,16}$"), re.compile(r"[^“”\n。；;]{0,16}”")
"""A saying in quotation marks around a number: “发现1户、解决1户”."""
_BEFORE = re.compile(r"(?<![年月日底末初度])前$")
_SCOPE = re.compile(r"(?:^|[，,、])\s*(?:力争|确保)?在$")
_KINDS = re.compile(r"^(?:方面|维度|层面|阶段|步骤|环节|大类|种类|类别|部分|范围)")
_OWN_TASKS = re.compile("(?:重点|主要|具体|工作|专项|改革|配套|政策|细化|年度|目标)*(?:任务|举措|措施|条款)")
_ITEMS = {"项", "条", "个", "大"}
"""What a text counts of itself: 五大行动、11项任务."""
_HEADS = {"户", "人", "名"}
_OF_SO_MANY = re.compile("的?(?:自然|行政)?(?:[村屯寨]|村民小组|聚居|企业|单位|会议|班级|社区|小区|场所)")
"""What is sized by how many it has: 20户以上自然村, 50人以上的企业."""
_GROWS = re.compile(
    "[^，,。；;]{2,40}(?:能力|水平|质量|效率|功能|作用|实力)(?:显著|明显|大幅|进一步|持续|全面|稳步|不断)*(?:提升|提高|增强|改善|优化|发挥)"
)
_REACHES = re.compile("(?:建成|建立|构建|形成|打造|建设)[^，,。；;]{0,6}(?:覆盖|涵盖|辐射|连接|贯通)(?:全[省市县区])?$")
_REACHED = re.compile("[^，,。；;0-9]{1,16}的[\u4e00-\u9fff]")
_SORTS = {"类", "种"}
"""What counts the members of a list that stands before it: 甲、乙等6类数据, 甲类、乙类2类."""
_QUALIFIED = re.compile(r"^(?:[（(]含[）)])?(?=[\u4e00-\u9fff])(?![、和及与以并且的其等])")
_CONDITION_END = re.compile(r"(?:的|(?<![瓦小学课工安])时|前提下|情况下|基础上|同时|条件下)$")


def is_no_aim(text: str, segment: Span, words: str, read: re.Match[str], group: list[Quantity]) -> bool:
    """Tell whether numbers name a condition, a reward or its size, a count of what is listed, or what already is.

    The terms on which something is granted (最高额度) are no aims either.
    """
    return (
        patterns().term.search(read["subject"].strip()) is not None
        or _NORM.search(words) is not None
        or _is_condition(text, segment, words, read, group)
        or _is_reward(text, segment, words, group)
        or _only_counts(text, words, read, group)
        or is_told(text, segment, group[0].span.start)
    )


def _is_condition(text: str, segment: Span, words: str, read: re.Match[str], group: list[Quantity]) -> bool:
    """Tell whether the number says which are meant: 符合…, 超过30套的, 5000吨以上企业."""
    context = without(ITEM_NUMBER, segment.of(text))
    last = group[-1]
    if patterns().condition.match(context) and not (_sets_share(read, last) or serves(text, words, last)):
        return True
    if _CONDITION_END.search(context):
        return True
    if (
        _AND_HAS.match(text, last.span.end)
        or patterns().consequence.match(text, last.span.end, segment.end)
        or (last.suffix and _is_aside(words, read))
    ):
        return True
    if _STANDARD.search(words) and _OF_STANDARD.match(text[last.span.end : last.span.end + 12]):
        return True
    return _sizes(text, read, last)


def _is_aside(words: str, read: re.Match[str]) -> bool:
    """Tell whether a number only says in brackets which are meant: 中长距离运输（运距500公里以上）."""
    inner = _IN_BRACKETS.search(words)
    verb = read["level"] or read["down"] or read["up"] or read["compare"]
    return inner is not None and not verb and not patterns().aim.search(inner[0]) and "其中" not in inner[0]


def serves(text: str, words: str, quantity: Quantity) -> bool:
    """Tell whether something is done for so many: 对300户家庭进行改造; not what is paid to them."""
    opens = _FOR.match(words)
    return bool(opens and counts(quantity.unit) and _DONE_FOR.match(text, quantity.span.end))


def _sets_share(read: re.Match[str], last: Quantity) -> bool:
    """Tell whether words and number are a whole aim about those meant: 对低风险企业抽查比例不超过1%."""
    verb = read["level"] or read["compare"]
    return bool(verb) and last.unit == "%" and patterns().ratio.search(read["subject"].strip()) is not None


def _sizes(text: str, read: re.Match[str], last: Quantity) -> bool:
    """Tell whether a measure with 以上 or 以下 stands before the noun that it sizes: 能耗5000吨以上企业."""
    verb = read["level"] or read["down"] or read["up"] or read["compare"]
    behind = text[last.span.end : last.span.end + 2]
    of_age = not verb and last.unit in target_words()["levelUnit"] and _QUALIFIED.match(behind)  # 3—6岁儿童
    if of_age or (last.suffix and last.unit in _HEADS and _OF_SO_MANY.match(text, last.span.end)):
        return True
    if not last.suffix or last.unit in {None, "%"} or counts(last.unit):
        return False
    printed = without(ITEM_NUMBER, read["subject"]).strip()
    subject = without(patterns().lead, printed)
    if not (printed or verb) and (last.suffix.endswith("的") or behind.startswith("的")):
        return True
    if last.suffix.endswith("下") and behind.startswith("的"):
        return True
    if _QUALIFIED.match(behind) is None:
        return False
    classed = last.suffix.startswith(("及", "或")) or last.suffix.endswith("下")
    return classed or last.unit in target_words()["sizeUnit"] or bool(subject and not verb)


def _is_reward(text: str, segment: Span, words: str, group: list[Quantity]) -> bool:
    """Tell whether the number is a reward, or what a reward in the same sentence is given for."""
    known, context, sentence = patterns(), segment.of(text), around(text, segment)
    behind = text[group[-1].span.end : segment.end]
    money = _MONEY.search(group[-1].unit or "")
    if (
        not (money or known.granted.search(text, sentence.start, sentence.end))
        or (group[-1].unit == "%" and _RATE_OF_PAID.search(words))
        or (_PAID_TO.search(words) and not money)
        or _RAISED.search(text[segment.start : group[-1].span.start])
    ):
        return False
    if not money:
        context = _SUPPORTED.sub("", context)
    capped = _AT_MOST.search(words) and _CAPPED.search(text, sentence.start, segment.start)
    if (money and (_EACH.search(words) or capped)) or _TERMS.search(text, sentence.start, segment.start):
        return True
    if known.reward.search(context) and not (_AND_REWARD.search(behind) and not money):
        return True
    if _THEN_REWARD.search(text, segment.end - 1, min(sentence.end, segment.end + 40)):
        return True
    clause = Span(max(sentence.start, *(text.rfind(m, sentence.start, segment.start) + 1 for m in "；;")), sentence.end)
    whole = without(ITEM_NUMBER, clause.of(text))
    if _OPENS_CONDITION.match(whole) and known.reward.search(whole) and (money or not _AIMS_AT.match(context)):
        return True
    share = (_SHARE_OF if money else _EACH_ONE).search(words)
    return bool(share and known.reward.search(text, sentence.start, segment.start))


def _only_counts(text: str, words: str, read: re.Match[str], group: list[Quantity]) -> bool:
    """Tell whether the number counts what is listed (共23项; …方面4项：), or is no amount (前15项, 在8个地区)."""
    last = group[-1]
    behind = text[last.span.end : last.span.end + 2]
    start = group[0].span.start
    quoted = text[start - 1 : start] in _QUOTES and _UNQUOTED.match(text, last.span.end)
    if quoted or (_QUOTED[0].search(text, max(0, start - 17), start) and _QUOTED[1].match(text, last.span.end)):
        return True
    own = last.unit in _ITEMS and _OWN_TASKS.match(text, last.span.end)
    if own and not words.rstrip().endswith("完成"):
        return True
    if (
        text.startswith("级", last.span.end)
        or words.endswith("时速")
        or _LISTED.search(words)
        or _BEFORE.search(words)
        or _KINDS.match(behind)
    ):
        return True
    if last.unit in _SORTS and words.rstrip().endswith(("等", last.unit)):
        return True
    if not counts(last.unit):
        return False
    verb = read["level"] or read["down"] or read["up"] or read["compare"]
    heads = behind[:1] in {"：", ":"} or _HEADS_LIST.match(text, last.span.end)
    return bool((heads and not verb) or _SCOPE.search(words) or _is_meant(text, words, last))


def _is_meant(text: str, words: str, last: Quantity) -> bool:
    """Tell whether what is counted is only meant: 5个平台服务能力提升, 覆盖16个县的网络."""
    grows = not words.strip("\u3000 、和及与") and _GROWS.match(text, last.span.end)
    return bool(grows or (_REACHES.search(words) and _REACHED.match(text, last.span.end)))


def ends_segment(text: str, quantity: Quantity) -> bool:
    """Tell whether nothing but a mark stands behind a number."""
    return text[quantity.span.end : quantity.span.end + 1] in {"", *BOUNDARY, *"、（()）"}
