"""哪些部分没有甲牵头的任务: parts by how many of their tasks are of a kind, none and all of them among others."""

from __future__ import annotations

import re
from functools import cache

from query.constraints import AllOf, Not, TasksOfPart
from query.logic import Logic, Operation
from query.parsing.sets_by_clauses import Parse, tasks_said
from query.wording.bounds import bound_in, bounded

_PART = "(?:部分|板块|章节?|大类)"
_WHICH = (
    f"(?P<asks>(?:有)?(?:哪[一几些]?个?|什么){_PART}|有?(?P<many>几|多少)个?{_PART}|(?P<any>有没有|是"
    f"否有|有无)(?:哪个|某个|一个)?{_PART})"
)
_TAIL = (
    f"{_PART}(?P<asks>(?:都|分别)?(?:有哪[几些]个?|是哪[一几些]?个|是什么)?|(?:共|一共)?有?(?P<many>几"
    "|多少)个)(?P<any>(?!))?"
)
_IN = "(?:里面?|中|当中|之中|里头)?"
_OF = (
    "(?P<of>(?!(?:牵头|责任|参与|配合|负责)单位的|(?:量化)?[目指]标的|专栏的)[^，,。？?哪几多]{2,24}?"
    "(?:的|(?<=[局委办街镇司心行会院])))"
)
_CLAUSE = "(?P<of>[^，,。？?哪几多]{3,24}?)的?"
_TASKS = "(?:任务|条目|事项)"
_NONE = "(?:没有?|不含有?|不包含|不包括|不存在|不涉及|缺少?|无)(?:任何|一[条项]|半[条项])?"
_ONE = "(?:一[条项]|半[条项])"
_ALL = "(?:(?:全部?|全都|每一?[条项]|条条|一律|无一例外地?)(?:都|均|全)*|[都均全])(?:是|属于)?"
_NEVER = (
    f"{_WHICH}{_IN}{_NONE}{_OF}{_TASKS}",
    f"{_WHICH}{_IN}(?:连)?{_ONE}?{_OF}{_TASKS}{_ONE}?(?:都|也)(?:没有?|不存在|不含)",
    f"{_NONE}{_OF}{_TASKS}的{_TAIL}",
    f"{_OF}{_TASKS}在{_WHICH}{_IN}(?:都)?(?:没有?出现过?|没有|不存在|(?:一[条项])?(?:都|也)没有)",
    f"{_WHICH}{_IN}(?:没有(?:任何)?一[条项]{_TASKS}?是?|的?{_TASKS}?{_IN}一[条项]{_TASKS}?(?:都|也)不是){_CLAUSE}{_TASKS}?",
)
_ALWAYS = (
    f"{_WHICH}{_IN}的?(?:所有|全部|每一?[条项])?的?{_TASKS}{_IN}{_ALL}{_CLAUSE}",
    f"(?:所有|全部)?的?{_TASKS}{_ALL}{_CLAUSE}的{_TAIL}",
)
_SOME = (
    f"{_WHICH}{_IN}(?:含有?|有|包含|包括|存在|出现了?){_OF}{_TASKS}",
    f"(?:含有?|有|包含|包括|存在){_OF}{_TASKS}的{_TAIL}",
    f"{_OF}{_TASKS}?(?:都|分别)?(?:分布|出现|落|散布|处|位)?(?:在|于)?{_WHICH}{_IN}",
)
_WHICH_ONE = f"哪一?个(?:{_PART})?"
_MOST = (
    f"{_OF}{_TASKS}(?:主要|大多|大部分)(?:集中|分布|落|都|是)?在哪一?个{_PART}",
    f"{_OF}{_TASKS}(?:最|更)?集中(?:在|于)哪一?个{_PART}",
    f"(?:各个?|所有|这些)?{_PART}(?:当中|里面?|中|之中|里头)[，,]?{_OF}{_TASKS}(?:数量?|条数)?最多的(?:是|为){_WHICH_ONE}",
    f"(?:按|从|分){_PART}来?(?:看|说|比|算|统计)?[，,]{_WHICH_ONE}的?{_OF}{_TASKS}(?:数量?|条数)?最多",
)
_REACHES = f"{_OF}{_TASKS}(?:都|总共|一共|分别)?(?:涉及|涵盖|覆盖)(?:到|了)?{_WHICH}"
_DENIES = re.compile("^(?:没|未|不|无|缺)")


@cache
def _builds() -> tuple[tuple[re.Pattern[str], str, int, bool], ...]:
    """Return the builds, each with what it says of how many tasks; without a sign where it holds the bound itself."""
    bound = bounded("[条项个]")
    number = "(?:的?(?:数量?|条数|总数))?(?:有|是|在|为|达到?)?"
    of_number = (
        f"{_WHICH}{_IN}的?{_OF}{_TASKS}{number}{bound}",
        f"{_OF}{_TASKS}{number}{bound}的?(?:是|有)?{_WHICH}",
        f"{_OF}{_TASKS}{number}{bound}的{_TAIL}",
        f"{_WHICH}{_IN}(?:含|有){bound}的?{_OF}{_TASKS}",
        f"(?:含|有)?{bound}的?{_OF}{_TASKS}的{_TAIL}",
    )
    told = [(build, "most", 0, False) for build in _MOST]
    told += [(build, "=", 0, False) for build in _NEVER]
    told += [(build, "=", 0, True) for build in _ALWAYS]
    told += [(build, "", 0, False) for build in of_number]
    told.append((_REACHES, ">=", 1, False))
    told += [(build, ">", 0, False) for build in _SOME]
    return tuple((re.compile(f"(?:请问)?{b}[呢啊吗呀]?[？?。]?"), sign, n, others) for b, sign, n, others in told)


def parts_by_tasks(question: str, parse: Parse) -> Logic | None:
    """Return the form of a question for parts by how many of some tasks they have; None where it is none.

    What it says of the tasks is read as a question by itself.
    """
    if not re.search(_PART, question):
        return None
    for build, sign, number, others in _builds():
        match = build.fullmatch(question)
        of = match["of"].removesuffix("的") if match else ""
        if match is None or re.search(_PART, of) or (sign == ">" and not _DENIES.match(of)):
            continue
        if sign == "most":
            return parse(f"哪个部分{of}的任务最多")
        where = tasks_said(f"{of}的任务有哪些", parse)
        if not where:
            continue
        least = (sign, number) if sign else bound_in(match)
        told = (Not(AllOf(where) if len(where) > 1 else where[0]),) if others else where
        step: Operation = "count" if match["many"] else "exists" if match["any"] else "select"
        return Logic(step, "part", (TasksOfPart(told, *least),))
    return None
