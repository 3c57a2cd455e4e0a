"""PDF: paragraphs come back whole, whatever the pages print around and between them."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpus.errors import DamagedFileError, EncryptedFileError, ScanError
from corpus.model import RawText
from corpus.readers import pdf, recognition
from tests.corpus.pdf_maker import Mark, Rule, Words, make_pdf

LEFT, TOP, SIZE, PITCH = 90.0, 90.0, 12.0, 22.0
ACROSS, DOWN = 30, 12  # characters a line, lines a page
HAN = "省市推进绿色低碳转型发展工业能源结构优化重点企业培育产业生态环境保护林业建设完善机制强化支撑"
sentences = st.text(HAN, min_size=2, max_size=70).map(lambda words: words + "。")
bodies = st.lists(sentences, min_size=1, max_size=4).map("".join)


def prose(length: int, step: int = 7) -> str:
    """Return running text without repeated lines: PDFium takes a line printed twice for one printed bold."""
    return "".join(HAN[(place * step + place // 5) % len(HAN)] for place in range(length))


def read(content: bytes) -> RawText:
    return pdf.read(Path("plan.pdf"), content)


def wrapped(paragraph: str) -> list[tuple[str, int]]:
    """Return the lines of a paragraph, each with how far it is set in."""
    first, rest = paragraph[: ACROSS - 2], paragraph[ACROSS - 2 :]
    return [(first, 2), *((rest[i : i + ACROSS], 0) for i in range(0, len(rest), ACROSS))]


def printed(paragraphs: list[str], *, header: str = "", number: str = "— {} —") -> bytes:
    """Return a PDF of paragraphs with a header and a page number on every page."""
    lines = [line for paragraph in paragraphs for line in wrapped(paragraph)]
    pages: list[list[Mark]] = []
    for page, start in enumerate(range(0, len(lines), DOWN), 1):
        marks: list[Mark] = [
            Words(text, LEFT + SIZE * indent, TOP + PITCH * place, SIZE)
            for place, (text, indent) in enumerate(lines[start : start + DOWN])
        ]
        marks += [Words(header, LEFT, 40, 9)] if header else []
        pages.append([*marks, Words(number.format(page), 270, 800, 10)])
    return make_pdf(pages)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(
    st.lists(bodies, min_size=1, max_size=8),
    st.sampled_from(["", "某市人民政府文件"]),
    st.sampled_from(["— {} —", "{}", "第{}页"]),
)
def test_paragraphs_come_back_without_page_numbers_and_headers(paragraphs: list[str], header: str, number: str) -> None:
    lines = [line for paragraph in paragraphs for line, _ in wrapped(paragraph)]
    assume(len(set(lines)) == len(lines))
    paragraphs = [
        *paragraphs,
        *(prose(220 + step, step) + "。" for step in range(3, 9)),
    ]  # three pages at least, so that headers repeat
    assert read(printed(paragraphs, header=header, number=number)).text.splitlines() == paragraphs


def test_a_name_broken_by_a_page_is_whole_and_its_halves_have_their_pages() -> None:
    paragraph = prose(ACROSS * DOWN - 10) + "（牵头单位：市发展改革委）"
    raw = read(printed([paragraph]))
    assert raw.text == paragraph + "\n"
    assert [anchor.place for anchor in raw.anchors] == ["第1页", "第2页"]
    assert "".join(anchor.span.of(raw.text) for anchor in raw.anchors) == paragraph


@pytest.mark.parametrize("heading", ["（一）强化支撑。", "2.完善机制。", "第三章推进发展"])
def test_a_numbered_line_behind_a_full_line_opens_a_paragraph(heading: str) -> None:
    full = prose(ACROSS * 4 - 1) + "。"
    lines = [full[i : i + ACROSS] for i in range(0, len(full), ACROSS)]
    marks: list[Mark] = [Words(line, LEFT, TOP + PITCH * i, SIZE) for i, line in enumerate(lines)]
    raw = read(make_pdf([[*marks, Words(heading, LEFT, TOP + PITCH * 4, SIZE)]]))
    assert raw.text.splitlines() == [full, heading]


def test_a_footnote_does_not_cut_the_paragraph_above_it() -> None:
    paragraph = prose(ACROSS * DOWN - 8) + "（牵头单位：市财政局）"
    lines = wrapped(paragraph)
    first: list[Mark] = [
        Words(text, LEFT + SIZE * indent, TOP + PITCH * i, SIZE) for i, (text, indent) in enumerate(lines[:DOWN])
    ]
    second: list[Mark] = [Words(text, LEFT, TOP + PITCH * i, SIZE) for i, (text, _) in enumerate(lines[DOWN:])]
    note = Words("注释在此。", LEFT, TOP + PITCH * DOWN + 20, 8)
    assert read(make_pdf([[*first, note], second])).text.splitlines() == [paragraph, note.text]


def test_a_short_line_ends_no_bracket() -> None:
    marks: list[Mark] = [Words(prose(ACROSS, 3 + i), LEFT, TOP + PITCH * i, SIZE) for i in range(3)]
    marks += [Words("完善机制。（责任单位：市发展改革委、", LEFT, TOP + PITCH * 3, SIZE)]
    marks += [Words("市财政局）", LEFT + 2 * SIZE, TOP + PITCH * 4, SIZE)]
    assert read(make_pdf([marks])).text.endswith("完善机制。（责任单位：市发展改革委、市财政局）\n")


def test_what_a_web_page_prints_around_is_left_out() -> None:
    page: list[Mark] = [
        Words("2022/3/4 10:21", 40, 30, 8),
        Words("字号：[大][中][小]打印本页 分享至：", LEFT, TOP, SIZE),
        Words("推进绿色发展。", LEFT, TOP + PITCH, SIZE),
        Words("https://www.example.org/art/2022/3/4/art_1.html", 40, 820, 8),
    ]
    assert read(make_pdf([page])).text == "推进绿色发展。\n"


def test_letters_set_wide_and_letters_printed_twice_are_one_word() -> None:
    marks: list[Mark] = [Words(prose(ACROSS), LEFT, 200, SIZE)]
    marks += [Words(c, LEFT + 3 * SIZE * i, TOP, SIZE) for i, c in enumerate("责任单位")]
    marks += [Words("市财政局", LEFT + shift, TOP + PITCH, SIZE) for shift in (0.0, 0.4)]
    assert read(make_pdf([marks])).text.split()[:2] == ["责任单位", "市财政局"]


def grid(rows: list[list[str]], top: float, across: list[float], high: float = 40.0) -> list[Mark]:
    """Return a ruled table; "" joins a place to the cell above it, None to that on its left."""
    marks: list[Mark] = [Rule(x, top, x, top + high * len(rows)) for x in across]
    marks += [
        Rule(across[0], top, across[-1], top),
        Rule(across[0], top + high * len(rows), across[-1], top + high * len(rows)),
    ]
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if r and text:
                marks.append(Rule(across[c], top + high * r, across[c + 1], top + high * r))
            for line, start in enumerate(range(0, len(text), 5)):
                marks.append(Words(text[start : start + 5], across[c] + 4, top + high * r + 14 + 12 * line, 10))
    return marks


ACROSS_TABLE = [60.0, 120.0, 180.0, 260.0]
HEAD = ["序号", "领域", "责任单位"]


def test_a_table_over_pages_has_its_header_once_and_its_merged_cell_once() -> None:
    first = [HEAD, ["1", "工业", "市工业局"], ["2", "", "市财政局"]]
    second = [HEAD, ["3", "工业", "市生态环境局"], ["4", "", "市林业局"]]
    pages = [grid(first, 600, ACROSS_TABLE), [*grid(second, 80, ACROSS_TABLE), Words("— 2 —", 270, 800, 10)]]
    raw = read(make_pdf(pages))
    (placed,) = raw.tables
    rows = [[placed.table.cells[i].text if i is not None else None for i in row] for row in placed.grid()]
    assert rows == [
        HEAD,
        *([str(n), "工业", unit] for n, unit in enumerate(["市工业局", "市财政局", "市生态环境局", "市林业局"], 1)),
    ]
    assert [span.of(raw.text) for span in placed.spans] == [cell.text for cell in placed.table.cells]
    assert {anchor.place.split()[0] for anchor in raw.anchors} == {"第1页", "第2页"}


def test_a_cell_broken_by_a_page_is_joined() -> None:
    first = [HEAD, ["1", "工业", "市发展改革"]]
    second = [HEAD, [" ", "生产", "委员会"], ["2", "交通", "市交通局"]]
    raw = read(make_pdf([grid(first, 600, ACROSS_TABLE), grid(second, 80, ACROSS_TABLE)]))
    assert raw.text.splitlines() == ["\t".join(HEAD), "1\t工业生产\t市发展改革委员会", "2\t交通\t市交通局"]


def test_a_row_that_a_page_cuts_without_a_line_across_is_joined() -> None:
    first, second = (
        grid([HEAD, ["1", "工业", "市林业局"]], 600, ACROSS_TABLE),
        grid([["3", "文化", "市文旅局"]], 120, ACROSS_TABLE),
    )
    cut: list[Mark] = [
        *(Rule(x, 680, x, 720) for x in ACROSS_TABLE),
        Words("2", 64, 694, 10),
        Words("交通", 124, 694, 10),
    ]
    rest: list[Mark] = [
        *(Rule(x, 80, x, 120) for x in ACROSS_TABLE),
        Words("运输", 124, 94, 10),
        Words("市交通局", 184, 94, 10),
    ]
    raw = read(make_pdf([[*first, *cut], [*rest, *second]]))
    assert raw.text.splitlines()[1:] == ["1\t工业\t市林业局", "2\t交通运输\t市交通局", "3\t文化\t市文旅局"]


def test_a_cell_over_all_rows_of_a_page_does_not_part_the_table() -> None:
    left, right = [60.0, 120.0], [180.0, 260.0, 340.0]
    rows = [(["1"], ["植树", "市林业局"]), (["2"], ["修路", "市交通局"])]
    marks = [*grid([row for row, _ in rows], 100, left), *grid([row for _, row in rows], 100, right)]
    raw = read(make_pdf([[*marks, Words("生态", 124, 140, 10)]]))
    assert raw.text.splitlines() == ["1\t生态\t植树\t市林业局", "2\t修路\t市交通局"]


def test_a_table_stands_between_its_paragraphs() -> None:
    page = [
        Words("推进发展。", LEFT, 60, SIZE),
        *grid([HEAD, ["1", "工业", "市林业局"]], 100, ACROSS_TABLE),
        Words("完善机制。", LEFT, 300, SIZE),
    ]
    assert read(make_pdf([page])).text.splitlines() == [
        "推进发展。",
        "\t".join(HEAD),
        "1\t工业\t市林业局",
        "完善机制。",
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("rotated", [0, 90])
def test_lines_that_run_up_or_down_the_sheet_read_level(turn: int, rotated: int) -> None:
    x, y = {90: (20, 0), 180: (0, -20), 270: (-20, 0)}[turn]  # where the next line stands
    marks: list[Mark] = [
        Words(words, 300 + x * i, 400 + y * i, turn=turn) for i, words in enumerate(["one two.", "three."])
    ]
    assert read(make_pdf([marks], rotated=rotated)).text.split() == ["one", "two.", "three."]


def test_a_protected_and_a_damaged_file_say_so() -> None:
    with pytest.raises(EncryptedFileError, match="密码"):
        read(make_pdf([[Words("推进", LEFT, TOP)]], encrypted=True))
    with pytest.raises(DamagedFileError):
        read(b"%PDF-1.7\nnothing")


def test_a_scan_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    with pytest.raises(ScanError, match=r"zeren\[ocr\]"):
        read(make_pdf([[Rule(10, 10, 200, 10)]]))


def test_recognised_pages_carry_a_warning_and_less_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("rapidocr")
    boxes = [[(100, 100), (1000, 100), (1000, 130), (100, 130)], [(100, 150), (400, 150), (400, 180), (100, 180)]]
    found = SimpleNamespace(boxes=boxes, txts=["推进绿色发展推进绿色发展推进绿色发展推进绿色", "发展推进绿色。"])
    module.RapidOCR = lambda **_: lambda _: found  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "rapidocr", module)
    monkeypatch.setattr(recognition, "is_installed", lambda: True)
    raw = read(make_pdf([[Rule(10, 10, 200, 10)]]))
    assert raw.text == "推进绿色发展推进绿色发展推进绿色发展推进绿色发展推进绿色。\n"
    assert raw.confidence < 1
    (doubt,) = raw.warnings
    assert doubt.span.of(raw.text) == raw.text.strip()


def test_names_on_lines_of_a_narrow_cell_are_several_where_one_begins_as_the_last_does() -> None:
    rows = [
        HEAD,
        ["1", "甲", "市甲乙丙局市丁戊己局"],
        ["2", "乙", "市公安丙局市中区分局"],
        ["3", "丙", "市市场甲局市教委"],
    ]
    raw = read(make_pdf([grid(rows, 100, [60.0, 120.0, 180.0, 238.0])]))
    cells = [span.of(raw.text) for span in raw.tables[0].spans]
    assert cells[5] == "市甲乙丙局\n市丁戊己局"
    assert cells[8] == "市公安丙局市中区分局"
    assert cells[11] == "市市场甲局\n市教委"
