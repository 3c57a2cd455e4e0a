"""Plain text files: which encoding the bytes are in, and the characters they stand for."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from corpus.errors import BinaryFileError, NoTextError, UndecodableFileError
from corpus.model import RawText
from corpus.readers.text_tables import text_tables

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Word、Excel、OFD 或压缩包 (a ZIP container)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word 或 Excel (OLE)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_GUESSES = ("gb18030", "big5", "utf-16-le", "utf-16-be")
_SAMPLE = 20_000  # characters looked at to judge a guess
_PLAUSIBLE = 0.6


def read(path: Path, content: bytes) -> RawText:
    """Return the characters of a plain text file as they stand: newlines unchanged, only a byte order mark dropped.

    Raises BinaryFileError, UndecodableFileError or NoTextError.
    """
    text, encoding = decode(path, content)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u3000\xa0\x00"):
        raise NoTextError(path)
    digest = hashlib.sha256(content).hexdigest()
    media_type = "text/markdown" if path.suffix.lower() in (".md", ".markdown") else "text/plain"
    return RawText(text, digest, path.name, media_type, encoding, tables=text_tables(text))


def decode(path: Path, content: bytes) -> tuple[str, str]:
    """Return the characters of some bytes, and their encoding. Raises BinaryFileError or UndecodableFileError."""
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            raise BinaryFileError(path, name)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _strict(content[len(mark) :], encoding)
            if text is None:
                raise UndecodableFileError(path, (encoding,))
            return text, encoding
    text = _strict(content, "utf-8")
    if text is not None and not _is_binary(text):
        return text, "utf-8"
    return _guess(path, content)


def _guess(path: Path, content: bytes) -> tuple[str, str]:
    """Of the encodings in which the bytes are valid, take the one that reads most like Chinese."""
    best: tuple[float, str, str] = (0.0, "", "")
    for encoding in _GUESSES:
        text = _strict(content, encoding)
        if text is not None and not _is_binary(text):
            score = plausibility(text)
            best = max(best, (score, encoding, text), key=lambda guess: guess[0])
    if best[0] >= _PLAUSIBLE:
        return best[2], best[1]
    if b"\x00" in content or len(_CONTROL.findall(content[:_SAMPLE].decode("latin-1"))) * 50 > len(content[:_SAMPLE]):
        raise BinaryFileError(path)
    raise UndecodableFileError(path, ("utf-8", *_GUESSES))


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_binary(text: str) -> bool:
    """Text has no NUL, and hardly any other control character (old printers' files have a few)."""
    sample = text[:_SAMPLE]
    return "\x00" in text or len(_CONTROL.findall(sample)) * 200 > len(sample)


def plausibility(text: str) -> float:
    """Return how much of `text` is what Chinese prose is made of, from 0 to 1.

    That is GB/T 2312's first level (rows 16 to 55, the 3,755 commonest characters) and its punctuation (rows 1 to 9);
    ASCII counts for nothing either way. Wrong encodings give rare characters of other rows.
    """
    foreign = [c for c in text[:_SAMPLE] if c > "\x7f"]
    if not foreign:
        return 0.0
    return sum(map(_is_common, foreign)) / len(foreign)


def _is_common(char: str) -> bool:
    try:
        lead = char.encode("gb2312")[0]
    except UnicodeEncodeError:
        return char in "—–·〔〕•"
    return 0xA1 <= lead <= 0xA9 or 0xB0 <= lead <= 0xD7
