"""A file becomes text: one reader for each kind of file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from corpus.errors import (
    EmptyFileError,
    MisnamedFileError,
    MissingFileError,
    TooLargeError,
    UnreadableFileError,
    UnreadFormatError,
)
from corpus.model import RawText
from corpus.readers import plain
from corpus.readers.text_tables import text_tables

Reader = Callable[[Path, bytes], RawText]


def _pdf(path: Path, content: bytes) -> RawText:
    from corpus.readers import pdf

    return pdf.read(path, content)


def _ofd(path: Path, content: bytes) -> RawText:
    from corpus.readers import ofd

    return ofd.read(path, content)


def _markdown(path: Path, content: bytes) -> RawText:
    from corpus.readers import markdown

    return markdown.read(path, content)


def _page(path: Path, content: bytes) -> RawText:
    from corpus.readers import page

    return page.read(path, content)


def _word(path: Path, content: bytes) -> RawText:
    from corpus.readers import word

    return word.read(path, content)


def _sheet(path: Path, content: bytes) -> RawText:
    from corpus.readers import sheet

    return (sheet.read_csv if path.suffix.lower() == ".csv" else sheet.read)(path, content)


def _office(path: Path, content: bytes) -> RawText:
    from corpus.readers import office

    return (office.read_sheet if path.suffix.lower() in (".xls", ".et", ".ods") else office.read_text)(path, content)


READERS: Mapping[str, Reader] = {
    "": plain.read,
    ".txt": plain.read,
    ".text": plain.read,
    ".md": _markdown,
    ".markdown": _markdown,
    ".pdf": _pdf,
    ".ofd": _ofd,
    **dict.fromkeys((".docx", ".docm"), _word),
    **dict.fromkeys((".xlsx", ".xlsm", ".csv"), _sheet),
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt", ".xls", ".et", ".ods"), _office),
    ".html": _page,
    ".htm": _page,
    ".xhtml": _page,
    ".mht": _page,
    ".mhtml": _page,
}
"""File ending → reader. A further format is one more entry."""

NOT_YET = frozenset(
    (
        *(".xml",),
        *(".pptx", ".ppt", ".dps", ".epub", ".zip", ".rar", ".7z"),
        *(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif"),
    )
)
"""Endings that certainly are not plain text, so that the answer names the format and not an encoding."""


TEXT_FILE, PAGE_FILE, ANY_FILE = 16 * 2**20, 32 * 2**20, 256 * 2**20
LIMITS: Mapping[str, int] = {
    ending: TEXT_FILE
    if reader is plain.read or ending == ".csv"
    else PAGE_FILE
    if reader in (_page, _markdown)
    else ANY_FILE
    for ending, reader in READERS.items()
}
"""Bytes that a file of a kind may have: pages hold pictures, and scans are large."""
LONGEST = 2_000_000  # characters of text: a thousand pages
_IN_ZIP = (
    (b"word/", (" Word 文档", ".docx")),
    (b"xl/", (" Excel 工作簿", ".xlsx")),
    (b"OFD.xml", (" OFD 文件", ".ofd")),
)


def read(path: Path) -> RawText:
    """Return the text of the file at `path`, with the digest of its bytes.

    A file with an unknown ending is read as plain text if it is text. Raises a `CorpusError` that says what to do.
    """
    suffix = path.suffix.lower()
    content = _bytes(path, LIMITS.get(suffix, TEXT_FILE) if suffix in READERS else TEXT_FILE)
    if suffix in NOT_YET and suffix not in READERS:
        raise UnreadFormatError(path, suffix, tuple(sorted(known for known in READERS if known)))
    if not content:
        raise EmptyFileError(path)
    _refuse_other_kind(path, content, suffix)
    raw = READERS.get(suffix, plain.read)(path, content)
    if len(raw.text) > LONGEST:
        raise TooLargeError(path, characters=LONGEST)
    return raw


def _refuse_other_kind(path: Path, content: bytes, suffix: str) -> None:
    """Refuse a PDF or an office file under the ending of a text or a page; office readers see to it themselves."""
    if READERS.get(suffix, plain.read) in (_word, _sheet, _office, _ofd) and suffix != ".csv":
        return
    kind = _kind_of(content)
    if kind and suffix != kind[1]:
        raise MisnamedFileError(path, *kind)


def _kind_of(content: bytes) -> tuple[str, str] | None:
    """Return what some bytes are and the ending of such a file, None where their beginning does not tell."""
    if content.startswith(b"%PDF-"):
        return " PDF 文件", ".pdf"
    if content.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _IN_ZIP if mark in content[:4096] or mark in content[-65536:]), None)
    return None


def text_as_raw(text: str, name: str = "text") -> RawText:
    """Return a text that came from no file (a form, a test) as if read from a UTF-8 file called `name`."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return RawText(text, digest, name, tables=text_tables(text))


def _bytes(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size  # read() makes room for all that it may read, however short the file
            content = file.read(min(size, limit) + 1) if size else file.read(limit + 1)
    except FileNotFoundError as e:
        raise MissingFileError(path) from e
    except OSError as e:
        raise UnreadableFileError(path, e.strerror or type(e).__name__) from e
    if len(content) > limit:
        raise TooLargeError(path, megabytes=limit // 2**20)
    return content
