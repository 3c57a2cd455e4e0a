"""Words that say where in a document tasks stand, in its annex or body, how many in a part; and deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.layout import ANY_ANNEX, BODY, annexes, tasks_below
from query.lexicon.nearby import things_said_with
from query.wording.documents import DOCUMENT_NUMBER
from query.wording.numerals import HAN, parse_count
from query.wording.sought import Rare

_ANNEX = Rare(r"附[件表录](?P<n>\d{0,2})(?!名称|标题|叫)|(?P<body>正文)(?=部分|里|中|当中|的)")
_SO_MANY = re.compile(rf"(?<![第\d])(?P<n>\d{{1,3}}|{HAN}{{1,3}})[条项个大](?=[\u4e00-\u9fff]{{2}})")

DEADLINE = re.compile("时限|期限|完成时间|完成日期|完成年份|限期|截止|办结|deadline|time limit")
"""Words that ask for a task's own deadline."""


def due_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the words of a printed deadline that name no date (长期坚持), in a question about deadlines."""
    for words in lexicon.due_words() if DEADLINE.search(text) else ():
        for match in re.finditer(re.escape(words), text):
            yield Mark(Entry("due-words"), *match.span(), match[0])


_GOVERNMENTS = Rare(
    r"(?:哪些|哪(?:几|[两二三四五六七八九十])?个)(?P<level>省|市|州|盟|县|区|旗|镇|乡)(?:级|里)?的?(?:人民)?政府"
)


def government_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield 哪几个市政府 with the governments of that level: it asks for units and names none."""
    for match in _GOVERNMENTS.finditer(text):
        if units := lexicon.units_ending(f"{match['level']}人民政府", f"{match['level']}政府"):
            yield Mark(Entry("ask", "unit", iris=units), *match.span(), match[0])


_BASED_ON = Rare(
    r"(?:(?:制定|出台|编制|印发|起草)?(?:这些|这份|这个|本|该|此)?(?:措施|方案|计划|意见|通知|办法|规划|文件)?时?的?)"
    r"(?:依据|根据|按照)(?:了|的是|的)?哪(?:些|(?:几|[两二三四五])个)(?:上级|政策|法规)?文件(?:制定|出台|编制|印发)?的?"
)
_WHICH_NUMBER = re.compile(
    "(?:[^，,、。的是为件份]{0,3}[府政办委厅]办?[发函字])?(?:[〔\\[(（]?20\\d\\d[〕\\])）]?年?)?第?(?<=[发函字])(?:是|第)?(?:多少|几|哪一?)号(?:文件?)?"
    "|(?:哪一?|第?几|多少|什么)号(?:文件?|令)|(?:什么|啥|哪个)字(?:第|的)?(?:什么|几|多少|啥)号"
)
"""某府发多少号, 哪一号文件, 什么字什么号: the number of a document."""
_REPEALED = re.compile("(?:同时|随之|一并)?(?P<word>废止|失效)了?的?")


def document_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield words that ask what a document rests on (依据了哪两个文件), or which one it repeals, where it names one.

    The number of a document that is named nowhere is that of none.
    """
    for match in _WHICH_NUMBER.finditer(text) if "号" in text else ():
        yield Mark(Entry("attribute", "documentNumber"), *match.span(), match[0])
    for match in DOCUMENT_NUMBER.finditer(text) if "号" in text else ():
        if not any(m.end == match.end() - match.start() and "[" in m.text for m in lexicon.marks(match[0])):
            yield Mark(Entry("thing", "CitedDocument"), *match.span(), match[0])
    for match in _BASED_ON.finditer(text):
        yield Mark(Entry("attribute", "implements"), *match.span(), match[0])
    for match in _REPEALED.finditer(text) if "文件" in text or "政策" in text else ():
        if things_said_with([match["word"]], "document", None, lexicon):
            yield Mark(Entry("text"), *match.span(), match["word"])


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
