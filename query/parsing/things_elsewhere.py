"""第1条点到的机构中，哪一家在乙部分也被提到: things that some tasks name, by whether others name them too."""

from __future__ import annotations

from itertools import pairwise

from ontology.names import name_words
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Constraint, Elsewhere, InPart, Logic, NameHolds, Not, Operation, kind_of
from query.parsing.phrases import phrase
from query.parsing.ranking import THINGS
from query.parsing.truth import all_of

_LIGHT = ("filler", "yesno", "other", "both", "mention", "not", "list", "which")


def of_things_elsewhere(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a question whether things of some tasks stand in others as well, None for any other.

    Raises NotUnderstood where one of the two sets of tasks cannot be read.
    """
    noun = next((i for i, m in enumerate(row) if _named_by_tasks(row, i)), None)
    if noun is None or all(m.text.isascii() for m in row):
        return None
    scope, said = row[: noun - 1], row[noun + 1 :]
    places = [m for m in said if m.kind in ("part", "numbers")]
    others = any(m.kind == "other" and n.kind == "ask" and n.code == "task" for m, n in pairwise(said))
    asked = [m for m in said if m.kind in ("ask", "count", "which") and m.code in ("unit", row[noun].code, "")]
    if bool(places) == others or len(places) > 1 or not (asked or any(m.kind == "yesno" for m in said)):
        return None
    if not any(m.kind == "mention" for m in said) or not all(m in places or _light(m, row[noun].code) for m in said):
        return None
    scope = [m for m in scope if m.kind != "mention"]
    where = phrase(scope, "task", lexicon).where if scope else ()
    denials = sum(m.kind == "not" for m in said)
    if not where or denials > 1 or any(m.kind in ("yesno", "not", "which", "count") for m in scope):
        raise NotUnderstood("nothing")
    there: tuple[Constraint, ...] = phrase(places, "task", lexicon).where if places else (Not(all_of(where)),)
    if denials and any(isinstance(c, InPart) for c in there):
        raise NotUnderstood("nothing")  # what a part names outside its tasks is not looked at
    elsewhere = Elsewhere(there, frozenset(), negated=bool(denials))
    return Logic(_step(asked, said), kind_of(row[noun].code), (*where, elsewhere, *_called(row[noun])))


def _called(noun: Mark) -> tuple[NameHolds, ...]:
    """Return what names hold that end in the noun of their class (研究院, 大学)."""
    words = name_words()
    endings = sorted({*words["universityEnding"], *words["instituteEnding"]}, key=len, reverse=True)
    of_class = noun.code in ("institute", "university", "institution")
    return tuple(NameHolds(e) for e in endings if of_class and noun.text.endswith(e))[:1]


def _named_by_tasks(row: list[Mark], place: int) -> bool:
    """Tell whether a class of things stands behind 提到的, 写到的."""
    noun = row[place]
    if noun.kind != "ask" or noun.code not in THINGS or noun.code == "project" or place < 3:
        return False
    return row[place - 1].text == "的" and row[place - 2].kind == "mention"


def _light(mark: Mark, code: str) -> bool:
    return mark.kind in _LIGHT or (mark.kind in ("ask", "count", "some") and mark.code in ("task", "unit", code, ""))


def _step(asked: list[Mark], said: list[Mark]) -> Operation:
    if any(m.kind == "yesno" for m in said):
        return "exists"
    return "count" if any(m.kind == "count" for m in asked) else "select"
