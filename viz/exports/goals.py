"""The table of targets: every indicator with its value, its years, and who answers for it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kg.store import Store
from ontology.namespaces import PREFIXES
from viz.exports.chosen import chosen_documents, short_names, source_note
from viz.exports.contents import placed
from viz.exports.errors import NothingToExport
from viz.exports.tables import Column, Report, Table, Value
from viz.exports.tasks import beside, names_of
from viz.reading import TaskRecord, read_tasks

COLUMNS = (
    Column("序号", 6, "short"),
    Column("指标", 26),
    Column("目标值", 14, "short"),
    Column("基准年", 8, "short"),
    Column("目标年", 8, "short"),
    Column("任务", 20),
    Column("牵头单位", 14),
    Column("配合（责任）单位", 22),
    Column("原文", 30),
    Column("出处", 20),
    Column("类型", 8, "short", paper=False),
    Column("比较", 8, "short", paper=False),
    Column("数值", 10, "short", paper=False),
    Column("数值上限", 10, "short", paper=False),
    Column("单位", 10, "short", paper=False),
    Column("变化", 8, "short", paper=False),
)
"""What stands behind `出处` is for sorting and counting, and says no more than `目标值` does."""
_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_QUERY = """SELECT ?target ?indicator ?value ?maximum ?unit ?comparator ?change ?baseline ?deadline ?document ?order
  ?task (MIN(?said) AS ?quote) (MIN(?first) AS ?start) (MAX(?last) AS ?end) WHERE {
  ?target zr:indicator ?indicator ; zr:inDocument|(zr:ofTask/zr:inDocument) ?document .
  OPTIONAL { ?target zr:value ?value } OPTIONAL { ?target zr:valueMax ?maximum } OPTIONAL { ?target zr:unit ?unit }
  OPTIONAL { ?target zr:comparator ?comparator } OPTIONAL { ?target zr:change ?change }
  OPTIONAL { ?target zr:baselineYear ?baseline } OPTIONAL { ?target zr:deadlineYear ?deadline }
  OPTIONAL { ?target zr:order ?order } OPTIONAL { ?target zr:ofTask ?task }
  OPTIONAL { ?target zr:evidence/oa:hasSelector ?s . ?s oa:start ?first ; oa:end ?last }
  OPTIONAL { ?target zr:evidence/oa:hasSelector/oa:exact ?said }
} GROUP BY ?target ?indicator ?value ?maximum ?unit ?comparator ?change ?baseline ?deadline ?document ?order ?task"""
_SIGNS = {"equal": "=", "at-least": "≥", "at-most": "≤", "about": "≈"}
_SPOKEN = {"=": "", "≈": "约"}
_CHANGES = {"increase": "增加", "decrease": "下降"}
Record = dict[str, Any]


def target_report(store: Store, *, document: str | None = None) -> Report:
    """Return the table of all targets; those of no task stand with the others, in the order of the text."""
    chosen = chosen_documents(store, document)
    names = short_names(chosen)
    order = {row.iri: (row.number or row.title, row.iri) for row in chosen}
    tasks = {task.iri: task for task in read_tasks(store)}
    found = [row for row in store.select(_PREFIXES + _QUERY).records() if row["document"] in names]
    if not found:
        raise NothingToExport("这些文件里没有目标", "the documents hold no targets")
    found.sort(key=lambda row: (*order[str(row["document"])], int(str(row.get("order", 0))), str(row["target"])))
    rows = tuple(_row(place, row, tasks.get(str(row.get("task", ""))), names) for place, row in enumerate(found, 1))
    return Report("目标指标表", (Table("目标指标表", COLUMNS, rows, frozen=2),), (source_note(chosen),))


def _row(place: int, row: Record, task: TaskRecord | None, names: dict[str, str]) -> tuple[Value, ...]:
    spans = [(int(row["start"]), int(row["end"]))] if "start" in row else []
    title = f"{task.number} {task.title}".strip() if task else "（不属于任何任务）"
    path, printed = (task.path, task.number) if task else ((), "")
    sign, change = _SIGNS.get(_local(row.get("comparator")), ""), _CHANGES.get(_local(row.get("change")), "")
    value, maximum, unit = _figure(row.get("value")), _figure(row.get("maximum")), str(row.get("unit", ""))
    until = f"–{maximum}" if maximum is not None else ""
    return (
        place,
        str(row["indicator"]),
        "" if value is None else f"{change}{_SPOKEN.get(sign, sign)}{value}{until}{unit}",
        row.get("baseline"),
        row.get("deadline"),
        title,
        names_of(task, "lead") if task else "",
        beside(task) if task else "",
        " ".join(str(row.get("quote", "")).split()),
        placed(names[str(row["document"])], path, printed, spans),
        "定性" if value is None else "定量",
        sign,
        value,
        maximum,
        unit,
        change,
    )


def _figure(value: object) -> Value:
    if not isinstance(value, Decimal | int | float):
        return None
    return int(value) if value == int(value) else float(value)


def _local(iri: object) -> str:
    return "" if iri is None else str(iri).rpartition("#")[2]
