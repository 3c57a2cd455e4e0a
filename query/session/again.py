"""Turns that ask the same of something else (换成乙, same for X), or for some of the last tasks (把甲的挑出来, only X).

They are said as the forms that the other readers know: 那乙呢, 其中甲的有哪些.
"""

from __future__ import annotations

import re

from query.wording.turns import said_plainly, turns

_CHANGED = re.compile(
    "^(?:那|那么|再|请|要是|如果|若)*(?:[把将]?(?:截止)?(?:年份|年度|时间|日期|期限|节点|单位|部门|任务|主题|题目|对象|条目"
    "|deadline|year|unit|task|topic))? ?[换改](?:成|作|为|到|问|查|看)(?P<what>.+)$",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    "^(?:那|那么|再|请)*(?P<what>.+?)[，,]?(?:也|再|请)*(?:同样|一样|照样|同问|照此|也)(?:地|的)?(?:帮我|给我)?(?:问|查|看|说)?(?:一?[下遍]|一问|一查)?$"
)
_ALIKE_FIRST = re.compile(
    "^(?:那|再|请)*(?:同样|一样)的?(?:问题|问法)?[，,]?(?:问|查|看|换到?|针对|对)?(?:一下)?(?P<what>.+)$"
)
_PARTICLE = re.compile("(?:(?:那个|这个)?(?:呢|嘞|咧|哩|喃|呐)|又(?:如何|怎样|怎么样))$")
_ENGLISH = re.compile(
    r"^(?:and |ok,? |now |so )*(?:(?:what|how) about|(?:the )?same(?: question| thing| again)? (?:for|about|on|with|of)"
    r"|ditto (?:for|on)|likewise for)\s+(?P<what>.+?)[?.!]*$",
    re.IGNORECASE,
)
_ASKS = re.compile("谁|哪|几|多少|什么|吗")


def said_again(question: str) -> str:
    """Return a turn that asks the same of something else as 那…呢 or and …?; any other as it is."""
    words = question.strip().rstrip("？?。！!")
    if match := _ENGLISH.match(words):
        return f"and {match['what']}?"
    match = _CHANGED.match(words) or _ALIKE_FIRST.match(words) or _ALIKE.match(words)
    what = match["what"] if match else words
    if match is None and not _PARTICLE.search(words):
        return question
    bare = _PARTICLE.sub("", what)
    if match is None and bare + "呢" == words:
        return question
    return f"那{bare.removeprefix('那')}" + ("" if _ASKS.search(bare) else "呢")


_WHICH = r"(?:有没有|有吗|[有是]?(?:哪[几些一]?|几|多少)[条项个]?(?:任务)?[呢啊]?)[。？?]?$"
_HERE = "(?:其中|里头|里面|里边|当中|这里面|名单[里上中]|场|列|内)"
_LONE = "(?:牵头|参与|配合|负责|主责)$|第|前|后|[0-9]+年|最|全部|所有"
_NARROWER = (
    "(?:单看|光看|只看|仅看|就看|只算|单算|单说|只说|只要|范围?缩小?(?:到|为|至)|缩小(?:范围)?(?:到|为|至)|收窄(?:到|为)|聚焦(?:到|于)?"
    "|限定(?:范围)?(?:在|为|到|成|于)|局限(?:在|于)|限于|落在|归在)"
)
_AMONG_TASKS = turns(
    (
        (
            "^(?:那|那么|这)?(?:里头|里边|里面|当中|它们当中|它们里面?)(?=[^，,]{2,14}的(?:呢|都?是哪|都有哪|一共))",
            "其中",
        ),
        (
            (
                f"^(?:那|那么|再|请|现在|进一步|换个角度|还是(?:刚才|这)?[那这]?些(?:任务)?|[，,])*(?:{_NARROWER}|换个角度[，,]其中)(?!{_LONE})(?P<x>"
                "(?:没?有|无|不?涉及|提到|点|带|含|设|定|由)[^，,。？?哪几多谁]{2,14}?|[^，,。？?哪几多谁]{2,14}?(?<![标位门业司目单]))的?(?:任务)?[，,]?(?P<which>(?:都|又|分别|一共|总共|共)?"
                "[是有]?(?:哪[些几一]?[条项个]?|(?P<many>几[条项]|多少[条项]))(?:任务)?)?[呢啊]?[。？?]?$"
            ),
            lambda m: f"其中{m['x']}的有{m['many'] or '哪些'}",
        ),
        (
            rf"^(?:那|那么)?([^，,其这那]{{2,14}}?)(?:也|还|又|同时|同样)+(?:在|列在|出现在|写在|落在){_HERE}的(?={_WHICH})",
            r"其中有\1的",
        ),
        (
            rf"^(?:那|那么)?[和与跟同]([^，,其这那它]{{2,14}}?)(?:重合|重叠|交叉|重复|共有|共同|相同|都有|都在)的?(?={_WHICH})",
            r"其中有\1的",
        ),
        (
            r"^(?:那|那么)?[和与跟同]([^，,其这那它]{2,14}?)(?:重合|重叠|交叉|重复|共有|共同|相同|都有|都在)的?呢[？?]?$",
            r"其中有\1的有哪些",
        ),
        (r"^(?:那|那么)?(?:也|还|又|同时)?((?:没)?有[^，,其这那它]{2,14}?的)(?=[有是](?:几|多少|哪))", r"其中\1"),
        (
            (
                "^(?:那|那么)?([^，,其这那它]{2,10}(?:也|同样)(?:有份|有责任|在列|负责|参与|牵头|配合|承担|在)的)"
                "(?:(?:任务)?(?:[是有]|呢)?[？?]?$|(?:又|都)?是(?=哪))"
            ),
            r"其中\1有",
        ),
        ("^(其中.*的有)$", r"\1哪些"),
        (r"^(?:那|那么)?有?(几|多少)[条项]是([^，,]{2,16}的)[呢啊]?([？?。]?)$", r"其中\2有\1条\3"),
        (r"^(?:那|那么)?有没有哪一?[条项]([^，,有没]{2,14})([？?。]?)$", r"其中是否有\1的任务\2"),
        (
            rf"^(?:那|那么)?{_HERE[:-1]}|这些(?:里面?|当中)?)(?:有没有((?!没)[^，,哪几多]{{2,16}}的)(?:任务)?|有((?!没)[^，,哪几多]{{2,16}}的)(?:任务)?(?:吗|没有|么))([？?]?)$",
            r"其中是否有\1\2任务\3",
        ),
        (
            (
                "^(?:那|那么)?除(?:了|去|开)?((?:提到|点到|点名|点)了?(?:具体)?的?(?:企业|公司)的)(?:以外|之外|外)?[，,]?"
                "(?:还有?|剩下)的?[是有]?(?=哪|几|多少)"
            ),
            r"去掉\1还剩",
        ),
        (r"^(?:那|那么)?(?=哪[几些]?[条项](?:涉及|提到|点到|点了))", "其中"),
        (r"^(?:那|那么)?哪[几些][条项]?是((?:涉及|提到|点到|点了)[^，,]{2,14}的)[呢啊]?([？?。]?)$", r"其中\1有哪些\2"),
        (r"^(?:那|那么)?(?:它们|这些|这几条|一共|总共)?都(?=(?:涉及|牵涉)到?了?哪[些几])", ""),
        (r"^(?:那|那么)?(?=(?:涉及|提到|点到|点了)[^，,其这那它哪几]{2,14}的(?:是哪|有[几多哪]))", "其中"),
        (
            "^(?:那|那么)?((?:属于|在|由|涉及|带|有|归)?[^，,其这那它有哪几]{2,14}的)(?:任务)?(?:有没有|有(?:吗|么))([。？?]?)$",
            r"其中有没有\1任务\2",
        ),
        ("([牵主参配负协][头责办与合助])的((?:这|那)(?:些|几[条项])(?:任务)?(?:里面?|中|当中))[，,]?", r"\2\1的"),
        (
            "(其中|里面|里头|当中|这些(?:里|中)?)([^，,有哪几]{2,14}的)(?:任务)?(?:有没有|有(?:吗|么))([。？?]?)$",
            r"\1有没有\2任务\3",
        ),
        (
            (
                "^(?:那|那么)?(?:其中|里面|里头|当中|这里面|这些里?)?(?:都|又)?有?((?:哪[些几]?|几|多少)[条项个]?)(?:任务)?"
                "(?:还|都|又)?(?:是)?(?:定|设|带|写|列|有)[了有着]?((?:量化|数字)?(?:目标|指标))(?:的)?([。？?]?)$"
            ),
            r"其中带\2的有\1\3",
        ),
    )
)
"""Turns that say of some of the last tasks what they are, without saying that these are meant."""


def among_them(question: str) -> str:
    """Return a turn about some of the last tasks as one that says so; any other as it is."""
    return said_plainly(question.strip(), _AMONG_TASKS)


_LED_AMONG = turns(
    (
        (
            r"^(?:那|那么)?(?=哪[几些][条项](?:不?是)?由?[^，,其这那它哪谁几有]{2,12}(?:牵头|参与|负责|配合|主责)的?[？?。]?$)",
            "其中",
        ),
        (
            rf"^(?:那|那么)?((?:不?是)?由?[^，,其这那它哪谁几]{{2,12}}?(?:牵头|参与|负责|配合|主责)的)(?={_WHICH})",
            r"其中\1",
        ),
    )
)


def held_among_them(question: str) -> str:
    """Return 甲牵头的有几条, behind tasks that were of no unit, as a turn about these; any other as it is."""
    return said_plainly(question.strip(), _LED_AMONG)


_BY_NAME = re.compile(
    '(?:名字|名称)?(?:姓|叫|名叫|名为|带|含|挂|打着?)(?:有|着)?[“"「]?(?P<name>[^，,。？?“”"「」的有带]{2,8})[”"」]?(?:字样|[二两]个?字|字号|牌子)?的(?=.*[哪几谁呢]|$)'
)


_THAT_NAME = re.compile(
    "^(?:那|那么)?(?:其中|里面|只[看要]|光看)(?P<name>[^，,的有带叫是]{2,6})(?:系|家)?的(?:企业|公司)?呢?[？?。]?$"
)
_IS_THERE = re.compile(
    "^(?:那|那么)?(?:(?:有没有|是否有|是否包括|包括|包含|含|有)(?P<one>[^，,哪几]{2,10}?)吗?"
    "|(?P<two>[^，,哪几]{2,10}?)(?:也|都)?在(?:不在)?(?:里面|其中|里头|内|名单[里上])吗?)[？?]?$"
)


def by_name(question: str) -> str:
    """Return a turn for those of the last things that are called something as one for names that hold it."""
    question = _THAT_NAME.sub(r"其中\g<name>的有哪些", question)
    if (there := _IS_THERE.match(question)) and (
        "吗" in question or "没" in question or "不" in question or "否" in question
    ):
        return f"里面有没有{there['one'] or there['two']}"
    named = _BY_NAME.sub(r"名字带\g<name>的", question)
    return re.sub("的呢[？?]?$", "的有哪些", named) if named != question else question


_SOME_OF = (
    re.compile(
        "(?:那|那么|就|请|麻烦|帮我|给我|再|现在|先)*(?:只|仅|光|单|就)(?:看|要|算|说|列|挑|留|保留)(?:其中|里面|这里面)?(?P<what>[^，,]+)"
    ),
    re.compile(
        "(?:那|那么|就|请|麻烦|帮我|给我|再|从中|先)*(?:[筛挑选摘拎](?:选|一下)?出?来?|留下来?)[，,]?(?P<what>[^，,]+)"
    ),
    re.compile(
        "(?:那|那么|就|请|麻烦|帮我|再|先)*[把将](?:其中|里面)?(?P<what>[^，,]+?)(?:单独?|另外|专门|都|给我)*[列挑筛摘拎选](?:选)?(?:出来?|一下)"
    ),
    re.compile(
        r"(?:and |now |ok,? )?(?:(?:the )?same list,? (?:but )?|(?:show|keep|list|leave|give)(?: me| us)? )?"
        r"(?:just|only)(?: show| list| give me)?(?: the| those)?(?: ones)? (?P<what>.+?)(?: ones| tasks)?"
        r"(?:,? please)?",
        re.IGNORECASE,
    ),
)
_TAIL = re.compile("的?(?:那些|那几[条项]|任务|条目)?的?$")
_RELATIVE = re.compile(r"(?:with|where|in|led|that|which|about|involving|due|under|supported|from)\b", re.IGNORECASE)


_ENGLISH_SOME = (
    r"(?:with|where|led|that|which|involving|due|under|supported|naming|mentioning|lacking|without)\b"
    r"(?! (?:is|are|was|one|ones|task|tasks)\b)"
)
_OPENING = r"(?i)^(?:and |but |so |then |ok,? |what about |how about |show me |list |of (?:those|these|them),? )*"
_ENGLISH_SAID = (
    r"(?:(?:are|is|were)(?! (?:there|they|it|those|these|that|not\W*$)\b)"
    r"|have|has|mention|name|involve|include|set|carry|lack)\b [a-z]"
)
_ENGLISH_AMONG = turns(
    (
        (
            rf"{_OPENING}(?:the )?(?:ones|those)(?: tasks)? (?={_ENGLISH_SOME})",
            "which of those tasks are ",
        ),
        (
            rf"{_OPENING}(which|how many)(?: ones| of (?:them|those|these))? (?={_ENGLISH_SAID})",
            r"\1 of those tasks ",
        ),
        (rf"{_OPENING}(how many)(?: of (?:them|those|these))? (?={_ENGLISH_SOME})", r"\1 of those tasks are "),
    )
)
"""Which ones have…, how many with…, the ones that…: of the last tasks."""


def some_of_them(question: str) -> str:
    """Return a turn that keeps some of the last tasks as a question for those of them; any other as it is."""
    question = said_plainly(question.strip(), _ENGLISH_AMONG)
    words = question.strip().rstrip("？?。！!.")
    match = next((m for form in _SOME_OF if (m := form.fullmatch(words))), None)
    if match is None or _ASKS.search(match["what"]):
        return question
    what = match["what"]
    if what.isascii() and words.isascii():
        return f"which of those tasks are {what if _RELATIVE.match(what) else f'about {what}'}?"
    return f"其中{_TAIL.sub('', what)}的有哪些"
