"""A text becomes a document: its letterhead, the tree of its parts, and what is doubtful about them."""

from __future__ import annotations

from corpus.closing import closing_lines
from corpus.inline import unpressed
from corpus.letterhead import find_letterhead
from corpus.lines import lines
from corpus.model import Document, Doubt, RawText
from corpus.outline import outline
from corpus.rows import rows_of
from corpus.span import Span
from corpus.table_nodes import collapsed, table_node
from corpus.tables import PlacedTable


def parse(raw: RawText) -> Document:
    """Return the document that `raw` holds. Nothing is refused: what cannot be made out is a warning with its place."""
    text = raw.text
    found = unpressed(text, lines(text))
    head = find_letterhead(text, found, [_below_title(placed) for placed in raw.tables])
    tables = [node for placed in raw.tables if (node := table_node(text, placed))]
    found = collapsed(text, found, tables)
    tree = outline(text, rows_of(text, found, closing_lines(found, head.attached), tables))
    warnings = [*raw.warnings, *tree.doubts]
    if not (tables or any(node.kind == "division" for node in tree.root.children)):
        warnings.append(Doubt("没有找到编号的部分（no numbered parts found）", Span(0, min(len(text), 80))))
    return Document(raw, head.letterhead, tree.root, tuple(warnings))


def _below_title(placed: PlacedTable) -> Span:
    """Return the place of a table without a first row of one cell over its whole width, which may be a title."""
    cells, spans = placed.table.cells, placed.spans
    if len(cells) < 2 or cells[0].column_span < max(2, placed.table.columns):
        return placed.span
    return Span(spans[1].start, max(placed.span.end, spans[1].start))
