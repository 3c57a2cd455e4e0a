"""What is asked within a set of tasks: a share of it, two units against each other, who is in each, all but one unit.

甲负责的任务占没有牵头单位的任务的百分之几; 没有目标的任务里，甲负责的比乙多吗; 哪些单位在有目标的每一条任务里都有;
除甲外，有目标的任务还有哪些责任单位; 甲和乙只有一家负责的任务.
"""

from __future__ import annotations

from dataclasses import replace

from query.constraints import ALL_ROLES, AllOf, AnyOf, UnitIs
from query.lexicon import Lexicon, Mark
from query.logic import Logic
from query.parsing.clauses import Form, asked_of, asks, trimmed
from query.parsing.roles import not_those
from query.parsing.task_sets import end_of_set, set_against, set_of
from query.tokens.question_words import INSIDE

_SHARE = {"占", "占了", "占到"}
_THAN = {"比", "较"}
_EXCEPT = {"除", "除了", "除去", "除开"}
_BESIDES = {"外", "以外", "之外", ","}
_EACH = ("all", "all-of", "each-task")
BINDING = {*_EXCEPT, *_EACH, "ratio", "difference", "compare", "fewer", "amount"}
"""Words and kinds of words one of which says what is asked within a set of tasks."""
_LIGHT = {"filler", "both", "mention", "yesno"}
_ONE_OF = {"两家", "两家单位", "两个单位", "中", "里", "当中", "之中", "有", ","}
_UNFIT = ("pronoun", "these", "rank", "top", "most", "least", "times", "each", "each-part")


def within_sets(row: list[Mark], lexicon: Lexicon, form: Form) -> Logic | None:
    """Return the form of a question about units within a set of tasks, None where it is not built so."""
    said = trimmed(row)
    if all(m.text.isascii() or m.kind == "unit" for m in said) or any(m.kind in _UNFIT for m in said):
        return None
    return (
        _share(said, lexicon)
        or _share_inside(said, lexicon)
        or _against(said, lexicon, whether=any(m.kind == "yesno" for m in row))
        or _in_each(said, lexicon)
        or _but_these(said, lexicon, form)
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


def _share_inside(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """第1到12条里没有牵头单位的占百分之几: of the tasks by their numbers, those that are in a set."""
    ratio = next((i for i, m in enumerate(row) if m.kind == "ratio"), len(row))
    inside = next((i for i, m in enumerate(row) if i and m.text in INSIDE), len(row))
    numbered = [m.kind for m in row[:inside] if m.kind != "filler"] == ["numbers"]
    if not numbered or not inside < ratio < len(row) or any(m.kind == "numbers" for m in row[inside:]):
        return None
    base, part = set_of(row[:inside], lexicon), set_of(row[inside + 1 : ratio], lexicon)
    if not base or not part:
        return None
    return Logic("ratio", "task", others=(Logic("count", "task", (*base, *part)), Logic("count", "task", base)))


def _against(row: list[Mark], lexicon: Lexicon, *, whether: bool) -> Logic | None:
    """没有目标的任务里，甲负责的比乙多吗, 甲负责的和乙负责的相差几条: two units, both within the set in front."""
    inside = next((i for i in range(1, len(row)) if row[i].text in INSIDE and end_of_set(row[:i]) == i - 1), None)
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


def _but_these(row: list[Mark], lexicon: Lexicon, form: Form) -> Logic | None:
    """除甲、乙外，有目标的任务还有哪些责任单位: units of the set, without those named in front."""
    if row[0].text not in _EXCEPT:
        return None
    end = next((i for i in range(1, len(row)) if row[i].text in _BESIDES), None)
    units = row[1:end] if end else []
    if end is None or not any(m.kind == "unit" for m in units) or any(m.kind not in ("unit", "filler") for m in units):
        return None
    rest = row[end:]
    while rest and rest[0].text in _BESIDES:
        rest = rest[1:]
    last = end_of_set(rest)
    where = set_of(rest[: last + 1], lexicon) if last is not None else ()
    if last is None or not where:
        return None
    tail = [m for m in rest[last + 1 :] if m.kind not in ("other", "others")]
    logic = asked_of(tail, where, lexicon, form)
    if logic is None or logic.kind != "unit" or logic.operation not in ("select", "count"):
        return None
    left_out = [UnitIs(m.entry.iris, m.text) for m in units if m.kind == "unit"]
    labelled = [replace(c, label=lexicon.label_of(c.units, c.label)) for c in left_out]
    return replace(logic, where=(*logic.where, not_those(labelled)))


def _one_of_two(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """甲部分里甲和乙只有一家负责的任务: those in which one of the two has the role and the other has not."""
    inside = next((i for i in range(1, len(row)) if row[i].text in INSIDE and end_of_set(row[:i]) == i - 1), None)
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
