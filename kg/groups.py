"""What a table groups its rows under (一、设施建设) is a chapter, or a section if the table stands below a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Document, Node
from corpus.span import Span
from kg.facts import Task

_NUMBER = re.compile(r"(?P<number>[（(]?[一二三四五六七八九十百]+[）)]?|\d+)[、.．)）]?\s*(?=\S)")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]$")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a table below one heading: its place and words, the divisions above it, outermost first, its tasks."""

    heading: Span
    number: str | None
    title: str
    above: tuple[Node, ...]
    tasks: tuple[Task, ...]


def groups_of(document: Document, tasks: Iterable[tuple[Task, Sequence[Node]]]) -> list[Group]:
    """Return the groups of tasks, each given with the divisions above it, in the order of the text.

    A task is in a group where it is a row and the last heading of its path is none of the document's outline.
    """
    found: dict[tuple[str, int | None], tuple[Span, tuple[Node, ...], list[Task]]] = {}
    for task, above in tasks:
        heading = task.path[-1] if task.path and task.node.kind == "row" else ""
        place = document.text.rfind(heading, 0, task.span.end) if heading else -1
        if place < 0 or any(_same(heading, document, node) for node in above):
            continue
        key = (heading, id(above[-1]) if above else None)
        found.setdefault(key, (Span(place, place + len(heading)), tuple(above), []))[2].append(task)
    return [_group(heading, document, above, own) for heading, above, own in found.values()]


def _same(heading: str, document: Document, node: Node) -> bool:
    other = node.heading.of(document.text) if node.heading else ""
    one, two = (_BLANK.sub("", each) for each in (heading, other))
    return bool(two) and (one in two or two in one)


def _group(heading: Span, document: Document, above: tuple[Node, ...], tasks: list[Task]) -> Group:
    words = heading.of(document.text).strip()
    number = _NUMBER.match(words)
    title = words[number.end() :] if number else words
    return Group(heading, number["number"] if number else None, _ASIDE.sub("", title) or title, above, tuple(tasks))
