"""The task breakdown table (任务分解表): a row a task, or a row for each of its clauses where it has several.

The reader of sheets reads the rows back as the same tasks.
"""

from __future__ import annotations

from kg.extractors.tables import DERIVED
from kg.facts import Role
from kg.store import Store
from viz.exports.chosen import chosen_documents, chosen_tasks, short_names, source_note
from viz.exports.clauses import by_clause
from viz.exports.cleaning import one_line
from viz.exports.contents import content, place, task_texts
from viz.exports.tables import Column, Report, Table, Value
from viz.reading import Goal, TaskRecord
from viz.wording import amount

COLUMNS = (
    Column("序号", 6, "short"),
    Column("任务", 16),
    Column("主要内容", 50),
    Column("目标值", 22),
    Column("牵头单位", 14),
    Column("配合（责任）单位", 22),
    Column("完成时限", 10, "short"),
    Column("出处", 20),
)
"""`配合（责任）单位` and not `配合/责任单位`: where a header joins two roles by a stroke, the first unit leads."""
_BESIDE: tuple[tuple[Role, str], ...] = (
    ("participate", "参与单位"),
    ("cooperate", "配合单位"),
    ("responsible", "责任单位"),
)
_CHANGES = {"increase": "增加", "decrease": "下降"}
_DEADLINES = f"完成时限为原文写明的期限；原文未写明的，列出其目标的年份，并注“{DERIVED.strip('（）')}”。"


def task_report(store: Store, *, document: str | None = None) -> Report:
    """Return the table of all tasks, or of those of the documents that `document` names."""
    tasks = chosen_tasks(store, document)
    pieces, clause_texts = by_clause(store, tasks)
    texts = task_texts(store) | clause_texts
    chosen = chosen_documents(store, document)
    names = short_names(chosen)
    rows = tuple(_row(task, texts.get(task.iri, ""), names[task.document]) for task in pieces)
    notes = (source_note(chosen), f"共 {len(tasks)} 项任务。{_DEADLINES}")
    return Report("任务分解表", (Table("任务分解表", COLUMNS, rows, frozen=2),), notes)


def _row(task: TaskRecord, text: str, name: str) -> tuple[Value, ...]:
    return (
        number(task.number),
        task.title,
        content(task, text),
        "\n".join(map(goal_words, task.goals)),
        names_of(task, "lead"),
        beside(task),
        deadline(task),
        place(task, name),
    )


def goal_words(goal: Goal) -> str:
    """Return a target in one line, in words that our own reader reads back: 2027年 单位产值能耗 下降14.5%."""
    year = f"{goal.deadline}年" if goal.deadline is not None else ""
    told = _CHANGES.get(goal.change, "") + amount(goal).lstrip("↑↓")
    return " ".join(word for word in (year, goal.indicator, told) if word)


def number(printed: str) -> Value:
    """Return a task's number as a figure where it is one, so that a spreadsheet sorts it.

    >>> number("9"), number("（一）"), number("")
    (9, '（一）', None)
    """
    plain = printed.isascii() and printed.isdecimal() and not (printed.startswith("0") and len(printed) > 1)
    return int(printed) if plain and len(printed) < 10 else printed or None


def names_of(task: TaskRecord, role: Role) -> str:
    """Return the units that have a role in a task, as printed, in the order of the clause."""
    return "、".join(dict.fromkeys(one_line(part.printed) for part in task.parts if part.role == role))


def beside(task: TaskRecord) -> str:
    """Return the units that do not lead, a line for each of their roles."""
    return "\n".join(f"{label}：{names}" for role, label in _BESIDE if (names := names_of(task, role)))


def deadline(task: TaskRecord) -> str:
    """Return by when a task is to be done: the words of the document, or else the years of its targets."""
    years = sorted({goal.deadline for goal in task.goals if goal.deadline is not None})
    told = "、".join(f"{year}年" for year in years)
    return one_line(task.deadline) or (f"{told}\n{DERIVED}" if told else "")
