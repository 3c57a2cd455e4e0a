"""Lines that belong to no numbered part: signature and date, 印发, 抄送, 附件, the title of what is attached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.dates import parse_date
from corpus.lines import Line

ORGANIZATION = re.compile(
    r"[^\W\d_a-zA-Z][^，。；：、,;:？！“”《》]{1,38}"
    r"(?:人民政府|政府|委员会|办公厅|办公室|总局|分局|管委会|小组|指挥部|联席会议|党组|党委|委|局|厅|部|院|署|会|行|处|中心|集团|公司)"
)
"""A line that holds the name of a body that signs documents, or several with spaces between."""
_SPREAD = re.compile(r"(?<![^\s])[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff](?![^\s]))+")
"""The characters of a short name set apart to fill its line: 财　政　部."""
_NEXT_SPREAD = re.compile("(?<=..[部局厅署])(?=..)")
"""Where one such name ends and the next begins: 财　政　部　公　安　部."""
_PRINTED = re.compile(r".{0,40}?\d{1,2}日\s*印(?:发|制)?[。]?")
_SEAL = re.compile(r"[（(][^（()）]{2,30}代章?[）)]")
_ANNEX = re.compile(r"(?:附\s*件|附\s*表|附\s*录)\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[：:]?")
_ANNEX_LIST = re.compile(
    r"(?:附\s*件|附)\s*[：:]\s*\S|附件\s*[0-9０-９一二三四五六七八九十]{1,3}[.．、：:]?\s*\S{2,40}$"
)
_NOTE = re.compile(
    r"[（(]?(?:此件|本件)[^。]{0,20}(?:公开|发布|印发|发至)[^。]{0,20}[）)]?$|抄\s*送|抄\s*报|主\s*送[：:]|主题词[：:]"
    r"|特此(?:通知|公告|函告|批复|报告)|[（(]联系人|联系人[：:]|【?(?:原文|附件)下载】?|扫一扫|分享到|相关(?:链接|稿件|解读)[：:]?$"
    r"|责任编辑|【?(?:打印|关闭)|[←<]?\s*上一篇|下一篇"
)
_FORCE = re.compile(
    r"本(?:通知|意见|办法|方案|计划|规划|政策|措施|细则|规定|若干措施|行动计划|实施方案|实施意见)自.{1,40}(?:施行|实施|执行|起)"
)
_FAREWELL = re.compile(r"(?:各|全[省市区县州]各|有关)[^。，；：]{1,40}?(?:要|应|应当)(?!求)")
_LISTED = re.compile(
    r"[0-9０-９]{1,2}\s*[.．、﹒]|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、"
)


def is_date(line: Line) -> bool:
    """Tell whether the line is a date and nothing else (brackets around it are allowed)."""
    return len(line.text) <= 24 and parse_date(line.text.strip("（()） ")) is not None


def is_organization(line: Line) -> bool:
    """Tell whether the line can be the name of the body that signs."""
    return len(line.text) <= 80 and all(ORGANIZATION.fullmatch(part) for part in names_on(line.text))


def names_on(words: str) -> list[str]:
    """Return the names that blanks part, one that is printed with blanks between its characters as a whole.

    >>> names_on("财　政　部　农业农村部")
    ['财政部', '农业农村部']
    """
    return _SPREAD.sub(lambda match: _NEXT_SPREAD.sub(" ", "".join(match[0].split())), words).split()


def signers(rows: Sequence[Line], index: int, least: int = 0) -> int:
    """Return the index of the first line of those names that stand above line `index`, not above line `least`.

    A name may run on to the next line; （某局代章） tells only whose seal is used.
    """
    first = index
    while first > least:
        row = rows[first - 1]
        behind = rows[first].text if first < index else ""
        wrapped = bool(behind) and is_organization(replace(row, text=row.text + names_on(behind)[0]))
        if not (is_organization(row) or wrapped or (first == index and _SEAL.fullmatch(row.text))):
            break
        first -= 1
    return first


def names_of(rows: Sequence[Line]) -> list[str]:
    """Return the names that the lines of a signature print, joined where one runs on to the next line."""
    names: list[str] = []
    for row in rows:
        parts = [] if _SEAL.fullmatch(row.text) else names_on(row.text)
        if names and parts and not ORGANIZATION.fullmatch(names[-1]):
            names[-1] += parts.pop(0)
        names += parts
    return names


def is_annex(line: Line) -> bool:
    """Tell whether an annex begins at this line: 附件, 附件1, 附表2 alone."""
    return len(line.text) <= 10 and _ANNEX.fullmatch(line.text) is not None


def is_farewell(line: Line, before: Line) -> bool:
    """Tell whether the words to all units begin here that end many an 意见 (各地区、各部门要认真贯彻…).

    They stand behind the responsibility bracket of the last numbered part, and belong to none.
    """
    return before.text[-1] in "）)］]】" and _FAREWELL.match(line.text) is not None


def closing_lines(rows: Sequence[Line], titles: Sequence[tuple[int, int]] = ()) -> frozenset[int]:
    """Return the indices of the lines that close whatever numbered part is open.

    `titles` are the intervals at which the titles of attached documents are printed.
    """
    found: set[int] = set()
    for index, line in enumerate(rows):
        if _closes(line) or any(start <= line.start < end for start, end in titles):
            found.add(index)
        elif is_date(line):
            found.update(_signature(rows, index))
        elif is_annex(line) or _ANNEX_LIST.match(line.text):
            found.update(_annex(rows, index))
    return frozenset(found)


def _closes(line: Line) -> bool:
    first = line.text[0]
    if first == "本":
        return _FORCE.match(line.text) is not None
    return _NOTE.match(line.text) is not None or (
        line.text[-1] in "发制印。" and len(line.text) <= 80 and _PRINTED.fullmatch(line.text) is not None
    )


def _signature(rows: Sequence[Line], index: int) -> set[int]:
    """A date alone, and the names of those who sign above it."""
    return set(range(signers(rows, index), index + 1))


def _annex(rows: Sequence[Line], index: int) -> set[int]:
    """附件 alone, or a list 附件：1.… with its further lines."""
    found = {index}
    if is_annex(rows[index]) and rows[index].text[-1] not in "：:":
        return found
    for later in range(index + 1, len(rows)):
        line = rows[later]
        if not _LISTED.match(line.text) or "。" in line.text or len(line.text) > 60:
            break
        found.add(later)
    return found
