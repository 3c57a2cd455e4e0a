"""What is asked of a described thing, and whose it is: the owner of a property that a question asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from query.described.draft import Draft, Piece, Unread
from query.described.form import Operation, Step

if TYPE_CHECKING:
    from query.described.reading import Reading
    from query.described.tokens import Token


@dataclass(slots=True)
class Focus:
    """What is asked: the thing at the root, the properties asked of it, what groups it; `spent` tokens are used."""

    root: Draft
    operation: Operation
    asked: tuple[str, ...] = ()
    year_only: bool = False
    group: Piece | None = None
    step: Step | None = None
    aggregate: Literal["sum", "average"] | None = None
    spent: set[int] = field(default_factory=set)

    def idle(self, row: list[Token]) -> list[int]:
        """Return the places of numbers, degrees and question words that nothing has used."""
        kinds = (
            "amount",
            "range",
            "top",
            "up",
            "down",
            "larger",
            "smaller",
            "degree",
            "who",
            "where",
            "when",
            "year?",
            "average",
        )
        return [i for i, t in enumerate(row) if t.kind in kinds and i not in self.spent]


def value_of(reading: Reading, piece: Piece, iris: tuple[str, ...]) -> Focus:
    """Ask for the value of a property of what has it: a thing, a class, or what another property leads to."""
    piece.used = True
    owners = _owners(reading, piece)
    for owner in owners:
        if isinstance(owner, Draft):
            fits = reading.fitting.of(iris, owner)
            if fits:
                owner_piece = next((p for p in reading.pieces if p.draft is owner), None)
                if owner_piece:
                    owner_piece.used = True
                return Focus(owner, "value", fits)
            continue
        through = _through(reading, owner, iris)
        if through:
            return Focus(through, "value", reading.fitting.of(iris, through))
    raise Unread(piece.token.text)


def _owners(reading: Reading, piece: Piece) -> list[Draft | Piece]:
    """Return drafts, and properties that lead to things, in the order in which they may own what is asked."""
    drafts = reading.order(piece.place, piece=piece)
    if reading.language == "zh" or _genitive_before(reading, piece.place):
        drafts = [*sorted((d for d in drafts if d.place < piece.place), key=lambda d: -d.place)] + [
            d for d in drafts if d.place > piece.place
        ]
    else:
        drafts = sorted((d for d in drafts if d.place > piece.place), key=lambda d: d.place) + [
            d for d in drafts if d.place < piece.place
        ]
    ways = [
        p
        for p in reading.pieces
        if p.kind == "property" and not p.used and reading.fitting.kinds(p.sense.iris, "resource")
    ]
    nearer = [p for p in ways if not drafts or abs(p.place - piece.place) < abs(drafts[0].place - piece.place)]
    return [*nearer, *drafts]


def _genitive_before(reading: Reading, place: int) -> bool:
    return any(t.text in ("'s", "'") for t in reading.row[max(0, place - 2) : place])


def _through(reading: Reading, way: Piece, iris: tuple[str, ...]) -> Draft | None:
    """永康路小学所在区的人口: the things that a property leads to own what is asked."""
    links = reading.fitting.kinds(way.sense.iris, "resource")
    ranges = tuple(sorted({kind for i in links for kind in reading.schema.properties[i].ranges}))
    end = Draft(way.place, classes=ranges)
    if not reading.fitting.of(iris, end):
        return None
    for draft in reading.drafts:
        fits = reading.fitting.of(links, draft)
        if fits:
            way.used = True
            end.links.append((Step(fits, inverse=True), draft, None))
            draft.parent = end
            owner = next((p for p in reading.pieces if p.draft is draft), None)
            if owner:
                owner.used = True
            reading.drafts.append(end)
            return end
    return None
