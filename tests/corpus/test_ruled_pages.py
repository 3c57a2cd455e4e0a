"""Tables that a page's end broke: rows and merged cells are whole again."""

from __future__ import annotations

from corpus.readers.ruled import RuledTable
from corpus.readers.ruled_pages import joined_tables
from corpus.tables import Cell

Place = tuple[str, int, int, int]
"""Words, row, column, and over how many rows they stand."""


def joined(*pages: list[Place]) -> list[Place]:
    tables = [
        RuledTable(
            tuple(Cell(text, row, column, rows) for text, row, column, rows in page), (), (0.0, 9.0, 18.0), 0, at
        )
        for at, page in enumerate(pages, 1)
    ]
    (whole,) = joined_tables(tables)
    return [(cell.text, cell.row, cell.column, cell.row_span) for cell in whole.table.cells]


def test_a_cell_that_reaches_down_on_the_next_page_is_one_with_its_beginning() -> None:
    first = [("1", 0, 0, 1), ("植树", 0, 1, 1), ("市甲局、市", 0, 2, 1)]
    second = [("", 0, 0, 2), ("造林。", 0, 1, 1), ("乙局", 0, 2, 2), ("种草。", 1, 1, 1), ("2", 2, 0, 1)]
    assert joined(first, second) == [
        ("1", 0, 0, 2),
        ("植树造林。", 0, 1, 1),
        ("市甲局、市乙局", 0, 2, 2),
        ("种草。", 1, 1, 1),
        ("2", 2, 0, 1),
    ]


def test_below_a_number_of_several_rows_a_cut_sentence_goes_on() -> None:
    first = [("1", 0, 0, 2), ("植树。", 0, 1, 1), ("完善", 1, 1, 1)]
    assert joined(first, [("", 0, 0, 1), ("机制。", 0, 1, 1)])[-1] == ("完善机制。", 1, 1, 1)


def test_below_a_number_of_several_rows_another_sentence_is_a_row() -> None:
    first = [("1", 0, 0, 2), ("植树。", 0, 1, 1), ("种草。", 1, 1, 1)]
    assert joined(first, [("", 0, 0, 1), ("完善机制。", 0, 1, 1)])[-1] == ("完善机制。", 2, 1, 1)


def test_below_a_kind_of_several_rows_what_has_no_number_goes_on() -> None:
    first = [("绿化", 0, 0, 2), ("1", 0, 1, 1), ("植树", 0, 2, 1), ("2", 1, 1, 1), ("种草", 1, 2, 1)]
    second = [("", 0, 0, 1), ("", 0, 1, 1), ("3万亩", 0, 2, 1), ("治水", 1, 0, 1), ("3", 1, 1, 1), ("清淤", 1, 2, 1)]
    whole = joined(first, second)
    assert ("种草3万亩", 1, 2, 1) in whole
    assert ("3", 2, 1, 1) in whole
