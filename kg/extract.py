"""A document becomes facts: its tasks with their responsibilities, targets, names and projects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from corpus.model import Document, Node
from corpus.span import Span
from kg.extractors.names import names
from kg.extractors.projects import projects
from kg.extractors.responsibilities import Clause, clauses
from kg.extractors.targets import targets
from kg.facts import Extraction, Mention, Target, Task

_LINE = re.compile(r"[^\n]+")
_FIRST_CLAUSE = re.compile(r"[\s\u3000]*(?P<title>[^，。；：！？\n（(]+)")


def extract(document: Document) -> Extraction:
    """Return everything that `document` states, each fact with its span; what is doubtful is among the warnings."""
    found = list(clauses(document))
    read = [clause for clause in found if clause.responsibilities]
    prose = [span for span in _prose(document, read) if span]
    aims = [span for span in prose if _is_aims(document.root, span)]
    stated = [
        *targets(document.text, aims, inherit=True),
        *targets(document.text, [s for s in prose if s not in set(aims)]),
    ]
    stated.sort(key=lambda target: target.span)
    mentioned = names(document.text, prose)
    tasks = tuple(_tasks(document, read, prose, stated, mentioned))
    owned = {id(target) for task in tasks for target in task.targets}
    doubts = [*document.warnings, *(doubt for clause in found for doubt in clause.doubts)]
    return Extraction(
        document=document,
        tasks=tasks,
        targets=tuple(target for target in stated if id(target) not in owned),
        mentions=tuple(_outside(mentioned, tasks)),
        warnings=tuple(sorted(doubts, key=lambda doubt: doubt.span)),
    )


def _prose(document: Document, read: list[Clause]) -> Iterator[Span]:
    """Yield the lines of the body without its clauses; the body is what stands in divisions, or else all."""
    divisions = [node for node in document.root.children if node.kind == "division"] or [document.root]
    clause_spans = sorted(clause.span for clause in read)
    for match in _LINE.finditer(document.text, divisions[0].span.start, divisions[-1].span.end):
        start = match.start()
        for clause in clause_spans:
            if start <= clause.start < match.end():
                yield Span(start, clause.start)
                start = min(clause.end, match.end())
        yield Span(start, match.end())


def _owners(root: Node, position: int) -> list[Node]:
    """Return the divisions that hold a position, outermost first."""
    found: list[Node] = []
    nodes = root.children
    while True:
        inner = next((n for n in nodes if n.kind == "division" and n.span.start <= position < n.span.end), None)
        if inner is None:
            return found
        found.append(inner)
        nodes = inner.children


def _is_aims(root: Node, span: Span) -> bool:
    return any("目标" in (node.title or "") for node in _owners(root, span.start))


def _tasks(
    document: Document, read: list[Clause], prose: list[Span], stated: list[Target], mentioned: list[Mention]
) -> Iterator[Task]:
    """Yield a task a clause: the numbered item that it closes, or its stretch of an item that holds several clauses."""
    owned = [(tuple(_owners(document.root, clause.span.start)), clause) for clause in read]
    for owners, group in groupby(owned, key=lambda pair: pair[0]):
        inside = [clause for _, clause in group]
        whole = owners[-1].span if owners else Span(0, len(document.text))
        start = whole.start if owners else _paragraph_start(document.text, inside[0].span.start)
        for index, clause in enumerate(inside):
            last = index == len(inside) - 1
            span = Span(start, whole.end if last and owners else clause.span.end)
            yield _task(document, owners, clause, span, prose, stated, mentioned, first=index == 0)
            start = clause.span.end


def _paragraph_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1


def _task(
    document: Document,
    owners: tuple[Node, ...],
    clause: Clause,
    span: Span,
    prose: list[Span],
    stated: list[Target],
    mentioned: list[Mention],
    *,
    first: bool,
) -> Task:
    text, node = document.text, owners[-1] if owners else Node("paragraph", span)
    lines = [line for line in prose if line in span]
    mine = tuple(mention for mention in mentioned if mention.span in span)
    boxes = [box for box in node.walk() if box.kind == "box" and box.span in span]
    own_lines = [line for line in lines if not any(_meets(line, box.span) for box in boxes)]
    title = (first and node.title) or _first_clause(text, span) or (node.heading or span).of(text).strip()
    return Task(
        node=node,
        number=node.number,
        title=title,
        path=tuple(owner.heading.of(text).strip() for owner in owners[:-1] if owner.heading),
        span=span,
        responsibilities=clause.responsibilities,
        clauses=(clause.span,),
        deadline=clause.deadline,
        targets=tuple(target for target in stated if target.span in span),
        mentions=mine,
        projects=tuple(projects(text, own_lines, boxes, mine)),
    )


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _first_clause(text: str, span: Span) -> str:
    match = _FIRST_CLAUSE.match(text, span.start, span.end)
    return match["title"].strip() if match else ""


def _outside(found: list[Mention], tasks: tuple[Task, ...]) -> Iterator[Mention]:
    return (mention for mention in found if not any(mention.span in task.span for task in tasks))
