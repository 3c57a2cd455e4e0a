"""Markdown (CommonMark): the words without their marks, tables as tables, without front matter and crawlers' notes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from corpus.model import RawText
from corpus.readers import plain
from corpus.readers.chrome import is_browser_line, is_chrome
from corpus.readers.draft import Draft
from corpus.readers.front_matter import split_front_matter
from corpus.readers.paragraphs import is_numbered, is_open
from corpus.tables import Table, table_of

_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)|<((?:https?|mailto):[^>\s]+)>")
_STRONG = re.compile(r"(\*{2,3}|__)(?=\S)(.+?)(?<=\S)\1")
_STRUCK = re.compile(r"~~(.+?)~~")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>|<!--.*?-->")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LEAD = re.compile(r"[ \t\u3000\xa0]*(?:(?:>|#{1,6}(?=[ \t\u3000\xa0*])|[-+*](?=[ \t]))[ \t]*)*")
_CLOSING = re.compile(r"[ \t]#+[ \t]*$")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}|`{3,}.*|~{3,}.*)")
_CRAWLED = re.compile(
    r"(?:原文(?:链接|地址|网址)|(?:来源|文章|网页)?(?:链接|网址|URL)|(?:检索|抓取|爬取|采集|获取|下载|更新)(?:时间|关键词|日期|方式|来源)|关键词|标签)"
    r"\s*[：:].*",
    re.IGNORECASE,
)
_FILE = re.compile(r"\[[^\]]*\]\([^)\s]*\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)[^)]*\)", re.IGNORECASE)
_ROW = re.compile(r"[ \t]*\|?(?:[^|\n]*\|)+[^|\n]*")
_UNDER_HEAD = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")


def read(path: Path, content: bytes) -> RawText:
    """Return the words of a Markdown file, a line for each line that has any. Raises what plain text raises."""
    text, encoding = plain.decode(path, content)
    front, body = split_front_matter(text)
    draft = Draft()
    title = front.get("title", "")
    if title and title not in body[:2000]:
        draft.paragraph(title)
    for piece in _pieces(body.splitlines()):
        if isinstance(piece, Table):
            draft.table(piece, "表")
        else:
            draft.paragraph(piece)
    return draft.raw(path, content, "text/markdown", encoding)


def _pieces(lines: list[str]) -> Iterator[str | Table]:
    held = ""
    index = 0
    while index < len(lines):
        rows = _table_rows(lines, index)
        if rows:
            yield from filter(None, (held,))
            held = ""
            yield table_of(_cells(line) for line in (rows[0], *rows[2:]))
            index += len(rows)
            continue
        for words in _words(lines[index]):
            if held and is_open(held) and not is_numbered(words):
                held += words
                continue
            yield from filter(None, (held,))
            held = words
        index += 1
    yield from filter(None, (held,))


def _words(line: str) -> Iterator[str]:
    """Yield the words of a line without marks, in two where a <br> breaks it; none for a rule or a crawler's note."""
    if _RULE.fullmatch(line) or _FILE.fullmatch(line.strip(" \t-*+")):
        return
    for part in _BREAK.split(line):
        words = plain_words(part)
        if words and not (_CRAWLED.fullmatch(words) or is_chrome(words) or is_browser_line(words)):
            yield words


def plain_words(line: str) -> str:
    r"""Return a line's words without the marks of headings, lists, quotations, links and emphasis.

    >>> plain_words("## **一、[总体要求](x.html)**"), plain_words("1\\. *市财政局")
    ('一、总体要求', '1. *市财政局')
    """
    words = _CLOSING.sub("", line[_lead(line) :])
    words = _LINK.sub(lambda match: match[1] or match[2] or "", _IMAGE.sub("", words))
    words = _STRUCK.sub(r"\1", _STRONG.sub(r"\2", _STRONG.sub(r"\2", _TAG.sub("", words))))
    return html.unescape(_ESCAPE.sub(r"\1", words)).strip(" \t\u3000\xa0")


def _lead(line: str) -> int:
    match = _LEAD.match(line)
    return match.end() if match else 0


def _table_rows(lines: list[str], index: int) -> list[str]:
    """Return the lines of the table that begins at a line: a row, the line below the head, further rows."""
    if index + 1 >= len(lines) or not (_ROW.fullmatch(lines[index]) and "|" in lines[index + 1]):
        return []
    if not _UNDER_HEAD.fullmatch(lines[index + 1]):
        return []
    end = index + 2
    while end < len(lines) and _ROW.fullmatch(lines[end]):
        end += 1
    return lines[index:end]


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return ["\n".join(plain_words(part) for part in _BREAK.split(cell)) for cell in re.split(r"(?<!\\)\|", inner)]
