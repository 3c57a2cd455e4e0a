"""A table as comma separated values (RFC 4180): UTF-8 with a byte order mark, which spreadsheets need for Chinese."""

from __future__ import annotations

import csv
import io
from collections import Counter

from viz.exports.cleaning import clean, is_formula
from viz.exports.tables import Report, Table, Value

BOM = "\ufeff"
_WHICH = "表"
"""The name of the column that says which table a row is of."""


def write(report: Report) -> bytes:
    """Return the report's tables as one, a header first; of several tables each row says first which it is of.

    A text that a spreadsheet could take for a formula gets an apostrophe in front.
    """
    several = len(report.tables) > 1
    headers = [_header(table) for table in report.tables]
    every = tuple(dict.fromkeys(key for header in headers for key in header))
    made = io.StringIO(newline="")
    writer = csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([*((_WHICH,) if several else ()), *(_safe(name) for name, _ in every)])
    for table, header in zip(report.tables, headers, strict=True):
        for row in table.rows:
            cells = dict(zip(header, map(_safe, row), strict=True))
            writer.writerow([*((_safe(table.name),) if several else ()), *(cells.get(key) for key in every)])
    return (BOM + made.getvalue()).encode("utf-8")


def _header(table: Table) -> list[tuple[str, int]]:
    """Return what the columns are called, with what stands above them, and which of its name each is."""
    seen: Counter[str] = Counter()
    found = []
    for column in table.columns:
        name = f"{column.name} {column.over}".strip()
        found.append((name, seen[name]))
        seen[name] += 1
    return found


def _safe(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    text = clean(value)
    return f"'{text}" if is_formula(text) else text
