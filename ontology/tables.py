"""The words that the columns of task tables are called by, as the vocabulary `tables.ttl` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ontology.load import values_by_subject
from ontology.namespaces import ZR


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """`kinds` gives the kind (`number`, `title`, `unit`…) of each header word, longest word first.

    `ditto` are the marks that stand for what the cell above says, `described` the ends of headers of columns that tell
    what a thing is, `aims` those of columns that set what shall be reached.
    """

    kinds: dict[str, str]
    ditto: frozenset[str]
    described: tuple[str, ...]
    aims: tuple[str, ...]


@cache
def indicator_words() -> dict[str, tuple[str, ...]]:
    """Return the header words of tables of indicators by kind (`indicatorWord`, `valueWord`, …), longest first."""
    columns = values_by_subject("tables.ttl")["urn:zeren:vocabulary#indicator-columns"]
    return {
        predicate.rpartition("#")[2]: tuple(sorted(set(words), key=lambda word: (-len(word), word)))
        for predicate, words in columns.items()
    }


@cache
def column_words() -> ColumnWords:
    """Read the vocabulary once."""
    kinds: dict[str, str] = {}
    ditto: set[str] = set()
    described: set[str] = set()
    aims: set[str] = set()
    for values in values_by_subject("tables.ttl").values():
        kind = next(iter(values.get(ZR + "columnKind", ())), "")
        kinds.update((word, kind) for word in values.get(ZR + "columnWord", ()))
        ditto.update(values.get(ZR + "dittoWord", ()))
        described.update(values.get(ZR + "describedWord", ()))
        aims.update(values.get(ZR + "aimWord", ()))
    ordered = sorted(kinds, key=lambda word: (-len(word), word))
    return ColumnWords(
        {word: kinds[word] for word in ordered}, frozenset(ditto), tuple(sorted(described)), tuple(sorted(aims))
    )
