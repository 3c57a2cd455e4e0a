"""第1条的责任单位里，哪些还牵头别的任务: those units of a set of tasks of which something else is said."""

from query.among.asking import units_among
from query.among.left_out import each_without, some_without
from query.lexicon import Lexicon
from query.logic import Logic
from query.session import Session

__all__ = ["some_units"]


def some_units(question: str, lexicon: Lexicon, memory: Session) -> Logic | None:
    """Return the form of a question for some units of a set, or for each of them without some; None for any other."""
    return (
        units_among(question, lexicon, memory)
        or some_without(question, lexicon, lambda rest: units_among(rest, lexicon, memory))
        or each_without(question, lexicon)
    )
