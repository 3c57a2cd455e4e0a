"""The form of a question for those units of a set of tasks of which something else is said."""

from __future__ import annotations

from dataclasses import replace

from query.among.chinese import asked_in_chinese
from query.among.english import asked_in_english
from query.among.meaning import Question, UnitsOf, held, ranked
from query.constraints import ALL_ROLES
from query.errors import NotInDocuments, NotUnderstood
from query.language import language_of
from query.lexicon import Lexicon
from query.logic import Logic
from query.parsing.form import parse
from query.session import Session, carried_over
from query.units_of_sets import roles_of

_LONGEST = 240


def units_among(question: str, lexicon: Lexicon, memory: Session) -> Logic | None:
    """Return the form of a question for some units of a set of tasks, or of the last answer; None for any other."""
    question = question.strip()
    english = language_of(question) == "en"
    if len(question) > (_LONGEST if english else _LONGEST // 2):
        return None
    asked = asked_in_english(question) if english else asked_in_chinese(question)

    def units_of(tasks: str) -> Logic | None:
        whole = f"which units are responsible for {tasks}?" if english else f"{tasks}的责任单位有哪些"
        return _all_units(whole, lexicon, memory)

    return next(filter(None, (_composed(each, units_of, lexicon, memory) for each in asked)), None)


def _composed(asked: Question, units_of: UnitsOf, lexicon: Lexicon, memory: Session) -> Logic | None:
    base = units_of(asked.tasks) if asked.tasks is not None else _last_units(memory)
    if base is None:
        return None
    base = replace(base, roles=roles_of(asked.does, lexicon)) if asked.does else base
    for clause in asked.clauses:
        roles = roles_of(clause.does, lexicon) if clause.does else ALL_ROLES
        if clause.how == "most":
            return ranked(clause, base, roles)
        if said := held(clause, base, roles, units_of):
            return replace(base, operation=asked.operation, where=(*base.where, *said), expected=None)
    return None


def _last_units(memory: Session) -> Logic | None:
    """Return the form that finds the units which the last answer named or counted, None where it was about others."""
    old = memory.logic
    units = old is not None and old.kind == "unit" and old.operation in ("select", "count")
    return replace(old, operation="select") if old and units else None


def _all_units(question: str, lexicon: Lexicon, memory: Session) -> Logic | None:
    """Return the form that finds all units of some tasks, None where these cannot be understood."""
    try:
        found = carried_over(question, lexicon, memory) or parse(question, lexicon)
    except (NotUnderstood, NotInDocuments):
        return None
    plain = (found.operation, found.kind, found.others, found.every) == ("select", "unit", (), False)
    return found if plain and found.roles == ALL_ROLES and found.where else None
