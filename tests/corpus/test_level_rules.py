"""Tables as web pages print them, with a line below each cell and none between columns."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from corpus.readers.pdf import read
from tests.corpus.pdf_maker import Mark, Rule, Words, make_pdf

ACROSS = [60.0, 110.0, 300.0, 420.0, 540.0]
ROWS = [
    ["序号", "任务", "牵头单位", "责任单位"],
    ["1", "植树三万亩", "市林业局", "市水利局"],
    ["2", "种草五万亩", "市水利局", "市林业局"],
    ["3", "治沙二万亩", "市林业局", "市财政局"],
]
CAPTION = "某市绿化任务分工表"


def page(*, across: list[float], rows: list[list[str]], above: bool = False) -> str:
    marks: list[Mark] = [Words(CAPTION, 220, 90)]
    for number, row in enumerate(rows):
        top = 110.0 + 30 * number
        marks += [Words(words, left + 4, top + 18) for words, left in zip(row, across, strict=False)]
        edges = [top, top + 30] if above and not number else [top + 30]
        marks += [Rule(left, y, right, y) for y in edges for left, right in pairwise(across)]
    return read(Path("plan.pdf"), make_pdf([marks])).text


def printed(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def test_columns_follow_from_where_the_lines_below_the_cells_end() -> None:
    assert printed(ROWS) in page(across=ACROSS, rows=ROWS)


def test_a_line_above_the_header_leaves_the_caption_outside() -> None:
    text = page(across=ACROSS, rows=ROWS, above=True)
    assert printed(ROWS) in text
    assert f"{CAPTION}\n" in text


def test_a_cell_of_two_lines_is_one() -> None:
    rows = [*ROWS, ["4", "建设苗圃", "市林业局", "市农业农村局"]]
    marks: list[Mark] = []
    for number, row in enumerate(rows):
        top = 110.0 + 40 * number
        halves = [(words[: len(words) // 2], words[len(words) // 2 :]) for words in row]
        for (first, second), left in zip(halves, ACROSS, strict=False):
            marks += [Words(first, left + 4, top + 16)] if first else []
            marks += [Words(second, left + 4, top + 32)]
        marks += [Rule(left, top + 40, right, top + 40) for left, right in pairwise(ACROSS)]
    assert printed(rows) in read(Path("plan.pdf"), make_pdf([marks])).text


def test_lines_below_two_columns_or_below_one_row_make_no_table() -> None:
    assert "\t" not in page(across=ACROSS[:3], rows=[row[:2] for row in ROWS])
    assert "\t" not in page(across=ACROSS, rows=ROWS[:2])
