"""What a question about described things asks for: things of a class, how many, what a property says, yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from query.described.draft import Piece, Several, Unread
from query.described.form import Operation
from query.described.owner import Focus, value_of
from query.described.truth import compared_of, is_yes_or_no, tested
from query.described.words import ASKING, measured, timely

if TYPE_CHECKING:
    from query.described.reading import Reading

_LIGHT = (
    "filler",
    "of",
    "measure",
    "up",
    "down",
    "amount",
    "larger",
    "smaller",
    "more",
    "total",
    "average",
    "each",
    "top",
    "not",
)


def find_focus(reading: Reading) -> Focus:
    """Return what a question asks for; `Unread` where that cannot be told."""
    row, pieces = reading.row, reading.pieces
    compared = compared_of(reading)
    if compared:
        return compared
    if is_yes_or_no(reading):
        return Focus(tested(reading), "exists")
    asking = [i for i, t in enumerate(row) if t.kind in ASKING and not _is_relative(reading, i)]
    if len(asking) > 1:
        kinds = {row[i].kind for i in asking}
        asking = [i for i in asking if row[i].kind != "which"] if len(kinds) > 1 else asking
        if len(asking) > 1:
            raise Unread(*(row[i].text for i in asking[1:]))
    total = {i for i, t in enumerate(row) if t.kind in ("total", "average")}
    if not asking:
        focus = _of_phrase(reading, pieces)
    else:
        focus = _ASKED[row[asking[0]].kind](reading, asking[0])
        focus.spent.add(asking[0])
    if any(t.kind == "average" for t in row) and focus.asked:
        focus.aggregate = "average"
    elif total and focus.asked and reading.fitting.kinds(focus.asked, "number"):
        focus.aggregate = focus.aggregate or "sum"
    focus.spent |= total
    _set_group(reading, focus)
    return focus


def _is_relative(reading: Reading, place: int) -> bool:
    """Parks which are in Yunxi: `which` behind a class asks nothing."""
    before = reading.row[place - 1] if place else None
    return (
        reading.language == "en"
        and before is not None
        and before.kind == "word"
        and reading.row[place].text in ("which", "who", "where")
    )


def _ahead(reading: Reading, place: int) -> Piece | None:
    """Return the class or property that a question word asks for: the next one, over what only says more of it."""
    for index in range(place + 1, len(reading.row)):
        token = reading.row[index]
        piece = next((p for p in reading.pieces if p.place == index), None)
        if piece and piece.kind == "class":
            return piece
        if piece and piece.kind == "property" and not _bounded(reading, index):
            return piece
        light = token.kind in _LIGHT or (reading.language == "en" and token.kind == "is" and index == place + 1)
        genitive = (
            piece is not None
            and piece.kind == "thing"
            and (
                reading.language == "zh"
                or _text(reading, index + 1) in ("'s", "'")
                or _text(reading, place + 1) == "is"
            )
        )
        if not (light or (piece and (piece.kind in ("value", "property") or genitive))):
            return None
    return None


def _text(reading: Reading, place: int) -> str:
    return reading.row[place].text if place < len(reading.row) else ""


def _bounded(reading: Reading, place: int) -> bool:
    """Tell whether a property is only there for a number or a degree, or says yes or no."""
    around = reading.row[place + 1 : place + 2]
    iris = next(p.sense.iris for p in reading.pieces if p.place == place)
    if reading.language == "zh":
        return any(t.kind in ("amount", "range", "up", "down") for t in around) or bool(
            reading.fitting.kinds(iris, "boolean")
        )
    return bool(reading.fitting.kinds(iris, "boolean"))


def _behind(reading: Reading, place: int) -> Piece | None:
    """Return the class or property that stands before a question word: 公园有哪些, 校长是谁."""
    before = [p for p in reading.pieces if p.place < place and p.kind in ("class", "property")]
    return before[-1] if before else None


def _which(reading: Reading, place: int) -> Focus:
    piece = _ahead(reading, place) or (_behind(reading, place) if reading.language == "zh" or place else None)
    if piece is None:
        piece = next((p for p in reading.pieces if p.kind in ("property", "class")), None)
    if piece is None:
        raise Unread(reading.row[place].text)
    if piece.kind == "class":
        return _focus_class(piece, "select")
    return value_of(reading, piece, piece.sense.iris)


def _focus_class(piece: Piece, operation: Operation) -> Focus:
    if piece.draft is None:
        raise Unread(piece.token.text)
    piece.used = True
    return Focus(piece.draft, operation)


def _count(reading: Reading, place: int) -> Focus:
    piece = _ahead(reading, place) or _behind(reading, place)
    if piece is None:
        raise Unread(reading.row[place].text)
    if piece.kind == "class":
        return _focus_class(piece, "count")
    iris = reading.fitting.kinds(piece.sense.iris, "number", "year")
    if not iris:
        linked = reading.fitting.kinds(piece.sense.iris, "date", "text")
        if linked and reading.row[place].text == "多少" and piece.place < place:  # 是多少 asks for any value
            return value_of(reading, piece, linked)
        raise Unread(piece.token.text)
    focus = value_of(reading, piece, iris)
    if not focus.root.things and focus.root.classes:
        focus.aggregate = "sum" if reading.row[place].text != "多少" or _is_count(reading, iris) else None
    return focus


def _is_count(reading: Reading, iris: tuple[str, ...]) -> bool:
    return bool(reading.fitting.named(iris, ("数", "number of", "count")))


def _of_kind(reading: Reading, place: int, fits: tuple[str, ...], *, alone: bool = True) -> Focus:
    """Return the value of the property of a sort (who, where, when) that the question names, else of the only one."""
    said = _said_before(reading, place)
    if said:
        return value_of(reading, said, said.sense.iris)
    near = sorted(
        (p for p in reading.pieces if p.kind == "property"), key=lambda p: (p.place < place, abs(p.place - place))
    )
    for piece in near:
        iris = tuple(i for i in piece.sense.iris if i in fits)
        if iris:
            return value_of(reading, piece, iris)
    if not alone:
        raise Unread(reading.row[place].text)
    for draft in reading.order(place if reading.language == "zh" else -1):
        found = reading.fitting.of(fits, draft)
        if len({reading.schema.properties[i].labels for i in found}) == 1:
            reading.bridged += 1
            return Focus(draft, "value", found)
        if found:
            raise Several(found)
    raise Unread(reading.row[place].text)


def _said_before(reading: Reading, place: int) -> Piece | None:
    """母港是哪里: a property in front of 是 and a question word is asked for, whatever its values are."""
    if (
        reading.language != "zh"
        or place < 2
        or reading.row[place - 1].kind != "is"
        or reading.row[place].kind == "when"
    ):
        return None
    piece = next((p for p in reading.pieces if p.place == place - 2 and p.kind == "property"), None)
    return piece if piece and reading.fitting.kinds(piece.sense.iris, "resource", "text") else None


def _who(reading: Reading, place: int) -> Focus:
    return _of_kind(reading, place, tuple(i for i in reading.schema.properties if reading.fitting.is_agent(i)))


def _where(reading: Reading, place: int) -> Focus:
    return _of_kind(reading, place, tuple(i for i in reading.schema.properties if reading.fitting.is_place(i)))


def _when(reading: Reading, place: int) -> Focus:
    return _of_kind(reading, place, reading.fitting.kinds(tuple(reading.schema.properties), "date", "year"))


def _year(reading: Reading, place: int) -> Focus:
    focus = _when(reading, place)
    focus.year_only = True
    return focus


def _degree(reading: Reading, place: int) -> Focus:
    numbers = reading.fitting.kinds(tuple(reading.schema.properties), "number")
    said = reading.row[place].text
    if said == "how old" or timely(said):
        raise Unread(said)
    near = [p for p in reading.pieces if p.kind == "property" and set(p.sense.iris) & set(numbers)]
    if near:
        return _of_kind(reading, place, numbers)
    return _of_kind(reading, place, reading.fitting.named(numbers, measured(said)))


_ASKED = {
    "which": _which,
    "count": _count,
    "who": _who,
    "where": _where,
    "when": _when,
    "year?": _year,
    "degree": _degree,
}


def _of_phrase(reading: Reading, pieces: list[Piece]) -> Focus:
    """A bare phrase asks for its head: the last noun in Chinese, the first in English (unless 's follows)."""
    heads = [
        p
        for p in pieces
        if p.kind in ("class", "property") and not (p.kind == "property" and _bounded(reading, p.place))
    ]
    heads = [p for p in heads if not p.token.hint and not p.each]
    if reading.language == "en" and heads:
        first = [p for p in pieces if p.kind in ("thing", "class")]
        owner = bool(first) and _text(reading, first[0].place + 1) in ("'s", "'")
        head = heads[0] if not owner or heads[0].place > first[0].place else heads[-1]
    elif heads:
        head = heads[-1]
    else:
        raise Unread
    if head.kind == "class":
        return _focus_class(head, "select")
    if reading.language == "en" and not any(p.place > head.place or p.kind == "thing" for p in pieces):
        raise Unread(head.token.text)
    return value_of(reading, head, head.sense.iris)


def _set_group(reading: Reading, focus: Focus) -> None:
    each = [p for p in reading.pieces if p.each and p.draft is not focus.root]
    if not each:
        return
    if len(each) > 1 or focus.operation not in ("count", "value"):
        raise Unread(*(p.token.text for p in each))
    piece = each[0]
    if piece.kind == "property" and not reading.fitting.of(piece.sense.iris, focus.root):
        raise Unread(piece.token.text)
    piece.used = True
    focus.group = piece
    if focus.operation == "value":
        focus.aggregate = focus.aggregate or "sum"
