"""A question about described things while it is read: its words with what they stand for, and the things they make."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from query.described.form import Constraint, Linked, Node, Rank, Step
from query.described.names import Sense
from query.described.schema import Property, Schema
from query.described.tokens import Token
from query.described.words import AGENTS, place_words
from query.errors import QueryRoomError


class Unread(QueryRoomError):
    """No reading fits: `words` have no use."""

    def __init__(self, *words: str) -> None:
        super().__init__(f"no use for: {' '.join(words)}")
        self.words = words


class Several(QueryRoomError):
    """More than one property fits where none is named: `properties` (IRIs)."""

    def __init__(self, properties: tuple[str, ...]) -> None:
        super().__init__(f"several properties fit: {' '.join(properties)}")
        self.properties = properties


class Absent(QueryRoomError):
    """A name that the store does not hold."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no such name: {name}")
        self.name = name


@dataclass(slots=True, eq=False)
class Draft:
    """Things in the making: of a class, or given ones; `place` is where in the row they are named."""

    place: int
    classes: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    where: list[Constraint] = field(default_factory=list)
    links: list[tuple[Step, Draft, Piece | None]] = field(default_factory=list)
    excluded: tuple[str, ...] = ()
    rank: Rank | None = None
    counted: Draft | None = None
    joined: bool = False
    parent: Draft | None = None

    def node(self) -> Node:
        """Return what has been put together."""
        linked = tuple(_linked(step, draft, piece) for step, draft, piece in self.links)
        rank = replace(self.rank, node=self.counted.node()) if self.rank and self.counted else self.rank
        return Node(self.classes, self.things, (*self.where, *linked), self.excluded, rank)

    def root(self) -> Draft:
        """Return the thing at the top of the tree that this one is part of."""
        return self.parent.root() if self.parent else self


def _linked(step: Step, draft: Draft, piece: Piece | None) -> Linked:
    if piece is None or piece.amount is None:
        return Linked(step, draft.node(), bool(piece and piece.negated))
    return Linked(step, draft.node(), piece.negated, piece.amount.comparator, piece.amount.number)


@dataclass(slots=True, eq=False)
class Piece:
    """A word with one of its senses; `negated`, `each` and `excepted` come from the words in front of it."""

    place: int
    token: Token
    sense: Sense
    used: bool = False
    negated: bool = False
    each: bool = False
    excepted: bool = False
    draft: Draft | None = None
    amount: Token | None = None

    @property
    def kind(self) -> str:
        """What the word stands for."""
        return self.sense.kind


@dataclass(slots=True)
class Fitting:
    """Which properties lead from what to what, by the classes of the schema."""

    schema: Schema

    def family(self, draft: Draft) -> frozenset[str]:
        """Return every class that things of a draft may have: its own, those above and (of a class) those below."""
        kinds: set[str] = set()
        for name in draft.classes:
            kinds |= self.schema.below(name) | self.schema.above(name)
        for thing in draft.things:
            kinds.update(*(self.schema.above(kind) for kind in self.schema.types.get(thing, ())))
        return frozenset(kinds)

    def of(self, iris: tuple[str, ...], draft: Draft) -> tuple[str, ...]:
        """Return those properties that things of a draft have."""
        family = self.family(draft)
        return tuple(i for i in iris if self.schema.properties[i].domains & family)

    def steps(self, start: Draft, end: Draft) -> list[Step]:
        """Return the properties that link two drafts, those with one label together."""
        a, b = self.family(start), self.family(end)
        found: dict[tuple[object, bool], list[str]] = {}
        for item in self.schema.properties.values():
            if item.kind == "resource":
                if item.domains & a and item.ranges & b:
                    found.setdefault((item.labels or item.iri, False), []).append(item.iri)
                if item.domains & b and item.ranges & a:
                    found.setdefault((item.labels or item.iri, True), []).append(item.iri)
        return [Step(tuple(iris), inverse) for (_, inverse), iris in found.items()]

    def kinds(self, iris: tuple[str, ...], *kinds: str) -> tuple[str, ...]:
        """Return those properties whose values are of some kinds."""
        return tuple(i for i in iris if self.schema.properties[i].kind in kinds)

    def is_agent(self, iri: str) -> bool:
        """Tell whether a property may say who: names of people as text, or a link to those who act."""
        item = self.schema.properties[iri]
        above = set().union(*(self.schema.above(kind) for kind in item.ranges)) if item.ranges else set()
        return item.kind == "text" or any(kind.endswith(AGENTS) for kind in above)

    def is_place(self, iri: str) -> bool:
        """Tell whether a property says where: by its name, or because it leads to places."""
        item = self.schema.properties[iri]
        above = set().union(*(self.schema.above(kind) for kind in item.ranges)) if item.ranges else set()
        return _named(item, place_words()) or any(kind.endswith(("Place", "Location")) for kind in above)

    def named(self, iris: tuple[str, ...], parts: tuple[str, ...]) -> tuple[str, ...]:
        """Return those properties whose label has one of some parts."""
        return tuple(i for i in iris if _named(self.schema.properties[i], parts))


def _named(item: Property, parts: tuple[str, ...]) -> bool:
    return any(part in text.lower() for text, _ in item.labels for part in parts)
