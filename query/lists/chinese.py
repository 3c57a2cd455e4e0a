"""第6条和第7条的牵头单位不同吗: Chinese questions that set the units of two sets of tasks against each other.

Groups `a` and `b` are the sets, `r` and `s` the roles of their units, `t` a role that is said behind both.
"""

from __future__ import annotations

import re
from functools import cache

from query.lists.ways import Way, compiled
from query.units_of_sets import SET
from query.wording.numerals import HAN

N = f"(?:[0-9]+|{HAN}+)"
TASKS = f"{N}|任务|部分|章|节"
NUMBER = re.compile(f"(?:第|任务)?({N})(?:[条项]|号任务)?(?:任务)?")
_UNIT = "(?:单位|部门|方)"
_DOES = "牵头|主责|主办|责任|参与|参加|配合|协办|协同|负责|承担"
_WHICH = "(?:哪些|哪几?[家个]|谁|什么|(?:有|共|一共|总共)*(?:几|多少)[家个]?)"
_NAMED = f"(?:[有是为叫分别还都]*{_WHICH}{_UNIT}?)?"
_COUNTED = "(?:数量?)?(?:超|多于|少于|不|没|有|至少|只|是|为|达)"
_ASKS = "(?:[吗吧嘛呢]|(?<!什)么|[，,]?(?:对吗|是吗|对不对|对吧|是吧|对么))"
WHETHER = re.compile(f"是不是|是否|有没有|有无|存不存在|能否|{_ASKS}$")
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
    """Return the pattern for a task that is called by its number, or for a set of tasks, in Chinese."""
    return f"(?P<{name}>第{N}[条项](?:任务)?|任务{N}|{N}号任务|(?!(?:{_DOES})(?!{_UNIT}{_COUNTED})){SET})"


def _role(name: str) -> str:
    return f"(?:(?P<{name}>{_DOES})?{_UNIT})"


_A, _B = _task("a"), _task("b")
_LOOK = (
    "(?:请问|那么?|请|麻烦|帮我|帮忙|查一?下|看一?下|把|将|拿|在|对比一?下?|比较一?下?|对照一?下?|核对一?下?|[，,：:])*"
)
_TWO = (
    f"(?:{_A}|(?P<a>第{N}))(?:的{_role('r')}(?:数量?|家数|个数)?)?(?:和|跟|与|同|及|以及|、)(?:{_B}|(?P<b>{N}[条项])(?:任务)?)"
    "(?:[，,]?这?两[条项](?:任务)?)?(?:比(?=[，,])|相比较?|相比之下|对比起?来?|比起来|比较起?来?|对照起?来?|放在一起看?)?"
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
    ("more", f"(?:中|里)?[，,]?(?:谁|哪一?[个条项边])的?{_role('t')}?(?:数量?)?(?:更|比?较)?[多少]"),
    ("more", "(?:更|比?较)[多少]的[是为]?(?:谁|哪一?[个条项边])"),
    ("difference", "(?:数量?)?(?:相差|差|差了)(?:几|多少)[家个]?"),
    (
        "either",
        f"(?:一共|总共|共|合起来|合在一起|合并|去重|汇总|加起来|合计|一下|以?后|之后|涉及|[有到是])+{_WHICH}{_role('t')}?",
    ),
    ("shared", f"{_HAS}(?:哪怕|任何)?(?:一[家个])?{_SHARED}的?{_role('t')}?{_PLACE}"),
    ("shared", f"{_HAS}交集"),
    ("both", f"(?:(?:两[边条])?都有的|共有的|(?!共有){_SHARED}[的了]?){_role('t')}?{_NAMED}"),
    ("both", f"[有是]?{_WHICH}{_UNIT}?是?{_SHARED}的?{_role('t')}?"),
    ("both", f"的?交集[有是]?{_WHICH}?"),
    ("both", f"[，,]?两[边条个]里?都(?:出现|有|在列|列了|写了)的?{_role('t')}?{_NAMED}"),
    ("both", f"都(?:出现|有|在列|列了|写了)(?!{_WHICH}|谁)的?{_role('t')}?{_NAMED}"),
)
"""What is said behind two tasks of their units."""
_L, _M = f"{_A}的{_role('r')}{_IN}", f"{_B}(?:的?(?:全部|所有|那些|那几家)?的?{_role('s')})?{_IN}"
_HOLD = "(?:包[含括]|涵盖|覆盖|囊括|含|有)"
_REST = "(?:以后|之后|后)?[，,]?(?:还)?[剩余]?下?"
_SEEN = "(?:出现|有份|露面|在列)?过?"
_AND = "(?:和|与|跟|同|及|以及|、)"
_OF_ONE: tuple[tuple[Way, str], ...] = (
    ("greater", f"{_L}(?:数量?)?{_IS}比{_B}的?{_role('s')}?(?:数量?)?(?:还|更|要)*[多少]"),
    ("greater", f"{_L}(?:数量?)?{_IS}(?:超过|多于|少于)了?{_B}的?{_role('s')}?"),
    ("difference", f"{_L}(?:数量?)?比{_B}的?{_role('s')}?[多少](?:出|了)?(?:几|多少)[家个]?"),
    ("difference", f"{_A}比{_B}[多少](?:出|了)?(?:几|多少)[家个]?{_role('s')}"),
    ("first", f"{_A}比{_B}多(?:出来|出|了)?(?:哪些|哪几?[家个])?{_role('s')}{_NAMED}"),
    ("more", f"{_role('r')}数量?{_A}(?:和|跟|与|、){_B}(?:相比)?[，,]?(?:谁|哪一?[个条项])(?:更|比?较)?[多少]"),
    ("more", f"(?:谁|哪一?[个条项])的?{_role('r')}(?:更|比?较)?[多少][，,]{_A}还是{_B}"),
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
    ("both", f"[有是]?{_WHICH}?{_UNIT}?(?:同时|都)是{_A}{_AND}{_B}的?{_role('r')}的?{_UNIT}?{_NAMED}"),
    ("both", f"[有是]?{_WHICH}{_role('r')}在?{_A}{_AND}{_B}{_IN}都(?:有|在|出现|有份|在列)"),
    ("both", f"[有是]?{_WHICH}{_UNIT}在?{_A}{_AND}{_B}{_IN}都是{_role('r')}"),
    ("shared", f"{_HAS}(?:哪[家个])?{_UNIT}(?:同时|既)是{_A}的{_role('r')}[，,]?(?:又|也)+是{_B}的{_role('s')}"),
    ("shared", f"{_HAS}(?:哪[家个])?{_UNIT}同时是{_A}{_AND}{_B}的?{_role('r')}"),
    ("first", f"[有是]?{_WHICH}{_UNIT}?是{_A}的{_role('r')}[，,]?(?:但|而|却|可)?(?:又)?不是{_B}的{_role('s')}?"),
    (
        "outside",
        f"{_L}[，,]?[有是]*{_WHICH}?{_UNIT}?(?:没有?|未|不)(?:出现|列|写)?在{_B}的?{_role('s')}?{_IN}{_SEEN}的?{_NAMED}",
    ),
    ("first", f"{_A}(?:独有|才有|特有)[、，,]?(?:而)?{_B}没有的{_role('s')}{_NAMED}"),
    ("either", f"{_A}或者?{_B}的{_role('r')}{_NAMED}"),
)
"""What is said of the units of one task with those of the other."""


@cache
def chinese() -> tuple[tuple[Way, re.Pattern[str]], ...]:
    """Return the builds in Chinese, each with what it asks."""
    builds = (*((way, f"{_PAIR}(?:{said})") for way, said in _OF_PAIR), *_OF_ONE)
    return tuple((way, compiled(f"{_LOOK}{build}{_ASKS}*[。？?！!]*")) for way, build in builds)
