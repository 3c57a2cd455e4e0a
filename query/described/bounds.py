"""Numbers, years and degrees in a question about described things: which property they are of, and of which thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.vocabularies import units_by_name
from query.described.draft import Draft, Piece, Several, Unread
from query.described.form import Bound, Rank
from query.described.words import measured, timely

if TYPE_CHECKING:
    from query.described.owner import Focus
    from query.described.reading import Reading
    from query.described.tokens import Token

_DEGREES = ("up", "down", "larger", "smaller")
_DATED = ("date", "year")


class Bounds:
    """The numbers and degrees of one reading, each given to a draft."""

    def __init__(self, reading: Reading, focus: Focus) -> None:
        self.reading, self.focus = reading, focus
        self.row, self.fitting, self.schema = reading.row, reading.fitting, reading.schema

    def settle(self) -> None:
        """Give every degree its draft, then every number; a number beside a degree is how many are wanted."""
        degrees = [(i, t) for i, t in enumerate(self.row) if t.kind in _DEGREES and self._is_degree(i)]
        tops = [i for i, t in enumerate(self.row) if t.kind == "top"]
        if len(degrees) > 1 or len(tops) > 1:
            raise Unread(*(t.text for _, t in degrees[1:]))
        if degrees or tops:
            self._rank(degrees[0][0] if degrees else None, tops[0] if tops else None)
        for place, token in enumerate(self.row):
            if token.kind in ("amount", "range") and place not in self.focus.spent:
                self._bound(place, token)

    def _is_degree(self, place: int) -> bool:
        """A comparative (大, larger) is a degree only where several things are compared."""
        return self.row[place].kind in ("up", "down") or len(self.focus.root.things) > 1

    def _piece(self, place: int) -> Piece | None:
        return next((p for p in self.reading.pieces if p.place == place), None)

    def _near(self, place: int, *kinds: str) -> list[Piece]:
        """Return the properties with values of some kinds, the nearest first."""
        found = [p for p in self.reading.pieces if p.kind == "property" and self.fitting.kinds(p.sense.iris, *kinds)]
        return sorted(found, key=lambda p: (p.used, abs(p.place - place), p.place < place))

    # degrees

    def _rank(self, degree: int | None, top: int | None) -> None:
        place = degree if degree is not None else top
        assert place is not None
        token = self.row[place]
        limit = self._limit(place, top)
        draft = self._ranked(place)
        counted = self._counted(place, draft)
        up = token.kind in ("up", "larger", "top")
        self.focus.spent.add(place)
        if counted is not None and counted.draft is not None:
            counted.used = True
            step = self.reading.step(draft, counted.draft, counted.place)
            counted.draft.parent = draft
            draft.rank = Rank(step=step, node=None, descending=up, limit=limit)
            draft.counted = counted.draft
            return
        properties, dated = self._degree_of(place, draft)
        if dated and any(word in token.text for word in ("新", "晚", "new", "late", "recent", "young", "last", "后")):
            up = True
        elif dated and any(word in token.text for word in ("老", "旧", "早", "old", "earl", "first", "先")):
            up = False
        draft.rank = Rank(properties, descending=up, limit=limit)

    def _limit(self, place: int, top: int | None) -> int:
        if top is not None:
            self.focus.spent.add(top)
            return int(self.row[top].number)
        for index in sorted(range(len(self.row)), key=lambda i: abs(i - place)):
            token = self.row[index]
            plain = token.kind == "amount" and token.comparator == "=" and not token.unit and not token.day
            plain = plain or (
                token.kind == "amount" and token.unit in ("所", "个", "家", "座", "条", "名", "项", "人", "处")
            )
            if plain and 1 <= token.number <= 100:
                self.focus.spent.add(index)
                return int(token.number)
        return 1

    def _ranked(self, place: int) -> Draft:
        """Return what is ranked: the class that the degree stands before (最大的公园), else what is asked for."""
        if len(self.focus.root.things) > 1:
            return self.focus.root
        for index in range(place + 1, len(self.row)):
            piece = self._piece(index)
            if piece and piece.kind == "class" and piece.draft:
                asks = (
                    self.focus.root is not piece.draft
                    and self.focus.operation == "select"
                    and not self._of_follows(place)
                )
                return self.focus.root if asks else piece.draft
            if self.row[index].kind not in ("of", "amount", "measure", "filler") and not (
                piece and piece.kind in ("value", "property")
            ):
                break
        classes = [d for d in self.reading.drafts if d.classes]
        if self.focus.root.classes:
            return self.focus.root
        if classes:
            return classes[-1] if self.reading.language == "zh" else classes[0]
        raise Unread(self.row[place].text)

    def _of_follows(self, place: int) -> bool:
        return self.reading.language == "zh" or self.row[place].text not in (
            "most",
            "the most",
            "fewest",
            "the fewest",
            "least",
        )

    def _counted(self, place: int, draft: Draft) -> Piece | None:
        """学校最多的区, most schools: the class whose things are counted."""
        text = self.row[place].text
        if not any(word in text for word in ("多", "少", "most", "fewest", "least", "more", "fewer", "less")):
            return None
        beside = [self._piece(place - 1), self._piece(place + 1)]
        beside = beside if self.reading.language == "zh" else beside[::-1]
        for piece in beside:
            if (
                piece
                and piece.kind == "class"
                and piece.draft is not draft
                and self.fitting.steps(draft, piece.draft or draft)
            ):
                return piece
        return None

    def _degree_of(self, place: int, draft: Draft) -> tuple[tuple[str, ...], bool]:
        """Return the property of a degree: one that is named, one that the adjective speaks of, or the only one."""
        for piece in self._near(place, "number", *_DATED):
            if piece.used and not set(piece.sense.iris) & set(self.focus.asked):
                continue
            found = self.fitting.of(self.fitting.kinds(piece.sense.iris, "number", *_DATED), draft)
            if found and not (piece.used and self._other(place, draft)):
                piece.used = True
                return found, bool(self.fitting.kinds(found, *_DATED))
        found = self._other(place, draft)
        if not found:
            raise Unread(self.row[place].text)
        if len({self.schema.properties[i].labels for i in found}) > 1:
            raise Several(found)
        self.reading.bridged += 1
        return found, bool(self.fitting.kinds(found, *_DATED))

    def _other(self, place: int, draft: Draft) -> tuple[str, ...]:
        text = self.row[place].text
        every = tuple(self.schema.properties)
        if timely(text):
            return self.fitting.of(self.fitting.kinds(every, *_DATED), draft)
        numbers = self.fitting.of(self.fitting.kinds(every, "number"), draft)
        return self._of_dimension(text, numbers) or (
            numbers if any(w in text for w in ("大", "小", "larg", "big", "small")) else ()
        )

    def _of_dimension(self, text: str, numbers: tuple[str, ...]) -> tuple[str, ...]:
        parts = measured(text)
        return self.fitting.named(numbers, parts) if parts else ()

    # numbers

    def _bound(self, place: int, token: Token) -> None:
        self.focus.spent.add(place)
        if self._counts_things(place, token):
            return
        years = (token.kind == "range" and token.number >= 1000) or token.day or token.unit == "年" or _like_year(token)
        kinds = [_DATED, ("number",)] if years else [("number",), _DATED]
        if years and token.unit != "年" and not token.day:
            kinds = [("number", *_DATED)]
        for wanted in kinds:
            for draft, properties, piece in self._bearers(place, token, wanted):
                self._give(draft, properties, piece, token)
                return
        raise Unread(token.text)

    def _bearers(
        self, place: int, token: Token, kinds: tuple[str, ...]
    ) -> list[tuple[Draft, tuple[str, ...], Piece | None]]:
        """Return the draft and the property that a number is about: named near it, of its unit, or the only one."""
        order = self.reading.order(place)
        if self.focus.root in order and not self.focus.root.things:
            order = sorted(order, key=lambda d: bool(d.things))
        for piece in self._near(place, *kinds):
            if piece.used and not piece.token.hint and not set(piece.sense.iris) & set(self.focus.asked):
                continue
            for draft in order:
                found = self.fitting.of(self.fitting.kinds(piece.sense.iris, *kinds), draft)
                if found:
                    return [(draft, found, piece)]
        every = self.fitting.kinds(tuple(self.schema.properties), *kinds)
        for draft in order:
            found = self.fitting.of(every, draft)
            fits = self._of_unit(token, found) or self._of_dimension(token.text, found) or found
            if _like_year(token) and token.unit is None and not token.day:
                fits = self.fitting.kinds(fits, *_DATED) or fits
            if fits:
                if len({self.schema.properties[i].labels for i in fits}) > 1:
                    raise Several(fits)
                self.reading.bridged += 1
                return [(draft, fits, None)]
        return []

    def _of_unit(self, token: Token, iris: tuple[str, ...]) -> tuple[str, ...]:
        if not token.unit:
            return ()
        return tuple(i for i in iris if token.unit in (self.schema.properties[i].unit or "").lower().split("|"))

    def _give(self, draft: Draft, properties: tuple[str, ...], piece: Piece | None, token: Token) -> None:
        negated = bool(piece and piece.negated)
        if piece:
            piece.used = True
        dated = self.fitting.kinds(properties, *_DATED)
        if dated:
            for sign, value in _ends(token):
                printed: float | str = token.day or str(int(value))
                draft.where.append(Bound(dated, sign, printed, "day" if token.day else "year", negated=negated))
            return
        factor = self._factor(token, properties)
        for sign, value in _ends(token):
            draft.where.append(Bound(properties, sign, round(value * factor, 9), unit=token.unit, negated=negated))

    def _factor(self, token: Token, properties: tuple[str, ...]) -> float:
        """Return by what a number is multiplied to be in the unit of a property; `Unread` where units do not agree."""
        theirs = (self.schema.properties[properties[0]].unit or "").lower().split("|")
        if not token.unit or token.unit in theirs or theirs == [""]:
            return 1
        known = units_by_name()
        ours = known.get(token.unit)
        for name in theirs:
            other = known.get(name)
            if ours and other and ours.base == other.base:
                return ours.factor / other.factor
        raise Unread(token.text)

    def _counts_things(self, place: int, token: Token) -> bool:
        """有两张以上许可证的公园: a number before a class that is not asked for counts such things."""
        index = place + 1
        while index < len(self.row) and self.row[index].kind in ("filler", "measure", "of"):
            index += 1
        piece = self._piece(index)
        if (
            piece
            and piece.kind == "class"
            and piece.draft is not self.focus.root
            and token.kind == "amount"
            and not token.day
        ):
            before = [p for p in self._near(place, "number") if p.place == place - 1]
            if not before and not _like_year(token) and token.number == int(token.number):
                piece.amount = token
                return True
        return False


def _ends(token: Token) -> list[tuple[str, float]]:
    return [(">=", token.number), ("<=", token.upper)] if token.kind == "range" else [(token.comparator, token.number)]


def _like_year(token: Token) -> bool:
    return token.number == int(token.number) and 1000 <= token.number <= 2100 and token.unit in (None, "年")
