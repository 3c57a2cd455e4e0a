"""When an answer is right: the things asked for, all of them and nothing beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

Item = dict[str, Any]
_COLLECTIVE = re.compile(r"^(?:有关|各|相关)(?=镇街$|区属国有公司$)")
_ORDINAL = re.compile(r"^\s*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、)")
_MARKS = re.compile(r"[\s“”\"'‘’《》、，。]")


def name(value: object) -> str:
    """Return a name without quotation marks, blanks and the marks that stand for a collective."""
    plain = _MARKS.sub("", str(value or "")).replace("（", "(").replace("）", ")")
    return _COLLECTIVE.sub("", _ORDINAL.sub("", plain))


def names(items: list[Item]) -> list[str]:
    return [name(item.get("label") or item.get("indicator")) for item in items]


def alike(one: str, other: str) -> bool:
    """Tell whether two names of projects or documents are one: one holds the other, or most characters are shared."""
    shared, both = len(set(one) & set(other)), len(set(one) | set(other))
    return bool(one and other) and (one in other or other in one or shared >= 0.6 * both)


def paired(gold: list[str], got: list[str]) -> bool:
    left = list(gold)
    for each in got:
        match = next((x for x in left if alike(x, each)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def number(value: object) -> float | None:
    return None if value is None else round(float(str(value)), 4)


def target_key(item: Item) -> tuple[float | None, int | None]:
    return number(item.get("value")), item.get("deadline")


def same_targets(gold: list[Item], items: list[Item]) -> bool:
    left = [item for item in items if item["type"] == "Target"]
    if len(left) != len(gold):
        return False
    for wanted in gold:
        fitting = [t for t in left if target_key(t) == target_key(wanted) and _overlap(t, wanted) >= 0.5]
        if not fitting:
            return False
        left.remove(max(fitting, key=lambda t: _overlap(t, wanted)))
    return True


def _overlap(one: Item, other: Item) -> float:
    a, b = set(name(one["indicator"])), set(name(other["indicator"]))
    return len(a & b) / max(1, min(len(a), len(b)))


def right(gold: Item, reply: Item) -> bool:
    """Tell whether a reply (the JSON of an answer) is what `gold` says."""
    items: list[Item] = reply["answers"]
    if "unanswerable" in gold:
        return str(reply["status"]) != "answered"
    kind, wanted = next(iter(gold.items()))
    if isinstance(wanted, list) and not wanted:
        return not items
    return bool(_CHECKS[kind](wanted, items, reply))


def _tasks(wanted: list[int], items: list[Item], _reply: Item) -> bool:
    numbers = [str(item.get("number")) for item in items if item["type"] == "Task"]
    return len(numbers) == len(items) and set(numbers) == {str(n) for n in wanted}


def _units(wanted: list[str], items: list[Item], _reply: Item) -> bool:
    return set(names(items)) == {name(unit) for unit in wanted}


def _number(wanted: float, items: list[Item], _reply: Item) -> bool:
    got = [item["value"] if item.get("value") is not None else item.get("deadline") for item in items]
    slack = 0.0 if float(wanted).is_integer() else max(0.006 * abs(wanted), 1e-4)
    return len(got) == 1 and got[0] is not None and abs(float(got[0]) - wanted) <= slack


def _boolean(wanted: bool, items: list[Item], _reply: Item) -> bool:
    return [item.get("value") for item in items] == [wanted]


def _targets(wanted: list[Item], items: list[Item], _reply: Item) -> bool:
    return same_targets(wanted, items)


def _alike(wanted: list[str], items: list[Item], _reply: Item) -> bool:
    return paired([name(x) for x in wanted], names(items))


def _text(wanted: list[str], items: list[Item], reply: Item) -> bool:
    hay = name(reply["text"]) + "".join(name(json.dumps(item, ensure_ascii=False)) for item in items)
    return reply["status"] == "answered" and all(name(text) in hay for text in wanted)


def _rows(wanted: list[list[Any]], items: list[Item], _reply: Item) -> bool:
    got = {(_row_name(item["cells"][0]), number(item["cells"][1])) for item in items if item["type"] == "Row"}
    return got == {(_row_name(label), number(value)) for label, value in wanted}


def _row_name(label: object) -> str:
    match = re.fullmatch(r"(?:第|任务)?(\d+)(?:条|项)?", name(label))
    return match[1] if match else name(label)


def _ranking(wanted: list[list[str]], items: list[Item], _reply: Item) -> bool:
    got = [_row_name(i["cells"][0] if i["type"] == "Row" else i.get("label") or i.get("indicator")) for i in items]
    position = 0
    for group in wanted:
        if not paired([_row_name(x) for x in group], got[position : position + len(group)]):
            return False
        position += len(group)
    return position == len(got)


_CHECKS: dict[str, Callable[[Any, list[Item], Item], bool]] = {
    "tasks": _tasks,
    "units": _units,
    "companies": _units,
    "institutions": _units,
    "count": _number,
    "number": _number,
    "boolean": _boolean,
    "targets": _targets,
    "projects": _alike,
    "places": _alike,
    "documents": _alike,
    "text": _text,
    "rows": _rows,
    "ranking": _ranking,
}
