"""Task tables (任务分解表) with their truth: merged cells, headers in several wordings, a task over some rows."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import openpyxl  # type: ignore[import-untyped]
from hypothesis import strategies as st

from kg.facts import Role
from tests.corpus.word_files import paragraph, word_file
from tests.strategies import clauses, prose
from tests.strategies.clauses import DEADLINES
from tests.strategies.departments import Unit, place, units

NUMBERS, GROUPS, TITLES = (
    ("序号", "编号"),
    ("类别", "领域", "任务类别"),
    ("重点任务", "工作任务", "任务名称", "主要任务"),
)
CONTENTS = ("具体措施", "工作内容", "主要举措", "工作要求")
LEADS, WHENS = ("牵头单位", "牵头部门", "主办单位"), ("完成时限", "完成时间", "时间节点", "完成期限")
BESIDE: tuple[tuple[str, Role], ...] = (
    ("责任单位", "participate"),
    ("配合单位", "cooperate"),
    ("协办单位", "cooperate"),
    ("参与单位", "participate"),
)
ALONE = ("责任单位", "责任部门")
SHARED = ("责任分工", "职责分工", "任务分工")
WHO, DUTIES = ("部门", "单位名称", "单位"), ("主要职责", "工作职责", "重点任务")
STYLES = (clauses.led, clauses.helped, clauses.three, clauses.led_only, clauses.shared, *clauses.LABELLED)


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed cell that stands over so many rows."""

    text: str
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Truth:
    """A task of the table."""

    number: str | None
    title: str
    given: tuple[tuple[str, Role], ...]
    deadline: str | None


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table below its title: `rows` hold a cell or None a column, None where a cell from above goes on."""

    title: str
    rows: tuple[tuple[Cell | None, ...], ...]
    tasks: tuple[Truth, ...]


def _list(rng: Random, members: list[Unit]) -> str:
    return rng.choice(("、", "、", "、", "，", "\n")).join(unit.name for unit in members)


def table(rng: Random, *, tasks: int = 4) -> TaskTable:
    """Return a table of so many tasks, each with one or two measures."""
    where = place(rng)
    grouped, dated, led = rng.random() < 0.5, rng.random() < 0.6, rng.random() < 0.7
    other, role = rng.choice(BESIDE)
    header = [rng.choice(NUMBERS), *([rng.choice(GROUPS)] if grouped else []), rng.choice(TITLES), rng.choice(CONTENTS)]
    header += [rng.choice(LEADS), other] if led else [rng.choice(ALONE)]
    header += [rng.choice(WHENS)] if dated else []
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(word) for word in header)]
    truths: list[Truth] = []
    group, left = Cell(""), 0
    for number in range(1, tasks + 1):
        measures = rng.choice((1, 1, 2, 3))
        title = prose.heading(rng)
        members = units(rng, where, rng.choice((2, 3, 4)))
        first, rest = (members[:1], members[1:]) if led else (members, [])
        deadline = rng.choice(DEADLINES).format(y=2025) if dated else None
        if left == 0 and grouped:
            left = measures
            group = Cell(prose.heading(rng)[:6] + "方面", measures)
        fixed = [Cell(_list(rng, first), measures), *([Cell(_list(rng, rest), measures)] if led else [])]
        fixed += [Cell(deadline, measures)] if deadline else []
        for measure in range(measures):
            begins = measure == 0
            row: list[Cell | None] = [Cell(str(number), measures) if begins else None]
            if grouped:
                row.append(group if begins else None)
            row += [Cell(title, measures) if begins else None, Cell("".join(prose.fillers(rng, 1)))]
            rows.append((*row, *(fixed if begins else [None] * len(fixed))))
        left = 0
        given = [(u.name, "lead" if led else "responsible") for u in first] + [(u.name, role) for u in rest]
        truths.append(Truth(str(number), title, tuple(given), deadline))  # type: ignore[arg-type]
    return TaskTable(f"{where.name}{prose.heading(rng)}重点任务分解表", tuple(rows), tuple(truths))


def clause_table(rng: Random, *, tasks: int = 4) -> TaskTable:
    """Return a table whose last column holds whole clauses: 市甲局牵头，市乙局配合."""
    where = place(rng)
    rows = [tuple(Cell(rng.choice(words)) for words in (NUMBERS, TITLES, CONTENTS, SHARED))]
    truths: list[Truth] = []
    for number in range(1, tasks + 1):
        text, given = rng.choice(STYLES)(rng, where)
        title = prose.heading(rng)
        rows.append((Cell(str(number)), Cell(title), Cell("".join(prose.fillers(rng, 1))), Cell(text)))
        truths.append(Truth(str(number), title, tuple((part.unit, part.role) for part in given), None))
    return TaskTable(f"{where.name}{prose.heading(rng)}任务分解表", tuple(rows), tuple(truths))


def duty_table(rng: Random, *, tasks: int = 4) -> TaskTable:
    """Return a table with a unit in each row and its duties beside it."""
    where = place(rng)
    rows = [(Cell(rng.choice(WHO)), Cell(rng.choice(DUTIES)))]
    truths: list[Truth] = []
    for unit in units(rng, where, tasks):
        first = prose.heading(rng)
        rows.append((Cell(unit.name), Cell(f"{first}。{''.join(prose.fillers(rng, 2))}")))
        truths.append(Truth(None, first, ((unit.name, "responsible"),), None))
    return TaskTable(f"{where.name}{prose.heading(rng)}成员单位职责分工表", tuple(rows), tuple(truths))


def as_workbook(given: TaskTable) -> bytes:
    """Return a workbook with the title merged over the first row, and the cells merged as they are."""
    book = openpyxl.Workbook()
    page = book.active
    page.append([given.title])
    page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(given.rows[0]))
    for at, row in enumerate(given.rows, 2):
        for column, cell in enumerate(row, 1):
            if cell is None:
                continue
            page.cell(at, column, int(cell.text) if cell.text.isdecimal() else cell.text)
            if cell.rows > 1:
                page.merge_cells(start_row=at, end_row=at + cell.rows - 1, start_column=column, end_column=column)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_csv(given: TaskTable) -> bytes:
    """Return comma-separated values as a program saves a sheet: what goes on from above is blank."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerows([[cell.text if cell else "" for cell in row] for row in given.rows])
    return buffer.getvalue().encode("utf-8-sig")


def as_page(given: TaskTable) -> bytes:
    """Return a web page with the table, its cells merged by rowspan."""
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td rowspan='{cell.rows}'>{'<br>'.join(map(html.escape, cell.text.split(chr(10))))}</td>"
            for cell in row
            if cell
        )
        + "</tr>"
        for row in given.rows
    )
    body = f"<h1>{given.title}</h1><table border='1'>{rows}</table>"
    return f"<html><meta charset='utf-8'><body>{body}</body></html>".encode()


def as_markdown(given: TaskTable) -> bytes:
    """Return a Markdown file with the table; what goes on from above is blank."""
    lines = [
        "| " + " | ".join(cell.text.replace("\n", "<br>") if cell else "" for cell in row) + " |" for row in given.rows
    ]
    return "\n".join((f"# {given.title}", "", lines[0], "|---" * len(given.rows[0]) + "|", *lines[1:], "")).encode()


def as_word(given: TaskTable) -> bytes:
    """Return a Word file with the table, its cells merged downwards."""
    rows = "".join("<w:tr>" + "".join(map(_word_cell, row)) + "</w:tr>" for row in given.rows)
    grid = "<w:tblGrid>" + '<w:gridCol w:w="1300"/>' * len(given.rows[0]) + "</w:tblGrid>"
    return word_file(paragraph(given.title) + f"<w:tbl>{_BORDERS}{grid}{rows}</w:tbl>" + paragraph(""))


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_RESTART = '<w:vMerge w:val="restart"/>'
_WIDE = '<w:tcW w:w="1300" w:type="dxa"/>'
_BORDERS = f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>"


def _word_cell(cell: Cell | None) -> str:
    if cell is None:
        return f"<w:tc><w:tcPr>{_WIDE}<w:vMerge/></w:tcPr>{paragraph('')}</w:tc>"
    merge = f"<w:tcPr>{_WIDE}{_RESTART if cell.rows > 1 else ''}</w:tcPr>"
    return f"<w:tc>{merge}{''.join(paragraph(html.escape(line)) for line in cell.text.split(chr(10)))}</w:tc>"


KINDS: dict[str, Callable[[TaskTable], bytes]] = {
    ".xlsx": as_workbook,
    ".csv": as_csv,
    ".html": as_page,
    ".docx": as_word,
    ".md": as_markdown,
}


MAKERS = (table, table, clause_table, duty_table)


def task_tables() -> st.SearchStrategy[TaskTable]:
    """Tables of one to six tasks in every manner; a failing one shrinks to few tasks and names its seed."""
    return st.builds(
        lambda seed, tasks: MAKERS[seed % len(MAKERS)](Random(seed), tasks=tasks),
        st.integers(0, 2**32 - 1),
        st.integers(1, 6),
    )
