"""The form of a question that leaves something out: that of the question without it, and what it leaves out denied."""

from __future__ import annotations

from collections.abc import Callable

from query.apart.chinese import parted_in_chinese
from query.apart.meaning import Find, without
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic


def without_the_rest(question: str, form: Callable[[str], Logic], find: Find, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question without what it leaves out; None where it leaves out nothing that can be named.

    `form` reads the rest of the question, `find` finds what is named.
    """
    asked = parted_in_chinese(question.strip())
    if asked is None:
        return None
    try:
        logic: Logic | None = form(asked.rest)
    except (NotUnderstood, NotInDocuments):
        return None
    for said in asked.left:
        logic = without(logic, said, lexicon, find) if logic else None
    return logic
