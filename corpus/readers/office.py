"""Older and other office files (.doc .wps .rtf .odt .xls .et .ods): LibreOffice makes the current format of them.

The program is started without a window, in a profile of its own that is thrown away, and ended when its time is up.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from corpus.errors import ConversionFailedError, ConverterMissingError
from corpus.model import RawText
from corpus.readers import sheet, word
from corpus.readers.package import ZIP

TIME_LIMIT = 120.0  # seconds; a plan of a hundred pages takes about ten
PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_MEDIA_TYPES = {
    ".doc": "application/msword",
    ".wps": "application/vnd.ms-works",
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".xls": "application/vnd.ms-excel",
    ".et": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def read_text(path: Path, content: bytes) -> RawText:
    """Return the text of a word processor's file by way of .docx.

    Raises ConverterMissingError, ConversionFailedError, or what `corpus.readers.word.read` does.
    """
    if _is_package(content, b"word/"):
        return word.read(path, content)  # a .docx under an older ending, as WPS saves it
    return _own(word.read(path, _converted(path, content, ".docx")), path, content)


def read_sheet(path: Path, content: bytes) -> RawText:
    """Return the text of a workbook by way of .xlsx.

    Raises ConverterMissingError, ConversionFailedError, or what `corpus.readers.sheet.read` does.
    """
    if _is_package(content, b"xl/"):
        return sheet.read(path, content)
    return _own(sheet.read(path, _converted(path, content, ".xlsx")), path, content)


def converter() -> str | None:
    """Return where LibreOffice is, None if it is not installed."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or next((place for place in _ELSEWHERE if Path(place).is_file()), None)


def _is_package(content: bytes, folder: bytes) -> bool:
    return content.startswith(ZIP) and folder in content


def _own(raw: RawText, path: Path, content: bytes) -> RawText:
    """Return the text as that of the file itself: digest and kind are those of its own bytes."""
    kind = _MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")
    return replace(raw, digest=hashlib.sha256(content).hexdigest(), media_type=kind)


def _converted(path: Path, content: bytes, ending: str) -> bytes:
    program = converter()
    if program is None:
        raise ConverterMissingError(path, ending)
    with tempfile.TemporaryDirectory(prefix="zeren-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"source{path.suffix.lower()}"
        source.write_bytes(content)
        said = _run(path, program, source, ending)
        made = folder / "out" / f"source{ending}"
        if not made.is_file():
            raise ConversionFailedError(path, said or "没有输出 / no output", ending)
        return made.read_bytes()


def _run(path: Path, program: str, source: Path, ending: str) -> str:
    """Run the program on one file and return the last line that it said."""
    profile = (source.parent / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
    command += ["--convert-to", ending.lstrip("."), "--outdir", str(source.parent / "out"), str(source)]
    try:
        process = subprocess.Popen(  # noqa: S603 a fixed program with paths of our own making
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as e:
        raise ConversionFailedError(path, e.strerror or type(e).__name__, ending) from e
    with process:
        try:
            said, _ = process.communicate(timeout=TIME_LIMIT)
        except subprocess.TimeoutExpired as e:
            _end(process)
            raise ConversionFailedError(path, f"超过 {TIME_LIMIT:g} 秒 / time was up", ending) from e
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it started: all of its session, by its id."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
