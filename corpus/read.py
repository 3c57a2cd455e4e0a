"""A file becomes text: one reader for each kind of file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from corpus.errors import (
    EmptyFileError,
    MissingFileError,
    UnreadableFileError,
    UnreadFormatError,
)
from corpus.model import RawText
from corpus.readers import plain

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


def read(path: Path) -> RawText:
    """Return the text of the file at `path`, with the digest of its bytes.

    A file with an unknown ending is read as plain text if it is text. Raises a `CorpusError` that says what to do.
    """
    suffix = path.suffix.lower()
    content = _bytes(path)
    if suffix in NOT_YET and suffix not in READERS:
        raise UnreadFormatError(path, suffix, tuple(sorted(known for known in READERS if known)))
    if not content:
        raise EmptyFileError(path)
    return READERS.get(suffix, plain.read)(path, content)


def text_as_raw(text: str, name: str = "text") -> RawText:
    """Return a text that came from no file (a form, a test) as if read from a UTF-8 file called `name`."""
    return RawText(text=text, digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), name=name)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as e:
        raise MissingFileError(path) from e
    except OSError as e:
        raise UnreadableFileError(path, e.strerror or type(e).__name__) from e
