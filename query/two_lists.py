"""The units of two tasks set against each other: all the same, those of both, of one alone, all of one in the other."""

from __future__ import annotations

import re
from functools import cache
from itertools import count
from typing import Literal

from query.constraints import Elsewhere, LackedBy, NumberIn, Where
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic, Operation
from query.units_of_sets import roles_of
from query.wording.numerals import HAN, parse_count

Way = Literal["same", "differ", "apart", "shared", "both", "first", "within", "holds", "equal"]
"""Whether all are the same or some differ, which differ; whether any are shared, which are; those of the first alone.

Whether all of the first are units of the second, or all of the second units of the first; whether they are as many.
"""

_LISTED = ("apart", "both", "first")
"""The ways to ask which units they are, or how many."""
_LONGEST = 120
_N = f"(?:[0-9]+|{HAN}+)"
_MAY_BE = re.compile(f"(?im)^(?=.*(?:单位|部门|[头任与合]方|unit|lead|department))(?=.*{_N}.*{_N})")
_UNIT = "(?:单位|部门|方)"
_DOES = "牵头|主责|主办|责任|参与|参加|配合|协办|协同|负责|承担"
_WHICH = "(?:哪些|哪几?[家个]|谁|什么|(?:有|共|一共|总共)*(?:几|多少)[家个]?)"
_MANY = re.compile("(?<!哪)(?:几|多少)[家个]|多少(?:单位|部门)|how many", re.IGNORECASE)
_NAMED = f"(?:[有是为叫分别还都]*{_WHICH}{_UNIT}?)?"
_ASKS = "(?:[吗么吧嘛呢]|[，,]?(?:对吗|是吗|对不对|对吧|是吧|对么))"
_WHETHER = re.compile(f"是不是|是否|有没有|有无|存不存在|能否|{_ASKS}$")
_IS = "(?:是不是|是否|是|都|也)*"
_HAS = "(?:有没有|是否有|是不是有|有无|是否存在|存不存在|存在|有)"
_EVERY = "(?:(?:全部?|都|均|一律|完全|[一半][个家]不[落漏少](?:地)?|[个家]{2}|无一例外地?)+)"
_SAME = "(?:(?:完全|全都?|都|全部|基本)*(?:是|由)?(?:一模一样|一样|相同|一致|同样|吻合|同一[批套组家个]))"
_OTHER = "(?:不同|不一样|不一致|不相同|有所不同|两样)"
_APART = "(?:不同|不一样|不一致|不相同|不重合|差别|区别|差异|出入)"
_SHARED = "(?:共同|共有|相同|一样|一致|重合|重复|重叠|交叉|同一[家个])"
_PLACE = "(?:之处|的?地方|之?点)?"
_IN = "(?:名单)?(?:里面?|里头|中|当中|之中|之间|上|内)?"
_LIST = "(?:责任|牵头)?(?:单位)?(?:名单|之列)?"
_ONE_OF = "(?:其中(?:的)?|当中的?|中的?|里的?|两[条项][里中]?的?|这?两[条项]任务[里中]?的?)*(?:某)?一[条项个](?:任务)?"


def _task(name: str) -> str:
    """Return the pattern for a task that is called by its number, in Chinese."""
    return f"(?:第(?P<{name}>{_N})[条项](?:任务)?|任务(?P<{name}>{_N})|(?P<{name}>{_N})号任务)"


def _role(name: str) -> str:
    return f"(?:(?P<{name}>{_DOES})?{_UNIT})"


_A, _B = _task("a"), _task("b")
_LOOK = (
    "(?:请问|那么?|请|麻烦|帮我|帮忙|查一?下|看一?下|把|将|拿|在|对比一?下?|比较一?下?|对照一?下?|核对一?下?|[，,：:])*"
)
_TWO = (
    f"(?:{_A}|第(?P<a>{_N}))(?:的{_role('r')}(?:数量?|家数|个数)?)?(?:和|跟|与|同|及|以及|、)(?:{_B}|(?P<b>{_N})[条项](?:任务)?)"
    "(?:[，,]?这?两[条项](?:任务)?)?(?:相比较?|相比之下|对比起?来?|比起来|比较起?来?|对照起?来?|放在一起看?)?"
)
_PAIR = f"{_TWO}(?:各自|之间|{_IN})?[的，,]?{_role('s')}?{_IN}[，,]?"
_OF_PAIR: tuple[tuple[Way, str], ...] = (
    ("same", f"{_IS}{_SAME}的?{_UNIT}?"),
    (
        "same",
        f"(?:{_IS}由|{_IS}归|{_IS})(?:同一[家个批]|同样的?|相同的?)(?:{_UNIT}|几家)?(?:来)?(?P<t>{_DOES})?{_UNIT}?(?:负责)?的?",
    ),
    ("differ", f"{_IS}{_OTHER}的?"),
    ("differ", f"{_HAS}(?:任何|什么|一些|些)?{_APART}的?{_PLACE}"),
    (
        "apart",
        f"(?:都|存在)?有?(?:哪些|什么|哪里|哪儿|哪几[家个]|哪家|何|啥|(?:几|多少)[家个])(?:是)?{_APART}的?{_PLACE}{_UNIT}?",
    ),
    ("apart", f"(?:列出|找出)?{_APART}的?{_PLACE}{_UNIT}?(?:在于?|[有是])*(?:{_WHICH}|哪里?|哪儿)?{_UNIT}?"),
    ("apart", "(?:相?差|差别|区别|不同)(?:在|是)?(?:了)?(?:哪[里儿些]?|哪几[家个]|哪家|什么|谁)"),
    ("apart", f"(?:列出|找出)(?:其中)?{_APART}的{_UNIT}"),
    (
        "apart",
        f"[有是]?{_WHICH}?{_UNIT}?[只仅](?:出现|列|写|占|有)?在?{_ONE_OF}{_IN}(?:出现|有份|露面)?的?{_role('t')}?{_NAMED}",
    ),
    (
        "equal",
        f"的?(?:数量?|家数|个数|数目){_IS}{_EVERY}?(?:一样|相同|相等|一致|持平)(?:多)?的?|{_IS}(?:一样|同样|一般)多的?|{_IS}(?:相等|持平)",
    ),
    ("shared", f"{_HAS}(?:哪怕|任何)?(?:一[家个])?{_SHARED}的?{_role('t')}?{_PLACE}"),
    ("shared", f"{_HAS}交集"),
    ("both", f"(?:(?:两[边条])?都有的|共有的|(?!共有){_SHARED}[的了]?){_role('t')}?{_NAMED}"),
    ("both", f"[有是]?{_WHICH}{_UNIT}?是?{_SHARED}的?{_role('t')}?"),
    ("both", f"的?交集[有是]?{_WHICH}?"),
)
"""What is said behind two tasks of their units."""
_L, _M = f"{_A}的{_role('r')}{_IN}", f"{_B}(?:的?(?:全部|所有|那些|那几家)?的?{_role('s')})?{_IN}"
_HOLD = "(?:包[含括]|涵盖|覆盖|囊括|含|有)"
_REST = "(?:以后|之后|后)?[，,]?(?:还)?[剩余]?下?"
_OF_ONE: tuple[tuple[Way, str], ...] = (
    ("same", f"{_L}{_IS}等同于?{_B}的?{_role('s')}?"),
    (
        "holds",
        f"{_L}(?:是不是|是否|有没有|能否)?{_EVERY}?{_HOLD}[了着]?(?:全部|所有)?的?{_B}的?(?:(?:全部|所有|那些)的?)?{_role('s')}?",
    ),
    (
        "holds",
        f"{_L}(?:是不是|是否|有没有|能否)?(?:把|将){_B}的?{_role('s')}?{_EVERY}{_HOLD}(?:了?进[去来]|在内|了)?了?",
    ),
    ("within", f"{_L}[，,]?{_IS}{_EVERY}(?:也|同样|同时)?(?:是|属于|算|当)了?{_B}的{_role('s')}(?:之一)?"),
    ("within", f"{_L}{_IS}{_B}的?{_role('s')}?的?(?:子集|一部分)"),
    (
        "within",
        f"{_L}[，,]?{_IS}(?:也|又|同样)?{_EVERY}(?:也|又|同样)?(?:出现|列|写|包括|包含|算|收)?(?:在|进|入)[了到]?{_B}的?{_role('s')}?{_LIST}{_IN}(?:有份|出现|有名|露面)?的?",
    ),
    (
        "within",
        f"{_L}[，,]?{_IS}在?{_B}的?{_role('s')}?{_LIST}{_IN}[，,]?{_IS}(?:也|同样)?{_EVERY}(?:有|在|列[了着]?|出现|包[含括])?(?:了|份|列)?",
    ),
    ("first", f"{_L}(?:减去|减掉|去掉|除去|扣除|扣掉|刨去|刨掉){_M}{_REST}{_NAMED}"),
    (
        "first",
        f"(?:跟|和|与|同|比起|对比|相比于?|较之){_B}(?:相比|比|比较|对照)?(?:起来)?[，,]?{_A}的?{_role('r')}?(?:里|中)?多(?:出来?|了)*的?{_role('t')}?{_NAMED}",
    ),
    ("first", f"(?:在)?{_A}(?:里|中)?有[，,]?(?:而|但|却|可)?(?:在)?{_B}(?:里|中)?没有?的{_role('s')}{_NAMED}"),
    (
        "both",
        f"[有是]?{_WHICH}?{_UNIT}?(?:同时|既)?是{_A}的{_role('r')}[，,]?(?:又|也|同时|并且|还|且)+是{_B}的{_role('s')}的?{_UNIT}?{_NAMED}",
    ),
    (
        "apart",
        f"[有是]?{_WHICH}?{_role('r')}?[只仅](?:出现|列|写)?在{_A}(?:和|与|跟|、|或者?){_B}{_ONE_OF}{_IN}(?:出现|有份)?的?{_role('t')}?{_NAMED}",
    ),
)
"""What is said of the units of one task with those of the other."""

_T, _U = (f"(?:the )?(?:tasks? |item )?(?P<{name}>[0-9]+)" for name in "ab")
_ROLES = {"lead": "牵头", "leading": "牵头", "participating": "参与", "supporting": "配合", "responsible": "责任"}
_OF_ROLE = f"(?P<%s>{'|'.join(_ROLES)})?(?: ?(?:units?|departments?|agenc(?:y|ies)|bod(?:y|ies)|leads?))(?<!lead lead)"
_R, _S = (f"(?:the )?(?:(?:list|set) of )?{_OF_ROLE % name}" for name in "rs")
_BOTH_OF = f"(?:both )?{_T} and {_U}"
_THEIR = f"(?:{_R} (?:of|for|in|on) {_BOTH_OF}|{_BOTH_OF}(?:'s|s')? {_S})"
_OWN = f"{_R} (?:of|for|in|on) {_T}"
_THOSE = f"(?:(?:those|the ones|{_S}) (?:of|for|in|on) {_U}|{_U}'s(?: {_S})?)"
_ALSO = "(?:also )?"
_STANDS = "(?:are|is|appears?|stands?|figures?)(?: listed| named)?"
_AS_MANY = "(?:the same number of|equally many|as many|an equal number of)"
_ENGLISH: tuple[tuple[Way, str], ...] = (
    ("same", f"do {_BOTH_OF} have (?:exactly |all )?the (?:very |exact )?(?:same|identical) {_R}"),
    ("same", f"(?:is|are) {_THEIR} (?:exactly |all |completely )?(?:the same|identical|alike)"),
    ("same", f"(?:is|are) {_R} (?:exactly |all )?(?:the same|identical) (?:for|in|on) {_BOTH_OF}"),
    ("same", f"(?:is|are) {_OWN} (?:exactly |all )?(?:the same as|identical (?:to|with)) {_THOSE}"),
    ("differ", f"do {_BOTH_OF} have different {_R}"),
    ("differ", f"(?:is|are) {_THEIR} different|do(?:es)? {_THEIR} differ"),
    ("differ", f"do(?:es)? {_OWN} differ from {_THOSE}|(?:is|are) {_OWN} different from {_THOSE}"),
    ("differ", f"(?:is|are) there (?:any |a )?differences? (?:between|in|among) {_THEIR}"),
    ("apart", f"(?:which|what) {_R} differ between {_BOTH_OF}"),
    ("apart", f"(?:how|in what|where) do(?:es)? {_THEIR} differ"),
    ("apart", f"what (?:is|are) the differences? (?:between|in) {_THEIR}"),
    (
        "apart",
        f"which {_R} {_STANDS} (?:in|on) (?:only|just|exactly) one of {_BOTH_OF}",
    ),
    (
        "apart",
        f"which {_R} {_STANDS} (?:only|just) (?:in|on) one of {_BOTH_OF}",
    ),
    (
        "equal",
        f"do {_BOTH_OF} have (?:exactly )?{_AS_MANY} {_R}(?: as each other)?",
    ),
    ("equal", f"do(?:es)? {_T} have (?:exactly |just )?as many {_R} as {_U}"),
    ("shared", f"do {_BOTH_OF} (?:share|have) (?:any|an?|some|at least one)(?: common| shared)? {_R}(?: in common)?"),
    ("shared", f"(?:is|are) there (?:any|an?) (?:common |shared )?{_R} (?:common to|shared by|of|in|for) {_BOTH_OF}"),
    ("shared", f"(?:is|are) any unit an? {_R} of {_BOTH_OF}"),
    ("both", f"(?:which|what|how many) {_R} (?:do|are|is) {_BOTH_OF} (?:share|have in common)"),
    ("both", f"(?:which|what|how many|list|name) {_R} (?:are |is )?(?:common to|shared by) {_BOTH_OF}"),
    ("first", f"(?:which|what|how many|list|name) {_OWN} (?:that )?(?:are|is) not {_S} (?:of|for|in|on) {_U}"),
    ("holds", f"do(?:es)? {_OWN} (?:include|contain|cover|comprise) (?:all |every one )?(?:of )?{_THOSE}"),
    ("holds", f"do(?:es)? {_T} (?:include|contain|cover|have) (?:all|every one)(?: of)? {_THOSE}"),
    ("within", f"(?:is|are) (?:all|every)(?: of)? {_OWN} {_ALSO}(?:an? )?{_S} (?:of|for|in|on) {_U}"),
    (
        "within",
        f"(?:is|are) (?:all|every)(?: of)? {_OWN} {_ALSO}(?:listed |named |found |included )?(?:in|on|among) {_U}",
    ),
)


@cache
def _chinese() -> tuple[tuple[Way, re.Pattern[str]], ...]:
    """Return the builds in Chinese, each with what it asks."""
    builds = (*((way, f"{_PAIR}(?:{said})") for way, said in _OF_PAIR), *_OF_ONE)
    return tuple((way, _compiled(f"{_LOOK}{build}{_ASKS}*[。？?！!]*")) for way, build in builds)


@cache
def _english() -> tuple[tuple[Way, re.Pattern[str]], ...]:
    """Return the builds in English, each with what it asks."""
    return tuple((way, _compiled(f"(?:{build})[?.! ]*")) for way, build in _ENGLISH)


def _compiled(build: str) -> re.Pattern[str]:
    """Return a build as a pattern: a group that stands in several places has its place behind its letter."""
    place = count()
    return re.compile(re.sub("(?<=P<)[a-z](?=>)", lambda letter: f"{letter[0]}{next(place)}", build), re.IGNORECASE)


def two_lists(question: str, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question that sets the units of two tasks against each other; None for any other."""
    question = question.strip()
    if len(question) > _LONGEST or not _MAY_BE.search(question):
        return None
    for way, pattern in _english() if question.isascii() else _chinese():
        if (match := pattern.fullmatch(question)) and (found := _composed(way, match, lexicon)):
            return found
    return None


def _composed(way: Way, match: re.Match[str], lexicon: Lexicon) -> Logic | None:
    """Return the form for what is asked of two tasks; NotUnderstood where the units of each are in other roles."""
    said = {name[0]: text.lower() for name, text in match.groupdict().items() if text}
    one, other = ((NumberIn(_printed(said[name], lexicon)),) for name in "ab")
    if one == other or (way not in _LISTED) != _asks_whether(match.string, way):
        return None
    roles, theirs = _roles(way, said, lexicon)
    step: Operation = "count" if _MANY.search(match.string) else "select"
    both = (NumberIn((*one[0].numbers, *other[0].numbers)),)
    match way:
        case "same" | "differ" | "apart":
            if roles != theirs:
                raise NotUnderstood("words", (match.string,))
            asked = "not" if way == "same" else None
            return Logic(
                step if way == "apart" else "exists", "unit", (*both, LackedBy(both, roles)), roles, attribute=asked
            )
        case "shared" | "both":
            step = "exists" if way == "shared" else step
            there: Where = both if roles == theirs else (*one, Elsewhere(other, theirs))
            return Logic(step, "unit", there, roles, every=roles == theirs)
        case "equal":
            sides = ((one, roles), (other, theirs))
            return Logic("same", "task", others=tuple(Logic("count", "unit", task, has) for task, has in sides))
        case "first":
            return Logic(step, "unit", (*one, Elsewhere(other, theirs, negated=True)), roles)
    whole, part = (one, other) if way == "holds" else (other, one)
    of_whole, of_part = (roles, theirs) if way == "holds" else (theirs, roles)
    return Logic("exists", "unit", (*part, Elsewhere(whole, of_whole, negated=True)), of_part, attribute="not")


def _roles(way: Way, said: dict[str, str], lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Return the roles of the units of the first task and of the second: those of the first where none are said."""
    named = [_ROLES.get(said[name], said[name]) if name in said else "" for name in "rst"]
    mine = named[0] or named[2] or named[1]
    theirs = named[1] or ("" if way == "within" else mine)
    return roles_of(mine, lexicon), roles_of(theirs, lexicon)


def _printed(number: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the number of a task as the document prints it; NotInDocuments where it has none such."""
    if wanted := lexicon.printed_numbers((parse_count(number),), ordinal=True):
        return tuple(wanted)
    raise NotInDocuments((number,))


def _asks_whether(question: str, way: Way) -> bool:
    """Tell whether a question asks if it is so; English ones say it by their build."""
    return way not in _LISTED if question.isascii() else bool(_WHETHER.search(question.rstrip("。？?！! ")))
