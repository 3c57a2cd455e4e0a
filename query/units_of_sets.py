"""哪些单位牵头甲局的任务，又参与农业部分的任务: units asked by their parts in one or two sets of tasks."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from query.constraints import ALL_ROLES, AllOf, AnyOf, Elsewhere, Not, TasksOfUnit, Where
from query.lexicon import Lexicon
from query.logic import Logic
from query.parsing.form import parse
from query.parsing.sets_by_clauses import tasks_said
from query.patterns import OF_THING
from query.wording.bounds import bound_in, bounded
from query.wording.sought import Rare

Way = Literal[
    "both",
    "less",
    "either",
    "none",
    "only",
    "further",
    "all",
    "each",
    "so many",
    "any",
    "most",
    "whether",
    "how many",
]
"""How sets go together: in both, the first alone, either; in none of one, only there, in others as well.

Of one set: in all of its tasks, how many each has, so many of them, any, the most; one unit in any, in how many.
"""

_UNIT = "(?:单位|部门)"
_DOES = "(?:牵头|负责|参与|参加|配合|承担|主责|主办|协办)"
_TASKS = "(?:任务|部分|章节?|节|第[0-9一二三四五六七八九十]+[条项])"
_NO_SET = "(?![在不只仅光单都也了过这那其它他该]|[0-9一二两三四五六七八九十]+[条项])"
SET = f"{_NO_SET}[^，,。？?；;、哪谁几么啥吗既又也却但只都各每]{{1,26}}?{_TASKS}"
_IN = "(?:里面?|中|当中|之中|里头|上)?"
_WHICH = "(?:哪些|哪几[家个]|哪[家个]|有?几[家个]|有?多少[家个]?|谁)"
_WHO = f"(?:有?{_WHICH}{_UNIT}?|有没有{_UNIT}|有[一个家]{{1,2}}{_UNIT})?"
_NOT = "(?:从来?|都|并|一[条项][也都]|却|又|还|则)*(?:没有?|不|未|从未|从没有?)(?:再|曾)?"
_BUT = "[，,、]?(?:但是?|却|而|可是?|同时|又|也)*[，,]?"
_ALSO = "[，,、]?(?:而且|并且|且|同时|又|也|还|同样|都)+"
_ENDS = f"的{_UNIT}(?:[，,]?(?:都|分别|一共|总共|共)?[有是为]?(?:{_WHICH}{_UNIT}?)?|名单|名录)"
_PICK = f"{_IN}[，,]?有?(?:{_WHICH}{_UNIT}?|单位)?"
_PICKED = f"(?:的[有是]?{_WHICH}?{_UNIT}?)?"
_ALL = "(?:一共|总共|合起来|都|共)?"
_NAMED = "(?P<unit>[^，,。？?哪谁几的在]{2,16}?)"
_OTHERS = "(?:别的|其他的?|其它的?|另外的?|其余的?)(?:任务|事项|条目|工作)"
_ELSE = "(?:别处|(?:别的|其他的?|其它的?|另外的?|其余的?)(?:任务|事项|条目|工作|部分|地方|章节|板块))"
_AWAY = (
    "(?:[，,、](?:而|但)?在?"
    f"{_ELSE}(?:里面?|中|上)?(?:都|也|一概|一律|全|均|就|[一哪][条处个])*从?(?:没有?|不|未)(?:任务|出现|有份|份|参与|涉及|露过?面|在|沾|管|负责|有)*[过了]?"
    f"|[，,、](?:而|但)?(?:都|也|并)?(?:不|没有?|未)再?(?:涉及|出现|参与|负责|在|有|管)*{_ELSE}(?:里面?|中)?(?:出现|有份|露面)?)?"
)
"""Words behind what units are only in that say once more that they are nowhere else."""
_A, _B = f"(?P<first>{SET})", f"(?P<second>{SET})"
_DO, _TOO, _SAME = f"(?P<does>{_DOES})[了过]?", f"(?P<too>{_DOES})[了过]?", "(?P=does)[了过]?"
_ANY = "(?:任何一?[条项]?的?)?"
_ROLE, _ROLE_TOO = (f"(?P<{name}>{_DOES}|责任)(?:单位|部门)" for name in ("does", "too"))
_OF_SET = (f"{_A}的?{_ROLE}", f"{_DO}{_A}的{_UNIT}")
_ONE = "第[0-9零一二三四五六七八九十]+[条项](?:任务)?"
_END = f"(?:{_ENDS}|[，,]是{_WHICH}{_UNIT}?)?"
_WITH = "(?:和|跟|与|及|以及|加上|连同|或者?|或是)"
_TOGETHER = "(?:合起来|加起来|合在一起|放在一起|加一起|合计|一共|总共)"
_MAY_BE = Rare(f"^(?=.*(?:单位|部门|谁|哪[几些]?家))(?=.*(?:{_DOES}|责任|[只仅光除]))(?=.*{_TASKS})", re.MULTILINE)
_MANY = re.compile("(?<!哪)(?:几|多少)[家个]|多少(?:单位|部门)")
_LONGEST = 120
_VERB = {"责任": "负责"}
_ANY_ROLE = ("负责", "承担", "责任", "出现", "列", "写", "露面")


@cache
def _builds() -> tuple[tuple[Way, re.Pattern[str]], ...]:
    """Return the builds of a question, each with how its sets go together."""
    bound = f"(?:的?(?:任务)?(?:数量?|条数)?){bounded()}"
    builds: tuple[tuple[Way, str], ...] = (
        # 牵头甲局的任务但没参与农业部分任务的单位; 哪些单位在甲局的任务里牵头，在农业部分里没参与
        ("less", f"{_WHO}{_DO}{_A}{_BUT}{_NOT}{_TOO}{_ANY}{_B}{_END}"),
        ("less", f"{_WHO}在?{_A}{_IN}{_DO}的?{_BUT}在?{_B}{_IN}{_NOT}{_TOO}{_END}"),
        *(("less", f"{of}{_PICK}{_NOT}{_TOO}{_ANY}{_B}{_PICKED}") for of in _OF_SET),
        *(("less", f"{of}{_PICK}在{_B}{_IN}{_NOT}{_TOO}{_PICKED}") for of in _OF_SET),
        ("less", f"{_A}的{_ROLE}(?:减去|减掉|去掉|除去|扣除|扣掉){_B}的{_ROLE_TOO}(?:[，,]?还?[剩余]下?)?{_WHICH}?"),
        # 既牵头甲局的任务又参与农业部分任务的单位
        ("both", f"{_WHO}(?:既|又|同时)?{_DO}{_A}{_ALSO}{_TOO}{_B}{_END}"),
        ("both", f"{_WHO}(?:既|又|同时)?在?{_A}{_IN}{_DO}(?:{_ALSO}|[，,、])在?{_B}{_IN}(?:{_ALSO})?{_TOO}{_END}"),
        *(("both", f"{of}{_PICK}{_ALSO}{_TOO}{_B}{_PICKED}") for of in _OF_SET),
        *(("both", f"{of}{_PICK}(?:{_ALSO})?在{_B}{_IN}(?:{_ALSO})?{_TOO}{_PICKED}") for of in _OF_SET),
        ("both", f"{_WHO}同时{_DO}{_A}{_WITH}{_B}{_END}"),
        ("both", f"{_A}{_WITH}{_B}(?:共同|共有|都有|两边都有|相同|重合|重叠)的{_ROLE}[有是]?{_WHICH}?{_UNIT}?"),
        ("both", f"在?{_A}{_WITH}{_B}{_IN}(?:两边)?都{_DO}{_ENDS}"),
        # 甲局的任务和农业部分的任务合起来有哪些牵头单位
        ("either", f"{_A}{_WITH}{_B}[，,]?{_TOGETHER}[，,]?(?:有|涉及|是)*{_WHICH}{_ROLE}"),
        ("either", f"{_A}{_WITH}{_B}[，,]?{_TOGETHER}[，,]?的?{_ROLE}[有是共]*{_WHICH}"),
        ("either", f"{_WHO}在?{_A}或(?:者|是)?{_B}{_IN}{_DO}{_END}"),
        ("either", f"{_WHO}{_DO}{_A}或(?:者|是)?{_B}{_END}"),
        # 一条农业部分的任务都没牵头的单位
        ("none", f"{_WHICH}{_UNIT}{_NOT}{_DO}{_ANY}{_A}"),
        ("none", f"{_NOT}{_DO}{_ANY}{_A}{_ENDS}"),
        ("none", f"{_WHICH}{_UNIT}在?{_A}{_IN}{_NOT}{_DO}"),
        ("none", f"{_WHO}连?一[条项]{_A}[都也](?:没有?|不){_DO}{_END}"),
        ("none", f"{_A}{_IN}[，,]?{_WHICH}{_UNIT}一[条项][都也](?:没有?|不){_DO}"),
        ("none", f"{_A}{_IN}[，,]?一[条项][都也](?:没有?|不)(?P<does>负责|承担)过?{_ENDS}"),
        # 只牵头甲局的任务的单位
        ("only", f"{_WHO}[只仅光]{{1,2}}是?{_DO}{_A}{_AWAY}{_END}"),
        (
            "only",
            f"{_WHO}[只仅光]{{1,2}}是?(?P<does>出现|列|写|露面)?在{_A}{_IN}(?:出现|有份|露面|有任务|在列|有)?过?{_AWAY}{_END}",
        ),
        (
            "only",
            f"{_WHO}[只仅光]{{1,2}}在{_A}{_IN}{_DO}(?:[，,、]在?{_OTHERS}{_IN}[都也全]?(?:不|没有?){_SAME})?{_END}",
        ),
        ("only", f"{_WHO}在?{_A}{_IN}{_DO}[，,、]在?{_OTHERS}{_IN}[都也全]?(?:不|没有?){_SAME}{_END}"),
        ("only", f"除了?{_A}(?:以外|之外|外)?[，,]在?{_OTHERS}{_IN}[都也全]?(?:不|没有?){_DO}{_ENDS}"),
        ("only", f"{_WHO}{_DO}的(?:任务)?(?:全部?|都|全都)(?:是|属于|在){_A}{_END}"),
        ("only", f"{_WHO}除[了去]?(?P<does>){_A}(?:以外|之外|外)?{_AWAY[:-1]}{_END}"),
        # 所有甲局的任务都牵头的单位, 有没有单位牵头了全部甲局的任务
        ("all", f"(?:所有|全部|每一?[条项]){_A}[都全]{{1,2}}{_DO}{_ENDS}"),
        ("all", f"{_WHO}{_DO}(?:所有|全部|每一?[条项])的?{_A}(?:[，,]是?{_WHICH}{_UNIT}?|{_ENDS})?"),
        # 牵头甲局的任务至少三条的单位; 按牵头单位给甲局的任务计数
        ("so many", f"{_DO}的?{_A}{bound}{_ENDS}"),
        ("so many", f"{_WHO}{_DO}的?{_A}{bound}"),
        ("so many", f"{_DO}{bound}{_A}{_ENDS}"),
        ("so many", f"{_WHO}[只仅]{_DO}{bound}{_A}{_END}"),
        ("so many", f"{_WHO}在?{_A}{_IN}[，,]?[只仅才]?{_DO}{bound}{_END}"),
        ("each", f"按(?:照)?{_ROLE}[给对把]{_A}(?:计数|统计|数一数|点数|分组)(?:一下)?"),
        ("most", f"{_DO}的?{_A}(?:任务)?(?:数量?|条数)?最(?P<how>[多少])的{_UNIT}[是有]?{_WHICH}?{_UNIT}?"),
        ("most", f"{_WHICH}{_UNIT}?{_DO}的?{_A}(?:任务)?(?:数量?|条数)?最(?P<how>[多少])"),
        ("most", f"{_A}{_IN}出现(?:的)?(?:次数)?最(?P<how>[多少])的{_ROLE}[是有]?{_WHICH}?{_UNIT}?"),
        # 哪些单位牵头甲局参与的任务; 把甲局参与的任务的牵头单位汇总一下
        ("any", f"{_WHICH}{_UNIT}?{_DO}{_A}"),
        ("any", f"{_DO}{_A}{_ENDS}"),
        (
            "any",
            f"(?:把|将|给我|给出|列出|列一下|汇总)?{_A}(?:涉及到?)?的?{_ROLE}(?:汇总|列|名单|清单|整理|梳理|归拢)(?:一下|出来|下)?",
        ),
        ("any", f"在?{_A}{_IN}的?[，,]?{_ALL}[有是共]?{_WHICH}{_ROLE}"),
        ("any", f"在?{_A}{_IN}的?[，,]?{_ROLE}{_ALL}[有是]?{_WHICH}"),
        ("any", f"在?{_A}{_IN}[，,]?{_ALL}[由归有]?{_WHICH}{_UNIT}?{_DO}"),
        ("any", f"在?{_A}{_IN}[，,]?{_DO}{_ENDS}"),
        # 甲局是不是乙局参与的任务的牵头单位之一; 甲局在乙局参与的任务里牵头几条
        (
            "whether",
            f"{_NAMED}(?:是不是|是否是?|在不在|是否在|属不属于|是否属于){_A}的{_ROLE}{_IN}(?:之一|名单|之列)?{_IN}吗?",
        ),
        ("how many", f"{_NAMED}在{_A}{_IN}{_DO}(?:几|多少)[条项](?:任务)?"),
        # 牵头甲局的任务、又参与别的任务的单位
        ("further", f"{_WHO}既?{_DO}{_A}{_ALSO}{_TOO}{_OTHERS}{_END}"),
        ("further", f"{_WHO}在?{_A}{_IN}{_DO}{_ALSO}在?{_OTHERS}{_IN}(?:{_ALSO})?{_TOO}{_END}"),
        ("further", f"{_WHO}在?{_A}{_IN}{_DO}[，,]在?{_OTHERS}{_IN}{_ALSO}{_TOO}{_END}"),
        ("further", f"{_WHO}在?{_A}{_IN}{_DO}{_ALSO}{_TOO}{_OTHERS}{_END}"),
        *(("further", f"{of}{_PICK}{_ALSO}{_TOO}{_OTHERS}{_PICKED}") for of in _OF_SET),
        *(("further", f"{of}{_PICK}在{_OTHERS}{_IN}{_ALSO}{_TOO}{_PICKED}") for of in _OF_SET),
    )
    return tuple((way, re.compile(f"(?:请问|那么?)?{build}[。？?！!]*")) for way, build in builds)


def units_of_sets(question: str, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question for the units that two sets of tasks have, or that only one has; None else."""
    question = question.strip()
    if len(question) > _LONGEST or question.isascii() or not _MAY_BE.search(question):
        return None
    for way, pattern in _builds():
        if (match := pattern.fullmatch(question)) and (found := _composed(way, match, lexicon)):
            return found
    return None


def _composed(way: Way, match: re.Match[str], lexicon: Lexicon) -> Logic | None:
    """Return the form for the sets, which are read on their own; None where one of them is none."""
    named = match.groupdict()
    where, second = (tasks_named(named.get(name), lexicon) for name in ("first", "second"))
    if not where or ("second" in named and not second):
        return None
    if way == "most":
        return parse(f"在{named['first']}里{named['does']}最{named['how']}的单位是谁", lexicon)
    if way in ("whether", "how many"):
        own = tasks_named(f"{named['unit']}{_VERB.get(named['does'] or '', named['does'])}的任务", lexicon)
        return Logic("exists" if way == "whether" else "count", "task", (*own, *where)) if own else None
    roles = roles_of(named["does"], lexicon)
    if way == "each":
        return Logic("group", "unit", where, roles)
    found = _where(way, match, where, second, lexicon)
    asked = ALL_ROLES if way in ("none", "so many") else roles
    return Logic("count" if _asks_how_many(match) else "select", "unit", found, asked, every=way == "all")


def _where(way: Way, match: re.Match[str], where: Where, second: Where, lexicon: Lexicon) -> Where:
    """Return what holds of the units asked for."""
    named = match.groupdict()
    roles, too = (roles_of(named.get(name) or named["does"], lexicon) for name in ("does", "too"))
    apart: Where = (Not(AllOf(where) if len(where) > 1 else where[0]),)
    match way:
        case "none":
            return (Elsewhere(where, roles, negated=True),)
        case "only":
            return (*where, Elsewhere(apart, roles, negated=True))
        case "further":
            return (*where, Elsewhere(apart if roles & too else (), too))
        case "either":
            return (AnyOf((AllOf(where), AllOf(second))),)
        case "both" | "less":
            return (*where, Elsewhere(second, too, negated=way == "less"))
    return (*where, TasksOfUnit(roles, *bound_in(match), where)) if way == "so many" else where


def _asks_how_many(match: re.Match[str]) -> bool:
    """Tell whether what stands around the sets asks for a number of units."""
    asked = match.string
    for name, said in match.groupdict().items():
        asked = asked.replace(said, "") if said and name in ("first", "second") else asked
    return bool(_MANY.search(asked))


def tasks_named(tasks: str | None, lexicon: Lexicon) -> Where:
    """Return what holds of the tasks of a set, nothing where it is no set."""
    if not tasks:
        return ()
    if re.fullmatch(_ONE, tasks):
        return parse(f"{tasks.removesuffix('任务')}是什么任务", lexicon).where
    said = f"{tasks}有哪些" if tasks.endswith("任务") else f"{tasks}有哪些任务"
    found = tasks_said(said, lambda question: parse(question, lexicon))
    return () if any(isinstance(c, OF_THING) for c in found) else found


def roles_of(does: str | None, lexicon: Lexicon) -> frozenset[str]:
    """Return the roles that a verb of units means: 负责 means any of them."""
    return ALL_ROLES if not does or does in _ANY_ROLE else parse(f"{does}的单位有哪些", lexicon).roles
