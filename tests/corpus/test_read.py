"""A file's characters come out as they were saved, whatever the encoding; what is no text is refused with advice."""

from __future__ import annotations

import codecs
import hashlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import (
    BinaryFileError,
    CorpusError,
    EmptyFileError,
    MisnamedFileError,
    MissingFileError,
    NoTextError,
    UndecodableFileError,
    UnreadableFileError,
    UnreadFormatError,
)
from corpus.read import NOT_YET, READERS, read
from corpus.readers import plain
from tests.corpus.strategies import STEADY

SENTENCES = [
    "一、推动产业绿色低碳转型。\n",
    "（责任单位：发展改革委牵头）\r\n",
    "到2025年，下降14.5%。",
    "《行动计划（2022—2025年）》",
    "　　第一章　总则\t",
]
chinese = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8).map("".join)
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@STEADY
@given(chinese, st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-16-be"]))
def test_text_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    raw = plain.read(Path("plan.txt"), text.encode(encoding))
    assert (raw.text, raw.encoding) == (text, encoding)


@STEADY
@given(chinese, st.sampled_from(sorted(MARKS)))
def test_a_byte_order_mark_tells_and_is_dropped(text: str, encoding: str) -> None:
    raw = plain.read(Path("plan.txt"), MARKS[encoding] + text.encode(encoding))
    assert (raw.text, raw.encoding) == (text, encoding)


def test_rare_characters_of_gb18030_come_back() -> None:
    text = "㐀䶮𠮷：镕、喆、堃，推动产业绿色发展行动计划。"
    assert plain.read(Path("plan.txt"), text.encode("gb18030")).text == text


def test_newlines_digest_and_name_are_the_files_own(tmp_path: Path) -> None:
    path = tmp_path / "计划.txt"
    path.write_bytes("一、甲\r\n\r二、乙\n".encode())
    raw = read(path)
    assert raw.text == "一、甲\r\n\r二、乙\n"
    assert raw.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (raw.name, raw.media_type) == ("计划.txt", "text/plain")


def test_any_ending_will_do_if_it_is_text(tmp_path: Path) -> None:
    for name in ("plan", "plan.plan", "PLAN.TXT"):
        (tmp_path / name).write_text("一、甲方面", encoding="utf-8")
        assert read(tmp_path / name).text == "一、甲方面"


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.txt", b"", EmptyFileError),
        ("blank.txt", "\ufeff \n\u3000\n".encode(), NoTextError),
        ("nul.txt", b"\x00\x01\x02\x03" * 50, BinaryFileError),
        ("renamed.txt", b"%PDF-1.7\n...", MisnamedFileError),
        ("renamed.md", b"PK\x03\x04....", BinaryFileError),
        ("latin.txt", "Ça été où très déjà à côté".encode("latin-1"), UndecodableFileError),
        ("cut.txt", codecs.BOM_UTF8 + "一".encode()[:2], UndecodableFileError),
        ("plan.pptx", b"PK\x03\x04....", UnreadFormatError),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, name: str, content: bytes, error: type[CorpusError]) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error) as caught:
        read(path)
    assert caught.value.path == path
    assert str(path) in str(caught.value)
    assert "请" in str(caught.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="找不到文件"):
        read(tmp_path / "no.txt")
    with pytest.raises(UnreadableFileError):
        read(tmp_path)


def test_no_ending_is_both_read_and_refused() -> None:
    assert not NOT_YET & set(READERS)


@STEADY
@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_give_text_or_a_corpus_error(content: bytes) -> None:
    with suppress(CorpusError):
        raw = plain.read(Path("any.txt"), content)
        mark = MARKS.get(raw.encoding, b"")
        assert raw.text.encode(raw.encoding) in (content, content.removeprefix(mark), content[4:])
