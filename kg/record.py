"""Facts as the plain JSON values that `zeren extract --format json` prints."""

from __future__ import annotations

from typing import Any

from corpus.model import Letterhead
from corpus.span import Span
from kg.facts import Extraction, Mention, MentionKind, Project, Responsibility, Target, Task

Record = dict[str, Any]
_INSTITUTIONS: tuple[MentionKind, ...] = ("institute", "university")


def to_record(extraction: Extraction) -> Record:
    """Return the document, its tasks, the targets of no task and the warnings, every fact with `start` and `end`."""
    text = extraction.document.text
    return {
        "document": _letterhead(extraction.document.letterhead),
        "tasks": [_task(text, task) for task in extraction.tasks],
        "targets": [_target(text, target) for target in extraction.targets],
        "warnings": [{"message": doubt.message, **_place(doubt.span)} for doubt in extraction.warnings],
    }


def _place(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _letterhead(head: Letterhead) -> Record:
    return {
        "title": head.title,
        "number": head.number,
        "issuer": head.issuer,
        "signed": head.signed.isoformat() if head.signed else None,
        "published": head.published.isoformat() if head.published else None,
        "period": list(head.period) if head.period else None,
        "based_on": [{"title": cited.title, "number": cited.number, **_place(cited.span)} for cited in head.based_on],
    }


def _task(text: str, task: Task) -> Record:
    return {
        "number": task.number,
        "title": task.title,
        "path": list(task.path),
        **_place(task.span),
        "deadline": task.deadline,
        "responsibilities": [_responsibility(fact) for fact in task.responsibilities],
        "targets": [_target(text, target) for target in task.targets],
        "companies": [_name(mention) for mention in _once(task, "company")],
        "institutions": [{"kind": mention.kind, **_name(mention)} for mention in _once(task, *_INSTITUTIONS)],
        "places": [_name(mention) for mention in _once(task, "place")],
        "brands": [_name(mention) for mention in _once(task, "brand")],
        "documents": [{"number": mention.number, **_name(mention)} for mention in _once(task, "document")],
        "projects": [_project(project) for project in task.projects],
    }


def _once(task: Task, *kinds: MentionKind) -> list[Mention]:
    """Return the first mention of each name of some kinds, in the order of the text."""
    first: dict[tuple[str, str], Mention] = {}
    for mention in task.mentions:
        if mention.kind in kinds:
            first.setdefault((mention.kind, mention.name), mention)
    return list(first.values())


def _responsibility(fact: Responsibility) -> Record:
    return {
        "unit": fact.unit,
        "role": fact.role,
        "group": fact.group,
        **_place(fact.span),
        "rule": fact.rule,
        "confidence": fact.confidence,
    }


def _target(text: str, target: Target) -> Record:
    return {
        "indicator": target.indicator,
        "value": _plain(target.value),
        "value_max": _plain(target.value_max),
        "unit": target.unit,
        "comparator": target.comparator,
        "change": target.change,
        "baseline": target.baseline,
        "deadline": target.deadline,
        "qualitative": target.qualitative,
        "quote": target.span.of(text),
        **_place(target.span),
        "rule": target.rule,
        "confidence": target.confidence,
    }


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _name(mention: Mention) -> Record:
    return {"name": mention.name, **_place(mention.span)}


def _project(project: Project) -> Record:
    return {
        "name": project.name,
        "box": project.box,
        "companies": list(project.companies),
        "year": project.year,
        **_place(project.span),
    }
