"""Straight lines as a page draws them, and the places that they mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

NEAR = 3.0  # points: lines so near meet, and places so near are one


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line, as a thin box in points from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right; else from top to bottom."""
        return self.right - self.left >= self.bottom - self.top


def places(values: Iterable[float]) -> list[float]:
    """Return the places that some values mark, those near each other as one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= NEAR:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]
