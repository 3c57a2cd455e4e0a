"""Rows of a result become the items of an answer."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence

from kg.resolve import elided
from kg.store import Table
from ontology.namespaces import ZRV
from query.answer import Item
from query.constraints import InPart, NameHolds, NumberIn, TargetIs, TaskIn, UnitIs
from query.logic import Logic
from query.scopes.placed import Documents

_TYPES = {
    "Company": "Company",
    "Institute": "Institution",
    "University": "Institution",
    "Place": "Place",
    "Brand": "Text",
    "CitedDocument": "Document",
}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
Rows = Sequence[Mapping[str, object]]
_COMPARED = {"=": operator.eq, ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}
_SIGNS = {"equal": "=", "at-least": ">=", "at-most": "<=", "about": "~"}


def cells(table: Table, variable: str) -> list[str]:
    """Return the values of a variable, those of empty cells left out; none where the result lacks the variable."""
    return [cell.value for cell in table.column(variable) if cell] if variable in table.variables else []


def counts_nothing(logic: Logic, table: Table) -> bool:
    """Tell whether none is no answer: a whole part without a task has other items, projects have no years.

    Nor is it where boxes or documents are counted by a name that none of them has.
    """
    if logic.operation != "count" or cells(table, "n") != ["0"]:
        return False
    of_part = logic.kind == "task" and bool(logic.where) and all(isinstance(c, InPart) for c in logic.where)
    due = logic.kind == "project" and any(isinstance(c, TargetIs) for c in logic.where)
    return of_part or due or _of_a_name(logic)


def _of_a_name(logic: Logic) -> bool:
    """Tell whether documents or boxes are looked for by words that no name of theirs holds."""
    return logic.kind in ("document", "box") and any(isinstance(c, NameHolds | TaskIn) for c in logic.where)


def items_of(logic: Logic, table: Table, documents: Documents | None = None) -> tuple[Item, ...]:
    """Return the items of an answer: one number or truth, rows, or each thing once.

    Among several `documents` each item says which one it comes from, and a thing is there once for each.
    """
    reader = _READERS.get(logic.operation)
    rows = table.records()
    if reader:
        items = reader(logic, rows)
        ranked = rows if logic.operation in ("group", "rank", "attribute") else ()
        return (
            tuple(_placed(item, row, documents) for item, row in zip(items, ranked, strict=False)) if ranked else items
        )
    return tuple(_once([_placed(_item_reader(logic)(row), row, documents) for row in rows]))


def _placed(item: Item, row: Mapping[str, object], documents: Documents | None) -> Item:
    """Return an item with the document that its row is about, where there are several."""
    name = documents.of_row(row) if documents else None
    return {**item, "document": name} if name else item


def _count_item(_logic: Logic, rows: Rows) -> tuple[Item, ...]:
    return ({"type": "Number", "value": int(str(rows[0]["n"]))},)


def _exists_item(logic: Logic, rows: Rows) -> tuple[Item, ...]:
    if logic.total is not None:
        sign, number = logic.total
        found = len({row["x"] for row in rows if "x" in row})
        return ({"type": "Boolean", "value": _COMPARED[sign](found, number)},)
    return ({"type": "Boolean", "value": bool(rows) != (logic.attribute == "not")},)


def _group_items(_logic: Logic, rows: Rows) -> tuple[Item, ...]:
    return tuple({"type": "Row", "cells": [row.get("number") or row["label"], int(str(row["n"]))]} for row in rows)


def _rank_items(logic: Logic, rows: Rows) -> tuple[Item, ...]:
    found = rows if logic.place > 1 and _counted(logic) else _top(rows, logic.limit, logic.place)
    return tuple(_ranked(logic, row) for row in found)


def _counted(logic: Logic) -> bool:
    """Tell whether a ranking is by numbers that its query counts, and finds the rank asked for in."""
    return logic.kind != "target" and logic.attribute != "order"


def _attribute_items(logic: Logic, rows: Rows) -> tuple[Item, ...]:
    if logic.kind == "task" and len({row["x"] for row in rows}) > 1:
        return tuple({"type": "Row", "cells": [row.get("number") or row["title"], row["label"]]} for row in rows)
    return tuple(_attribute_item(logic, row) for row in rows)


def _compared_items(logic: Logic, rows: Rows) -> tuple[Item, ...]:
    if logic.operation == "compare":
        return _winners(logic, rows)
    counts = [float(str(rows[0][f"n{i}"])) for i in range(len(logic.others))] if len(rows) == 1 else []
    return _compared(logic, counts) if counts else ()


def _winners(logic: Logic, rows: Rows) -> tuple[Item, ...]:
    """Return the sides of a comparison that come first, with what they stand for."""
    best = [row for row in rows if row["n"] == rows[0]["n"]]
    items = [_side_item(logic, logic.others[int(str(row["side"]))]) | _iri(row) for row in best]
    return tuple(items)


def _iri(row: Mapping[str, object]) -> Item:
    name = str(row.get("x", ""))
    return {"iri": name} if name.startswith("urn:") else {}


def _once(items: list[Item]) -> list[Item]:
    """Keep one item of each thing; a unit that appears in several roles keeps its first."""
    first: dict[tuple[str, str], Item] = {}
    for item in items:
        key = item["label"] if item["type"] == "Organization" else item.get("iri") or str(item)
        first.setdefault((str(key), item.get("document", "")), item)
    names: dict[tuple[str, str], list[str]] = {}
    for item in first.values():
        names.setdefault((str(item.get("iri")), item.get("document", "")), []).append(str(item.get("label")))
    return [item for item in first.values() if not _elided(item, names)]


def _elided(item: Item, names: Mapping[tuple[str, str], list[str]]) -> bool:
    """Tell whether a unit stands in the same list by a fuller name too (财政局 beside 市财政局)."""
    name = str(item.get("label"))
    beside = names[str(item.get("iri")), item.get("document", "")] if item["type"] == "Organization" else ()
    return elided(name, beside)


def _top(rows: Rows, limit: int | None, place: int = 1) -> Rows:
    """Return the first `limit` ranks with every tie; without a limit all rows; of a `place`, those at it alone."""
    if place > 1:
        ranks = list(dict.fromkeys(row["n"] for row in rows))[place - 1 : place]
        return [row for row in rows if row["n"] in ranks]
    if limit is None or len(rows) <= limit:
        return rows
    last = rows[limit - 1]["n"]
    return [row for index, row in enumerate(rows) if index < limit or row["n"] == last]


def _compared(logic: Logic, counts: list[float]) -> tuple[Item, ...]:
    if logic.operation == "same":
        return ({"type": "Boolean", "value": (len(set(counts)) == 1) != (logic.attribute == "not")},)
    if logic.operation == "more":
        holds = (counts[0] > counts[1]) == logic.descending and counts[0] != counts[1]
        return ({"type": "Boolean", "value": holds},)
    if logic.operation == "sum":
        return ({"type": "Number", "value": _number(round(sum(counts), 4))},)
    if logic.operation == "difference":
        return ({"type": "Number", "value": _number(round(abs(counts[0] - counts[1]), 4))},)
    if counts[1] == 0:
        return ()
    value = counts[0] / counts[1]
    return ({"type": "Number", "value": round(value * 100, 1) if logic.operation == "ratio" else round(value, 4)},)


def _side_item(logic: Logic, side: Logic) -> Item:
    """Return what a side of a comparison stands for: its unit, task, part or year."""
    for constraint in reversed(side.where):
        if isinstance(constraint, UnitIs) and logic.kind == "unit":
            return {"type": "Organization", "label": constraint.label}
        if isinstance(constraint, NumberIn) and logic.kind == "task":
            return {"type": "Task", "number": constraint.numbers[0], "label": constraint.numbers[0]}
        if isinstance(constraint, TaskIn) and logic.kind == "task":
            number, _, label = constraint.label.partition(" ")
            return {"type": "Task", "number": number, "label": label, "iri": constraint.tasks[0]}
        if isinstance(constraint, InPart) and logic.kind == "part":
            return {"type": "Text", "label": constraint.label}
        if isinstance(constraint, TargetIs) and logic.kind == "year":
            return {"type": "Number", "value": constraint.deadlines[0]}
    return {"type": "Text", "label": ""}


def _ranked(logic: Logic, row: Mapping[str, object]) -> Item:
    if (logic.limit == 1 or logic.attribute == "order") and logic.kind in ("task", "target"):
        return _item_reader(logic)(row)
    if logic.kind == "task":
        return {"type": "Row", "cells": [row.get("number") or row["label"], int(str(row["n"]))]}
    if logic.kind == "target":
        return {"type": "Row", "cells": [row["label"], _number(row["n"])]}
    if logic.kind == "part" and logic.limit == 1:
        return {"type": "Text", "label": row["label"], "iri": row["x"]}
    if logic.limit == 1:
        return {"type": "Organization", "label": row["label"], "iri": row["x"]}
    return {"type": "Row", "cells": [row["label"], int(str(row["n"]))]}


_IN_YEARS = ("dueYear", "periodStart", "periodEnd")


def _attribute_item(logic: Logic, row: Mapping[str, object]) -> Item:
    if logic.attribute == "implements":
        return {"type": "Document", "label": row["label"], "number": row.get("number"), "iri": row["x"]}
    years = _YEAR.findall(str(row["label"])) if logic.attribute in _IN_YEARS else ()
    if len(years) == 1:
        return {"type": "Number", "value": int(years[0])}
    return {"type": "Text", "label": str(row["label"])}


def _task_item(row: Mapping[str, object]) -> Item:
    return {"type": "Task", "number": row.get("number"), "label": row["label"], "iri": row["x"]}


def _unit_item(row: Mapping[str, object]) -> Item:
    return {"type": "Organization", "label": row["label"], "role": str(row["role"]).removeprefix(ZRV), "iri": row["x"]}


def _target_item(row: Mapping[str, object]) -> Item:
    comparator = str(row["comparator"]).removeprefix(ZRV) if "comparator" in row else None
    return {
        "type": "Target",
        "indicator": row["label"],
        "value": _number(row.get("value")),
        "value_max": _number(row.get("max")),
        "unit": row.get("unit"),
        "comparator": _SIGNS.get(comparator or ""),
        "deadline": row.get("deadline"),
        "baseline": row.get("baseline"),
        "change": str(row["change"]).removeprefix(ZRV) if "change" in row else None,
        "task": row.get("task_number"),
        "iri": row["x"],
    }


def _number(value: object) -> float | int | None:
    if value is None:
        return None
    number = float(str(value))
    return int(number) if number == int(number) else number


def _thing_item(row: Mapping[str, object]) -> Item:
    return {
        "type": _TYPES.get(str(row.get("class", "")).rpartition("#")[2], "Text"),
        "label": row["label"],
        "iri": row["x"],
        **({"number": row.get("number")} if str(row.get("class", "")).endswith("CitedDocument") else {}),
    }


def _project_item(row: Mapping[str, object]) -> Item:
    return {"type": "Project", "label": row["label"], "iri": row["x"]}


_ITEMS = {"task": _task_item, "unit": _unit_item, "target": _target_item, "project": _project_item}
_READERS: dict[str, Callable[[Logic, Rows], tuple[Item, ...]]] = {
    "count": _count_item,
    "exists": _exists_item,
    "group": _group_items,
    "rank": _rank_items,
    "attribute": _attribute_items,
    **dict.fromkeys(("ratio", "times", "compare", "difference", "sum", "more", "same"), _compared_items),
}


def _item_reader(logic: Logic) -> Callable[[Mapping[str, object]], Item]:
    return _ITEMS.get(logic.kind, _thing_item)
