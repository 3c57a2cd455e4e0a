"""Numbers in a question: tasks by number, years, amounts with their comparison, ranks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.numerals import parse_numeral, parse_ordinal
from ontology.vocabularies import measure_units
from query.lexicon import Amount, Entry, Lexicon, Mark

HAN = "[一二三四五六七八九十两百]"
_N = rf"(?:\d+|{HAN}+)"
_AND = r"\s*(?:、|和|与|跟|及|以及|,|and|&)\s*(?:and\s*)?"
_ITEM = r"(?:tasks?|items?|actions?|measures?|assignments?|no\.?|number)"
_RANGE = re.compile(
    rf"第?(?P<a>{_N})(?:条|项|号)?(?:到|至|-|~|—|–)第?(?P<b>{_N})(?:条|项|号)(?:任务)?"
    rf"|{_ITEM}\s*(?P<c>\d+)\s*(?:to|-|–|through)\s*(?P<d>\d+)\b"
)
_LIST = re.compile(
    rf"第?(?P<zh>{_N}(?:条|项)?(?:{_AND}第?{_N}(?:条|项)?)*{_AND}第?{_N})\s*(?:两|三|四|五|几)?(?:条|项|号任务)(?:任务)?"
    rf"|{_ITEM}\s*(?:no\.?\s*)?(?P<en>\d+(?:{_AND}(?:{_ITEM}\s*)?\d+)+)\b"
)
_SINGLE = re.compile(
    rf"第\s*(?P<a>{_N})\s*(?:条|项|号|个)?(?:任务|条|项)(?:任务)?|任务\s*(?P<b>\d+)|(?P<c>\d+)\s*号(?:任务)?"
    rf"|{_ITEM}\s*(?:no\.?|number|#)?\s*#?(?P<d>\d+)\b|(?<!\w)#(?P<e>\d+)\b"
)
_BARE = re.compile(
    r"(?<![\d.第这那前头共部有全过于占少多足余近约到至、和，,])(?P<n>\d{1,3})\s*(?:条|项)(?!以|及|或|左右|标准|指标|目标)"
)
_FIRST = re.compile(
    rf"(?:前|(?<!牵)头)(?P<a>{_N})(?:条|项)(?:任务)?|(?:the )?first (?P<b>\d+|two|three|four|five|six|ten) {_ITEM}"
)
_FROM = re.compile(rf"(?:从)?第(?P<a>{_N})(?:条|项)(?:开始)?(?P<how>往后看|往后|以后|之后|起|开始)")
_YEAR = re.compile(
    r"(?P<full>(?:19|20)\d\d)\s*(?:年度|年底|年末|年)?|(?<![\d.])(?P<short>[23]\d)年(?:底|末)?|[“\"]?十(?P<five>[三四五六])五[”\"]?(?:期间|末|时期)"
)
_YEARS = re.compile(
    r"(?:between )?(?P<a>20\d\d)年?(?: and (?=20\d\d)|到|至|-|—|–|~| to | through )(?P<b>20\d\d|\d\d(?=年))年?"
)
_TOP = re.compile(rf"前(?P<a>{_N})(?:名|位|个|家|强)?|top\s*(?P<b>\d+|two|three|four|five|six|ten)")
_ONLY_ONE = re.compile("(?:只|仅|就|仅仅|只是)(?:有|写|设|定|列|明确|安排|标)?了?(?:一|1)(?:个|家|条|项|位)")
_REPEATED = re.compile(r"[（(](?:含|包含|包括|including|inclusive)[^）)]{0,12}[）)]")
_WHOLE = re.compile(
    r"(?:全部|所有|总共|一共|全文|整个|这|占|占全部|all|all of the|the)的?\s?(?P<n>\d+)\s?(?:条|项|tasks|items)(?:任务)?的?"
)
_UNDATED = re.compile(
    r"(?:没有?|未)(?:写明|写|注明|明确|规定|标明|设|给|定)?(?:明确的?)?(?:完成)?(?:年限|年份|时限|期限|日期)"
)
_MORE = r"(?P<more>以上|及以上|或更多|或以上|以下|及以下|以内|or more|or higher|or above|or over|and above|or less|or lower|or below|or fewer|or under)?"
_COMPARE = {
    ">": (
        "超过",
        "多于",
        "大于",
        "高于",
        "more than",
        "over",
        "above",
        "greater than",
        "higher than",
        "exceeding",
        "exceed",
        "exceeds",
    ),
    ">=": (
        "不低于",
        "不少于",
        "至少有",
        "至少",
        "达到或超过",
        "at least",
        "no less than",
        "not less than",
        "no fewer than",
        "not below",
        "not lower than",
    ),
    "<": ("少于", "小于", "低于", "不到", "不足", "less than", "under", "below", "fewer than", "lower than"),
    "<=": ("不超过", "不高于", "至多", "最多", "不多于", "at most", "no more than", "up to", "not more than"),
    "=": ("恰好有", "恰好", "正好有", "正好", "刚好有", "刚好", "只有", "仅有", "exactly", "precisely"),
}
_MORE_SIGNS = dict.fromkeys(
    ("以上", "及以上", "或更多", "或以上", "or more", "or higher", "or above", "or over", "and above"), ">="
)
_MORE_SIGNS |= dict.fromkeys(
    ("以下", "及以下", "以内", "or less", "or lower", "or below", "or fewer", "or under"), "<="
)
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def number_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield everything in a normal question that is or holds a number."""
    yield from _tasks(text, lexicon)
    for match in _YEARS.finditer(text):
        first, last = int(match["a"]), int(match["b"] if len(match["b"]) == 4 else f"20{match['b']}")
        if first < last < first + 50:
            yield Mark(Entry("year"), *match.span(), match[0], tuple(range(first, last + 1)))
    for match in _YEAR.finditer(text):
        yield Mark(Entry("year"), *match.span(), match[0], (_year(match),))
    for match in _ONLY_ONE.finditer(text):
        yield Mark(Entry("single"), *match.span(), match[0])
    for match in _REPEATED.finditer(text):
        yield Mark(Entry("filler"), *match.span(), match[0])
    for match in _TOP.finditer(text):
        yield Mark(Entry("top"), *match.span(), match[0], (_value(match["a"] or match["b"]),))
    yield from _amounts(text)
    yield from _measures(text)
    yield from _values(text)
    for match in _UNDATED.finditer(text):
        yield Mark(Entry("no-deadline"), *match.span(), match[0])
    total = lexicon.task_total()
    for match in _WHOLE.finditer(text):
        if int(match["n"]) == total or not match[0].startswith(("占", "这", "the")):
            yield Mark(Entry("ask", "task"), *match.span(), match[0])


def _value(printed: str) -> int:
    return WORDS.get(printed) or parse_ordinal(printed) or 0


def _year(match: re.Match[str]) -> int:
    if match["five"]:
        return 2005 + 5 * (parse_ordinal(match["five"]) or 0)
    return int(match["full"] or f"20{match['short']}")


def _tasks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield tasks by number: 第9条, 任务9, 9号任务, 16条, 17、18两项, 第1到22条, 前五条, 从第11条往后."""
    for match in _RANGE.finditer(text):
        first, last = _value(match["a"] or match["c"]), _value(match["b"] or match["d"])
        if 0 < first < last < first + 500:
            yield _numbered(match, range(first, last + 1))
    for match in _LIST.finditer(text):
        yield _numbered(match, map(_value, re.findall(_N, match["zh"] or match["en"])))
    for match in _SINGLE.finditer(text):
        yield _numbered(match, [_value(next(group for group in match.groups() if group))])
    for match in _BARE.finditer(text):
        if int(match["n"]) != lexicon.task_total() or text[match.end() : match.end() + 2] not in (
            "任务",
            "里面",
            "当中",
        ):
            yield _numbered(match, [int(match["n"])])
    for match in _FIRST.finditer(text):
        yield _numbered(match, range(1, _value(match["a"] or match["b"]) + 1))
    for match in _FROM.finditer(text):
        start = _value(match["a"])
        yield _numbered(match, range(start if match["how"] in ("起", "开始") else start + 1, lexicon.last_number() + 1))


def _numbered(match: re.Match[str], numbers: object) -> Mark:
    return Mark(Entry("numbers"), *match.span(), match[0], tuple(numbers))  # type: ignore[call-overload]


@cache
def _amount() -> re.Pattern[str]:
    before = "|".join(sorted((word for words in _COMPARE.values() for word in words), key=len, reverse=True))
    units = "|".join(re.escape(unit) for unit in measure_units())
    number = rf"\d+(?:\.\d+)?|{HAN}+|(?<![a-z])(?:{'|'.join(WORDS)})(?![a-z])"
    return re.compile(
        rf"(?P<before>{before})?\s*(?:是|为|等于)?\s*(?P<number>{number})\s*(?P<unit>{units}|条|项)?"
        rf"(?:\s*或\s*(?:\d+|{HAN}+)\s*(?:{units})?)?\s*{_MORE}"
    )


def _amounts(text: str) -> Iterator[Mark]:
    units = "|".join(re.escape(unit) for unit in measure_units())
    between = rf"(?P<a>\d+(?:\.\d+)?)(?:{units})?\s*(?:到|至|-|~|—)(?=\d)|between (?P<c>\d+(?:\.\d+)?) and "
    for match in re.finditer(between, text):
        if len(match["c"] or match["a"] or "") == 4 and (match["c"] or match["a"]).startswith("20"):
            continue
        upper = re.compile(rf"(?P<n>\d+(?:\.\d+)?)\s*(?P<unit>{units})?(?:之间|以内)?").match(text, match.end())
        if upper and upper["unit"] not in ("年", "条", "项") and (upper["unit"] or match["c"]):
            low = Amount(">=", float(match["a"] or match["c"]), upper["unit"])
            yield Mark(Entry("amount"), *match.span(), match[0], amount=low)
            high = Amount("<=", float(upper["n"]), upper["unit"])
            yield Mark(Entry("amount"), *upper.span(), upper[0], amount=high)
    for match in _amount().finditer(text):
        sign = next((s for s, words in _COMPARE.items() if match["before"] in words), None)
        sign = _MORE_SIGNS.get(match["more"] or "", sign)
        arabic = match["number"][0].isdecimal()
        if match["unit"] in ("年", "里") or not (sign or (arabic and match["unit"])):
            continue
        if arabic and not sign and match["unit"] in ("条", "项"):
            continue
        value = float(match["number"]) if arabic else float(_value(match["number"]))
        yield Mark(Entry("amount"), *match.span(), match[0], amount=Amount(sign or "=", value, match["unit"]))


def _values(text: str) -> Iterator[Mark]:
    """Yield what asks for the value of a target: 要到多少, 下降几个百分点, 多少万亩, 定的多少."""
    units = "|".join(re.escape(unit) for unit in measure_units())
    change = "减少|减|下降|降低|降|压减|削减|增加|增长|增|提高|提升|上升|达到|达|到|建成|建到|建设|建|创建|培育|认定|新增|打造|形成|控制在|保持在|定的是|定的|定为|定在|定到"
    number = rf"(?:多少|几|百分之几|百分之多少)(?:个百分点|{units})?(?:以上|以下|以内|左右)?"
    for match in re.finditer(
        rf"(?:{change})(?:了|成|为|到|出|的)?{number}(?!个?[\u4e00-\u9fff]{{0,4}}(?:任务|单位|部门|目标|指标|企业|项目|公司|机构|专栏|条|项))",
        text,
    ):
        yield Mark(Entry("ask", "value"), *match.span(), match[0])
    bare = "|".join(
        re.escape(unit)
        for unit in measure_units()
        if unit not in ("个", "家", "处", "项", "条", "座", "种", "次", "年", "名", "人", "份", "批", "类")
    )
    for match in re.finditer(rf"(?:多少|几)(?:{bare}|[十百千万亿]+元?|元|钱)", text):
        yield Mark(Entry("ask", "value"), *match.span(), match[0])


def _measures(text: str) -> Iterator[Mark]:
    """Yield a unit of measure that is asked for by itself: 以家为单位, 单位是处, 用百分比表示, in tonnes."""
    units = "|".join(re.escape(unit) for unit in measure_units())
    for match in re.finditer(
        rf"[以用按]({units})(?:作|做)?为?(?:计量)?(?:单位|计量|计数|计算|统计|计|算|表示)(?:的)?|(?:计量)?单位\s*(?:是|为)\s*({units})|(?<![a-z])unit\s*(?:is|of|=)?\s*({units})(?![a-z])",
        text,
    ):
        yield Mark(Entry("measure", match[1] or match[2] or match[3]), *match.span(), match[0])
    for match in re.finditer(
        r"(?:用|以|按)?百分[比率数](?:表示|计算|计|算|类|型|形式|(?=的?指标|的?目标))(?:的)?|percentage (?=targets?|goals?|indicators?)|(?:expressed |measured |stated )?as (?:a )?percentages?",
        text,
    ):
        yield Mark(Entry("measure", "%"), *match.span(), match[0])
    for match in re.finditer(rf"({units})数(?=最|多|少|大|量)", text):
        if match[1] not in ("次", "个", "家", "项", "条", "人", "名", "年"):
            yield Mark(Entry("measure", match[1]), *match.span(), match[0])
    for match in re.finditer(
        r"(?:expressed |measured |stated )?\bin (tonnes|tons|percent|per cent|percentages?)\b", text
    ):
        yield Mark(Entry("measure", "吨" if match[1].startswith("ton") else "%"), *match.span(), match[0])


def parse_count(printed: str) -> int:
    """Return a small number in figures, in Chinese or in English words; 0 where it is none.

    >>> parse_count("三"), parse_count("12"), parse_count("five"), parse_count("many")
    (3, 12, 5, 0)
    """
    number = parse_numeral(printed.replace("两", "二"))
    return WORDS.get(printed) or (int(number) if number is not None else 0)
