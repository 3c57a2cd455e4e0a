"""A question parted into what it asks and what it leaves out of the answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parting:
    """The question without what it leaves out, and the words for each thing that it leaves out."""

    rest: str
    left: tuple[str, ...]
    english: bool = False
