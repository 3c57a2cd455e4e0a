"""Tables as plain values, before they become a workbook, a Word file or comma separated values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Value = str | int | float | None
"""What a cell holds; None is an empty cell."""
Kind = Literal["text", "short", "mark"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width in halves of a Chinese character, and what it holds.

    `text` runs over lines, `short` stands in the middle of its cell, `mark` is a role's letter. `over` stands upright
    above the header. What is not for `paper` (figures to sort and to count with) is left out of Word files and prints.
    """

    name: str
    width: float
    kind: Kind = "text"
    over: str = ""
    paper: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its name, its columns and its rows; `frozen` columns stay in sight and are printed on every page.

    ValueError for a row that is not as long as the columns are many, or for a column for paper behind one that is not.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    frozen: int = 0

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of {self.name!r} has more or fewer cells than there are columns")
        if any(column.paper for column in self.columns[self.printed :]):
            raise ValueError(f"a column of {self.name!r} for paper stands behind one that is not")

    @property
    def printed(self) -> int:
        """The number of columns for paper; they stand first."""
        return next((place for place, column in enumerate(self.columns) if not column.paper), len(self.columns))

    def on_paper(self) -> Table:
        """Return the table without the columns that are not for paper."""
        rows = tuple(row[: self.printed] for row in self.rows)
        return replace(self, columns=self.columns[: self.printed], rows=rows)


@dataclass(frozen=True, slots=True)
class Report:
    """What stands in one file: a title, lines below it, and tables."""

    title: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()
