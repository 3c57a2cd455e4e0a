"""Blocks of one width fill columns, the tallest first to the shortest column, until the whole has a good shape."""

from __future__ import annotations

from collections.abc import Sequence

from viz.layouts.sections import SHAPE, Piece

BETWEEN_COLUMNS, BETWEEN_BLOCKS = 36.0, 12.0


def fill_columns(blocks: Sequence[Piece], *, keep_order: bool = False) -> Piece:
    """Put blocks of one width into columns; in order they fill the first column to its end, then the next."""
    width = blocks[0].width

    def misfit(count: int) -> float:
        wide = count * (width + BETWEEN_COLUMNS)
        shape = wide / max(_height(column) for column in _shared(blocks, count, keep_order=keep_order))
        return max(shape / SHAPE, SHAPE / shape)

    columns = _shared(blocks, min(range(1, len(blocks) + 1), key=misfit), keep_order=keep_order)
    moved: list[Piece] = []
    for place, column in enumerate(columns):
        y = 0.0
        for block in column:
            moved.append(block.moved(place * (width + BETWEEN_COLUMNS), y))
            y += block.height + BETWEEN_BLOCKS
    return Piece(
        len(columns) * (width + BETWEEN_COLUMNS) - BETWEEN_COLUMNS,
        max(map(_height, columns)) - BETWEEN_BLOCKS,
        tuple(item for block in moved for item in block.placed),
        tuple(panel for block in moved for panel in block.panels),
        tuple(caption for block in moved for caption in block.captions),
    )


def _shared(blocks: Sequence[Piece], count: int, *, keep_order: bool) -> list[list[Piece]]:
    columns: list[list[Piece]] = [[] for _ in range(count)]
    if not keep_order:
        for block in blocks:
            min(columns, key=_height).append(block)
        return columns
    share, place = _height(blocks) / count, 0
    for number, block in enumerate(blocks):
        left, waiting = len(blocks) - number, count - 1 - place
        full = columns[place] and _height(columns[place]) + block.height / 2 > share
        if columns[place] and waiting and (full or left <= waiting):
            place += 1
        columns[place].append(block)
    return [column for column in columns if column]


def _height(column: Sequence[Piece]) -> float:
    return sum(block.height + BETWEEN_BLOCKS for block in column)
