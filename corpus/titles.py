"""Where the title of a numbered part ends: at its full stop, before its responsibility bracket, or after one clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_LINE = 60  # characters: a line alone with no full stop is a title up to here
LONGEST_SENTENCE = 30  # characters: a first sentence with text behind it is a title up to here
LONGEST_LABEL = 20  # characters: words before a colon

NAME_LABELS = frozenset(
    (
        *(
            "任务名称",
            "事项名称",
            "项目名称",
            "工作名称",
            "举措名称",
            "任务",
            "事项",
            "工作任务",
            "重点任务",
            "重点工作",
        ),
        *("工作事项", "改革事项", "改革任务", "目标任务", "主要任务", "任务事项", "任务内容", "工作内容"),
    )
)
"""Labels behind whose colon stands what a task is called."""
_CLAUSE_WORDS = (
    "牵头|责任单位|责任部门|责任科室|责任处室|责任人|配合单位|配合部门|协办单位|主办单位|承办单位|落实单位"
    "|按职责|分工负责|负责[）)］\\]】。]|完成时限|完成期限"
)
_CLAUSE = re.compile(
    rf"[（(［\[【](?:[^（(）)［］\[\]【】]|[（(\[［][^（(）)]{{0,40}}[）)\]］]){{0,400}}?(?:{_CLAUSE_WORDS})"
)
_SENTENCE = re.compile("[。！？!?]")
_THOUSANDS = re.compile("[0-9]{3}(?![0-9])|(?<=:)[0-9]")
_OPENING, _CLOSING = "“《（(‘「『〈[［【", "”》）)’」』〉]］】"
_STOPS = "，,；;：:。"
_TAIL = " \t\u3000\xa0。；;：:，,、.．*_#"


@dataclass(frozen=True, slots=True)
class Title:
    """A title runs from `start` to `end`; the text that follows it on its line begins at `body`."""

    start: int
    end: int
    body: int


def has_clause(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket that names responsible units stands in `text[start:end]`."""
    return _CLAUSE.search(text, start, end) is not None


def find_title(text: str, start: int, end: int) -> Title:
    """Return the title of a numbered part whose words, behind the number, are `text[start:end]`.

    A short line is its own title; so is a short first sentence. Otherwise there is no heading sentence, and the
    first clause stands for it; the body then begins with the title's words, for they are part of the sentence.
    """
    bold = text.find("**", start, end)
    if bold > start:
        return _title(text, start, bold, bold + 2)
    sentence = _SENTENCE.search(text, start, end)
    stop = sentence.start() if sentence else end
    clause = _CLAUSE.search(text, start, stop)
    head = clause.start() if clause else stop
    label = _clause_end(text, start, head)
    if label < head and text[label] in "：:" and label - start <= LONGEST_LABEL:
        if text[start:label] in NAME_LABELS and text[label + 1 : end].strip():
            return find_title(text, label + 1, end)
        return _title(text, start, label, label + 1)
    alone = sentence is None or sentence.end() >= end
    if head - start <= (LONGEST_LINE if alone and sentence is None else LONGEST_SENTENCE) and (
        sentence is None or _commas(text, start, head) <= 1
    ):
        return _title(text, start, head, head if clause else min(end, stop + 1))
    return _title(text, start, label, start)


def _title(text: str, start: int, end: int, body: int) -> Title:
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    return Title(start, end, body)


def _commas(text: str, start: int, end: int) -> int:
    return text.count("，", start, end) + text.count(",", start, end)


def _clause_end(text: str, start: int, end: int) -> int:
    """Return where the first clause ends; marks inside brackets or quotation marks and in 10,000 do not end it."""
    found = _next_stop(text, start, end, nested=False)
    return found if found - start <= LONGEST_LINE else _next_stop(text, start, end, nested=True)


def _next_stop(text: str, start: int, end: int, *, nested: bool) -> int:
    """Return where the next mark stands, also one inside brackets if `nested` (brackets may be left unclosed)."""
    depth = 0
    for index in range(start, end):
        char = text[index]
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif char in _STOPS and (nested or depth == 0) and not _in_figure(text, index):
            return index
    return end


def _in_figure(text: str, index: int) -> bool:
    """Tell whether the mark at `index` stands inside a figure: 10,000 or 1:1."""
    return text[index] in ",:，：" and text[index - 1].isdecimal() and _THOUSANDS.match(text, index + 1) is not None
