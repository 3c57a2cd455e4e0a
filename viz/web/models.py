"""What the API answers: the shapes that `/openapi.json` describes."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """Read from the records of the rooms below."""

    model_config = ConfigDict(from_attributes=True)


class Quote(Shape):
    """Words of a document with their place: characters of its plain text, half open."""

    document: str
    task: str | None
    quote: str
    start: int
    end: int


class AnswerShape(Shape):
    """One answer, as `zeren ask --format json` prints it."""

    id: str | None
    question: str
    status: str
    reading: str
    sparql: str
    answers: list[dict[str, Any]]
    text: str
    evidence: list[Quote]
    suggestions: list[str]


class SuggestionShape(Shape):
    """A completion: what is shown, what it is, what the input becomes, how it was found."""

    text: str
    kind: str
    question: str
    match: str


class SuggestionsShape(Shape):
    """The completions of one input, the best first."""

    suggestions: list[SuggestionShape]


class DocumentShape(Shape):
    """One document of the store."""

    id: str
    iri: str
    number: str | None
    title: str
    issuer: str | None
    signed: str | None
    tasks: int
    targets: int


class DocumentsShape(Shape):
    """The documents of the store."""

    documents: list[DocumentShape]


class PartShape(Shape):
    """A unit's role in a task: `lead`, `participate`, `cooperate`, `responsible`; `unit` is its name as printed."""

    unit: str
    full_name: str
    role: str
    iri: str
    evidence: Quote | None


class TargetShape(Shape):
    """A target: `value` is null for a milestone; `comparator` is `=`, `>=`, `<=`, `~`."""

    iri: str
    indicator: str
    value: float | None
    value_max: float | None
    unit: str | None
    comparator: str | None
    change: str | None
    deadline: int | None
    task: str | None
    document: str
    evidence: Quote | None


class TaskShape(Shape):
    """One task with its units in the order of the clause and its targets in the order of the text."""

    iri: str
    number: str
    title: str
    document: str
    path: list[str]
    deadline: str | None
    responsibilities: list[PartShape]
    targets: list[TargetShape]
    evidence: Quote | None


class TasksShape(Shape):
    """Some of the tasks; `total` is how many there are."""

    total: int
    tasks: list[TaskShape]


class TargetsShape(Shape):
    """Some of the targets; `total` is how many there are."""

    total: int
    targets: list[TargetShape]


class UnitShape(Shape):
    """A unit and in how many tasks it has each role."""

    iri: str
    name: str
    full_name: str
    lead: int
    participate: int
    cooperate: int
    responsible: int
    tasks: int


class UnitsShape(Shape):
    """Some of the units, those with the most tasks first; `total` is how many there are."""

    total: int
    units: list[UnitShape]


class GapShape(Shape):
    """Something that a plan leaves open."""

    kind: str
    severity: str
    message_zh: str
    message_en: str
    document: str | None
    task: str | None
    quote: str | None


class GapsShape(Shape):
    """What the plans leave open."""

    gaps: list[GapShape]


class HealthShape(Shape):
    """Whether the store answers, and what it holds."""

    status: str
    documents: int


class TermShape(Shape):
    """A class, property or concept: its short name, its IRI, and what people call it."""

    name: str
    iri: str
    kind: str
    zh: str | None
    en: str | None


class TermsShape(Shape):
    """The names that queries are made of; the prefixes need no declaration."""

    prefixes: dict[str, str]
    terms: list[TermShape]
