"""Bodies that reforms have changed: the names that are a former body's alone, and since when a new name exists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ontology.load import values_by_subject
from ontology.namespaces import DCTERMS, ORG, SKOS


@dataclass(frozen=True, slots=True)
class Former:
    """A body that is no more: its IRI and that of the event (org:ChangeEvent) which changed it."""

    body: str
    event: str


def _names(values: dict[str, list[str]]) -> tuple[str, ...]:
    return (*values.get(SKOS + "prefLabel@zh", ()), *values.get(SKOS + "altLabel@zh", ()))


@cache
def former_bodies() -> dict[str, Former]:
    """Return the former body of every name that only such a body had, at any level."""
    subjects = values_by_subject("events.ttl")
    return {
        name: Former(body, event)
        for event, values in subjects.items()
        for body in values.get(ORG + "originalOrganization", ())
        for name in _names(subjects[body])
    }


@cache
def founding_days() -> dict[str, str]:
    """Return the day (ISO 8601) on which a reform gave a name to a body for the first time."""
    subjects = values_by_subject("events.ttl")
    return {
        name: values[DCTERMS + "date"][0]
        for values in subjects.values()
        for body in values.get(ORG + "resultingOrganization", ())
        for name in _names(subjects[body])
    }
