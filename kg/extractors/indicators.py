"""What a number measures: the words before it, or the noun it counts behind it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate

from corpus.span import Span
from kg.extractors.target_patterns import patterns, without
from kg.measures import Quantity, counts
from kg.nlp import cut
from ontology.targets import target_words

_NUMBER = re.compile(
    r"^[\s\u3000]*(?:[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3}[.．、]?(?![0-9.．%％])|[0-9０-９]{1,3}[.．、]|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
    r"|第[0-9一二三四五六七八九十百]{1,4}[条项])[\s\u3000]*"
)
_JOINERS = frozenset("和及与或")
_WITHIN = re.compile(r"^[\s\u3000]*[0-9一二三四五六十]{1,2}年(?:内|累计)")
_SHARED = re.compile("全部|达到|均|都")  # 甲全部达到乙、30%以上达到丙
_MEMBER_END = re.compile(r"(?:[、和及与]|以及)\s*$")
_RAISED = re.compile("(?:提升|提高|降低|压减|缩短|扩大|增加)(.{2,})[至到]")
_DOES = re.compile("(?<=.)(?:开展|完成|实现|达到|达标|通过|纳入|实施|参加|接入|进入|建成|创建成|落户|入驻|投产|免费)")
_EACH_YEAR = re.compile("(?<=..)(?:每年|年均|逐年|实现)$")
_COMPARES = ("以内", "以上", "以下", "左右")
"""What may stand behind a bracket: 45人（小学）、50人（初中）以内."""
_BATCH = re.compile("(?:首|第[0-9一二三四五六七八九十]{1,3}|新一|下一|本)批次?$")
"""Which lot of what is counted behind the number: 完成【第三批】30个村的改革."""
_OLD_YEAR = re.compile("(?<=..)20[0-9]{2}年$")
"""Of which year what is counted behind the number is: 完成【2032年】35个小区的改造."""
_ONCE_DONE = re.compile(
    "^(?:项目|工程)?(?:全部|全面)?(?:建成|投产|达产|完工|投用|运营|实施)(?:投用|投产|运营|使用|达产)?后"
)
_MEASURED = {"面积", "总面积"}
"""What a verb before it is part of the name of: 绿化【面积】."""
_COUNT_OF = re.compile("的[^的]+(?:数量|总数|[人户家]数)$")
"""How many there are of those that do something: 接入平台【的企业数量】."""
_SOMEWHERE = re.compile("[在为对向给](?=..)")
_OWNS = re.compile("(?:有|的)$")
"""What stands before a number that counts the noun behind it: 每个村有1名医生, 总投资260亿元的38个项目."""
_AGAINST = re.compile("(?:比|较)(?:上年|去年|上一年)(?:同期)?$")
_JOIN, _MARK = (re.compile(rf"\s*[{marks}]\s*(?![^（(]*[）)])") for marks in ("、和及与,，", "、，,"))
"""What parts the members of a list, outside brackets: 各县（市、区）覆盖率 is one."""


@lru_cache(maxsize=4096)
def cleaned(subject: str) -> str:
    """Strip the words before an indicator that belong to the sentence and not to it: 力争全区, 建成."""
    rest = without(_WITHIN, without(_NUMBER, _AGAINST.sub("", _EACH_YEAR.sub("", subject)))).strip(
        " \t\u3000\n、，,的（("
    )
    rest = _OLD_YEAR.sub("", rest) if rest.endswith("年") else rest
    rest = _BATCH.sub("", rest) if rest.endswith(("批", "批次")) else rest
    rest = _ONCE_DONE.sub("", rest).removesuffix("可").removesuffix("预计").removesuffix("有望")
    rest = raised[1] if (raised := _RAISED.fullmatch(rest)) else rest
    rest = _made_there(rest)
    while (length := _lead_length(rest)) and len(rest) - length >= 2:
        rest = without(_WITHIN, rest[length:].lstrip(" \t\u3000、，,的"))
    return rest


def _made_there(subject: str) -> str:
    """Return what is made somewhere or for someone without where and for whom: 在甲县新建【设施】, 为老人装【设备】."""
    if not (opens := _SOMEWHERE.match(subject)):
        return subject
    position, words = 0, cut(subject)
    if words[0] != opens[0]:
        return subject  # 在线监测, 为民服务
    for word in words:
        position += len(word)
        if position > len(opens[0]) + 1 and word in _made() and len(subject) - position > 1:
            return subject[position:]
    return subject


@cache
def _made() -> frozenset[str]:
    return frozenset(verb for verb in target_words()["aimVerb"] if len(verb) > 1)


def _lead_length(subject: str) -> int:
    """Return how long the first word of a subject is if it is none of the indicator's own, else 0.

    Only whole words go (开发区 and 新能源 begin with no verb), an adverb only before a verb (基本公共服务 has none),
    and before a rate only verbs that take a clause (新建项目普及率 is the rate of new projects).
    """
    if subject[:1] in _JOINERS:
        return len(subject[:1])
    known, words = patterns(), target_words()
    match = known.lead_word.match(subject)
    if match is None or match[0] == "新":
        return 0
    if match[0] not in words["clauseVerb"] and match.end() not in _word_ends(subject[:16]):
        return 0
    if match[0] in words["leadAdverb"] and not known.lead_word.match(subject, match.end()):
        return 0
    rate = (
        (known.ratio.search(subject) or _COUNT_OF.search(subject))
        and match[0] in words["aimVerb"]
        and match[0] not in words["clauseVerb"]
    )
    return 0 if rate or subject[match.end() :] in _MEASURED else match.end()


@lru_cache(maxsize=4096)
def _word_ends(beginning: str) -> frozenset[int]:
    """Return where words end near the beginning of a subject; a verb and its 新 count as one."""
    return frozenset(accumulate(map(len, cut(beginning))))


def indicators_of(
    text: str, subject: str, group: list[Quantity], segment: Span, *, dealt: bool, made: bool, last: str | None
) -> list[str]:
    """Return the indicator of each value: of the list before 分别, of what stands before the number, or behind it.

    `dealt` tells that 分别 deals out several; `made` that a verb of doing stands before the number, which then counts
    the noun behind it (在全国建立15个【中心】); `last` is the indicator before, which a number alone goes on with.
    """
    bare = cleaned(subject)
    if dealt and len(parts := _members(bare, len(group))) > 1:
        return _share(parts)
    behind = _behind(text, group[-1].span.end)
    counted = behind and (counts(group[-1].unit) or bare[:1] == "在") and (made or _OWNS.search(subject.rstrip()))
    if (
        bare
        and not (behind and bare in {"对", "为", "向", "给"})
        and not counted
        and not _MEMBER_END.search(subject)
        and not only_verbs(bare)
    ):
        return [bare]
    shared = _SHARED.search(bare) if subject.rstrip().endswith("、") else None
    if behind and shared:
        return [bare[: shared.start()] + behind]
    if behind:
        return [behind]
    return [last or bare or segment.of(text)]


def _members(listed: str, count: int) -> list[str]:
    """Return the members of a list: what 、 parts if that makes one a value (甲及周边、乙), else what 和 joins too."""
    parted = [part for part in _MARK.split(listed) if part]
    return parted if 1 < count == len(parted) else [part for part in _JOIN.split(listed) if part]


def _behind(text: str, start: int) -> str:
    """Return the noun that a number counts where it stands behind it: 培育3家以上【专精特新企业】."""
    match = patterns().behind.match(text[start : start + 80])
    if not match or match[1].startswith(_COMPARES):
        return ""
    verbs = (
        v for v in patterns().aim.finditer(match[1]) if v.start() >= 4 and len(v[0]) > 1 and not _names(match[1], v)
    )
    verb = next((v for v in verbs if len(match[1]) - v.end() > 2), None)
    noun = _DOES.split(match[1][: verb.start()] if verb else match[1])[0]
    return (noun.rpartition("的")[2] or noun).rstrip("、")


def _names(noun: str, verb: re.Match[str]) -> bool:
    """Tell whether what looks like a verb is part of a name: 导向的【开发】模式, 有【组织】排放."""
    return noun[verb.start() - 1] in "的有无"


def only_verbs(bare: str) -> bool:
    """Tell whether words are nothing but verbs and adverbs that lead up to a number: 力争新建."""
    return without(patterns().lead, bare) == ""


def _share(parts: list[str]) -> list[str]:
    """Give the members of a list their shared words: the tail (甲、乙使用量) or the head (单位增加值能耗、水耗)."""
    ratio = re.compile(
        r"(?:使用量|消费量|产量|(?:排放|消费|用水|供应)总量|排放量|使用(?:比例|率)|利用率|覆盖率|增加值|[^，、]{2}率|[^，、]{2}量|比例|比重|面积|收入|能耗|强度)$"
    )
    tail = _whole_word(parts[-1], ratio.search(parts[-1]))
    shared = [p if ratio.search(p) or not tail or len(parts[-1]) - len(tail) > len(p) + 4 else p + tail for p in parts]
    head = re.match(
        r"^(.*?(?:单位|人均|亩均|每万人|规模以上|规上)[\u4e00-\u9fff]*?(?:增加值|生产总值|产值|GDP|地区生产总值))",
        shared[0],
    )
    whole = re.match(r"^(?:重点|主要)[\u4e00-\u9fff]{0,2}(?:行业|领域|企业)", shared[0])
    if whole and not any(re.match("重点|主要|全|规", s) for s in shared[1:]):
        return [s if i == 0 else whole[0] + s for i, s in enumerate(shared)]
    return [s if i == 0 or not head or len(s) > 6 else head[1] + s for i, s in enumerate(shared)]


def _whole_word(name: str, tail: re.Match[str] | None) -> str:
    """Return the end of a name from where the word begins that `tail` stands in: 械化率 → 机械化率."""
    if tail is None:
        return ""
    start = 0
    for word in cut(name):
        if start <= tail.start() < start + len(word):
            return name[start:] if start else tail[0]
        start += len(word)
    return tail[0]
