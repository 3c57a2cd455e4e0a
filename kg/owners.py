"""Which divisions of a document hold a place of its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from corpus.model import Node


class Owners:
    """The divisions of a document, put in a row once, since every fact asks for its own."""

    def __init__(self, root: Node) -> None:
        self._chains = tuple(_chains(root, ()))
        self._starts = [chain[-1].span.start for chain in self._chains]

    def at(self, position: int) -> tuple[Node, ...]:
        """Return the divisions that hold a position, outermost first."""
        place = bisect_right(self._starts, position)
        chain = self._chains[place - 1] if place else ()
        while chain and position >= chain[-1].span.end:
            chain = chain[:-1]
        return chain


def _chains(above: Node, owners: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    for node in above.children:
        if node.kind == "division":
            yield (*owners, node)
            yield from _chains(node, (*owners, node))
