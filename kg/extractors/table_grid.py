"""A table laid out on its grid in the text: what every place holds, merged cells included."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.span import Span
from corpus.tables import PlacedTable
from ontology.tables import column_words

_WRAP = re.compile(r"\s*\n\s*")


def unwrapped(words: str) -> str:
    """Return words without the line ends that stand in them."""
    return _WRAP.sub("", words)


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table by place: texts, and the cell that covers each place."""

    text: str
    placed: PlacedTable
    cells: list[list[int | None]]
    rows: list[Span]

    def words(self, row: int, column: int) -> str:
        """Return what a place holds, without line ends."""
        return unwrapped(self.span(row, column).of(self.text))

    def span(self, row: int, column: int) -> Span:
        """Return where the words of a place stand; an empty stretch where there are none."""
        index = self.cells[row][column]
        return Span(0, 0) if index is None else self.placed.spans[index]

    def own(self, row: int) -> list[int]:
        """Return the cells with words that begin in a row."""
        found = dict.fromkeys(index for index in self.cells[row] if index is not None)
        return [i for i in found if self.placed.table.cells[i].row == row and self.placed.spans[i]]

    def filled(self, first: int, column: int) -> list[Span]:
        """Return the cells with words of a column from row `first` on, without those that run over the whole width."""
        indices = dict.fromkeys(cells[column] for cells in self.cells[first:] if len(set(cells)) > 1)
        return [self.placed.spans[i] for i in indices if i is not None and self.placed.spans[i]]

    def length(self, first: int, column: int) -> float:
        """Return how many characters the cells with words of a column have on average."""
        cells = self.filled(first, column)
        return sum(len(span) for span in cells) / len(cells) if cells else 0.0

    def shared(self, rows: list[int], column: int) -> bool:
        """Tell whether the cell of these rows reaches into other rows."""
        index = self.cells[rows[0]][column]
        if index is None:
            return False
        cell = self.placed.table.cells[index]
        return cell.row < rows[0] or cell.row + cell.row_span - 1 > rows[-1]


def grid_of(text: str, placed: PlacedTable) -> Grid:
    """Lay out a table."""
    return Grid(text, placed, placed.grid(), placed.row_spans())


def without_ditto(grid: Grid, row: int, column: int) -> int:
    """Return the row above whose cell a cell of a column means where it says 同上."""
    while row and grid.words(row, column) in column_words().ditto:
        row -= 1
    return row
