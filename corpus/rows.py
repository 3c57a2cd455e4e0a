"""What each line of a document can be: a numbered heading, the opening of a box, closing matter or body text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.boxes import BoxLine, find_box
from corpus.closing import is_farewell
from corpus.headings import Heading, find_heading
from corpus.lines import Line
from corpus.model import Node
from corpus.span import Span

_FIRST_DECIMAL = re.compile(r"([1-9][0-9]?)[ \t\u3000\xa0]+([^，。；：\t]{2,30})")
_CONTENTS = re.compile(r"目\s*[录次]")


@dataclass(frozen=True, slots=True)
class Row:
    """A line and what it can be: a numbered heading, the opening of a box, a whole table, or closing matter."""

    line: Line
    heading: Heading | None = None
    box: BoxLine | None = None
    closing: bool = False
    table: Node | None = None


def rows_of(
    text: str, found: Sequence[Line], closing: frozenset[int] = frozenset(), tables: Sequence[Node] = ()
) -> list[Row]:
    """Return what each line can be; `closing` holds the indices of lines that close every open part.

    A line that is as long as one of `tables` is that table.
    """
    rows = []
    whole = {node.span: node for node in tables}
    for index, line in enumerate(found):
        if line.span in whole:
            rows.append(Row(line, table=whole[line.span]))
            continue
        shut = index in closing
        box = None if shut else find_box(text, line)
        rows.append(Row(line, None if shut or box else find_heading(text, line), box, shut))
    return _without_farewell(_without_contents(_with_first_decimals(rows)))


def _with_first_decimals(rows: list[Row]) -> list[Row]:
    """Take `2 保障措施` for a heading if the next one is 2.1: such a part has no stop behind its number."""
    found = list(rows)
    following: Heading | None = None
    for index in range(len(rows) - 1, -1, -1):
        row = rows[index]
        bare = _FIRST_DECIMAL.fullmatch(row.line.text) if following and not row.heading and not row.table else None
        if bare and following and following.style == "decimal2" and following.path == (int(bare[1]), 1):
            found[index] = replace(row, heading=_first_decimal(row.line, bare))
        following = found[index].heading or following
    return found


def _first_decimal(line: Line, match: re.Match[str]) -> Heading:
    title = Span(line.start + match.start(2), line.end)
    number = int(match[1])
    return Heading("decimal1", match[1], number, (number,), match[2], title, line.span, line.end, line.end)


def _without_farewell(rows: list[Row]) -> list[Row]:
    """Let the words to all units behind the last numbered part close it."""
    last = max((index for index, row in enumerate(rows) if row.heading or row.box), default=len(rows))
    for index in range(last + 1, len(rows)):
        if rows[index].closing:
            break
        if is_farewell(rows[index].line, rows[index - 1].line):
            return [*rows[:index], Row(rows[index].line, closing=True), *rows[index + 1 :]]
    return rows


def _without_contents(rows: list[Row]) -> list[Row]:
    """Take the headings of a table of contents (目录) for what they are: they come again in the body."""
    for index, row in enumerate(rows):
        if len(row.line.text) <= 6 and _CONTENTS.fullmatch(row.line.text):
            entries = [later for later in range(index + 1, len(rows)) if rows[later].heading]
            first = rows[entries[0]].heading if entries else None
            for again in entries[1:]:
                if first and _key(rows[again].heading) == _key(first):
                    return [Row(r.line) if index <= i < again else r for i, r in enumerate(rows)]
    return rows


def _key(heading: Heading | None) -> tuple[str, int, str] | None:
    return (heading.style, heading.ordinal, heading.title) if heading else None
