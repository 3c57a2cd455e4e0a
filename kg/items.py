"""A task is the smallest numbered item: the clauses that stand in one item, each with its units, are one task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from corpus.span import Span
from kg.facts import Task


def items(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Return the tasks of a document with those of one numbered item put together, in the order of the text.

    What is read clause by clause stays so in `parts`; the item has the heading of its first clause, the units, targets
    and names of all, and all their deadlines.
    """
    groups = groupby(enumerate(tasks), lambda each: _item(*each))
    return tuple(_together([task for _, task in group]) for _, group in groups)


def _item(index: int, task: Task) -> tuple[int, str | int]:
    """Return what the clauses of one item have in common: place and number; nothing without a number."""
    return (id(task.node), task.number or index)


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
