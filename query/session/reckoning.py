"""What the last answers hold is counted, added up, or set against each other: 一共几家, 这两个加起来是多少, 多几条."""

from __future__ import annotations

import re
from dataclasses import replace

from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Kind, Logic, TargetIs, TaskIn
from query.parsing.sums import ADDED, sum_of
from query.session.memory import Session
from query.wording.numerals import parse_count

_ADD_UP = re.compile(
    rf"(?:那|那么)?(?:这|那|上述|它们)?(?P<n>[两二三四五])(?:个|项|者|家|条)?(?:指标|目标|任务)?(?:{ADDED}).{{0,8}}?(?:多少|几).{{0,4}}"
)
_MORE_BY = re.compile("(?:那|那么)?(?:多|少|差|相差)(?:了|出)?(?:几|多少)[条项个家]?(?:任务)?")
_NEXT_YEAR = re.compile(
    "(?:那|那么)?(?:再|接着|到)?(?:(?:下|后|次|第二)一?年|(?P<back>(?:上|前)一年))(?:的)?"
    "(?:呢|(?:要|该|应|应该)?(?:完成|建成|做|干|实现|达到|安排)?的?(?:又|都)?是?(?:什么|哪些|啥|哪[几一]?[项个]).{0,4})"
)
_HOW_MANY = re.compile(
    r"(?:那|那么)?(?:它们|他们)?(?:一共|总共|合计|共|加起来)(?:有|是)?(?:几|多少)(?P<cl>[条项个家所处])?(?:单位|任务|企业|项目)?(?:呢|啊)?"
)
_COUNTED_IN: dict[str, tuple[Kind, ...]] = {
    "条": ("task",),
    "家": ("unit", "company", "institution", "institute", "university"),
    "所": ("institution", "institute", "university"),
}
"""What 几条, 几家 and 几所 count."""


def _last_year(memory: Session, lexicon: Lexicon) -> int:
    """Return the year in which the targets of the last answer are due; NotUnderstood where they are due in several."""
    shown = lexicon.some_targets(memory.shown[-1]) if memory.tasks and memory.shown else []
    years = {target.deadline for target in shown if target.deadline}
    if len(years) != 1:
        raise NotUnderstood("nothing")
    return years.pop()


def counted_again(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form of 一共几家, 这两个加起来是多少, 多几条; None for any other question.

    Raises NotUnderstood where several answers would fit: two of many targets, the year after several.
    """
    old, words = memory.logic, question.strip().rstrip("？?。")
    if old is None:
        return None
    if (match := _ADD_UP.fullmatch(words)) and old.kind == "target":
        targets = memory.last_targets(parse_count(match["n"]) or 0)
        return sum_of(targets, lexicon)
    if _MORE_BY.fullmatch(words) and old.operation == "compare":
        return replace(old, operation="difference")
    if (match := _NEXT_YEAR.fullmatch(words)) and old.kind == "target":
        year = _last_year(memory, lexicon)
        due = TargetIs(deadlines=(year + (-1 if match["back"] else 1),))
        return Logic("select", "target", (TaskIn(memory.tasks, "上一问"), due))
    match = _HOW_MANY.fullmatch(words)
    if match and old.operation == "select" and old.kind in _COUNTED_IN.get(match["cl"] or "", (old.kind,)):
        return replace(old, operation="count", expected=None)
    return None
