"""Short Chinese and English words for facts: a target in one line, a count of tasks, a role."""

from __future__ import annotations

from decimal import Decimal

from viz.model import Words
from viz.reading import Goal, TaskRecord
from viz.style import ROLE_ORDER, ROLE_STYLES

_SIGNS = {"at-least": "≥", "at-most": "≤", "about": "约"}
_CHANGES = {"increase": "↑", "decrease": "↓"}


def number(value: Decimal) -> str:
    """Write a number without needless zeros or exponent.

    >>> number(Decimal("14.50"))
    '14.5'
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(goal: Goal) -> str:
    """Write a target's value with its sign and unit, `↓14.5%`, `≥85%`, `3–5家`; empty for a milestone."""
    if goal.value is None:
        return ""
    until = f"–{number(goal.maximum)}" if goal.maximum is not None else ""
    signs = _CHANGES.get(goal.change, "") + _SIGNS.get(goal.comparator, "")
    return f"{signs}{number(goal.value)}{until}{goal.unit}"


def target(goal: Goal) -> str:
    """Write a target in one line: year, indicator, value."""
    year = f"{goal.deadline}年" if goal.deadline is not None else ""
    return " ".join(word for word in (year, goal.indicator, amount(goal)) if word)


def task_label(task: TaskRecord, *, several_documents: bool) -> str:
    """Write a task's number and title, with the document's name where tasks of several documents meet."""
    label = f"{task.number} {task.title}".strip()
    return f"{label}〔{task.source}〕" if several_documents else label


def task_detail(task: TaskRecord) -> Words:
    """Write where a task stands and by when it is to be done."""
    path = " › ".join((task.source, *task.path))
    if not task.deadline:
        return Words(path, path)
    return Words(f"{path}。完成时限：{task.deadline}", f"{path}. Deadline: {task.deadline}")


def letters(task: TaskRecord, unit: str) -> str:
    """Write the letters of the roles that a unit has in a task, the strongest first."""
    roles = task.roles_of(unit)
    return "".join(ROLE_STYLES[role].letter for role in ROLE_ORDER if role in roles)


def doers(task: TaskRecord) -> str:
    """Write who answers for a task, `牵 甲局、乙局`: its leads, or where nobody leads those who answer together.

    Empty where the task names neither.
    """
    for role in ("lead", "responsible"):
        names = dict.fromkeys(part.printed for part in task.parts if part.role == role)
        if names:
            return f"{ROLE_STYLES[role].letter} " + "、".join(names)
    return ""
