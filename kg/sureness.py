"""How sure facts can be: none is surer than the characters that it was read from."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from kg.facts import Extraction, Mention, Project, Responsibility, Target

Fact = TypeVar("Fact", Responsibility, Target, Mention, Project)


def lowered(extraction: Extraction, confidence: float) -> Extraction:
    """Return the same facts with every confidence multiplied by `confidence`, from 0 to 1."""
    if confidence == 1:
        return extraction

    def less(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple(replace(fact, confidence=round(fact.confidence * confidence, 3)) for fact in facts)

    tasks = tuple(
        replace(
            task,
            responsibilities=less(task.responsibilities),
            targets=less(task.targets),
            mentions=less(task.mentions),
            projects=less(task.projects),
        )
        for task in extraction.tasks
    )
    return replace(extraction, tasks=tasks, targets=less(extraction.targets), mentions=less(extraction.mentions))
