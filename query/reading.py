"""A question read from left to right: units with their roles, and what waits to be settled."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from query.draft import NO_FLAG, STRONG, TARGET_ASKS, Draft, target_kind
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.logic import ALL_ROLES, AnyOf, HasTarget, InPart, NumberIn, RoleCount, UnitIs
from query.place import At
from query.parts import parts_called
from query.tokens import tokens
from query.topics import stated, tasks_holding

_WH = re.compile(r"\W*(?:in |for |at |on )?(?:what|which|who|how|when|where|list|show|give|name)\b", re.IGNORECASE)
_CLASS_ASKS = {
    "Company": "company",
    "Institute": "institute",
    "University": "university",
    "Place": "place",
    "Brand": "brand",
}
LONGEST_QUESTION = 300


def read(question: str, lexicon: Lexicon) -> Draft:
    """Read the tokens of a question; NotUnderstood where it asks for what no plan holds (budgets, names of people)."""
    if len(question) > LONGEST_QUESTION:
        raise NotUnderstood("long")
    row = tokens(question, lexicon)
    outside = [mark.text for mark in row if mark.kind == "outside"]
    if outside:
        raise NotUnderstood("outside", tuple(outside))
    new = Draft()
    new.unused = [mark.text for mark in row if mark.kind == "unknown"]
    if _WH.match(question):
        new.flags["wh"] = NO_FLAG
    for index, mark in enumerate(row):
        _take(mark, new, At(row, index, lexicon))
    if new.negation == "not" and new.group and question.isascii():
        new.negated_group, new.negation = True, None
    _close_group(new, ALL_ROLES)
    _close_question(new, lexicon)
    return new


def _close_question(new: Draft, lexicon: Lexicon) -> None:
    """Settle what only the whole question shows: a closing 没有 asks yes or no, 或 and 加上 join units."""
    if new.negation == "not":
        new.flags.setdefault("yesno", NO_FLAG)
        new.negation = None if new.asks and new.asks[-1].code in TARGET_ASKS else new.negation
    units = [c for c in new.units if not c.negated]
    if "or" in new.flags and len(units) > 1:
        new.constraints[:] = [*(c for c in new.constraints if c not in units), AnyOf(tuple(units))]
    new.constraints[:] = [
        _labelled(c, lexicon) if isinstance(c, UnitIs) else _options_labelled(c, lexicon) if isinstance(c, AnyOf) else c
        for c in new.constraints
    ]


def _labelled(constraint: UnitIs, lexicon: Lexicon) -> UnitIs:
    return replace(constraint, label=lexicon.label_of(constraint.units, constraint.label))


def _options_labelled(constraint: AnyOf, lexicon: Lexicon) -> AnyOf:
    return AnyOf(tuple(_labelled(o, lexicon) if isinstance(o, UnitIs) else o for o in constraint.options))


def _take(mark: Mark, new: Draft, at: At) -> None:
    handler = _HANDLERS.get(mark.kind)
    if handler:
        handler(mark, new, at)
    elif mark.kind == "count":
        new.flags["count"] = mark
    elif mark.kind == "yesno" and mark.text.isascii() and not at.opens_clause():
        return
    elif mark.kind != "filler":
        new.flags.setdefault(mark.kind, mark)


def _unit(mark: Mark, new: Draft, at: At) -> None:
    if not mark.entry.iris:
        new.unknown.append(mark.text)
        return
    if new.group and (new.negation or (new.role_waits and not at.joined())):
        _close_group(new, ALL_ROLES)
    if at.left_out():
        new.negation = "except"
    new.negated_group |= new.negation in ("not", "except")
    if new.negation == "except":
        new.excepted.update(mark.entry.iris)
    new.negation = None
    new.group.append(mark)


def _role(mark: Mark, new: Draft, at: At) -> None:
    roles = mark.entry.roles
    if mark.text in ("有关", "related") and at.before.kind in ("text", "thing"):
        return
    if new.negation and new.group and at.unit_follows():
        denied, new.negation = new.negation, None
        _close_group(new, ALL_ROLES)
        new.negation = denied
    if not new.group and at.unit_follows():
        new.free_roles.append(roles)
        new.role_waits = True
        return
    negation, new.negation = "except" if at.left_out() else new.negation, None
    if negation:
        _negated_role(negation, mark, new, at)
    elif new.group:
        _close_group(new, roles)
    elif new.last_units and at.refers_back():
        new.constraints.extend(_unit_is(unit, roles, negated=False) for unit in new.last_units)
    else:
        new.free_roles.append(roles)


def _negated_role(negation: str, mark: Mark, new: Draft, at: At) -> None:
    """没有牵头单位 counts leads, 除了牵头的 leaves a role out, 不由我局牵头 denies a unit named before its role."""
    verb = mark.text == "leading" or (len(mark.text) <= 2 and not mark.text.isascii())
    units = new.group or (new.last_units if at.refers_back() or verb else [])
    if units:
        new.constraints.extend(_unit_is(unit, mark.entry.roles, negated=True) for unit in units)
        new.last_units = list(units)
        if negation == "not":
            new.group = []
    elif negation == "not":
        new.constraints.append(RoleCount(mark.entry.roles, "=", 0))
    elif mark.code != "responsible":
        new.excluded_roles |= mark.entry.roles


def _close_group(new: Draft, roles: frozenset[str]) -> None:
    """Give the waiting units their role: a role word behind them, or the one in front that had no unit yet."""
    if not new.group:
        return
    if roles is ALL_ROLES and new.role_waits and new.free_roles:
        roles = new.free_roles.pop()
        new.role_waits = False
    made = tuple(_unit_is(unit, roles, negated=new.negated_group) for unit in new.group)
    joined = len(made) > 1 and "or" in new.flags and not new.negated_group
    new.constraints.extend([AnyOf(made)] if joined else made)
    new.last_units, new.group, new.negated_group = new.group, [], False


def _unit_is(mark: Mark, roles: frozenset[str], *, negated: bool) -> UnitIs:
    return UnitIs(mark.entry.iris, mark.text, roles, negated)


def _text(mark: Mark, new: Draft, at: At) -> None:
    asks_kind = at.before.kind == "which" or (at.before.code == "task" and STRONG.search(at.before.text))
    if asks_kind and _names_a_kind(mark, new, at):
        return
    if len(mark.text) == 1 and at.before.kind == "mention":
        new.character = mark.text
    else:
        new.topics.append(mark.text)


def _topic(mark: Mark, new: Draft, at: At) -> None:
    """An English topic is the first of its Chinese words that the documents hold, or the part that is called so."""
    near = [*at.row[max(0, at.index - 3) : at.index], *at.row[at.index + 1 : at.index + 2]]
    titled = [iri for word in mark.entry.iris for iri in at.lexicon.parts_titled(word)]
    asked = [found for word in mark.entry.iris if (found := parts_called(word, at.lexicon))]
    if titled or (asked and any(m.kind == "part-word" for m in near)):
        new.constraints.append(InPart(tuple(sorted(titled)) or asked[0], mark.text))
        return
    held = (word for word in mark.entry.iris if tasks_holding(word, at.lexicon) or stated(word, at.lexicon))
    topics = new.topics if mark.kind == "topic" else new.general_topics
    topics.append(next(held, mark.text))


def _names_a_kind(mark: Mark, new: Draft, at: At) -> bool:
    """哪几座山, 哪几条走廊: a noun behind the question word that ends names of things says what is asked for."""
    noun = mark.text.removesuffix("建设")
    kinds = at.lexicon.kinds_ending(noun) if noun else set()
    if kinds:
        asked = _CLASS_ASKS.get(min(kinds), "place")
    elif at.lexicon.texts.held(noun, "project"):
        asked = "project"
    else:
        return False
    new.asks = [m for m in new.asks if m is not at.before]
    new.asks.append(Mark(Entry("ask", asked), mark.start, mark.end, "哪" + mark.text))
    new.kind_noun = noun
    return True


def _ask(mark: Mark, new: Draft, at: At) -> None:
    if mark.code in ("quantity", "target", "milestone") and (new.negation == "not" or at.counts_as_owned()):
        new.constraints.append(HasTarget(target_kind(mark.code), negated=new.negation == "not"))
        new.negation = None
    else:
        asked = at.before.text if at.before.text in ("which", "what") else ""
        new.asks.append(replace(mark, text=f"{asked} {mark.text}") if asked else mark)


def _negation(mark: Mark, new: Draft, _at: At) -> None:
    new.negation = mark.kind


def _without(_mark: Mark, new: Draft, _at: At) -> None:
    new.negated_group = True
    _close_group(new, ALL_ROLES)


def _year(mark: Mark, new: Draft, at: At) -> None:
    behind = [m for m in at.row[at.index + 1 : at.index + 3] if m.kind == "baseline" and m.text != "较"]
    (new.baselines if behind or at.before.kind == "baseline" else new.years).extend(mark.numbers)


def _numbers(mark: Mark, new: Draft, at: At) -> None:
    wanted = tuple(str(number) for number in mark.numbers)
    if not at.lexicon.numbered(wanted):
        raise NotInDocuments((mark.text,))
    earlier = next((c for c in new.constraints if isinstance(c, NumberIn)), None)
    if earlier:
        if not at.joined_to_numbers():
            raise NotUnderstood("words", (mark.text,))
        new.constraints.remove(earlier)
        wanted = tuple(dict.fromkeys((*earlier.numbers, *wanted)))
    new.constraints.append(NumberIn(wanted))


def _thing(mark: Mark, new: Draft, _at: At) -> None:
    new.things.append(mark)


def _part(mark: Mark, new: Draft, _at: At) -> None:
    new.constraints.append(InPart(mark.entry.iris, mark.text))


def _amount(mark: Mark, new: Draft, _at: At) -> None:
    if mark.amount:
        new.amounts.append(mark.amount)


_HANDLERS: dict[str, Callable[[Mark, Draft, At], None]] = {
    "unit": _unit,
    "role": _role,
    "text": _text,
    "topic": _topic,
    "topic-word": _topic,
    "ask": _ask,
    "not": _negation,
    "except": _negation,
    "without": _without,
    "year": _year,
    "numbers": _numbers,
    "thing": _thing,
    "part": _part,
    "amount": _amount,
}
