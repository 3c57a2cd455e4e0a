"""Who has a role alone or with others: 只由甲牵头, 联合牵头的, the only lead unit, led by … alone."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import ALL_ROLES
from query.lexicon import Amount, Entry, Mark
from query.tokens.question_words import names_units

_JOINTLY = re.compile("(?:联合|共同|一起|合力)(?:牵头|主办|主责|领衔)")
_OPENS_BOUND = {"", ",", "、", "是", "且", "又", "和", "或", "或者", "在", "有", "把"}
_BY_ONLY = ("只由", "仅由", "只归", "仅归")
_SOLE = {"唯一", "唯一的", "only", "sole", "the only", "the sole"}


def with_sole(row: list[Mark]) -> list[Mark]:
    """Return the tokens with what says that one unit, these alone or several have a role made marks that count them."""
    return _with_joint([_by_it_alone(row, i) or _by_these_alone(row, i) or m for i, m in enumerate(row)])


def before_text(row: list[Mark], index: int) -> str:
    """Return the words of the token in front, nothing at the beginning."""
    return row[index - 1].text if index else ""


def counted_mark(mark: Mark, code: str, role: Mark | None, amount: Amount) -> Mark:
    """Return a mark that counts things of a class, or the units that have a role, in the place of another."""
    alone = frozenset({"lead"}) if mark.kind == "single" and code == "unit" else ALL_ROLES
    roles = role.entry.roles if role else alone
    return replace(mark, entry=Entry("counted", code, roles=roles), amount=amount)


def _by_it_alone(row: list[Mark], index: int) -> Mark | None:
    """Led by … alone, the only lead unit, 唯一的牵头单位: one unit has the role."""
    mark, ahead = row[index], row[index + 1 : index + 2]
    if mark.text in _SOLE and _names_role(ahead) and any(m.kind == "unit" for m in row[:index]):
        return counted_mark(mark, "unit", ahead[0], Amount("=", 1, None))
    if mark.kind != "single" or not mark.text.isascii() or not index or row[index - 1].kind != "unit":
        return None
    before = row[max(0, index - 4) : index]
    role = next((m for m in before if m.kind == "role"), None)
    return counted_mark(mark, "unit", role, Amount("=", 1, None)) if role else None


def _names_role(ahead: list[Mark]) -> bool:
    return bool(ahead) and ahead[0].kind == "role" and names_units(ahead[0].text)


def _by_these_alone(row: list[Mark], index: int) -> Mark | None:
    """只由甲、乙牵头的: the units between it and the role are all that have it."""
    if row[index].kind != "single" or not row[index].text.startswith(_BY_ONLY):
        return None
    role = next((i for i in range(index + 1, len(row)) if row[i].kind == "role"), index)
    between = row[index + 1 : role]
    units = sum(m.kind == "unit" for m in between)
    if not units or any(m.kind not in ("unit", "filler", "single") for m in between):
        return None
    return counted_mark(row[index], "unit", row[role], Amount("=", units, None))


def _with_joint(row: list[Mark]) -> list[Mark]:
    """联合牵头的任务: several lead; 甲联合牵头的: 甲 does, and somebody beside it; 联合牵头的不算: nobody beside it."""
    out: list[Mark] = []
    for index, mark in enumerate(row):
        joint = mark.kind == "role" and _JOINTLY.fullmatch(mark.text) and _before_tasks(row, index)
        opens = bool(joint) and _opens_bound(row, index)
        if not opens:
            out.append(mark)
        if joint and (opens or _of_one_unit(row, index)):
            out.append(counted_mark(mark, "unit", mark, Amount("=" if mark.denied else ">", 1, None)))
    return out


def _opens_bound(row: list[Mark], index: int) -> bool:
    """Tell whether nothing stands in front of a role that it could be said of."""
    before = before_text(row, index)
    return before.endswith("的") or before in _OPENS_BOUND or (row[index - 1].kind == "list")


def _of_one_unit(row: list[Mark], index: int) -> bool:
    """Tell whether the one unit of its clause stands right in front of a role."""
    clause = []
    for mark in reversed(row[:index]):
        if mark.text in (",", ";") or mark.kind in ("ask", "which", "both", "baseline"):
            break
        clause.append(mark)
    while clause and (clause[0].kind == "yesno" or clause[0].text in ("有", "也", "曾", "还")):
        clause = clause[1:]
    units = [m for m in clause if m.kind in ("unit", "pronoun", "others")]
    return len(units) == 1 and clause[0] is units[0]


def _before_tasks(row: list[Mark], index: int) -> bool:
    """Tell whether 的 stands behind a role, and tasks, another bound or the end of a clause behind that."""
    behind = row[index + 1 : index + 3]
    if not behind or behind[0].text != "的":
        return False
    return len(behind) < 2 or (behind[1].code != "unit" and behind[1].kind not in ("role", "count", "unknown"))
