"""Tables in the tree of a document: which tables are more than lines, the one line each becomes, and their nodes."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lines import Line
from corpus.model import Node
from corpus.span import Span
from corpus.tables import PlacedTable


def table_node(text: str, placed: PlacedTable) -> Node | None:
    """Return the node of a table with a child for each row; None where it only frames lines: one column or one row.

    Rows at the top that hold one cell across the whole width are titles above the table, and lines as others are.
    """
    rows = [span for span in placed.row_spans()[_titles(placed) :] if span.of(text).strip()]
    if placed.table.columns < 2 or len(rows) < 2:
        return None
    children = tuple(Node("row", span) for span in rows)
    return Node("table", Span(rows[0].start, rows[-1].end), children=children)


def _titles(placed: PlacedTable) -> int:
    grid = placed.grid()
    alone = 0
    while alone < len(grid) and len(set(grid[alone])) == 1 and placed.table.columns > 1:
        alone += 1
    return alone


def collapsed(text: str, found: Sequence[Line], tables: Sequence[Node]) -> list[Line]:
    """Return the lines with those of each table made one."""
    lines: list[Line] = []
    waiting = sorted(tables, key=lambda node: node.span)
    for line in found:
        while waiting and waiting[0].span.end <= line.start:
            waiting.pop(0)
        if not waiting or line.end <= waiting[0].span.start:
            lines.append(line)
        elif not lines or lines[-1].span != waiting[0].span:
            span = waiting[0].span
            lines.append(Line(span.start, span.end, line.gap, span.of(text)))
    return lines
