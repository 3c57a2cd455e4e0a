"""Questions about given things: whether something is so of one, and which of several is first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from query.described.draft import Draft, Piece, Unread
from query.described.owner import Focus
from query.described.words import ASKING

if TYPE_CHECKING:
    from query.described.reading import Reading

_OPENS = ("is", "do", "have")


def is_yes_or_no(reading: Reading) -> bool:
    """Tell whether a question asks for yes or no: 吗, 是否, or in English a verb in front."""
    row = reading.row
    if any(t.kind == "yesno" for t in row):
        return not any(t.kind in ASKING for t in row if t.kind != "which")
    opens = row[0].kind in _OPENS if row else False
    return reading.language == "en" and opens and not any(t.kind in ASKING for t in row)


def tested(reading: Reading) -> Draft:
    """Return the thing that a yes-or-no question is about; a class behind 是 is what is tested."""
    things = [p for p in reading.pieces if p.kind == "thing" and p.draft and not p.used]
    classes = [p for p in reading.pieces if p.kind == "class" and p.draft]
    if not things:
        if not classes:
            raise Unread
        return classes[-1 if reading.language == "zh" else 0].draft  # type: ignore[return-value]  # a class has a draft
    root = things[0].draft
    assert root is not None
    for piece in classes:
        named = set(piece.sense.iris) & reading.fitting.family(root)
        if named or _behind_copula(reading, piece):
            root.classes, piece.used, root.place = piece.sense.iris, True, root.place
            reading.drafts.remove(piece.draft)  # type: ignore[arg-type]  # a class has a draft
            piece.draft = None
            return root
    return classes[0].draft if classes and not _has_predicate(reading, root) else root  # type: ignore[return-value]  # a class has a draft


def _has_predicate(reading: Reading, root: Draft) -> bool:
    """Tell whether something of the question can be said of a thing itself, as a class linked to it by 有 cannot."""
    iris = tuple(i for p in reading.pieces if p.kind in ("value", "property") for i in p.sense.iris)
    return bool(reading.fitting.of(iris, root)) and not any(p.kind == "class" for p in reading.pieces)


def _behind_copula(reading: Reading, piece: Piece) -> bool:
    back = piece.place - 1
    while back >= 0 and (reading.row[back].kind in ("filler", "of") or _is_value(reading, back)):
        back -= 1
    token = reading.row[back] if back >= 0 else None
    if token is None:
        return False
    if reading.language == "zh":
        return token.text in ("是", "是不是", "是否", "属于", "为")
    return token.kind == "word" and reading.row[0].kind == "is" and back == piece.place - 1 - (piece.place - 1 - back)


def _is_value(reading: Reading, place: int) -> bool:
    return any(p.place == place and p.kind == "value" for p in reading.pieces)


def compared_of(reading: Reading) -> Focus | None:
    """甲和乙哪个大: the one of several things that is first by a property."""
    several = [d for d in reading.drafts if len(d.things) > 1]
    degrees = [t for t in reading.row if t.kind in ("up", "down", "larger", "smaller")]
    asks = any(t.kind in ("which", "who") for t in reading.row)
    classes = [p for p in reading.pieces if p.kind == "class"]
    if len(several) != 1 or not degrees or not asks or len(reading.drafts) - len(classes) > 1:
        return None
    for piece in classes:
        if not set(piece.sense.iris) & reading.fitting.family(several[0]):
            return None
        piece.used = True
        reading.drafts.remove(piece.draft)  # type: ignore[arg-type]  # a class has a draft
        piece.draft = None
    return Focus(several[0], "select")
