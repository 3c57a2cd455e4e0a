"""What a load did, as a table on the terminal: for each document its tasks, responsibilities, targets and doubts."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.build import Loaded

_WIDEST = 48
_HEADS = (
    ("编号", "文件", "任务", "责任", "目标", "疑点", ""),
    ("id", "document", "tasks", "parts", "targets", "doubts", ""),
)
_TOTAL = ("合计", "total")
_STATES = (("替换", "无任务"), ("replaced", "no tasks"))


def summary(loaded: Sequence[Loaded]) -> tuple[str, str]:
    """Return the summary of a load in Chinese and in English: one line for one document, a table for several."""
    if len(loaded) == 1:
        return _line(loaded[0], 0), _line(loaded[0], 1)
    return (_table(loaded, 0), _table(loaded, 1)) if loaded else ("没有载入文件。", "Nothing was loaded.")


def _line(item: Loaded, pick: int) -> str:
    name = f"{item.id} {item.number or item.title}"
    if item.triples is not None:
        return (f"{name}：陈述 {item.triples}", f"{name}: triples {item.triples}")[pick]
    counts = (item.tasks, item.responsibilities, item.targets, len(item.warnings))
    words = _HEADS[pick][2:6] if pick == 0 else ("tasks", "responsibilities", "targets", "doubts")
    told = " · ".join(f"{word} {count}" for word, count in zip(words, counts, strict=True))
    return f"{name}{('：', ': ')[pick]}{told}" + _behind(item, pick)


def _behind(item: Loaded, pick: int) -> str:
    state = _state(item, pick)
    return f" · {state}" if state else ""


def _state(item: Loaded, pick: int) -> str:
    replaced, empty = _STATES[pick]
    return " ".join(word for word, holds in ((replaced, item.replaced), (empty, not item.tasks)) if holds)


def _table(loaded: Sequence[Loaded], pick: int) -> str:
    rows: list[tuple[str, ...]] = [_HEADS[pick]]
    plans = [item for item in loaded if item.triples is None]
    for item in loaded:
        name = _cut(item.number or item.title)
        if item.triples is not None:
            rows.append((item.id, name, "", "", "", "", (f"陈述 {item.triples}", f"triples {item.triples}")[pick]))
        else:
            rows.append((item.id, name, *map(str, _counts(item)), _state(item, pick)))
    totals = [sum(counts) for counts in zip(*map(_counts, plans), strict=True)] or [0] * 4
    rows.append((_TOTAL[pick], (f"{len(loaded)} 份", f"{len(loaded)}")[pick], *map(str, totals), ""))
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_laid_out(row, widths) for row in rows)


def _counts(item: Loaded) -> tuple[int, int, int, int]:
    return item.tasks, item.responsibilities, item.targets, len(item.warnings)


def _laid_out(row: tuple[str, ...], widths: list[int]) -> str:
    """Return a row: names to the left, numbers to the right."""
    cells = []
    for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
        room = " " * (width - _width(cell))
        cells.append(room + cell if 2 <= index <= 5 else cell + room)
    return "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _cut(name: str) -> str:
    """Return a name that fits its column."""
    if _width(name) <= _WIDEST:
        return name
    kept = ""
    for character in name:
        if _width(kept + character) > _WIDEST - 1:
            break
        kept += character
    return f"{kept}…"
