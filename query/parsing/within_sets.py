"""What is asked within a set of tasks: a share of it, two units against each other, who is in each, one of two units.

甲负责的任务占没有牵头单位的任务的百分之几; 没有目标的任务里，甲负责的比乙多吗; 哪些单位在有目标的每一条任务里都有;
甲和乙只有一家负责的任务.
"""

from __future__ import annotations

from dataclasses import replace

from query.constraints import ALL_ROLES, AllOf, AnyOf, UnitIs
from query.lexicon import Lexicon, Mark
from query.logic import Logic
from query.parsing.clauses import asks, trimmed
from query.parsing.task_sets import end_of_set, set_against, set_of
from query.tokens.question_words import INSIDE

_SHARE = {"占", "占了", "占到"}
_THAN = {"比", "较"}
_EACH = ("all", "all-of", "each-task")
BINDING = {*_EACH, "ratio", "difference", "compare", "fewer", "amount"}
"""Words and kinds of words one of which says what is asked within a set of tasks."""
_LIGHT = {"filler", "both", "mention", "yesno"}
_ONE_OF = {"两家", "两家单位", "两个单位", "中", "里", "当中", "之中", "有", ","}
_UNFIT = ("pronoun", "these", "rank", "top", "most", "least", "times", "each", "each-part")


def within_sets(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a question about units within a set of tasks, None where it is not built so."""
    said = trimmed(row)
    if all(m.text.isascii() or m.kind == "unit" for m in said) or any(m.kind in _UNFIT for m in said):
        return None
    return (
        _share(said, lexicon)
        or _against(said, lexicon, whether=any(m.kind == "yesno" for m in row))
        or _in_each(said, lexicon)
        or _one_of_two(said, lexicon)
    )


def _share(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """甲负责的任务占没有牵头单位的任务的百分之几: of the second set, what is in the first as well."""
    at = next((i for i, m in enumerate(row) if m.text in _SHARE), None)
    ratio = next((i for i, m in enumerate(row) if m.kind == "ratio"), None)
    if at is None or ratio is None or ratio < at or end_of_set(row[at:ratio]) is None or end_of_set(row[:at]) is None:
        return None
    part, base = set_of(row[:at], lexicon), set_of(row[at + 1 : ratio], lexicon)
    if not part or not base:
        return None
    both = (*base, *(c for c in part if c not in base))
    return Logic("ratio", "task", others=(Logic("count", "task", both), Logic("count", "task", base)))


def _against(row: list[Mark], lexicon: Lexicon, *, whether: bool) -> Logic | None:
    """没有目标的任务里，甲负责的比乙多吗, 甲负责的和乙负责的相差几条: two units, both within the set in front."""
    inside = _end_of_front(row)
    step = next((m for m in row if m.kind in ("difference", "compare", "fewer")), None)
    if inside is None or step is None or (step.kind == "difference") == whether or row.index(step) < inside:
        return None
    sides = _sides([m for m in row[inside + 1 : row.index(step)] if m.text != "," and m.kind != "yesno"])
    base = set_of(row[:inside], lexicon) if sides else ()
    if sides is None or not base:
        return None
    wheres = [set_of(side, lexicon) for side in sides]
    if not all(wheres):
        return None
    return set_against(step, ((*base, *where) for where in wheres))


def _end_of_front(row: list[Mark]) -> int | None:
    """Return where 里 or 中 stands behind a set in front."""
    return next((i for i in range(1, len(row)) if row[i].text in INSIDE and end_of_set(row[:i]) == i - 1), None)


def _sides(row: list[Mark]) -> tuple[list[Mark], list[Mark]] | None:
    """Return two phrases that name a unit each, the second with the role of the first where it has none."""
    places = [i for i, m in enumerate(row) if m.kind == "unit"]
    between = [i for i, m in enumerate(row) if m.text in _THAN or m.text in ("和", "与", "跟")]
    if len(places) != 2 or len(between) != 1 or not places[0] < between[0] < places[1]:
        return None
    first, second = row[: between[0]], row[between[0] + 1 :]
    roles = [m for m in first if m.kind == "role"]
    if len(roles) != 1 or any(m.kind not in (*_LIGHT, "unit", "role") for m in row if m.text not in _THAN):
        return None
    if not any(m.kind == "role" for m in second):
        second = [*(m for m in second if m.text != "是"), roles[0]]
    return [m for m in first if m.text not in ("是", "的")], [m for m in second if m.text not in ("是", "的")]


def _in_each(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """哪些单位在有目标的所有任务里都有: those that have a part in each task of the set."""
    at = next((i for i, m in enumerate(row) if m.kind in _EACH and m.code in ("task", "")), None)
    if at is None or at < 2 or row[0].kind != "ask" or row[0].code != "unit" or not asks(row[0]):
        return None
    if row[1].text != "在" or not any(m.text in INSIDE for m in row[at : at + 3]):
        return None
    tail = row[at + 1 :]
    roles = [m.entry.roles for m in tail if m.kind == "role"]
    if len(roles) > 1 or any(m.kind not in (*_LIGHT, "role") and m.code != "task" for m in tail):
        return None
    where = set_of(row[2:at], lexicon)
    return Logic("select", "unit", where, roles[0] if roles else ALL_ROLES, every=True) if where else None


def _one_of_two(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """甲部分里甲和乙只有一家负责的任务: those in which one of the two has the role and the other has not."""
    inside = _end_of_front(row)
    base = set_of(row[:inside], lexicon) if inside else ()
    if inside:
        row = [m for m in row[inside + 1 :] if m.text != ","]
    units = [i for i, m in enumerate(row) if m.kind == "unit"]
    if units != [0, 2] or len(row) < 6 or (inside and not base):
        return None
    one = next((i for i in range(3, len(row)) if row[i].kind == "amount"), None)
    if one is None or any(m.text not in _ONE_OF for m in row[3:one]):
        return None
    amount, role = row[one].amount, row[one + 1]
    if amount is None or (amount.comparator, amount.value, amount.unit) != ("=", 1, "家") or role.kind != "role":
        return None
    tail = row[one + 2 :]
    if not any(m.code == "task" for m in tail) or any(
        m.kind not in ("filler", "list") and not (m.code in ("task", "any", "") and m.kind in ("ask", "count", "which"))
        for m in tail
    ):
        return None
    first, second = (
        UnitIs(row[i].entry.iris, lexicon.label_of(row[i].entry.iris, row[i].text), role.entry.roles) for i in units
    )
    either = AnyOf((AllOf((first, replace(second, negated=True))), AllOf((replace(first, negated=True), second))))
    return Logic("count" if any(m.kind == "count" for m in tail) else "select", "task", (*base, either))
