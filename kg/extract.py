"""A document becomes facts: its tasks with their responsibilities, targets, names and projects."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from corpus.model import Document, Node
from corpus.parse import parse
from corpus.span import Span
from corpus.wrapped import unwrapped
from kg.extractors.deadlines import year_named
from kg.extractors.indicator_tables import indicator_tables
from kg.extractors.indicators import cleaned
from kg.extractors.projects import projects
from kg.extractors.responsibilities import Clause, clauses
from kg.extractors.tables import TaskTable, task_tables
from kg.facts import Extraction, Mention, Target, Task
from kg.moved import inverse, moved
from kg.owners import Owners
from kg.stated import body_facts, in_given_years, issued, meets, told_once
from kg.sureness import lowered
from kg.task_heads import behind, block_head, first_clause, inner_heading, paragraph_start

_Fact = TypeVar("_Fact", Target, Mention)
_START, _FACT_START = attrgetter("start"), attrgetter("span.start")
_LINE = re.compile(r"[^\n]+")
_NESTED = 64  # tasks: so many may begin before a place and still hold it
_STAYS = re.compile("保持|稳定在|维持在")


@dataclass(frozen=True, slots=True)
class _Body:
    """What a document's body holds: its divisions, its lines without clauses, its targets and its names in order."""

    document: Document
    divisions: Owners
    prose: list[Span]
    stated: list[Target]
    mentioned: list[Mention]


def extract(document: Document) -> Extraction:
    """Return everything that `document` states, each fact with its span; what is doubtful is among the warnings.

    Plain text that was wrapped at a margin is read with whole lines, and what is found gets its place in the text.
    """
    source = document.source
    plain = source.media_type == "text/plain" and not source.anchors
    whole = unwrapped(document.text, [table.span for table in source.tables]) if plain else None
    if whole is None:
        return _extracted(document)
    text, places = whole
    tables = moved(source.tables, inverse(places)) if source.tables else ()
    found = moved(_extracted(parse(replace(source, text=text, warnings=(), tables=tables))), places)
    warnings = tuple(sorted((*source.warnings, *found.warnings), key=lambda doubt: doubt.span))
    return replace(found, document=replace(found.document, source=source), warnings=warnings)


def _extracted(document: Document) -> Extraction:
    owners, tables = Owners(document.root), task_tables(document)
    found = [clause for clause in clauses(document) if not any(meets(clause.span, table.span) for table in tables)]
    read = [clause for clause in found if clause.responsibilities]
    rows = [task for table in tables for task in table.tasks]
    cells = [span for task in rows for words in task.words for span in _lines(document, words)]
    grids = [*(table.span for table in tables), *document.grids]
    prose = [span for span in _prose(document, read) if span and not any(meets(span, grid) for grid in grids)]
    tabled = indicator_tables(document, issued(document), {table.span for table in tables})
    numbers = {line for table in tabled for cell in table.cells for line in _lines(document, cell)}
    cells = [cell for cell in cells if cell not in numbers]
    described = [span for task in rows for span in task.described]
    aims = {span: years for task in rows for cell, years in task.aims.items() for span in _lines(document, cell)}
    lines = sorted({*prose, *cells}) if cells else prose
    stated, mentioned = body_facts(document, owners, lines, tabled, described, aims)
    stated = told_once(stated, [task.span for task in rows])
    body = _Body(document, owners, prose, stated, mentioned)
    tasks = (
        *_tasks(body, [clause for clause in read if clause.words is None]),
        *(_duty(body, clause) for clause in read if clause.words),
        *_table_tasks(body, tables),
    )
    tasks = tuple(_innermost(sorted(tasks, key=lambda task: task.span.start)))
    owned = {id(target) for task in tasks for target in task.targets}
    tasks = tuple(
        replace(due, targets=in_given_years(document, owners, due.targets)) if due.targets else due
        for due in (_due(document.text, task) for task in tasks)
    )
    doubts = {*document.warnings, *(doubt for each in (*found, *(row.clause for row in rows)) for doubt in each.doubts)}
    extraction = Extraction(
        document=document,
        tasks=tasks,
        targets=in_given_years(document, owners, (each for each in stated if id(each) not in owned)),
        mentions=tuple(_outside(mentioned, tasks)),
        warnings=tuple(sorted(doubts, key=lambda doubt: (doubt.span, doubt.message))),
    )
    return lowered(extraction, document.source.confidence)


def _lines(document: Document, span: Span) -> Iterator[Span]:
    """Yield the lines of a cell without the clauses in brackets."""
    for match in _LINE.finditer(document.text, span.start, span.end):
        yield Span(*match.span())


def _prose(document: Document, read: list[Clause]) -> Iterator[Span]:
    """Yield the lines of the body without its clauses; the body is what stands in divisions, or else all."""
    divisions = [node for node in document.root.children if node.kind == "division"] or [document.root]
    clause_spans = sorted(
        Span(clause.span.start, clause.words.start) if clause.words else clause.span for clause in read
    )
    starts = [span.start for span in clause_spans]
    for match in _LINE.finditer(document.text, divisions[0].span.start, divisions[-1].span.end):
        start = match.start()
        for clause in clause_spans[bisect_left(starts, start) :]:
            if clause.start >= match.end():
                break
            if start <= clause.start:
                yield Span(start, clause.start)
                start = min(clause.end, match.end())
        yield Span(start, match.end())


def _tasks(body: _Body, read: list[Clause]) -> Iterator[Task]:
    """Yield a task a clause: the numbered item that it closes, or its stretch of an item that holds several clauses."""
    text, reached = body.document.text, 0
    owned = [(body.divisions.at(clause.span.start), clause) for clause in read]
    for owners, group in groupby(owned, key=lambda pair: pair[0]):
        inside = [clause for _, clause in group]
        whole = owners[-1].span if owners else Span(0, len(text))
        start = whole.start if owners else paragraph_start(body.document, inside[0].span.start)
        boxes = [node for node in owners[-1].walk() if node.kind == "box"] if owners else []
        alone = bool(owners and owners[-1].title) and len(inside) == 1
        above = owners[:-1] if owners and len(inside) == 1 else owners
        for index, clause in enumerate(inside):
            end = whole.end if owners and index == len(inside) - 1 else clause.span.end
            head = None if alone else block_head(text, max(whole.start, reached), clause.span.start, end)
            if head and owners and len(inside) == 1:
                head = replace(head, number=head.number or owners[-1].number)
            if head:
                yield _task(body, (*above, head), clause, head.span, boxes, first=True)
            else:
                yield _task(body, owners, clause, Span(start, end), boxes, first=index == 0)
            start, reached = behind(text, clause.span.end, whole.end), clause.span.end


def _innermost(tasks: list[Task]) -> Iterator[Task]:
    """Leave to a task what no task inside it states: a chapter with units of its own may hold items with theirs."""
    for place, task in enumerate(tasks):
        last = bisect_left(tasks, task.span.end, lo=place, key=lambda other: other.span.start)
        inner = [each.span for each in tasks[place + 1 : last] if each.span in task.span and each.span != task.span]
        yield (
            task
            if not inner
            else replace(
                task,
                targets=_but_in(task.targets, inner),
                mentions=_but_in(task.mentions, inner),
                projects=tuple(each for each in task.projects if not any(each.span in span for span in inner)),
            )
        )


def _due(text: str, task: Task) -> Task:
    """Give the targets of a task that name no year the one by which the task itself is due (完成时限：2035年底).

    What shall stay as it is (保持在95%以上) is not due at its end.
    """
    year = year_named(task.deadline or "")
    if year is None:
        return task
    dated = (
        each if each.deadline or _STAYS.search(text, each.span.start, each.span.end) else replace(each, deadline=year)
        for each in task.targets
    )
    return replace(task, targets=tuple(dated))


def _but_in(facts: tuple[_Fact, ...], spans: list[Span]) -> tuple[_Fact, ...]:
    return tuple(fact for fact in facts if not any(fact.span in span for span in spans))


def _task(body: _Body, owners: tuple[Node, ...], clause: Clause, span: Span, boxes: list[Node], *, first: bool) -> Task:
    text, prose, node = body.document.text, body.prose, owners[-1] if owners else Node("paragraph", span)
    begin, end = (bisect_left(prose, place, key=_START) for place in (span.start, span.end))
    lines = [line for line in prose[begin:end] if line in span]
    mine, boxes = _inside(body.mentioned, span), [box for box in boxes if box.span in span]
    own_lines = [line for line in lines if not any(meets(line, box.span) for box in boxes)]
    inner = None if first else inner_heading(text, span)
    title = inner.title if inner else first and node.title
    title = (
        (title or "").removesuffix(clause.span.of(text))
        or first_clause(text, span)
        or (node.heading or span).of(text).strip()
    )
    return Task(
        node=node,
        number=inner.number if inner else node.number,
        title=title,
        path=tuple(owner.heading.of(text).strip() for owner in owners[:-1] if owner.heading),
        span=span,
        responsibilities=clause.responsibilities,
        clauses=(clause.span,),
        deadline=clause.deadline,
        targets=_inside(body.stated, span),
        mentions=mine,
        projects=tuple(projects(text, own_lines, boxes, mine)),
    )


def _duty(body: _Body, clause: Clause) -> Task:
    """Return the task of a line of duties: 市甲局：负责监测预警, called by what shall be done."""
    text, span, words = body.document.text, clause.span, clause.words or clause.span
    owners = body.divisions.at(words.start)
    above = [owner for owner in owners if owner.span.start < span.start]
    own = owners[len(above)] if len(owners) > len(above) else Node("paragraph", span)
    mine = _inside(body.mentioned, span)
    return Task(
        node=own,
        number=own.number,
        title=first_clause(text, words) or words.of(text),
        path=tuple(owner.heading.of(text).strip() for owner in above if owner.heading),
        span=span,
        responsibilities=clause.responsibilities,
        clauses=(span,),
        targets=_inside(body.stated, span),
        mentions=mine,
        projects=tuple(projects(text, [line for line in body.prose if line in span], [], mine)),
    )


def _table_tasks(body: _Body, tables: tuple[TaskTable, ...]) -> Iterator[Task]:
    """Yield the tasks of tables, each with what its own cells state."""
    for row in (row for table in tables for row in table.tasks):
        owners = body.divisions.at(row.span.start)
        mine = _inside(body.mentioned, row.span)
        lines = [line for words in row.words if words in row.span for line in _lines(body.document, words)]
        yield Task(
            node=row.node,
            number=row.number,
            title=row.title,
            path=(*(owner.heading.of(body.document.text).strip() for owner in owners if owner.heading), *row.above),
            span=row.span,
            responsibilities=row.clause.responsibilities,
            deadline=row.clause.deadline,
            targets=tuple(_called(each, body.document.text, row.title) for each in _inside(body.stated, row.span)),
            mentions=mine,
            projects=tuple(projects(body.document.text, lines, [], mine)),
        )


def _called(target: Target, text: str, title: str) -> Target:
    """Call a number that stands alone in its cell (30个) by what its row is about."""
    alone = not target.qualitative and target.indicator == target.span.of(text)
    return replace(target, indicator=cleaned(title) or title) if alone else target


def _inside(facts: Sequence[_Fact], span: Span) -> tuple[_Fact, ...]:
    """Return those of some facts, which come in order, that stand inside a span."""
    first = bisect_left(facts, span.start, key=_FACT_START)
    last = bisect_left(facts, span.end, key=_FACT_START)
    return tuple(fact for fact in facts[first:last] if fact.span in span)


def _outside(found: list[Mention], tasks: tuple[Task, ...]) -> Iterator[Mention]:
    starts = [task.span.start for task in tasks]
    for mention in found:
        last = bisect_right(starts, mention.span.start)
        if not any(mention.span in task.span for task in tasks[max(0, last - _NESTED) : last]):
            yield mention
