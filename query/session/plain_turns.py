"""Turns that leave a word out that the last answer makes plain: 最少的呢, 还有一家是谁, 第8条也是它吗."""

from __future__ import annotations

import re

from query.constraints import AnyOf, Mentions, Not, NumberIn, UnitIs
from query.logic import Logic
from query.parsing.focus import THING_ASKS
from query.session.again import among_them, by_name, held_among_them
from query.session.memory import Session
from query.wording.turns import said_plainly, turns

_AMONG = ("其中", "里面", "这里面", "那其中", "那里面", "那这里面")
_OPEN = "^(?:那|那么)?"
_NUMBER = "第[0-9零一二三四五六七八九十]+[条项]"
_END = "[呢啊]?[？?。]?$"
_WHICH = "(?:又|都|分别)?[是有]?(?:谁|哪[些几两]?家?(?:单位|部门)?|什么单位)"

_ASKS = f"{_WHICH}{_END}"
_HERE = "(?:里面?|中|里头|当中|其中|名单里?|内)"
_UNITS = turns(
    (
        (
            r"(?i)^(?:and |so )*(?:what about |who are |which are )?the (?:others?|rest|other (?:units?|ones?))\?*$",
            "Apart from them?",
        ),
        (
            r"(?i)^(?:and )?(?:what|which) other (?:units?|ones?) (?:are|is) (?:involved|responsible)\?*$",
            "Apart from them?",
        ),
        (
            r"(?i)^(?:and )?which (?:of th(?:em|[eo]se) )?(?:do not|don't|are not|aren't) lead(?:ing|s)?\?*$",
            "Without the leads?",
        ),
        (r"(?i)^(?:now|next),? (task \d+)\W*$", r"and \1?"),
        (
            rf"{_OPEN}[和跟与同]({_NUMBER})(?:相?比)?[，,]?(?:都有|共同|共有|重合|重叠|交叉|相同|重复|一样)的?(?:单位|部门)?{_ASKS}",
            r"其中哪些也在\1里",
        ),
        (
            rf"{_OPEN}(?:里面|当中)?有?哪[些几]家?(?:单位)?(?:也|同样|同时)在({_NUMBER})(?:里|中|内|出现)*[？?。]?$",
            r"其中哪些也在\1里",
        ),
        (rf"{_OPEN}({_NUMBER})(?:里|中)?(?:也|同样)(?:有|在|出现)的(?:单位)?{_ASKS}", r"其中哪些也在\1里"),
        (rf"{_OPEN}({_NUMBER})(?:里|中)?(?:没有?|不含|缺)的(?:单位)?{_ASKS}", r"其中哪些不在\1里"),
        (
            rf"{_OPEN}(?:只|仅)?在({_NUMBER})[里中]?[，,、]?(?:而|但)?不在({_NUMBER})[里中]?的{_ASKS}",
            r"只在\1、不在\2里的单位是哪些",
        ),
        (rf"{_OPEN}({_NUMBER})的?(?:又|则)[是有](?:哪[些几]?家?|谁|什么)[呢啊]?[？?。]?$", r"那\1呢"),
        (rf"{_OPEN}[把将]{_NUMBER}[换改]成({_NUMBER})呢?[？?。]?$", r"换成\1呢"),
        (rf"{_OPEN}([^，,]{{2,12}}?)算不算(?:在内|在里面)?[？?。]?$", r"里面有没有\1"),
        (rf"{_OPEN}还(?=(?:牵头|主责|参与|配合|负责)了?(?:别|其他|其它))", "它还"),
        (
            rf"{_OPEN}(?:剩下|余下|其余|其他|另外|别)的?(?:那)?(?:几家|些)?(?:单位|部门)?(?:{_WHICH})?{_END}",
            "除了它们还有谁",
        ),
        (rf"{_OPEN}(?:除此(?:之外|以外|外)?|此外)[，,]?(?=还有|参与|其他)", "除了它们，"),
    )
)
"""Behind the units of a task."""
_TASKS = turns(
    (
        (
            r"(?i)^(?:and )?which one (?=(?:has|have|involves|sets|names) the (?:most|fewest|least|highest|lowest) )",
            "Which of those ",
        ),
        (
            (
                rf"{_OPEN}(?:其中|里面|里头|当中|这些{_HERE}?)?((?:责任|牵头|参与|配合)?(?:单位|部门)|(?:量化|数字)?(?:目标|指标)|企业|公司)"
                "数?量?(最[多少])的?(?:任务)?呢?[？?。]?$"
            ),
            r"其中\1\2的是哪条",
        ),
        (
            rf"{_OPEN}([^，,其这那]{{2,10}}?)(?:同时|也|又)(牵头|参与|参加|负责|承担|配合|有份)的(?:任务)?呢?[？?。]?$",
            r"其中\1也\2的有哪些",
        ),
        (
            rf"{_OPEN}([^，,其这那]{{2,10}}?)(?:同时|也|又)(牵头|参与|参加|负责|承担|配合|有份)的(?:任务)?(?:是|有)?((?:哪|几|多少)[些几]?[条项]?)[？?。]?$",
            r"其中\1也\2的有\3",
        ),
        (
            rf"{_OPEN}哪[几些][条项]?([^，,其这那]{{2,10}}?)(?:同时|也|又)(牵头|参与|参加|负责|承担|配合|有份)[？?。]?$",
            r"其中\1也\2的有哪些",
        ),
        (rf"{_OPEN}(?:里面)?(?:包括|包含|有没有|有|含)({_NUMBER})吗?[？?。]?$", r"其中包括\1吗"),
        (
            rf"{_OPEN}({_NUMBER})(?:也|都)?(?:算不算|算|在不在|在|是不是|是)(?:{_HERE}|其中之一|在内)*吗?[？?。]?$",
            r"其中包括\1吗",
        ),
        (
            rf"{_OPEN}(?:(?:其中|里面|只[看要])?((?:没)?有[12][0-9]{{3}}年的?(?:量化)?(?:目标|指标))的?|哪[些几]条?((?:没)?有[12][0-9]{{3}}年的?(?:量化)?(?:目标|指标)))(?:有哪些|是哪[些几]条?)?呢?[？?。]?$",
            r"其中\1\2的任务有哪些",
        ),
    )
)
"""Behind a list of tasks."""
_TWO = turns(
    (
        (
            (
                r"(?i)^(?:and )?(?:which units? do they share"
                r"|(?:who|which(?: units?)?) (?:is|are|appears?) in both(?: tasks)?)\?*$"
            ),
            "两条都有的单位是哪些",
        ),
    )
)
"""Behind the units of one task and those of another."""
_TWO_UNITS = turns(
    (
        (
            (
                r"(?i)^(?:and )?which (?:ones? |tasks? )?do (?:they(?: both)?|both of them)"
                r" (?:lead|share|participate in|take part in)(?: together| jointly)?\?*$"
            ),
            "两家都{}的有哪些",
        ),
        (
            r"(?i)^(?:and )?which tasks? are (?:both of them|they both) (?:responsible for|involved in)\?*$",
            "两家都{}的有哪些",
        ),
        (
            rf"{_OPEN}(?:都|共同|一起|一同|联合)(牵头|参与|负责|配合)的?(?:任务)?(?:呢|(?:又|都)?[是有](?:哪[些几][条项]?))[？?。]?$",
            r"两家都\1的有哪些",
        ),
        (
            rf"{_OPEN}(?:都|共同|一起|一同|联合)(牵头|参与|负责|配合)的?(?:任务)?(?:有|是)?((?:几|多少)[条项])[？?。]?$",
            r"两家都\1的有\2",
        ),
        (rf"{_OPEN}([多少])的(?:那家)?是(?:谁|哪家)[？?。]?$", r"谁\1"),
    )
)
"""Behind the number of a unit and that of another."""


_UNITS_TOO = turns(
    (
        (
            (
                r"(?i)^(?:and )?(?:what|which) other (?:units?|ones?|agenc(?:y|ies)|bureaus?|departments?) "
                r"(?:also )?leads? "
                r"(?:it|that(?: task)?|this(?: task)?)(?: too| as well| together with it)?\?*$"
            ),
            "Who else leads it?",
        ),
        (
            r"(?i)^(?:and )?(?:what|which) other units? (?:are|is|get) involved(?: in (?:th[eo]se|them|it))?\?*$",
            "Apart from it, which units are involved?",
        ),
        (
            rf"{_OPEN}(?:其他|别的|其余|另外的?)(?:责任)?(?:单位|部门)(?:还|又|都)*(?:{_WHICH})?{_END}",
            "除了它还有哪些单位",
        ),
        (
            rf"{_OPEN}还(?:涉及|牵涉|有)(?:了|到)?哪[些几]家?(?:别的|其他|其它|另外的?)(?:单位|部门)[？?。]?$",
            "除了它还有哪些单位",
        ),
        (rf"{_OPEN}(除[^，,]{{1,12}}?)还(?:涉及|牵涉)到?了?(?=哪[些几]家?(?:单位|部门))", r"\1还有"),
    )
)
"""Behind the tasks of a unit."""
_THINGS = turns(((rf"{_OPEN}({_NUMBER})的?(?:又|则)[是有](?:哪[些几]?家?|谁|什么){_END}", r"那\1呢"),))
_SAID_ROLE = re.compile("牵头|主责|参与|配合")
_LEADS = frozenset({"lead"})
_PARTS = frozenset({"participate", "cooperate", "responsible"}), frozenset({"participate", "cooperate"})
_ROLES_OF = {"牵头": (_LEADS,), "主责": (_LEADS,), "参与": _PARTS, "配合": _PARTS}
_WHERE_ELSE = turns(
    (
        (
            rf"{_OPEN}(?:除了?它(?:之外|以外|外)?|[和跟与同]它(?:一起|同条)的?|另外)(?:呢|还?[是有]?(?:谁|哪[些几]家?)){_END}",
            "除它以外还有哪些企业",
        ),
        (r"^(?:那|那么)(?=[^，,这那]{2,12}(?:写|列|提)?在(?:哪|第几))", ""),
        (r"(?<=[^这那])又(?=(?:写|列|提)?在(?:哪|第几))", ""),
    )
)
"""那乙又在哪条, behind 甲在哪条: asked by itself."""
_TARGETS = turns(((f"{_OPEN}(?:它们)?(?:分别|各|各自)(?=写?在|属于|出自)", "这些目标"),))


def in_full(question: str, old: Logic, memory: Session) -> str:
    """Return a turn with what the last answer makes plain put in; any other as it is."""
    asked = question.strip()
    if any(isinstance(c, Mentions) for c in old.where):
        asked = said_plainly(asked, _WHERE_ELSE)
    if old.kind == "target":
        return said_plainly(asked, _TARGETS)
    if old.kind == "task" and (len(memory.tasks) > 1 or asked.startswith(_AMONG)):
        return among_them(held_among_them(asked) if _may_hold(asked, old) else asked)
    return by_name(asked) if old.kind in THING_ASKS else asked


def _verb_of(old: Logic) -> str:
    """Return the word for the role in which the last question asked about its unit."""
    roles = next(c.roles for c in old.where if isinstance(c, UnitIs))
    return next((verb for verb, said in _ROLES_OF.items() if roles in said), "负责")


def _may_hold(asked: str, old: Logic) -> bool:
    """Tell whether 甲牵头的有几条 may be of the last tasks: these are of no unit, or of another one in another role."""
    if not any(isinstance(c, UnitIs | AnyOf | Not) for c in old.where):
        return bool(old.where)
    units = [c for c in old.where if isinstance(c, UnitIs)]
    said = _SAID_ROLE.search(asked)
    if old.operation != "select" or len(units) != 1 or said is None or len(old.where) != 1:
        return False
    return units[0].roles not in _ROLES_OF.get(said[0], ())


_TOO = re.compile(f"{_OPEN}[^，,其这那]{{2,10}}?(?:同时|也)")
"""甲也参加的有几条, behind a number of tasks: of these."""


def of_last_kind(question: str, old: Logic, memory: Session) -> str:
    """Return a turn behind units, things or tasks with the noun that these make plain; any other as it is."""
    if old.operation not in ("select", "count") or old.others:
        return question
    before, asked = memory.previous[-1] if memory.previous else old, question.strip()
    alike = before is not old and (before.kind, before.roles) == (old.kind, old.roles)
    if old.kind == "unit":
        two = alike and len(memory.numbered) > 1 and any(isinstance(c, NumberIn) for c in old.where)
        return said_plainly(said_plainly(asked, _TWO) if two else asked, _UNITS)
    if old.kind != "task":
        return said_plainly(asked, _THINGS) if old.kind in THING_ASKS else question
    if any(isinstance(c, UnitIs) and not c.negated for c in old.where):
        asked = said_plainly(asked, _UNITS_TOO)
    if alike and all(any(isinstance(c, UnitIs) for c in each.where) for each in (before, old)):
        asked = said_plainly(asked, _TWO_UNITS).replace("{}", _verb_of(old))
    return said_plainly(asked, _TASKS) if old.operation == "select" or _TOO.match(asked) else asked
