"""Determiners: 哪几家, 多少个, 每条, how many; alone they ask, and with a noun they say what is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from query.lexicon import Entry, Mark
from query.tokens.counting import TARGETS
from query.tokens.question_words import HAVING, names_units
from query.wording.scripts import Kinds, Script, script_of, written_in
from query.wording.sought import Rare

_NUMBER = r"(?:[一二两三四五六七八九十]|\d{1,2})"
_CLASSIFIER = (
    "个|家(?!庭|具)|条(?!件|例|款)|项(?!目)|份|种(?!植|养)|类|座|所|处|块|样|位(?!置)"
    "|支(?!出)|片(?!区)|款|件|批|方面|大类|部分|章(?!程)|节(?!能|水|点|约)|道|局|委|部门|单位"
    "|年|部(?!门|分|委|署)"
)
CLASS = {
    "条": "task",
    "项": "task",
    "家": "unit",
    "位": "unit",
    "部分": "part",
    "章": "part",
    "节": "part",
    "局": "unit",
    "委": "unit",
    "部门": "unit",
    "单位": "unit",
    "年": "year",
    "所": "institution",
    "号": "task",
}
_EN = (
    r"(?: of (?:the|these|those|its|their|our|them)(?: two| three| four| five"
    r"| \d+)?)?(?: (?:other|different|distinct|particular|specific|exact|exactly))?"
)
_DETERMINERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "which",
        re.compile(
            rf"哪(?:{_NUMBER}|几|些)?(?P<cl>{_CLASSIFIER})?(?:个(?=单|部|任|指|目|企|项))?"
            rf"|第几(?P<nth>{_CLASSIFIER})?|(?:一?个|一份|一套|一种|一项|一批)?(?:什么|啥)(?:样的?)?|(?:何种|何)(?:样的?)?"
        ),
    ),
    (
        "which",
        re.compile(
            r"[第哪]?几(?P<numbered>号)的?(?:工作)?(?:任务|条目|条款|事项|举措|工作|[条项](?!目|款))"
            r"|第几(?P<ordinal>号)(?!文|令|楼|线|院)"
            r"|(?<=[务号目条项])(?:分别|都|各|依次)?[是为排列在]{1,2}(?:哪|第)?几(?P<closing>号)(?=$|[，,。？?呢啊呀])"
        ),
    ),
    ("which", re.compile(rf"(?<![a-z])(?:which|what|whose)(?: (?:two|three|four|five|six)(?= ))?{_EN}(?![a-z])")),
    ("count", re.compile(rf"(?<!第)(?<!哪)(?:多少|几)(?P<cl>{_CLASSIFIER})?")),
    ("count", re.compile(rf"(?<![a-z])how many{_EN}(?![a-z])")),
    ("all-of", re.compile(r"各(?=条|项|任务)(?:条|项)?(?=的?任务|工作|$)")),
    (
        "each",
        re.compile(
            rf"每(?!平方|亩|吨|万|公里|户|人均|千克|公斤|立方)(?:一)?(?P<cl>{_CLASSIFIER})?|各(?=单位"
            rf"|部门|部分|章|节|家|个|牵头|责任|年|企业|板块|[条项](?:任务)?(?:分别|各自|各有))(?P<cl2>{_CLASSIFIER})?"
            rf"|(?<![第哪前后]){_NUMBER}[个大](?=(?:部分|章|节|板块)(?:里|中)?(?:分别|各))"
        ),
    ),
    (
        "each",
        re.compile(
            rf"(?<![a-z])(?:each|every|per(?! (?:square|hectare|capita|ton|unit|mu|cubic|cent|person"
            rf"|head))){_EN}(?![a-z])|(?<![a-z])by (?=sections?|parts?|chapters?|lead|units?"
            rf"|departments?|years?|部分|章|单位|部门)"
        ),
    ),
    (
        "all-of",
        re.compile(r"(?<![a-z])(?:all(?: of)?(?: the)?|every one of the)(?: \d+| two| three| four| five)?(?= )"),
    ),
    ("all-of", re.compile(r"(?:所有|全部|全体)的?")),
    (
        "these",
        re.compile(
            rf"(?<!在)(?:这|那|该)(?:{_NUMBER}|几|些)?(?P<cl>{_CLASSIFIER})(?!事|时)|(?<![a-z])(?:these"
            rf"|those)(?: (?:two|three|four|five|six|\d+))?(?![a-z])"
        ),
    ),
    ("some", re.compile(r"(?<![a-z])(?:two|three|four|five|six|seven|eight|nine|ten)(?![a-z])")),
    ("some", re.compile(rf"(?<![第前哪{'一二三四五六七八九十'}\d.]){_NUMBER}(?:{_CLASSIFIER})(?!月|日)")),
)
_WHATEVER = Rare(
    r"count(?:ing|ed)? (?:each|every) (?:task|one|item)s? (?:only )?once|"
    r"(?:每条|每项|重复的?)(?:任务)?(?:都)?(?:只)?算一[次条项]|"
    r"(?:不管|不论|无论|不分)[^，。,局委办厅]{1,6}(?:抑或|还是|或者|或|与否|和)[^，。,都]{0,5}(?=[，。,])|(?:不管|不论|无论|不分|[甭别]管)(?:什么|啥|哪种)[^，。,]{1,4}(?=$|[，。,])"
    r"|(?:不管|不论|无论|不分)[^，。,]{0,10}?(?:都算在内|都算|都行|都要|都可以|角色|身份|主次)(?:都算|都要|都行)?"
    r"|([\u4e00-\u9fff]{2})的?(?:和|、|或|与|还是)(?:不|非|没有?)\1(?!单位|部门)的?(?:都[要算列有])?"
    r"|,? (?:leads?|lead units?) and (?:the rest|all others|the others|everyone else|others)(?![a-z])"
    r"|(?<![a-z])(?:whatever|regardless of|no matter)(?: what| which)?(?: its| the"
    r"| their)? ?(?:role|capacity|function)s?(?: it plays| it has)?"
)


@cache
def _written_in(script: Script) -> Kinds:
    return written_in(script, _DETERMINERS)


def determiner_marks(text: str) -> Iterator[Mark]:
    """Yield the determiners of a normal question; the code is the class that a classifier stands for (条: task)."""
    for match in _WHATEVER.finditer(text):
        yield Mark(Entry("filler"), *match.span(), match[0] + " ")
    for kind, pattern in _written_in(script_of(text)).possible(text):
        for match in pattern.finditer(text):
            classifier = next((v for v in match.groupdict().values() if v), "")
            yield Mark(Entry(kind, CLASS.get(classifier, "")), *match.span(), match[0])


def with_nouns(text: str, row: list[Mark]) -> list[Mark]:
    """Join each determiner with the noun behind it: 哪 + 几家 + 企业 asks for companies, 每个 + 部分 means each part.

    A light word may stand between them (哪些重点项目). Without a noun the classifier says what is meant (哪条: tasks).
    """
    joined: list[Mark] = []
    index = 0
    while index < len(row):
        mark = row[index]
        if mark.kind not in ("which", "count", "each", "these", "some", "all-of"):
            joined.append(mark)
            index += 1
            continue
        ahead = _noun_ahead(row, index)
        bare = mark.kind in ("these", "some") or (mark.kind == "each" and not mark.code)
        if ahead and row[ahead].code == "value" and bare:
            ahead = None  # 这条要建几处, 分别达到多少: no noun
        noun = row[ahead] if ahead else None
        end = noun.end if noun else mark.end
        code = noun.code if noun and noun.code != "value" else mark.code
        noun_role = noun is None and index + 1 < len(row) and _is_noun_role(row[index + 1]) and mark.kind != "these"
        back = _noun_behind(joined) if mark.kind == "which" and noun is None and _open(mark) and not noun_role else None
        if back:
            joined.append(replace(mark, entry=Entry("ask", back.code)))
            index += 1
            continue
        if mark.kind == "count" and noun is None and not noun_role:
            code = _counted_behind(joined, mark) or code
        joined.append(_asking(mark, code or ("unit" if noun_role else ""), text[mark.start : end], end))
        index = (ahead or index) + 1
    return joined


def _open(mark: Mark) -> bool:
    """Tell whether a determiner leaves open what it asks for: 哪几项 may stand behind targets as well as tasks."""
    return not mark.code or mark.text.endswith("项")


_TOTAL = (
    "有",
    "共有",
    "共",
    "合计",
    "总共",
    "一共",
    "拢共",
    "总计",
    "共计",
    "统共",
    "总共有",
    "是",
    "为",
    "总数",
    "有了",
)


def _counted_behind(row: list[Mark], mark: Mark) -> str:
    """Return the class of the targets right in front that 几项 counts (量化指标有几项), else nothing."""
    total = mark.text.startswith(("总数", "数量", "数目", "个数", "合计"))
    if not (total or mark.text.endswith(("项", "个"))):
        return ""
    said = list(row)
    while said and said[-1].text in (("的",) if total else _TOTAL):
        said.pop()
    return said[-1].code if said and said[-1].kind == "ask" and said[-1].code in TARGETS else ""


_NO_TASKS = ("company", "unit", "institution", "institute", "university", "place", "brand")


def _noun_behind(row: list[Mark]) -> Mark | None:
    """Return the noun that a closing question word asks for: 单位是哪些, 指标有哪几个, 牵头的是哪些."""
    said = [m for m in row[-3:] if m.kind != "both"]
    owned = any(m.text in HAVING or m.kind == "not" for m in row[-5:])
    if owned and any(m.text == "的" for m in said[-2:]):
        return None
    while said and said[-1].kind in ("filler", "list", "some", "rank"):
        if said[-1].text not in (
            "依次",
            "依次是",
            "顺次",
            "都是",
            "各是",
            "是",
            "有",
            "为",
            "都",
            "分别",
            "包括",
            "的",
            "都有",
            "分别是",
            "具体",
            "共",
            "共有",
            "有的",
            "are",
            "is",
        ):
            return None
        said.pop()
    return said[-1] if said and said[-1].kind == "ask" and said[-1].code not in ("value", "year") else None


def _is_noun_role(mark: Mark) -> bool:
    return mark.kind == "role" and names_units(mark.text)


_AIMS = {"目标", "指标"}
QUANTIFIED = {"量化", "量化的", "定量", "定量的", "quantitative", "quantified", "numeric", "numerical"}


def with_kinds(row: list[Mark]) -> list[Mark]:
    """Return the tokens with an adjective in front of targets joined into what they ask for (量化 targets)."""
    joined: list[Mark] = []
    for mark in row:
        if mark.kind == "ask" and mark.code == "target" and joined and joined[-1].text in QUANTIFIED:
            before = joined.pop()
            joined.append(replace(mark, entry=Entry("ask", "quantity"), start=before.start))
        elif mark.text in _AIMS and [m.code or m.text for m in joined[-2:]] == ["milestone", "的"]:
            joined[-2:] = [replace(joined[-2], end=mark.end)]  # 只写节点的目标
        else:
            joined.append(mark)
    return joined


def as_part_words(row: list[Mark]) -> list[Mark]:
    """Return the tokens with each section, part, chapter that no determiner asks for taken as part of a name."""
    return [
        replace(m, entry=Entry("part-word"))
        if m.kind == "ask" and m.code == "part" and m.text.isascii() and " " not in m.text
        else m
        for m in row
    ]


_BOUNDING = {"with", "without", "that", "which", "in", "for", "having", "of", "by", "within", "under", "where"}
"""Words behind all tasks, the number of tasks that bound them: what follows is another noun."""


def _noun_ahead(row: list[Mark], index: int) -> int | None:
    """Return where the noun of a determiner stands: next to it, or behind one light word."""
    for step in (1, 2):
        if index + step >= len(row):
            return None
        ahead = row[index + step]
        of_tasks = row[index].code == "task" and row[index].text.endswith("条")
        most = any(m.kind in ("most", "least") for m in row[index + step + 1 : index + step + 2])
        if of_tasks and (ahead.code in _NO_TASKS or (most and ahead.code in ("target", "quantity"))):
            return None
        if ahead.kind == "ask" and not ahead.text.startswith(("谁", "who", "when", "where", "什么时候", "何时")):
            return index + step
        if row[index].code and row[index].kind == "which":
            return None
        light = ahead.kind == "filler" and len(ahead.text) > 1
        bounds = bool(row[index].code) and ahead.text in _BOUNDING
        if not light or bounds or ahead.text in ("以及", "还是"):
            return None
    return None


_QUANTIFIED_WORD = re.compile("量化|定量|quanti|numeric")


def _asking(mark: Mark, code: str, text: str, end: int) -> Mark:
    if mark.kind == "which":
        kind = "ask" if code else "which"
        code = "quantity" if code == "target" and _QUANTIFIED_WORD.search(text) else code
    elif mark.kind == "count":
        kind, code = "count", code or "any"
    elif mark.kind == "all-of":
        kind = "all-of" if code else "filler"
    elif mark.kind == "each":
        kind = {"part": "each-part", "task": "each-task", "year": "each-year", "unit": "each"}.get(
            code, "ask" if code else "apart"
        )
    else:
        kind = mark.kind
    return Mark(Entry(kind, code), mark.start, end, text)
