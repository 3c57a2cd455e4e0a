"""Of some tasks, those with others or without them, their number or share: English said in the Chinese build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

_NOT_IN_NAMES = (
    "that|which|who|whose|what|how|with|without|in|on|by|for|of|from|among|to|than|tasks?|items?|leads?|led|heads?|headed"
    "|not|no|none|any|each|all|every|both|either|neither|nor|or|most|fewest|least|more|less|them|they|their|it|its|those"
    "|ones?|these|other|others|another|only|alone|jointly|together|also|units?|targets?|company|companies|is|are|be|has"
    "|have|do|does|involv(?:e|es|ing|ed)|nam(?:e|es|ing)|mention(?:s|ing)?|tak(?:e|es|ing)|support(?:s|ed|ing)?"
    "|participat(?:e|es|ing)|remain|left|except|excluding|apart|anyone|anybody|somebody|someone|nobody|but|there|same"
)
_NO_NAME = re.compile(_NOT_IN_NAMES)
_WORD = rf"(?!(?:{_NOT_IN_NAMES})\b)(?:[a-z][a-z&-]*|[一-鿿]+)"
_UNIT = rf"(?:the )?{_WORD}(?: (?<!(?:mmission|. bureau|. office) )(?!and the\b){_WORD}){{0,7}}?"
_OFFICE = rf"{_UNIT}(?:(?<= bureau)|(?<=mission)|(?<= office)|(?<=districts)|(?<=[一-鿿]))"
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"}
_NUMBER = "|".join(_NUMBERS) + "|[1-9][0-9]?"
_THAT = "(?:that |which )?"
_BE = f"{_THAT}(?:(?:is|are|be) )?"
_HAVE = f"(?:with|having|{_THAT}(?:have|has))"
_LACK = f"(?:without|lacking|with no|{_THAT}(?:have|has) no|{_THAT}(?:do|does) not have|{_THAT}lacks?)(?: any| an?)?"
_QUANTITATIVE = "(?:quantitative|quantified|numerical|numeric|measurable) (?:targets?|indicators?|goals?)"
_LEAD = "(?:designated |named )?(?:lead|leader|lead unit|leading unit)"
_PLURAL = "(?:leads|lead units|leaders|leading units)"
_RESPONSIBLE = "(?:responsible )?(?:units|departments|bodies)(?: responsible)?"
_COMPANY = "(?:(?:a |any )?(?:named )?company|(?:named |any )?companies)"
_PREDICATES: tuple[tuple[str, str, str], ...] = (
    (
        rf"{_BE}(?:led|headed) by (?P<unit>{_UNIT})|{_THAT}(?P<other>{_UNIT}) (?:leads?|heads?)",
        "由{0}牵头",
        "不由{0}牵头",
    ),
    (
        (
            rf"(?:{_BE}not|{_THAT}(?:is|are) not) (?:led|headed) by (?P<unit>{_UNIT})"
            rf"|{_THAT}(?P<other>{_UNIT}) (?:do|does) not (?:lead|head)"
        ),
        "不由{0}牵头",
        "由{0}牵头",
    ),
    (rf"(?:{_BE}involving|{_THAT}involves?) (?P<unit>{_UNIT})", "涉及{0}", "不涉及{0}"),
    (
        rf"in which (?P<unit>{_UNIT}) (?:is|are) involved|{_THAT}(?P<other>{_UNIT}) (?:is|are) involved in",
        "涉及{0}",
        "不涉及{0}",
    ),
    (
        rf"{_BE}not involving (?P<unit>{_UNIT})|{_THAT}(?:do|does) not involve (?P<other>{_UNIT})",
        "不涉及{0}",
        "涉及{0}",
    ),
    (
        rf"for which (?P<unit>{_UNIT}) (?:is|are) responsible|{_THAT}(?P<other>{_UNIT}) (?:is|are) responsible for",
        "由{0}负责",
        "不由{0}负责",
    ),
    (
        (
            rf"{_THAT}(?P<unit>{_UNIT}) (?:takes? part|participates?) in"
            rf"|in which (?P<other>{_UNIT}) (?:takes? part|participates?)"
        ),
        "有{0}参与",
        "{0}不参与",
    ),
    (rf"{_BE}supported by (?P<unit>{_UNIT})|{_THAT}(?P<other>{_UNIT}) supports?", "由{0}配合", "不由{0}配合"),
    (rf"{_HAVE}(?: an?| any)? {_QUANTITATIVE}", "有量化目标", "没有量化目标"),
    (rf"{_LACK} {_QUANTITATIVE}", "没有量化目标", "有量化目标"),
    (rf"{_HAVE} an? {_LEAD}", "有牵头单位", "没有牵头单位"),
    (rf"{_LACK} {_LEAD}", "没有牵头单位", "有牵头单位"),
    (
        rf"{_HAVE} (?:several|multiple|more than one|two or more|at least two) {_PLURAL}",
        "牵头单位超过1家",
        "牵头单位不超过1家",
    ),
    (rf"{_HAVE} more than (?P<number>{_NUMBER}) {_RESPONSIBLE}", "责任单位超过{0}家", "责任单位不超过{0}家"),
    (
        rf"{_HAVE} (?:at least (?P<number>{_NUMBER})|(?P<other>{_NUMBER}) or more) {_RESPONSIBLE}",
        "责任单位不少于{0}家",
        "责任单位少于{0}家",
    ),
    (rf"{_HAVE} (?:fewer|less) than (?P<number>{_NUMBER}) {_RESPONSIBLE}", "责任单位少于{0}家", "责任单位不少于{0}家"),
    (rf"(?:{_BE}(?:naming|mentioning)|{_THAT}(?:names?|mentions?)) {_COMPANY}", "提到企业", "没有企业"),
    (rf"{_THAT}(?:do|does) not (?:name|mention) {_COMPANY}", "没有企业", "提到企业"),
)
_RANGE = r"(?:tasks|items) (?:(?:no\.? )?\d+) (?:to|through|-) \d+"
_SECTION = rf"(?:in|from|under) the (?P<name>{_WORD}(?: {_WORD}){{0,3}}) (?:section|part|chapter)"
_TASKS = "(?:tasks|items)"
_S, _T, _P = "(?:all )?(?:of )?(?:the )?<set>", "(?:the )?<than>", "<part>"
"""Where a build holds a set of tasks, another that it is set against, and what is said of them."""
_THOSE = "(?:the )?(?:those|ones|tasks|items) "
_ARE_ONES = "(?:are (?:ones|tasks|those) )?"
_ONES = "(?:(?:is|are) (?:one|ones|an? task|tasks) )?(?:also )?"
_ALSO = "(?:also )?"
_SHARE = "(?:percentage|percent|share|proportion|fraction)"
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
_SAYS = "(?:list|show|give|name|find|pick out|state|tell)(?: me| us)?"
_OF = "(?:of|among|out of|from|within)"
_WHAT = "(?:which|what)"
_SOME = "(?:any|at least one|even one|a single one)"
_PART = f"{_ALSO}{_ARE_ONES}{_P}"
_LEFT = rf"(?: of)? {_S} (?:would |still )?(?:remain|are left)(?: over)?"
_AWAY = (
    rf"(?:once|when|if|after|with) (?:(?:you |we |one )?(?:{_DROP}|{_DROPPING}) )?{_THOSE}{_P}"
    rf"(?: (?:are |have been |being )?{_DROPPED})?"
)
_TRULY = "(?:is it true that |is it the case that )?(?:(?:do|does|is|are) )?"
_ONE_OF = rf"(?:{_OF} )?(?:{_WHAT} (?:one )?of )?{_S}(?:,? {_WHAT}(?: one)?)?"
_IN_PERCENT = "(?:,? in percent|,? as a percentage)?"
_BUILDS: dict[str, tuple[str, ...]] = {
    "{set}中,{part}的任务有哪些": (
        rf"{_WHAT}(?: ones?| tasks)?(?: of)? {_S} {_PART}",
        rf"{_SAYS}(?: those of)? {_S} (?:that )?{_ALSO}{_P}",
        rf"{_OF} {_S},? (?:which(?: ones)?|{_SAYS}(?: {_THOSE.strip()})?) {_ALSO}{_ONES}{_P}",
    ),
    "{set}中,{part}的任务有几条": (
        rf"how many(?: of)? {_S} (?:are there )?{_PART}",
        rf"{_OF} {_S},? how many (?:of them )?(?:are there )?{_ALSO}{_ONES}{_P}",
        rf"(?:what is the (?:number|count) of|count|give the number of) {_S} (?:that )?{_ALSO}{_P}",
    ),
    "{set}中,有没有{part}的任务": (
        rf"(?:is|are) there (?:(?:any|one|a|a single|even one|at least one) )?(?:one )?(?:of |among )?{_S} {_ONES}{_P}",
        rf"(?:is|are) {_SOME}(?: of)? {_S} {_ARE_ONES}(?:one |ones )?{_P}",
        rf"(?:do|does|is|are) (?:{_SOME}|some)(?: of)? {_S} {_ALSO}{_P}",
    ),
    "{set}是否都{part}": (
        (
            rf"{_TRULY}(?:all|each(?: one)?|every(?: single)?(?: one)?)(?: of)? {_S} "
            rf"(?:(?:is|are) )?(?:(?:ones?|an? task|tasks) )?{_P}"
        ),
        rf"(?:do|are) {_S} all {_P}",
    ),
    "{set}中,{part}的比例是多少": (
        rf"(?:{_WHAT}|how (?:large|big|great) an?) {_SHARE} (?:of|do|does) {_S} {_PART}{_IN_PERCENT}",
        rf"{_OF} {_S},? what (?:is the )?{_SHARE} (?:of (?:them|those) )?{_PART}{_IN_PERCENT}",
        rf"what is the {_SHARE} of {_S} {_PART}{_IN_PERCENT}",
    ),
    "{set}中,{less}的任务有哪些": (
        rf"{_WHAT}{_LEFT} {_AWAY}",
        rf"{_DROP} {_THOSE}{_P} from {_S}[:;,.] ?{_REST}",
        rf"{_DROP} from {_S} {_THOSE}{_P}[:;,.] ?{_REST}",
        rf"{_OF} {_S},? {_DROP} {_THOSE}{_P}[:;,.] ?{_REST}",
        rf"{_BUT} {_THOSE}{_P}, {_WHAT} (?:are )?{_S}(?: are there| remain| are left)?",
        rf"(?:{_SAYS} |{_WHAT} (?:are )?)?{_S}(?: are there)?,? {_BUT} {_THOSE}{_P}",
        rf"{_WHAT}(?: of)? {_S} (?:do|are) not (?:count |listed )?among {_THOSE}{_P}",
    ),
    "{set}中,{less}的任务有几条": (
        rf"how many{_LEFT} {_AWAY}",
        rf"how many(?: of)? {_S}(?: are there)?,? {_BUT} {_THOSE}{_P}(?:,? are there)?",
        rf"{_BUT} {_THOSE}{_P}, how many {_S}(?: are there| remain| are left)?",
    ),
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


@cache
def _builds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"(?:{build})[?.!]*"), said) for said, builds in _BUILDS.items() for build in builds)


@cache
def _predicates() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(pattern), said, denied) for pattern, said, denied in _PREDICATES)


@cache
def _sets() -> tuple[re.Pattern[str], ...]:
    return tuple(
        map(re.compile, (_RANGE, rf"({_OFFICE}) {_TASKS}", rf"{_TASKS} of ({_UNIT})", rf"{_TASKS} {_SECTION}"))
    )


def _predicate(text: str) -> tuple[str, str] | None:
    """Return what a normal English phrase says of tasks, in Chinese, and what it denies; None where it says nothing."""
    for pattern, said, denied in _predicates():
        if match := pattern.fullmatch(text):
            value = next(filter(None, match.groups()), "")
            value = _NUMBERS.get(value, value)
            return said.format(value), denied.format(value)
    return None


def _tasks(text: str) -> str | None:
    """Return a normal English phrase for a set of tasks in Chinese; None where it is none."""
    numbered, owned, of_unit, placed = (pattern.fullmatch(text) for pattern in _sets())
    if numbered:
        first, last = re.findall(r"\d+", text)
        return f"第{first}条到第{last}条的任务"
    if owner := owned or of_unit:
        return f"{owner[1]}负责的任务"
    if placed:
        return f"the {placed['name']} section的任务"
    noun, _, rest = text.partition(" ")
    said = _predicate(rest) if noun in ("tasks", "items") else None
    return f"{said[0].removeprefix('由')}的任务" if said else None


def _phrases(text: str) -> list[tuple[int, int]]:
    """Return where phrases of a normal question may begin and end: no name is cut in two."""
    words = list(re.finditer(r"[^\s,.:;?!]+", text))
    cuts = [_cut(text, first, second) for first, second in pairwise(words)]
    starts = [word.start() for word, cut in zip(words, [True, *cuts], strict=True) if cut]
    ends = [word.end() for word, cut in zip(words, [*cuts, True], strict=True) if cut]
    return [(start, end) for start in starts for end in ends if start < end]


def _cut(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Tell whether a phrase may end between two words: they are not of one name, or a body's name is complete."""
    parted = second[0] == "the" or first[0].endswith(("bureau", "commission", "office"))
    return parted or text[first.end() : second.start()] != " " or not (_in_name(first[0]) and _in_name(second[0]))


def _in_name(word: str) -> bool:
    return word[0].isalpha() and _NO_NAME.fullmatch(word) is None


def _read(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield a question with <set>, <than> or <part> for its phrases, and what these say in Chinese."""
    phrases = _phrases(text)
    sets = [(place, said) for place in phrases if (said := _tasks(text[slice(*place)]))]
    parts = [(place, what) for place in phrases if (what := _predicate(text[slice(*place)]))] if sets else []
    for place, said in sets:
        yield _put(text, {place: "<set>"}), {"set": said}
        for other, than in sets:
            if _apart(place, other):
                yield _put(text, {place: "<set>", other: "<than>"}), {"set": said, "than": than}
        for other, (part, less) in parts:
            if _apart(place, other):
                yield _put(text, {place: "<set>", other: "<part>"}), {"set": said, "part": part, "less": less}


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _put(text: str, instead: dict[tuple[int, int], str]) -> str:
    """Return a text with something instead of each of some stretches."""
    for (start, end), said in sorted(instead.items(), reverse=True):
        text = text[:start] + said + text[end:]
    return text


def within_in_english(text: str) -> str:
    """Return a normal English question about some of some tasks, or about their share, in the Chinese build.

    >>> within_in_english("of the tasks led by the x bureau, how many have no lead?")
    'the x bureau牵头的任务中,没有牵头单位的任务有几条'
    """
    if "task" not in text and "item" not in text:
        return text
    for shape, said in _read(text):
        for pattern, build in _builds():
            if pattern.fullmatch(shape):
                return build.format(**said)
    return text
