"""Amounts with their comparison, and what asks for an amount or for its unit of measure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from ontology.questions import signs_by_word
from ontology.vocabularies import measure_units
from query.lexicon import Amount, Entry, Mark
from query.wording.numerals import HAN, WORDS, value_of
from query.wording.sought import Rare

_CHANGE = (
    "(?:不[能得可应]?|至)(?:低于|少于|小于|高于|大于|超过|突破)|至少要?|减少|减|砍掉|缩减|下降|降低|降|压减|削减|增加|增长|增|提高|提升|上升|上涨|涨到|涨|拉高|抬高|调高|达到|达|到"
    "|建成|建到|建够|建满|建设|建|创建|培育|认定|新增|打造|形成|控制在|保持在|定的是|定的|定为|定在|定到"
)
"""Verbs in front of the amount that a target states."""


_ENGLISH_UNITS = {
    **dict.fromkeys(("tonnes", "tonne", "tons", "ton"), "吨"),
    **dict.fromkeys(("percent", "per cent", "percentage points"), "%"),
}
CLASSIFIERS = ("个", "家", "处", "项", "条", "座", "种", "次", "年", "名", "人", "份", "批", "类")
_PERCENTAGES = re.compile(
    r"(?:单位\s*(?:是|为|用))?(?:来?[用以按拿]|写成|表示成|表示为)?百分[比率数](?:来|去|作为|的形式)?(?:表示|衡量|体现|反映|表达|计量|考核|计算|计|算|写|说|定|标|设|类|型|形式|为单位|(?=的?(?:量化)?指标|的?(?:量化)?目标|最[高大低小]))(?:的)?"
    r"|(?:[用以按]|带有?|含有?|写成)(?:%|百分号)(?:来)?(?:表示|衡量|体现|计量|计算|计|算)?(?:的)?|(?:是|为|属于|写成|表示成)百分[比率数](?:类|型|形式)?的?(?=[？?。，,]|$)"
    r"|(?<![\u4e00-\u9fff])(?:比例|比率)[类型](?:的)?|(?<=[的里中条分务是看])(?:比例|比率)[类型](?:的)?"
    r"|percentage (?=targets?|goals?|indicators?)|(?:expressed |measured |stated )?as (?:a )?percentages?"
)
_TARGET_IS = Rare(r"(?<=[标数值])(?:是|为|定为|定的是|定在)(?:几|多少)[个家处]?(?=$|[？?，,。啊呢呀])")
_ACHIEVED = re.compile(r"(?:完成|实现|达到|做到|达成)(?:哪?些)?什么(?=$|[？?。，,])")
_IN_TONNES = re.compile(r"(?:expressed |measured |stated )?\bin (tonnes|tons|percent|per cent|percentages?)\b")


def _signs(side: str) -> dict[str, str]:
    """Return the comparator of each word `before` a number or `behind` it."""
    return signs_by_word("bounds.ttl", side)


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _amount() -> re.Pattern[str]:
    before, more = _longest_first(_signs("before")), _longest_first(_signs("behind"))
    units = "|".join(re.escape(unit) for unit in measure_units())
    number = rf"(?<!\d)\d{{1,12}}(?:\.\d{{1,6}})?(?!\d)|(?<!国){HAN}{{1,8}}|(?<![a-z])(?:{'|'.join(WORDS)})(?![a-z])"
    return re.compile(
        rf"(?P<before>{before})?\s*(?:是|为|等于)?\s*(?P<number>{number})\s*(?P<unit>{units}|条|项|{'|'.join(_ENGLISH_UNITS)})?"
        rf"(?:\s*或\s*(?:\d+|{HAN}+)\s*(?:{units})?)?\s*(?:[(（]含[^()（）]{{0,6}}[)）]\s*(?=以))?(?P<more>{more})?"
    )


_HOW_MANY = Rare(
    r"how many (?:tonnes?|tons?|percent|per cent|percentage points|mu|hectares|kilowatts|yuan)(?= |$)(?: of)?"
)


@cache
def _units() -> str:
    return "|".join(re.escape(unit) for unit in measure_units())


@cache
def _between() -> Rare:
    lower = rf"(?<!\d)(?P<a>\d{{1,12}}(?:\.\d{{1,6}})?)(?:{_units()})?\s*(?:到|至|-|~|—)(?=\d)"
    english = rf"(?:between|from)\s+(?P<c>\d+(?:\.\d+)?)\s*(?:{_units()}|per ?cent)?\s+(?:and|to)\s+(?=\d)"
    both = rf"(?:介于|处于|处在|在)(?P<d>\d+(?:\.\d+)?)(?:{_units()})?(?:和|与|跟)(?=[^之，,]{{1,12}}之间)"
    return Rare(rf"{lower}|{english}|{both}")


@cache
def _upper() -> re.Pattern[str]:
    return re.compile(rf"(?P<n>\d+(?:\.\d+)?)\s*(?:(?P<unit>{_units()})|(?P<percent>per ?cent))?(?:之间|以内)?")


@cache
def _changed() -> Rare:
    number = rf"(?:多少|几|百分之几|百分之多少)(?:个百分点|{_units()})?(?:以上|以下|以内|左右)?"
    nouns = "任务|单位|部门|目标|指标|企业|项目|公司|机构|专栏|条|项"
    return Rare(rf"(?:{_CHANGE})(?:了|成|为|到|出|的)?{number}(?!个?[\u4e00-\u9fff]{{0,6}}(?:{nouns}))")


@cache
def _measured() -> Rare:
    bare = "|".join(re.escape(unit) for unit in measure_units() if unit not in (*CLASSIFIERS, "倍"))
    return Rare(rf"(?:多少|几)(?:{bare}|个?[十百千万亿]+元?|元|钱)")


@cache
def _in_unit() -> Rare:
    units, by = _units(), "[以用按拿论凭]"
    bare = "|".join(re.escape(unit) for unit in measure_units() if unit not in CLASSIFIERS)
    done = "计量|计数|计算|统计|衡量|表示|表达|体现"
    aims = "(?=(?:量化|数字)?的?(?:目标|指标)|(?:的|有|是|共)*(?:哪|几[个项]|多少[个项])|[？?。，,吗么]|$)"
    return Rare(
        rf"{by}(?:[\u4e00-\u9fff]{{0,3}}?(?<!百)({units})数|({units})(?:来|去)?)(?:为单位|{done}|算|计)(?:的|[量数]的?)?"
        rf"|{by}({units})(?:来)?(?:作|做|当)?为?(?:计量|度量)?(?:单位)(?:的)?|{by}({units})来?(?:数|写|说|报)的{aims}|论({units})的{aims}"
        rf"|({bare})(?:作|做)?为(?:计量)?单位(?:的)?"
        rf"|(?:计量|度量)?单位\s*(?:写作|写成|写的是|标为|标的是|用的是|填的是|是|为|用)\s*({units})"
        r"(?!(?<=条)条|(?<=项)项|(?<=个)个|(?<=家)家)"
        rf"|(?<![a-z])unit\s*(?:is|of|=|是|为)?\s*({units})(?![a-z])"
        rf"|(?:counted|measured|stated|expressed|given) in\s*({units})(?![a-z])"
    )


_MEASURING = ("单位", "计", "算", "的", "表", "衡量", "体现", "unit", " in ")
"""A unit of measure that is asked for by itself stands before or behind one of these."""
_SHARES = ("百分", "%", "比例", "比率", "percent")


@cache
def _counted_in() -> re.Pattern[str]:
    return re.compile(rf"({_units()})数(?=最|更|较|多|少|大|量)")


_STRICTLY = re.compile(r"\bstrictly\b|\bexclusive(?:ly)?\b")
_STRICT = {">=": ">", "<=": "<"}
"""What a bound becomes where the number itself is set apart."""


@cache
def _apart() -> re.Pattern[str]:
    number = rf"\d{{1,12}}(?:\.\d{{1,6}})?\s*(?:{_units()})?"
    return re.compile(
        rf"\s*[（(，,]?\s*(?:不(?:含|包括|包含|算)|excluding|not including)\s*"
        rf"(?:本数|本身|{number}|(?P<both>两端|端点|两头|首尾|上下限|两头的数|the ends|both ends|endpoints))\s*[）)]?"
        r"|[（(]不(?:含|包括|包含|算)[）)]"
    )


def amount_marks(text: str) -> Iterator[Mark]:
    """Yield amounts with their comparison (至少3家, 20吨以上) and spans of amounts (3家到20家之间)."""
    for match in _between().finditer(text):
        least = match["c"] or match["a"] or match["d"]
        if len(least) == 4 and least.startswith("20"):
            continue
        upper = _upper().match(text, match.end())
        unit = upper and ("%" if upper["percent"] else upper["unit"])
        if upper and unit not in ("年", "条", "项") and (unit or match["c"]):
            apart = _apart().match(text, upper.end())
            strict = _STRICTLY.search(text) is not None or (apart is not None and apart["both"] is not None)
            end = apart.end() if apart else upper.end()
            low = Amount(">" if strict else ">=", float(least), unit)
            yield Mark(Entry("amount"), *match.span(), match[0], amount=low)
            high = Amount("<" if strict or apart else "<=", float(upper["n"]), unit)
            yield Mark(Entry("amount"), upper.start(), end, text[upper.start() : end], amount=high)
    for match in _amount().finditer(text):
        sign = _signs("behind").get(match["more"] or "", _signs("before").get(match["before"] or ""))
        arabic = match["number"][0].isdecimal()
        if text.startswith(("分之", "位数"), match.end("number")):
            continue  # 超过百分之多少, 达不到两位数
        often = match["unit"] == "次" and match["before"] in ("不止", "不只")
        if often or match["unit"] in ("年", "里") or not (sign or (arabic and match["unit"])):
            continue
        if arabic and not sign and match["unit"] in ("条", "项"):
            continue
        value = float(match["number"]) if arabic else float(value_of(match["number"]))
        unit = _ENGLISH_UNITS.get(match["unit"] or "", match["unit"])
        value, unit = (value * 10, "%") if unit == "成" else (value, unit)
        apart = _apart().match(text, match.end()) if sign in _STRICT else None
        sign, end = (_STRICT[sign], apart.end()) if apart and sign else (sign, match.end())
        yield Mark(
            Entry("amount"), match.start(), end, text[match.start() : end], amount=Amount(sign or "=", value, unit)
        )


def value_marks(text: str, named: Callable[[str], bool]) -> Iterator[Mark]:
    """Yield what asks for the value of a target: 要到多少, 下降几个百分点, 多少公顷, 定的多少.

    A unit of measure that indicators are `named` by (多少充电桩) is left to be a topic.
    """
    for match in _ACHIEVED.finditer(text) if "什么" in text else ():
        yield Mark(Entry("ask", "target"), *match.span(), match[0])
    chinese: tuple[Rare, ...] = (_changed(), _measured()) if "几" in text or "多少" in text else ()
    for pattern in (*chinese, _HOW_MANY, _TARGET_IS):
        for match in pattern.finditer(text):
            noun = _NOUN_BEHIND.search(match[0])
            topic = noun and not _MONEY.fullmatch(noun[1]) and named(noun[1])
            end = match.start() + noun.start(1) if noun and topic else match.end()
            yield Mark(Entry("ask", "value"), match.start(), end, text[match.start() : end])


_MONEY = re.compile("[十百千万亿]+[元吨亩人户]?")
_NOUN_BEHIND = re.compile("(?:多少|几)[个座张套条根]?([\u4e00-\u9fff]{2,4})$")


@cache
def _per_unit() -> re.Pattern[str]:
    return re.compile(rf"每一?(?:{'|'.join(re.escape(unit) for unit in measure_units() if unit not in CLASSIFIERS)})")


def measure_marks(text: str) -> Iterator[Mark]:
    """Yield a unit of measure that is asked for by itself: 以家为单位, 单位是处, 用百分比表示, in tonnes."""
    for match in _per_unit().finditer(text) if "每" in text else ():
        yield Mark(Entry("filler"), *match.span(), match[0])
    for match in _in_unit().finditer(text) if any(word in text for word in _MEASURING) else ():
        yield Mark(Entry("measure", next(unit for unit in match.groups() if unit)), *match.span(), match[0])
    for match in _PERCENTAGES.finditer(text) if any(word in text for word in _SHARES) else ():
        yield Mark(Entry("measure", "%"), *match.span(), match[0])
    for match in _counted_in().finditer(text) if "数" in text else ():
        if match[1] not in CLASSIFIERS:
            yield Mark(Entry("measure", match[1]), *match.span(), match[0])
    for match in _IN_TONNES.finditer(text) if "ton" in text or "per" in text else ():
        yield Mark(Entry("measure", "吨" if match[1].startswith("ton") else "%"), *match.span(), match[0])
