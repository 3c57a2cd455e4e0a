"""The same words as a file of every kind: Word, web page, PDF, OFD, Markdown, plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from random import Random

from tests.corpus.ofd_maker import drawn, make_ofd
from tests.corpus.pdf_maker import Mark, Words, make_pdf
from tests.corpus.word_files import level, listed, paragraph, word_file

ACROSS, DOWN = 34, 24  # characters a line, lines a page
LEFT, TOP, SIZE, PITCH = 80.0, 80.0, 12.0, 27.0
HAN = "一二三四五六七八九十"
_NUMBER = re.compile(r"[\u3000 ]*[（(]?(?P<number>[0-9]{1,2}|[一二三四五六七八九十])(?:[、.．](?![0-9])|[）)])")
MENU = "<ul class='nav'>" + "".join(f"<li><a href='/{i}'>政务公开栏目第{i}项</a></li>" for i in range(40)) + "</ul>"
FOOT = "<div class='foot'><a href='/'>网站地图</a> <a href='/'>联系我们</a> <a href='/'>隐私声明</a></div>"


def as_text(text: str, rng: Random) -> bytes:
    """Return the text in one of the encodings that are met."""
    encoding = rng.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))
    return text.replace("\n", rng.choice(("\n", "\r\n"))).encode(encoding)


def as_word(text: str, _rng: Random) -> bytes:
    """Return a Word file with a paragraph a line; blank lines are blank paragraphs."""
    return word_file("".join(paragraph(html.escape(line)) for line in text.split("\n")))


def as_numbered_word(text: str, _rng: Random) -> bytes:
    """Return a Word file whose headings get their numbers from its lists, as word processors number."""
    body, kinds, lists = "", "", ""
    for line in text.split("\n"):
        number = _NUMBER.match(line)
        if number:
            key = lists.count("<w:num ") + 1
            kinds += f'<w:abstractNum w:abstractNumId="{key}">{_numbering(number)}</w:abstractNum>'
            lists += f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
            body += listed(html.escape(line[number.end() :]), key)
        else:
            body += paragraph(html.escape(line))
    return word_file(body, kinds + lists)


def _numbering(number: re.Match[str]) -> str:
    printed = number["number"]
    value = int(printed) if printed.isdecimal() else HAN.index(printed) + 1
    shape = number[0].strip().replace(printed, "%1")
    style = "decimal" if printed.isdecimal() else "chineseCounting"
    return level(0, style, shape, '<w:suff w:val="nothing"/>').replace('start w:val="1"', f'start w:val="{value}"')


def as_page(text: str, rng: Random) -> bytes:
    """Return a saved page of a site: menus, then the article, a paragraph or a line break a line."""
    lines = [html.escape(line) for line in text.split("\n")]
    shape = rng.choice(("<p>{}</p>", "<p style='text-indent:2em'><span>{}</span></p>", "{}<br>", "<div>{}</div>"))
    body = "".join(shape.format(line) for line in lines if line.strip())
    whole = (
        f"<html><head><meta charset='utf-8'><title>政务公开</title></head><body>{MENU}<div id='zoom'>{body}</div>{FOOT}"
    )
    return whole.encode()


def as_markdown(text: str, _rng: Random) -> bytes:
    """Return a Markdown file: a blank line between paragraphs."""
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip()).encode()


def as_pdf(text: str, rng: Random) -> bytes:
    """Return a PDF whose lines are wrapped and whose pages are numbered."""
    number = rng.choice(("— {} —", "- {} -", "{}"))
    return make_pdf([[*page, Words(number.format(at), 280, 805, 9)] for at, page in enumerate(_pages(text), 1)])


def as_ofd(text: str, _rng: Random) -> bytes:
    """Return an OFD file whose lines are wrapped, with a running header and numbers on its pages."""
    return make_ofd(*map(drawn, _pages(text)))


def _pages(text: str) -> list[list[Mark]]:
    lines = [line for words in text.split("\n") if words.strip() for line in _wrapped(words.strip())]
    return [
        [
            Words(words, LEFT + SIZE * indent, TOP + PITCH * place, SIZE)
            for place, (words, indent) in enumerate(lines[start : start + DOWN])
        ]
        for start in range(0, len(lines), DOWN)
    ]


def _wrapped(words: str) -> list[tuple[str, int]]:
    """Return the lines of a paragraph, each with how far it is set in, broken as a printer breaks them.

    A Latin letter or figure takes half the room of a character; no line breaks a number or begins with a mark.
    """
    lines: list[tuple[str, int]] = []
    line, room = "", float(ACROSS - 2)
    for piece in re.findall(r"(?:[A-Za-z0-9.%]+|[^A-Za-z0-9.%])[，。；：、）［\]),;:！？”》］〕】]*", words):
        width = sum(0.5 if char.isascii() else 1.0 for char in piece)
        if line and width > room:
            lines.append((line, 0 if lines else 2))
            line, room = "", float(ACROSS)
        line, room = line + piece, room - width
    return [*lines, (line, 0 if lines else 2)]


KINDS: dict[str, Callable[[str, Random], bytes]] = {
    ".txt": as_text,
    ".docx": as_word,
    "-lists.docx": as_numbered_word,
    ".html": as_page,
    ".md": as_markdown,
    ".pdf": as_pdf,
    ".ofd": as_ofd,
}
"""Ending → how the words of a document become a file of that kind."""
