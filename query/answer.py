"""An answer: the things asked for, the sentence that says so, and the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["answered", "empty", "not_understood"]
Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote from a document with its place: `start` and `end` are characters of the document's plain text."""

    document: str
    task: str | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What `zeren ask --format json` prints; `tasks` (IRIs) are for follow-ups, `note` is said beside."""

    question: str
    status: Status
    reading: str
    sparql: str
    answers: tuple[Item, ...]
    text: str
    evidence: tuple[Evidence, ...] = ()
    suggestions: tuple[str, ...] = ()
    id: str | None = None
    tasks: tuple[str, ...] = ()
    note: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON object of the contract."""
        return {
            "id": self.id,
            "question": self.question,
            "status": self.status,
            "reading": self.reading,
            "sparql": self.sparql,
            "answers": list(self.answers),
            "text": self.text + self.note,
            "evidence": [
                {"document": e.document, "task": e.task, "quote": e.quote, "start": e.start, "end": e.end}
                for e in self.evidence
            ],
            "suggestions": list(self.suggestions),
        }
