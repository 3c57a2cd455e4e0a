"""第1条点到的机构中，哪一家在乙部分也被提到: things that some tasks name, by whether others name them too."""

from __future__ import annotations

from itertools import pairwise

from ontology.names import name_words
from query.constraints import Elsewhere, NameHolds, Not, Where
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic, Operation, kind_of
from query.parsing.phrases import phrase
from query.parsing.ranking import THINGS
from query.parsing.truth import all_of
from query.tokens.question_words import STRONG

_LIGHT = ("filler", "yesno", "other", "both", "mention", "not", "list", "which")


def of_things_elsewhere(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a question whether things of some tasks stand in others as well, None for any other.

    Raises NotUnderstood where one of the two sets of tasks cannot be read.
    """
    noun = next((i for i, m in enumerate(row) if _named_by_tasks(row, i)), None)
    if noun is None or all(m.text.isascii() for m in row):
        return None
    scope, said = [m for m in row[: noun - 1] if m.kind not in ("mention", "filler")], row[noun + 1 :]
    asked = [m for m in said if _asks(m, row[noun].code)]
    if not (asked or any(m.kind == "yesno" for m in said)) or not any(m.kind == "mention" for m in said):
        return None
    if any(m.kind in ("name-holds", "name-lacks") for m in row):
        return None
    found = _others(said, row[noun].code) or _set(said, row[noun].code, lexicon)
    if found is None:
        return None
    there, denied = found
    where = phrase(row[: noun - 1], "task", lexicon, drop=("mention",)).where if scope else ()
    if any(m.kind in ("yesno", "which", "count") for m in scope) or (scope and not where) or not (where or there):
        raise NotUnderstood("nothing")
    elsewhere = Elsewhere(there or (Not(all_of(where)),), frozenset(), negated=denied)
    return Logic(_step(asked, said), kind_of(row[noun].code), (*where, elsewhere, *_called(row[noun])))


def _others(said: list[Mark], code: str) -> tuple[Where, bool] | None:
    """Return whether 别的任务没提到 denies, None where other tasks are not all that is spoken of."""
    others = any(m.kind == "other" and n.kind == "ask" and n.code == "task" for m, n in pairwise(said))
    return ((), any(m.kind == "not" for m in said)) if others and all(_light(m, code) for m in said) else None


def _set(said: list[Mark], code: str, lexicon: Lexicon) -> tuple[Where, bool] | None:
    """Return what bounds the tasks that do or do not name the things as well (第24条没有提到), None if nothing does."""
    last = max(i for i, m in enumerate(said) if m.kind == "mention")
    denied = last > 0 and said[last - 1].kind == "not"
    spent = [m for i, m in enumerate(said) if i == last or (denied and i == last - 1) or _asks(m, code)]
    tasks = [m for m in said if m not in spent and m.kind not in ("mention", "yesno", "other")]
    if all(m.kind == "filler" for m in tasks) or any(m.kind == "ask" and STRONG.search(m.text) for m in tasks):
        return None
    return phrase(tasks, "task", lexicon, drop=("both", "list")).where, denied


def _asks(mark: Mark, code: str) -> bool:
    return mark.kind in ("ask", "count", "which") and mark.code in ("unit", code, "")


def _called(noun: Mark) -> tuple[NameHolds, ...]:
    """Return what names hold that end in the noun of their class (研究院, 大学)."""
    words = name_words()
    endings = sorted({*words["universityEnding"], *words["instituteEnding"]}, key=len, reverse=True)
    of_class = noun.code in ("institute", "university", "institution")
    return tuple(NameHolds(e) for e in endings if of_class and noun.text.endswith(e))[:1]


def _named_by_tasks(row: list[Mark], place: int) -> bool:
    """Tell whether a class of things stands behind 提到的, 写到的."""
    noun = row[place]
    if noun.kind != "ask" or noun.code not in THINGS or noun.code == "project" or place < 2:
        return False
    return row[place - 1].text == "的" and row[place - 2].kind == "mention"


def _light(mark: Mark, code: str) -> bool:
    return mark.kind in _LIGHT or (mark.kind in ("ask", "count", "some") and mark.code in ("task", "unit", code, ""))


def _step(asked: list[Mark], said: list[Mark]) -> Operation:
    if any(m.kind == "yesno" for m in said):
        return "exists"
    return "count" if any(m.kind == "count" for m in asked) else "select"
