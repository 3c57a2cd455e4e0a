"""Who, or what, comes next: 第二多的呢, 其次呢 behind a ranking; 再下一年呢, 下一个节点呢 behind targets of a year."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import TargetIs, TaskIn
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic
from query.session.memory import Session
from query.wording.numerals import parse_count

_TAIL = (
    "(?:的)?(?:节点|目标|任务|阶段)?(?:呢|(?:轮到|轮着)?(?:要|该|应|应该)*(?:完成|建成|做|干|实现|达到|安排)?的?(?:又|都)?[是有]?"
    "(?:什么|哪些|啥|谁|哪[几一]?[项个家条]?).{0,4})"
)
_NEXT_YEAR = re.compile(
    "(?:那|那么)?(?:(?:再|接着|到|紧?接着|紧?跟着)*(?:的?(?:下|后|次|第二)一?年|(?:往[后下])(?:推|数)?一?年)|(?P<back>(?:再)?(?:上|前|往前)一年))"
    + _TAIL
)
_NEXT = re.compile(
    "(?:那|那么)?(?:紧?(?:跟着|接着|挨着)的?|再|往[后下]|其|然后)*的?(?:(?:下|后)(?:面|边)?的?[一那]?[个步项](?:节点|目标|阶段)?)"
    + _TAIL
    + r"|(?:and |so )?(?:what(?: is|'s)? |what comes |the )?next(?: (?:one|milestone|target|step))?",
    re.IGNORECASE,
)
_PLACE = re.compile(
    "(?:那|那么)?(?:排(?:在|名)?)?(?:第(?P<n>[一二三四五六七八九十\\d]+)(?:[名位]|(?P<much>[多高大])|(?P<few>[少低小]))?"
    "|其次|次(?P<muches>[多高大])|次(?P<fewer>[少低小])|(?:再|往)*[下后]+一?[个位名家])(?:的)?(?:那?一?[个家位条])?"
    "(?:呢|(?:又|则)?[是为](?:谁|哪.{0,3}|什么)|是?谁)"
    r"|(?:and |what about |who is |who comes |which (?:one )?(?:is|comes) )*(?:the )?"
    r"(?:(?P<en>second|third|fourth|fifth)|next)"
    r"(?: one| place| most| largest| highest)?",
    re.IGNORECASE,
)
_OTHER_END = re.compile(
    "(?:那|那么)?(?:最|倒数第一)(?:(?P<most>[多高大晚])|(?P<least>[少低小早]))(?:的)?(?:那?一?[个家位条项])?"
    "(?:呢|(?:又|则)?[是为有](?:谁|哪.{0,3}|什么))"
    r"|(?:and |what about |which (?:one )?has )*the"
    r" (?:(?P<en>most|highest|largest|latest)|fewest|least|lowest|smallest|earliest)(?: one)?",
    re.IGNORECASE,
)
_ENGLISH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}


def next_in_line(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question for what follows on the last answer; None for any other.

    Raises NotUnderstood where several answers would fit: the year after targets of several years.
    """
    old, words = memory.logic, question.strip().rstrip("？?。")
    if old is None:
        return None
    if old.operation == "rank" and not old.attribute and (match := _PLACE.fullmatch(words)):
        return _placed(match, old)
    if old.operation == "rank" and (match := _OTHER_END.fullmatch(words)):
        by_year = re.search("[早晚]|earliest|latest", words) is not None
        fits = by_year == (old.attribute == "deadlineYear")
        return (
            replace(old, descending=bool(match["most"] or match["en"]), place=1, limit=1, expected=None)
            if fits
            else None
        )
    if old.kind != "target":
        return None
    if match := _NEXT_YEAR.fullmatch(words):
        year = _last_year(memory, lexicon) + (-1 if match["back"] else 1)
        due = TargetIs(kind="milestone" if "节点" in words else "any", deadlines=(year,))
        return Logic("select", "target", (TaskIn(memory.tasks, "上一问"), due))
    return _node_after(memory, lexicon) if _NEXT.fullmatch(words) else None


def _placed(match: re.Match[str], old: Logic) -> Logic:
    """Return the form of a ranking for another place; NotUnderstood where it is counted from the other end."""
    said = match["n"] or _ENGLISH.get((match["en"] or "").casefold())
    follows = not (said or "次" in match[0])
    number = parse_count(said) if isinstance(said, str) else said
    place = (old.place + (old.limit or 1)) if follows else number or 2
    other_end = match["few"] or match["fewer"] if old.descending else match["much"] or match["muches"]
    if other_end or place < 1:
        raise NotUnderstood("nothing")
    return replace(old, place=place, limit=1, expected=None)


def _last_year(memory: Session, lexicon: Lexicon) -> int:
    """Return the year in which the targets of the last answer are due; NotUnderstood where they are due in several."""
    shown = lexicon.some_targets(memory.shown[-1]) if memory.tasks and memory.shown else []
    years = {target.deadline for target in shown if target.deadline}
    if len(years) != 1:
        raise NotUnderstood("nothing")
    return years.pop()


def _node_after(memory: Session, lexicon: Lexicon) -> Logic:
    """Return the form for the next of the milestones of a task; NotUnderstood where it is the last."""
    last = _last_year(memory, lexicon)
    nodes = [t for t in lexicon.targets.values() if t.task in memory.tasks and not t.unit and t.deadline]
    later = sorted({t.deadline for t in nodes if t.deadline and t.deadline > last})
    if not later or len(memory.tasks) != 1:
        raise NotUnderstood("nothing")
    bound = TargetIs(kind="milestone", deadlines=(later[0],))
    return Logic("select", "target", (TaskIn(memory.tasks, "上一问"), bound))
