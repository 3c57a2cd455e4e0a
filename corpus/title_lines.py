"""Titles: printed over several lines at the top, named in the sentence that issues a plan, printed again above it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.citations import NUMBER, citations
from corpus.lines import Line
from corpus.span import Span

_LONGEST_LINE = 90
_MOST_LINES = 6
_SHORTEST_SHEET = 3  # characters of a sheet's name that its title says again
_NUMBER_LINE = re.compile(rf"[（(]?\s*{NUMBER}\s*[）)]?")
_MARKUP = "#*_ \t\u3000"
KIND = (
    "通知|意见|方案|计划|规划|办法|措施|要点|决定|公告|通告|通报|批复|函|细则|规定|规则|条例|纲要|政策|清单|任务|目标"
    "|报告|指南|指引|标准|目录|行动|制度|工程|分工|预案|分解表|分工表|责任表|任务表|一览表|明细表|台账"
    "|分解|分解书|责任书|安排|安排表|计划表|实事|实事项目|举措"
)
"""The words that a document's title ends in: its kind."""
_NUMBER_BEHIND = re.compile(rf"(.*(?:{KIND}))\s*[（(]?{NUMBER}[）)]?")
_LOOKS_LIKE_TITLE = re.compile(rf"关于.+的|(?:{KIND})(?:[（(〔][^（()）]{{1,20}}[）)〕])*$|年[）)]$")
_ISSUES = re.compile("印发|转发|下发|发给|公布|发布|颁布")
_PLAN = re.compile(r"(?:印发|转发|下发|公布|发布)(.+?)(?:的通知|的公告|的决定|的函)(?:[（(][^（()）]*[）)])?$")
_SENTENCE = re.compile("[。！？]")


@dataclass(frozen=True, slots=True)
class Printed:
    """Words and where they are printed; a title over several lines is joined."""

    text: str
    span: Span


def notice_title(rows: Sequence[Line]) -> Printed | None:
    """Return the title that the lines at a document's top print: joined where wrapped, once where repeated."""
    block = _block([row for row in rows if not _NUMBER_LINE.fullmatch(row.text)])
    parts: list[str] = []
    used: list[Line] = []
    for row in block:
        fused = _NUMBER_BEHIND.fullmatch(row.text)  # a page's title and 发文字号 run together
        words = (fused[1] if fused else row.text).strip(_MARKUP)
        if _same(words, "".join(parts)):
            parts, used = [words], [row]  # printed twice: the second is nearer to the body
        elif words:
            parts.append(words)
            used.append(row)
    title = "".join("".join(part.split()) for part in parts)
    if not _LOOKS_LIKE_TITLE.search(title):
        return None
    first = used[0]
    start = first.start + first.text.index(parts[0][0])
    last = used[-1]
    return Printed(title, Span(start, last.start + last.text.rindex(parts[-1][-1]) + 1))


def _block(rows: Sequence[Line]) -> Sequence[Line]:
    """Return the lines that can be a title: the last ones at the top that are short and no sentence."""
    block: list[Line] = []
    for row in reversed(rows):
        if len(block) >= _MOST_LINES or not _can_be_title(row):
            break
        block.insert(0, row)
    return block


def _can_be_title(row: Line) -> bool:
    words = row.text.strip(_MARKUP)
    return (
        1 < len(words) <= _LONGEST_LINE
        and not any(c in words for c in "。；：:【】|/=")
        and not words.isascii()
        and words != "-" * len(words)
    )


def issued_titles(text: str, rows: Sequence[Line]) -> list[Printed]:
    """Return the titles that a notice's body issues: 现将《…》印发给你们, 《…》已经…同意，现印发给你们."""
    for row in rows:
        begin = row.start
        for match in [*_SENTENCE.finditer(text, row.start, row.end), None]:
            end = match.end() if match else row.end
            found = _issued(text, begin, end)
            if found:
                return found
            begin = end
    return []


def _issued(text: str, start: int, end: int) -> list[Printed]:
    """Of a sentence's 《》 take those in its last clause before the verb of issuing, not those it only refers to."""
    verbs = [match.start() for match in _ISSUES.finditer(text, start, end)]
    cited = citations(text, start, end)
    outside = [verb for verb in verbs if not any(c.span.start <= verb < c.span.end for c in cited)]
    if not outside or not cited:
        return []
    issued = [c for c in cited if c.span.end <= outside[-1]]
    group = issued[-1:]
    for citation in reversed(issued[:-1]):
        if text[citation.span.end : group[0].span.start].strip("、和及与以 ") == "":
            group.insert(0, citation)
    if not group or not _given(text, start, group[0].span.start, group[-1].span.end, outside[-1]):
        return []
    return [Printed(c.title, Span(c.span.start + 1, c.span.start + 1 + _inner(text, c.span))) for c in group]


def _inner(text: str, span: Span) -> int:
    """Return the length of the words inside the outer 《》 at `span`."""
    return text.rindex("》", span.start, span.end) - span.start - 1


def _given(text: str, start: int, first: int, last: int, verb: int) -> bool:
    """Tell whether the document named at `first` is what is given out: 将《…》 before it, or 《…》已…现 behind it."""
    before, between = text[max(start, first - 4) : first], text[last:verb]
    return before.endswith(("将", "把", "了")) or "现" in between or len(between) <= 6


def plan_of(notice: Printed) -> Printed | None:
    """Return the title of the plan that a notice's title names (关于印发…的通知)."""
    match = _PLAN.search(notice.text)
    if match is None:
        return None
    words = match[1].strip()
    if words.startswith("《") and words.endswith("》"):
        words = words[1:-1]
    return Printed(words, notice.span) if len(words) > 4 else None


def attached_title(rows: Sequence[Line], after: int, title: str) -> Span | None:
    """Return where `title` is printed once more on lines of its own, behind line `after`."""
    wanted = _plain(title)
    for index in range(after, len(rows)):
        words, last = "", index
        while last < len(rows) and last - index < _MOST_LINES and wanted.startswith(words):
            words += _plain(rows[last].text)
            if words == wanted:
                return _unmarked(rows[index], rows[last])
            last += 1
    return None


def _unmarked(first: Line, last: Line) -> Span:
    """Return the stretch from one line to another without markdown at its ends."""
    ahead = len(first.text) - len(first.text.lstrip(_MARKUP))
    return Span(first.start + ahead, last.start + len(last.text.rstrip(_MARKUP)))


def _plain(words: str) -> str:
    return re.sub(r"[\s*_#《》“”\"\-—–－﹣~～]", "", unicodedata.normalize("NFKC", words))


def _same(words: str, other: str) -> bool:
    """Tell whether words say what others said: the same, or at their end what a sheet is called (重点任务表)."""
    said, whole = _plain(other), _plain(words)
    return bool(said) and (whole == said or (len(said) > _SHORTEST_SHEET and whole.endswith(said)))
