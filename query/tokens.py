"""A question as a row of tokens: the best cover of its characters by known words, numbers and parts of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.numerals import parse_numeral, parse_ordinal
from ontology.vocabularies import measure_units
from query.english import topic_marks
from query.lexicon import Amount, Entry, Lexicon, Mark, normal
from query.topics import held

_HAN = "[一二三四五六七八九十两百]"
_TASK_RANGE = re.compile(rf"第?(\d+|{_HAN}+)(?:条|项)?(?:到|至|-|~|—)第?(\d+|{_HAN}+)(?:条|项)(?:里|中|之间)?")
_TASK = re.compile(rf"第\s*(\d+|{_HAN}+)\s*(?:条|项)(?:任务)?|任务\s*(\d+)|(?:tasks?|items?)\s*(?:no\.?\s*)?(\d+)\b")
_TASKS = re.compile(
    rf"第?((?:\d+|{_HAN}+)(?:\s*[、和,]\s*第?(?:\d+|{_HAN}+))+)\s*(?:两|三|四|五|几)?(?:条|项)"
    r"|(?:tasks?|items?)\s*((?:\d+\s*(?:,|and|&)\s*)+\d+)\b"
)
_FIRST_TASKS = re.compile(
    rf"(?:前|头)(\d+|{_HAN}+)(?:条|项)(?:任务)?(?:当中|里|中)?"
    r"|(?:the )?first (\d+|three|five|ten|four|six) (?:tasks|items)"
)
_TASKS_FROM = re.compile(rf"(?:从)?第(\d+|{_HAN}+)(?:条|项)(?:往后看|往后|以后|之后|起)")
_YEAR = re.compile(r"((?:19|20)\d\d)\s*(?:年底|年末|年)?(?:之?前|以前)?")
_TOP = re.compile(rf"前(\d+|{_HAN}+)(?:名|位|个)?|top\s*(\d+|three|five|ten)")
_ORDINAL_PART = re.compile(rf"第(\d+|{_HAN}+)(?:部分|章|节|大部分)")
_PART = re.compile(
    r"([\u4e00-\u9fff]{2,14}?)(?:那一|这一|那|这)?(?:\s?(?:section|part|chapter)|部分|那块|这块|板块|一节|一章|章|节)"
)
_UNDATED = re.compile(r"(?:没有?|未)(?:写明|写|注明|明确|规定|标明|设)?(?:明确的?)?(?:完成)?(?:年限|年份|时限|期限)")
_WHOLE = re.compile(r"(?:全部|所有|总共)的?\d+(?:条|项)(?:任务)?的?")
_EITHER = re.compile(r"([\u4e00-\u9fff])不\1")
_PREFACE = re.compile(r"^(?:为[^，,。：:]{2,30}[，,]|(?![^：:]*[谁哪])[^，,。：:a-z]{2,30}[：:](?=.{6,}))\s*(?=.{4,})")
"""Why something is asked (为起草工作要点，请…; 某办公室要做统计：…) is no part of what is asked."""
_MORE = r"(?P<more>以上|及以上|或更多|以下|以内|左右)?"
_COMPARE = {
    ">": ("超过", "多于", "大于", "高于", "more than", "over", "above", "greater than"),
    ">=": ("不低于", "不少于", "至少", "达到", "at least", "no less than", "not less than"),
    "<": ("少于", "小于", "低于", "不到", "不足", "less than", "under", "below", "fewer than"),
    "<=": ("不超过", "不高于", "至多", "最多", "at most", "no more than", "up to"),
}
_WORDS = {"four": 4, "six": 6, "three": 3, "five": 5, "ten": 10}


def tokens(question: str, lexicon: Lexicon) -> list[Mark]:
    """Return the tokens of a question in order; a stretch that nothing covers is a token of the kind `text`."""
    text = _EITHER.sub(r"是否\1", _PREFACE.sub("", normal(question)))
    marks = [*_patterns(text, lexicon), *lexicon.marks(text)]
    marks += (mark for mark in topic_marks(text) if any(held(zh, lexicon) for zh in mark.entry.iris))
    marks += [wider for mark in marks if (wider := _of_other_level(text, mark))]
    row = _absorbed(text, list(_with_gaps(text, _cover(text, marks))))
    if not any(mark.kind == "text" for mark in row):
        return row
    return _absorbed(text, list(_with_gaps(text, _cover(text, [*marks, *_typos(text, row, lexicon)]))))


_APART = set(
    "讲的了吗呢啊吧呀么是在和与跟及或有由归把被对从向到也还就都要会应得请问共各为里中内比，。？！、；：（）,.?!;:() \t"
)


def _absorbed(text: str, row: list[Mark]) -> list[Mark]:
    """Give single characters that stand against unknown words back to them: 数 in 数智 is no word of its own."""
    merged: list[Mark] = []
    for mark in row:
        single = (
            mark.kind == "filler"
            and len(mark.text) == 1
            and "\u4e00" <= mark.text <= "\u9fff"
            and mark.text not in _APART
        )
        touching = bool(merged) and merged[-1].end == mark.start
        joins = touching and (
            (merged[-1].kind == "text" and (single or mark.kind == "text"))
            or (merged[-1].kind == "lone" and mark.kind == "text")
        )
        if joins:
            start = merged.pop().start
            merged.append(Mark(Entry("text"), start, mark.end, text[start : mark.end]))
        else:
            lone = single and mark.kind == "filler"
            merged.append(Mark(Entry("lone"), mark.start, mark.end, mark.text) if lone else mark)
    row = [Mark(Entry("filler"), m.start, m.end, m.text) if m.kind == "lone" else m for m in merged]
    return _joined_nouns(text, row)


def _joined_nouns(text: str, row: list[Mark]) -> list[Mark]:
    """Join a general noun to the unknown words that touch it on both sides: 工业【单位】增加值 asks for no unit."""
    joined: list[Mark] = []
    for index, mark in enumerate(row):
        after = row[index + 1] if index + 1 < len(row) else None
        general = mark.kind == "ask" and len(mark.text) == 2
        if joined and joined[-1].kind == "text" and joined[-1].end == mark.start and mark.kind in ("text", "ask"):
            if mark.kind == "text" and joined[-1].code == "open":
                start = joined.pop().start
                joined.append(Mark(Entry("text"), start, mark.end, text[start : mark.end]))
                continue
            if general and after is not None and after.kind == "text" and after.start == mark.end:
                start = joined.pop().start
                joined.append(Mark(Entry("text", "open"), start, mark.end, text[start : mark.end]))
                continue
        joined.append(mark)
    return joined


def _of_other_level(text: str, mark: Mark) -> Mark | None:
    """市财政局 is not the district's: a unit behind the sign of a level that is no part of its name is another unit."""
    sign = text[mark.start - 1 : mark.start]
    if mark.kind != "unit" or not sign or sign not in "国省市县旗州盟" or mark.text[0] in "国省市县区旗州盟":
        return None
    return Mark(Entry("unit"), mark.start - 1, mark.end, sign + mark.text)


def _typos(text: str, row: list[Mark], lexicon: Lexicon) -> Iterator[Mark]:
    """Yield names that stand in the question with one wrong character, around what nothing else covers."""
    for gap in (mark for mark in row if mark.kind == "text"):
        for start in range(max(0, gap.start - 12), gap.end):
            for end in range(max(start + 5, gap.start + 1), min(len(text), gap.end + 12) + 1):
                name = lexicon.one_typo_away(text[start:end]) if end - start <= 16 else None
                if name:
                    yield from (Mark(e, start, end, name) for e in lexicon.words[name] if e.kind in ("unit", "thing"))


def _patterns(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    for match in _TASK_RANGE.finditer(text):
        first, last = (parse_ordinal(group) for group in match.groups())
        if first is not None and last is not None and first < last < first + 500:
            yield Mark(Entry("numbers"), *match.span(), match[0], tuple(range(first, last + 1)))
    yield from _task_lists(text, lexicon)
    for match in _TASK.finditer(text):
        number = parse_ordinal(next(g for g in match.groups() if g))
        yield Mark(Entry("numbers"), *match.span(), match[0], (number,) if number is not None else ())
    for match in _YEAR.finditer(text):
        yield Mark(Entry("year"), *match.span(), match[0], (int(match[1]),))
    for match in _TOP.finditer(text):
        printed = match[1] or match[2]
        yield Mark(Entry("top"), *match.span(), match[0], (_WORDS.get(printed) or int(parse_numeral(printed) or 1),))
    yield from _amounts(text)
    yield from _measures(text)
    for match in _UNDATED.finditer(text):
        yield Mark(Entry("no-deadline"), *match.span(), match[0])
    for match in _WHOLE.finditer(text):
        yield Mark(Entry("filler"), *match.span(), match[0])
    yield from _parts(text, lexicon)


def _task_lists(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield several tasks at once: 17、18两项, tasks 12 and 17, 前五条, 从第11条往后."""
    for match in _TASKS.finditer(text):
        listed = re.findall(rf"\d+|{_HAN}+", match[1] or match[2])
        numbers = tuple(n for n in map(parse_ordinal, listed) if n is not None)
        yield Mark(Entry("numbers"), *match.span(), match[0], numbers)
    last = max((int(task.number) for task in lexicon.tasks.values() if task.number.isdecimal()), default=0)
    for match in _FIRST_TASKS.finditer(text):
        printed = match[1] or match[2]
        count = _WORDS.get(printed) or parse_ordinal(printed) or 0
        yield Mark(Entry("numbers"), *match.span(), match[0], tuple(range(1, count + 1)))
    for match in _TASKS_FROM.finditer(text):
        yield Mark(
            Entry("numbers"), *match.span(), match[0], tuple(range((parse_ordinal(match[1]) or 0) + 1, last + 1))
        )


def _amounts(text: str) -> Iterator[Mark]:
    before = "|".join(word for words in _COMPARE.values() for word in sorted(words, key=len, reverse=True))
    units = "|".join(re.escape(unit) for unit in measure_units())
    pattern = re.compile(
        rf"(?P<before>{before})?\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>{units})?(?:或\s*\d+\s*(?:{units})?)?{_MORE}"
    )
    for match in pattern.finditer(text):
        sign = next((s for s, words in _COMPARE.items() if match["before"] in words), None)
        sign = {"以上": ">=", "及以上": ">=", "或更多": ">=", "以下": "<=", "以内": "<="}.get(
            match["more"] or "", sign or "="
        )
        if match["unit"] == "年" and len(match["number"]) == 4:
            continue
        if match["unit"] or match["before"] or match["more"]:
            yield Mark(
                Entry("amount"), *match.span(), match[0], amount=Amount(sign, float(match["number"]), match["unit"])
            )


def _measures(text: str) -> Iterator[Mark]:
    """Yield a unit of measure that is asked for by itself: 以家为单位, 单位是处, in tonnes."""
    units = "|".join(re.escape(unit) for unit in measure_units())
    for match in re.finditer(rf"以({units})为单位|(?:(?:计量)?单位|unit)\s*(?:是|为|is)\s*({units})", text):
        yield Mark(Entry("measure", match[1] or match[2]), *match.span(), match[0])
    for match in re.finditer(r"(?:expressed |measured )?\bin (tonnes|tons|percent|per cent)\b", text):
        yield Mark(Entry("measure", "吨" if match[1].startswith("ton") else "%"), *match.span(), match[0])


def _parts(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield chapters and sections called by a word of their title (农业部分) or by their ordinal (第三部分)."""
    for match in _PART.finditer(text):
        words = match[1]
        for start in range(len(words) - 1):
            found = parts_called(words[start:], lexicon)
            if found:
                yield Mark(Entry("part", "named", found), match.start() + start, match.end(), words[start:])
                break
    for match in _ORDINAL_PART.finditer(text):
        yield from _ordinal_part(match, lexicon)


def parts_called(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the chapters and sections whose title holds some words, or the only one with their characters in order."""
    whole = tuple(sorted(iri for iri, label in lexicon.parts.items() if words in normal(label)))
    if whole or len(words) < 4:
        return whole
    loose = tuple(sorted(iri for iri, label in lexicon.parts.items() if _in_order(words, normal(label))))
    return loose if len(loose) == 1 else ()


def _in_order(words: str, label: str) -> bool:
    rest = iter(label)
    return all(character in rest for character in words)


def _ordinal_part(match: re.Match[str], lexicon: Lexicon) -> Iterator[Mark]:
    """第三部分: the chapter with this ordinal, if each document has but one such."""
    ordinal = parse_ordinal(match[1])
    found = tuple(sorted(iri for iri, number in lexicon.chapters.items() if number == ordinal))
    if found:
        yield Mark(Entry("part", "ordinal", found), *match.span(), match[0])


_WEIGHT = {
    "filler": 0.55,
    "unit": 1.1,
    "thing": 1.05,
    "numbers": 1.2,
    "part": 1.15,
    "year": 1.1,
    "amount": 1.1,
    "top": 1.1,
    "outside": 1.15,
    "topic-word": 0.5,
}


def _cover(text: str, marks: list[Mark]) -> list[Mark]:
    """Choose marks that do not overlap so that the sum of their weighted squared lengths is greatest."""
    best: list[tuple[float, Mark | None, int]] = [(0.0, None, 0)] * (len(text) + 1)
    by_end: dict[int, list[Mark]] = {}
    for mark in marks:
        by_end.setdefault(mark.end, []).append(mark)
    for end in range(1, len(text) + 1):
        best[end] = (best[end - 1][0], None, end - 1)
        for mark in by_end.get(end, ()):
            score = best[mark.start][0] + _WEIGHT.get(mark.kind, 1.0) * (mark.end - mark.start) ** 1.6
            if score > best[end][0]:
                best[end] = (score, mark, mark.start)
    chosen, end = [], len(text)
    while end > 0:
        _, taken, before = best[end]
        if taken is not None:
            chosen.append(taken)
        end = before
    return chosen[::-1]


def _with_gaps(text: str, chosen: list[Mark]) -> Iterator[Mark]:
    position = 0
    for mark in [*chosen, Mark(Entry("end"), len(text), len(text), "")]:
        gap = text[position : mark.start]
        if gap.strip():
            start = position + len(gap) - len(gap.lstrip())
            yield Mark(Entry("text"), start, start + len(gap.strip()), gap.strip())
        if mark.kind != "end":
            yield mark
        position = mark.end
