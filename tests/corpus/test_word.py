"""A Word file reads as it prints: words, numbers, tables, changes accepted; what cannot be read is said."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import (
    CorpusError,
    DamagedFileError,
    EncryptedFileError,
    MisnamedFileError,
    NoTextError,
    OversizedFileError,
)
from corpus.model import RawText
from corpus.parse import parse
from corpus.read import read
from corpus.readers import package, word
from tests.corpus.strategies import STEADY
from tests.corpus.word_files import level, listed, paragraph, run, word_file

PATH = Path("plan.docx")
FOLDER = Path(__file__).parents[3] / "shared" / "documents"
QUICK = settings(STEADY, max_examples=20)
words = st.lists(st.sampled_from(["推动", "转型", "2025年", "，", "A", " ", "（一）"]), min_size=1, max_size=5).map(
    "".join
)


def text_of(content: bytes) -> str:
    return word.read(PATH, content).text


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


@QUICK
@given(st.lists(words, min_size=1, max_size=6), st.lists(st.lists(words, min_size=3, max_size=3), max_size=3))
def test_paragraphs_and_cells_come_back(lines: list[str], rows: list[list[str]]) -> None:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(0, 3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    if not any(line.strip() for line in lines):
        return
    raw = word.read(PATH, saved(document))
    assert raw.text.split("\n")[: len(lines)] == lines
    filled = [[text.strip() for text in row] for row in rows]
    if rows and any(map(any, filled)):
        (placed,) = raw.tables
        assert [span.of(raw.text) for span in placed.spans] == [text for row in filled for text in row]
    places = {anchor.place: anchor.span.of(raw.text) for anchor in raw.anchors}
    assert places["第1段"] == next(line for line in lines if line.strip())


@QUICK
@given(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))
def test_merged_cells_cover_their_places(top: int, left: int, bottom: int, right: int) -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for place, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"格{place}"
    rows, columns = sorted((top, bottom)), sorted((left, right))
    merged = table.cell(rows[0], columns[0]).merge(table.cell(rows[1], columns[1]))
    merged.text = "合并"
    (placed,) = word.read(PATH, saved(document)).tables
    grid, cells = placed.grid(), placed.table.cells
    for row in range(3):
        for column in range(3):
            inside = rows[0] <= row <= rows[1] and columns[0] <= column <= columns[1]
            index = grid[row][column]
            assert index is not None
            assert cells[index].text == ("合并" if inside else f"格{row * 3 + column}")


LINKED, SPACED = '<w:pStyle w:val="H1"/>', '<w:suff w:val="space"/>'
DEPTHS = (
    level(0, "chineseCountingThousand", "%1、", LINKED)
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{DEPTHS}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{level(0, "chineseCounting", "第%1条", SPACED)}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="of one"/><w:basedOn w:val="H1"/></w:style>'
)


def test_automatic_numbers_are_printed() -> None:
    body = (
        paragraph("总则", '<w:pStyle w:val="H1"/>')
        + listed("目标", 1, 1)
        + listed("甲", 1, 2)
        + listed("", 1, 2)
        + listed("乙", 1, 2)
        + paragraph("任务", '<w:pStyle w:val="H2"/>')
        + listed("其一", 1, 1)
        + listed("内容", 2)
        + listed("内容", 2)
        + listed("另起", 3)
        + paragraph("正文", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    raw = word.read(PATH, word_file(body, NUMBERING, STYLES))
    assert [line for line in raw.text.split("\n") if line] == [
        *("一、总则", "（一）目标", "1. 甲", "3. 乙", "二、任务", "（一）其一"),
        *("第一条 内容", "第二条 内容", "第一条 另起", "正文"),
    ]
    assert [node.title for node in parse(raw).root.children if node.kind == "division"][:2] == ["总则", "任务"]


def test_numbered_styles_of_a_common_template() -> None:
    document = docx.Document()
    for text in ("甲", "乙"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("丙", style="List Bullet")
    assert text_of(saved(document)) == "1. 甲\n2. 乙\n丙\n"


def test_numbers_stand_alone_in_cells() -> None:
    cells = "".join(f"<w:tc>{each}</w:tc>" for each in (listed("", 2), paragraph("植树")))
    raw = word.read(PATH, word_file(f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>", NUMBERING))
    assert raw.text == "第一条\t植树\n第二条\t植树\n"


def changed(name: str, inner: str) -> str:
    return f'<w:{name} w:id="1" w:author="甲">{inner}</w:{name}>'


def test_changes_are_accepted_and_said() -> None:
    deleted = "<w:r><w:delText>旧</w:delText></w:r>"
    body = (
        f"<w:p>{run('由')}{changed('ins', run('新'))}{changed('del', deleted)}{changed('moveFrom', run('移'))}"
        f"{changed('moveTo', run('来'))}</w:p>"
        f"<w:p><w:pPr><w:rPr>{changed('del', '')}</w:rPr></w:pPr>{run('前半')}</w:p>{paragraph('后半')}"
        f"<w:tbl><w:tr><w:trPr>{changed('del', '')}</w:trPr><w:tc>{paragraph('删')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('留')}</w:tc></w:tr></w:tbl>"
    )
    raw = word.read(PATH, word_file(body))
    assert raw.text == "由新来\n前半后半\n留\n"
    assert [(doubt.message, doubt.span.of(raw.text)) for doubt in raw.warnings] == [(word.CHANGES, "由新来")]


def test_fields_links_controls_and_special_characters() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = (
        f"<w:p>{run('第')}{mark('begin')}<w:r><w:instrText> PAGE </w:instrText></w:r>{run('码')}{mark('separate')}"
        f"{run('3')}{mark('end')}{run('页')}</w:p>"
        f"<w:p><w:hyperlink>{run('链接')}</w:hyperlink><w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt></w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('整段')}</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:softHyphen/><w:noBreakHyphen/>"
        '<w:sym w:font="Symbol" w:char="25A1"/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>'
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>音</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>"
    )
    assert text_of(word_file(body)) == "第3页\n链接控件\n整段\n甲\t乙\n丙-□\n字\n"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框中')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert text_of(word_file(f"<w:p>{run('正文')}<w:r>{both}</w:r>{run('续')}</w:p>")) == "正文续\n框中\n"


def test_strict_files_are_read() -> None:
    assert text_of(word_file(paragraph("甲"), space="http://purl.oclc.org/ooxml/wordprocessingml/main")) == "甲\n"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"PK\x03\x04....", DamagedFileError),
        (word_file(paragraph("甲"))[:-30], DamagedFileError),
        (word_file("<w:p>"), DamagedFileError),
        (word_file("&undefined;"), DamagedFileError),
        (b"plain words", DamagedFileError),
        (package.OLE + b"\0" * 600, MisnamedFileError),
        (package.OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), EncryptedFileError),
        (b"{\\rtf1 }", MisnamedFileError),
        (b"<html><body>", MisnamedFileError),
        (b"%PDF-1.7", MisnamedFileError),
        (word_file(paragraph(" ")), NoTextError),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, error: type[CorpusError]) -> None:
    with pytest.raises(error, match="请"):
        word.read(PATH, content)


def test_a_workbook_called_a_document_is_told() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(MisnamedFileError, match=r"\.xlsx"):
        word.read(PATH, buffer.getvalue())


def test_entities_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>')
    with pytest.raises(DamagedFileError, match="DOCTYPE"):
        word.read(PATH, buffer.getvalue())


def test_members_of_no_sane_size_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MEMBER_LIMIT", 500)
    with pytest.raises(OversizedFileError, match=r"word/document.xml"):
        word.read(PATH, word_file(paragraph("甲" * 1000)))


@STEADY
@given(st.binary(max_size=300), st.integers(0, 900))
def test_any_damage_is_a_corpus_error_or_text(scrap: bytes, at: int) -> None:
    whole = word_file(paragraph("甲"))
    content = whole[:at] + scrap + whole[at + len(scrap) :]
    try:
        raw: RawText | None = word.read(PATH, content)
    except CorpusError:
        raw = None
    assert raw is None or raw.text


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder of published documents is not beside this checkout")
@pytest.mark.parametrize(("prefix", "parts", "tables"), [("38", 5, 0), ("42", 4, 1)])
def test_published_word_files(prefix: str, parts: int, tables: int) -> None:
    document = parse(read(next(FOLDER.glob(f"{prefix}_*"))))
    assert sum(node.kind == "division" for node in document.root.children) == parts
    assert len(document.source.tables) == tables
    assert document.warnings == ()


def test_a_table_that_only_lays_out_a_page_is_none_and_the_one_in_it_is() -> None:
    def table(*rows: list[str]) -> str:
        made = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
        return f"<w:tbl>{made}</w:tbl>"

    inner = table(*([paragraph(words) for words in row] for row in (["序号", "责任单位"], ["1", "市教育局"])))
    raw = word.read(PATH, word_file(table([paragraph("某市方案") + table([inner]), paragraph("")])))
    assert raw.text.split("\n")[:3] == ["某市方案", "序号\t责任单位", "1\t市教育局"]
    assert [placed.table.columns for placed in raw.tables] == [2]
