"""甲牵头的或者有专栏的任务, 农业部分的前两条: sets of tasks put together, each read as a question by itself."""

from __future__ import annotations

import re
from collections.abc import Callable

from query.constraints import AllOf, AnyOf, Constraint
from query.errors import NotInDocuments, NotUnderstood
from query.logic import Logic
from query.parsing.truth import denied
from query.wording.numerals import HAN, parse_count

_CLAUSE = "(?:(?<=涉)及|(?<=参)与|[^，,。？?、；;和与跟及或要哪几多除减扣刨剔排]){2,20}?"
_A, _B, _C = (f"(?P<{name}>{_CLAUSE})的(?:任务|那些)?" for name in "abc")
_TASKS = "(?:任务|条目|事项)"
_WITHIN = f"(?P<a>{_CLAUSE})的{_TASKS}(?:里面?|中|当中|之中|里头)?[，,]?"
_AND = "(?:和|与|跟|以及|及|、|还有|加上)"
_OUT = "(?:除去|除掉|去掉|减去|扣除|扣掉|刨去|刨除|刨掉|排除|剔除|去除|不算|不含)"
_ASK = (
    "[，,]?(?:一共|总共|共|合计|还|都|分别|又)*(?:剩下?|余下?)?(?:有|是)?"
    "(?:(?P<many>几|多少)[条项]|哪[几些]?[条项个]?|列出来|列一下)?(?:任务)?"
)
_SUMMED = "(?:合起来|合在一起|合到一起|并在一起|放在一起|合并(?:起来)?|的并集)"
_WITHOUT = (
    f"(?P<a>{_CLAUSE}的任务(?:里面?|中|当中)[，,]?{_CLAUSE})的{_ASK}[，,（(]{_B}"
    "(?:除外|不算|不计|不列|不要|不包括)(?:在内)?[）)]?"
)
_BUT_NOT = (
    f"(?:在|既是)?(?P<a>{_CLAUSE}的(?:任务(?:里面?|中|当中)?[，,]?|又是){_CLAUSE})的[、，,]?"
    f"(?:但|而|却|又|且)*(?:并?不是|并非|{_OUT}){_B}{_ASK}"
)
_BUILDS = (
    (f"(?:凡是?)?{_A}(?:或者?|或是){_B}{_ASK}", "or"),
    (f"要么(?P<a>{_CLAUSE})的?[，,]?要么{_B}{_ASK}", "or"),
    (f"{_A}{_AND}{_B}{_SUMMED}{_ASK}", "or"),
    (f"{_A}加上{_B}(?:一共|总共)?(?:有|是)哪些(?P<many>(?!))?", "or"),
    (f"{_A}{_AND}{_B}的(?:交集|重合部分|重叠部分|共同部分){_ASK}", "and"),
    (f"{_WITHIN}{_OUT}{_B}[、，,]?(?:{_AND}|再?{_OUT}|也{_OUT})+{_C}(?:以外|之外|以后|之后|后)?{_ASK}", "neither"),
    (f"{_WITHIN}(?:既|都)?不是{_B}[、，,]?(?:也|又)不是{_C}{_ASK}", "neither"),
    (f"{_A}{_AND}{_B}(?:以外|之外)的任务{_ASK}", "none"),
    (f"既不是{_A}[、，,]?(?:也|又)不是{_B}{_ASK}", "none"),
    (_WITHOUT, "but"),
    (f"是?{_A}[、，,]?(?:但|而|却|可|又)*(?:并?不是|并非){_B}{_ASK}", "but"),
    (f"{_WITHIN}(?:并?不是|并非|{_OUT}){_B}(?:以外|之外|以后|之后|后)?{_ASK}", "but"),
    (_BUT_NOT, "but"),
)
_COMPILED = tuple((re.compile(f"(?:请问)?{build}[呢啊]?[？?。]?"), how) for build, how in _BUILDS)
_SET = f"(?P<of>[^，,。？?哪几多]{{2,24}}?)(?:(?P<part>部分|板块)的?{_TASKS}?|的{_TASKS}|{_TASKS})"
_N = f"(?P<n>[0-9]+|{HAN}+)"
_WHICH = "(?:分别)?(?:是|为)?(?:哪一?[条项个]|哪[几些两][条项]?|什么|第几[条项])?"
_LAST = "最后(?!出)|末尾|倒数第一|最靠后|最后面|(?:编号|序号)最大|(?:最晚|最后)出现"
_FIRST = "最靠前|最前面?|最先|(?:编号|序号)最小|(?:最早|最先)出现"
_PLACED = (
    f"{_SET}(?:里面?|中|当中|的|里头)*[，,]?(?:排|处|位)?在?(?:(?P<last>{_LAST})|{_FIRST})的?(?:{_N}[条项]{_TASKS}?)?{_WHICH}",
    f"{_SET}(?:里面?|中|当中|的|里头)*[，,]?(?:(?P<last>最后|末|后)|前|头|第(?=[一1][条项])){_N}[条项]{_TASKS}?{_WHICH}",
    f"(?:排|处|位)?在?(?:(?P<last>{_LAST})|{_FIRST})的{_SET}{_WHICH}(?P<n>(?!))?",
)
_PLACES = tuple(re.compile(f"(?:请问)?{build}[呢啊]?[？?。]?") for build in _PLACED)
_ALL = re.compile("(?:全部|所有|整个|全文|这些|其中|上述|前面|它们)的?")
_OWN = re.compile("(?:它|他们|自己|其|由|本身)*(?:牵头|参与|配合|负责|承担|主办)")
"""A role of the unit that is named before: no set by itself."""
Parse = Callable[[str], Logic]


def sets_by_clauses(question: str, parse: Parse) -> Logic | None:
    """Return the form of a question for tasks of two or three sets, or the first or last of one; None for others."""
    return _put_together(question, parse) or _at_the_end(question, parse)


def tasks_said(question: str, parse: Parse) -> tuple[Constraint, ...]:
    """Return what a question for tasks binds them by; nothing where it is another one, or cannot be read."""
    try:
        logic = parse(question)
    except (NotUnderstood, NotInDocuments):
        return ()
    alone = (logic.operation, logic.kind, logic.others) == ("select", "task", ())
    return logic.where if alone else ()


def _put_together(question: str, parse: Parse) -> Logic | None:
    for build, how in _COMPILED:
        match = build.fullmatch(question)
        if match is None:
            continue
        clauses = [match[name] for name in "abc" if match.groupdict().get(name)]
        if any(map(_OWN.fullmatch, clauses)):
            continue
        sets = [tasks_said(f"{clause}的{'' if '任务' in clause else '任务'}有哪些", parse) for clause in clauses]
        if not all(sets):
            continue
        where = _combined(sets, how)
        return Logic("count" if match["many"] else "select", "task", where)
    return None


def _combined(sets: list[tuple[Constraint, ...]], how: str) -> tuple[Constraint, ...]:
    """Return the constraints on tasks of some sets: either, both, the first without the others, or none of them."""
    whole = [each[0] if len(each) == 1 else AllOf(each) for each in sets]
    if how == "or":
        return (AnyOf(tuple(whole)),)
    if how == "and":
        return tuple(c for each in sets for c in each)
    kept = () if how == "none" else sets[0]
    return (*kept, *(denied(each) for each in whole[len(kept) and 1 :]))


def _at_the_end(question: str, parse: Parse) -> Logic | None:
    """Return the form for the first or the last tasks of a set, in the order of the document."""
    for build in _PLACES:
        match = build.fullmatch(question)
        if match is None:
            continue
        whole, number = bool(_ALL.fullmatch(match["of"])), parse_count(match["n"]) if match["n"] else 1
        said = f"{match['of']}部分有哪些任务" if match["part"] else f"{match['of']}的任务有哪些"
        where = () if whole else tasks_said(said, parse)
        if number and (where or match["of"] in ("全部", "所有")):
            last = bool(match["last"])
            return Logic("rank", "task", where, descending=last, limit=number, attribute="order")
    return None
