"""The form of what is claimed of sets, each of which is read as a plain question by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from query.apart.meaning import Reader, units_named, without
from query.claims.chinese import claims_in_chinese
from query.claims.english import claims_in_english
from query.claims.saying import Claim
from query.constraints import ALL_ROLES, Constraint, Elsewhere, Not, NumberIn, ThingIn
from query.errors import NotInDocuments, NotUnderstood
from query.language import language_of
from query.logic import Logic
from query.parsing.truth import all_of
from query.patterns import OF_THING
from query.wording.bounds import bound_in

Form = Callable[[str], Logic]


def claimed(question: str, form: Form, reader: Reader) -> Logic | None:
    """Return the form of a question whether what it claims of sets is so; None for any other.

    `form` reads the plain questions for the sets.
    """
    english = language_of(question) == "en"
    for claim in claims_in_english(question) if english else claims_in_chinese(question):
        if found := _form(claim, form, replace(reader, english=english)):
            return found
    return None


def _form(claim: Claim, form: Form, reader: Reader) -> Logic | None:
    if claim.how == "unlike":
        return _unlike(form(claim.sets[0]))
    sets = [_set(plain, form) for plain in claim.sets]
    if sets[0] and claim.left:
        sets[0] = without(sets[0], claim.left, reader)
    found = [each for each in sets if each]
    if len(found) < len(sets):
        return None
    if claim.bound:
        sign, number = bound_in(claim.bound)
        return replace(
            found[0], operation="exists", total=("<" if claim.bound.groupdict().get("few") else sign, number)
        )
    kinds = {each.kind for each in found}
    if kinds == {"unit"}:
        return _of_two(claim, found[0], found[1], reader) if len(found) > 1 else _of_one(claim, found[0], reader)
    if claim.how == "within" and not reader.found(found[0]):
        return replace(found[0], operation="exists")
    return _of_tasks(claim, *found) if kinds == {"task"} else None


def _of_one(claim: Claim, own: Logic, reader: Reader) -> Logic | None:
    """Return the form for whether there are other units in a set, or those alone that are named."""
    if claim.how == "other":
        return replace(own, operation="exists", attribute="not" if claim.denied else None)
    units = _units(claim.named, own, reader)
    named = ThingIn(units, reader.lexicon.label_of(units, claim.named))
    if claim.how == "absent":
        return replace(own, operation="exists", where=(*own.where, named), attribute="not") if units else None
    return _equal(own, replace(own, where=(named,), roles=ALL_ROLES), named, claim) if units else None


def _unlike(alike: Logic) -> Logic | None:
    """Return the form for whether two numbers differ, by that for whether they are alike."""
    return replace(alike, attribute="not") if alike.operation == "same" and alike.attribute is None else None


def _of_tasks(claim: Claim, first: Logic, second: Logic | None = None) -> Logic | None:
    """Return the form of what is claimed of tasks: that they are none, these alone, the same, all of them so."""
    if second is None:
        if claim.how != "in":
            return replace(first, operation="exists", attribute="not" if claim.denied or claim.how == "none" else None)
        named = NumberIn(tuple(re.findall("[0-9]+", claim.named)))
        return _equal(first, replace(first, where=(named,)), named, claim)
    numbered = claim.how == "within" and all(isinstance(c, NumberIn) for c in second.where)
    if claim.how == "same" or numbered:  # 只在第3、5条: there, and in each of them
        return _equal(first, second, all_of(second.where), claim)
    where = (*first.where, Not(all_of(second.where)))
    return replace(first, operation="exists", where=where, attribute=None if claim.denied else "not")


def _of_two(claim: Claim, first: Logic, second: Logic, reader: Reader) -> Logic | None:
    """Return the form for whether the units of a set are in another one, apart from it, or the same.

    Of units that are none nothing is said.
    """
    if any(isinstance(c, OF_THING) for c in second.where):
        return None
    own = bool(reader.found(first))
    if not own and (claim.how != "same" or not reader.found(second)):
        raise NotUnderstood("nothing")
    if claim.how == "same":
        return _equal(first, second, Elsewhere(second.where, second.roles), claim)
    other = Elsewhere(second.where, second.roles, negated=claim.how == "all")
    where = (*first.where, other)
    return replace(first, operation="exists", where=where, attribute=None if claim.how == "some" else "not")


def _equal(first: Logic, second: Logic, both: Constraint, claim: Claim) -> Logic:
    """Return the form for whether two sets of units are one: each has as many as there are in both."""
    shared = replace(first, where=(*first.where, both))
    sides = tuple(replace(each, operation="count") for each in (first, second, shared))
    return Logic("same", first.kind, others=sides, attribute="not" if claim.denied else None)


def _set(plain: str, form: Form) -> Logic | None:
    """Return the form that finds what a plain question asks for; None where it cannot be read, or finds no things."""
    try:
        found = form(plain)
    except (NotUnderstood, NotInDocuments):
        return None
    whole = (found.operation, found.others, found.limit, found.every) == ("select", (), None, False)
    return replace(found, expected=None) if whole and found.where and found.attribute is None else None


def _units(said: str, there: Logic, reader: Reader) -> tuple[str, ...]:
    """Return the units that some words name, nothing where they say more than that.

    What is called by one name has several in a document (各镇街, 有关镇街): the one that is there is meant.
    """
    try:
        new = reader.read(said)
    except (NotUnderstood, NotInDocuments):
        return ()
    if not units_named(new):
        return ()
    own = reader.found(there)
    return tuple(sorted(next(filter(own.__contains__, c.units), c.units[0]) for c in new.units))
