"""Who, or what, comes next: 第二多的呢, 其次呢 behind a ranking; 再下一年呢, 下一个节点呢 behind targets of a year."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import PREVIOUS, TargetIs, TaskIn, ThingIn, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic
from query.reading.read import read
from query.session.memory import Session
from query.session.reckoning import counted_again, listed
from query.wording.numerals import parse_count

_TAIL = (
    "(?:的)?(?:节点|目标|任务|阶段)?(?:呢|(?:轮到|轮着)?(?:要|该|应|应该)*(?:完成|建成|做|干|实现|达到|安排)?的?(?:又|都)?[是有]?"
    "(?:什么|哪些|啥|谁|哪[几一]?[项个家条]?).{0,4})"
)
_NEXT_YEAR = re.compile(
    "(?:那|那么)?(?:(?:再|接着|到|紧?接着|紧?跟着)*(?:的?(?:下|后|次|第二)一?年|(?:往[后下])(?:推|数)?一?年)|(?P<back>(?:再)?(?:上|前|往前)一年))"
    + _TAIL
    + r"|(?:那|那么|and|so|what about|how about|,| )*(?:what (?:is|was|must be|has to be|should be)(?: to be)?"
    r"(?: due| done| finished| completed| built)? )?"
    r"(?:in )?the (?:(?P<earlier>year before|previous year)|year after|following year|next year)(?: ?" + _TAIL + ")?",
    re.IGNORECASE,
)
_YEARS_APART = re.compile(
    "(?:那|那么)?(?:比(?:它|这个|那个|这项|那项|该目标|上一?个))?(?:再|还|要|更)*(?P<way>早|晚|迟|提前|提早|推迟)(?P<n>[一两二三四五1-5])年"
    "(?:要|应|该|须|会)*(?:到期|完成|建成|实现|达到|达标|截止|做完|落地)?的?(?:目标|节点)?"
    + _TAIL.replace("(?:的)?", "", 1)
    + r"|(?:and |so )?(?:which|what)(?: one| target| milestone)?(?: is| are| falls?| was| comes?| must be)?"
    r"(?: due| to be done| to be finished| finished| completed)? (?P<en>one|a|two|three|four|five) years?"
    r" (?:(?P<before>earlier|before)|later|after)"
    r"(?: (?:than )?(?:it|that))?",
    re.IGNORECASE,
)
"""比它早一年到期的是哪个, 晚两年的呢: so many years from that of the last target."""
_SO_MANY_YEARS = re.compile(
    "^(?:那|那么)?比[^，,]{2,24}[早晚](?:几|多少)年|[早晚迟]了?[一两二三四五1-5]年|years? (?:earlier|later)"
)
_SAME_YEAR = re.compile(
    "(?:那|那么)?(?:[跟和与同](?:它|这个|那个))?(?:在)?(?:同年|同一年|同期|也?是?[这那]一年)(?:内|里)?(?:也|都)?(?:要|应|该)?"
    "(?:到期|完成|建成|实现|达标|截止)的?(?:目标|指标|节点)?(?:还|另外)(?:又|都)?有(?:什么|哪些|哪几[个项]|谁)(?:目标|指标|节点)?"
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
    r"(?:(?P<en>second|third|fourth|fifth)|next|runner-up)"
    r"(?: one| place| most| largest| highest)?",
    re.IGNORECASE,
)
_OTHER_END = re.compile(
    "(?:那|那么|反过来|反之|[，,])*(?:(?P<who>谁|哪一?[家个条项])(?:的)?)?(?:最|倒数第一)(?:(?P<most>[多高大晚])|(?P<least>[少低小早]))(?:的)?(?:那?一?[个家位条项])?"
    "(?(who)呢?|(?:呢|(?:又|则)?[是为有](?:谁|哪.{0,3}|什么)))"
    r"|(?:and |what about |which (?:one )?has )*the"
    r" (?:(?P<en>most|highest|largest|latest)|fewest|least|lowest|smallest|earliest)(?: one)?",
    re.IGNORECASE,
)
_IN_ROLE = re.compile(
    "(?:那|那么)?(?P<role>牵头|主责|负责|参与|参加|配合|协助|承担)(?:的)?(?:任务|条数)?(?:得|的|数)?(?:最(?:(?P<most>多)|(?P<least>少))的?)?"
    "(?:单位|部门)?(?:呢|(?:又|则)?是?(?:谁|哪一?[家个]))"
)
"""参与最多的呢, behind the unit that leads most."""
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_ENGLISH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}


def of_the_first(memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form of the tasks by which one unit is first in a ranking, None behind any other question."""
    old = memory.last
    if (old.operation, old.kind, old.by) != ("rank", "unit", "task") or len(memory.units) != 1:
        return None
    unit = UnitIs(memory.units, lexicon.label_of(memory.units, PREVIOUS), old.roles)
    return Logic("count", "task", (*(c for c in old.where if not isinstance(c, ThingIn)), unit))


def next_in_line(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question for what follows on the last answer; None for any other.

    Raises NotUnderstood where several answers would fit: the year after targets of several years.
    """
    old, words = memory.last, question.strip().rstrip("？?。")
    if old.operation == "rank" and (ranked := _of_ranks(words, old, lexicon) or _of_its_tasks(words, memory, lexicon)):
        return ranked
    apart = _YEARS_APART.fullmatch(words)
    if _SO_MANY_YEARS.search(words) and (apart is None or old.kind != "target"):
        raise NotUnderstood("nothing")
    return _by_years(words, apart, memory, lexicon) if old.kind == "target" else None


def _of_its_tasks(words: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """有几条, 是哪几条, behind the unit that leads most: the tasks by which it is first."""
    if (counted := of_the_first(memory, lexicon)) is None:
        return None
    its = replace(memory, logic=replace(counted, operation="select"))
    return counted_again(words, its, lexicon) or listed(words, counted)


def _of_ranks(words: str, old: Logic, lexicon: Lexicon) -> Logic | None:
    """第二多的呢, 最少的呢, 参与最多的呢: another place in the ranking, its other end, or one by another role."""
    if not old.attribute and (match := _PLACE.fullmatch(words)):
        return _placed(match, old)
    if (match := _IN_ROLE.fullmatch(words)) and (old.kind, old.by) == ("unit", "task"):
        roles = read(match["role"], lexicon).free_roles
        less = match["least"] is not None if match["least"] or match["most"] else not old.descending
        return replace(old, roles=roles[0], descending=not less, place=1, expected=None) if len(roles) == 1 else None
    match = _OTHER_END.fullmatch(words)
    by_year = re.search("[早晚]|earliest|latest", words) is not None
    if match is None or by_year != (old.attribute == "deadlineYear"):
        return None
    return replace(old, descending=bool(match["most"] or match["en"]), place=1, limit=1, expected=None)


def _by_years(words: str, apart: re.Match[str] | None, memory: Session, lexicon: Lexicon) -> Logic | None:
    """早一年的呢, 同年的还有哪些, 下一年呢, 下一个节点呢: what is due so far from the last target."""
    if apart:
        number = _NUMBERS.get((apart["en"] or "").casefold(), 1) if apart["en"] else parse_count(apart["n"])
        before = apart["before"] or (apart["way"] or "").startswith(("早", "提"))
        return _due(_last_year(memory, lexicon) + (-number if before else number), words, memory)
    if _SAME_YEAR.fullmatch(words):
        return _due_with_it(memory, lexicon)
    if match := _NEXT_YEAR.fullmatch(words):
        return _due(_last_year(memory, lexicon) + (-1 if match["back"] or match["earlier"] else 1), words, memory)
    return _node_after(memory, lexicon) if _NEXT.fullmatch(words) else None


def _due(year: int, words: str, memory: Session) -> Logic:
    """Return the form for what the tasks of the last answer are to reach in a year; of targets of any task, these."""
    dated = [c for c in memory.last.where if isinstance(c, TargetIs) and c.deadlines and not c.targets]
    if dated and len(dated) == len(memory.last.where):
        return replace(memory.last, where=tuple(replace(c, deadlines=(year,)) for c in dated), expected=None)
    due = TargetIs(kind="milestone" if "节点" in words else "any", deadlines=(year,))
    return Logic("select", "target", (TaskIn(memory.tasks, PREVIOUS), due))


def _due_with_it(memory: Session, lexicon: Lexicon) -> Logic:
    """Return the form for what else is due in the year of the last targets; NotUnderstood where other tasks have some.

    Whether these are meant too is not said.
    """
    year, shown = _last_year(memory, lexicon), memory.shown[-1]
    others = [t for t in lexicon.targets.values() if t.deadline == year and t.iri not in shown]
    if any(t.task not in memory.tasks for t in others):
        raise NotUnderstood("nothing")
    return Logic("select", "target", (TargetIs(deadlines=(year,), excluded=shown),))


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
    return Logic("select", "target", (TaskIn(memory.tasks, PREVIOUS), bound))
