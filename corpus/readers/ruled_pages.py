"""Ruled tables over several pages: the header once, rows and cells that a page's end broke made whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.readers.blocks import PlacedRows
from corpus.readers.ruled import STOPS, RuledTable
from corpus.readers.rulings import NEAR
from corpus.tables import Cell, Table


def joined_tables(tables: Sequence[RuledTable]) -> Iterator[PlacedRows]:
    """Yield the tables that follow each other with no text between; those on the next page go on with the last."""
    group: list[RuledTable] = []
    for table in tables:
        if group and not _goes_on(group[-1], table):
            yield _joined(group)
            group = []
        group.append(table)
    if group:
        yield _joined(group)


def _goes_on(last: RuledTable, table: RuledTable) -> bool:
    if table.page != last.page + 1 or len(last.columns) != len(table.columns):
        return False
    return all(
        abs((a - last.columns[0]) - (b - table.columns[0])) <= 2 * NEAR
        for a, b in zip(last.columns, table.columns, strict=True)
    )


def _joined(group: Sequence[RuledTable]) -> PlacedRows:
    """Return one table of several pages: the header once, a cell that a page's end broke joined again."""
    cells = list(group[0].cells)
    pages = [group[0].page] * _rows(cells)
    for table in group[1:]:
        fresh = _without_header(group[0].cells, table.cells)
        start = _rows(cells)
        if fresh and _is_rest(cells, fresh):
            cells, fresh = _with_rest(cells, fresh)
        cells = _behind(cells, fresh, start)
        pages += [table.page] * (_rows(cells) - len(pages))
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    return PlacedRows(Table(tuple(ordered)), tuple(f"第{page}页" for page in pages))


def _rows(cells: Sequence[Cell]) -> int:
    return max((cell.row + cell.row_span for cell in cells), default=0)


def _row(cells: Sequence[Cell], row: int) -> list[str]:
    return ["".join(cell.text.split()) for cell in cells if cell.row == row]


def _without_header(first: Sequence[Cell], cells: Sequence[Cell]) -> list[Cell]:
    """Take off the rows at the top that the table's first page begins with too."""
    same = 0
    while same < _rows(cells) and any(_row(cells, same)) and _row(first, same) == _row(cells, same):
        same += 1
    return [
        Cell(c.text, max(0, c.row - same), c.column, c.row_span - max(0, same - c.row), c.column_span)
        for c in cells
        if c.row + c.row_span > same
    ]


def _is_rest(cells: Sequence[Cell], fresh: Sequence[Cell]) -> bool:
    """Tell whether the first row of a page is the rest of the last row of the page before: its number is missing.

    Below a number that holds for several rows it is the rest where it ends a sentence that the page's end cut. Where
    each row has a number behind its kind (工程|3|…), it is the rest where that number is missing.
    """
    last = _rows(cells) - 1
    above = {cell.column: cell for cell in cells if cell.row + cell.row_span > last}
    below = [cell for cell in fresh if cell.row == 0]
    if len(below) < 2 or below[0].column or below[0].text or not any(cell.text for cell in below):
        return False
    if any(c.row == last and c.text.isdigit() and _is_empty(below, c.column) for c in above.values()):
        return True
    numbered = above.get(0)
    several = numbered is not None and bool(numbered.text) and numbered.row_span > 1
    return any(cell.row == last for cell in above.values()) and (
        not several
        or any(
            cell.text[-1:] in {*STOPS} and above[cell.column].text[-1:] not in {"", *STOPS}
            for cell in below
            if cell.column in above and cell.text
        )
    )


def _is_empty(row: Sequence[Cell], column: int) -> bool:
    return any(cell.column == column and not cell.text for cell in row)


def _with_rest(cells: list[Cell], fresh: list[Cell]) -> tuple[list[Cell], list[Cell]]:
    """Put the words of the first row of a page behind those of the row that it goes on with.

    A cell that reaches farther down on the new page makes the one that it goes on with reach as far.
    """
    last = _rows(cells) - 1
    rest = {cell.column: cell for cell in fresh if cell.row == 0}
    joined = []
    for cell in cells:
        more = rest.get(cell.column) if cell.row + cell.row_span > last else None
        rows = cell.row_span + (more.row_span - 1 if more else 0)
        text = cell.text + (more.text if more else "")
        joined.append(Cell(text, cell.row, cell.column, rows, cell.column_span))
    return joined, [Cell(c.text, c.row - 1, c.column, c.row_span, c.column_span) for c in fresh if c.row]


def _behind(cells: list[Cell], fresh: Sequence[Cell], start: int) -> list[Cell]:
    """Put the rows of a page behind those before it; a merged cell that both pages print is one."""
    found = list(cells)
    for cell in fresh:
        above = next(
            (
                c
                for c in found
                if cell.row == 0 and c.column == cell.column and c.row + c.row_span == start and c.text == cell.text
            ),
            None,
        )
        if above and cell.text and (above.row_span > 1 or cell.row_span > 1) and cell.column_span == above.column_span:
            found[found.index(above)] = Cell(
                above.text, above.row, above.column, above.row_span + cell.row_span, above.column_span
            )
        else:
            found.append(Cell(cell.text, cell.row + start, cell.column, cell.row_span, cell.column_span))
    return found
