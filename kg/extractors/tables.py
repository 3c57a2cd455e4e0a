"""Tables as sources of tasks: a task in each row, or a unit in each row with its duties.

What the columns hold is told by the header and checked against the cells: a table without units, or without words
that say what is to be done (a list of names, statistics), gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_

from corpus.headings import Heading, find_heading
from corpus.lines import Line
from corpus.model import Document, Node
from corpus.span import Span
from corpus.titles import find_title
from kg.clause_grammar import clause_grammar
from kg.extractors.column_checks import checked, header_in, text_columns
from kg.extractors.columns import Column, aims_in
from kg.extractors.responsibilities import Clause, read_cells, read_clause
from kg.extractors.standing import NO_RULE, StandingRule, rules_told
from kg.extractors.stretches import brackets
from kg.extractors.table_grid import Grid, grid_of, unwrapped, without_ditto
from ontology.tables import column_words

_STOP = re.compile("[。；！？]")
_CLAUSE_END = re.compile("[，。；：！？（(]")
DERIVED = "（按目标）"
"""Behind years that an exported table takes from the targets of a task: they are no deadline of the plan's own."""
_LONGEST_TITLE, _LONGEST_SECTION, _LONGEST_NUMBER = 60, 80, 5


@dataclass(frozen=True, slots=True)
class TableTask:
    """A task of a table: its rows, what it is called, where its words stand, and who is responsible.

    `described` are those of its words that tell what a thing is (简要描述): numbers there are sizes. `aims` are those
    that stand in a column of targets, with the year that its header names (2035年工作目标).
    """

    node: Node
    span: Span
    number: str | None
    title: str
    above: tuple[str, ...]
    words: tuple[Span, ...]
    clause: Clause
    described: frozenset[Span] = frozenset()
    aims: Mapping[Span, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table that holds tasks: its place, and the tasks in the order of its rows."""

    span: Span
    tasks: tuple[TableTask, ...]


@dataclass(slots=True)
class _Scan:
    """What has been read of a table so far: the columns, the section rows above, and the rows of one task."""

    columns: list[Column | None]
    rule: StandingRule = NO_RULE
    sections: list[tuple[str | None, str, Clause | None]] = field(default_factory=list)
    groups: list[tuple[list[int], tuple[tuple[str | None, str, Clause | None], ...]]] = field(default_factory=list)


def task_tables(document: Document) -> tuple[TaskTable, ...]:
    """Return the tables of a document that hold tasks, in order; one without header goes on with the one before."""
    found: list[TaskTable] = []
    before: list[Column | None] = []
    if not document.source.tables:
        return ()
    nodes = {node.span: node for node in document.root.walk() if node.kind == "row"}
    told = tuple(rules_told(document.text, ()))
    for placed in document.source.tables:
        grid = grid_of(document.text, placed)
        header = header_in(grid)
        columns = header[1] if header else before if len(before) == placed.table.columns else []
        first = header[0] if header else 0
        before = columns
        rule = reduce(or_, (rule for place, rule in told if not place or place in placed.span), NO_RULE)
        tasks = tuple(_tasks(grid, first, columns, nodes, rule)) if columns else ()
        if tasks:
            found.append(TaskTable(placed.span, tasks))
        elif not header:
            before = []
    return tuple(found)


def _tasks(
    grid: Grid, first: int, columns: list[Column | None], nodes: dict[Span, Node], rule: StandingRule
) -> Iterator[TableTask]:
    """Yield the tasks of a table; `rule` is what a note to it says of who leads (注：排在第一位的为牵头单位)."""
    proven = checked(grid, first, columns)
    if proven is None:
        return
    scan = _Scan(proven, rule)
    for row in range(first, len(grid.rows)):
        _read_row(grid, row, scan)
    for rows, sections in scan.groups:
        task = _task(grid, rows, sections, scan, nodes)
        if task:
            yield task


def _read_row(grid: Grid, row: int, scan: _Scan) -> None:
    """Sort one row in: another header, a section row, more words of the task above, or a task of its own."""
    own = grid.own(row)
    if not own and not any(grid.words(row, i) for i in _of(scan, "role")):
        return
    if _repeats_header(grid, row, scan):
        return
    if _is_section(grid, row, own, scan):
        _open_section(grid, own[-1], scan)
        return
    sections = tuple(scan.sections)
    if scan.groups and _goes_on(grid, scan.groups[-1][0][-1], row, scan) and scan.groups[-1][1] == sections:
        scan.groups[-1][0].append(row)
    else:
        scan.groups.append(([row], sections))


def _of(scan: _Scan, *kinds: str) -> list[int]:
    return [index for index, column in enumerate(scan.columns) if column and column.kind in kinds]


def _repeats_header(grid: Grid, row: int, scan: _Scan) -> bool:
    printed = ["".join(grid.words(row, index).split()) for index in range(len(scan.columns))]
    said = [column.printed if column else None for column in scan.columns]
    same = sum(a == b for a, b in zip(printed, said, strict=True) if b)
    return same >= 2 and same * 2 > sum(b is not None for b in said)


def _is_section(grid: Grid, row: int, own: list[int], scan: _Scan) -> bool:
    """Tell whether a row is a heading over the rows below: one cell alone, and nothing comes down into the row.

    A cell that is neither wide nor the first and has no number of its own may be more words of the task above.
    """
    if _numbered_section(grid, own):
        return True
    if len(own) != 1 or len(grid.placed.spans[own[0]]) > _LONGEST_SECTION:
        return False
    if any(grid.words(row, column) and index != own[0] for column, index in enumerate(grid.cells[row])):
        return False
    cell = grid.placed.table.cells[own[0]]
    return cell.column == 0 or cell.column_span > 1 or not scan.groups or _heading(grid, own[0]) is not None


def _numbered_section(grid: Grid, own: list[int]) -> bool:
    """Tell whether a row is a number and one cell over all that is left of the width."""
    if len(own) != 2 or len(grid.placed.spans[own[0]]) > _LONGEST_NUMBER:
        return False
    number, words = (grid.placed.table.cells[index] for index in own)
    width = grid.placed.table.columns
    return number.column == 0 and words.column_span > 2 and words.column + words.column_span == width


def _heading(grid: Grid, cell: int) -> Heading | None:
    span = grid.placed.spans[cell]
    return find_heading(grid.text, Line(span.start, span.end, 0, span.of(grid.text)))


def _open_section(grid: Grid, cell: int, scan: _Scan) -> None:
    """A numbered heading closes those of its own style and what they opened; one without number closes all."""
    span = grid.placed.spans[cell]
    heading = _heading(grid, cell)
    style = heading.style if heading else None
    styles = [each[0] for each in scan.sections]
    del scan.sections[
        styles.index(style) if style in styles else len(styles) if style and None not in styles[1:] else 0 :
    ]
    clause = next(_bracketed(grid.text, span), None)
    scan.sections.append((style, unwrapped(span.of(grid.text)), clause))


def _goes_on(grid: Grid, above: int, row: int, scan: _Scan) -> bool:
    """Tell whether a row belongs to the task above: it shares its number, name and units, or has none of these."""
    roles, heads = _of(scan, "role"), [*_of(scan, "number"), *_of(scan, "title")[:1]]
    heads = heads or _of(scan, "content", "duty")[:1]
    if all(not grid.words(row, column) for column in (*roles, *heads)):
        return True
    same = [grid.cells[row][column] == grid.cells[above][column] for column in (*roles, *heads)]
    return all(same) and any(grid.words(row, column) for column in roles)


def _task(
    grid: Grid,
    rows: list[int],
    sections: Sequence[tuple[str | None, str, Clause | None]],
    scan: _Scan,
    nodes: dict[Span, Node],
) -> TableTask | None:
    clause = _responsible(grid, rows, sections, scan)
    titled = _title_column(grid, rows, scan)
    spans = [grid.rows[row] for row in rows if grid.rows[row]]
    if clause is None or titled is None or not spans:
        return None
    number, title = _title(grid.text, grid.span(rows[0], titled), named=titled in _of(scan, "title", "group"))
    printed = next((grid.words(rows[0], column) for column in _of(scan, "number")), "").strip("、．.。 ")
    told = next((grid.words(rows[0], column) for column in _of(scan, "deadline")), "")
    deadline = clause.deadline if told.endswith(DERIVED) else told or clause.deadline
    columns = text_columns(scan.columns)
    words = dict.fromkeys(grid.span(row, column) for row in rows for column in columns if grid.words(row, column))
    groups = _of(scan, "group")
    upper = [
        grid.words(rows[0], column)
        for column in columns
        if column != titled and (column in groups or (column < titled and grid.shared(rows, column)))
    ]
    return TableTask(
        nodes.get(spans[0]) or Node("row", spans[0]),
        Span(spans[0].start, spans[-1].end),
        printed or number,
        title,
        (*(section[1] for section in sections), *(each for each in upper if each)),
        tuple(words),
        replace(clause, deadline=deadline or None),
        frozenset(grid.span(row, column) for row in rows for column in columns if _describes(scan.columns[column])),
        {
            grid.span(row, column): years
            for column, told in enumerate(scan.columns)
            if told and column != titled and (years := aims_in(told)) is not None
            for row in rows
        },
    )


def _describes(column: Column | None) -> bool:
    return column is not None and column.printed.endswith(column_words().described)


def _responsible(
    grid: Grid, rows: list[int], sections: Sequence[tuple[str | None, str, Clause | None]], scan: _Scan
) -> Clause | None:
    """Return who is responsible: the cells of the role columns, and clauses in brackets in the other cells or above."""
    cells = []
    for column in _of(scan, "role"):
        told = scan.columns[column]
        for span in dict.fromkeys(grid.span(without_ditto(grid, row, column), column) for row in rows):
            if told and span:
                cells.append((span, told.role, f"column:{told.printed}"))
    rule = reduce(or_, (column.rule for column in scan.columns if column), scan.rule)
    here = read_cells(grid.text, cells, rule) if cells else None
    spans = dict.fromkeys(grid.span(row, column) for row in rows for column in text_columns(scan.columns))
    beside = [clause for span in spans for clause in _bracketed(grid.text, span)]
    beside += [section[2] for section in sections[-1:] if section[2]]
    return _joined([*beside, here] if here else beside)


def _joined(clauses: Sequence[Clause]) -> Clause | None:
    """Return several clauses of one task as one: beside a lead, those merely responsible take part."""
    if not clauses:
        return None
    facts = [fact for clause in clauses for fact in clause.responsibilities]
    if any(fact.role == "lead" for fact in facts):
        facts = [replace(fact, role="participate") if fact.role == "responsible" else fact for fact in facts]
        leads = {fact.unit for fact in facts if fact.role == "lead"}
        facts = [fact for fact in facts if fact.role != "participate" or fact.unit not in leads]
    doubts = tuple(doubt for clause in clauses for doubt in clause.doubts)
    deadline = next((clause.deadline for clause in clauses if clause.deadline), None)
    return Clause(clauses[-1].span, tuple(facts), deadline, doubts)


def _bracketed(text: str, span: Span) -> Iterator[Clause]:
    """Yield the responsibility clauses in brackets inside a cell."""
    grammar = clause_grammar()
    for inside in brackets(text, span):
        read = read_clause(text, inside) if grammar.keyword.search(text, inside.start, inside.end) else None
        if read and read[0].responsibilities:
            yield read[0]


def _title_column(grid: Grid, rows: list[int], scan: _Scan) -> int | None:
    """Return the column that names the task: the first title, else the first words, that are its own alone."""
    columns = [i for kinds in (("title",), ("content", "duty"), ("target", "group")) for i in _of(scan, *kinds)]
    filled = [column for column in columns if grid.words(rows[0], column)]
    return next((column for column in filled if not grid.shared(rows, column)), filled[-1] if filled else None)


def _title(text: str, span: Span, *, named: bool) -> tuple[str | None, str]:
    """Return the number and the title that a cell begins with; `named` tells that the cell holds a title alone."""
    line = Line(span.start, span.end, 0, span.of(text))
    heading = find_heading(text, line)
    if heading and heading.title:
        return heading.number, unwrapped(heading.title)
    whole = unwrapped(line.text).rstrip("。；;")
    if len(whole) <= _LONGEST_TITLE and not _STOP.search(whole if named else line.text):
        return None, whole
    title = find_title(text, span.start, span.end)
    words = unwrapped(text[title.start : title.end])
    return None, words if title.end - span.start < len(line.text.rstrip("。；;")) else _CLAUSE_END.split(words)[0]
