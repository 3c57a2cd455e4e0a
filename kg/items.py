"""A task is the smallest numbered item: the clauses that stand in one item, each with its units, are one task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.span import Span
from kg.facts import Task

LEAST_CONTENT = 8
"""The fewest characters between a heading and a clause for the heading to be one."""


def items(tasks: Sequence[Task], text: str) -> tuple[Task, ...]:
    """Return the tasks of a document with those of one numbered item put together, in the order of the text.

    What is read clause by clause stays so in `parts`; the item has the heading of its first clause, the units, targets
    and names of all, and all their deadlines. What has a heading of its own inside an item stays a task of its own.
    """
    groups: list[list[Task]] = []
    for task in tasks:
        last = groups[-1][-1] if groups else None
        if last and last.node is task.node and task.number and last.number == task.number and not _headed(task, text):
            groups[-1].append(task)
        else:
            groups.append([task])
    return tuple(map(_together, groups))


def _headed(task: Task, text: str) -> bool:
    """Tell whether a task is a paragraph that begins with a sentence as its heading, and goes on (要素保障。优化…)."""
    if "\n" not in text[max(0, task.span.start - 1) : task.span.start]:
        return False
    end = task.clauses[0].start if task.clauses else task.span.end
    words = text[task.span.start : end].strip()
    rest = words.removeprefix(task.title)
    return rest != words and rest[:1] in ("。", "：", ":") and len(rest) > LEAST_CONTENT


def _together(parts: Sequence[Task]) -> Task:
    first = parts[0]
    if len(parts) == 1:
        return first
    due = dict.fromkeys(part.deadline for part in parts if part.deadline)
    return replace(
        first,
        span=Span(first.span.start, max(part.span.end for part in parts)),
        responsibilities=tuple(fact for part in parts for fact in part.responsibilities),
        clauses=tuple(span for part in parts for span in part.clauses),
        deadline="；".join(due) or None,
        targets=tuple(target for part in parts for target in part.targets),
        mentions=tuple(mention for part in parts for mention in part.mentions),
        projects=tuple(project for part in parts for project in part.projects),
        parts=tuple(parts),
    )
