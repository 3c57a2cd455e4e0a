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

READERS: Mapping[str, Reader] = {
    "": plain.read,
    ".txt": plain.read,
    ".text": plain.read,
    ".md": plain.read,
    ".markdown": plain.read,
}
"""File ending → reader. A further format is one more entry."""

NOT_YET = frozenset(
    (
        *(".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".ofd", ".html", ".htm", ".mht", ".mhtml", ".xml"),
        *(".xlsx", ".xls", ".et", ".csv", ".pptx", ".ppt", ".dps", ".epub", ".zip", ".rar", ".7z"),
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
