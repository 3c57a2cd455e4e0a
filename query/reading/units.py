"""Units of a question: they wait in a group for the role word behind them."""

from __future__ import annotations

from query.constraints import ALL_ROLES, AnyOf, UnitIs
from query.lexicon import Mark
from query.reading.draft import Draft
from query.reading.place import At
from query.tokens.question_words import INSIDE

_IN_OTHERS = ("在", "出现在", "列在", "参加", "进", "appear in", "appears in")
_CLAUSE_ENDS = (",", "、", "但", "但是", "却", "而", "可", "可是", "又")
_LISTING = {"和", "与", "跟", "及", "以及", "或", "或者", "、", "and", "or", "nor"}


def take_unit(mark: Mark, new: Draft, at: At) -> None:
    """Let a unit wait for its role; a unit that no document names is unknown."""
    if not mark.entry.iris:
        new.unknown.append(mark.text)
        return
    if new.group and (new.negation or (new.role_waits and not at.joined())):
        close_group(new, ALL_ROLES)
    if new.group and not new.role_waits and _within(at):
        close_group(new, ALL_ROLES)
    if new.group and at.before.text in ("但", "但是", "可是", "却", "而", "but"):
        close_group(new, ALL_ROLES)
    if new.group and bool(mark.denied) != new.negated_group and not _goes_on(mark, new, at):
        close_group(new, ALL_ROLES)
    new.negated_group |= bool(mark.denied) or new.negation == "not"
    if mark.denied == "except":
        new.excepted.update(mark.entry.iris)
    new.negation = None
    new.group.append(mark)


def _within(at: At) -> bool:
    """甲有没有出现在乙牵头的任务里: what is said of the unit behind is not said of the one in front."""
    front = next((i for i in range(at.index - 1, -1, -1) if at.row[i].kind == "unit"), at.index)
    between = at.row[front + 1 : at.index]
    tasks = next((i for i, m in enumerate(between) if m.kind == "ask" and m.code == "task"), None)
    if tasks is not None and between[0].text == "的":
        return any(m.text in INSIDE for m in between[tasks + 1 :])  # 甲的任务里乙没参与的
    return any(m.text in _IN_OTHERS for m in between) and not any(m.text == "," for m in between)


def _goes_on(mark: Mark, new: Draft, at: At) -> bool:
    """没有甲和乙的任务: the negation in front of the first reaches the second too."""
    before = at.row[at.index - 2] if at.before.text == "the" else at.before
    listed = before.kind == "unit" or before.text in _LISTING
    return listed and not mark.denied and not new.group[-1].denied


def close_group(new: Draft, roles: frozenset[str]) -> None:
    """Give the waiting units their role: a role word behind them, or the one in front that had no unit yet."""
    if not new.group:
        return
    if roles == ALL_ROLES and new.role_waits and new.free_roles:
        roles = new.free_roles.pop()
        new.role_waits = False
    made = tuple(unit_is(unit, roles, negated=new.negated_group) for unit in new.group)
    joined = len(made) > 1 and "or" in new.flags and not new.negated_group
    new.constraints.extend([AnyOf(made)] if joined else made)
    new.last_units, new.group, new.negated_group = new.group, [], False


def unit_is(mark: Mark, roles: frozenset[str], *, negated: bool) -> UnitIs:
    """Return the constraint that a unit has one of some roles."""
    return UnitIs(mark.entry.iris, mark.text, roles, negated)


def take_negation(mark: Mark, new: Draft, at: At) -> None:
    """Keep a negation for what follows; behind a comma or 但 the waiting units are out of its reach."""
    subject = at.before.text == "却" and at.row[at.index - 2].kind == "unit"
    if new.group and at.before.text in (",", "、", "但", "但是", "却", "可", "可是", "but") and not subject:
        close_group(new, ALL_ROLES)  # but of 甲有任务、乙却不牵头 only this is said of 乙
    new.negation, new.negation_text = mark.kind, mark.text


def take_without(mark: Mark, new: Draft, at: At) -> None:
    """Without 甲 …: the waiting units are denied; 有甲、没出现乙 and 哪条没带上乙 deny the unit behind."""
    behind = at.row[at.index + 1 : at.index + 2]
    ends = at.before.text in _CLAUSE_ENDS or not new.group
    if ends and behind and behind[0].kind == "unit" and not mark.text.isascii():
        close_group(new, ALL_ROLES)
        new.negation, new.negation_text = "not", mark.text
        return
    new.negated_group = True
    close_group(new, ALL_ROLES)
