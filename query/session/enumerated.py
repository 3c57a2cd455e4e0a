"""前两条, the other one, 这两条哪条更多, 两条都有的: tasks and units answered before, said again by number or name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from query.constraints import NumberIn
from query.lexicon import Lexicon
from query.logic import Logic
from query.session.memory import Session
from query.session.plain_turns import of_last_kind
from query.wording.numerals import parse_count

_NEXT_TASK = re.compile(
    "(?:(?:它|这一?[条项]|那一?[条项])的|紧?接着的?|紧?跟着的?|接下来的?|往|再|顺着)*"
    "(?:(?P<next>[下后](?:面|边)?的?那?一|[下后](?:面|边)的?那|(?<=接下来)那一?|(?<=接着)那|(?<=接着的)那|(?<=接着的)一)|[上前](?:面|边)?的?那?一)[条项](?:任务)?(?!任务的)"
    r"|\b(?:the )(?P<en>next|previous|preceding)(?: one| task| item)?\b",
    re.IGNORECASE,
)
_FROM_LIST = re.compile(
    "(?P<end>前|头|后|最后|末尾?)(?:面|边)?(?P<many>[一二两三四五六七八九])[条项](?:任务)?(?!任务的)"
)
_FROM_END = re.compile("倒数第(?P<many>[二三四五六2-6])[条个项]")
_BY_NUMBER = re.compile(
    "(?:编号|序号|号)(?:最|较|更|比较)?(?:(?P<low>小|靠前|在前|前)|大|靠后|在后|后)(?:面)?的?[那这]?一?[条项](?:任务)?"
    "|(?:排|列)?在?最?(?:(?P<front>前)|后|末)[面边头]?的?那一?[条项](?:任务)?"
)
"""编号小的那条, 最后面那条: the first or the last of a list."""
_COMPARED = re.compile(
    "[这那](?P<many>[两二三四五六七八九])[条项](?:任务)?"
    "(?=.*(?:[更最][多少大小高低晚早]|相差|差几|[多少](?:几|出|多少)|一样多|哪[条项]))"
)
_REST = re.compile(
    "(?:另外|其余|其他|剩下|余下)的?[那这]?(?P<many>[两二三四五六七八九])[条项](?:任务)?(?!的?呢[？?。]?$|[是有]哪[几些]?[条项]?[？?。]?$)"
)
_WHICH_FIRM = re.compile("点[名到]?[了的](?:是|有)?哪(?P<many>几?)家(?!企业|公司|单位)")
_BOTH = re.compile(
    "^(?:那|那么)?(?:这|那)?两[条项](?:任务)?(?=(?:里|中)?(?:都有|都出现|共同|共有|都负责|均有|都参与|重合|重叠|一样))"
)
_THE_OTHER = re.compile(
    r"\bthe other (?:one|task|item)\b(?! (?:that|which|with|by|led|involving))|(?<=^and )the other(?=\?*$)",
    re.IGNORECASE,
)
_EACH_OF = re.compile(
    "(?:这|那)(?P<many>[两二三四五])[家个](?:单位|部门)?(?=(?:都|均|各自都)?(?:给谁|给哪|(?:配合|协助|协办|一起牵头|联合牵头|合作)过?的(?!任务)))"
)
"""这两家都配合过的: units by name, whose part is not that of the units asked for."""
_LONGEST = 200


def enumerated(question: str, memory: Session, lexicon: Lexicon) -> str:
    """Return a question with tasks of the last list, or the two asked about last, named by their printed numbers."""
    if memory.logic is None or len(question) > _LONGEST:
        return question
    question = _beside_the_last(of_last_kind(question, memory.logic, memory), memory, memory.logic, lexicon)
    if len(memory.listed) > 1:
        question = _BY_NUMBER.sub(lambda m: "前一条" if m["low"] or m["front"] else "最后一条", question, count=1)
    if (match := _FROM_END.search(question)) and memory.logic.operation != "rank":
        many = parse_count(match["many"]) or 0
        listed = memory.listed if memory.tasks == memory.listed else ()
        question = _with_numbers(question, match, listed[-many : len(listed) - many + 1], lexicon)
    if match := _FROM_LIST.search(question):
        many = parse_count(match["many"]) or 0
        listed = memory.listed if 0 < many <= len(memory.listed) else ()
        chosen = listed[:many] if match["end"] in ("前", "头") else listed[-many:]
        said = _with_numbers(question, match, chosen, lexicon)
        return _WHICH_FIRM.sub(r"点名的是哪\g<many>家企业", said) if memory.logic.kind == "company" else said
    if match := _EACH_OF.search(question):
        named = memory.named[-(parse_count(match["many"]) or 0) :]
        return _with_units(question, match, named, lexicon)
    if match := _REST.search(question) or _THE_OTHER.search(question):
        many = 1 if match.re is _THE_OTHER else parse_count(match["many"])
        rest = tuple(task for task in memory.earlier if task not in memory.tasks)
        return _with_numbers(question, match, rest if len(rest) == many else (), lexicon)
    if (match := _COMPARED.search(question)) and len(memory.tasks) == parse_count(match["many"]):
        return _with_numbers(question, match, memory.tasks, lexicon)
    match = _BOTH.search(question)
    return _named(question, match, memory.numbered) if match and len(memory.numbered) == 2 else question


def _beside_the_last(question: str, memory: Session, old: Logic, lexicon: Lexicon) -> str:
    """下一条呢, behind a question about one task: a question that names the task printed behind it, or before it."""
    single = [c for c in old.where if isinstance(c, NumberIn) and len(c.numbers) == 1]
    match = _NEXT_TASK.search(question)
    if match is None or len(single) != 1 or not single[0].numbers[0].isdecimal():
        return question
    number = int(single[0].numbers[0]) + (1 if match["next"] or match["en"] == "next" else -1)
    numbers = [lexicon.tasks[task].number for task in memory.listed if task in lexicon.tasks]
    in_list = single[0].numbers[0] in numbers and str(number) not in numbers
    if in_list or str(number) not in {task.number for task in lexicon.tasks.values()}:
        return question
    return _named(question, match, [str(number)])


def _with_numbers(question: str, match: re.Match[str], tasks: tuple[str, ...], lexicon: Lexicon) -> str:
    """Return a question with tasks named in the place of a match; as it is where a number does not name one task."""
    numbers = [lexicon.tasks[task].number for task in tasks if task in lexicon.tasks]
    known = Counter(task.number for task in lexicon.tasks.values()) if numbers else Counter[str]()
    if not tasks or len(numbers) != len(tasks) or any(known[number] != 1 for number in numbers):
        return question
    return _named(question, match, numbers)


def _with_units(question: str, match: re.Match[str], units: Sequence[tuple[str, ...]], lexicon: Lexicon) -> str:
    """Return a question with units named in the place of a match; as it is where one has no name of its own."""
    names = [lexicon.label_of(iris, "") for iris in units]
    known = len(names) == parse_count(match["many"]) and all(names)
    return question[: match.start()] + "和".join(names) + question[match.end() :] if known else question


def _named(question: str, match: re.Match[str], numbers: Sequence[str]) -> str:
    if not all(number.isdecimal() for number in numbers):
        return question
    if match[0].isascii():
        return f"{question[: match.start()]}task {' and '.join(numbers)}{question[match.end() :]}"
    named = "、".join(f"第{number}条" for number in numbers[:-1])
    named = f"{named}和第{numbers[-1]}条" if named else f"第{numbers[-1]}条"
    return question[: match.start()] + named + question[match.end() :]
