"""Older files go by way of a converter: its result is read, its absence and its failures are said."""

from __future__ import annotations

import hashlib
import stat
import sys
import time
from pathlib import Path

import pytest

from corpus.errors import ConversionFailedError, ConverterMissingError
from corpus.read import read
from corpus.readers import office
from tests.corpus.word_files import paragraph, word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
unix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for the program is a script")


def stand_in(folder: Path, script: str) -> str:
    """Return a program that does what `script` says in place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport pathlib, shutil, sys, time\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "计划.doc"
    path.write_bytes(OLE + b"old")
    return path


@unix
def test_the_result_is_read_as_the_file_itself(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(word_file(paragraph("一、总则")))
    script = (
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir()\n"
        f"shutil.copy({str(tmp_path / 'made.docx')!r}, out / (pathlib.Path(sys.argv[-1]).stem + '.docx'))"
    )
    program = stand_in(tmp_path, script)
    monkeypatch.setattr(office, "converter", lambda: program)
    raw = read(old)
    assert (raw.text, raw.name, raw.media_type) == ("一、总则\n", "计划.doc", "application/msword")
    assert raw.digest == hashlib.sha256(old.read_bytes()).hexdigest()


@unix
def test_what_the_program_says_is_passed_on(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path, "print('source file could not be loaded')")
    monkeypatch.setattr(office, "converter", lambda: program)
    with pytest.raises(ConversionFailedError, match=r"could not be loaded.*\.docx"):
        read(old)


@unix
def test_it_is_ended_when_its_time_is_up(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path, "time.sleep(60)")
    monkeypatch.setattr(office, "converter", lambda: program)
    monkeypatch.setattr(office, "TIME_LIMIT", 0.5)
    begun = time.monotonic()
    with pytest.raises(ConversionFailedError, match=r"0\.5"):
        read(old)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(("name", "instead"), [("计划.wps", ".docx"), ("计划.rtf", ".docx"), ("分工.et", ".xlsx")])
def test_without_the_program_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, instead: str
) -> None:
    monkeypatch.setattr(office, "converter", lambda: None)
    (tmp_path / name).write_bytes(OLE)
    with pytest.raises(ConverterMissingError, match=rf"请安装.*{instead}"):
        read(tmp_path / name)


def test_a_current_file_under_an_older_ending_needs_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "converter", lambda: None)
    (tmp_path / "计划.wps").write_bytes(word_file(paragraph("一、总则")))
    assert read(tmp_path / "计划.wps").text == "一、总则\n"
