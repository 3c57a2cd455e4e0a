"""Of some tasks, those with others or without them, their number or share: English said in the Chinese build."""

from __future__ import annotations

import re
from functools import cache

from query.wording.english_sets import sets_and_parts

_RESPONSIBLE = "(?:responsible )?(?:units|departments|bodies)(?: responsible)?"
_S, _T, _P = "(?:all )?(?:of )?(?:the )?<set>", "(?:the )?<than>", "<part>"
"""Where a build holds a set of tasks, another that it is set against, and what is said of them."""
_THOSE = "(?:the )?(?:those|ones|tasks|items) "
_ARE_ONES = "(?:are (?:ones|tasks|those) )?"
_ONES = "(?:(?:is|are) (?:one|ones|an? task|tasks) )?(?:also )?"
_ALSO = "(?:also )?"
_SHARE = "(?:percentage|percent|per cent|share|proportion|fraction)"
_DROP = (
    "(?:drop|remove|exclude|leave out|take away|take out|subtract|set aside|discount|ignore|disregard|strike out|omit)"
)
_DROPPING = (
    "(?:dropping|removing|excluding|leaving out|taking away|taking out|subtracting|setting aside|discounting|omitting)"
)
_DROPPED = "(?:taken away|removed|dropped|excluded|left out|taken out|subtracted|set aside|discounted|omitted)"
_BUT = (
    "(?:except(?: for)?|apart from|aside from|other than|besides|but not|but for|excluding|leaving out|leaving aside"
    "|minus|not counting|not including|without counting|setting aside|without|disregarding|ignoring)"
)
_REST = "(?:which(?: ones| tasks| items)?|what)(?: (?:is|are|remains?|left|still|then))+"
_SAYS = (
    "(?:(?:list|show|give|name|find|pick(?: out)?|state|tell)(?: me| us)?(?: all| every one| each)?"
    "|(?:i|we) (?:need|want))"
)
_OF = "(?:of|among|out of|from|within)"
_WHAT = "(?:which|what)"
_SOME = "(?:any(?: one)?|at least one|even one|a single one)"
_PART = f"{_ALSO}{_ARE_ONES}{_P}"
_LEFT = rf"(?: of)? {_S} (?:would |still )?(?:remain|are left)(?: over)?"
_AWAY = (
    rf"(?:once|when|if|after|with) (?:(?:you |we |one )?(?:{_DROP}|{_DROPPING}) )?{_THOSE}{_P}"
    rf"(?: (?:are |have been |being )?{_DROPPED})?"
)
_TRULY = "(?:is it (?:true|right|correct|the case) that )?(?:(?:do|does|is|are) )?"
_ALL = "(?:all|each(?: one)?|every(?: single)?(?: one)?)"
_OF_THEM, _OF_THEM_TOO = "(?: of (?:them|these|those))?", "(?:of (?:them|these|those) )?"
_RIGHT = ",? (?:is that |that's )?(?:right|correct|true|yes or no|true or false|isn't it|don't they|aren't they)"
_ONE_OF = rf"(?:{_OF} )?(?:{_WHAT} (?:one )?of )?{_S}(?:,? {_WHAT}(?: one)?)?"
_IN_PERCENT = r"(?:,? \(?(?:in|as a) (?:percent|per cent|percentage|%)\)?)?"
_WORK_ON = "(?:are (?:responsible for|involved in)|work on)"
_NO_ONE = "(?:none|not (?:a single|even) (?:one|task|item)|no (?:one|task|item))"
_THINGS = {
    "(?:companies|firms|enterprises|businesses)": "企业",
    "institutions": "机构",
    "(?:universities|colleges)": "高校",
    "(?:research )?institutes": "研究院",
    "projects": "项目",
    "places": "地点",
}
_APPEAR = (
    "(?:(?:are |get )?(?:mentioned|named|listed|found|cited)|appear(?:ing)?|occur(?:ring)?|featur(?:e|ing)"
    "|(?:show|turn|come)(?:ing)? up)"
)


def _named_in(noun: str) -> tuple[str, ...]:
    """Return the builds of a question for the things of a kind that some tasks name."""
    return (
        rf"{_WHAT} {noun} do {_S} (?:mention|name|cite)",
        rf"(?:{_WHAT}|{_SAYS}) (?:the )?{noun} (?:that |which )?{_APPEAR} (?:in|by) {_S}",
    )


_BUILDS: dict[str, tuple[str, ...]] = {
    "{set}中,{part}的任务有哪些": (
        rf"{_WHAT}(?: ones?| tasks)?(?: of)? {_S} {_PART}",
        rf"{_SAYS}(?: those of| of)? {_S} (?:that )?{_ALSO}{_P}",
        rf"{_OF} {_S},? (?:which(?: ones)?|{_SAYS}(?: {_THOSE.strip()})?) {_ALSO}{_ONES}{_P}",
        rf"{_S}[:,;] ?which (?:ones )?{_OF_THEM_TOO}{_ALSO}{_ONES}{_P}",
        rf"what are {_S} {_P}",
    ),
    "{set}中,{part}的任务有几条": (
        rf"how many(?: of)? {_S} (?:are there )?{_PART}",
        rf"{_OF} {_S},? how many (?:of them )?(?:are there )?{_ALSO}{_ONES}{_P}",
        rf"{_S}[:,;] ?how many {_OF_THEM_TOO}{_ALSO}{_ONES}{_P}",
        rf"(?:(?:what is )?the (?:number|count) of|count|give the number of|number of) {_S} (?:that )?{_ALSO}{_P}",
    ),
    "{set}中,是否存在{part}的任务": (
        rf"(?:is|are) there (?:(?:{_SOME}|one|a|a single) )?(?:one )?(?:of |among )?{_S} {_ONES}{_P}",
        rf"(?:is|are) {_SOME}(?: of)? {_S} {_ARE_ONES}(?:one |ones )?{_P}",
        rf"(?:do|does|is|are) (?:{_SOME}|some)(?: of)? {_S} {_ALSO}{_P}",
        (
            rf"{_OF} {_S},? (?:do|does|is|are|can (?:you|we) find) (?:there )?"
            rf"(?:{_SOME}|some|one|a task){_OF_THEM} {_ALSO}{_P}"
        ),
    ),
    "{set}是否都{part}": (
        rf"{_TRULY}{_ALL}(?: of)? {_S} (?:(?:is|are) )?(?:(?:ones?|an? task|tasks) )?{_P}(?:,? without exception)?",
        rf"{_TRULY}{_S} (?:all|each) {_P}",
        rf"(?:do|are) {_S},? (?:{_P},? without exception|without exception,? {_P})",
        rf"{_OF} {_S},? (?:do|does|is|are) {_ALL}{_OF_THEM} {_P}",
        rf"{_ALL}(?: of)? {_S} {_P}{_RIGHT}",
        rf"{_S} all {_P}{_RIGHT}",
    ),
    "{set}是否都{less}": (
        rf"{_TRULY}(?:none of|no) (?:the )?<set> {_P}",
        rf"(?:none of|no) (?:the )?<set> {_P}{_RIGHT}",
        rf"(?:is|are) there {_NO_ONE} (?:of |among |in |within )?{_S} {_P}",
        rf"{_OF} {_S},? (?:do|does|is|are) (?:there )?{_NO_ONE}{_OF_THEM} {_P}",
        rf"(?:is|are) there no {_S} {_P}",
    ),
    "{set}中,{part}的比例是多少": (
        rf"(?:{_WHAT}|how (?:large|big|great|high) an?) {_SHARE} (?:of|do|does) {_S} {_PART}{_IN_PERCENT}",
        rf"{_OF} {_S},? what (?:is the )?{_SHARE} (?:of (?:them|those) )?{_PART}{_IN_PERCENT}",
        rf"{_S}[:,;] ?what {_SHARE} (?:of (?:them|those|these) )?{_PART}{_IN_PERCENT}",
        rf"(?:what is )?the {_SHARE} of {_S} {_PART}{_IN_PERCENT}",
        rf"in (?:percent|per cent|%),? how many of {_S} {_PART}",
    ),
    "{set}中,{less}的任务有哪些": (
        rf"{_WHAT}{_LEFT} {_AWAY}",
        rf"(?:once|when|if|after|with) (?:you |we |one )?(?:{_DROP}|{_DROPPING}) {_THOSE}{_P} from {_S}[:;,.] ?{_REST}",
        rf"{_DROP} {_THOSE}{_P} from {_S}[:;,.] ?{_REST}",
        rf"{_DROP} from {_S} {_THOSE}{_P}[:;,.] ?{_REST}",
        rf"(?:(?:of|from)|take) {_S},? (?:and )?{_DROP} {_THOSE}{_P}[:;,.] ?{_REST}",
        rf"{_BUT} {_THOSE}{_P}, {_WHAT} (?:are )?{_S}(?: are there| remain| are left)?",
        rf"{_BUT} {_THOSE}{_P}, {_SAYS} {_S}",
        rf"(?:{_SAYS} |{_WHAT} (?:are )?)?{_S}(?: are there)?,? {_BUT} {_THOSE}{_P}(?:[:;,.] ?which are they)?",
        rf"{_WHAT}(?: of)? {_S} (?:do|are) not (?:count |listed )?among {_THOSE}{_P}",
    ),
    "{set}中,{less}的任务有几条": (
        rf"how many{_LEFT} {_AWAY}",
        rf"how many(?: of)? {_S}(?: are there)?,? {_BUT} {_THOSE}{_P}(?:,? are there)?",
        rf"{_BUT} {_THOSE}{_P}, how many {_S}(?: are there| remain| are left)?",
    ),
    "{set}有哪些责任单位": (
        rf"(?:{_SAYS} )?(?:the )?responsible units (?:of|for|in) {_S}",
        rf"(?:{_WHAT} units {_WORK_ON}|who is (?:involved in|responsible for)) {_S}",
    ),
    "{set}有哪些牵头单位": (
        rf"(?:{_SAYS} )?(?:the )?lead(?:ing)? units (?:of|for|in) {_S}",
        rf"(?:{_WHAT} units lead|who leads) {_S}",
    ),
    "{set}一共有几家责任单位": (rf"how many (?:different |distinct )?units {_WORK_ON} {_S}",),
    "{set}里,哪些单位每条都有份": (
        (
            rf"{_WHAT} units (?:are (?:involved )?|appear )(?:in|on) "
            r"(?:every(?: single)? one|each(?: one)?|all) of (?:the )?<set>"
        ),
    ),
    **{f"{{set}}提到哪些{said}": _named_in(noun) for noun, said in _THINGS.items()},
    "{set}比{than}多几条": (
        rf"how many more {_S} (?:are there )?than {_T}(?: are there)?",
        rf"(?:by how (?:many|much) (?:do|does)|how far do) {_S} (?:outnumber|exceed) {_T}",
    ),
    "{set}比{than}多吗": (
        rf"(?:are there|is it true that there are) more {_S} than {_T}",
        rf"do {_S} outnumber {_T}",
    ),
    "{set}比{than}少吗": (rf"are there (?:fewer|less) {_S} than {_T}",),
    "{set}中,责任单位最多的任务是哪条": (rf"{_ONE_OF} (?:has|involves|names|lists) the most {_RESPONSIBLE}",),
    "{set}中,责任单位最少的任务是哪条": (
        rf"{_ONE_OF} (?:has|involves|names|lists) the (?:fewest|least) {_RESPONSIBLE}",
    ),
}
_UNDENIED = {
    "{set}中,{less}的任务有哪些": "{set}除去{part}的还有哪些",
    "{set}中,{less}的任务有几条": "{set}除去{part}的还有几条",
    "{set}是否都{less}": "{set}中,一条{part}的任务都没有,对吗",
}
"""What is said of the rest of a set where no word denies what is said of the part."""


_EACH_ONE = re.compile(r"(?<=each |very )(task|item)\b(?= )")
"""One of the tasks of a set, each of which is meant."""


@cache
def _builds() -> tuple[tuple[re.Pattern[str], str], ...]:
    asked = r"(?:(?:please|in total|altogether|tell me|can you tell me),? )*"
    return tuple(
        (re.compile(rf"{asked}(?:{build})(?:,? (?:please|in total|altogether|in all))?[?.!]*"), said)
        for said, builds in _BUILDS.items()
        for build in builds
    )


def within_in_english(text: str) -> str:
    """Return a normal English question about some of some tasks, or about their share, in the Chinese build.

    >>> within_in_english("of the tasks led by the x bureau, how many have no lead?")
    'the x bureau牵头的任务中,没有牵头单位的任务有几条'
    """
    if "task" not in text and "item" not in text:
        return text
    for shape, said in sets_and_parts(_EACH_ONE.sub(r"\1s", text)):
        for pattern, build in _builds():
            if pattern.fullmatch(shape):
                plain = build if said.get("less", "denied") else _UNDENIED.get(build, build)
                return plain.format(**said) if plain == build or "的任务" in said["set"] else text
    return text
