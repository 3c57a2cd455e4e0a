"""Sets of tasks and what is said of them in English, each in the Chinese words that the parser reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

_NOT_IN_NAMES = (
    "that|which|who|whose|what|how|with|without|in|on|by|for|of|from|among|to|than|tasks?|items?|leads?|led|heads?|headed"
    "|not|no|none|any|each|all|every|both|either|neither|nor|or|most|fewest|least|more|less|them|they|their|it|its|those"
    "|ones?|these|other|others|another|only|alone|jointly|together|also|units?|targets?|company|companies|is|are|be|has"
    "|have|do|does|involv(?:e|es|ing)|nam(?:e|es|ing)|mention(?:s|ing)?|tak(?:e|es|ing)|support(?:s|ed|ing)?"
    "|participat(?:e|es|ing)|remain|left|except|excluding|apart|anyone|anybody|somebody|someone|nobody|but|there|same"
    "|sets?|setting|carry|carries|carrying|lists?|listing|includ(?:e|es|ing)|lacks?|lacking|exactly|just|several|as"
    "|comes?|coming|contain(?:s|ing)?|giv(?:e|es|ing)|specif(?:y|ies|ying)|stat(?:e|es|ing)|appears?|when|if|once|right|many|much"
)
_NO_NAME = re.compile(_NOT_IN_NAMES)
_WORD = rf"(?!(?:{_NOT_IN_NAMES})\b)(?:[a-z][a-z&-]*|[一-鿿]+)"
_UNIT = rf"(?:the )?{_WORD}(?: (?<!(?:mmission|. bureau|. office) )(?!and the\b){_WORD}){{0,7}}?"
_OFFICE = rf"{_UNIT}(?:(?<= bureau)|(?<=mission)|(?<= office)|(?<=districts)|(?<=[一-鿿]))"
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"}
_NUMBER = "|".join(_NUMBERS) + "|[1-9][0-9]?"
_THAT = "(?:that |which )?"
_BE = f"{_THAT}(?:(?:is|are|be) )?"
_NOT_BE = f"(?:(?:is |are |be )?not|{_THAT}(?:is|are) not)"
_HAVE = f"(?:with|having|{_THAT}(?:have|has))"
_DO_NOT = f"{_THAT}(?:do|does) not"
_LACK = f"(?:without|lacking|with no|{_THAT}(?:have|has) no|{_DO_NOT} have|{_THAT}lacks?)(?: any| an?)?"
_STATE = "(?:have|set|carry|contain|give|include|come with|specify|state)"
_STATES = f"(?:{_STATE}|has|sets|carries|contains|gives|includes|comes with|specifies|states)"
_STATING = "(?:with|having|setting|carrying|containing|giving|including|specifying|stating)"
_SET = f"(?:{_STATING}|{_THAT}{_STATES})"
_SET_NO = f"(?:(?:without|lacking|{_DO_NOT} {_STATE}|{_THAT}lacks?)(?: any| an?| even one)?|{_SET} no)"
_QUANTITATIVE = "(?:quantitative|quantified|numerical|numeric|measurable) (?:targets?|indicators?|goals?)"
_LEAD = "(?:designated |named |clear )?(?:lead|leader|lead unit|leading unit)"
_PLURAL = "(?:leads|lead units|leaders|leading units)"
_SEVERAL = "(?:several|multiple|more than one|two or more|at least two)"
_ONE = "(?:(?:exactly |only |just )?(?:one|a single|a sole))"
_RESPONSIBLE = "(?:responsible )?(?:units|departments|bodies)(?: responsible)?"
_COMPANY = "(?:(?:a |any )?(?:named )?company|(?:named |any )?companies)"
_AS_RESPONSIBLE = "(?:as|among) (?:an? |one of |its |their |the )*responsible (?:units?|departments?|bod(?:y|ies))"
_ANOTHER = "(?:(?:an|some|any)?other (?:units?|bod(?:y|ies)|departments?|offices?)|others|someone else)"
_PREDICATES: tuple[tuple[str, str, str], ...] = (
    (
        (
            rf"{_BE}(?:led|headed) by (?P<unit>{_UNIT}) (?:alone|only|on its own|by itself)"
            rf"|{_THAT}(?P<other>{_UNIT}) (?:leads?|heads?) (?:alone|on its own|by itself|single-handedly)"
            rf"|{_BE}(?:led|headed) (?:solely|exclusively|only) by (?P<third>{_UNIT})"
        ),
        "只由{0}牵头",
        "",
    ),
    (
        (
            rf"{_BE}(?:jointly led|co-led) by (?P<unit>{_UNIT}) (?:and|with) {_ANOTHER}"
            rf"|{_THAT}(?P<other>{_UNIT}) (?:(?:leads?|heads?) jointly|jointly (?:leads?|heads?)|co-?leads?)"
            rf"(?: with {_ANOTHER})?|{_THAT}(?P<third>{_UNIT}) (?:leads?|heads?) (?:together )?with {_ANOTHER}"
        ),
        "由{0}联合牵头",
        "",
    ),
    (
        rf"{_BE}(?:led|headed) by (?P<unit>{_UNIT})|{_THAT}(?P<other>{_UNIT}) (?:leads?|heads?)",
        "由{0}牵头",
        "不由{0}牵头",
    ),
    (
        (rf"{_NOT_BE} (?:led|headed) by (?P<unit>{_UNIT})|{_THAT}(?P<other>{_UNIT}) (?:do|does) not (?:lead|head)"),
        "不由{0}牵头",
        "由{0}牵头",
    ),
    (
        (
            rf"(?:{_BE}involving|{_THAT}involves?) (?P<unit>{_UNIT})"
            rf"|(?:{_BE}including|{_THAT}(?:includes?|lists?)) (?P<other>{_OFFICE})"
            rf"|(?:{_BE}(?:listing|naming|having)|with|{_THAT}(?:lists?|names?|ha(?:ve|s))) "
            rf"(?P<third>{_OFFICE}) {_AS_RESPONSIBLE}"
        ),
        "涉及{0}",
        "不涉及{0}",
    ),
    (
        (
            rf"in which (?P<unit>{_UNIT}) (?:(?:is|are) involved|has a (?:role|part|share)|appears?)"
            rf"|{_THAT}(?P<other>{_UNIT}) (?:(?:is|are) involved|has a (?:role|part|share)|appears?) in"
        ),
        "涉及{0}",
        "不涉及{0}",
    ),
    (
        (
            rf"{_BE}not (?:involving|including) (?P<unit>{_UNIT})|{_DO_NOT} (?:involve|include) (?P<other>{_UNIT})"
            rf"|without (?P<third>{_OFFICE})"
        ),
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
    (rf"{_SET}(?: an?| any| at least one| some)? {_QUANTITATIVE}", "有量化目标", "没有量化目标"),
    (rf"{_SET_NO} {_QUANTITATIVE}(?: at all)?", "没有量化目标", "有量化目标"),
    (rf"{_HAVE} (?:an?|any) {_LEAD}", "有牵头单位", "没有牵头单位"),
    (rf"{_LACK} {_LEAD}(?: at all)?", "没有牵头单位", "有牵头单位"),
    (
        (
            rf"{_HAVE} {_SEVERAL} {_PLURAL}|{_HAVE} more than one {_LEAD}"
            rf"|{_BE}(?:led|headed) by {_SEVERAL} {_RESPONSIBLE}"
            rf"|{_BE}(?:jointly led|co-led)|{_HAVE} (?:joint leads|co-leads)"
        ),
        "牵头单位超过1家",
        "牵头单位不超过1家",
    ),
    (
        rf"{_HAVE} {_ONE} {_LEAD}|{_BE}(?:led|headed) by {_ONE} (?:unit|department|body)(?: only| alone)?",
        "牵头单位等于1家",
        "",
    ),
    (
        rf"{_HAVE} (?:more than|over) (?P<number>{_NUMBER}) {_RESPONSIBLE}",
        "责任单位超过{0}家",
        "责任单位不超过{0}家",
    ),
    (
        rf"{_HAVE} (?:at least (?P<number>{_NUMBER})|(?P<other>{_NUMBER}) or more) {_RESPONSIBLE}",
        "责任单位不少于{0}家",
        "责任单位少于{0}家",
    ),
    (
        rf"{_HAVE} (?:fewer|less) than (?P<number>{_NUMBER}) {_RESPONSIBLE}",
        "责任单位少于{0}家",
        "责任单位不少于{0}家",
    ),
    (
        (
            rf"{_HAVE} (?:(?:at most|no more than|not more than|up to) (?P<number>{_NUMBER})"
            rf"|(?P<other>{_NUMBER}) or (?:fewer|less)) {_RESPONSIBLE}"
        ),
        "责任单位不超过{0}家",
        "责任单位超过{0}家",
    ),
    (rf"{_HAVE} (?:exactly |just )(?P<number>{_NUMBER}) {_RESPONSIBLE}", "责任单位等于{0}家", ""),
    (rf"(?:{_BE}(?:naming|mentioning)|{_THAT}(?:names?|mentions?)) {_COMPANY}", "提到1个以上企业", "提到0个企业"),
    (
        (
            rf"{_DO_NOT} (?:name|mention) {_COMPANY}|(?:{_BE}(?:naming|mentioning)|{_THAT}(?:names?|mentions?)) no "
            rf"(?:named )?compan(?:y|ies)|not (?:naming|mentioning) {_COMPANY}"
        ),
        "提到0个企业",
        "提到1个以上企业",
    ),
)
_PLACED = "(?:in|from|under|of|within) the"
_PART = "(?:section|part|chapter)"
_NAMED = rf"({_WORD}(?: {_WORD}){{0,3}})"
_TASKS = "(?:tasks|items)"
_NO_TOPIC = (
    rf"(?:(?:the|an?|our|this|first|last|next|previous|following|remaining|such|said|key|main|major|top|single|joint|shared|leaderless"
    rf"|above|total|existing|given|relevant|respective|{'|'.join(_NUMBERS)})\b)"
)
"""Words in front of tasks that are no topic of theirs."""
_SETS = {
    rf"{_TASKS} (?:from )?(?:no\.? )?(\d+) (?:to|through|-) (\d+)": "第{}条到第{}条的任务",
    rf"{_TASKS} {_PLACED} {_NAMED} {_PART}|{_NAMED} {_PART} {_TASKS}": "{} section的任务",
    rf"({_OFFICE}) {_TASKS}|{_TASKS} of ({_UNIT})": "{}负责的任务",
    rf"({_UNIT})-(?:led|headed) {_TASKS}": "{}牵头的任务",
    rf"(?:jointly led|co-led) {_TASKS}": "牵头单位超过1家的任务",
    rf"(?:the )?(?!{_NO_TOPIC})(?!.*-led){_NAMED} {_TASKS}": "{}任务",
}
"""Phrases for tasks by their numbers, their part, whose they are, who leads them or what they are about."""
_FINITE = re.compile(rf"(?:is|are|do|does|not|involves?|names?|mentions?|lacks?|lists?|{_STATES})\b")
"""What begins a predicate that is said of tasks, where it does not tell which they are."""


@cache
def _predicates() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(pattern), said, denied) for pattern, said, denied in _PREDICATES)


@cache
def _sets() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), said) for pattern, said in _SETS.items())


def predicate(text: str) -> tuple[str, str] | None:
    """Return what a normal English phrase says of tasks, in Chinese, and what it denies; None where it says nothing."""
    for pattern, said, denied in _predicates():
        if match := pattern.fullmatch(text):
            value = next(filter(None, match.groups()), "")
            value = _NUMBERS.get(value, value)
            return said.format(value), denied.format(value)
    return None


def tasks(text: str) -> str | None:
    """Return a normal English phrase for a set of tasks in Chinese; None where it is none."""
    if "tasks" not in text and "items" not in text:
        return None
    for pattern, said in _sets():
        if match := pattern.fullmatch(text):
            return said.format(*filter(None, match.groups()))
    noun, _, rest = text.partition(" ")
    told = predicate(rest) if noun in ("tasks", "items") else None
    return f"{told[0].removeprefix('由')}的任务" if told else _narrowed(text)


def _narrowed(text: str) -> str | None:
    """Return a set of tasks within another: tasks in the … section with quantitative targets."""
    for cut in re.finditer(" (?=with|that|which|in which|led|involving|without|having|naming|mentioning)", text):
        rest = text[cut.end() :]
        if (said := predicate(rest)) and not _FINITE.match(rest) and (base := tasks(text[: cut.start()])):
            return f"{base.removesuffix('任务')}{said[0]}的任务" if base.endswith("的任务") else None
    return None


def phrases(text: str) -> list[tuple[int, int]]:
    """Return where phrases of a normal question may begin and end: no name is cut in two."""
    words = list(re.finditer(r"[^\s,.:;?!]+", text))
    cuts = [_cut(text, first, second) for first, second in pairwise(words)]
    starts = [word.start() for word, cut in zip(words, [True, *cuts], strict=True) if cut]
    ends = [word.end() for word, cut in zip(words, [*cuts, True], strict=True) if cut]
    return [(start, end) for start in starts for end in ends if start < end]


def _cut(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Tell whether a phrase may end between two words: they are not of one name, or a body's name is complete."""
    parted = second[0] == "the" or first[0].endswith(("bureau", "commission", "office", "section", "chapter"))
    return parted or text[first.end() : second.start()] != " " or not (_in_name(first[0]) and _in_name(second[0]))


def _in_name(word: str) -> bool:
    return word[0].isalpha() and _NO_NAME.fullmatch(word) is None


def sets_and_parts(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield a question with <set>, <than> or <part> for its phrases, and what these say in Chinese."""
    places = phrases(text)
    sets = [(place, said) for place in places if (said := tasks(text[slice(*place)]))]
    parts = [(place, what) for place in places if (what := predicate(text[slice(*place)]))] if sets else []
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
