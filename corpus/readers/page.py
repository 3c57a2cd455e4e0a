"""Web pages (HTML, MHTML): the article and not the menus, with its metadata; what a browser shows as lines."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.citations import NUMBER
from corpus.errors import DamagedFileError, UndecodableFileError
from corpus.model import RawText
from corpus.readers import plain
from corpus.readers.article import article_of
from corpus.readers.chrome import is_chrome, without_foot
from corpus.readers.draft import Draft
from corpus.readers.front_matter import split_front_matter
from corpus.readers.markup import Piece, pieces_of
from corpus.readers.paragraphs import is_numbered
from corpus.span import Span
from corpus.tables import Cell, Table
from corpus.title_lines import KIND

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_DROPPED = (
    "script, style, noscript, template, svg, iframe, object, button, select, textarea, input, nav, head > *:not(title),"
    " [hidden], [style*='display:none'], [style*='display: none']"
)
_FIELD = re.compile(
    r"[【\[]?(?:索\s*引\s*号|主题分类|主题词|发文机关|发文单位|发布机构|发布单位|成文日期|发文日期|发布日期|生成日期|公开日期|"
    r"标\s*题|名\s*称|文\s*号|发文字号|文件编号|有效性|公开方式|公文种类|体裁分类|组配分类|信息分类|生效日期|废止日期|来\s*源)[】\]]?\s*[：:]"
)
_NUMBERED, _NUMBER = re.compile(r"发\s*文\s*字\s*号|文\s*号"), re.compile(NUMBER)
"""A label that has lost its colon, and what shows that it is one."""
_SITE = re.compile(
    r"\s*(?:[_|｜\-—–]+\s*[^_|｜—–]{2,30}(?:网|网站|平台|政府|信息公开|政务公开|频道|新闻|栏目)[^_|｜]*)+$"
)
_TITLE = re.compile(rf"关于|{KIND}")
_HOLDS_PARTS = re.compile(rb"\b(?:multipart|message)/", re.IGNORECASE)
_MOST_PARTS = 100  # that hold parts: browsers write one, and the reader goes down into each
_LONGEST_FIELD = 1000  # characters of a Content-Type: its reader's time grows with the square of that
_LOST = "\ufffd"
_FEW = 200  # characters: one broken among so many is a slip, more are another encoding
_TITLE_AMONG = 8  # lines: an article that prints its own title does so among its first


def read(path: Path, content: bytes) -> RawText:
    """Return the article of a web page: its title, its metadata (发文字号：…) and its text, real tables as tables.

    Raises DamagedFileError where a .mht file holds no page, and what plain text raises for bytes in no known encoding.
    """
    text, encoding = _page_text(path, content)
    front, body = split_front_matter(text)
    tree = LexborHTMLParser(body)
    for node in tree.css(_DROPPED):
        node.decompose()
    draft = Draft()
    for piece in _pieces(tree, front.get("title", "")):
        if isinstance(piece, Table):
            draft.table(piece, "表")
        else:
            _told(draft, piece, draft.paragraph(piece))
    return draft.raw(path, content, "text/html", encoding)


def _told(draft: Draft, words: str, span: Span) -> None:
    """Note the characters of a line that could not be read."""
    if _LOST in words:
        draft.doubt("有无法识别的字符（characters that could not be read）", span)


def _page_text(path: Path, content: bytes) -> tuple[str, str]:
    if path.suffix.lower() in (".mht", ".mhtml") or re.match(rb"(?:From|MIME-Version|Subject): ", content):
        return _archived(path, content)
    return decoded(path, content)


def _archived(path: Path, content: bytes) -> tuple[str, str]:
    """Return the page inside a web archive (RFC 2557)."""
    if len(_HOLDS_PARTS.findall(content)) > _MOST_PARTS:
        raise DamagedFileError(path, "部分套部分，层数太多 / parts within parts without end")
    for part in email.message_from_bytes(content, policy=email.policy.compat32).walk():
        if len(str(part.get("Content-Type", ""))) > _LONGEST_FIELD:
            continue
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes):
            declared = part.get_content_charset()
            return _as(payload, declared) or decoded(path, payload)
    raise DamagedFileError(path, "网页存档里没有网页 / no page in the archive")


def decoded(path: Path, content: bytes) -> tuple[str, str]:
    """Return the characters of a page: by its byte order mark, by what it declares if that fits, or by its bytes."""
    declared = _META.search(content[:4096])
    name = (
        declared[1].decode("ascii")
        if declared and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"))
        else None
    )
    found = _as(content, name)
    if found:
        return found
    try:
        return plain.decode(path, content)
    except UndecodableFileError:
        mended = min((_mended(content, known) for known in ("utf-8", "gb18030")), key=lambda each: each[0].count(_LOST))
        if mended[0].count(_LOST) * _FEW > len(mended[0]):
            raise
        return mended


def _mended(content: bytes, known: str) -> tuple[str, str]:
    """Return a page of which some bytes are broken, as browsers show it."""
    return content.decode(known, "replace"), known


def _as(content: bytes, name: str | None) -> tuple[str, str] | None:
    """Return the text of some bytes in an encoding, GB 18030 for GB 2312 and GBK; None if it is another."""
    if not name:
        return None
    known = "gb18030" if name.lower() in ("gb2312", "gbk", "gb_2312-80", "x-gbk") else name.lower()
    try:
        return content.decode(known), known
    except (ValueError, LookupError):  # some encodings of Python raise others than UnicodeDecodeError
        return None


def _pieces(tree: LexborHTMLParser, front_title: str) -> Iterator[str | Table]:
    body = tree.body or tree.root
    if body is None:
        return
    article = article_of(body)
    inside = [
        piece for piece in pieces_of(article) if not (isinstance(piece.content, str) and is_chrome(piece.content))
    ]
    inside = inside[: without_foot([piece.content if isinstance(piece.content, str) else "" for piece in inside])]
    before = _before(body, article)
    yield from (field for field in before if _FIELD.match(field))
    top = [piece.content for piece in inside if isinstance(piece.content, str)][:_TITLE_AMONG]
    title = _title(tree, front_title)
    if title and _bare(title) not in _bare("".join(top)):
        yield title
    yield from (piece.content for piece in _without_links(inside))


def _before(body: LexborNode, article: LexborNode) -> list[str]:
    """Return the lines of a page that stand before its article; a label alone is joined to the value behind it.

    A table there may have labels without colons in its cells, each before its value.
    """
    found: list[str] = []
    for piece in pieces_of(body, until=article):
        if isinstance(piece.content, str):
            words, label = piece.content, found[-1] if found else ""
            if _NUMBERED.fullmatch(label) and _NUMBER.fullmatch(words):
                label = found[-1] = f"{label}："
            alone = label and _FIELD.fullmatch(label) and not _FIELD.match(words)
            found[-1:] = [label + words] if alone else [*found[-1:], words]
        else:
            pairs = pairwise(piece.content.cells)
            found += [f"{name.text}：{cell.text}" for name, cell in pairs if _is_value(name, cell)]
    return found


def _is_value(name: Cell, cell: Cell) -> bool:
    """Tell whether one cell is a label and the next, on its row, what it labels."""
    labels = _FIELD.fullmatch(f"{name.text}：") is not None and name.row == cell.row
    return labels and bool(cell.text) and _FIELD.fullmatch(f"{cell.text}：") is None


def _title(tree: LexborHTMLParser, front_title: str) -> str:
    """Return the title that a page says it has: an h1's, its front matter's, or its <title> without the site's name.

    What names no kind of document (方案, 意见) is the site's own name.
    """
    heads = [" ".join(node.text().split()) for node in tree.css("h1")]
    named = [_SITE.sub("", " ".join(node.text().split())) for node in tree.css("title")]
    return next((words for words in (*heads, front_title, *named) if _TITLE.search(words)), "")


def _without_links(pieces: list[Piece]) -> list[Piece]:
    """Leave out lines that are links only (attached files, related pages), if they are no part of the outline."""
    return [p for p in pieces if not (p.linked and isinstance(p.content, str) and not is_numbered(p.content))]


def _bare(words: str) -> str:
    return re.sub(r"[\s《》“”\"—\-–－~～]", "", words)
