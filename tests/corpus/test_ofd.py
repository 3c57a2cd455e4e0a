"""OFD: pages in order, characters by their places, templates, and files that are no OFD."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import CorpusError, DamagedFileError, OversizedFileError, ScanError
from corpus.model import RawText
from corpus.readers import ofd, package
from tests.corpus.ofd_maker import SIZE, line, make_ofd, page_of, words

ACROSS, LEFT, TOP, PITCH = 30, 30.0, 30.0, 7.7  # characters a line; millimetres
HAN = "推进绿色低碳转型发展工业能源结构优化重点企业培育产业生态环境保护"
TEXTS = ["".join(HAN[(i * step + i // 5) % len(HAN)] for i in range(200)) + "。" for step in (7, 11, 13)]


def wrapped(paragraph: str, top: float = TOP) -> str:
    lines = [(paragraph[: ACROSS - 2], 2 * SIZE)]
    lines += [(paragraph[i : i + ACROSS], 0.0) for i in range(ACROSS - 2, len(paragraph), ACROSS)]
    return "".join(words(text, LEFT + indent, top + PITCH * i) for i, (text, indent) in enumerate(lines))


def read(content: bytes) -> RawText:
    return ofd.read(Path("plan.ofd"), content)


def test_pages_come_in_order_without_templates_and_numbers() -> None:
    raw = read(make_ofd(*map(wrapped, TEXTS)))
    assert raw.text.splitlines() == TEXTS
    assert [anchor.place for anchor in raw.anchors] == ["第1页", "第2页", "第3页"]


def test_a_matrix_moves_what_it_holds() -> None:
    assert read(
        make_ofd(words("推进绿色", 30, 30, 'CTM="1 0 0 1 5 40"') + words("低碳转型", 30, 100))
    ).text.splitlines()[1:] == ["推进绿色", "低碳转型"]


def test_ruled_lines_make_a_table() -> None:
    rows = [["序号", "责任单位"], ["1", "市教育局"]]
    lines = [line(30, 50 + 10 * i, 110, 50 + 10 * i) for i in range(3)] + [line(x, 50, x, 70) for x in (30, 50, 110)]
    cells = [words(text, 32 + 20 * c, 52 + 10 * r) for r, row in enumerate(rows) for c, text in enumerate(row)]
    (placed,) = read(make_ofd("".join(lines + cells))).tables
    assert [cell.text for cell in placed.table.cells] == ["序号", "责任单位", "1", "市教育局"]


def test_a_page_of_pictures_is_a_scan() -> None:
    empty = page_of('<ofd:ImageObject Boundary="0 0 210 297"/>')
    with pytest.raises(ScanError):
        read(make_ofd("", extra={"Doc_0/Pages/Page_0/Content.xml": empty}))


ENTITIES = '<!DOCTYPE a [<!ENTITY a "推进"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    "content",
    [
        b"no archive",
        make_ofd("", extra={"OFD.xml": ENTITIES}),
        make_ofd("", extra={"Doc_0/Document.xml": "<a><b></a>"}),
        make_ofd("")[:-40],
    ],
)
def test_what_is_no_ofd_is_refused(content: bytes) -> None:
    with pytest.raises(CorpusError):
        read(content)


def test_entities_are_never_expanded() -> None:
    with pytest.raises(DamagedFileError, match="DOCTYPE"):
        read(make_ofd("", extra={"Doc_0/Document.xml": ENTITIES}))


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MEMBER_LIMIT", 10_000)
    with pytest.raises(OversizedFileError):
        read(make_ofd("", extra={"Doc_0/Res/a.xml": " " * 20_000}))


@pytest.mark.parametrize("figure", ["nan", "inf", "-1e308", "1e400", "0"])
@pytest.mark.parametrize("field", ["Size", "Boundary", "CTM", "X", "DeltaX"])
def test_what_stands_nowhere_is_left_out(field: str, figure: str) -> None:
    fields = {"Size": "4.2", "Boundary": "30 30 160 6", "CTM": "1 0 0 1 0 0", "X": "0", "DeltaX": "4.2 4.2"}
    fields[field] = " ".join([figure] * len(fields[field].split()))
    outer = " ".join(f'{name}="{fields[name]}"' for name in ("Size", "Boundary", "CTM"))
    code = f'<ofd:TextCode X="{fields["X"]}" Y="3.6" DeltaX="{fields["DeltaX"]}">甲乙丙</ofd:TextCode>'
    text = read(make_ofd(f"<ofd:TextObject {outer}>{code}</ofd:TextObject>" + wrapped(TEXTS[0], 60))).text
    assert TEXTS[0] in text.splitlines()


@pytest.mark.parametrize("path", ["M 1.2.3 4 L 5 6", "M 1-2 3 L 4 5-6", "M - . L . -", "M 9 L", "C"])
def test_a_path_may_be_no_path(path: str) -> None:
    drawn = f'<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>'
    assert TEXTS[0] in read(make_ofd(drawn + wrapped(TEXTS[0]))).text.splitlines()
