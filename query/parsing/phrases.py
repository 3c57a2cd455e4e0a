"""Phrases of a question, each read by itself: what kind of things it is about, and what bounds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from query.constraints import ALL_ROLES, Constraint, Kind, TargetIs
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.logic import kind_of
from query.parsing.due import take_month
from query.parsing.focus import COUNTED_ASKS
from query.parsing.roles import narrowest
from query.parsing.settle import settled
from query.reading.draft import TARGET_ASKS, Draft
from query.reading.read import read_row
from query.tokens.question_words import names_units

_NOUNS = {*COUNTED_ASKS, "part", "document"}
_SAYS_KIND = ("ask", "some", "these", "count", "all-of", "each", "each-task", "each-part")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase stands for: things of a kind, what bounds them, and the roles of units asked for."""

    kind: Kind
    where: tuple[Constraint, ...]
    roles: frozenset[str] = ALL_ROLES


def noun_of(row: list[Mark]) -> str:
    """Return the class that the last noun of a phrase names, else that of what it lists; nothing where neither does."""
    for mark in reversed(row):
        if mark.kind in _SAYS_KIND and mark.code in _NOUNS:
            return mark.code
        if mark.kind == "part" and mark.code == "tasks":
            return "task"
        if mark.kind == "role" and names_units(mark.text):
            return "unit"
    listed = [mark.kind for mark in row if mark.kind in ("unit", "numbers", "part")]
    numbers = sum(len(mark.numbers) for mark in row if mark.kind == "numbers")
    if listed.count("unit") > 1:
        return "unit"
    if numbers > 1:
        return "task"
    return "part" if listed.count("part") > 1 else ""


def phrase(row: list[Mark], asked: str, lexicon: Lexicon, *, drop: tuple[str, ...] = ()) -> Phrase:
    """Return what a phrase stands for where it is about things of the class `asked`.

    `drop` names the flags that another part of the question makes use of. Raises NotUnderstood where a word of the
    phrase has no use.
    """
    new = read_row(row, lexicon)
    if new.unknown:
        raise NotInDocuments(tuple(new.unknown))
    if new.unused:
        raise NotUnderstood("words", tuple(new.unused))
    for flag in drop:
        new.flags.pop(flag, None)
    _ask_for(new, asked)
    if asked == "task":
        take_month(new, lexicon)
    roles = settled(new, asked, "select", lexicon)
    kind: Kind = "target" if asked in TARGET_ASKS else kind_of(asked)
    return Phrase(kind, tuple(new.constraints), roles)


def bounds_of(clauses: Iterable[list[Mark]], lexicon: Lexicon, *, drop: tuple[str, ...] = ()) -> tuple[Constraint, ...]:
    """Return what clauses say of tasks, each read by itself; nothing where one says nothing, or cannot be read so."""
    where: list[Constraint] = []
    for clause in clauses:
        try:
            found = phrase(clause, "task", lexicon, drop=drop).where
        except NotUnderstood:
            return ()
        if not found or any(isinstance(c, TargetIs) for c in found):
            return ()
        where += [c for c in found if c not in where]
    return tuple(where)


def _ask_for(new: Draft, asked: str) -> None:
    if not any(mark.code == asked for mark in new.asks):
        new.asks.append(Mark(Entry("ask", asked), 0, 0, ""))


def measured_roles(row: list[Mark], lexicon: Lexicon) -> frozenset[str]:
    """Return the roles that a measure counts (牵头条数: lead), all where it names none."""
    new = read_row(row, lexicon)
    left = narrowest(new.free_roles) - new.excluded_roles
    return left - frozenset(role for _, roles in new.denied_roles for role in roles)
