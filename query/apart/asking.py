"""The form of a question that leaves something out: that of the question without it, and what it leaves out denied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from query.apart.chinese import parted_in_chinese
from query.apart.english import parted_in_english
from query.apart.meaning import Reader, without
from query.apart.saying import Parting
from query.errors import NotInDocuments, NotUnderstood
from query.language import language_of
from query.logic import Logic


def partings(question: str) -> Iterator[Parting]:
    """Yield each way to part a question, in either language, from what it leaves out; none where it leaves out none."""
    said = question.strip()
    yield from parted_in_english(said) if language_of(said) == "en" else parted_in_chinese(said)


def without_the_rest(question: str, form: Callable[[str], Logic], reader: Reader) -> Logic | None:
    """Return the form of a question without what it leaves out; None where it leaves out nothing that can be named.

    `form` reads the rest of the question.
    """
    return next(filter(None, (_without(asked, form, reader) for asked in partings(question))), None)


def _without(asked: Parting, form: Callable[[str], Logic], reader: Reader) -> Logic | None:
    try:
        logic: Logic | None = form(asked.rest)
    except (NotUnderstood, NotInDocuments):
        return None
    for said in asked.left:
        logic = without(logic, said, replace(reader, english=asked.english)) if logic else None
    return logic
