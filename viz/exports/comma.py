"""A table as comma separated values (RFC 4180): UTF-8 with a byte order mark, which spreadsheets need for Chinese."""

from __future__ import annotations

import csv
import io

from viz.exports.cleaning import clean, is_formula
from viz.exports.tables import Report, Value

BOM = "\ufeff"


def write(report: Report) -> bytes:
    """Return the report's only table, a header first; ValueError for several tables.

    A text that a spreadsheet could take for a formula gets an apostrophe in front.
    """
    if len(report.tables) != 1:
        raise ValueError("one file of comma separated values holds one table")
    (table,) = report.tables
    made = io.StringIO(newline="")
    writer = csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_safe(value) for value in row] for row in table.rows)
    return (BOM + made.getvalue()).encode("utf-8")


def _safe(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    text = clean(value)
    return f"'{text}" if is_formula(text) else text
