"""The values that the pages are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kg.documents import DocumentRow
from kg.facts import Role
from viz.model import ROLES, Proof
from viz.quoting import Texts
from viz.reading import Goal, Part, TaskRecord


@dataclass(frozen=True, slots=True)
class Aim:
    """A target and where it belongs; `task` is None where it belongs to none."""

    goal: Goal
    document: str
    baseline: int | None
    order: int
    task: TaskRecord | None


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that answers for something: its name as the documents print it, its own name and its others.

    `kind` is its class in the ontology (Department, Collective, Company …).
    """

    iri: str
    name: str
    full_name: str
    aliases: tuple[str, ...]
    kind: str
    region: str
    tasks: tuple[TaskRecord, ...]

    def with_role(self, role: Role) -> tuple[TaskRecord, ...]:
        """Return the tasks in which it has a role."""
        return tuple(task for task in self.tasks if role in task.roles_of(self.iri))

    @property
    def counts(self) -> dict[str, int]:
        """Return in how many tasks it has each role."""
        return {role: len(self.with_role(role)) for role in ROLES}


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A project: the box it stands in, its year, who takes part, the task it serves."""

    iri: str
    name: str
    box: str
    year: int | None
    document: str
    task: TaskRecord | None
    involves: tuple[str, ...]
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sentence that names a thing, and the task that it stands in."""

    document: str
    task: TaskRecord | None
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class Named:
    """A company, institution, place or brand that documents name. `kind` is its class in the ontology."""

    iri: str
    name: str
    kind: str
    sightings: tuple[Sighting, ...]

    @property
    def tasks(self) -> tuple[TaskRecord, ...]:
        """Return the tasks that name it, each once."""
        return tuple({s.task.iri: s.task for s in self.sightings if s.task}.values())


@dataclass(frozen=True)
class Holdings:
    """All of a store that is shown, by IRI where things are looked up, in the order of the documents where listed."""

    documents: Mapping[str, DocumentRow]
    texts: Texts
    tasks: Mapping[str, TaskRecord]
    aims: Mapping[str, Aim]
    bodies: Mapping[str, Body]
    names: Mapping[str, Named]
    projects: Mapping[str, Undertaking]
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> dict[str, str]:
        """The IRI of each document by its number, else title: the name that answers and quotes give it."""
        return {self.texts.name(iri): iri for iri in self.documents}

    def document_name(self, iri: str) -> str:
        """Return the name that people know a document by."""
        return self.texts.name(iri)

    def projects_of(self, thing: str) -> tuple[Undertaking, ...]:
        """Return the projects that a company or institution takes part in."""
        return tuple(each for each in self.projects.values() if thing in each.involves)

    def projects_in(self, task: str) -> tuple[Undertaking, ...]:
        """Return the projects of a task."""
        return tuple(each for each in self.projects.values() if each.task and each.task.iri == task)

    def names_in(self, task: str) -> tuple[Named, ...]:
        """Return what a task names."""
        return tuple(each for each in self.names.values() if any(t.iri == task for t in each.tasks))


def printed_name(parts: Iterable[Part]) -> str:
    """Return the name that most of the parts print; of equals the shortest, then the first in order of characters."""
    counted = Counter(" ".join(part.printed.split()) for part in parts)
    return min(counted, key=lambda name: (-counted[name], len(name), name), default="")
