"""Words that say where in a document tasks stand, in its annex or body, how many in a part; and deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.layout import ANY_ANNEX, BODY, annexes, tasks_below
from query.tokens.numerals import HAN, parse_count

_ANNEX = re.compile(r"附[件表录](?P<n>\d{0,2})(?!名称|标题|叫)|(?P<body>正文)(?=部分|里|中|当中|的)")
_SO_MANY = re.compile(rf"(?<![第\d])(?P<n>\d{{1,3}}|{HAN}{{1,3}})[条项个大](?=[\u4e00-\u9fff]{{2}})")

DEADLINE = re.compile("时限|期限|完成时间|完成日期|完成年份|限期|截止|办结|deadline|time limit")
"""Words that ask for a task's own deadline."""


def due_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the words of a printed deadline that name no date (长期坚持), in a question about deadlines."""
    for words in lexicon.due_words() if DEADLINE.search(text) else ():
        for match in re.finditer(re.escape(words), text):
            yield Mark(Entry("due-words"), *match.span(), match[0])


_GOVERNMENTS = re.compile(
    r"(?:哪些|哪(?:几|[两二三四五六七八九十])?个)(?P<level>省|市|州|盟|县|区|旗|镇|乡)(?:级|里)?的?(?:人民)?政府"
)


def government_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield 哪几个市政府 with the governments of that level: it asks for units and names none."""
    for match in _GOVERNMENTS.finditer(text):
        if units := lexicon.units_ending(f"{match['level']}人民政府", f"{match['level']}政府"):
            yield Mark(Entry("ask", "unit", iris=units), *match.span(), match[0])


def annex_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield 附件, 附件2 and 正文 with their tasks, where a document has tasks on both sides of its annex."""
    for match in _ANNEX.finditer(text):
        known = annexes(lexicon)
        key = BODY if match["body"] else int(match["n"] or ANY_ANNEX)
        if known:
            kind, code = ("part", "annex") if key in known else ("unknown", "")
            yield Mark(Entry(kind, code, known.get(key, ())), *match.span(), match[0])


def counted_part_marks(text: str, marks: list[Mark], lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the number in front of a chapter's name that says how many tasks it has (15条主要任务)."""
    starts = {m.start: m for m in marks if m.kind == "part" and m.code in ("Chapter", "Section") and m.entry.iris}
    for match in _SO_MANY.finditer(text) if starts else ():
        part = starts.get(match.end())
        if part is not None and parse_count(match["n"]) == tasks_below(part.entry.iris, lexicon):
            yield Mark(Entry("filler"), *match.span(), match[0])
