"""What a document states: tasks, who is responsible for them, their targets, and the names they mention."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from corpus.model import Document, Doubt, Node
from corpus.span import Span

Role = Literal["lead", "participate", "cooperate", "responsible"]
Comparator = Literal["=", ">=", "<=", "~"]
Change = Literal["increase", "decrease"]
MentionKind = Literal["company", "institute", "university", "place", "brand", "document", "park"]


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One unit's part in a task. `unit` is the name as printed; `group` tells a collective such as 有关镇街."""

    unit: str
    role: Role
    group: bool
    span: Span
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Target:
    """What shall be reached: a quantity (`value`, with `value_max` for a range) or, if `qualitative`, a milestone.

    `unit` is as printed (`%`, `万亩`, `亿元/平方公里`). `change` is set where the value is the size of a change against
    the year `baseline`. `span` covers the words read. `nature` is what a table of indicators says of the row (约束性).
    """

    indicator: str
    value: float | None
    value_max: float | None
    unit: str | None
    comparator: Comparator | None
    change: Change | None
    baseline: int | None
    deadline: int | None
    qualitative: bool
    span: Span
    rule: str
    confidence: float = 1.0
    nature: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: a company, an institution, a place, a brand or another document."""

    kind: MentionKind
    name: str
    span: Span
    rule: str
    confidence: float = 1.0
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A named undertaking in the text or in a box (专栏), with the companies and institutions that take part in it."""

    name: str
    span: Span
    quote: Span
    rule: str
    box: str | None = None
    companies: tuple[str, ...] = ()
    year: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Task:
    """The smallest numbered item (or table row) that has responsible units.

    `path` holds the headings above it as printed, outermost first; `deadline` is 完成时限 as printed. `parts` are its
    clauses, each as a task, where it has several.
    """

    node: Node
    number: str | None
    title: str
    path: tuple[str, ...]
    span: Span
    responsibilities: tuple[Responsibility, ...]
    clauses: tuple[Span, ...] = ()
    deadline: str | None = None
    targets: tuple[Target, ...] = ()
    mentions: tuple[Mention, ...] = ()
    projects: tuple[Project, ...] = ()
    parts: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one document."""

    document: Document
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...] = ()
    mentions: tuple[Mention, ...] = ()
    warnings: tuple[Doubt, ...] = field(default=())
