"""The table of gaps in accountability: what the plans leave open, for a person to look at."""

from __future__ import annotations

from kg.gaps import Finding, gaps
from kg.store import Store
from viz.exports.chosen import chosen_documents, short_names, source_note
from viz.exports.cleaning import one_line
from viz.exports.tables import Column, Report, Table, Value

COLUMNS = (
    Column("序号", 6, "short"),
    Column("类别", 14, "short"),
    Column("说明", 44),
    Column("任务", 8, "short"),
    Column("原文", 54),
    Column("文件", 20),
)
NAMES = {
    "no-lead": "无牵头单位",
    "several-leads": "多个牵头单位",
    "no-deadline": "目标无年份",
    "no-task": "目标无人负责",
    "collective": "泛指单位",
    "doubtful": "责任存疑",
    "warning": "原文存疑",
}


def gap_report(store: Store, *, document: str | None = None, found: tuple[Finding, ...] | None = None) -> Report:
    """Return the table of gaps by kind and place; a store without gaps gives an empty table that says so.

    `found` are all gaps of the store, where they are known already.
    """
    chosen = chosen_documents(store, document)
    names = {row.number or row.title for row in chosen}
    all_gaps = gaps(store) if found is None else found
    told_of = [gap for gap in all_gaps if document is None or gap.document in names]
    shown = set(short_names(chosen).values())
    rows = tuple(_row(place, gap, shown) for place, gap in enumerate(told_of, 1))
    told = f"共 {len(rows)} 处。" if rows else "没有发现责任缺口。"
    return Report("责任缺口清单", (Table("责任缺口清单", COLUMNS, rows),), (source_note(chosen), told))


def _row(place: int, gap: Finding, shown: set[str]) -> tuple[Value, ...]:
    name = NAMES.get(gap.kind, gap.kind)
    document = gap.document if gap.document in shown else None
    return (place, name, gap.message_zh, gap.task, one_line(gap.quote or ""), document)
