"""A picture before it has places: nodes, edges, legend, title and notes, in an order that never changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from kg.facts import Role

NodeKind = Literal["organization", "task", "target", "milestone", "project", "company", "mention", "part"]
ViewKind = Literal["department", "leads", "task", "matrix", "chain", "timeline", "together"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Where it says so: `quote` at characters `start` to `end` of the document, with the words around it.

    `document` is the document's number (发文字号) or else its title, `iri` its IRI, `task` the task's printed number.
    """

    quote: str
    document: str
    task: str | None
    start: int
    end: int
    before: str = ""
    after: str = ""
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in the picture. `thing` is the IRI of what it shows: two nodes may show the same organisation.

    `hub` marks what the eye should find first.
    """

    id: str
    kind: NodeKind
    label: str
    thing: str = ""
    role: Role | None = None
    number: str | None = None
    detail: Words = Words("", "")
    proofs: tuple[Proof, ...] = ()
    hub: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from node `source` to node `target`; `role` where it says who answers for what, `weight` its strength."""

    source: str
    target: str
    role: Role | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One role that the picture shows, and `count`, the number of tasks (or units) that have it there."""

    role: Role
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """A node's line in a list: `depth` 0 for what heads the lines after it, more for what belongs to it."""

    node: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes that belong together (a document, a year, a role), as a list reads them out."""

    title: Words
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class GraphView:
    """A picture's content. `centre` is the id of the node in the middle, if there is one.

    `groups` say the same as a list; a reader may choose one of them. ValueError for two nodes of one id, an edge or a
    row to no node or a centre that is not there.
    """

    kind: ViewKind
    title: Words
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    legend: tuple[LegendEntry, ...] = ()
    notes: tuple[Words, ...] = ()
    centre: str | None = None
    groups: tuple[Group, ...] = ()

    def __post_init__(self) -> None:
        ids = {node.id for node in self.nodes}
        if len(ids) != len(self.nodes):
            raise ValueError("two nodes of a view have the same id")
        ends = {end for edge in self.edges for end in (edge.source, edge.target)}
        listed = {row.node for group in self.groups for row in group.rows}
        lost = (ends | listed | ({self.centre} if self.centre else set())) - ids
        if lost:
            raise ValueError(f"no node of the view has the id {min(lost)}")

    def node(self, key: str) -> Node:
        """Return the node of this id; KeyError if there is none."""
        for node in self.nodes:
            if node.id == key:
                return node
        raise KeyError(key)
