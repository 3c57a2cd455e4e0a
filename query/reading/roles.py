"""Role words: they close a group of units, wait for one, or count units of their role."""

from __future__ import annotations

import re

from query.constraints import ALL_ROLES, RoleCount, UnitIs
from query.lexicon import Mark
from query.reading.draft import Draft
from query.reading.place import At
from query.reading.units import close_group, unit_is
from query.tokens.question_words import HAVING, IS_NOT, JOINERS, STRONG, names_units

JOINT = re.compile("联合|共同|双牵|joint|co[- ]?le", re.IGNORECASE)
"""How a role word begins that several units have together."""
_NOBODY = {"没人", "没有人", "无人", "谁都没", "谁也没", "谁都不", "谁也不", "没有谁", "没有哪家", "没有单位"}
_NOBODY |= {"nobody", "no one", "none"}
_ABOUT = {"涉及", "涉及到", "牵涉", "牵涉到", "牵扯", "牵扯到", "关系到"}
_NAMES = ("text", "thing")
_BELOW = {"下面", "底下", "之下", "手下"}
_IN_ALL = {"总共", "一共", "共计", "合计", "拢共", "总的", "一总", "altogether", "in total"}


def take_role(mark: Mark, new: Draft, at: At) -> None:
    """Give a role to the units that wait for it, or keep it for the unit behind it or the unit asked for."""
    roles = mark.entry.roles
    if mark.text.startswith(("分别", "各自")):
        new.flags.setdefault("apart", mark)
    if mark.denied:
        new.excluded_roles |= roles
        return
    if _repeats(mark, new, at) or _of_left_out(mark, new, at):
        return
    if new.group and new.role_waits:
        close_group(new, ALL_ROLES)
    if _says_related(mark, at):
        new.flags.setdefault("related", mark)
        return
    new.named_roles.append(roles)
    new.unused += [mark.text] * (roles == {"lead"} and _of_thing(mark, at))  # 甲集团牵头的任务: no unit
    if _no_other(mark, new, at) or _counts_units(mark, new, at):
        return
    if new.negation and new.group and at.unit_follows():
        denied, new.negation = new.negation, None
        close_group(new, ALL_ROLES)
        new.negation = denied
    _leave_unit_asked_from(mark, new, at)
    if not new.group and at.unit_follows():
        _wait_for_unit(mark, new, at)
    else:
        _give(mark, new, at)


def _says_related(mark: Mark, at: At) -> bool:
    """Tell whether a word only joins a topic to a noun (与用水有关的指标, 涉及用水的任务)."""
    if mark.text in _ABOUT and not any(m.kind == "unit" for m in at.row):
        ahead = [m for m in at.row[at.index + 1 :] if m.kind != "filler" or m.text in JOINERS]
        named = next((i for i, m in enumerate(ahead) if m.kind not in _NAMES and m.text not in JOINERS), len(ahead))
        of_tasks = named < len(ahead) and ahead[named].code == "task" and ahead[named].kind in ("ask", "all-of")
        named_in_front = named and any((m.kind, m.code) == ("ask", "task") for m in at.row[: at.index])
        return bool(named_in_front) or (of_tasks and (named > 0 or at.before.kind in _NAMES))
    if _of_thing(mark, at):
        return mark.entry.roles != {"lead"}  # 甲集团参与的那条: the one that names it
    return mark.text in ("有关", "沾边", "搭界", "related") and at.before.kind in _NAMES


def _of_thing(mark: Mark, at: At) -> bool:
    """Tell whether a verb says what a company or another named thing does in a task (甲集团参与的那条)."""
    behind = [m for m in at.row[at.index + 1 : at.index + 3] if m.text != "的"][:1]
    of_task = bool(behind) and (behind[0].kind == "pointer" or (behind[0].kind, behind[0].code) == ("ask", "task"))
    return at.before.kind == "thing" and of_task and _is_verb(mark)


def _of_left_out(mark: Mark, new: Draft, at: At) -> bool:
    """Close a group of units left out: with their role (除了甲牵头), or before another's (除了甲，牵头的还有谁)."""
    if not new.group or any(m.denied != "except" for m in new.group):
        return False
    asked = not _is_verb(mark) and at.before.text.endswith("的")
    own = at.right_behind_unit() and not asked and at.before.text not in ("以外", "之外", "外")
    close_group(new, mark.entry.roles if own else ALL_ROLES)
    return own


def _no_other(mark: Mark, new: Draft, at: At) -> bool:
    """没有别的牵头单位: one unit alone has the role."""
    if new.negation != "not" or at.before.kind not in ("other", "others") or _is_verb(mark):
        return False
    close_group(new, ALL_ROLES)
    new.negation = None
    new.flags.pop("other", None)
    alone = RoleCount(mark.entry.roles, "=", 1)
    new.constraints[:] = [*(c for c in new.constraints if c != alone), alone]
    return True


def _repeats(mark: Mark, new: Draft, at: At) -> bool:
    """Tell whether a role word only says again what another has said: heads the work on, the lead, 参与牵头."""
    if mark.text == "lead on" and new.free_roles:
        return True
    named = new.free_roles and not new.negation and "other" not in new.flags
    if mark.text == "lead" and at.before.text == "the" and named:
        return True
    return mark.code == "participate" and at.next_role() in ("lead", "cooperate")


def _counts_units(mark: Mark, new: Draft, at: At) -> bool:
    """有配合单位的任务, 给别家牵头的任务打配合: tasks that have some unit in the role."""
    roles = mark.entry.roles
    having = at.before.text in HAVING or (
        at.before.kind == "all" and at.before.text.endswith(("有", "定了", "设了", "明确", "明确了", "写明了"))
    )
    having = having or at.those_have()
    if not _is_verb(mark) and having and not at.unit_follows():
        close_group(new, ALL_ROLES)
        new.constraints.append(RoleCount(roles, ">=", 1))
        return True
    if new.others_wait:
        new.others_wait = False
        new.constraints.append(RoleCount(roles, ">=", 1))
        new.others_roles = roles
        return True
    return False


def _leave_unit_asked_from(mark: Mark, new: Draft, at: At) -> None:
    """甲下面还有哪些参与单位: the role is that of the units asked for, beside the one in front; below it, 甲 leads."""
    asks = at.before.kind == "ask" and at.before.code == "unit" and STRONG.search(at.before.text)
    if not (asks and new.group) or _is_verb(mark) or new.negated_group or new.negation:
        return
    below = any(m.text in _BELOW for m in at.row[max(0, at.index - 4) : at.index])
    close_group(new, frozenset({"lead"}) if below else ALL_ROLES)
    new.flags.setdefault("other", at.before)


def _wait_for_unit(mark: Mark, new: Draft, at: At) -> None:
    new.free_roles.append(mark.entry.roles)
    new.role_waits = not (mark.code == "cooperate" and _is_verb(mark) and at.asks_unit())


def _give(mark: Mark, new: Draft, at: At) -> None:
    """Give a role to the units in front of it, or to the unit asked for where there are none."""
    roles = mark.entry.roles
    negation, new.negation = "except" if at.left_out() else new.negation, None
    if negation:
        _give_denied(negation, mark, new, at)
    elif new.group:
        if JOINT.match(mark.text):
            new.flags.setdefault("both", mark)
        if at.before.text in _IN_ALL and len(new.group) > 1 and "both" not in new.flags:
            new.flags.setdefault("or", at.before)
        close_group(new, roles)
    elif _widens(mark, new, at):
        size = len(new.last_units)
        new.constraints[-size:] = [unit_is(u, roles | _own_roles(new), negated=False) for u in new.last_units]
    elif new.last_units and (at.refers_back() or at.goes_on()):
        new.constraints.extend(unit_is(unit, roles, negated=False) for unit in new.last_units)
    else:
        if new.free_roles and at.joined_to_role():
            roles |= new.free_roles.pop()
        new.free_roles.append(roles)
        new.role_words.append(mark.text)


def _widens(mark: Mark, new: Draft, at: At) -> bool:
    """甲参与或牵头的, 甲牵头和参与的: a second verb for the same units, which have one role or the other."""
    last = new.constraints[-len(new.last_units) :] if new.last_units else []
    same = [c for c in last if isinstance(c, UnitIs) and not c.negated]
    fresh = len(same) == len(new.last_units) and all(
        c.units == unit.entry.iris for c, unit in zip(same, new.last_units, strict=True)
    )
    return bool(last) and fresh and _is_verb(mark) and at.joined_to_role() and at.before.text != ","


def _own_roles(new: Draft) -> frozenset[str]:
    return frozenset(role for c in new.constraints[-len(new.last_units) :] if isinstance(c, UnitIs) for role in c.roles)


def _is_verb(mark: Mark) -> bool:
    return not (names_units(mark.text) or mark.text.endswith("by"))


def _give_denied(negation: str, mark: Mark, new: Draft, at: At) -> None:
    """没有牵头单位 counts leads, 除了牵头的 leaves a role out, 不归本单位负责 denies a unit named before its role."""
    if new.negation_text in _NOBODY or (not _is_verb(mark) and new.group and new.negation_text not in IS_NOT):
        close_group(new, ALL_ROLES)
        owned = "单位" if new.negation_text in _NOBODY else ""
        new.denied_roles.append((mark.text + owned, mark.entry.roles))
        return
    verb = (_is_verb(mark) and (mark.text.isascii() or len(mark.text) <= 2)) or new.negation_text in IS_NOT
    last = [] if _left_out(new) else new.last_units
    units = new.group or (last if at.refers_back() or verb else [])
    if units:
        new.constraints.extend(unit_is(unit, mark.entry.roles, negated=True) for unit in units)
        new.last_units = list(units)
        if negation == "not":
            new.group = []
    elif negation == "not" and verb and new.free_roles and "pronoun" in new.flags:
        new.excluded_roles |= mark.entry.roles
    elif negation == "not":
        owned = "单位" if at.counts_as_owned() else ""
        new.denied_roles.append((mark.text + owned, mark.entry.roles))
    elif mark.code != "responsible":
        new.excluded_roles |= mark.entry.roles


def _left_out(new: Draft) -> bool:
    """Tell whether the units named last are those left out of the answer: nothing more is said of them."""
    return bool(new.last_units) and all(set(m.entry.iris) <= new.excepted for m in new.last_units)


def take_others(mark: Mark, new: Draft, at: At) -> None:
    """给别家牵头的任务打配合, tasks led by someone else: the role at 别家 is another unit's."""
    if new.denied_roles and at.before.kind == "role":
        return  # 从不参与别家任务: whose tasks does not matter
    if new.free_roles and at.before.kind == "role":
        roles = new.free_roles.pop()
        new.constraints.append(RoleCount(roles, ">=", 1))
        new.others_roles = roles
        return
    new.flags.setdefault("others", mark)
    new.others_wait = True
